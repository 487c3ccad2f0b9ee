// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * A transform of n = 4^k or 2 * 4^k numbers takes k passes of fft_pass.qasm and,
 * in the other case, one of fft_last.qasm, from one buffer to the other and back.
 * Each pass is a dispatch behind a barrier: of up to eight instances, since there
 * are eight tiles of VPM, which are parts of one transform or several transforms.
 */

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gpu_fft.h"
#include "session.h"

#define LANES		16
#define MAX_INSTANCES	8
#define MAX_PASSES	(GPU_FFT_LOG2_MAX / 2 + 1)
#define MAX_BATCH	64	/* dispatches */
#define COMPLEX		((uint32_t)sizeof(struct GPU_FFT_COMPLEX))
#define INSTRUCTION	8	/* bytes */

/* VDR pitch and VDW stride setup (manual 5.4, 5.5), to which the number is added. */
#define VDR_PITCH	0x90000000u
#define VDW_STRIDE	0xc0000000u

static const uint32_t pass_code[] = {
#include "fft_pass.h"
};

static const uint32_t last_code[] = {
#include "fft_last.h"
};

/* What fft_pass.qasm takes, in its order. */
struct pass_uniforms {
	uint32_t x, y, twiddles, tile, p, p_per_lane, result_step, operand_step, load_pitch,
		 store_stride, groups, vectors, x_next, x_skip, y_next, y_skip, p_skip;
	float sign;
};

struct last_uniforms {
	uint32_t x, y, row, half, count;
};

/*
 * How a pass goes through its vectors: in groups that have the same p, each of so
 * many vectors. All steps are in bytes.
 */
struct pass {
	uint32_t stride;
	bool p_per_lane;
	uint32_t load_pitch, store_gap;
	uint32_t groups, vectors;
	uint32_t x_next, x_skip, y_next, y_skip;
	uint32_t p_skip;
};

struct GPU_FFT_BASE {
	struct vciv_session *session;
	struct vciv_buffer *data[2], *twiddles;
	struct vciv_kernel *passes[MAX_PASSES], *last;
	uint32_t size;		/* of one transform */
	uint32_t transforms;
	float sign;
};

static uint32_t number_of_passes(uint32_t size)
{
	uint32_t passes = 0;

	while (size >>= 2)
		passes++;

	return passes;
}

static bool has_last(uint32_t size)
{
	return size >> (2 * number_of_passes(size)) == 2;
}

/* The lanes of a vector are at consecutive p while there are fewer than 16 q. */
static struct pass plan_pass(uint32_t size, uint32_t stride)
{
	uint32_t vectors = size / 4 / LANES;
	struct pass pass = { .stride = stride, .p_per_lane = stride < LANES };
	uint32_t group_results;

	if (pass.p_per_lane) {
		pass.vectors = stride;
		pass.p_skip = LANES;
		pass.load_pitch = stride * COMPLEX;
		pass.store_gap = (4 * stride - 1) * COMPLEX;
		pass.x_next = COMPLEX;
		pass.y_next = COMPLEX;
		group_results = LANES * 4 * stride;
	} else {
		pass.vectors = stride / LANES;
		pass.p_skip = 1;
		pass.load_pitch = COMPLEX;
		pass.store_gap = 0;
		pass.x_next = LANES * COMPLEX;
		pass.y_next = LANES * COMPLEX;
		group_results = 4 * stride;
	}
	pass.groups = vectors / pass.vectors;
	pass.x_skip = group_results / 4 * COMPLEX - pass.vectors * pass.x_next;
	pass.y_skip = group_results * COMPLEX - pass.vectors * pass.y_next;

	return pass;
}

/* Part "part" of "parts", which are powers of two: some groups, or a part of one. */
static struct pass_uniforms part_of_pass(const struct GPU_FFT_BASE *base, const struct pass *pass,
					 uint32_t part, uint32_t parts)
{
	uint32_t parts_per_group = parts > pass->groups ? parts / pass->groups : 1;
	uint32_t groups = parts > pass->groups ? 1 : pass->groups / parts;
	uint32_t group = part / parts_per_group * groups;
	uint32_t vectors = pass->vectors / parts_per_group;
	uint32_t vector = part % parts_per_group * vectors;

	return (struct pass_uniforms){
		.x = group * (pass->vectors * pass->x_next + pass->x_skip) + vector * pass->x_next,
		.y = group * (pass->vectors * pass->y_next + pass->y_skip) + vector * pass->y_next,
		.twiddles = base->twiddles->token,
		.p = group * pass->p_skip,
		.p_per_lane = pass->p_per_lane,
		.result_step = pass->stride * COMPLEX,
		.operand_step = base->size / 4 * COMPLEX,
		.load_pitch = VDR_PITCH | pass->load_pitch,
		.store_stride = VDW_STRIDE | pass->store_gap,
		.groups = groups,
		.vectors = vectors,
		.x_next = pass->x_next,
		.x_skip = pass->x_skip,
		.y_next = pass->y_next,
		.y_skip = pass->y_skip,
		.p_skip = pass->p_skip,
		.sign = base->sign,
	};
}

/* So many instances do one transform: all eight, unless there are several to do. */
static uint32_t parts_of_transform(const struct GPU_FFT_BASE *base)
{
	uint32_t vectors = base->size / 4 / LANES, parts = 1;

	while (parts * 2 <= vectors && parts * 2 * base->transforms <= MAX_INSTANCES)
		parts *= 2;

	return parts;
}

static uint32_t transform_offset(const struct GPU_FFT_BASE *base, uint32_t transform)
{
	return transform * base->size * COMPLEX;
}

static int add_pass(struct GPU_FFT_BASE *base, uint32_t number, uint32_t first, uint32_t count,
		    uint32_t parts)
{
	struct pass_uniforms uniforms[MAX_INSTANCES];
	struct pass pass = plan_pass(base->size, 1u << (2 * number));

	for (uint32_t i = 0; i < count * parts; i++) {
		uint32_t offset = transform_offset(base, first + i / parts);

		uniforms[i] = part_of_pass(base, &pass, i % parts, parts);
		uniforms[i].tile = i * 8;
		uniforms[i].x += base->data[number % 2]->token + offset;
		uniforms[i].y += base->data[!(number % 2)]->token + offset;
	}

	return vciv_batch_add(base->session, base->passes[number], count * parts,
			      (uint32_t *)uniforms, sizeof(*uniforms) / sizeof(uint32_t), true);
}

static int add_last(struct GPU_FFT_BASE *base, uint32_t number, uint32_t first, uint32_t count,
		    uint32_t parts)
{
	struct last_uniforms uniforms[MAX_INSTANCES];
	uint32_t vectors = base->size / 2 / LANES / parts;

	for (uint32_t i = 0; i < count * parts; i++) {
		uint32_t offset = transform_offset(base, first + i / parts) +
				  i % parts * vectors * LANES * COMPLEX;

		uniforms[i] = (struct last_uniforms){
			.x = base->data[number % 2]->token + offset,
			.y = base->data[!(number % 2)]->token + offset,
			.row = i * 4,
			.half = base->size / 2 * COMPLEX,
			.count = vectors,
		};
	}

	return vciv_batch_add(base->session, base->last, count * parts, (uint32_t *)uniforms,
			      sizeof(*uniforms) / sizeof(uint32_t), true);
}

/* As many transforms at once as there are instances for. */
static int add_transforms(struct GPU_FFT_BASE *base, uint32_t first, uint32_t count, uint32_t parts)
{
	uint32_t passes = number_of_passes(base->size);
	int ret = 0;

	for (uint32_t i = 0; i < passes && !ret; i++)
		ret = add_pass(base, i, first, count, parts);
	if (!ret && base->last)
		ret = add_last(base, passes, first, count, parts);

	return ret;
}

static int execute(struct GPU_FFT_BASE *base)
{
	uint32_t parts = parts_of_transform(base), at_once = MAX_INSTANCES / parts;
	uint32_t dispatches = 0;
	int ret = 0;

	for (uint32_t first = 0; first < base->transforms && !ret; first += at_once) {
		uint32_t left = base->transforms - first;

		if (dispatches + MAX_PASSES + 1 > MAX_BATCH) {
			ret = vciv_batch_run(base->session);
			dispatches = 0;
		}
		if (!ret)
			ret = add_transforms(base, first, left < at_once ? left : at_once, parts);
		dispatches += MAX_PASSES + 1;
	}

	return ret ? ret : vciv_batch_run(base->session);
}

unsigned int gpu_fft_execute(struct GPU_FFT *fft)
{
	int ret = execute(fft->base);

	if (ret)
		fprintf(stderr, "gpu_fft: %s", vciv_session_error(fft->base->session));

	return -ret;
}

static void fill_twiddles(struct GPU_FFT_BASE *base)
{
	struct GPU_FFT_COMPLEX *twiddles = base->twiddles->cpu;

	for (uint32_t i = 0; i < base->size * 3 / 4; i++) {
		double angle = 2 * M_PI * i / base->size;

		twiddles[i].re = cos(angle);
		twiddles[i].im = -base->sign * sin(angle);
	}
}

static bool create_buffers(struct GPU_FFT_BASE *base)
{
	uint32_t bytes = base->transforms * base->size * COMPLEX;

	for (int i = 0; i < 2; i++) {
		base->data[i] = vciv_buffer_create(base->session, bytes);
		if (!base->data[i])
			return false;
	}

	base->twiddles = vciv_buffer_create(base->session, base->size * COMPLEX);
	if (base->twiddles)
		fill_twiddles(base);

	return base->twiddles;
}

/* One of its own for each pass, since each is proven for the numbers of its pass. */
static bool create_kernels(struct GPU_FFT_BASE *base)
{
	for (uint32_t i = 0; i < number_of_passes(base->size); i++) {
		base->passes[i] = vciv_kernel_create(base->session, pass_code,
						     sizeof(pass_code) / INSTRUCTION);
		if (!base->passes[i])
			return false;
	}

	if (!has_last(base->size))
		return true;
	base->last = vciv_kernel_create(base->session, last_code, sizeof(last_code) / INSTRUCTION);

	return base->last;
}

static void destroy(struct GPU_FFT_BASE *base)
{
	for (uint32_t i = 0; i < MAX_PASSES; i++)
		if (base->passes[i])
			vciv_kernel_destroy(base->session, base->passes[i]);
	if (base->last)
		vciv_kernel_destroy(base->session, base->last);
	vciv_session_close(base->session);
	free(base);
}

void gpu_fft_release(struct GPU_FFT *fft)
{
	destroy(fft->base);
	free(fft);
}

static void fill_plan(struct GPU_FFT *fft, struct GPU_FFT_BASE *base)
{
	uint32_t passes = number_of_passes(base->size) + has_last(base->size);

	fft->base = base;
	fft->in = base->data[0]->cpu;
	fft->out = base->data[passes % 2]->cpu;
	fft->x = base->size;
	fft->y = base->transforms;
	fft->step = base->size;
}

static struct GPU_FFT_BASE *create(int log2_n, int direction, int jobs)
{
	struct GPU_FFT_BASE *base = calloc(1, sizeof(*base));

	if (!base)
		return NULL;

	base->size = 1u << log2_n;
	base->transforms = jobs;
	base->sign = direction == GPU_FFT_FWD ? 1 : -1;
	base->session = vciv_session_open();
	if (!base->session) {
		free(base);
		return NULL;
	}

	return base;
}

int gpu_fft_prepare(int mailbox, int log2_n, int direction, int jobs, struct GPU_FFT **fft)
{
	struct GPU_FFT_BASE *base;

	(void)mailbox;
	if (log2_n < GPU_FFT_LOG2_MIN || log2_n > GPU_FFT_LOG2_MAX)
		return -2;
	/* So that no size overflows. */
	if (jobs < 1 || jobs > (1 << 28 >> log2_n) / (int)COMPLEX)
		return -3;

	base = create(log2_n, direction, jobs);
	if (!base)
		return -1;

	*fft = malloc(sizeof(**fft));
	if (!*fft || !create_buffers(base) || !create_kernels(base)) {
		free(*fft);
		destroy(base);
		return -3;
	}
	fill_plan(*fft, base);

	return 0;
}
