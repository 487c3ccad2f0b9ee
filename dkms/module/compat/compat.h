/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_COMPAT_H
#define VCIV_COMPAT_H

/*
 * What the driver's sources use and older kernels lack, in front of each of its
 * files. config.h says what the kernel has, by what compiles: see probe/. Nothing
 * of this is part of the driver in the kernel tree.
 */

#include "config.h"

#include <linux/kconfig.h>

/* Debian's kernel for PCs has no driver that needs the helper, and so not the helper. */
#if !IS_ENABLED(CONFIG_DRM_GEM_DMA_HELPER)
#define drm_gem_dma_prime_import_sg_table	compat_gem_dma_prime_import_sg_table
#endif

#include <linux/build_bug.h>
#include <linux/dma-fence.h>
#include <linux/hrtimer.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/workqueue.h>

#include <drm/drm_device.h>
#include <drm/drm_drv.h>
#include <drm/drm_managed.h>
#include <drm/drm_prime.h>
#include <drm/gpu_scheduler.h>

#ifndef HAVE_DMA_FENCE_INLINE_LOCK
/* Fences that bring no lock have this one behind them: see kzalloc_obj(). */
struct compat_fence {
	struct dma_fence base;

	/* of "base" */
	spinlock_t lock;
};

static inline void compat_dma_fence_init(struct dma_fence *fence, const struct dma_fence_ops *ops,
					 spinlock_t *lock, u64 context, u64 seqno)
{
	if (!lock) {
		lock = &container_of(fence, struct compat_fence, base)->lock;
		spin_lock_init(lock);
	}
	dma_fence_init(fence, ops, lock, context, seqno);
}

#define dma_fence_init(...)		compat_dma_fence_init(__VA_ARGS__)
#define compat_size(what) \
	(__builtin_types_compatible_p(typeof(what), struct dma_fence) ? \
	 sizeof(struct compat_fence) : sizeof(what))
#else
#define compat_size(what)		sizeof(what)
#endif

#if !defined(HAVE_KMALLOC_OBJ) || !defined(HAVE_DMA_FENCE_INLINE_LOCK)
#undef kmalloc_obj
#undef kzalloc_obj
#define compat_first(flags, ...)	(flags)
#define compat_gfp(...)			compat_first(__VA_ARGS__ __VA_OPT__(,) GFP_KERNEL)
#define kmalloc_obj(what, ...) \
	kmalloc(compat_size(what), compat_gfp(__VA_ARGS__))
#define kzalloc_obj(what, ...) \
	kzalloc(compat_size(what), compat_gfp(__VA_ARGS__))
#endif

#ifndef HAVE_HRTIMER_SETUP
static inline void hrtimer_setup(struct hrtimer *timer,
				 enum hrtimer_restart (*function)(struct hrtimer *timer),
				 clockid_t clock, enum hrtimer_mode mode)
{
	hrtimer_init(timer, clock, mode);
	timer->function = function;
}
#endif

#ifndef HAVE_COPY_STRUCT_TO_USER
static inline int copy_struct_to_user(void __user *to, size_t user_size, const void *from,
				      size_t size, bool *lost)
{
	size_t common = min(size, user_size);

	if (lost)
		*lost = memchr_inv(from + common, 0, size - common);

	return copy_to_user(to, from, common) ||
	       clear_user(to + common, user_size - common) ? -EFAULT : 0;
}
#endif

#ifndef HAVE_DMA_FENCE_WAS_INITIALIZED
/* Of a fence in memory that was zeroed. */
static inline bool dma_fence_was_initialized(const struct dma_fence *fence)
{
	return fence && fence->ops;
}
#endif

#ifndef HAVE_DRM_WEDGED_EVENT
/* User space is told nothing: there is RESET_QUERY, and the log. */
#define DRM_WEDGE_RECOVERY_NONE		0
#define DRM_WEDGE_RECOVERY_REBIND	0

struct drm_wedge_task_info {
	pid_t pid;
	char comm[TASK_COMM_LEN];
};

static inline int drm_dev_wedged_event(struct drm_device *drm, unsigned long method,
				       struct drm_wedge_task_info *info)
{
	return 0;
}
#endif

#ifndef HAVE_DRMM_WORKQUEUE
struct workqueue_struct *compat_drmm_workqueue(struct drm_device *drm, const char *name,
					       unsigned int flags);
#define drmm_alloc_ordered_workqueue(drm, name, flags)	compat_drmm_workqueue(drm, name, flags)
#endif

#ifndef HAVE_DRM_DMA_DEV
/* The device that has a DRM device's memory, where that has no member for it. */
void drm_dev_set_dma_dev(struct drm_device *drm, struct device *dma_dev);
struct device *drm_dev_dma_dev(struct drm_device *drm);

#define drm_gem_prime_import(drm, dmabuf) \
	drm_gem_prime_import_dev(drm, dmabuf, drm_dev_dma_dev(drm))
#endif

#ifndef HAVE_SCHED_INIT_ARGS
struct drm_sched_init_args {
	const struct drm_sched_backend_ops *ops;
	struct workqueue_struct *submit_wq;
	struct workqueue_struct *timeout_wq;
	u32 num_rqs;
	u32 credit_limit;
	unsigned int hang_limit;
	long timeout;
	atomic_t *score;
	const char *name;
	struct device *dev;
};

int compat_sched_init(struct drm_gpu_scheduler *sched, const struct drm_sched_init_args *args);
#define drm_sched_init(sched, args)	compat_sched_init(sched, args)
#endif

#ifndef HAVE_SCHED_JOB_INIT_CLIENT
#define drm_sched_job_init(job, entity, credits, owner, client) \
	drm_sched_job_init(job, entity, credits, owner)
#endif

#ifndef HAVE_SCHED_NO_HANG
/* Only compat.c gives it to the scheduler, which knows no such answer. */
#define DRM_GPU_SCHED_STAT_NO_HANG	((enum drm_gpu_sched_stat)(DRM_GPU_SCHED_STAT_ENODEV + 1))
#define DRM_GPU_SCHED_STAT_RESET	DRM_GPU_SCHED_STAT_NOMINAL
#endif

#ifndef HAVE_SCHED_START_ERRNO
void compat_sched_start(struct drm_gpu_scheduler *sched, int error);
#define drm_sched_start(sched, error)	compat_sched_start(sched, error)
#endif

#ifndef HAVE_SCHED_IS_STOPPED
static inline bool drm_sched_is_stopped(struct drm_gpu_scheduler *sched)
{
	return READ_ONCE(sched->pause_submit);
}
#endif

#endif
