// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/time.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Arguments that are right but for some fields, and such that are not right at all.");

/* VCIV_FUZZ_SEED and VCIV_FUZZ_ROUNDS in the environment choose others. */
#define DEFAULT_SEED	1
#define DEFAULT_ROUNDS	3000

#define BO_SIZE		4096
#define INSTANCES	2
#define DISPATCHES	3
#define TIMEOUT_NS	(50 * NSEC_PER_MSEC)
/* What blocks is interrupted. */
#define BLOCKED_US	5000
/* Files are closed now and then, with all that a lucky guess has made in them. */
#define ROUNDS_PER_FILE	100
#define ARGUMENT_SIZE	512

static unsigned int seed, rounds;

static uint32_t pick(uint32_t count)
{
	return rand_r(&seed) % count;
}

/* What is at the edge of something, more often than not. */
static uint32_t strange(void)
{
	static const uint32_t edges[] = {
		0, 1, 2, 3, 4, 7, 8, 12, 13, 16, 63, 64, 65, 255, 256, 1024, 1025, 2048, 2049,
		4095, 4096, 65535, 65536, 0x7fffffff, 0x80000000, 0xfffffff8, 0xfffffffe, 0xffffffff,
	};
	uint32_t i = pick(2 * ARRAY_SIZE(edges));

	if (i < ARRAY_SIZE(edges))
		return edges[i];

	return (uint32_t)rand_r(&seed) << pick(31);
}

struct client {
	int fd;
	uint32_t store;
	struct vciv_bo bo;
	uint32_t wait, signal;
	struct vciv_job job;
	struct drm_vciv_dispatch dispatches[DISPATCHES];
};

static void client_open(struct client *client)
{
	client->fd = vciv_open();
	client->store = vciv_program_create(client->fd, &vciv_store);
	client->bo = vciv_bo_create(client->fd, BO_SIZE);
	client->wait = vciv_syncobj(client->fd);
	client->signal = vciv_syncobj(client->fd);
	igt_assert_eq(drmSyncobjSignal(client->fd, &client->wait, 1), 0);
}

static void client_close(struct client *client)
{
	vciv_bo_unmap(&client->bo);
	close(client->fd);
}

static void fill(struct client *client)
{
	struct vciv_job *job = &client->job;

	vciv_job_store(job, client->store, INSTANCES, &client->bo, 5);
	vciv_job_wait(job, client->wait);
	vciv_job_signal(job, client->signal);
	job->submit.timeout_ns = TIMEOUT_NS;
	for (int i = 0; i < DISPATCHES; i++)
		client->dispatches[i] = job->dispatch;
	job->submit.dispatches = vciv_array(client->dispatches, DISPATCHES);
}

static void spoil(struct client *client)
{
	const struct {
		void *words;
		size_t size;
	} parts[] = {
		{ &client->job.submit, sizeof(client->job.submit) },
		{ client->dispatches, sizeof(client->dispatches) },
		{ client->job.values, INSTANCES * STORE_UNIFORMS * sizeof(struct drm_vciv_value) },
		{ client->job.bos, sizeof(client->job.bos[0]) },
		{ &client->job.wait, sizeof(client->job.wait) },
		{ &client->job.signal, sizeof(client->job.signal) },
	};

	for (uint32_t i = 1 + pick(3); i; i--) {
		uint32_t part = pick(ARRAY_SIZE(parts));

		((uint32_t *)parts[part].words)[pick(parts[part].size / 4)] = strange();
	}
}

/* The same with another seed that works gives other errors, but never one of these. */
static void assert_known(int error)
{
	igt_assert_f(error == 0 || error == EINVAL || error == ENOENT || error == EFAULT ||
		     error == E2BIG || error == EALREADY || error == ECANCELED || error == EINTR ||
		     error == EPERM || error == ENOMEM || error == ETIME || error == ENODEV ||
		     error == EACCES || error == ENOSPC || error == ENOTTY || error == EBUSY,
		     "%s\n", strerror(error));
}

static void on_alarm(int signal)
{
	(void)signal;
}

static int interruptible_ioctl(int fd, unsigned long request, void *argument)
{
	struct sigaction action = { .sa_handler = on_alarm };
	struct itimerval timer = {
		.it_value.tv_usec = BLOCKED_US,
		.it_interval.tv_usec = BLOCKED_US,
	};
	const struct itimerval none = {};
	int error;

	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &timer, NULL);
	error = ioctl(fd, request, argument) ? errno : 0;
	setitimer(ITIMER_REAL, &none, NULL);
	assert_known(error);

	return error;
}

static void test_submit(void)
{
	struct client client;
	uint32_t taken = 0;

	for (uint32_t i = 0; i < rounds; i++) {
		if (i % ROUNDS_PER_FILE == 0)
			client_open(&client);
		fill(&client);
		spoil(&client);
		taken += !interruptible_ioctl(client.fd, DRM_IOCTL_VCIV_SUBMIT,
					      &client.job.submit);
		if (i % ROUNDS_PER_FILE == ROUNDS_PER_FILE - 1 || i == rounds - 1)
			client_close(&client);
	}
	igt_info("%u of %u jobs were taken\n", taken, rounds);
}

/* All numbers that a driver may have, with sizes that may be right. */
static void test_any(void)
{
	uint32_t argument[ARGUMENT_SIZE / 4];
	uint32_t worked = 0;
	int fd = -1;

	for (uint32_t i = 0; i < rounds; i++) {
		unsigned long request;

		if (i % ROUNDS_PER_FILE == 0)
			fd = vciv_open();
		request = _IOC(pick(4), DRM_IOCTL_BASE,
			       DRM_COMMAND_BASE + pick(DRM_COMMAND_END - DRM_COMMAND_BASE),
			       pick(ARGUMENT_SIZE / 8) * 8);
		for (uint32_t j = 0; j < ARRAY_SIZE(argument); j++)
			argument[j] = pick(2) ? 0 : strange();
		worked += !interruptible_ioctl(fd, request, argument);
		if (i % ROUNDS_PER_FILE == ROUNDS_PER_FILE - 1 || i == rounds - 1)
			close(fd);
	}
	igt_info("%u of %u calls worked\n", worked, rounds);
}

static unsigned int setting(const char *name, unsigned int value)
{
	const char *text = getenv(name);

	return text ? strtoul(text, NULL, 0) : value;
}

igt_main
{
	long memory = 0;
	int fd = -1;

	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
		vciv_check_works(fd);
		memory = vciv_cma_free();
		seed = setting("VCIV_FUZZ_SEED", DEFAULT_SEED);
		rounds = setting("VCIV_FUZZ_ROUNDS", DEFAULT_ROUNDS);
		igt_info("seed %u\n", seed);
	}

	igt_describe("A submit with a few fields of its argument changed.");
	igt_subtest("submit") {
		test_submit();
		vciv_wait_for_memory(memory);
		vciv_check_works(fd);
	}

	igt_describe("Any number, any argument.");
	igt_subtest("any") {
		test_any();
		vciv_wait_for_memory(memory);
		vciv_check_works(fd);
	}

	igt_fixture
		close(fd);
}
