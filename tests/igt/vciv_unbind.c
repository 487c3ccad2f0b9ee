// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>

#include "igt.h"
#include "vciv_binding.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("The driver is unbound while files, mappings and jobs are alive.");

#define BROKEN_RESET "/sys/module/vciv_test_reset/parameters/broken"
#define BO_SIZE (64 * 4096)
/* So many times the most instances are the most uniforms of a submit. */
#define LARGE_UNIFORMS (DRM_VCIV_MAX_SUBMIT_UNIFORMS / DRM_VCIV_MAX_SUBMIT_INSTANCES)

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
	vciv_unbind();
	vciv_bind();
	check_rebound();
}

/* Memory of before is still memory, and is given back after the device is gone. */
static void test_open(bool rebind_first)
{
	int fd = vciv_open();
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);

	vciv_program_create(fd, &vciv_store);
	fill(&bo);

	vciv_unbind();
	assert_gone(fd);
	assert_filled(&bo);
	if (rebind_first) {
		vciv_bind();
		check_rebound();
		assert_gone(fd);
	}

	vciv_bo_unmap(&bo);
	close(fd);
	if (!rebind_first)
		vciv_bind();
	check_rebound();
}

static void test_mapping_alone(void)
{
	int fd = vciv_open();
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);

	fill(&bo);
	close(fd);
	vciv_unbind();
	assert_filled(&bo);
	vciv_bind();
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

	vciv_unbind();
	igt_assert_eq(vciv_sync_file_wait(running_file, VCIV_SLACK_NS), -ENODEV);
	igt_assert_eq(vciv_sync_file_wait(queued_file, VCIV_SLACK_NS), -ENODEV);
	assert_gone(fd);
	igt_assert_eq_u32(bo.words[0], 0);

	vciv_bo_unmap(&bo);
	close(fd);
	vciv_bind();
	check_rebound();
}

static bool reset_set_broken(bool broken)
{
	int fd = open(BROKEN_RESET, O_WRONLY);
	bool done = fd >= 0 && write(fd, broken ? "1" : "0", 1) == 1;

	close(fd);

	return done;
}

/* A job that hangs, with so many uniforms that there is no room for a second one. */
static void job_hang_large(struct vciv_job *job, int fd)
{
	struct drm_vciv_uniform uniforms[LARGE_UNIFORMS];
	struct vciv_code code = vciv_hang;

	for (uint32_t i = 0; i < LARGE_UNIFORMS; i++)
		uniforms[i] = (struct drm_vciv_uniform){
			.kind = DRM_VCIV_UNIFORM_INSTANCE,
			.max = UINT32_MAX,
		};
	code.uniforms = uniforms;
	code.num_uniforms = LARGE_UNIFORMS;
	vciv_job_hang(job, vciv_program_create(fd, &code), NSEC_PER_MSEC);
	job->dispatch.instances = DRM_VCIV_MAX_SUBMIT_INSTANCES;
}

/*
 * The job that hung goes on meanwhile: its BO stays what it is, and who submits does
 * not wait for it to end.
 */
static void test_wedged(void)
{
	struct drm_vciv_reset_query query = {};
	int fd = vciv_open(), events = vciv_uevent_open();
	struct vciv_job job;

	igt_require_f(reset_set_broken(true), "Takes a reset line that can be broken\n");
	job_hang_large(&job, fd);
	igt_assert_eq(vciv_run(fd, &job), -ETIME);
	reset_set_broken(false);
	vciv_uevent_expect(events, "WEDGED=rebind", "TASK=vciv_unbind");
	close(events);

	do_ioctl(fd, DRM_IOCTL_VCIV_RESET_QUERY, &query);
	igt_assert_eq_u64(query.status, DRM_VCIV_RESET_WEDGED);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EIO);

	vciv_unbind();
	vciv_bind();
	check_rebound();
	close(fd);
}

/* A job keeps the module, and its fence needs neither file, device nor module. */
static void test_module(void)
{
	int fd = vciv_open(), file;
	uint32_t syncobj = vciv_syncobj(fd);
	struct vciv_job job;
	int status;

	vciv_module_require();
	/* Of which rmmod takes its part. */
	vciv_job_hang(&job, vciv_program_create(fd, &vciv_hang), 5 * NSEC_PER_SEC);
	vciv_job_signal(&job, syncobj);
	vciv_submit(fd, &job);
	file = vciv_syncobj_export(fd, syncobj);
	close(fd);

	igt_assert(!vciv_module_unload());
	igt_assert(!vciv_sync_file_signalled(file));
	vciv_module_unload_soon();

	status = vciv_sync_file_wait(file, 0);
	vciv_module_load();
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
		vciv_binding_find(fd);
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
		vciv_bind_again();
}
