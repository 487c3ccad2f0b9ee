// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Expressions: integers of 64 bits, floats, lane constants, registers, labels.
 * Operators bind as in C; ** binds strongest, and mathematical functions are
 * operators with one operand.
 */
#include <math.h>
#include <string.h>

#include "asm_priv.h"

static struct asm_value integer(int64_t number)
{
	return (struct asm_value){ .type = VALUE_INT, .number = number };
}

static struct asm_value real(double number)
{
	return (struct asm_value){ .type = VALUE_FLOAT, .real = number };
}

static double as_real(const struct asm_value *value)
{
	return value->type == VALUE_FLOAT ? value->real : (double)value->number;
}

static bool is_number(const struct asm_value *value)
{
	return value->type == VALUE_INT || value->type == VALUE_FLOAT;
}

/* Functions of one number. */

static double do_exp10(double x)
{
	return pow(10, x);
}

static const struct {
	const char *name;
	double (*run)(double x);
	bool to_integer;
} functions[] = {
	{ "ceil", ceil, true }, { "floor", floor, true }, { "exp", exp, false },
	{ "exp2", exp2, false }, { "exp10", do_exp10, false }, { "log", log, false },
	{ "log2", log2, false }, { "log10", log10, false }, { "sqrt", sqrt, false },
	{ "cos", cos, false }, { "sin", sin, false }, { "tan", tan, false },
	{ "acos", acos, false }, { "asin", asin, false }, { "atan", atan, false },
	{ "cosh", cosh, false }, { "sinh", sinh, false }, { "tanh", tanh, false },
	{ "acosh", acosh, false }, { "asinh", asinh, false }, { "atanh", atanh, false },
	{ "erf", erf, false }, { "erfc", erfc, false },
};

static struct asm_value expression(struct assembler *as, unsigned int level);
static struct asm_value unary(struct assembler *as);

/* A register's name may be a function's: it is the function if something follows. */
static bool operand_follows(const struct asm_token *token)
{
	return token[1].kind == TOKEN_INT || token[1].kind == TOKEN_FLOAT ||
	       token[1].kind == TOKEN_NAME || asm_is(&token[1], "(") || asm_is(&token[1], "-");
}

static struct asm_value number_operand(struct assembler *as)
{
	const struct asm_token *at = as->token;
	struct asm_value value = unary(as);

	if (!is_number(&value))
		asm_fail(as, at, NULL, "this must be a number");
	return value;
}

static bool mathematical(struct assembler *as, struct asm_value *value)
{
	size_t i;

	if (as->token->kind != TOKEN_NAME || !operand_follows(as->token))
		return false;
	if (asm_accept(as, "abs")) {
		*value = number_operand(as);
		value->number = value->number < 0 ? -value->number : value->number;
		value->real = fabs(value->real);
		return true;
	}
	for (i = 0; i < ARRAY_SIZE(functions); i++) {
		struct asm_value x;
		double y;

		if (!asm_accept(as, functions[i].name))
			continue;
		x = number_operand(as);
		y = functions[i].run(as_real(&x));
		*value = functions[i].to_integer ? integer(y) : real(y);
		value->late = x.late;
		return true;
	}
	return false;
}

/* [a, b, ...]: a small integer for each of the 16 lanes. */
static struct asm_value lane_constant(struct assembler *as)
{
	const struct asm_token *open = as->token - 1;
	struct asm_value value = { .type = VALUE_LANES };
	int64_t lane[16], low = 0, high = 0;
	unsigned int i;

	for (i = 0; i < 16; i++) {
		if (i)
			asm_expect(as, ",");
		lane[i] = asm_integer(as);
		low = lane[i] < low ? lane[i] : low;
		high = lane[i] > high ? lane[i] : high;
		value.lanes |= (lane[i] & 1) << i | (lane[i] >> 1 & 1) << (16 + i);
	}
	asm_expect(as, "]");
	value.lanes_signed = low < 0;
	if (low < -2 || high > (low < 0 ? 1 : 3))
		asm_fail(as, open, NULL, "the lanes must be all in -2..1, or all in 0..3");
	return value;
}

static bool semaphore_name(const struct asm_token *token, struct asm_value *value)
{
	unsigned int number = 0;
	size_t i;

	if (token->length < 5 || token->length > 6 ||
	    (memcmp(token->text, "sacq", 4) && memcmp(token->text, "srel", 4)))
		return false;
	for (i = 4; i < token->length; i++) {
		if (token->text[i] < '0' || token->text[i] > '9')
			return false;
		number = 10 * number + token->text[i] - '0';
	}
	if (number > 15)
		return false;
	*value = (struct asm_value){ .type = VALUE_SEMAPHORE, .number = number };
	value->number |= token->text[1] == 'a' ? 16 : 0;
	return true;
}

static bool numerical_constant(const struct asm_token *token, struct asm_value *value)
{
	static const struct {
		const char *name;
		double number;
	} constants[] = {
		{ "M_E", M_E }, { "M_LOG2E", M_LOG2E }, { "M_LOG10E", M_LOG10E },
		{ "M_PI", M_PI }, { "M_2PI", 2 * M_PI }, { "M_PI_2", M_PI_2 },
		{ "M_PI_4", M_PI_4 }, { "M_1_PI", M_1_PI }, { "M_2_PI", M_2_PI },
		{ "M_2_SQRTPI", M_2_SQRTPI }, { "M_SQRT2", M_SQRT2 },
		{ "M_SQRT1_2", M_SQRT1_2 }, { "M_INF", INFINITY }, { "M_NAN", NAN },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(constants); i++) {
		if (asm_is(token, constants[i].name)) {
			*value = real(constants[i].number);
			return true;
		}
	}
	return false;
}

/* What the program defines comes before what the assembler knows. */
static struct asm_value named(struct assembler *as)
{
	const struct asm_token *token = as->token++;
	struct asm_symbol *symbol = asm_symbol_find(as, token);
	struct asm_value value = { .type = VALUE_REGISTER };

	if (symbol && symbol->function)
		return asm_function_call(as, token, symbol->function);
	if (symbol)
		return symbol->value;
	if (asm_find_register(token->text, token->length, &value.reg) ||
	    semaphore_name(token, &value) || numerical_constant(token, &value) ||
	    asm_find_builtin(as, token, &value) || asm_find_query(as, token, &value))
		return value;
	asm_fail(as, token, "a label is written :name; a constant is defined by .set name, value",
		 "'%.*s' is no register, constant or function", (int)token->length, token->text);
}

/* "-" alone is the register that nobody reads. */
static bool nowhere(struct assembler *as, struct asm_value *value)
{
	if (!asm_is(as->token, "-") || (as->token[1].kind != TOKEN_END &&
					as->token[1].kind != TOKEN_DOT &&
					!asm_is(&as->token[1], ",") &&
					!asm_is(&as->token[1], ";")))
		return false;
	as->token++;
	value->type = VALUE_REGISTER;
	return asm_find_register("-", 1, &value->reg);
}

static struct asm_value primary(struct assembler *as)
{
	const struct asm_token *token = as->token;
	struct asm_value value = { 0 };

	if (nowhere(as, &value) || mathematical(as, &value))
		return value;
	if (token->kind == TOKEN_NAME)
		return named(as);
	as->token++;
	if (token->kind == TOKEN_INT)
		return integer(token->number);
	if (token->kind == TOKEN_FLOAT)
		return real(token->real);
	if (token->kind == TOKEN_LABEL)
		return asm_label_value(as, token);
	if (asm_is(token, "["))
		return lane_constant(as);
	if (asm_is(token, "(")) {
		value = expression(as, 0);
		asm_expect(as, ")");
		return value;
	}
	asm_fail(as, token, NULL, "a value is missing here");
}

/* .8a, .pack8a or .unpack8a: whether it packs is clear from where the register is. */
static const struct asm_format *format_of(const struct asm_token *dot)
{
	const struct asm_format *format = asm_find_format(dot->text, dot->length);

	if (!format)
		format = asm_find_prefixed_format("pack", dot->text, dot->length);
	if (!format)
		format = asm_find_prefixed_format("unpack", dot->text, dot->length);
	return format;
}

/* What may follow a register: how it is packed, and as a destination when. */
static void suffixes(struct assembler *as, struct asm_value *value)
{
	for (; as->token->kind == TOKEN_DOT && as->token->glued; as->token++) {
		const struct asm_token *dot = as->token;
		const struct asm_format *format = format_of(dot);
		int cond = asm_find_condition(dot->text, dot->length);

		if (value->type != VALUE_REGISTER)
			asm_fail(as, dot, NULL, "only a register can have a suffix");
		if (format) {
			value->reg.format = format;
		} else if (cond >= 0) {
			value->reg.has_cond = true;
			value->reg.cond = cond;
		} else if (asm_is(dot, "setf") || asm_is(dot, "sf")) {
			value->reg.sf = true;
		} else {
			asm_fail(as, dot, "known are 16a, 8b, 8dr, 8abcds, nz, setf and their like",
				 "'.%.*s' is no suffix of a register", (int)dot->length,
				 dot->text);
		}
	}
}

static struct asm_value signed_operand(struct assembler *as)
{
	const struct asm_token *token = as->token;
	struct asm_value value = { 0 };

	if (!asm_is(token, "+") && !asm_is(token, "~") && !asm_is(token, "!") &&
	    (!asm_is(token, "-") || nowhere(as, &value))) {
		if (value.type != VALUE_REGISTER)
			value = primary(as);
		suffixes(as, &value);
		return value;
	}
	as->token++;
	value = unary(as);
	if (!is_number(&value))
		asm_fail(as, token, NULL, "this needs a number");
	if (asm_is(token, "-")) {
		value.number = (int64_t)-(uint64_t)value.number;
		value.real = -value.real;
	} else if (asm_is(token, "!")) {
		value = integer(!as_real(&value));
	} else if (asm_is(token, "~")) {
		if (value.type != VALUE_INT)
			asm_fail(as, token, NULL, "~ needs an integer");
		value.number = ~value.number;
	}
	return value;
}

static struct asm_value unary(struct assembler *as)
{
	struct asm_value value;

	if (++as->nesting > ASM_MAX_NESTING)
		asm_fail(as, as->token, NULL, "this expression is nested too deeply");
	value = signed_operand(as);
	as->nesting--;
	return value;
}

/* Operators of two operands, in groups of the same strength, weakest first. */
static const char *const levels[][7] = {
	{ "||" }, { "^^", "!^^" }, { "&&" }, { "|" }, { "^", "!^" }, { "&" },
	{ "==", "!=", "===", "!==" }, { "<=>", "<=", ">=", "<", ">" },
	{ "<<", ">>", "<<<", ">>>", "><<", ">><" }, { "+", "-" }, { "*", "/", "%" }, { "**" },
};

static const struct asm_token *operator_at(struct assembler *as, unsigned int level)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(levels[level]) && levels[level][i]; i++)
		if (asm_is(as->token, levels[level][i]))
			return as->token++;
	return NULL;
}

static uint64_t shift(uint64_t number, int64_t left)
{
	if (left <= -64 || left >= 64)
		return 0;
	return left < 0 ? number >> -left : number << left;
}

static uint32_t rotate(uint32_t number, unsigned int left)
{
	left %= 32;
	return left ? number << left | number >> (32 - left) : number;
}

static int64_t arithmetic_right(int64_t number, int64_t right)
{
	return right >= 0 ? number >> (right < 63 ? right : 63) : (int64_t)shift(number, -right);
}

static int64_t power(int64_t base, int64_t exponent)
{
	int64_t result = 1;

	while (exponent-- > 0)
		result = (int64_t)((uint64_t)result * (uint64_t)base);
	return result;
}

static int64_t divide(struct assembler *as, const struct asm_token *at, int64_t a, int64_t b)
{
	if (!b || (b == -1 && a == INT64_MIN)) {
		/* Pass 1 does not know every label yet. */
		if (as->pass == 1)
			return 0;
		asm_fail(as, at, NULL, "division by zero");
	}
	return asm_is(at, "/") ? a / b : a % b;
}

static int64_t compare(const char *op, double difference)
{
	if (!strcmp(op, "<=>"))
		return isnan(difference) ? INT32_MIN : (difference > 0) - (difference < 0);
	if (op[0] == '<')
		return op[1] ? difference <= 0 : difference < 0;
	if (op[0] == '>')
		return op[1] ? difference >= 0 : difference > 0;
	return op[0] == '=' ? difference == 0 : difference != 0;
}

/* Operators on integers alone. False: @op is none of them. */
static bool on_bits(const char *op, int64_t a, int64_t b, int64_t *result)
{
	if (!strcmp(op, "&"))
		*result = a & b;
	else if (!strcmp(op, "|"))
		*result = a | b;
	else if (!strcmp(op, "^"))
		*result = a ^ b;
	else if (!strcmp(op, "!^"))
		*result = ~(a ^ b);
	else if (!strcmp(op, "<<") || !strcmp(op, "<<<"))
		*result = shift(a, b);
	else if (!strcmp(op, ">>"))
		*result = arithmetic_right(a, b);
	else if (!strcmp(op, ">>>"))
		*result = shift((uint32_t)a, -b);
	else if (!strcmp(op, "><<"))
		*result = rotate(a, b);
	else if (!strcmp(op, ">><"))
		*result = rotate(a, -b);
	else
		return false;
	return true;
}

/* Operators on what is true and what is not. */
static bool on_truths(const char *op, bool a, bool b, int64_t *result)
{
	if (!strcmp(op, "&&"))
		*result = a && b;
	else if (!strcmp(op, "||"))
		*result = a || b;
	else if (!strcmp(op, "^^"))
		*result = a != b;
	else if (!strcmp(op, "!^^"))
		*result = a == b;
	else
		return false;
	return true;
}

static int64_t on_integers(struct assembler *as, const struct asm_token *at, const char *op,
			   int64_t a, int64_t b)
{
	int64_t result;

	if (on_bits(op, a, b, &result) || on_truths(op, a, b, &result))
		return result;
	if (!strcmp(op, "+"))
		return (int64_t)((uint64_t)a + (uint64_t)b);
	if (!strcmp(op, "-"))
		return (int64_t)((uint64_t)a - (uint64_t)b);
	if (!strcmp(op, "*"))
		return (int64_t)((uint64_t)a * (uint64_t)b);
	if (!strcmp(op, "**"))
		return power(a, b);
	if (!strcmp(op, "/") || !strcmp(op, "%"))
		return divide(as, at, a, b);
	return compare(op, (a > b) - (a < b));
}

static bool is_comparison(const char *op)
{
	return !strcmp(op, "<") || !strcmp(op, ">") || (strchr("<>=!", op[0]) && op[1] == '=') ||
	       !strcmp(op, "<=>");
}

static struct asm_value on_reals(struct assembler *as, const struct asm_token *at,
				 const char *op, double a, double b)
{
	int64_t result;

	if (is_comparison(op))
		return integer(compare(op, a == b ? 0 : a - b));
	if (on_truths(op, a != 0, b != 0, &result))
		return integer(result);
	if (!strcmp(op, "+"))
		return real(a + b);
	if (!strcmp(op, "-"))
		return real(a - b);
	if (!strcmp(op, "*"))
		return real(a * b);
	if (!strcmp(op, "**"))
		return real(pow(a, b));
	if (!strcmp(op, "/"))
		return real(a / b);
	if (!strcmp(op, "%"))
		return real(fmod(a, b));
	if (!strcmp(op, "<<") || !strcmp(op, ">>"))
		return real(ldexp(a, op[0] == '<' ? (int)b : -(int)b));
	asm_fail(as, at, NULL, "'%s' needs integers", op);
}

/*
 * r1 >> n takes lane i from lane i - n: the hardware's upward rotation by n, and
 * r1 << n the one by 16 - n. There is one rotation by r5, upwards; both ways to
 * write it are in use.
 */
static struct asm_value rotated(struct assembler *as, const struct asm_token *at,
				const struct asm_value *reg, const struct asm_value *by)
{
	struct asm_value value = *reg;

	if (value.reg.rotate)
		asm_fail(as, at, NULL, "it is rotated already");
	if (by->type == VALUE_REGISTER && by->reg.acc && by->reg.address == 37)
		value.reg.rotate = ROTATE_R5;
	else if (by->type == VALUE_INT)
		value.reg.rotate = (asm_is(at, ">>") ? by->number : -by->number) & 15;
	else
		asm_fail(as, at, NULL, "a register is rotated by an integer or r5");
	return value;
}

static struct asm_value on_register(struct assembler *as, const struct asm_token *at,
				    const struct asm_value *a, const struct asm_value *b)
{
	struct asm_value value = *a;

	if (asm_is(at, "<<") || asm_is(at, ">>"))
		return rotated(as, at, a, b);
	if (b->type != VALUE_INT || (!asm_is(at, "+") && !asm_is(at, "-")))
		asm_fail(as, at, NULL,
			 "a register can be moved by + and -, and rotated by << and >>");
	if (!asm_add_register(&value.reg, asm_is(at, "+") ? b->number : -b->number))
		asm_fail(as, at, NULL, "there is no such register");
	return value;
}

static struct asm_value on_label(struct assembler *as, const struct asm_token *at,
				 const struct asm_value *a, const struct asm_value *b)
{
	struct asm_value value = integer(0);

	value.late = true;
	if (a->type == VALUE_LABEL && b->type == VALUE_LABEL && asm_is(at, "-")) {
		value.number = a->number - b->number;
		return value;
	}
	if (a->type == VALUE_LABEL && b->type == VALUE_INT &&
	    (asm_is(at, "+") || asm_is(at, "-"))) {
		value.type = VALUE_LABEL;
		value.number = a->number + (asm_is(at, "+") ? b->number : -b->number);
		return value;
	}
	asm_fail(as, at, NULL, "a label can be moved by an integer, and subtracted from another");
}

/* Macros compare a register that they are given with one, or with a number. */
static bool same_register(const struct asm_value *a, const struct asm_value *b)
{
	return a->type == VALUE_REGISTER && b->type == VALUE_REGISTER &&
	       a->reg.address == b->reg.address && a->reg.acc == b->reg.acc &&
	       (a->reg.files & b->reg.files);
}

static bool is_register(const struct asm_value *value)
{
	return value->type == VALUE_REGISTER;
}

static struct asm_value combine(struct assembler *as, const struct asm_token *at,
				const struct asm_value *a, const struct asm_value *b)
{
	char op[8] = { 0 };
	struct asm_value value;

	memcpy(op, at->text, at->length);
	if (a->type == VALUE_LABEL || b->type == VALUE_LABEL)
		return on_label(as, at, a, b);
	if ((is_register(a) || is_register(b)) && (asm_is(at, "==") || asm_is(at, "!=")))
		return integer(same_register(a, b) == asm_is(at, "=="));
	if (is_register(a))
		return on_register(as, at, a, b);
	if (a->type == VALUE_SEMAPHORE && b->type == VALUE_INT && asm_is(at, "+") &&
	    b->number >= 0 && (a->number & 15) + b->number <= 15) {
		value = *a;
		value.number += b->number;
		return value;
	}
	if (!is_number(a) || !is_number(b))
		asm_fail(as, at, NULL, "'%s' needs numbers", op);
	if (a->type == VALUE_INT && b->type == VALUE_INT)
		value = integer(on_integers(as, at, op, a->number, b->number));
	else
		value = on_reals(as, at, op, as_real(a), as_real(b));
	value.late = a->late || b->late;
	return value;
}

static struct asm_value expression(struct assembler *as, unsigned int level)
{
	const struct asm_token *at;
	struct asm_value a, b;

	if (level == ARRAY_SIZE(levels))
		return unary(as);
	a = expression(as, level + 1);
	while ((at = operator_at(as, level))) {
		b = expression(as, level + 1);
		a = combine(as, at, &a, &b);
		suffixes(as, &a);
	}
	return a;
}

struct asm_value asm_expression(struct assembler *as)
{
	struct asm_value value = expression(as, 0);

	suffixes(as, &value);
	return value;
}

int64_t asm_integer(struct assembler *as)
{
	const struct asm_token *at = as->token;
	struct asm_value value = asm_expression(as);

	if (value.type != VALUE_INT)
		asm_fail(as, at, NULL, "this must be an integer");
	return value.number;
}

bool asm_condition(struct assembler *as)
{
	const struct asm_token *at = as->token;
	struct asm_value value = asm_expression(as);

	if (!is_number(&value))
		asm_fail(as, at, NULL, "a condition must be a number");
	return as_real(&value) != 0;
}

static uint32_t float_bits(double number)
{
	float f = (float)number;
	uint32_t bits;

	memcpy(&bits, &f, sizeof(bits));
	return bits;
}

uint32_t asm_bits(struct assembler *as, const struct asm_token *at,
		  const struct asm_value *value)
{
	if (value->type == VALUE_FLOAT)
		return float_bits(value->real);
	if (value->type != VALUE_INT && value->type != VALUE_LABEL)
		asm_fail(as, at, NULL, "this must be a number");
	if (value->number < INT32_MIN || value->number > UINT32_MAX)
		asm_fail(as, at, NULL, "%lld does not fit into 32 bits", (long long)value->number);
	return value->number;
}
