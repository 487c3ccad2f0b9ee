// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The operations of the ADD and the MUL unit, and their carry flags (4.5, 4.6).
 */
#include <stddef.h>

#include "qpu_inst.h"

static inline quad quad_add(quad a, quad b)
{
	return a + b;
}

static inline quad quad_sub(quad a, quad b)
{
	return a - b;
}

static inline quad quad_shr(quad a, quad b)
{
	return a >> (b & 31);
}

static inline quad quad_asr(quad a, quad b)
{
	return (quad)((signed_quad)a >> (signed_quad)(b & 31));
}

static inline quad quad_ror(quad a, quad b)
{
	return a >> (b & 31) | a << (-b & 31);
}

static inline quad quad_shl(quad a, quad b)
{
	return a << (b & 31);
}

static quad signed_greater(quad a, quad b)
{
	return (quad)((signed_quad)a > (signed_quad)b);
}

static inline quad quad_min(quad a, quad b)
{
	return SELECT(signed_greater(a, b), b, a);
}

static inline quad quad_max(quad a, quad b)
{
	return SELECT(signed_greater(a, b), a, b);
}

static inline quad quad_and(quad a, quad b)
{
	return a & b;
}

static inline quad quad_or(quad a, quad b)
{
	return a | b;
}

static inline quad quad_xor(quad a, quad b)
{
	return a ^ b;
}

static inline quad quad_not(quad a, quad b)
{
	(void)b;
	return ~a;
}

static inline quad quad_clz(quad a, quad b)
{
	int i;

	(void)b;
	for (i = 0; i < 4; i++)
		a[i] = a[i] ? __builtin_clz(a[i]) : 32;
	return a;
}

static inline quad quad_v8adds(quad a, quad b)
{
	byte_quad sum = (byte_quad)a + (byte_quad)b;

	return (quad)(sum | (byte_quad)(sum < (byte_quad)a));
}

static inline quad quad_v8subs(quad a, quad b)
{
	byte_quad difference = (byte_quad)a - (byte_quad)b;

	return (quad)(difference & (byte_quad)((byte_quad)a > (byte_quad)b));
}

static inline quad quad_v8min(quad a, quad b)
{
	byte_quad less = (byte_quad)((byte_quad)a < (byte_quad)b);

	return SELECT((quad)less, a, b);
}

static inline quad quad_v8max(quad a, quad b)
{
	byte_quad less = (byte_quad)((byte_quad)a < (byte_quad)b);

	return SELECT((quad)less, b, a);
}

/* (a * b + 127) / 255 per byte; the division is exact for all sums below 65535. */
static inline quad quad_v8muld(quad a, quad b)
{
	byte_quad x = (byte_quad)a, y = (byte_quad)b;
	unsigned int i;

	for (i = 0; i < sizeof(x); i++) {
		uint16_t sum = x[i] * y[i] + 127;

		x[i] = (sum + 1 + (sum >> 8)) >> 8;
	}
	return (quad)x;
}

static inline quad quad_mul24(quad a, quad b)
{
	return (a & 0xffffff) * (b & 0xffffff);
}

static inline quad quad_carry_add(quad a, quad b, quad result)
{
	(void)b;
	return (quad)(result < a);
}

static inline quad quad_carry_sub(quad a, quad b, quad result)
{
	(void)result;
	return (quad)(a < b);
}

static inline quad quad_carry_greater(quad a, quad b, quad result)
{
	(void)result;
	return signed_greater(a, b);
}

/* The last bit shifted out to the right, none for a shift by 0. */
static inline quad quad_carry_right(quad a, quad b, quad result)
{
	quad shift = b & 31;
	quad last = a >> ((shift - 1) & 31) & 1;

	(void)result;
	return (quad)(last != 0) & (quad)(shift != 0);
}

/* Bit 32 of the shifted value. */
static inline quad quad_carry_left(quad a, quad b, quad result)
{
	quad shift = b & 31;
	quad last = a >> (-shift & 31) & 1;

	(void)result;
	return (quad)(last != 0) & (quad)(shift != 0);
}

static quad product_above(quad a, quad b, uint64_t limit)
{
	quad above;
	int i;

	for (i = 0; i < 4; i++)
		above[i] = (uint64_t)(a[i] & 0xffffff) * (b[i] & 0xffffff) > limit ? ~0u : 0;
	return above;
}

static inline quad quad_carry_mul24(quad a, quad b, quad result)
{
	(void)result;
	return product_above(a, b, 0xffffff);
}

static inline quad quad_carry_mul24_of_32(quad a, quad b, quad result)
{
	(void)result;
	return product_above(a, b, 0xffffffff);
}

static inline quad quad_carry_positive_operand(quad a, quad b, quad result)
{
	(void)b;
	(void)result;
	return (quad)((signed_quad)a > 0);
}

/* The largest number of the sign that the exact result has. */
static quad limit_of(quad a)
{
	return 0x7fffffff ^ (quad)((signed_quad)a >> 31);
}

static inline quad quad_saturate_add(quad a, quad b, quad result)
{
	quad overflow = (quad)((signed_quad)((a ^ result) & (b ^ result)) >> 31);

	return SELECT(overflow, limit_of(a), result);
}

static inline quad quad_saturate_sub(quad a, quad b, quad result)
{
	quad overflow = (quad)((signed_quad)((a ^ b) & (a ^ result)) >> 31);

	return SELECT(overflow, limit_of(a), result);
}

/* The same for all lanes. */
static LANES_OP(op_add, quad_add)
static LANES_OP(op_sub, quad_sub)
static LANES_OP(op_shr, quad_shr)
static LANES_OP(op_asr, quad_asr)
static LANES_OP(op_ror, quad_ror)
static LANES_OP(op_shl, quad_shl)
static LANES_OP(op_min, quad_min)
static LANES_OP(op_max, quad_max)
static LANES_OP(op_and, quad_and)
static LANES_OP(op_or, quad_or)
static LANES_OP(op_xor, quad_xor)
static LANES_OP(op_not, quad_not)
static LANES_OP(op_clz, quad_clz)
static LANES_OP(op_v8adds, quad_v8adds)
static LANES_OP(op_v8subs, quad_v8subs)
static LANES_OP(op_v8min, quad_v8min)
static LANES_OP(op_v8max, quad_v8max)
static LANES_OP(op_v8muld, quad_v8muld)
static LANES_OP(op_mul24, quad_mul24)

static LANES_OP_OF_RESULT(carry_add, quad_carry_add)
static LANES_OP_OF_RESULT(carry_sub, quad_carry_sub)
static LANES_OP_OF_RESULT(carry_greater, quad_carry_greater)
static LANES_OP_OF_RESULT(carry_right, quad_carry_right)
static LANES_OP_OF_RESULT(carry_left, quad_carry_left)
static LANES_OP_OF_RESULT(carry_mul24, quad_carry_mul24)
static LANES_OP_OF_RESULT(carry_mul24_of_32, quad_carry_mul24_of_32)
static LANES_OP_OF_RESULT(carry_positive_operand, quad_carry_positive_operand)
static LANES_OP_OF_RESULT(saturate_add, quad_saturate_add)
static LANES_OP_OF_RESULT(saturate_sub, quad_saturate_sub)

const struct qpu_op qpu_add_ops[32] = {
	[1]	= { qpu_fadd,		qpu_carry_positive,	NULL, true, true },
	[2]	= { qpu_fsub,		qpu_carry_positive,	NULL, true, true },
	[3]	= { qpu_fmin,		qpu_carry_fgreater,	NULL, true, true },
	[4]	= { qpu_fmax,		qpu_carry_fgreater,	NULL, true, true },
	[5]	= { qpu_fminabs,	qpu_carry_fabsgreater,	NULL, true, true },
	[6]	= { qpu_fmaxabs,	qpu_carry_fabsgreater,	NULL, true, true },
	[7]	= { qpu_ftoi,		NULL,			NULL, true, false },
	[8]	= { qpu_itof,		NULL,			NULL, false, true },
	[12]	= { op_add,		carry_add,		saturate_add, false, false },
	[13]	= { op_sub,		carry_sub,		saturate_sub, false, false },
	[14]	= { op_shr,		carry_right,		NULL, false, false },
	[15]	= { op_asr,		carry_right,		NULL, false, false },
	[16]	= { op_ror,		NULL,			NULL, false, false },
	[17]	= { op_shl,		carry_left,		NULL, false, false },
	[18]	= { op_min,		carry_greater,		NULL, false, false },
	[19]	= { op_max,		carry_greater,		NULL, false, false },
	[20]	= { op_and,		NULL,			NULL, false, false },
	[21]	= { op_or,		NULL,			NULL, false, false },
	[22]	= { op_xor,		NULL,			NULL, false, false },
	[23]	= { op_not,		NULL,			NULL, false, false },
	[24]	= { op_clz,		NULL,			NULL, false, false },
	[30]	= { op_v8adds,		NULL,			NULL, false, false },
	[31]	= { op_v8subs,		NULL,			NULL, false, false },
};

const struct qpu_op qpu_mul_ops[8] = {
	[1]	= { qpu_fmul,		NULL,			NULL, true, true },
	[2]	= { op_mul24,		carry_mul24,		NULL, false, false },
	[3]	= { op_v8muld,		NULL,			NULL, false, false },
	[4]	= { op_v8min,		NULL,			NULL, false, false },
	[5]	= { op_v8max,		NULL,			NULL, false, false },
	[6]	= { op_v8adds,		NULL,			NULL, false, false },
	[7]	= { op_v8subs,		NULL,			NULL, false, false },
};

const struct qpu_op qpu_fadd_with_nan = {
	qpu_fadd_nan, qpu_carry_positive, NULL, true, true
};

const struct qpu_op qpu_fsub_with_nan = {
	qpu_fsub_nan, qpu_carry_positive, NULL, true, true
};

const struct qpu_op qpu_itof_with_carry = {
	qpu_itof, carry_positive_operand, NULL, false, true
};

const struct qpu_op qpu_fmul_to_nearest = {
	qpu_fmul_nearest, NULL, NULL, true, true
};

const struct qpu_op qpu_mul24_with_carry_of_32 = {
	op_mul24, carry_mul24_of_32, NULL, false, false
};
