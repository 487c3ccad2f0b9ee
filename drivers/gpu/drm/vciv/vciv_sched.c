// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Running jobs
 *
 * The scheduler gives us one job at a time, and the job has the whole V3D: its
 * programs share VPM, semaphores and mutex with nobody else, and what another
 * client left there is gone (see vciv_scrub.c). Each instance of its dispatches
 * is written to the user program queue when a QPU is free for it, and after a
 * barrier when all QPUs are.
 *
 * A job is done when the hardware has counted as many completed programs as
 * were queued. Nothing announces that. A host interrupt says at best that a
 * program is about to end, so vciv_sched_update() looks at the count after
 * each interrupt, and a timer looks again: soon after an interrupt, rarely
 * when there was none.
 *
 * A job that is past its time is ended by a reset of the whole block, which
 * costs nobody else anything, since nobody else's job was on it.
 */

#include <linux/bitfield.h>
#include <linux/dma-fence.h>

#include <drm/drm_drv.h>
#include <drm/drm_managed.h>
#include <drm/drm_print.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

/* How often the scheduler asks whether a job is past its own time. */
#define VCIV_TIMEOUT_TICK_MS	100

/*
 * Polling intervals double as a job goes on. After an interrupt they start
 * small, since it comes a few instructions before its program ends; they grow
 * all the same, so that no program can make us poll, or let its interrupts in,
 * at a high rate for long.
 */
#define VCIV_POLL_MIN_NS	(10 * NSEC_PER_USEC)
#define VCIV_POLL_IDLE_NS	(1 * NSEC_PER_MSEC)
#define VCIV_POLL_MAX_NS	(16 * NSEC_PER_MSEC)

static const char *vciv_fence_driver_name(struct dma_fence *fence)
{
	return "vciv";
}

static const char *vciv_fence_timeline_name(struct dma_fence *fence)
{
	return "v3d";
}

static const struct dma_fence_ops vciv_fence_ops = {
	.get_driver_name = vciv_fence_driver_name,
	.get_timeline_name = vciv_fence_timeline_name,
};

static void vciv_poll_arm(struct vciv_device *vciv, bool hint)
{
	u64 *interval = &vciv->queue.poll_ns;
	u64 ns;

	lockdep_assert_held(&vciv->queue.lock);

	ns = hint ? min(*interval, VCIV_POLL_IDLE_NS) : max(*interval, VCIV_POLL_IDLE_NS);
	hrtimer_start(&vciv->queue.poll, ns_to_ktime(ns), HRTIMER_MODE_REL);
	*interval = min(2 * *interval, VCIV_POLL_MAX_NS);
}

/* Stale code, uniforms or data must not be seen: of jobs or dispatches before. */
static void vciv_clear_caches(struct vciv_device *vciv)
{
	vciv_write(vciv, V3D_L2CACTL, V3D_L2CACTL_L2CCLR);
	vciv_write(vciv, V3D_SLCACTL, V3D_SLCACTL_CLEAR_ALL);
}

static void vciv_job_start_instance(struct vciv_job *job, const struct vciv_dispatch *dispatch)
{
	u32 stream = dispatch->stream + job->next.instance * vciv_stream_size(dispatch->program);

	vciv_write(job->vciv, V3D_SRQUA, stream);
	vciv_write(job->vciv, V3D_SRQPC, dispatch->program->code_addr);
	job->started_instances++;

	if (++job->next.instance == dispatch->instances) {
		job->next.instance = 0;
		job->next.dispatch++;
	}
}

/*
 * Never more instances than QPUs: none waits in the queue of the hardware, so
 * it cannot overflow, and the 8-bit completion count cannot lap us.
 */
static void vciv_job_feed(struct vciv_job *job)
{
	while (job->next.dispatch < job->num_dispatches &&
	       job->started_instances - job->ended_instances < job->vciv->num_qpus) {
		const struct vciv_dispatch *dispatch = &job->dispatches[job->next.dispatch];

		if (dispatch->barrier && !job->next.instance && job->started_instances) {
			if (job->started_instances != job->ended_instances)
				break;
			vciv_clear_caches(job->vciv);
		}
		vciv_job_start_instance(job, dispatch);
	}
}

static void vciv_job_start(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;

	lockdep_assert_held(&vciv->queue.lock);

	vciv_clear_caches(vciv);
	vciv_irq_rearm(vciv);

	if (job->perfmon)
		vciv_perfmon_start(vciv, job->perfmon);

	vciv->queue.active = job;
	job->started = ktime_get();
	vciv_job_feed(job);

	vciv->queue.poll_ns = VCIV_POLL_MIN_NS;
	vciv_poll_arm(vciv, false);
}

/* Returns whether all programs have ended. */
static bool vciv_job_progress(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;
	u8 count = FIELD_GET(V3D_SRQCS_QPURQCC, vciv_read(vciv, V3D_SRQCS));

	job->ended_instances += (u8)(count - vciv->queue.count);
	vciv->queue.count = count;
	vciv_job_feed(job);

	return job->ended_instances == job->num_instances;
}

/*
 * Take the job off the hardware. Its fence is signalled by the caller, after
 * the queue lock is dropped: that may run callbacks of anybody.
 */
static struct dma_fence *vciv_job_retire(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;

	lockdep_assert_held(&vciv->queue.lock);

	vciv->queue.active = NULL;
	hrtimer_try_to_cancel(&vciv->queue.poll);

	if (job->perfmon)
		vciv_perfmon_stop(vciv, job->perfmon);

	atomic64_add(ktime_to_ns(ktime_sub(ktime_get(), job->started)), &job->client->busy_ns);
	atomic64_inc(&job->client->jobs);

	return dma_fence_get(job->done);
}

/**
 * vciv_sched_update() - see whether the job on the hardware is done
 * @vciv: device, with power if a job is on it
 * @hint: something said that it might be: look again soon if it is not
 *
 * Context: any, hard interrupts included.
 */
void vciv_sched_update(struct vciv_device *vciv, bool hint)
{
	bool cookie = dma_fence_begin_signalling();
	struct dma_fence *fence = NULL;

	scoped_guard(spinlock_irqsave, &vciv->queue.lock) {
		struct vciv_job *job = vciv->queue.active;

		if (!job)
			break;

		if (!hint)
			vciv_irq_rearm(vciv);
		if (!hint && job->perfmon)
			vciv_perfmon_sample(vciv, job->perfmon);

		if (vciv_job_progress(job))
			fence = vciv_job_retire(job);
		else
			vciv_poll_arm(vciv, hint);
	}

	if (fence) {
		dma_fence_signal(fence);
		dma_fence_put(fence);
	}
	dma_fence_end_signalling(cookie);
}

static enum hrtimer_restart vciv_poll(struct hrtimer *timer)
{
	struct vciv_device *vciv = container_of(timer, struct vciv_device, queue.poll);

	/* Arms the timer itself, under the lock, if there is need. */
	vciv_sched_update(vciv, false);

	return HRTIMER_NORESTART;
}

static struct dma_fence *vciv_sched_run_job(struct drm_sched_job *sched_job)
{
	struct vciv_job *job = to_vciv_job(sched_job);
	struct vciv_device *vciv = job->vciv;
	int idx, ret;

	if (sched_job->s_fence->finished.error)
		return NULL;

	if (!drm_dev_enter(&vciv->drm, &idx))
		return ERR_PTR(-ENODEV);

	ret = READ_ONCE(vciv->wedged) ? -EIO : vciv_scrub_for(vciv, job);
	if (ret) {
		drm_dev_exit(idx);
		return ERR_PTR(ret);
	}

	dma_fence_init(job->done, &vciv_fence_ops, NULL, vciv->queue.fence_context,
		       ++vciv->queue.seqno);

	scoped_guard(spinlock_irq, &vciv->queue.lock)
		vciv_job_start(job);
	drm_dev_exit(idx);

	return dma_fence_get(job->done);
}

/*
 * Take the job away from the hardware although it is not done. Without a job
 * neither interrupt nor timer touch a register, so a reset may follow.
 */
static struct dma_fence *vciv_job_take(struct vciv_device *vciv)
{
	struct dma_fence *fence = NULL;

	scoped_guard(spinlock_irq, &vciv->queue.lock) {
		if (vciv->queue.active)
			fence = vciv_job_retire(vciv->queue.active);
	}
	hrtimer_cancel(&vciv->queue.poll);

	return fence;
}

/* End a job that was taken away. What it used may be freed from here on. */
static void vciv_job_fail(struct dma_fence *fence, int error)
{
	dma_fence_set_error(fence, error);
	dma_fence_signal(fence);
	dma_fence_put(fence);
}

static bool vciv_job_expired(const struct vciv_job *job)
{
	/* The scheduler's clock starts a little before run_job. */
	if (!READ_ONCE(job->started))
		return false;

	return ktime_after(ktime_get(), ktime_add(job->started, job->timeout));
}

static void vciv_sched_recover(struct vciv_device *vciv, struct drm_sched_job *sched_job)
{
	struct dma_fence *fence;

	drm_sched_stop(&vciv->sched, sched_job);

	fence = vciv_job_take(vciv);
	if (fence) {
		vciv_power_reset(vciv);
		vciv_job_fail(fence, -ETIME);
	}

	drm_sched_start(&vciv->sched, -ETIME);
}

/*
 * Runs each tick while a job is pending. The interrupt and the timer go on
 * meanwhile, so before anything is stopped the job gets a last look.
 */
static enum drm_gpu_sched_stat vciv_sched_timedout_job(struct drm_sched_job *sched_job)
{
	struct vciv_job *job = to_vciv_job(sched_job);
	struct vciv_device *vciv = job->vciv;
	enum drm_gpu_sched_stat status = DRM_GPU_SCHED_STAT_NO_HANG;
	int idx;

	if (!vciv_job_expired(job))
		return DRM_GPU_SCHED_STAT_NO_HANG;

	/* After unplug it is vciv_sched_unplug() that ends the job. */
	if (!drm_dev_enter(&vciv->drm, &idx))
		return DRM_GPU_SCHED_STAT_NO_HANG;

	vciv_sched_update(vciv, false);
	if (!dma_fence_is_signaled(job->done)) {
		drm_dbg(&vciv->drm, "job past its %lld ms\n", ktime_to_ms(job->timeout));
		vciv_sched_recover(vciv, sched_job);
		status = DRM_GPU_SCHED_STAT_RESET;
	}
	drm_dev_exit(idx);

	return status;
}

/* Releases jobs, outside of the scheduler's own work. One for all devices. */
static struct workqueue_struct *vciv_release_wq;

static void vciv_job_release(struct work_struct *work)
{
	vciv_job_free(container_of(work, struct vciv_job, release));
}

static void vciv_sched_free_job(struct drm_sched_job *sched_job)
{
	struct vciv_job *job = to_vciv_job(sched_job);

	drm_sched_job_cleanup(sched_job);

	INIT_WORK(&job->release, vciv_job_release);
	queue_work(vciv_release_wq, &job->release);
}

static const struct drm_sched_backend_ops vciv_sched_ops = {
	.run_job = vciv_sched_run_job,
	.timedout_job = vciv_sched_timedout_job,
	.free_job = vciv_sched_free_job,
};

/**
 * vciv_sched_module_init() - prepare for jobs of any device
 *
 * Return: 0 or -ENOMEM.
 */
int __init vciv_sched_module_init(void)
{
	vciv_release_wq = alloc_workqueue("vciv", WQ_UNBOUND, 0);

	return vciv_release_wq ? 0 : -ENOMEM;
}

/**
 * vciv_sched_module_exit() - wait for the last steps of the last jobs
 *
 * Each job holds a reference on the module, but drops it in our code.
 */
void vciv_sched_module_exit(void)
{
	destroy_workqueue(vciv_release_wq);
}

static void vciv_sched_fini(struct drm_device *drm, void *unused)
{
	drm_sched_fini(&to_vciv_device(drm)->sched);
}

/**
 * vciv_sched_init() - set up the scheduler and the hardware queue
 * @vciv: device
 *
 * The scheduler lives as long as the &struct drm_device: files with their
 * entities, and jobs, outlive an unbind.
 *
 * Return: 0 or a negative error.
 */
int vciv_sched_init(struct vciv_device *vciv)
{
	const struct drm_sched_init_args args = {
		.ops = &vciv_sched_ops,
		.num_rqs = DRM_SCHED_PRIORITY_COUNT,
		.credit_limit = 1,
		.timeout = msecs_to_jiffies(VCIV_TIMEOUT_TICK_MS),
		.name = "v3d",
		.dev = vciv->drm.dev,
	};
	int ret;

	spin_lock_init(&vciv->queue.lock);
	hrtimer_setup(&vciv->queue.poll, vciv_poll, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	vciv->queue.fence_context = dma_fence_context_alloc(1);

	ret = drmm_mutex_init(&vciv->drm, &vciv->submit_lock);
	if (ret)
		return ret;

	ret = drm_sched_init(&vciv->sched, &args);
	if (ret)
		return ret;

	return drmm_add_action_or_reset(&vciv->drm, vciv_sched_fini, NULL);
}

/**
 * vciv_sched_unplug() - take the hardware away from all jobs
 * @vciv: device, after drm_dev_unplug()
 *
 * Jobs that are still queued fail as the scheduler comes to them.
 */
void vciv_sched_unplug(struct vciv_device *vciv)
{
	struct dma_fence *fence = vciv_job_take(vciv);

	if (fence) {
		vciv_power_reset(vciv);
		vciv_job_fail(fence, -ENODEV);
	}
}

static const enum drm_sched_priority vciv_priorities[VCIV_NUM_PRIORITIES] = {
	[DRM_VCIV_PRIORITY_NORMAL] = DRM_SCHED_PRIORITY_NORMAL,
	[DRM_VCIV_PRIORITY_LOW] = DRM_SCHED_PRIORITY_LOW,
	[DRM_VCIV_PRIORITY_HIGH] = DRM_SCHED_PRIORITY_HIGH,
};

/**
 * vciv_sched_open() - make the job queues of a client
 * @vciv: device
 * @vfile: client
 *
 * Return: 0 or a negative error.
 */
int vciv_sched_open(struct vciv_device *vciv, struct vciv_file *vfile)
{
	struct drm_gpu_scheduler *sched = &vciv->sched;
	int ret;

	for (u32 i = 0; i < VCIV_NUM_PRIORITIES; i++) {
		ret = drm_sched_entity_init(&vfile->entities[i], vciv_priorities[i], &sched, 1,
					    NULL);
		if (ret) {
			while (i--)
				drm_sched_entity_destroy(&vfile->entities[i]);
			return ret;
		}
	}

	return 0;
}

/**
 * vciv_sched_close() - end the job queues of a client
 * @vfile: client
 *
 * Jobs that are queued get a moment to run, unless the process was killed; then
 * they are dropped. The one that runs keeps what it needs.
 */
void vciv_sched_close(struct vciv_file *vfile)
{
	for (u32 i = 0; i < VCIV_NUM_PRIORITIES; i++)
		drm_sched_entity_destroy(&vfile->entities[i]);
}
