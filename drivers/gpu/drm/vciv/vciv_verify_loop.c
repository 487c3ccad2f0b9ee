// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Loops whose count a uniform gives. Each cut may have a symbol for how often
 * it was come back to, and registers are sums with that symbol. What a branch
 * on such a sum says is kept as a fact: the rounds are limited by a uniform.
 * So where a pointer gets to follows from the uniform, and becomes a term of
 * the contract.
 *
 * A sum is an equation modulo 2^32, a fact is an inequality of plain integers.
 * A fact is only ever made where what was known before says that the integers
 * cannot have wrapped.
 */

#include <linux/gcd.h>
#include <linux/limits.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/overflow.h>
#include <linux/string.h>

#include "vciv_verify_priv.h"

/* What facts add stays far from where sums of some of them could overflow. */
#define MAX_ADD		0x10000000000ll

/**
 * vciv_sym_enter() - say in the symbols of a state what a cut says in its own
 * @sym: sum of a cut
 * @entry: how the state gets there
 *
 * Return: false if that is too long a sum.
 */
bool vciv_sym_enter(struct vciv_sym *sym, struct vciv_entry entry)
{
	struct vciv_sym more = vciv_sym_none(), sum;

	if (entry.round == VCIV_SYM_ONE)
		return true;

	for (u32 i = 0; i < VCIV_MONOS; i++) {
		struct vciv_mono *mono = &sym->mono[i];

		if (!mono->coef || mono->b != entry.round)
			continue;
		if (!entry.again) {
			/* 0 rounds: all that is behind moves up. */
			memmove(mono, mono + 1, (VCIV_MONOS - i - 1) * sizeof(*mono));
			memset(&sym->mono[VCIV_MONOS - 1], 0, sizeof(*mono));
			i--;
		} else if (mono->a == VCIV_SYM_ONE) {
			sym->rest.base += mono->coef;
		} else {
			if (vciv_sym_is_set(&more))
				return false;
			more = vciv_sym_make(mono->coef, VCIV_SYM_ONE, mono->a);
		}
	}

	if (!vciv_sym_is_set(&more))
		return true;

	sum = vciv_sym_add(sym, &more);
	*sym = sum;

	return vciv_sym_is_set(&sum);
}

/**
 * vciv_fact_enter() - say in the symbols of a state what a cut says in its own
 * @fact: of a cut
 * @entry: how the state gets there
 *
 * Return: false if that cannot be said.
 */
bool vciv_fact_enter(struct vciv_fact *fact, struct vciv_entry entry)
{
	if (entry.round == VCIV_SYM_ONE || fact->round != entry.round)
		return true;

	if (entry.again)
		fact->add -= fact->step;
	else
		*fact = (struct vciv_fact){ fact->add, 1, VCIV_SYM_ONE, fact->uniform };

	return fact->add >= -MAX_ADD;
}

static bool fact_is_about(const struct vciv_fact *a, const struct vciv_fact *b)
{
	return a->step == b->step && a->round == b->round && a->uniform == b->uniform;
}

/* Bounds of uniforms by their declaration. */
static u32 declared_min(const struct vciv_signature *sig, u16 symbol)
{
	const struct vciv_param *param;

	if (symbol == VCIV_SYM_ONE)
		return 0;
	param = &sig->params[vciv_sym_index(symbol)];

	return param->kind == VCIV_PARAM_SCALAR ? param->min : 0;
}

static u32 declared_max(const struct vciv_signature *sig, u16 symbol)
{
	const struct vciv_param *param;

	if (symbol == VCIV_SYM_ONE)
		return 0;
	param = &sig->params[vciv_sym_index(symbol)];

	return param->kind == VCIV_PARAM_LIMIT ? VCIV_MAX_BYTES : param->max;
}

static u32 declared_align(const struct vciv_signature *sig, u16 symbol)
{
	const struct vciv_param *param;

	if (symbol == VCIV_SYM_ONE)
		return 0;
	param = &sig->params[vciv_sym_index(symbol)];

	return param->kind == VCIV_PARAM_SCALAR ? param->align : 1;
}

/**
 * vciv_facts_imply() - does a fact hold in a state
 * @state: state
 * @fact: fact
 * @sig: types of the uniforms
 *
 * Return: true if it is one of the state's, or follows from one, or from what
 * is declared.
 */
bool vciv_facts_imply(const struct vciv_state *state, const struct vciv_fact *fact,
		      const struct vciv_signature *sig)
{
	for (u32 i = 0; i < VCIV_FACTS; i++)
		if (state->facts[i].step && fact_is_about(&state->facts[i], fact) &&
		    state->facts[i].add <= fact->add)
			return true;

	return fact->round == VCIV_SYM_ONE &&
	       (s64)declared_min(sig, fact->uniform) + fact->add >= 0;
}

/**
 * vciv_facts_limit() - what limits the number of rounds
 * @state: state
 * @round: symbol
 *
 * Return: a fact, or NULL if there is none.
 */
const struct vciv_fact *vciv_facts_limit(const struct vciv_state *state, u16 round)
{
	for (u32 i = 0; i < VCIV_FACTS; i++)
		if (state->facts[i].step && state->facts[i].round == round)
			return &state->facts[i];

	return NULL;
}

static s64 uniform_min(const struct vciv_state *state, u16 symbol, const struct vciv_signature *sig)
{
	s64 least = declared_min(sig, symbol);

	for (u32 i = 0; i < VCIV_FACTS; i++) {
		const struct vciv_fact *fact = &state->facts[i];

		if (fact->step && fact->round == VCIV_SYM_ONE && fact->uniform == symbol)
			least = max(least, -fact->add);
	}

	return least;
}

/* The least and the most that a symbol can be; the most may not be known. */
static bool symbol_bounds(const struct vciv_state *state, u16 symbol,
			  const struct vciv_signature *sig, s64 *lo, s64 *hi)
{
	const struct vciv_fact *fact;

	if (symbol == VCIV_SYM_ONE) {
		*lo = *hi = 1;
		return true;
	}

	if (!VCIV_SYM_IS_ROUND(symbol)) {
		*lo = uniform_min(state, symbol, sig);
		*hi = declared_max(sig, symbol);
		return true;
	}

	*lo = 0;
	fact = vciv_facts_limit(state, symbol);
	if (!fact)
		return false;
	*hi = declared_max(sig, fact->uniform) + fact->add;
	*hi = *hi < 0 ? 0 : div_u64(*hi, fact->step);

	return true;
}

/* Adds to the coefficient of a uniform that @sym has it by itself, and takes that away. */
static void take_uniform(struct vciv_sym *sym, u16 uniform, s64 *coef)
{
	for (u32 i = 0; i < VCIV_MONOS; i++) {
		struct vciv_mono *mono = &sym->mono[i];

		if (mono->a != VCIV_SYM_ONE || mono->b != uniform)
			continue;
		*coef += (s32)mono->coef;
		mono->coef = 0;
	}
}

/* step * rounds <= uniform + add, so -coef * rounds >= -coef / step * (uniform + add). */
static bool replace_rounds(const struct vciv_state *state, struct vciv_sym *sym,
			   struct vciv_mono *mono, s64 *rest)
{
	const struct vciv_fact *fact;
	s64 times, by;

	if (!VCIV_SYM_IS_ROUND(mono->b) || mono->a != VCIV_SYM_ONE)
		return true;

	fact = vciv_facts_limit(state, mono->b);
	if (!fact || -mono->coef % fact->step)
		return false;

	times = -(s64)(-mono->coef / fact->step);
	if (check_mul_overflow(times, fact->add, &by) || check_add_overflow(*rest, by, rest))
		return false;
	mono->coef = 0;
	if (fact->uniform == VCIV_SYM_ONE)
		return true;

	take_uniform(sym, fact->uniform, &times);
	mono->b = fact->uniform;
	mono->coef = times;

	return times >= S32_MIN && times <= S32_MAX;
}

static bool mono_bounds(const struct vciv_state *state, const struct vciv_mono *mono,
			const struct vciv_signature *sig, s64 *lo, s64 *hi)
{
	s64 alo, ahi, blo, bhi, least, most;
	s32 coef = mono->coef;

	if (!symbol_bounds(state, mono->a, sig, &alo, &ahi) ||
	    !symbol_bounds(state, mono->b, sig, &blo, &bhi) ||
	    check_mul_overflow(alo, blo, &least) || check_mul_overflow(ahi, bhi, &most) ||
	    check_mul_overflow(least, (s64)coef, &least) ||
	    check_mul_overflow(most, (s64)coef, &most))
		return false;

	*lo = coef < 0 ? most : least;
	*hi = coef < 0 ? least : most;

	return true;
}

/* The least that a sum of integers can be, which needs what relates its symbols. */
static bool sym_least(const struct vciv_state *state, struct vciv_sym sym,
		      const struct vciv_signature *sig, s64 *least)
{
	*least = (s32)sym.rest.base;
	for (u32 i = 0; i < VCIV_MONOS; i++)
		if ((s32)sym.mono[i].coef < 0 &&
		    !replace_rounds(state, &sym, &sym.mono[i], least))
			return false;

	for (u32 i = 0; i < VCIV_MONOS; i++) {
		s64 lo, hi;

		if (!sym.mono[i].coef)
			continue;
		/* Rounds that are not limited are 0 at least. */
		if ((s32)sym.mono[i].coef > 0 && VCIV_SYM_IS_ROUND(sym.mono[i].b))
			continue;
		if (!mono_bounds(state, &sym.mono[i], sig, &lo, &hi) ||
		    check_add_overflow(*least, lo, least))
			return false;
	}

	return true;
}

static bool sym_most(const struct vciv_state *state, const struct vciv_sym *sym,
		     const struct vciv_signature *sig, s64 *most)
{
	*most = (s64)(s32)sym->rest.base + sym->rest.size;
	for (u32 i = 0; i < VCIV_MONOS; i++) {
		s64 lo, hi;

		if (!sym->mono[i].coef)
			continue;
		/* What is taken away is 0 at least. */
		if ((s32)sym->mono[i].coef < 0)
			continue;
		if (!mono_bounds(state, &sym->mono[i], sig, &lo, &hi) ||
		    check_add_overflow(*most, hi, most))
			return false;
	}

	return true;
}

/**
 * vciv_sym_bounds() - bounds of a sum, taken as one of plain integers
 * @state: state with the facts that hold
 * @sym: sum
 * @sig: types of the uniforms
 * @lo: where to put the lower bound
 * @hi: where to put the upper bound, S64_MAX if there is none
 *
 * Return: false if there is no lower bound.
 */
bool vciv_sym_bounds(const struct vciv_state *state, const struct vciv_sym *sym,
		     const struct vciv_signature *sig, s64 *lo, s64 *hi)
{
	if (!sym_most(state, sym, sig, hi))
		*hi = S64_MAX;

	return sym_least(state, *sym, sig, lo);
}

/* The number tested is, or is minus, uniform + add - step * round. */
struct tested {
	struct vciv_fact fact;
	bool minus;
};

static bool tested_parts(const struct vciv_val *val, struct tested *tested)
{
	struct vciv_fact *fact = &tested->fact;
	s32 uniform = 0, round = 0;

	if (val->kind != VCIV_SCALAR || val->secret || val->sym.rest.size)
		return false;

	*tested = (struct tested){ { .step = 1 } };
	for (u32 i = 0; i < VCIV_MONOS && val->sym.mono[i].coef; i++) {
		const struct vciv_mono *mono = &val->sym.mono[i];

		if (mono->a != VCIV_SYM_ONE)
			return false;

		if (VCIV_SYM_IS_ROUND(mono->b) && !round) {
			round = mono->coef;
			fact->round = mono->b;
		} else if (!VCIV_SYM_IS_ROUND(mono->b) && !uniform) {
			uniform = mono->coef;
			fact->uniform = mono->b;
		} else {
			return false;
		}
	}

	tested->minus = uniform ? uniform < 0 : round > 0;
	if (tested->minus) {
		uniform = -(u32)uniform;
		round = -(u32)round;
	}
	fact->add = tested->minus ? -(s64)(s32)val->sym.rest.base : (s32)val->sym.rest.base;
	if (round)
		fact->step = -(u32)round;

	return round <= 0 && round != S32_MIN && (uniform == 1 || (!uniform && round));
}

/* The least that uniform + add - step * round is known to be. */
static bool tested_least(const struct vciv_state *state, const struct vciv_fact *of,
			 const struct vciv_signature *sig, s64 *least)
{
	if (of->round == VCIV_SYM_ONE) {
		*least = uniform_min(state, of->uniform, sig) + of->add;
		return true;
	}

	for (u32 i = 0; i < VCIV_FACTS; i++) {
		const struct vciv_fact *fact = &state->facts[i];

		if (fact->step && fact_is_about(fact, of)) {
			*least = of->add - fact->add;
			return true;
		}
	}

	return false;
}

static void add_fact(struct vciv_state *state, struct vciv_fact fact)
{
	struct vciv_fact *free = NULL;

	if (fact.add > MAX_ADD || fact.add < -MAX_ADD)
		return;

	for (u32 i = 0; i < VCIV_FACTS; i++) {
		struct vciv_fact *old = &state->facts[i];

		if (old->step && fact_is_about(old, &fact)) {
			old->add = min(old->add, fact.add);
			return;
		}
		if (!old->step && !free)
			free = old;
	}

	if (free)
		*free = fact;
}

static void refine_val(const struct vciv_state *state, struct vciv_val *val,
		       const struct vciv_signature *sig)
{
	s64 lo, hi;

	if (!vciv_sym_is_set(&val->sym) || !vciv_sym_bounds(state, &val->sym, sig, &lo, &hi) ||
	    lo < 0 || hi > U32_MAX)
		return;

	val->num = vciv_num_within(val->num, lo, hi);
}

/* What registers hold follows from what is known now. */
static void refine(struct vciv_state *state, const struct vciv_signature *sig)
{
	for (u32 i = 0; i < VCIV_REGS; i++)
		refine_val(state, &state->reg[i].val, sig);
	for (u32 i = 0; i < VCIV_SPLITS; i++)
		for (u32 lane = 0; state->splits_used & 1u << i && lane < VCIV_QPU_LANES; lane++)
			refine_val(state, &state->lanes[i][lane], sig);
}

/* Which side of 0 is the number on, if it is an integer of 32 bits? */
static bool least_after(const struct tested *tested, bool is_n, bool holds, s64 least, s64 most,
			u32 unit, s64 *bound)
{
	/* It is no multiple of 2^32 but 0, being 0 at least. */
	if (!is_n) {
		*bound = unit;
		return !holds && least >= 0;
	}

	if (tested->minus) {
		*bound = unit;
		return holds && -most >= S32_MIN && -least <= S32_MAX;
	}

	*bound = 0;

	return !holds && least >= S32_MIN && most <= S32_MAX;
}

/**
 * vciv_state_assume() - learn from the way out that a branch took
 * @state: state before the branch
 * @cond_br: its condition
 * @taken: which way
 * @sig: types of the uniforms
 */
void vciv_state_assume(struct vciv_state *state, u8 cond_br, bool taken,
		       const struct vciv_signature *sig)
{
	struct tested tested;
	bool holds = taken ^ (cond_br & 1);
	s64 least, most, bound;
	u32 unit;

	/* Z or N: since all lanes are the same, any and all are. */
	if (cond_br >> 2 > 1 || !tested_parts(&state->tested, &tested))
		return;

	if (!tested_least(state, &tested.fact, sig, &least))
		return;
	most = declared_max(sig, tested.fact.uniform) + tested.fact.add;

	/* Being a multiple of this, a number above 0 is this at least. */
	unit = gcd(declared_align(sig, tested.fact.uniform),
		   tested.fact.add < 0 ? -tested.fact.add : tested.fact.add);
	if (tested.fact.round != VCIV_SYM_ONE)
		unit = gcd(unit, tested.fact.step);

	if (!least_after(&tested, cond_br >> 2, holds, least, most, unit ? unit : 1, &bound))
		return;

	tested.fact.add -= bound;
	add_fact(state, tested.fact);
	refine(state, sig);
}
