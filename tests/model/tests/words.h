/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Instruction words for the tests, put together by field (manual 4.1): the
 * tests shall need no assembler and share nothing with the decoder.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdint.h>

#define F(value, low)	((uint64_t)(value) << (low))

/* Both ALUs idle, nothing read or written; the words below add to it. */
#define IDLE_REGS	(F(39, 38) | F(39, 32) | F(39, 18) | F(39, 12))
#define SIG(n)		F(n, 60)
#define NOP		(SIG(1) | IDLE_REGS)
#define THREND		(SIG(3) | IDLE_REGS)

/* Address fields hold 39 in the words above: these turn it into @n. */
#define WADD(n)		(F(39 ^ (n), 38))
#define WMUL(n)		(F(39 ^ (n), 32))
#define RA(n)		(F(39 ^ (n), 18))
#define RB(n)		(F(39 ^ (n), 12))

#define ADD(op, a, b)	(F(op, 24) | F(a, 9) | F(b, 6))
#define MUL(op, a, b)	(F(op, 29) | F(a, 3) | F(b, 0))
#define CADD(cond)	F(cond, 49)
#define CMUL(cond)	F(cond, 46)
#define SF		F(1, 45)
#define WS		F(1, 44)
#define PM		F(1, 56)
#define PACK(n)		F(n, 52)
#define UNPACK(n)	F(n, 57)

/* LDI of a 32-bit value to @waddr of file A, or B with WS. */
#define LDI(waddr, value) \
	(SIG(14) | F(waddr, 38) | F(39, 32) | CADD(1) | (uint64_t)(uint32_t)(value))
#define LDI_B(waddr, value)	(LDI(waddr, value) | WS)
#define LDI_SIGNED	F(1, 57)
#define LDI_UNSIGNED	F(3, 57)

#define SEMA_UP(n)	(SIG(14) | F(4, 57) | F(39, 38) | F(39, 32) | (n))
#define SEMA_DOWN(n)	(SEMA_UP(n) | 16)

#define BRANCH(cond, offset) \
	(SIG(15) | F(cond, 52) | F(1, 51) | F(39, 38) | F(39, 32) | \
	 (uint64_t)(uint32_t)(offset))

/* mov A-or-B-address @waddr, mux @from, on the ADD unit. */
#define MOV(waddr, from)	((NOP ^ WADD(waddr)) | CADD(1) | ADD(21, from, from))
#define MOV_B(waddr, from)	(MOV(waddr, from) | WS)

enum { R0, R1, R2, R3, R4, R5, A, B };

enum {
	UNIF = 32, ELEMENT = 38, QPU = 38, HOST_INT = 38, UNIF_ADDR = 40,
	VPM = 48, VPM_SETUP = 49, VPM_ADDR = 50, MUTEX = 51,
	RECIP = 52, TMU0_S = 56, TMU1_S = 60,
};

/* mov @waddr, uniform */
#define UNIFORM_TO(waddr)	((NOP ^ WADD(waddr) ^ RA(UNIF)) | CADD(1) | ADD(21, A, A))
#define UNIFORM_TO_B(waddr)	(UNIFORM_TO(waddr) | WS)

/* Wait for the VDW or VDR of this QPU. */
#define WAIT_ST		((NOP ^ RB(VPM_ADDR)) | CADD(1) | ADD(21, B, B))
#define WAIT_LD		((NOP ^ RA(VPM_ADDR)) | CADD(1) | ADD(21, A, A))

#define END		THREND, NOP, NOP

/* An ADD or MUL operation on the accumulators, always. */
#define ADD_OP(op, to, a, b)	((NOP ^ WADD(32 + (to))) | CADD(1) | ADD(op, a, b))
#define MUL_OP(op, to, a, b)	((NOP ^ WMUL(32 + (to))) | CMUL(1) | MUL(op, a, b))

/* A word with a small immediate, which its mux B reads. */
#define SMALL(word, code) \
	((((word) & ~F(15, 60)) ^ F(39, 12)) | SIG(13) | F(code, 12))

#endif
