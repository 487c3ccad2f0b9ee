// SPDX-License-Identifier: GPL-2.0-or-later
/* SHA-256 as FIPS 180-4 defines it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "run.h"

#define BLOCK	64
#define ROUNDS	64

static uint32_t ror(uint32_t x, unsigned int by)
{
	return x >> by | x << (32 - by);
}

/*
 * The standard's constants are the first 32 bits of the fractions of square and
 * cube roots of the first primes: a long double has 64 bits.
 */
static uint32_t fraction(long double x)
{
	return (uint32_t)((x - floorl(x)) * 4294967296.0L);
}

static void constants(uint32_t start[8], uint32_t k[ROUNDS])
{
	unsigned int prime = 2, count = 0, divisor;

	for (; count < ROUNDS; prime++) {
		for (divisor = 2; divisor * divisor <= prime; divisor++)
			if (prime % divisor == 0)
				break;
		if (divisor * divisor <= prime)
			continue;
		if (count < 8)
			start[count] = fraction(sqrtl(prime));
		k[count++] = fraction(cbrtl(prime));
	}
}

static void expand(uint32_t w[ROUNDS], const uint8_t *block)
{
	unsigned int i;

	for (i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 | block[4 * i + 1] << 16 |
		       block[4 * i + 2] << 8 | block[4 * i + 3];
	for (; i < ROUNDS; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];

		w[i] = w[i - 16] + w[i - 7] + (ror(a, 7) ^ ror(a, 18) ^ a >> 3) +
		       (ror(b, 17) ^ ror(b, 19) ^ b >> 10);
	}
}

static void add_block(uint32_t state[8], const uint32_t k[ROUNDS], const uint8_t *block)
{
	uint32_t w[ROUNDS], s[8], t1, t2;
	unsigned int i;

	expand(w, block);
	memcpy(s, state, sizeof(s));
	for (i = 0; i < ROUNDS; i++) {
		t1 = s[7] + (ror(s[4], 6) ^ ror(s[4], 11) ^ ror(s[4], 25)) +
		     ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[i] + w[i];
		t2 = (ror(s[0], 2) ^ ror(s[0], 13) ^ ror(s[0], 22)) +
		     ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
		memmove(&s[1], &s[0], 7 * sizeof(s[0]));
		s[4] += t1;
		s[0] = t1 + t2;
	}
	for (i = 0; i < 8; i++)
		state[i] += s[i];
}

void run_sha256(const void *data, size_t size, char hex[65])
{
	uint8_t tail[2 * BLOCK] = { 0 };
	size_t whole = size / BLOCK * BLOCK, rest = size - whole, i;
	size_t tail_size = rest + 9 > BLOCK ? 2 * BLOCK : BLOCK;
	uint32_t state[8], k[ROUNDS];

	constants(state, k);
	for (i = 0; i < whole; i += BLOCK)
		add_block(state, k, (const uint8_t *)data + i);
	memcpy(tail, (const uint8_t *)data + whole, rest);
	tail[rest] = 0x80;
	for (i = 0; i < 8; i++)
		tail[tail_size - 1 - i] = (uint64_t)size * 8 >> 8 * i;
	for (i = 0; i < tail_size; i += BLOCK)
		add_block(state, k, tail + i);
	for (i = 0; i < 8; i++)
		sprintf(hex + 8 * i, "%08x", state[i]);
}
