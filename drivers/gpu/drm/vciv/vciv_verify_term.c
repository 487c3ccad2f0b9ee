// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Needs that depend on uniforms: made from the sum that an offset is, and
 * evaluated at submit.
 */

#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/overflow.h>
#include <linux/string.h>

#include "vciv_verify_priv.h"

static u16 factor_uniform(u16 symbol)
{
	return symbol == VCIV_SYM_ONE ? VCIV_NO_UNIFORM : vciv_sym_index(symbol);
}

/* The most that a product can be. */
static bool factor_make(const struct vciv_state *state, const struct vciv_mono *mono,
			struct vciv_factor *factor)
{
	const struct vciv_fact *fact;

	*factor = (struct vciv_factor){
		.coef = mono->coef,
		.times = factor_uniform(mono->a),
		.count = factor_uniform(mono->b),
		.step = 1,
	};
	if (!VCIV_SYM_IS_ROUND(mono->b))
		return true;

	fact = vciv_facts_limit(state, mono->b);
	if (!fact)
		return false;

	factor->count = factor_uniform(fact->uniform);
	factor->step = fact->step;
	factor->add = fact->add;

	return true;
}

/* coef * (count + add), rounded by nothing: the constant part is one of the base. */
static bool factor_settle(struct vciv_term *term, struct vciv_factor *factor)
{
	s64 part;

	if (factor->times != VCIV_NO_UNIFORM || factor->step != 1)
		return true;

	if (check_mul_overflow((s64)factor->coef, factor->add, &part) ||
	    check_add_overflow(term->base, part, &term->base))
		return false;
	factor->add = 0;

	return true;
}

/* The most that a sum can be, if it is 0 at least. */
static bool sum_make(const struct vciv_verifier *v, const struct vciv_sym *sym,
		     struct vciv_term *term)
{
	struct vciv_factor *factor;
	s64 lo, hi;

	if (!vciv_sym_is_set(sym) ||
	    !vciv_sym_bounds(&v->cur, sym, v->args->signature, &lo, &hi) || lo < 0)
		return false;

	term->base = (s64)(s32)sym->rest.base + sym->rest.size;
	for (u32 i = 0; i < VCIV_MONOS; i++) {
		/* What is taken away is 0 at least. */
		if ((s32)sym->mono[i].coef <= 0)
			continue;
		factor = &term->factor[term->num_factors++];
		if (!factor_make(&v->cur, &sym->mono[i], factor) || !factor_settle(term, factor))
			return false;
	}

	return true;
}

/**
 * vciv_term_make() - bytes needed behind a pointer for an access
 * @v: verifier
 * @addr: pointer, with a sum as its offset
 * @access: %VCIV_PARAM_READ or %VCIV_PARAM_WRITE
 * @bytes: of the access
 * @term: where to put it
 *
 * Return: false if no multiple of the symbols limits the offset on both sides, or
 * the bytes are no number of 64 bits.
 */
bool vciv_term_make(const struct vciv_verifier *v, const struct vciv_val *addr, u8 access,
		    u32 bytes, struct vciv_term *term)
{
	*term = (struct vciv_term){ .param = addr->slot, .choice = v->choice, .access = access };

	/* Whole words are touched, and sizes are whole words. */
	if (!sum_make(v, &addr->sym, term) ||
	    check_add_overflow(term->base, (s64)bytes + 3, &term->base))
		return false;
	term->base &= ~3ll;

	return true;
}

/**
 * vciv_term_make_records() - records needed, so that a word of one can be read
 * @v: verifier
 * @record: its number
 * @term: where to put it
 *
 * Return: false if nothing limits the number.
 */
bool vciv_term_make_records(const struct vciv_verifier *v, const struct vciv_val *record,
			    struct vciv_term *term)
{
	const struct vciv_term none = {
		.param = VCIV_NO_UNIFORM,
		.choice = v->choice,
		.access = VCIV_PARAM_READ,
	};
	u32 most = vciv_num_umax(record->num);

	*term = none;
	if (!sum_make(v, &record->sym, term)) {
		if (most >= VCIV_VERIFY_MAX_RECORDS)
			return false;
		*term = none;
		term->base = most;
	}

	return !check_add_overflow(term->base, 1ll, &term->base);
}

/* Is it about the same products? */
static bool same_products(const struct vciv_term *a, const struct vciv_term *b)
{
	return a->param == b->param && a->choice == b->choice && a->access == b->access &&
	       a->num_factors == b->num_factors && !memcmp(a->factor, b->factor, sizeof(a->factor));
}

/**
 * vciv_term_add() - need that much too
 * @contract: contract
 * @term: term
 *
 * Return: false if there is no room.
 */
bool vciv_term_add(struct vciv_contract *contract, const struct vciv_term *term)
{
	for (u32 i = 0; i < contract->num_terms; i++) {
		if (!same_products(&contract->terms[i], term))
			continue;
		contract->terms[i].base = max(contract->terms[i].base, term->base);
		return true;
	}

	if (!contract->terms || contract->num_terms == VCIV_VERIFY_MAX_TERMS)
		return false;

	contract->terms[contract->num_terms++] = *term;

	return true;
}

static s64 factor_count(const struct vciv_factor *factor, vciv_word_fn word, const void *opaque)
{
	s64 count = factor->add;

	if (factor->count != VCIV_NO_UNIFORM)
		count += word(opaque, factor->count);

	return count;
}

static bool factor_value(const struct vciv_factor *factor, vciv_word_fn word, const void *opaque,
			 u64 *value)
{
	s64 count = factor_count(factor, word, opaque);

	*value = count < 0 ? 0 : div_u64(count, factor->step);
	if (check_mul_overflow(*value, (u64)factor->coef, value))
		return false;

	return factor->times == VCIV_NO_UNIFORM ||
	       !check_mul_overflow(*value, (u64)word(opaque, factor->times), value);
}

/**
 * vciv_term_value() - how many bytes are that
 * @term: term
 * @word: gives the word of a uniform
 * @opaque: for it
 * @value: where to put it
 *
 * Return: false if it is no number of 64 bits.
 */
bool vciv_term_value(const struct vciv_term *term, vciv_word_fn word, const void *opaque,
		     u64 *value)
{
	u64 sum = 0, part, less;

	/* Rounds that are less than 0 at most are those of a loop that is not gone through. */
	*value = 0;
	for (u32 i = 0; i < term->num_factors; i++)
		if (factor_count(&term->factor[i], word, opaque) < 0)
			return true;

	for (u32 i = 0; i < term->num_factors; i++)
		if (!factor_value(&term->factor[i], word, opaque, &part) ||
		    check_add_overflow(sum, part, &sum))
			return false;

	if (term->base >= 0)
		return !check_add_overflow(sum, (u64)term->base, value);

	less = -(u64)term->base;
	*value = sum > less ? sum - less : 0;

	return true;
}
