// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The special functions (4.16). The hardware's tables are unknown: results are
 * cut to V3D_OPT_SFU_BITS of mantissa. The measured ones are good to 11 to 14.
 * Cutting also hides what the mathematical libraries of hosts differ in.
 */
#include <math.h>
#include <string.h>

#include "qpu_inst.h"

#define SIGN		0x80000000u
#define INFINITE	0x7f800000u
#define MANTISSA_BITS	23

static double to_double(uint32_t x)
{
	float value;

	memcpy(&value, &x, sizeof(value));
	return value;
}

/* Nothing outside the range of normal floats: zero or infinity instead. */
static uint32_t from_double(double x)
{
	uint32_t sign = x < 0 ? SIGN : 0;
	float value;
	uint32_t bits;

	if (fabs(x) < 0x1p-126)
		return 0;
	if (fabs(x) >= 0x1p128)
		return sign | INFINITE;
	/* Less than what is cut, so that exact results stay exact. */
	value = x * (1 + 0x1p-20);
	memcpy(&bits, &value, sizeof(bits));
	return bits;
}

static uint32_t reciprocal(uint32_t x)
{
	if (!(x & ~SIGN))
		return (x & SIGN) | INFINITE;
	return from_double(1 / to_double(x));
}

static uint32_t reciprocal_root(uint32_t x)
{
	if (!(x & ~SIGN))
		return INFINITE;
	return from_double(1 / sqrt(to_double(x & ~SIGN)));
}

static uint32_t power_of_two(uint32_t x)
{
	return from_double(exp2(to_double(x)));
}

static uint32_t logarithm(uint32_t x)
{
	if (!(x & ~SIGN))
		return SIGN | INFINITE;
	return from_double(log2(to_double(x & ~SIGN)));
}

/* There are no denormals, and NaN is an infinity (4.15). */
static uint32_t as_operand(uint32_t x)
{
	uint32_t magnitude = x & ~SIGN;

	if (magnitude < 0x00800000)
		return x & SIGN;
	return magnitude > INFINITE ? (x & SIGN) | INFINITE : x;
}

void qpu_sfu(lanes *out, unsigned int function, const lanes *x, unsigned int bits)
{
	static uint32_t (*const functions[4])(uint32_t x) = {
		reciprocal, reciprocal_root, power_of_two, logarithm,
	};
	uint32_t kept = ~0u << (MANTISSA_BITS - bits);
	int i;

	for (i = 0; i < QPU_LANES; i++)
		out->lane[i] = functions[function](as_operand(x->lane[i])) & kept;
}
