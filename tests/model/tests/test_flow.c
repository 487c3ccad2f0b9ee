// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Conditions, flags, branches and thread end (4.7, 4.14, 4.17).
 */
#include "test.h"
#include "words.h"

#define ELEMENTS(to)	((NOP ^ WADD(32 + (to)) ^ RA(ELEMENT)) | CADD(1) | ADD(21, A, A))

/* Flags: Z in lane 8, N in lanes 0-7, C (borrow) in lanes 0-7 */
#define COMPARE_8	(SMALL(ADD_OP(13, 1, R1, B) | SF, 8))

static void test_conditions(void)
{
	static const uint32_t wanted[8] = {
		0, 0xffff, 0x0100, 0xfeff, 0x00ff, 0xff00, 0x00ff, 0xff00
	};
	uint32_t uniforms[] = { 0 };
	struct outcome o;
	unsigned int cond, i;

	test_begin("lane conditions");
	for (cond = 0; cond < 8; cond++) {
		uint32_t add = 0, mul = 0;

		TRY(&o, uniforms, LDI(34, 0), LDI(35, 0), ELEMENTS(1), COMPARE_8, LDI(32, 1),
		    (NOP ^ WADD(34) ^ WMUL(35)) | CADD(cond) | CMUL(cond) |
		    ADD(21, R0, R0) | MUL(4, R0, R0));
		for (i = 0; i < LANES; i++) {
			add |= o.r[2][i] << i;
			mul |= o.r[3][i] << i;
		}
		CHECK_EQ(add, wanted[cond]);
		CHECK_EQ(mul, wanted[cond]);
	}

	test_begin("conditions use the flags from before");
	TRY(&o, uniforms, LDI(34, 9), LDI(33, 0) | SF, (LDI(34, 1) & ~CADD(7)) | CADD(2) | SF);
	CHECK_EQ(o.r[2][0], 1);
	CHECK_EQ(o.z, 0);

	test_begin("flags change in lanes whose condition holds");
	TRY(&o, uniforms, ELEMENTS(1), COMPARE_8, (LDI(34, 0) & ~CADD(7)) | CADD(4) | SF);
	CHECK_EQ(o.z, 0x01ff);
	CHECK_EQ(o.n, 0);

	test_begin("flags come from ADD unless it is nop");
	TRY(&o, uniforms, LDI(33, 0), LDI(34, 5),
	    NOP | SF | CADD(1) | CMUL(1) | ADD(21, R1, R1) | MUL(4, R2, R2));
	CHECK_EQ(o.z, 0xffff);
	TRY(&o, uniforms, LDI(33, 0), LDI(34, 5), NOP | SF | CADD(1) | CMUL(1) | MUL(4, R2, R2));
	CHECK_EQ(o.z, 0);

	test_begin("a condition of never keeps the flags, also of MUL");
	TRY(&o, uniforms, LDI(33, 0) | SF, LDI(34, 5),
	    NOP | SF | CMUL(1) | ADD(21, R2, R2) | MUL(4, R2, R2));
	CHECK_EQ(o.z, 0xffff);
}

/* Flags none, some or all set: which of the 12 conditions are taken. */
static void test_branch_conditions(void)
{
	static const struct {
		uint32_t compare;
		uint16_t taken;		/* bit per condition */
	} cases[] = {
		/* lane number - 8: Z some, N some, C some */
		{ 8, 1 << 2 | 1 << 3 | 1 << 6 | 1 << 7 | 1 << 10 | 1 << 11 | 1 << 15 },
		/* lane number - 16: Z none, N all, C all */
		{ 16, 1 << 1 | 1 << 3 | 1 << 4 | 1 << 6 | 1 << 8 | 1 << 10 | 1 << 15 },
		/* lane number * 0: Z all, N none, C none */
		{ 0, 1 << 0 | 1 << 2 | 1 << 5 | 1 << 7 | 1 << 9 | 1 << 11 | 1 << 15 },
	};
	uint32_t uniforms[] = { 0, 0, 0, 0 };
	struct outcome o;
	unsigned int cond;
	size_t i;

	test_begin("branch conditions");
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (cond = 0; cond < 16; cond++) {
			if (cond >= 12 && cond < 15)
				continue;
			uniforms[2] = cases[i].compare;
			TRY(&o, uniforms, ELEMENTS(1),
			    cases[i].compare ? ADD_OP(13, 1, R1, R2) | SF : LDI(33, 0) | SF,
			    BRANCH(cond, 8), NOP, NOP, NOP, LDI(32, 1), NOP);
			CHECK_EQ(o.r[0][0], cases[i].taken >> cond & 1 ? 0 : 1);
		}
}

/* Each lane counts: Z is set in one alone, or clear in one alone. */
static void test_branch_lanes(void)
{
	static const uint32_t uniforms[] = { 0, 0 };
	unsigned int lane, cond, inverse;
	struct outcome o;

	test_begin("branch conditions of one lane");
	for (lane = 0; lane < LANES; lane++)
		for (inverse = 0; inverse < 2; inverse++)
			for (cond = 0; cond < 4; cond++) {
				uint32_t bits = inverse ? 0xffff ^ 1 << lane : 1 << lane;

				TRY(&o, uniforms, LDI(33, bits) | LDI_UNSIGNED | SF,
				    BRANCH(cond, 8), NOP, NOP, NOP, LDI(32, 1), NOP);
				CHECK_EQ(o.r[0][0], cond >= 2 ? 0 : 1);
			}
}

static void test_branches(void)
{
	uint32_t uniforms[] = { 0, 0, 0, 0 };
	struct outcome o;

	test_begin("three delay slots");
	TRY(&o, uniforms, BRANCH(15, 8), LDI(32, 1), LDI(33, 1), LDI(34, 1), LDI(35, 1));
	CHECK_EQ(o.r[0][0], 1);
	CHECK_EQ(o.r[1][0], 1);
	CHECK_EQ(o.r[2][0], 1);
	CHECK_EQ(o.r[3][0], 0);

	test_begin("backward branch");
	TRY(&o, uniforms, LDI(32, 5), LDI(33, 0),
	    SMALL(ADD_OP(12, 1, R1, B), 3), SMALL(ADD_OP(13, 0, R0, B) | SF, 1),
	    BRANCH(3, -48), NOP, NOP, NOP);
	CHECK_EQ(o.r[1][0], 15);

	/* Four words of uniforms, then the branch at 0x20: links 0x20 + 32. */
	test_begin("link");
	TRY(&o, uniforms, (BRANCH(15, 0) ^ F(39 ^ 34, 38)), NOP, NOP, NOP);
	CHECK_EQ(o.r[2][0], CODE + 0x40);

	test_begin("no link when not taken");
	TRY(&o, uniforms, LDI(33, 1) | SF, (BRANCH(0, 0) ^ F(39 ^ 34, 38)), NOP, NOP, NOP);
	CHECK_EQ(o.r[2][0], 0);

	/* Element 15 of ra2 is 15 + 1: two instructions more are skipped. */
	test_begin("branch by a register");
	TRY(&o, uniforms, ELEMENTS(1), SMALL(ADD_OP(12, 1, R1, B), 1), MOV(2, R1), NOP,
	    BRANCH(15, 0) | F(1, 50) | F(2, 45), NOP, NOP, NOP,
	    LDI(32, 1), LDI(33, 1), LDI(34, 1));
	CHECK_EQ(o.r[0][0], 0);
	CHECK_EQ(o.r[2][0], 1);

	test_begin("a branch in the last slot of a branch");
	TRY(&o, uniforms, BRANCH(15, 24), NOP, NOP, BRANCH(15, 16), LDI(32, 1), NOP, LDI(33, 1),
	    LDI(34, 1), SMALL(ADD_OP(12, 3, R3, B), 1), NOP, NOP, NOP, NOP, NOP);
	CHECK_EQ(o.r[0][0], 0);
	CHECK_EQ(o.r[2][0], 1);
}

static void test_end(void)
{
	/* The two delay slots are executed, what follows is not. */
	static const uint64_t code[] = {
		LDI_B(VPM_SETUP, 0x1a00), LDI(32, 1), MOV(VPM, R0), MOV(VPM, R0), MOV(VPM, R0),
		LDI_B(VPM_SETUP, 0x1a00), LDI(32, 7), NOP,
		THREND, MOV(VPM, R0), MOV(VPM, R0), MOV(VPM, R0),
	};
	static const uint64_t show[] = {
		LDI_B(VPM_SETUP, 0x81904000), LDI_B(VPM_ADDR, DATA), WAIT_ST, END
	};
	struct machine *m = machine_new();

	test_begin("thread end has two delay slots");
	machine_load(m, CODE, code, sizeof(code) / 8);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	machine_load(m, CODE, show, sizeof(show) / 8);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	CHECK_EQ(machine_get(m, DATA), 7);
	CHECK_EQ(machine_get(m, DATA + 64), 7);
	CHECK_EQ(machine_get(m, DATA + 128), 1);
	CHECK_EQ(v3d_get_stats(m->v3d)->programs, 2);
	machine_free(m);

	test_begin("a breakpoint halts");
	m = machine_new();
	machine_load(m, CODE, (const uint64_t[]){ IDLE_REGS, END }, 4);
	machine_start(m, CODE, 0);
	CHECK(!machine_run(m));
	CHECK(!v3d_runnable(m->v3d));
	machine_free(m);
}

void test_flow(void)
{
	test_conditions();
	test_branch_conditions();
	test_branch_lanes();
	test_branches();
	test_end();
}
