// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Purging
 *
 * GEM_MADVISE with DONTNEED says that the owner can do without what is in a
 * BO. When memory is short, for a BO of any client or for the whole system,
 * the driver takes the memory of such BOs away, those first that were marked
 * first. A purged BO stays so: jobs, new mappings and exports refuse it, and
 * touching a mapping of it is SIGBUS. WILLNEED tells whether it was in time.
 *
 * What is in use is not purged: a BO of a job that is not released yet, and a
 * BO that was ever exported, because what others do with the memory is not
 * known. Imported memory is not ours, and madvise refuses it.
 *
 * Page faults take &vciv_device.mem.lock as purging does, so a purged BO is in
 * no page table. They allocate page tables under it, so the shrinker, which
 * may be called by such an allocation, only tries to get the lock.
 */

#include <linux/cgroup_dmem.h>
#include <linux/shrinker.h>

#include <drm/drm_file.h>
#include <drm/drm_managed.h>
#include <drm/drm_vma_manager.h>
#include <drm/vc4_drm.h>

#include "vciv_drv.h"
#include "vciv_trace.h"

/* Puts the BO on the list of what can be purged, or takes it off. */
static void vciv_purge_update(struct vciv_device *vciv, struct vciv_bo *bo)
{
	bool listed = !list_empty(&bo->purge_link);
	bool purgeable = bo->base.vaddr && bo->dontneed && !bo->uses;

	lockdep_assert_held(&vciv->mem.lock);

	if (purgeable && !listed) {
		list_add_tail(&bo->purge_link, &vciv->mem.purgeable);
		vciv->mem.purgeable_bytes += bo->base.base.size;
	} else if (!purgeable && listed) {
		list_del_init(&bo->purge_link);
		vciv->mem.purgeable_bytes -= bo->base.base.size;
	}
}

static void vciv_purge(struct vciv_device *vciv, struct vciv_bo *bo)
{
	struct drm_device *drm = &vciv->drm;

	drm_vma_node_unmap(&bo->base.base.vma_node, drm->anon_inode->i_mapping);
	vciv_mem_free(vciv, bo);
	vciv_purge_update(vciv, bo);
	trace_vciv_purge(&bo->base.base);
}

/**
 * vciv_purge_oldest() - purge the BO that has not been needed for the longest time
 * @vciv: device, with &vciv_device.mem.lock held
 *
 * Return: false if there is none.
 */
bool vciv_purge_oldest(struct vciv_device *vciv)
{
	struct vciv_bo *bo;

	lockdep_assert_held(&vciv->mem.lock);

	bo = list_first_entry_or_null(&vciv->mem.purgeable, struct vciv_bo, purge_link);
	if (bo)
		vciv_purge(vciv, bo);

	return bo;
}

/**
 * vciv_purge_cgroup() - purge the oldest BO of those whose memory helps a cgroup
 * @vciv: device
 * @limit: the dmem pool that is at its limit
 *
 * Return: false if there is none.
 */
bool vciv_purge_cgroup(struct vciv_device *vciv, struct dmem_cgroup_pool_state *limit)
{
	struct vciv_bo *bo;
	bool low;

	guard(mutex)(&vciv->mem.lock);

	list_for_each_entry(bo, &vciv->mem.purgeable, purge_link) {
		if (dmem_cgroup_state_evict_valuable(limit, bo->pool, true, &low)) {
			vciv_purge(vciv, bo);
			return true;
		}
	}

	return false;
}

/**
 * vciv_bo_use() - keep a BO's memory from being purged
 * @bo: BO
 *
 * Return: 0, or -EINVAL for a BO that was purged or could be at any time.
 */
int vciv_bo_use(struct vciv_bo *bo)
{
	struct vciv_device *vciv = to_vciv_device(bo->base.base.dev);

	guard(mutex)(&vciv->mem.lock);

	/* As vc4: one that is in use already may be used once more. */
	if (bo->dontneed && !bo->uses)
		return -EINVAL;

	bo->uses++;

	return 0;
}

/**
 * vciv_bo_unuse() - undo vciv_bo_use()
 * @bo: BO
 */
void vciv_bo_unuse(struct vciv_bo *bo)
{
	struct vciv_device *vciv = to_vciv_device(bo->base.base.dev);

	guard(mutex)(&vciv->mem.lock);

	bo->uses--;
	vciv_purge_update(vciv, bo);
}

/**
 * vciv_purge_forget() - a BO goes away
 * @bo: BO that nobody else knows any more; &vciv_device.mem.lock is held
 */
void vciv_purge_forget(struct vciv_bo *bo)
{
	bo->dontneed = false;
	vciv_purge_update(to_vciv_device(bo->base.base.dev), bo);
}

static int vciv_bo_madvise(struct vciv_bo *bo, bool dontneed, u32 *retained)
{
	struct vciv_device *vciv = to_vciv_device(bo->base.base.dev);

	if (drm_gem_is_imported(&bo->base.base))
		return -EINVAL;

	guard(mutex)(&vciv->mem.lock);

	*retained = !!bo->base.vaddr;
	if (*retained) {
		WRITE_ONCE(bo->dontneed, dontneed);
		vciv_purge_update(vciv, bo);
	}

	return 0;
}

/**
 * vciv_gem_madvise_ioctl() - DRM_IOCTL_VC4_GEM_MADVISE
 * @drm: device
 * @data: &struct drm_vc4_gem_madvise
 * @file: client
 *
 * Return: 0; -EINVAL for an unknown advice, a non-zero pad or an imported BO;
 * -ENOENT for an unknown handle.
 */
int vciv_gem_madvise_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_gem_madvise *args = data;
	struct drm_gem_object *obj;
	int ret;

	if (args->madv != VC4_MADV_WILLNEED && args->madv != VC4_MADV_DONTNEED)
		return -EINVAL;

	if (args->pad)
		return -EINVAL;

	obj = drm_gem_object_lookup(file, args->handle);
	if (!obj)
		return -ENOENT;

	ret = vciv_bo_madvise(to_vciv_bo(obj), args->madv == VC4_MADV_DONTNEED, &args->retained);
	drm_gem_object_put(obj);

	return ret;
}

static unsigned long vciv_shrinker_count(struct shrinker *shrinker, struct shrink_control *sc)
{
	struct vciv_device *vciv = shrinker->private_data;
	unsigned long pages = READ_ONCE(vciv->mem.purgeable_bytes) >> PAGE_SHIFT;

	return pages ?: SHRINK_EMPTY;
}

static unsigned long vciv_shrinker_scan(struct shrinker *shrinker, struct shrink_control *sc)
{
	struct vciv_device *vciv = shrinker->private_data;
	u64 before;

	if (!mutex_trylock(&vciv->mem.lock))
		return SHRINK_STOP;

	before = vciv->mem.used;
	while ((before - vciv->mem.used) >> PAGE_SHIFT < sc->nr_to_scan) {
		if (!vciv_purge_oldest(vciv))
			break;
	}
	before -= vciv->mem.used;
	mutex_unlock(&vciv->mem.lock);

	return before ? before >> PAGE_SHIFT : SHRINK_STOP;
}

static void vciv_shrinker_fini(struct drm_device *drm, void *shrinker)
{
	shrinker_free(shrinker);
}

/**
 * vciv_purge_init() - let the system have what nobody needs
 * @vciv: device, after vciv_mem_init()
 *
 * Return: 0 or -ENOMEM.
 */
int vciv_purge_init(struct vciv_device *vciv)
{
	struct shrinker *shrinker;

	shrinker = shrinker_alloc(0, "drm-vciv:%s", vciv->drm.unique);
	if (!shrinker)
		return -ENOMEM;

	shrinker->count_objects = vciv_shrinker_count;
	shrinker->scan_objects = vciv_shrinker_scan;
	shrinker->private_data = vciv;
	shrinker_register(shrinker);

	return drmm_add_action_or_reset(&vciv->drm, vciv_shrinker_fini, shrinker);
}
