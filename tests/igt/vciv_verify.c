// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Programs are proven safe, and then anybody may run them.");

#define LOG_SIZE	1024
/* For verifications to be killed: less than they would take. */
#define KILLED_NS	(5 * NSEC_PER_SEC)
#define UNPRIVILEGED	"/sys/module/vciv/parameters/unprivileged"

/* A program that is rejected, and the reason that its log has to give. */
struct reject {
	const char *reason;
	const uint64_t *code;
	uint32_t num_words;
	const struct drm_vciv_uniform *uniforms;
	uint32_t num_uniforms;
	uint32_t record;
	const uint32_t *values;
	uint32_t num_values;
};

#include "vciv_rejects.h"

static struct drm_vciv_program_create reject_args(const struct reject *reject)
{
	const struct vciv_code code = {
		.words = reject->code,
		.num_words = reject->num_words,
		.uniforms = reject->uniforms,
		.num_uniforms = reject->num_uniforms,
		.record = reject->record,
		.values = reject->values,
		.num_values = reject->num_values,
	};

	return vciv_program_args(&code);
}

static void test_reject(int fd, const struct reject *reject)
{
	struct drm_vciv_program_create args = reject_args(reject);
	char log[LOG_SIZE], tag[64];

	memset(log, 0x5a, sizeof(log));
	snprintf(tag, sizeof(tag), "[%s]\n", reject->reason);
	args.log = to_user_pointer(log);
	args.log_size = sizeof(log);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args, EACCES);
	igt_assert(memchr(log, 0, sizeof(log)));
	igt_assert_f(strstr(log, tag), "the log is: %s\n", log);
	igt_assert_eq_u32(args.log_length, strlen(log));
	igt_assert_eq_u32(args.handle, 0);
}

/* QPU instructions, of which there is no assembler here. */
#define NOP		0x100009e7009e7000ULL
#define THREND		0x300009e7009e7000ULL
#define LOAD_R0_0	0xe002082700000000ULL	/* ldi r0, 0 */
#define INCREMENT_R0	0xd00228270c9c11c0ULL	/* add.setf r0, r0, 1 */
#define READ_R0		0x1002282715827d80ULL	/* mov.setf r0, unif */
#define INCREMENT_R3	0xd00208e70c9c17c0ULL	/* add r3, r3, 1 */
#define LOAD_R3_0	0xe00208e700000000ULL	/* ldi r3, 0 */
/* brr, and brr.anyz: by so many words from the fourth after it. */
#define BRANCH(words)	(0xf0f809e700000000ULL | (uint32_t)((words) * 8))
#define BRANCH_Z(words)	(0xf02809e700000000ULL | (uint32_t)((words) * 8))

static uint32_t add_branch(uint64_t *code, uint32_t at, uint64_t branch)
{
	code[at] = branch;
	for (uint32_t i = 1; i <= 3; i++)
		code[at + i] = NOP;

	return at + 4;
}

static uint32_t add_end(uint64_t *code, uint32_t at)
{
	code[at] = THREND;
	code[at + 1] = NOP;
	code[at + 2] = NOP;

	return at + 3;
}

/* A loop whose count is known, so that it is run, and which does not end. */
static uint32_t count_for_ever(uint64_t *code)
{
	uint32_t n = 0;

	code[n++] = LOAD_R0_0;
	code[n++] = INCREMENT_R0;
	n = add_branch(code, n, BRANCH(-5));

	return add_end(code, n);
}

static void test_too_many_steps(int fd)
{
	uint64_t code[16];
	const struct reject reject = {
		.reason = "too-many-steps",
		.code = code,
		.num_words = count_for_ever(code),
	};

	test_reject(fd, &reject);
}

/* From many places to one, each time with something else in r3. */
static void test_too_many_states(int fd)
{
	static const struct drm_vciv_uniform uniform = {
		.kind = DRM_VCIV_UNIFORM_SCALAR, .max = UINT32_MAX, .align = 1,
	};
	static uint64_t code[2048];
	struct reject reject = {
		.reason = "too-many-states",
		.code = code,
		.uniforms = &uniform,
		.num_uniforms = 1,
	};
	uint32_t n = 0, start;

	code[n++] = READ_R0;
	code[n++] = LOAD_R3_0;
	start = n;
	for (uint32_t i = 0; i < 300; i++) {
		code[n++] = INCREMENT_R3;
		n = add_branch(code, n, BRANCH_Z((int32_t)start - (int32_t)(n + 4)));
	}
	reject.num_words = add_end(code, n);
	test_reject(fd, &reject);
}

static void test_log_short(int fd)
{
	struct drm_vciv_program_create args = reject_args(&rejects[0]);
	char log[16];

	memset(log, 0x5a, sizeof(log));
	args.log = to_user_pointer(log);
	args.log_size = 8;
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args, EACCES);
	igt_assert_eq_u32(args.log_length, 7);
	igt_assert_eq(log[7], 0);
	igt_assert_eq(log[8], 0x5a);
}

static void test_no_log(int fd)
{
	struct drm_vciv_program_create args = reject_args(&rejects[0]);

	args.log = VCIV_BAD_POINTER;
	args.log_length = 77;
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args, EACCES);
	igt_assert_eq_u32(args.log_length, 0);
}

/* Nothing is written unless the program is rejected. */
static void test_log_unused(int fd)
{
	struct drm_vciv_program_create args = vciv_program_args(&vciv_store);

	args.log = VCIV_BAD_POINTER;
	args.log_size = LOG_SIZE;
	args.log_length = 77;
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args);
	igt_assert_eq_u32(args.log_length, 0);
	vciv_program_destroy(fd, args.handle);
}

static void test_bad_log(int fd)
{
	struct drm_vciv_program_create args = reject_args(&rejects[0]);

	args.log = VCIV_BAD_POINTER;
	args.log_size = LOG_SIZE;
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args, EFAULT);
	args.log_size = DRM_VCIV_MAX_LOG + 1;
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args, EINVAL);
}

static void test_unprivileged(int fd)
{
	igt_fork(child, 1) {
		igt_drop_root();
		vciv_check_works(fd);
		test_reject(fd, &rejects[0]);
	}
	igt_waitchildren();
}

static bool set_unprivileged(bool on)
{
	int file = open(UNPRIVILEGED, O_WRONLY);
	bool written = file >= 0 && write(file, on ? "1" : "0", 1) == 1;

	if (file >= 0)
		close(file);

	return written;
}

/* With the parameter off a program takes a capability, to create and to run. */
static void test_switched_off(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, VCIV_VECTOR);
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct drm_vciv_program_create args = vciv_program_args(&vciv_store);
	struct vciv_job job;

	igt_require_f(set_unprivileged(false), "Takes root\n");
	vciv_job_store(&job, program, 1, &bo, 1);
	igt_assert_eq(vciv_run(fd, &job), 0);

	vciv_set_capability(CAP_SYS_RAWIO, false);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args, EPERM);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EPERM);
	vciv_set_capability(CAP_SYS_RAWIO, true);

	igt_assert(set_unprivileged(true));
	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

static void verify_for_ever(void)
{
	static uint64_t code[16];
	const struct reject reject = {
		.code = code,
		.num_words = count_for_ever(code),
	};
	struct drm_vciv_program_create args = reject_args(&reject);
	int fd = vciv_open();

	for (;;)
		drmIoctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args);
}

/* Several clients keep the verifier busy. Others get their turn, and each can be killed. */
static void test_killed(int fd)
{
	pid_t children[4];
	uint64_t start;

	for (unsigned int i = 0; i < ARRAY_SIZE(children); i++) {
		children[i] = fork();
		igt_assert(children[i] >= 0);
		if (!children[i])
			verify_for_ever();
	}
	vciv_sleep_ms(200);
	vciv_check_works(fd);

	start = vciv_now_ns();
	for (unsigned int i = 0; i < ARRAY_SIZE(children); i++) {
		kill(children[i], SIGKILL);
		igt_assert_eq(waitpid(children[i], NULL, 0), children[i]);
	}
	igt_assert_lte_u64(vciv_now_ns() - start, KILLED_NS);
	vciv_check_works(fd);
}

igt_main
{
	int fd = -1;

	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(rejects); i++) {
		igt_describe("A program is rejected, and the log says why.");
		igt_subtest_f("reject-%s", rejects[i].reason)
			test_reject(fd, &rejects[i]);
	}

	igt_describe("A program that takes too long to verify is rejected.");
	igt_subtest("reject-too-many-steps")
		test_too_many_steps(fd);

	igt_describe("A program with too many states is rejected.");
	igt_subtest("reject-too-many-states")
		test_too_many_states(fd);

	igt_describe("A log that does not fit is cut.");
	igt_subtest("log-short")
		test_log_short(fd);

	igt_describe("A log is not needed.");
	igt_subtest("log-none")
		test_no_log(fd);

	igt_describe("A log is not written if the program is accepted.");
	igt_subtest("log-unused")
		test_log_unused(fd);

	igt_describe("Memory for a log that cannot be written, or that is too much.");
	igt_subtest("bad-log")
		test_bad_log(fd);

	igt_describe("Who is not root creates and runs programs.");
	igt_subtest("unprivileged")
		test_unprivileged(fd);

	igt_describe("The administrator can have it otherwise.");
	igt_subtest("switched-off")
		test_switched_off(fd);

	igt_describe("Verifications can be killed, and do not keep others out.");
	igt_subtest("killed")
		test_killed(fd);

	/* A subtest that failed in the middle may have left it off. */
	igt_fixture {
		set_unprivileged(true);
		close(fd);
	}
}
