// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Caches: coherent unless asked otherwise, and what the performance counters
 * say about them (1.4, 2.3, 2.11).
 */
#include "test.h"
#include "words.h"

#define L2CACTL	0x020
#define SLCACTL	0x024
#define L2CCLR	4

#define LDTMU0	((NOP & ~SIG(15)) | SIG(10))
#define R4_TO(to)	ADD_OP(21, to, R4, R4)

#define ICC	0x0000000f
#define UCC	0x00000f00
#define T0CC	0x000f0000
#define T1CC	0x0f000000

static const uint32_t uniforms[] = { DATA + 0x1000 };
static const uint64_t look[] = { MOV(TMU0_S, R0), LDTMU0, R4_TO(1) };

static uint32_t look_up(struct machine *m)
{
	struct outcome o;

	CHECK(machine_try(m, look, 3, uniforms, 1, &o));
	return o.r[1][0];
}

/* One QPU does it all, so that one slice is enough to look at. */
static struct machine *new_stale(void)
{
	struct machine *m = machine_new();

	CHECK(v3d_set_option(m->v3d, "stale", 1));
	CHECK(v3d_set_option(m->v3d, "placement", 1));
	return m;
}

static void test_coherent(void)
{
	struct machine *m = machine_new();

	test_begin("without the option a job sees what the host wrote");
	CHECK(v3d_set_option(m->v3d, "placement", 1));
	machine_set(m, DATA + 0x1000, 1);
	CHECK_EQ(look_up(m), 1);
	machine_set(m, DATA + 0x1000, 2);
	CHECK_EQ(look_up(m), 2);
	machine_free(m);
}

static void test_stale_data(void)
{
	struct machine *m = new_stale();

	test_begin("stale lookups until both caches are cleared");
	machine_set(m, DATA + 0x1000, 1);
	CHECK_EQ(look_up(m), 1);
	machine_set(m, DATA + 0x1000, 2);
	CHECK_EQ(look_up(m), 1);
	v3d_write(m->v3d, L2CACTL, L2CCLR);
	CHECK_EQ(look_up(m), 1);
	v3d_write(m->v3d, SLCACTL, ICC | UCC | T1CC | (T0CC & ~0x10000));
	CHECK_EQ(look_up(m), 1);
	v3d_write(m->v3d, SLCACTL, 0x10000);
	CHECK_EQ(look_up(m), 2);
	machine_set(m, DATA + 0x1000, 3);
	v3d_write(m->v3d, SLCACTL, T0CC);
	CHECK_EQ(look_up(m), 2);
	machine_free(m);
}

static void test_stale_tmu1(void)
{
	const uint64_t words[] = {
		MOV(TMU1_S, R0), (NOP & ~SIG(15)) | SIG(11), R4_TO(1)
	};
	struct machine *m = new_stale();
	struct outcome o;

	test_begin("TMU1 has a cache of its own");
	machine_set(m, DATA + 0x1000, 1);
	CHECK(machine_try(m, words, 3, uniforms, 1, &o));
	machine_set(m, DATA + 0x1000, 2);
	v3d_write(m->v3d, L2CACTL, L2CCLR);
	v3d_write(m->v3d, SLCACTL, ~T1CC);
	CHECK(machine_try(m, words, 3, uniforms, 1, &o));
	CHECK_EQ(o.r[1][0], 1);
	v3d_write(m->v3d, SLCACTL, T1CC);
	CHECK(machine_try(m, words, 3, uniforms, 1, &o));
	CHECK_EQ(o.r[1][0], 2);
	machine_free(m);
}

static void test_stale_code(void)
{
	static const uint64_t one[] = { LDI(HOST_INT, 1), END };
	static const uint64_t none[] = { LDI(HOST_INT, 0), END };
	struct machine *m = new_stale();

	test_begin("stale code");
	machine_load(m, CODE, none, 4);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	machine_load(m, CODE, one, 4);
	v3d_write(m->v3d, L2CACTL, L2CCLR);
	v3d_write(m->v3d, SLCACTL, ~ICC);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	CHECK(!m->irq);
	v3d_write(m->v3d, L2CACTL, L2CCLR);
	v3d_write(m->v3d, SLCACTL, ICC);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	CHECK(m->irq);
	machine_free(m);
}

static void test_stale_uniforms(void)
{
	static const uint64_t code[] = { UNIFORM_TO(HOST_INT), END };
	struct machine *m = new_stale();

	test_begin("stale uniforms");
	machine_load(m, CODE, code, 4);
	machine_set(m, UNIFORMS, 0);
	machine_start(m, CODE, UNIFORMS);
	CHECK(machine_run(m));
	machine_set(m, UNIFORMS, 1);
	v3d_write(m->v3d, L2CACTL, L2CCLR);
	v3d_write(m->v3d, SLCACTL, ~UCC);
	machine_start(m, CODE, UNIFORMS);
	CHECK(machine_run(m));
	CHECK(!m->irq);
	v3d_write(m->v3d, L2CACTL, L2CCLR);
	v3d_write(m->v3d, SLCACTL, UCC);
	machine_start(m, CODE, UNIFORMS);
	CHECK(machine_run(m));
	CHECK(m->irq);
	machine_free(m);
}

/* What VDW stores in a program the program's own lookup of before does not see. */
static void store_between_lookups(struct machine *m, uint32_t wanted)
{
	const uint64_t words[] = {
		MOV(TMU0_S, R0), LDTMU0, R4_TO(1),
		LDI(34, 9), LDI_B(VPM_SETUP, 0x1a00), MOV(VPM, R2),
		LDI_B(VPM_SETUP, 0x80904000), MOV_B(VPM_ADDR, R0), WAIT_ST,
		MOV(TMU0_S, R0), LDTMU0, R4_TO(3),
	};
	struct outcome o;

	machine_set(m, DATA + 0x1000, 5);
	CHECK(machine_try(m, words, sizeof(words) / 8, uniforms, 1, &o));
	CHECK_EQ(o.r[1][0], 5);
	CHECK_EQ(o.r[3][0], wanted);
	machine_free(m);
}

#define PCTRC	0x670
#define PCTRE	0x674
#define PCTR(n)	(0x680 + 8 * (n))
#define PCTRS(n) (0x684 + 8 * (n))

static void test_counters(void)
{
	static const uint32_t sources[] = { 16, 24, 25, 22, 23, 21, 29, 13 };
	static const uint64_t code[] = {
		UNIFORM_TO(32), MOV(TMU0_S, R0), LDTMU0, MOV(TMU0_S, R0), LDTMU0, END
	};
	struct machine *m = machine_new();
	unsigned int i;

	test_begin("performance counters");
	machine_load(m, CODE, code, 8);
	machine_set(m, UNIFORMS, DATA);
	for (i = 0; i < 8; i++)
		v3d_write(m->v3d, PCTRS(i), sources[i]);
	v3d_write(m->v3d, PCTRE, 0xff);
	machine_start(m, CODE, UNIFORMS);
	CHECK(machine_run(m));
	for (i = 0; i < 8; i++)
		CHECK_EQ(v3d_read(m->v3d, PCTR(i)), 0);

	v3d_write(m->v3d, PCTRC, 0xffff);
	v3d_write(m->v3d, PCTRE, 0x800000ff);
	machine_start(m, CODE, UNIFORMS);
	CHECK(machine_run(m));
	/* 8 instructions of 4 clocks; two lookups of 4 quads in one line. */
	CHECK_EQ(v3d_read(m->v3d, PCTR(0)), 32);
	CHECK_EQ(v3d_read(m->v3d, PCTR(1)), 8);
	CHECK_EQ(v3d_read(m->v3d, PCTR(2)), 1);
	/* Three words of one line of uniforms. */
	CHECK_EQ(v3d_read(m->v3d, PCTR(3)), 2);
	CHECK_EQ(v3d_read(m->v3d, PCTR(4)), 1);
	CHECK_EQ(v3d_read(m->v3d, PCTR(5)), 1);
	CHECK_EQ(v3d_read(m->v3d, PCTR(6)), 3);

	test_begin("counters stop, go on and are cleared");
	v3d_write(m->v3d, PCTRE, 0x800000fe);
	machine_start(m, CODE, UNIFORMS);
	CHECK(machine_run(m));
	CHECK_EQ(v3d_read(m->v3d, PCTR(0)), 32);
	CHECK_EQ(v3d_read(m->v3d, PCTR(1)), 16);
	v3d_write(m->v3d, PCTRC, 2);
	CHECK_EQ(v3d_read(m->v3d, PCTR(1)), 0);
	v3d_write(m->v3d, PCTRC, 1);
	CHECK_EQ(v3d_read(m->v3d, PCTR(0)), 0);
	v3d_write(m->v3d, PCTR(0), 32);
	CHECK_EQ(v3d_read(m->v3d, PCTR(0)), 32);
	v3d_write(m->v3d, PCTRE, 0x800000ff);
	machine_start(m, CODE, UNIFORMS);
	CHECK(machine_run(m));
	CHECK_EQ(v3d_read(m->v3d, PCTR(0)), 64);
	CHECK_EQ(v3d_read(m->v3d, PCTR(1)), 8);
	machine_free(m);
}

void test_cache(void)
{
	test_coherent();
	test_stale_data();
	test_stale_tmu1();
	test_stale_code();
	test_stale_uniforms();
	test_begin("stores are seen by lookups unless they are stale");
	store_between_lookups(machine_new(), 9);
	store_between_lookups(new_stale(), 5);
	test_counters();
}
