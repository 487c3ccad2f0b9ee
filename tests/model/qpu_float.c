// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Floating point as the QPU does it (4.15): no denormals, no NaN, results cut
 * toward zero.
 *
 * Sums and products are formed in doubles that hold them exactly, so that the
 * host's rounding mode does not matter, and are cut to 24 bits as integers.
 */
#include "qpu_inst.h"

typedef double wide_floats __attribute__((vector_size(128)));
typedef uint64_t wide_lanes __attribute__((vector_size(128)));

#define SIGN		0x80000000u
#define EXPONENT	0x7f800000u
#define INFINITE	EXPONENT
#define EXPONENT_ONE	0x00800000u	/* the exponent field's unit */

static inline void flush(lanes *x)
{
	*x &= (lanes)((*x & EXPONENT) != 0);
}

static inline void widen(wide_floats *out, const lanes *x)
{
	*out = __builtin_convertvector((flanes)*x, wide_floats);
}

/*
 * The magnitude bits of the floats that @x is cut to. @x must not be zero, and
 * its exponent must be in the 9-bit range that two floats can produce: below 1
 * gives zero, above 254 gives infinity.
 */
static inline void cut(lanes *out, const wide_floats *x)
{
	/* 11 + 52 bits become the low 9 of the exponent and 23 of the mantissa. */
	lanes bits = __builtin_convertvector((wide_lanes)*x >> 29, lanes);

	/* Doubles are biased by 896 more. 128 on top keeps all exponents positive. */
	bits -= (896u - 128u) % 512u * EXPONENT_ONE;
	*out = bits - 128u * EXPONENT_ONE;
	*out = SELECT((lanes)(bits >= (128u + 255u) * EXPONENT_ONE), SPLAT(INFINITE), *out);
	*out &= (lanes)(bits >= (128u + 1u) * EXPONENT_ONE);
}

/*
 * What is too small to reach even the guard bits of the sum only matters by
 * being there: raise it to where a double still holds both operands.
 */
static inline void keep_in_reach(lanes *x, const lanes *limit)
{
	lanes exponent = *x & EXPONENT;
	lanes far = (lanes)((slanes)exponent < (slanes)*limit) & (lanes)(exponent != 0);

	*x = SELECT(far, (*x & SIGN) | *limit, *x);
}

static inline bool any(const lanes *mask)
{
	uint32_t all = 0;
	int i;

	for (i = 0; i < QPU_LANES; i++)
		all |= (*mask)[i];
	return all;
}

/*
 * A NaN operand makes an infinity with its sign, that of b first. Inf - Inf is
 * unknown and treated the same way.
 */
static void add_infinities(lanes *out, const lanes *a, const lanes *b)
{
	lanes a_infinite = (lanes)((*a & EXPONENT) == EXPONENT);
	lanes b_infinite = (lanes)((*b & EXPONENT) == EXPONENT);
	lanes a_nan = (lanes)((slanes)(*a & ~SIGN) > (slanes)(SPLAT(INFINITE)));
	lanes b_wins = b_infinite & ((lanes)((slanes)(*b & ~SIGN) > (slanes)(SPLAT(INFINITE))) |
				     ~a_nan);
	lanes sign = SELECT(b_wins, *b, *a) & SIGN;

	*out = SELECT(a_infinite | b_infinite, sign | INFINITE, *out);
}

static inline void add(lanes *out, const lanes *x, const lanes *y)
{
	lanes a = *x, b = *y;
	lanes special = (lanes)((a & EXPONENT) == EXPONENT) | (lanes)((b & EXPONENT) == EXPONENT);
	lanes a_larger, nothing, limit, sign;
	wide_floats wide_a, wide_b;

	flush(&a);
	flush(&b);
	a_larger = (lanes)((slanes)(a & ~SIGN) >= (slanes)(b & ~SIGN));
	nothing = (lanes)((a ^ b) == SIGN) | (lanes)((a | b) == 0);
	sign = SELECT(a_larger, a, b) & SIGN;
	limit = (SELECT(a_larger, a, b) & EXPONENT) - 28u * EXPONENT_ONE;
	keep_in_reach(&a, &limit);
	keep_in_reach(&b, &limit);
	widen(&wide_a, &a);
	widen(&wide_b, &b);
	wide_a += wide_b;
	cut(out, &wide_a);
	*out |= sign & (lanes)(*out != 0);
	*out &= ~nothing;
	if (any(&special))
		add_infinities(out, x, y);
}

void qpu_fadd(lanes *out, const lanes *a, const lanes *b)
{
	add(out, a, b);
}

void qpu_fsub(lanes *out, const lanes *a, const lanes *b)
{
	lanes minus_b = *b ^ SIGN;

	add(out, a, &minus_b);
}

/* Zero times anything is zero, infinity and NaN included. */
void qpu_fmul(lanes *out, const lanes *x, const lanes *y)
{
	lanes a = *x, b = *y;
	lanes special = (lanes)((a & EXPONENT) == EXPONENT) | (lanes)((b & EXPONENT) == EXPONENT);
	lanes sign = (a ^ b) & SIGN;
	lanes something = (lanes)((a & EXPONENT) != 0) & (lanes)((b & EXPONENT) != 0);
	wide_floats wide_a, wide_b;

	widen(&wide_a, &a);
	widen(&wide_b, &b);
	wide_a *= wide_b;
	cut(out, &wide_a);
	*out = SELECT(special, SPLAT(INFINITE), *out);
	*out |= sign & (lanes)(*out != 0);
	*out &= something;
}

/*
 * Integers in the order of the floats: -NaN < -Inf < ... < +Inf < +NaN. Two
 * denormals or zeros are ordered by magnitude.
 */
static inline void order(slanes *out, const lanes *x, const lanes *small)
{
	lanes ordered = *x ^ ((lanes)((slanes)*x >> 31) & ~SIGN);

	*out = (slanes)SELECT(*small, *x & ~SIGN, ordered);
}

static inline void greater(lanes *out, const lanes *a, const lanes *b)
{
	lanes small = (lanes)(((*a | *b) & EXPONENT) == 0);
	slanes order_a, order_b;

	order(&order_a, a, &small);
	order(&order_b, b, &small);
	*out = (lanes)(order_a > order_b);
}

void qpu_fmin(lanes *out, const lanes *a, const lanes *b)
{
	lanes a_greater;

	greater(&a_greater, a, b);
	*out = SELECT(a_greater, *b, *a);
}

void qpu_fmax(lanes *out, const lanes *a, const lanes *b)
{
	lanes a_greater;

	greater(&a_greater, a, b);
	*out = SELECT(a_greater, *a, *b);
}

static inline void abs_greater(lanes *out, const lanes *a, const lanes *b)
{
	*out = (lanes)((slanes)(*a & ~SIGN) > (slanes)(*b & ~SIGN));
}

void qpu_fminabs(lanes *out, const lanes *a, const lanes *b)
{
	lanes a_greater;

	abs_greater(&a_greater, a, b);
	*out = SELECT(a_greater, *b, *a) & ~SIGN;
}

void qpu_fmaxabs(lanes *out, const lanes *a, const lanes *b)
{
	lanes a_greater;

	abs_greater(&a_greater, a, b);
	*out = SELECT(a_greater, *a, *b) & ~SIGN;
}

/* What does not fit gives 0, but the largest floats give 0x80000000. */
void qpu_ftoi(lanes *out, const lanes *a, const lanes *b)
{
	lanes magnitude = *a & ~SIGN;
	lanes fits = (lanes)((slanes)magnitude < (slanes)(SPLAT(0x4f000000u)));
	lanes lowest = (lanes)(*a == 0xcf000000u) | (lanes)(magnitude == INFINITE - 1);
	flanes x = (flanes)(*a & fits);

	(void)b;
	*out = (lanes)__builtin_convertvector(x, slanes) | (lowest & SIGN);
}

void qpu_itof(lanes *out, const lanes *a, const lanes *b)
{
	wide_floats wide = __builtin_convertvector((slanes)*a, wide_floats);
	lanes something = (lanes)(*a != 0);
	lanes sign = *a & SIGN;

	(void)b;
	cut(out, &wide);
	*out = (*out | sign) & something;
}

void qpu_carry_positive(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	(void)a;
	(void)b;
	*carry = (lanes)((slanes)*result > 0);
}

void qpu_carry_fgreater(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	(void)result;
	greater(carry, a, b);
}

void qpu_carry_fabsgreater(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	(void)result;
	abs_greater(carry, a, b);
}
