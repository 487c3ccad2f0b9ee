// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Level 0: what a single word may say, whatever the state of the QPU. What is
 * reserved, ambiguous, or belongs to the 3D pipeline is refused (4.18). The
 * rules for the words around a branch or a program end are here too.
 */

#include "vciv_verify_priv.h"

enum read_class {
	READ_PLAIN,	/* no side effect, or no register: the value may be undefined */
	READ_PIPELINE,	/* belongs to the 3D pipeline */
	READ_EFFECT,	/* pops or waits for something */
};

static const u8 read_class[64] = {
	[VCIV_R_UNIFORM] = READ_EFFECT,
	[VCIV_R_VARYING] = READ_PIPELINE,
	[VCIV_R_PIXEL] = READ_PIPELINE,
	[VCIV_R_FLAGS] = READ_PIPELINE,
	[VCIV_R_VPM] = READ_EFFECT,
	[VCIV_R_DMA_WAIT] = READ_EFFECT,
	[VCIV_R_MUTEX] = READ_EFFECT,
};

enum write_class {
	WRITE_REJECT,	/* texture parameters, tile buffer, fragment shader state */
	WRITE_NONE,
	WRITE_REG,
	WRITE_LONE,	/* host interrupt, uniforms address */
	WRITE_VPM,	/* VPM data, setup, DMA address */
	WRITE_COUPLED,	/* TMU, SFU, mutex: one of them in a word */
};

static const u8 write_class[64] = {
	[0 ... VCIV_W_R3] = WRITE_REG,
	[VCIV_W_NOSWAP] = WRITE_COUPLED,
	[VCIV_W_R5] = WRITE_REG,
	[VCIV_W_IRQ] = WRITE_LONE,
	[VCIV_W_NOP] = WRITE_NONE,
	[VCIV_W_UNIFORMS] = WRITE_LONE,
	[VCIV_W_VPM ... VCIV_W_DMA_ADDR] = WRITE_VPM,
	[VCIV_W_MUTEX] = WRITE_COUPLED,
	[VCIV_W_SFU_FIRST ... VCIV_W_SFU_LAST] = WRITE_COUPLED,
	[VCIV_W_TMU0_S] = WRITE_COUPLED,
	[VCIV_W_TMU1_S] = WRITE_COUPLED,
};

static bool is_peripheral(u8 waddr)
{
	return write_class[waddr] != WRITE_REG && write_class[waddr] != WRITE_NONE;
}

/* One of the two writes of a word, ADD or MUL. */
struct write {
	u8 waddr;
	u8 cond;
	bool is_mul;
	bool nop;	/* the ALU computes nothing */
};

static struct write write_of(const struct vciv_inst *inst, bool is_mul)
{
	bool alu = vciv_inst_is_alu(inst);

	return (struct write){
		.waddr = is_mul ? inst->waddr_mul : inst->waddr_add,
		.cond = is_mul ? inst->cond_mul : inst->cond_add,
		.is_mul = is_mul,
		.nop = alu && !(is_mul ? inst->op_mul : inst->op_add),
	};
}

static enum vciv_reason lex_write(const struct vciv_inst *inst, struct write write)
{
	if (write_class[write.waddr] == WRITE_REJECT)
		return VCIV_WRITE_ADDR;

	if (!is_peripheral(write.waddr))
		return VCIV_OK;

	/* File B's form may be relative (7.2). */
	if (write.waddr == VCIV_W_UNIFORMS && vciv_inst_writes_b(inst, write.is_mul))
		return VCIV_WRITE_ADDR;

	/* A peripheral acts whatever the condition, with undefined lanes (4.9). */
	if (write.waddr != VCIV_W_IRQ && write.cond != VCIV_COND_ALWAYS)
		return VCIV_WRITE_COND;

	return write.nop ? VCIV_WRITE_NOP : VCIV_OK;
}

/* Both ALUs write the same register (4.9). */
static enum vciv_reason lex_same_write(const struct vciv_inst *inst)
{
	u8 cond_add = inst->cond_add, cond_mul = inst->cond_mul;

	if (inst->waddr_add != inst->waddr_mul || inst->waddr_add == VCIV_W_NOP)
		return VCIV_OK;

	/* Same number, but one in each register file. */
	if (inst->waddr_add < VCIV_W_R0)
		return VCIV_OK;

	if (is_peripheral(inst->waddr_add))
		return VCIV_WRITE_TWICE;

	if (cond_add == VCIV_COND_NEVER || cond_mul == VCIV_COND_NEVER)
		return VCIV_OK;

	/* Undefined, but harmless in a register: common in program ends. */
	if (cond_add == VCIV_COND_ALWAYS && cond_mul == VCIV_COND_ALWAYS)
		return VCIV_OK;

	return cond_add > VCIV_COND_ALWAYS && (cond_add ^ cond_mul) == 1 ? VCIV_OK
									 : VCIV_WRITE_TWICE;
}

static bool reads(const struct vciv_inst *inst, u8 raddr)
{
	if (!vciv_inst_is_alu(inst))
		return false;

	return inst->raddr_a == raddr || (vciv_inst_reads_b(inst) && inst->raddr_b == raddr);
}

static u32 count_writes(const struct vciv_inst *inst, enum write_class class)
{
	return (write_class[inst->waddr_add] == class) + (write_class[inst->waddr_mul] == class);
}

/* Units that take one access in a word, and VPM accesses that exclude each other (4.18). */
static enum vciv_reason lex_coupled(const struct vciv_inst *inst)
{
	bool ldtmu = inst->sig == VCIV_SIG_LDTMU0 || inst->sig == VCIV_SIG_LDTMU1;
	u32 vpm = count_writes(inst, WRITE_VPM);
	bool setup = inst->waddr_add == VCIV_W_VPM_SETUP || inst->waddr_mul == VCIV_W_VPM_SETUP;

	if (count_writes(inst, WRITE_COUPLED) + ldtmu + reads(inst, VCIV_R_MUTEX) > 1)
		return VCIV_COUPLED;

	if (vpm > 1 || (setup && (reads(inst, VCIV_R_VPM) || reads(inst, VCIV_R_DMA_WAIT))))
		return VCIV_VPM_TWICE;

	if (ldtmu && (vpm || reads(inst, VCIV_R_VPM)))
		return VCIV_COUPLED;

	return VCIV_OK;
}

static bool op_is_unary(u8 op)
{
	return op == VCIV_ADD_FTOI || op == VCIV_ADD_ITOF || op == VCIV_ADD_NOT ||
	       op == VCIV_ADD_CLZ;
}

/* Is the value of a register file an operand of something, or even of something unconditional? */
static bool is_consumed(const struct vciv_inst *inst, u8 mux, bool always)
{
	bool by_add = inst->op_add && (inst->add_a == mux ||
				       (inst->add_b == mux && !op_is_unary(inst->op_add)));
	bool by_mul = inst->op_mul && (inst->mul_a == mux || inst->mul_b == mux);

	if (always)
		return (by_add && inst->cond_add == VCIV_COND_ALWAYS) ||
		       (by_mul && inst->cond_mul == VCIV_COND_ALWAYS);

	return by_add || by_mul;
}

static enum vciv_reason lex_read(const struct vciv_inst *inst, u8 raddr, u8 mux)
{
	if (read_class[raddr] == READ_PIPELINE)
		return VCIV_READ_ADDR;

	/*
	 * The register field alone is said to trigger the read. That an operation
	 * which is never executed is enough is what GPU_FFT's waits rely on, but a
	 * mutex read of that kind was seen not to take the mutex (3.4).
	 */
	if (read_class[raddr] == READ_EFFECT && !is_consumed(inst, mux, raddr == VCIV_R_MUTEX))
		return VCIV_READ_UNUSED;

	return VCIV_OK;
}

static enum vciv_reason lex_reads(const struct vciv_inst *inst)
{
	enum vciv_reason reason = lex_read(inst, inst->raddr_a, VCIV_MUX_A);

	if (reason || !vciv_inst_reads_b(inst))
		return reason;

	/* Once or twice? (3.4). Waiting is for another engine in each file. */
	if (inst->raddr_a == inst->raddr_b && read_class[inst->raddr_a] == READ_EFFECT &&
	    inst->raddr_a != VCIV_R_DMA_WAIT)
		return VCIV_READ_TWICE;

	return lex_read(inst, inst->raddr_b, VCIV_MUX_B);
}

#define PACK_8888		3
#define PACK_8A			4
#define PACK_8D			7

/* pm = 1: the result of MUL is packed, as a colour (4.11). */
static enum vciv_reason lex_mul_pack(const struct vciv_inst *inst)
{
	bool byte = inst->pack >= PACK_8A && inst->pack <= PACK_8D;

	if (inst->pack != PACK_8888 && !byte)
		return VCIV_PACK;

	/* Part of a peripheral's word, or of the register that replicates, is undefined. */
	if (byte && (is_peripheral(inst->waddr_mul) || inst->waddr_mul == VCIV_W_R5))
		return VCIV_PACK;

	return is_peripheral(inst->waddr_mul) && inst->waddr_mul != VCIV_W_VPM ? VCIV_PACK
										: VCIV_OK;
}

/* pm = 0: what goes to register file A is packed (4.11), so something must go there. */
static enum vciv_reason lex_regfile_pack(const struct vciv_inst *inst)
{
	u8 waddr = inst->ws ? inst->waddr_mul : inst->waddr_add;
	u8 cond = inst->ws ? inst->cond_mul : inst->cond_add;

	return waddr < VCIV_W_R0 && cond != VCIV_COND_NEVER ? VCIV_OK : VCIV_PACK;
}

static enum vciv_reason lex_pack(const struct vciv_inst *inst)
{
	if (!inst->pm && inst->unpack && inst->raddr_a >= VCIV_R_UNIFORM)
		return VCIV_UNPACK;

	if (!inst->pack)
		return VCIV_OK;

	return inst->pm ? lex_mul_pack(inst) : lex_regfile_pack(inst);
}

static enum vciv_reason lex_writes(const struct vciv_inst *inst)
{
	enum vciv_reason reason = lex_write(inst, write_of(inst, false));

	if (!reason)
		reason = lex_write(inst, write_of(inst, true));

	return reason ? reason : lex_same_write(inst);
}

static enum vciv_reason lex_alu(const struct vciv_inst *inst)
{
	enum vciv_reason reason;

	if ((inst->op_add > VCIV_ADD_ITOF && inst->op_add < VCIV_ADD_ADD) ||
	    (inst->op_add > VCIV_ADD_CLZ && inst->op_add < VCIV_ADD_V8ADDS))
		return VCIV_OPCODE;

	reason = lex_writes(inst);
	if (!reason)
		reason = lex_reads(inst);
	if (!reason)
		reason = lex_coupled(inst);

	return reason ? reason : lex_pack(inst);
}

static enum vciv_reason lex_semaphore(const struct vciv_inst *inst)
{
	if (inst->waddr_add != VCIV_W_NOP || inst->waddr_mul != VCIV_W_NOP || inst->sf)
		return VCIV_SEMAPHORE;

	return inst->imm >> 5 ? VCIV_SEMAPHORE : VCIV_OK;
}

static enum vciv_reason lex_load_imm(const struct vciv_inst *inst)
{
	enum vciv_reason reason;

	if (inst->pm || inst->pack)
		return VCIV_PACK;

	switch (inst->unpack) {
	case VCIV_LDI_32:
	case VCIV_LDI_SIGNED:
	case VCIV_LDI_UNSIGNED:
		break;
	case VCIV_LDI_SEMAPHORE:
		return lex_semaphore(inst);
	default:
		return VCIV_LOAD_IMM;
	}

	reason = lex_writes(inst);

	return reason ? reason : lex_coupled(inst);
}

/* When the next word sees the link in an accumulator is written nowhere (4.14). */
static bool is_link_target(u8 waddr)
{
	return waddr < VCIV_W_R0 || waddr == VCIV_W_NOP;
}

static enum vciv_reason lex_branch(const struct vciv_inst *inst)
{
	if (inst->cond_br > 11 && inst->cond_br != VCIV_BRANCH_ALWAYS)
		return VCIV_BRANCH_FORM;

	/* An absolute branch goes to a bus address. */
	if (!inst->rel && !inst->reg)
		return VCIV_BRANCH_FORM;

	if (inst->imm % 8 || (!inst->reg && inst->raddr_a))
		return VCIV_BRANCH_FORM;

	if (!is_link_target(inst->waddr_add) || !is_link_target(inst->waddr_mul))
		return VCIV_WRITE_ADDR;

	return VCIV_OK;
}

static bool signal_allowed(u8 sig)
{
	switch (sig) {
	case VCIV_SIG_NONE:
	case VCIV_SIG_THREND:
	case VCIV_SIG_LDTMU0:
	case VCIV_SIG_LDTMU1:
	case VCIV_SIG_SMALL_IMM:
	case VCIV_SIG_LOAD_IMM:
	case VCIV_SIG_BRANCH:
		return true;
	default:
		return false;
	}
}

/**
 * vciv_lex_word() - may this word be in a program at all
 * @word: instruction
 * @inst: its fields
 *
 * Return: %VCIV_OK or the rule that it breaks.
 */
enum vciv_reason vciv_lex_word(u64 word, const struct vciv_inst *inst)
{
	if (!signal_allowed(inst->sig))
		return VCIV_SIGNAL;

	if (vciv_inst_encode(inst) != word)
		return VCIV_ENCODING;

	switch (inst->sig) {
	case VCIV_SIG_BRANCH:
		return lex_branch(inst);
	case VCIV_SIG_LOAD_IMM:
		return lex_load_imm(inst);
	default:
		return lex_alu(inst);
	}
}

/**
 * vciv_lex_slot() - may this word follow a branch or a thrend at once
 * @inst: fields of the word
 *
 * Return: %VCIV_OK or the rule that it breaks.
 */
enum vciv_reason vciv_lex_slot(const struct vciv_inst *inst)
{
	return inst->sig == VCIV_SIG_BRANCH || inst->sig == VCIV_SIG_THREND ? VCIV_SLOTS : VCIV_OK;
}

/* The hardware hands address 14 to the next thread around the end (3.7). */
static bool touches_14(const struct vciv_inst *inst)
{
	return reads(inst, 14) || inst->waddr_add == 14 || inst->waddr_mul == 14;
}

/**
 * vciv_lex_end() - may this word be one of the last three
 * @inst: fields of the word
 * @first: it is the thrend itself
 *
 * Return: %VCIV_OK or the rule that it breaks (4.17).
 */
enum vciv_reason vciv_lex_end(const struct vciv_inst *inst, bool first)
{
	if (reads(inst, VCIV_R_UNIFORM) || reads(inst, VCIV_R_VPM) ||
	    reads(inst, VCIV_R_DMA_BUSY) || reads(inst, VCIV_R_DMA_WAIT) ||
	    reads(inst, VCIV_R_MUTEX) || touches_14(inst))
		return VCIV_THREND_SLOT;

	if (count_writes(inst, WRITE_VPM) || count_writes(inst, WRITE_COUPLED) ||
	    inst->waddr_add == VCIV_W_UNIFORMS || inst->waddr_mul == VCIV_W_UNIFORMS)
		return VCIV_THREND_SLOT;

	if (inst->sig == VCIV_SIG_LDTMU0 || inst->sig == VCIV_SIG_LDTMU1 ||
	    (inst->sig == VCIV_SIG_LOAD_IMM && inst->unpack == VCIV_LDI_SEMAPHORE))
		return VCIV_THREND_SLOT;

	if (first && ((inst->waddr_add < VCIV_W_R0 && inst->cond_add) ||
		      (inst->waddr_mul < VCIV_W_R0 && inst->cond_mul)))
		return VCIV_THREND;

	return VCIV_OK;
}
