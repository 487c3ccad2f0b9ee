/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a program gets at memory: one way for each formula that says how much it touches. */
#ifndef WAYS_H
#define WAYS_H

#include "vciv_verify.h"

enum way {
	WAY_TMU, WAY_VDR_ROW, WAY_VDR_ROWS, WAY_VDR_PITCH, WAY_VDW_ROW, WAY_VDW_ROWS,
	WAY_VDW_COLUMNS, WAY_VDW_BLOCKS, WAY_FIXED, WAY_BOUND, WAY_SUM, WAY_SUM_OF_TWO,
	WAY_PRODUCT, WAY_QUOTIENT, WAY_RECORD, WAY_RECORD_BOUND, WAY_RECORDS, WAYS
};

extern const char *const way_names[WAYS];

/* Those of an instruction, and those of a whole contract: a bit for each. */
u32 ways_of_word(u64 word, const struct vciv_state *state);
u32 ways_of_contract(const struct vciv_contract *contract, const struct vciv_signature *sig);

/* Does it depend on how often a loop goes round? */
bool ways_count_rounds(const struct vciv_contract *contract);

#endif
