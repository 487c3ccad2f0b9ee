// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Jobs end with their owner, and what they leave behind is good.");

#define BO_SIZE		(1 << 20)
#define HANG_NS		(200 * NSEC_PER_MSEC)
#define LONG_HANG_NS	(2000 * NSEC_PER_MSEC)
#define QUEUED		8
/* Tens of milliseconds. */
#define SLOW_ROUNDS	(1 << 18)
/* For a process to get into its close. */
#define CLOSING_US	20000

static int fd = -1;

/* One job that hangs, and others behind it, all with a large BO. */
static void queue_jobs(int file, uint64_t timeout_ns)
{
	struct vciv_bo bo = vciv_bo_create(file, BO_SIZE);
	uint32_t store = vciv_program_create(file, &vciv_store);
	struct vciv_job job;

	vciv_job_hang(&job, vciv_program_create(file, &vciv_hang), timeout_ns);
	job.bos[0] = (struct drm_vciv_submit_bo){ bo.handle, DRM_VCIV_ACCESS_WRITE };
	job.submit.bos = vciv_array(job.bos, 1);
	vciv_submit(file, &job);
	for (int i = 0; i < QUEUED; i++) {
		vciv_job_store(&job, store, VCIV_QPUS, &bo, i);
		vciv_submit(file, &job);
	}
	vciv_bo_unmap(&bo);
}

static void test_close(void)
{
	long before = vciv_cma_free();
	int other = vciv_open();

	queue_jobs(other, HANG_NS);
	close(other);
	vciv_wait_for_memory(before);
	vciv_check_works(fd);
}

/*
 * A file whose last owner is a socket that only owns itself is closed by a worker of
 * the kernel, which has more to do than to wait until a queue is empty.
 */
static void test_close_by_kernel(void)
{
	int busy = vciv_open(), other = vciv_open(), sockets[2], queued;
	struct vciv_bo bo = vciv_bo_create(other, BO_SIZE);
	uint32_t syncobj = vciv_syncobj(other);
	struct vciv_job job;

	igt_require_f(!socketpair(AF_UNIX, SOCK_DGRAM, 0, sockets), "Takes Unix sockets\n");
	vciv_job_hang(&job, vciv_program_create(busy, &vciv_hang), LONG_HANG_NS);
	vciv_submit(busy, &job);
	vciv_job_store(&job, vciv_program_create(other, &vciv_store), 1, &bo, 1);
	vciv_job_signal(&job, syncobj);
	vciv_submit(other, &job);
	queued = vciv_syncobj_export(other, syncobj);
	vciv_bo_unmap(&bo);

	vciv_send_fd(sockets[1], other);
	vciv_send_fd(sockets[1], sockets[0]);
	close(other);
	close(sockets[0]);
	close(sockets[1]);

	/* Else it would run after the one that hangs. */
	igt_assert_eq(vciv_sync_file_wait(queued, LONG_HANG_NS + VCIV_SLACK_NS), -ESRCH);
	close(busy);
	vciv_check_works(fd);
}

/* Runs the jobs in a child, and does with it what the test is about. */
static pid_t spawn(void (*child)(void))
{
	int ready[2];
	pid_t pid;
	char byte;

	igt_assert_eq(pipe(ready), 0);
	pid = fork();
	igt_assert(pid >= 0);
	if (pid == 0) {
		int own = vciv_open();

		queue_jobs(own, HANG_NS);
		igt_assert_eq(write(ready[1], "", 1), 1);
		child();
		_exit(0);
	}
	igt_assert_eq(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);

	return pid;
}

static void wait_to_be_killed(void)
{
	for (;;)
		pause();
}

static void test_kill(void)
{
	long before = vciv_cma_free();
	pid_t pid = spawn(wait_to_be_killed);
	uint64_t start;

	igt_assert(vciv_cma_free() < before);
	start = vciv_now_ns();
	igt_assert_eq(kill(pid, SIGKILL), 0);
	igt_assert_eq(waitpid(pid, NULL, 0), pid);
	vciv_wait_for_memory(before);
	igt_info("%llu us from kill -9 to memory free, of which the job had %llu\n",
		 (unsigned long long)(vciv_now_ns() - start) / 1000,
		 (unsigned long long)HANG_NS / 1000);
	vciv_check_works(fd);
}

static void exec_another(void)
{
	execlp("true", "true", NULL);
}

static void test_exec(void)
{
	long before = vciv_cma_free();
	pid_t pid = spawn(exec_another);

	igt_assert_eq(waitpid(pid, NULL, 0), pid);
	vciv_wait_for_memory(before);
	vciv_check_works(fd);
}

/* Parent and child are one client, for as long as one of them is there. */
static void test_fork(void)
{
	int shared = vciv_open();
	struct vciv_bo bo = vciv_bo_create(shared, BO_SIZE);
	uint32_t store = vciv_program_create(shared, &vciv_store);
	struct vciv_job job;

	vciv_job_store(&job, store, 1, &bo, 10);
	igt_fork(child, 1) {
		job.values[0][STORE_ROUNDS].value = SLOW_ROUNDS;
		vciv_submit(shared, &job);
	}
	igt_waitchildren();

	/* The child is gone, but not its file. */
	igt_assert_eq(vciv_bo_wait(shared, bo.handle, UINT64_MAX), 0);
	vciv_assert_vector(&bo, 0, 10);
	vciv_job_store(&job, store, 1, &bo, 20);
	igt_assert_eq(vciv_run(shared, &job), 0);
	vciv_assert_vector(&bo, 0, 20);

	vciv_bo_unmap(&bo);
	close(shared);
}

/* A client moves to another process, with a job that runs meanwhile. */
static void test_pass(void)
{
	int sockets[2], passed;

	igt_require_f(!socketpair(AF_UNIX, SOCK_DGRAM, 0, sockets), "Takes Unix sockets\n");
	igt_fork(child, 1) {
		int own = vciv_open();

		queue_jobs(own, HANG_NS);
		vciv_send_fd(sockets[1], own);
	}
	igt_waitchildren();
	passed = vciv_receive_fd(sockets[0]);
	vciv_check_works(passed);
	close(passed);
	close(sockets[0]);
	close(sockets[1]);
}

static void test_sync_file(void)
{
	int other = vciv_open(), running, queued;
	struct vciv_bo bo = vciv_bo_create(other, BO_SIZE);
	uint32_t syncobj = vciv_syncobj(other);
	struct vciv_job job;

	vciv_job_hang(&job, vciv_program_create(other, &vciv_hang), HANG_NS);
	vciv_job_signal(&job, syncobj);
	vciv_submit(other, &job);
	running = vciv_syncobj_export(other, syncobj);
	vciv_job_store(&job, vciv_program_create(other, &vciv_store), 1, &bo, 1);
	vciv_job_signal(&job, syncobj);
	vciv_submit(other, &job);
	queued = vciv_syncobj_export(other, syncobj);
	vciv_bo_unmap(&bo);
	close(other);

	igt_assert_eq(vciv_sync_file_wait(running, HANG_NS + VCIV_SLACK_NS), -ETIME);
	/* Close waits a moment for what is queued, but not for ever. */
	vciv_sync_file_wait(queued, VCIV_SLACK_NS);
}

/* A dma-buf takes the fence of a job out as a sync file, and in for others. */
static void test_dmabuf_sync_file(void)
{
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);
	uint32_t store = vciv_program_create(fd, &vciv_store);
	struct vciv_gate gate = vciv_gate_create(fd);
	struct vciv_job job;
	int buffer, file, own, other = vciv_open();

	igt_assert_eq(drmPrimeHandleToFD(fd, bo.handle, DRM_CLOEXEC, &buffer), 0);

	/* Out: of a job that waits. */
	vciv_job_store(&job, store, 1, &bo, 30);
	vciv_job_wait(&job, gate.syncobj);
	vciv_submit(fd, &job);
	file = vciv_dmabuf_export_sync_file(buffer);
	igt_assert(!vciv_sync_file_signalled(file));
	vciv_gate_open(fd, &gate);
	igt_assert_eq(vciv_sync_file_wait(file, VCIV_SLACK_NS), 0);
	vciv_assert_vector(&bo, 0, 30);

	/* In: a job waits for what it never heard of. */
	gate = vciv_gate_create(fd);
	own = vciv_syncobj_export(fd, gate.syncobj);
	vciv_dmabuf_import_sync_file(buffer, own);
	close(own);
	vciv_job_store(&job, store, 1, &bo, 40);
	job.submit.signals = (struct drm_vciv_array){};
	vciv_job_signal(&job, vciv_syncobj(fd));
	vciv_submit(fd, &job);
	vciv_check_works(other);
	igt_assert(!vciv_syncobj_signalled(fd, job.signal.handle));
	vciv_assert_vector(&bo, 0, 30);
	vciv_gate_open(fd, &gate);
	igt_assert_eq(vciv_syncobj_wait(fd, job.signal.handle, VCIV_SLACK_NS), 0);
	vciv_assert_vector(&bo, 0, 40);

	drmSyncobjDestroy(fd, job.signal.handle);
	close(other);
	close(buffer);
	vciv_program_destroy(fd, store);
	vciv_bo_destroy(fd, &bo);
}

/* Seqnos belong to control lists, of which there are none yet. */
static void test_wait_seqno(void)
{
	struct drm_vc4_wait_seqno args = { .seqno = 0 };
	uint64_t start;

	do_ioctl(fd, DRM_IOCTL_VC4_WAIT_SEQNO, &args);
	args.seqno = 1;
	do_ioctl_err(fd, DRM_IOCTL_VC4_WAIT_SEQNO, &args, ETIME);
	args.seqno = UINT64_MAX;
	args.timeout_ns = 1;
	do_ioctl_err(fd, DRM_IOCTL_VC4_WAIT_SEQNO, &args, ETIME);

	start = vciv_now_ns();
	args.timeout_ns = 100 * NSEC_PER_MSEC;
	do_ioctl_err(fd, DRM_IOCTL_VC4_WAIT_SEQNO, &args, ETIME);
	igt_assert_lte_u64(90 * NSEC_PER_MSEC, vciv_now_ns() - start);
}

static bool power_write(const char *file, const char *text)
{
	int control = open(file, O_WRONLY);
	bool done = control >= 0 && write(control, text, strlen(text)) == (ssize_t)strlen(text);

	if (control >= 0)
		close(control);

	return done;
}

/* All devices suspend and resume, as far as a machine without firmware can. */
static void suspend(void)
{
	igt_require_f(power_write("/sys/power/pm_test", "devices"), "Takes CONFIG_PM_DEBUG\n");
	igt_assert(power_write("/sys/power/state", "freeze"));
	igt_assert(power_write("/sys/power/pm_test", "none"));
}

static void test_suspend_idle(void)
{
	suspend();
	vciv_check_works(fd);
}

/* One runs and ends by itself, others wait behind it and run after the resume. */
static void test_suspend_busy(bool hang)
{
	int other = vciv_open();
	struct vciv_bo bo = vciv_bo_create(other, BO_SIZE);
	uint32_t store = vciv_program_create(other, &vciv_store);
	uint32_t first = vciv_syncobj(other);
	struct vciv_job job;

	if (hang) {
		vciv_job_hang(&job, vciv_program_create(other, &vciv_hang), HANG_NS);
	} else {
		vciv_job_store(&job, store, 1, &bo, 50);
		job.values[0][STORE_ROUNDS].value = SLOW_ROUNDS;
	}
	vciv_job_signal(&job, first);
	vciv_submit(other, &job);
	for (uint32_t i = 1; i < QUEUED; i++) {
		vciv_job_store(&job, store, 1, &bo, 50 + i);
		job.values[0][STORE_POINTER].value = i * VCIV_VECTOR;
		job.values[0][STORE_ROUNDS].value = SLOW_ROUNDS / 16;
		vciv_submit(other, &job);
	}

	suspend();
	igt_assert_eq(vciv_syncobj_wait(other, first, VCIV_SLACK_NS), hang ? -ETIME : 0);
	igt_assert_eq(vciv_bo_wait(other, bo.handle, UINT64_MAX), 0);
	for (uint32_t i = hang ? 1 : 0; i < QUEUED; i++)
		vciv_assert_vector(&bo, i, 50 + i);
	vciv_check_works(fd);

	vciv_bo_unmap(&bo);
	close(other);
}

/* Who waits in a close, for jobs that run after the resume, keeps nobody awake. */
static void test_suspend_close(void)
{
	struct vciv_job job;
	int busy = vciv_open(), closing[2];
	char byte;

	vciv_job_hang(&job, vciv_program_create(busy, &vciv_hang), LONG_HANG_NS);
	vciv_submit(busy, &job);

	igt_assert_eq(pipe(closing), 0);
	igt_fork(child, 1) {
		int own = vciv_open();
		struct vciv_bo own_bo = vciv_bo_create(own, BO_SIZE);

		vciv_job_store(&job, vciv_program_create(own, &vciv_store), 1, &own_bo, 70);
		vciv_submit(own, &job);
		vciv_bo_unmap(&own_bo);
		igt_assert_eq(write(closing[1], "", 1), 1);
		close(own);
	}
	igt_assert_eq(read(closing[0], &byte, 1), 1);
	usleep(CLOSING_US);

	suspend();
	igt_waitchildren();
	vciv_check_works(fd);

	close(closing[0]);
	close(closing[1]);
	close(busy);
}

igt_main
{
	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
		/* Whatever is allocated once is there now. */
		vciv_check_works(fd);
	}

	igt_describe("A file is closed with jobs running and queued.");
	igt_subtest("close")
		test_close();

	igt_describe("A file is closed with jobs queued, and by nobody.");
	igt_subtest("close-by-kernel")
		test_close_by_kernel();

	igt_describe("A process is killed with jobs running and queued.");
	igt_subtest("kill")
		test_kill();

	igt_describe("A process becomes another program with jobs running and queued.");
	igt_subtest("exec")
		test_exec();

	igt_describe("A child shares its parent's file.");
	igt_subtest("fork")
		test_fork();

	igt_describe("A file is passed to another process.");
	igt_subtest("pass")
		test_pass();

	igt_describe("Sync files outlive the file of their jobs.");
	igt_subtest("sync-file")
		test_sync_file();

	igt_describe("Fences go in and out of a BO by its dma-buf.");
	igt_subtest("dmabuf-sync-file")
		test_dmabuf_sync_file();

	igt_describe("No seqno is ever reached but 0.");
	igt_subtest("wait-seqno")
		test_wait_seqno();

	igt_describe("The system suspends with nothing to do.");
	igt_subtest("suspend-idle")
		test_suspend_idle();

	igt_describe("The system suspends with jobs running and queued.");
	igt_subtest("suspend-busy")
		test_suspend_busy(false);

	igt_describe("The system suspends with a job that hangs.");
	igt_subtest("suspend-hang")
		test_suspend_busy(true);

	igt_describe("The system suspends while a process closes a file with jobs queued.");
	igt_subtest("suspend-close")
		test_suspend_close();

	igt_fixture
		close(fd);
}
