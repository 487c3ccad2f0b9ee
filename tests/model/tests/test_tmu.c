// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Direct lookups (6.2).
 */
#include "test.h"
#include "words.h"

#define LDTMU(n)	((NOP & ~SIG(15)) | SIG(10 + (n)))
#define ELEMENTS(to)	((NOP ^ WADD(32 + (to)) ^ RA(ELEMENT)) | CADD(1) | ADD(21, A, A))
#define R4_TO(to)	ADD_OP(21, to, R4, R4)

static const uint32_t uniforms[] = { DATA };

static void test_lookup(void)
{
	/* Lane i asks for word 15 - i, then for word i with low bits set. */
	const uint64_t words[] = {
		ELEMENTS(1), SMALL(ADD_OP(17, 1, R1, B), 2), ADD_OP(12, 2, R0, R1),
		LDI(35, 60), ADD_OP(12, 3, R3, R0), ADD_OP(13, 3, R3, R1),
		MOV(TMU0_S, R3), SMALL((NOP ^ WADD(TMU0_S)) | CADD(1) | ADD(12, R2, B), 3),
		LDTMU(0), R4_TO(2), LDTMU(0), R4_TO(3),
	};
	struct machine *m = machine_new();
	struct outcome o;
	unsigned int i;

	test_begin("lookup per lane, in order");
	for (i = 0; i < LANES; i++)
		machine_set(m, DATA + 4 * i, 1000 + i);
	CHECK(machine_try(m, words, sizeof(words) / 8, uniforms, 1, &o));
	for (i = 0; i < LANES; i++) {
		CHECK_EQ(o.r[2][i], 1000 + 15 - i);
		CHECK_EQ(o.r[3][i], 1000 + i);
	}
	/* 16 words one by one backward, 16 at once forward. */
	CHECK_EQ(machine_count(m, V3D_UNIT_TMU0), 17);
	CHECK_EQ(v3d_get_stats(m->v3d)->unit[V3D_UNIT_TMU0].bytes, 128);
	machine_free(m);
}

static void test_fifo(void)
{
	const uint64_t ok[] = {
		MOV(TMU1_S, R0), MOV(TMU1_S, R0), MOV(TMU1_S, R0), MOV(TMU1_S, R0),
		LDTMU(1), LDTMU(1), LDTMU(1), LDTMU(1),
	};
	const uint64_t full[] = {
		MOV(TMU1_S, R0), MOV(TMU1_S, R0), MOV(TMU1_S, R0), MOV(TMU1_S, R0), MOV(TMU1_S, R0),
	};
	const uint64_t independent[] = {
		MOV(TMU0_S, R0), SMALL((NOP ^ WADD(TMU1_S)) | CADD(1) | ADD(12, R0, B), 4),
		LDTMU(1), R4_TO(1), LDTMU(0), R4_TO(2),
	};
	const uint64_t none[] = { LDTMU(0) };
	struct machine *m = machine_new();
	struct outcome o;

	test_begin("four lookups per TMU");
	CHECK(machine_try(m, ok, 8, uniforms, 1, &o));
	machine_set(m, DATA, 5);
	machine_set(m, DATA + 4, 6);
	CHECK(machine_try(m, independent, 6, uniforms, 1, &o));
	CHECK_EQ(o.r[1][0], 6);
	CHECK_EQ(o.r[2][0], 5);
	CHECK(!machine_try(m, full, 5, uniforms, 1, &o));
	machine_free(m);

	test_begin("a load without a lookup waits for ever");
	m = machine_new();
	CHECK(!machine_try(m, none, 1, uniforms, 1, &o));
	machine_free(m);
}

static void test_outside(void)
{
	const uint64_t words[] = { LDI(32, 0x100), MOV(TMU0_S, R0), LDTMU(0), R4_TO(1) };
	struct machine *m = machine_new();
	struct outcome o;

	test_begin("lookup outside memory");
	CHECK(machine_try(m, words, 4, uniforms, 1, &o));
	CHECK_EQ(o.r[1][0], 0);
	CHECK_EQ(v3d_get_stats(m->v3d)->unit[V3D_UNIT_TMU0].failed, 16);
	machine_free(m);
}

#define PCTRE	0x674
#define PCTR(n)	(0x680 + 8 * (n))
#define PCTRS(n) (0x684 + 8 * (n))

/*
 * A result that is there 100 instructions later: the program waits for all of
 * them but the two it executes, the lookup and what is between, at 4 clocks each.
 */
static void test_delay(void)
{
	const uint64_t words[] = { MOV(TMU0_S, R0), NOP, LDTMU(0), ADD_OP(21, 1, R4, R4) };
	const uint32_t uniforms[] = { DATA };
	struct machine *m = machine_new();
	struct outcome o;

	test_begin("lookups that take time, and the clocks stalled on them");
	CHECK(v3d_set_option(m->v3d, "tmu-delay", 100));
	machine_set(m, DATA, 4711);
	v3d_write(m->v3d, PCTRS(0), 17);
	v3d_write(m->v3d, PCTRS(1), 16);
	v3d_write(m->v3d, PCTRS(2), 13);
	v3d_write(m->v3d, PCTRE, 0x80000007);
	CHECK(machine_try(m, words, 4, uniforms, 1, &o));
	CHECK_EQ(o.r[1][0], 4711);
	CHECK_EQ(v3d_read(m->v3d, PCTR(0)), 4 * 98);
	CHECK_EQ(v3d_get_stats(m->v3d)->wait[V3D_WAIT_TMU0].count, 1);
	CHECK_EQ(v3d_read(m->v3d, PCTR(2)),
		 11 * (v3d_read(m->v3d, PCTR(0)) + v3d_read(m->v3d, PCTR(1))));
	machine_free(m);
}

void test_tmu(void)
{
	test_lookup();
	test_fifo();
	test_outside();
	test_delay();
}
