// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Programs that break a rule are told so, those that do not are not (4.18).
 */
#include <string.h>

#include "test.h"
#include "words.h"

#define LDTMU0		((NOP & ~SIG(15)) | SIG(10))
#define READ_VPM	((NOP ^ RA(VPM)) | CADD(1) | ADD(21, A, A))
#define MAX_WORDS	8

static const struct {
	const char *rule;	/* NULL: none is broken */
	uint64_t words[MAX_WORDS];
} programs[] = {
	{ "#1", { LDI(3, 1), (NOP ^ RA(3)) | CADD(1) | ADD(21, A, A) } },
	{ NULL, { LDI(3, 1), NOP, (NOP ^ RA(3)) | CADD(1) | ADD(21, A, A) } },
	{ NULL, { LDI(3, 1), (NOP ^ RB(3)) | CADD(1) | ADD(21, B, B) } },
	{ "#2", { MOV(RECIP, R0), NOP, ADD_OP(21, 1, R4, R4) } },
	{ NULL, { MOV(RECIP, R0), NOP, NOP, ADD_OP(21, 1, R4, R4) } },
	{ "#2", { MOV(TMU0_S, R0), MOV(RECIP, R0), LDTMU0 } },
	{ "#2", { MOV(RECIP, R0), MOV(RECIP, R0) } },
	{ "#3", { LDI(33, 1), SMALL(MUL_OP(4, 2, R1, R1), 50) } },
	{ "#3", { LDI(37, 1), SMALL(MUL_OP(4, 2, R1, R1), 48) } },
	{ NULL, { LDI(37, 1), SMALL(MUL_OP(4, 2, R1, R1), 50) } },
	{ NULL, { LDI(35, 1), SMALL(MUL_OP(4, 2, R1, R1), 50) } },
	{ NULL, { LDI(33, 1), NOP, SMALL(MUL_OP(4, 2, R1, R1), 50) } },
	{ "#4", { MOV(UNIF_ADDR, R0), NOP, UNIFORM_TO(33) } },
	{ "#6", { (NOP ^ WADD(RECIP) ^ WMUL(TMU0_S)) | CADD(1) | CMUL(1) |
		  ADD(21, R0, R0) | MUL(4, R0, R0), NOP, NOP, LDTMU0 } },
	{ "#7", { BRANCH(15, 0), BRANCH(15, 0), NOP, NOP, NOP, NOP } },
	{ "#9", { LDI(VPM_SETUP, 0x101a00), NOP, NOP, NOP,
		  READ_VPM ^ WADD(VPM_SETUP) ^ WS } },
	{ "#10", { LDI(VPM_SETUP, 0x101a00), MOV(TMU0_S, R0), NOP, NOP,
		   (READ_VPM & ~SIG(15)) | SIG(10) } },
	{ "4.9", { LDI_B(VPM_SETUP, 0x1a00), LDI(33, 1) | SF,
		   (NOP ^ WADD(VPM)) | CADD(2) | ADD(21, R0, R0) } },
	{ "#11", { LDI_B(VPM_SETUP, 0x1a00), (NOP ^ WADD(VPM) ^ WMUL(VPM)) | CADD(1) | CMUL(1) |
		   ADD(21, R0, R0) | MUL(4, R0, R0) } },
	{ "#17", { LDI(45, 0) } },
	{ "4.2", { (NOP & ~SIG(15)) | SIG(4) } },
	{ "4.5", { ADD_OP(9, 1, R0, R0) } },
	{ "4.11", { MUL_OP(1, 1, R0, R0) | PM | PACK(9) } },
	{ "4.1", { LDI(33, 0) | F(2, 57) } },
	{ "4.7", { BRANCH(12, 0), NOP, NOP, NOP } },
	{ "5.2", { LDI_B(VPM_SETUP, 0x40000000) } },
	{ "5.2", { LDI(VPM_SETUP, 0x40000000) } },
	{ "5.4", { LDI_B(VPM_SETUP, 0x80904001), LDI_B(VPM_ADDR, DATA), WAIT_ST } },
	{ "HW-2253", { LDI_B(VPM_SETUP, 0x80906000), LDI_B(VPM_ADDR, DATA), WAIT_ST } },
	{ "3.3", { (NOP ^ RA(45)) | CADD(1) | ADD(21, A, A) } },
	{ "6.3", { MOV(57, R0), MOV(TMU0_S, R0), LDTMU0 } },
	{ "4.17", { MOV(TMU0_S, R0) } },
	{ "5.10", { MOV(MUTEX, R0) } },
};

/* Programs of their own: what breaks a rule is at the end. */
static const struct {
	const char *rule;
	uint64_t words[3];
} ends[] = {
	{ "uniform", { THREND, NOP, UNIFORM_TO(32) } },
	{ "uniform", { THREND ^ RA(UNIF), NOP, NOP } },
	{ "VPM", { THREND, MOV(VPM, R0), NOP } },
	{ "VPM", { THREND, NOP, NOP ^ RB(VPM_ADDR) } },
	{ "register 14", { THREND, NOP, NOP ^ RA(14) } },
	{ "register 14", { THREND, LDI_B(14, 0), NOP } },
	{ "register file", { (THREND ^ WADD(3)) | CADD(1), NOP, NOP } },
	{ NULL, { THREND, NOP, NOP } },
};

static void test_ends(void)
{
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct machine *m = machine_new();

		test_begin(ends[i].rule ? ends[i].rule : "no rule broken at the end");
		machine_load(m, CODE, ends[i].words, 3);
		machine_start(m, CODE, UNIFORMS);
		CHECK(machine_run(m));
		if (!ends[i].rule)
			CHECK_EQ(m->messages, 0);
		else
			CHECK(strstr(m->message, ends[i].rule));
		machine_free(m);
	}
}

static size_t length(const uint64_t *words)
{
	size_t n = MAX_WORDS;

	while (n && !words[n - 1])
		n--;
	return n;
}

void test_rules(void)
{
	static const uint32_t uniforms[] = { DATA };
	size_t i;

	test_ends();
	for (i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		struct machine *m = machine_new();
		struct outcome o;

		test_begin(programs[i].rule ? programs[i].rule : "no rule broken");
		CHECK(machine_try(m, programs[i].words, length(programs[i].words),
				  uniforms, 1, &o));
		if (!programs[i].rule)
			CHECK_EQ(m->messages, 0);
		else
			CHECK(strstr(m->message, programs[i].rule));
		machine_free(m);
	}
}
