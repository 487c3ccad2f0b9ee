// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * The proof. From the start of the program, and from every cut, the program is
 * executed on abstract states up to its end or to an undecided branch, where a
 * cut must cover each way out. By induction over the instructions executed,
 * every state of a real QPU is then one that was gone through here, so every
 * memory access is among those recorded, and no other instruction is reached.
 *
 * There is no guessing here: cuts that are wrong make it fail.
 */

#include "vciv_verify_priv.h"

/* Comparing all registers of two states takes time like so many instructions. */
#define STEPS_OF_COMPARISON	8

/* Is a state one of a cut's, got to for the first time or come back to? */
static bool compare(struct vciv_verifier *v, const struct vciv_cut *cut,
		    const struct vciv_state *state, bool again, bool *covered)
{
	const struct vciv_entry entry = { cut->round, again };

	if (!vciv_count_steps(v, STEPS_OF_COMPARISON))
		return false;
	*covered = vciv_state_leq(state, &cut->state, entry, v->args->signature);

	return true;
}

/**
 * vciv_find_cover() - has a state been dealt with
 * @v: verifier
 * @state: state
 * @covered: set if some cut allows all that @state allows, else cleared
 *
 * Return: false if the program is rejected, since it takes too long.
 */
bool vciv_find_cover(struct vciv_verifier *v, const struct vciv_state *state, bool *covered)
{
	*covered = false;
	for (u32 i = 0; i < v->num_cuts && !*covered; i++) {
		const struct vciv_cut *cut = &v->cuts[i];

		if (cut->state.at.ip != state->at.ip)
			continue;
		if (!compare(v, cut, state, false, covered))
			return false;
		if (!*covered && cut->round != VCIV_SYM_ONE &&
		    !compare(v, cut, state, true, covered))
			return false;
	}

	return true;
}

static bool insist_on_cover(struct vciv_verifier *v, const struct vciv_state *state,
			    bool *undecided)
{
	bool covered;

	if (!vciv_find_cover(v, state, &covered))
		return false;
	*undecided = !covered;

	return covered;
}

static bool prove_from_here(struct vciv_verifier *v, bool *undecided)
{
	switch (vciv_follow(v)) {
	case VCIV_FLOW_END:
		return true;
	case VCIV_FLOW_FORK:
		return insist_on_cover(v, &v->cur, undecided) &&
		       insist_on_cover(v, &v->other, undecided);
	default:
		return false;
	}
}

/**
 * vciv_check() - prove the program with the cuts that there are
 * @v: verifier
 * @undecided: set if a cut is missing, which is no rejection yet
 *
 * Return: true if the program is safe; what it does is in the contract.
 */
bool vciv_check(struct vciv_verifier *v, bool *undecided)
{
	v->proving = true;
	vciv_state_init(&v->cur);
	if (!prove_from_here(v, undecided))
		return false;

	for (u32 i = 0; i < v->num_cuts; i++) {
		v->cur = v->cuts[i].state;
		if (!prove_from_here(v, undecided))
			return false;
	}

	return true;
}
