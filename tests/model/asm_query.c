// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The other functions that public programs know from vc4.qinc: bits of integers,
 * and what kind of value an argument of a macro is.
 */
#include <string.h>

#include "asm_priv.h"

/* @n is the second argument; functions of one argument get their table's. */
typedef int64_t query_fn(struct assembler *as, const struct asm_operand *x, int64_t n);

static uint64_t integer_of(struct assembler *as, const struct asm_operand *x)
{
	if (x->value.type != VALUE_INT)
		asm_fail(as, x->at, NULL, "this must be an integer");
	return x->value.number;
}

static int64_t count_bits(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	(void)n;
	return __builtin_popcountll(integer_of(as, x));
}

/* The highest bit set, or -1. */
static int64_t log_of(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	uint64_t number = integer_of(as, x);

	(void)n;
	return number ? 63 - __builtin_clzll(number) : -1;
}

static int64_t reverse_bits(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	uint64_t number = integer_of(as, x), reversed = 0;

	while (n-- > 0) {
		reversed = reversed << 1 | (number & 1);
		number >>= 1;
	}
	return reversed;
}

static int64_t is_type(struct assembler *as, const struct asm_operand *x, int64_t type)
{
	(void)as;
	return x->value.type == (enum asm_type)type;
}

static int64_t is_constant(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	(void)as;
	(void)n;
	return x->value.type == VALUE_INT || x->value.type == VALUE_FLOAT;
}

static int64_t is_small(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	return is_constant(as, x, n) && asm_small_code(asm_bits(as, x->at, &x->value)) >= 0;
}

static int64_t is_in_file(struct assembler *as, const struct asm_operand *x, int64_t files)
{
	(void)as;
	return x->value.type == VALUE_REGISTER && !x->value.reg.acc && x->value.reg.files & files;
}

static int64_t is_accumulator(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	(void)as;
	(void)n;
	return x->value.type == VALUE_REGISTER && x->value.reg.acc;
}

static int64_t is_readable(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	(void)as;
	(void)n;
	return x->value.type == VALUE_REGISTER && x->value.reg.read;
}

static int64_t is_writable(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	(void)as;
	(void)n;
	return x->value.type == VALUE_REGISTER && x->value.reg.write;
}

static int64_t is_rotated(struct assembler *as, const struct asm_operand *x, int64_t n)
{
	(void)as;
	(void)n;
	return x->value.type == VALUE_REGISTER && x->value.reg.rotate;
}

static const struct {
	const char *name;
	query_fn *run;
	int n;				/* or -1: the program gives it */
} queries[] = {
	{ "countBits", count_bits, 0 },
	{ "ilog2", log_of, 0 },
	{ "reverseBits", reverse_bits, -1 },
	{ "reverseBits4", reverse_bits, 4 },
	{ "reverseBits8", reverse_bits, 8 },
	{ "reverseBits16", reverse_bits, 16 },
	{ "reverseBits32", reverse_bits, 32 },
	{ "reverseBits64", reverse_bits, 64 },
	{ "isConstant", is_constant, 0 },
	{ "isLdPE", is_type, VALUE_LANES },
	{ "isSmallImmd", is_small, 0 },
	{ "isRegister", is_type, VALUE_REGISTER },
	{ "isSemaphore", is_type, VALUE_SEMAPHORE },
	{ "isRegfileA", is_in_file, IN_A },
	{ "isRegfileB", is_in_file, IN_B },
	{ "isAccu", is_accumulator, 0 },
	{ "isReadable", is_readable, 0 },
	{ "isWritable", is_writable, 0 },
	{ "isRotate", is_rotated, 0 },
};

bool asm_find_query(struct assembler *as, const struct asm_token *name, struct asm_value *value)
{
	struct asm_operand x;
	int64_t n;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(queries); i++)
		if (asm_is(name, queries[i].name))
			break;
	if (i == ARRAY_SIZE(queries) || !asm_accept(as, "("))
		return false;
	x.at = as->token;
	x.value = asm_expression(as);
	n = queries[i].n;
	if (n < 0) {
		asm_expect(as, ",");
		n = asm_integer(as);
	}
	asm_expect(as, ")");
	*value = (struct asm_value){ .type = VALUE_INT, .number = queries[i].run(as, &x, n) };
	return true;
}
