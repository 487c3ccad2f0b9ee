// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Finding states that describe the program at its undecided branches. Nothing
 * here needs to be right: vciv_verify_check.c proves the result or refuses it.
 *
 * Decided branches are followed, so a loop whose count is known is simply run.
 * Both ways out of an undecided one are cuts: a state that another one there
 * covers has been dealt with. First each state is kept apart, which loses
 * nothing and often ends; if there are too many, they are joined and widened.
 */

#include "vciv_verify_priv.h"

#define WIDEN_AFTER	3	/* joins at one cut */

static bool join_into_cut(struct vciv_verifier *v, const struct vciv_state *state)
{
	for (u32 i = 0; i < v->num_cuts; i++) {
		struct vciv_cut *cut = &v->cuts[i];

		if (!vciv_state_joinable(state, &cut->state))
			continue;

		vciv_state_join(&cut->state, state, cut->joins++ >= WIDEN_AFTER, &v->tmp);
		cut->todo = true;
		return true;
	}

	return false;
}

static bool arrive(struct vciv_verifier *v, const struct vciv_state *state, bool join)
{
	struct vciv_cut *cut;

	if (vciv_is_covered(v, state))
		return true;
	if (join && join_into_cut(v, state))
		return true;
	if (v->num_cuts == VCIV_VERIFY_MAX_CUTS)
		return vciv_reject(v, VCIV_TOO_MANY_STATES);

	cut = &v->cuts[v->num_cuts++];
	cut->state = *state;
	cut->joins = 0;
	cut->todo = true;

	return true;
}

static bool follow(struct vciv_verifier *v, bool join)
{
	switch (vciv_follow(v)) {
	case VCIV_FLOW_END:
		return true;
	case VCIV_FLOW_FORK:
		return arrive(v, &v->cur, join) && arrive(v, &v->other, join);
	default:
		return false;
	}
}

/**
 * vciv_infer() - fill the cuts
 * @v: verifier
 * @join: make one state of those at the same place
 *
 * Return: false if the program is rejected, or there are too many states.
 */
bool vciv_infer(struct vciv_verifier *v, bool join)
{
	u32 i = 0;

	v->proving = false;
	v->num_cuts = 0;
	vciv_state_init(&v->cur);
	if (!follow(v, join))
		return false;

	while (i < v->num_cuts) {
		if (!v->cuts[i].todo) {
			i++;
			continue;
		}

		v->cuts[i].todo = false;
		v->cur = v->cuts[i].state;
		if (!follow(v, join))
			return false;
		i = 0;
	}

	return true;
}
