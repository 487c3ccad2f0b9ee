// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Uniform memory
 *
 * The uniform streams of all jobs lie in one block of memory that a device
 * allocates once, so that a submit allocates no contiguous memory and jobs hold
 * a bounded amount of it. It is a pool and not a ring: jobs end in any order,
 * and one that waits for a fence of somebody else must not be in the way.
 *
 * A submit that finds no room waits until jobs end, before it did anything that
 * would have to be undone. Each file may hold as much as it leaves free: alone
 * it gets half of the pool, and however many files try to take all of it, there
 * is room for one more.
 *
 * There is no queue for room: who finds some takes it. A queue would make all wait
 * behind the one that needs most, and so behind whoever fills half of the pool with
 * jobs that wait for a fence. The price is that a large submit may wait for as long
 * as many others keep the pool full of small ones: one that may need to get in at
 * any time should be small.
 */

#include <linux/dma-mapping.h>
#include <linux/export.h>
#include <linux/sched/signal.h>
#include <linux/sizes.h>
#include <linux/wait.h>
#include <kunit/visibility.h>

#include <drm/drm_drv.h>
#include <drm/drm_managed.h>

#include "vciv_drv.h"

/*
 * The QPU reads two uniforms ahead, in whole cache lines: each stream has its
 * own lines, and what is read ahead is in them.
 */
#define VCIV_STREAM_ALIGN	64
#define VCIV_STREAM_AHEAD	2

#define VCIV_STREAM_POOL_SIZE	SZ_1M

/* A job of the largest size fits into what a file may hold when it is alone. */
static_assert(DRM_VCIV_MAX_SUBMIT_UNIFORMS * sizeof(u32) + DRM_VCIV_MAX_SUBMIT_INSTANCES *
	      (VCIV_STREAM_AHEAD * sizeof(u32) + VCIV_STREAM_ALIGN) <= VCIV_STREAM_POOL_SIZE / 2);

/**
 * vciv_stream_words() - uniforms of one instance
 * @dispatch: dispatch
 *
 * Return: their number, those of records included.
 */
u32 vciv_stream_words(const struct vciv_dispatch *dispatch)
{
	const struct vciv_signature *sig = &dispatch->program->signature;

	return vciv_record_start(sig) + dispatch->records * sig->record;
}

/**
 * vciv_stream_size() - room that the uniforms of one instance take
 * @dispatch: dispatch
 *
 * Return: bytes, a multiple of a cache line.
 */
size_t vciv_stream_size(const struct vciv_dispatch *dispatch)
{
	return ALIGN((vciv_stream_words(dispatch) + VCIV_STREAM_AHEAD) * sizeof(u32),
		     VCIV_STREAM_ALIGN);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_stream_size);

/* May the client hold more, and is there room? -EAGAIN if not yet, -ENODEV or -EIO if never. */
static int vciv_stream_try(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;
	struct vciv_client *client = job->client;
	int ret;

	if (drm_dev_is_unplugged(&vciv->drm))
		return -ENODEV;

	/* A job that is stuck never gives back what it has. */
	if (READ_ONCE(vciv->wedged))
		return -EIO;

	guard(spinlock)(&vciv->streams.lock);

	if (client->queued == DRM_VCIV_MAX_QUEUED_JOBS ||
	    client->stream_size + job->stream_size > vciv->streams.free)
		return -EAGAIN;

	ret = drm_mm_insert_node_generic(&vciv->streams.mm, &job->stream_node, job->stream_size,
					 VCIV_STREAM_ALIGN, 0, DRM_MM_INSERT_BEST);
	if (ret)
		return -EAGAIN;

	vciv->streams.free -= job->stream_size;
	client->stream_size += job->stream_size;
	client->queued++;

	return 0;
}

/**
 * vciv_stream_get() - take room for a job's uniforms, and its place in the queue
 * @job: job whose stream_size and client are set
 *
 * Waits until there is room. The room is zeroed.
 *
 * Return: 0; -ERESTARTSYS; -ENODEV; -EIO if the device is wedged.
 */
int vciv_stream_get(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;
	int ret, interrupted;

	interrupted = wait_event_interruptible(vciv->streams.wait,
					       (ret = vciv_stream_try(job)) != -EAGAIN);
	if (interrupted || ret)
		return interrupted ?: ret;

	job->stream = vciv->streams.vaddr + job->stream_node.start;
	job->stream_addr = vciv->streams.addr + job->stream_node.start;
	memset(job->stream, 0, job->stream_size);

	return 0;
}

/**
 * vciv_stream_put() - give the room back
 * @job: job that the hardware is done with; with or without room
 */
void vciv_stream_put(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;

	if (!job->stream)
		return;

	scoped_guard(spinlock, &vciv->streams.lock) {
		drm_mm_remove_node(&job->stream_node);
		vciv->streams.free += job->stream_size;
		job->client->stream_size -= job->stream_size;
		job->client->queued--;
	}
	job->stream = NULL;

	wake_up_all(&vciv->streams.wait);
}

/**
 * vciv_streams_wake() - let those who wait for room see that there will be none
 * @vciv: device that is unplugged or wedged
 */
void vciv_streams_wake(struct vciv_device *vciv)
{
	wake_up_all(&vciv->streams.wait);
}

static void vciv_streams_fini(struct drm_device *drm, void *unused)
{
	struct vciv_device *vciv = to_vciv_device(drm);

	drm_mm_takedown(&vciv->streams.mm);
	dma_free_wc(drm_dev_dma_dev(drm), VCIV_STREAM_POOL_SIZE, vciv->streams.vaddr,
		    vciv->streams.addr);
}

/**
 * vciv_streams_init() - allocate the pool
 * @vciv: device
 *
 * Return: 0 or -ENOMEM.
 */
int vciv_streams_init(struct vciv_device *vciv)
{
	struct drm_device *drm = &vciv->drm;

	vciv->streams.vaddr = dma_alloc_wc(drm_dev_dma_dev(drm), VCIV_STREAM_POOL_SIZE,
					   &vciv->streams.addr, GFP_KERNEL);
	if (!vciv->streams.vaddr)
		return -ENOMEM;

	spin_lock_init(&vciv->streams.lock);
	init_waitqueue_head(&vciv->streams.wait);
	drm_mm_init(&vciv->streams.mm, 0, VCIV_STREAM_POOL_SIZE);
	vciv->streams.free = VCIV_STREAM_POOL_SIZE;

	return drmm_add_action_or_reset(drm, vciv_streams_fini, NULL);
}
