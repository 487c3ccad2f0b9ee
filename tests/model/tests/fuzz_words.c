// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A libFuzzer target: any words as programs, with any options. The model must
 * neither crash, nor hang, nor execute more or less than it tells.
 *
 * Input: how many programs; how many options, and for each its number and value;
 * then words. They are code, and uniforms and data as well.
 */
#include <stdlib.h>
#include <string.h>

#include "test.h"

#define MOST_WORDS	512
#define BUDGET		20000
#define SLICE		999

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	const uint8_t *data;
	size_t left;
};

static uint8_t take(struct input *input)
{
	if (!input->left)
		return 0;
	input->left--;
	return *input->data++;
}

static void take_options(struct machine *m, struct input *input)
{
	unsigned int count = take(input) % 8;

	while (count--) {
		const struct v3d_option_info *info = &v3d_option_info[take(input) % V3D_OPTIONS];

		v3d_set_option(m->v3d, info->name, take(input));
	}
}

/* Every other uniform is an address, so that some accesses hit memory. */
static void make_uniforms(struct machine *m, const uint64_t *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		machine_set(m, UNIFORMS + 8 * i, RAM_BASE + words[i] % RAM_SIZE);
		machine_set(m, UNIFORMS + 8 * i + 4, words[i] >> 32);
	}
}

static void check_count(struct machine *m, uint64_t done)
{
	uint64_t retired = 0;
	int i;

	for (i = 0; i < V3D_QPUS; i++)
		retired += v3d_get_stats(m->v3d)->retired[i];
	if (retired != done)
		abort();
}

static void run(struct machine *m)
{
	uint64_t done = 0, n;

	do {
		n = v3d_run(m->v3d, SLICE);
		if (n > SLICE || (n < SLICE && v3d_runnable(m->v3d)))
			abort();
		done += n;
	} while (n == SLICE && done < BUDGET);
	check_count(m, done);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = { data, size };
	struct machine *m = machine_new();
	uint64_t words[MOST_WORDS];
	unsigned int programs, i;
	size_t count;

	programs = 1 + take(&input) % V3D_QPUS;
	take_options(m, &input);
	count = input.left / sizeof(*words);
	if (count > MOST_WORDS)
		count = MOST_WORDS;
	memcpy(words, input.data, count * sizeof(*words));
	machine_load(m, CODE, words, count);
	make_uniforms(m, words, count);
	for (i = 0; i < programs; i++)
		machine_start(m, CODE, UNIFORMS + 64 * i);
	run(m);
	machine_free(m);
	return 0;
}
