// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/err.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/sizes.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "vciv_drv.h"

/* No element has a wider member than u64, so this keeps them aligned. */
static bool vciv_stride_valid(const struct drm_vciv_array *array, size_t size)
{
	return !array->count ||
	       (array->stride >= size && array->stride <= SZ_4K &&
		array->stride % sizeof(u64) == 0);
}

/**
 * vciv_array_copy() - copy an array from user memory, once
 * @array: where it is
 * @max: most elements that are accepted
 * @size: bytes of one element as this driver knows it
 *
 * Elements of newer programs may be longer than @size, up to 4096 bytes, if what
 * is beyond it is zero.
 *
 * Return: the copy, to be freed with kvfree(); NULL for an empty array; an
 * error pointer: EINVAL for a wrong count or stride, E2BIG for an element that
 * holds more than is known, EFAULT, ENOMEM.
 */
void *vciv_array_copy(const struct drm_vciv_array *array, u32 max, size_t size)
{
	const void __user *from = u64_to_user_ptr(array->ptr);
	void *copy;
	int ret = 0;

	if (!vciv_stride_valid(array, size) || array->count > max)
		return ERR_PTR(-EINVAL);

	if (!array->count)
		return NULL;

	copy = kvmalloc_array(array->count, size, GFP_KERNEL_ACCOUNT);
	if (!copy)
		return ERR_PTR(-ENOMEM);

	if (array->stride == size) {
		if (copy_from_user(copy, from, array_size(array->count, size)))
			ret = -EFAULT;
	} else {
		for (u32 i = 0; i < array->count && !ret; i++)
			ret = copy_struct_from_user(copy + i * size, size,
						    from + (size_t)i * array->stride,
						    array->stride);
	}

	if (ret) {
		kvfree(copy);
		return ERR_PTR(ret);
	}

	return copy;
}

/**
 * vciv_array_fill() - fill an array in user memory
 * @array: where it is, and how many elements there is room for; out: how many
 *	   there are
 * @total: how many there are
 * @size: bytes of one element as this driver knows it, at most
 *	  %VCIV_ARRAY_ELEMENT
 * @get: makes one element
 * @from: what from
 *
 * Elements that do not fit are not written. What longer elements of newer programs
 * have beyond @size is zeroed.
 *
 * Return: 0, -EINVAL for a wrong stride, -EFAULT.
 */
int vciv_array_fill(struct drm_vciv_array *array, u32 total, size_t size,
		    void (*get)(const void *from, u32 i, void *element), const void *from)
{
	u64 element[VCIV_ARRAY_ELEMENT / sizeof(u64)];
	u32 count = min(array->count, total);
	int ret = 0;

	if (!vciv_stride_valid(array, size))
		return -EINVAL;

	for (u32 i = 0; i < count && !ret; i++) {
		get(from, i, element);
		ret = copy_struct_to_user(u64_to_user_ptr(array->ptr + (u64)i * array->stride),
					  array->stride, element, size, NULL);
	}
	array->count = total;

	return ret;
}
