// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <kunit/test.h>

#include "../vciv_drv.h"

#define R	DRM_VCIV_ACCESS_READ
#define RW	(DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE)

struct import_case {
	const char *desc;
	struct drm_vciv_uniform uniform;
	struct vciv_param param;	/* kind 0: refused */
};

#define U(kind_, ...)	{ .kind = DRM_VCIV_UNIFORM_##kind_, __VA_ARGS__ }
#define P(kind_, ...)	{ .kind = VCIV_PARAM_##kind_, __VA_ARGS__ }

static const struct import_case import_cases[] = {
	{ "scalar", U(SCALAR, .min = 1, .max = 2, .align = 3),
	  P(SCALAR, .min = 1, .max = 2, .align = 3) },
	{ "scalar with access", U(SCALAR, .max = 2, .align = 1, .access = R) },
	{ "scalar with of", U(SCALAR, .max = 2, .align = 1, .of = 1) },
	{ "scalar with width", U(SCALAR, .max = 2, .align = 1, .width = 4) },
	{ "pointer", U(POINTER, .access = RW, .align = 64),
	  P(POINTER, .access = RW, .align = 64) },
	{ "pointer with min", U(POINTER, .access = RW, .align = 64, .min = 1) },
	{ "pointer with max", U(POINTER, .access = RW, .align = 64, .max = 1) },
	{ "pointer, access that does not fit", U(POINTER, .access = 0x101, .align = 64) },
	{ "limit", U(LIMIT, .of = 3, .width = 12), P(LIMIT, .of = 3, .width = 12) },
	{ "limit with align", U(LIMIT, .of = 3, .width = 12, .align = 4) },
	{ "limit of what does not fit", U(LIMIT, .of = 0x10003, .width = 12) },
	{ "mask", U(MASK, .of = 3, .width = 16), P(MASK, .of = 3, .width = 16) },
	{ "mask with count", U(MASK, .of = 3, .width = 16, .count = 1) },
	{ "self", U(SELF, .of = 5), P(SELF, .of = 5) },
	{ "self with width", U(SELF, .of = 5, .width = 4) },
	{ "instance", U(INSTANCE, .max = 11), P(INSTANCE, .max = 11) },
	{ "instance with min", U(INSTANCE, .max = 11, .min = 1) },
	{ "enum", U(ENUM, .first = 7, .count = 2), P(ENUM, .first = 7, .count = 2) },
	{ "enum with max", U(ENUM, .first = 7, .count = 2, .max = 1) },
	{ "enum, first that does not fit", U(ENUM, .first = 0x10007, .count = 2) },
	{ "enum, count that does not fit", U(ENUM, .first = 7, .count = 0x10002) },
	{ "kind 0", { .align = 4 } },
	{ "unknown kind", { .kind = DRM_VCIV_UNIFORM_ENUM + 1 } },
	{ "huge kind", { .kind = U32_MAX } },
	{ "pad", U(SCALAR, .max = 2, .align = 1, .pad = 1) },
};

KUNIT_ARRAY_PARAM_DESC(import, import_cases, desc);

static void vciv_uniform_import_test(struct kunit *test)
{
	const struct import_case *c = test->param_value;
	int expected = c->param.kind ? 0 : -EINVAL;
	struct vciv_param param = {};

	KUNIT_EXPECT_EQ(test, vciv_uniform_import(&c->uniform, &param), expected);
	KUNIT_EXPECT_MEMEQ(test, &param, &c->param, sizeof(param));
}

/* Two BOs: 0 may be read, 1 may be read and written. */
#define BO_SIZE		SZ_8K
#define BO0_ADDR	0xc1000000
#define BO1_ADDR	0xffffe000

static const struct vciv_param params[] = {
	P(MASK, .of = 2, .width = 4),
	P(SCALAR, .max = U32_MAX, .align = 1),
	P(POINTER, .access = R, .align = 4),
	P(SELF, .of = 0),
	P(ENUM, .first = 0, .count = 1),
	P(INSTANCE, .max = 1),
};

#define VALUES 3	/* scalar, pointer, enum */

struct resolve_case {
	const char *desc;
	struct drm_vciv_value values[VALUES];
	struct vciv_arg pointer;
	struct drm_vciv_failure failure;
};

#define FAILS(requirement_, uniform_, given_, needed_) \
	.failure = { .requirement = DRM_VCIV_REQUIREMENT_##requirement_, .uniform = uniform_, \
		     .given = given_, .needed = needed_ }

static const struct resolve_case resolve_cases[] = {
	{ "a start", { { 5, 0 }, { 0, 0 }, { 9, 0 } }, { BO0_ADDR, BO_SIZE, R } },
	{ "an offset", { { 5, 0 }, { 4, 1 }, { 9, 0 } }, { BO1_ADDR + 4, BO_SIZE - 4, RW } },
	{ "an end", { { 5, 0 }, { BO_SIZE, 0 }, { 9, 0 } }, { BO0_ADDR + BO_SIZE, 0, R } },
	{ "beyond", { { 5, 0 }, { BO_SIZE + 1, 0 }, { 9, 0 } },
	  FAILS(OFFSET, 2, BO_SIZE + 1, BO_SIZE) },
	{ "far beyond", { { 5, 0 }, { U32_MAX, 1 }, { 9, 0 } },
	  FAILS(OFFSET, 2, U32_MAX, BO_SIZE) },
	{ "no such BO", { { 5, 0 }, { 0, 2 }, { 9, 0 } }, FAILS(BO, 2, 2, 2) },
	{ "BO index of all ones", { { 5, 0 }, { 0, U32_MAX }, { 9, 0 } },
	  FAILS(BO, 2, U32_MAX, 2) },
	{ "a number with a BO", { { 5, 1 }, { 0, 0 }, { 9, 0 } }, FAILS(BO, 1, 1, 0) },
	{ "a role with a BO", { { 5, 0 }, { 0, 0 }, { 9, 1 } }, FAILS(BO, 4, 1, 0) },
};

KUNIT_ARRAY_PARAM_DESC(resolve, resolve_cases, desc);

static void vciv_values_resolve_test(struct kunit *test)
{
	const struct vciv_signature sig = { .params = params, .num_params = ARRAY_SIZE(params) };
	const struct resolve_case *c = test->param_value;
	struct drm_gem_dma_object objects[] = {
		{ .base.size = BO_SIZE, .dma_addr = BO0_ADDR },
		{ .base.size = BO_SIZE, .dma_addr = BO1_ADDR },
	};
	const struct vciv_job_bo bos[] = {
		{ .obj = &objects[0].base, .access = R },
		{ .obj = &objects[1].base, .access = RW },
	};
	int expected = c->failure.requirement ? -EINVAL : 0;
	struct vciv_arg args[ARRAY_SIZE(params)];
	struct drm_vciv_failure failure = {};

	KUNIT_EXPECT_EQ(test, vciv_signature_given(&sig), VALUES);
	KUNIT_EXPECT_EQ(test, expected, vciv_values_resolve(&sig, 0, c->values, bos,
							    ARRAY_SIZE(bos), args, &failure));
	KUNIT_EXPECT_MEMEQ(test, &failure, &c->failure, sizeof(failure));
	if (expected)
		return;

	KUNIT_EXPECT_EQ(test, args[0].value, 0);
	KUNIT_EXPECT_EQ(test, args[1].value, 5);
	KUNIT_EXPECT_EQ(test, args[2].value, c->pointer.value);
	KUNIT_EXPECT_EQ(test, args[2].size, c->pointer.size);
	KUNIT_EXPECT_EQ(test, args[2].access, c->pointer.access);
	KUNIT_EXPECT_EQ(test, args[4].value, 9);
}

/* Numbers of the uAPI stay what they are, whatever the verifier calls things. */
static void vciv_failure_import_test(struct kunit *test)
{
	for (u32 error = VCIV_CONTRACT_OK; error <= VCIV_CONTRACT_SIZE; error++) {
		const struct vciv_contract_failure from = { error, 1, 2, 3, 4 };
		const struct drm_vciv_failure expected = {
			.requirement = error, .dispatch = 8, .instance = 9,
			.uniform = 1, .record = 2, .given = 3, .needed = 4,
		};
		struct drm_vciv_failure failure = { .dispatch = 8, .instance = 9 };

		KUNIT_EXPECT_EQ(test, vciv_failure_import(&failure, &from), -EINVAL);
		KUNIT_EXPECT_MEMEQ(test, &failure, &expected, sizeof(failure));
	}
}

static void vciv_records_import_test(struct kunit *test)
{
	const struct vciv_contract_failure from = {
		.error = VCIV_CONTRACT_RECORDS, .param = VCIV_NO_UNIFORM, .given = 2, .needed = 3,
	};
	const struct drm_vciv_failure expected = {
		.requirement = DRM_VCIV_REQUIREMENT_RECORDS, .given = 2, .needed = 3,
	};
	struct drm_vciv_failure failure = {};

	KUNIT_EXPECT_EQ(test, vciv_failure_import(&failure, &from), -EINVAL);
	KUNIT_EXPECT_MEMEQ(test, &failure, &expected, sizeof(failure));
}

/* A number, then records of a pointer, its limit, and a number. */
static const struct vciv_param list_params[] = {
	P(SCALAR, .max = U32_MAX, .align = 1),
	P(POINTER, .access = R, .align = 4),
	P(LIMIT, .of = 1, .width = 4),
	P(SCALAR, .max = U32_MAX, .align = 1),
};

static void vciv_records_resolve_test(struct kunit *test)
{
	const struct vciv_signature sig = { .params = list_params,
					    .num_params = ARRAY_SIZE(list_params), .record = 3 };
	struct drm_gem_dma_object object = { .base.size = BO_SIZE, .dma_addr = BO0_ADDR };
	const struct vciv_job_bo bo = { .obj = &object.base, .access = R };
	struct drm_vciv_value values[] = { { 5 }, { 16 }, { 6 }, { 32 }, { 7 } };
	struct drm_vciv_failure failure = {};
	struct vciv_arg args[7];

	KUNIT_EXPECT_EQ(test, vciv_signature_given(&sig), 1);
	KUNIT_EXPECT_EQ(test, vciv_record_given(&sig), 2);
	KUNIT_EXPECT_EQ(test, vciv_values_resolve(&sig, 2, values, &bo, 1, args, &failure), 0);
	KUNIT_EXPECT_EQ(test, failure.record, 0);
	KUNIT_EXPECT_EQ(test, args[0].value, 5);
	KUNIT_EXPECT_EQ(test, args[1].value, BO0_ADDR + 16);
	KUNIT_EXPECT_EQ(test, args[3].value, 6);
	KUNIT_EXPECT_EQ(test, args[4].value, BO0_ADDR + 32);
	KUNIT_EXPECT_EQ(test, args[4].size, BO_SIZE - 32);
	KUNIT_EXPECT_EQ(test, args[6].value, 7);

	/* Without records their values are none. */
	KUNIT_EXPECT_EQ(test, vciv_values_resolve(&sig, 0, values, &bo, 1, args, &failure), 0);

	values[3].bo = 1;
	KUNIT_EXPECT_EQ(test, vciv_values_resolve(&sig, 2, values, &bo, 1, args, &failure),
			-EINVAL);
	KUNIT_EXPECT_EQ(test, failure.requirement, DRM_VCIV_REQUIREMENT_BO);
	KUNIT_EXPECT_EQ(test, failure.uniform, 1);
	KUNIT_EXPECT_EQ(test, failure.record, 1);
}

static struct kunit_case vciv_uniform_cases[] = {
	KUNIT_CASE_PARAM(vciv_uniform_import_test, import_gen_params),
	KUNIT_CASE_PARAM(vciv_values_resolve_test, resolve_gen_params),
	KUNIT_CASE(vciv_failure_import_test),
	KUNIT_CASE(vciv_records_import_test),
	KUNIT_CASE(vciv_records_resolve_test),
	{}
};

static struct kunit_suite vciv_uniform_suite = {
	.name = "vciv_uniform",
	.test_cases = vciv_uniform_cases,
};

kunit_test_suite(vciv_uniform_suite);

MODULE_DESCRIPTION("KUnit tests for vciv");
MODULE_LICENSE("GPL");
MODULE_IMPORT_NS("EXPORTED_FOR_KUNIT_TESTING");
