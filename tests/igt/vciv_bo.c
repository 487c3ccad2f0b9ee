// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <drm_fourcc.h>
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
	struct drm_vc4_wait_bo args = { .handle = bo.handle, .timeout_ns = 500 * NSEC_PER_MSEC };
	struct vciv_job job;
	uint64_t start;

	/* Longer than this process may be late; jiffies, by which it waits, may be early. */
	vciv_job_hang(&job, program, 2 * NSEC_PER_SEC);
	job.bos[0] = (struct drm_vciv_submit_bo){ bo.handle, DRM_VCIV_ACCESS_READ };
	job.submit.bos = vciv_array(job.bos, 1);
	vciv_submit(fd, &job);

	igt_assert_eq(vciv_bo_wait(fd, bo.handle, 0), -ETIME);
	start = vciv_now_ns();
	do_ioctl_err(fd, DRM_IOCTL_VC4_WAIT_BO, &args, ETIME);
	igt_assert_eq_u64(args.timeout_ns, 0);
	igt_assert_lte_u64(100 * NSEC_PER_MSEC, vciv_now_ns() - start);
	igt_assert_eq(vciv_bo_wait(fd, bo.handle, VCIV_SLACK_NS), 0);

	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

static void test_label(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);

	/* The last is a name that vc4 uses itself. */
	vciv_bo_label(fd, bo.handle, "a label");
	vciv_bo_label(fd, bo.handle, "another\nlabel");
	vciv_bo_label(fd, bo.handle, "BCL");
	vciv_bo_destroy(fd, &bo);
}

static void test_label_listed(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	char list[4096];

	vciv_bo_label(fd, bo.handle, "twelve-angry\nlabels");
	igt_require_f(vciv_debugfs_read(fd, "bos", list, sizeof(list)), "Takes debugfs\n");
	igt_assert(strstr(list, " 4096 wc - twelve-angry\\012labels\n"));

	vciv_bo_destroy(fd, &bo);
	igt_assert(vciv_debugfs_read(fd, "bos", list, sizeof(list)));
	igt_assert(!strstr(list, "twelve-angry"));
}

static void test_label_bad_input(int fd, uint32_t len, const char *name, int error)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct drm_vc4_label_bo args = {
		.handle = bo.handle,
		.len = len,
		.name = to_user_pointer(name),
	};

	do_ioctl_err(fd, DRM_IOCTL_VC4_LABEL_BO, &args, error);
	vciv_bo_destroy(fd, &bo);
}

static void test_label_bad_handle(int fd)
{
	struct drm_vc4_label_bo args = {
		.handle = BAD_HANDLE,
		.len = 1,
		.name = to_user_pointer("x"),
	};

	do_ioctl_err(fd, DRM_IOCTL_VC4_LABEL_BO, &args, ENOENT);
}

static uint64_t get_tiling(int fd, uint32_t handle)
{
	struct drm_vc4_get_tiling args = { .handle = handle };

	do_ioctl(fd, DRM_IOCTL_VC4_GET_TILING, &args);

	return args.modifier;
}

static void test_tiling(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct drm_vc4_set_tiling args = {
		.handle = bo.handle,
		.modifier = DRM_FORMAT_MOD_BROADCOM_VC4_T_TILED,
	};

	igt_assert_eq_u64(get_tiling(fd, bo.handle), DRM_FORMAT_MOD_LINEAR);
	do_ioctl(fd, DRM_IOCTL_VC4_SET_TILING, &args);
	igt_assert_eq_u64(get_tiling(fd, bo.handle), DRM_FORMAT_MOD_BROADCOM_VC4_T_TILED);
	args.modifier = DRM_FORMAT_MOD_LINEAR;
	do_ioctl(fd, DRM_IOCTL_VC4_SET_TILING, &args);
	igt_assert_eq_u64(get_tiling(fd, bo.handle), DRM_FORMAT_MOD_LINEAR);
	vciv_bo_destroy(fd, &bo);
}

static const struct vciv_bad_input bad_set_tilings[] = {
	VCIV_BAD_INPUT(struct drm_vc4_set_tiling, "handle", handle, BAD_HANDLE, ENOENT),
	VCIV_BAD_INPUT(struct drm_vc4_set_tiling, "flags", flags, 1, EINVAL),
	VCIV_BAD_INPUT(struct drm_vc4_set_tiling, "modifier", modifier,
		       DRM_FORMAT_MOD_BROADCOM_SAND128, EINVAL),
};

static const struct vciv_bad_input bad_get_tilings[] = {
	VCIV_BAD_INPUT(struct drm_vc4_get_tiling, "handle", handle, BAD_HANDLE, ENOENT),
	VCIV_BAD_INPUT(struct drm_vc4_get_tiling, "flags", flags, 1, EINVAL),
	VCIV_BAD_INPUT(struct drm_vc4_get_tiling, "modifier", modifier,
		       DRM_FORMAT_MOD_BROADCOM_VC4_T_TILED, EINVAL),
};

static void test_set_tiling_bad_input(int fd, const struct vciv_bad_input *input)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct drm_vc4_set_tiling args = { .handle = bo.handle };

	vciv_spoil(&args, input);
	do_ioctl_err(fd, DRM_IOCTL_VC4_SET_TILING, &args, input->error);
	vciv_bo_destroy(fd, &bo);
}

static void test_get_tiling_bad_input(int fd, const struct vciv_bad_input *input)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct drm_vc4_get_tiling args = { .handle = bo.handle };

	vciv_spoil(&args, input);
	do_ioctl_err(fd, DRM_IOCTL_VC4_GET_TILING, &args, input->error);
	vciv_bo_destroy(fd, &bo);
}

static const struct vciv_bad_input bad_creates[] = {
	VCIV_BAD_INPUT(struct drm_vciv_bo_create, "size-zero", size, 0, EINVAL),
	VCIV_BAD_INPUT(struct drm_vciv_bo_create, "size-huge", size, 1ull << 32, ENOMEM),
	VCIV_BAD_INPUT(struct drm_vciv_bo_create, "size-endless", size, UINT64_MAX, ENOMEM),
	VCIV_BAD_INPUT(struct drm_vciv_bo_create, "flags", flags, 2, EINVAL),
};

static void test_bo_create_bad_input(int fd, const struct vciv_bad_input *input)
{
	struct drm_vciv_bo_create args = { .size = PAGE, .flags = DRM_VCIV_BO_CACHED };

	vciv_spoil(&args, input);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_BO_CREATE, &args, input->error);
}

static void test_cached_zeroed(int fd)
{
	for (int i = 0; i < 4; i++) {
		struct vciv_bo bo = vciv_bo_create_cached(fd, 16 * PAGE);

		vciv_bo_sync(fd, &bo, DRM_VCIV_BO_SYNC_READ | DRM_VCIV_BO_SYNC_WRITE);
		assert_zero(&bo);
		fill(&bo, 0x5a5a5a5a);
		vciv_bo_sync(fd, &bo, DRM_VCIV_BO_SYNC_READ | DRM_VCIV_BO_SYNC_WRITE |
			     DRM_VCIV_BO_SYNC_END);
		vciv_bo_destroy(fd, &bo);
	}
}

static const struct vciv_bad_input bad_syncs[] = {
	VCIV_BAD_INPUT(struct drm_vciv_bo_sync, "handle", handle, BAD_HANDLE, ENOENT),
	VCIV_BAD_INPUT(struct drm_vciv_bo_sync, "flags", flags, 8 | DRM_VCIV_BO_SYNC_READ, EINVAL),
	VCIV_BAD_INPUT(struct drm_vciv_bo_sync, "no-access", flags, DRM_VCIV_BO_SYNC_END, EINVAL),
	VCIV_BAD_INPUT(struct drm_vciv_bo_sync, "size-zero", size, 0, EINVAL),
	VCIV_BAD_INPUT(struct drm_vciv_bo_sync, "size", size, PAGE + 1, EINVAL),
	VCIV_BAD_INPUT(struct drm_vciv_bo_sync, "offset", offset, 1, EINVAL),
	VCIV_BAD_INPUT(struct drm_vciv_bo_sync, "wrap", offset, UINT64_MAX - PAGE + 1, EINVAL),
};

static void test_sync_bad_input(int fd, const struct vciv_bad_input *input)
{
	struct vciv_bo bo = vciv_bo_create_cached(fd, PAGE);
	struct drm_vciv_bo_sync args = {
		.handle = bo.handle,
		.flags = DRM_VCIV_BO_SYNC_READ,
		.size = PAGE,
	};

	vciv_spoil(&args, input);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_BO_SYNC, &args, input->error);
	vciv_bo_destroy(fd, &bo);
}

/* What vc4 has and we do not, yet. */
static void test_absent(int fd)
{
	struct drm_vc4_submit_cl submit = {};
	struct drm_vc4_create_shader_bo shader = { .size = 8 };

	do_ioctl_err(fd, DRM_IOCTL_VC4_SUBMIT_CL, &submit, ENODEV);
	do_ioctl_err(fd, DRM_IOCTL_VC4_CREATE_SHADER_BO, &shader, ENODEV);
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

	igt_describe("A BO takes a label, and another.");
	igt_subtest("label")
		test_label(fd);

	igt_describe("debugfs lists BOs, with a label on one line.");
	igt_subtest("label-listed")
		test_label_listed(fd);

	igt_describe("A label has a length.");
	igt_subtest("bad-label-length-zero")
		test_label_bad_input(fd, 0, "x", EINVAL);

	igt_describe("A label ends within its length.");
	igt_subtest("bad-label-no-end")
		test_label_bad_input(fd, 2, "xyz", EINVAL);

	igt_describe("A label is somewhere.");
	igt_subtest("bad-label-address")
		test_label_bad_input(fd, 1000, NULL, EFAULT);

	igt_describe("A label has at most 255 bytes.");
	igt_subtest("bad-label-long") {
		char label[257];

		memset(label, 'x', sizeof(label));
		label[256] = 0;
		test_label_bad_input(fd, 256, label, E2BIG);
		test_label_bad_input(fd, UINT32_MAX, label, E2BIG);
	}

	igt_describe("An unknown handle cannot be labelled.");
	igt_subtest("bad-label-handle")
		test_label_bad_handle(fd);

	igt_describe("GET_TILING returns what SET_TILING was given.");
	igt_subtest("tiling")
		test_tiling(fd);

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_set_tilings); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-set-tiling-%s", bad_set_tilings[i].name)
			test_set_tiling_bad_input(fd, &bad_set_tilings[i]);
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_get_tilings); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-get-tiling-%s", bad_get_tilings[i].name)
			test_get_tiling_bad_input(fd, &bad_get_tilings[i]);
	}

	igt_describe("A new cached BO reads as zeros, also when its memory was used before.");
	igt_subtest("cached-zeroed")
		test_cached_zeroed(fd);

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_creates); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-bo-create-%s", bad_creates[i].name)
			test_bo_create_bad_input(fd, &bad_creates[i]);
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_syncs); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-sync-%s", bad_syncs[i].name)
			test_sync_bad_input(fd, &bad_syncs[i]);
	}

	igt_describe("Control lists and shaders say ENODEV.");
	igt_subtest("absent")
		test_absent(fd);

	igt_fixture
		close(fd);
}
