// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Heap
 *
 * With CONFIG_DRM_VCIV_HEAP each device offers its BO memory as a dma-buf heap
 * too: to processes that allocate what GPU and display can both use but should
 * open neither, and to programs that use heaps anyway. Its buffers are cached
 * BOs, physically contiguous, and count as all BOs do.
 *
 * The heap is named after the device's node, as in v3d@7ec00000-contiguous. It
 * goes away with the device; its buffers do not, and keep the module.
 */

#include <linux/dma-buf.h>
#include <linux/dma-heap.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/of.h>
#include <linux/slab.h>

#include <drm/drm_gem.h>

#include "vciv_drv.h"

static struct dma_buf *vciv_heap_allocate(struct dma_heap *heap, unsigned long len,
					  u32 fd_flags, u64 heap_flags)
{
	struct vciv_device *vciv = dma_heap_get_drvdata(heap);
	struct dma_buf *dmabuf;
	struct vciv_bo *bo;

	bo = vciv_bo_create(vciv, len, true);
	if (IS_ERR(bo))
		return ERR_CAST(bo);

	dmabuf = vciv_bo_export(&bo->base.base, fd_flags);
	drm_gem_object_put(&bo->base.base);

	return dmabuf;
}

static const struct dma_heap_ops vciv_heap_ops = {
	.allocate = vciv_heap_allocate,
};

static char *vciv_heap_name(struct device *dev)
{
	const char *node = dev->of_node ? kbasename(dev->of_node->full_name) : dev_name(dev);

	return kasprintf(GFP_KERNEL, "%s-contiguous", node);
}

/**
 * vciv_heap_init() - offer the heap
 * @vciv: device, registered
 *
 * A device without a heap works as well, so this does not fail.
 */
void vciv_heap_init(struct vciv_device *vciv)
{
	struct dma_heap_export_info info = {
		.ops = &vciv_heap_ops,
		.priv = vciv,
	};
	struct dma_heap *heap;
	char *name;

	name = vciv_heap_name(vciv->drm.dev);
	if (!name)
		return;

	info.name = name;
	heap = dma_heap_add(&info);
	if (!IS_ERR(heap))
		vciv->heap = heap;
	kfree(name);
}

/**
 * vciv_heap_fini() - take it away
 * @vciv: device, about to be unplugged
 */
void vciv_heap_fini(struct vciv_device *vciv)
{
	if (vciv->heap)
		dma_heap_remove(vciv->heap);
	vciv->heap = NULL;
}

MODULE_IMPORT_NS("DMA_BUF_HEAP");
