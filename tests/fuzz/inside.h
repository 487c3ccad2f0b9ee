/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Is a QPU in a state that the verifier thinks of? */
#ifndef INSIDE_H
#define INSIDE_H

#include "submit.h"
#include "v3d.h"
#include "vciv_verify_priv.h"

/* The first thing that is not as a state says. */
struct inside_miss {
	u32 after;		/* so many parts of the state were right */
	const char *part;
	u32 reg, lane, value;	/* if it is a register */
};

/*
 * True if there are numbers of rounds with which @state allows @qpu, which runs what
 * @submit placed. Else @miss says why not.
 */
bool inside(const struct submit *submit, const struct v3d_qpu_state *qpu,
	    const struct vciv_state *state, struct inside_miss *miss);

/*
 * Two QPUs that differ in where buffers are and in what was left over, both inside of
 * @state: true if they agree in all that @state says to be public. Else @miss.
 */
bool inside_agree(const struct v3d_qpu_state *a, const struct v3d_qpu_state *b,
		  const struct vciv_state *state, struct inside_miss *miss);

/* What a state says of a lane of a register, for people. */
void inside_print_reg(const struct vciv_state *state, u32 reg, u32 lane);

#endif
