// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Verifier
 *
 * The GPU has no MMU, so a program is proven before it may run: that it ends
 * by itself or loops, that it uses the hardware as documented, that it touches
 * no memory but what its pointers grant, and that nothing undefined or secret
 * gets out of it. The proof holds for all contents of memory and VPM, which may
 * change at any time, and for all values of its uniforms that the contract
 * allows; the contract is checked at each submit.
 *
 * It is an abstract interpretation of the whole program: registers hold sets of
 * values, and each instruction makes sets from sets.
 */

#include <linux/export.h>
#include <linux/string.h>
#include <kunit/visibility.h>

#include "vciv_verify_priv.h"

#define QPU_NOP		0x100009e7009e7000ull

size_t vciv_verify_memory_size(void)
{
	return sizeof(struct vciv_verifier);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_verify_memory_size);

static void contract_init(struct vciv_contract *contract, const struct vciv_signature *sig)
{
	struct vciv_need *needs = contract->needs;
	struct vciv_term *terms = contract->terms;

	memset(contract, 0, sizeof(*contract));
	contract->needs = needs;
	contract->terms = terms;
	contract->num_params = sig->num_params;
	contract->num_choices = vciv_signature_choices(sig);
	memset(needs, 0, sizeof(*needs) * contract->num_params * contract->num_choices);
}

/*
 * An attempt to prove that failed has recorded what this combination of
 * enumerated uniforms might need, and what it might reach.
 */
static void contract_forget(struct vciv_verifier *v)
{
	struct vciv_contract *contract = v->args->contract;
	u32 kept = 0;

	memset(&contract->needs[v->choice * contract->num_params], 0,
	       sizeof(*contract->needs) * contract->num_params);
	for (u32 i = 0; i < contract->num_terms; i++)
		if (contract->terms[i].choice != v->choice)
			contract->terms[kept++] = contract->terms[i];
	contract->num_terms = kept;
	memcpy(v->reached, v->reached_before, sizeof(v->reached));
}

/* Another try forgets that this one failed, unless time is up. */
static bool try_again(struct vciv_verifier *v)
{
	if (v->verdict->reason == VCIV_KILLED)
		return false;

	v->verdict->reason = VCIV_OK;
	vciv_log_clear(&v->log);

	return true;
}

/* An attempt that failed for want of steps has taken one too many. */
static u32 steps_left(const struct vciv_verifier *v)
{
	u32 steps = v->verdict->steps;

	return steps < VCIV_VERIFY_MAX_STEPS ? VCIV_VERIFY_MAX_STEPS - steps : 0;
}

/* Find cuts, and prove the program with them, in some part of the steps that are left. */
static bool attempt(struct vciv_verifier *v, bool join, u32 part)
{
	bool undecided = false;

	v->budget = v->verdict->steps + steps_left(v) / part;
	if (!vciv_infer(v, join))
		return false;

	if (v->num_cuts > v->verdict->cuts)
		v->verdict->cuts = v->num_cuts;

	v->budget = VCIV_VERIFY_MAX_STEPS;
	if (vciv_check(v, &undecided))
		return true;

	return undecided ? vciv_reject(v, VCIV_NOT_INDUCTIVE) : false;
}

/* Only a lack of steps or room lets another way of finding cuts do better. */
static bool too_much(const struct vciv_verifier *v)
{
	return v->verdict->reason == VCIV_TOO_MANY_STATES ||
	       v->verdict->reason == VCIV_TOO_MANY_STEPS;
}

/*
 * Keeping states apart loses nothing, but may take for ever where joining them
 * does not. A loop that a uniform counts is joined first: the contract is then
 * as the uniform has it, and not for its largest value.
 */
static bool prove_undecided(struct vciv_verifier *v)
{
	if (v->counted) {
		if (attempt(v, true, 4))
			return true;
		if (!try_again(v))
			return false;
		contract_forget(v);
	}

	if (attempt(v, false, 4))
		return true;

	return too_much(v) && try_again(v) && attempt(v, true, 1);
}

static bool verify_choice(struct vciv_verifier *v)
{
	bool undecided = false;

	v->num_cuts = 0;
	v->counted = false;
	memcpy(v->reached_before, v->reached, sizeof(v->reached));
	v->budget = VCIV_VERIFY_MAX_STEPS;
	if (vciv_check(v, &undecided))
		return true;

	return undecided && prove_undecided(v);
}

/* What was not gone through in the proof cannot run, and is not there. */
static void emit(const struct vciv_verifier *v)
{
	const struct vciv_verify_args *args = v->args;

	for (u32 i = 0; i < args->num_words; i++)
		args->out[i] = v->reached[i / 8] & 1u << i % 8 ? args->code[i] : QPU_NOP;
}

static struct vciv_verifier *verifier_init(const struct vciv_verify_args *args,
					   struct vciv_verdict *verdict)
{
	struct vciv_verifier *v = args->memory;

	memset(verdict, 0, sizeof(*verdict));
	v->args = args;
	v->verdict = verdict;
	v->choice = 0;
	v->proving = false;
	v->next_question = 0;
	v->log.text = args->log;
	v->log.size = args->log ? args->log_size : 0;
	vciv_log_clear(&v->log);
	memset(v->reached, 0, sizeof(v->reached));

	return v;
}

/**
 * vciv_verify() - prove a program safe
 * @args: program, types of its uniforms, memory
 * @verdict: what came out
 *
 * Bounded by %VCIV_VERIFY_MAX_STEPS and the size of the memory. If false is
 * returned, the contract and the copy of the program mean nothing.
 *
 * Return: true if the program is safe under its contract.
 */
bool vciv_verify(const struct vciv_verify_args *args, struct vciv_verdict *verdict)
{
	struct vciv_verifier *v = verifier_init(args, verdict);

	if (!vciv_signature_valid(args->signature))
		return vciv_reject(v, VCIV_BAD_SIGNATURE);
	if (!args->num_words || args->num_words > VCIV_VERIFY_MAX_WORDS)
		return vciv_reject(v, VCIV_BAD_LENGTH);

	contract_init(args->contract, args->signature);
	for (v->choice = 0; v->choice < args->contract->num_choices; v->choice++)
		if (!verify_choice(v))
			return false;

	emit(v);

	return true;
}
EXPORT_SYMBOL_IF_KUNIT(vciv_verify);
