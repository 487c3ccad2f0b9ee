// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("The driver is unbound while files, mappings and jobs are alive.");

#define DRIVER "/sys/bus/platform/drivers/vciv/"
#define BROKEN_RESET "/sys/module/vciv_test_reset/parameters/broken"
#define BO_SIZE (64 * 4096)
#define NODE_NS (5 * NSEC_PER_SEC)

/* As the driver core knows it. */
static char device[NAME_MAX];

static void find_device(int fd)
{
	char link[64], path[PATH_MAX];
	struct stat stat;

	igt_assert_eq(fstat(fd, &stat), 0);
	snprintf(link, sizeof(link), "/sys/dev/char/%u:%u/device",
		 major(stat.st_rdev), minor(stat.st_rdev));
	igt_assert(realpath(link, path));
	snprintf(device, sizeof(device), "%s", basename(path));
}

/* Returns 0 or what the write failed with. */
static int write_device_to(const char *file)
{
	int fd = open(file, O_WRONLY);
	int ret;

	igt_assert_fd(fd);
	ret = write(fd, device, strlen(device)) < 0 ? errno : 0;
	close(fd);

	return ret;
}

static void unbind_driver(void)
{
	igt_assert_eq(write_device_to(DRIVER "unbind"), 0);
}

/* Some systems remove and make device nodes later, in the background. */
static void wait_for_node(void)
{
	uint64_t end = vciv_now_ns() + NODE_NS;
	int fd;

	do {
		usleep(10000);
		fd = vciv_try_open();
	} while (fd < 0 && vciv_now_ns() < end);

	igt_assert_f(fd >= 0, "no render node after bind\n");
	close(fd);
}

static void bind_driver(void)
{
	igt_assert_eq(write_device_to(DRIVER "bind"), 0);
	wait_for_node();
}

/* Every ioctl of a file whose device is gone. */
static void assert_gone(int fd)
{
	struct drm_vc4_get_param param = { .param = DRM_VCIV_PARAM_VERSION };
	struct drm_vc4_create_bo bo = { .size = 4096 };
	struct drm_vciv_program_create program = vciv_program_args(&vciv_hang);

	do_ioctl_err(fd, DRM_IOCTL_VC4_GET_PARAM, &param, ENODEV);
	do_ioctl_err(fd, DRM_IOCTL_VC4_CREATE_BO, &bo, ENODEV);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &program, ENODEV);
}

static void check_rebound(void)
{
	int fd = vciv_open();

	vciv_check_works(fd);
	close(fd);
}

static void fill(const struct vciv_bo *bo)
{
	for (uint32_t i = 0; i < bo->size / 4; i++)
		bo->words[i] = i;
}

static void assert_filled(const struct vciv_bo *bo)
{
	for (uint32_t i = 0; i < bo->size / 4; i++)
		igt_assert_eq_u32(bo->words[i], i);
}

static void test_idle(void)
{
	unbind_driver();
	bind_driver();
	check_rebound();
}

/* Memory of before is still memory, and is given back after the device is gone. */
static void test_open(bool rebind_first)
{
	int fd = vciv_open();
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);

	vciv_program_create(fd, &vciv_store);
	fill(&bo);

	unbind_driver();
	assert_gone(fd);
	assert_filled(&bo);
	if (rebind_first) {
		bind_driver();
		check_rebound();
		assert_gone(fd);
	}

	vciv_bo_unmap(&bo);
	close(fd);
	if (!rebind_first)
		bind_driver();
	check_rebound();
}

static void test_mapping_alone(void)
{
	int fd = vciv_open();
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);

	fill(&bo);
	close(fd);
	unbind_driver();
	assert_filled(&bo);
	bind_driver();
	check_rebound();
	assert_filled(&bo);
	vciv_bo_unmap(&bo);
}

static void test_job(void)
{
	int fd = vciv_open();
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);
	uint32_t running = vciv_syncobj(fd), queued = vciv_syncobj(fd);
	int running_file, queued_file;
	struct vciv_job job;

	vciv_job_hang(&job, vciv_program_create(fd, &vciv_hang), 0);
	job.bos[0] = (struct drm_vciv_submit_bo){ bo.handle, DRM_VCIV_ACCESS_WRITE };
	job.submit.bos = vciv_array(job.bos, 1);
	vciv_job_signal(&job, running);
	vciv_submit(fd, &job);
	running_file = vciv_syncobj_export(fd, running);

	vciv_job_store(&job, vciv_program_create(fd, &vciv_store), 1, &bo, 1);
	vciv_job_signal(&job, queued);
	vciv_submit(fd, &job);
	queued_file = vciv_syncobj_export(fd, queued);

	unbind_driver();
	igt_assert_eq(vciv_sync_file_wait(running_file, VCIV_SLACK_NS), -ENODEV);
	igt_assert_eq(vciv_sync_file_wait(queued_file, VCIV_SLACK_NS), -ENODEV);
	assert_gone(fd);
	igt_assert_eq_u32(bo.words[0], 0);

	vciv_bo_unmap(&bo);
	close(fd);
	bind_driver();
	check_rebound();
}

static bool reset_set_broken(bool broken)
{
	int fd = open(BROKEN_RESET, O_WRONLY);
	bool done = fd >= 0 && write(fd, broken ? "1" : "0", 1) == 1;

	close(fd);

	return done;
}

/* The job that hung goes on meanwhile: its BO stays what it is. */
static void test_wedged(void)
{
	struct drm_vciv_reset_query query = {};
	int fd = vciv_open(), events = vciv_uevent_open();
	uint32_t hang = vciv_program_create(fd, &vciv_hang);
	struct vciv_job job;

	igt_require_f(reset_set_broken(true), "Takes a reset line that can be broken\n");
	vciv_job_hang(&job, hang, NSEC_PER_MSEC);
	igt_assert_eq(vciv_run(fd, &job), -ETIME);
	reset_set_broken(false);
	vciv_uevent_expect(events, "WEDGED=rebind", "TASK=vciv_unbind");
	close(events);

	do_ioctl(fd, DRM_IOCTL_VCIV_RESET_QUERY, &query);
	igt_assert_eq_u64(query.status, DRM_VCIV_RESET_WEDGED);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EIO);

	unbind_driver();
	bind_driver();
	check_rebound();
	close(fd);
}

static bool parameter_set(void)
{
	char value = 'N';
	int fd = open("/sys/module/vciv/parameters/allow_unverified", O_RDONLY);

	if (fd >= 0) {
		igt_assert_eq(read(fd, &value, 1), 1);
		close(fd);
	}

	return value == 'Y';
}

/* A job keeps the module, and its fence needs neither file, device nor module. */
static void test_module(void)
{
	bool unverified = parameter_set();
	int fd = vciv_open(), file;
	uint32_t syncobj = vciv_syncobj(fd);
	struct vciv_job job;
	uint64_t end;
	int status;

	igt_require_f(!access("/sbin/rmmod", X_OK) && !access("/sbin/modprobe", X_OK),
		      "Takes rmmod and modprobe\n");
	vciv_job_hang(&job, vciv_program_create(fd, &vciv_hang), 500 * NSEC_PER_MSEC);
	vciv_job_signal(&job, syncobj);
	vciv_submit(fd, &job);
	file = vciv_syncobj_export(fd, syncobj);
	close(fd);

	igt_assert(system("rmmod vciv 2>/dev/null"));
	igt_assert(!vciv_sync_file_signalled(file));
	for (end = vciv_now_ns() + VCIV_SLACK_NS; system("rmmod vciv 2>/dev/null"); usleep(10000))
		igt_assert(vciv_now_ns() < end);

	status = vciv_sync_file_wait(file, 0);
	igt_assert_eq(system(unverified ? "modprobe vciv allow_unverified=1" :
					  "modprobe vciv"), 0);
	wait_for_node();
	igt_assert_eq(status, -ETIME);
	check_rebound();
}

static void test_repeated(void)
{
	for (int i = 0; i < 10; i++)
		test_idle();
}

igt_main
{
	igt_fixture {
		int fd = vciv_open();

		igt_require(geteuid() == 0);
		vciv_require_programs(fd);
		find_device(fd);
		close(fd);
	}

	igt_describe("Nobody has the device open.");
	igt_subtest("idle")
		test_idle();

	igt_describe("Again and again.");
	igt_subtest("repeated")
		test_repeated();

	igt_describe("A file, a mapping and a program live on, and go before the next bind.");
	igt_subtest("open")
		test_open(false);

	igt_describe("A file, a mapping and a program live on, and go after the next bind.");
	igt_subtest("open-rebind")
		test_open(true);

	igt_describe("Only a mapping lives on.");
	igt_subtest("mapping")
		test_mapping_alone();

	igt_describe("A job that hangs, and one behind it, end with ENODEV.");
	igt_subtest("job")
		test_job();

	igt_describe("The module is unloaded while a sync file of a job is alive.");
	igt_subtest("module")
		test_module();

	igt_describe("A device that a reset did not help works when it is bound anew.");
	igt_subtest("wedged")
		test_wedged();

	/* A subtest that failed in the middle may have left the device unbound. */
	igt_fixture
		write_device_to(DRIVER "bind");
}
