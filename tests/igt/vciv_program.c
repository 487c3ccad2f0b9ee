// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <linux/capability.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Creating and destroying QPU programs, and who may.");

/* A good argument and what its array points to. */
struct create {
	struct drm_vciv_program_create args;
	struct drm_vciv_uniform pointer;
	struct drm_vciv_uniform scalar;
	struct drm_vciv_uniform limit;
	struct drm_vciv_uniform mask;
	struct drm_vciv_uniform self;
	struct drm_vciv_uniform instance;
	struct drm_vciv_uniform role;
	uint32_t roles[2];
};

#define CREATE_UNIFORMS 7

#define PAGE		4096
#define LEFT_PAGES	5

static void create_init(struct create *create)
{
	create->args = vciv_program_args(&vciv_hang);
	create->args.uniforms = vciv_array(&create->pointer, CREATE_UNIFORMS);
	create->args.enum_values = to_user_pointer(create->roles);
	create->args.num_enum_values = ARRAY_SIZE(create->roles);
	create->pointer = (struct drm_vciv_uniform){
		.kind = DRM_VCIV_UNIFORM_POINTER,
		.access = DRM_VCIV_ACCESS_READ,
		.align = 4,
	};
	create->scalar = (struct drm_vciv_uniform){
		.kind = DRM_VCIV_UNIFORM_SCALAR,
		.min = 1,
		.max = 2,
		.align = 1,
	};
	create->limit = (struct drm_vciv_uniform){ .kind = DRM_VCIV_UNIFORM_LIMIT, .width = 12 };
	create->mask = (struct drm_vciv_uniform){ .kind = DRM_VCIV_UNIFORM_MASK, .width = 16 };
	create->self = (struct drm_vciv_uniform){ .kind = DRM_VCIV_UNIFORM_SELF, .of = 1 };
	create->instance = (struct drm_vciv_uniform){
		.kind = DRM_VCIV_UNIFORM_INSTANCE,
		.max = 11,
	};
	create->role = (struct drm_vciv_uniform){ .kind = DRM_VCIV_UNIFORM_ENUM, .count = 2 };
	create->roles[0] = 5;
	create->roles[1] = 7;
}

#define BAD(name, member, value, error) VCIV_BAD_INPUT(struct create, name, member, value, error)

static const struct vciv_bad_input bad_inputs[] = {
	BAD("no-code", args.code_words, 0, EINVAL),
	BAD("too-much-code", args.code_words, DRM_VCIV_MAX_CODE_WORDS + 1, EINVAL),
	BAD("code-pointer", args.code, VCIV_BAD_POINTER, EFAULT),
	BAD("flag", args.flags, 1, EINVAL),
	BAD("too-many-uniforms", args.uniforms.count, DRM_VCIV_MAX_UNIFORMS + 1, EINVAL),
	BAD("uniforms-pointer", args.uniforms.ptr, VCIV_BAD_POINTER, EFAULT),
	BAD("uniforms-stride-short", args.uniforms.stride, 16, EINVAL),
	BAD("uniforms-stride-odd", args.uniforms.stride, 28, EINVAL),
	BAD("uniforms-stride-long", args.uniforms.stride, 1 << 20, EINVAL),
	BAD("kind-zero", scalar.kind, 0, EINVAL),
	BAD("kind-unknown", scalar.kind, 99, EINVAL),
	BAD("uniform-pad", scalar.pad, 1, EINVAL),
	BAD("scalar-access", scalar.access, DRM_VCIV_ACCESS_READ, EINVAL),
	BAD("scalar-range", scalar.min, 3, EINVAL),
	BAD("scalar-align", scalar.align, 0, EINVAL),
	BAD("pointer-no-access", pointer.access, 0, EINVAL),
	BAD("pointer-access", pointer.access, 4, EINVAL),
	BAD("pointer-min", pointer.min, 1, EINVAL),
	BAD("pointer-max", pointer.max, 1, EINVAL),
	BAD("pointer-align-zero", pointer.align, 0, EINVAL),
	BAD("pointer-align-small", pointer.align, 2, EINVAL),
	BAD("pointer-align-no-power", pointer.align, 12, EINVAL),
	BAD("pointer-align-large", pointer.align, 8192, EINVAL),
	BAD("pointer-of", pointer.of, 1, EINVAL),
	BAD("limit-of-number", limit.of, 1, EINVAL),
	BAD("limit-of-nothing", limit.of, CREATE_UNIFORMS, EINVAL),
	BAD("limit-of-huge", limit.of, 1 << 16, EINVAL),
	BAD("limit-no-width", limit.width, 0, EINVAL),
	BAD("limit-too-wide", limit.width, (1 << 30) + 1, EINVAL),
	BAD("limit-align", limit.align, 4, EINVAL),
	BAD("limit-access", limit.access, DRM_VCIV_ACCESS_READ, EINVAL),
	BAD("mask-of-number", mask.of, 1, EINVAL),
	BAD("mask-width-no-power", mask.width, 12, EINVAL),
	BAD("mask-count", mask.count, 1, EINVAL),
	BAD("self-of-nothing", self.of, CREATE_UNIFORMS, EINVAL),
	BAD("self-width", self.width, 4, EINVAL),
	BAD("instance-min", instance.min, 1, EINVAL),
	BAD("instance-of", instance.of, 1, EINVAL),
	BAD("enum-empty", role.count, 0, EINVAL),
	BAD("enum-count-beyond", role.count, 3, EINVAL),
	BAD("enum-count-huge", role.count, 1 << 16, EINVAL),
	BAD("enum-first-beyond", role.first, 1, EINVAL),
	BAD("enum-first-huge", role.first, 1 << 16, EINVAL),
	BAD("enum-max", role.max, 1, EINVAL),
	BAD("enum-pad", role.pad, 1, EINVAL),
	BAD("too-few-enum-values", args.num_enum_values, 1, EINVAL),
	BAD("too-many-enum-values", args.num_enum_values, DRM_VCIV_MAX_ENUM_VALUES + 1, EINVAL),
	BAD("enum-values-pointer", args.enum_values, VCIV_BAD_POINTER, EFAULT),
	BAD("record-too-long", args.record_uniforms, CREATE_UNIFORMS + 1, EINVAL),
	BAD("record-with-enum", args.record_uniforms, 1, EINVAL),
	BAD("pad", args.pad, 1, EINVAL),
	BAD("log-size", args.log_size, DRM_VCIV_MAX_LOG + 1, EINVAL),
};

static void test_bad_input(int fd, const struct vciv_bad_input *input)
{
	struct create create;

	create_init(&create);
	vciv_spoil(&create, input);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &create.args, input->error);
}

/* The verifier runs once for each combination, of which there may be 16. */
static void test_combinations(int fd, uint32_t enums, int error)
{
	struct drm_vciv_uniform uniforms[5];
	struct create create;

	create_init(&create);
	for (uint32_t i = 0; i < enums; i++)
		uniforms[i] = create.role;
	create.args.uniforms = vciv_array(uniforms, enums);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &create.args, error);
	if (!error)
		vciv_program_destroy(fd, create.args.handle);
}

static void test_create(int fd)
{
	struct create create;

	create_init(&create);
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &create.args);
	igt_assert_neq_u32(create.args.handle, 0);
	vciv_program_destroy(fd, create.args.handle);
}

/* An element that is longer than the driver's structure, as a newer program has it. */
struct long_uniform {
	struct drm_vciv_uniform uniform;
	uint64_t more;
};

static void test_long_uniforms(int fd, uint64_t more, int error)
{
	struct long_uniform uniforms[2];
	struct create create;

	create_init(&create);
	uniforms[0] = (struct long_uniform){ create.pointer, 0 };
	uniforms[1] = (struct long_uniform){ create.scalar, more };
	create.args.uniforms = vciv_array(uniforms, 2);

	if (error) {
		do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &create.args, error);
	} else {
		do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &create.args);
		vciv_program_destroy(fd, create.args.handle);
	}
}

/* The copy is the kernel's: what becomes of the caller's does not matter. */
static void test_immutable(int fd)
{
	uint64_t words[64];
	struct vciv_code code = vciv_store;
	struct vciv_bo bo = vciv_bo_create(fd, VCIV_VECTOR);
	struct vciv_job job;
	uint32_t program;

	igt_assert(code.num_words <= ARRAY_SIZE(words));
	memcpy(words, code.words, code.num_words * sizeof(*words));
	code.words = words;
	program = vciv_program_create(fd, &code);
	memset(words, 0, sizeof(words));

	vciv_job_store(&job, program, 1, &bo, 77);
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_assert_vector(&bo, 0, 77);

	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

static void test_unproven(int fd)
{
	struct vciv_code code = vciv_dump_registers;
	struct drm_vciv_program_create args;

	code.unverified = false;
	args = vciv_program_args(&code);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args, EACCES);
}

static void test_no_capability(int fd)
{
	struct create create;

	create_init(&create);
	create.args.flags = DRM_VCIV_PROGRAM_UNVERIFIED;
	vciv_require_unverified(fd);
	vciv_set_capability(CAP_SYS_RAWIO, false);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &create.args, EPERM);
	vciv_set_capability(CAP_SYS_RAWIO, true);
	test_create(fd);
}

static void test_not_root(int fd)
{
	igt_fork(child, 1) {
		struct create create;

		igt_drop_root();
		create_init(&create);
		create.args.flags = DRM_VCIV_PROGRAM_UNVERIFIED;
		do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &create.args, EPERM);
		test_unproven(fd);
	}
	igt_waitchildren();
}

static void test_destroy(int fd)
{
	uint32_t handle = vciv_program_create(fd, &vciv_hang);
	struct drm_vciv_program_destroy args = { .handle = handle, .pad = 1 };

	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_DESTROY, &args, EINVAL);
	args.pad = 0;
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_DESTROY, &args);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_DESTROY, &args, ENOENT);
	args.handle = 0;
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_DESTROY, &args, ENOENT);
}

static void test_foreign(int fd)
{
	uint32_t handle = vciv_program_create(fd, &vciv_hang);
	struct drm_vciv_program_destroy args = { .handle = handle };
	int other = vciv_open();

	do_ioctl_err(other, DRM_IOCTL_VCIV_PROGRAM_DESTROY, &args, ENOENT);
	close(other);
	vciv_program_destroy(fd, handle);
}

static void test_cap(int fd)
{
	struct drm_vciv_program_create args = vciv_program_args(&vciv_hang);
	uint32_t handles[DRM_VCIV_MAX_PROGRAMS];

	for (unsigned int i = 0; i < ARRAY_SIZE(handles); i++)
		handles[i] = vciv_program_create(fd, &vciv_hang);

	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args, ENOSPC);
	vciv_program_destroy(fd, handles[100]);
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args);
	handles[100] = args.handle;

	for (unsigned int i = 0; i < ARRAY_SIZE(handles); i++)
		vciv_program_destroy(fd, handles[i]);
}

static int try_create(int fd)
{
	struct drm_vciv_program_create args = vciv_program_args(&vciv_hang);

	return drmIoctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args) ? -errno : 0;
}

/* Small ones are a page each. What a client had is free again when it is gone. */
static void test_memory(int fd)
{
	int other = vciv_open(), hoarder = vciv_open(), count, ret;
	uint32_t handle;
	uint64_t used;

	/* Jobs of before have programs, too. */
	vciv_wait_for_sleep(fd);
	used = vciv_bo_memory_used(fd);
	handle = vciv_program_create(other, &vciv_hang);
	igt_assert_eq_u64(vciv_bo_memory_used(fd), used + PAGE);
	vciv_program_destroy(other, handle);
	igt_assert_eq_u64(vciv_bo_memory_used(fd), used);

	vciv_bo_hoard(hoarder, LEFT_PAGES * PAGE);
	for (count = 0; !(ret = try_create(other)); count++)
		igt_assert(count < LEFT_PAGES);
	igt_assert_eq(ret, -ENOMEM);
	igt_assert_eq(count, LEFT_PAGES);

	close(other);
	vciv_check_works(fd);
	close(hoarder);
	vciv_wait_for_bo_memory(fd, used);
}

igt_main
{
	int fd = -1;

	igt_fixture
		fd = vciv_open();

	igt_fixture
		vciv_require_programs(fd);

	igt_describe("A program that is not proven safe is rejected.");
	igt_subtest("unproven")
		test_unproven(fd);

	igt_describe("A good argument makes a program.");
	igt_subtest("create")
		test_create(fd);

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_inputs); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-%s", bad_inputs[i].name)
			test_bad_input(fd, &bad_inputs[i]);
	}

	igt_describe("As many combinations of enumerated uniforms as may be, and more.");
	igt_subtest("combinations") {
		test_combinations(fd, 4, 0);
		test_combinations(fd, 5, EINVAL);
	}

	igt_describe("Elements that are longer than known are fine if the rest is zero.");
	igt_subtest("long-uniforms")
		test_long_uniforms(fd, 0, 0);

	igt_describe("Elements that say more than is known are not.");
	igt_subtest("bad-long-uniforms")
		test_long_uniforms(fd, 1, E2BIG);

	igt_describe("A program does not follow changes of the memory it was made from.");
	igt_subtest("immutable")
		test_immutable(fd);

	igt_describe("Unverified programs take CAP_SYS_RAWIO.");
	igt_subtest("unverified-no-capability")
		test_no_capability(fd);

	igt_describe("Who is not root runs no unverified program.");
	igt_subtest("unverified-not-root")
		test_not_root(fd);

	igt_describe("A handle is good until it is destroyed.");
	igt_subtest("destroy")
		test_destroy(fd);

	igt_describe("A handle of another file is unknown.");
	igt_subtest("destroy-foreign")
		test_foreign(fd);

	igt_describe("The number of programs is limited, and each destroyed one makes room.");
	igt_subtest("cap")
		test_cap(fd);

	igt_describe("Programs take of the memory of BOs, and give it back.");
	igt_subtest("memory")
		test_memory(fd);

	igt_fixture
		close(fd);
}
