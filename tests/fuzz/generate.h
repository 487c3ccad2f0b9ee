/* SPDX-License-Identifier: GPL-2.0-or-later */
/* QPU programs that a verifier might just accept. */
#ifndef GENERATE_H
#define GENERATE_H

#include "vciv_verify.h"

#define GENERATE_MAX_WORDS	256
#define GENERATE_MAX_PARAMS	16
#define GENERATE_MAX_VALUES	8
#define GENERATE_MAX_RECORDS	64
#define GENERATE_MAX_STREAM	(GENERATE_MAX_PARAMS * GENERATE_MAX_RECORDS)

struct program {
	u64 code[GENERATE_MAX_WORDS];
	u32 num_words;
	bool patient;	/* it is there for how long it takes to verify */
	struct vciv_param params[GENERATE_MAX_PARAMS];
	u32 values[GENERATE_MAX_VALUES];
	struct vciv_signature signature;
};

u32 random_below(u64 *seed, u32 n);

void generate(struct program *program, u64 *seed);

/*
 * Appends any operation, rotation or load immediate, on r0-r3, r5, ra0-ra7,
 * rb4 and rb5.
 */
void generate_operation(struct program *program, u64 *seed);

#endif
