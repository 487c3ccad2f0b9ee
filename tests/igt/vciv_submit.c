// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <linux/capability.h>
#include <stdlib.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Jobs: what they write, in which order they run, and bad inputs.");

#define BO_SIZE		4096
#define BAD_HANDLE	0xdead
#define MANY_JOBS	200
#define VPM_ROWS	64	/* that the program store takes */
/* Tens of milliseconds, in which another job could overtake. */
#define SLOW_ROUNDS	(1 << 18)

/* The programs and BOs that all subtests use. */
static int fd = -1;
static uint32_t store;
static struct vciv_bo first, second;

static void clear(const struct vciv_bo *bo)
{
	for (uint32_t i = 0; i < bo->size / 4; i++)
		bo->words[i] = UINT32_MAX;
}

static void assert_untouched_from(const struct vciv_bo *bo, uint32_t vector)
{
	for (uint32_t i = vector * VCIV_LANES; i < bo->size / 4; i++)
		igt_assert_eq_u32(bo->words[i], UINT32_MAX);
}

static void make_slow(struct vciv_job *job)
{
	for (uint32_t i = 0; i < job->dispatch.instances; i++)
		job->values[i][STORE_ROUNDS].value = SLOW_ROUNDS;
}

static void test_instances(uint32_t instances)
{
	struct vciv_job job;

	clear(&first);
	vciv_job_store(&job, store, instances, &first, 5000);
	igt_assert_eq(vciv_run(fd, &job), 0);

	for (uint32_t i = 0; i < instances; i++)
		vciv_assert_vector(&first, i, 5000 + i * VCIV_LANES);
	assert_untouched_from(&first, instances);
}

static void test_empty_array(void)
{
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &first, 1);
	job.submit.waits.ptr = VCIV_BAD_POINTER;
	job.submit.waits.stride = 3;
	igt_assert_eq(vciv_run(fd, &job), 0);
}

/* The cap is for all dispatches together, also for what follows one with its own. */
static void test_instances_cap(void)
{
	static const uint64_t words[] = {
		0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,	/* thrend, nop, nop */
	};
	static const struct drm_vciv_uniform number = {
		.kind = DRM_VCIV_UNIFORM_INSTANCE,
		.max = UINT32_MAX,
	};
	struct vciv_code code = {
		.words = words,
		.num_words = ARRAY_SIZE(words),
		.uniforms = &number,
		.num_uniforms = 1,
	};
	uint32_t many = vciv_program_create(fd, &code), few;
	struct drm_vciv_dispatch dispatches[3] = {};
	struct vciv_job job;

	code.unverified = true;
	few = vciv_program_create(fd, &code);
	vciv_job_store(&job, store, 1, &first, 1);
	dispatches[0].program = many;
	dispatches[0].instances = DRM_VCIV_MAX_SUBMIT_INSTANCES;
	dispatches[1].program = few;
	dispatches[1].instances = 1;
	dispatches[2].program = many;
	dispatches[2].instances = UINT32_MAX;
	job.submit.dispatches = vciv_array(dispatches, 3);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EINVAL);
	igt_assert_eq_u32(job.submit.failure.requirement, DRM_VCIV_REQUIREMENT_INSTANCES);
	igt_assert_eq_u32(job.submit.failure.dispatch, 1);

	dispatches[0].instances = 2 * VCIV_QPUS;
	job.submit.dispatches = vciv_array(dispatches, 2);
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_program_destroy(fd, few);
	vciv_program_destroy(fd, many);
}

static void test_offset(void)
{
	struct vciv_job job;

	clear(&first);
	vciv_job_store(&job, store, 1, &first, 1);
	job.values[0][STORE_POINTER].value = first.size - VCIV_VECTOR;
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_assert_vector(&first, first.size / VCIV_VECTOR - 1, 1);
	igt_assert_eq_u32(first.words[0], UINT32_MAX);
}

static void test_many_jobs(void)
{
	struct vciv_job job;

	clear(&first);
	for (uint32_t i = 0; i < MANY_JOBS; i++) {
		vciv_job_store(&job, store, 1, &first, i);
		job.values[0][STORE_POINTER].value = i % (BO_SIZE / VCIV_VECTOR) * VCIV_VECTOR;
		vciv_submit(fd, &job);
	}
	igt_assert_eq(vciv_bo_wait(fd, first.handle, UINT64_MAX), 0);

	for (uint32_t i = MANY_JOBS - BO_SIZE / VCIV_VECTOR; i < MANY_JOBS; i++)
		vciv_assert_vector(&first, i % (BO_SIZE / VCIV_VECTOR), i);
}

/* More programs than there are QPUs, and than the hardware queues. */
static void test_dispatches(uint32_t count, uint32_t instances)
{
	struct vciv_job *jobs = calloc(count, sizeof(*jobs));
	struct drm_vciv_dispatch dispatches[DRM_VCIV_MAX_DISPATCHES];

	clear(&first);
	for (uint32_t i = 0; i < count; i++) {
		vciv_job_store(&jobs[i], store, instances, &first, i * 1000);
		for (uint32_t j = 0; j < instances; j++) {
			jobs[i].values[j][STORE_POINTER].value = i * VCIV_VECTOR;
			/* Dispatches overlap: neighbours must not use the same row. */
			jobs[i].values[j][STORE_VPM_ROW].value = (i * instances + j) % VPM_ROWS;
		}
		dispatches[i] = jobs[i].dispatch;
	}
	jobs[0].submit.dispatches = vciv_array(dispatches, count);
	igt_assert_eq(vciv_run(fd, &jobs[0]), 0);

	for (uint32_t i = 0; i < count; i++) {
		uint32_t number = first.words[i * VCIV_LANES];

		/* Instances of a dispatch all wrote there: one was the last. */
		igt_assert(number >= i * 1000 && number < i * 1000 + instances * VCIV_LANES);
		vciv_assert_vector(&first, i, number);
	}
	assert_untouched_from(&first, count);
	free(jobs);
}

/* Takes long to store, and is read as soon as may be. */
static void test_barrier(void)
{
	uint32_t increment = vciv_program_create(fd, &vciv_increment);
	struct drm_vciv_dispatch dispatches[2];
	struct vciv_job job, after;

	clear(&first);
	vciv_job_store(&job, store, 1, &first, 300);
	make_slow(&job);
	dispatches[0] = job.dispatch;

	vciv_job_increment(&after, increment, &first, &second);
	after.bos[0].access |= DRM_VCIV_ACCESS_WRITE;
	dispatches[1] = after.dispatch;
	dispatches[1].flags = DRM_VCIV_DISPATCH_BARRIER;
	after.submit.dispatches = vciv_array(dispatches, 2);
	igt_assert_eq(vciv_run(fd, &after), 0);

	vciv_assert_vector(&second, 0, 301);
	vciv_program_destroy(fd, increment);
}

/* Fetches by the TMU before and after a store: what is in its caches is old then. */
static void test_barrier_caches(void)
{
	uint32_t fetch = vciv_program_create(fd, &vciv_fetch);
	struct drm_vciv_dispatch dispatches[3];
	struct vciv_job job, before, after;

	clear(&first);
	vciv_job_increment(&before, fetch, &first, &second);
	dispatches[0] = before.dispatch;
	vciv_job_store(&job, store, 1, &first, 600);
	dispatches[1] = job.dispatch;
	dispatches[1].flags = DRM_VCIV_DISPATCH_BARRIER;
	vciv_job_increment(&after, fetch, &first, &second);
	after.values[0][INCREMENT_TO].value = VCIV_VECTOR;
	dispatches[2] = after.dispatch;
	dispatches[2].flags = DRM_VCIV_DISPATCH_BARRIER;
	after.bos[0].access |= DRM_VCIV_ACCESS_WRITE;
	after.submit.dispatches = vciv_array(dispatches, 3);
	igt_assert_eq(vciv_run(fd, &after), 0);

	igt_assert_eq_u32(second.words[0], UINT32_MAX);
	vciv_assert_vector(&second, 1, 600);
	vciv_program_destroy(fd, fetch);
}

/* There is nothing to wait for before the first, so it is the same as none. */
static void test_barrier_first(void)
{
	struct vciv_job job;

	clear(&first);
	vciv_job_store(&job, store, VCIV_QPUS, &first, 40);
	job.dispatch.flags = DRM_VCIV_DISPATCH_BARRIER;
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_assert_vector(&first, VCIV_QPUS - 1, 40 + (VCIV_QPUS - 1) * VCIV_LANES);
}

/*
 * Jobs of one client run in the order of their submits, and whatever is ready
 * runs at once. So order shows between clients, with a first job that is held
 * back by a gate.
 */
struct client {
	int fd;
	uint32_t program;
	struct vciv_bo shared;	/* the BO first, under its handle here; not mapped */
	struct vciv_bo own;
	uint32_t done;
};

static struct client client_open(const struct vciv_code *code)
{
	struct client client = { .shared.size = BO_SIZE };
	int file;

	client.fd = vciv_open();
	client.program = vciv_program_create(client.fd, code);
	client.own = vciv_bo_create(client.fd, BO_SIZE);
	client.done = vciv_syncobj(client.fd);

	igt_assert_eq(drmPrimeHandleToFD(fd, first.handle, DRM_CLOEXEC, &file), 0);
	igt_assert_eq(drmPrimeFDToHandle(client.fd, file, &client.shared.handle), 0);
	close(file);

	return client;
}

static void client_close(struct client *client)
{
	vciv_bo_unmap(&client->own);
	close(client->fd);
}

static void client_submit(struct client *client, struct vciv_job *job)
{
	vciv_job_signal(job, client->done);
	vciv_submit(client->fd, job);
}

static void assert_waits(const struct client *client)
{
	/* A job of nobody's business would not have overtaken one that can run. */
	vciv_check_works(fd);
	igt_assert(!vciv_syncobj_signalled(client->fd, client->done));
}

static void assert_done(const struct client *client)
{
	igt_assert_eq(vciv_syncobj_wait(client->fd, client->done, VCIV_SLACK_NS), 0);
}

static void test_read_after_write(void)
{
	struct client writer = client_open(&vciv_store), reader = client_open(&vciv_increment);
	struct vciv_gate gate = vciv_gate_create(writer.fd);
	struct vciv_job job;

	clear(&first);
	vciv_job_store(&job, writer.program, 1, &writer.shared, 400);
	vciv_job_wait(&job, gate.syncobj);
	client_submit(&writer, &job);
	vciv_job_increment(&job, reader.program, &reader.shared, &reader.own);
	client_submit(&reader, &job);

	assert_waits(&reader);
	vciv_gate_open(writer.fd, &gate);
	assert_done(&reader);
	vciv_assert_vector(&reader.own, 0, 401);

	client_close(&writer);
	client_close(&reader);
}

static void test_write_after_read(void)
{
	struct client writer = client_open(&vciv_store), reader = client_open(&vciv_increment);
	struct vciv_gate gate = vciv_gate_create(reader.fd);
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &first, 100);
	igt_assert_eq(vciv_run(fd, &job), 0);

	vciv_job_increment(&job, reader.program, &reader.shared, &reader.own);
	vciv_job_wait(&job, gate.syncobj);
	client_submit(&reader, &job);
	vciv_job_store(&job, writer.program, 1, &writer.shared, 200);
	client_submit(&writer, &job);

	assert_waits(&writer);
	vciv_gate_open(reader.fd, &gate);
	assert_done(&writer);
	vciv_assert_vector(&reader.own, 0, 101);
	vciv_assert_vector(&first, 0, 200);

	client_close(&writer);
	client_close(&reader);
}

/* The reader does not care, but who waits for the BO waits for the reader too. */
static void test_no_implicit_sync(void)
{
	struct client writer = client_open(&vciv_store), reader = client_open(&vciv_increment);
	struct vciv_gate gate = vciv_gate_create(writer.fd);
	struct vciv_gate read_gate = vciv_gate_create(reader.fd);
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &first, 100);
	igt_assert_eq(vciv_run(fd, &job), 0);

	vciv_job_store(&job, writer.program, 1, &writer.shared, 400);
	vciv_job_wait(&job, gate.syncobj);
	client_submit(&writer, &job);
	vciv_job_increment(&job, reader.program, &reader.shared, &reader.own);
	vciv_job_wait(&job, read_gate.syncobj);
	job.submit.flags = DRM_VCIV_SUBMIT_NO_IMPLICIT_SYNC;
	client_submit(&reader, &job);

	igt_assert_eq(vciv_bo_wait(reader.fd, reader.own.handle, 0), -ETIME);
	vciv_gate_open(reader.fd, &read_gate);
	assert_done(&reader);
	vciv_assert_vector(&reader.own, 0, 101);
	igt_assert(!vciv_syncobj_signalled(writer.fd, writer.done));

	vciv_gate_open(writer.fd, &gate);
	assert_done(&writer);
	client_close(&writer);
	client_close(&reader);
}

static void test_read_beside_read(void)
{
	struct client held = client_open(&vciv_increment), reader = client_open(&vciv_increment);
	struct vciv_gate gate = vciv_gate_create(held.fd);
	struct vciv_job job;

	vciv_job_increment(&job, held.program, &held.shared, &held.own);
	vciv_job_wait(&job, gate.syncobj);
	client_submit(&held, &job);
	vciv_job_increment(&job, reader.program, &reader.shared, &reader.own);
	client_submit(&reader, &job);

	assert_done(&reader);
	assert_waits(&held);
	vciv_gate_open(held.fd, &gate);
	assert_done(&held);

	client_close(&held);
	client_close(&reader);
}

static void test_wait(uint64_t point)
{
	struct client client = client_open(&vciv_store);
	struct vciv_gate gate = vciv_gate_create(client.fd);
	uint32_t wait = vciv_syncobj(client.fd);
	struct vciv_job job;

	clear(&client.own);
	igt_assert_eq(drmSyncobjTransfer(client.fd, wait, point, gate.syncobj, 0, 0), 0);
	vciv_job_store(&job, client.program, 1, &client.own, 500);
	vciv_job_wait(&job, wait);
	job.wait.flags = point ? DRM_VCIV_SYNC_TIMELINE : 0;
	job.wait.point = point;
	client_submit(&client, &job);

	assert_waits(&client);
	assert_untouched_from(&client.own, 0);
	vciv_gate_open(client.fd, &gate);
	assert_done(&client);
	vciv_assert_vector(&client.own, 0, 500);

	client_close(&client);
}

/* The syncobj gets the job's fence with the submit, so that others can wait for it. */
static void test_wait_for_job(void)
{
	struct client before = client_open(&vciv_store), after = client_open(&vciv_store);
	struct vciv_gate gate = vciv_gate_create(before.fd);
	struct vciv_job job;
	uint32_t wait;
	int file;

	vciv_job_store(&job, before.program, 1, &before.own, 600);
	vciv_job_wait(&job, gate.syncobj);
	client_submit(&before, &job);

	igt_assert_eq(drmSyncobjHandleToFD(before.fd, before.done, &file), 0);
	igt_assert_eq(drmSyncobjFDToHandle(after.fd, file, &wait), 0);
	close(file);
	vciv_job_store(&job, after.program, 1, &after.own, 700);
	vciv_job_wait(&job, wait);
	client_submit(&after, &job);

	assert_waits(&after);
	vciv_gate_open(before.fd, &gate);
	assert_done(&after);
	igt_assert(vciv_syncobj_signalled(before.fd, before.done));
	vciv_assert_vector(&after.own, 0, 700);

	client_close(&before);
	client_close(&after);
}

static void test_timeline_signal(void)
{
	uint32_t timeline = vciv_syncobj(fd);
	uint64_t value;
	struct vciv_job job;

	for (uint64_t point = 10; point <= 30; point += 10) {
		vciv_job_store(&job, store, 1, &first, point);
		vciv_job_signal(&job, timeline);
		job.signal.flags = DRM_VCIV_SYNC_TIMELINE;
		job.signal.point = point;
		vciv_submit(fd, &job);
	}

	for (uint64_t point = 10; point <= 30; point += 10)
		igt_assert_eq(drmSyncobjTimelineWait(fd, &timeline, &point, 1,
						     vciv_now_ns() + VCIV_SLACK_NS, 0, NULL), 0);
	igt_assert_eq(drmSyncobjQuery(fd, &timeline, &value, 1), 0);
	igt_assert_eq_u64(value, 30);
	drmSyncobjDestroy(fd, timeline);
}

/* What a job uses stays with it. */
static void test_close_all(void)
{
	int other = vciv_open();
	struct vciv_bo bo = vciv_bo_create(other, BO_SIZE);
	uint32_t program = vciv_program_create(other, &vciv_store), done = vciv_syncobj(other);
	struct vciv_job job;

	vciv_job_store(&job, program, 1, &bo, 800);
	make_slow(&job);
	vciv_job_signal(&job, done);
	vciv_submit(other, &job);
	vciv_program_destroy(other, program);
	vciv_bo_wait(other, bo.handle, 0);
	igt_assert_eq(drmCloseBufferHandle(other, bo.handle), 0);

	vciv_check_works(fd);
	igt_assert_eq(vciv_syncobj_wait(other, done, VCIV_SLACK_NS), 0);
	vciv_assert_vector(&bo, 0, 800);
	vciv_bo_unmap(&bo);
	close(other);
}

static void test_no_capability(void)
{
	struct vciv_code code = vciv_store;
	struct vciv_job job;
	uint32_t program;

	vciv_require_unverified(fd);
	code.unverified = true;
	program = vciv_program_create(fd, &code);
	vciv_job_store(&job, program, 1, &first, 900);
	vciv_set_capability(CAP_SYS_RAWIO, false);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EPERM);
	vciv_set_capability(CAP_SYS_RAWIO, true);
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_program_destroy(fd, program);
}

static void test_timeout_limits(void)
{
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &first, 900);
	job.submit.timeout_ns = 10 * NSEC_PER_SEC;
	igt_assert_eq(vciv_run(fd, &job), 0);

	vciv_set_capability(CAP_SYS_NICE, false);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EPERM);
	job.submit.timeout_ns = 2 * NSEC_PER_SEC + 1;
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EPERM);
	job.submit.timeout_ns = 2 * NSEC_PER_SEC;
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_set_capability(CAP_SYS_NICE, true);
}

static void test_foreign_program(void)
{
	int other = vciv_open();
	struct vciv_bo bo = vciv_bo_create(other, BO_SIZE);
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &bo, 1);
	do_ioctl_err(other, DRM_IOCTL_VCIV_SUBMIT, &job.submit, ENOENT);
	vciv_bo_unmap(&bo);
	close(other);
}

/* A job that has each kind of argument, so that each can be spoilt. */
static void init_full_job(struct vciv_job *job, uint32_t wait, uint32_t signal)
{
	vciv_job_store(job, store, 2, &first, 1);
	job->bos[1] = (struct drm_vciv_submit_bo){ second.handle, DRM_VCIV_ACCESS_READ };
	job->submit.bos.count = 2;
	vciv_job_wait(job, wait);
	vciv_job_signal(job, signal);
}

#define BAD(name, member, value, error) VCIV_BAD_INPUT(struct vciv_job, name, member, value, error)
#define BAD_ARRAY(name, member, max) \
	BAD(name "-pointer", member.ptr, VCIV_BAD_POINTER, EFAULT), \
	BAD(name "-too-many", member.count, (max) + 1, EINVAL), \
	BAD(name "-stride-zero", member.stride, 0, EINVAL), \
	BAD(name "-stride-odd", member.stride, 100, EINVAL), \
	BAD(name "-stride-long", member.stride, 4096 + 8, EINVAL)
#define BAD_SYNC(name, member) \
	BAD(name "-handle", member.handle, BAD_HANDLE, ENOENT), \
	BAD(name "-flag", member.flags, DRM_VCIV_SYNC_TIMELINE << 1, EINVAL), \
	BAD(name "-timeline-without-point", member.flags, DRM_VCIV_SYNC_TIMELINE, EINVAL), \
	BAD(name "-point-without-timeline", member.point, 1, EINVAL)

static const struct vciv_bad_input bad_inputs[] = {
	BAD("flags", submit.flags, DRM_VCIV_SUBMIT_NO_IMPLICIT_SYNC << 1, EINVAL),
	BAD("priority", submit.priority, DRM_VCIV_PRIORITY_HIGH + 1, EINVAL),
	BAD("priority-huge", submit.priority, UINT32_MAX, EINVAL),
	BAD("timeout", submit.timeout_ns, 10 * NSEC_PER_SEC + 1, EINVAL),
	BAD("timeout-huge", submit.timeout_ns, UINT64_MAX, EINVAL),

	BAD_ARRAY("dispatches", submit.dispatches, DRM_VCIV_MAX_DISPATCHES),
	BAD("no-dispatches", submit.dispatches.count, 0, EINVAL),
	BAD("program", dispatch.program, BAD_HANDLE, ENOENT),
	BAD("program-zero", dispatch.program, 0, ENOENT),
	BAD("no-instances", dispatch.instances, 0, EINVAL),
	BAD("too-many-instances", dispatch.instances, VCIV_QPUS + 1, EINVAL),
	BAD("huge-instances", dispatch.instances, UINT32_MAX, EINVAL),
	BAD("dispatch-flags", dispatch.flags, DRM_VCIV_DISPATCH_BARRIER << 1, EINVAL),
	BAD("dispatch-records", dispatch.records, 1, EINVAL),
	BAD("values-none", dispatch.values.count, 0, EINVAL),
	BAD("values-too-few", dispatch.values.count, 2 * STORE_UNIFORMS - 1, EINVAL),
	BAD_ARRAY("values", dispatch.values, DRM_VCIV_MAX_SUBMIT_UNIFORMS),

	BAD_ARRAY("bos", submit.bos, DRM_VCIV_MAX_SUBMIT_BOS),
	BAD("no-bos", submit.bos.count, 0, EINVAL),
	BAD("bo", bos[0].handle, BAD_HANDLE, ENOENT),
	BAD("bo-zero", bos[0].handle, 0, ENOENT),
	BAD("bo-no-access", bos[1].access, 0, EINVAL),
	BAD("bo-unknown-access", bos[1].access, 4, EINVAL),
	BAD("bo-without-the-access", bos[0].access, DRM_VCIV_ACCESS_READ, EINVAL),

	BAD("pointer-to-no-bo", values[1][STORE_POINTER].bo, 2, EINVAL),
	BAD("pointer-to-other-access", values[1][STORE_POINTER].bo, 1, EINVAL),
	BAD("pointer-beyond", values[1][STORE_POINTER].value, BO_SIZE + VCIV_VECTOR, EINVAL),
	BAD("pointer-far-beyond", values[1][STORE_POINTER].value, -VCIV_VECTOR, EINVAL),
	BAD("pointer-misaligned", values[1][STORE_POINTER].value, 4, EINVAL),
	BAD("scalar-with-bo", values[1][STORE_NUMBER].bo, 1, EINVAL),
	BAD("scalar-above", values[1][STORE_VPM_ROW].value, 64, EINVAL),
	BAD("scalar-below", values[1][STORE_ROUNDS].value, 0, EINVAL),
	BAD("scalar-misaligned", values[1][STORE_ROUNDS].value, STORE_ROUNDS_MULTIPLE + 1, EINVAL),

	BAD_ARRAY("waits", submit.waits, DRM_VCIV_MAX_SYNCS),
	BAD_SYNC("wait", wait),
	BAD_ARRAY("signals", submit.signals, DRM_VCIV_MAX_SYNCS),
	BAD_SYNC("signal", signal),
};

/* A job that is refused leaves nothing: no fence, no write, no busy BO. */
static void test_refused(struct vciv_job *job, uint32_t signal, int error)
{
	clear(&first);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job->submit, error);
	/* Without a fence there is nothing to wait for. */
	igt_assert_eq(drmSyncobjWait(fd, &signal, 1, 0, 0, NULL), -EINVAL);
	igt_assert_eq(vciv_bo_wait(fd, first.handle, 0), 0);
	assert_untouched_from(&first, 0);
}

static void test_bad_input(const struct vciv_bad_input *input)
{
	uint32_t wait = vciv_syncobj(fd), signal = vciv_syncobj(fd);
	struct vciv_job job;

	igt_assert_eq(drmSyncobjSignal(fd, &wait, 1), 0);
	init_full_job(&job, wait, signal);
	vciv_spoil(&job, input);
	test_refused(&job, signal, input->error);

	/* The same without the bad input does run. */
	init_full_job(&job, wait, signal);
	vciv_submit(fd, &job);
	igt_assert_eq(vciv_syncobj_wait(fd, signal, VCIV_SLACK_NS), 0);
	drmSyncobjDestroy(fd, wait);
	drmSyncobjDestroy(fd, signal);
}

static void test_bo_twice(void)
{
	uint32_t signal = vciv_syncobj(fd);
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &first, 1);
	job.bos[1] = job.bos[0];
	job.submit.bos.count = 2;
	vciv_job_signal(&job, signal);
	test_refused(&job, signal, EALREADY);
	drmSyncobjDestroy(fd, signal);
}

static void test_wait_without_fence(void)
{
	uint32_t wait = vciv_syncobj(fd), signal = vciv_syncobj(fd);
	struct vciv_job job;

	init_full_job(&job, wait, signal);
	test_refused(&job, signal, EINVAL);
	drmSyncobjDestroy(fd, wait);
	drmSyncobjDestroy(fd, signal);
}

igt_main
{
	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
		store = vciv_program_create(fd, &vciv_store);
		first = vciv_bo_create(fd, BO_SIZE);
		second = vciv_bo_create(fd, BO_SIZE);
	}

	igt_describe("A job writes where it should, and only there.");
	igt_subtest("store")
		test_instances(1);

	igt_describe("One instance runs on each QPU.");
	igt_subtest("all-instances")
		test_instances(VCIV_QPUS);

	igt_describe("Of an empty array nothing matters but that it is empty.");
	igt_subtest("empty-array")
		test_empty_array();

	igt_describe("An offset counts from the start of the BO.");
	igt_subtest("offset")
		test_offset();

	igt_describe("Jobs queue up, and those of one client run in order.");
	igt_subtest("many-jobs")
		test_many_jobs();

	igt_describe("A job has several dispatches.");
	igt_subtest("dispatches")
		test_dispatches(3, 1);

	igt_describe("A job has as many dispatches and instances as is allowed.");
	igt_subtest("most-dispatches")
		test_dispatches(DRM_VCIV_MAX_DISPATCHES, VCIV_QPUS);

	igt_describe("A dispatch with a barrier waits for those before it.");
	igt_subtest("barrier")
		test_barrier();

	igt_describe("What is before a barrier is seen through the TMU's caches as well.");
	igt_subtest("barrier-caches")
		test_barrier_caches();

	igt_describe("The first dispatch may have a barrier too.");
	igt_subtest("barrier-first")
		test_barrier_first();

	igt_describe("Who reads a BO waits for who writes it.");
	igt_subtest("implicit-read-after-write")
		test_read_after_write();

	igt_describe("Who writes a BO waits for who reads it.");
	igt_subtest("implicit-write-after-read")
		test_write_after_read();

	igt_describe("Who reads a BO does not wait for who reads it.");
	igt_subtest("implicit-read-beside-read")
		test_read_beside_read();

	igt_describe("A job that does not want to wait for BOs does not.");
	igt_subtest("no-implicit-sync")
		test_no_implicit_sync();

	igt_describe("A job waits for a binary syncobj.");
	igt_subtest("wait-binary")
		test_wait(0);

	igt_describe("A job waits for a point of a timeline.");
	igt_subtest("wait-timeline")
		test_wait(7);

	igt_describe("A job waits for the job of another client.");
	igt_subtest("wait-for-job")
		test_wait_for_job();

	igt_describe("Jobs signal points of a timeline.");
	igt_subtest("signal-timeline")
		test_timeline_signal();

	igt_describe("A job keeps its program and its BOs.");
	igt_subtest("close-all-in-flight")
		test_close_all();

	igt_describe("All dispatches together have a limit of instances.");
	igt_subtest("instances-cap") {
		vciv_require_unverified(fd);
		test_instances_cap();
	}

	igt_describe("Unverified programs take CAP_SYS_RAWIO each time.");
	igt_subtest("unverified-no-capability")
		test_no_capability();

	igt_describe("More than 2 s take CAP_SYS_NICE.");
	igt_subtest("timeout-limits")
		test_timeout_limits();

	igt_describe("A program of another file is unknown.");
	igt_subtest("bad-foreign-program")
		test_foreign_program();

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_inputs); i++) {
		igt_describe("A bad input gets its error, and nothing else happens.");
		igt_subtest_f("bad-%s", bad_inputs[i].name)
			test_bad_input(&bad_inputs[i]);
	}

	igt_describe("A BO is named once.");
	igt_subtest("bad-bo-twice")
		test_bo_twice();

	igt_describe("A syncobj without a fence cannot be waited for.");
	igt_subtest("bad-wait-without-fence")
		test_wait_without_fence();

	igt_fixture {
		vciv_bo_destroy(fd, &first);
		vciv_bo_destroy(fd, &second);
		close(fd);
	}
}
