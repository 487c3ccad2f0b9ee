// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <glob.h>
#include <libgen.h>
#include <stdlib.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Jobs that do not end by themselves, and what they cost others.");

#define HANG_NS (300 * NSEC_PER_MSEC)
#define RINGS 20000

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

/* Of as many clients, none of which is banned for it. */
static void test_repeated(int fd)
{
	int others[5];

	for (unsigned int i = 0; i < ARRAY_SIZE(others); i++) {
		others[i] = vciv_open();
		submit_hang(others[i], vciv_program_create(others[i], &vciv_hang), 0);
	}
	vciv_check_works(fd);
	for (unsigned int i = 0; i < ARRAY_SIZE(others); i++)
		close(others[i]);
}

/* Queued behind the hang when it is reset, and done as if nothing was. */
static void test_innocent(int fd)
{
	int other = vciv_open();

	submit_hang(other, vciv_program_create(other, &vciv_hang), 0);
	vciv_check_works(fd);
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

/*
 * The driver has to notice by itself that the program has ended, and not only when its
 * time is over. Once is enough: this process may be late, but not each time.
 */
static void test_no_interrupt(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, VCIV_VECTOR);
	uint32_t program = vciv_program_create(fd, &vciv_store);
	uint64_t least = UINT64_MAX;
	struct vciv_job job;

	for (uint32_t i = 0; i < 5 && least > NSEC_PER_SEC; i++) {
		uint64_t start = vciv_now_ns(), elapsed;

		vciv_job_store(&job, program, 1, &bo, 42 + i);
		job.values[0][STORE_INTERRUPT].value = 0;
		igt_assert_eq(vciv_run(fd, &job), 0);
		elapsed = vciv_now_ns() - start;
		least = elapsed < least ? elapsed : least;
		vciv_assert_vector(&bo, 0, 42 + i);
	}
	igt_assert_lte_u64(least, NSEC_PER_SEC);

	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

/* Adds up the numbers at the start of a text. */
static uint64_t sum_of(const char *text)
{
	uint64_t sum = 0;
	char *end;

	for (;; text = end) {
		uint64_t number = strtoull(text, &end, 10);

		if (end == text)
			return sum;
		sum += number;
	}
}

/* Of the device, which gives its name to its line, on all CPUs. */
static uint64_t interrupts(void)
{
	FILE *file = fopen("/proc/interrupts", "r");
	char line[512], *name;
	uint64_t sum = 0;
	bool found = false;
	glob_t device;

	igt_assert(file);
	igt_assert_eq(glob("/sys/bus/platform/drivers/vciv/*/driver", 0, NULL, &device), 0);
	name = basename(dirname(device.gl_pathv[0]));
	while (fgets(line, sizeof(line), file)) {
		if (strstr(line, name)) {
			sum += sum_of(strchr(line, ':') + 1);
			found = true;
		}
	}
	igt_assert(found);
	globfree(&device);
	fclose(file);

	return sum;
}

/* Neither many interrupts nor that there is none at the end matters. */
static void test_many_interrupts(int fd)
{
	uint32_t program = vciv_program_create(fd, &vciv_ring);
	uint64_t before = interrupts(), start = vciv_now_ns(), elapsed_ms;
	struct vciv_job job;

	vciv_job_hang(&job, program, 0);
	job.dispatch.instances = VCIV_QPUS;
	for (int i = 0; i < VCIV_QPUS; i++)
		((struct drm_vciv_value *)job.values)[i].value = RINGS;
	job.dispatch.values = vciv_array((struct drm_vciv_value *)job.values, VCIV_QPUS);
	igt_assert_eq(vciv_run(fd, &job), 0);

	elapsed_ms = (vciv_now_ns() - start) / NSEC_PER_MSEC;
	/* Two of each QPU for each look, which come at most each millisecond but for the first. */
	igt_assert_lte_u64(interrupts() - before, (elapsed_ms + 20) * 2 * VCIV_QPUS);
	vciv_program_destroy(fd, program);
	vciv_check_works(fd);
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
		test_repeated(fd);

	igt_describe("Another client's job behind a hang runs after the reset.");
	igt_subtest("innocent-client")
		test_innocent(fd);

	igt_describe("A file is closed while its job hangs.");
	igt_subtest("close")
		test_close(fd);

	igt_describe("A process ends while its job hangs.");
	igt_subtest("process-ends")
		test_killed(fd);

	igt_describe("A program that raises no interrupt is found to be done soon.");
	igt_subtest("no-interrupt")
		test_no_interrupt(fd);

	igt_describe("A program that raises many interrupts costs few.");
	igt_subtest("many-interrupts")
		test_many_interrupts(fd);

	igt_fixture
		close(fd);
}
