// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Small immediates (manual 4.4), and the constants that one operation makes of
 * one of them taken twice: what lets a mov of 64 share an instruction.
 */
#include <string.h>

#include "asm_priv.h"

#define CODES	48

static uint32_t small_bits(unsigned int code)
{
	if (code < 16)
		return code;
	if (code < 32)
		return code - 32u;
	/* 1, 2, ... 128, then 1/256 ... 1/2: the exponent counts up. */
	return code < 40 ? (code - 32 + 127) << 23 : (code - 48 + 127u) << 23;
}

int asm_small_code(uint32_t bits)
{
	unsigned int code;

	for (code = 0; code < CODES; code++)
		if (small_bits(code) == bits)
			return code;
	return -1;
}

static uint32_t by_itself(uint32_t x)
{
	return x;
}

static uint32_t do_not(uint32_t x)
{
	return ~x;
}

static uint32_t do_add(uint32_t x)
{
	return x + x;
}

static uint32_t do_shl(uint32_t x)
{
	return x << (x & 31);
}

static uint32_t do_shr(uint32_t x)
{
	return x >> (x & 31);
}

static uint32_t do_ror(uint32_t x)
{
	return x & 31 ? x >> (x & 31) | x << (32 - (x & 31)) : x;
}

static uint32_t do_clz(uint32_t x)
{
	return x ? __builtin_clz(x) : 32;
}

static uint32_t do_mul24(uint32_t x)
{
	return (x & 0xffffff) * (x & 0xffffff);
}

static uint32_t do_v8adds(uint32_t x)
{
	uint32_t sum = 0;
	unsigned int shift;

	for (shift = 0; shift < 32; shift += 8) {
		uint32_t twice = 2 * (x >> shift & 255);

		sum |= (twice < 255 ? twice : 255) << shift;
	}
	return sum;
}

/* Only operations whose result no source doubts. */
static const struct {
	const char *opcode;
	bool mul;
	uint32_t (*run)(uint32_t x);
} makers[] = {
	{ "or", false, by_itself }, { "not", false, do_not }, { "add", false, do_add },
	{ "shl", false, do_shl }, { "shr", false, do_shr }, { "ror", false, do_ror },
	{ "clz", false, do_clz }, { "v8adds", false, do_v8adds },
	{ "v8min", true, by_itself }, { "mul24", true, do_mul24 }, { "v8adds", true, do_v8adds },
};

static const struct asm_opcode *opcode(const char *name)
{
	return asm_find_opcode(name, strlen(name));
}

unsigned int asm_find_tricks(uint32_t bits, bool mul, struct asm_trick *tricks,
			     unsigned int max)
{
	unsigned int count = 0, i;
	int code;

	for (i = 0; i < ARRAY_SIZE(makers); i++) {
		for (code = 0; makers[i].mul == mul && code < CODES; code++) {
			if (makers[i].run(small_bits(code)) != bits || count == max)
				continue;
			tricks[count++] = (struct asm_trick){ opcode(makers[i].opcode), code };
		}
	}
	/* Zero needs no immediate: anything less itself. */
	if (!bits && count < max)
		tricks[count++] = (struct asm_trick){ opcode(mul ? "v8subs" : "xor"), -1 };
	return count;
}
