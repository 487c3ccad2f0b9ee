// SPDX-License-Identifier: GPL-2.0-or-later
/* Contracts outside of the kernel, with the cases that KUnit has too. */
#include <string.h>

#include "check.h"
#include "vciv_verify.h"
#include "tests/vciv_contract_cases.h"

static void check_signatures(void)
{
	for (size_t i = 0; i < sizeof(signature_cases) / sizeof(signature_cases[0]); i++) {
		const struct signature_case *c = &signature_cases[i];
		struct vciv_signature sig = { c->params, 3, values, 5 };

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
	struct vciv_need needs[2 * NUM_PARAMS];
	struct vciv_contract contract = { .num_choices = 2, .num_params = NUM_PARAMS,
					  .needs = needs };
	u32 words[NUM_PARAMS], expected[NUM_PARAMS];
	struct vciv_contract_failure failure;
	struct vciv_arg args[NUM_PARAMS];
	bool ok;

	apply_needs(needs);
	apply_args(c, args);
	apply_words(c, expected);
	ok = vciv_contract_apply(&signature, &contract, args, c->instance, APPLY_SELF, words,
				 &failure);
	check(ok == !c->error && failure.error == c->error && failure.param == c->param,
	      "%s: error %u of uniform %u, expected %u of %u", c->name, failure.error,
	      failure.param, c->error, c->param);
	if (ok)
		check(!memcmp(words, expected, sizeof(words)), "%s: words", c->name);
}

int main(void)
{
	check_signatures();
	check_choices();
	for (size_t i = 0; i < sizeof(apply_cases) / sizeof(apply_cases[0]); i++)
		check_apply(&apply_cases[i]);

	return check_report();
}
