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

/* A state may get to a cut for the first time, or come back to it. */
static bool cut_covers(const struct vciv_verifier *v, const struct vciv_cut *cut,
		       const struct vciv_state *state)
{
	const struct vciv_signature *sig = v->args->signature;
	struct vciv_entry entry = { cut->round, false };

	if (vciv_state_leq(state, &cut->state, entry, sig))
		return true;
	if (cut->round == VCIV_SYM_ONE)
		return false;

	v->verdict->steps += STEPS_OF_COMPARISON;
	entry.again = true;

	return vciv_state_leq(state, &cut->state, entry, sig);
}

/**
 * vciv_is_covered() - has a state been dealt with
 * @v: verifier
 * @state: state
 *
 * Return: true if some cut allows all that @state allows.
 */
bool vciv_is_covered(const struct vciv_verifier *v, const struct vciv_state *state)
{
	for (u32 i = 0; i < v->num_cuts; i++) {
		const struct vciv_cut *cut = &v->cuts[i];

		if (cut->state.at.ip != state->at.ip)
			continue;
		if (cut_covers(v, cut, state))
			return true;
		v->verdict->steps += STEPS_OF_COMPARISON;
	}

	return false;
}

static bool prove_from_here(struct vciv_verifier *v, bool *undecided)
{
	switch (vciv_follow(v)) {
	case VCIV_FLOW_END:
		return true;
	case VCIV_FLOW_FORK:
		*undecided = !vciv_is_covered(v, &v->cur) || !vciv_is_covered(v, &v->other);
		return !*undecided;
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
