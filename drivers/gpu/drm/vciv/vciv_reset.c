// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Hangs
 *
 * A job that is past its time is ended by a reset of the whole block, which
 * costs nobody else anything, since nobody else's job was on it. Its fence gets
 * ETIME, all other jobs run on. A file that hangs the block again and again is
 * banned: what it has queued fails, and it can submit no more.
 *
 * The reset may turn out to do nothing. Then the job may still be writing to
 * its BOs, so it is kept with all that it uses for as long as the module is
 * there, and the device is wedged: no more jobs run.
 *
 * When a hung job is released, outside of everything that others wait for, its
 * state is offered as a device coredump, and user space is told by an event. The
 * kernel writes a line to its log with that, so of many hangs in a short time, which
 * anybody can cause, only the first ones are told; what wedges the device always is.
 */

#include <linux/dma-fence.h>
#include <linux/ratelimit.h>

#include <drm/drm_drv.h>
#include <drm/drm_file.h>
#include <drm/drm_print.h>

#include "vciv_drv.h"

/* Hangs after which a file is banned. */
#define VCIV_MAX_HANGS	3

/* Hangs that are told; not even that there were more is logged. */
static struct ratelimit_state vciv_told =
	RATELIMIT_STATE_INIT_FLAGS(vciv_told, DEFAULT_RATELIMIT_INTERVAL,
				   DEFAULT_RATELIMIT_BURST, RATELIMIT_MSG_ON_RELEASE);

/**
 * vciv_client_banned() - has a client caused too many hangs
 * @client: client
 *
 * Return: whether it can run no more jobs.
 */
bool vciv_client_banned(const struct vciv_client *client)
{
	return atomic_read(&client->hangs) >= VCIV_MAX_HANGS;
}

/**
 * vciv_reset_wedge() - run no more jobs
 * @vciv: device that cannot be brought to a known state
 * @job: job that it may still be working on; is never freed
 */
void vciv_reset_wedge(struct vciv_device *vciv, struct vciv_job *job)
{
	WRITE_ONCE(vciv->wedged, true);
	job->stuck = true;
	job->hung = true;
	vciv_streams_wake(vciv);
}

/* End a job that was taken away. What it used may be freed from here on. */
static void vciv_job_fail(struct dma_fence *fence, int error)
{
	dma_fence_set_error(fence, error);
	dma_fence_signal(fence);
	dma_fence_put(fence);
}

/* Only the job that was on the hardware is touched. It has the turn meanwhile. */
static void vciv_reset_hung(struct vciv_device *vciv, struct vciv_job *job,
			    struct dma_fence *fence)
{
	job->hung = true;
	job->dump = vciv_dump_take(vciv);

	/* In this order, so that nobody sees more hangs than resets. */
	atomic_inc(&vciv->resets);
	smp_mb__after_atomic(); /* pairs with vciv_reset_query_ioctl() */
	atomic_inc(&job->client->hangs);
	if (vciv_power_reset(vciv))
		vciv_reset_wedge(vciv, job);

	vciv_job_fail(fence, -ETIME);
}

/* The scheduler gives its error to jobs that are pending, of which there is one. */
static void vciv_reset_recover(struct vciv_device *vciv, struct vciv_job *job,
			       struct dma_fence *fence)
{
	drm_dbg(&vciv->drm, "job past its %lld ms\n", ktime_to_ms(job->timeout));

	drm_sched_stop(&vciv->sched, &job->base);
	vciv_reset_hung(vciv, job, fence);
	vciv_turn_end(job);

	/* The scheduler may free the job from here on. */
	drm_sched_start(&vciv->sched, -ETIME);
}

/* The scheduler's clock starts a little before the job is on the hardware. */
static bool vciv_job_expired(const struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;

	guard(spinlock_irq)(&vciv->queue.lock);

	return vciv->queue.active == job &&
	       ktime_after(ktime_get(), ktime_add(job->started, job->timeout));
}

/**
 * vciv_reset_timedout_job() - &drm_sched_backend_ops.timedout_job
 * @sched_job: the job that the scheduler has been waiting for
 *
 * Runs each tick while a job is pending. The interrupt and the timer go on
 * meanwhile, so the job gets a last look, and whoever takes it off the hardware
 * ends it: they or we.
 *
 * Return: whether there was a reset.
 */
enum drm_gpu_sched_stat vciv_reset_timedout_job(struct drm_sched_job *sched_job)
{
	struct vciv_job *job = to_vciv_job(sched_job);
	struct vciv_device *vciv = job->vciv;
	struct dma_fence *fence;
	int idx;

	if (!vciv_job_expired(job))
		return DRM_GPU_SCHED_STAT_NO_HANG;

	/* After unplug it is vciv_reset_unplug() that ends the job. */
	if (!drm_dev_enter(&vciv->drm, &idx))
		return DRM_GPU_SCHED_STAT_NO_HANG;

	vciv_queue_update(vciv, false);
	fence = vciv_queue_take(vciv, job);
	if (fence)
		vciv_reset_recover(vciv, job, fence);
	drm_dev_exit(idx);

	return fence ? DRM_GPU_SCHED_STAT_RESET : DRM_GPU_SCHED_STAT_NO_HANG;
}

/**
 * vciv_reset_unplug() - take the hardware away from all jobs
 * @vciv: device, after drm_dev_unplug()
 *
 * Jobs that are still queued fail as the scheduler comes to them.
 */
void vciv_reset_unplug(struct vciv_device *vciv)
{
	struct vciv_job *job = READ_ONCE(vciv->queue.active);
	struct dma_fence *fence = job ? vciv_queue_take(vciv, job) : NULL;

	/* No new one comes, so this is the last. */
	if (!fence)
		return;

	if (vciv_power_reset(vciv))
		vciv_reset_wedge(vciv, job);
	vciv_turn_end(job);
	vciv_job_fail(fence, -ENODEV);
}

static void vciv_reset_event(struct vciv_job *job)
{
	struct drm_device *drm = &job->vciv->drm;

	if (READ_ONCE(job->vciv->wedged))
		drm_dev_wedged_event(drm, DRM_WEDGE_RECOVERY_REBIND, &job->task);
	else if (__ratelimit(&vciv_told))
		drm_dev_wedged_event(drm, DRM_WEDGE_RECOVERY_NONE, &job->task);
}

/**
 * vciv_reset_report() - tell user space about a job that hung
 * @job: job that nobody waits for any more
 *
 * Context: sleeps and allocates memory.
 */
void vciv_reset_report(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;
	int idx;

	if (!job->hung || !drm_dev_enter(&vciv->drm, &idx))
		return;

	vciv_coredump(job);
	vciv_reset_event(job);
	drm_dev_exit(idx);
}

/**
 * vciv_reset_query_ioctl() - DRM_IOCTL_VCIV_RESET_QUERY
 * @drm: device
 * @data: &struct drm_vciv_reset_query
 * @file: client
 *
 * Return: 0 or -EINVAL.
 */
int vciv_reset_query_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct vciv_device *vciv = to_vciv_device(drm);
	struct drm_vciv_reset_query *args = data;
	struct vciv_file *vfile = file->driver_priv;
	struct vciv_client *client = vfile->client;

	if (args->flags || args->pad)
		return -EINVAL;

	args->guilty = atomic_read(&client->hangs);
	smp_rmb(); /* pairs with vciv_reset_hung() */
	args->resets = atomic_read(&vciv->resets);
	args->innocent = args->resets - client->resets_at_open - args->guilty;

	args->status = 0;
	if (vciv_client_banned(client))
		args->status |= DRM_VCIV_RESET_BANNED;
	if (READ_ONCE(vciv->wedged))
		args->status |= DRM_VCIV_RESET_WEDGED;

	return 0;
}
