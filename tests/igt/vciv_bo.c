// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <sys/mman.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Buffer objects through vc4's ioctls, with vc4's errors.");

#define PAGE 4096
#define BAD_HANDLE 0xdead

static void assert_zero(const struct vciv_bo *bo)
{
	for (uint32_t i = 0; i < bo->size / 4; i++)
		igt_assert_eq_u32(bo->words[i], 0);
}

static void fill(const struct vciv_bo *bo, uint32_t value)
{
	for (uint32_t i = 0; i < bo->size / 4; i++)
		bo->words[i] = value;
}

/* Freed memory with something in it is what a new BO is likely to get. */
static void test_zeroed(int fd)
{
	for (int i = 0; i < 4; i++) {
		struct vciv_bo bo = vciv_bo_create(fd, 64 * PAGE);

		assert_zero(&bo);
		fill(&bo, 0x5a5a5a5a);
		vciv_bo_destroy(fd, &bo);
	}
}

static void test_mapping_outlives_handle(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct vciv_bo other;

	fill(&bo, 0x11111111);
	igt_assert_eq(drmCloseBufferHandle(fd, bo.handle), 0);

	/* Were the memory free now, this would get it. */
	other = vciv_bo_create(fd, PAGE);
	fill(&other, 0x22222222);
	for (uint32_t i = 0; i < bo.size / 4; i++)
		igt_assert_eq_u32(bo.words[i], 0x11111111);

	vciv_bo_unmap(&bo);
	vciv_bo_destroy(fd, &other);
}

static void test_shared_mapping(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct drm_vc4_mmap_bo args = { .handle = bo.handle, .flags = UINT32_MAX };
	volatile uint32_t *second;

	/* vc4 ignores the flags. */
	do_ioctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args);
	second = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, args.offset);
	igt_assert(second != MAP_FAILED);

	bo.words[5] = 0xabcdef;
	igt_assert_eq_u32(second[5], 0xabcdef);

	munmap((void *)second, PAGE);
	vciv_bo_destroy(fd, &bo);
}

static void test_foreign_mapping(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct drm_vc4_mmap_bo args = { .handle = bo.handle };
	int other = vciv_open();

	do_ioctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args);
	igt_assert(mmap(NULL, PAGE, PROT_READ, MAP_SHARED, other, args.offset) == MAP_FAILED);

	close(other);
	vciv_bo_destroy(fd, &bo);
}

static void test_create_ignores_rest(int fd)
{
	struct drm_vc4_create_bo args = { .size = 1, .flags = UINT32_MAX, .pad = UINT32_MAX };

	do_ioctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args);
	igt_assert_neq_u32(args.handle, 0);
	igt_assert_eq(drmCloseBufferHandle(fd, args.handle), 0);
}

static void test_create_bad_size(int fd, uint32_t size, int error)
{
	struct drm_vc4_create_bo args = { .size = size };

	do_ioctl_err(fd, DRM_IOCTL_VC4_CREATE_BO, &args, error);
}

static void test_mmap_bad_handle(int fd)
{
	struct drm_vc4_mmap_bo args = { .handle = BAD_HANDLE };

	do_ioctl_err(fd, DRM_IOCTL_VC4_MMAP_BO, &args, EINVAL);
}

static void test_wait_idle(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);

	igt_assert_eq(vciv_bo_wait(fd, bo.handle, 0), 0);
	igt_assert_eq(vciv_bo_wait(fd, bo.handle, 1), 0);
	igt_assert_eq(vciv_bo_wait(fd, bo.handle, UINT64_MAX), 0);
	vciv_bo_destroy(fd, &bo);
}

static const struct vciv_bad_input bad_waits[] = {
	VCIV_BAD_INPUT(struct drm_vc4_wait_bo, "handle", handle, BAD_HANDLE, EINVAL),
	VCIV_BAD_INPUT(struct drm_vc4_wait_bo, "pad", pad, 1, EINVAL),
};

static void test_wait_bad_input(int fd, const struct vciv_bad_input *input)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct drm_vc4_wait_bo args = { .handle = bo.handle };

	vciv_spoil(&args, input);
	do_ioctl_err(fd, DRM_IOCTL_VC4_WAIT_BO, &args, input->error);
	vciv_bo_destroy(fd, &bo);
}

/* All of a job's BOs are busy until its end, whichever way that comes. */
static void test_wait_busy(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	uint32_t program = vciv_program_create(fd, &vciv_hang);
	struct drm_vc4_wait_bo args = { .handle = bo.handle, .timeout_ns = 50 * NSEC_PER_MSEC };
	struct vciv_job job;

	vciv_job_hang(&job, program, 500 * NSEC_PER_MSEC);
	job.bos[0] = (struct drm_vciv_submit_bo){ bo.handle, DRM_VCIV_ACCESS_READ };
	job.submit.bos = vciv_array(job.bos, 1);
	vciv_submit(fd, &job);

	igt_assert_eq(vciv_bo_wait(fd, bo.handle, 0), -ETIME);
	do_ioctl_err(fd, DRM_IOCTL_VC4_WAIT_BO, &args, ETIME);
	igt_assert_eq_u64(args.timeout_ns, 0);
	igt_assert_eq(vciv_bo_wait(fd, bo.handle, VCIV_SLACK_NS), 0);

	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

/* What vc4 has and we do not, yet. */
static void test_absent(int fd)
{
	struct drm_vc4_submit_cl submit = {};
	struct drm_vc4_create_shader_bo shader = { .size = 8 };
	struct drm_vc4_perfmon_create perfmon = { .ncounters = 1 };

	do_ioctl_err(fd, DRM_IOCTL_VC4_SUBMIT_CL, &submit, ENODEV);
	do_ioctl_err(fd, DRM_IOCTL_VC4_CREATE_SHADER_BO, &shader, ENODEV);
	do_ioctl_err(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &perfmon, EINVAL);
}

igt_main
{
	int fd = -1;

	igt_fixture
		fd = vciv_open();

	igt_describe("A new BO reads as zeros, also when its memory was used before.");
	igt_subtest("create-zeroed")
		test_zeroed(fd);

	igt_describe("CREATE_BO rounds the size up and ignores flags and pad.");
	igt_subtest("create-ignores-flags-and-pad")
		test_create_ignores_rest(fd);

	igt_describe("A BO has a size.");
	igt_subtest("bad-create-size-zero")
		test_create_bad_size(fd, 0, EINVAL);

	igt_describe("A BO that is larger than all memory is refused.");
	igt_subtest("bad-create-size-huge")
		test_create_bad_size(fd, UINT32_MAX, ENOMEM);

	igt_describe("Two mappings show the same memory.");
	igt_subtest("mmap-twice")
		test_shared_mapping(fd);

	igt_describe("A mapping stays as it is when the handle is closed.");
	igt_subtest("mmap-outlives-handle")
		test_mapping_outlives_handle(fd);

	igt_describe("A file cannot map the BOs of another.");
	igt_subtest("mmap-foreign")
		test_foreign_mapping(fd);

	igt_describe("Mapping an unknown handle is EINVAL.");
	igt_subtest("bad-mmap-handle")
		test_mmap_bad_handle(fd);

	igt_describe("An idle BO is not waited for.");
	igt_subtest("wait-idle")
		test_wait_idle(fd);

	igt_describe("A BO in a job is waited for, readers included, with a timeout.");
	igt_subtest("wait-busy") {
		vciv_require_programs(fd);
		test_wait_busy(fd);
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_waits); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-wait-%s", bad_waits[i].name)
			test_wait_bad_input(fd, &bad_waits[i]);
	}

	igt_describe("Control lists and shaders say ENODEV; what vc4 has beyond them is unknown.");
	igt_subtest("absent")
		test_absent(fd);

	igt_fixture
		close(fd);
}
