// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

/*
 * HT-15: all operations on all pairs of small immediates, against what the verifier
 * says of them.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "hwtest.h"
#include "programs.h"

#define SMALL_IMMEDIATES	48
#define PAIRS			(SMALL_IMMEDIATES * SMALL_IMMEDIATES)
#define VECTORS			(PAIRS / JOB_LANES)
#define VECTOR_BYTES		(2 * JOB_LANES * sizeof(uint32_t))

/* In the order of operations.qasm. */
static const struct operation {
	const char *name;
	bool mul;		/* of the MUL ALU */
	uint8_t code;		/* AG100, tables 12 and 13 */
} operations[] = {
	{ "fadd", false, 1 }, { "fsub", false, 2 }, { "fmin", false, 3 }, { "fmax", false, 4 },
	{ "fminabs", false, 5 }, { "fmaxabs", false, 6 }, { "ftoi", false, 7 },
	{ "itof", false, 8 }, { "add", false, 12 }, { "sub", false, 13 }, { "shr", false, 14 },
	{ "asr", false, 15 }, { "ror", false, 16 }, { "shl", false, 17 }, { "min", false, 18 },
	{ "max", false, 19 }, { "and", false, 20 }, { "or", false, 21 }, { "xor", false, 22 },
	{ "not", false, 23 }, { "clz", false, 24 }, { "v8adds", false, 30 },
	{ "v8subs", false, 31 }, { "fmul", true, 1 }, { "mul24", true, 2 }, { "v8muld", true, 3 },
	{ "v8min", true, 4 }, { "v8max", true, 5 }, { "v8adds", true, 6 }, { "v8subs", true, 7 },
};

#define OPERATIONS	(sizeof(operations) / sizeof(*operations))

/* What is known of each, over all pairs. */
struct findings {
	uint32_t compared, different;
	uint32_t hash;			/* of results and flags, to compare boards by */
	uint32_t a, b, got;		/* the first that is different */
};

/* AG100, table 5: -16 to 15, and the powers of two from 1/256 to 128 as floats. */
static uint32_t small_immediate(uint32_t code)
{
	if (code < 16)
		return code;
	if (code < 32)
		return code - 32;

	return (code < 40 ? 127 + (code - 32) : 127 - (48 - code)) << 23;
}

static uint32_t operand(uint32_t pair, bool second)
{
	return small_immediate(second ? pair % SMALL_IMMEDIATES : pair / SMALL_IMMEDIATES);
}

static void fill(uint32_t *arena)
{
	for (uint32_t pair = 0; pair < PAIRS; pair++) {
		uint32_t *vectors = arena + pair / JOB_LANES * (VECTOR_BYTES / sizeof(uint32_t));

		vectors[pair % JOB_LANES] = operand(pair, false);
		vectors[JOB_LANES + pair % JOB_LANES] = operand(pair, true);
	}
}

static void compare(const struct operation *operation, struct findings *found, uint32_t pair,
		    uint32_t result, uint32_t flags)
{
	uint32_t a = operand(pair, false), b = operand(pair, true);
	enum fold fold = fold_compare(operation->mul, operation->code, a, b, result, flags);

	found->hash = (found->hash ^ result) * 16777619;
	found->hash = (found->hash ^ flags) * 16777619;
	if (fold == FOLD_UNKNOWN)
		return;

	found->compared++;
	if (fold == FOLD_SAME)
		return;
	if (!found->different++) {
		found->a = a;
		found->b = b;
		found->got = result;
	}
}

static void compare_all(const struct job *job, uint32_t first, struct findings *found)
{
	for (uint32_t i = 0; i < JOB_INSTANCES * JOB_LANES; i++) {
		const uint32_t (*answer)[JOB_LANES] = job->answer[i / JOB_LANES];
		uint32_t lane = i % JOB_LANES;

		for (uint32_t op = 0; op < OPERATIONS; op++)
			compare(&operations[op], &found[op], first * JOB_LANES + i,
				answer[2 * op][lane], answer[2 * op + 1][lane]);
	}
}

static int run_all(const char *id, struct job *job, struct findings *found)
{
	static const struct code code = CODE(operations);

	fill((uint32_t *)job->arena.map + JOB_POINTER / sizeof(uint32_t));
	for (uint32_t i = 0; i < VECTORS && !hwtest_stop; i += JOB_INSTANCES) {
		int ret = job_run(job, &code, JOB_INSTANCES, i * VECTOR_BYTES);

		if (ret)
			return ret;
		progress("\r%s: %u of %u vectors", id, i + JOB_INSTANCES, VECTORS);
		compare_all(job, i, found);
	}
	progress("\n");

	return 0;
}

static enum outcome report_findings(const char *id, const struct findings *found)
{
	enum outcome outcome = GOOD;

	for (size_t i = 0; i < OPERATIONS; i++, found++) {
		report("%-5s %s%-8s %u of %u results and flags known before, hash %08x\n", id,
		       operations[i].mul ? "mul " : "add ", operations[i].name, found->compared,
		       PAIRS, found->hash);
		if (!found->different)
			continue;
		report("      %u are different: of %#x and %#x it makes %#x [NOT AS ASSUMED]\n",
		       found->different, found->a, found->b, found->got);
		outcome = BAD;
	}

	return outcome;
}

enum outcome hwtest_operations(const char *id)
{
	struct findings found[OPERATIONS] = {};
	struct job *job = calloc(1, sizeof(*job));
	int ret = job ? job_open(job) : -ENOMEM;

	if (!ret) {
		ret = run_all(id, job, found);
		job_close(job);
	}
	free(job);
	if (ret == -EPERM) {
		report("%-5s skipped: takes root and the module parameter allow_unverified=1\n",
		       id);
		return SKIPPED;
	}
	if (ret) {
		report("%-5s no answer: %s\n", id, strerror(-ret));
		return BAD;
	}

	return hwtest_stop ? SKIPPED : report_findings(id, found);
}
