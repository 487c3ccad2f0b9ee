// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Many BOs, one after another.");

#define PAGE 4096
#define COUNT 10000
/* In a machine that is slow, there may be fewer. */
#define TIME_NS (120 * NSEC_PER_SEC)

static void test_many(int fd)
{
	uint64_t end = vciv_now_ns() + TIME_NS;
	int i;

	for (i = 0; i < COUNT && vciv_now_ns() < end; i++) {
		struct drm_vc4_create_bo args = { .size = PAGE << i % 3 };

		do_ioctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args);
		igt_assert_eq(drmCloseBufferHandle(fd, args.handle), 0);
	}
	igt_info("%d BOs\n", i);
}

igt_main
{
	int fd = -1;

	igt_fixture
		fd = vciv_open();

	igt_describe("10,000 of them leave nothing.");
	igt_subtest("create-destroy") {
		uint64_t used = vciv_bo_memory_used(fd);

		test_many(fd);
		vciv_wait_for_bo_memory(fd, used);
	}

	igt_fixture
		close(fd);
}
