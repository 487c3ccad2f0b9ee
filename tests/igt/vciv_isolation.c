// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("What one client's programs leave in the GPU, the next one must not find.");

#define SECRET		0x5ec2e75e
#define VPM_SIZE	(64 * VCIV_VECTOR)
#define FILES_SIZE	(64 * VCIV_VECTOR)
#define ACCUMULATORS	(5 * VCIV_VECTOR)
/* For each QPU its two register files, then its accumulators. */
#define QPU_SIZE	(2 * FILES_SIZE)

/* Every register of all QPUs, and the VPM. */
static void poison(int fd)
{
	uint32_t program = vciv_program_create(fd, &vciv_poison);
	struct vciv_job job = {};
	struct drm_vciv_value values[VCIV_QPUS];

	for (int i = 0; i < VCIV_QPUS; i++)
		values[i] = (struct drm_vciv_value){ .value = SECRET };
	job.dispatch.program = program;
	job.dispatch.instances = VCIV_QPUS;
	job.dispatch.values = vciv_array(values, VCIV_QPUS);
	job.submit.dispatches = vciv_array(&job.dispatch, 1);
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_program_destroy(fd, program);
}

static void dump(int fd, const struct vciv_code *code, uint32_t instances, uint32_t pointers,
		 const struct vciv_bo *to)
{
	uint32_t program = vciv_program_create(fd, code);
	struct vciv_job job = {};
	struct drm_vciv_value values[VCIV_QPUS * 2] = {};

	for (uint32_t i = 0; i < instances; i++) {
		for (uint32_t j = 0; j < pointers; j++)
			values[i * pointers + j].value = i * QPU_SIZE + j * FILES_SIZE;
	}
	job.dispatch.program = program;
	job.dispatch.instances = instances;
	job.dispatch.values = vciv_array(values, instances * pointers);
	job.bos[0] = (struct drm_vciv_submit_bo){ to->handle, DRM_VCIV_ACCESS_WRITE };
	job.submit.dispatches = vciv_array(&job.dispatch, 1);
	job.submit.bos = vciv_array(job.bos, 1);
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_program_destroy(fd, program);
}

static uint32_t count_secrets(const struct vciv_bo *bo)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < bo->size / 4; i++)
		count += bo->words[i] == SECRET;

	return count;
}

/* Words that @fd finds in the VPM. */
static uint32_t find_in_vpm(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, VPM_SIZE);
	uint32_t count;

	dump(fd, &vciv_dump_vpm, 1, 1, &bo);
	count = count_secrets(&bo);
	vciv_bo_destroy(fd, &bo);

	return count;
}

/* Words that @fd finds in the registers of all QPUs. */
static uint32_t find_in_registers(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, VCIV_QPUS * QPU_SIZE);
	uint32_t count;

	dump(fd, &vciv_dump_registers, VCIV_QPUS, 2, &bo);
	count = count_secrets(&bo);
	vciv_bo_destroy(fd, &bo);

	return count;
}

igt_main
{
	int owner = -1, other = -1;

	igt_fixture {
		owner = vciv_open();
		other = vciv_open();
		vciv_require_programs(owner);
	}

	/* Shows that the two below look where something can be found. */
	igt_describe("A client finds again what it left itself.");
	igt_subtest("own") {
		poison(owner);
		igt_assert_eq_u32(find_in_vpm(owner), VPM_SIZE / 4);
		poison(owner);
		igt_assert_eq_u32(find_in_registers(owner),
				  VCIV_QPUS * (FILES_SIZE + ACCUMULATORS) / 4);
	}

	igt_describe("Another client finds nothing of it in the VPM.");
	igt_subtest("vpm") {
		poison(owner);
		igt_assert_eq_u32(find_in_vpm(other), 0);
	}

	igt_describe("Another client finds nothing of it in the registers.");
	igt_subtest("registers") {
		poison(owner);
		igt_assert_eq_u32(find_in_registers(other), 0);
	}

	igt_fixture {
		close(owner);
		close(other);
	}
}
