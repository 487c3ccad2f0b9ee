// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Instruction words to fields and back (4.1). One table per format serves both
 * ways, so a word survives the round trip exactly when all its bits belong to
 * fields: what is reserved comes back as 0.
 */

#include <linux/array_size.h>
#include <linux/stddef.h>
#include <linux/string.h>

#include "vciv_qpu_inst.h"

struct field {
	u8 offset;	/* in struct vciv_inst */
	u8 high;	/* bits of the word */
	u8 low;
};

#define FIELD(name_, high_, low_) { offsetof(struct vciv_inst, name_), high_, low_ }

static const struct field alu_fields[] = {
	FIELD(unpack, 59, 57),
	FIELD(pm, 56, 56),
	FIELD(pack, 55, 52),
	FIELD(cond_add, 51, 49),
	FIELD(cond_mul, 48, 46),
	FIELD(sf, 45, 45),
	FIELD(ws, 44, 44),
	FIELD(waddr_add, 43, 38),
	FIELD(waddr_mul, 37, 32),
	FIELD(op_mul, 31, 29),
	FIELD(op_add, 28, 24),
	FIELD(raddr_a, 23, 18),
	FIELD(raddr_b, 17, 12),
	FIELD(add_a, 11, 9),
	FIELD(add_b, 8, 6),
	FIELD(mul_a, 5, 3),
	FIELD(mul_b, 2, 0),
};

static const struct field load_imm_fields[] = {
	FIELD(unpack, 59, 57),
	FIELD(pm, 56, 56),
	FIELD(pack, 55, 52),
	FIELD(cond_add, 51, 49),
	FIELD(cond_mul, 48, 46),
	FIELD(sf, 45, 45),
	FIELD(ws, 44, 44),
	FIELD(waddr_add, 43, 38),
	FIELD(waddr_mul, 37, 32),
};

static const struct field branch_fields[] = {
	FIELD(cond_br, 55, 52),
	FIELD(rel, 51, 51),
	FIELD(reg, 50, 50),
	FIELD(raddr_a, 49, 45),
	FIELD(ws, 44, 44),
	FIELD(waddr_add, 43, 38),
	FIELD(waddr_mul, 37, 32),
};

static const struct field *format_of(u8 sig, size_t *count)
{
	switch (sig) {
	case VCIV_SIG_BRANCH:
		*count = ARRAY_SIZE(branch_fields);
		return branch_fields;
	case VCIV_SIG_LOAD_IMM:
		*count = ARRAY_SIZE(load_imm_fields);
		return load_imm_fields;
	default:
		*count = ARRAY_SIZE(alu_fields);
		return alu_fields;
	}
}

/**
 * vciv_inst_decode() - take an instruction apart
 * @word: instruction
 * @inst: where to put its fields
 */
void vciv_inst_decode(u64 word, struct vciv_inst *inst)
{
	const struct field *field;
	size_t count;
	u32 width;

	memset(inst, 0, sizeof(*inst));
	inst->sig = word >> 60;
	if (!vciv_inst_is_alu(inst))
		inst->imm = (u32)word;

	field = format_of(inst->sig, &count);
	for (; count; count--, field++) {
		width = field->high - field->low + 1;
		((u8 *)inst)[field->offset] = (word >> field->low) & ((1u << width) - 1);
	}
}

/**
 * vciv_inst_encode() - put an instruction together
 * @inst: fields
 *
 * Return: the instruction word.
 */
u64 vciv_inst_encode(const struct vciv_inst *inst)
{
	u64 word = (u64)inst->sig << 60 | inst->imm;
	const struct field *field;
	size_t count;

	field = format_of(inst->sig, &count);
	for (; count; count--, field++)
		word |= (u64)((const u8 *)inst)[field->offset] << field->low;

	return word;
}
