// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <errno.h>
#include <fcntl.h>
#include <linux/sync_file.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <xf86drm.h>

#include "vciv.h"

#define MAX_DEVICES 16

static int is_vciv(int fd)
{
	drmVersion *version = drmGetVersion(fd);
	int found = version && !strcmp(version->name, "vciv");

	drmFreeVersion(version);

	return found;
}

static int open_if_vciv(const drmDevice *device)
{
	int fd;

	if (!(device->available_nodes & (1 << DRM_NODE_RENDER)))
		return -ENODEV;

	fd = open(device->nodes[DRM_NODE_RENDER], O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return -errno;

	if (is_vciv(fd))
		return fd;

	close(fd);
	return -ENODEV;
}

int vciv_open(void)
{
	drmDevice *devices[MAX_DEVICES];
	int count, fd, result = -ENODEV;

	count = drmGetDevices2(0, devices, MAX_DEVICES);
	if (count < 0)
		return count == -ENOENT ? -ENODEV : count;

	for (int i = 0; i < count && result < 0; i++) {
		fd = open_if_vciv(devices[i]);
		/* A node that we may not open could have been the one. */
		if (fd != -ENODEV)
			result = fd;
	}
	drmFreeDevices(devices, count);

	return result;
}

int vciv_get_param(int fd, uint32_t param, uint64_t *value)
{
	struct drm_vc4_get_param args = { .param = param };

	if (drmIoctl(fd, DRM_IOCTL_VC4_GET_PARAM, &args))
		return -errno;

	*value = args.value;
	return 0;
}

static int bo_map(int fd, struct vciv_bo *bo)
{
	struct drm_vc4_mmap_bo args = { .handle = bo->handle };

	if (drmIoctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args))
		return -errno;

	bo->map = mmap(NULL, bo->size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, args.offset);

	return bo->map == MAP_FAILED ? -errno : 0;
}

int vciv_bo_create(int fd, size_t size, struct vciv_bo *bo)
{
	struct drm_vc4_create_bo args = { .size = size };
	int ret;

	if (size > UINT32_MAX)
		return -ENOMEM;

	if (drmIoctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args))
		return -errno;

	*bo = (struct vciv_bo){ .handle = args.handle, .size = size };
	ret = bo_map(fd, bo);
	if (ret)
		drmCloseBufferHandle(fd, bo->handle);

	return ret;
}

void vciv_bo_destroy(int fd, struct vciv_bo *bo)
{
	munmap(bo->map, bo->size);
	drmCloseBufferHandle(fd, bo->handle);
}

/* Returns the number of words, one more than allowed for a file that is too long. */
static int read_words(const char *path, uint64_t *words, uint32_t max)
{
	FILE *file = fopen(path, "rb");
	size_t count;

	if (!file)
		return -errno;

	count = fread(words, sizeof(*words), max + 1, file);
	fclose(file);

	return count;
}

int vciv_program_load(int fd, const char *path, uint32_t flags,
		      const struct vciv_signature *signature, uint32_t *handle,
		      char log[VCIV_LOG_SIZE])
{
	static uint64_t words[DRM_VCIV_MAX_CODE_WORDS + 1];
	struct drm_vciv_program_create args = {
		.code = (uintptr_t)words,
		.flags = flags,
		.uniforms = VCIV_ARRAY(signature->uniforms, signature->count),
		.record_uniforms = signature->record,
		.log = (uintptr_t)log,
		.log_size = VCIV_LOG_SIZE,
	};
	int ret;

	log[0] = '\0';
	ret = read_words(path, words, DRM_VCIV_MAX_CODE_WORDS);
	if (ret < 0)
		return ret;

	args.code_words = ret;
	if (drmIoctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args))
		return -errno;

	*handle = args.handle;
	return 0;
}

void vciv_program_destroy(int fd, uint32_t handle)
{
	struct drm_vciv_program_destroy args = { .handle = handle };

	drmIoctl(fd, DRM_IOCTL_VCIV_PROGRAM_DESTROY, &args);
}

/* A syncobj tells that its fence has signalled, but only a file tells why. */
static int fence_status(int fd, uint32_t syncobj)
{
	struct sync_file_info info = {};
	int file, ret;

	ret = drmSyncobjExportSyncFile(fd, syncobj, &file);
	if (ret)
		return ret;

	ret = drmIoctl(file, SYNC_IOC_FILE_INFO, &info) ? -errno : 0;
	close(file);

	/* 1 is success, 0 not signalled, and an error is negative. */
	return ret ?: info.status < 0 ? info.status : 0;
}

int vciv_run(int fd, struct drm_vciv_submit *submit)
{
	struct drm_vciv_sync signal = {};
	int ret;

	ret = drmSyncobjCreate(fd, 0, &signal.handle);
	if (ret)
		return ret;

	submit->signals = VCIV_ARRAY(&signal, 1);
	if (drmIoctl(fd, DRM_IOCTL_VCIV_SUBMIT, submit))
		ret = -errno;
	submit->signals = (struct drm_vciv_array){};

	/* No need for a timeout here: every job ends, the kernel sees to that. */
	if (!ret)
		ret = drmSyncobjWait(fd, &signal.handle, 1, INT64_MAX, 0, NULL);
	if (!ret)
		ret = fence_status(fd, signal.handle);

	drmSyncobjDestroy(fd, signal.handle);

	return ret;
}
