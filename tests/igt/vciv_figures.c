// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("What jobs cost, and how clients share: figures, which scripts/figures explains.");

#define WARM_UP		16
#define JOBS		512
#define QUEUED		4	/* jobs that a client keeps in its queue */
#define MOST_CLIENTS	64
#define SHARE_NS	(NSEC_PER_SEC / 2)
#define BO_SIZE		(VCIV_QPUS * VCIV_VECTOR)
#define LARGE_SIZE	(1 << 20)
#define SHORT_ROUNDS	512
#define LONG_JOBS	64

static int fd = -1;

/* Time that this process had a CPU: the kernel's threads have their own. */
static uint64_t process_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);

	return time.tv_sec * NSEC_PER_SEC + time.tv_nsec;
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
	uint64_t elapsed, process;

	for (int i = 0; i < clients; i++)
		client[i] = client_open(&vciv_empty);
	for (int i = 0; i < WARM_UP; i++)
		run_empty(&client[i % clients]);

	process = process_ns();
	elapsed = vciv_now_ns();
	for (int i = 0; i < JOBS; i++)
		run_empty(&client[i % clients]);
	elapsed = vciv_now_ns() - elapsed;
	process = process_ns() - process;

	igt_info("%d clients: %d jobs, %llu ns each, of which the process had a CPU for %llu\n",
		 clients, JOBS, (unsigned long long)elapsed / JOBS,
		 (unsigned long long)process / JOBS);
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
	igt_assert(sum);
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

/* Has a job on the hardware and others behind it, and is killed. */
static void be_killed(int ready)
{
	struct client client = client_open(&vciv_store);

	/* So large that it is contiguous memory, of which one can see how much is free. */
	client.bo = vciv_bo_create(client.fd, LARGE_SIZE);
	for (int i = 0; i < LONG_JOBS; i++)
		submit_store(&client, 1000 * SHORT_ROUNDS);
	igt_assert_eq(write(ready, "", 1), 1);
	for (;;)
		pause();
}

static void test_kill(void)
{
	struct client other = client_open(&vciv_store);
	long memory = vciv_cma_free();
	uint64_t one, ended;
	int ready[2];
	pid_t pid;
	char byte;

	one = vciv_now_ns();
	submit_store(&other, 1000 * SHORT_ROUNDS);
	igt_assert_eq(drmSyncobjWait(other.fd, &other.done, 1, INT64_MAX, 0, NULL), 0);
	one = vciv_now_ns() - one;

	igt_assert_eq(pipe(ready), 0);
	pid = fork();
	igt_assert(pid >= 0);
	if (pid == 0)
		be_killed(ready[1]);
	igt_assert_eq(read(ready[0], &byte, 1), 1);
	igt_assert(vciv_cma_free() < memory);

	ended = vciv_now_ns();
	igt_assert_eq(kill(pid, SIGKILL), 0);
	igt_assert_eq(waitpid(pid, NULL, 0), pid);
	vciv_wait_for_memory(memory);
	ended = vciv_now_ns() - ended;
	igt_info("kill -9 with %d jobs of %llu us: memory is free after %llu us\n", LONG_JOBS,
		 (unsigned long long)one / 1000, (unsigned long long)ended / 1000);
	client_close(&other);
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

	igt_describe("A client with many long jobs is killed.");
	igt_subtest("kill")
		test_kill();

	igt_fixture
		close(fd);
}
