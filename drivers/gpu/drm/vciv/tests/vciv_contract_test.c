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
	struct vciv_contract_failure failure;
	u32 words[NUM_PARAMS], expected[NUM_PARAMS];
	bool ok = apply_run(c, words, &failure);

	apply_words(c, expected);
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
	u32 words[RECORD_WORDS] = {}, expected[RECORD_WORDS] = {};
	struct vciv_contract_failure failure;
	bool ok = record_run(c, words, &failure);

	record_words(c, expected);
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
