// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * A verifier that a compiler or a merge has broken must not be used: before it
 * is, it has to accept one program, and to reject some that differ from it by a
 * word, for the right reasons. The rest of the tests is in tests/verify.
 */

#include <linux/array_size.h>
#include <linux/export.h>
#include <linux/stddef.h>
#include <linux/string.h>
#include <kunit/visibility.h>

#include "vciv_verify.h"

static const u64 program[] = {
	0x1002082715827d80,	/* mov r0, unif		a mask for the pointer */
	0x1002086714827c00,	/* and r1, unif, r0	a number that may be any */
	0x1002002715827d80,	/* mov ra0, unif	the pointer */
	0x100228a7159a7d80,	/* mov.setf r2, elem_num */
	0xd00608670c9c43c0,	/* add.ifnz r1, r1, 4 */
	0x100009e7009e7000,	/* nop */
	0x10020e270c027c40,	/* add t0s, ra0, r1 */
	0xa00009e7009e7000,	/* ldtmu0 */
	0xe0021c6700001a00,	/* ldi vw_setup, 0x00001a00 */
	0x10020c27159e7900,	/* mov vpm, r4 */
	0xe0021c6780904000,	/* ldi vw_setup, 0x80904000 */
	0x10021ca715027d80,	/* mov vw_addr, ra0 */
	0x100209e7159f2fc0,	/* mov -, vw_wait */
	0x300009e7009e7000,	/* thrend */
	0x100009e7009e7000,	/* nop */
	0x100009e7009e7000,	/* nop */
};

static const struct vciv_param params[] = {
	{ .kind = VCIV_PARAM_MASK, .of = 2, .width = 8 },
	{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 1 },
	{ .kind = VCIV_PARAM_POINTER, .access = VCIV_PARAM_READ | VCIV_PARAM_WRITE, .align = 4 },
};

static const struct fault {
	u32 at;
	u64 word;
	enum vciv_reason reason;
} faults[] = {
	{ 1, 0x1002086715827d80, VCIV_UNBOUNDED },	/* mov r1, unif */
	{ 2, 0x10020027159e7000, VCIV_NOT_POINTER },	/* mov ra0, r0 */
	{ 4, 0xd00608670c9c83c0, VCIV_OTHER_BOUND },	/* add.ifnz r1, r1, 8 */
	{ 5, 0x200009e7009e7000, VCIV_SIGNAL },		/* thrsw */
	{ 9, 0x10020c27159e76c0, VCIV_USE_UNINIT },	/* mov vpm, r3 */
	{ 9, 0x10020c2715027d80, VCIV_USE_SECRET },	/* mov vpm, ra0 */
	{ 12, 0x100009e7009e7000, VCIV_DMA_LEFT },	/* nop */
	{ 13, 0x100009e7009e7000, VCIV_FALLS_OFF },	/* nop */
};

static enum vciv_reason verify(const u64 *code, void *memory, struct vciv_need *needs)
{
	const struct vciv_signature signature = { params, ARRAY_SIZE(params), NULL, 0 };
	struct vciv_contract contract = { .needs = needs };
	u64 out[ARRAY_SIZE(program)];
	struct vciv_verify_args args = {
		.code = code,
		.num_words = ARRAY_SIZE(program),
		.signature = &signature,
		.memory = memory,
		.out = out,
		.contract = &contract,
	};
	struct vciv_verdict verdict;

	vciv_verify(&args, &verdict);
	if (!verdict.reason && memcmp(out, code, sizeof(out)))
		return VCIV_NOT_INDUCTIVE;

	return verdict.reason;
}

/**
 * vciv_verify_selftest() - can the verifier be trusted
 * @memory: scratch memory of vciv_verify_memory_size() bytes
 *
 * Return: true if so.
 */
bool vciv_verify_selftest(void *memory)
{
	struct vciv_need needs[ARRAY_SIZE(params)];
	u64 code[ARRAY_SIZE(program)];

	if (verify(program, memory, needs))
		return false;

	/* Words are read as far as the mask goes, and one row of 64 bytes is written. */
	if (needs[2].read_end || !needs[2].bounded_read || needs[2].write_end != 64 ||
	    needs[2].bounded_write)
		return false;

	for (size_t i = 0; i < ARRAY_SIZE(faults); i++) {
		memcpy(code, program, sizeof(code));
		code[faults[i].at] = faults[i].word;
		if (verify(code, memory, needs) != faults[i].reason)
			return false;
	}

	return true;
}
EXPORT_SYMBOL_IF_KUNIT(vciv_verify_selftest);
