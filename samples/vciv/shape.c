// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include "shape.h"

#define ACCESS_BOTH	(DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE)
#define MAX_ALIGN	4096u
#define MIN_ALIGN	4u

static uint32_t greatest_divisor(uint32_t a, uint32_t b)
{
	while (b) {
		uint32_t rest = a % b;

		a = b;
		b = rest;
	}

	return a;
}

/* Of a power of two: the largest that divides the offset as well. */
static uint32_t common_align(uint32_t align, uint32_t offset)
{
	while (offset % align)
		align /= 2;

	return align;
}

static struct drm_vciv_uniform type_of(const struct shape_word *word)
{
	if (word->pointer)
		return (struct drm_vciv_uniform){
			.kind = DRM_VCIV_UNIFORM_POINTER,
			.access = ACCESS_BOTH,
			.align = common_align(MAX_ALIGN, word->value),
		};

	return (struct drm_vciv_uniform){
		.kind = DRM_VCIV_UNIFORM_SCALAR,
		.min = word->value,
		.max = word->value,
		.align = word->value,
	};
}

static void widen_scalar(struct drm_vciv_uniform *type, uint32_t value)
{
	type->align = greatest_divisor(type->align, value);
	if (value < type->min)
		type->min = value;
	if (value > type->max)
		type->max = value;
}

static bool widen(struct drm_vciv_uniform *type, const struct shape_word *word)
{
	bool pointer = type->kind == DRM_VCIV_UNIFORM_POINTER;

	if (word->pointer != pointer)
		return false;

	if (pointer)
		type->align = common_align(type->align, word->value);
	else
		widen_scalar(type, word->value);

	return true;
}

/* A lone 0 is a multiple of everything, which has no number. */
static bool finish(struct drm_vciv_uniform *type)
{
	if (!type->align)
		type->align = 1;

	return type->kind != DRM_VCIV_UNIFORM_POINTER || type->align >= MIN_ALIGN;
}

bool shape_exact(struct shape *shape, const struct shape_word *words, uint32_t instances,
		 uint32_t count, uint32_t *bad)
{
	shape->count = count;
	shape->num_enum_values = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct drm_vciv_uniform *type = &shape->uniforms[i];

		*bad = i;
		*type = type_of(&words[i]);
		for (uint32_t q = 1; q < instances; q++)
			if (!widen(type, &words[q * count + i]))
				return false;
		if (!finish(type))
			return false;
	}

	return true;
}

static bool enum_has(const struct shape *shape, const struct drm_vciv_uniform *type,
		     uint32_t value)
{
	for (uint32_t i = 0; i < type->count; i++)
		if (shape->enum_values[type->first + i] == value)
			return true;

	return false;
}

static bool allows(const struct shape *shape, const struct drm_vciv_uniform *type,
		   const struct shape_word *word)
{
	switch (type->kind) {
	case DRM_VCIV_UNIFORM_POINTER:
		return word->pointer && word->value % type->align == 0;
	case DRM_VCIV_UNIFORM_ENUM:
		return !word->pointer && enum_has(shape, type, word->value);
	default:
		return !word->pointer && word->value >= type->min && word->value <= type->max &&
		       word->value % type->align == 0;
	}
}

bool shape_covers(const struct shape *shape, const struct shape_word *words,
		  uint32_t instances)
{
	for (uint32_t i = 0; i < instances * shape->count; i++)
		if (!allows(shape, &shape->uniforms[i % shape->count], &words[i]))
			return false;

	return true;
}

bool shape_widen(struct shape *shape, const struct shape_word *words, uint32_t instances,
		 bool anything)
{
	for (uint32_t i = 0; i < instances * shape->count; i++) {
		struct drm_vciv_uniform *type = &shape->uniforms[i % shape->count];

		if (allows(shape, type, &words[i]))
			continue;
		if (type->kind == DRM_VCIV_UNIFORM_ENUM || !widen(type, &words[i]))
			return false;
		if (anything && type->kind == DRM_VCIV_UNIFORM_SCALAR) {
			type->min = 0;
			type->max = UINT32_MAX;
			type->align = 1;
		}
	}

	return true;
}

/* Adds the values of one uniform, at most "most" of them. Returns how many they are. */
static uint32_t collect(struct shape *shape, struct drm_vciv_uniform *type,
			const struct shape_word *words, uint32_t instances, uint32_t most)
{
	for (uint32_t q = 0; q < instances; q++) {
		uint32_t value = words[q * shape->count].value;

		if (enum_has(shape, type, value))
			continue;
		if (type->count == most)
			return 0;
		shape->enum_values[type->first + type->count++] = value;
	}

	return type->count;
}

void shape_enumerate(struct shape *shape, const struct shape_word *words, uint32_t instances)
{
	uint32_t choices = 1;

	for (uint32_t i = 0; i < shape->count; i++) {
		struct drm_vciv_uniform *type = &shape->uniforms[i];
		struct drm_vciv_uniform listed = {
			.kind = DRM_VCIV_UNIFORM_ENUM,
			.first = shape->num_enum_values,
		};

		if (type->kind != DRM_VCIV_UNIFORM_SCALAR || type->min == type->max)
			continue;
		if (!collect(shape, &listed, &words[i], instances, SHAPE_MAX_CHOICES / choices))
			continue;

		*type = listed;
		shape->num_enum_values += listed.count;
		choices *= listed.count;
	}
}
