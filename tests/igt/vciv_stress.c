// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Many clients at once, some of which hang or are killed.");

/*
 * How long, and how many: VCIV_STRESS_SECONDS and VCIV_STRESS_CLIENTS in the
 * environment. Jobs are chosen at random, from VCIV_STRESS_SEED.
 */
#define DEFAULT_SECONDS	20
#define DEFAULT_CLIENTS	64
#define DEFAULT_SEED	1

#define BO_SIZE		(VCIV_QPUS * VCIV_VECTOR)
#define HANG_NS		(20 * NSEC_PER_MSEC)
#define MOST_ROUNDS	4096
#define MOST_JOBS	16
#define BATCHES		8
/* With all the others and their hangs before a job, in a slow machine. */
#define PATIENCE_NS	(300 * NSEC_PER_SEC)

static unsigned int setting(const char *name, unsigned int value)
{
	const char *text = getenv(name);

	return text ? strtoul(text, NULL, 0) : value;
}

/* One life of a client. */
struct client {
	int fd;
	unsigned int random;
	uint32_t store, increment, hang;
	struct vciv_bo first, second;
	uint32_t done;
};

/* From low to high - 1. */
static uint32_t pick(struct client *client, uint32_t low, uint32_t high)
{
	return low + rand_r(&client->random) % (high - low);
}

static void client_open(struct client *client)
{
	client->fd = vciv_open();
	client->store = vciv_program_create(client->fd, &vciv_store);
	client->increment = vciv_program_create(client->fd, &vciv_increment);
	client->hang = vciv_program_create(client->fd, &vciv_hang);
	client->first = vciv_bo_create(client->fd, BO_SIZE);
	client->second = vciv_bo_create(client->fd, BO_SIZE);
	client->done = vciv_syncobj(client->fd);
}

static void client_close(struct client *client)
{
	vciv_bo_unmap(&client->first);
	vciv_bo_unmap(&client->second);
	close(client->fd);
}

static void submit_store(struct client *client, uint32_t number)
{
	struct vciv_job job;

	vciv_job_store(&job, client->store, VCIV_QPUS, &client->first, number);
	for (uint32_t i = 0; i < VCIV_QPUS; i++) {
		job.values[i][STORE_ROUNDS].value =
			pick(client, 1, MOST_ROUNDS / STORE_ROUNDS_MULTIPLE) * STORE_ROUNDS_MULTIPLE;
		job.values[i][STORE_INTERRUPT].value = pick(client, 0, 2);
	}
	vciv_submit(client->fd, &job);
}

static void submit_increment(struct client *client)
{
	struct vciv_job job;

	vciv_job_increment(&job, client->increment, &client->first, &client->second);
	job.submit.priority = pick(client, DRM_VCIV_PRIORITY_NORMAL, DRM_VCIV_PRIORITY_LOW + 1);
	vciv_job_signal(&job, client->done);
	vciv_submit(client->fd, &job);
}

static void submit_hang(struct client *client)
{
	struct vciv_job job;

	vciv_job_hang(&job, client->hang, HANG_NS);
	job.dispatch.instances = pick(client, 1, VCIV_QPUS + 1);
	vciv_submit(client->fd, &job);
}

/* What the last store wrote, and the increment of it, are both as they should. */
static void batch(struct client *client)
{
	uint32_t jobs = pick(client, 1, MOST_JOBS), number = pick(client, 0, 1 << 30);

	for (uint32_t i = 0; i < jobs; i++)
		submit_store(client, number + i);
	submit_increment(client);
	igt_assert_eq(vciv_syncobj_wait(client->fd, client->done, PATIENCE_NS), 0);

	for (uint32_t i = 0; i < VCIV_QPUS; i++)
		vciv_assert_vector(&client->first, i, number + jobs - 1 + i * VCIV_LANES);
	vciv_assert_vector(&client->second, 0, number + jobs);
}

/* As by kill -9, at any moment from now on. */
static void kill_later(struct client *client)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL };
	struct itimerspec when = { .it_value.tv_nsec = pick(client, 1, 500) * NSEC_PER_MSEC };
	timer_t timer;

	igt_assert_eq(timer_create(CLOCK_MONOTONIC, &event, &timer), 0);
	igt_assert_eq(timer_settime(timer, 0, &when, NULL), 0);
}

static void live(unsigned int random)
{
	struct client client = { .random = random };

	if (pick(&client, 0, 4) == 0)
		kill_later(&client);

	client_open(&client);
	for (uint32_t i = pick(&client, 1, BATCHES); i; i--)
		batch(&client);

	/* Leaves without waiting, and perhaps not well. */
	if (pick(&client, 0, 4) == 0)
		submit_hang(&client);
	submit_store(&client, 0);
	client_close(&client);
}

/* One client after the other, each in a process of its own. */
static void keep_living(unsigned int random, uint64_t end)
{
	int status;
	pid_t pid;

	while (vciv_now_ns() < end) {
		unsigned int next = rand_r(&random);

		pid = fork();
		igt_assert(pid >= 0);
		if (pid == 0) {
			live(next);
			_exit(IGT_EXIT_SUCCESS);
		}
		igt_assert_eq(waitpid(pid, &status, 0), pid);
		igt_assert_f(status == 0 || WTERMSIG(status) == SIGKILL, "status %#x\n", status);
	}
}

static void test_clients(int fd)
{
	unsigned int seed = setting("VCIV_STRESS_SEED", DEFAULT_SEED);
	int clients = setting("VCIV_STRESS_CLIENTS", DEFAULT_CLIENTS);
	uint64_t end = vciv_now_ns() +
		       setting("VCIV_STRESS_SECONDS", DEFAULT_SECONDS) * NSEC_PER_SEC;
	struct drm_vciv_reset_query before = {}, after = {};
	long memory = vciv_cma_free();

	do_ioctl(fd, DRM_IOCTL_VCIV_RESET_QUERY, &before);
	igt_fork(child, clients)
		keep_living(seed + child, end);
	igt_waitchildren();
	do_ioctl(fd, DRM_IOCTL_VCIV_RESET_QUERY, &after);
	igt_info("seed %u, %d clients, %llu resets\n", seed, clients,
		 (unsigned long long)(after.resets - before.resets));

	vciv_wait_for_memory(memory);
	vciv_check_works(fd);
}

igt_main
{
	int fd = -1;

	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
		vciv_check_works(fd);
	}

	igt_describe("Clients come and go, and each gets what it asked for.");
	igt_subtest("clients")
		test_clients(fd);

	igt_fixture
		close(fd);
}
