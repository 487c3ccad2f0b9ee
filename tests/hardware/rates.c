// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

/* How long a job takes that does nothing, and how fast the CPU gets at BOs. */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <xf86drm.h>

#include "hwtest.h"
#include "programs.h"

#define JOBS		200
#define MIB		(1024 * 1024)
#define BO_SIZE		(4 * MIB)
#define ROUNDS		8

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);

	return now.tv_sec + now.tv_nsec / 1e9;
}

static enum outcome fail(const char *what, int error)
{
	report("%s: %s\n", what, error == -EPERM ?
	       "takes root, or the module parameter unprivileged=1" : strerror(-error));

	return error == -EPERM ? SKIPPED : BAD;
}

static int create_empty(int fd, uint32_t *handle)
{
	static const struct code code = CODE(empty);
	struct drm_vciv_program_create args = {
		.code = (uintptr_t)code.words,
		.code_words = code.count,
	};

	if (drmIoctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args))
		return -errno;

	*handle = args.handle;
	return 0;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* From the submit to when the fence has signalled and we run again. */
static int time_jobs(int fd, uint32_t program, double times[JOBS])
{
	struct drm_vciv_dispatch dispatch = { .program = program, .instances = 1 };

	for (int i = 0; i < JOBS; i++) {
		struct drm_vciv_submit submit = { .dispatches = VCIV_ARRAY(&dispatch, 1) };
		double start = seconds();
		int ret = vciv_run(fd, &submit);

		if (ret)
			return ret;
		times[i] = seconds() - start;
	}

	return 0;
}

enum outcome hwtest_latency(void)
{
	double times[JOBS];
	uint32_t program = 0;
	int fd = vciv_open(), ret;

	if (fd < 0)
		return fail("no V3D", fd);

	ret = create_empty(fd, &program);
	if (!ret)
		ret = time_jobs(fd, program, times);
	close(fd);
	if (ret)
		return fail("an empty job", ret);

	qsort(times, JOBS, sizeof(*times), compare);
	report("submit to fence of an empty job, of %d: %.0f us at best, %.0f us half of them, "
	       "%.0f us at worst\n", JOBS, times[0] * 1e6, times[JOBS / 2] * 1e6,
	       times[JOBS - 1] * 1e6);

	return GOOD;
}

static int create_bo(int fd, uint32_t flags, uint32_t *handle, void **map)
{
	struct drm_vciv_bo_create create = { .size = BO_SIZE, .flags = flags };
	struct drm_vc4_mmap_bo args = {};

	if (drmIoctl(fd, DRM_IOCTL_VCIV_BO_CREATE, &create))
		return -errno;

	args.handle = *handle = create.handle;
	if (drmIoctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args))
		return -errno;

	*map = mmap(NULL, BO_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, args.offset);

	return *map == MAP_FAILED ? -errno : 0;
}

static int sync_bo(int fd, uint32_t handle, uint32_t flags)
{
	struct drm_vciv_bo_sync args = { .handle = handle, .flags = flags, .size = BO_SIZE };

	return drmIoctl(fd, DRM_IOCTL_VCIV_BO_SYNC, &args) ? -errno : 0;
}

/* Copies, each between a start and an end of CPU access. Returns MiB/s, or an errno. */
static double copy_rate(int fd, uint32_t handle, uint32_t access, void *to, const void *from)
{
	double start = seconds();

	for (int i = 0; i < ROUNDS; i++) {
		int ret = sync_bo(fd, handle, access);

		if (ret)
			return ret;
		memcpy(to, from, BO_SIZE);
		sync_bo(fd, handle, access | DRM_VCIV_BO_SYNC_END);
	}

	return ROUNDS * (BO_SIZE / MIB) / (seconds() - start);
}

static enum outcome measure(int fd, const char *name, uint32_t flags, void *memory)
{
	uint32_t handle = 0;
	double out, in;
	void *map;
	int ret = create_bo(fd, flags, &handle, &map);

	if (ret)
		return fail(name, ret);

	in = copy_rate(fd, handle, DRM_VCIV_BO_SYNC_WRITE, map, memory);
	out = copy_rate(fd, handle, DRM_VCIV_BO_SYNC_READ, memory, map);
	munmap(map, BO_SIZE);
	drmCloseBufferHandle(fd, handle);
	if (in < 0 || out < 0)
		return fail(name, in < 0 ? in : out);

	report("BO, %-16s %.0f MiB/s written, %.0f MiB/s read, by memcpy of %d MiB\n", name, in,
	       out, BO_SIZE / MIB);

	return GOOD;
}

enum outcome hwtest_memory(void)
{
	void *memory = malloc(BO_SIZE);
	int fd = vciv_open();
	enum outcome outcome = BAD;

	if (fd < 0 || !memory) {
		free(memory);
		return fail("no V3D, or no memory", fd < 0 ? fd : -ENOMEM);
	}

	memset(memory, 1, BO_SIZE);
	outcome = measure(fd, "write-combined:", 0, memory);
	if (outcome == GOOD)
		outcome = measure(fd, "cached:", DRM_VCIV_BO_CACHED, memory);
	close(fd);
	free(memory);

	return outcome;
}
