// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <sys/mman.h>

#include "igt.h"
#include "vciv_lib.h"
#include "vc4_drm.h"

IGT_TEST_DESCRIPTION("What an operation costs: figures, which scripts/bench makes a table of.");

#define WARM_UP		8
#define ROUNDS		64
#define BO_SIZE		4096
#define MOST_BOS	64
#define MOST_CLIENTS	8
#define MARK_INSTANCES	11	/* no other job has so many */
#define CLOCKS_EXECUTING 16	/* a counter of the hardware */

static const char node[] = "/dev/dri/renderD128";
static int fd = -1;
static uint64_t start_ns;

/* Jobs that tell where in the V3D's log the rounds of an operation are. */
static struct {
	int fd;
	uint32_t done;
	struct vciv_job job;
} mark = { .fd = -1 };

static void mark_open(void)
{
	mark.fd = vciv_open();
	mark.done = vciv_syncobj(mark.fd);
	vciv_job_hang(&mark.job, vciv_program_create(mark.fd, &vciv_empty), 0);
	mark.job.dispatch.instances = MARK_INSTANCES;
	vciv_job_signal(&mark.job, mark.done);
}

static void mark_set(void)
{
	if (mark.fd < 0)
		return;

	vciv_submit(mark.fd, &mark.job);
	igt_assert_eq(vciv_syncobj_wait(mark.fd, mark.done, VCIV_SLACK_NS), 0);
}

/* The first rounds fill caches of the kernel: they are not counted. */
static bool go_on(int round)
{
	if (round == WARM_UP) {
		mark_set();
		start_ns = vciv_now_ns();
	}

	return round < WARM_UP + ROUNDS;
}

static void report(const char *operation, uint32_t number)
{
	uint64_t ns = (vciv_now_ns() - start_ns) / ROUNDS;

	mark_set();
	igt_info("bench %s %u %llu\n", operation, number, (unsigned long long)ns);
}

/* What every driver has that takes vc4's ioctls. */

static void bench_nothing(void)
{
	for (int i = 0; go_on(i); i++)
		;
	report("nothing", 1);
}

static void bench_open(void)
{
	for (int i = 0; go_on(i); i++) {
		int file = open(node, O_RDWR | O_CLOEXEC);

		igt_assert(file >= 0);
		close(file);
	}
	report("open-close", 1);
}

static uint32_t bo_create(void)
{
	struct drm_vc4_create_bo args = { .size = BO_SIZE };

	do_ioctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args);

	return args.handle;
}

static void bench_bo(void)
{
	struct drm_vc4_mmap_bo map = {};
	struct drm_vc4_wait_bo wait = {};
	uint32_t handle;

	for (int i = 0; go_on(i); i++)
		drmCloseBufferHandle(fd, bo_create());
	report("bo-create-destroy", 1);

	handle = bo_create();
	map.handle = handle;
	do_ioctl(fd, DRM_IOCTL_VC4_MMAP_BO, &map);
	for (int i = 0; go_on(i); i++) {
		volatile uint32_t *words = mmap(NULL, BO_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED,
						fd, map.offset);

		igt_assert(words != MAP_FAILED);
		words[0] = i;
		munmap((void *)words, BO_SIZE);
	}
	report("mmap-touch-munmap", 1);

	wait.handle = handle;
	for (int i = 0; go_on(i); i++)
		do_ioctl(fd, DRM_IOCTL_VC4_WAIT_BO, &wait);
	report("wait-idle", 1);
	drmCloseBufferHandle(fd, handle);
}

static void bench_perfmon(void)
{
	for (int i = 0; go_on(i); i++) {
		struct drm_vc4_perfmon_create args = {
			.ncounters = 1, .events = { CLOCKS_EXECUTING },
		};
		struct drm_vc4_perfmon_destroy destroy = {};

		do_ioctl(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args);
		destroy.id = args.id;
		do_ioctl(fd, DRM_IOCTL_VC4_PERFMON_DESTROY, &destroy);
	}
	report("perfmon-create-destroy", 1);
}

/* What only vciv has. */

static void bench_program(const struct vciv_code *code)
{
	for (int i = 0; go_on(i); i++)
		vciv_program_destroy(fd, vciv_program_create(fd, code));
	report("program-create/words", code->num_words);
}

struct bench_job {
	const char *name;
	uint32_t number;
	uint32_t bos;		/* the job stores into the first of so many */
	uint32_t dispatches;
	uint32_t instances;
	bool wait;
};

static void bench_submit(const struct bench_job *bench)
{
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct drm_vciv_dispatch dispatches[DRM_VCIV_MAX_DISPATCHES];
	struct drm_vciv_submit_bo bos[MOST_BOS];
	struct vciv_bo bo[MOST_BOS];
	struct vciv_job job;

	for (uint32_t i = 0; i < bench->bos; i++) {
		bo[i] = vciv_bo_create(fd, BO_SIZE);
		bos[i] = (struct drm_vciv_submit_bo){
			.handle = bo[i].handle, .access = DRM_VCIV_ACCESS_WRITE,
		};
	}
	vciv_job_store(&job, program, bench->instances, &bo[0], 1);
	for (uint32_t i = 0; i < bench->dispatches; i++)
		dispatches[i] = job.dispatch;
	job.submit.bos = vciv_array(bos, bench->bos);
	job.submit.dispatches = vciv_array(dispatches, bench->dispatches);

	for (int i = 0; go_on(i); i++) {
		vciv_submit(fd, &job);
		if (bench->wait)
			igt_assert_eq(vciv_bo_wait(fd, bo[0].handle, UINT64_MAX), 0);
	}
	report(bench->name, bench->number);

	igt_assert_eq(vciv_bo_wait(fd, bo[0].handle, UINT64_MAX), 0);
	for (uint32_t i = 0; i < bench->bos; i++)
		vciv_bo_destroy(fd, &bo[i]);
	vciv_program_destroy(fd, program);
}

/* In turn: each time what the last one left has to be overwritten. */
static void bench_clients(uint32_t clients)
{
	struct { int fd; struct vciv_bo bo; struct vciv_job job; } client[MOST_CLIENTS];

	for (uint32_t i = 0; i < clients; i++) {
		client[i].fd = vciv_open();
		client[i].bo = vciv_bo_create(client[i].fd, BO_SIZE);
		vciv_job_store(&client[i].job, vciv_program_create(client[i].fd, &vciv_store), 1,
			       &client[i].bo, 1);
	}
	for (int i = 0; go_on(i); i++) {
		int turn = i % clients;

		vciv_submit(client[turn].fd, &client[turn].job);
		igt_assert_eq(vciv_bo_wait(client[turn].fd, client[turn].bo.handle, UINT64_MAX),
			      0);
	}
	report("submit-complete/clients", clients);
	for (uint32_t i = 0; i < clients; i++) {
		vciv_bo_unmap(&client[i].bo);
		close(client[i].fd);
	}
}

static void bench_jobs(void)
{
	static const struct bench_job jobs[] = {
		{ "submit/BOs", 1, 1, 1, 1, false },
		{ "submit/BOs", 8, 8, 1, 1, false },
		{ "submit/BOs", MOST_BOS, MOST_BOS, 1, 1, false },
		{ "submit-complete/BOs", 1, 1, 1, 1, true },
		{ "submit-complete/BOs", 8, 8, 1, 1, true },
		{ "submit-complete/BOs", MOST_BOS, MOST_BOS, 1, 1, true },
		{ "submit-complete/uniforms", STORE_UNIFORMS, 1, 1, 1, true },
		{ "submit-complete/uniforms", 4 * STORE_UNIFORMS, 1, 1, 4, true },
		{ "submit-complete/uniforms", VCIV_QPUS * STORE_UNIFORMS, 1, 1, VCIV_QPUS, true },
		{ "submit-complete/dispatches", 1, 1, 1, 1, true },
		{ "submit-complete/dispatches", 8, 1, 8, 1, true },
		{ "submit-complete/dispatches", DRM_VCIV_MAX_DISPATCHES, 1,
		  DRM_VCIV_MAX_DISPATCHES, 1, true },
	};

	for (unsigned int i = 0; i < ARRAY_SIZE(jobs); i++)
		bench_submit(&jobs[i]);
	for (uint32_t clients = 1; clients <= MOST_CLIENTS; clients *= 2)
		bench_clients(clients);
}

igt_main
{
	igt_fixture {
		fd = open(node, O_RDWR | O_CLOEXEC);
		igt_require(fd >= 0);
	}

	igt_describe("With the driver that the node has, which may be vc4.");
	igt_subtest("vc4-uapi") {
		bench_open();
		bench_bo();
		bench_perfmon();
	}

	igt_describe("All of it, with marks.");
	igt_subtest("vciv-uapi") {
		vciv_require_programs(fd);
		mark_open();
		bench_nothing();
		bench_open();
		bench_bo();
		bench_perfmon();
		bench_program(&vciv_empty);
		bench_program(&vciv_store);
		bench_program(&vciv_increment);
		bench_jobs();
		close(mark.fd);
	}

	igt_fixture
		close(fd);
}
