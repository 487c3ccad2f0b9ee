// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Uniforms
 *
 * A QPU program takes its parameters from a stream of 32-bit words. The
 * program's signature says what each word is; a submit gives a value for each,
 * and the kernel turns the values into words. A pointer is given as a BO and
 * an offset, so user space neither needs nor learns a bus address, and cannot
 * make the GPU follow one that it made up.
 */

#include <linux/errno.h>
#include <linux/export.h>
#include <linux/log2.h>
#include <linux/nospec.h>
#include <linux/sizes.h>
#include <kunit/visibility.h>

#include "vciv_drv.h"

#define VCIV_ACCESS_MASK (DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE)

static int vciv_scalar_check(const struct drm_vciv_uniform *uniform)
{
	if (uniform->access || uniform->min > uniform->max || !uniform->align)
		return -EINVAL;

	return 0;
}

static int vciv_pointer_check(const struct drm_vciv_uniform *uniform)
{
	if (!uniform->access || uniform->access & ~VCIV_ACCESS_MASK)
		return -EINVAL;

	if (uniform->min || uniform->max)
		return -EINVAL;

	/* BOs are page aligned, so nothing coarser could be promised. */
	if (!is_power_of_2(uniform->align) || uniform->align < sizeof(u32) ||
	    uniform->align > SZ_4K)
		return -EINVAL;

	return 0;
}

/**
 * vciv_uniform_check() - is this a type that a signature may hold
 * @uniform: from user space
 *
 * Return: 0 or -EINVAL.
 */
int vciv_uniform_check(const struct drm_vciv_uniform *uniform)
{
	if (uniform->pad)
		return -EINVAL;

	switch (uniform->kind) {
	case DRM_VCIV_UNIFORM_SCALAR:
		return vciv_scalar_check(uniform);
	case DRM_VCIV_UNIFORM_POINTER:
		return vciv_pointer_check(uniform);
	default:
		return -EINVAL;
	}
}
EXPORT_SYMBOL_IF_KUNIT(vciv_uniform_check);

static int vciv_scalar_resolve(const struct drm_vciv_uniform *uniform,
			       const struct drm_vciv_value *value, u32 *word)
{
	if (value->bo)
		return -EINVAL;

	if (value->value < uniform->min || value->value > uniform->max ||
	    value->value % uniform->align)
		return -EINVAL;

	*word = value->value;
	return 0;
}

static int vciv_pointer_resolve(const struct drm_vciv_uniform *uniform,
				const struct drm_vciv_value *value,
				const struct vciv_job_bo *bos, u32 num_bos, u32 *word)
{
	const struct vciv_job_bo *bo;

	if (value->bo >= num_bos)
		return -EINVAL;

	bo = &bos[array_index_nospec(value->bo, num_bos)];
	if (uniform->access & ~bo->access)
		return -EINVAL;

	if (value->value > bo->obj->size || value->value % uniform->align)
		return -EINVAL;

	/* The DMA mask of BO memory is 32 bits, so the sum fits. */
	*word = to_drm_gem_dma_obj(bo->obj)->dma_addr + value->value;
	return 0;
}

/**
 * vciv_uniform_resolve() - turn the value of a uniform into the word for the QPU
 * @uniform: its type, checked by vciv_uniform_check()
 * @value: from user space
 * @bos: BOs of the job
 * @num_bos: number of @bos
 * @word: where to put the word; may be write-combined memory
 *
 * Return: 0, or -EINVAL if @value is not one that @uniform allows.
 */
int vciv_uniform_resolve(const struct drm_vciv_uniform *uniform,
			 const struct drm_vciv_value *value,
			 const struct vciv_job_bo *bos, u32 num_bos, u32 *word)
{
	if (uniform->kind == DRM_VCIV_UNIFORM_POINTER)
		return vciv_pointer_resolve(uniform, value, bos, num_bos, word);

	return vciv_scalar_resolve(uniform, value, word);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_uniform_resolve);
