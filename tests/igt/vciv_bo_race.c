// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Several processes do to the same BOs what does not go together.");

#define PAGE 4096
#define SIZE (16 * PAGE)
#define SECONDS 2
#define MAX_ACTORS 4

/* The BO of the moment, for the others; they all share one file. */
static volatile uint32_t *current;

typedef void (*actor)(int fd);

static bool is_one_of(int error, int first, int second, int third)
{
	return error == first || error == second || error == third;
}

static sigjmp_buf bus_jump;

static void on_bus(int signal)
{
	siglongjmp(bus_jump, signal);
}

static void close_handle(int fd, uint32_t handle)
{
	struct drm_gem_close args = { .handle = handle };

	drmIoctl(fd, DRM_IOCTL_GEM_CLOSE, &args);
}

static uint32_t create(int fd)
{
	struct drm_vc4_create_bo args = { .size = SIZE };

	if (drmIoctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args)) {
		igt_assert_eq(errno, ENOMEM);
		return 0;
	}

	return *current = args.handle;
}

/* Whatever happens meanwhile, a mapping shows this BO's memory or SIGBUS. */
static void touch(int fd, uint32_t handle)
{
	struct drm_vc4_mmap_bo args = { .handle = handle };
	volatile uint32_t *words;

	if (drmIoctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args))
		return;
	words = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, args.offset);
	if (words == MAP_FAILED) {
		igt_assert(is_one_of(errno, EINVAL, EACCES, EINVAL));
		return;
	}
	if (!sigsetjmp(bus_jump, 1)) {
		for (int i = 0; i < SIZE / 4; i += PAGE / 4) {
			words[i] = handle;
			if (!i)
				close_handle(fd, handle);
		}
	}
	munmap((void *)words, SIZE);
}

static void act_touch(int fd)
{
	uint32_t handle = create(fd);

	if (handle) {
		touch(fd, handle);
		close_handle(fd, handle);
	}
}

/* Is there before anybody takes all the memory. */
static uint32_t program;

static void act_submit(int fd)
{
	struct vciv_bo bo = { .handle = create(fd) };
	struct vciv_job job;

	if (!bo.handle)
		return;
	vciv_job_store(&job, program, 1, &bo, 1);
	if (drmIoctl(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit))
		igt_assert_f(is_one_of(errno, EINVAL, ENOENT, ENOMEM), "%s\n", strerror(errno));
	close_handle(fd, bo.handle);
}

static void act_madvise(int fd)
{
	struct drm_vc4_gem_madvise args = { .handle = *current, .madv = VC4_MADV_DONTNEED };

	if (drmIoctl(fd, DRM_IOCTL_VC4_GEM_MADVISE, &args))
		igt_assert_eq(errno, ENOENT);
	args.madv = VC4_MADV_WILLNEED;
	drmIoctl(fd, DRM_IOCTL_VC4_GEM_MADVISE, &args);
	args.madv = VC4_MADV_DONTNEED;
	drmIoctl(fd, DRM_IOCTL_VC4_GEM_MADVISE, &args);
}

static void act_export(int fd)
{
	uint32_t handle;
	int dmabuf;

	if (drmPrimeHandleToFD(fd, *current, DRM_CLOEXEC | DRM_RDWR, &dmabuf)) {
		igt_assert(is_one_of(errno, EINVAL, ENOENT, EINVAL));
		return;
	}
	if (!drmPrimeFDToHandle(fd, dmabuf, &handle))
		close_handle(fd, handle);
	close(dmabuf);
}

static void act_close(int fd)
{
	close_handle(fd, *current);
}

/* Most of the memory, all at once. */
static void act_press(int fd)
{
	struct drm_vc4_create_bo args = { .size = 64 << 20 };

	while (args.size > PAGE && drmIoctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args)) {
		igt_assert_eq(errno, ENOMEM);
		args.size /= 2;
	}
	if (args.handle)
		close_handle(fd, args.handle);
}

static void run(int fd, const actor *actors, unsigned int count)
{
	uint64_t end = vciv_now_ns() + SECONDS * NSEC_PER_SEC;

	for (unsigned int i = 0; i < count; i++) {
		igt_fork(child, 1) {
			struct sigaction action = { .sa_handler = on_bus };

			sigaction(SIGBUS, &action, NULL);
			while (vciv_now_ns() < end)
				actors[i](fd);
		}
	}
	igt_waitchildren();
}

static const struct {
	const char *name;
	const char *description;
	actor actors[MAX_ACTORS];
	bool programs;
} races[] = {
	{ "madvise-submit", "A BO is marked and purged while it is submitted.",
	  { act_submit, act_madvise, act_press }, true },
	{ "export-purge", "A BO is exported while it is marked and purged.",
	  { act_touch, act_export, act_madvise, act_press }, false },
	{ "close-fault", "A BO's handle is closed while it is mapped.",
	  { act_touch, act_close }, false },
	{ "purge-fault", "A BO is purged while it is mapped.",
	  { act_touch, act_madvise, act_press, act_press }, false },
};

igt_main
{
	int fd = -1;

	igt_fixture {
		fd = vciv_open();
		current = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			       -1, 0);
		igt_assert(current != MAP_FAILED);
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(races); i++) {
		igt_describe(races[i].description);
		igt_subtest(races[i].name) {
			unsigned int count = 0;
			int own = vciv_open();

			if (races[i].programs) {
				vciv_require_programs(own);
				program = vciv_program_create(own, &vciv_store);
			}
			while (count < MAX_ACTORS && races[i].actors[count])
				count++;
			run(own, races[i].actors, count);
			close(own);
			vciv_require_programs(fd);
			vciv_check_works(fd);
		}
	}

	igt_fixture {
		munmap((void *)current, PAGE);
		close(fd);
	}
}
