// SPDX-License-Identifier: GPL-2.0-or-later
/* Contracts outside of the kernel, with the cases that KUnit has too. */
#include <string.h>

#include "check.h"
#include "vciv_verify_priv.h"
#include "tests/vciv_contract_cases.h"

static void check_signatures(void)
{
	for (size_t i = 0; i < sizeof(signature_cases) / sizeof(signature_cases[0]); i++) {
		const struct signature_case *c = &signature_cases[i];
		struct vciv_signature sig = { c->params, 3, values, 5, c->record };

		check(vciv_signature_valid(&sig) == c->valid, "signature: %s", c->name);
	}
}

static void check_choices(void)
{
	const struct vciv_param params[] = { ENUM(0, 2), SCALAR(0, 1, 1), ENUM(2, 3) };
	struct vciv_signature sig = { params, 3, values, 5 };

	check(vciv_signature_choices(&sig) == 6, "number of choices");
	for (u32 choice = 0; choice < 6; choice++) {
		check(vciv_choice_value(&sig, choice, 0) == values[choice % 2], "first");
		check(vciv_choice_value(&sig, choice, 2) == values[2 + choice / 2], "last");
	}
}

static void check_apply(const struct apply_case *c)
{
	u32 words[NUM_PARAMS], expected[NUM_PARAMS];
	struct vciv_contract_failure failure;
	bool ok = apply_run(c, words, &failure);

	apply_words(c, expected);
	check(ok == !c->error && failure.error == c->error && failure.param == c->param,
	      "%s: error %u of uniform %u, expected %u of %u", c->name, failure.error,
	      failure.param, c->error, c->param);
	if (ok)
		check(!memcmp(words, expected, sizeof(words)), "%s: words", c->name);
}

static void check_records(const struct record_case *c)
{
	u32 words[RECORD_WORDS] = { 0 }, expected[RECORD_WORDS] = { 0 };
	struct vciv_contract_failure failure;
	bool ok = record_run(c, words, &failure);

	record_words(c, expected);
	check(ok == !c->error && failure.error == c->error && failure.param == c->param &&
	      failure.record == c->record,
	      "%s: error %u of uniform %u in record %u, expected %u of %u in %u", c->name,
	      failure.error, failure.param, failure.record, c->error, c->param, c->record);
	if (ok)
		check(!memcmp(words, expected, sizeof(words)), "%s: words", c->name);
}

#define FACTOR(coef_, times_, count_, add_) \
	{ .coef = coef_, .times = times_, .count = count_, .step = 1, .add = add_ }

static u32 largest_word(const void *opaque, u32 i)
{
	return ~0u;
}

static void check_term_values(void)
{
	static const struct vciv_term large[] = {
		{ .num_factors = 1, .factor = { FACTOR(~0u, VCIV_NO_UNIFORM, 2, 1ll << 40) } },
		{ .num_factors = 1, .factor = { FACTOR(2, 2, 2, 0) } },
		{ .num_factors = 2, .factor = { FACTOR(1u << 31, VCIV_NO_UNIFORM, 2, 1),
						FACTOR(1u << 31, VCIV_NO_UNIFORM, 2, 1) } },
		{ .num_factors = 1, .base = 1ll << 33, .factor = { FACTOR(1, 2, 2, 0) } },
	};
	u64 value;

	for (u32 i = 0; i < 4; i++)
		check(!vciv_term_value(&large[i], largest_word, NULL, &value),
		      "term %u of more than 64 bits", i);
}

static void check_term_sums(void)
{
	struct vciv_term terms[VCIV_VERIFY_MAX_TERMS];
	struct vciv_contract contract = { .terms = terms };
	struct vciv_term term = { .num_factors = 1, .base = 8,
				  .factor = { FACTOR(4, VCIV_NO_UNIFORM, 2, 0) } };

	check(vciv_term_add(&contract, &term), "a term");
	term.base = 12;
	check(vciv_term_add(&contract, &term) && contract.num_terms == 1 && terms[0].base == 12,
	      "more of the same");
	term.factor[0].coef = 8;
	check(vciv_term_add(&contract, &term) && contract.num_terms == 2, "another term");
}

/* 4 bytes for each of uniform 2, in one of the two roles. */
static void check_term_apply(u32 choice, bool ok, u32 bytes)
{
	struct vciv_need needs[2 * NUM_PARAMS] = { 0 };
	struct vciv_term term = { .choice = choice, .num_factors = 1,
				  .factor = { FACTOR(4, VCIV_NO_UNIFORM, 2, 0) } };
	struct vciv_contract contract = { .num_choices = 2, .num_params = NUM_PARAMS,
					  .needs = needs, .terms = &term, .num_terms = 1 };
	struct vciv_contract_failure failure;
	struct vciv_arg args[NUM_PARAMS];
	u32 words[NUM_PARAMS];

	apply_args(&apply_cases[0], args);
	args[0].size = bytes;
	args[1].value = values[1];
	args[2].value = 50;
	check(vciv_contract_apply(&signature, &contract, args, 0, 0, APPLY_SELF, words,
				  &failure) == ok,
	      "a term of role %u with %u bytes", choice, bytes);
}

int main(void)
{
	check_signatures();
	check_choices();
	for (size_t i = 0; i < sizeof(apply_cases) / sizeof(apply_cases[0]); i++)
		check_apply(&apply_cases[i]);
	for (size_t i = 0; i < sizeof(record_cases) / sizeof(record_cases[0]); i++)
		check_records(&record_cases[i]);
	check_term_values();
	check_term_sums();
	check_term_apply(1, true, 200);
	check_term_apply(1, false, 196);
	check_term_apply(0, true, 196);

	return check_report();
}
