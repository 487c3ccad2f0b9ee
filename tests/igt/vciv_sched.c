// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <linux/capability.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/time.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Whose job runs next, and what the jobs that wait may hold.");

#define BO_SIZE		4096
/* Tens of milliseconds. */
#define SLOW_ROUNDS	(1 << 18)
/* Who is interrupted so often, each time after so long, was not just slow. */
#define BLOCKED		3
#define BLOCKED_MS	200

static int fd = -1;
static uint32_t store;
static struct vciv_bo bo;

static void submit_slow(uint32_t wait)
{
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &bo, 1);
	job.values[0][STORE_ROUNDS].value = SLOW_ROUNDS;
	vciv_job_wait(&job, wait);
	vciv_submit(fd, &job);
}

static void submit_store(uint32_t number, uint32_t priority, uint32_t wait)
{
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &bo, number);
	job.submit.flags = DRM_VCIV_SUBMIT_NO_IMPLICIT_SYNC;
	job.submit.priority = priority;
	vciv_job_wait(&job, wait);
	vciv_submit(fd, &job);
}

/*
 * Jobs that do not wait for each other, behind one that takes long. However late this
 * process gets to submit them, none starts before all are there.
 */
static void test_priority(uint32_t before, uint32_t after)
{
	struct vciv_gate gate = vciv_gate_create(fd);

	submit_slow(gate.syncobj);
	submit_store(3000, after, gate.syncobj);
	submit_store(2000, before, gate.syncobj);
	vciv_gate_open(fd, &gate);

	igt_assert_eq(vciv_bo_wait(fd, bo.handle, UINT64_MAX), 0);
	vciv_assert_vector(&bo, 0, 3000);
}

static void test_priority_capability(void)
{
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &bo, 1);
	job.submit.priority = DRM_VCIV_PRIORITY_HIGH;
	vciv_set_capability(CAP_SYS_NICE, false);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EPERM);
	job.submit.priority = DRM_VCIV_PRIORITY_LOW;
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_set_capability(CAP_SYS_NICE, true);
	job.submit.priority = DRM_VCIV_PRIORITY_HIGH;
	igt_assert_eq(vciv_run(fd, &job), 0);
}

/* A client that fills its share with jobs that cannot run yet. */
struct greedy {
	int fd;
	struct vciv_bo bo;
	struct vciv_gate gate;
	struct drm_vciv_value *values;
	struct drm_vciv_dispatch dispatches[DRM_VCIV_MAX_DISPATCHES];
	struct vciv_job job;
};

static void greedy_open(struct greedy *greedy)
{
	greedy->fd = vciv_open();
	greedy->bo = vciv_bo_create(greedy->fd, BO_SIZE);
	greedy->gate = vciv_gate_create(greedy->fd);
	greedy->values = NULL;
	vciv_job_store(&greedy->job, vciv_program_create(greedy->fd, &vciv_store), 1, &greedy->bo,
		       7);
	vciv_job_wait(&greedy->job, greedy->gate.syncobj);
}

/* As many uniforms as a submit may have, of a program that reads a few of them. */
static void greedy_grow(struct greedy *greedy)
{
	struct drm_vciv_uniform uniforms[DRM_VCIV_MAX_UNIFORMS];
	struct vciv_code code = vciv_store;

	memcpy(uniforms, code.uniforms, code.num_uniforms * sizeof(*uniforms));
	for (uint32_t i = code.num_uniforms; i < DRM_VCIV_MAX_UNIFORMS; i++)
		uniforms[i] = uniforms[STORE_NUMBER];
	code.uniforms = uniforms;
	code.num_uniforms = DRM_VCIV_MAX_UNIFORMS;

	greedy->values = calloc(DRM_VCIV_MAX_UNIFORMS, sizeof(*greedy->values));
	memcpy(greedy->values, greedy->job.values[0], STORE_UNIFORMS * sizeof(*greedy->values));
	greedy->job.dispatch.program = vciv_program_create(greedy->fd, &code);
	greedy->job.dispatch.values = vciv_array(greedy->values, DRM_VCIV_MAX_UNIFORMS);
	for (uint32_t i = 0; i < DRM_VCIV_MAX_DISPATCHES; i++)
		greedy->dispatches[i] = greedy->job.dispatch;
	greedy->job.submit.dispatches = vciv_array(greedy->dispatches, DRM_VCIV_MAX_DISPATCHES);
}

static void on_alarm(int signal)
{
	(void)signal;
}

/* Submits until one is not taken; returns how many were. */
static int greedy_fill(struct greedy *greedy)
{
	struct sigaction action = { .sa_handler = on_alarm };
	/* Again and again: one may come before the ioctl that it is for. */
	struct itimerval timer = {
		.it_value.tv_usec = BLOCKED_MS * 1000,
		.it_interval.tv_usec = BLOCKED_MS * 1000,
	};
	const struct itimerval none = {};
	int count = 0, blocked = 0;

	sigaction(SIGALRM, &action, NULL);
	while (blocked < BLOCKED) {
		setitimer(ITIMER_REAL, &timer, NULL);
		if (ioctl(greedy->fd, DRM_IOCTL_VCIV_SUBMIT, &greedy->job.submit)) {
			igt_assert_eq(errno, EINTR);
			blocked++;
		} else {
			count++;
			blocked = 0;
		}
	}
	setitimer(ITIMER_REAL, &none, NULL);
	igt_assert_lte_u64(1, count);

	return count;
}

static void greedy_close(struct greedy *greedy)
{
	vciv_gate_open(greedy->fd, &greedy->gate);
	igt_assert_eq(vciv_bo_wait(greedy->fd, greedy->bo.handle, UINT64_MAX), 0);
	vciv_assert_vector(&greedy->bo, 0, 7);
	vciv_bo_unmap(&greedy->bo);
	free(greedy->values);
	close(greedy->fd);
}

static void test_most_jobs(void)
{
	struct greedy greedy;

	greedy_open(&greedy);
	igt_assert_eq(greedy_fill(&greedy), DRM_VCIV_MAX_QUEUED_JOBS);
	vciv_check_works(fd);
	greedy_close(&greedy);
}

/* However many take all that they get, there is some left for one more. */
static void test_most_uniforms(int clients)
{
	struct greedy *greedy = calloc(clients, sizeof(*greedy));

	for (int i = 0; i < clients; i++) {
		greedy_open(&greedy[i]);
		if (i == 0)
			greedy_grow(&greedy[i]);
		igt_assert_lte_u64(greedy_fill(&greedy[i]), DRM_VCIV_MAX_QUEUED_JOBS);
	}
	vciv_check_works(fd);

	for (int i = 0; i < clients; i++)
		greedy_close(&greedy[i]);
	free(greedy);
}

igt_main
{
	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
		store = vciv_program_create(fd, &vciv_store);
		bo = vciv_bo_create(fd, BO_SIZE);
	}

	igt_describe("High priority comes before normal.");
	igt_subtest("priority-high")
		test_priority(DRM_VCIV_PRIORITY_HIGH, DRM_VCIV_PRIORITY_NORMAL);

	igt_describe("Normal priority comes before low.");
	igt_subtest("priority-low")
		test_priority(DRM_VCIV_PRIORITY_NORMAL, DRM_VCIV_PRIORITY_LOW);

	igt_describe("High priority takes CAP_SYS_NICE.");
	igt_subtest("priority-capability")
		test_priority_capability();

	igt_describe("A client with too many jobs waits, others do not.");
	igt_subtest("most-jobs")
		test_most_jobs();

	igt_describe("A client with too many uniforms waits, others do not.");
	igt_subtest("most-uniforms")
		test_most_uniforms(1);

	igt_describe("The same with several of them.");
	igt_subtest("most-uniforms-of-many")
		test_most_uniforms(6);

	igt_fixture {
		vciv_bo_destroy(fd, &bo);
		close(fd);
	}
}
