// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Pieces of programs and what they leave.
 */
#include <stdio.h>
#include <string.h>

#include "test.h"
#include "words.h"

#define OR	21
#define MAX_WORDS	256

/* ra31 and ra30 keep what the flags are gathered in: r0-r3 stay as they are. */
#define FLAG_BIT(cond, bit) \
	(SMALL((NOP ^ WADD(31) ^ RA(31)) | CADD(cond) | ADD(OR, A, B), bit))

static const uint64_t take_flags[] = {
	LDI(31, 0), NOP,
	FLAG_BIT(2, 1), NOP,
	FLAG_BIT(4, 2), NOP,
	FLAG_BIT(6, 4), NOP,
};

static const uint64_t store[] = {
	LDI_B(VPM_SETUP, 0x1a00),
	MOV(VPM, R0), MOV(VPM, R1), MOV(VPM, R2), MOV(VPM, R3),
	(NOP ^ WADD(VPM) ^ RA(31)) | CADD(1) | ADD(OR, A, A),
	LDI_B(VPM_SETUP, 0x80104000 | 5u << 23),
};

static size_t append(uint64_t *code, size_t n, const uint64_t *words, size_t count)
{
	memcpy(code + n, words, count * 8);
	return n + count;
}

#define APPEND(code, n, words)	append(code, n, words, sizeof(words) / 8)

static void collect(struct machine *m, struct outcome *outcome)
{
	unsigned int row, lane;

	memset(outcome, 0, sizeof(*outcome));
	for (lane = 0; lane < LANES; lane++) {
		uint32_t flags = machine_get(m, DATA + 4 * 64 + 4 * lane);

		for (row = 0; row < 4; row++)
			outcome->r[row][lane] = machine_get(m, DATA + 64 * row + 4 * lane);
		outcome->z |= (flags & 1) << lane;
		outcome->n |= (flags >> 1 & 1) << lane;
		outcome->c |= (flags >> 2 & 1) << lane;
	}
}

bool machine_try(struct machine *m, const uint64_t *words, size_t count,
		 const uint32_t *uniforms, size_t uniform_count, struct outcome *outcome)
{
	const uint64_t address[] = {
		LDI_B(VPM_ADDR, DATA), WAIT_ST, END
	};
	uint64_t code[MAX_WORDS];
	size_t i, n = 0;

	for (i = 0; i < uniform_count; i++) {
		code[n++] = UNIFORM_TO(32 + i);
		machine_set(m, UNIFORMS + 4 * i, uniforms[i]);
	}
	n = append(code, n, words, count);
	n = APPEND(code, n, take_flags);
	n = APPEND(code, n, store);
	n = APPEND(code, n, address);
	machine_load(m, CODE, code, n);
	machine_start(m, CODE, UNIFORMS);
	if (!machine_run(m))
		return false;
	collect(m, outcome);
	return true;
}

void try_words(const uint64_t *words, size_t count, const uint32_t *uniforms,
	       size_t uniform_count, struct outcome *outcome)
{
	struct machine *m = machine_new();

	CHECK(machine_try(m, words, count, uniforms, uniform_count, outcome));
	machine_free(m);
}
