// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Buffer objects
 *
 * The V3D has no MMU, so a BO is physically contiguous, zeroed, and mapped
 * write-combined. Its ioctls are those of vc4, errors included.
 *
 * BO memory does not belong to the V3D device itself but to a device of our
 * own that has the same DMA configuration and no driver, and lives as long as
 * the &struct drm_device. BOs outlive an unbind, for as long as a file or a
 * mapping is open, and by then the driver core has freed the V3D device's DMA
 * ranges: freeing a BO would then turn its bus address into the wrong page.
 */

#include <linux/dma-mapping.h>
#include <linux/of.h>
#include <linux/of_device.h>
#include <linux/slab.h>

#include <drm/drm_drv.h>
#include <drm/drm_file.h>
#include <drm/drm_utils.h>
#include <drm/drm_vma_manager.h>
#include <drm/vc4_drm.h>

#include "vciv_drv.h"

static void vciv_dma_device_release(struct device *dev)
{
	of_node_put(dev->of_node);
	kfree(dev);
}

static struct device *vciv_dma_device_create(struct device *parent)
{
	struct device *dev = kzalloc_obj(*dev);
	int ret;

	if (!dev)
		return ERR_PTR(-ENOMEM);

	device_initialize(dev);
	dev->release = vciv_dma_device_release;
	device_set_of_node_from_dev(dev, parent);

	ret = dev_set_name(dev, "%s-memory", dev_name(parent));
	if (ret)
		goto err_put;

	/* Registers hold 32-bit addresses. */
	ret = dma_coerce_mask_and_coherent(dev, DMA_BIT_MASK(32));
	if (ret)
		goto err_put;

	if (dev->of_node) {
		ret = of_dma_configure(dev, dev->of_node, true);
		if (ret)
			goto err_put;
	}

	return dev;

err_put:
	put_device(dev);
	return ERR_PTR(ret);
}

/**
 * vciv_bo_init() - set up where BO memory comes from
 * @vciv: device
 *
 * Return: 0, -ENOMEM, or what DMA configuration fails with.
 */
int vciv_bo_init(struct vciv_device *vciv)
{
	struct device *dev = vciv_dma_device_create(vciv->drm.dev);

	if (IS_ERR(dev))
		return PTR_ERR(dev);

	drm_dev_set_dma_dev(&vciv->drm, dev);
	put_device(dev);

	return 0;
}

/*
 * A mapping is complete from the start. It faults only after an unbind, which
 * takes away all mappings of the device: the memory is still there, so the
 * program keeps it.
 */
static vm_fault_t vciv_bo_fault(struct vm_fault *vmf)
{
	struct vciv_bo *bo = to_vciv_bo(vmf->vma->vm_private_data);

	if (vmf->pgoff >= bo->base.base.size >> PAGE_SHIFT)
		return VM_FAULT_SIGBUS;

	return vmf_insert_pfn(vmf->vma, vmf->address, bo->pfn + vmf->pgoff);
}

static const struct vm_operations_struct vciv_bo_vm_ops = {
	.open = drm_gem_vm_open,
	.close = drm_gem_vm_close,
	.fault = vciv_bo_fault,
};

static const struct drm_gem_object_funcs vciv_bo_funcs = {
	.free = drm_gem_dma_object_free,
	.print_info = drm_gem_dma_object_print_info,
	.get_sg_table = drm_gem_dma_object_get_sg_table,
	.vmap = drm_gem_dma_object_vmap,
	.mmap = drm_gem_dma_object_mmap,
	.vm_ops = &vciv_bo_vm_ops,
};

/**
 * vciv_bo_create_object() - &drm_driver.gem_create_object
 * @drm: device
 * @size: bytes, set later
 *
 * Return: an object without memory, or -ENOMEM.
 */
struct drm_gem_object *vciv_bo_create_object(struct drm_device *drm, size_t size)
{
	struct vciv_bo *bo = kzalloc_obj(*bo);

	if (!bo)
		return ERR_PTR(-ENOMEM);

	bo->base.base.funcs = &vciv_bo_funcs;

	return &bo->base.base;
}

/* Physically contiguous, so the first page says where all are. */
static int vciv_bo_find_pfn(struct vciv_bo *bo)
{
	struct drm_gem_dma_object *dma = &bo->base;
	struct sg_table sgt;
	int ret;

	ret = dma_get_sgtable(drm_dev_dma_dev(dma->base.dev), &sgt, dma->vaddr, dma->dma_addr,
			      dma->base.size);
	if (ret)
		return ret;

	bo->pfn = page_to_pfn(sg_page(sgt.sgl));
	sg_free_table(&sgt);

	return 0;
}

/**
 * vciv_create_bo_ioctl() - DRM_IOCTL_VC4_CREATE_BO
 * @drm: device
 * @data: &struct drm_vc4_create_bo; flags and pad are ignored, as vc4 does
 * @file: client
 *
 * Return: 0, -EINVAL for size 0, -ENOMEM.
 */
int vciv_create_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_create_bo *args = data;
	struct drm_gem_dma_object *bo;
	int ret;

	if (!args->size)
		return -EINVAL;

	/* Rounding this up to a page would wrap where size_t has 32 bits. */
	if (args->size > U32_MAX - PAGE_SIZE)
		return -ENOMEM;

	bo = drm_gem_dma_create(drm, args->size);
	if (IS_ERR(bo))
		return PTR_ERR(bo);

	ret = vciv_bo_find_pfn(to_vciv_bo(&bo->base));
	if (!ret)
		ret = drm_gem_handle_create(file, &bo->base, &args->handle);
	drm_gem_object_put(&bo->base);

	return ret;
}

/**
 * vciv_mmap_bo_ioctl() - DRM_IOCTL_VC4_MMAP_BO
 * @drm: device
 * @data: &struct drm_vc4_mmap_bo; flags is ignored, as vc4 does
 * @file: client
 *
 * Return: 0, or -EINVAL for an unknown handle.
 */
int vciv_mmap_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_mmap_bo *args = data;
	struct drm_gem_object *obj;

	obj = drm_gem_object_lookup(file, args->handle);
	if (!obj)
		return -EINVAL;

	/* The helpers gave each object its offset when they created it. */
	args->offset = drm_vma_node_offset_addr(&obj->vma_node);
	drm_gem_object_put(obj);

	return 0;
}

/**
 * vciv_wait_bo_ioctl() - DRM_IOCTL_VC4_WAIT_BO
 * @drm: device
 * @data: &struct drm_vc4_wait_bo
 * @file: client
 *
 * Waits for all fences of the BO, those of readers included. What is left of
 * the timeout is stored back, so that a restarted call does not wait longer;
 * a timeout of all ones is infinite.
 *
 * Return: 0; -EINVAL for an unknown handle or a non-zero pad; -ETIME;
 * -ERESTARTSYS.
 */
int vciv_wait_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_wait_bo *args = data;
	bool infinite = args->timeout_ns == U64_MAX;
	ktime_t start = ktime_get();
	long timeout = 0;
	u64 elapsed;
	int ret;

	if (args->pad)
		return -EINVAL;

	/* One more than it takes: the current jiffy is already partly over. */
	if (infinite)
		timeout = MAX_SCHEDULE_TIMEOUT;
	else if (args->timeout_ns)
		timeout = min_t(u64, nsecs_to_jiffies64(args->timeout_ns) + 1,
				MAX_SCHEDULE_TIMEOUT - 1);

	ret = drm_gem_dma_resv_wait(file, args->handle, true, timeout);

	if (!infinite) {
		elapsed = ktime_to_ns(ktime_sub(ktime_get(), start));
		args->timeout_ns -= min(args->timeout_ns, elapsed);
	}

	return ret;
}
