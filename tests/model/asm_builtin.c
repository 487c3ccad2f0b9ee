// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The functions that build VPM and DMA setup words, under the names that public
 * programs know from vc4.qinc. Each is a constant and some fields (manual 5.2,
 * 5.4, 5.5). A program may define functions of the same names itself.
 */
#include <stdio.h>
#include <string.h>

#include "asm_priv.h"

#define MAX_FIELDS	4

struct field {
	const char *name;
	int64_t min, max;
	uint32_t mask;			/* the largest value may stand for 0 */
	uint8_t shift;
};

struct builtin {
	const char *name;
	uint32_t base;
	struct field field[MAX_FIELDS];	/* in the order of the arguments */
};

#define Y		{ "y", 0, 63, 63, 7 }
#define Y_VDR		{ "y", 0, 63, 63, 4 }
#define X(shift)	{ "x", 0, 15, 15, shift }
#define HALF		{ "h", 0, 1, 1, 0 }
#define BYTE		{ "b", 0, 3, 3, 0 }
/* Vertical access: y picks a group of 16 rows, and its low bits must be clear. */
#define Y_GROUP(shift)	{ "y", 0, 48, 48, shift }

static const struct builtin builtins[] = {
	{ "vpm_setup", 0, { { "num", 0, 16, 15, 20 }, { "stride", -64, 64, 63, 12 },
			    { "mode", 0, 0xfff, 0xfff, 0 } } },
	{ "h32", 0xa00, { { "y", 0, 63, 63, 0 } } },
	{ "h16p", 0x900, { { "y", 0, 63, 63, 1 }, HALF } },
	{ "h16l", 0xd00, { { "y", 0, 63, 63, 1 }, HALF } },
	{ "h8p", 0x800, { { "y", 0, 63, 63, 2 }, BYTE } },
	{ "h8l", 0xc00, { { "y", 0, 63, 63, 2 }, BYTE } },
	{ "v32", 0x200, { Y_GROUP(0), X(0) } },
	{ "v16p", 0x100, { Y_GROUP(1), X(1), HALF } },
	{ "v16l", 0x500, { Y_GROUP(1), X(1), HALF } },
	{ "v8p", 0, { Y_GROUP(2), X(2), BYTE } },
	{ "v8l", 0x400, { Y_GROUP(2), X(2), BYTE } },
	{ "vdw_setup_0", 0x80000000, { { "units", 0, 128, 127, 23 }, { "depth", 0, 128, 127, 16 },
				       { "mode", 0, 0x7fff, 0x7fff, 0 } } },
	{ "vdw_setup_1", 0xc0000000, { { "stride", 0, 0xffff, 0xffff, 0 } } },
	{ "vdw_setup_1p", 0xc0010000, { { "stride", 0, 0xffff, 0xffff, 0 } } },
	{ "dma_h32", 0x4000, { Y, X(3) } },
	{ "dma_h16p", 0x4002, { Y, X(3), HALF } },
	{ "dma_h8p", 0x4004, { Y, X(3), BYTE } },
	{ "dma_v32", 0, { Y, X(3) } },
	{ "dma_v16p", 2, { Y, X(3), HALF } },
	{ "dma_v8p", 4, { Y, X(3), BYTE } },
	{ "vdr_setup_0", 0x80000000, { { "mpitch", 0, 15, 15, 24 }, { "rowlen", 0, 16, 15, 20 },
				       { "nrows", 0, 16, 15, 16 },
				       { "mode", 0, 0x7000ffff, 0x7000ffff, 0 } } },
	{ "vdr_setup_1", 0x90000000, { { "pitch", 0, 0x1fff, 0x1fff, 0 } } },
	{ "vdr_h32", 0, { { "vpitch", 0, 16, 15, 12 }, Y_VDR, X(0) } },
	{ "vdr_v32", 0x800, { { "vpitch", 0, 16, 15, 12 }, Y_VDR, X(0) } },
};

static const struct builtin *find(const struct asm_token *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(builtins); i++)
		if (strlen(builtins[i].name) == name->length &&
		    !memcmp(builtins[i].name, name->text, name->length))
			return &builtins[i];
	return NULL;
}

/* sacq(n) and srel(n), as registers are written: mov -, sacq(n). */
static bool find_semaphore(struct assembler *as, const struct asm_token *name,
			   struct asm_value *value)
{
	const struct asm_token *at;

	if (!asm_is(name, "sacq") && !asm_is(name, "srel"))
		return false;
	asm_expect(as, "(");
	at = as->token;
	*value = (struct asm_value){ .type = VALUE_SEMAPHORE, .number = asm_integer(as) };
	if (value->number < 0 || value->number > 15)
		asm_fail(as, at, NULL, "semaphores are 0 to 15");
	value->number |= asm_is(name, "sacq") ? 16 : 0;
	asm_expect(as, ")");
	return true;
}

static bool fits(const struct field *field, int64_t number)
{
	return number >= field->min && number <= field->max &&
	       (number == field->max || number < 0 || !(number & ~(int64_t)field->mask));
}

static uint32_t take_field(struct assembler *as, const struct builtin *builtin,
			   const struct field *field)
{
	const struct asm_token *at = as->token;
	int64_t number = asm_integer(as);

	if (!fits(field, number))
		asm_fail(as, at, NULL, "%s of %s is %lld: it must be %lld to %lld%s", field->name,
			 builtin->name, (long long)number, (long long)field->min,
			 (long long)field->max,
			 field->mask == 48 ? ", in steps of 16" : "");
	return (number & field->mask) << field->shift;
}

bool asm_find_builtin(struct assembler *as, const struct asm_token *name,
		      struct asm_value *value)
{
	const struct builtin *builtin = find(name);
	uint32_t word;
	unsigned int i;

	if (!asm_is(as->token, "("))
		return false;
	if (!builtin)
		return find_semaphore(as, name, value);
	word = builtin->base;
	for (i = 0; i < MAX_FIELDS && builtin->field[i].name; i++) {
		asm_expect(as, i ? "," : "(");
		word |= take_field(as, builtin, &builtin->field[i]);
	}
	asm_expect(as, ")");
	*value = (struct asm_value){ .type = VALUE_INT, .number = word };
	return true;
}
