// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Random words as programs: the model must neither crash nor run on, whatever
 * they do and whatever the options are. The sanitizers watch.
 */
#include "test.h"
#include "words.h"

#define PROGRAMS	400
#define WORDS		64
#define BUDGET		2000

static uint64_t random_state = 88172645463325252ull;

static uint64_t next_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state;
}

static void random_options(struct machine *m)
{
	int i;

	for (i = 0; i < V3D_OPTIONS; i++) {
		const struct v3d_option_info *info = &v3d_option_info[i];

		if (next_random() % 2)
			v3d_set_option(m->v3d, info->name,
				       next_random() % (info->most < 100 ? info->most + 1 : 100));
	}
}

/* Half of the words without a signal that stops or ends a program. */
static uint64_t random_word(void)
{
	uint64_t word = next_random();

	return next_random() % 2 ? (word & ~SIG(15)) | SIG(1) : word;
}

void test_random(void)
{
	uint64_t code[WORDS], retired, done;
	int program, i;

	test_begin("random programs");
	for (program = 0; program < PROGRAMS; program++) {
		struct machine *m = machine_new();

		random_options(m);
		for (i = 0; i < WORDS; i++)
			code[i] = random_word();
		machine_load(m, CODE, code, WORDS);
		for (i = 0; i < 4; i++)
			machine_start(m, CODE, UNIFORMS);
		done = v3d_run(m->v3d, BUDGET);
		CHECK(done <= BUDGET);
		CHECK(done == BUDGET || !v3d_runnable(m->v3d));
		retired = 0;
		for (i = 0; i < V3D_QPUS; i++)
			retired += v3d_get_stats(m->v3d)->retired[i];
		CHECK_EQ(retired, done);
		machine_free(m);
	}
}
