// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Turns
 *
 * The order in which the DRM scheduler takes jobs is set for all drivers at
 * once, and by default it is that of their submits: who queues a minute of work
 * makes everybody wait for a minute. So each job that could run waits for a
 * fence of ours before it does, its turn, and we decide whose turn is next.
 *
 * Higher priorities come first. Among equals it is the client that has had the
 * least time: each counts the time that its jobs take, and one that comes back
 * starts from where the others are, so that nobody saves up time for later.
 * Clients that always have work get the same time, whatever the length of their
 * jobs, and one that had none waits for the job on the hardware and no more.
 *
 * There is one turn. Who has it is the only one to touch the hardware, until
 * the job has ended or will never run. Before a system suspend nobody gets it.
 */

#include <linux/dma-fence.h>
#include <linux/export.h>
#include <kunit/visibility.h>

#include "vciv_drv.h"

static bool vciv_turn_before(struct rb_node *a, const struct rb_node *b)
{
	const struct vciv_job *job_a = rb_entry(a, struct vciv_job, turn.node);
	const struct vciv_job *job_b = rb_entry(b, struct vciv_job, turn.node);

	if (job_a->turn.priority != job_b->turn.priority)
		return job_a->turn.priority < job_b->turn.priority;

	return job_a->turn.time < job_b->turn.time;
}

static void vciv_turn_queue(struct vciv_device *vciv, struct vciv_job *job)
{
	job->turn.time = job->client->time;
	rb_add_cached(&job->turn.node, &vciv->turns.waiting, vciv_turn_before);
}

static void vciv_turn_dequeue(struct vciv_device *vciv, struct vciv_job *job)
{
	rb_erase_cached(&job->turn.node, &vciv->turns.waiting);
	RB_CLEAR_NODE(&job->turn.node);
}

/* The first one, or NULL. Its client may have had time since it queued up. */
static struct vciv_job *vciv_turn_first(struct vciv_device *vciv)
{
	struct rb_node *node;
	struct vciv_job *job;

	while ((node = rb_first_cached(&vciv->turns.waiting))) {
		job = rb_entry(node, struct vciv_job, turn.node);
		if (job->turn.time == job->client->time)
			return job;

		vciv_turn_dequeue(vciv, job);
		vciv_turn_queue(vciv, job);
	}

	return NULL;
}

/* Give the turn to the next job if nobody has it. */
static void vciv_turn_next(struct vciv_device *vciv)
{
	struct dma_fence *fence = NULL;

	scoped_guard(spinlock_irqsave, &vciv->turns.lock) {
		struct vciv_job *job;

		if (vciv->turns.holder || vciv->turns.paused)
			break;

		job = vciv_turn_first(vciv);
		if (!job)
			break;

		vciv_turn_dequeue(vciv, job);
		WRITE_ONCE(vciv->turns.holder, job);
		vciv->turns.time = max(vciv->turns.time, job->turn.time);
		fence = dma_fence_get(job->turn.fence);
	}

	if (fence) {
		dma_fence_signal(fence);
		dma_fence_put(fence);
	}
}

/**
 * vciv_turn_wait() - ask for the turn
 * @job: job that could run
 * @priority: the lower, the sooner
 *
 * Return: a fence, with a reference, that signals when it is the job's turn;
 * NULL if it is.
 */
struct dma_fence *vciv_turn_wait(struct vciv_job *job, u32 priority)
{
	struct vciv_device *vciv = job->vciv;
	struct vciv_client *client = job->client;

	/* The scheduler asks again when the fence has signalled. */
	if (dma_fence_was_initialized(job->turn.fence))
		return NULL;

	/* Turns come in any order, so each is a timeline of its own. */
	dma_fence_init(job->turn.fence, &vciv_fence_ops, NULL, dma_fence_context_alloc(1), 1);

	scoped_guard(spinlock_irqsave, &vciv->turns.lock) {
		client->time = max(client->time, vciv->turns.time);
		job->turn.priority = priority;
		vciv_turn_queue(vciv, job);
	}
	vciv_turn_next(vciv);

	return dma_fence_get(job->turn.fence);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_turn_wait);

/**
 * vciv_turn_end() - let the next job have the turn
 * @job: job that left the hardware, or will never get there; with or without
 *	 the turn
 *
 * Context: any, hard interrupts included.
 */
void vciv_turn_end(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;

	scoped_guard(spinlock_irqsave, &vciv->turns.lock) {
		if (vciv->turns.holder == job) {
			WRITE_ONCE(vciv->turns.holder, NULL);
			wake_up_all(&vciv->turns.idle);
			job->client->time += ktime_to_ns(job->busy);
		}
		if (!RB_EMPTY_NODE(&job->turn.node))
			vciv_turn_dequeue(vciv, job);
	}
	vciv_turn_next(vciv);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_turn_end);

/**
 * vciv_turns_pause() - let whoever has the turn end, and give it to nobody
 * @vciv: device
 *
 * Takes at most as long as a job may. The scheduler goes on meanwhile, which takes
 * care that a job that hangs is ended, but can run none.
 */
void vciv_turns_pause(struct vciv_device *vciv)
{
	scoped_guard(spinlock_irq, &vciv->turns.lock)
		WRITE_ONCE(vciv->turns.paused, true);

	wait_event(vciv->turns.idle, !READ_ONCE(vciv->turns.holder));
}
EXPORT_SYMBOL_IF_KUNIT(vciv_turns_pause);

/**
 * vciv_turns_resume() - give the turn to whoever is next
 * @vciv: device, after vciv_turns_pause() or not
 */
void vciv_turns_resume(struct vciv_device *vciv)
{
	scoped_guard(spinlock_irq, &vciv->turns.lock)
		WRITE_ONCE(vciv->turns.paused, false);

	vciv_turn_next(vciv);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_turns_resume);

/**
 * vciv_turns_init() - nobody has the turn, nobody wants it
 * @vciv: device
 */
void vciv_turns_init(struct vciv_device *vciv)
{
	spin_lock_init(&vciv->turns.lock);
	init_waitqueue_head(&vciv->turns.idle);
	vciv->turns.waiting = RB_ROOT_CACHED;
}
EXPORT_SYMBOL_IF_KUNIT(vciv_turns_init);
