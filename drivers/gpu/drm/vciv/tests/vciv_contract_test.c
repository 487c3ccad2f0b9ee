// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <kunit/test.h>

#include <linux/string.h>

#include "../vciv_verify.h"
#include "vciv_contract_cases.h"

KUNIT_ARRAY_PARAM_DESC(signature, signature_cases, name);

static void vciv_signature_test(struct kunit *test)
{
	const struct signature_case *c = test->param_value;
	const struct vciv_signature sig = { c->params, ARRAY_SIZE(c->params), values,
					    ARRAY_SIZE(values), c->record };

	KUNIT_EXPECT_EQ(test, vciv_signature_valid(&sig), c->valid);
}

KUNIT_ARRAY_PARAM_DESC(apply, apply_cases, name);

static void vciv_apply_test(struct kunit *test)
{
	const struct apply_case *c = test->param_value;
	struct vciv_need needs[2 * NUM_PARAMS];
	const struct vciv_contract contract = { .num_choices = 2, .num_params = NUM_PARAMS,
						.needs = needs };
	u32 words[NUM_PARAMS], expected[NUM_PARAMS];
	struct vciv_contract_failure failure;
	struct vciv_arg args[NUM_PARAMS];
	bool ok;

	apply_needs(needs);
	apply_args(c, args);
	apply_words(c, expected);
	ok = vciv_contract_apply(&signature, &contract, args, 0, c->instance, APPLY_SELF, words,
				 &failure);
	KUNIT_EXPECT_EQ(test, ok, !c->error);
	KUNIT_EXPECT_EQ(test, failure.error, c->error);
	KUNIT_EXPECT_EQ(test, failure.param, c->param);
	if (ok)
		KUNIT_EXPECT_MEMEQ(test, words, expected, sizeof(words));
}

KUNIT_ARRAY_PARAM_DESC(record, record_cases, name);

static void vciv_record_test(struct kunit *test)
{
	const struct record_case *c = test->param_value;
	struct vciv_need needs[RECORD_PARAMS];
	struct vciv_term terms[RECORD_TERMS];
	const struct vciv_contract contract = { .num_choices = 1, .num_params = RECORD_PARAMS,
						.needs = needs, .terms = terms,
						.num_terms = RECORD_TERMS };
	u32 words[RECORD_WORDS] = {}, expected[RECORD_WORDS] = {};
	struct vciv_contract_failure failure;
	struct vciv_arg args[RECORD_WORDS];
	bool ok;

	record_contract(needs, terms);
	record_args(c, args);
	record_words(c, expected);
	ok = vciv_contract_apply(&record_signature, &contract, args, c->records, 0, APPLY_SELF,
				 words, &failure);
	KUNIT_EXPECT_EQ(test, ok, !c->error);
	KUNIT_EXPECT_EQ(test, failure.error, c->error);
	KUNIT_EXPECT_EQ(test, failure.param, c->param);
	KUNIT_EXPECT_EQ(test, failure.record, c->record);
	if (ok)
		KUNIT_EXPECT_MEMEQ(test, words, expected, sizeof(words));
}

static struct kunit_case vciv_contract_cases[] = {
	KUNIT_CASE_PARAM(vciv_signature_test, signature_gen_params),
	KUNIT_CASE_PARAM(vciv_apply_test, apply_gen_params),
	KUNIT_CASE_PARAM(vciv_record_test, record_gen_params),
	{}
};

static struct kunit_suite vciv_contract_suite = {
	.name = "vciv_contract",
	.test_cases = vciv_contract_cases,
};

kunit_test_suite(vciv_contract_suite);
