// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/dma-fence-chain.h>
#include <linux/ktime.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

#include <drm/drm_syncobj.h>
#include <drm/vc4_drm.h>

#include "vciv_drv.h"

/**
 * struct vciv_signal - a syncobj that gets a job's fence
 */
struct vciv_signal {
	/** @syncobj: reference */
	struct drm_syncobj *syncobj;

	/** @chain: allocated in advance for a timeline, NULL for a binary syncobj */
	struct dma_fence_chain *chain;

	/** @point: on the timeline */
	u64 point;
};

static int vciv_sync_check(const struct drm_vciv_sync *sync)
{
	bool timeline = sync->flags & DRM_VCIV_SYNC_TIMELINE;

	if (sync->flags & ~DRM_VCIV_SYNC_TIMELINE || timeline != !!sync->point)
		return -EINVAL;

	return 0;
}

static int vciv_sync_add_wait(struct vciv_job *job, struct drm_file *file,
			      const struct drm_vciv_sync *sync)
{
	struct dma_fence *fence;
	int ret;

	ret = vciv_sync_check(sync);
	if (ret)
		return ret;

	ret = drm_syncobj_find_fence(file, sync->handle, sync->point, 0, &fence);
	if (ret)
		return ret;

	return drm_sched_job_add_dependency(&job->base, fence);
}

/**
 * vciv_sync_add_waits() - make a job wait for syncobjs
 * @job: job, not yet armed
 * @file: whose handles they are
 * @array: of &struct drm_vciv_sync
 *
 * Return: 0; -ENOENT for an unknown handle; -EINVAL for a malformed entry or a
 * syncobj without fence; or an error of vciv_array_copy().
 */
int vciv_sync_add_waits(struct vciv_job *job, struct drm_file *file,
			const struct drm_vciv_array *array)
{
	struct drm_vciv_sync *syncs;
	int ret = 0;

	syncs = vciv_array_copy(array, DRM_VCIV_MAX_SYNCS, sizeof(*syncs));
	if (IS_ERR(syncs))
		return PTR_ERR(syncs);

	for (u32 i = 0; i < array->count && !ret; i++)
		ret = vciv_sync_add_wait(job, file, &syncs[i]);

	kvfree(syncs);
	return ret;
}

static int vciv_signal_prepare(struct vciv_signal *signal, struct drm_file *file,
			       const struct drm_vciv_sync *sync)
{
	int ret;

	ret = vciv_sync_check(sync);
	if (ret)
		return ret;

	signal->point = sync->point;
	if (signal->point) {
		signal->chain = dma_fence_chain_alloc();
		if (!signal->chain)
			return -ENOMEM;
	}

	signal->syncobj = drm_syncobj_find(file, sync->handle);

	return signal->syncobj ? 0 : -ENOENT;
}

/**
 * vciv_signals_free() - drop what vciv_signals_prepare() took
 * @signals: from there, or NULL
 * @count: number of @signals
 */
void vciv_signals_free(struct vciv_signal *signals, u32 count)
{
	for (u32 i = 0; signals && i < count; i++) {
		if (signals[i].syncobj)
			drm_syncobj_put(signals[i].syncobj);
		dma_fence_chain_free(signals[i].chain);
	}
	kvfree(signals);
}

/**
 * vciv_signals_prepare() - look up the syncobjs that will get a job's fence
 * @file: whose handles they are
 * @array: of &struct drm_vciv_sync
 *
 * Does all that can fail, so that vciv_signals_publish() cannot.
 *
 * Return: one &struct vciv_signal for each element, or NULL if there is none;
 * an error pointer: ENOENT for an unknown handle, EINVAL for a malformed
 * entry, ENOMEM, or an error of vciv_array_copy().
 */
struct vciv_signal *vciv_signals_prepare(struct drm_file *file,
					 const struct drm_vciv_array *array)
{
	struct vciv_signal *signals = NULL;
	struct drm_vciv_sync *syncs;
	int ret = 0;

	syncs = vciv_array_copy(array, DRM_VCIV_MAX_SYNCS, sizeof(*syncs));
	if (IS_ERR_OR_NULL(syncs))
		return ERR_CAST(syncs);

	signals = kvcalloc(array->count, sizeof(*signals), GFP_KERNEL_ACCOUNT);
	if (!signals)
		ret = -ENOMEM;

	for (u32 i = 0; i < array->count && !ret; i++)
		ret = vciv_signal_prepare(&signals[i], file, &syncs[i]);

	kvfree(syncs);
	if (ret) {
		vciv_signals_free(signals, array->count);
		return ERR_PTR(ret);
	}

	return signals;
}

/**
 * vciv_signals_publish() - give the syncobjs their fence
 * @signals: from vciv_signals_prepare()
 * @count: number of @signals
 * @fence: the job's
 */
void vciv_signals_publish(struct vciv_signal *signals, u32 count, struct dma_fence *fence)
{
	for (u32 i = 0; i < count; i++) {
		struct vciv_signal *signal = &signals[i];

		if (signal->chain) {
			drm_syncobj_add_point(signal->syncobj, signal->chain, fence,
					      signal->point);
			signal->chain = NULL;
		} else {
			drm_syncobj_replace_fence(signal->syncobj, fence);
		}
	}
}

/**
 * vciv_wait_seqno_ioctl() - DRM_IOCTL_VC4_WAIT_SEQNO
 * @drm: device
 * @data: &struct drm_vc4_wait_seqno
 * @file: client
 *
 * Seqnos are what vc4 gives to control lists, and those we do not take yet. So
 * 0 is past, and all others are waited for in vain, as vc4 does with one that
 * was never issued. What is left of the timeout is stored back for a restarted
 * call; a timeout of all ones is infinite.
 *
 * Return: 0, -ETIME or -ERESTARTSYS.
 */
int vciv_wait_seqno_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_wait_seqno *args = data;
	bool infinite = args->timeout_ns == U64_MAX;
	ktime_t start = ktime_get();
	ktime_t timeout = min_t(u64, args->timeout_ns, KTIME_MAX);
	u64 elapsed;

	if (!args->seqno)
		return 0;

	/* In jiffies it could be over early. */
	set_current_state(TASK_INTERRUPTIBLE);
	schedule_hrtimeout(infinite ? NULL : &timeout, HRTIMER_MODE_REL);
	if (!signal_pending(current))
		return -ETIME;

	if (!infinite) {
		elapsed = ktime_to_ns(ktime_sub(ktime_get(), start));
		args->timeout_ns -= min(args->timeout_ns, elapsed);
	}

	return -ERESTARTSYS;
}
