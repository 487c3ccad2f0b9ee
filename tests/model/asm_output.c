// SPDX-License-Identifier: GPL-2.0-or-later
/* The bytes that the assembler emits. */
#include <stdlib.h>

#include "asm_priv.h"

static void add_byte(struct asm_bytes *out, uint8_t byte)
{
	if (out->size == out->room) {
		out->room = out->room ? 2 * out->room : 4096;
		out->byte = realloc(out->byte, out->room);
		if (!out->byte)
			abort();
	}
	out->byte[out->size++] = byte;
}

void asm_emit_data(struct assembler *as, uint64_t value, unsigned int bytes)
{
	as->can_join = false;
	while (bytes--) {
		add_byte(&as->out, value & 0xff);
		value >>= 8;
	}
}

void asm_emit_word(struct assembler *as, uint64_t word)
{
	if (as->out.size % 8)
		asm_fail(as, as->token, "put .align 8 before it",
			 "instructions must lie at multiples of 8 bytes");
	asm_emit_data(as, word, 8);
}

/* What follows is known from pass 1, if at all. */
uint64_t asm_word_at(const struct assembler *as, size_t offset)
{
	const struct asm_bytes *bytes = offset + 8 <= as->out.size ? &as->out : &as->first_pass;
	uint64_t word = 0;
	unsigned int i;

	for (i = 0; i < 8 && offset + i < bytes->size; i++)
		word |= (uint64_t)bytes->byte[offset + i] << 8 * i;
	return word;
}
