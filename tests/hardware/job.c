// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <xf86drm.h>

#include "hwtest.h"
#include "programs.h"

#define ACCESS_BOTH	(DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE)
#define ANSWER_BYTES	(JOB_ANSWERS * JOB_LANES * (uint32_t)sizeof(uint32_t))
#define MARKS		20
#define FIRST_MARK	0x1001
#define POINTERS	3
/* Longer than any of the programs that end; a virtual machine is slow. */
#define TIMEOUT_NS	2000000000ull

/* What programs/hwtest.qinc says, in its order. */
static void make_signature(struct drm_vciv_uniform signature[1 + POINTERS + MARKS])
{
	static const struct drm_vciv_uniform pointer = {
		.kind = DRM_VCIV_UNIFORM_POINTER, .access = ACCESS_BOTH, .align = 64,
	}, instance = {
		.kind = DRM_VCIV_UNIFORM_INSTANCE, .max = JOB_INSTANCES - 1,
	}, mark = {
		.kind = DRM_VCIV_UNIFORM_SCALAR, .max = UINT32_MAX, .align = 1,
	};

	signature[0] = pointer;
	signature[1] = instance;
	signature[2] = pointer;
	signature[3] = pointer;
	for (int i = 0; i < MARKS; i++)
		signature[4 + i] = mark;
}

/* Of one instance: all but its number, which the kernel gives. */
static void make_values(struct drm_vciv_value values[POINTERS + MARKS], uint32_t instance,
			uint32_t shift)
{
	values[0] = (struct drm_vciv_value){ .value = instance * ANSWER_BYTES, .bo = 0 };
	values[1] = (struct drm_vciv_value){ .value = JOB_POINTER + shift, .bo = 1 };
	values[2] = values[1];
	for (int i = 0; i < MARKS; i++)
		values[POINTERS + i] = (struct drm_vciv_value){ .value = FIRST_MARK + i };
}

static int create_program(int fd, const struct code *code, uint32_t *handle)
{
	struct drm_vciv_uniform signature[1 + POINTERS + MARKS];
	struct drm_vciv_program_create args = {
		.code = (uintptr_t)code->words,
		.code_words = code->count,
		.flags = DRM_VCIV_PROGRAM_UNVERIFIED,
		.uniforms = VCIV_ARRAY(signature, 1 + POINTERS + MARKS),
	};

	make_signature(signature);
	if (drmIoctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args))
		return -errno;

	*handle = args.handle;
	return 0;
}

/* May we at all? A program that is never run. */
static int try_program(int fd)
{
	static const struct code code = CODE(empty);
	uint32_t handle;
	int ret = create_program(fd, &code, &handle);

	if (!ret)
		vciv_program_destroy(fd, handle);

	return ret;
}

static int create_buffers(struct job *job)
{
	int ret = vciv_bo_create(job->fd, JOB_INSTANCES * ANSWER_BYTES, &job->answers);

	if (ret)
		return ret;

	ret = vciv_bo_create(job->fd, JOB_ARENA, &job->arena);
	if (ret)
		vciv_bo_destroy(job->fd, &job->answers);

	return ret;
}

int job_open(struct job *job)
{
	int ret;

	job->fd = vciv_open();
	if (job->fd < 0)
		return job->fd;

	ret = try_program(job->fd);
	if (!ret)
		ret = create_buffers(job);
	if (ret)
		close(job->fd);

	return ret;
}

void job_close(struct job *job)
{
	vciv_bo_destroy(job->fd, &job->answers);
	vciv_bo_destroy(job->fd, &job->arena);
	close(job->fd);
}

static int run_program(struct job *job, uint32_t program, uint32_t instances, uint32_t shift)
{
	struct drm_vciv_value values[JOB_INSTANCES][POINTERS + MARKS];
	struct drm_vciv_dispatch dispatch = {
		.program = program,
		.instances = instances,
		.values = VCIV_ARRAY(values[0], instances * (POINTERS + MARKS)),
	};
	struct drm_vciv_submit_bo bos[] = {
		{ job->answers.handle, ACCESS_BOTH },
		{ job->arena.handle, ACCESS_BOTH },
	};
	struct drm_vciv_submit submit = {
		.timeout_ns = TIMEOUT_NS,
		.dispatches = VCIV_ARRAY(&dispatch, 1),
		.bos = VCIV_ARRAY(bos, 2),
	};

	for (uint32_t i = 0; i < instances; i++)
		make_values(values[i], i, shift);

	return vciv_run(job->fd, &submit);
}

int job_run(struct job *job, const struct code *code, uint32_t instances, uint32_t shift)
{
	uint32_t program;
	int ret = create_program(job->fd, code, &program);

	if (ret)
		return ret;

	memset(job->answers.map, 0, job->answers.size);
	job->status = run_program(job, program, instances, shift);
	vciv_program_destroy(job->fd, program);
	memcpy(job->answer, job->answers.map, sizeof(job->answer));
	memcpy(job->memory, job->arena.map, sizeof(job->memory));

	return job->status;
}
