/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "vciv.h"

/*
 * What the samples share beyond vciv.h: everything that goes wrong ends the
 * program, with a line that says what to do about it.
 */

#define SAMPLE_QPUS	12	/* of a Raspberry Pi */
#define SAMPLE_LANES	16	/* of a QPU, which are numbers that it computes at once */
#define SAMPLE_VECTOR	64	/* bytes of as many numbers */

#define SAMPLE_COUNT(array)	(sizeof(array) / sizeof((array)[0]))

/* Uniforms of a signature. */
#define SAMPLE_POINTER(access_) \
	{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = (access_), .align = SAMPLE_VECTOR }
#define SAMPLE_LIMIT(pointer, bytes) \
	{ .kind = DRM_VCIV_UNIFORM_LIMIT, .of = (pointer), .width = (bytes) }
#define SAMPLE_INSTANCE \
	{ .kind = DRM_VCIV_UNIFORM_INSTANCE, .max = SAMPLE_QPUS - 1 }
#define SAMPLE_SCALAR(low, high, multiple) \
	{ .kind = DRM_VCIV_UNIFORM_SCALAR, .min = (low), .max = (high), .align = (multiple) }
#define SAMPLE_FLOAT	SAMPLE_SCALAR(0, UINT32_MAX, 1)

/* Of an array of uniforms none of which is in a record. */
#define SAMPLE_SIGNATURE(uniforms_) \
	{ .uniforms = (uniforms_), .count = SAMPLE_COUNT(uniforms_) }

__attribute__((noreturn, format(printf, 1, 2)))
void sample_die(const char *format, ...);

uint64_t sample_number(const char *text, uint64_t low, uint64_t high, uint64_t multiple);
uint32_t sample_float_bits(float value);
void *sample_allocate(size_t size);

int sample_open(void);
void sample_buffer(int fd, size_t size, struct vciv_bo *bo);
uint32_t sample_program(int fd, const char *path, uint32_t flags,
			const struct vciv_signature *signature);

/* Runs a job and returns how many seconds it took. */
double sample_run(int fd, struct drm_vciv_submit *submit);

/* The same for a job that is some instances of one program: values of each, in order. */
double sample_run_instances(int fd, uint32_t program, uint32_t instances,
			    const struct drm_vciv_value *values, uint32_t num_values,
			    const struct drm_vciv_submit_bo *bos, uint32_t num_bos);

/* The same for a program on all QPUs, each instance with the same values. */
double sample_run_on_all(int fd, uint32_t program, const struct drm_vciv_value *values,
			 uint32_t num_values, const struct drm_vciv_submit_bo *bos,
			 uint32_t num_bos);

/* Instances among which so many things are dealt out in turn, and how many are whose. */
uint32_t sample_instances(uint32_t count);
uint32_t sample_share(uint32_t count, uint32_t instance);

/* The next of numbers without a pattern, the same in each run. */
uint32_t sample_random(uint32_t *number);

#endif
