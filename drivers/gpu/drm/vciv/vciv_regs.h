/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Registers and instructions of the V3D 2.x block that compute jobs need, from Broadcom's
 * "VideoCore IV 3D Architecture Reference Guide" (VideoCoreIV-AG100-R), section
 * 10, and for the DB* registers from the block's register description headers.
 */
#ifndef VCIV_REGS_H
#define VCIV_REGS_H

#include <linux/bits.h>

#define V3D_IDENT0			0x000
# define V3D_IDENT0_TVER			GENMASK(31, 24)	/* technology version */
# define V3D_IDENT0_EXPECTED		0x02443356	/* "V3D", version 2 */

#define V3D_IDENT1			0x004
# define V3D_IDENT1_QUPS		GENMASK(11, 8)	/* QPUs per slice */
# define V3D_IDENT1_NSLC		GENMASK(7, 4)	/* slices */
# define V3D_IDENT1_REV			GENMASK(3, 0)

#define V3D_IDENT2			0x008

/* Reads back what was written, until power is lost. */
#define V3D_SCRATCH			0x010

#define V3D_L2CACTL			0x020
# define V3D_L2CACTL_L2CENA		BIT(0)
# define V3D_L2CACTL_L2CCLR		BIT(2)

/* Four bits, one per slice, for each of: instructions, uniforms, TMU0, TMU1. */
#define V3D_SLCACTL			0x024
# define V3D_SLCACTL_CLEAR_ALL		0x0f0f0f0f

/* Interrupts of the 3D pipeline. OUTOMEM is pending from power-up on. */
#define V3D_INTCTL			0x030
#define V3D_INTDIS			0x038
# define V3D_INT_ALL			GENMASK(3, 0)

#define V3D_PCS				0x130
# define V3D_PCS_BUSY			GENMASK(3, 0)

/* Four bits for each QPU say which kinds of program it may not take. */
#define V3D_SQRSV0			0x410
#define V3D_SQRSV1			0x414
# define V3D_SQRSV_NO_USER_PROGRAMS	0x1111111111111111ull	/* of both */

/* Request of a user program: the write to PC queues it, with UA and UL. */
#define V3D_SRQPC			0x430
#define V3D_SRQUA			0x434
#define V3D_SRQUL			0x438
# define V3D_SRQUL_UNLIMITED		0xfff
#define V3D_SRQCS			0x43c
# define V3D_SRQCS_QPURQCC		GENMASK(23, 16)	/* programs completed, mod 256 */
# define V3D_SRQCS_RESET_CC		BIT(16)
# define V3D_SRQCS_RESET_CM		BIT(8)
# define V3D_SRQCS_QPURQERR		BIT(7)
# define V3D_SRQCS_EMPTY_QUEUE		BIT(0)
# define V3D_SRQCS_QPURQL		GENMASK(5, 0)	/* requests that wait for a QPU */

/* VPM reserved for user programs, in units of 256 bytes. */
#define V3D_VPMBASE			0x504
# define V3D_VPMBASE_USER_WINDOW	16

/* Performance counters: clear and enable by bits, then value and event of each. */
#define V3D_PCTRC			0x670
#define V3D_PCTRE			0x674
# define V3D_PCTRE_EN			BIT(31)
#define V3D_PCTR(n)			(0x680 + (n) * 8)
#define V3D_PCTRS(n)			(0x684 + (n) * 8)

/* Host interrupts of the QPUs: master enable, enables and latches per QPU. */
#define V3D_DBCFG			0xe00
# define V3D_DBCFG_QITENA		BIT(0)
#define V3D_DBQITE			0xe2c
#define V3D_DBQITC			0xe30
# define V3D_DBQIT_ALL			GENMASK(15, 0)

/* Errors, for people. */
#define V3D_DBGE			0xf00
#define V3D_ERRSTAT			0xf20

/* Instructions that do nothing, and that end a program after two more. */
#define QPU_NOP				0x100009e7009e7000ull
#define QPU_THREND			0x300009e7009e7000ull

#endif
