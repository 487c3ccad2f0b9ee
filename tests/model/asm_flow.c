// SPDX-License-Identifier: GPL-2.0-or-later
/* Branches and semaphores: instructions that have a line of their own. */
#include "asm_priv.h"

#define F(value, low)	((uint64_t)(value) << (low))

#define NOWHERE	39
#define ALWAYS	15

/* Up to two link registers, then what is added up to the target. */
struct branch {
	bool relative;
	uint8_t cond;
	struct asm_operand link[2];
	unsigned int links;
	const struct asm_operand *target;	/* number or label, or NULL */
	const struct asm_operand *base;		/* register, or NULL */
};

static bool is_nowhere(const struct asm_operand *operand)
{
	return operand->value.type == VALUE_REGISTER && operand->value.reg.address == NOWHERE;
}

static void take_condition(struct assembler *as, struct branch *branch)
{
	const struct asm_token *dot = as->token;
	int cond;

	branch->cond = ALWAYS;
	if (dot->kind != TOKEN_DOT || !dot->glued)
		return;
	cond = asm_find_branch_condition(dot->text, dot->length);
	if (cond < 0)
		asm_fail(as, dot, "they are all or any, then z, nz, n, nn, c or nc: allz, anync",
			 "'.%.*s' is no branch condition", (int)dot->length, dot->text);
	branch->cond = cond;
	as->token++;
}

static void take_target(struct assembler *as, struct branch *branch,
			const struct asm_operand *operand)
{
	const struct asm_reg *reg = &operand->value.reg;

	if (is_nowhere(operand))
		return;
	if (operand->value.type == VALUE_REGISTER) {
		if (branch->base)
			asm_fail(as, operand->at, NULL, "a target has one register only");
		if (reg->address >= 32 || reg->files != IN_A || reg->format || reg->rotate)
			asm_fail(as, operand->at, "copy it to one of them, two instructions before",
				 "a branch can read ra0 to ra31 only");
		branch->base = operand;
		return;
	}
	if (branch->target)
		asm_fail(as, operand->at, NULL, "a target has one number or label only");
	branch->target = operand;
}

static void take_link(struct assembler *as, struct branch *branch,
		      const struct asm_operand *operand)
{
	const struct asm_reg *reg = &operand->value.reg;

	if (operand->value.type != VALUE_REGISTER)
		asm_fail(as, operand->at, "write '-' if you need no link: brr -, :label",
			 "the register for the link must come first");
	if (!reg->write || reg->format || reg->has_cond || reg->sf)
		asm_fail(as, operand->at, NULL, "the link cannot be written so");
	branch->link[branch->links++] = *operand;
}

/* link, target | link, target, target | link, link, target, target */
static void take_operands(struct assembler *as, struct branch *branch,
			  struct asm_operand operand[4])
{
	const struct asm_token *at = as->token;
	unsigned int count = 0, i;

	do {
		if (count == 4)
			asm_fail(as, as->token, NULL, "a branch has at most four operands");
		operand[count].at = as->token;
		operand[count++].value = asm_expression(as);
	} while (asm_accept(as, ","));
	if (count < 2)
		asm_fail(as, at, "write '-' if you need no link: brr -, :label",
			 "a branch has a link register and a target");
	for (i = 0; i < count; i++) {
		if (i < (count == 4 ? 2 : 1))
			take_link(as, branch, &operand[i]);
		else
			take_target(as, branch, &operand[i]);
	}
}

static uint32_t immediate(struct assembler *as, const struct branch *branch)
{
	const struct asm_operand *target = branch->target;
	struct asm_value offset;

	if (!target)
		return 0;
	if (target->value.type != VALUE_LABEL)
		return asm_bits(as, target->at, &target->value);
	if (!branch->relative && !branch->base)
		asm_fail(as, target->at, "use brr",
			 "where the program will lie is not known here");
	/* Relative to the instruction after the three delay slots (manual 4.14). */
	offset = target->value;
	offset.number -= branch->relative ? as->out.size + 32 : 0;
	return asm_bits(as, target->at, &offset);
}

static bool choose_ws(struct assembler *as, const struct branch *branch)
{
	unsigned int add = branch->link[0].value.reg.files;
	unsigned int mul = branch->links > 1 ? branch->link[1].value.reg.files : IN_BOTH;

	if (add & IN_A && mul & IN_B)
		return false;
	if (!(add & IN_B && mul & IN_A))
		asm_fail(as, branch->link[1].at, NULL,
			 "both links would go to the same register file");
	return true;
}

static void take_branch(struct assembler *as)
{
	struct branch branch = { .relative = asm_is(as->token, "brr") };
	struct asm_operand operand[4];
	uint64_t word;

	as->token++;
	take_condition(as, &branch);
	take_operands(as, &branch, operand);
	asm_accept(as, ";");
	asm_end_of_line(as);
	word = F(15, 60) | F(branch.cond, 52) | F(branch.relative, 51) | F(!!branch.base, 50) |
	       F(branch.base ? branch.base->value.reg.address : 0, 45) |
	       F(choose_ws(as, &branch), 44) | F(branch.link[0].value.reg.address, 38) |
	       F(branch.links > 1 ? branch.link[1].value.reg.address : NOWHERE, 32) |
	       immediate(as, &branch);
	asm_emit_word(as, word);
}

/* Without a destination nothing is written, so the condition is never. */
void asm_semaphore(struct assembler *as, const struct asm_operand *dst,
		   const struct asm_value *semaphore)
{
	const struct asm_reg *reg = &dst->value.reg;

	if (dst->value.type != VALUE_REGISTER || !reg->write)
		asm_fail(as, dst->at, "write '-': the value is of no use",
			 "a destination must be a register");
	if (reg->address >= 52 || (reg->address >= 43 && reg->address <= 47))
		asm_fail(as, dst->at, NULL,
			 "a semaphore operation must not write TMU, SFU or tile buffer");
	asm_emit_word(as, F(14, 60) | F(4, 57) | F(!is_nowhere(dst), 49) |
			  F(!(reg->files & IN_A), 44) | F(reg->address, 38) | F(NOWHERE, 32) |
			  (uint64_t)semaphore->number);
}

static void take_semaphore(struct assembler *as)
{
	struct asm_value semaphore = { .type = VALUE_SEMAPHORE };
	bool acquire = asm_is(as->token, "sacq");
	struct asm_operand dst;
	const struct asm_token *at;

	as->token++;
	dst.at = as->token;
	dst.value = asm_expression(as);
	asm_expect(as, ",");
	at = as->token;
	semaphore.number = asm_integer(as);
	if (semaphore.number < 0 || semaphore.number > 31)
		asm_fail(as, at, NULL, "semaphores are 0 to 15");
	semaphore.number = (semaphore.number & 15) | (acquire ? 16 : 0);
	asm_accept(as, ";");
	asm_end_of_line(as);
	asm_semaphore(as, &dst, &semaphore);
}

bool asm_flow(struct assembler *as)
{
	if (asm_is(as->token, "brr") || asm_is(as->token, "bra"))
		take_branch(as);
	else if (asm_is(as->token, "sacq") || asm_is(as->token, "srel"))
		take_semaphore(as);
	else
		return false;
	return true;
}
