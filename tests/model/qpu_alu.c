// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The operations of the ADD and the MUL unit, and their carry flags (4.5, 4.6).
 */
#include <stddef.h>

#include "qpu_inst.h"

static void op_add(lanes *out, const lanes *a, const lanes *b)
{
	*out = *a + *b;
}

static void op_sub(lanes *out, const lanes *a, const lanes *b)
{
	*out = *a - *b;
}

static void op_shr(lanes *out, const lanes *a, const lanes *b)
{
	*out = *a >> (*b & 31);
}

static void op_asr(lanes *out, const lanes *a, const lanes *b)
{
	*out = (lanes)((slanes)*a >> (slanes)(*b & 31));
}

static void op_ror(lanes *out, const lanes *a, const lanes *b)
{
	*out = (*a >> (*b & 31)) | (*a << (-*b & 31));
}

static void op_shl(lanes *out, const lanes *a, const lanes *b)
{
	*out = *a << (*b & 31);
}

static void op_min(lanes *out, const lanes *a, const lanes *b)
{
	lanes greater = (lanes)((slanes)*a > (slanes)*b);

	*out = SELECT(greater, *b, *a);
}

static void op_max(lanes *out, const lanes *a, const lanes *b)
{
	lanes greater = (lanes)((slanes)*a > (slanes)*b);

	*out = SELECT(greater, *a, *b);
}

static void op_and(lanes *out, const lanes *a, const lanes *b)
{
	*out = *a & *b;
}

static void op_or(lanes *out, const lanes *a, const lanes *b)
{
	*out = *a | *b;
}

static void op_xor(lanes *out, const lanes *a, const lanes *b)
{
	*out = *a ^ *b;
}

static void op_not(lanes *out, const lanes *a, const lanes *b)
{
	(void)b;
	*out = ~*a;
}

static void op_clz(lanes *out, const lanes *a, const lanes *b)
{
	int i;

	(void)b;
	for (i = 0; i < QPU_LANES; i++)
		(*out)[i] = (*a)[i] ? __builtin_clz((*a)[i]) : 32;
}

static void op_v8adds(lanes *out, const lanes *a, const lanes *b)
{
	blanes sum = (blanes)*a + (blanes)*b;

	*out = (lanes)(sum | (blanes)(sum < (blanes)*a));
}

static void op_v8subs(lanes *out, const lanes *a, const lanes *b)
{
	blanes difference = (blanes)*a - (blanes)*b;

	*out = (lanes)(difference & (blanes)((blanes)*a > (blanes)*b));
}

static void op_v8min(lanes *out, const lanes *a, const lanes *b)
{
	blanes less = (blanes)((blanes)*a < (blanes)*b);

	*out = (lanes)SELECT(less, (blanes)*a, (blanes)*b);
}

static void op_v8max(lanes *out, const lanes *a, const lanes *b)
{
	blanes less = (blanes)((blanes)*a < (blanes)*b);

	*out = (lanes)SELECT(less, (blanes)*b, (blanes)*a);
}

/* (a * b + 127) / 255 per byte; the division is exact for all sums below 65535. */
static void op_v8muld(lanes *out, const lanes *a, const lanes *b)
{
	const uint8_t *x = (const uint8_t *)a, *y = (const uint8_t *)b;
	uint8_t *product = (uint8_t *)out;
	unsigned int i;

	for (i = 0; i < sizeof(*out); i++) {
		uint16_t sum = x[i] * y[i] + 127;

		product[i] = (sum + 1 + (sum >> 8)) >> 8;
	}
}

static void op_mul24(lanes *out, const lanes *a, const lanes *b)
{
	*out = (*a & 0xffffff) * (*b & 0xffffff);
}

/* MUL nop gives lanes 12-15 of the result before, in every quad (3.6). */
static void op_replay(lanes *out, const lanes *a, const lanes *b)
{
	int i;

	(void)a;
	(void)b;
	for (i = 0; i < 12; i++)
		(*out)[i] = (*out)[12 + i % 4];
}

static void carry_add(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	(void)b;
	*carry = (lanes)(*result < *a);
}

static void carry_sub(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	(void)result;
	*carry = (lanes)(*a < *b);
}

static void carry_greater(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	(void)result;
	*carry = (lanes)((slanes)*a > (slanes)*b);
}

/* The last bit shifted out to the right, none for a shift by 0. */
static void carry_right(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	lanes shift = *b & 31;
	lanes last = (*a >> ((shift - 1) & 31)) & 1;

	(void)result;
	*carry = (lanes)(last != 0) & (lanes)(shift != 0);
}

/* Bit 32 of the shifted value. */
static void carry_left(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	lanes shift = *b & 31;
	lanes last = (*a >> (-shift & 31)) & 1;

	(void)result;
	*carry = (lanes)(last != 0) & (lanes)(shift != 0);
}

/* Sources disagree: the product is above 24 bits, or above 32. This is the first. */
static void carry_mul24(lanes *carry, const lanes *a, const lanes *b, const lanes *result)
{
	int i;

	(void)result;
	for (i = 0; i < QPU_LANES; i++) {
		uint64_t product = (uint64_t)((*a)[i] & 0xffffff) * ((*b)[i] & 0xffffff);

		(*carry)[i] = product > 0xffffff ? ~0u : 0;
	}
}

/* Signed overflow: the largest number of the right sign (4.11, pack 8). */
static void saturate_add(lanes *out, const lanes *a, const lanes *b)
{
	lanes overflow = (lanes)((slanes)((*a ^ *out) & (*b ^ *out)) < 0);
	lanes limit = 0x7fffffff ^ (lanes)((slanes)*a >> 31);

	*out = SELECT(overflow, limit, *out);
}

static void saturate_sub(lanes *out, const lanes *a, const lanes *b)
{
	lanes overflow = (lanes)((slanes)((*a ^ *b) & (*a ^ *out)) < 0);
	lanes limit = 0x7fffffff ^ (lanes)((slanes)*a >> 31);

	*out = SELECT(overflow, limit, *out);
}

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
	[0]	= { op_replay,		NULL,			NULL, false, false },
	[1]	= { qpu_fmul,		NULL,			NULL, true, true },
	[2]	= { op_mul24,		carry_mul24,		NULL, false, false },
	[3]	= { op_v8muld,		NULL,			NULL, false, false },
	[4]	= { op_v8min,		NULL,			NULL, false, false },
	[5]	= { op_v8max,		NULL,			NULL, false, false },
	[6]	= { op_v8adds,		NULL,			NULL, false, false },
	[7]	= { op_v8subs,		NULL,			NULL, false, false },
};
