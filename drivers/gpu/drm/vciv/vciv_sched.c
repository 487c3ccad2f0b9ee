// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Running jobs
 *
 * Each file has a queue for each priority. The scheduler finds out which jobs
 * could run, and runs the one whose turn it is. What a job needs is there when
 * it is queued, so that to run it takes no memory and no lock that somebody
 * holds who waits for memory.
 */

#include <linux/dma-fence.h>
#include <linux/sched/signal.h>
#include <linux/wait.h>

#include <drm/drm_drv.h>
#include <drm/drm_managed.h>
#include <drm/drm_print.h>
#include <drm/spsc_queue.h>

#include "vciv_drv.h"

/*
 * Only one job runs at a time, but all queues are asked for the next one while
 * it does, so that it can be chosen among them.
 */
#define VCIV_SCHED_CREDITS	2

/* What a process that exits, each of its priorities, gives to what it has queued. */
#define VCIV_CLOSE_JIFFIES	HZ

/* How often the scheduler asks whether a job is past its own time. */
#define VCIV_TIMEOUT_TICK_MS	100

/*
 * Not a part of fence signalling as lockdep knows it, since a reset may be due:
 * see "Power and reset".
 */
static int vciv_sched_prepare_hw(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;

	if (READ_ONCE(vciv->wedged))
		return -EIO;

	if (vciv_client_banned(job->client))
		return -ECANCELED;

	return vciv_scrub_takes_reset(vciv, job) ? vciv_power_reset(vciv) : 0;
}

static int vciv_sched_start_job(struct vciv_job *job)
{
	bool cookie = dma_fence_begin_signalling();
	int ret;

	ret = vciv_scrub_for(job->vciv, job);
	if (!ret)
		vciv_queue_start(job);
	dma_fence_end_signalling(cookie);

	return ret;
}

static int vciv_sched_try_job(struct vciv_job *job)
{
	int idx, ret;

	if (!drm_dev_enter(&job->vciv->drm, &idx))
		return -ENODEV;

	ret = vciv_sched_prepare_hw(job);
	if (!ret)
		ret = vciv_sched_start_job(job);
	/* What is queued behind a job that wedged the device fails the same way. */
	if (ret && ret != -ECANCELED && !READ_ONCE(job->vciv->wedged))
		vciv_reset_wedge(job->vciv, job);
	drm_dev_exit(idx);

	return ret;
}

static struct dma_fence *vciv_sched_prepare_job(struct drm_sched_job *sched_job,
						struct drm_sched_entity *entity)
{
	return vciv_turn_wait(to_vciv_job(sched_job), entity->priority);
}

static struct dma_fence *vciv_sched_run_job(struct drm_sched_job *sched_job)
{
	struct vciv_job *job = to_vciv_job(sched_job);
	int ret = sched_job->s_fence->finished.error ?: vciv_sched_try_job(job);

	if (ret) {
		vciv_turn_end(job);
		return ERR_PTR(ret);
	}

	return dma_fence_get(job->done);
}

/* Releases jobs, outside of the scheduler's own work. One for all devices. */
static struct workqueue_struct *vciv_release_wq;

static void vciv_job_release(struct work_struct *work)
{
	struct vciv_job *job = container_of(work, struct vciv_job, release);

	vciv_reset_report(job);
	vciv_job_free(job);
}

static void vciv_sched_free_job(struct drm_sched_job *sched_job)
{
	struct vciv_job *job = to_vciv_job(sched_job);

	vciv_turn_end(job);
	drm_sched_job_cleanup(sched_job);

	INIT_WORK(&job->release, vciv_job_release);
	queue_work(vciv_release_wq, &job->release);
}

static const struct drm_sched_backend_ops vciv_sched_ops = {
	.prepare_job = vciv_sched_prepare_job,
	.run_job = vciv_sched_run_job,
	.timedout_job = vciv_reset_timedout_job,
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
	/*
	 * A fence that was just signalled may still be on its way through the
	 * scheduler, and somebody may still be reading the name in it.
	 */
	synchronize_rcu();
	drm_sched_fini(&to_vciv_device(drm)->sched);
}

/**
 * vciv_sched_init() - set up the scheduler
 * @vciv: device
 *
 * The scheduler lives as long as the &struct drm_device: files with their
 * entities, and jobs, outlive an unbind.
 *
 * Return: 0 or a negative error.
 */
int vciv_sched_init(struct vciv_device *vciv)
{
	struct drm_sched_init_args args = {
		.ops = &vciv_sched_ops,
		.num_rqs = DRM_SCHED_PRIORITY_COUNT,
		.credit_limit = VCIV_SCHED_CREDITS,
		.timeout = msecs_to_jiffies(VCIV_TIMEOUT_TICK_MS),
		.name = "v3d",
		.dev = vciv->drm.dev,
	};
	int ret;

	ret = drmm_mutex_init(&vciv->drm, &vciv->submit_lock);
	if (ret)
		return ret;

	vciv->reset_wq = drmm_alloc_ordered_workqueue(&vciv->drm, "vciv-reset", WQ_MEM_RECLAIM);
	if (IS_ERR(vciv->reset_wq))
		return PTR_ERR(vciv->reset_wq);
	args.timeout_wq = vciv->reset_wq;

	ret = drm_sched_init(&vciv->sched, &args);
	if (ret)
		return ret;

	return drmm_add_action_or_reset(&vciv->drm, vciv_sched_fini, NULL);
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

/*
 * Nobody waits for a process that was killed. A file that comes from a place where
 * only the kernel has it, such as a socket, is closed by a worker, which cannot be
 * killed and which others need.
 */
static bool vciv_sched_may_drain(void)
{
	if (current->flags & PF_KTHREAD)
		return false;

	return !(current->flags & PF_EXITING) || current->exit_code != SIGKILL;
}

/*
 * drm_sched_entity_flush() does nearly the same, but keeps a process from being
 * frozen, and before a system suspend no job gets its turn: it would wait for a
 * resume that never comes.
 */
static void vciv_sched_drain(struct drm_sched_entity *entity)
{
	wait_queue_head_t *scheduled = &entity->rq->sched->job_scheduled;

	if (current->flags & PF_EXITING)
		wait_event_timeout(*scheduled, !spsc_queue_count(&entity->job_queue),
				   VCIV_CLOSE_JIFFIES);
	else
		wait_event_state(*scheduled, !spsc_queue_count(&entity->job_queue),
				 (TASK_KILLABLE | TASK_FREEZABLE));
}

/**
 * vciv_sched_close() - end the job queues of a client
 * @vfile: client
 *
 * Jobs that are queued get to run: for as long as that takes if the file is closed
 * by a process that lives on and is not killed meanwhile, for a moment if it exits,
 * and not at all if it was killed or nobody was left to close the file. Then they
 * are dropped. The one that runs keeps what it needs.
 */
void vciv_sched_close(struct vciv_file *vfile)
{
	for (u32 i = 0; i < VCIV_NUM_PRIORITIES; i++) {
		if (vciv_sched_may_drain())
			vciv_sched_drain(&vfile->entities[i]);
		drm_sched_entity_fini(&vfile->entities[i]);
	}
}
