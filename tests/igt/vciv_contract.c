// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("What a program was proven to do, and what a submit must give for it.");

#define BO_SIZE		8192
#define TAKE_NS		NSEC_PER_SEC
#define INSTANCES	2	/* of the good job */

/* Of the job with records: what an instance gives values for, and records of it. */
#define MIX_HEAD	2
#define MIX_VALUES(records)	(MIX_HEAD + (records) * MIX_RECORD)
#define MIX_RECORDS	5
#define MIX_TO_OFFSET	(BO_SIZE / 2)

static int fd = -1;
static uint32_t kinds;
static struct vciv_bo bo;

/* The job that all tests start from, and two dispatches of it. */
struct kinds_job {
	struct vciv_job job;
	struct drm_vciv_dispatch dispatches[2];
	struct drm_vciv_value values[VCIV_QPUS + 1][KINDS_VALUES];
};

static void set_instances(struct kinds_job *k, uint32_t instances)
{
	for (uint32_t i = 0; i < instances; i++) {
		k->values[i][KINDS_VALUE_POINTER].value = i * 2 * VCIV_VECTOR;
		k->values[i][KINDS_VALUE_ENUM].value = KINDS_ONE_VECTOR;
		k->values[i][KINDS_VALUE_SCALAR].value = 45;
	}
	k->job.dispatch.instances = instances;
	k->job.dispatch.values = vciv_array(k->values[0], instances * KINDS_VALUES);
}

static void init_job(struct kinds_job *k)
{
	memset(k, 0, sizeof(*k));
	k->job.dispatch.program = kinds;
	k->job.bos[0] = (struct drm_vciv_submit_bo){ bo.handle, DRM_VCIV_ACCESS_WRITE };
	k->job.submit.bos = vciv_array(k->job.bos, 1);
	k->job.submit.dispatches = vciv_array(&k->job.dispatch, 1);
	set_instances(k, INSTANCES);
}

static void test_query(void)
{
	struct drm_vciv_need needs[2 * KINDS_UNIFORMS + 1];
	struct drm_vciv_program_query args = {
		.handle = kinds,
		.needs = vciv_array(needs, ARRAY_SIZE(needs)),
	};

	memset(needs, 0x5a, sizeof(needs));
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u32(args.uses, 0);
	igt_assert_eq_u32(args.num_uniforms, KINDS_UNIFORMS);
	igt_assert_eq_u32(args.num_values, KINDS_VALUES);
	igt_assert_eq_u32(args.num_choices, 2);
	igt_assert_eq_u32(args.semaphores, 0);
	igt_assert_eq_u32(args.needs.count, 2 * KINDS_UNIFORMS);

	for (uint32_t i = 0; i < 2 * KINDS_UNIFORMS; i++) {
		bool pointer = i % KINDS_UNIFORMS == KINDS_POINTER;
		uint32_t vectors = i < KINDS_UNIFORMS ? 1 : 2;

		igt_assert_eq_u32(needs[i].read_end, 0);
		igt_assert_eq_u32(needs[i].write_end, pointer ? vectors * VCIV_VECTOR : 0);
		igt_assert_eq_u32(needs[i].flags, 0);
		igt_assert_eq_u32(needs[i].pad, 0);
	}
	igt_assert_eq_u32(needs[2 * KINDS_UNIFORMS].read_end, 0x5a5a5a5a);
}

/* What does not fit is not written, and its number is told all the same. */
static void test_query_short(void)
{
	struct drm_vciv_need needs[2] = { [1].write_end = 77 };
	struct drm_vciv_program_query args = { .handle = kinds, .needs = vciv_array(needs, 1) };

	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u32(args.needs.count, 2 * KINDS_UNIFORMS);
	igt_assert_eq_u32(needs[0].write_end, VCIV_VECTOR);
	igt_assert_eq_u32(needs[1].write_end, 77);

	args = (struct drm_vciv_program_query){ .handle = kinds };
	args.needs.ptr = VCIV_BAD_POINTER;
	args.needs.stride = 3;
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u32(args.needs.count, 2 * KINDS_UNIFORMS);
}

/*
 * What is read depends on two uniforms: the first vector, which is no term, and if
 * there are more, another one after step + step * (vectors - 2) bytes.
 */
static void test_query_terms(void)
{
	struct drm_vciv_need needs[REDUCE_UNIFORMS];
	struct drm_vciv_term terms[2];
	struct drm_vciv_program_query args = {
		.handle = vciv_program_create(fd, &vciv_reduce),
		.needs = vciv_array(needs, ARRAY_SIZE(needs)),
		.terms = vciv_array(terms, ARRAY_SIZE(terms)),
	};
	const struct drm_vciv_factor expected[DRM_VCIV_TERM_FACTORS] = {
		{ .coef = 1, .times = DRM_VCIV_NO_UNIFORM, .count = REDUCE_STEP, .step = 1 },
		{ .coef = 1, .times = REDUCE_STEP, .count = REDUCE_VECTORS, .step = 1, .add = -2 },
	};

	memset(terms, 0x5a, sizeof(terms));
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u32(args.terms.count, 1);
	igt_assert_eq_u32(needs[REDUCE_FROM].read_end, VCIV_VECTOR);
	igt_assert_eq_u32(needs[REDUCE_TO].write_end, VCIV_VECTOR);

	igt_assert_eq_u32(terms[0].uniform, REDUCE_FROM);
	igt_assert_eq_u32(terms[0].choice, 0);
	igt_assert_eq_u32(terms[0].access, DRM_VCIV_ACCESS_READ);
	igt_assert_eq_u32(terms[0].num_factors, 2);
	igt_assert_eq_u64(terms[0].base, VCIV_VECTOR);
	igt_assert(!memcmp(terms[0].factors, expected, sizeof(expected)));
	igt_assert_eq_u32(terms[1].uniform, 0x5a5a5a5a);

	/* Without room, only their number. */
	args = (struct drm_vciv_program_query){ .handle = args.handle };
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u32(args.terms.count, 1);
	vciv_program_destroy(fd, args.handle);
}

/* An element that is longer than the driver's structure, as a newer program has it. */
static void test_query_long_terms(void)
{
	struct { struct drm_vciv_term term; uint64_t more; } terms[1];
	struct drm_vciv_program_query args = {
		.handle = vciv_program_create(fd, &vciv_reduce),
		.terms = vciv_array(terms, 1),
	};

	memset(terms, 0x5a, sizeof(terms));
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u64(terms[0].term.base, VCIV_VECTOR);
	igt_assert_eq_u64(terms[0].more, 0);
	vciv_program_destroy(fd, args.handle);
}

/* Of other programs: an interrupt, and semaphores. */
static void test_query_units(void)
{
	struct drm_vciv_program_query args = {};

	args.handle = vciv_program_create(fd, &vciv_store);
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u32(args.uses, DRM_VCIV_USES_INTERRUPT);
	vciv_program_destroy(fd, args.handle);

	args = (struct drm_vciv_program_query){};
	args.handle = vciv_program_create(fd, &vciv_take);
	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u32(args.semaphores, 1 << 5);
	igt_assert_eq_u32(args.needs.count, 0);
	vciv_program_destroy(fd, args.handle);
}

/* The part that is there any number of times, and how often it is read. */
static void test_query_records(void)
{
	struct drm_vciv_need needs[MIX_UNIFORMS];
	struct drm_vciv_term terms[3] = {};
	struct drm_vciv_program_query args = {
		.handle = vciv_program_create(fd, &vciv_mix),
		.needs = vciv_array(needs, ARRAY_SIZE(needs)),
		.terms = vciv_array(terms, ARRAY_SIZE(terms)),
	};
	const struct drm_vciv_factor expected = {
		.coef = 1, .times = DRM_VCIV_NO_UNIFORM, .count = MIX_BUFFERS, .step = 1,
	};

	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &args);
	igt_assert_eq_u32(args.num_uniforms, MIX_UNIFORMS);
	igt_assert_eq_u32(args.num_values, MIX_HEAD);
	igt_assert_eq_u32(args.record_uniforms, MIX_RECORD);
	igt_assert_eq_u32(args.record_values, MIX_RECORD);
	igt_assert_eq_u32(needs[MIX_TO].write_end, MIX_BYTES);
	igt_assert_eq_u32(needs[MIX_FROM].read_end, MIX_BYTES);

	/* The first round is known to be, the others are counted. */
	igt_assert_eq_u32(args.terms.count, 2);
	igt_assert_eq_u32(terms[0].uniform, DRM_VCIV_NO_UNIFORM);
	igt_assert_eq_u32(terms[0].num_factors, 0);
	igt_assert_eq_u64(terms[0].base, 1);
	igt_assert_eq_u32(terms[1].uniform, DRM_VCIV_NO_UNIFORM);
	igt_assert_eq_u32(terms[1].num_factors, 1);
	igt_assert_eq_u64(terms[1].base, 0);
	igt_assert(!memcmp(&terms[1].factors[0], &expected, sizeof(expected)));
	vciv_program_destroy(fd, args.handle);
}

struct query {
	struct drm_vciv_program_query args;
	struct drm_vciv_need needs[REDUCE_UNIFORMS];
	struct drm_vciv_term terms[1];
};

#define BAD_QUERY(name, member, value, error) \
	VCIV_BAD_INPUT(struct query, name, args.member, value, error)

static const struct vciv_bad_input bad_queries[] = {
	BAD_QUERY("handle", handle, 0xdead, ENOENT),
	BAD_QUERY("handle-zero", handle, 0, ENOENT),
	BAD_QUERY("flags", flags, 1, EINVAL),
	BAD_QUERY("pad", pad, 1, EINVAL),
	BAD_QUERY("needs-pointer", needs.ptr, VCIV_BAD_POINTER, EFAULT),
	BAD_QUERY("needs-stride-short", needs.stride, 8, EINVAL),
	BAD_QUERY("needs-stride-odd", needs.stride, 20, EINVAL),
	BAD_QUERY("needs-stride-long", needs.stride, 1 << 20, EINVAL),
	BAD_QUERY("terms-pointer", terms.ptr, VCIV_BAD_POINTER, EFAULT),
	BAD_QUERY("terms-stride-short", terms.stride, sizeof(struct drm_vciv_term) - 8, EINVAL),
	BAD_QUERY("terms-stride-odd", terms.stride, sizeof(struct drm_vciv_term) + 4, EINVAL),
	BAD_QUERY("terms-stride-long", terms.stride, 1 << 20, EINVAL),
};

static void test_bad_query(const struct vciv_bad_input *input)
{
	uint32_t handle = vciv_program_create(fd, &vciv_reduce);
	struct query query = { .args.handle = handle };

	query.args.needs = vciv_array(query.needs, ARRAY_SIZE(query.needs));
	query.args.terms = vciv_array(query.terms, ARRAY_SIZE(query.terms));
	vciv_spoil(&query, input);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_PROGRAM_QUERY, &query.args, input->error);
	vciv_program_destroy(fd, handle);
}

static void assert_kinds(uint32_t instance, uint32_t role)
{
	uint32_t offset = instance * 2 * VCIV_VECTOR;
	const volatile uint32_t *words = bo.words + offset / 4;
	/* Behind the first instance there is all of the BO, behind others less. */
	uint32_t power = offset ? BO_SIZE / 2 : BO_SIZE;

	igt_assert_eq_u32(words[0], BO_SIZE - offset - VCIV_VECTOR);
	igt_assert_eq_u32(words[1], power - VCIV_VECTOR);
	igt_assert_eq_u32(words[2], role);
	igt_assert_eq_u32(words[3], 45);
	igt_assert_eq_u32(words[4], instance);
	igt_assert_eq_u32(words[5], words[0]);
	igt_assert_eq_u32(words[6], words[1]);
	for (uint32_t i = 0; i < VCIV_LANES; i++)
		igt_assert_eq_u32(words[VCIV_LANES + i],
				  role == KINDS_TWO_VECTORS ? words[i] : 0);
}

static void test_computed(void)
{
	struct kinds_job k;

	memset((void *)bo.words, 0, BO_SIZE);
	init_job(&k);
	set_instances(&k, VCIV_QPUS);
	k.values[3][KINDS_VALUE_ENUM].value = KINDS_TWO_VECTORS;
	igt_assert_eq(vciv_run(fd, &k.job), 0);
	for (uint32_t i = 0; i < VCIV_QPUS; i++)
		assert_kinds(i, i == 3 ? KINDS_TWO_VECTORS : KINDS_ONE_VECTOR);
}

/* Just enough bytes for the role that is chosen. */
static void test_just_enough(uint32_t role, uint32_t vectors)
{
	struct kinds_job k;

	init_job(&k);
	set_instances(&k, 1);
	k.values[0][KINDS_VALUE_ENUM].value = role;
	k.values[0][KINDS_VALUE_POINTER].value = BO_SIZE - vectors * VCIV_VECTOR;
	igt_assert_eq(vciv_run(fd, &k.job), 0);
	igt_assert_eq_u32(bo.words[(BO_SIZE - vectors * VCIV_VECTOR) / 4 + 2], role);
}

struct violation {
	const char *name;
	size_t offset;		/* of a 32-bit field of struct kinds_job */
	uint32_t value;
	struct drm_vciv_failure failure;
};

#define VIOLATION(name_, member, value_, requirement_, instance_, uniform_, needed_) \
	{ name_, offsetof(struct kinds_job, member), value_, \
	  { .requirement = DRM_VCIV_REQUIREMENT_##requirement_, .instance = instance_, \
	    .uniform = uniform_, .given = value_, .needed = needed_ } }

#define SECOND(name)	values[1][KINDS_VALUE_##name].value

static const struct violation violations[] = {
	VIOLATION("scalar-above", SECOND(SCALAR), 105, RANGE, 1, KINDS_SCALAR, 100),
	VIOLATION("scalar-below", SECOND(SCALAR), 0, RANGE, 1, KINDS_SCALAR, 5),
	VIOLATION("scalar-no-multiple", SECOND(SCALAR), 46, RANGE, 1, KINDS_SCALAR, 5),
	VIOLATION("scalar-with-bo", values[1][KINDS_VALUE_SCALAR].bo, 1, BO, 1, KINDS_SCALAR, 0),
	VIOLATION("enum", SECOND(ENUM), 4, ENUM, 1, KINDS_ENUM, 0),
	VIOLATION("enum-with-bo", values[1][KINDS_VALUE_ENUM].bo, 1, BO, 1, KINDS_ENUM, 0),
	VIOLATION("access", job.bos[0].access, DRM_VCIV_ACCESS_READ, ACCESS, 0, KINDS_POINTER,
		  DRM_VCIV_ACCESS_WRITE),
	VIOLATION("align", SECOND(POINTER), 32, ALIGN, 1, KINDS_POINTER, 64),
	VIOLATION("bo", values[1][KINDS_VALUE_POINTER].bo, 1, BO, 1, KINDS_POINTER, 1),
	VIOLATION("offset", SECOND(POINTER), BO_SIZE + 64, OFFSET, 1, KINDS_POINTER, BO_SIZE),
	VIOLATION("offset-wraps", SECOND(POINTER), (uint32_t)-64, OFFSET, 1, KINDS_POINTER,
		  BO_SIZE),
	VIOLATION("values", job.dispatch.values.count, 2 * KINDS_VALUES - 1, VALUES, 0, 0,
		  2 * KINDS_VALUES),
	VIOLATION("values-more", job.dispatch.values.count, 2 * KINDS_VALUES + 1, VALUES, 0, 0,
		  2 * KINDS_VALUES),
	VIOLATION("no-instances", job.dispatch.instances, 0, INSTANCES, 0, 0, 1),
	VIOLATION("too-many-instances", job.dispatch.instances, DRM_VCIV_MAX_SUBMIT_INSTANCES + 1,
		  INSTANCES, 0, 0, DRM_VCIV_MAX_SUBMIT_INSTANCES),
};

static void assert_refused(struct kinds_job *k, const struct drm_vciv_failure *expected)
{
	const struct drm_vciv_failure *failure = &k->job.submit.failure;

	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &k->job.submit, EINVAL);
	igt_assert_eq_u32(failure->requirement, expected->requirement);
	igt_assert_eq_u32(failure->dispatch, expected->dispatch);
	igt_assert_eq_u32(failure->instance, expected->instance);
	igt_assert_eq_u32(failure->uniform, expected->uniform);
	igt_assert_eq_u32(failure->given, expected->given);
	igt_assert_eq_u32(failure->needed, expected->needed);
	igt_assert_eq_u32(failure->record, expected->record);
	igt_assert_eq_u32(failure->pad, 0);
}

static void test_violation(const struct violation *v)
{
	struct kinds_job k;

	init_job(&k);
	igt_assert_eq(vciv_run(fd, &k.job), 0);
	memcpy((char *)&k + v->offset, &v->value, sizeof(v->value));
	/* What a caller leaves there does not matter. */
	memset(&k.job.submit.failure, 0xff, sizeof(k.job.submit.failure));
	assert_refused(&k, &v->failure);
}

static void test_size(uint32_t role, uint32_t given, uint32_t needed)
{
	const struct drm_vciv_failure failure = {
		.requirement = DRM_VCIV_REQUIREMENT_SIZE, .instance = 1,
		.uniform = KINDS_POINTER, .given = given, .needed = needed,
	};
	struct kinds_job k;

	init_job(&k);
	k.values[1][KINDS_VALUE_ENUM].value = role;
	k.values[1][KINDS_VALUE_POINTER].value = BO_SIZE - given;
	assert_refused(&k, &failure);
}

/* So many bytes as the values of uniforms ask for, and a word less. */
static void test_size_of_term(uint32_t step, uint32_t vectors, uint32_t needed)
{
	struct drm_vciv_failure failure = {
		.requirement = DRM_VCIV_REQUIREMENT_SIZE, .uniform = REDUCE_FROM,
		.given = needed - VCIV_VECTOR, .needed = needed,
	};
	struct drm_vciv_value values[REDUCE_VALUES] = {
		[REDUCE_FROM] = { .value = BO_SIZE - needed },
		[REDUCE_STEP] = { .value = step },
		[REDUCE_VECTORS] = { .value = vectors },
	};
	struct kinds_job k;

	init_job(&k);
	k.job.bos[0].access = DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE;
	k.job.dispatch.program = vciv_program_create(fd, &vciv_reduce);
	k.job.dispatch.instances = 1;
	k.job.dispatch.values = vciv_array(values, REDUCE_VALUES);
	igt_assert_eq(vciv_run(fd, &k.job), 0);

	values[REDUCE_FROM].value += VCIV_VECTOR;
	assert_refused(&k, &failure);

	/* More than any BO has, and more than 32 bits. */
	values[REDUCE_FROM].value = 0;
	failure.given = BO_SIZE;
	values[REDUCE_STEP].value = REDUCE_STEP_MAX;
	values[REDUCE_VECTORS].value = REDUCE_VECTORS_MAX;
	failure.needed = UINT32_MAX;
	assert_refused(&k, &failure);
	vciv_program_destroy(fd, k.job.dispatch.program);
}

/* Two instances, each of which adds up five parts of the BO with weights 1.0. */
struct mix_job {
	struct kinds_job k;
	struct drm_vciv_value values[2][MIX_VALUES(MIX_RECORDS)];
};

static struct drm_vciv_value *mix_record(struct mix_job *m, uint32_t instance, uint32_t record)
{
	return &m->values[instance][MIX_VALUES(record)];
}

static void init_mix(struct mix_job *m)
{
	const uint32_t one = 0x3f800000;

	memset(m, 0, sizeof(*m));
	init_job(&m->k);
	m->k.job.bos[0].access = DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE;
	m->k.job.dispatch.program = vciv_program_create(fd, &vciv_mix);
	m->k.job.dispatch.instances = 2;
	m->k.job.dispatch.records = MIX_RECORDS;
	m->k.job.dispatch.values = vciv_array(m->values[0], 2 * MIX_VALUES(MIX_RECORDS));
	for (uint32_t i = 0; i < 2; i++) {
		m->values[i][0].value = MIX_TO_OFFSET + i * MIX_BYTES;
		m->values[i][1].value = MIX_RECORDS;
		for (uint32_t r = 0; r < MIX_RECORDS; r++) {
			mix_record(m, i, r)[0].value = (i * MIX_RECORDS + r) * MIX_BYTES;
			mix_record(m, i, r)[1].value = one;
		}
	}
}

static void fini_mix(struct mix_job *m)
{
	vciv_program_destroy(fd, m->k.job.dispatch.program);
}

static void set_floats(uint32_t offset, uint32_t bytes, float value)
{
	uint32_t bits;

	memcpy(&bits, &value, sizeof(bits));
	for (uint32_t i = 0; i < bytes / 4; i++)
		bo.words[offset / 4 + i] = bits;
}

static void assert_floats(uint32_t offset, uint32_t bytes, float value)
{
	uint32_t bits;

	memcpy(&bits, &value, sizeof(bits));
	for (uint32_t i = 0; i < bytes / 4; i++)
		igt_assert_eq_u32(bo.words[offset / 4 + i], bits);
}

static void test_records(void)
{
	struct mix_job m;

	init_mix(&m);
	for (uint32_t i = 0; i < 2 * MIX_RECORDS; i++)
		set_floats(i * MIX_BYTES, MIX_BYTES, 1 << i);
	igt_assert_eq(vciv_run(fd, &m.k.job), 0);
	assert_floats(MIX_TO_OFFSET, MIX_BYTES, 0x1f);
	assert_floats(MIX_TO_OFFSET + MIX_BYTES, MIX_BYTES, 0x3e0);

	/* Records that are not read do not matter. */
	m.values[0][1].value = 3;
	m.values[1][1].value = 1;
	igt_assert_eq(vciv_run(fd, &m.k.job), 0);
	assert_floats(MIX_TO_OFFSET, MIX_BYTES, 7);
	assert_floats(MIX_TO_OFFSET + MIX_BYTES, MIX_BYTES, 0x20);
	fini_mix(&m);
}

/* As many as a submit may have uniforms. */
static void test_many_records(void)
{
	static struct drm_vciv_value values[MIX_VALUES(MIX_BUFFERS_MAX)];
	struct mix_job m;

	init_mix(&m);
	memset(values, 0, sizeof(values));
	for (uint32_t r = 0; r < MIX_BUFFERS_MAX; r++)
		memcpy(&values[MIX_VALUES(r)], mix_record(&m, 0, 0), sizeof(values[0]) * MIX_RECORD);
	values[0].value = MIX_TO_OFFSET;
	values[1].value = MIX_BUFFERS_MAX;
	m.k.job.dispatch.instances = 1;
	m.k.job.dispatch.records = MIX_BUFFERS_MAX;
	m.k.job.dispatch.values = vciv_array(values, ARRAY_SIZE(values));
	set_floats(0, MIX_BYTES, 0.5);
	igt_assert_eq(vciv_run(fd, &m.k.job), 0);
	assert_floats(MIX_TO_OFFSET, MIX_BYTES, MIX_BUFFERS_MAX / 2);
	fini_mix(&m);
}

static void test_bad_records(void)
{
	struct drm_vciv_failure failure = { .requirement = DRM_VCIV_REQUIREMENT_RECORDS };
	struct mix_job m;

	/* The second instance reads one more than there are. */
	init_mix(&m);
	m.values[1][1].value = MIX_RECORDS + 1;
	failure.instance = 1;
	failure.given = MIX_RECORDS;
	failure.needed = MIX_RECORDS + 1;
	assert_refused(&m.k, &failure);

	/* A short buffer, a wrong weight's BO, in a record of the second instance. */
	m.values[1][1].value = MIX_RECORDS;
	mix_record(&m, 1, 3)[0].value = BO_SIZE - MIX_BYTES + VCIV_VECTOR;
	failure = (struct drm_vciv_failure){
		.requirement = DRM_VCIV_REQUIREMENT_SIZE, .instance = 1, .uniform = MIX_FROM,
		.given = MIX_BYTES - VCIV_VECTOR, .needed = MIX_BYTES, .record = 3,
	};
	assert_refused(&m.k, &failure);
	mix_record(&m, 1, 3)[0].value = 0;
	mix_record(&m, 1, 4)[1].bo = 1;
	failure = (struct drm_vciv_failure){
		.requirement = DRM_VCIV_REQUIREMENT_BO, .instance = 1, .uniform = MIX_WEIGHT,
		.given = 1, .record = 4,
	};
	assert_refused(&m.k, &failure);
	mix_record(&m, 1, 4)[1].bo = 0;
	igt_assert_eq(vciv_run(fd, &m.k.job), 0);
	fini_mix(&m);
}

static void test_bad_record_counts(void)
{
	struct drm_vciv_failure failure = { .requirement = DRM_VCIV_REQUIREMENT_VALUES };
	struct kinds_job k;
	struct mix_job m;

	/* Values of another number of records. */
	init_mix(&m);
	m.k.job.dispatch.records--;
	failure.given = 2 * MIX_VALUES(MIX_RECORDS);
	failure.needed = 2 * MIX_VALUES(MIX_RECORDS - 1);
	assert_refused(&m.k, &failure);

	/* More than there may be in any stream, and more words than in a submit. */
	failure.requirement = DRM_VCIV_REQUIREMENT_RECORDS;
	failure.given = m.k.job.dispatch.records = UINT32_MAX;
	failure.needed = DRM_VCIV_MAX_SUBMIT_UNIFORMS;
	assert_refused(&m.k, &failure);
	m.k.job.dispatch.records = DRM_VCIV_MAX_SUBMIT_UNIFORMS;
	m.k.job.dispatch.values.count = 2 * MIX_VALUES(DRM_VCIV_MAX_SUBMIT_UNIFORMS);
	failure = (struct drm_vciv_failure){};
	assert_refused(&m.k, &failure);
	fini_mix(&m);

	/* Of a program that has none. */
	init_job(&k);
	failure.requirement = DRM_VCIV_REQUIREMENT_RECORDS;
	failure.given = k.job.dispatch.records = 1;
	assert_refused(&k, &failure);
}

static void test_instance_number(void)
{
	const struct drm_vciv_failure failure = {
		.requirement = DRM_VCIV_REQUIREMENT_RANGE, .instance = VCIV_QPUS,
		.uniform = KINDS_INSTANCE, .given = VCIV_QPUS, .needed = VCIV_QPUS - 1,
	};
	struct kinds_job k;

	init_job(&k);
	set_instances(&k, VCIV_QPUS + 1);
	assert_refused(&k, &failure);
}

static void test_second_dispatch(void)
{
	const struct drm_vciv_failure failure = {
		.requirement = DRM_VCIV_REQUIREMENT_ENUM, .dispatch = 1, .instance = 0,
		.uniform = KINDS_ENUM, .given = 4,
	};
	struct drm_vciv_value values[KINDS_VALUES];
	struct kinds_job k;

	init_job(&k);
	memcpy(values, k.values[0], sizeof(values));
	values[KINDS_VALUE_ENUM].value = 4;
	k.dispatches[0] = k.job.dispatch;
	k.dispatches[1] = k.job.dispatch;
	k.dispatches[1].instances = 1;
	k.dispatches[1].values = vciv_array(values, KINDS_VALUES);
	k.job.submit.dispatches = vciv_array(k.dispatches, 2);
	assert_refused(&k, &failure);
}

/* Instances that may wait for each other are on the QPUs together. */
static void test_resident(void)
{
	struct vciv_job job = {};
	uint32_t program = vciv_program_create(fd, &vciv_raise);

	job.dispatch.program = program;
	job.dispatch.instances = VCIV_QPUS + 1;
	job.submit.dispatches = vciv_array(&job.dispatch, 1);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, EINVAL);
	igt_assert_eq_u32(job.submit.failure.requirement, DRM_VCIV_REQUIREMENT_INSTANCES);
	igt_assert_eq_u32(job.submit.failure.given, VCIV_QPUS + 1);
	igt_assert_eq_u32(job.submit.failure.needed, VCIV_QPUS);

	job.dispatch.instances = VCIV_QPUS;
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_program_destroy(fd, program);
}

/* Others do not wait, so that there may be more of them. */
static void test_fed_in_turn(void)
{
	struct drm_vciv_value values[5 * VCIV_QPUS][STORE_UNIFORMS] = {};
	struct vciv_bo big = vciv_bo_create(fd, 5 * VCIV_QPUS * VCIV_VECTOR);
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct vciv_job job;

	vciv_job_store(&job, program, 1, &big, 0);
	for (uint32_t i = 0; i < ARRAY_SIZE(values); i++) {
		memcpy(values[i], job.values[0], sizeof(values[i]));
		values[i][STORE_POINTER].value = i * VCIV_VECTOR;
		values[i][STORE_NUMBER].value = i * 1000;
		values[i][STORE_VPM_ROW].value = i;
	}
	job.dispatch.instances = ARRAY_SIZE(values);
	job.dispatch.values = vciv_array(values[0], ARRAY_SIZE(values) * STORE_UNIFORMS);
	igt_assert_eq(vciv_run(fd, &job), 0);
	for (uint32_t i = 0; i < ARRAY_SIZE(values); i++)
		vciv_assert_vector(&big, i, i * 1000);

	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &big);
}

/* Raises a semaphore as one client, and lowers it as another, or the same. */
static int take_after_raise(int owner, int other)
{
	struct vciv_gate gate = vciv_gate_create(owner);
	struct vciv_job raise = {}, take = {};
	uint32_t raised = vciv_syncobj(owner), taken = vciv_syncobj(other), wait;
	int ret, file;

	raise.dispatch.program = vciv_program_create(owner, &vciv_raise);
	raise.dispatch.instances = 1;
	raise.submit.dispatches = vciv_array(&raise.dispatch, 1);
	vciv_job_wait(&raise, gate.syncobj);
	vciv_job_signal(&raise, raised);
	vciv_submit(owner, &raise);

	igt_assert_eq(drmSyncobjHandleToFD(owner, raised, &file), 0);
	igt_assert_eq(drmSyncobjFDToHandle(other, file, &wait), 0);
	close(file);
	take.dispatch.program = vciv_program_create(other, &vciv_take);
	take.dispatch.instances = 1;
	take.submit.dispatches = vciv_array(&take.dispatch, 1);
	take.submit.timeout_ns = TAKE_NS;
	vciv_job_wait(&take, wait);
	vciv_job_signal(&take, taken);
	vciv_submit(other, &take);

	/* Both are queued: the GPU does not sleep in between, and forget. */
	vciv_gate_open(owner, &gate);
	ret = vciv_syncobj_wait(other, taken, TAKE_NS + VCIV_SLACK_NS);
	vciv_program_destroy(owner, raise.dispatch.program);
	vciv_program_destroy(other, take.dispatch.program);

	return ret;
}

static void test_left_semaphore(void)
{
	int owner = vciv_open(), other = vciv_open();

	/* Shows that it would be found. */
	igt_assert_eq(take_after_raise(owner, owner), 0);
	igt_assert_eq(take_after_raise(owner, other), -ETIME);
	close(owner);
	close(other);
	vciv_check_works(fd);
}

igt_main
{
	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
		kinds = vciv_program_create(fd, &vciv_kinds);
		bo = vciv_bo_create(fd, BO_SIZE);
	}

	igt_describe("A contract says what is written behind each pointer in each role.");
	igt_subtest("query")
		test_query();

	igt_describe("A contract that is longer than the room for it.");
	igt_subtest("query-short")
		test_query_short();

	igt_describe("A contract says what is read as far as uniforms have it.");
	igt_subtest("query-terms")
		test_query_terms();

	igt_describe("A contract says how many records are read.");
	igt_subtest("query-records")
		test_query_records();

	igt_describe("Room that is longer than what is known is zeroed.");
	igt_subtest("query-long-terms")
		test_query_long_terms();

	igt_describe("A contract says which units are used.");
	igt_subtest("query-units")
		test_query_units();

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_queries); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-query-%s", bad_queries[i].name)
			test_bad_query(&bad_queries[i]);
	}

	igt_describe("The kernel computes what it should.");
	igt_subtest("computed")
		test_computed();

	igt_describe("A BO that just has what the contract asks for.");
	igt_subtest("just-enough") {
		test_just_enough(KINDS_ONE_VECTOR, 1);
		test_just_enough(KINDS_TWO_VECTORS, 2);
	}

	for (unsigned int i = 0; i < ARRAY_SIZE(violations); i++) {
		igt_describe("A submit that does not meet the contract is told where and why.");
		igt_subtest_f("refused-%s", violations[i].name)
			test_violation(&violations[i]);
	}

	igt_describe("Too few bytes for a role, and for a limit.");
	igt_subtest("refused-size") {
		test_size(KINDS_TWO_VECTORS, VCIV_VECTOR, 2 * VCIV_VECTOR);
		test_size(KINDS_ONE_VECTOR, 0, VCIV_VECTOR);
	}

	igt_describe("Too few bytes for what uniforms ask for.");
	igt_subtest("refused-size-of-term") {
		test_size_of_term(VCIV_VECTOR, 10, 10 * VCIV_VECTOR);
		test_size_of_term(3 * VCIV_VECTOR, 4, 10 * VCIV_VECTOR);
		test_size_of_term(3 * VCIV_VECTOR, 1, VCIV_VECTOR);
		test_size_of_term(0, 7, VCIV_VECTOR);
	}

	igt_describe("A program reads a record in each round of a loop.");
	igt_subtest("records")
		test_records();

	igt_describe("A great many of them.");
	igt_subtest("many-records")
		test_many_records();

	igt_describe("Fewer records than are read, and records that are not as they must be.");
	igt_subtest("refused-records")
		test_bad_records();

	igt_describe("Numbers of records that do not fit.");
	igt_subtest("refused-record-counts")
		test_bad_record_counts();

	igt_describe("More instances than the program has numbers for.");
	igt_subtest("refused-instance-number")
		test_instance_number();

	igt_describe("The number of the dispatch is told.");
	igt_subtest("refused-second-dispatch")
		test_second_dispatch();

	igt_describe("No more instances than QPUs if they use semaphores.");
	igt_subtest("resident")
		test_resident();

	igt_describe("More instances than QPUs if they do not.");
	igt_subtest("fed-in-turn")
		test_fed_in_turn();

	igt_describe("A semaphore that one client leaves raised is not so for the next.");
	igt_subtest("left-semaphore")
		test_left_semaphore();

	igt_fixture {
		vciv_bo_destroy(fd, &bo);
		close(fd);
	}
}
