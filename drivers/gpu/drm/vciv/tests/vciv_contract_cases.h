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
