/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_SHAPE_H
#define VCIV_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include <drm/vciv_drm.h>

#define SHAPE_MAX_UNIFORMS	DRM_VCIV_MAX_UNIFORMS
#define SHAPE_MAX_CHOICES	16	/* combinations of enumerated values that are proven */

/*
 * Types for the uniforms of a program, made from uniforms. All that it takes to
 * create the program for them.
 */
struct shape {
	uint32_t count;
	uint32_t num_enum_values;
	uint32_t enum_values[2 * SHAPE_MAX_CHOICES];
	struct drm_vciv_uniform uniforms[SHAPE_MAX_UNIFORMS];
};

/* A word of a uniform stream: a place in a buffer, or a number. */
struct shape_word {
	bool pointer;
	uint32_t bo;		/* of a pointer: the handle of its BO */
	uint32_t value;		/* the number, or the offset in the buffer */
};

/*
 * The narrowest shape for the words of some instances. False if word *bad is a
 * pointer for one of them and a number for another, or is a pointer whose offset
 * is not a multiple of 4.
 */
bool shape_exact(struct shape *shape, const struct shape_word *words, uint32_t instances,
		 uint32_t count, uint32_t *bad);

bool shape_covers(const struct shape *shape, const struct shape_word *words,
		  uint32_t instances);

/*
 * Make a shape cover the words too: numbers that it does not allow become anything
 * at all, or a range that is as narrow as may be. False if what are pointers differs.
 */
bool shape_widen(struct shape *shape, const struct shape_word *words, uint32_t instances,
		 bool anything);

/* Have numbers that differ between instances enumerated, as far as that is possible. */
void shape_enumerate(struct shape *shape, const struct shape_word *words, uint32_t instances);

#endif
