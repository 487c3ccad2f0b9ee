/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */

/*
 * Signatures that may and may not be, and what a submit's values are made of:
 * each refusal next to the value that just passes. For KUnit, and for
 * tests/verify outside of the kernel.
 */

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
	u32 record;
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
	{ "a record", true, { SCALAR(0, 1, 1), POINTER(R, 4), LIMIT(1, 4) }, 2 },
	{ "nothing but a record", true, { POINTER(R, 4), LIMIT(0, 4), SELF(0) }, 3 },
	{ "a record that is too long", false, { POINTER(R, 4), LIMIT(0, 4), SELF(0) }, 4 },
	{ "limit in a record", true, { POINTER(R, 4), SCALAR(0, 1, 1), LIMIT(0, 4) }, 1 },
	{ "limit of a record", false, { LIMIT(1, 4), POINTER(R, 4), SCALAR(0, 1, 1) }, 2 },
	{ "mask of a record", false, { SCALAR(0, 1, 1), MASK(2, 4), POINTER(R, 4) }, 1 },
	{ "enumeration before a record", true, { ENUM(0, 2), POINTER(R, 4), LIMIT(1, 4) }, 2 },
	{ "enumeration in a record", false, { POINTER(R, 4), ENUM(0, 2), LIMIT(0, 4) }, 2 },
};

/*
 * A program with two roles that reads 100 bytes and writes 16 in the first and
 * reads nothing in the second, and a uniform of each kind.
 */
#define NUM_PARAMS	7

static const struct vciv_param params[NUM_PARAMS] = {
	POINTER(R | W, 64), ENUM(0, 2), SCALAR(10, 50, 5), LIMIT(0, 12), MASK(0, 16), SELF(2),
	INSTANCE(3),
};

static const struct vciv_signature signature = { params, NUM_PARAMS, values, 5 };

struct apply_case {
	const char *name;
	u32 address, size, access, role, scalar, instance;
	u32 error, param;	/* VCIV_CONTRACT_OK: limit and mask are */
	u32 limit, mask;
};

/* What is given: address, size and access behind the pointer, role, number, instance. */
#define GIVEN(address_, size_, access_, role_, scalar_, instance_) \
	.address = address_, .size = size_, .access = access_, .role = role_, .scalar = scalar_, \
	.instance = instance_
#define FAILS(error_, param_)	.error = VCIV_CONTRACT_##error_, .param = param_

static const struct apply_case apply_cases[] = {
	{ "as little as may be",
	  GIVEN(0xc0000040, 100, R | W, 7, 20, 1), .limit = 88, .mask = 48 },
	{ "a byte less",
	  GIVEN(0xc0000040, 99, R | W, 7, 20, 1), FAILS(SIZE, 0) },
	{ "in the other role",
	  GIVEN(0xc0000040, 99, R | W, 11, 20, 1), .limit = 84, .mask = 48 },
	{ "just enough for the mask",
	  GIVEN(0xc0000040, 16, R | W, 11, 20, 1), .limit = 4, .mask = 0 },
	{ "not enough for the mask",
	  GIVEN(0xc0000040, 15, R | W, 11, 20, 1), FAILS(SIZE, 0) },
	{ "nothing behind the pointer",
	  GIVEN(0xc0000040, 0, R | W, 11, 20, 1), FAILS(SIZE, 0) },
	{ "no such role",
	  GIVEN(0xc0000040, 100, R | W, 13, 20, 1), FAILS(ENUM, 1) },
	{ "a power of two",
	  GIVEN(0xc0000040, 128, R | W, 7, 20, 1), .limit = 116, .mask = 112 },
	{ "a word less",
	  GIVEN(0xc0000040, 124, R | W, 7, 20, 1), .limit = 112, .mask = 48 },
	{ "a GiB",
	  GIVEN(0xc0000040, 0x40000000, R | W, 7, 20, 1), .limit = 0x3ffffff4, .mask = 0x3ffffff0 },
	{ "more",
	  GIVEN(0xc0000040, 0xffffffff, R | W, 7, 20, 1), .limit = 0x3ffffff4, .mask = 0x3ffffff0 },
	{ "address not aligned",
	  GIVEN(0xc0000020, 100, R | W, 7, 20, 1), FAILS(ALIGN, 0) },
	{ "null",
	  GIVEN(0, 100, R | W, 7, 20, 1), FAILS(ALIGN, 0) },
	{ "only to read",
	  GIVEN(0xc0000040, 100, R, 7, 20, 1), FAILS(ACCESS, 0) },
	{ "only to write",
	  GIVEN(0xc0000040, 100, W, 7, 20, 1), FAILS(ACCESS, 0) },
	{ "number at its minimum",
	  GIVEN(0xc0000040, 100, R | W, 7, 10, 1), .limit = 88, .mask = 48 },
	{ "number below",
	  GIVEN(0xc0000040, 100, R | W, 7, 5, 1), FAILS(RANGE, 2) },
	{ "number at its maximum",
	  GIVEN(0xc0000040, 100, R | W, 7, 50, 1), .limit = 88, .mask = 48 },
	{ "number above",
	  GIVEN(0xc0000040, 100, R | W, 7, 55, 1), FAILS(RANGE, 2) },
	{ "number not a multiple",
	  GIVEN(0xc0000040, 100, R | W, 7, 21, 1), FAILS(RANGE, 2) },
	{ "the last instance",
	  GIVEN(0xc0000040, 100, R | W, 7, 20, 3), .limit = 88, .mask = 48 },
	{ "one more",
	  GIVEN(0xc0000040, 100, R | W, 7, 20, 4), FAILS(RANGE, 6) },
};

#define APPLY_SELF	0x12340000	/* bus address of the uniforms */

/* What the contract says: in the first role 100 bytes are read and 16 written. */
static void apply_needs(struct vciv_need needs[2 * NUM_PARAMS])
{
	memset(needs, 0, 2 * NUM_PARAMS * sizeof(*needs));
	needs[0].read_end = 100;
	needs[0].write_end = 16;
}

/* What a caller says of uniforms that the kernel computes must not count. */
static void apply_args(const struct apply_case *c, struct vciv_arg args[NUM_PARAMS])
{
	for (u32 i = 0; i < NUM_PARAMS; i++)
		args[i] = (struct vciv_arg){ .value = 99 };
	args[0] = (struct vciv_arg){ .value = c->address, .size = c->size, .access = c->access };
	args[1].value = c->role;
	args[2].value = c->scalar;
}

static void apply_words(const struct apply_case *c, u32 words[NUM_PARAMS])
{
	const u32 expected[NUM_PARAMS] = { c->address, c->role, c->scalar, c->limit, c->mask,
					   APPLY_SELF + 8, c->instance };

	memcpy(words, expected, sizeof(expected));
}

static bool apply_run(const struct apply_case *c, u32 words[NUM_PARAMS],
		      struct vciv_contract_failure *failure)
{
	struct vciv_need needs[2 * NUM_PARAMS];
	const struct vciv_contract contract = { .num_choices = 2, .num_params = NUM_PARAMS,
						.needs = needs };
	struct vciv_arg args[NUM_PARAMS];

	apply_needs(needs);
	apply_args(c, args);

	return vciv_contract_apply(&signature, &contract, args, 0, c->instance, APPLY_SELF, words,
				   failure);
}

/*
 * A list: how many entries the program reads, then for each one where it is, the last
 * offset where 4 bytes fit, a number, and where the list starts. It reads 12 bytes of
 * each and writes 20, and reads 16 and 8 more for each one that there is.
 */
#define RECORD_PARAMS	5
#define RECORD_SIZE	4
#define RECORD_TERMS	2
#define RECORD_MOST	2
#define RECORD_WORDS	(1 + RECORD_MOST * RECORD_SIZE)

static const struct vciv_param record_params[RECORD_PARAMS] = {
	SCALAR(0, 9, 1), POINTER(R, 4), LIMIT(1, 4), SCALAR(3, 30, 3), SELF(1),
};

static const struct vciv_signature record_signature = {
	record_params, RECORD_PARAMS, NULL, 0, RECORD_SIZE,
};

struct record_case {
	const char *name;
	u32 count, records;
	u32 size[RECORD_MOST], number[RECORD_MOST];	/* of each */
	u32 error, param, record;
};

static const struct record_case record_cases[] = {
	{ "no record", 0, 0 },
	{ "one", 1, 1, { 24 }, { 3 } },
	{ "more than are read", 1, 2, { 24, 24 }, { 3, 6 } },
	{ "fewer than are read", 2, 1, { 32 }, { 3 }, FAILS(RECORDS, VCIV_NO_UNIFORM) },
	{ "none that could be read", 1, 0, .error = VCIV_CONTRACT_RECORDS,
	  .param = VCIV_NO_UNIFORM },
	{ "as little as may be", 2, 2, { 32, 32 }, { 30, 3 } },
	{ "less in the first", 2, 2, { 28, 32 }, { 3, 3 }, FAILS(SIZE, 1) },
	{ "less in the second", 2, 2, { 32, 28 }, { 3, 3 }, FAILS(SIZE, 1), .record = 1 },
	{ "less than is always written", 0, 2, { 20, 16 }, { 3, 3 }, FAILS(SIZE, 1), .record = 1 },
	{ "nothing that a limit could be", 0, 2, { 20, 3 }, { 3, 3 }, FAILS(SIZE, 1),
	  .record = 1 },
	{ "a number too large", 2, 2, { 32, 32 }, { 3, 33 }, FAILS(RANGE, 3), .record = 1 },
	{ "a number too small", 2, 2, { 32, 32 }, { 0, 3 }, FAILS(RANGE, 3) },
	{ "too many", 10, 2, { 96, 96 }, { 3, 3 }, FAILS(RANGE, 0) },
};

static void record_contract(struct vciv_need needs[RECORD_PARAMS],
			    struct vciv_term terms[RECORD_TERMS])
{
	const struct vciv_factor factor = { .times = VCIV_NO_UNIFORM, .step = 1 };

	memset(needs, 0, RECORD_PARAMS * sizeof(*needs));
	needs[1].read_end = 12;
	needs[1].write_end = 20;
	terms[0] = (struct vciv_term){ .param = VCIV_NO_UNIFORM, .num_factors = 1 };
	terms[0].factor[0] = factor;
	terms[0].factor[0].coef = 1;
	terms[1] = (struct vciv_term){ .param = 1, .num_factors = 1, .base = 16 };
	terms[1].factor[0] = factor;
	terms[1].factor[0].coef = 8;
}

static void record_args(const struct record_case *c, struct vciv_arg args[RECORD_WORDS])
{
	memset(args, 0, RECORD_WORDS * sizeof(*args));
	args[0].value = c->count;
	for (u32 i = 0; i < c->records; i++) {
		struct vciv_arg *record = &args[1 + i * RECORD_SIZE];

		record[0] = (struct vciv_arg){ .value = 0x1000 * (i + 1), .size = c->size[i],
					       .access = R };
		record[2].value = c->number[i];
	}
}

static void record_words(const struct record_case *c, u32 words[RECORD_WORDS])
{
	words[0] = c->count;
	for (u32 i = 0; i < c->records; i++) {
		u32 *record = &words[1 + i * RECORD_SIZE];

		record[0] = 0x1000 * (i + 1);
		record[1] = c->size[i] - 4;
		record[2] = c->number[i];
		record[3] = APPLY_SELF + 4;
	}
}

static bool record_run(const struct record_case *c, u32 words[RECORD_WORDS],
		       struct vciv_contract_failure *failure)
{
	struct vciv_need needs[RECORD_PARAMS];
	struct vciv_term terms[RECORD_TERMS];
	const struct vciv_contract contract = { .num_choices = 1, .num_params = RECORD_PARAMS,
						.needs = needs, .terms = terms,
						.num_terms = RECORD_TERMS };
	struct vciv_arg args[RECORD_WORDS];

	record_contract(needs, terms);
	record_args(c, args);

	return vciv_contract_apply(&record_signature, &contract, args, c->records, 0, APPLY_SELF,
				   words, failure);
}
