// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Jobs that do not end by themselves, and what they cost others.");

#define HANG_NS (300 * NSEC_PER_MSEC)

static void submit_hang(int fd, uint32_t program, uint32_t syncobj)
{
	struct vciv_job job;

	vciv_job_hang(&job, program, HANG_NS);
	if (syncobj)
		vciv_job_signal(&job, syncobj);
	vciv_submit(fd, &job);
}

static void test_timeout(int fd, uint32_t hang)
{
	uint32_t syncobj = vciv_syncobj(fd);
	uint64_t start = vciv_now_ns();
	uint64_t elapsed;

	submit_hang(fd, hang, syncobj);
	igt_assert(!vciv_syncobj_signalled(fd, syncobj));
	igt_assert_eq(vciv_syncobj_wait(fd, syncobj, HANG_NS + VCIV_SLACK_NS), -ETIME);
	elapsed = vciv_now_ns() - start;
	igt_assert_lte_u64(HANG_NS, elapsed);
	igt_assert_lte_u64(elapsed, HANG_NS + VCIV_SLACK_NS);

	drmSyncobjDestroy(fd, syncobj);
	vciv_check_works(fd);
}

/* Each QPU hangs, and what follows is done nevertheless. */
static void test_all_qpus(int fd, uint32_t hang)
{
	struct vciv_job job;

	vciv_job_hang(&job, hang, HANG_NS);
	job.dispatch.instances = VCIV_QPUS;
	igt_assert_eq(vciv_run(fd, &job), -ETIME);
	vciv_check_works(fd);
}

static void test_repeated(int fd, uint32_t hang)
{
	for (int i = 0; i < 5; i++)
		submit_hang(fd, hang, 0);
	vciv_check_works(fd);
}

/* Queued behind the hang when it is reset, and done as if nothing was. */
static void test_innocent(int fd, uint32_t hang)
{
	int other = vciv_open();

	submit_hang(fd, hang, 0);
	vciv_check_works(other);
	close(other);
}

static void test_close(int fd)
{
	int other = vciv_open();

	submit_hang(other, vciv_program_create(other, &vciv_hang), 0);
	close(other);
	vciv_check_works(fd);
}

static void test_killed(int fd)
{
	igt_fork(child, 1) {
		int own = vciv_open();

		submit_hang(own, vciv_program_create(own, &vciv_hang), 0);
		/* The end of a process closes its files. */
	}
	igt_waitchildren();
	vciv_check_works(fd);
}

/* The driver has to notice by itself that the program has ended. */
static void test_no_interrupt(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, VCIV_VECTOR);
	uint32_t program = vciv_program_create(fd, &vciv_store);
	uint64_t start = vciv_now_ns();
	struct vciv_job job;

	vciv_job_store(&job, program, 1, &bo, 42);
	job.values[0][STORE_INTERRUPT].value = 0;
	igt_assert_eq(vciv_run(fd, &job), 0);
	igt_assert_lte_u64(vciv_now_ns() - start, NSEC_PER_SEC);
	vciv_assert_vector(&bo, 0, 42);

	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

igt_main
{
	uint32_t hang = 0;
	int fd = -1;

	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
		hang = vciv_program_create(fd, &vciv_hang);
	}

	igt_describe("A job that is past its time is ended, and the next one works.");
	igt_subtest("timeout")
		test_timeout(fd, hang);

	igt_describe("The same with all QPUs.");
	igt_subtest("all-qpus")
		test_all_qpus(fd, hang);

	igt_describe("One hang after the other.");
	igt_subtest("repeated")
		test_repeated(fd, hang);

	igt_describe("Another client's job behind a hang runs after the reset.");
	igt_subtest("innocent-client")
		test_innocent(fd, hang);

	igt_describe("A file is closed while its job hangs.");
	igt_subtest("close")
		test_close(fd);

	igt_describe("A process ends while its job hangs.");
	igt_subtest("process-ends")
		test_killed(fd);

	igt_describe("A program that raises no interrupt is found to be done soon.");
	igt_subtest("no-interrupt")
		test_no_interrupt(fd);

	igt_fixture
		close(fd);
}
