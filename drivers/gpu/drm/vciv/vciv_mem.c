// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Buffer memory
 *
 * BO memory does not belong to the V3D device itself but to a device of our
 * own that has the same DMA configuration and no driver, and lives as long as
 * the &struct drm_device. BOs outlive an unbind, for as long as a file or a
 * mapping is open, and by then the driver core has freed the V3D device's DMA
 * ranges: freeing a BO would then turn its bus address into the wrong page.
 *
 * All BOs of a device, those that hold programs included, together stay within a
 * budget in bytes, which the module
 * parameter bo_memory sets: contiguous memory is what display and camera need
 * too, and small requests would not even be limited by it, as the DMA
 * functions serve them from all of the memory. The same bytes are charged to
 * the dmem controller of the caller's cgroup, in the region drm/DEVICE/bo, so
 * that a container can be limited.
 *
 * When the budget, the cgroup's limit or the memory itself is used up, BOs
 * that their owners do not need (see `Purging`_) are purged, oldest first, and
 * of a cgroup at its limit only its own. When that is not enough the request
 * fails with ENOMEM, and nothing else changes for anybody.
 */

#include <linux/cgroup_dmem.h>
#include <linux/dma-mapping.h>
#include <linux/mmzone.h>
#include <linux/module.h>
#include <linux/of.h>
#include <linux/of_device.h>
#include <linux/property.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

#include <drm/drm_drv.h>
#include <drm/drm_managed.h>

#include "vciv_drv.h"

static unsigned long bo_memory;
module_param(bo_memory, ulong, 0444);
MODULE_PARM_DESC(bo_memory,
		 "Bytes of memory for the BOs of a device (default: 3/4 of the contiguous memory)");

/* A BO that cannot be had is no reason to kill somebody. */
#define VCIV_BO_GFP	(GFP_KERNEL | __GFP_NOWARN | __GFP_RETRY_MAYFAIL)

struct vciv_dma_device {
	struct device base;
	struct device_dma_parameters parameters;
};

static void vciv_dma_device_release(struct device *dev)
{
	of_node_put(dev->of_node);
	put_device(dev->parent);
	kfree(container_of(dev, struct vciv_dma_device, base));
}

static struct device *vciv_dma_device_create(struct device *parent)
{
	struct vciv_dma_device *memory = kzalloc_obj(*memory);
	struct device *dev;
	int ret;

	if (!memory)
		return ERR_PTR(-ENOMEM);

	dev = &memory->base;
	device_initialize(dev);
	dev->dma_parms = &memory->parameters;
	dma_set_max_seg_size(dev, U32_MAX);
	dev->parent = get_device(parent);
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

static u64 vciv_mem_contiguous(void)
{
	u64 pages = 0;
	int nid;

	for_each_online_node(nid) {
		for (enum zone_type i = 0; i < MAX_NR_ZONES; i++)
			pages += zone_cma_pages(&NODE_DATA(nid)->node_zones[i]);
	}

	return pages << PAGE_SHIFT;
}

/* Where no contiguous memory is set aside, some of all memory. */
static u64 vciv_mem_default_budget(void)
{
	u64 contiguous = vciv_mem_contiguous();

	return contiguous ? contiguous / 4 * 3 : ((u64)totalram_pages() << PAGE_SHIFT) / 8;
}

/**
 * vciv_mem_init() - set up where BO memory comes from
 * @vciv: device
 *
 * Return: 0, -ENOMEM, or what DMA configuration fails with.
 */
int vciv_mem_init(struct vciv_device *vciv)
{
	struct device *dev;
	int ret;

	dev = vciv_dma_device_create(vciv->drm.dev);
	if (IS_ERR(dev))
		return PTR_ERR(dev);

	drm_dev_set_dma_dev(&vciv->drm, dev);
	put_device(dev);

	INIT_LIST_HEAD(&vciv->mem.bos);
	INIT_LIST_HEAD(&vciv->mem.purgeable);
	vciv->mem.coherent = device_get_dma_attr(vciv->drm.dev) == DEV_DMA_COHERENT;
	vciv->mem.budget = bo_memory ?: vciv_mem_default_budget();

	ret = drmm_mutex_init(&vciv->drm, &vciv->mem.lock);
	if (ret)
		return ret;

	vciv->mem.region = drmm_cgroup_register_region(&vciv->drm, "bo", vciv->mem.budget);

	return PTR_ERR_OR_ZERO(vciv->mem.region);
}

static int vciv_mem_charge_cgroup(struct vciv_device *vciv, struct vciv_bo *bo)
{
	struct dmem_cgroup_pool_state *limit = NULL;
	int ret;

	for (;;) {
		bool purged;

		ret = dmem_cgroup_try_charge(vciv->mem.region, bo->base.base.size, &bo->pool,
					     &limit);
		if (ret != -EAGAIN)
			return ret;

		purged = vciv_purge_cgroup(vciv, limit);
		dmem_cgroup_pool_state_put(limit);

		/* libdrm would take EAGAIN for a request to try again, for ever. */
		if (!purged)
			return -ENOMEM;
	}
}

static int vciv_mem_charge_budget(struct vciv_device *vciv, size_t size)
{
	guard(mutex)(&vciv->mem.lock);

	/* Nothing is purged for what can never be had. */
	if (size > vciv->mem.budget - vciv->mem.used + vciv->mem.purgeable_bytes)
		return -ENOMEM;

	while (size > vciv->mem.budget - vciv->mem.used)
		vciv_purge_oldest(vciv);
	vciv->mem.used += size;

	return 0;
}

static int vciv_mem_charge(struct vciv_device *vciv, struct vciv_bo *bo)
{
	int ret;

	ret = vciv_mem_charge_cgroup(vciv, bo);
	if (ret)
		return ret;

	ret = vciv_mem_charge_budget(vciv, bo->base.base.size);
	if (ret)
		dmem_cgroup_uncharge(bo->pool, bo->base.base.size);

	return ret;
}

static void vciv_mem_uncharge(struct vciv_device *vciv, struct vciv_bo *bo)
{
	lockdep_assert_held(&vciv->mem.lock);

	vciv->mem.used -= bo->base.base.size;
	dmem_cgroup_uncharge(bo->pool, bo->base.base.size);
}

/*
 * The zeros are in the CPU's caches. Where these are not coherent, they have to
 * reach the memory, and the BO belongs to the device from then on.
 */
static bool vciv_mem_get_cached(struct device *dev, struct vciv_bo *bo)
{
	struct drm_gem_dma_object *dma = &bo->base;
	struct page *page;

	page = dma_alloc_pages(dev, dma->base.size, &dma->dma_addr, DMA_BIDIRECTIONAL,
			       VCIV_BO_GFP);
	if (!page)
		return false;

	dma_sync_single_for_device(dev, dma->dma_addr, dma->base.size, DMA_BIDIRECTIONAL);
	dma->vaddr = page_address(page);
	bo->pfn = page_to_pfn(page);

	return true;
}

static bool vciv_mem_get_wc(struct device *dev, struct vciv_bo *bo)
{
	struct drm_gem_dma_object *dma = &bo->base;
	struct sg_table sgt;

	dma->vaddr = dma_alloc_wc(dev, dma->base.size, &dma->dma_addr, VCIV_BO_GFP);
	if (!dma->vaddr)
		return false;

	/* Physically contiguous, so the first page says where all are. */
	if (dma_get_sgtable(dev, &sgt, dma->vaddr, dma->dma_addr, dma->base.size)) {
		dma_free_wc(dev, dma->base.size, dma->vaddr, dma->dma_addr);
		dma->vaddr = NULL;
		return false;
	}

	bo->pfn = page_to_pfn(sg_page(sgt.sgl));
	sg_free_table(&sgt);

	return true;
}

static bool vciv_mem_get(struct vciv_device *vciv, struct vciv_bo *bo)
{
	struct device *dev = drm_dev_dma_dev(&vciv->drm);

	return bo->cached ? vciv_mem_get_cached(dev, bo) : vciv_mem_get_wc(dev, bo);
}

/* Within the budget there may still be no hole that is large enough. */
static bool vciv_mem_make_room(struct vciv_device *vciv)
{
	guard(mutex)(&vciv->mem.lock);

	return vciv_purge_oldest(vciv);
}

/**
 * vciv_mem_alloc() - give a BO its memory
 * @vciv: device
 * @bo: a new BO with its size, which nobody else knows yet
 *
 * Purges what it has to. The memory is zeroed, and the charges for it are the
 * BO's until vciv_mem_free().
 *
 * Return: 0 or -ENOMEM.
 */
int vciv_mem_alloc(struct vciv_device *vciv, struct vciv_bo *bo)
{
	int ret;

	ret = vciv_mem_charge(vciv, bo);
	if (ret)
		return ret;

	/* There may be thousands to purge, for somebody who is killed meanwhile. */
	while (!vciv_mem_get(vciv, bo)) {
		if (!fatal_signal_pending(current) && vciv_mem_make_room(vciv))
			continue;

		guard(mutex)(&vciv->mem.lock);
		vciv_mem_uncharge(vciv, bo);
		return -ENOMEM;
	}

	return 0;
}

/**
 * vciv_mem_free() - take its memory away from a BO
 * @vciv: device, with &vciv_device.mem.lock held
 * @bo: a BO with memory, which neither the GPU nor a mapping uses
 */
void vciv_mem_free(struct vciv_device *vciv, struct vciv_bo *bo)
{
	struct device *dev = drm_dev_dma_dev(&vciv->drm);
	struct drm_gem_dma_object *dma = &bo->base;

	if (bo->cached)
		dma_free_pages(dev, dma->base.size, virt_to_page(dma->vaddr), dma->dma_addr,
			       DMA_BIDIRECTIONAL);
	else
		dma_free_wc(dev, dma->base.size, dma->vaddr, dma->dma_addr);

	dma->vaddr = NULL;
	vciv_mem_uncharge(vciv, bo);
}
