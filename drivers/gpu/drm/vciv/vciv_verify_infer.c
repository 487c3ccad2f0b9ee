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
 *
 * In a loop around a loop the inner one is found first, and comes to its end in
 * the first round of the outer one, of which nothing is known yet. When it is, all
 * that was found since then is forgotten and found again. What is known of the
 * first round and of the others stays apart, if a join would lose a sum.
 */

#include <linux/limits.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "vciv_verify_priv.h"

#define WIDEN_AFTER	3	/* joins at one cut */
#define MOST_APART	8	/* cuts at one place whose sums differ */

struct grow {
	const struct vciv_signature *sig;
	const struct vciv_state *state;	/* the one that grows, for its facts */
	struct vciv_entry entry;
	bool widen;
	bool guessed;
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
	struct grow *grow = opaque;
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
	grow->guessed = true;

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

/*
 * A fact that got stronger in one round will do so in each.
 *
 * Return: false if there is none.
 */
static bool guess_facts(struct vciv_state *cut, const struct vciv_state *from, u16 round)
{
	struct vciv_fact guesses[VCIV_FACTS];
	u32 count = 0, guessed;

	for (u32 i = 0; i < VCIV_FACTS; i++) {
		const struct vciv_fact *fact = &cut->facts[i];
		u32 step = fact->step && fact->round == VCIV_SYM_ONE ? fact_change(fact, from) : 0;

		if (step)
			guesses[count++] = (struct vciv_fact){ fact->add, step, round,
							       fact->uniform };
	}

	guessed = count;
	for (u32 i = 0; count && i < VCIV_FACTS; i++)
		if (!cut->facts[i].step)
			cut->facts[i] = guesses[--count];

	return guessed > count;
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

/* The cut that is come back to so many times as the symbol says. */
static const struct vciv_cut *cut_of_round(const struct vciv_verifier *v, u16 round)
{
	for (u32 i = 0; i < v->num_cuts; i++)
		if (v->cuts[i].round == round)
			return &v->cuts[i];

	return NULL;
}

/*
 * A sum with the rounds of another loop is worth keeping behind that loop, which
 * might go on where the loop has got to, but not at the start of a loop around it.
 */
static bool sum_matters(const struct vciv_verifier *v, const struct vciv_cut *cut,
			const struct vciv_sym *sym)
{
	for (u32 i = 0; i < VCIV_MONOS; i++) {
		u16 round = sym->mono[i].b;
		const struct vciv_cut *of;

		if (!sym->mono[i].coef || !VCIV_SYM_IS_ROUND(round) || round == cut->round)
			continue;
		of = cut_of_round(v, round);
		if (!of || of->state.at.ip >= cut->state.at.ip)
			return false;
	}

	return vciv_sym_is_set(sym);
}

/* Does the path that is followed lead back here? */
static bool comes_back(const struct vciv_verifier *v, const struct vciv_cut *cut)
{
	return v->followed && v->followed->state.at.ip >= cut->state.at.ip;
}

/* Would a join lose the sum that a value is known as? */
static bool loses_sum(const struct vciv_verifier *v, const struct vciv_cut *cut,
		      const struct vciv_val *into, const struct vciv_val *from,
		      struct vciv_entry entry)
{
	struct vciv_sym sym = into->sym, change;

	if (into->kind != from->kind || into->slot != from->slot || into->kind == VCIV_UNINIT)
		return false;
	/* What is no sum and no constant is lost already. */
	if (!vciv_sym_is_set(&into->sym) &&
	    (!vciv_sym_is_set(&from->sym) || !vciv_num_is_const(into->num)))
		return false;

	if (vciv_sym_enter(&sym, entry) && vciv_sym_leq(from, &sym))
		return false;
	if (cut->round == VCIV_SYM_ONE && comes_back(v, cut) &&
	    guess_change(into, from, VCIV_SYM_ROUND(0), &change))
		return false;

	return sum_matters(v, cut, vciv_sym_is_set(&from->sym) ? &from->sym : &into->sym);
}

static u32 count_losses(const struct vciv_verifier *v, const struct vciv_cut *cut,
			const struct vciv_state *from, struct vciv_entry entry)
{
	const struct vciv_state *into = &cut->state;
	u32 losses = 0;

	for (u32 i = 0; i < VCIV_REGS; i++)
		for (u32 lane = 0; lane < (into->reg[i].split ? VCIV_QPU_LANES : 1); lane++)
			losses += loses_sum(v, cut, vciv_vec_lane(into, &into->reg[i], lane),
					    vciv_vec_lane(from, &from->reg[i], lane), entry);

	return losses;
}

/* Is the cut come back to, or got to anew? Either way, how many sums does a join lose? */
static struct vciv_entry entry_of(const struct vciv_verifier *v, const struct vciv_cut *cut,
				  const struct vciv_state *from, u32 *losses)
{
	struct vciv_entry first = { cut->round, false }, again = { cut->round, true };
	u32 losses_again;

	*losses = count_losses(v, cut, from, first);
	if (cut->round == VCIV_SYM_ONE || !comes_back(v, cut))
		return first;

	losses_again = count_losses(v, cut, from, again);
	if (*losses < losses_again)
		return first;
	*losses = losses_again;

	return again;
}

/* What was found since this cut was first seen is found better with what it is now. */
static void start_over(struct vciv_verifier *v, const struct vciv_cut *cut)
{
	v->num_cuts = cut - v->cuts + 1;
	v->num_rounds = 0;
	for (u32 i = 0; i < v->num_cuts; i++) {
		v->cuts[i].todo = true;
		if (v->cuts[i].round != VCIV_SYM_ONE)
			v->num_rounds = max(v->num_rounds, vciv_sym_index(v->cuts[i].round) + 1u);
	}
	v->start_over = true;
}

static bool guess_cut(struct vciv_verifier *v, struct vciv_cut *cut, const struct vciv_state *from)
{
	u16 round = VCIV_SYM_ROUND(v->num_rounds);
	struct grow grow = { v->args->signature, &cut->state, { round, true }, false, false };

	forget_facts(&cut->state, from, (struct vciv_entry){ VCIV_SYM_ONE, false },
		     v->args->signature);
	grow.guessed = guess_facts(&cut->state, from, round);
	vciv_state_join(&cut->state, from, grow_first, &grow, &v->tmp);
	if (!grow.guessed)
		return false;

	cut->round = round;
	v->num_rounds++;

	return true;
}

static void grow_cut(struct vciv_verifier *v, struct vciv_cut *cut, const struct vciv_state *from,
		     struct vciv_entry entry)
{
	struct grow grow = { v->args->signature, &cut->state, entry,
			     cut->joins >= WIDEN_AFTER, false };

	cut->joins++;
	cut->todo = true;
	if (cut->round == VCIV_SYM_ONE && comes_back(v, cut) && v->num_rounds < VCIV_ROUNDS) {
		if (guess_cut(v, cut, from)) {
			start_over(v, cut);
			return;
		}
		if (!grow.widen)
			return;
	}

	forget_facts(&cut->state, from, entry, v->args->signature);
	vciv_state_join(&cut->state, from, grow_again, &grow, &v->tmp);
}

static bool join_into_cut(struct vciv_verifier *v, const struct vciv_state *state)
{
	struct vciv_entry entry, best_entry;
	struct vciv_cut *best = NULL;
	u32 least = 0, losses, apart = 0;

	for (u32 i = 0; i < v->num_cuts; i++) {
		struct vciv_cut *cut = &v->cuts[i];

		if (!vciv_state_joinable(state, &cut->state))
			continue;

		apart++;
		entry = entry_of(v, cut, state, &losses);
		if (best && losses >= least)
			continue;
		best = cut;
		best_entry = entry;
		least = losses;
	}

	/* A guess that was wrong is of no use. */
	if (!best || (least && !best_entry.again && apart < MOST_APART))
		return false;
	grow_cut(v, best, state, best_entry);

	return true;
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
		return arrive(v, &v->cur, join) &&
		       (v->start_over || arrive(v, &v->other, join));
	default:
		return false;
	}
}

/* Inner loops come before what is behind them. */
static struct vciv_cut *next_todo(struct vciv_verifier *v)
{
	struct vciv_cut *next = NULL;

	for (u32 i = 0; i < v->num_cuts; i++) {
		struct vciv_cut *cut = &v->cuts[i];

		if (cut->todo && (!next || cut->state.at.ip < next->state.at.ip))
			next = cut;
	}

	return next;
}

static bool find_cuts(struct vciv_verifier *v, bool join)
{
	struct vciv_cut *cut;

	v->start_over = false;
	v->followed = NULL;
	vciv_state_init(&v->cur);
	if (!follow(v, join))
		return false;

	while (!v->start_over) {
		cut = next_todo(v);
		if (!cut)
			break;
		cut->todo = false;
		v->followed = cut;
		v->cur = cut->state;
		if (!follow(v, join))
			return false;
	}

	return true;
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
	v->proving = false;
	v->num_cuts = 0;
	v->num_rounds = 0;
	do {
		if (!find_cuts(v, join))
			return false;
	} while (v->start_over);

	return true;
}
