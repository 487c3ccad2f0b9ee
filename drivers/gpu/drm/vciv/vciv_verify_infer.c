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
 *
 * When a state comes back to a cut that it would have to be joined with, what
 * changed by a constant, or by a constant times a uniform, is taken to do so in
 * each round. If that is wrong, joining goes on as before.
 */

#include <linux/limits.h>
#include <linux/string.h>

#include "vciv_verify_priv.h"

#define WIDEN_AFTER	3	/* joins at one cut */

struct grow {
	const struct vciv_signature *sig;
	const struct vciv_state *state;	/* the one that grows, for its facts */
	struct vciv_entry entry;
	bool widen;
};

static struct vciv_val grow_plain(void *opaque, const struct vciv_val *into,
				  const struct vciv_val *from)
{
	const struct grow *grow = opaque;

	return grow->widen ? vciv_val_widen(into, from) : vciv_val_join(into, from);
}

/* What a sum is a multiple of, as a power of two. */
static u32 sum_align(const struct grow *grow, const struct vciv_sym *sym)
{
	u32 bits = sym->rest.base;

	if (sym->rest.size)
		return 1;

	for (u32 i = 0; i < VCIV_MONOS; i++) {
		const struct vciv_mono *mono = &sym->mono[i];
		u32 by = 1;

		if (mono->coef && !VCIV_SYM_IS_ROUND(mono->b)) {
			const struct vciv_param *param =
				&grow->sig->params[vciv_sym_index(mono->b)];

			by = param->kind == VCIV_PARAM_SCALAR ? param->align : 1;
		}
		bits |= mono->coef * by;
	}

	return bits & -bits;
}

/* The numbers that a sum can be, by the facts of the cut. */
static void guess_num(const struct grow *grow, struct vciv_val *val)
{
	s64 lo, hi;

	val->num = vciv_num_unknown();
	if (vciv_sym_bounds(grow->state, &val->sym, grow->sig, &lo, &hi) && lo >= 0 &&
	    hi <= U32_MAX)
		val->num = vciv_num_between(lo, hi);

	val->num = vciv_num_aligned(val->num, sum_align(grow, &val->sym));
}

/* How much did it change in one round? */
static bool guess_change(const struct vciv_val *into, const struct vciv_val *from, u16 round,
			 struct vciv_sym *change)
{
	struct vciv_sym x = vciv_sym_of(into), y = vciv_sym_of(from);

	if (into->kind != from->kind || into->slot != from->slot ||
	    (into->kind != VCIV_SCALAR && into->kind != VCIV_PTR) || x.rest.size != y.rest.size)
		return false;

	if (vciv_sym_same(&x, &y)) {
		*change = vciv_sym_make(y.rest.base - x.rest.base, VCIV_SYM_ONE, round);
		return true;
	}

	*change = vciv_sym_sub(&y, &x);
	if (change->mono[0].a != VCIV_SYM_ONE || !change->mono[0].coef || change->mono[1].coef ||
	    VCIV_SYM_IS_ROUND(change->mono[0].b) || change->rest.base || change->rest.size)
		return false;

	*change = vciv_sym_make(change->mono[0].coef, change->mono[0].b, round);

	return true;
}

static struct vciv_val grow_first(void *opaque, const struct vciv_val *into,
				  const struct vciv_val *from)
{
	const struct grow *grow = opaque;
	struct vciv_val val = vciv_val_join(into, from);
	struct vciv_sym change, sum, start = vciv_sym_of(into);

	if (!guess_change(into, from, grow->entry.round, &change))
		return val;
	if (!vciv_sym_is_set(&change))
		return val;

	sum = vciv_sym_add(&start, &change);
	if (!vciv_sym_is_set(&sum))
		return grow_plain(opaque, into, from);

	val.sym = sum;
	guess_num(grow, &val);

	return val;
}

/* How much stronger did a fact about uniforms alone get? */
static u32 fact_change(const struct vciv_fact *fact, const struct vciv_state *from)
{
	for (u32 i = 0; i < VCIV_FACTS; i++) {
		const struct vciv_fact *other = &from->facts[i];

		if (other->step && other->round == VCIV_SYM_ONE &&
		    other->uniform == fact->uniform && other->add < fact->add &&
		    fact->add - other->add <= S32_MAX)
			return fact->add - other->add;
	}

	return 0;
}

/* A fact that got stronger in one round will do so in each. */
static void guess_facts(struct vciv_state *cut, const struct vciv_state *from, u16 round)
{
	struct vciv_fact guesses[VCIV_FACTS];
	u32 count = 0;

	for (u32 i = 0; i < VCIV_FACTS; i++) {
		const struct vciv_fact *fact = &cut->facts[i];
		u32 step = fact->step && fact->round == VCIV_SYM_ONE ? fact_change(fact, from) : 0;

		if (step)
			guesses[count++] = (struct vciv_fact){ fact->add, step, round,
							       fact->uniform };
	}

	for (u32 i = 0; count && i < VCIV_FACTS; i++)
		if (!cut->facts[i].step)
			cut->facts[i] = guesses[--count];
}

static void forget_facts(struct vciv_state *cut, const struct vciv_state *from,
			 struct vciv_entry entry, const struct vciv_signature *sig)
{
	for (u32 i = 0; i < VCIV_FACTS; i++) {
		struct vciv_fact fact = cut->facts[i];

		if (fact.step && (!vciv_fact_enter(&fact, entry) ||
				  !vciv_facts_imply(from, &fact, sig)))
			memset(&cut->facts[i], 0, sizeof(cut->facts[i]));
	}
}

/* Once more: what did not turn out as was thought is joined. */
static struct vciv_val grow_again(void *opaque, const struct vciv_val *into,
				  const struct vciv_val *from)
{
	const struct grow *grow = opaque;
	struct vciv_val val = *into, plain = *into;
	struct vciv_sym sym = into->sym;

	plain.sym = vciv_sym_none();
	val = grow_plain(opaque, &plain, from);
	if (!vciv_sym_is_set(&sym) || val.kind != into->kind || from->kind != into->kind ||
	    val.slot != into->slot)
		return val;

	if (vciv_sym_enter(&sym, grow->entry) && vciv_sym_leq(from, &sym))
		val.sym = into->sym;

	return val;
}

/* Did the state come from this cut, and by how many sums does that show? */
static u32 count_misses(const struct vciv_state *cut, const struct vciv_state *from,
			struct vciv_entry entry)
{
	u32 misses = 0;

	for (u32 i = 0; i < VCIV_REGS; i++)
		for (u32 lane = 0; lane < (cut->reg[i].split ? VCIV_QPU_LANES : 1); lane++) {
			struct vciv_sym sym = vciv_vec_lane(cut, &cut->reg[i], lane)->sym;

			if (vciv_sym_is_set(&sym) &&
			    (!vciv_sym_enter(&sym, entry) ||
			     !vciv_sym_leq(vciv_vec_lane(from, &from->reg[i], lane), &sym)))
				misses++;
		}

	return misses;
}

static struct vciv_entry entry_of(const struct vciv_cut *cut, const struct vciv_state *from)
{
	struct vciv_entry first = { cut->round, false }, again = { cut->round, true };

	if (cut->round == VCIV_SYM_ONE ||
	    count_misses(&cut->state, from, first) < count_misses(&cut->state, from, again))
		return first;

	return again;
}

static void grow_cut(struct vciv_verifier *v, struct vciv_cut *cut, const struct vciv_state *from)
{
	struct grow grow = { v->args->signature, &cut->state, { VCIV_SYM_ONE, false },
			     cut->joins >= WIDEN_AFTER };
	bool guess = !cut->joins && v->num_rounds < VCIV_ROUNDS;

	cut->joins++;
	cut->todo = true;
	if (guess) {
		cut->round = VCIV_SYM_ROUND(v->num_rounds++);
		grow.entry = (struct vciv_entry){ cut->round, true };
		forget_facts(&cut->state, from, (struct vciv_entry){ VCIV_SYM_ONE, false },
			     v->args->signature);
		guess_facts(&cut->state, from, cut->round);
		vciv_state_join(&cut->state, from, grow_first, &grow, &v->tmp);
		return;
	}

	grow.entry = entry_of(cut, from);
	forget_facts(&cut->state, from, grow.entry, v->args->signature);
	vciv_state_join(&cut->state, from, grow_again, &grow, &v->tmp);
}

static bool join_into_cut(struct vciv_verifier *v, const struct vciv_state *state)
{
	for (u32 i = 0; i < v->num_cuts; i++) {
		struct vciv_cut *cut = &v->cuts[i];

		if (!vciv_state_joinable(state, &cut->state))
			continue;

		grow_cut(v, cut, state);
		return true;
	}

	return false;
}

static bool arrive(struct vciv_verifier *v, const struct vciv_state *state, bool join)
{
	struct vciv_cut *cut;
	bool covered;

	if (!vciv_find_cover(v, state, &covered))
		return false;
	if (covered)
		return true;
	if (join && join_into_cut(v, state))
		return true;
	if (v->num_cuts == VCIV_VERIFY_MAX_CUTS)
		return vciv_reject(v, VCIV_TOO_MANY_STATES);

	cut = &v->cuts[v->num_cuts++];
	cut->state = *state;
	cut->joins = 0;
	cut->round = VCIV_SYM_ONE;
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
	v->num_rounds = 0;
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
