// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Sharing and CPU access
 *
 * BOs go to other devices and processes as dma-bufs, and memory of others comes
 * in the same way. Since the V3D has no MMU, imported memory has to be one
 * piece in bus addresses, start at a page, and lie below 4 GiB: anything else
 * is EINVAL. Only GEM objects can be exported, so the code and the uniforms of
 * programs, which are none, cannot.
 *
 * A CPU-cached BO belongs to the GPU except between a start and an end of CPU
 * access, by DMA_BUF_IOCTL_SYNC on its dma-buf or by BO_SYNC on its handle.
 * Start waits for the jobs that the access has to come after, readers only if
 * the CPU is going to write, and drops what the CPU's caches have of the BO;
 * end writes back what the CPU has written, if the access was said to be for
 * writing. Of accesses that are open at the same time, on overlapping ranges,
 * none may be for writing. Where caches are coherent, and for write-combined
 * BOs, only the waiting is left.
 */

#include <linux/dma-buf.h>
#include <linux/dma-mapping.h>
#include <linux/dma-resv.h>
#include <linux/overflow.h>
#include <linux/slab.h>

#include <drm/drm_drv.h>
#include <drm/drm_file.h>
#include <drm/drm_prime.h>

#include "vciv_drv.h"

/* In this order: the caches could fill again while a job still writes. */
static int vciv_bo_begin_cpu_access(struct vciv_bo *bo, size_t offset, size_t size,
				    enum dma_data_direction dir)
{
	struct drm_gem_object *obj = &bo->base.base;
	long ret;

	ret = dma_resv_wait_timeout(obj->resv, dma_resv_usage_rw(dir != DMA_FROM_DEVICE), true,
				    MAX_SCHEDULE_TIMEOUT);
	if (ret < 0)
		return ret;

	/* For writers too: they may change a part of a cache line. */
	if (bo->cached)
		dma_sync_single_range_for_cpu(drm_dev_dma_dev(obj->dev), bo->base.dma_addr,
					      offset, size, DMA_FROM_DEVICE);

	return 0;
}

static void vciv_bo_end_cpu_access(struct vciv_bo *bo, size_t offset, size_t size,
				   enum dma_data_direction dir)
{
	struct drm_gem_object *obj = &bo->base.base;

	if (bo->cached && dir != DMA_FROM_DEVICE)
		dma_sync_single_range_for_device(drm_dev_dma_dev(obj->dev), bo->base.dma_addr,
						 offset, size, DMA_TO_DEVICE);
}

/* Exported once, a BO keeps its memory, so nothing here can find it purged. */
static int vciv_dmabuf_begin_cpu_access(struct dma_buf *dmabuf, enum dma_data_direction dir)
{
	return vciv_bo_begin_cpu_access(to_vciv_bo(dmabuf->priv), 0, dmabuf->size, dir);
}

static int vciv_dmabuf_end_cpu_access(struct dma_buf *dmabuf, enum dma_data_direction dir)
{
	vciv_bo_end_cpu_access(to_vciv_bo(dmabuf->priv), 0, dmabuf->size, dir);

	return 0;
}

static const struct dma_buf_ops vciv_dmabuf_ops = {
	.attach = drm_gem_map_attach,
	.detach = drm_gem_map_detach,
	.map_dma_buf = drm_gem_map_dma_buf,
	.unmap_dma_buf = drm_gem_unmap_dma_buf,
	.release = drm_gem_dmabuf_release,
	.mmap = drm_gem_dmabuf_mmap,
	.vmap = drm_gem_dmabuf_vmap,
	.vunmap = drm_gem_dmabuf_vunmap,
	.begin_cpu_access = vciv_dmabuf_begin_cpu_access,
	.end_cpu_access = vciv_dmabuf_end_cpu_access,
};

/**
 * vciv_bo_get_sg_table() - &drm_gem_object_funcs.get_sg_table
 * @obj: an exported BO
 *
 * Return: a table of one entry, the caller's, or -ENOMEM.
 */
struct sg_table *vciv_bo_get_sg_table(struct drm_gem_object *obj)
{
	struct sg_table *sgt = kmalloc_obj(*sgt);
	int ret;

	if (!sgt)
		return ERR_PTR(-ENOMEM);

	ret = sg_alloc_table(sgt, 1, GFP_KERNEL);
	if (ret) {
		kfree(sgt);
		return ERR_PTR(ret);
	}
	sg_set_page(sgt->sgl, pfn_to_page(to_vciv_bo(obj)->pfn), obj->size, 0);

	return sgt;
}

/**
 * vciv_bo_export() - &drm_gem_object_funcs.export
 * @obj: BO
 * @flags: DRM_CLOEXEC and DRM_RDWR
 *
 * From here on others decide how long the memory is needed, so it is never
 * purged again.
 *
 * Return: a dma-buf; -EINVAL for a BO that may be purged or was; -ENOMEM.
 */
struct dma_buf *vciv_bo_export(struct drm_gem_object *obj, int flags)
{
	struct vciv_bo *bo = to_vciv_bo(obj);
	struct dma_buf_export_info info = {
		.exp_name = KBUILD_MODNAME,
		.owner = THIS_MODULE,
		.ops = &vciv_dmabuf_ops,
		.size = obj->size,
		.flags = flags,
		.priv = obj,
		.resv = obj->resv,
	};
	struct dma_buf *dmabuf;
	int ret;

	ret = vciv_bo_use(bo);
	if (ret)
		return ERR_PTR(ret);

	dmabuf = drm_gem_dmabuf_export(obj->dev, &info);
	if (IS_ERR(dmabuf))
		vciv_bo_unuse(bo);

	return dmabuf;
}

/**
 * vciv_bo_import() - &drm_driver.gem_prime_import
 * @drm: device
 * @dmabuf: whoever's
 *
 * Return: the object, the same one again if it came from here; or an error of
 * the exporter; or what vciv_bo_import_sg_table() fails with.
 */
struct drm_gem_object *vciv_bo_import(struct drm_device *drm, struct dma_buf *dmabuf)
{
	struct drm_gem_object *obj = dmabuf->priv;

	if (dmabuf->ops != &vciv_dmabuf_ops || obj->dev != drm)
		return drm_gem_prime_import(drm, dmabuf);

	drm_gem_object_get(obj);

	return obj;
}

/* Can the V3D reach it, and are pointers into it aligned as they claim to be? */
static bool vciv_import_is_usable(struct sg_table *sgt, size_t size)
{
	dma_addr_t addr = sg_dma_address(sgt->sgl);

	if (!size || !PAGE_ALIGNED(size) || !PAGE_ALIGNED(addr))
		return false;

	if (size > U32_MAX || addr > U32_MAX - (size - 1))
		return false;

	return drm_prime_get_contiguous_size(sgt) >= size;
}

/**
 * vciv_bo_import_sg_table() - &drm_driver.gem_prime_import_sg_table
 * @drm: device
 * @attach: our attachment to the dma-buf
 * @sgt: where its memory is
 *
 * Return: the object; -EINVAL for memory that the V3D cannot use; -ENOMEM.
 */
struct drm_gem_object *vciv_bo_import_sg_table(struct drm_device *drm,
					       struct dma_buf_attachment *attach,
					       struct sg_table *sgt)
{
	struct drm_gem_object *obj;

	if (!vciv_import_is_usable(sgt, attach->dmabuf->size))
		return ERR_PTR(-EINVAL);

	obj = drm_gem_dma_prime_import_sg_table(drm, attach, sgt);
	if (!IS_ERR(obj))
		vciv_bo_publish(to_vciv_bo(obj));

	return obj;
}

static int vciv_bo_sync_imported(struct dma_buf *dmabuf, bool end, enum dma_data_direction dir)
{
	return end ? dma_buf_end_cpu_access(dmabuf, dir) : dma_buf_begin_cpu_access(dmabuf, dir);
}

static int vciv_bo_sync_own(struct vciv_bo *bo, const struct drm_vciv_bo_sync *args,
			    enum dma_data_direction dir)
{
	int ret;

	/* A purge may free the memory at any time but while it is in use. */
	ret = vciv_bo_use(bo);
	if (ret)
		return ret;

	if (args->flags & DRM_VCIV_BO_SYNC_END)
		vciv_bo_end_cpu_access(bo, args->offset, args->size, dir);
	else
		ret = vciv_bo_begin_cpu_access(bo, args->offset, args->size, dir);
	vciv_bo_unuse(bo);

	return ret;
}

static int vciv_bo_sync(struct drm_gem_object *obj, const struct drm_vciv_bo_sync *args,
			enum dma_data_direction dir)
{
	u64 end;

	if (!args->size || check_add_overflow(args->offset, args->size, &end) || end > obj->size)
		return -EINVAL;

	if (drm_gem_is_imported(obj))
		return vciv_bo_sync_imported(obj->import_attach->dmabuf,
					     args->flags & DRM_VCIV_BO_SYNC_END, dir);

	return vciv_bo_sync_own(to_vciv_bo(obj), args, dir);
}

/**
 * vciv_bo_sync_ioctl() - DRM_IOCTL_VCIV_BO_SYNC
 * @drm: device
 * @data: &struct drm_vciv_bo_sync
 * @file: client
 *
 * Return: 0 or what &struct drm_vciv_bo_sync documents.
 */
int vciv_bo_sync_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	static const enum dma_data_direction directions[] = {
		[DRM_VCIV_BO_SYNC_READ] = DMA_FROM_DEVICE,
		[DRM_VCIV_BO_SYNC_WRITE] = DMA_TO_DEVICE,
		[DRM_VCIV_BO_SYNC_READ | DRM_VCIV_BO_SYNC_WRITE] = DMA_BIDIRECTIONAL,
	};
	const u32 access = DRM_VCIV_BO_SYNC_READ | DRM_VCIV_BO_SYNC_WRITE;
	const struct drm_vciv_bo_sync *args = data;
	struct drm_gem_object *obj;
	int ret;

	if (args->flags & ~(access | DRM_VCIV_BO_SYNC_END) || !(args->flags & access))
		return -EINVAL;

	obj = drm_gem_object_lookup(file, args->handle);
	if (!obj)
		return -ENOENT;

	ret = vciv_bo_sync(obj, args, directions[args->flags & access]);
	drm_gem_object_put(obj);

	return ret;
}

MODULE_IMPORT_NS("DMA_BUF");
