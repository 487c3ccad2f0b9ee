// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <limits.h>

#include "igt.h"
#include "vciv_binding.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Two V3Ds in a machine: each has its own nodes, jobs, memory and end.");

#define PAGE		4096
/* In which the other device has to do a job: root may have so much. */
#define HANG_NS		(4 * NSEC_PER_SEC)

static int open_heap(int fd, char *path, size_t size)
{
	vciv_binding_find(fd);
	vciv_binding_heap(path, size);

	return vciv_heap_open(path);
}

/* Heaps have names of their own, and their buffers count for their device. */
static void test_heaps(const int *fds)
{
	uint64_t used[2] = { vciv_bo_memory_used(fds[0]), vciv_bo_memory_used(fds[1]) };
	char paths[2][PATH_MAX];
	int heaps[2], dmabuf;

	for (int i = 0; i < 2; i++)
		heaps[i] = open_heap(fds[i], paths[i], sizeof(paths[i]));
	igt_assert(strcmp(paths[0], paths[1]));

	for (int i = 0; i < 2; i++) {
		dmabuf = vciv_heap_allocate(heaps[i], PAGE);
		igt_assert_eq_u64(vciv_bo_memory_used(fds[i]), used[i] + PAGE);
		igt_assert_eq_u64(vciv_bo_memory_used(fds[!i]), used[!i]);
		close(dmabuf);
		vciv_wait_for_bo_memory(fds[i], used[i]);
	}
	close(heaps[0]);
	close(heaps[1]);
}

/* A job that hangs on one does not stop the other's, which end before. */
static void test_hang(const int *fds)
{
	uint32_t hang = vciv_program_create(fds[0], &vciv_hang);
	uint32_t syncobj = vciv_syncobj(fds[0]);
	struct vciv_job job;

	vciv_job_hang(&job, hang, HANG_NS);
	vciv_job_signal(&job, syncobj);
	vciv_submit(fds[0], &job);
	vciv_check_works(fds[1]);
	igt_assert(!vciv_syncobj_signalled(fds[0], syncobj));
	igt_assert_eq(vciv_syncobj_wait(fds[0], syncobj, VCIV_SLACK_NS), -ETIME);
	vciv_program_destroy(fds[0], hang);
	vciv_check_works(fds[0]);
}

/* What the first stores, late, the second reads: jobs wait for those of other devices. */
static void test_share(const int *fds)
{
	struct vciv_bo stored = vciv_bo_create(fds[0], PAGE), result = vciv_bo_create(fds[1], PAGE);
	struct vciv_gate gate = vciv_gate_create(fds[0]);
	uint32_t store = vciv_program_create(fds[0], &vciv_store);
	uint32_t increment = vciv_program_create(fds[1], &vciv_increment);
	struct vciv_bo imported = {};
	struct vciv_job job;
	int dmabuf;

	igt_assert_eq(drmPrimeHandleToFD(fds[0], stored.handle, O_CLOEXEC | O_RDWR, &dmabuf), 0);
	igt_assert_eq(drmPrimeFDToHandle(fds[1], dmabuf, &imported.handle), 0);
	close(dmabuf);

	vciv_job_store(&job, store, 1, &stored, 500);
	vciv_job_wait(&job, gate.syncobj);
	vciv_submit(fds[0], &job);
	vciv_job_increment(&job, increment, &imported, &result);
	vciv_submit(fds[1], &job);
	igt_assert_eq(vciv_bo_wait(fds[1], result.handle, 10 * NSEC_PER_MSEC), -ETIME);
	vciv_gate_open(fds[0], &gate);
	igt_assert_eq(vciv_bo_wait(fds[1], result.handle, VCIV_SLACK_NS), 0);
	vciv_assert_vector(&result, 0, 501);

	igt_assert_eq(drmCloseBufferHandle(fds[1], imported.handle), 0);
	vciv_bo_destroy(fds[0], &stored);
	vciv_bo_destroy(fds[1], &result);
	vciv_program_destroy(fds[0], store);
	vciv_program_destroy(fds[1], increment);
}

/* One goes, with its heap; the other's stay, and what it imported stays good. */
static void test_unbind(const int *fds)
{
	char paths[2][PATH_MAX];
	int kept = open_heap(fds[0], paths[0], sizeof(paths[0]));
	int lost = open_heap(fds[1], paths[1], sizeof(paths[1]));
	int dmabuf = vciv_heap_allocate(lost, PAGE);
	uint32_t store = vciv_program_create(fds[0], &vciv_store);
	struct vciv_bo imported = { .size = PAGE };
	struct vciv_job job;

	igt_assert_eq(drmPrimeFDToHandle(fds[0], dmabuf, &imported.handle), 0);

	/* open_heap() named the second last. */
	vciv_unbind();
	igt_assert_eq(vciv_heap_try_allocate(lost, PAGE), -ENODEV);
	igt_assert(access(paths[1], F_OK) < 0);
	close(vciv_heap_allocate(kept, PAGE));
	vciv_check_works(fds[0]);
	vciv_job_store(&job, store, 1, &imported, 700);
	igt_assert_eq(vciv_run(fds[0], &job), 0);

	vciv_bind();
	vciv_program_destroy(fds[0], store);
	igt_assert_eq(drmCloseBufferHandle(fds[0], imported.handle), 0);
	close(dmabuf);
	close(kept);
	close(lost);
}

igt_main
{
	int fds[2] = { -1, -1 };

	igt_fixture {
		igt_require_f(vciv_open_all(fds, 2) == 2, "Takes two devices\n");
		igt_require_f(geteuid() == 0, "Takes root\n");
		vciv_require_programs(fds[0]);
	}

	igt_describe("Each has its heap.");
	igt_subtest("heaps")
		test_heaps(fds);

	igt_describe("One hangs, the other works.");
	igt_subtest("hang")
		test_hang(fds);

	igt_describe("A job waits for one of the other device, and reads what that stored.");
	igt_subtest("share")
		test_share(fds);

	igt_describe("One is unbound, the other works.");
	igt_subtest("unbind")
		test_unbind(fds);

	igt_fixture {
		vciv_bind_again();
		close(fds[0]);
		close(fds[1]);
	}
}
