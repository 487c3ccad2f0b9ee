// SPDX-License-Identifier: GPL-2.0-or-later
/* Lines of ALU operations, moves, loads, reads and signals. */
#include <string.h>

#include "asm_priv.h"

/* Formats given to the operation as a whole: .pack8a, .unpack16b. */
struct extensions {
	const struct asm_format *pack, *unpack;
};

static void take_extensions(struct assembler *as, struct asm_op *op, struct extensions *ext)
{
	for (; as->token->kind == TOKEN_DOT && as->token->glued; as->token++) {
		const struct asm_token *dot = as->token;
		int cond = asm_find_condition(dot->text, dot->length);
		const struct asm_format *pack, *unpack;

		pack = asm_find_prefixed_format("pack", dot->text, dot->length);
		unpack = asm_find_prefixed_format("unpack", dot->text, dot->length);
		if (asm_is(dot, "setf") || asm_is(dot, "sf"))
			op->sf = true;
		else if (cond >= 0)
			op->cond = cond;
		else if (pack)
			ext->pack = pack;
		else if (unpack)
			ext->unpack = unpack;
		else
			asm_fail(as, dot,
				 "known are setf, ifz, ifnz, ifn, ifnn (N clear), ifc, ifcc (C clear), pack and unpack",
				 "'.%.*s' is no extension of an operation", (int)dot->length,
				 dot->text);
	}
}

static struct asm_operand operand(struct assembler *as)
{
	struct asm_operand operand = { .at = as->token };

	operand.value = asm_expression(as);
	return operand;
}

static void check_destination(struct assembler *as, const struct asm_operand *dst)
{
	const struct asm_reg *reg = &dst->value.reg;
	char name[16];

	if (dst->value.type != VALUE_REGISTER)
		asm_fail(as, dst->at, "destinations come first; '-' is none",
			 "a destination must be a register");
	if (!reg->write)
		asm_fail(as, dst->at, reg->acc && reg->address == 37 ?
			 "r5rep is r5 from lane 0, r5quad from each quad's first lane" : NULL,
			 "%s cannot be written", asm_register_name(reg, name, sizeof(name)));
	if (reg->rotate)
		asm_fail(as, dst->at, "rotate a source in the opposite direction",
			 "a destination cannot be rotated");
}

static void check_source(struct assembler *as, const struct asm_operand *src)
{
	char name[16];

	if (src->value.type == VALUE_REGISTER && !src->value.reg.read)
		asm_fail(as, src->at, NULL, "%s cannot be read",
			 asm_register_name(&src->value.reg, name, sizeof(name)));
	if (src->value.type == VALUE_REGISTER && (src->value.reg.has_cond || src->value.reg.sf))
		asm_fail(as, src->at, NULL, "a condition belongs to the destination");
	if (src->value.type == VALUE_LABEL)
		asm_fail(as, src->at, "use the difference of two labels, or the link of a brr",
			 "where the program will lie is not known here");
}

static void take_destination(struct assembler *as, struct asm_op *op,
			     const struct extensions *ext)
{
	op->dst = operand(as);
	check_destination(as, &op->dst);
	if (op->dst.value.reg.has_cond)
		op->cond = op->dst.value.reg.cond;
	op->sf |= op->dst.value.reg.sf;
	if (ext->pack && op->dst.value.reg.format)
		asm_fail(as, op->dst.at, NULL, "it is packed twice");
	if (ext->pack)
		op->dst.value.reg.format = ext->pack;
}

/*
 * .unpack is meant for those sources that can be unpacked so: r4 to floats, and
 * file A to what the operation takes.
 */
static void unpack_source(const struct asm_op *op, struct asm_operand *src,
			  const struct asm_format *unpack)
{
	struct asm_reg *reg = &src->value.reg;
	bool is_r4 = reg->acc && reg->address == 36;

	if (!unpack || src->value.type != VALUE_REGISTER || reg->format)
		return;
	if (reg->files == IN_A && unpack->kind == 'f' && !op->opcode->float_in)
		return;
	if (is_r4 && unpack->kind == 'i')
		return;
	if (is_r4 || reg->files == IN_A)
		reg->format = unpack;
}

static void take_source(struct assembler *as, const struct asm_op *op,
			struct asm_operand *src, const struct extensions *ext)
{
	asm_expect(as, ",");
	*src = operand(as);
	check_source(as, src);
	unpack_source(op, src, ext->unpack);
}

static struct asm_op *new_op(struct assembler *as, struct asm_inst *inst,
			     const struct asm_token *at)
{
	struct asm_op *op;

	if (inst->ops == ARRAY_SIZE(inst->op))
		asm_fail(as, at, "start a new line", "an instruction has room for two operations");
	op = &inst->op[inst->ops++];
	*op = (struct asm_op){ .at = at, .cond = 1 };
	return op;
}

static void no_operands(struct assembler *as, struct asm_op *op, const struct extensions *ext)
{
	if (as->token->kind != TOKEN_END && !asm_is(as->token, ";")) {
		take_destination(as, op, ext);
		return;
	}
	op->dst.at = op->at;
	asm_find_register("-", 1, &op->dst.value.reg);
	op->dst.value.type = VALUE_REGISTER;
	/* An idle unit's condition is never. */
	op->cond = op->sf ? op->cond : 0;
}

static bool is_float_format(const struct asm_format *format)
{
	return format && format->kind == 'f' &&
	       (format->unpack != NO_CODE || format->mul_pack == NO_CODE);
}

/* Through file A, floats need an operation on floats; r4 unpacks by itself. */
static bool moves_float(const struct asm_op *op)
{
	const struct asm_reg *src = &op->src[0].value.reg;

	return is_float_format(op->dst.value.reg.format) ||
	       (is_float_format(src->format) && !src->acc);
}

/* The destination that was taken for the source: what mov a, b, c writes as well. */
static struct asm_op *second_destination(struct assembler *as, struct asm_inst *inst,
					 struct asm_op *op, uint8_t cond)
{
	struct asm_op *second = new_op(as, inst, op->at);
	const struct asm_reg *reg = &op->src[0].value.reg;

	second->opcode = op->opcode;
	second->dst = op->src[0];
	second->sf = op->sf;
	second->cond = reg->has_cond ? reg->cond : cond;
	check_destination(as, &second->dst);
	return second;
}

/* ldi, ldipes, ldipeu: the last two say which lane constants they mean. */
static void check_load(struct assembler *as, struct asm_op *op)
{
	struct asm_value *value = &op->src[0].value;
	bool is_signed = asm_is(op->at, "ldipes");

	if (!op->constant)
		asm_fail(as, op->src[0].at, "use mov", "only constants can be loaded");
	if (asm_is(op->at, "ldi"))
		return;
	if (value->type != VALUE_LANES || (!is_signed && value->lanes_signed) ||
	    (is_signed && !value->lanes_signed && value->lanes >> 16))
		asm_fail(as, op->src[0].at, NULL, "16 lanes of %s are missing here",
			 is_signed ? "-2..1" : "0..3");
	value->lanes_signed = is_signed;
}

/* mov and ldi: destination, [destination,] source */
static void move(struct assembler *as, struct asm_inst *inst, struct asm_op *op,
		 const struct extensions *ext)
{
	struct asm_op *second = NULL;
	struct asm_operand *source;
	uint8_t cond = op->cond;

	take_destination(as, op, ext);
	asm_expect(as, ",");
	op->src[0] = operand(as);
	if (asm_is(as->token, ",")) {
		second = second_destination(as, inst, op, cond);
		as->token++;
		op->src[0] = operand(as);
	}
	source = &op->src[0];
	check_source(as, source);
	unpack_source(op, source, ext->unpack);
	op->constant = source->value.type != VALUE_REGISTER;
	if (op->load)
		check_load(as, op);
	if (moves_float(op))
		op->opcode = &asm_fmin;
	if (second) {
		second->src[0] = *source;
		second->constant = op->constant;
		second->load = op->load;
	}
}

static void take_signal(struct assembler *as, struct asm_inst *inst, int signal)
{
	if (inst->signal >= 0)
		asm_fail(as, as->token, NULL, "an instruction has one signal only");
	inst->signal = signal;
	inst->signal_at = as->token++;
}

static void take_read(struct assembler *as, struct asm_inst *inst)
{
	struct asm_operand *read;

	as->token++;
	if (inst->reads == ARRAY_SIZE(inst->read))
		asm_fail(as, as->token, NULL, "there are two register files to read from");
	read = &inst->read[inst->reads++];
	*read = operand(as);
	check_source(as, read);
	if (read->value.type == VALUE_REGISTER && read->value.reg.acc)
		asm_fail(as, read->at, NULL, "an accumulator needs no read");
}

static bool is_op(const struct asm_op *op, const char *name)
{
	return !strcmp(op->opcode->name, name);
}

/*
 * Constants that are no small immediates, but have one that does the same: shifts
 * look at five bits only, and 16 more is -16 less. The latter, which vc4asm does
 * too, changes what becomes of the carry flag.
 */
static void fit_constant(struct asm_op *op)
{
	struct asm_value *value = &op->src[1].value;
	bool is_shift = is_op(op, "shl") || is_op(op, "shr") || is_op(op, "asr") ||
			is_op(op, "ror");

	if (value->type != VALUE_INT || value->late || value->number < 16 || value->number > 31)
		return;
	if (is_shift) {
		value->number -= 32;
	} else if (value->number == 16 && (is_op(op, "add") || is_op(op, "sub"))) {
		value->number = -16;
		op->opcode = asm_find_opcode(is_op(op, "add") ? "sub" : "add", 3);
	}
}

static void take_operation(struct assembler *as, struct asm_inst *inst)
{
	const struct asm_token *at = as->token;
	const struct asm_opcode *opcode = asm_find_opcode(at->text, at->length);
	bool load = asm_is(at, "ldi") || asm_is(at, "ldipes") || asm_is(at, "ldipeu");
	struct extensions ext = { 0 };
	struct asm_op *op;

	if (at->kind != TOKEN_NAME || (!opcode && !load))
		asm_fail(as, at, "a macro must be defined before it is used",
			 "'%.*s' is no instruction", (int)at->length, at->text);
	as->token++;
	op = new_op(as, inst, at);
	op->opcode = load ? &asm_mov : opcode;
	op->load = load;
	take_extensions(as, op, &ext);
	if (op->opcode == &asm_mov) {
		move(as, inst, op, &ext);
	} else if (!opcode->operands) {
		no_operands(as, op, &ext);
	} else {
		take_destination(as, op, &ext);
		take_source(as, op, &op->src[0], &ext);
		if (opcode->operands == 2)
			take_source(as, op, &op->src[1], &ext);
		fit_constant(op);
	}
}

/* True if a ';' follows the last part. */
static bool parse(struct assembler *as, struct asm_inst *inst)
{
	*inst = (struct asm_inst){ .at = as->token, .signal = -1 };
	do {
		const struct asm_token *at = as->token;
		int signal = asm_find_signal(at->text, at->length);

		if (at->kind == TOKEN_END)
			return true;
		if (at->kind == TOKEN_NAME && signal >= 0)
			take_signal(as, inst, signal);
		else if (asm_is(at, "read"))
			take_read(as, inst);
		else
			take_operation(as, inst);
	} while (asm_accept(as, ";"));
	asm_end_of_line(as);
	return false;
}

/* A line that starts with ';' goes into the instruction before it, if it fits. */
static bool join(struct assembler *as, struct asm_inst *inst)
{
	struct asm_inst both = as->joinable;
	struct asm_refusal refusal;
	uint64_t word;

	if (!as->can_join || both.ops + inst->ops > 2 || both.reads + inst->reads > 2 ||
	    (both.signal >= 0 && inst->signal >= 0))
		return false;
	memcpy(&both.op[both.ops], inst->op, inst->ops * sizeof(inst->op[0]));
	both.ops += inst->ops;
	memcpy(&both.read[both.reads], inst->read, inst->reads * sizeof(inst->read[0]));
	both.reads += inst->reads;
	if (inst->signal >= 0) {
		both.signal = inst->signal;
		both.signal_at = inst->signal_at;
	}
	if (!asm_encode(as, &both, &word, &refusal))
		return false;
	as->out.size -= 8;
	asm_emit_word(as, word);
	*inst = both;
	return true;
}

static void take_semaphore(struct assembler *as, const struct asm_inst *inst)
{
	const struct asm_op *op = &inst->op[0];

	if (inst->ops > 1 || inst->signal >= 0 || inst->reads)
		asm_fail(as, op->src[0].at, "give it a line of its own",
			 "a semaphore operation fills the whole instruction");
	asm_semaphore(as, &op->dst, &op->src[0].value);
}

static void refuse_semaphores(struct assembler *as, const struct asm_inst *inst)
{
	unsigned int i, j;

	for (i = 0; i < inst->ops; i++)
		for (j = 0; j < inst->op[i].opcode->operands; j++)
			if (inst->op[i].src[j].value.type == VALUE_SEMAPHORE)
				asm_fail(as, inst->op[i].src[j].at, "use sacq or srel",
					 "a semaphore is no operand");
}

void asm_instruction(struct assembler *as)
{
	bool joins = asm_accept(as, ";");
	struct asm_refusal refusal;
	struct asm_inst inst;
	uint64_t word;
	bool open;

	if (asm_flow(as))
		return;
	open = parse(as, &inst);
	if (inst.ops && inst.op[0].constant && inst.op[0].src[0].value.type == VALUE_SEMAPHORE) {
		take_semaphore(as, &inst);
		return;
	}
	refuse_semaphores(as, &inst);
	if (!joins || !join(as, &inst)) {
		if (!asm_encode(as, &inst, &word, &refusal))
			asm_fail(as, refusal.at, refusal.help, "%s", refusal.text);
		asm_emit_word(as, word);
	}
	as->joinable = inst;
	as->can_join = open;
}
