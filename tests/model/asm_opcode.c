// SPDX-License-Identifier: GPL-2.0-or-later
/* Names of operations, signals and conditions (manual 4.2, 4.5 to 4.7). */
#include <string.h>

#include "asm_priv.h"

static const struct asm_opcode opcodes[] = {
	{ "nop", 0, 0, 0, false, false },
	{ "anop", 0, -1, 0, false, false },
	{ "mnop", -1, 0, 0, false, false },
	{ "fadd", 1, -1, 2, true, true },
	{ "fsub", 2, -1, 2, true, true },
	{ "fmin", 3, -1, 2, true, true },
	{ "fmax", 4, -1, 2, true, true },
	{ "fminabs", 5, -1, 2, true, true },
	{ "fmaxabs", 6, -1, 2, true, true },
	{ "ftoi", 7, -1, 1, true, false },
	{ "itof", 8, -1, 1, false, true },
	{ "add", 12, -1, 2, false, false },
	{ "sub", 13, -1, 2, false, false },
	{ "shr", 14, -1, 2, false, false },
	{ "asr", 15, -1, 2, false, false },
	{ "ror", 16, -1, 2, false, false },
	{ "shl", 17, -1, 2, false, false },
	{ "min", 18, -1, 2, false, false },
	{ "max", 19, -1, 2, false, false },
	{ "and", 20, -1, 2, false, false },
	{ "or", 21, -1, 2, false, false },
	{ "xor", 22, -1, 2, false, false },
	{ "not", 23, -1, 1, false, false },
	{ "clz", 24, -1, 1, false, false },
	{ "v8adds", 30, 6, 2, false, false },
	{ "v8subs", 31, 7, 2, false, false },
	{ "fmul", -1, 1, 2, true, true },
	{ "mul24", -1, 2, 2, false, false },
	{ "v8muld", -1, 3, 2, false, false },
	{ "v8min", -1, 4, 2, false, false },
	{ "v8max", -1, 5, 2, false, false },
	{ "amov", 21, -1, 1, false, false },
	{ "mmov", -1, 4, 1, false, false },
};

/* or on the ADD unit, v8min on the other. */
const struct asm_opcode asm_mov = { "mov", 21, 4, 1, false, false };
/* mov of a float that is unpacked or packed on the way. */
const struct asm_opcode asm_fmin = { "mov", 3, -1, 1, true, true };

static const char *const signals[] = {
	"bkpt", "", "thrsw", "thrend", "sbwait", "sbdone", "lthrsw", "loadcv", "loadc",
	"ldcend", "ldtmu0", "ldtmu1", "loadam",
};

struct named_code {
	const char *name;
	int code;
};

/* "ifnc" is N clear in vc4asm. Not "nc": anyone else takes that for C clear. */
static const struct named_code conditions[] = {
	{ "never", 0 }, { "ifz", 2 }, { "ifzs", 2 }, { "z", 2 }, { "zs", 2 },
	{ "ifnz", 3 }, { "ifzc", 3 }, { "nz", 3 }, { "zc", 3 },
	{ "ifn", 4 }, { "ifns", 4 }, { "n", 4 }, { "ns", 4 },
	{ "ifnn", 5 }, { "ifnc", 5 }, { "nn", 5 },
	{ "ifc", 6 }, { "ifcs", 6 }, { "c", 6 }, { "cs", 6 },
	{ "ifcc", 7 }, { "cc", 7 },
};

static const struct named_code branch_conditions[] = {
	{ "allz", 0 }, { "allzs", 0 }, { "allnz", 1 }, { "allzc", 1 },
	{ "anyz", 2 }, { "anyzs", 2 }, { "anynz", 3 }, { "anyzc", 3 },
	{ "alln", 4 }, { "allns", 4 }, { "allnn", 5 },
	{ "anyn", 6 }, { "anyns", 6 }, { "anynn", 7 },
	{ "allc", 8 }, { "allcs", 8 }, { "allnc", 9 }, { "allcc", 9 },
	{ "anyc", 10 }, { "anycs", 10 }, { "anync", 11 }, { "anycc", 11 },
};

static bool same(const char *a, const char *name, size_t length)
{
	return strlen(a) == length && !memcmp(a, name, length);
}

const struct asm_opcode *asm_find_opcode(const char *name, size_t length)
{
	size_t i;

	if (same("mov", name, length))
		return &asm_mov;
	for (i = 0; i < ARRAY_SIZE(opcodes); i++)
		if (same(opcodes[i].name, name, length))
			return &opcodes[i];
	return NULL;
}

int asm_find_signal(const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(signals); i++)
		if (length && same(signals[i], name, length))
			return i;
	return -1;
}

static int find(const struct named_code *table, size_t count, const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (same(table[i].name, name, length))
			return table[i].code;
	return -1;
}

int asm_find_condition(const char *name, size_t length)
{
	return find(conditions, ARRAY_SIZE(conditions), name, length);
}

int asm_find_branch_condition(const char *name, size_t length)
{
	return find(branch_conditions, ARRAY_SIZE(branch_conditions), name, length);
}
