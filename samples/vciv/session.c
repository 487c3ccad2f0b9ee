// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xf86drm.h>

#include "session.h"
#include "shape.h"
#include "vciv.h"

#define PAGE		4096u
#define MAX_BUFFERS	DRM_VCIV_MAX_SUBMIT_BOS
#define MAX_PROGRAMS	16	/* kept for one kernel, the last used ones */
#define ACCESS_BOTH	(DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE)

/*
 * Where tokens begin: few programs have numbers like these. Between buffers is
 * a page, so that a word just behind one means nothing.
 */
#define FIRST_TOKEN	0xc0100000u

struct buffer {
	struct vciv_buffer public;
	struct vciv_bo bo;
	bool destroyed;		/* the batch alone still has it */
};

/* A program that was proven safe for uniforms of a shape. */
struct program {
	uint32_t handle;
	struct shape shape;
};

struct vciv_kernel {
	uint32_t code_words;
	uint32_t num_programs;
	struct program *programs[MAX_PROGRAMS];	/* the last used one first */
	uint64_t code[];
};

struct vciv_session {
	int fd;
	uint32_t num_buffers;
	struct buffer *buffers[MAX_BUFFERS];	/* in order of their tokens */

	/*
	 * The batch. Values of a dispatch belong to it; until it runs, pointers
	 * among them have the handle of their BO, since its index may change.
	 */
	uint32_t num_dispatches;
	struct drm_vciv_dispatch dispatches[DRM_VCIV_MAX_DISPATCHES];

	/* Programs that nothing but the batch has. */
	uint32_t num_dropped;
	uint32_t dropped[DRM_VCIV_MAX_DISPATCHES];

	char error[VCIV_LOG_SIZE + 256];
};

__attribute__((format(printf, 3, 4)))
static int fail(struct vciv_session *session, int error, const char *format, ...)
{
	va_list args;
	size_t length;

	/* With room for the end of the line, which logs have and others have not. */
	va_start(args, format);
	vsnprintf(session->error, sizeof(session->error) - 1, format, args);
	va_end(args);

	length = strlen(session->error);
	if (!length || session->error[length - 1] != '\n') {
		session->error[length] = '\n';
		session->error[length + 1] = '\0';
	}
	errno = -error;

	return error;
}

const char *vciv_session_error(const struct vciv_session *session)
{
	return session->error;
}

struct vciv_session *vciv_session_open(void)
{
	struct vciv_session *session;
	int fd = vciv_open();

	if (fd < 0) {
		errno = -fd;
		return NULL;
	}

	session = calloc(1, sizeof(*session));
	if (!session) {
		close(fd);
		errno = ENOMEM;
		return NULL;
	}
	session->fd = fd;

	return session;
}

static struct drm_vciv_value *values_of(const struct drm_vciv_dispatch *dispatch)
{
	return (void *)(uintptr_t)dispatch->values.ptr;
}

static bool batch_has_program(const struct vciv_session *session, uint32_t handle)
{
	for (uint32_t i = 0; i < session->num_dispatches; i++)
		if (session->dispatches[i].program == handle)
			return true;

	return false;
}

static bool batch_has_bo(const struct vciv_session *session, uint32_t handle)
{
	for (uint32_t i = 0; i < session->num_dispatches; i++) {
		const struct drm_vciv_dispatch *dispatch = &session->dispatches[i];

		for (uint32_t j = 0; j < dispatch->values.count; j++)
			if (values_of(dispatch)[j].bo == handle)
				return true;
	}

	return false;
}

static void free_buffer(struct vciv_session *session, uint32_t place)
{
	struct buffer *buffer = session->buffers[place];

	memmove(&session->buffers[place], &session->buffers[place + 1],
		(--session->num_buffers - place) * sizeof(buffer));
	vciv_bo_destroy(session->fd, &buffer->bo);
	free(buffer);
}

static void batch_clear(struct vciv_session *session)
{
	while (session->num_dispatches)
		free(values_of(&session->dispatches[--session->num_dispatches]));

	while (session->num_dropped)
		vciv_program_destroy(session->fd, session->dropped[--session->num_dropped]);

	for (uint32_t i = session->num_buffers; i--;)
		if (session->buffers[i]->destroyed)
			free_buffer(session, i);
}

void vciv_session_close(struct vciv_session *session)
{
	batch_clear(session);
	while (session->num_buffers)
		free_buffer(session, session->num_buffers - 1);
	close(session->fd);
	free(session);
}

/* The first place where that many tokens, and a page, are free. */
static uint32_t find_tokens(const struct vciv_session *session, uint32_t size, uint32_t *token)
{
	uint32_t i;

	*token = FIRST_TOKEN;
	for (i = 0; i < session->num_buffers; i++) {
		const struct vciv_buffer *next = &session->buffers[i]->public;

		if (next->token - *token >= size + PAGE)
			break;
		*token = next->token + next->size + PAGE;
	}

	return i;
}

static void insert_buffer(struct vciv_session *session, struct buffer *buffer, uint32_t place)
{
	memmove(&session->buffers[place + 1], &session->buffers[place],
		(session->num_buffers++ - place) * sizeof(buffer));
	session->buffers[place] = buffer;
}

struct vciv_buffer *vciv_buffer_create(struct vciv_session *session, uint32_t size)
{
	struct buffer *buffer;
	uint32_t place;
	int ret;

	/* So that no sum below can overflow. */
	if (!size || size > UINT32_MAX / 8 || session->num_buffers == MAX_BUFFERS) {
		fail(session, -EINVAL, "no buffer of %u bytes: there may be %u of 1 to %u bytes",
		     size, MAX_BUFFERS, UINT32_MAX / 8);
		return NULL;
	}
	size = (size + PAGE - 1) & ~(PAGE - 1);

	buffer = calloc(1, sizeof(*buffer));
	if (!buffer) {
		fail(session, -ENOMEM, "out of memory");
		return NULL;
	}

	ret = vciv_bo_create(session->fd, size, &buffer->bo);
	if (ret) {
		free(buffer);
		fail(session, ret, "no buffer of %u bytes: %s", size, strerror(-ret));
		return NULL;
	}

	place = find_tokens(session, size, &buffer->public.token);
	buffer->public.cpu = buffer->bo.map;
	buffer->public.size = size;
	insert_buffer(session, buffer, place);

	return &buffer->public;
}

void vciv_buffer_destroy(struct vciv_session *session, struct vciv_buffer *public)
{
	struct buffer *buffer = (struct buffer *)public;
	uint32_t place = 0;

	if (batch_has_bo(session, buffer->bo.handle)) {
		buffer->destroyed = true;
		return;
	}

	while (session->buffers[place] != buffer)
		place++;
	free_buffer(session, place);
}

int vciv_buffer_export(struct vciv_session *session, const struct vciv_buffer *public)
{
	const struct buffer *buffer = (const struct buffer *)public;
	int file;

	if (drmPrimeHandleToFD(session->fd, buffer->bo.handle, DRM_CLOEXEC | DRM_RDWR, &file))
		return fail(session, -errno, "cannot export the buffer: %s", strerror(errno));

	return file;
}

struct vciv_kernel *vciv_kernel_create(struct vciv_session *session, const void *code,
				       uint32_t instructions)
{
	struct vciv_kernel *kernel;

	if (!instructions || instructions > DRM_VCIV_MAX_CODE_WORDS) {
		fail(session, -EINVAL, "a program has 1 to %u instructions, not %u",
		     DRM_VCIV_MAX_CODE_WORDS, instructions);
		return NULL;
	}

	kernel = calloc(1, sizeof(*kernel) + instructions * sizeof(*kernel->code));
	if (!kernel) {
		fail(session, -ENOMEM, "out of memory");
		return NULL;
	}
	kernel->code_words = instructions;
	memcpy(kernel->code, code, instructions * sizeof(*kernel->code));

	return kernel;
}

static void drop_last_program(struct vciv_session *session, struct vciv_kernel *kernel)
{
	struct program *program = kernel->programs[--kernel->num_programs];

	if (batch_has_program(session, program->handle))
		session->dropped[session->num_dropped++] = program->handle;
	else
		vciv_program_destroy(session->fd, program->handle);
	free(program);
}

void vciv_kernel_destroy(struct vciv_session *session, struct vciv_kernel *kernel)
{
	while (kernel->num_programs)
		drop_last_program(session, kernel);
	free(kernel);
}

/* Have the kernel prove the program for a shape. -EACCES: the error is its log. */
static int prove(struct vciv_session *session, const struct vciv_kernel *kernel,
		 struct program *program)
{
	char log[VCIV_LOG_SIZE] = "";
	struct drm_vciv_program_create args = {
		.code = (uintptr_t)kernel->code,
		.code_words = kernel->code_words,
		.uniforms = VCIV_ARRAY(program->shape.uniforms, program->shape.count),
		.enum_values = (uintptr_t)program->shape.enum_values,
		.num_enum_values = program->shape.num_enum_values,
		.log = (uintptr_t)log,
		.log_size = sizeof(log),
	};

	if (!drmIoctl(session->fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args)) {
		program->handle = args.handle;
		return 0;
	}

	if (errno == EACCES)
		return fail(session, -EACCES, "the program is not proven safe: %s", log);

	return fail(session, -errno, "no program: %s", strerror(errno));
}

/*
 * The narrowest shape, or, when a program with its pointers in the same places is
 * there, one that both fit: what changed once will change again.
 */
static int prove_for(struct vciv_session *session, const struct vciv_kernel *kernel,
		     struct program *program, const struct shape_word *words,
		     uint32_t instances, uint32_t count)
{
	uint32_t bad;
	int ret;

	for (uint32_t i = 0; i < kernel->num_programs; i++) {
		for (int anything = 1; anything >= 0; anything--) {
			program->shape = kernel->programs[i]->shape;
			if (program->shape.count != count ||
			    !shape_widen(&program->shape, words, instances, anything))
				break;
			ret = prove(session, kernel, program);
			if (ret != -EACCES)
				return ret;
		}
	}

	if (!shape_exact(&program->shape, words, instances, count, &bad))
		return fail(session, -EINVAL,
			    "uniform %u: a pointer only in some instances, or no multiple of 4",
			    bad);

	ret = prove(session, kernel, program);
	if (ret != -EACCES || instances == 1)
		return ret;

	shape_enumerate(&program->shape, words, instances);

	return prove(session, kernel, program);
}

/* Makes a program the last used one. */
static void use_program(struct vciv_kernel *kernel, struct program *program, uint32_t place)
{
	memmove(&kernel->programs[1], &kernel->programs[0], place * sizeof(program));
	kernel->programs[0] = program;
}

static int get_program(struct vciv_session *session, struct vciv_kernel *kernel,
		       const struct shape_word *words, uint32_t instances, uint32_t count)
{
	struct program *program;
	int ret;

	for (uint32_t i = 0; i < kernel->num_programs; i++) {
		program = kernel->programs[i];
		if (program->shape.count != count ||
		    !shape_covers(&program->shape, words, instances))
			continue;
		use_program(kernel, program, i);
		return 0;
	}

	program = malloc(sizeof(*program));
	if (!program)
		return fail(session, -ENOMEM, "out of memory");

	ret = prove_for(session, kernel, program, words, instances, count);
	if (ret) {
		free(program);
		return ret;
	}

	if (kernel->num_programs == MAX_PROGRAMS)
		drop_last_program(session, kernel);
	use_program(kernel, program, kernel->num_programs++);

	return 0;
}

/* What a word of a uniform stream is. */
static struct shape_word resolve(const struct vciv_session *session, uint32_t word)
{
	for (uint32_t i = 0; i < session->num_buffers; i++) {
		const struct vciv_buffer *buffer = &session->buffers[i]->public;

		if (word - buffer->token < buffer->size && !session->buffers[i]->destroyed)
			return (struct shape_word){ true, session->buffers[i]->bo.handle,
						    word - buffer->token };
	}

	return (struct shape_word){ .value = word };
}

static struct drm_vciv_value *make_values(const struct shape_word *words, uint32_t count)
{
	struct drm_vciv_value *values = calloc(count ? count : 1, sizeof(*values));

	for (uint32_t i = 0; values && i < count; i++)
		values[i] = (struct drm_vciv_value){ words[i].value, words[i].bo };

	return values;
}

static int add_resolved(struct vciv_session *session, struct vciv_kernel *kernel,
			uint32_t instances, const struct shape_word *words, uint32_t count,
			bool barrier)
{
	struct drm_vciv_dispatch *dispatch = &session->dispatches[session->num_dispatches];
	struct drm_vciv_value *values;
	int ret;

	ret = get_program(session, kernel, words, instances, count);
	if (ret)
		return ret;

	values = make_values(words, instances * count);
	if (!values)
		return fail(session, -ENOMEM, "out of memory");

	*dispatch = (struct drm_vciv_dispatch){
		.program = kernel->programs[0]->handle,
		.instances = instances,
		.flags = barrier ? DRM_VCIV_DISPATCH_BARRIER : 0,
		.values = VCIV_ARRAY(values, instances * count),
	};
	session->num_dispatches++;

	return 0;
}

int vciv_batch_add(struct vciv_session *session, struct vciv_kernel *kernel,
		   uint32_t instances, const uint32_t *uniforms, uint32_t count, bool barrier)
{
	struct shape_word *words;
	int ret;

	if (session->num_dispatches == DRM_VCIV_MAX_DISPATCHES)
		return fail(session, -ENOSPC, "a batch has at most %u dispatches",
			    DRM_VCIV_MAX_DISPATCHES);
	if (!instances || count > SHAPE_MAX_UNIFORMS ||
	    (uint64_t)instances * count > DRM_VCIV_MAX_SUBMIT_UNIFORMS)
		return fail(session, -EINVAL, "%u instances with %u uniforms are none, or too many",
			    instances, count);

	words = malloc(instances * count * sizeof(*words) + 1);
	if (!words)
		return fail(session, -ENOMEM, "out of memory");

	for (uint32_t i = 0; i < instances * count; i++)
		words[i] = resolve(session, uniforms[i]);
	ret = add_resolved(session, kernel, instances, words, count, barrier);
	free(words);

	return ret;
}

static const char *requirement_text(uint32_t requirement)
{
	static const char *const texts[] = {
		[DRM_VCIV_REQUIREMENT_RANGE] = "a number that the proof does not allow",
		[DRM_VCIV_REQUIREMENT_ENUM] = "a number that is none of those proven",
		[DRM_VCIV_REQUIREMENT_ACCESS] = "a buffer that may not be used so",
		[DRM_VCIV_REQUIREMENT_ALIGN] = "a pointer that is not aligned",
		[DRM_VCIV_REQUIREMENT_SIZE] = "too few bytes behind a pointer",
		[DRM_VCIV_REQUIREMENT_BO] = "no such buffer",
		[DRM_VCIV_REQUIREMENT_OFFSET] = "a pointer behind its buffer",
		[DRM_VCIV_REQUIREMENT_VALUES] = "not as many values as uniforms",
		[DRM_VCIV_REQUIREMENT_INSTANCES] = "no instances, or too many",
		[DRM_VCIV_REQUIREMENT_RECORDS] = "too few records, or too many",
	};

	if (requirement < sizeof(texts) / sizeof(*texts) && texts[requirement])
		return texts[requirement];

	return "a malformed argument";
}

static int fail_submit(struct vciv_session *session, int error,
		       const struct drm_vciv_failure *failure)
{
	if (error != -EINVAL || !failure->requirement)
		return fail(session, error, "the job failed: %s", strerror(-error));

	return fail(session, error,
		    "dispatch %u, instance %u, uniform %u: %s (%u given, %u needed)",
		    failure->dispatch, failure->instance, failure->uniform,
		    requirement_text(failure->requirement), failure->given, failure->needed);
}

static uint32_t bo_index(const struct vciv_session *session, uint32_t handle)
{
	uint32_t i = 0;

	while (session->buffers[i]->bo.handle != handle)
		i++;

	return i;
}

/* No handle is 0, so what has one is a pointer. */
static void number_bos(const struct vciv_session *session,
		       const struct drm_vciv_dispatch *dispatch)
{
	struct drm_vciv_value *values = values_of(dispatch);

	for (uint32_t i = 0; i < dispatch->values.count; i++)
		if (values[i].bo)
			values[i].bo = bo_index(session, values[i].bo);
}

int vciv_batch_run(struct vciv_session *session)
{
	struct drm_vciv_submit_bo bos[MAX_BUFFERS];
	struct drm_vciv_submit submit = {
		.dispatches = VCIV_ARRAY(session->dispatches, session->num_dispatches),
	};
	int ret;

	if (!session->num_dispatches)
		return 0;

	for (uint32_t i = 0; i < session->num_buffers; i++)
		bos[i] = (struct drm_vciv_submit_bo){ session->buffers[i]->bo.handle, ACCESS_BOTH };
	if (session->num_buffers)
		submit.bos = VCIV_ARRAY(bos, session->num_buffers);
	for (uint32_t i = 0; i < session->num_dispatches; i++)
		number_bos(session, &session->dispatches[i]);

	ret = vciv_run(session->fd, &submit);
	batch_clear(session);

	return ret ? fail_submit(session, ret, &submit.failure) : 0;
}
