/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The states that a proof went through, kept by instruction. */
#ifndef KNOWN_H
#define KNOWN_H

#include "generate.h"
#include "host.h"
#include "vciv_verify_priv.h"

/* One of them; of @state.lanes only those in use are there. */
struct known_state {
	struct known_state *next;	/* at the same instruction */
	struct vciv_state state;
};

struct known {
	struct host *host;
	struct program program;		/* with enumerated uniforms as they are in one choice */
	struct known_state *first[GENERATE_MAX_WORDS], *last[GENERATE_MAX_WORDS];
	char *memory;
	size_t size, used;
	bool complete;			/* all fit in */
};

/* For so many states at most, if they are as large as can be. */
struct known *known_new(u32 states);
void known_free(struct known *known);

/*
 * Verifies once more what was accepted, for one combination of enumerated uniforms.
 * False if there are more states than fit. States of an attempt to prove that failed are
 * kept too: that allows more than the proof does.
 */
bool known_record(struct known *known, const struct program *program, u32 choice);

#endif
