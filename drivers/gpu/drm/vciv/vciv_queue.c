// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: The job on the hardware
 *
 * A job has the whole V3D: its programs share VPM, semaphores and mutex with
 * nobody else, and what another client left there is gone (see vciv_scrub.c).
 * Each instance of its dispatches is written to the user program queue when a
 * QPU is free for it, and after a barrier when all QPUs are.
 *
 * A job is done when the hardware has counted as many completed programs as
 * were queued. Nothing announces that. A host interrupt says at best that a
 * program is about to end, so vciv_queue_update() looks at the count after
 * each interrupt, and a timer looks again: soon after an interrupt, rarely
 * when there was none.
 */

#include <linux/bitfield.h>
#include <linux/dma-fence.h>
#include <linux/export.h>
#include <kunit/visibility.h>

#include "vciv_drv.h"
#include "vciv_regs.h"
#include "vciv_trace.h"

/*
 * Polling intervals double as a job goes on. After an interrupt they start
 * small, since it comes a few instructions before its program ends; they grow
 * all the same, so that no program can make us poll, or let its interrupts in,
 * at a high rate for long.
 */
#define VCIV_POLL_MIN_NS	(10 * NSEC_PER_USEC)
#define VCIV_POLL_IDLE_NS	(1 * NSEC_PER_MSEC)
#define VCIV_POLL_MAX_NS	(16 * NSEC_PER_MSEC)

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
	u32 stream = dispatch->stream + job->next.instance * vciv_stream_size(dispatch);

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

/**
 * vciv_queue_start() - put a job on the hardware
 * @job: job; the block has power, no other job, and belongs to the job's client
 *
 * Context: part of fence signalling: sleeps on nothing.
 */
void vciv_queue_start(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;

	dma_fence_init(job->done, &vciv_fence_ops, NULL, vciv->queue.fence_context,
		       ++vciv->queue.seqno);

	guard(spinlock_irq)(&vciv->queue.lock);

	vciv_clear_caches(vciv);
	vciv_irq_rearm(vciv);

	vciv_perfmon_start(vciv, job->perfmon);
	vciv->queue.active = job;
	job->started = ktime_get();
	trace_vciv_run(job);
	vciv_job_feed(job);

	vciv->queue.poll_ns = VCIV_POLL_MIN_NS;
	vciv_poll_arm(vciv, false);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_queue_start);

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

	vciv_perfmon_stop(vciv);
	job->busy = ktime_sub(ktime_get(), job->started);
	vciv_stats_add(job);
	trace_vciv_done(job);

	return dma_fence_get(job->done);
}

/**
 * vciv_queue_update() - see whether the job on the hardware is done
 * @vciv: device, with power if a job is on it
 * @hint: something said that it might be: look again soon if it is not
 *
 * Context: any, hard interrupts included.
 */
void vciv_queue_update(struct vciv_device *vciv, bool hint)
{
	bool cookie = dma_fence_begin_signalling();
	struct dma_fence *fence = NULL;
	struct vciv_job *job;

	scoped_guard(spinlock_irqsave, &vciv->queue.lock) {
		job = vciv->queue.active;
		if (!job)
			break;

		if (!hint) {
			vciv_irq_rearm(vciv);
			vciv_perfmon_sample(vciv);
		}

		if (vciv_job_progress(job))
			fence = vciv_job_retire(job);
		else
			vciv_poll_arm(vciv, hint);
	}

	if (fence) {
		/* After its fence the job may be gone. */
		vciv_turn_end(job);
		dma_fence_signal(fence);
		dma_fence_put(fence);
	}
	dma_fence_end_signalling(cookie);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_queue_update);

static enum hrtimer_restart vciv_poll(struct hrtimer *timer)
{
	struct vciv_device *vciv = container_of(timer, struct vciv_device, queue.poll);

	/* Arms the timer itself, under the lock, if there is need. */
	vciv_queue_update(vciv, false);

	return HRTIMER_NORESTART;
}

/**
 * vciv_queue_take() - take a job away from the hardware although it is not done
 * @vciv: device
 * @job: job; only looked at if it is on the hardware
 *
 * Without a job neither interrupt nor timer touch a register, so a reset may
 * follow. What the job uses must not be freed before that, and it keeps the
 * turn.
 *
 * Return: the job's fence with a reference, for the caller to signal; NULL if
 * the job is not on the hardware.
 */
struct dma_fence *vciv_queue_take(struct vciv_device *vciv, struct vciv_job *job)
{
	struct dma_fence *fence = NULL;

	scoped_guard(spinlock_irq, &vciv->queue.lock) {
		if (vciv->queue.active == job)
			fence = vciv_job_retire(job);
	}
	if (fence)
		hrtimer_cancel(&vciv->queue.poll);

	return fence;
}
EXPORT_SYMBOL_IF_KUNIT(vciv_queue_take);

/**
 * vciv_queue_init() - set up the hardware queue
 * @vciv: device
 */
void vciv_queue_init(struct vciv_device *vciv)
{
	spin_lock_init(&vciv->queue.lock);
	hrtimer_setup(&vciv->queue.poll, vciv_poll, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	vciv->queue.fence_context = dma_fence_context_alloc(1);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_queue_init);
