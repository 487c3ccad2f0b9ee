// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sample.h"

void sample_die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "%s: ", program_invocation_short_name);
	vfprintf(stderr, format, args);
	fprintf(stderr, "\n");
	va_end(args);

	exit(1);
}

uint64_t sample_number(const char *text, uint64_t low, uint64_t high, uint64_t multiple)
{
	char *end;
	uint64_t number = strtoull(text, &end, 10);

	if (end == text || *end || number < low || number > high || number % multiple)
		sample_die("'%s' is not a number that fits, see --help", text);

	return number;
}

uint32_t sample_float_bits(float value)
{
	uint32_t bits;

	memcpy(&bits, &value, sizeof(bits));

	return bits;
}

void *sample_allocate(size_t size)
{
	void *memory = calloc(1, size);

	if (!memory)
		sample_die("out of memory");

	return memory;
}

int sample_open(void)
{
	int fd = vciv_open();

	if (fd == -ENODEV)
		sample_die("no device of the vciv driver: is the module loaded (modprobe vciv)?");
	if (fd == -EACCES)
		sample_die("may not open the render node: join its group, mostly render");
	if (fd < 0)
		sample_die("cannot open a render node: %s", strerror(-fd));

	return fd;
}

void sample_buffer(int fd, size_t size, struct vciv_bo *bo)
{
	int ret = vciv_bo_create(fd, size, bo);

	if (ret)
		sample_die("no buffer of %zu bytes, try a smaller size: %s", size, strerror(-ret));
}

uint32_t sample_program(int fd, const char *path, uint32_t flags,
			const struct vciv_signature *signature)
{
	char log[VCIV_LOG_SIZE];
	uint32_t handle = 0;
	int ret;

	ret = vciv_program_load(fd, path, flags, signature, &handle, log);
	if (ret == -EACCES)
		sample_die("the kernel cannot prove %s safe: %s", path, log);
	if (ret == -EPERM && flags)
		sample_die("--unverified takes root and the module parameter allow_unverified=1");
	if (ret == -EPERM)
		sample_die("only root may, as long as the module parameter unprivileged is 0");
	if (ret)
		sample_die("cannot load %s: %s", path, strerror(-ret));

	return handle;
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);

	return now.tv_sec + now.tv_nsec / 1e9;
}

double sample_run(int fd, struct drm_vciv_submit *submit)
{
	const struct drm_vciv_failure *failure = &submit->failure;
	double start = seconds();
	int ret = vciv_run(fd, submit);

	if (ret == -ETIME)
		sample_die("the GPU took too long: give it less to do, or more time, see --help");
	if (ret == -EPERM)
		sample_die("may not run this, or not for so long: see --help");
	if (ret == -EINVAL && failure->requirement)
		sample_die("uniform %u of instance %u is refused (%u): %#x where it takes %#x",
			   failure->uniform, failure->instance, failure->requirement,
			   failure->given, failure->needed);
	if (ret)
		sample_die("the job failed: %s", strerror(-ret));

	return seconds() - start;
}

double sample_run_instances(int fd, uint32_t program, uint32_t instances,
			    const struct drm_vciv_value *values, uint32_t num_values,
			    const struct drm_vciv_submit_bo *bos, uint32_t num_bos)
{
	struct drm_vciv_dispatch dispatch = {
		.program = program,
		.instances = instances,
		.values = VCIV_ARRAY(values, instances * num_values),
	};
	struct drm_vciv_submit submit = {
		.dispatches = VCIV_ARRAY(&dispatch, 1),
		.bos = VCIV_ARRAY(bos, num_bos),
	};

	return sample_run(fd, &submit);
}

double sample_run_on_all(int fd, uint32_t program, const struct drm_vciv_value *values,
			 uint32_t num_values, const struct drm_vciv_submit_bo *bos,
			 uint32_t num_bos)
{
	size_t size = num_values * sizeof(*values);
	struct drm_vciv_value *all = sample_allocate(SAMPLE_QPUS * size);
	double time;

	for (uint32_t i = 0; i < SAMPLE_QPUS; i++)
		memcpy(all + i * num_values, values, size);
	time = sample_run_instances(fd, program, SAMPLE_QPUS, all, num_values, bos, num_bos);
	free(all);

	return time;
}

uint32_t sample_instances(uint32_t count)
{
	return count < SAMPLE_QPUS ? count : SAMPLE_QPUS;
}

uint32_t sample_share(uint32_t count, uint32_t instance)
{
	return (count - instance + SAMPLE_QPUS - 1) / SAMPLE_QPUS;
}

uint32_t sample_random(uint32_t *number)
{
	*number = *number * 1664525 + 1013904223;

	return *number;
}
