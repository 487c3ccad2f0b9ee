// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Signatures that may and may not be, and what a submit's values are made of:
 * each refusal next to the value that just passes.
 */
#include <string.h>

#include "check.h"
#include "vciv_verify.h"

#define R	VCIV_PARAM_READ
#define W	VCIV_PARAM_WRITE

#define SCALAR(min_, max_, align_) \
	{ .kind = VCIV_PARAM_SCALAR, .min = min_, .max = max_, .align = align_ }
#define POINTER(access_, align_) \
	{ .kind = VCIV_PARAM_POINTER, .access = access_, .align = align_ }
#define LIMIT(of_, width_)	{ .kind = VCIV_PARAM_LIMIT, .of = of_, .width = width_ }
#define MASK(of_, width_)	{ .kind = VCIV_PARAM_MASK, .of = of_, .width = width_ }
#define SELF(of_)		{ .kind = VCIV_PARAM_SELF, .of = of_ }
#define INSTANCE(max_)		{ .kind = VCIV_PARAM_INSTANCE, .max = max_ }
#define ENUM(first_, count_)	{ .kind = VCIV_PARAM_ENUM, .first = first_, .count = count_ }

static const u32 values[] = { 7, 11, 13, 17, 19 };

struct signature_case {
	const char *name;
	bool valid;
	struct vciv_param params[3];
};

static const struct signature_case signature_cases[] = {
	{ "no kind", false, { { .kind = 0 }, SCALAR(0, 1, 1), SCALAR(0, 1, 1) } },
	{ "unknown kind", false, { { .kind = 8 }, SCALAR(0, 1, 1), SCALAR(0, 1, 1) } },
	{ "one value", true, { SCALAR(1, 1, 1), SCALAR(0, ~0u, 3), SCALAR(0, 1, 1) } },
	{ "min above max", false, { SCALAR(2, 1, 1), SCALAR(0, 1, 1), SCALAR(0, 1, 1) } },
	{ "align 0", false, { SCALAR(0, 1, 0), SCALAR(0, 1, 1), SCALAR(0, 1, 1) } },
	{ "pointers", true, { POINTER(R, 4), POINTER(W, 4096), POINTER(R | W, 64) } },
	{ "no access", false, { POINTER(0, 4), POINTER(W, 4), POINTER(R, 4) } },
	{ "unknown access", false, { POINTER(4, 4), POINTER(W, 4), POINTER(R, 4) } },
	{ "align 2", false, { POINTER(R, 2), POINTER(W, 4), POINTER(R, 4) } },
	{ "align 12", false, { POINTER(R, 12), POINTER(W, 4), POINTER(R, 4) } },
	{ "align 8192", false, { POINTER(R, 8192), POINTER(W, 4), POINTER(R, 4) } },
	{ "limit and mask", true, { POINTER(R, 4), LIMIT(0, 12), MASK(0, 16) } },
	{ "limit of a number", false, { POINTER(R, 4), LIMIT(1, 4), MASK(0, 4) } },
	{ "limit of nothing", false, { POINTER(R, 4), LIMIT(3, 4), MASK(0, 4) } },
	{ "limit of width 0", false, { POINTER(R, 4), LIMIT(0, 0), MASK(0, 4) } },
	{ "limit too wide", false, { POINTER(R, 4), LIMIT(0, 0x40000001), MASK(0, 4) } },
	{ "mask of width 12", false, { POINTER(R, 4), LIMIT(0, 4), MASK(0, 12) } },
	{ "self", true, { SELF(0), SELF(1), SELF(2) } },
	{ "self beyond", false, { SELF(0), SELF(1), SELF(3) } },
	{ "instances", true, { INSTANCE(0), INSTANCE(11), INSTANCE(~0u) } },
	{ "enumerations", true, { ENUM(0, 5), ENUM(2, 3), ENUM(4, 1) } },
	{ "too many combinations", false, { ENUM(0, 5), ENUM(0, 4), ENUM(0, 1) } },
	{ "just not too many", true, { ENUM(0, 4), ENUM(0, 4), ENUM(0, 1) } },
	{ "no value", false, { ENUM(0, 0), ENUM(0, 4), ENUM(0, 1) } },
	{ "values beyond", false, { ENUM(1, 5), ENUM(0, 1), ENUM(0, 1) } },
	{ "values far beyond", false, { ENUM(0xffff, 2), ENUM(0, 1), ENUM(0, 1) } },
};

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

/*
 * A program with two roles that reads 100 bytes and writes 16 in the first and
 * reads nothing in the second, and a uniform of each kind.
 */
static const struct vciv_param params[] = {
	POINTER(R | W, 64), ENUM(0, 2), SCALAR(10, 50, 5), LIMIT(0, 12), MASK(0, 16), SELF(2),
	INSTANCE(3),
};

#define NUM_PARAMS	(sizeof(params) / sizeof(params[0]))

static const struct vciv_signature signature = { params, NUM_PARAMS, values, 5 };

struct apply_case {
	const char *name;
	u32 address, size, access, role, scalar, instance;
	u32 error, param;	/* VCIV_CONTRACT_OK: limit and mask are */
	u32 limit, mask;
};

#define GOOD	.address = 0xc0000040, .size = 100, .access = R | W, .role = 7, .scalar = 20, \
		.instance = 1
#define FAILS(error_, param_)	.error = VCIV_CONTRACT_##error_, .param = param_

static const struct apply_case apply_cases[] = {
	{ "as little as may be", GOOD, .limit = 88, .mask = 48 },
	{ "a byte less", GOOD, .size = 99, FAILS(SIZE, 0) },
	{ "in the other role", GOOD, .role = 11, .size = 99, .limit = 84, .mask = 48 },
	{ "just enough for the mask", GOOD, .role = 11, .size = 16, .limit = 4, .mask = 0 },
	{ "not enough for the mask", GOOD, .role = 11, .size = 15, FAILS(SIZE, 0) },
	{ "nothing behind the pointer", GOOD, .role = 11, .size = 0, FAILS(SIZE, 0) },
	{ "no such role", GOOD, .role = 13, FAILS(ENUM, 1) },
	{ "a power of two", GOOD, .size = 128, .limit = 116, .mask = 112 },
	{ "a word less", GOOD, .size = 124, .limit = 112, .mask = 48 },
	{ "a GiB", GOOD, .size = 0x40000000, .limit = 0x3ffffff4, .mask = 0x3ffffff0 },
	{ "more", GOOD, .size = 0xffffffff, .limit = 0x3ffffff4, .mask = 0x3ffffff0 },
	{ "address not aligned", GOOD, .address = 0xc0000020, FAILS(ALIGN, 0) },
	{ "null", GOOD, .address = 0, FAILS(ALIGN, 0) },
	{ "only to read", GOOD, .access = R, FAILS(ACCESS, 0) },
	{ "only to write", GOOD, .access = W, FAILS(ACCESS, 0) },
	{ "number at its minimum", GOOD, .scalar = 10, .limit = 88, .mask = 48 },
	{ "number below", GOOD, .scalar = 5, FAILS(RANGE, 2) },
	{ "number at its maximum", GOOD, .scalar = 50, .limit = 88, .mask = 48 },
	{ "number above", GOOD, .scalar = 55, FAILS(RANGE, 2) },
	{ "number not a multiple", GOOD, .scalar = 21, FAILS(RANGE, 2) },
	{ "the last instance", GOOD, .instance = 3, .limit = 88, .mask = 48 },
	{ "one more", GOOD, .instance = 4, FAILS(RANGE, 6) },
};

static void check_apply(const struct apply_case *c)
{
	struct vciv_need needs[2 * NUM_PARAMS] = { { .read_end = 100, .write_end = 16 } };
	struct vciv_contract contract = { .num_choices = 2, .num_params = NUM_PARAMS,
					  .needs = needs };
	struct vciv_arg args[NUM_PARAMS] = {
		{ .value = c->address, .size = c->size, .access = c->access },
		{ .value = c->role }, { .value = c->scalar },
		/* What a caller says of the others must not count. */
		{ .value = 99 }, { .value = 99 }, { .value = 99 }, { .value = 99 },
	};
	const u32 self = 0x12340000;
	u32 words[NUM_PARAMS];
	const u32 expected[NUM_PARAMS] = { c->address, c->role, c->scalar, c->limit, c->mask,
					   self + 8, c->instance };
	struct vciv_contract_failure failure;
	bool ok = vciv_contract_apply(&signature, &contract, args, c->instance, self, words,
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
