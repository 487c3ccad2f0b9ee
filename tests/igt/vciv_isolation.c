// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("What one client's programs leave in the GPU, the next one must not find.");

#define SECRET		0x5ec2e75e
#define HANG_NS		(10 * NSEC_PER_MSEC)
#define VPM_SIZE	(64 * VCIV_VECTOR)
#define FILES_SIZE	(64 * VCIV_VECTOR)
#define ACCUMULATORS	(5 * VCIV_VECTOR)
/* For each QPU its two register files, then its accumulators. */
#define QPU_SIZE	(2 * FILES_SIZE)

/* What a dump looks at. */
struct place {
	const struct vciv_code *code;
	uint32_t instances;
	uint32_t pointers;	/* of each instance */
	uint32_t size;		/* of all that is stored */
	uint32_t words;		/* of it, that one instance at least has to find */
};

static const struct place vpm = {
	.code = &vciv_dump_vpm,
	.instances = 1,
	.pointers = 1,
	.size = VPM_SIZE,
	.words = VPM_SIZE / 4,
};

static const struct place registers = {
	.code = &vciv_dump_registers,
	.instances = VCIV_QPUS,
	.pointers = 2,
	.size = VCIV_QPUS * QPU_SIZE,
	.words = (FILES_SIZE + ACCUMULATORS) / 4,
};

/* Fills every register of the QPUs it gets, and the VPM; waits for nothing if @wait is 0. */
static void submit_poison(int fd, uint32_t wait, uint32_t signal)
{
	struct vciv_job job = {};
	struct drm_vciv_value values[VCIV_QPUS] = {};

	for (int i = 0; i < VCIV_QPUS; i++)
		values[i].value = SECRET;
	job.dispatch.program = vciv_program_create(fd, &vciv_poison);
	job.dispatch.instances = VCIV_QPUS;
	job.dispatch.values = vciv_array(values, VCIV_QPUS);
	job.submit.dispatches = vciv_array(&job.dispatch, 1);
	if (wait)
		vciv_job_wait(&job, wait);
	vciv_job_signal(&job, signal);
	vciv_submit(fd, &job);
	vciv_program_destroy(fd, job.dispatch.program);
}

static void submit_dump(int fd, const struct place *place, const struct vciv_bo *to, uint32_t wait)
{
	uint32_t count = place->instances * place->pointers;
	struct vciv_job job = {};
	struct drm_vciv_value values[VCIV_QPUS * 2] = {};

	for (uint32_t i = 0; i < count; i++)
		values[i].value = i / place->pointers * QPU_SIZE + i % place->pointers * FILES_SIZE;
	job.dispatch.program = vciv_program_create(fd, place->code);
	job.dispatch.instances = place->instances;
	job.dispatch.values = vciv_array(values, count);
	job.bos[0] = (struct drm_vciv_submit_bo){ to->handle, DRM_VCIV_ACCESS_WRITE };
	job.submit.dispatches = vciv_array(&job.dispatch, 1);
	job.submit.bos = vciv_array(job.bos, 1);
	if (wait)
		vciv_job_wait(&job, wait);
	vciv_submit(fd, &job);
	vciv_program_destroy(fd, job.dispatch.program);
}

static uint32_t share_syncobj(int from, uint32_t syncobj, int to)
{
	uint32_t shared;
	int file;

	igt_assert_eq(drmSyncobjHandleToFD(from, syncobj, &file), 0);
	igt_assert_eq(drmSyncobjFDToHandle(to, file, &shared), 0);
	close(file);

	return shared;
}

static uint32_t count_secrets(const struct vciv_bo *bo)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < bo->size / 4; i++)
		count += bo->words[i] == SECRET;

	return count;
}

/*
 * How many words of what @first leaves @second finds. Both jobs are queued
 * before either runs: the GPU does not sleep in between, and forget.
 */
static uint32_t find(int first, int second, const struct place *place)
{
	struct vciv_bo bo = vciv_bo_create(second, place->size);
	struct vciv_gate gate = vciv_gate_create(first);
	uint32_t poisoned = vciv_syncobj(first);
	uint32_t count;

	submit_poison(first, gate.syncobj, poisoned);
	submit_dump(second, place, &bo, share_syncobj(first, poisoned, second));
	vciv_gate_open(first, &gate);
	igt_assert_eq(vciv_bo_wait(second, bo.handle, VCIV_SLACK_NS), 0);

	count = count_secrets(&bo);
	vciv_bo_destroy(second, &bo);

	return count;
}

/* A reset need not change what registers and VPM hold. */
static void reset(int file)
{
	struct vciv_job job;

	vciv_job_hang(&job, vciv_program_create(file, &vciv_hang), HANG_NS);
	igt_assert_eq(vciv_run(file, &job), -ETIME);
	vciv_program_destroy(file, job.dispatch.program);
}

/*
 * The same, with something that happens between the two jobs. A loss of power need not
 * change it either, when that comes back soon.
 */
static uint32_t find_after(void (*event)(int file), const struct place *place)
{
	int first = vciv_open(), second = vciv_open();
	struct vciv_bo bo = vciv_bo_create(second, place->size);
	uint32_t poisoned = vciv_syncobj(first), count;

	submit_poison(first, 0, poisoned);
	igt_assert_eq(vciv_syncobj_wait(first, poisoned, VCIV_SLACK_NS), 0);
	event(first);
	submit_dump(second, place, &bo, 0);
	igt_assert_eq(vciv_bo_wait(second, bo.handle, VCIV_SLACK_NS), 0);

	count = count_secrets(&bo);
	vciv_bo_destroy(second, &bo);
	close(first);
	close(second);

	return count;
}

igt_main
{
	int owner = -1, other = -1;

	igt_fixture {
		owner = vciv_open();
		other = vciv_open();
		vciv_require_unverified(owner);
	}

	/*
	 * Shows that the two below look where something can be found. Where the
	 * first QPU that is idle gets the next program, one that is quick may get
	 * all of them.
	 */
	igt_describe("A client finds again what it left itself.");
	igt_subtest("own") {
		igt_assert_lte_u64(vpm.words, find(owner, owner, &vpm));
		igt_assert_lte_u64(registers.words, find(owner, owner, &registers));
	}

	igt_describe("Another client finds nothing of it in the VPM.");
	igt_subtest("vpm")
		igt_assert_eq_u32(find(owner, other, &vpm), 0);

	igt_describe("Another client finds nothing of it in the registers.");
	igt_subtest("registers")
		igt_assert_eq_u32(find(owner, other, &registers), 0);

	igt_describe("Nor after a hang and a reset.");
	igt_subtest("reset") {
		igt_assert_eq_u32(find_after(reset, &vpm), 0);
		igt_assert_eq_u32(find_after(reset, &registers), 0);
	}

	igt_describe("Nor after the GPU was asleep.");
	igt_subtest("sleep") {
		igt_assert_eq_u32(find_after(vciv_wait_for_sleep, &vpm), 0);
		igt_assert_eq_u32(find_after(vciv_wait_for_sleep, &registers), 0);
	}

	igt_fixture {
		close(owner);
		close(other);
	}
}
