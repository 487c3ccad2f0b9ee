// SPDX-License-Identifier: GPL-2.0-or-later
/* The language around instructions: each source and the data it comes to. */
#include <stdio.h>
#include <string.h>

#include "asm_test.h"

#define NOP	0x100009e7009e7000
#define LDI_R0	0xe002082700000000

static const struct {
	const char *name, *source;
	size_t count;
	uint64_t word[6];
} cases[] = {
	{ "comments and blank lines", "# a\n\n  // b\n nop # c\n", 1, { NOP } },
	{ "operators bind as in C",
	  ".long 1 + 2 * 3 << 1 | 1, -7 / 2, -7 % 2, 1 << 2 + 1, 2 ** 3 * 2",
	  5, { 15, -3, -1, 8, 16 } },
	{ "logic", ".long !0, !5, ~0, 1 && 2, 0 || 0, 1 ^^ 1", 6, { 1, 0, -1, 1, 0, 0 } },
	{ "comparison", ".long 1 < 2, 2 <= 1, 1 == 1.0, 1 != 1, 3 <=> 2, 2 <=> 3",
	  6, { 1, 0, 1, 0, 1, -1 } },
	{ "numbers", ".long 0x1f, 0b101, 017, 10", 4, { 31, 5, 15, 10 } },
	{ "shifts", ".long -8 >> 1, -8 >>> 28, 1 << -1, 3 >> -1", 4, { -4, 15, 0, 6 } },
	{ "rotations", ".long 1 >>< 1, 0x80000001 ><< 4", 2, { 0x80000000, 0x18 } },
	{ "floats", ".float 1.5, 2\n", 1, { 0x400000003fc00000 } },
	{ "functions of numbers", ".long floor 2.7, ceil(2.1), abs -3, floor(log2(1024.0))",
	  4, { 2, 3, 3, 10 } },
	{ "data of all sizes", ".byte 1, -1\n.short 0x203\n.int 4\n", 1, { 0x000000040203ff01 } },
	{ "alignment", ".byte 1\n.align 8\n.byte 2\n.align 8\n", 2, { 1, 2 } },
	{ "alignment after a label", ".int 1\n:a .int 2\n.align 8, :a\n.int 3\n", 2,
	  { 0x200000001, 0x300000000 } },

	{ "constants", ".set a, 3\n.set b, a + 1\n.set a, 7\n.long a, b\n", 2, { 7, 4 } },
	{ "constants with arguments see what is set later",
	  ".set f(x, y) x * y + c\n.set c, 5\n.long f(2, 3)\n", 1, { 11 } },
	{ "registers as constants",
	  ".set link, ra3 + 1\nldi link, 0\n", 1, { 0xe002012700000000 } },
	{ "unset", ".set a, 1\n.unset a\n.ifset a\n.long 1\n.else\n.long 2\n.endif\n", 1, { 2 } },
	{ "local shadows",
	  ".set a, 1\n.local\n.lset a, 2\n.long a\n.endloc\n.long a\n", 2, { 2, 1 } },
	{ "lines of functions", ".func f(x)\n.if x > 1\nx * 2\n.else\nx\n.endif\n.endf\n"
	  ".long f(1), f(2)\n", 2, { 1, 4 } },
	{ "the program's own functions come first",
	  ".set h32(y) 0x77\n.long h32(1)\n", 1, { 0x77 } },

	{ "conditions", ".if 0\n.long 1\n.elseif 1\n.long 2\n.else\n.long 3\n.endif\n", 1, { 2 } },
	{ "nested conditions",
	  ".if 1\n.if 0\n.long 1\n.else\n.long 2\n.endif\n.else\n.long 3\n.endif\n",
	  1, { 2 } },
	{ "repetition", ".rep i, 3\n.long i * i\n.endr\n", 3, { 0, 1, 4 } },
	{ "repetition in repetition", ".rep i 2\n.rep j 2\n.long i * 2 + j\n.endr\n.endr\n", 4,
	  { 0, 1, 2, 3 } },
	{ "the counter's name is free afterwards",
	  ".set i, 9\n.rep i, 2\n.endr\n.long i\n", 1, { 9 } },
	{ "for each", ".foreach r, ra0, rb1\nldi r, 1\n.endfor\n", 2,
	  { 0xe002002700000001, 0xe002106700000001 } },
	{ "macros", ".macro m, a, b\nldi a, b\n.endm\nm r0, 1\nm r1, 2\n", 2,
	  { LDI_R0 | 1, 0xe002086700000002 } },
	{ "arguments shadow",
	  ".set a, 5\n.macro m, a\n.long a\n.endm\nm 6\n.long a\n", 2, { 6, 5 } },
	{ "macros call macros",
	  ".macro a, x\n.long x\n.endm\n.macro b, x\na x + 1\na x + 2\n.endm\nb 1\n",
	  2, { 2, 3 } },

	{ "labels forth and back", ":a brr -, :b\nnop\n:b brr -, :a\n", 3,
	  { 0xf0f809e7fffffff0, NOP, 0xf0f809e7ffffffd0 } },
	{ "numbered labels", ":1 nop\nbrr -, r:1f\nbrr -, r:1b\n:1\n", 3,
	  { NOP, 0xf0f809e7fffffff0, 0xf0f809e7ffffffd0 } },
	{ "labels with a digit", ".rep i, 2\n:0_a .long :0_a + i\n.endr\n", 2, { 0, 9 } },
	{ "local labels", ".macro m\n:.a brr -, :.a\n.endm\nm\nm\n", 2,
	  { 0xf0f809e7ffffffe0, 0xf0f809e7ffffffe0 } },
	{ "labels as arguments", ".macro p, l\nbrr ra0, l\n.endm\np r:1f\n:1\n", 1,
	  { 0xf0f80027ffffffe8 } },
	{ "label arithmetic", ":a .long :b - :a\n.long 0\n:b brr -, :b + 8\n", 3,
	  { 16, 0, 0xf0f809e7ffffffe8 } },
	{ "a difference of labels is loaded", ":a mov r0, :b - :a\n:b\n", 1, { LDI_R0 | 8 } },

	{ "joining", "add r0, r0, 1;\n;mov r2, r1\n", 1, { 0xd00248228c9c11c9 } },
	{ "joining stops at a label", "add r0, r0, 1;\n:\n;mov r2, r1\n", 2,
	  { 0xd00208270c9c11c0, 0x100208a7159e7240 } },
	{ "what does not fit is not joined", "add r0, r0, 1;\n;add r2, r1, r1\n", 2,
	  { 0xd00208270c9c11c0, 0x100208a70c9e7240 } },
	{ "back",
	  "ldi r0, 1\nldi r0, 2\n.back 1\nnop\n.endb\n", 3, { LDI_R0 | 1, NOP, LDI_R0 | 2 } },
	{ "clone", "nop\n:a ldi r0, 1\nldi r0, 2\n.clone :a, 2\n", 5,
	  { NOP, LDI_R0 | 1, LDI_R0 | 2, LDI_R0 | 1, LDI_R0 | 2 } },
	{ "clone from below", ".clone :a, 1\n:a ldi r0, 1\n", 2, { LDI_R0 | 1, LDI_R0 | 1 } },
	{ "vc4.qinc is built in", ".include <vc4.qinc>\n.long vpm_setup(1, 1, h32(3))\n", 1,
	  { 0x00101a03 } },
	{ "a constant beside another operation", "mov r0, 64; mov r1, r2\n", 1,
	  { 0xd0024821919c4fd2 } },

	{ "a file of that name elsewhere, too",
	  ".include \"../share/vc4.qinc\"\n.long h32(0)\n", 1, { 0xa00 } },
	{ "bits", ".long countBits(0xf1), ilog2(1), ilog2(0x90), ilog2(0), reverseBits(6, 4)\n"
	  ".long reverseBits8(1)\n", 6, { 5, 0, 7, -1, 6, 0x80 } },
	{ "kinds of values", ".long isConstant(1.5) << 2 | isConstant(r0) << 1 | isRegister(r0)\n"
	  ".long isRegfileA(ra1) << 3 | isRegfileA(rb1) << 2 | isRegfileB(vpm) << 1 | isAccu(ra1)\n"
	  ".long isReadable(t0s) << 2 | isWritable(t0s) << 1 | isSmallImmd(16)\n"
	  ".long isRotate(r0 << 1) << 1 | isSemaphore(sacq3)\n", 4, { 5, 10, 2, 3 } },

	/* Words of manual 5.2 to 5.5 that hardware has taken */
	{ "VPM setup", ".long vpm_setup(0, 1, h32(5)), vpm_setup(1, 1, h32(5))\n"
	  ".long vpm_setup(4, 16, v32(0, 15)), vpm_setup(0, 16, v32(0, 15))\n", 4,
	  { 0x1a05, 0x101a05, 0x41020f, 0x1020f } },
	{ "DMA loads", ".long vdr_setup_0(3, 16, 16, vdr_h32(1, 7, 0))\n"
	  ".long vdr_setup_0(3, 0, 4, vdr_v32(0, 0, 15)), vdr_setup_0(2, 8, 8, vdr_h32(1, 4, 4))\n"
	  ".long vdr_setup_1(128), vdr_setup_0(0, 0, 0, vdr_h32(1, 0, 0))\n", 5,
	  { 0x83001070, 0x8304080f, 0x82881044, 0x90000080, 0x80001000 } },
	{ "DMA stores",
	  ".long vdw_setup_0(64, 16, dma_h32(0, 0)), vdw_setup_0(1, 16, dma_h32(2, 0))\n"
	  ".long vdw_setup_0(1, 16, dma_v32(16, 3)), vdw_setup_1(64)\n"
	  ".long vdw_setup_0(16, 16, dma_h32(0, 0)), vdw_setup_0(16, 13, dma_h32(32, 0))\n", 6,
	  { 0xa0104000, 0x80904100, 0x80900000 | 16 << 7 | 3 << 3, 0xc0000040, 0x88104000,
	    0x880d5000 } },
};

void test_language(void)
{
	size_t i, j;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct result result;
		char got[160] = "";

		assemble(cases[i].source, &result);
		for (j = 0; j < result.count && j < 6; j++)
			snprintf(got + strlen(got), sizeof(got) - strlen(got), " %llx",
				 (unsigned long long)result.word[j]);
		check(result.count == cases[i].count &&
		      !memcmp(result.word, cases[i].word, result.count * sizeof(uint64_t)),
		      "%s:%s %s", cases[i].name, got, result.error);
	}
}
