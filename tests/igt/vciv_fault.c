// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Every allocation and copy of every ioctl fails, one after the other.");

#define BO_SIZE		4096
#define FAIL_NTH	"/proc/thread-self/fail-nth"
/* More than any of the calls has. */
#define MOST_FAULTS	2000

static int fd = -1, buffer = -1;
static uint32_t store, destroyed, perfmon, destroyed_perfmon, wait_syncobj, signal_syncobj;
static struct vciv_bo bo;

/* What is done with faults, what it takes, and what takes it back when it worked. */
struct call {
	const char *name;
	int (*make)(void);
	void (*undo)(void);
	void (*prepare)(void);
};

static union {
	struct drm_vc4_create_bo create;
	struct drm_vc4_mmap_bo mmap;
	struct drm_vc4_wait_bo wait;
	struct drm_vc4_wait_seqno seqno;
	struct drm_vc4_get_param param;
	struct drm_vciv_program_create program;
	struct drm_vciv_program_destroy destroy;
	struct drm_vciv_program_query contract;
	struct drm_vciv_reset_query query;
	struct drm_vciv_bo_create bo_create;
	struct drm_vciv_bo_sync sync;
	struct drm_vciv_perfmon_get_counter counter;
	struct drm_vc4_label_bo label;
	struct drm_vc4_gem_madvise madvise;
	struct drm_vc4_set_tiling set_tiling;
	struct drm_vc4_get_tiling get_tiling;
	struct drm_vc4_perfmon_create perfmon;
	struct drm_vc4_perfmon_destroy perfmon_destroy;
	struct drm_vciv_perfmon_set_global global;
	struct vciv_job job;
	int file;
} args;

static int make_open(void)
{
	char path[32];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	args.file = open(path, O_RDWR | O_CLOEXEC);

	return args.file < 0 ? -1 : 0;
}

static void undo_file(void)
{
	close(args.file);
}

static int make_create_bo(void)
{
	args.create = (struct drm_vc4_create_bo){ .size = BO_SIZE };

	return ioctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args.create);
}

static void undo_create_bo(void)
{
	igt_assert_eq(drmCloseBufferHandle(fd, args.create.handle), 0);
}

static int make_mmap_bo(void)
{
	args.mmap = (struct drm_vc4_mmap_bo){ .handle = bo.handle };

	return ioctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args.mmap);
}

static int make_wait_bo(void)
{
	args.wait = (struct drm_vc4_wait_bo){ .handle = bo.handle, .timeout_ns = UINT64_MAX };

	return ioctl(fd, DRM_IOCTL_VC4_WAIT_BO, &args.wait);
}

static int make_wait_seqno(void)
{
	args.seqno = (struct drm_vc4_wait_seqno){ .seqno = 0 };

	return ioctl(fd, DRM_IOCTL_VC4_WAIT_SEQNO, &args.seqno);
}

static int make_get_param(void)
{
	args.param = (struct drm_vc4_get_param){ .param = DRM_VCIV_PARAM_VERSION };

	return ioctl(fd, DRM_IOCTL_VC4_GET_PARAM, &args.param);
}

static int make_export(void)
{
	return drmPrimeHandleToFD(fd, bo.handle, DRM_CLOEXEC, &args.file);
}

static int make_import(void)
{
	uint32_t handle;

	return drmPrimeFDToHandle(fd, buffer, &handle);
}

static int make_bo_create(void)
{
	args.bo_create = (struct drm_vciv_bo_create){ .size = BO_SIZE, .flags = DRM_VCIV_BO_CACHED };

	return ioctl(fd, DRM_IOCTL_VCIV_BO_CREATE, &args.bo_create);
}

static void undo_bo_create(void)
{
	igt_assert_eq(drmCloseBufferHandle(fd, args.bo_create.handle), 0);
}

static int make_bo_sync(void)
{
	args.sync = (struct drm_vciv_bo_sync){
		.handle = bo.handle, .flags = DRM_VCIV_BO_SYNC_READ, .size = BO_SIZE,
	};

	return ioctl(fd, DRM_IOCTL_VCIV_BO_SYNC, &args.sync);
}

static int make_label_bo(void)
{
	static const char label[] = "label";

	args.label = (struct drm_vc4_label_bo){
		.handle = bo.handle, .len = sizeof(label), .name = to_user_pointer(label),
	};

	return ioctl(fd, DRM_IOCTL_VC4_LABEL_BO, &args.label);
}

static int make_madvise(void)
{
	args.madvise = (struct drm_vc4_gem_madvise){
		.handle = bo.handle, .madv = VC4_MADV_WILLNEED,
	};

	return ioctl(fd, DRM_IOCTL_VC4_GEM_MADVISE, &args.madvise);
}

static int make_set_tiling(void)
{
	args.set_tiling = (struct drm_vc4_set_tiling){ .handle = bo.handle };

	return ioctl(fd, DRM_IOCTL_VC4_SET_TILING, &args.set_tiling);
}

static int make_get_tiling(void)
{
	args.get_tiling = (struct drm_vc4_get_tiling){ .handle = bo.handle };

	return ioctl(fd, DRM_IOCTL_VC4_GET_TILING, &args.get_tiling);
}

static int make_perfmon_create(void)
{
	args.perfmon = (struct drm_vc4_perfmon_create){ .ncounters = 1 };

	return ioctl(fd, DRM_IOCTL_VC4_PERFMON_CREATE, &args.perfmon);
}

static void undo_perfmon_create(void)
{
	struct drm_vc4_perfmon_destroy destroy = { .id = args.perfmon.id };

	do_ioctl(fd, DRM_IOCTL_VC4_PERFMON_DESTROY, &destroy);
}

static int make_perfmon_values(void)
{
	static uint64_t value;

	return vciv_perfmon_values(fd, perfmon, &value);
}

/* The copy back to the caller may be what failed, after the monitor is gone. */
static void prepare_perfmon_destroy(void)
{
	uint64_t value;

	if (!vciv_perfmon_values(fd, destroyed_perfmon, &value))
		return;

	igt_assert_eq(make_perfmon_create(), 0);
	destroyed_perfmon = args.perfmon.id;
}

static int make_perfmon_destroy(void)
{
	args.perfmon_destroy = (struct drm_vc4_perfmon_destroy){ .id = destroyed_perfmon };

	return ioctl(fd, DRM_IOCTL_VC4_PERFMON_DESTROY, &args.perfmon_destroy);
}

static int set_global(uint32_t flags)
{
	args.global = (struct drm_vciv_perfmon_set_global){ .id = perfmon, .flags = flags };

	return ioctl(fd, DRM_IOCTL_VCIV_PERFMON_SET_GLOBAL, &args.global);
}

static int make_perfmon_global(void)
{
	return set_global(0);
}

static void undo_perfmon_global(void)
{
	igt_assert_eq(set_global(DRM_VCIV_PERFMON_CLEAR_GLOBAL), 0);
}

static int make_perfmon_counter(void)
{
	args.counter = (struct drm_vciv_perfmon_get_counter){ .counter = 1 };

	return ioctl(fd, DRM_IOCTL_VCIV_PERFMON_GET_COUNTER, &args.counter);
}

static int make_program_query(void)
{
	static struct drm_vciv_need needs[STORE_UNIFORMS];

	args.contract = (struct drm_vciv_program_query){
		.handle = store, .needs = vciv_array(needs, STORE_UNIFORMS),
	};

	return ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args.contract);
}

static int make_program_create(void)
{
	args.program = vciv_program_args(&vciv_store);

	return ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args.program);
}

static void undo_program_create(void)
{
	vciv_program_destroy(fd, args.program.handle);
}

/* One that could not be destroyed is there for the next try. */
static void prepare_program_destroy(void)
{
	if (!destroyed)
		destroyed = vciv_program_create(fd, &vciv_store);
}

static int make_program_destroy(void)
{
	args.destroy = (struct drm_vciv_program_destroy){ .handle = destroyed };

	return ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_DESTROY, &args.destroy);
}

static void undo_program_destroy(void)
{
	destroyed = 0;
}

static int make_submit(void)
{
	vciv_job_store(&args.job, store, 2, &bo, 1);
	vciv_job_wait(&args.job, wait_syncobj);
	vciv_job_signal(&args.job, signal_syncobj);
	args.job.signal.flags = DRM_VCIV_SYNC_TIMELINE;
	args.job.signal.point = 1;

	return ioctl(fd, DRM_IOCTL_VCIV_SUBMIT, &args.job.submit);
}

static void undo_submit(void)
{
	igt_assert_eq(vciv_bo_wait(fd, bo.handle, UINT64_MAX), 0);
	vciv_assert_vector(&bo, 1, 1 + VCIV_LANES);
}

static int make_reset_query(void)
{
	args.query = (struct drm_vciv_reset_query){};

	return ioctl(fd, DRM_IOCTL_VCIV_RESET_QUERY, &args.query);
}

static void undo_nothing(void)
{
}

static const struct call calls[] = {
	{ "open", make_open, undo_file },
	{ "get-param", make_get_param, undo_nothing },
	{ "create-bo", make_create_bo, undo_create_bo },
	{ "mmap-bo", make_mmap_bo, undo_nothing },
	{ "wait-bo", make_wait_bo, undo_nothing },
	{ "wait-seqno", make_wait_seqno, undo_nothing },
	{ "export", make_export, undo_file },
	{ "import", make_import, undo_nothing },
	{ "bo-create", make_bo_create, undo_bo_create },
	{ "bo-sync", make_bo_sync, undo_nothing },
	{ "label-bo", make_label_bo, undo_nothing },
	{ "madvise", make_madvise, undo_nothing },
	{ "set-tiling", make_set_tiling, undo_nothing },
	{ "get-tiling", make_get_tiling, undo_nothing },
	{ "perfmon-create", make_perfmon_create, undo_perfmon_create },
	{ "perfmon-values", make_perfmon_values, undo_nothing },
	{ "perfmon-destroy", make_perfmon_destroy, undo_nothing, prepare_perfmon_destroy },
	{ "perfmon-global", make_perfmon_global, undo_perfmon_global },
	{ "perfmon-counter", make_perfmon_counter, undo_nothing },
	{ "program-query", make_program_query, undo_nothing },
	{ "program-create", make_program_create, undo_program_create },
	{ "program-destroy", make_program_destroy, undo_program_destroy, prepare_program_destroy },
	{ "submit", make_submit, undo_submit },
	{ "reset-query", make_reset_query, undo_nothing },
};

static void write_text(const char *path, const char *text)
{
	int file = open(path, O_WRONLY);

	igt_require_f(file >= 0, "Takes %s\n", path);
	igt_assert_eq(write(file, text, strlen(text)), strlen(text));
	close(file);
}

/*
 * Keeps the GPU awake, or lets it sleep again. ACPI gives up for ever on a device
 * whose power it could not switch on, so that must not be where the fault is.
 */
static void set_power(const char *control)
{
	char path[64];

	vciv_sysfs_path(fd, "power/control", path, sizeof(path));
	write_text(path, control);
}

/* Faults where memory can be waited for, too, and of single pages. */
static void enable_faults(void)
{
	write_text("/sys/kernel/debug/failslab/ignore-gfp-wait", "N");
	write_text("/sys/kernel/debug/fail_page_alloc/ignore-gfp-wait", "N");
	write_text("/sys/kernel/debug/fail_page_alloc/ignore-gfp-highmem", "N");
	write_text("/sys/kernel/debug/fail_page_alloc/min-order", "0");
	write_text("/sys/kernel/debug/failslab/verbose", "0");
	write_text("/sys/kernel/debug/fail_page_alloc/verbose", "0");
	write_text("/sys/kernel/debug/fail_usercopy/verbose", "0");
}

/* Reading and writing the file are among what can fail, but just once. */
static bool read_faults_left(int file, int *left)
{
	char text[16];
	ssize_t length = pread(file, text, sizeof(text) - 1, 0);

	if (length <= 0)
		return false;
	text[length] = '\0';
	*left = atoi(text);

	return true;
}

/* Lets the nth thing that can fail do so. Returns whether there was one in the call. */
static bool make_with_fault(const struct call *call, int nth, int *error)
{
	int file, left;
	char text[16];
	ssize_t length;
	bool hit;

	if (call->prepare)
		call->prepare();
	file = open(FAIL_NTH, O_RDWR);
	igt_assert_fd(file);
	length = snprintf(text, sizeof(text), "%d", nth);
	igt_assert_eq(pwrite(file, text, length, 0), length);
	*error = call->make() ? errno : 0;

	hit = read_faults_left(file, &left) && left == 0;
	if (pwrite(file, "0", 1, 0) != 1)
		igt_assert_eq(pwrite(file, "0", 1, 0), 1);
	close(file);

	return hit;
}

static void test_call(const struct call *call)
{
	int error, nth, failed = 0;

	for (nth = 1; nth < MOST_FAULTS && make_with_fault(call, nth, &error); nth++) {
		igt_assert_f(error == 0 || error == ENOMEM || error == EFAULT,
			     "fault %d: %s\n", nth, strerror(error));
		if (error)
			failed++;
		else
			call->undo();
	}
	igt_assert_f(nth < MOST_FAULTS, "there is no end of faults\n");
	igt_assert_eq(error, 0);
	call->undo();
	igt_info("%s: %d faults, %d calls failed\n", call->name, nth - 1, failed);

	vciv_check_works(fd);
}

igt_main
{
	long memory = 0;

	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
		igt_require_f(!access(FAIL_NTH, W_OK), "Takes CONFIG_FAULT_INJECTION\n");
		vciv_check_works(fd);
		memory = vciv_cma_free();

		store = vciv_program_create(fd, &vciv_store);
		bo = vciv_bo_create(fd, BO_SIZE);
		igt_assert_eq(drmPrimeHandleToFD(fd, bo.handle, DRM_CLOEXEC, &buffer), 0);
		igt_assert_eq(make_perfmon_create(), 0);
		perfmon = args.perfmon.id;
		wait_syncobj = vciv_syncobj(fd);
		signal_syncobj = vciv_syncobj(fd);
		igt_assert_eq(drmSyncobjSignal(fd, &wait_syncobj, 1), 0);
		enable_faults();
		set_power("on");
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(calls); i++) {
		igt_describe("Each fault is told, and leaves nothing behind.");
		igt_subtest_f("%s", calls[i].name)
			test_call(&calls[i]);
	}

	igt_fixture {
		set_power("auto");
		close(buffer);
		vciv_bo_destroy(fd, &bo);
		vciv_program_destroy(fd, store);
		vciv_wait_for_memory(memory);
		close(fd);
	}
}
