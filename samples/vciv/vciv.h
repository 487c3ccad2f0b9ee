/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_H
#define VCIV_H

#include <stddef.h>
#include <stdint.h>

#include <drm/vciv_drm.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What every program that computes on the QPUs needs. Functions that can fail
 * return a negative errno.
 */

/* Opens the render node of the vciv driver, whatever its number is. */
int vciv_open(void);

int vciv_get_param(int fd, uint32_t param, uint64_t *value);

/* Memory that CPU and GPU both see: contiguous, zeroed, write-combined. */
struct vciv_bo {
	uint32_t handle;
	size_t size;
	void *map;
};

int vciv_bo_create(int fd, size_t size, struct vciv_bo *bo);
void vciv_bo_destroy(int fd, struct vciv_bo *bo);

/* What the uniforms of a program are, in stream order. */
struct vciv_signature {
	const struct drm_vciv_uniform *uniforms;
	uint32_t count;
	uint32_t record;	/* how many of them, the last ones, form a record */
};

#define VCIV_LOG_SIZE 2048

/*
 * Makes a program of the instructions in a file: raw words, as the assembler
 * writes them. On -EACCES the log says why the program is not proven safe.
 */
int vciv_program_load(int fd, const char *path, uint32_t flags,
		      const struct vciv_signature *signature, uint32_t *handle,
		      char log[VCIV_LOG_SIZE]);
void vciv_program_destroy(int fd, uint32_t handle);

/*
 * Submits a job that signals nothing else, and waits until it is done. On -EINVAL
 * what the submit does not meet is in its failure.
 */
int vciv_run(int fd, struct drm_vciv_submit *submit);

/* An array as the kernel takes it. */
#define VCIV_ARRAY(elements, number) vciv_array((elements), (number), sizeof(*(elements)))

static inline struct drm_vciv_array vciv_array(const void *elements, uint32_t count,
					       uint32_t stride)
{
	struct drm_vciv_array array = { (uintptr_t)elements, count, stride };

	return array;
}

#ifdef __cplusplus
}
#endif

#endif
