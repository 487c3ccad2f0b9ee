// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Expressions of descriptions. All numbers are doubles, which hold every 32-bit
 * integer; operators on bits work on words.
 *
 *	numbers		12 0xff 1.5e-3 pi
 *	i		index of the word
 *	q n u		number of the instance, instances, address of its uniforms
 *	NAME		the bus address of a buffer
 *	NAME[EXPR]	a word of it, .f after it: as a float
 *	operators	those of C but assignments, with / for real numbers
 *	functions	sin cos sqrt exp2 log2 abs floor
 *			bits(x): the word that holds the float x
 *			float(w): the other way round
 *			int(w): the word as a signed number
 *			hash(w): a word as good as random (the manner of murmur3)
 *	sum(n, EXPR)	of EXPR with j from 0 to n - 1
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

#define MOST_ARGUMENTS	3

enum kind {
	NUMBER, INDEX, INSTANCE, INSTANCES, STREAM, TERM, ADDRESS, WORD, SUM,
	NEGATE, INVERT, NOT,
	MULTIPLY, DIVIDE, MODULO, ADD, SUBTRACT, SHIFT_LEFT, SHIFT_RIGHT,
	LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL,
	AND, XOR, OR, BOTH, EITHER, CHOICE,
	SIN, COS, SQRT, EXP2, LOG2, ABS, FLOOR, BITS, FLOAT, INT, HASH,
};

struct run_expr {
	enum kind kind;
	double number;
	unsigned int buffer;
	struct run_expr *arg[MOST_ARGUMENTS];
};

/* Longer ones first where one begins with another. */
static const struct {
	const char *text;
	int level;			/* the higher, the tighter */
	enum kind kind;
} operators[] = {
	{ "<<", 8, SHIFT_LEFT }, { ">>", 8, SHIFT_RIGHT },
	{ "<=", 7, LESS_EQUAL }, { ">=", 7, GREATER_EQUAL },
	{ "==", 6, EQUAL }, { "!=", 6, NOT_EQUAL },
	{ "&&", 2, BOTH }, { "||", 1, EITHER },
	{ "*", 10, MULTIPLY }, { "/", 10, DIVIDE }, { "%", 10, MODULO },
	{ "+", 9, ADD }, { "-", 9, SUBTRACT },
	{ "<", 7, LESS }, { ">", 7, GREATER },
	{ "&", 5, AND }, { "^", 4, XOR }, { "|", 3, OR },
};

#define OPERATORS	(sizeof(operators) / sizeof(operators[0]))
#define LOOSEST		1

static const struct {
	const char *name;
	enum kind kind;
} functions[] = {
	{ "sin", SIN }, { "cos", COS }, { "sqrt", SQRT }, { "exp2", EXP2 }, { "log2", LOG2 },
	{ "abs", ABS }, { "floor", FLOOR }, { "bits", BITS }, { "float", FLOAT }, { "int", INT },
	{ "hash", HASH }, { "sum", SUM },
};

static const struct {
	const char *name;
	enum kind kind;
} variables[] = {
	{ "i", INDEX }, { "q", INSTANCE }, { "n", INSTANCES }, { "u", STREAM }, { "j", TERM },
};

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

uint32_t run_word(double value)
{
	double rest = fmod(trunc(value), 4294967296.0);

	return rest < 0 ? (uint32_t)(rest + 4294967296.0) : (uint32_t)rest;
}

double run_float(uint32_t word)
{
	float value;

	memcpy(&value, &word, sizeof(value));
	return value;
}

static uint32_t float_bits(double value)
{
	float single = (float)value;
	uint32_t word;

	memcpy(&word, &single, sizeof(word));
	return word;
}

static uint32_t hash(uint32_t x)
{
	x = (x ^ x >> 16) * 0x85ebca6b;
	x = (x ^ x >> 13) * 0xc2b2ae35;
	return x ^ x >> 16;
}

static struct run_expr *parse_level(struct run_place *place, const struct run_values *values,
				    int level);
static struct run_expr *parse_choice(struct run_place *place, const struct run_values *values);

static struct run_expr *make(enum kind kind, struct run_expr *a, struct run_expr *b)
{
	struct run_expr *expr = calloc(1, sizeof(*expr));

	if (!expr)
		abort();
	expr->kind = kind;
	expr->arg[0] = a;
	expr->arg[1] = b;
	return expr;
}

void run_expr_free(struct run_expr *expr)
{
	int i;

	if (!expr)
		return;
	for (i = 0; i < MOST_ARGUMENTS; i++)
		run_expr_free(expr->arg[i]);
	free(expr);
}

static bool take(struct run_place *place, const char *text)
{
	run_skip_spaces(place);
	if (strncmp(place->at, text, strlen(text)))
		return false;
	place->at += strlen(text);
	return true;
}

/* @text must follow; else @expr is dropped. */
static struct run_expr *then(struct run_place *place, struct run_expr *expr, const char *text)
{
	if (!expr || take(place, text))
		return expr;
	run_error(place, "'%s' is missing", text);
	run_expr_free(expr);
	return NULL;
}

static struct run_expr *parse_number(struct run_place *place)
{
	struct run_expr *expr = make(NUMBER, NULL, NULL);
	char *end;

	expr->number = strtod(place->at, &end);
	place->at = end;
	return expr;
}

static struct run_expr *parse_buffer(struct run_place *place, const struct run_values *values,
				     unsigned int buffer)
{
	struct run_expr *expr, *index;

	if (!take(place, "[")) {
		expr = make(ADDRESS, NULL, NULL);
		expr->buffer = buffer;
		return expr;
	}
	index = then(place, parse_choice(place, values), "]");
	if (!index)
		return NULL;
	expr = make(WORD, index, NULL);
	expr->buffer = buffer;
	return take(place, ".f") ? make(FLOAT, expr, NULL) : expr;
}

/* What follows the name of a function. */
static struct run_expr *parse_call(struct run_place *place, const struct run_values *values,
				   enum kind kind)
{
	struct run_expr *a, *b = NULL;

	if (!take(place, "(")) {
		run_error(place, "'(' is missing");
		return NULL;
	}
	a = parse_choice(place, values);
	if (kind == SUM) {
		a = then(place, a, ",");
		b = a ? parse_choice(place, values) : NULL;
	}
	if (!a || (kind == SUM && !b)) {
		run_expr_free(a);
		return NULL;
	}
	return then(place, make(kind, a, b), ")");
}

static struct run_expr *parse_name(struct run_place *place, const struct run_values *values)
{
	struct run_place start = *place;
	struct run_expr *expr;
	char name[RUN_NAME];
	unsigned int i;

	if (!run_take_name(place, name))
		return NULL;
	for (i = 0; i < values->buffers; i++)
		if (!strcmp(name, values->buffer[i].name))
			return parse_buffer(place, values, i);
	for (i = 0; i < COUNT(variables); i++)
		if (!strcmp(name, variables[i].name))
			return make(variables[i].kind, NULL, NULL);
	if (!strcmp(name, "pi")) {
		expr = make(NUMBER, NULL, NULL);
		expr->number = M_PI;
		return expr;
	}
	for (i = 0; i < COUNT(functions); i++)
		if (!strcmp(name, functions[i].name))
			return parse_call(place, values, functions[i].kind);
	run_error(&start, "'%s' is no buffer, variable or function", name);
	return NULL;
}

static struct run_expr *parse_unary(struct run_place *place, const struct run_values *values)
{
	static const struct {
		const char *text;
		enum kind kind;
	} unary[] = { { "-", NEGATE }, { "~", INVERT }, { "!", NOT } };
	struct run_expr *expr;
	unsigned int i;

	for (i = 0; i < COUNT(unary); i++)
		if (take(place, unary[i].text)) {
			expr = parse_unary(place, values);
			return expr ? make(unary[i].kind, expr, NULL) : NULL;
		}
	if (take(place, "("))
		return then(place, parse_choice(place, values), ")");
	if (isdigit((unsigned char)*place->at) || *place->at == '.')
		return parse_number(place);
	return parse_name(place, values);
}

/* An operator of @level that comes next, or -1. */
static int take_operator(struct run_place *place, int level)
{
	unsigned int i;

	run_skip_spaces(place);
	for (i = 0; i < OPERATORS; i++) {
		if (strncmp(place->at, operators[i].text, strlen(operators[i].text)))
			continue;
		if (operators[i].level != level)
			return -1;
		place->at += strlen(operators[i].text);
		return operators[i].kind;
	}
	return -1;
}

static struct run_expr *parse_level(struct run_place *place, const struct run_values *values,
				    int level)
{
	struct run_expr *left, *right;
	int kind;

	if (level > 10)
		return parse_unary(place, values);
	left = parse_level(place, values, level + 1);
	while (left && (kind = take_operator(place, level)) >= 0) {
		right = parse_level(place, values, level + 1);
		if (!right) {
			run_expr_free(left);
			return NULL;
		}
		left = make(kind, left, right);
	}
	return left;
}

static struct run_expr *parse_choice(struct run_place *place, const struct run_values *values)
{
	struct run_expr *expr = parse_level(place, values, LOOSEST);
	struct run_expr *yes, *no;

	if (!expr || !take(place, "?"))
		return expr;
	yes = then(place, parse_choice(place, values), ":");
	no = yes ? parse_choice(place, values) : NULL;
	if (!no) {
		run_expr_free(yes);
		run_expr_free(expr);
		return NULL;
	}
	expr = make(CHOICE, expr, yes);
	expr->arg[2] = no;
	return expr;
}

struct run_expr *run_expr_parse(struct run_place *place, const struct run_values *values)
{
	return parse_choice(place, values);
}

static double buffer_word(const struct run_buffer *buffer, double index)
{
	return index >= 0 && index < buffer->words ? buffer->word[(size_t)index] : 0;
}

static double binary(enum kind kind, double a, double b)
{
	switch (kind) {
	case MULTIPLY:		return a * b;
	case DIVIDE:		return a / b;
	case MODULO:		return a - b * floor(a / b);
	case ADD:		return a + b;
	case SUBTRACT:		return a - b;
	case SHIFT_LEFT:	return run_word(a) << (run_word(b) & 31);
	case SHIFT_RIGHT:	return run_word(a) >> (run_word(b) & 31);
	case LESS:		return a < b;
	case LESS_EQUAL:	return a <= b;
	case GREATER:		return a > b;
	case GREATER_EQUAL:	return a >= b;
	case EQUAL:		return a == b;
	case NOT_EQUAL:		return a != b;
	case AND:		return run_word(a) & run_word(b);
	case XOR:		return run_word(a) ^ run_word(b);
	case OR:		return run_word(a) | run_word(b);
	case BOTH:		return a && b;
	default:		return a || b;
	}
}

static double function(enum kind kind, double a)
{
	switch (kind) {
	case NEGATE:	return -a;
	case INVERT:	return ~run_word(a);
	case NOT:	return !a;
	case SIN:	return sin(a);
	case COS:	return cos(a);
	case SQRT:	return sqrt(a);
	case EXP2:	return exp2(a);
	case LOG2:	return log2(a);
	case ABS:	return fabs(a);
	case FLOOR:	return floor(a);
	case BITS:	return float_bits(a);
	case FLOAT:	return run_float(run_word(a));
	case INT:	return (int32_t)run_word(a);
	default:	return hash(run_word(a));
	}
}

static double sum(const struct run_expr *term, double count, const struct run_values *values)
{
	struct run_values inner = *values;
	double total = 0;

	for (inner.j = 0; inner.j < count; inner.j++)
		total += run_expr_value(term, &inner);
	return total;
}

double run_expr_value(const struct run_expr *expr, const struct run_values *values)
{
	double a;

	switch (expr->kind) {
	case NUMBER:	return expr->number;
	case INDEX:	return values->i;
	case INSTANCE:	return values->q;
	case INSTANCES:	return values->n;
	case STREAM:	return values->u;
	case TERM:	return values->j;
	case ADDRESS:	return values->buffer[expr->buffer].address;
	default:
		break;
	}
	a = run_expr_value(expr->arg[0], values);
	if (expr->kind == WORD)
		return buffer_word(&values->buffer[expr->buffer], a);
	if (expr->kind == SUM)
		return sum(expr->arg[1], a, values);
	if (expr->kind == CHOICE)
		return run_expr_value(expr->arg[a ? 1 : 2], values);
	if (expr->arg[1])
		return binary(expr->kind, a, run_expr_value(expr->arg[1], values));
	return function(expr->kind, a);
}
