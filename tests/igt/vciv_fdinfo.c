// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include "igt.h"
#include "vciv_lib.h"
#include "vc4_drm.h"

IGT_TEST_DESCRIPTION("What fdinfo says a client has used of the hardware.");

#define BO_SIZE		4096
#define CLIENTS		3
#define CLOCKS_EXECUTING 16	/* a counter of the hardware */
#define HANG_NS		(2 * NSEC_PER_SEC)
/* Enough for a job to take a while, and far from its timeout on slow machines. */
#define SLOW_ROUNDS	(1 << 14)

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

static uint64_t get_key(int fd, const char *key)
{
	uint64_t value = 0;

	igt_assert_f(vciv_fdinfo_read(fd, key, &value), "there is no %s\n", key);

	return value;
}

static uint64_t busy_ns(int fd)
{
	return get_key(fd, "drm-engine-v3d");
}

static void run_store(struct client *client, uint32_t perfmon, uint32_t instances,
		      uint32_t rounds)
{
	struct vciv_job job;

	vciv_job_store(&job, client->store, instances, &client->bo, 1);
	for (uint32_t i = 0; i < instances; i++)
		job.values[i][STORE_ROUNDS].value = rounds;
	job.submit.perfmon = perfmon;
	vciv_submit(client->fd, &job);
}

static void wait_all(struct client *client)
{
	igt_assert_eq(vciv_bo_wait(client->fd, client->bo.handle, UINT64_MAX), 0);
}

/* A job is counted when it has left the hardware, a little before its fence signals. */
static void test_counts(void)
{
	struct client client = client_open(), idle = client_open();
	uint64_t start = vciv_now_ns(), elapsed;

	igt_assert_eq_u64(busy_ns(client.fd), 0);
	igt_assert_eq_u64(get_key(client.fd, "drm-engine-capacity-v3d"), 1);
	run_store(&client, 0, VCIV_QPUS, SLOW_ROUNDS);
	run_store(&client, 0, 1, STORE_ROUNDS_MULTIPLE);
	wait_all(&client);
	elapsed = vciv_now_ns() - start;

	igt_assert(busy_ns(client.fd) > 0);
	igt_assert_lte_u64(busy_ns(client.fd), elapsed);
	igt_assert_eq_u64(get_key(client.fd, "vciv-jobs-v3d"), 2);
	igt_assert_eq_u64(busy_ns(idle.fd), 0);
	igt_assert_eq_u64(get_key(idle.fd, "vciv-jobs-v3d"), 0);

	/* Nothing runs, so nothing is used. */
	start = busy_ns(client.fd);
	vciv_sleep_ms(200);
	igt_assert_eq_u64(busy_ns(client.fd), start);

	client_close(&idle);
	client_close(&client);
}

/* Whoever looks while a job runs sees its time so far, and time does not go back. */
static void test_running(void)
{
	struct client client = client_open(), idle = client_open();
	uint32_t syncobj = vciv_syncobj(client.fd);
	uint64_t last = 0, grown = 0, now;
	struct vciv_job job;

	vciv_job_hang(&job, vciv_program_create(client.fd, &vciv_hang), HANG_NS);
	vciv_job_signal(&job, syncobj);
	vciv_submit(client.fd, &job);
	while (!vciv_syncobj_signalled(client.fd, syncobj)) {
		now = busy_ns(client.fd);
		igt_assert_lte_u64(last, now);
		grown += now > last;
		last = now;
		igt_assert_eq_u64(busy_ns(idle.fd), 0);
		usleep(20 * 1000);
	}
	igt_assert(grown > 2);
	now = busy_ns(client.fd);
	igt_assert_lte_u64(last, now);
	igt_assert_lte_u64(HANG_NS, now);

	client_close(&idle);
	client_close(&client);
}

/* Only where the rate of the V3D's clock is known. */
static void test_cycles(void)
{
	struct client client = client_open();
	uint64_t hz, cycles, expected;

	igt_require(vciv_fdinfo_read(client.fd, "drm-maxfreq-v3d", &hz));
	run_store(&client, 0, VCIV_QPUS, SLOW_ROUNDS);
	wait_all(&client);

	cycles = get_key(client.fd, "drm-cycles-v3d");
	expected = busy_ns(client.fd) / 1000 * (hz / 1000) / 1000;
	igt_assert_lte_u64(cycles, expected + expected / 1000 + 1);
	igt_assert_lte_u64(expected, cycles + cycles / 1000 + 1);
	client_close(&client);
}

static uint64_t perfmon_clocks(int fd, uint32_t id)
{
	uint64_t clocks = 0;

	igt_assert_eq(vciv_perfmon_values(fd, id, &clocks), 0);

	return clocks;
}

/*
 * Each client's time is its own, and together they cannot have had more than there was.
 * scripts/test time compares what is printed with the model's time; it tells clients
 * apart by their number of instances. Jobs are so long that the moments in which the
 * model and an interrupt handler notice their end do not count.
 */
static void test_mixed(void)
{
	static const struct { uint32_t jobs, instances, rounds; } work[CLIENTS] = {
		{ 4, VCIV_QPUS, 8 * SLOW_ROUNDS }, { 6, 1, 32 * SLOW_ROUNDS },
		{ 2, 5, 16 * SLOW_ROUNDS },
	};
	struct drm_vc4_perfmon_create perfmon[CLIENTS];
	uint64_t start = vciv_now_ns(), sum = 0;
	struct client client[CLIENTS];

	for (int i = 0; i < CLIENTS; i++) {
		client[i] = client_open();
		perfmon[i] = (struct drm_vc4_perfmon_create){
			.ncounters = 1, .events = { CLOCKS_EXECUTING },
		};
		do_ioctl(client[i].fd, DRM_IOCTL_VC4_PERFMON_CREATE, &perfmon[i]);
	}
	for (uint32_t j = 0; j < 6; j++)
		for (int i = 0; i < CLIENTS; i++)
			if (j < work[i].jobs)
				run_store(&client[i], perfmon[i].id, work[i].instances,
					  work[i].rounds);
	for (int i = 0; i < CLIENTS; i++) {
		wait_all(&client[i]);
		igt_assert_eq_u64(get_key(client[i].fd, "vciv-jobs-v3d"), work[i].jobs);
		sum += busy_ns(client[i].fd);
		igt_info("client with %u instances: %llu ns busy, %llu clocks executing\n",
			 work[i].instances, (unsigned long long)busy_ns(client[i].fd),
			 (unsigned long long)perfmon_clocks(client[i].fd, perfmon[i].id));
	}
	igt_assert_lte_u64(sum, vciv_now_ns() - start);
	for (int i = 0; i < CLIENTS; i++)
		client_close(&client[i]);
}

igt_main
{
	igt_fixture {
		int fd = vciv_open();

		vciv_require_programs(fd);
		close(fd);
	}

	igt_subtest("counts")
		test_counts();
	igt_subtest("running")
		test_running();
	igt_subtest("cycles")
		test_cycles();
	igt_subtest("mixed")
		test_mixed();
}
