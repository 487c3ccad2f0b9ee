// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * From the operations of one line to an instruction word (manual 4.1).
 *
 * A line has at most two operations. They go to the ADD and the MUL unit in the
 * order of the line, or else swapped; the first way that the hardware can do is
 * taken, and if there is none, what the best attempt lacked is told.
 */
#include <stdio.h>
#include <string.h>

#include "asm_priv.h"

#define F(value, low)	((uint64_t)(value) << (low))

#define SIG_NONE	1
#define SIG_SMALL	13
#define SIG_LOAD	14
#define NOWHERE		39
#define MAX_TRICKS	64

enum { MUX_A = 6, MUX_B = 7 };
enum { FILE_A, FILE_B };

struct encoder {
	struct assembler *as;
	const struct asm_inst *inst;
	struct asm_refusal *refusal;
	const struct asm_op *unit[2];		/* NULL: idle */
	const struct asm_trick *trick[2];	/* how a constant is made there, or NULL */
	bool started;				/* the units suit: refusals are worth telling */
	bool ws;
	int read[2];				/* address in each file, or -1 */
	int small;				/* code of a small immediate, or -1 */
	int rotate;				/* code of the rotation, or -1 */
	uint8_t mux[2][2];
	struct asm_packing packing;
};

static const struct asm_opcode *opcode_on(const struct encoder *e, unsigned int unit)
{
	return e->trick[unit] ? e->trick[unit]->opcode : e->unit[unit]->opcode;
}

/* How many operands @unit reads as the line gives them. */
static unsigned int operands_on(const struct encoder *e, unsigned int unit)
{
	return e->unit[unit] && !e->trick[unit] ? e->unit[unit]->opcode->operands : 0;
}

static int op_number(const struct asm_opcode *opcode, unsigned int unit)
{
	return unit == ALU_ADD ? opcode->add : opcode->mul;
}

static bool check_units(struct encoder *e)
{
	const struct asm_op *add = e->unit[ALU_ADD];
	unsigned int unit, i;

	for (unit = 0; unit < 2; unit++) {
		if (e->unit[unit] && op_number(opcode_on(e, unit), unit) < 0)
			return asm_refuse(e->refusal, e->unit[unit]->at,
					  "an instruction has one ADD and one MUL operation",
					  "'%s' runs on the %s unit only, which is taken",
					  opcode_on(e, unit)->name,
					  unit == ALU_ADD ? "MUL" : "ADD");
	}
	for (i = 0; add && i < 2; i++) {
		if (add->src[i].value.reg.rotate)
			return asm_refuse(e->refusal, add->src[i].at,
					  "write it as the MUL operation, such as mov",
					  "the ADD unit cannot rotate");
	}
	e->started = true;
	return true;
}

/* Which files the destination of the ADD unit may be in: ws 0 is A. */
static bool choose_ws(struct encoder *e)
{
	unsigned int may_be_0 = 1, may_be_1 = 1, unit;

	for (unit = 0; unit < 2; unit++) {
		unsigned int files;

		if (!e->unit[unit])
			continue;
		files = e->unit[unit]->dst.value.reg.files;
		may_be_0 &= !!(files & (unit == ALU_ADD ? IN_A : IN_B));
		may_be_1 &= !!(files & (unit == ALU_ADD ? IN_B : IN_A));
	}
	e->ws = !may_be_0;
	if (may_be_0 || may_be_1)
		return true;
	return asm_refuse(e->refusal, e->unit[ALU_MUL]->dst.at,
			  "write one of them to the other file or to an accumulator",
			  "both results would go to the same register file");
}

static bool rotate_source(struct encoder *e, const struct asm_operand *source)
{
	const struct asm_reg *reg = &source->value.reg;
	int code = reg->rotate == ROTATE_R5 ? 48 : 48 + reg->rotate;

	if (!reg->rotate)
		return true;
	if (e->rotate >= 0 && e->rotate != code)
		return asm_refuse(e->refusal, source->at, NULL,
				  "both operands are rotated by the same amount");
	e->rotate = code;
	return true;
}

/* The result is rotated, so an accumulator beside a rotated one is rotated too. */
static bool check_rotation(struct encoder *e)
{
	const struct asm_op *op = e->unit[ALU_MUL];
	unsigned int i;

	for (i = 0; op && i < 2; i++)
		if (!rotate_source(e, &op->src[i]))
			return false;
	for (i = 0; e->rotate >= 0 && i < 2; i++) {
		const struct asm_reg *reg = &op->src[i].value.reg;

		if (reg->acc && reg->address < 36 && !reg->rotate)
			return asm_refuse(e->refusal, op->src[i].at, "write its rotation too",
					  "this operand is rotated with the other one");
	}
	return true;
}

static const char *file_letter(unsigned int file)
{
	return file == FILE_A ? "A" : "B";
}

static bool read_file(struct encoder *e, unsigned int file, const struct asm_operand *operand)
{
	unsigned int address = operand->value.reg.address;
	char name[16];

	if (file == FILE_B && (e->small >= 0 || e->rotate >= 0))
		return asm_refuse(e->refusal, operand->at, "copy it to an accumulator before",
				  "a small immediate or rotation takes the place of file B");
	if (e->read[file] >= 0 && e->read[file] != (int)address)
		return asm_refuse(e->refusal, operand->at, "copy it to an accumulator before",
				  "%s and r%c%d are both in register file %s: only one can be read",
				  asm_register_name(&operand->value.reg, name, sizeof(name)),
				  file == FILE_A ? 'a' : 'b', e->read[file], file_letter(file));
	e->read[file] = address;
	return true;
}

/* A register that both files have: where it is read already, else the free one. */
static unsigned int file_for(const struct encoder *e, const struct asm_reg *reg)
{
	if (reg->files == IN_A)
		return FILE_A;
	if (reg->files == IN_B)
		return FILE_B;
	if (e->read[FILE_B] == reg->address)
		return FILE_B;
	return e->read[FILE_A] < 0 || e->read[FILE_A] == reg->address || reg->format ?
	       FILE_A : FILE_B;
}

/* Registers in one certain file come first, then the others. */
static bool place_register(struct encoder *e, const struct asm_operand *operand, bool certain,
			   uint8_t *mux)
{
	const struct asm_reg *reg = &operand->value.reg;
	unsigned int file;

	if (operand->value.type != VALUE_REGISTER)
		return true;
	if (reg->acc) {
		*mux = reg->address - 32;
		return true;
	}
	if (reg->files == IN_BOTH ? certain : !certain)
		return true;
	file = file_for(e, reg);
	*mux = file == FILE_A ? MUX_A : MUX_B;
	return read_file(e, file, operand);
}

static bool place_registers(struct encoder *e, bool certain)
{
	uint8_t unused;
	unsigned int unit, i;

	for (unit = 0; unit < 2; unit++) {
		for (i = 0; i < operands_on(e, unit); i++)
			if (!place_register(e, &e->unit[unit]->src[i], certain, &e->mux[unit][i]))
				return false;
	}
	for (i = 0; i < e->inst->reads; i++)
		if (!place_register(e, &e->inst->read[i], certain, &unused))
			return false;
	return true;
}

/*
 * The code of a rotation read as an operand is code - 64, so a rotation by the
 * right amount brings that number along.
 */
static bool claim_small(struct encoder *e, int code, const struct asm_token *at)
{
	if (e->rotate >= 0 && code != e->rotate - 32)
		return asm_refuse(e->refusal, at, "put it into an accumulator before",
				  "a rotation leaves no room for this small immediate");
	if (e->small >= 0 && e->small != code)
		return asm_refuse(e->refusal, at, "put one of them into an accumulator before",
				  "an instruction has room for one small immediate only");
	e->small = code;
	return true;
}

static bool place_constant(struct encoder *e, const struct asm_operand *operand, uint8_t *mux)
{
	int code;

	if (operand->value.type == VALUE_REGISTER)
		return true;
	code = asm_small_code(asm_bits(e->as, operand->at, &operand->value));
	if (code < 0 && operand->value.late && e->as->pass == 1)
		code = 0;
	if (code < 0)
		return asm_refuse(e->refusal, operand->at,
				  "ldi it before: small are -16 to 15, and 1/256 to 128.0 by powers of 2",
				  "this constant is no small immediate");
	*mux = MUX_B;
	return claim_small(e, code, operand->at);
}

static bool place_trick(struct encoder *e, unsigned int unit)
{
	const struct asm_trick *trick = e->trick[unit];

	if (trick->code < 0)
		return true;		/* 0 from r0 and itself */
	e->mux[unit][0] = MUX_B;
	e->mux[unit][1] = MUX_B;
	return claim_small(e, trick->code, e->unit[unit]->src[0].at);
}

static bool place_constants(struct encoder *e)
{
	unsigned int unit, i;
	uint8_t unused;

	for (unit = 0; unit < 2; unit++) {
		if (e->trick[unit] && !place_trick(e, unit))
			return false;
		for (i = 0; i < operands_on(e, unit); i++)
			if (!place_constant(e, &e->unit[unit]->src[i], &e->mux[unit][i]))
				return false;
	}
	for (i = 0; i < e->inst->reads; i++)
		if (!place_constant(e, &e->inst->read[i], &unused))
			return false;
	return true;
}

/* An operation with one operand reads it twice. */
static void double_operands(struct encoder *e)
{
	unsigned int unit;

	for (unit = 0; unit < 2; unit++)
		if (operands_on(e, unit) == 1)
			e->mux[unit][1] = e->mux[unit][0];
}

static bool check_signal(struct encoder *e)
{
	if (e->inst->signal < 0 || (e->small < 0 && e->rotate < 0))
		return true;
	return asm_refuse(e->refusal, e->inst->signal_at, "give it a line of its own",
			  "a signal excludes small immediates and rotations");
}

/* File A unpacks to floats if any operation that reads it takes floats. */
static bool takes_floats(const struct encoder *e)
{
	unsigned int unit, i;

	for (unit = 0; unit < 2; unit++) {
		for (i = 0; i < operands_on(e, unit); i++)
			if (e->mux[unit][i] == MUX_A && opcode_on(e, unit)->float_in)
				return true;
	}
	return false;
}

static bool choose_packing(struct encoder *e)
{
	unsigned int unit, i;

	for (unit = 0; unit < 2; unit++) {
		const struct asm_op *op = e->unit[unit];

		if (op && !asm_pack_destination(op, unit == ALU_MUL, &e->packing, e->refusal))
			return false;
		for (i = 0; i < operands_on(e, unit); i++) {
			const struct asm_operand *source = &op->src[i];
			uint8_t mux = e->mux[unit][i];

			if (source->value.type != VALUE_REGISTER || !source->value.reg.format)
				continue;
			if (mux != 4 && mux != MUX_A)
				return asm_refuse(e->refusal, source->at, "copy it there before",
						  "only file A and r4 can be unpacked");
			if (!asm_unpack_source(source, mux == MUX_A, takes_floats(e), &e->packing,
					       e->refusal))
				return false;
		}
	}
	return true;
}

/* Who reads the register beside an unpacking reader gets it unpacked, too. */
static bool check_unpacking(struct encoder *e)
{
	uint8_t unpacked = e->packing.pm == 1 ? 4 : MUX_A;
	unsigned int unit, i;

	for (unit = 0; e->packing.unpack && unit < 2; unit++) {
		const struct asm_op *op = e->unit[unit];

		for (i = 0; i < operands_on(e, unit); i++)
			if (e->mux[unit][i] == unpacked && !op->src[i].value.reg.format)
				return asm_refuse(e->refusal, op->src[i].at,
						  "write the suffix here too, or copy it before",
						  "this operand would be unpacked as well");
	}
	return true;
}

static bool complementary(uint8_t a, uint8_t b)
{
	return a >= 2 && (a ^ 1) == b;
}

static bool check_double_write(struct encoder *e)
{
	const struct asm_op *add = e->unit[ALU_ADD], *mul = e->unit[ALU_MUL];
	unsigned int address;

	if (!add || !mul)
		return true;
	address = add->dst.value.reg.address;
	if (address < 32 || address == NOWHERE || address != mul->dst.value.reg.address)
		return true;
	if (address <= 35 && (complementary(add->cond, mul->cond) || !add->cond || !mul->cond))
		return true;
	/* Coordinates, flags and DMA addresses are two registers, one in each file. */
	if (address == 41 || address == 42 || address == 50)
		return true;
	return asm_refuse(e->refusal, mul->dst.at,
			  "give them opposite conditions (.ifz and .ifnz), or write it once",
			  "both operations write the same register: the result is undefined");
}

static bool check_flags(struct encoder *e)
{
	const struct asm_op *add = e->unit[ALU_ADD], *mul = e->unit[ALU_MUL];

	if (!mul || !mul->sf || !add || (add->sf || !add->opcode->add))
		return true;
	return asm_refuse(e->refusal, mul->at, "flags come from ADD: move .setf there",
			  "the MUL operation sets flags only if the ADD unit is idle");
}

static uint8_t cond_of(const struct encoder *e, unsigned int unit)
{
	return e->unit[unit] ? e->unit[unit]->cond : 0;
}

static uint8_t dst_of(const struct encoder *e, unsigned int unit)
{
	return e->unit[unit] ? e->unit[unit]->dst.value.reg.address : NOWHERE;
}

static bool sets_flags(const struct encoder *e, unsigned int unit)
{
	return e->unit[unit] && e->unit[unit]->sf;
}

/* The fields that ALU and load-immediate words share. */
static uint64_t common_fields(const struct encoder *e)
{
	return F(e->packing.pm > 0, 56) | F(e->packing.pack, 52) |
	       F(cond_of(e, ALU_ADD), 49) | F(cond_of(e, ALU_MUL), 46) |
	       F(sets_flags(e, ALU_ADD) || sets_flags(e, ALU_MUL), 45) | F(e->ws, 44) |
	       F(dst_of(e, ALU_ADD), 38) | F(dst_of(e, ALU_MUL), 32);
}

static uint64_t op_field(const struct encoder *e, unsigned int unit)
{
	return e->unit[unit] ? op_number(opcode_on(e, unit), unit) : 0;
}

static uint64_t alu_word(const struct encoder *e)
{
	bool small = e->small >= 0 || e->rotate >= 0;
	unsigned int b = e->rotate >= 0 ? e->rotate : e->small;

	if (!small)
		b = e->read[FILE_B] < 0 ? NOWHERE : e->read[FILE_B];
	return F(small ? SIG_SMALL : e->inst->signal < 0 ? SIG_NONE : e->inst->signal, 60) |
	       F(e->packing.unpack, 57) | common_fields(e) |
	       F(op_field(e, ALU_MUL), 29) | F(op_field(e, ALU_ADD), 24) |
	       F(e->read[FILE_A] < 0 ? NOWHERE : e->read[FILE_A], 18) | F(b, 12) |
	       F(e->mux[ALU_ADD][0], 9) | F(e->mux[ALU_ADD][1], 6) |
	       F(e->mux[ALU_MUL][0], 3) | F(e->mux[ALU_MUL][1], 0);
}

static bool attempt(struct encoder *e, uint64_t *word)
{
	e->small = -1;
	e->rotate = -1;
	e->read[FILE_A] = -1;
	e->read[FILE_B] = -1;
	e->packing = (struct asm_packing){ .pm = -1 };
	memset(e->mux, 0, sizeof(e->mux));
	if (!check_units(e) || !choose_ws(e) || !check_rotation(e) || !place_constants(e) ||
	    !place_registers(e, true) || !place_registers(e, false))
		return false;
	double_operands(e);
	if (!check_signal(e) || !choose_packing(e) || !check_unpacking(e) ||
	    !check_double_write(e) || !check_flags(e))
		return false;
	*word = alu_word(e);
	return true;
}

/* Ways to make a constant: one if the operation is none. */
static unsigned int tricks_for(struct encoder *e, unsigned int unit, struct asm_trick *tricks)
{
	const struct asm_op *op = e->unit[unit];

	if (!op || !op->constant || op->src[0].value.late ||
	    op->src[0].value.type == VALUE_LANES)
		return 0;
	return asm_find_tricks(asm_bits(e->as, op->src[0].at, &op->src[0].value),
			       unit == ALU_MUL, tricks, MAX_TRICKS);
}

static bool attempt_tricks(struct encoder *e, uint64_t *word)
{
	struct asm_trick add[MAX_TRICKS], mul[MAX_TRICKS];
	unsigned int adds = tricks_for(e, ALU_ADD, add), muls = tricks_for(e, ALU_MUL, mul);
	unsigned int i = 0, j;

	do {
		j = 0;
		do {
			e->trick[ALU_ADD] = i < adds ? &add[i] : NULL;
			e->trick[ALU_MUL] = j < muls ? &mul[j] : NULL;
			if (attempt(e, word))
				return true;
		} while (++j < muls);
	} while (++i < adds);
	return false;
}

static bool encode_alu(struct encoder *e, uint64_t *word)
{
	const struct asm_inst *inst = e->inst;
	struct asm_refusal first;
	bool started;

	e->unit[ALU_ADD] = inst->ops > 0 ? &inst->op[0] : NULL;
	e->unit[ALU_MUL] = inst->ops > 1 ? &inst->op[1] : NULL;
	if (attempt_tricks(e, word))
		return true;
	if (!inst->ops)
		return false;
	first = *e->refusal;
	started = e->started;
	e->unit[ALU_MUL] = &inst->op[0];
	e->unit[ALU_ADD] = inst->ops > 1 ? &inst->op[1] : NULL;
	e->started = false;
	if (attempt_tricks(e, word))
		return true;
	if (started || !e->started)
		*e->refusal = first;
	return false;
}

/* Load immediate: both units give the same constant. */

static bool is_idle(const struct asm_op *op)
{
	return !op->opcode->operands && op->dst.value.reg.address == NOWHERE;
}

static bool same_constant(struct assembler *as, const struct asm_operand *a,
			  const struct asm_operand *b)
{
	if (a->value.type == VALUE_LANES && b->value.type == VALUE_LANES)
		return a->value.lanes == b->value.lanes &&
		       a->value.lanes_signed == b->value.lanes_signed;
	if (a->value.type == VALUE_LANES || b->value.type == VALUE_LANES)
		return false;
	return asm_bits(as, a->at, &a->value) == asm_bits(as, b->at, &b->value);
}

/* The operation whose constant is loaded, or NULL: not all are moves of it. */
static const struct asm_op *loaded(struct encoder *e)
{
	const struct asm_inst *inst = e->inst;
	const struct asm_op *op = NULL;
	unsigned int i;

	if (inst->signal >= 0 || inst->reads)
		return NULL;
	for (i = 0; i < inst->ops; i++) {
		if (is_idle(&inst->op[i]))
			continue;
		if (!inst->op[i].constant)
			return NULL;
		if (op && !same_constant(e->as, &op->src[0], &inst->op[i].src[0]))
			return NULL;
		op = &inst->op[i];
	}
	return op;
}

static uint64_t load_type(const struct asm_value *value)
{
	if (value->type != VALUE_LANES)
		return 0;
	return value->lanes_signed ? 1 : 3;
}

static bool encode_load(struct encoder *e, const struct asm_op *op, uint64_t *word)
{
	const struct asm_inst *inst = e->inst;
	const struct asm_value *value = &op->src[0].value;
	unsigned int unit;

	e->packing = (struct asm_packing){ .pm = -1 };
	e->unit[ALU_ADD] = !is_idle(&inst->op[0]) ? &inst->op[0] : NULL;
	e->unit[ALU_MUL] = inst->ops > 1 && !is_idle(&inst->op[1]) ? &inst->op[1] : NULL;
	if (!choose_ws(e) || !check_double_write(e))
		return false;
	for (unit = 0; unit < 2; unit++)
		if (e->unit[unit] && !asm_pack_destination(e->unit[unit], unit == ALU_MUL,
							   &e->packing, e->refusal))
			return false;
	*word = F(SIG_LOAD, 60) | F(load_type(value), 57) | common_fields(e) |
		(value->type == VALUE_LANES ? value->lanes : asm_bits(e->as, op->src[0].at, value));
	return true;
}

static const struct asm_op *must_load(const struct asm_inst *inst)
{
	unsigned int i;

	for (i = 0; i < inst->ops; i++)
		if (inst->op[i].constant &&
		    (inst->op[i].load || inst->op[i].src[0].value.late ||
		     inst->op[i].src[0].value.type == VALUE_LANES))
			return &inst->op[i];
	return NULL;
}

/*
 * Flags from a load immediate have a single witness (manual 4.7): a mov that sets
 * them is an ALU operation if it can be one.
 */
static bool prefers_alu(const struct asm_inst *inst)
{
	bool sets_flags = false;
	unsigned int i;

	for (i = 0; i < inst->ops; i++) {
		if (inst->op[i].load)
			return false;
		sets_flags |= inst->op[i].sf;
	}
	return sets_flags;
}

bool asm_encode(struct assembler *as, const struct asm_inst *inst, uint64_t *word,
		struct asm_refusal *refusal)
{
	struct encoder e = { .as = as, .inst = inst, .refusal = refusal };
	const struct asm_op *load = loaded(&e), *must = must_load(inst);

	if (load && (must || !prefers_alu(inst) || !encode_alu(&e, word)))
		return encode_load(&e, load, word);
	if (must)
		return asm_refuse(refusal, must->at, "give the rest a line of its own",
				  "a load immediate fills the whole instruction");
	return load || encode_alu(&e, word);
}
