// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("What jobs cost, and how clients share: figures, which scripts/figures explains.");

#define WARM_UP		16
#define JOBS		512
#define QUEUED		4	/* jobs that a client keeps in its queue */
#define MOST_CLIENTS	64
#define SHARE_NS	(NSEC_PER_SEC / 2)
#define BO_SIZE		(VCIV_QPUS * VCIV_VECTOR)
#define SHORT_ROUNDS	512
#define LONG_JOBS	64

static int fd = -1;

/* Time that all CPUs together were not idle, to 10 ms. */
static uint64_t busy_ns(void)
{
	unsigned long long field[8] = {}, busy = 0;
	FILE *file = fopen("/proc/stat", "r");

	igt_assert(file);
	igt_assert(fscanf(file, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &field[0],
			  &field[1], &field[2], &field[3], &field[4], &field[5], &field[6],
			  &field[7]) == 8);
	fclose(file);

	/* The fourth and fifth are idle time. */
	for (unsigned int i = 0; i < ARRAY_SIZE(field); i++)
		busy += i == 3 || i == 4 ? 0 : field[i];

	return busy * (NSEC_PER_SEC / sysconf(_SC_CLK_TCK));
}

struct client {
	int fd;
	uint32_t program;
	uint32_t done;
	struct vciv_bo bo;
};

static struct client client_open(const struct vciv_code *code)
{
	struct client client = { .fd = vciv_open() };

	client.program = vciv_program_create(client.fd, code);
	client.done = vciv_syncobj(client.fd);
	client.bo = vciv_bo_create(client.fd, BO_SIZE);

	return client;
}

static void client_close(struct client *client)
{
	vciv_bo_unmap(&client->bo);
	close(client->fd);
}

static void run_empty(struct client *client)
{
	struct vciv_job job;

	vciv_job_hang(&job, client->program, 0);
	vciv_job_signal(&job, client->done);
	vciv_submit(client->fd, &job);
	igt_assert_eq(drmSyncobjWait(client->fd, &client->done, 1, INT64_MAX, 0, NULL), 0);
}

/* Empty jobs of so many clients in turn; more than one is a change of owner each time. */
static void test_empty(int clients)
{
	struct client client[2];
	uint64_t elapsed, busy;

	for (int i = 0; i < clients; i++)
		client[i] = client_open(&vciv_empty);
	for (int i = 0; i < WARM_UP; i++)
		run_empty(&client[i % clients]);

	busy = busy_ns();
	elapsed = vciv_now_ns();
	for (int i = 0; i < JOBS; i++)
		run_empty(&client[i % clients]);
	elapsed = vciv_now_ns() - elapsed;
	busy = busy_ns() - busy;

	igt_info("%d clients: %d jobs, %llu ns each, %llu ns of CPUs each\n", clients, JOBS,
		 (unsigned long long)elapsed / JOBS, (unsigned long long)busy / JOBS);
	for (int i = 0; i < clients; i++)
		client_close(&client[i]);
}

static void submit_store(struct client *client, uint32_t rounds)
{
	struct vciv_job job;

	vciv_job_store(&job, client->program, VCIV_QPUS, &client->bo, 0);
	for (int i = 0; i < VCIV_QPUS; i++)
		job.values[i][STORE_ROUNDS].value = rounds;
	vciv_job_signal(&job, client->done);
	vciv_submit(client->fd, &job);
}

/* As the driver accounts it. */
static uint64_t gpu_ns(int file)
{
	unsigned long long ns = 0;
	char path[64], line[128];
	FILE *info;

	snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", file);
	info = fopen(path, "r");
	igt_assert(info);
	while (fgets(line, sizeof(line), info))
		if (sscanf(line, "drm-engine-v3d: %llu", &ns) == 1)
			break;
	fclose(info);

	return ns;
}

/* What the clients of one measurement share: it begins when all have work. */
struct measurement {
	unsigned int ready;
	uint64_t start;
	uint64_t shares[MOST_CLIENTS];
};

static uint64_t time_since_start(struct measurement *measurement)
{
	uint64_t start = __atomic_load_n(&measurement->start, __ATOMIC_SEQ_CST);

	return start ? vciv_now_ns() - start : 0;
}

/* Keeps the queue full, and tells what it got from the start on. */
static uint64_t saturate(uint32_t rounds, struct measurement *measurement)
{
	struct client client = client_open(&vciv_store);
	uint32_t done[QUEUED];
	uint64_t first = 0, last;
	unsigned int i;

	for (i = 0; i < QUEUED; i++) {
		done[i] = vciv_syncobj(client.fd);
		client.done = done[i];
		submit_store(&client, rounds);
	}
	__atomic_add_fetch(&measurement->ready, 1, __ATOMIC_SEQ_CST);
	for (i = 0; time_since_start(measurement) < SHARE_NS; i = (i + 1) % QUEUED) {
		if (!first && time_since_start(measurement))
			first = gpu_ns(client.fd);
		igt_assert_eq(drmSyncobjWait(client.fd, &done[i], 1, INT64_MAX, 0, NULL), 0);
		client.done = done[i];
		submit_store(&client, rounds);
	}
	last = gpu_ns(client.fd);
	client_close(&client);

	return last - first;
}

/* Clients of which each has jobs of its own length. */
static void test_share(int clients, const uint32_t *lengths)
{
	struct measurement *measurement = mmap(NULL, sizeof(*measurement), PROT_READ | PROT_WRITE,
					       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	uint64_t sum = 0, least = UINT64_MAX, most = 0, *shares;

	igt_assert(measurement != MAP_FAILED);
	shares = measurement->shares;
	igt_fork(child, clients)
		shares[child] = saturate(SHORT_ROUNDS * (lengths ? lengths[child] : 1),
					 measurement);
	while (__atomic_load_n(&measurement->ready, __ATOMIC_SEQ_CST) < (unsigned int)clients)
		usleep(1000);
	__atomic_store_n(&measurement->start, vciv_now_ns(), __ATOMIC_SEQ_CST);
	igt_waitchildren();

	for (int i = 0; i < clients; i++) {
		sum += shares[i];
		least = shares[i] < least ? shares[i] : least;
		most = shares[i] > most ? shares[i] : most;
		if (lengths)
			igt_info("length %u: %llu us of the GPU\n", lengths[i],
				 (unsigned long long)shares[i] / 1000);
	}
	igt_info("%d clients: mean %llu us, least %llu%%, most %llu%% of the mean\n", clients,
		 (unsigned long long)sum / clients / 1000,
		 (unsigned long long)(least * 100 * clients / sum),
		 (unsigned long long)(most * 100 * clients / sum));
	munmap(measurement, sizeof(*measurement));
}

/* How long a short job takes behind a client with many long ones in its queue. */
static void test_behind(void)
{
	struct client busy = client_open(&vciv_store), late = client_open(&vciv_store);
	uint64_t one, waited;

	one = vciv_now_ns();
	submit_store(&busy, 100 * SHORT_ROUNDS);
	igt_assert_eq(drmSyncobjWait(busy.fd, &busy.done, 1, INT64_MAX, 0, NULL), 0);
	one = vciv_now_ns() - one;

	for (int i = 0; i < LONG_JOBS; i++)
		submit_store(&busy, 100 * SHORT_ROUNDS);
	waited = vciv_now_ns();
	submit_store(&late, SHORT_ROUNDS);
	igt_assert_eq(drmSyncobjWait(late.fd, &late.done, 1, INT64_MAX, 0, NULL), 0);
	waited = vciv_now_ns() - waited;
	igt_info("a short job behind %d of %llu us: done after %llu us\n", LONG_JOBS,
		 (unsigned long long)one / 1000, (unsigned long long)waited / 1000);

	client_close(&late);
	client_close(&busy);
}

igt_main
{
	static const uint32_t lengths[] = { 1, 10, 100 };

	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
	}

	igt_describe("Empty jobs of one client.");
	igt_subtest("empty")
		test_empty(1);

	igt_describe("Empty jobs of two clients in turn.");
	igt_subtest("alternate")
		test_empty(2);

	for (int clients = 2; clients <= MOST_CLIENTS; clients = clients == 2 ? 8 : clients * 8) {
		igt_describe("Clients with jobs of the same length.");
		igt_subtest_f("share-%d", clients)
			test_share(clients, NULL);
	}

	igt_describe("Clients with jobs of different lengths.");
	igt_subtest("share-lengths")
		test_share(ARRAY_SIZE(lengths), lengths);

	igt_describe("A client with one short job, and one with many long ones.");
	igt_subtest("behind")
		test_behind();

	igt_fixture
		close(fd);
}
