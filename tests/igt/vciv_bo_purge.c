// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Memory of BOs: what may be purged, limits, and what is left behind.");

#define PAGE 4096
#define BAD_HANDLE 0xdead
#define PIECE (1 << 20)
#define MAX_PIECES 4096

/* All the memory that BOs may have, in pieces. */
struct hoard {
	uint32_t handles[MAX_PIECES];
	unsigned int count;
};

static uint32_t try_create(int fd, uint32_t size)
{
	struct drm_vc4_create_bo args = { .size = size };
	int ret = drmIoctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args);

	igt_assert_f(ret == 0 || errno == ENOMEM, "%s\n", strerror(errno));

	return ret ? 0 : args.handle;
}

static void hoard_grow(int fd, struct hoard *hoard, uint32_t size)
{
	uint32_t handle;

	while ((handle = try_create(fd, size))) {
		igt_assert(hoard->count < MAX_PIECES);
		hoard->handles[hoard->count++] = handle;
	}
}

static void hoard_drop(int fd, struct hoard *hoard)
{
	while (hoard->count)
		igt_assert_eq(drmCloseBufferHandle(fd, hoard->handles[--hoard->count]), 0);
}

/* Until all that may be purged is. */
static void press(int fd)
{
	struct hoard hoard = {};

	hoard_grow(fd, &hoard, PIECE);
	igt_assert(hoard.count);
	hoard_grow(fd, &hoard, PAGE);
	hoard_drop(fd, &hoard);
}

static sigjmp_buf bus_jump;

static void on_bus(int signal)
{
	siglongjmp(bus_jump, signal);
}

static bool is_bus_error(const struct vciv_bo *bo)
{
	struct sigaction action = { .sa_handler = on_bus }, old;
	volatile bool caught = true;

	sigaction(SIGBUS, &action, &old);
	if (!sigsetjmp(bus_jump, 1)) {
		(void)bo->words[0];
		caught = false;
	}
	sigaction(SIGBUS, &old, NULL);

	return caught;
}

static int try_export(int fd, uint32_t handle)
{
	int dmabuf;

	if (drmPrimeHandleToFD(fd, handle, DRM_CLOEXEC | DRM_RDWR, &dmabuf))
		return -errno;

	return dmabuf;
}

static bool can_map(int fd, const struct vciv_bo *bo)
{
	struct drm_vc4_mmap_bo args = { .handle = bo->handle };
	void *map;

	do_ioctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args);
	map = mmap(NULL, bo->size, PROT_READ, MAP_SHARED, fd, args.offset);
	if (map == MAP_FAILED) {
		igt_assert_eq(errno, EINVAL);
		return false;
	}
	munmap(map, bo->size);

	return true;
}

static void assert_purged(int fd, const struct vciv_bo *bo)
{
	igt_assert(!vciv_bo_madvise(fd, bo->handle, VC4_MADV_WILLNEED));
	igt_assert(!vciv_bo_madvise(fd, bo->handle, VC4_MADV_DONTNEED));
	igt_assert(!vciv_bo_madvise(fd, bo->handle, VC4_MADV_WILLNEED));
	igt_assert(!can_map(fd, bo));
	igt_assert_eq(try_export(fd, bo->handle), -EINVAL);
	igt_assert(is_bus_error(bo));
}

static void test_retained(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);

	bo.words[7] = 42;
	igt_assert(vciv_bo_madvise(fd, bo.handle, VC4_MADV_WILLNEED));
	igt_assert(vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED));
	igt_assert(vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED));
	igt_assert(!can_map(fd, &bo));
	igt_assert_eq(try_export(fd, bo.handle), -EINVAL);
	igt_assert(vciv_bo_madvise(fd, bo.handle, VC4_MADV_WILLNEED));
	igt_assert(can_map(fd, &bo));
	igt_assert_eq_u32(bo.words[7], 42);
	vciv_bo_destroy(fd, &bo);
}

static const struct vciv_bad_input bad_madvises[] = {
	VCIV_BAD_INPUT(struct drm_vc4_gem_madvise, "handle", handle, BAD_HANDLE, ENOENT),
	VCIV_BAD_INPUT(struct drm_vc4_gem_madvise, "madv", madv, 2, EINVAL),
	VCIV_BAD_INPUT(struct drm_vc4_gem_madvise, "pad", pad, 1, EINVAL),
};

static void test_madvise_bad_input(int fd, const struct vciv_bad_input *input)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct drm_vc4_gem_madvise args = { .handle = bo.handle };

	vciv_spoil(&args, input);
	do_ioctl_err(fd, DRM_IOCTL_VC4_GEM_MADVISE, &args, input->error);
	vciv_bo_destroy(fd, &bo);
}

static void test_purge(int fd, int presser)
{
	struct vciv_bo bo = vciv_bo_create(fd, PIECE);
	struct vciv_bo needed = vciv_bo_create(fd, PAGE);

	bo.words[0] = 1;
	needed.words[0] = 2;
	vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED);
	press(presser);
	assert_purged(fd, &bo);
	igt_assert(vciv_bo_madvise(fd, needed.handle, VC4_MADV_WILLNEED));
	igt_assert_eq_u32(needed.words[0], 2);
	vciv_bo_destroy(fd, &needed);
	vciv_bo_destroy(fd, &bo);
}

static void test_purge_cached(int fd)
{
	struct vciv_bo bo = vciv_bo_create_cached(fd, PIECE);
	struct drm_vciv_bo_sync args = {
		.handle = bo.handle,
		.flags = DRM_VCIV_BO_SYNC_READ,
		.size = PIECE,
	};

	vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED);
	press(fd);
	assert_purged(fd, &bo);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_BO_SYNC, &args, EINVAL);
	vciv_bo_destroy(fd, &bo);
}

/* One piece more than there is takes one piece away, that of the longest time. */
static void test_purge_oldest(int fd)
{
	struct vciv_bo first = vciv_bo_create(fd, PIECE);
	struct vciv_bo second = vciv_bo_create(fd, PIECE);
	struct hoard hoard = {};

	vciv_wait_for_sleep(fd);
	hoard_grow(fd, &hoard, PIECE);
	vciv_bo_madvise(fd, second.handle, VC4_MADV_DONTNEED);
	vciv_bo_madvise(fd, first.handle, VC4_MADV_DONTNEED);
	hoard.handles[hoard.count] = try_create(fd, PIECE);
	igt_assert_neq_u32(hoard.handles[hoard.count++], 0);

	igt_assert(vciv_bo_madvise(fd, first.handle, VC4_MADV_WILLNEED));
	assert_purged(fd, &second);
	hoard_drop(fd, &hoard);
	vciv_bo_destroy(fd, &first);
	vciv_bo_destroy(fd, &second);
}

static void test_impossible_size(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PIECE);
	uint64_t budget = vciv_bo_memory_budget(fd);

	vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED);
	igt_assert_eq_u32(try_create(fd, budget + PAGE), 0);
	igt_assert(vciv_bo_madvise(fd, bo.handle, VC4_MADV_WILLNEED));
	vciv_bo_destroy(fd, &bo);
}

static void test_exported(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PIECE);
	int dmabuf = try_export(fd, bo.handle);

	igt_assert_fd(dmabuf);
	close(dmabuf);
	bo.words[0] = 3;
	vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED);
	press(fd);
	igt_assert(vciv_bo_madvise(fd, bo.handle, VC4_MADV_WILLNEED));
	igt_assert_eq_u32(bo.words[0], 3);
	vciv_bo_destroy(fd, &bo);
}

static void test_submit_dontneed(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct vciv_job job;

	vciv_job_store(&job, program, 1, &bo, 1000);
	vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EINVAL);
	vciv_bo_madvise(fd, bo.handle, VC4_MADV_WILLNEED);
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_assert_vector(&bo, 0, 1000);
	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

/* What a job is going to write to has to be there until it has. */
static void test_in_job(int fd)
{
	struct vciv_gate gate = vciv_gate_create(fd);
	struct vciv_bo bo = vciv_bo_create(fd, PIECE);
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct vciv_job job;

	vciv_job_store(&job, program, 1, &bo, 2000);
	vciv_job_wait(&job, gate.syncobj);
	vciv_submit(fd, &job);
	vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED);
	press(fd);
	vciv_gate_open(fd, &gate);
	igt_assert_eq(vciv_bo_wait(fd, bo.handle, VCIV_SLACK_NS), 0);
	igt_assert(vciv_bo_madvise(fd, bo.handle, VC4_MADV_WILLNEED));
	vciv_assert_vector(&bo, 0, 2000);
	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

static void test_shrinker(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PIECE);
	int file = open("/proc/sys/vm/drop_caches", O_WRONLY);

	igt_require_f(file >= 0, "Takes root\n");
	bo.words[0] = 1;
	igt_assert_eq(write(file, "2", 1), 1);
	igt_assert_eq_u32(bo.words[0], 1);
	vciv_bo_madvise(fd, bo.handle, VC4_MADV_DONTNEED);
	igt_assert_eq(write(file, "2", 1), 1);
	close(file);
	assert_purged(fd, &bo);
	vciv_bo_destroy(fd, &bo);
}

/* ENOMEM comes at the budget, and room that is made is there at once. */
static void test_exact(int fd)
{
	uint64_t budget = vciv_bo_memory_budget(fd);
	struct hoard hoard = {};

	/* What a job of before held must not become free meanwhile. */
	vciv_wait_for_sleep(fd);
	for (int round = 0; round < 3; round++) {
		hoard_grow(fd, &hoard, PIECE);
		hoard_grow(fd, &hoard, PAGE);
		igt_assert_eq_u64(vciv_bo_memory_used(fd), budget);

		igt_assert_eq(drmCloseBufferHandle(fd, hoard.handles[--hoard.count]), 0);
		hoard.handles[hoard.count] = try_create(fd, PAGE);
		igt_assert_neq_u32(hoard.handles[hoard.count++], 0);
		hoard_drop(fd, &hoard);
	}
}

/* ENOMEM of one client is no trouble for what another has. */
static void test_other_client(int fd)
{
	struct hoard hoard = {};
	int other = vciv_open();

	vciv_wait_for_sleep(fd);
	hoard_grow(other, &hoard, PIECE);
	hoard_grow(other, &hoard, PAGE);
	igt_assert_eq_u32(try_create(fd, PAGE), 0);
	close(other);
	vciv_check_works(fd);
}

/* Holes of one piece between pieces; what is purged makes room for two. */
static void test_fragmentation(int fd)
{
	const uint32_t piece = 256 << 10;
	struct hoard hoard = {};
	unsigned int kept = 0;
	uint32_t handle;

	hoard_grow(fd, &hoard, piece);
	for (unsigned int i = 0; i < hoard.count; i++) {
		if (i % 2)
			hoard.handles[kept++] = hoard.handles[i];
		else
			igt_assert_eq(drmCloseBufferHandle(fd, hoard.handles[i]), 0);
	}
	hoard.count = kept;

	for (unsigned int i = 0; i < hoard.count; i++)
		vciv_bo_madvise(fd, hoard.handles[i], VC4_MADV_DONTNEED);
	handle = try_create(fd, kept * piece);
	igt_assert_neq_u32(handle, 0);
	igt_assert_eq(drmCloseBufferHandle(fd, handle), 0);
	hoard_drop(fd, &hoard);
}

/* Whatever a client was doing, what it held is free when it is gone. */
static void test_killed(int fd)
{
	uint64_t used = vciv_bo_memory_used(fd);
	int ready[2], status;
	pid_t child;
	char byte;

	igt_assert_eq(pipe(ready), 0);
	child = fork();
	igt_assert(child >= 0);
	if (!child) {
		int own = vciv_open();
		struct vciv_bo bo = vciv_bo_create(own, PIECE);
		struct hoard hoard = {};

		bo.words[0] = 1;
		try_export(own, bo.handle);
		hoard_grow(own, &hoard, PIECE);
		vciv_bo_madvise(own, hoard.handles[0], VC4_MADV_DONTNEED);
		if (write(ready[1], "", 1) == 1)
			pause();
		_exit(1);
	}

	igt_assert_eq(read(ready[0], &byte, 1), 1);
	igt_assert(vciv_bo_memory_used(fd) > used);
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	vciv_wait_for_bo_memory(fd, used);
	close(ready[0]);
	close(ready[1]);
}

igt_main
{
	uint64_t used = 0;
	int fd = -1;

	igt_fixture {
		char list[4096];

		fd = vciv_open();
		if (vciv_debugfs_read(fd, "bos", list, sizeof(list)))
			used = vciv_bo_memory_used(fd);
	}

	igt_describe("DONTNEED and back keeps the content while memory is not short.");
	igt_subtest("retained")
		test_retained(fd);

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_madvises); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-madvise-%s", bad_madvises[i].name)
			test_madvise_bad_input(fd, &bad_madvises[i]);
	}

	igt_describe("What is not needed is purged when memory is short, and nothing else.");
	igt_subtest("purge")
		test_purge(fd, fd);

	igt_describe("Also by the needs of another client.");
	igt_subtest("purge-by-other") {
		int other = vciv_open();

		test_purge(fd, other);
		close(other);
	}

	igt_describe("A purged cached BO is gone for BO_SYNC too.");
	igt_subtest("purge-cached")
		test_purge_cached(fd);

	igt_describe("No more is purged than has to be, in the order of madvise.");
	igt_subtest("purge-oldest")
		test_purge_oldest(fd);

	igt_describe("Nothing is purged for a BO that would not fit anyway.");
	igt_subtest("purge-impossible")
		test_impossible_size(fd);

	igt_describe("What was exported once is never purged.");
	igt_subtest("purge-exported")
		test_exported(fd);

	igt_describe("The system's shrinker purges.");
	igt_subtest("shrinker")
		test_shrinker(fd);

	igt_describe("A job does not take a BO that may be purged.");
	igt_subtest("submit-dontneed") {
		vciv_require_programs(fd);
		test_submit_dontneed(fd);
	}

	igt_describe("A BO of a job is not purged.");
	igt_subtest("purge-in-job") {
		vciv_require_programs(fd);
		test_in_job(fd);
	}

	igt_describe("ENOMEM comes when the budget is used up, and not before.");
	igt_subtest("exact")
		test_exact(fd);

	igt_describe("A client that takes all memory breaks no other.");
	igt_subtest("other-client") {
		vciv_require_programs(fd);
		test_other_client(fd);
	}

	igt_describe("Purging makes one large hole out of small ones.");
	igt_subtest("fragmentation")
		test_fragmentation(fd);

	igt_describe("A killed client leaves nothing.");
	igt_subtest("killed")
		test_killed(fd);

	igt_describe("All of the above left nothing.");
	igt_subtest("nothing-left")
		vciv_wait_for_bo_memory(fd, used);

	igt_fixture
		close(fd);
}
