// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * What of compat.h is too long for a header.
 */

#include <linux/device.h>
#include <linux/dma-buf.h>
#include <linux/module.h>
#include <linux/xarray.h>

#include <drm/drm_gem_dma_helper.h>
#include <drm/drm_print.h>

#include "compat.h"
#include "../vciv_drv.h"

/* The macro by which the driver says so took no string. */
MODULE_INFO(import_ns, "DMA_BUF");

#ifndef HAVE_DRMM_WORKQUEUE
static void compat_workqueue_destroy(struct drm_device *drm, void *data)
{
	destroy_workqueue(data);
}

struct workqueue_struct *compat_drmm_workqueue(struct drm_device *drm, const char *name,
					       unsigned int flags)
{
	struct workqueue_struct *workqueue = alloc_ordered_workqueue("%s", flags, name);
	int ret;

	if (!workqueue)
		return ERR_PTR(-ENOMEM);
	ret = drmm_add_action_or_reset(drm, compat_workqueue_destroy, workqueue);

	return ret ? ERR_PTR(ret) : workqueue;
}
#endif

#ifndef HAVE_DRM_DMA_DEV
/* By the address of the DRM device. There are few. */
static DEFINE_XARRAY(compat_dma_devs);

static void compat_dma_dev_release(struct drm_device *drm, void *data)
{
	put_device(xa_erase(&compat_dma_devs, (unsigned long)drm / sizeof(long)));
}

/* Without memory for it, the DRM device's own device is as good while it is bound. */
void drm_dev_set_dma_dev(struct drm_device *drm, struct device *dma_dev)
{
	unsigned long index = (unsigned long)drm / sizeof(long);

	if (xa_err(xa_store(&compat_dma_devs, index, get_device(dma_dev), GFP_KERNEL))) {
		put_device(dma_dev);
		return;
	}
	if (drmm_add_action_or_reset(drm, compat_dma_dev_release, NULL))
		drm_warn(drm, "no memory for the DMA device\n");
}

struct device *drm_dev_dma_dev(struct drm_device *drm)
{
	return xa_load(&compat_dma_devs, (unsigned long)drm / sizeof(long)) ?: drm->dev;
}
#endif

#if !IS_ENABLED(CONFIG_DRM_GEM_DMA_HELPER)
struct drm_gem_object *
drm_gem_dma_prime_import_sg_table(struct drm_device *drm, struct dma_buf_attachment *attach,
				  struct sg_table *sgt)
{
	size_t size = PAGE_ALIGN(attach->dmabuf->size);
	struct drm_gem_dma_object *dma;
	struct drm_gem_object *obj;
	int ret;

	if (drm_prime_get_contiguous_size(sgt) < attach->dmabuf->size)
		return ERR_PTR(-EINVAL);

	obj = drm->driver->gem_create_object(drm, size);
	if (IS_ERR(obj))
		return obj;
	dma = to_drm_gem_dma_obj(obj);

	drm_gem_private_object_init(drm, obj, size);
	ret = drm_gem_create_mmap_offset(obj);
	if (ret) {
		drm_gem_object_release(obj);
		kfree(dma);
		return ERR_PTR(ret);
	}
	dma->dma_addr = sg_dma_address(sgt->sgl);
	dma->sgt = sgt;

	return obj;
}
#endif

#ifndef HAVE_SCHED_INIT_ARGS
#undef drm_sched_init

static const struct drm_sched_backend_ops *compat_driver_ops;
static struct drm_sched_backend_ops compat_ops;

/*
 * The scheduler has taken the job off its list, and takes what we answer for a
 * reset. Of a job that is to go on it has to be put back, and freed if it has ended
 * meanwhile, when nobody found it there.
 */
static enum drm_gpu_sched_stat compat_timedout_job(struct drm_sched_job *job)
{
	struct drm_gpu_scheduler *sched = job->sched;
	enum drm_gpu_sched_stat stat = compat_driver_ops->timedout_job(job);

	if (stat != DRM_GPU_SCHED_STAT_NO_HANG)
		return stat;

	spin_lock(&sched->job_list_lock);
	list_add(&job->list, &sched->pending_list);
	spin_unlock(&sched->job_list_lock);
	if (!READ_ONCE(sched->pause_submit))
		queue_work(sched->submit_wq, &sched->work_free_job);

	return DRM_GPU_SCHED_STAT_NOMINAL;
}

/*
 * Here a fence asks its scheduler for its name as long as somebody holds it, long after
 * the job. So neither the scheduler nor the module may go: what an unbind leaves behind
 * stays, and the module cannot be unloaded.
 */
static void compat_keep(struct drm_gpu_scheduler *sched)
{
#ifndef HAVE_DMA_FENCE_INLINE_LOCK
	drm_dev_get(&container_of(sched, struct vciv_device, sched)->drm);
	__module_get(THIS_MODULE);
#endif
}

int compat_sched_init(struct drm_gpu_scheduler *sched, const struct drm_sched_init_args *args)
{
	int ret;

	/* The same for all devices. */
	compat_driver_ops = args->ops;
	compat_ops = *args->ops;
	compat_ops.timedout_job = compat_timedout_job;

	ret = drm_sched_init(sched, &compat_ops, args->submit_wq, args->num_rqs,
			     args->credit_limit, args->hang_limit, args->timeout,
			     args->timeout_wq, args->score, args->name, args->dev);
	if (!ret)
		compat_keep(sched);

	return ret;
}
#endif

#ifndef HAVE_SCHED_START_ERRNO
#undef drm_sched_start

/*
 * Pending jobs that have no fence of the hardware any more would get an error of the
 * scheduler's choice: one is made for them that has the right one.
 */
void compat_sched_start(struct drm_gpu_scheduler *sched, int error)
{
	struct drm_sched_job *job;

	list_for_each_entry(job, &sched->pending_list, list) {
		struct dma_fence *fence;

		if (job->s_fence->parent)
			continue;
		fence = dma_fence_allocate_private_stub(ktime_get());
		if (!fence)
			break;
		fence->error = error;
		job->s_fence->parent = fence;
	}
	drm_sched_start(sched);
}
#endif
