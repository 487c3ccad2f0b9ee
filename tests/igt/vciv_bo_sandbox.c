// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <linux/dma-buf.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("A process that may do next to nothing paints into a buffer that it was given.");

#define SIZE 4096

/* Where the painter failed, for want of a way to say more. */
enum {
	PAINTED, NO_FILTER, NO_DMABUF, NO_MAP, NO_START, NO_END, MAPPED_MORE, OPENED_DEVICE,
	USED_IOCTL, HAD_FILE,
};

#define ALLOW(number) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), \
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* Receive a file, map it, sync it, and end. */
static const struct sock_filter filter[] = {
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	ALLOW(__NR_recvmsg),
#ifdef __NR_socketcall
	ALLOW(__NR_socketcall),
#endif
#ifdef __NR_mmap2
	ALLOW(__NR_mmap2),
#else
	ALLOW(__NR_mmap),
#endif
	ALLOW(__NR_munmap),
	ALLOW(__NR_exit_group),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_ioctl, 0, 3),
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)DMA_BUF_IOCTL_SYNC, 0, 1),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
};

static bool enter_sandbox(void)
{
	struct sock_fprog program = {
		.len = ARRAY_SIZE(filter),
		.filter = (struct sock_filter *)filter,
	};

	return !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) &&
	       !prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* All that is within reach of the painter, tried. */
static int reach_out(int socket, int dmabuf)
{
	struct drm_vc4_create_bo args = { .size = SIZE };

	if (mmap(NULL, SIZE, PROT_READ, MAP_SHARED, dmabuf, SIZE) != MAP_FAILED)
		return MAPPED_MORE;
	if (syscall(__NR_openat, AT_FDCWD, "/dev/dri/renderD128", O_RDWR) >= 0)
		return OPENED_DEVICE;
	/* Of the files that there were before, none is left to be used. */
	for (int file = 0; file < 64; file++) {
		if (file == socket || file == dmabuf)
			continue;
		if (!ioctl(file, DRM_IOCTL_VC4_CREATE_BO, &args))
			return USED_IOCTL;
		if (mmap(NULL, SIZE, PROT_READ, MAP_SHARED, file, 0) != MAP_FAILED ||
		    errno != EBADF)
			return HAD_FILE;
	}

	return PAINTED;
}

static int paint(int socket)
{
	struct dma_buf_sync start = { .flags = DMA_BUF_SYNC_START | DMA_BUF_SYNC_WRITE };
	struct dma_buf_sync end = { .flags = DMA_BUF_SYNC_END | DMA_BUF_SYNC_WRITE };
	volatile uint32_t *words;
	int dmabuf;

	if (!enter_sandbox())
		return NO_FILTER;

	dmabuf = vciv_receive_fd(socket);
	if (dmabuf < 0)
		return NO_DMABUF;
	words = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, dmabuf, 0);
	if (words == MAP_FAILED)
		return NO_MAP;

	if (ioctl(dmabuf, DMA_BUF_IOCTL_SYNC, &start))
		return NO_START;
	for (uint32_t i = 0; i < SIZE / 4; i++)
		words[i] = 100 + i;
	if (ioctl(dmabuf, DMA_BUF_IOCTL_SYNC, &end))
		return NO_END;

	return reach_out(socket, dmabuf);
}

/* Forked before there is any BO, so that it inherits none. */
static pid_t start_painter(int *socket)
{
	int sockets[2];
	pid_t pid;

	igt_require_f(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sockets) == 0, "Takes sockets\n");
	fflush(stdout);
	pid = fork();
	igt_assert(pid >= 0);
	if (!pid) {
		if (dup2(sockets[1], 0) != 0 || syscall(__NR_close_range, 1, ~0u, 0))
			_exit(HAD_FILE);
		_exit(paint(0));
	}
	close(sockets[1]);
	*socket = sockets[0];

	return pid;
}

static void test_painter(int fd)
{
	uint32_t program = vciv_program_create(fd, &vciv_increment);
	struct vciv_bo secret, canvas, result;
	int socket, dmabuf, status;
	struct vciv_job job;
	pid_t pid;

	pid = start_painter(&socket);
	secret = vciv_bo_create(fd, SIZE);
	canvas = vciv_bo_create_cached(fd, SIZE);
	result = vciv_bo_create(fd, SIZE);
	secret.words[0] = 0x5ec12e7;
	igt_assert_eq(drmPrimeHandleToFD(fd, canvas.handle, DRM_CLOEXEC | DRM_RDWR, &dmabuf), 0);
	vciv_send_fd(socket, dmabuf);
	close(dmabuf);

	igt_assert_eq(waitpid(pid, &status, 0), pid);
	igt_assert(WIFEXITED(status));
	igt_require_f(WEXITSTATUS(status) != NO_FILTER, "Takes seccomp\n");
	igt_assert_eq(WEXITSTATUS(status), PAINTED);

	vciv_job_increment(&job, program, &canvas, &result);
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_assert_vector(&result, 0, 101);
	igt_assert_eq_u32(secret.words[0], 0x5ec12e7);

	close(socket);
	vciv_bo_destroy(fd, &result);
	vciv_bo_destroy(fd, &canvas);
	vciv_bo_destroy(fd, &secret);
	vciv_program_destroy(fd, program);
}

igt_main
{
	int fd = -1;

	igt_fixture
		fd = vciv_open();

	igt_describe("It maps, brackets with SYNC and paints; the GPU reads it; nothing else is in reach.");
	igt_subtest("paint") {
		vciv_require_programs(fd);
		test_painter(fd);
	}

	igt_fixture
		close(fd);
}
