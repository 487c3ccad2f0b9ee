/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */
#ifndef _VCIV_QPU_INST_H_
#define _VCIV_QPU_INST_H_

#include <linux/types.h>

/*
 * QPU instructions as the verifier sees them. The functional model in
 * tests/model has a decoder of its own on purpose: the two are compared by
 * fuzzing, and a mistake in shared code would be invisible.
 */

#define VCIV_QPU_LANES		16

/* Signals (4.2) */
#define VCIV_SIG_NONE		1
#define VCIV_SIG_THREND		3
#define VCIV_SIG_LDTMU0		10
#define VCIV_SIG_LDTMU1		11
#define VCIV_SIG_SMALL_IMM	13
#define VCIV_SIG_LOAD_IMM	14
#define VCIV_SIG_BRANCH		15

/* Forms of a load immediate, in the unpack field (4.1) */
#define VCIV_LDI_32		0
#define VCIV_LDI_SIGNED		1
#define VCIV_LDI_UNSIGNED	3
#define VCIV_LDI_SEMAPHORE	4

/* Conditions (4.7); an odd one from 3 up is the opposite of the one before it */
#define VCIV_COND_NEVER		0
#define VCIV_COND_ALWAYS	1
#define VCIV_COND_Z		2
#define VCIV_COND_N		4
#define VCIV_COND_C		6

#define VCIV_BRANCH_ALWAYS	15

/* Operand muxes (4.3): r0 to r5, then the two register files */
#define VCIV_MUX_R4		4
#define VCIV_MUX_R5		5
#define VCIV_MUX_A		6
#define VCIV_MUX_B		7

/* Registers that are read (3.3) */
#define VCIV_R_UNIFORM		32
#define VCIV_R_VARYING		35
#define VCIV_R_ELEMENT		38	/* file A; in file B the QPU number */
#define VCIV_R_NOP		39
#define VCIV_R_PIXEL		41
#define VCIV_R_FLAGS		42
#define VCIV_R_VPM		48
#define VCIV_R_DMA_BUSY		49
#define VCIV_R_DMA_WAIT		50
#define VCIV_R_MUTEX		51

/* Registers that are written (3.3) */
#define VCIV_W_R0		32
#define VCIV_W_R3		35
#define VCIV_W_NOSWAP		36
#define VCIV_W_R5		37
#define VCIV_W_IRQ		38
#define VCIV_W_NOP		39
#define VCIV_W_UNIFORMS		40
#define VCIV_W_VPM		48
#define VCIV_W_VPM_SETUP	49
#define VCIV_W_DMA_ADDR		50
#define VCIV_W_MUTEX		51
#define VCIV_W_SFU_FIRST	52
#define VCIV_W_SFU_LAST		55
#define VCIV_W_TMU0_S		56
#define VCIV_W_TMU1_S		60

enum vciv_op_add {
	VCIV_ADD_NOP = 0,
	VCIV_ADD_FADD, VCIV_ADD_FSUB, VCIV_ADD_FMIN, VCIV_ADD_FMAX, VCIV_ADD_FMINABS,
	VCIV_ADD_FMAXABS, VCIV_ADD_FTOI, VCIV_ADD_ITOF,
	VCIV_ADD_ADD = 12,
	VCIV_ADD_SUB, VCIV_ADD_SHR, VCIV_ADD_ASR, VCIV_ADD_ROR, VCIV_ADD_SHL, VCIV_ADD_MIN,
	VCIV_ADD_MAX, VCIV_ADD_AND, VCIV_ADD_OR, VCIV_ADD_XOR, VCIV_ADD_NOT, VCIV_ADD_CLZ,
	VCIV_ADD_V8ADDS = 30,
	VCIV_ADD_V8SUBS,
};

enum vciv_op_mul {
	VCIV_MUL_NOP = 0,
	VCIV_MUL_FMUL, VCIV_MUL_MUL24, VCIV_MUL_V8MULD, VCIV_MUL_V8MIN, VCIV_MUL_V8MAX,
	VCIV_MUL_V8ADDS, VCIV_MUL_V8SUBS,
};

/*
 * The fields of an instruction (4.1). Which of them mean something depends on
 * sig; the others are 0.
 */
struct vciv_inst {
	u8 sig;
	u8 unpack, pm, pack;
	u8 cond_add, cond_mul, sf, ws;
	u8 waddr_add, waddr_mul;
	u8 op_add, op_mul;
	u8 raddr_a, raddr_b;	/* raddr_b: the code of a small immediate, with that signal */
	u8 add_a, add_b, mul_a, mul_b;
	u8 cond_br, rel, reg;	/* branch; the register is raddr_a */
	u32 imm;		/* branch and load immediate */
};

void vciv_inst_decode(u64 word, struct vciv_inst *inst);
u64 vciv_inst_encode(const struct vciv_inst *inst);

/* ADD writes file A and MUL file B, or the other way round with ws (4.9). */
static inline bool vciv_inst_writes_b(const struct vciv_inst *inst, bool is_mul)
{
	return is_mul != inst->ws;
}

static inline bool vciv_inst_is_alu(const struct vciv_inst *inst)
{
	return inst->sig < VCIV_SIG_LOAD_IMM;
}

static inline bool vciv_inst_reads_b(const struct vciv_inst *inst)
{
	return inst->sig < VCIV_SIG_SMALL_IMM;
}

#endif /* _VCIV_QPU_INST_H_ */
