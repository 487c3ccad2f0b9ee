// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Single lines and their words. The words are those that other assemblers gave
 * and that ran on hardware (manual 4.1, 5.2 to 5.5; GPU_FFT's published words),
 * or they were put together by hand from the fields of manual 4.1.
 */
#include "asm_test.h"

static const struct {
	const char *source;
	uint64_t word;
} cases[] = {
	/* manual 4.1 */
	{ "or host_int, 1, 1", 0xd00209a7159c1fc0 },
	{ "thrend; nop", 0x300009e7009e7000 },
	{ "thrend", 0x300009e7009e7000 },
	{ "nop", 0x100009e7009e7000 },
	{ "ldi vr_setup, 0x8304080f", 0xe0020c678304080f },
	{ "or vr_addr, unif, 0", 0xd0020ca715800dc0 },
	{ "or -, vr_wait, r0", 0x100209e715ca7c00 },
	{ "ldi r0, 0x12345678", 0xe002082712345678 },
	{ "sub.setf r3, r2, 4", 0xd00228e70d9c45c0 },
	{ "brr.anyz -, 0x48", 0xf02809e700000048 },
	{ "brr -, -0x70", 0xf0f809e7ffffff90 },
	{ "mov vw_setup, r0", 0x10021c67159e7000 },
	{ "mov vw_addr, r1", 0x10021ca7159e7240 },
	{ "or -, vw_wait, r0", 0x100209e7159f2e00 },

	/* GPU_FFT */
	{ "mov rb27, 0x10", 0xe00216e700000010 },
	{ "mov ra30, 0x5555", 0xe00207a700005555 },
	{ "mov ra29, vdw_setup_0(32, 16, dma_h32(0, 0))", 0xe002076790104000 },
	{ "mov rb1, vdw_setup_0(32, 16, dma_h32(32, 0))", 0xe002106790105000 },
	{ "mov r0, unif", 0x1002082715827d80 },
	{ "add r1, r0, 4", 0xd00208670c9c41c0 },
	{ "shl r2, elem_num, 3", 0xd00208a711983dc0 },
	{ "add t0s, r0, r2", 0x10020e270c9e7080 },
	{ "add r0, r0, r3; ldtmu0", 0xa00208270c9e70c0 },
	{ "mov ra10, r4", 0x100202a7159e7900 },
	{ "mov rb10, r4", 0x100212a7159e7900 },
	{ "nop; mul24 r2, r2, rb5", 0x100049e2409c5017 },
	{ "and.setf -, elem_num, 1", 0xd00229e714981dc0 },
	{ "fadd.ifnz r1, r1, r3; mov r2, r0 << 1", 0xd0064862819ff2c0 },
	{ "fadd.ifz r0, r2, r0; mov r3, r0 >> 1", 0xd0044823819f1400 },
	{ "fsub.ifnz r0, r3, r0; mov r2, r1 << 2", 0xd0064822829fe609 },
	{ "mov.ifz r0, r2; mov.ifnz r0, r1 >> 1", 0xd004c820959f1489 },
	{ "add ra1, ra1, rb28; mov vw_addr, ra1", 0x100240728c05cdf6 },
	{ "and.setf -, elem_num, 1; mov r2, r0", 0xd00269e294981dc0 },
	{ "sacq -, 9", 0xe80009e700000019 },
	{ "srel -, 1", 0xe80009e700000001 },
	{ "mov -, sacq(9)", 0xe80009e700000019 },
	{ "mov -, srel1", 0xe80009e700000001 },
	{ "bra -, ra8", 0xf0f509e700000000 },
	{ "bra -, ra6", 0xf0f4c9e700000000 },
	{ "brr ra4, 200", 0xf0f80127000000c8 },
	{ "brr rb4, 0x50", 0xf0f8112700000050 },

	/* vcio2's smitest, by its author's assembler */
	{ ".int 0x009e7040, 0x10020c27", 0x10020c27009e7040 },

	/* By hand: each instruction format and field */
	{ "bkpt", 0x000009e7009e7000 },
	{ "mov r0, 0; ldtmu0", 0xa0020827169e7000 },
	{ "mov.setf -, 5", 0xd00229e7159c5fc0 },
	{ "ldi.setf -, 5", 0xe00229e700000005 },
	{ "add r0, r1, 16", 0xd00208270d9d03c0 },
	{ "sub r0, r1, 16", 0xd00208270c9d03c0 },
	{ "shl.setf ra1, r1, 28", 0xd0022067119dc3c0 },
	{ "nop; nop; loadam", 0xc00009e7009e7000 },
	{ "not r0, r1", 0x10020827179e7240 },
	{ "clz.ifcc ra3, rb4", 0x100e00e7189c4fc0 },
	{ "clz.ifnc ra3, rb4", 0x100a00e7189c4fc0 },
	{ "add nop, r0, r1", 0x100209e70c9e7040 },
	{ "fmul rb5, r0, r1", 0x100049c5209e7001 },
	{ "mov ra5, r0; mov rb5, r1", 0x10024145959e7009 },
	{ "v8adds r0, r1, r2; v8adds r3, r1, r2", 0x10024823de9e728a },
	{ "nop; v8subs r3, r1, r2", 0x100049e3e09e700a },
	{ "add ra1, ra2, rb3; fmul r0, ra2, rb3", 0x100240602c083df7 },
	{ "mov r0, -16", 0xe0020827fffffff0 },
	{ "ldi r0, [0,1,2,3,0,1,2,3,0,1,2,3,0,1,2,3]", 0xe6020827ccccaaaa },
	{ "ldi r0, [0,1,-2,-1,0,1,-2,-1,0,1,-2,-1,0,1,-2,-1]", 0xe2020827ccccaaaa },
	{ "ldi ra1, rb1, 5", 0xe002404100000005 },
	{ "ldi.ifn.setf ra1, 1.0", 0xe00820673f800000 },
	{ "mov ra1.16a, r0", 0x10120067159e7000 },
	{ "nop; fmul r0.8csf, r1, r2", 0x116049e0209e700a },
	{ "mov r0, ra1.8b", 0x1a02082715067d80 },
	{ "mov r0, r4.16b", 0x15020827159e7900 },
	{ "brr.allnc ra1, rb2, ra8, 8", 0xf09d004200000008 },
	{ "mov r5rep, r0", 0x10021967159e7000 },
	{ "mov r5quad, r0", 0x10020967159e7000 },
	{ "read vw_wait", 0x100009e7009f2000 },
	{ "mov r0, r1 >> r5", 0xd00049e0809f0009 },
};

void test_words(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct result result;

		assemble(cases[i].source, &result);
		check(result.count == 1 && result.word[0] == cases[i].word,
		      "%s: %016llx instead of %016llx %s", cases[i].source,
		      (unsigned long long)result.word[0], (unsigned long long)cases[i].word,
		      result.error);
	}
}
