// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The queue of user programs and where they run (2.7).
 */
#include "test.h"
#include "words.h"

#define SQRSV0	0x410
#define SQRSV1	0x414
#define SRQCS	0x43c

static const uint64_t nothing[] = { END };
static const uint64_t wait[] = { SEMA_DOWN(0), END };

static uint32_t srqcs(struct machine *m)
{
	return v3d_read(m->v3d, SRQCS);
}

static struct machine *new_with(const uint64_t *code, size_t count)
{
	struct machine *m = machine_new();

	machine_load(m, CODE, code, count);
	return m;
}

static void start(struct machine *m, unsigned int n)
{
	while (n--)
		machine_start(m, CODE, 0);
}

static void test_counters(void)
{
	struct machine *m = new_with(nothing, 3);
	unsigned int i;

	test_begin("made and completed, modulo 256");
	for (i = 0; i < 26; i++) {
		start(m, 10);
		CHECK(machine_run(m));
	}
	CHECK_EQ(srqcs(m), 0x00040400);
	v3d_write(m->v3d, SRQCS, 1 << 8);
	CHECK_EQ(srqcs(m), 0x00040000);
	v3d_write(m->v3d, SRQCS, 1 << 16);
	CHECK_EQ(srqcs(m), 0);
	CHECK_EQ(v3d_get_stats(m->v3d)->programs, 260);
	machine_free(m);
}

static void test_full(void)
{
	struct machine *m = new_with(wait, 4);

	test_begin("12 run, 16 wait, the next is an error");
	start(m, 28);
	CHECK_EQ(srqcs(m), 28 << 8 | 16);
	start(m, 1);
	CHECK_EQ(srqcs(m), 29 << 8 | 1 << 7 | 16);
	v3d_run(m->v3d, 1000);

	test_begin("while the error is set requests are ignored");
	v3d_write(m->v3d, SRQCS, 1);
	CHECK_EQ(srqcs(m), 29 << 8 | 1 << 7);
	start(m, 1);
	CHECK_EQ(srqcs(m), 30 << 8 | 1 << 7);
	v3d_write(m->v3d, SRQCS, 1 << 7);
	start(m, 1);
	CHECK_EQ(srqcs(m), 31 << 8 | 1);
	machine_free(m);
}

static unsigned int used_qpus(struct machine *m)
{
	unsigned int i, used = 0;

	for (i = 0; i < V3D_QPUS; i++)
		if (v3d_get_stats(m->v3d)->retired[i])
			used |= 1u << i;
	return used;
}

static void test_placement(void)
{
	struct machine *m = new_with(nothing, 3);

	test_begin("12 programs on 12 QPUs");
	start(m, 12);
	CHECK(machine_run(m));
	CHECK_EQ(used_qpus(m), 0xfff);

	test_begin("programs that come one by one, too");
	v3d_clear_stats(m->v3d);
	for (int i = 0; i < 12; i++) {
		start(m, 1);
		CHECK(machine_run(m));
	}
	CHECK_EQ(used_qpus(m), 0xfff);

	test_begin("always the first idle QPU");
	CHECK(v3d_set_option(m->v3d, "placement", 1));
	v3d_clear_stats(m->v3d);
	for (int i = 0; i < 12; i++) {
		start(m, 1);
		CHECK(machine_run(m));
	}
	CHECK_EQ(used_qpus(m), 1);

	test_begin("reserved QPUs run no user programs");
	v3d_write(m->v3d, SQRSV0, 0x11101111);
	v3d_write(m->v3d, SQRSV1, 0x00001011);
	v3d_clear_stats(m->v3d);
	start(m, 5);
	CHECK(machine_run(m));
	CHECK_EQ(used_qpus(m), 1 << 4 | 1 << 10);
	v3d_write(m->v3d, SQRSV0, 0x11111111);
	v3d_write(m->v3d, SQRSV1, 0x00001111);
	start(m, 1);
	CHECK(!machine_run(m));
	v3d_write(m->v3d, SQRSV0, 0);
	CHECK(machine_run(m));
	machine_free(m);
}

static void test_budget(void)
{
	static const uint64_t forever[] = { BRANCH(15, -32), NOP, NOP, NOP };
	struct machine *m = new_with(forever, 4);
	uint64_t retired = 0;

	test_begin("a budget is kept exactly");
	start(m, 3);
	CHECK_EQ(v3d_run(m->v3d, 100001), 100001);
	for (int i = 0; i < V3D_QPUS; i++)
		retired += v3d_get_stats(m->v3d)->retired[i];
	CHECK_EQ(retired, 100001);
	CHECK_EQ(v3d_get_stats(m->v3d)->programs, 0);

	test_begin("a reset stops programs");
	v3d_set_power(m->v3d, false);
	CHECK(!v3d_busy(m->v3d));
	v3d_set_power(m->v3d, true);
	CHECK_EQ(v3d_run(m->v3d, 10), 0);
	machine_free(m);
}

void test_queue(void)
{
	test_counters();
	test_full();
	test_placement();
	test_budget();
}
