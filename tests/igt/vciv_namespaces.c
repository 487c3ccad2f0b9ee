// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("The node in containers: a client is an open file, whoever has it.");

#define CLIENTS		4
#define BO_SIZE		4096
#define JOBS		8
#define MEETING_NS	(60 * NSEC_PER_SEC)
#define ALL_NAMESPACES	(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET)

/* What the clients share: each waits here until all are there. */
struct meeting {
	atomic_int there;
	atomic_int met;
	uint64_t client_id[CLIENTS];
};

static struct meeting *meeting_create(void)
{
	struct meeting *meeting = mmap(NULL, sizeof(*meeting), PROT_READ | PROT_WRITE,
				       MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	igt_assert(meeting != MAP_FAILED);

	return meeting;
}

static void meet(struct meeting *meeting)
{
	uint64_t end = vciv_now_ns() + MEETING_NS;

	if (atomic_fetch_add(&meeting->there, 1) + 1 == CLIENTS)
		atomic_store(&meeting->met, 1);
	/* Namespaces of the network take seconds to make, in machines that are slow. */
	while (!atomic_load(&meeting->met)) {
		igt_assert(vciv_now_ns() < end);
		usleep(1000);
	}
}

static void write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	igt_assert_fd(fd);
	igt_assert_eq(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

/* Who has no number in a namespace of users can create no file there. */
static void map_ids(uid_t uid, gid_t gid)
{
	char text[32];

	snprintf(text, sizeof(text), "0 %u 1", uid);
	write_text("/proc/thread-self/uid_map", text);
	write_text("/proc/thread-self/setgroups", "deny");
	snprintf(text, sizeof(text), "0 %u 1", gid);
	write_text("/proc/thread-self/gid_map", text);
}

/* Becomes the first process of the namespaces, if one for processes is among them. */
static void enter(int namespaces)
{
	uid_t uid = geteuid();
	gid_t gid = getegid();
	int status;
	pid_t pid;

	igt_assert_f(unshare(namespaces) == 0, "%s\n", strerror(errno));
	if (namespaces & CLONE_NEWUSER)
		map_ids(uid, gid);
	pid = fork();
	igt_assert(pid >= 0);
	if (!pid)
		return;

	igt_assert(waitpid(pid, &status, 0) == pid);
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : IGT_EXIT_FAILURE);
}

static bool can_enter(int namespaces)
{
	pid_t pid = fork();
	int status;

	if (!pid)
		_exit(unshare(namespaces) != 0);
	igt_assert(waitpid(pid, &status, 0) == pid);

	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static uint64_t client_id(int fd)
{
	char path[64], line[128];
	uint64_t id = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/thread-self/fdinfo/%d", fd);
	file = fopen(path, "r");
	igt_assert(file);
	while (fgets(line, sizeof(line), file))
		if (!strncmp(line, "drm-client-id:", 14))
			id = strtoull(line + 14, NULL, 10);
	fclose(file);
	igt_assert(id);

	return id;
}

static void run_jobs(int fd, uint32_t number)
{
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct vciv_job job;

	for (uint32_t i = 0; i < JOBS; i++) {
		vciv_job_store(&job, program, 2, &bo, number + i);
		igt_assert_eq(vciv_run(fd, &job), 0);
		vciv_assert_vector(&bo, 0, number + i);
		vciv_assert_vector(&bo, 1, number + i + VCIV_LANES);
	}
	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

/* A node of one's own: what a container's runtime does. */
static int open_in_mount_namespace(void)
{
	int fd = vciv_open(), file;
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);

	igt_assert_eq(mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL), 0);
	igt_assert_eq(mount("none", "/mnt", "tmpfs", 0, NULL), 0);
	file = open("/mnt/gpu", O_CREAT | O_WRONLY, 0600);
	igt_assert_fd(file);
	close(file);
	igt_assert_eq(mount(path, "/mnt/gpu", NULL, MS_BIND, NULL), 0);
	close(fd);

	fd = open("/mnt/gpu", O_RDWR | O_CLOEXEC);
	igt_assert_fd(fd);

	return fd;
}

static void test_client(int namespaces, struct meeting *meeting, int number)
{
	int fd;

	enter(namespaces);
	if (namespaces & CLONE_NEWPID)
		igt_assert_eq(getpid(), 1);
	fd = namespaces & CLONE_NEWNS ? open_in_mount_namespace() : vciv_open();

	/* All have the node open when the first job runs, and still when the last one does. */
	meeting->client_id[number] = client_id(fd);
	meet(meeting);
	run_jobs(fd, 1000 * number);
	_exit(IGT_EXIT_SUCCESS);
}

static void test_clients(int namespaces)
{
	struct meeting *meeting = meeting_create();

	igt_require_f(can_enter(namespaces), "Takes namespaces, and the right to make them\n");
	igt_fork(child, CLIENTS)
		test_client(namespaces, meeting, child);
	igt_waitchildren();

	for (int i = 0; i < CLIENTS; i++)
		for (int j = 0; j < i; j++)
			igt_assert(meeting->client_id[i] != meeting->client_id[j]);
	munmap(meeting, sizeof(*meeting));
}

static void make_pair(int pair[2])
{
	igt_assert_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
}

/* The file is the client, with all of its handles: whoever has it may use them. */
static void test_pass_device(void)
{
	int fd = vciv_open(), pair[2];
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);
	uint32_t program = vciv_program_create(fd, &vciv_store);

	make_pair(pair);
	igt_fork(child, 1) {
		struct vciv_job job;
		int received;

		enter(ALL_NAMESPACES);
		received = vciv_receive_fd(pair[1]);
		vciv_job_store(&job, program, 1, &bo, 77);
		igt_assert_eq(vciv_run(received, &job), 0);
		_exit(IGT_EXIT_SUCCESS);
	}
	vciv_send_fd(pair[0], fd);
	igt_waitchildren();
	vciv_assert_vector(&bo, 0, 77);

	close(pair[0]);
	close(pair[1]);
	close(fd);
}

static uint32_t import(int fd, int dmabuf)
{
	uint32_t handle;

	igt_assert_eq(drmPrimeFDToHandle(fd, dmabuf, &handle), 0);
	close(dmabuf);

	return handle;
}

/* A buffer goes in, the fence of the job that writes to it comes out. */
static void store_into_received(int socket)
{
	int fd = vciv_open(), file;
	uint32_t syncobj = vciv_syncobj(fd);
	struct vciv_bo bo = { .size = BO_SIZE };
	struct vciv_job job;

	bo.handle = import(fd, vciv_receive_fd(socket));
	vciv_job_store(&job, vciv_program_create(fd, &vciv_store), 1, &bo, 123);
	vciv_job_signal(&job, syncobj);
	vciv_submit(fd, &job);
	file = vciv_syncobj_export(fd, syncobj);
	vciv_send_fd(socket, file);
}

static void test_pass_buffer_and_fence(void)
{
	int fd = vciv_open(), pair[2], dmabuf;
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);

	make_pair(pair);
	igt_fork(child, 1) {
		enter(ALL_NAMESPACES);
		store_into_received(pair[1]);
		_exit(IGT_EXIT_SUCCESS);
	}
	igt_assert_eq(drmPrimeHandleToFD(fd, bo.handle, DRM_CLOEXEC, &dmabuf), 0);
	vciv_send_fd(pair[0], dmabuf);
	close(dmabuf);

	igt_assert_eq(vciv_sync_file_wait(vciv_receive_fd(pair[0]), VCIV_SLACK_NS), 0);
	vciv_assert_vector(&bo, 0, 123);
	igt_waitchildren();

	close(pair[0]);
	close(pair[1]);
	close(fd);
}

igt_main
{
	igt_fixture {
		int fd = vciv_open();

		vciv_require_programs(fd);
		close(fd);
	}

	igt_describe("Clients that all are process 1.");
	igt_subtest("pid")
		test_clients(CLONE_NEWPID);
	igt_describe("Clients that have no name among our users, and no capability here.");
	igt_subtest("user")
		test_clients(CLONE_NEWUSER);
	igt_describe("Clients that each have a file system with a node of their own.");
	igt_subtest("mount")
		test_clients(CLONE_NEWNS);
	igt_describe("Clients without a network.");
	igt_subtest("net")
		test_clients(CLONE_NEWNET);
	igt_describe("All of that, as in containers.");
	igt_subtest("all")
		test_clients(ALL_NAMESPACES);

	igt_subtest("pass-device") {
		igt_require(can_enter(ALL_NAMESPACES));
		test_pass_device();
	}
	igt_subtest("pass-buffer-and-fence") {
		igt_require(can_enter(ALL_NAMESPACES));
		test_pass_buffer_and_fence();
	}
}
