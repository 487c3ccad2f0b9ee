// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Floating point as the QPU does it (4.15): no denormals, no NaN, results cut
 * toward zero.
 *
 * Sums and products are formed in doubles that hold them exactly, so that the
 * host's rounding mode does not matter, and are cut to 24 bits as integers.
 */
#include "qpu_inst.h"

typedef double wide_floats __attribute__((vector_size(32)));
typedef uint64_t wide_ints __attribute__((vector_size(32)));

#define SIGN		0x80000000u
#define EXPONENT	0x7f800000u
#define INFINITE	EXPONENT
#define NOT_A_NUMBER	0x7fc00000u
#define EXPONENT_ONE	0x00800000u	/* the exponent field's unit */

static inline quad magnitude(quad x)
{
	return x & ~SIGN;
}

/* Integers compare as the floats of one sign do. */
static inline quad less(quad a, quad b)
{
	return (quad)((signed_quad)a < (signed_quad)b);
}

static inline quad is_special(quad x)
{
	return (quad)((x & EXPONENT) == EXPONENT);
}

static inline quad is_nan(quad x)
{
	return less(SPLAT(INFINITE), magnitude(x));
}

static inline quad flush(quad x)
{
	return x & (quad)((x & EXPONENT) != 0);
}

static inline bool any(quad mask)
{
	typedef uint64_t pair __attribute__((vector_size(16)));

	return ((pair)mask)[0] | ((pair)mask)[1];
}

/*
 * The magnitude bits of the floats that @x is cut to. @x must not be zero, and
 * its exponent must be in the 9-bit range that two floats can produce: below 1
 * gives zero, above 254 gives infinity.
 */
static inline quad cut(const wide_floats *x)
{
	/*
	 * Of 11 + 52 bits this leaves the low 9 of the exponent and 23 of the
	 * mantissa. A double's exponent is that of the float + 896, so what is
	 * left is, as a signed number, the exponent of the float - 128.
	 */
	quad bits = __builtin_convertvector((wide_ints)*x >> 29, quad);
	quad low = less(bits, SPLAT((1u - 128u) * EXPONENT_ONE));
	quad high = less(SPLAT((255u - 128u) * EXPONENT_ONE - 1), bits);

	return SELECT(high, SPLAT(INFINITE), bits + 128u * EXPONENT_ONE) & ~low;
}

/*
 * What is too small to reach even the guard bits of the sum only matters by
 * being there: raise it to where a double still holds both operands.
 */
static inline quad keep_in_reach(quad smaller, quad larger)
{
	quad least = (larger & EXPONENT) - 28u * EXPONENT_ONE;
	quad far = less(magnitude(smaller), least) & (quad)(smaller != 0);

	return SELECT(far, (smaller & SIGN) | least, smaller);
}

/*
 * A NaN operand makes an infinity with its sign, that of b first. Inf - Inf is
 * unknown and treated the same way.
 */
static quad add_specials(quad a, quad b)
{
	quad b_wins = is_special(b) & (is_nan(b) | ~is_nan(a));

	return (SELECT(b_wins, b, a) & SIGN) | INFINITE;
}

static inline quad quad_fadd(quad x, quad y)
{
	quad a = flush(x), b = flush(y);
	quad swap = less(magnitude(a), magnitude(b));
	quad larger = SELECT(swap, b, a), smaller = SELECT(swap, a, b);
	quad near = keep_in_reach(smaller, larger);
	wide_floats sum = __builtin_convertvector((float_quad)larger, wide_floats) +
			  __builtin_convertvector((float_quad)near, wide_floats);
	quad result = cut(&sum);
	quad special = is_special(larger);

	result |= larger & SIGN & (quad)(result != 0);
	result &= (quad)((a ^ b) != SIGN) & (quad)(larger != 0);
	if (any(special))
		result = SELECT(special, add_specials(x, y), result);
	return result;
}

static inline quad quad_fsub(quad a, quad b)
{
	return quad_fadd(a, b ^ SIGN);
}

/* The same if infinities of which one is subtracted from the other give a NaN. */
static inline quad quad_fadd_nan(quad a, quad b)
{
	quad both = (quad)(magnitude(a) == INFINITE) & (quad)((a ^ b) == SIGN);

	return SELECT(both, SPLAT(NOT_A_NUMBER), quad_fadd(a, b));
}

static inline quad quad_fsub_nan(quad a, quad b)
{
	return quad_fadd_nan(a, b ^ SIGN);
}

static inline wide_floats *multiply(quad a, quad b, wide_floats *product)
{
	*product = __builtin_convertvector((float_quad)a, wide_floats) *
		   __builtin_convertvector((float_quad)b, wide_floats);
	return product;
}

/* Zero times anything is zero, infinity and NaN included. */
static inline quad finish_product(quad a, quad b, quad result)
{
	quad something = (quad)(a != 0) & (quad)(b != 0);

	result = SELECT(is_special(a) | is_special(b), SPLAT(INFINITE), result);
	result |= (a ^ b) & SIGN & (quad)(result != 0);
	return result & something;
}

static inline quad quad_fmul(quad x, quad y)
{
	quad a = flush(x), b = flush(y);
	wide_floats product;

	return finish_product(a, b, cut(multiply(a, b, &product)));
}

/* To the nearest of the 24 bits that are kept, to an even one from the middle. */
static inline quad quad_fmul_nearest(quad x, quad y)
{
	quad a = flush(x), b = flush(y);
	wide_floats product;
	wide_ints bits = (wide_ints)*multiply(a, b, &product);

	bits += 0xfffffff + (bits >> 29 & 1);
	product = (wide_floats)bits;
	return finish_product(a, b, cut(&product));
}

/*
 * Integers in the order of the floats: -NaN < -Inf < ... < +Inf < +NaN. Two
 * denormals or zeros are ordered by magnitude.
 */
static inline quad order(quad x, quad both_small)
{
	quad ordered = x ^ magnitude((quad)((signed_quad)x >> 31));

	return SELECT(both_small, magnitude(x), ordered);
}

static inline quad greater(quad a, quad b)
{
	quad both_small = (quad)(((a | b) & EXPONENT) == 0);

	return less(order(b, both_small), order(a, both_small));
}

static inline quad abs_greater(quad a, quad b)
{
	return less(magnitude(b), magnitude(a));
}

static inline quad quad_fmin(quad a, quad b)
{
	return SELECT(greater(a, b), b, a);
}

static inline quad quad_fmax(quad a, quad b)
{
	return SELECT(greater(a, b), a, b);
}

static inline quad quad_fminabs(quad a, quad b)
{
	return magnitude(SELECT(abs_greater(a, b), b, a));
}

static inline quad quad_fmaxabs(quad a, quad b)
{
	return magnitude(SELECT(abs_greater(a, b), a, b));
}

/* What does not fit gives 0, but the largest floats give 0x80000000. */
static inline quad quad_ftoi(quad a, quad b)
{
	quad fits = less(magnitude(a), SPLAT(0x4f000000u));
	quad lowest = (quad)(a == 0xcf000000u) | (quad)(magnitude(a) == INFINITE - 1);
	float_quad x = (float_quad)(a & fits);

	(void)b;
	return (quad)__builtin_convertvector(x, signed_quad) | (lowest & SIGN);
}

static inline quad quad_itof(quad a, quad b)
{
	wide_floats exact = __builtin_convertvector((signed_quad)a, wide_floats);

	(void)b;
	return (cut(&exact) | (a & SIGN)) & (quad)(a != 0);
}

static inline quad quad_carry_positive(quad a, quad b, quad result)
{
	(void)a;
	(void)b;
	return less(SPLAT(0), result);
}

static inline quad quad_carry_fgreater(quad a, quad b, quad result)
{
	(void)result;
	return greater(a, b);
}

static inline quad quad_carry_fabsgreater(quad a, quad b, quad result)
{
	(void)result;
	return abs_greater(a, b);
}

/* The same for all lanes. */
LANES_OP(qpu_fadd, quad_fadd)
LANES_OP(qpu_fadd_nan, quad_fadd_nan)
LANES_OP(qpu_fsub, quad_fsub)
LANES_OP(qpu_fsub_nan, quad_fsub_nan)
LANES_OP(qpu_fmul, quad_fmul)
LANES_OP(qpu_fmul_nearest, quad_fmul_nearest)
LANES_OP(qpu_fmin, quad_fmin)
LANES_OP(qpu_fmax, quad_fmax)
LANES_OP(qpu_fminabs, quad_fminabs)
LANES_OP(qpu_fmaxabs, quad_fmaxabs)
LANES_OP(qpu_ftoi, quad_ftoi)
LANES_OP(qpu_itof, quad_itof)

LANES_OP_OF_RESULT(qpu_carry_positive, quad_carry_positive)
LANES_OP_OF_RESULT(qpu_carry_fgreater, quad_carry_fgreater)
LANES_OP_OF_RESULT(qpu_carry_fabsgreater, quad_carry_fabsgreater)
