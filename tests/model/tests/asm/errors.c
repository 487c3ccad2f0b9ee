// SPDX-License-Identifier: GPL-2.0-or-later
/* Bad sources: where the error is, and what it says. */
#include <stdio.h>
#include <string.h>

#include "asm_test.h"

/* 288 signs */
#define MANY	"~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
#define DEEP	".long " MANY MANY MANY MANY

static const struct {
	const char *source;
	unsigned int line, column;
	const char *message;
} cases[] = {
	/* What the hardware cannot do */
	{ "add r0, rb1, rb2", 1, 14, "both in register file B" },
	{ "nop\n add r0, ra1, r1; mov r2, ra2", 2, 27, "both in register file A" },
	{ "add r0, rb1, 5", 1, 9, "takes the place of file B" },
	{ "add r0, 1, 2", 1, 12, "one small immediate only" },
	{ "add r0, r1, 17", 1, 13, "no small immediate" },
	{ "add r0, r1, 3; mul24 r2, r3, 4", 1, 30, "one small immediate only" },
	{ "add r0, r1, 1; ldtmu0", 1, 16, "signal excludes" },
	{ "mov r0, r1 << 1; ldtmu0", 1, 18, "signal excludes" },
	{ "fadd r0, r1, r2; fsub r3, r1, r2", 1, 18, "ADD unit only" },
	{ "fmul r0, r1, r2; fmul r3, r1, r2", 1, 1, "MUL unit only" },
	{ "add r0, r1, r2; mov ra1, r1; nop", 1, 30, "room for two" },
	{ "mov ra1, r1; mov ra2, r2", 1, 18, "same register file" },
	{ "add r0, r1, r2; mov r0, r3", 1, 21, "result is undefined" },
	{ "mov vpm, r0; mov vpm, r1", 1, 18, "result is undefined" },
	{ "mov.ifz vpm, r0; mov.ifnz vpm, r1", 1, 27, "result is undefined" },
	{ "mov vr_setup, r0; mov vw_setup, r1", 1, 23, "result is undefined" },
	{ "add r0, r1 << 1, r2", 1, 9, "ADD unit cannot rotate" },
	{ "fmul r0, r1 << 1, r2 << 2", 1, 19, "same amount" },
	{ "fmul r0, r1 << 1, r2", 1, 19, "rotated with the other" },
	{ "fmul r0, r1 << 1, 5", 1, 19, "no room for this small immediate" },
	{ "add r0, r1, r2; fmul.setf r3, r1, r2", 1, 17, "only if the ADD unit is idle" },
	{ "ldtmu0; ldtmu1", 1, 9, "one signal" },
	{ "ldi r0, 1; add r1, r1, r2", 1, 1, "fills the whole instruction" },
	{ "mov r0, 0x12345; mov r1, 0x54321", 1, 9, "no small immediate" },
	{ "sacq ra1, 16 + 16", 1, 11, "0 to 15" },
	{ "sacq t0s, 1", 1, 6, "must not write" },

	/* Packing */
	{ "mov r0.8a, r1", 1, 5, "cannot be packed" },
	{ "mov rb1.16a, r1", 1, 5, "cannot be packed" },
	{ "add r0, rb1.8a, r1", 1, 9, "only file A and r4" },
	{ "add r0, ra1.8a, ra1", 1, 17, "unpacked as well" },
	{ "mov r0, ra1.8a; mov r1, ra1.8b", 1, 25, "one way only" },
	{ "mov r0, r4.8a; mov r1, ra1.8a", 1, 24, "excludes" },
	{ "mov r0, r4.8ai", 1, 9, "floats only" },
	{ "add r0, ra1.16af, r1", 1, 9, "unpacked to integers" },
	{ "fadd r0, ra1.16ai, r1", 1, 10, "unpacked to floats" },
	{ "add ra0.16af, r1, r2", 1, 5, "an integer, which 'add' gives" },
	{ "fadd ra0.16ai, r1, r2", 1, 6, "a float, which 'fadd' gives" },
	{ "add r0.8asf, r1, r2", 1, 5, "MUL unit only" },
	{ "mov.pack8a ra0.8a, r1", 1, 12, "packed twice" },

	/* Registers */
	{ "mov r4, r0", 1, 5, "cannot be written" },
	{ "mov r5, r0", 1, 5, "cannot be written" },
	{ "mov unif, r0", 1, 5, "cannot be written" },
	{ "mov r0, t0s", 1, 9, "cannot be read" },
	{ "mov r0, r5rep", 1, 9, "cannot be read" },
	{ "mov r0, ra33", 1, 9, "cannot be read" },
	{ "mov 5, r0", 1, 5, "must be a register" },
	{ "mov r0, ra32 + 1", 1, 14, "no such register" },
	{ "mov r0, ra31 + 1", 1, 14, "no such register" },
	{ "mov r0, ra64", 1, 9, "no register" },
	{ "read r0", 1, 6, "needs no read" },
	{ "mov r0 << 1, r1", 1, 5, "destination cannot be rotated" },
	{ "mov r0, r1.ifz", 1, 9, "belongs to the destination" },

	/* Names and syntax */
	{ "fnord r0", 1, 1, "no instruction" },
	{ "add r0, r1, x", 1, 13, "no register, constant or function" },
	{ "add.ifq r0, r1, r2", 1, 5, "no extension" },
	{ "brr.ifz -, 0", 1, 5, "no branch condition" },
	{ "add r0, r1", 1, 11, "',' is missing" },
	{ "add r0, r1,", 1, 12, "value is missing" },
	{ "add r0, r1, r2 r3", 1, 16, "should end here" },
	{ "mov r0, (1", 1, 11, "')' is missing" },
	{ DEEP "1", 1, 263, "nested too deeply" },
	{ "mov r0, 12x", 1, 9, "no number" },
	{ "mov r0, $", 1, 9, "means nothing" },
	{ "mov r0, 0x100000000", 1, 9, "does not fit into 32 bits" },
	{ ".fnord", 1, 2, "no directive" },
	{ ".byte 256", 1, 7, "does not fit into 1 bytes" },
	{ ".long 1 / 0", 1, 9, "division by zero" },
	{ ".include \"nowhere\"", 1, 11, "nowhere" },
	{ ".align 3", 1, 8, "power of two" },
	{ ".byte 1\nnop", 2, 4, "multiples of 8" },
	{ ".const a, 1\n.const a, 2", 2, 8, "a constant already" },
	{ ".unset a", 1, 8, "not defined" },
	{ ".assert 1 == 2", 1, 9, "does not hold" },
	{ ".if 1\nnop", 1, 2, ".endif is missing" },
	{ ".rep i, 2\nnop\n.if 1\n.endr", 3, 2, ".endif is missing" },
	{ ".rep i, -1\n.endr", 1, 9, "-1 times" },
	{ ".set r(x) x\n.long r(1, 2)", 2, 10, "')' is missing" },
	{ ".macro m, a\nnop\n.endm\nm", 4, 2, "needs 1 arguments" },
	{ ".macro m, a\n  add r0, r0, a\n.endm\nm 99", 2, 15, "no small immediate" },
	{ ".macro m\nm\n.endm\nm", 2, 1, "nested calls" },
	{ ".func f(x)\n.endf\n.long f(1)", 3, 7, "gave no value" },
	{ ".long [1,2]", 1, 11, "',' is missing" },
	{ "ldi r0, [0,0,0,0,0,0,0,0,0,0,0,0,0,0,-1,3]", 1, 9, "all in" },

	/* Labels and branches */
	{ "brr -, :nowhere", 1, 9, "no label 'nowhere'" },
	{ ":a nop\n:a nop", 2, 2, "is in line 1 already" },
	{ "brr -, r:1f\n:2", 1, 10, "no label '1f'" },
	{ "brr -, :1b\n:1", 1, 9, "no label '1b'" },
	{ "bra -, :a\n:a", 1, 9, "where the program will lie" },
	{ "mov r0, :a\n:a", 1, 10, "where the program will lie" },
	{ "brr :a\n:a", 1, 6, "link register" },
	{ "bra -, rb1", 1, 8, "ra0 to ra31 only" },
	{ "bra -, r0", 1, 8, "ra0 to ra31 only" },
	{ "brr -, ra0, ra1", 1, 13, "one register only" },

	/* Setup words */
	{ ".long vpm_setup(17, 1, h32(0))", 1, 17, "num of vpm_setup is 17: it must be 0 to 16" },
	{ ".long vpm_setup(1, 1, h32(64))", 1, 27, "y of h32 is 64: it must be 0 to 63" },
	{ ".long v32(8, 0)", 1, 11, "in steps of 16" },
	{ ".long vdw_setup_1(65536)", 1, 19, "stride of vdw_setup_1" },
	{ ".long dma_h32(0)", 1, 16, "',' is missing" },
};

void test_errors(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct result result;
		char place[32];

		snprintf(place, sizeof(place), "t:%u:%u: error: ", cases[i].line, cases[i].column);
		assemble(cases[i].source, &result);
		check(!result.count && !strncmp(result.error, place, strlen(place)) &&
		      strstr(result.error, cases[i].message),
		      "%s\n  wanted: %s...%s\n  got: %s", cases[i].source, place,
		      cases[i].message, result.error);
	}
}
