// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Instruction words to struct qpu_inst (4.1).
 *
 * The verifier decodes by itself on purpose: see v3d.h.
 */
#include <stddef.h>

#include "qpu_inst.h"

static uint32_t bits(uint64_t word, unsigned int high, unsigned int low)
{
	return word >> low & ((1ull << (high - low + 1)) - 1);
}

static void undefined(struct qpu_inst *inst, const char *what)
{
	if (!inst->undefined)
		inst->undefined = what;
}

/* 4.4 */
static uint32_t small_immediate(unsigned int code)
{
	if (code < 16)
		return code;
	if (code < 32)
		return code - 32;
	if (code < 40)
		return (127 + code - 32) << 23;		/* 1.0 to 128.0 */
	if (code < 48)
		return (127 + code - 48) << 23;		/* 1/256 to 1/2 */
	return code - 64;
}

static bool is_accumulator(unsigned int mux)
{
	return mux < MUX_R4;
}

/* 4.8 */
static void decode_rotation(struct qpu_inst *inst, unsigned int code)
{
	if (code < 48)
		return;
	inst->rotate_by = code - 48;
	inst->rotate = is_accumulator(inst->mul.in[0]) && is_accumulator(inst->mul.in[1]) ?
		       ROTATE_ALL : ROTATE_QUADS;
}

static bool half_uses(const struct qpu_half *half, unsigned int mux)
{
	return half->op->run && (half->in[0] == mux || half->in[1] == mux);
}

/* Addresses whose value comes from outside the register files. */
static bool is_io_read(unsigned int address)
{
	return address >= 32 && address != ADDR_NOP;
}

static bool read_waits(unsigned int address)
{
	return address == ADDR_VPM || address == ADDR_VPM_ADDR || address == ADDR_MUTEX;
}

/* The address of a DMA waits for the engine, that of a lookup for the FIFO. */
static bool write_waits(unsigned int address)
{
	return address == ADDR_VPM_ADDR || address == ADDR_TMU0 || address == ADDR_TMU1;
}

static uint8_t accumulator_bit(const struct qpu_half *half)
{
	if (half->cond == COND_NEVER)
		return 0;
	if (half->address >= ADDR_ACC0 && half->address < ADDR_ACC0 + 4)
		return 1 << (half->address - ADDR_ACC0);
	return half->address == ADDR_R5 ? 1 << MUX_R5 : 0;
}

static void decode_targets(struct qpu_inst *inst, uint64_t word)
{
	unsigned int ws = bits(word, 44, 44);

	inst->sf = bits(word, 45, 45);
	inst->add.cond = bits(word, 51, 49);
	inst->mul.cond = bits(word, 48, 46);
	inst->add.address = bits(word, 43, 38);
	inst->mul.address = bits(word, 37, 32);
	inst->writes_acc = accumulator_bit(&inst->add) | accumulator_bit(&inst->mul);
	inst->same_target = inst->add.address == inst->mul.address &&
			    inst->add.address >= ADDR_ACC0 && inst->add.address <= ADDR_R5;
	inst->add.file = ws ? FILE_B : FILE_A;
	inst->mul.file = ws ? FILE_A : FILE_B;
	inst->may_wait |= write_waits(inst->add.address) || write_waits(inst->mul.address);
	inst->no_result = !inst->sf && inst->add.address == ADDR_NOP &&
			  inst->mul.address == ADDR_NOP;
}

/* A pack works on what is written to ra0-ra31 (pm 0) or on the MUL result. */
static void decode_pack(struct qpu_inst *inst, uint64_t word)
{
	unsigned int pack = bits(word, 55, 52);
	struct qpu_half *half;

	inst->pm = bits(word, 56, 56);
	if (!pack)
		return;
	if (inst->pm) {
		inst->mul.pack = pack;
		if (pack < 3 || pack > 7)
			undefined(inst, "reserved MUL pack (4.11)");
		return;
	}
	half = inst->add.file == FILE_A ? &inst->add : &inst->mul;
	if (half->address < 32)
		half->pack = pack;
}

static void decode_reads(struct qpu_inst *inst, uint64_t word)
{
	inst->read[FILE_A] = bits(word, 23, 18);
	inst->read[FILE_B] = inst->small ? ADDR_NOP : bits(word, 17, 12);
	inst->reads_io = is_io_read(inst->read[FILE_A]) || is_io_read(inst->read[FILE_B]);
	inst->may_wait |= read_waits(inst->read[FILE_A]) || read_waits(inst->read[FILE_B]);
}

static void decode_operations(struct qpu_inst *inst, uint64_t word)
{
	inst->add.op = &qpu_add_ops[bits(word, 28, 24)];
	inst->mul.op = &qpu_mul_ops[bits(word, 31, 29)];
	inst->add.in[0] = bits(word, 11, 9);
	inst->add.in[1] = bits(word, 8, 6);
	inst->mul.in[0] = bits(word, 5, 3);
	inst->mul.in[1] = bits(word, 2, 0);
	if (bits(word, 28, 24) && !inst->add.op->run)
		undefined(inst, "reserved ADD operation (4.5)");
	inst->replay = !bits(word, 31, 29) && inst->mul.address != ADDR_NOP;
}

/* The one value read through file A is unpacked to a float if any op takes floats (4.10). */
static void decode_unpack(struct qpu_inst *inst, uint64_t word)
{
	inst->unpack = bits(word, 59, 57);
	inst->float_input = (half_uses(&inst->add, MUX_A) && inst->add.op->float_in) ||
			    (half_uses(&inst->mul, MUX_A) && inst->mul.op->float_in);
}

static bool uses(const struct qpu_inst *inst, unsigned int mux)
{
	return half_uses(&inst->add, mux) || half_uses(&inst->mul, mux);
}

static bool consumes(const struct qpu_inst *inst, unsigned int mux)
{
	return (half_uses(&inst->add, mux) && inst->add.cond != COND_NEVER) ||
	       (half_uses(&inst->mul, mux) && inst->mul.cond != COND_NEVER);
}

static void decode_uses(struct qpu_inst *inst)
{
	unsigned int file;

	for (file = FILE_A; file <= FILE_B; file++) {
		inst->uses[file] = uses(inst, MUX_A + file);
		inst->consumes[file] = consumes(inst, MUX_A + file);
	}
	inst->uses_r4 = uses(inst, MUX_R4);
}

static void decode_alu(struct qpu_inst *inst, uint64_t word)
{
	inst->format = FORMAT_ALU;
	inst->small = inst->signal == SIG_SMALL_IMM;
	inst->may_wait |= inst->signal == SIG_LDTMU0 || inst->signal == SIG_LDTMU1;
	decode_targets(inst, word);
	decode_reads(inst, word);
	decode_operations(inst, word);
	decode_pack(inst, word);
	decode_unpack(inst, word);
	decode_uses(inst);
	if (inst->small) {
		inst->immediate = small_immediate(bits(word, 17, 12));
		decode_rotation(inst, bits(word, 17, 12));
	}
}

static void decode_immediate(struct qpu_inst *inst, uint64_t word)
{
	inst->load_type = bits(word, 59, 57);
	inst->format = inst->load_type == 4 ? FORMAT_SEMAPHORE : FORMAT_LOAD_IMM;
	inst->may_wait = inst->format == FORMAT_SEMAPHORE;
	inst->immediate = bits(word, 31, 0);
	inst->semaphore = bits(word, 3, 0);
	inst->decrement = bits(word, 4, 4);
	inst->add.op = &qpu_add_ops[21];	/* any without carry or float result */
	inst->mul.op = inst->add.op;
	decode_targets(inst, word);
	decode_pack(inst, word);
	if (inst->load_type == 2 || inst->load_type > 4)
		undefined(inst, "load immediate of an undefined type (4.1)");
}

static void decode_branch(struct qpu_inst *inst, uint64_t word)
{
	inst->format = FORMAT_BRANCH;
	inst->cond_br = bits(word, 55, 52);
	inst->relative = bits(word, 51, 51);
	inst->reg = bits(word, 50, 50);
	inst->read[FILE_A] = bits(word, 49, 45);
	inst->immediate = bits(word, 31, 0);
	decode_targets(inst, word);
	inst->add.op = &qpu_add_ops[21];
	inst->mul.op = inst->add.op;
	inst->add.cond = COND_ALWAYS;
	inst->mul.cond = COND_ALWAYS;
	/* The bit is the lowest of the register number as well (4.7). */
	inst->sf = inst->sf && inst->reg;
	if (inst->cond_br >= 12 && inst->cond_br != 15)
		undefined(inst, "reserved branch condition (4.7)");
}

/* What a signal means to a program that is no shader (4.2). */
static void check_signal(struct qpu_inst *inst)
{
	switch (inst->signal) {
	case SIG_BREAK:
		undefined(inst, "breakpoint: the QPU halts (4.2)");
		inst->may_wait = true;
		break;
	case SIG_NONE:
	case SIG_THREND:
	case SIG_LDTMU0:
	case SIG_LDTMU1:
	case SIG_SMALL_IMM:
	case SIG_LOAD_IMM:
	case SIG_BRANCH:
		break;
	default:
		undefined(inst, "signal of the 3D pipeline (4.2)");
	}
}

void qpu_decode(struct qpu_inst *inst, uint64_t word)
{
	*inst = (struct qpu_inst){ .signal = bits(word, 63, 60) };
	inst->read[FILE_A] = ADDR_NOP;
	inst->read[FILE_B] = ADDR_NOP;
	check_signal(inst);
	switch (inst->signal) {
	case SIG_LOAD_IMM:
		decode_immediate(inst, word);
		break;
	case SIG_BRANCH:
		decode_branch(inst, word);
		break;
	default:
		decode_alu(inst, word);
	}
	if (!inst->undefined)
		inst->undefined = qpu_broken_rule(inst);
	inst->has_rules = inst->undefined || inst->rotate || inst->signal == SIG_THREND;
}
