// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <linux/capability.h>

#include "igt.h"
#include "vciv_lib.h"
#include "vc4_drm.h"

IGT_TEST_DESCRIPTION("Performance monitors count the jobs that name them, and no others.");

#define BO_SIZE		4096
#define NUM_COUNTERS	30
#define TIMEOUT_NS	(500 * NSEC_PER_MSEC)

/* Counters of the hardware, see DRM_IOCTL_VCIV_PERFMON_GET_COUNTER. */
#define CLOCKS_EXECUTING	16
#define TMU_QUADS		24

/* Of tests/programs/store.qasm and what runs first: instructions besides those of its rounds. */
#define STORE_INSTRUCTIONS	18
#define ROUND_INSTRUCTIONS	5
#define CLOCKS_PER_INSTRUCTION	4

struct client {
	int fd;
	uint32_t store;
	struct vciv_bo bo;
};

static struct client client_open(void)
{
	struct client client = { .fd = vciv_open() };

	client.store = vciv_program_create(client.fd, &vciv_store);
	client.bo = vciv_bo_create(client.fd, BO_SIZE);

	return client;
}

static void client_close(struct client *client)
{
	vciv_bo_destroy(client->fd, &client->bo);
	close(client->fd);
}

/* One that counts what a job with nothing but a store does. */
static uint32_t perfmon_create(int fd)
{
	struct drm_vc4_perfmon_create args = {
		.ncounters = 2,
		.events = { CLOCKS_EXECUTING, TMU_QUADS },
	};

	do_ioctl(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args);
	igt_assert(args.id != 0);

	return args.id;
}

static void perfmon_destroy(int fd, uint32_t id)
{
	struct drm_vc4_perfmon_destroy args = { .id = id };

	do_ioctl(fd, DRM_IOCTL_VC4_PERFMON_DESTROY, &args);
}

static uint64_t perfmon_clocks(int fd, uint32_t id)
{
	uint64_t values[2] = { ~0ull, ~0ull };

	igt_assert_eq(vciv_perfmon_values(fd, id, values), 0);
	igt_assert_eq_u64(values[1], 0);

	return values[0];
}

static uint64_t store_clocks(uint32_t instances, uint32_t rounds)
{
	return (uint64_t)CLOCKS_PER_INSTRUCTION * instances *
	       (STORE_INSTRUCTIONS + ROUND_INSTRUCTIONS * rounds);
}

static void run_store(struct client *client, uint32_t perfmon, uint32_t instances,
		      uint32_t rounds)
{
	struct vciv_job job;

	vciv_job_store(&job, client->store, instances, &client->bo, 1);
	for (uint32_t i = 0; i < instances; i++)
		job.values[i][STORE_ROUNDS].value = rounds;
	job.submit.perfmon = perfmon;
	igt_assert_eq(vciv_run(client->fd, &job), 0);
}

static void test_create_bad(int fd)
{
	struct drm_vc4_perfmon_create args = {};

	do_ioctl_err(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args, EINVAL);
	args.ncounters = DRM_VC4_MAX_PERF_COUNTERS + 1;
	do_ioctl_err(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args, EINVAL);
	args.ncounters = 2;
	args.events[1] = NUM_COUNTERS;
	do_ioctl_err(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args, EINVAL);
	args.events[1] = NUM_COUNTERS - 1;
	do_ioctl(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args);
	perfmon_destroy(fd, args.id);
}

static void get_values_fails(int fd, uint32_t id, int error)
{
	igt_assert_eq(vciv_perfmon_values(fd, id, (void *)VCIV_BAD_POINTER), -1);
	igt_assert_eq(errno, error);
}

static void test_id_bad(int fd)
{
	struct drm_vc4_perfmon_destroy destroy = { .id = 0xd0d0d0d0 };
	uint32_t id = perfmon_create(fd);

	do_ioctl_err(fd, DRM_IOCTL_VC4_PERFMON_DESTROY, &destroy, EINVAL);
	get_values_fails(fd, 0xd0d0d0d0, EINVAL);
	get_values_fails(fd, id, EFAULT);
	destroy.id = id;
	do_ioctl(fd, DRM_IOCTL_VC4_PERFMON_DESTROY, &destroy);
	do_ioctl_err(fd, DRM_IOCTL_VC4_PERFMON_DESTROY, &destroy, EINVAL);
}

static void test_cap(void)
{
	struct drm_vc4_perfmon_create args = { .ncounters = 1 };
	int fd = vciv_open();

	for (int i = 0; i < DRM_VCIV_MAX_PERFMONS; i++)
		perfmon_create(fd);
	do_ioctl_err(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args, ENOSPC);
	perfmon_destroy(fd, 1);
	do_ioctl(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args);
	close(fd);
}

/* The id of another file is none of ours. */
static void test_submit_bad(struct client *client)
{
	struct client other = client_open();
	uint32_t id = perfmon_create(client->fd);
	struct vciv_job job;

	vciv_job_store(&job, other.store, 1, &other.bo, 1);
	job.submit.perfmon = id;
	do_ioctl_err(other.fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, ENOENT);
	perfmon_destroy(client->fd, id);
	client_close(&other);
}

static void test_counts(struct client *client)
{
	uint32_t id = perfmon_create(client->fd);

	igt_assert_eq_u64(perfmon_clocks(client->fd, id), 0);
	run_store(client, id, 1, STORE_ROUNDS_MULTIPLE);
	igt_assert_eq_u64(perfmon_clocks(client->fd, id), store_clocks(1, STORE_ROUNDS_MULTIPLE));
	run_store(client, 0, 1, STORE_ROUNDS_MULTIPLE);
	igt_assert_eq_u64(perfmon_clocks(client->fd, id), store_clocks(1, STORE_ROUNDS_MULTIPLE));
	run_store(client, id, VCIV_QPUS, 2 * STORE_ROUNDS_MULTIPLE);
	igt_assert_eq_u64(perfmon_clocks(client->fd, id),
			  store_clocks(1, STORE_ROUNDS_MULTIPLE) +
			  store_clocks(VCIV_QPUS, 2 * STORE_ROUNDS_MULTIPLE));
	perfmon_destroy(client->fd, id);
}

/* Long enough for the counters to be read on the way. */
static void test_counts_long(struct client *client)
{
	const uint32_t rounds = 1 << 16;
	uint32_t id = perfmon_create(client->fd);

	run_store(client, id, VCIV_QPUS, rounds);
	igt_assert_eq_u64(perfmon_clocks(client->fd, id), store_clocks(VCIV_QPUS, rounds));
	perfmon_destroy(client->fd, id);
}

static void test_interleaved(struct client *client)
{
	struct client other = client_open();
	uint32_t id = perfmon_create(client->fd), other_id = perfmon_create(other.fd);

	for (int i = 0; i < 8; i++) {
		run_store(client, id, 1, STORE_ROUNDS_MULTIPLE);
		run_store(&other, i % 2 ? other_id : 0, 3, 2 * STORE_ROUNDS_MULTIPLE);
	}
	igt_assert_eq_u64(perfmon_clocks(client->fd, id),
			  8 * store_clocks(1, STORE_ROUNDS_MULTIPLE));
	igt_assert_eq_u64(perfmon_clocks(other.fd, other_id),
			  4 * store_clocks(3, 2 * STORE_ROUNDS_MULTIPLE));
	perfmon_destroy(client->fd, id);
	client_close(&other);
}

/* The job keeps it. */
static void test_destroyed_in_use(struct client *client)
{
	uint32_t id = perfmon_create(client->fd);
	struct vciv_job job;

	vciv_job_store(&job, client->store, 1, &client->bo, 5);
	job.values[0][STORE_ROUNDS].value = 1 << 16;
	job.submit.perfmon = id;
	vciv_submit(client->fd, &job);
	perfmon_destroy(client->fd, id);
	igt_assert_eq(vciv_bo_wait(client->fd, client->bo.handle, UINT64_MAX), 0);
	vciv_assert_vector(&client->bo, 0, 5);
}

/* A reset takes the counters, but not what was counted, nor the next count. */
static void test_reset(struct client *client)
{
	uint32_t id = perfmon_create(client->fd);
	struct vciv_job job;
	uint64_t before;

	vciv_job_hang(&job, vciv_program_create(client->fd, &vciv_hang), TIMEOUT_NS);
	job.submit.perfmon = id;
	igt_assert_eq(vciv_run(client->fd, &job), -ETIME);
	before = perfmon_clocks(client->fd, id);
	igt_assert(before > 0);
	run_store(client, id, 1, STORE_ROUNDS_MULTIPLE);
	igt_assert_eq_u64(perfmon_clocks(client->fd, id),
			  before + store_clocks(1, STORE_ROUNDS_MULTIPLE));
	perfmon_destroy(client->fd, id);
}

static void set_global(int fd, uint32_t id, uint32_t flags, int error)
{
	struct drm_vciv_perfmon_set_global args = { .id = id, .flags = flags };

	do_ioctl_err(fd, DRM_IOCTL_VCIV_PERFMON_SET_GLOBAL, &args, error);
}

/* It counts the jobs of others, and nobody has one of his own meanwhile. */
static void test_global(struct client *client)
{
	struct client other = client_open();
	uint32_t id = perfmon_create(client->fd), other_id = perfmon_create(other.fd);
	struct vciv_job job;

	set_global(client->fd, id, 0, 0);
	set_global(client->fd, id, 0, EBUSY);
	set_global(other.fd, other_id, 0, EBUSY);
	set_global(other.fd, other_id, DRM_VCIV_PERFMON_CLEAR_GLOBAL, EINVAL);

	run_store(&other, 0, 2, STORE_ROUNDS_MULTIPLE);
	run_store(client, 0, 1, STORE_ROUNDS_MULTIPLE);
	igt_assert_eq_u64(perfmon_clocks(client->fd, id), store_clocks(3, STORE_ROUNDS_MULTIPLE));

	vciv_job_store(&job, other.store, 1, &other.bo, 1);
	job.submit.perfmon = other_id;
	do_ioctl_err(other.fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EBUSY);

	set_global(client->fd, id, DRM_VCIV_PERFMON_CLEAR_GLOBAL, 0);
	set_global(client->fd, id, DRM_VCIV_PERFMON_CLEAR_GLOBAL, EINVAL);
	run_store(&other, other_id, 1, STORE_ROUNDS_MULTIPLE);
	igt_assert_eq_u64(perfmon_clocks(client->fd, id), store_clocks(3, STORE_ROUNDS_MULTIPLE));
	igt_assert_eq_u64(perfmon_clocks(other.fd, other_id),
			  store_clocks(1, STORE_ROUNDS_MULTIPLE));

	perfmon_destroy(client->fd, id);
	client_close(&other);
}

/* It ends with the monitor, and with the file. */
static void test_global_ends(struct client *client)
{
	struct client other = client_open();
	uint32_t id = perfmon_create(client->fd);

	set_global(client->fd, id, 0, 0);
	perfmon_destroy(client->fd, id);
	set_global(other.fd, perfmon_create(other.fd), 0, 0);
	client_close(&other);

	id = perfmon_create(client->fd);
	run_store(client, id, 1, STORE_ROUNDS_MULTIPLE);
	igt_assert_eq_u64(perfmon_clocks(client->fd, id), store_clocks(1, STORE_ROUNDS_MULTIPLE));
	perfmon_destroy(client->fd, id);
}

static void test_global_bad(int fd)
{
	uint32_t id = perfmon_create(fd);

	set_global(fd, 0, 0, EINVAL);
	set_global(fd, id + 1, 0, EINVAL);
	set_global(fd, id, 2, EINVAL);
	set_global(fd, id, DRM_VCIV_PERFMON_CLEAR_GLOBAL, EINVAL);

	/* The kernel takes CAP_SYS_ADMIN for CAP_PERFMON, too. */
	vciv_set_capability(CAP_SYS_ADMIN, false);
	vciv_set_capability(CAP_PERFMON, false);
	set_global(fd, id, 0, EPERM);
	vciv_set_capability(CAP_PERFMON, true);
	set_global(fd, id, 0, 0);
	vciv_set_capability(CAP_SYS_ADMIN, true);
	perfmon_destroy(fd, id);
}

static bool text_is_good(const uint8_t *text, size_t size)
{
	return text[0] && memchr(text, 0, size);
}

static void test_get_counter(int fd)
{
	struct drm_vciv_perfmon_get_counter args = {};

	for (args.counter = 0; args.counter < NUM_COUNTERS; args.counter++) {
		do_ioctl(fd, DRM_IOCTL_VCIV_PERFMON_GET_COUNTER, &args);
		igt_assert(text_is_good(args.category, sizeof(args.category)));
		igt_assert(text_is_good(args.unit, sizeof(args.unit)));
		igt_assert(text_is_good(args.name, sizeof(args.name)));
		igt_assert(text_is_good(args.description, sizeof(args.description)));
	}
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PERFMON_GET_COUNTER, &args, EINVAL);
	args.counter = 0;
	args.pad = 1;
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PERFMON_GET_COUNTER, &args, EINVAL);
}

igt_main
{
	struct client client;

	igt_fixture {
		int fd = vciv_open();

		vciv_require_programs(fd);
		close(fd);
		client = client_open();
	}

	igt_subtest("create-bad")
		test_create_bad(client.fd);
	igt_subtest("id-bad")
		test_id_bad(client.fd);
	igt_subtest("cap")
		test_cap();
	igt_subtest("get-counter")
		test_get_counter(client.fd);
	igt_subtest("submit-bad")
		test_submit_bad(&client);
	igt_subtest("counts")
		test_counts(&client);
	igt_subtest("counts-long")
		test_counts_long(&client);
	igt_subtest("interleaved")
		test_interleaved(&client);
	igt_subtest("destroyed-in-use")
		test_destroyed_in_use(&client);
	igt_subtest("reset")
		test_reset(&client);

	igt_subtest("global") {
		igt_require(geteuid() == 0);
		test_global(&client);
	}
	igt_subtest("global-ends") {
		igt_require(geteuid() == 0);
		test_global_ends(&client);
	}
	igt_subtest("global-bad") {
		igt_require(geteuid() == 0);
		test_global_bad(client.fd);
	}

	igt_fixture
		client_close(&client);
}
