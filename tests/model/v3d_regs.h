/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the registers are (2).
 */
#ifndef V3D_REGS_H
#define V3D_REGS_H

enum {
	IDENT0	= 0x000,
	IDENT1	= 0x004,
	IDENT2	= 0x008,
	SCRATCH	= 0x010,
	L2CACTL	= 0x020,
	SLCACTL	= 0x024,
	INTCTL	= 0x030,
	INTENA	= 0x034,
	INTDIS	= 0x038,
	CT0CS	= 0x100,
	CT1CS	= 0x104,
	CT0EA	= 0x108,
	CT1EA	= 0x10c,
	CT0CA	= 0x110,
	CT1CA	= 0x114,
	PCS	= 0x130,
	BFC	= 0x134,
	RFC	= 0x138,
	BPCA	= 0x300,
	BPCS	= 0x304,
	BPOA	= 0x308,
	BPOS	= 0x30c,
	BXCF	= 0x310,
	SQRSV0	= 0x410,
	SQRSV1	= 0x414,
	SQCNTL	= 0x418,
	SRQPC	= 0x430,
	SRQUA	= 0x434,
	SRQUL	= 0x438,
	SRQCS	= 0x43c,
	VPACNTL	= 0x500,
	VPMBASE	= 0x504,
	PERF	= 0x670,	/* to PERF_END: v3d_perf.c */
	PCTRC	= 0x670,
	PCTRE	= 0x674,
	PCTR0	= 0x680,	/* value and source, 8 bytes each */
	PERF_END = 0x700,
	DBCFG	= 0xe00,
	DBQITE	= 0xe2c,
	DBQITC	= 0xe30,
	ERRSTAT	= 0xf20,
};

#endif
