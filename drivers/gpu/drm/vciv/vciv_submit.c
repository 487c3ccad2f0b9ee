// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Submission
 *
 * A submit is built up completely before anybody can see it: all lookups,
 * copies, checks and allocations come first and may fail, with nothing to undo
 * but their own references. Then the job is armed and pushed, its fence goes
 * to the BOs and syncobjs, and none of that can fail.
 */

#include <linux/capability.h>
#include <linux/module.h>
#include <linux/nospec.h>
#include <linux/slab.h>

#include <drm/drm_drv.h>
#include <drm/drm_exec.h>
#include <drm/drm_file.h>

#include "vciv_drv.h"
#include "vciv_trace.h"

#define VCIV_TIMEOUT_DEFAULT_NS		(2ULL * NSEC_PER_SEC)
#define VCIV_TIMEOUT_MAX_NS		(10ULL * NSEC_PER_SEC)

static void vciv_job_put_bos(struct vciv_job *job)
{
	for (u32 i = 0; i < job->num_bos; i++) {
		vciv_bo_unuse(to_vciv_bo(job->bos[i].obj));
		drm_gem_object_put(job->bos[i].obj);
	}
	kvfree(job->bos);
}

static void vciv_job_put_programs(struct vciv_job *job)
{
	for (u32 i = 0; i < job->num_dispatches; i++)
		vciv_program_put(job->dispatches[i].program);
	kvfree(job->dispatches);
}

/**
 * vciv_job_free() - release a job and all it refers to
 * @job: a job that the hardware is done with, or that never ran
 *
 * One that is stuck is kept for ever, and so are the memory that it uses, the
 * device and the module.
 *
 * A job may be the last that keeps the device, and with it the scheduler, so
 * this must not be called from work of the scheduler.
 */
void vciv_job_free(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;

	if (job->stuck) {
		vciv->stuck_job = job;
		return;
	}

	vciv_job_put_bos(job);
	vciv_job_put_programs(job);
	vciv_stream_put(job);
	vciv_fence_drop(job->done);
	vciv_fence_drop(job->turn.fence);
	vciv_perfmon_put(job->perfmon);
	vciv_client_put(job->client);
	/* When all is released: a GPU that sleeps holds nobody's memory. */
	if (job->powered)
		vciv_power_put(vciv);
	kfree(job->dump);
	kfree(job);

	drm_dev_put(&vciv->drm);
	module_put(THIS_MODULE);
}

static struct vciv_job *vciv_job_alloc(struct vciv_device *vciv, struct drm_file *file,
				       u32 priority)
{
	struct vciv_file *vfile = file->driver_priv;
	struct vciv_job *job;
	int ret = -ENOMEM;

	job = kzalloc_obj(*job, GFP_KERNEL_ACCOUNT);
	if (!job)
		return ERR_PTR(-ENOMEM);

	drm_dev_get(&vciv->drm);
	__module_get(THIS_MODULE);
	job->vciv = vciv;
	job->client = vciv_client_get(vfile->client);
	job->task.pid = task_pid_nr(current);
	get_task_comm(job->task.comm, current);

	RB_CLEAR_NODE(&job->turn.node);
	job->done = kzalloc_obj(*job->done, GFP_KERNEL_ACCOUNT);
	job->turn.fence = kzalloc_obj(*job->turn.fence, GFP_KERNEL_ACCOUNT);
	if (job->done && job->turn.fence)
		ret = drm_sched_job_init(&job->base, &vfile->entities[priority], 1, NULL,
					 file->client_id);
	if (ret) {
		vciv_job_free(job);
		return ERR_PTR(ret);
	}

	return job;
}

static int vciv_job_set_timeout(struct vciv_job *job, u64 ns)
{
	if (ns > VCIV_TIMEOUT_MAX_NS)
		return -EINVAL;

	if (ns > VCIV_TIMEOUT_DEFAULT_NS && !capable(CAP_SYS_NICE))
		return -EPERM;

	job->timeout = ns_to_ktime(ns ?: VCIV_TIMEOUT_DEFAULT_NS);

	return 0;
}

static int vciv_job_add_bo(struct vciv_job *job, struct drm_file *file,
			   const struct drm_vciv_submit_bo *bo)
{
	struct drm_gem_object *obj;
	int ret;

	if (!bo->access || bo->access & ~(DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE))
		return -EINVAL;

	obj = drm_gem_object_lookup(file, bo->handle);
	if (!obj)
		return -ENOENT;

	ret = vciv_bo_use(to_vciv_bo(obj));
	if (ret) {
		drm_gem_object_put(obj);
		return ret;
	}

	job->bos[job->num_bos++] = (struct vciv_job_bo){
		.obj = obj,
		.access = bo->access,
	};

	return 0;
}

static int vciv_job_add_bos(struct vciv_job *job, struct drm_file *file,
			    const struct drm_vciv_array *array)
{
	struct drm_vciv_submit_bo *bos;
	int ret = 0;

	bos = vciv_array_copy(array, DRM_VCIV_MAX_SUBMIT_BOS, sizeof(*bos));
	if (IS_ERR_OR_NULL(bos))
		return PTR_ERR_OR_ZERO(bos);

	job->bos = kvcalloc(array->count, sizeof(*job->bos), GFP_KERNEL_ACCOUNT);
	if (!job->bos)
		ret = -ENOMEM;

	for (u32 i = 0; i < array->count && !ret; i++)
		ret = vciv_job_add_bo(job, file, &bos[i]);

	kvfree(bos);
	return ret;
}

/* Instances that may wait for each other have to be on the QPUs together. */
static u32 vciv_max_instances(const struct vciv_job *job, const struct vciv_program *program)
{
	u32 room = DRM_VCIV_MAX_SUBMIT_INSTANCES - job->num_instances;

	if (program->contract.semaphores)
		return min(room, job->vciv->num_qpus);

	return room;
}

static int vciv_job_check_counts(const struct vciv_job *job, const struct vciv_program *program,
				 const struct drm_vciv_dispatch *dispatch,
				 struct drm_vciv_failure *failure)
{
	u32 max = vciv_max_instances(job, program);
	u32 max_records = program->signature.record ? VCIV_VERIFY_MAX_RECORDS : 0;
	u64 values;

	if (!dispatch->instances || dispatch->instances > max)
		return vciv_refuse(failure, DRM_VCIV_REQUIREMENT_INSTANCES, 0,
				   dispatch->instances, dispatch->instances ? max : 1);

	if (dispatch->records > max_records)
		return vciv_refuse(failure, DRM_VCIV_REQUIREMENT_RECORDS, 0, dispatch->records,
				   max_records);

	/* Each factor has its cap, so this fits. */
	values = program->num_given + (u64)dispatch->records * program->record_given;
	values *= dispatch->instances;
	if (dispatch->values.count != values)
		return vciv_refuse(failure, DRM_VCIV_REQUIREMENT_VALUES, 0,
				   dispatch->values.count, min_t(u64, values, U32_MAX));

	return 0;
}

/* So many that those of all dispatches together take no more room than may be. */
static int vciv_job_add_words(struct vciv_job *job, const struct vciv_dispatch *dispatch)
{
	u64 words = (u64)vciv_stream_words(dispatch) * dispatch->instances;

	if (words > DRM_VCIV_MAX_SUBMIT_UNIFORMS - job->num_words)
		return -EINVAL;

	job->num_words += words;
	job->stream_size += dispatch->instances * vciv_stream_size(dispatch);

	return 0;
}

/* Looks the program up, and adds up how much room their instances need. */
static int vciv_job_add_program(struct vciv_job *job, struct vciv_file *vfile,
				const struct drm_vciv_dispatch *dispatch,
				struct drm_vciv_failure *failure)
{
	struct vciv_program *program;
	struct vciv_dispatch *added;
	int ret;

	if (dispatch->flags & ~DRM_VCIV_DISPATCH_BARRIER)
		return -EINVAL;

	program = vciv_program_get(vfile, dispatch->program);
	if (!program)
		return -ENOENT;

	added = &job->dispatches[job->num_dispatches++];
	*added = (struct vciv_dispatch){
		.program = program,
		.instances = dispatch->instances,
		.records = dispatch->records,
		.barrier = dispatch->flags & DRM_VCIV_DISPATCH_BARRIER,
	};

	if (!vciv_program_may_run(program))
		return -EPERM;

	ret = vciv_job_check_counts(job, program, dispatch, failure);
	if (!ret)
		ret = vciv_job_add_words(job, added);
	if (ret)
		return ret;

	job->num_instances += dispatch->instances;
	job->dirty |= program->contract.semaphores;

	return 0;
}

static int vciv_job_add_programs(struct vciv_job *job, struct vciv_file *vfile,
				 const struct drm_vciv_dispatch *dispatches, u32 count,
				 struct drm_vciv_failure *failure)
{
	int ret = 0;

	job->dispatches = kvcalloc(count, sizeof(*job->dispatches), GFP_KERNEL_ACCOUNT);
	if (!job->dispatches)
		return -ENOMEM;

	for (u32 i = 0; i < count && !ret; i++) {
		failure->dispatch = i;
		ret = vciv_job_add_program(job, vfile, &dispatches[i], failure);
	}

	return ret;
}

/* Writes the stream of one instance, to byte @offset of the job's. */
static int vciv_job_fill_stream(struct vciv_job *job, const struct vciv_dispatch *dispatch,
				const struct drm_vciv_value *values, size_t offset,
				struct vciv_arg *args, struct drm_vciv_failure *failure)
{
	const struct vciv_program *program = dispatch->program;
	struct vciv_contract_failure contract_failure;
	int ret;

	ret = vciv_values_resolve(&program->signature, dispatch->records, values, job->bos,
				  job->num_bos, args, failure);
	if (ret)
		return ret;

	if (!vciv_contract_apply(&program->signature, &program->contract, args,
				 dispatch->records, failure->instance, job->stream_addr + offset,
				 job->stream + offset, &contract_failure))
		return vciv_failure_import(failure, &contract_failure);

	return 0;
}

/* Writes the streams of one dispatch, from byte *offset of the job's on. */
static int vciv_job_fill_streams(struct vciv_job *job, const struct drm_vciv_array *array,
				 const struct vciv_dispatch *dispatch, size_t *offset,
				 struct drm_vciv_failure *failure)
{
	u32 step = array->count / dispatch->instances;
	struct drm_vciv_value *values;
	struct vciv_arg *args;
	int ret = 0;

	values = vciv_array_copy(array, DRM_VCIV_MAX_SUBMIT_UNIFORMS, sizeof(*values));
	if (IS_ERR(values))
		return PTR_ERR(values);

	args = kvmalloc_array(vciv_stream_words(dispatch), sizeof(*args), GFP_KERNEL_ACCOUNT);
	if (!args)
		ret = -ENOMEM;

	for (u32 i = 0; i < dispatch->instances && !ret; i++) {
		failure->instance = i;
		ret = vciv_job_fill_stream(job, dispatch, values + i * step, *offset, args,
					   failure);

		*offset += vciv_stream_size(dispatch);
	}

	kvfree(args);
	kvfree(values);
	return ret;
}

static int vciv_job_add_dispatches(struct vciv_job *job, struct vciv_file *vfile,
				   const struct drm_vciv_array *array,
				   struct drm_vciv_failure *failure)
{
	struct drm_vciv_dispatch *dispatches;
	size_t offset = 0;
	int ret;

	if (!array->count)
		return -EINVAL;

	dispatches = vciv_array_copy(array, DRM_VCIV_MAX_DISPATCHES, sizeof(*dispatches));
	if (IS_ERR(dispatches))
		return PTR_ERR(dispatches);

	ret = vciv_job_add_programs(job, vfile, dispatches, array->count, failure);
	if (!ret)
		ret = vciv_stream_get(job);

	for (u32 i = 0; i < array->count && !ret; i++) {
		struct vciv_dispatch *dispatch = &job->dispatches[i];

		failure->dispatch = i;
		dispatch->stream = job->stream_addr + offset;
		ret = vciv_job_fill_streams(job, &dispatches[i].values, dispatch, &offset,
					    failure);
	}

	kvfree(dispatches);
	return ret;
}

static int vciv_job_lock_bos(struct vciv_job *job, struct drm_exec *exec)
{
	int ret;

	drm_exec_until_all_locked(exec) {
		for (u32 i = 0; i < job->num_bos; i++) {
			ret = drm_exec_prepare_obj(exec, job->bos[i].obj, 1);
			drm_exec_retry_on_contention(exec);
			if (ret)
				return ret;
		}
	}

	return 0;
}

/* Fences of the kernel, that is of memory that is not there yet, are for all. */
static enum dma_resv_usage vciv_job_waits_for(const struct vciv_job *job,
					      const struct vciv_job_bo *bo)
{
	if (job->explicit_sync)
		return DMA_RESV_USAGE_KERNEL;

	return dma_resv_usage_rw(bo->access & DRM_VCIV_ACCESS_WRITE);
}

static int vciv_job_add_implicit_waits(struct vciv_job *job)
{
	int ret = 0;

	for (u32 i = 0; i < job->num_bos && !ret; i++) {
		const struct vciv_job_bo *bo = &job->bos[i];

		ret = drm_sched_job_add_resv_dependencies(&job->base, bo->obj->resv,
							  vciv_job_waits_for(job, bo));
	}

	return ret;
}

static void vciv_job_attach_fence(struct vciv_job *job, struct dma_fence *fence)
{
	for (u32 i = 0; i < job->num_bos; i++)
		dma_resv_add_fence(job->bos[i].obj->resv, fence,
				   job->bos[i].access & DRM_VCIV_ACCESS_WRITE ?
				   DMA_RESV_USAGE_WRITE : DMA_RESV_USAGE_READ);
}

/*
 * Nothing here can fail. After the push the job belongs to the scheduler and
 * may be gone at any time. One lock for arm and push: seqnos of an entity's
 * fences must have the order in which its jobs run.
 */
static struct dma_fence *vciv_job_push(struct vciv_job *job)
{
	struct dma_fence *fence;

	guard(mutex)(&job->vciv->submit_lock);

	drm_sched_job_arm(&job->base);
	fence = dma_fence_get(&job->base.s_fence->finished);
	vciv_job_attach_fence(job, fence);
	trace_vciv_submit(job);
	drm_sched_entity_push_job(&job->base);

	return fence;
}

/* Returns the job's fence, with the job pushed, or an error. */
static struct dma_fence *vciv_job_submit(struct vciv_job *job)
{
	struct dma_fence *fence = NULL;
	struct drm_exec exec;
	int ret;

	drm_exec_init(&exec, DRM_EXEC_INTERRUPTIBLE_WAIT, job->num_bos);

	ret = vciv_job_lock_bos(job, &exec);
	if (!ret)
		ret = vciv_job_add_implicit_waits(job);

	/*
	 * Power comes up here, since run_job must not sleep on allocations. It
	 * is refused once the device is being removed; before that it does no
	 * harm that the job may be queued when the device is unplugged.
	 */
	if (!ret)
		ret = vciv_power_get(job->vciv);
	if (!ret) {
		job->powered = true;
		fence = vciv_job_push(job);
	}

	drm_exec_fini(&exec);

	return ret ? ERR_PTR(ret) : fence;
}

static int vciv_job_set_perfmon(struct vciv_job *job, struct vciv_file *vfile, u32 id)
{
	if (!id)
		return 0;

	/* Not EAGAIN: libdrm would try again for as long as there is one. */
	if (READ_ONCE(job->vciv->queue.global_perfmon))
		return -EBUSY;

	job->perfmon = vciv_perfmon_get(vfile, id);

	return job->perfmon ? 0 : -ENOENT;
}

static int vciv_job_build(struct vciv_job *job, struct drm_file *file,
			  struct drm_vciv_submit *args)
{
	int ret;

	job->explicit_sync = args->flags & DRM_VCIV_SUBMIT_NO_IMPLICIT_SYNC;

	ret = vciv_job_set_timeout(job, args->timeout_ns);
	if (ret)
		return ret;

	ret = vciv_job_set_perfmon(job, file->driver_priv, args->perfmon);
	if (ret)
		return ret;

	ret = vciv_job_add_bos(job, file, &args->bos);
	if (ret)
		return ret;

	ret = vciv_job_add_dispatches(job, file->driver_priv, &args->dispatches,
				      &args->failure);
	if (ret)
		return ret;

	return vciv_sync_add_waits(job, file, &args->waits);
}

static int vciv_submit_check(const struct drm_vciv_submit *args, const struct vciv_file *vfile)
{
	if (vciv_client_banned(vfile->client))
		return -ECANCELED;

	if (args->flags & ~DRM_VCIV_SUBMIT_NO_IMPLICIT_SYNC ||
	    args->priority >= VCIV_NUM_PRIORITIES || args->pad)
		return -EINVAL;

	if (args->priority == DRM_VCIV_PRIORITY_HIGH && !capable(CAP_SYS_NICE))
		return -EPERM;

	return 0;
}

static int vciv_submit(struct vciv_device *vciv, struct drm_file *file,
		       struct drm_vciv_submit *args)
{
	struct vciv_signal *signals;
	struct dma_fence *fence;
	struct vciv_job *job;
	u32 priority;
	int ret;

	ret = vciv_submit_check(args, file->driver_priv);
	if (ret)
		return ret;

	signals = vciv_signals_prepare(file, &args->signals);
	if (IS_ERR(signals))
		return PTR_ERR(signals);

	priority = array_index_nospec(args->priority, VCIV_NUM_PRIORITIES);
	job = vciv_job_alloc(vciv, file, priority);
	if (IS_ERR(job)) {
		ret = PTR_ERR(job);
		goto out_signals;
	}

	ret = vciv_job_build(job, file, args);
	if (ret)
		goto out_job;

	fence = vciv_job_submit(job);
	if (IS_ERR(fence)) {
		ret = PTR_ERR(fence);
		goto out_job;
	}

	vciv_signals_publish(signals, args->signals.count, fence);
	dma_fence_put(fence);
	goto out_signals;

out_job:
	drm_sched_job_cleanup(&job->base);
	vciv_job_free(job);
out_signals:
	vciv_signals_free(signals, args->signals.count);
	return ret;
}

/**
 * vciv_submit_ioctl() - DRM_IOCTL_VCIV_SUBMIT
 * @drm: device
 * @data: &struct drm_vciv_submit
 * @file: client
 *
 * Return: 0 or what &struct drm_vciv_submit documents.
 */
int vciv_submit_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vciv_submit *args = data;

	args->failure = (struct drm_vciv_failure){};

	return vciv_submit(to_vciv_device(drm), file, args);
}
