// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("What the driver says about the hardware and about itself.");

static int get_param(int fd, uint32_t param, uint64_t *value)
{
	struct drm_vc4_get_param args = { .param = param };

	if (drmIoctl(fd, DRM_IOCTL_VC4_GET_PARAM, &args))
		return -errno;

	*value = args.value;
	return 0;
}

/* Answers are yes or no, the same each time. */
static const struct {
	const char *name;
	uint32_t param;
} features[] = {
	{ "branches", DRM_VC4_PARAM_SUPPORTS_BRANCHES },
	{ "etc1", DRM_VC4_PARAM_SUPPORTS_ETC1 },
	{ "threaded-fs", DRM_VC4_PARAM_SUPPORTS_THREADED_FS },
	{ "fixed-rcl-order", DRM_VC4_PARAM_SUPPORTS_FIXED_RCL_ORDER },
	{ "madvise", DRM_VC4_PARAM_SUPPORTS_MADVISE },
	{ "perfmon", DRM_VC4_PARAM_SUPPORTS_PERFMON },
};

/* No vc4 parameter is beyond PERFMON, and no vciv one beyond BO_MEMORY. */
static const struct vciv_bad_input bad_inputs[] = {
	VCIV_BAD_INPUT(struct drm_vc4_get_param, "pad", pad, 1, EINVAL),
	VCIV_BAD_INPUT(struct drm_vc4_get_param, "vc4-param", param,
		       DRM_VC4_PARAM_SUPPORTS_PERFMON + 1, EINVAL),
	VCIV_BAD_INPUT(struct drm_vc4_get_param, "vciv-param", param,
		       DRM_VCIV_PARAM_BO_MEMORY + 1, EINVAL),
	VCIV_BAD_INPUT(struct drm_vc4_get_param, "huge-param", param, UINT32_MAX, EINVAL),
};

igt_main
{
	uint64_t value;
	int fd = -1;

	igt_fixture
		fd = vciv_open();

	igt_describe("The hardware is a V3D 2.x.");
	igt_subtest("ident") {
		igt_assert_eq(get_param(fd, DRM_VC4_PARAM_V3D_IDENT0, &value), 0);
		/* "V3D" and the version, from the lowest byte on. */
		igt_assert_eq_u64(value, 0x02443356);
		igt_assert_eq(get_param(fd, DRM_VC4_PARAM_V3D_IDENT1, &value), 0);
		/* Slices times QPUs in each. */
		igt_assert_eq_u64((value >> 4 & 0xf) * (value >> 8 & 0xf), VCIV_QPUS);
		igt_assert_eq(get_param(fd, DRM_VC4_PARAM_V3D_IDENT2, &value), 0);
	}

	igt_describe("Our additions are there, in the version of this test.");
	igt_subtest("version") {
		igt_assert_eq(get_param(fd, DRM_VCIV_PARAM_VERSION, &value), 0);
		igt_assert_eq_u64(value, 1);
	}

	igt_describe("A BO may have what all may have, and no more.");
	igt_subtest("bo-memory") {
		struct drm_vciv_bo_create args = {};

		igt_assert_eq(get_param(fd, DRM_VCIV_PARAM_BO_MEMORY, &value), 0);
		igt_assert_lte_u64(1, value);
		args.size = value + 1;
		do_ioctl_err(fd, DRM_IOCTL_VCIV_BO_CREATE, &args, ENOMEM);
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(features); i++) {
		igt_describe("A feature is there or not.");
		igt_subtest_f("supports-%s", features[i].name) {
			igt_assert_eq(get_param(fd, features[i].param, &value), 0);
			igt_assert_lte_u64(value, 1);
		}
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_inputs); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-%s", bad_inputs[i].name) {
			struct drm_vc4_get_param args = { .param = DRM_VC4_PARAM_V3D_IDENT0 };

			vciv_spoil(&args, &bad_inputs[i]);
			do_ioctl_err(fd, DRM_IOCTL_VC4_GET_PARAM, &args, bad_inputs[i].error);
		}
	}

	igt_fixture
		close(fd);
}
