// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * The corpus of programs, each with the verdict that it must get and why, and
 * if it is accepted with the whole of its contract.
 */

#include <kunit/test.h>

#include <linux/slab.h>

#include "../vciv_verify.h"

#define LOG_SIZE	1024

#include "vciv_corpus.h"

KUNIT_ARRAY_PARAM_DESC(corpus, corpus_cases, name);

/* What one proof writes to. */
struct proof {
	struct vciv_signature sig;
	struct vciv_contract contract;
	struct vciv_verify_args args;
	struct vciv_verdict verdict;
	char log[LOG_SIZE];
};

static void free_memory(void *memory)
{
	kvfree(memory);
}

static void *allocate(struct kunit *test, size_t size)
{
	void *memory = kvmalloc(size, GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, memory);
	KUNIT_ASSERT_EQ(test, kunit_add_action_or_reset(test, free_memory, memory), 0);

	return memory;
}

static struct proof *verify(struct kunit *test, const struct corpus_case *c)
{
	struct proof *proof = kunit_kzalloc(test, sizeof(*proof), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, proof);
	proof->sig = (struct vciv_signature){ c->params, c->num_params, c->values,
					      c->num_values, c->record };
	KUNIT_ASSERT_TRUE(test, vciv_signature_valid(&proof->sig));

	proof->contract.needs = allocate(test, vciv_signature_choices(&proof->sig) *
					 (c->num_params + 1) * sizeof(*proof->contract.needs));
	proof->contract.terms = allocate(test, VCIV_VERIFY_MAX_TERMS *
					 sizeof(*proof->contract.terms));
	proof->args = (struct vciv_verify_args){
		.code = c->code,
		.num_words = c->num_words,
		.signature = &proof->sig,
		.memory = allocate(test, vciv_verify_memory_size()),
		.out = allocate(test, c->num_words * sizeof(u64)),
		.contract = &proof->contract,
		.log = proof->log,
		.log_size = sizeof(proof->log),
	};
	vciv_verify(&proof->args, &proof->verdict);

	return proof;
}

/* The largest need of all combinations of enumerated uniforms. */
static struct vciv_need largest_need(const struct vciv_contract *contract, u32 param)
{
	struct vciv_need most = {};

	for (u32 i = 0; i < contract->num_choices; i++) {
		const struct vciv_need *need = &contract->needs[i * contract->num_params + param];

		most.read_end = max(most.read_end, need->read_end);
		most.write_end = max(most.write_end, need->write_end);
		most.bounded_read |= need->bounded_read;
		most.bounded_write |= need->bounded_write;
	}

	return most;
}

static struct vciv_need expected_need(const struct corpus_case *c, u32 param)
{
	struct vciv_need expected = {};

	for (u32 i = 0; i < c->num_needs; i++) {
		const struct corpus_need *need = &c->needs[i];

		if (need->param != param)
			continue;
		if (need->write) {
			expected.write_end = need->bytes;
			expected.bounded_write = need->bounded;
		} else {
			expected.read_end = need->bytes;
			expected.bounded_read = need->bounded;
		}
	}

	return expected;
}

static void vciv_corpus_test(struct kunit *test)
{
	const struct corpus_case *c = test->param_value;
	const struct proof *proof = verify(test, c);

	KUNIT_EXPECT_STREQ(test, vciv_reason_name(proof->verdict.reason),
			   vciv_reason_name(c->reason));
	KUNIT_EXPECT_EQ(test, !proof->verdict.reason, !proof->log[0]);
	if (proof->verdict.reason)
		return;

	for (u32 i = 0; i < c->num_params; i++) {
		struct vciv_need need = largest_need(&proof->contract, i);
		struct vciv_need expected = expected_need(c, i);

		KUNIT_EXPECT_EQ(test, need.read_end, expected.read_end);
		KUNIT_EXPECT_EQ(test, need.write_end, expected.write_end);
		KUNIT_EXPECT_EQ(test, need.bounded_read, expected.bounded_read);
		KUNIT_EXPECT_EQ(test, need.bounded_write, expected.bounded_write);
	}
}

static void vciv_selftest_test(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, vciv_verify_selftest(allocate(test, vciv_verify_memory_size())));
}

static struct kunit_case vciv_verify_cases[] = {
	KUNIT_CASE(vciv_selftest_test),
	KUNIT_CASE_PARAM(vciv_corpus_test, corpus_gen_params),
	{}
};

static struct kunit_suite vciv_verify_suite = {
	.name = "vciv_verify",
	.test_cases = vciv_verify_cases,
};

kunit_test_suite(vciv_verify_suite);
