// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Unpack of what is read from file A or r4, pack of what is written to file A
 * or by MUL (4.10, 4.11).
 */
#include "qpu_inst.h"

#define SIGN		0x80000000u
#define INFINITE	0x7f800000u

/* Denormals come out wrong: the mantissa in place, the exponent 0. */
static uint32_t half_to_float(uint32_t half)
{
	uint32_t sign = (half & 0x8000) << 16;
	uint32_t exponent = half >> 10 & 31;
	uint32_t mantissa = (half & 0x3ff) << 13;

	if (!exponent)
		return sign | mantissa;
	if (exponent == 31)
		return sign | INFINITE | mantissa;
	return sign | (exponent + 127 - 15) << 23 | mantissa;
}

/* Rounds away from zero; NaN becomes infinity; no denormals, no -0. */
static uint32_t float_to_half(uint32_t x)
{
	uint32_t sign = x >> 16 & 0x8000;
	uint32_t magnitude = x & ~SIGN;

	if (magnitude < (127u - 14) << 23)
		return 0;
	magnitude = (magnitude - ((127u - 15) << 23) + 0x1fff) >> 13;
	return sign | (magnitude < 0x7c00 ? magnitude : 0x7c00);
}

/* byte / 255, cut toward zero. */
static uint32_t byte_to_float(uint32_t byte)
{
	uint32_t exponent = 127 + 23, mantissa;

	if (!byte)
		return 0;
	if (byte == 255)
		return 127u << 23;
	do {
		mantissa = ((uint64_t)byte << (127 + 23 - --exponent)) / 255;
	} while (mantissa < 1u << 23);
	return exponent << 23 | (mantissa & 0x7fffff);
}

/* The colour byte nearest to x * 255, for x from 0 to 1, or the one below. */
static uint32_t float_to_byte(uint32_t x, bool cut)
{
	uint64_t half;
	uint32_t shift;

	if (x & SIGN || x < 0x3b000000)
		return 0;
	if (x >= 127u << 23)
		return 255;
	shift = 127 + 23 - (x >> 23);
	half = cut ? 0 : 1ull << (shift - 1);
	return (((uint64_t)(x & 0x7fffff) | 0x800000) * 255 + half) >> shift;
}

static uint32_t unpack_a(uint32_t x, unsigned int code, bool to_float)
{
	uint32_t half = code == 1 ? x & 0xffff : x >> 16;
	uint32_t byte = x >> 8 * (code & 3) & 0xff;

	switch (code) {
	case 1:
	case 2:
		return to_float ? half_to_float(half) : (uint32_t)(int16_t)half;
	case 3:
		return (x >> 24) * 0x01010101u;
	default:
		return to_float ? byte_to_float(byte) : byte;
	}
}

void qpu_unpack_a(lanes *value, unsigned int code, bool to_float)
{
	int i;

	for (i = 0; i < QPU_LANES; i++)
		value->lane[i] = unpack_a(value->lane[i], code, to_float);
}

/* What arrives in r4 is texture data: always floats, but for the replicated byte. */
void qpu_unpack_r4(lanes *value, unsigned int code)
{
	qpu_unpack_a(value, code, true);
}

static uint32_t clamp(uint32_t x, int32_t low, int32_t high)
{
	int32_t value = x;

	return value < low ? low : value > high ? high : value;
}

static uint32_t pack_half(uint32_t x, bool is_float, bool saturate)
{
	if (is_float)
		return float_to_half(x);
	return saturate ? clamp(x, -32768, 32767) : x;
}

/* One value and the bits of the register it goes to. */
struct packed {
	uint32_t value;
	uint32_t bits;
};

static struct packed place_half(uint32_t half, unsigned int n)
{
	return (struct packed){ half << 16 * n, 0xffffu << 16 * n };
}

static struct packed place_byte(uint32_t byte, unsigned int n)
{
	return (struct packed){ byte << 8 * n, 0xffu << 8 * n };
}

static struct packed replicate(uint32_t byte)
{
	return (struct packed){ (byte & 0xff) * 0x01010101u, ~0u };
}

/* Code 8 saturates to 32 bits, which the operation has done already. */
static struct packed pack_a(uint32_t x, unsigned int code, bool is_float)
{
	bool saturate = code >= 8;
	uint32_t byte = saturate ? clamp(x, 0, 255) : x;

	switch (code & 7) {
	case 0:
		return (struct packed){ x, ~0u };
	case 1:
	case 2:
		return place_half(pack_half(x, is_float, saturate), (code & 7) - 1);
	case 3:
		return replicate(byte);
	default:
		return place_byte(byte, code & 3);
	}
}

static void merge(lanes *value, lanes *bits, int i, struct packed packed)
{
	value->lane[i] = packed.value;
	bits->lane[i] &= packed.bits;
}

void qpu_pack_a(lanes *value, lanes *bits, unsigned int code, bool is_float)
{
	int i;

	for (i = 0; i < QPU_LANES; i++)
		merge(value, bits, i, pack_a(value->lane[i], code, is_float));
}

/* Colours; the reserved codes write the result as it is. */
void qpu_pack_mul(lanes *value, lanes *bits, unsigned int code, bool cut)
{
	int i;

	if (code < 3 || code > 7)
		return;
	for (i = 0; i < QPU_LANES; i++) {
		uint32_t byte = float_to_byte(value->lane[i], cut);

		merge(value, bits, i, code == 3 ? replicate(byte) : place_byte(byte, code & 3));
	}
}
