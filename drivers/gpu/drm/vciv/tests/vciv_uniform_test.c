// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <kunit/test.h>

#include "../vciv_drv.h"

#define RW	(DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE)

#define SCALAR(min_, max_, align_) { \
	.kind = DRM_VCIV_UNIFORM_SCALAR, .min = min_, .max = max_, .align = align_ }
#define POINTER(access_, align_) { \
	.kind = DRM_VCIV_UNIFORM_POINTER, .access = access_, .align = align_ }

struct check_case {
	const char *desc;
	struct drm_vciv_uniform uniform;
	int ret;
};

static const struct check_case check_cases[] = {
	{ "scalar, any value", SCALAR(0, U32_MAX, 1), 0 },
	{ "scalar, one value", SCALAR(7, 7, 7), 0 },
	{ "scalar, min above max", SCALAR(8, 7, 1), -EINVAL },
	{ "scalar, align 0", SCALAR(0, 1, 0), -EINVAL },
	{ "scalar with access", { .kind = DRM_VCIV_UNIFORM_SCALAR, .access = RW, .align = 1 },
	  -EINVAL },
	{ "pointer, read", POINTER(DRM_VCIV_ACCESS_READ, 4), 0 },
	{ "pointer, write, page aligned", POINTER(DRM_VCIV_ACCESS_WRITE, 4096), 0 },
	{ "pointer without access", POINTER(0, 4), -EINVAL },
	{ "pointer, unknown access", POINTER(RW | BIT(2), 4), -EINVAL },
	{ "pointer, align 2", POINTER(RW, 2), -EINVAL },
	{ "pointer, align 12", POINTER(RW, 12), -EINVAL },
	{ "pointer, align 0", POINTER(RW, 0), -EINVAL },
	{ "pointer, align 8192", POINTER(RW, 8192), -EINVAL },
	{ "pointer with min", { .kind = DRM_VCIV_UNIFORM_POINTER, .access = RW, .align = 4,
				.min = 1 }, -EINVAL },
	{ "pointer with max", { .kind = DRM_VCIV_UNIFORM_POINTER, .access = RW, .align = 4,
				.max = 1 }, -EINVAL },
	{ "kind 0", { .align = 4 }, -EINVAL },
	{ "unknown kind", { .kind = 3, .align = 4 }, -EINVAL },
	{ "pad", { .kind = DRM_VCIV_UNIFORM_SCALAR, .align = 1, .pad = 1 }, -EINVAL },
};

KUNIT_ARRAY_PARAM_DESC(check, check_cases, desc);

static void vciv_uniform_check_test(struct kunit *test)
{
	const struct check_case *c = test->param_value;

	KUNIT_EXPECT_EQ(test, vciv_uniform_check(&c->uniform), c->ret);
}

/* Two BOs: 0 may be read, 1 may be read and written. */
#define BO_SIZE		SZ_8K
#define BO0_ADDR	0xc1000000
#define BO1_ADDR	0xfffff000

struct resolve_case {
	const char *desc;
	struct drm_vciv_uniform uniform;
	struct drm_vciv_value value;
	int ret;
	u32 word;
};

static const struct resolve_case resolve_cases[] = {
	{ "scalar at its minimum", SCALAR(16, 64, 16), { 16, 0 }, 0, 16 },
	{ "scalar at its maximum", SCALAR(16, 64, 16), { 64, 0 }, 0, 64 },
	{ "scalar below", SCALAR(16, 64, 1), { 15, 0 }, -EINVAL },
	{ "scalar above", SCALAR(16, 64, 1), { 65, 0 }, -EINVAL },
	{ "scalar not a multiple", SCALAR(16, 64, 16), { 24, 0 }, -EINVAL },
	{ "scalar, multiples of 3", SCALAR(0, U32_MAX, 3), { 0xffffffff, 0 }, 0, 0xffffffff },
	{ "scalar with a BO", SCALAR(0, 64, 1), { 1, 1 }, -EINVAL },
	{ "pointer to the start", POINTER(DRM_VCIV_ACCESS_READ, 4), { 0, 0 }, 0, BO0_ADDR },
	{ "pointer with offset", POINTER(RW, 4), { 4, 1 }, 0, BO1_ADDR + 4 },
	{ "pointer to the end", POINTER(DRM_VCIV_ACCESS_READ, 4), { BO_SIZE, 0 }, 0,
	  BO0_ADDR + BO_SIZE },
	{ "pointer beyond the end", POINTER(DRM_VCIV_ACCESS_READ, 4), { BO_SIZE + 4, 0 },
	  -EINVAL },
	{ "pointer, offset misaligned", POINTER(DRM_VCIV_ACCESS_READ, 64), { 32, 0 }, -EINVAL },
	{ "pointer, BO not writable", POINTER(RW, 4), { 0, 0 }, -EINVAL },
	{ "pointer, no such BO", POINTER(RW, 4), { 0, 2 }, -EINVAL },
	{ "pointer, BO index of all ones", POINTER(RW, 4), { 0, U32_MAX }, -EINVAL },
};

KUNIT_ARRAY_PARAM_DESC(resolve, resolve_cases, desc);

static void vciv_uniform_resolve_test(struct kunit *test)
{
	const struct resolve_case *c = test->param_value;
	struct drm_gem_dma_object objects[] = {
		{ .base.size = BO_SIZE, .dma_addr = BO0_ADDR },
		{ .base.size = BO_SIZE, .dma_addr = BO1_ADDR },
	};
	const struct vciv_job_bo bos[] = {
		{ .obj = &objects[0].base, .access = DRM_VCIV_ACCESS_READ },
		{ .obj = &objects[1].base, .access = RW },
	};
	u32 word = 0xdeadbeef;

	KUNIT_EXPECT_EQ(test, c->ret, vciv_uniform_resolve(&c->uniform, &c->value, bos,
							   ARRAY_SIZE(bos), &word));
	KUNIT_EXPECT_EQ(test, word, c->ret ? 0xdeadbeef : c->word);
}

static struct kunit_case vciv_uniform_cases[] = {
	KUNIT_CASE_PARAM(vciv_uniform_check_test, check_gen_params),
	KUNIT_CASE_PARAM(vciv_uniform_resolve_test, resolve_gen_params),
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
