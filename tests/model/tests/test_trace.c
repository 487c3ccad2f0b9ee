// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Undefined values are reported where they have an effect, and only there.
 */
#include <string.h>

#include "test.h"
#include "words.h"

#define MAX_WORDS	12
#define LDTMU0		((NOP & ~SIG(15)) | SIG(10))
#define READ_TO(to)	((NOP ^ WADD(32 + (to)) ^ RA(VPM)) | CADD(1) | ADD(21, A, A))
#define DEFINE_ALL	LDI(32, 0), LDI(33, 0), LDI(34, 0), LDI(35, 0) | SF

/* r1 to r3 and the flags are undefined at the start, r0 is the address of data. */
static const struct {
	const char *name;
	const char *message;	/* NULL: none */
	uint64_t words[MAX_WORDS];
} programs[] = {
	{ "nothing is undefined", NULL, { DEFINE_ALL } },
	{ "an accumulator is stored", "undefined VPM word stored",
	  { LDI(32, 0), LDI(33, 0), LDI(34, 0), LDI(39, 0) | SF } },
	{ "an undefined value is written over", NULL,
	  { ADD_OP(12, 1, R2, R3), DEFINE_ALL } },
	{ "an undefined value is added to", "undefined VPM word stored",
	  { ADD_OP(12, 0, R0, R3), LDI(33, 0), LDI(34, 0), LDI(35, 0) | SF } },
	{ "xor with itself defines", NULL,
	  { LDI(32, 0), LDI(33, 0), LDI(34, 0), ADD_OP(22, 3, R3, R3) | SF } },
	{ "rotation", "undefined VPM word stored",
	  { DEFINE_ALL, (NOP ^ WADD(33) ^ RA(4)) | CADD(1) | ADD(21, A, A), NOP,
	    SMALL(MUL_OP(4, 2, R1, R1), 50), LDI(33, 0) } },
	{ "a condition that nobody set", "undefined VPM word stored",
	  { LDI(32, 0), LDI(33, 0), LDI(34, 0), LDI(35, 0),
	    (LDI(32, 1) & ~CADD(7)) | CADD(2), LDI(39, 0) | SF } },
	{ "a branch by flags that nobody set", "branch by undefined flags",
	  { BRANCH(2, 0), NOP, NOP, NOP, DEFINE_ALL } },
	{ "a branch by flags", NULL, { DEFINE_ALL, BRANCH(2, 0), NOP, NOP, NOP } },
	{ "an undefined lookup", "undefined address of a lookup",
	  { MOV(TMU0_S, R1), LDTMU0, DEFINE_ALL } },
	{ "a lookup", NULL, { MOV(TMU0_S, R0), LDTMU0, DEFINE_ALL, ADD_OP(21, 1, R4, R4) } },
	{ "r4 without a lookup", "undefined VPM word stored",
	  { DEFINE_ALL, ADD_OP(21, 1, R4, R4) } },
	{ "an undefined DMA address", "undefined address of a DMA",
	  { LDI_B(VPM_SETUP, 0x80800000 | 1 << 16 | 1 << 14), LDI_B(VPM_SETUP, 0x1a00),
	    MOV(VPM, R0), MOV_B(VPM_ADDR, R3), WAIT_ST, DEFINE_ALL } },
	{ "a stride that nobody set", "VDW of several rows without a stride",
	  { LDI_B(VPM_SETUP, 0x1a00), MOV(VPM, R0), MOV(VPM, R0),
	    LDI_B(VPM_SETUP, 0x81104000), MOV_B(VPM_ADDR, R0), WAIT_ST, DEFINE_ALL } },
	{ "a VPM row that nobody wrote", "undefined VPM word stored",
	  { LDI(VPM_SETUP, 0x00101a20), NOP, NOP, DEFINE_ALL, READ_TO(1) } },
	{ "a VPM row that was written", NULL,
	  { LDI_B(VPM_SETUP, 0x1a20), MOV(VPM, R0), LDI(VPM_SETUP, 0x00101a20), DEFINE_ALL,
	    READ_TO(1) } },
	{ "a VPM row that was loaded", NULL,
	  { LDI(VPM_SETUP, 0x80011200), MOV(VPM_ADDR, R0), WAIT_LD,
	    LDI(VPM_SETUP, 0x00101a20), NOP, DEFINE_ALL, READ_TO(1) } },
	{ "a setup that nobody wrote", "VPM write without a setup", { MOV(VPM, R0), DEFINE_ALL } },
};

static size_t length(const uint64_t *words)
{
	size_t n = MAX_WORDS;

	while (n && !words[n - 1])
		n--;
	return n;
}

/* The end that stores all of r0 to r3 in several rows sets no stride. */
static const uint64_t stride[] = { LDI_B(VPM_SETUP, 0xc0000000) };

void test_trace(void)
{
	static const uint32_t uniforms[] = { DATA };
	uint64_t words[1 + MAX_WORDS];
	struct outcome o;
	size_t i, n;

	for (i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		struct machine *m = machine_new();
		bool own_stride = strstr(programs[i].name, "a stride");

		test_begin(programs[i].name);
		CHECK(v3d_set_option(m->v3d, "trace", 1));
		n = length(programs[i].words);
		memcpy(words, stride, sizeof(stride));
		memcpy(words + 1, programs[i].words, n * 8);
		CHECK(machine_try(m, words + own_stride, n + 1 - own_stride, uniforms, 1, &o));
		if (programs[i].message)
			CHECK(m->messages && strstr(m->message, programs[i].message));
		else
			CHECK_EQ(m->messages, 0);
		machine_free(m);
	}
}
