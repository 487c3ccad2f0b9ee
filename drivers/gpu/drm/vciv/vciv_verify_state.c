// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * The abstract state: reading and writing registers, order, join. Most
 * registers are one value for all lanes; the few whose lanes differ share a
 * small pool, and a register that finds the pool empty loses precision only.
 */

#include <linux/string.h>

#include "vciv_verify_priv.h"

void vciv_wide_set(struct vciv_wide *wide, struct vciv_val val)
{
	wide->lanes = 1;
	wide->lane[0] = val;
}

const struct vciv_val *vciv_wide_lane(const struct vciv_wide *wide, u32 lane)
{
	return &wide->lane[wide->lanes == 1 ? 0 : lane];
}

static void wide_spread(struct vciv_wide *wide)
{
	for (u32 i = wide->lanes; i < VCIV_QPU_LANES; i++)
		wide->lane[i] = wide->lane[0];
	wide->lanes = VCIV_QPU_LANES;
}

void vciv_wide_join(struct vciv_wide *into, const struct vciv_wide *from)
{
	if (from->lanes > into->lanes)
		wide_spread(into);

	for (u32 i = 0; i < into->lanes; i++)
		into->lane[i] = vciv_val_join(&into->lane[i], vciv_wide_lane(from, i));
}

static bool wide_is_uniform(const struct vciv_wide *wide)
{
	for (u32 i = 1; i < wide->lanes; i++)
		if (!vciv_val_equal(&wide->lane[i], &wide->lane[0]))
			return false;

	return true;
}

static struct vciv_val wide_merge(const struct vciv_wide *wide)
{
	struct vciv_val val = wide->lane[0];

	for (u32 i = 1; i < wide->lanes; i++)
		val = vciv_val_join(&val, &wide->lane[i]);

	return val;
}

/**
 * vciv_state_init() - a QPU at the start of a program
 * @state: state
 *
 * Nothing but the uniform stream and the stride of VDW is defined (3.1), which
 * %VCIV_QPU_HEAD has set. That no TMU request, DMA, mutex or VPM read is left
 * over is what the driver's resets are for.
 */
void vciv_state_init(struct vciv_state *state)
{
	memset(state, 0, sizeof(*state));
	state->flags.uninit = 0xffff;
	state->tested = vciv_val_uninit();
	state->record = vciv_val_const(0);

	for (u32 i = 0; i < VCIV_REGS; i++)
		state->reg[i].val = vciv_val_uninit();
	for (u32 i = 0; i < VCIV_SETUPS; i++)
		state->setup[i] = vciv_val_uninit();
	state->setup[VCIV_SETUP_VDW_STRIDE] = vciv_val_const(VCIV_VDW_NO_STRIDE);
	for (u32 i = 0; i < VCIV_DMAS; i++)
		state->pending[i] = vciv_val_uninit();
	for (u32 i = 0; i < 2; i++)
		state->stale[i].val = vciv_val_uninit();
}

const struct vciv_val *vciv_vec_lane(const struct vciv_state *state, const struct vciv_vec *vec,
				     u32 lane)
{
	return vec->split ? &state->lanes[vec->split - 1][lane] : &vec->val;
}

static void vec_free(struct vciv_state *state, struct vciv_vec *vec)
{
	if (vec->split)
		state->splits_used &= ~(1u << (vec->split - 1));
	vec->split = 0;
	vec->cond = 0;
}

static void vec_load(const struct vciv_state *state, const struct vciv_vec *vec,
		     struct vciv_wide *wide)
{
	if (vec->cond) {
		vciv_wide_set(wide, vciv_val_uninit());
		return;
	}

	wide->lanes = vec->split ? VCIV_QPU_LANES : 1;
	for (u32 i = 0; i < wide->lanes; i++)
		wide->lane[i] = *vciv_vec_lane(state, vec, i);
}

static void vec_store(struct vciv_state *state, struct vciv_vec *vec, const struct vciv_wide *wide)
{
	vec_free(state, vec);
	vec->val = wide->lane[0];
	if (wide_is_uniform(wide))
		return;

	for (u32 i = 0; i < VCIV_SPLITS; i++) {
		if (state->splits_used & (1u << i))
			continue;
		state->splits_used |= 1u << i;
		vec->split = i + 1;
		vec->val = vciv_val_uninit();
		memcpy(state->lanes[i], wide->lane, sizeof(state->lanes[i]));
		return;
	}

	vec->val = wide_merge(wide);
}

void vciv_load(const struct vciv_state *state, u32 reg, struct vciv_wide *wide)
{
	vec_load(state, &state->reg[reg], wide);
}

static void join_stale(const struct vciv_state *state, const struct vciv_vec *old,
		       struct vciv_wide *wide)
{
	if (old->split)
		wide_spread(wide);

	for (u32 lane = 0; lane < wide->lanes; lane++) {
		struct vciv_val val = old->cond ? vciv_val_uninit()
						: *vciv_vec_lane(state, old, lane);

		wide->lane[lane] = vciv_val_join(&wide->lane[lane], &val);
	}
}

/**
 * vciv_load_stale() - read a register that may not have taken its last value yet
 * @state: state
 * @reg: register of a file, or an accumulator whose lanes are rotated
 * @wide: where to put it
 *
 * In the word after a write, a register file gives the old value or anything
 * else (4.18, 1); an accumulator gives each lane old or new (4.18, 3).
 */
void vciv_load_stale(const struct vciv_state *state, u32 reg, struct vciv_wide *wide)
{
	vciv_load(state, reg, wide);

	for (u32 i = 0; i < 2; i++) {
		if (state->at.stale[i] != reg + 1)
			continue;
		if (reg < VCIV_REG_ACC)
			vciv_wide_set(wide, vciv_val_uninit());
		else
			join_stale(state, &state->stale[i], wide);
	}
}

/* Remember what @reg holds, for the next word. */
static void stale_keep(struct vciv_state *state, u32 reg)
{
	u32 i = state->at.stale[0] ? 1 : 0;

	if (state->at.stale[0] == reg + 1)
		return;

	state->at.stale[i] = reg + 1;
	state->stale[i] = state->reg[reg];
	state->reg[reg].split = 0;
}

void vciv_store(struct vciv_state *state, u32 reg, const struct vciv_wide *wide)
{
	stale_keep(state, reg);
	vec_store(state, &state->reg[reg], wide);
}

/* r4 is never written by an ALU, so no word can find it stale. */
void vciv_store_r4(struct vciv_state *state, struct vciv_val val)
{
	state->reg[VCIV_REG_R4].val = val;
}

/**
 * vciv_stale_forget() - the writes of the word before have arrived
 * @state: state
 */
void vciv_stale_forget(struct vciv_state *state)
{
	for (u32 i = 0; i < 2; i++) {
		vec_free(state, &state->stale[i]);
		state->stale[i].val = vciv_val_uninit();
		state->at.stale[i] = 0;
	}
}

/**
 * vciv_partial_forget() - the flags change: what was half written stays so
 * @state: state
 */
void vciv_partial_forget(struct vciv_state *state)
{
	struct vciv_wide uninit;

	if (!state->partial)
		return;

	vciv_wide_set(&uninit, vciv_val_uninit());
	for (u32 i = 0; i < VCIV_REGS; i++)
		if (state->reg[i].cond)
			vec_store(state, &state->reg[i], &uninit);
	state->partial = false;
}

static void val_forget_record(struct vciv_val *val, u32 start)
{
	if (val->bound != VCIV_NO_BOUND && val->bound >= start) {
		val->bound = VCIV_NO_BOUND;
		val->gap = 0;
	}
	if (val->kind == VCIV_PTR && val->slot >= start)
		*val = vciv_val_unknown(true);
}

static void vec_forget_record(struct vciv_state *state, struct vciv_vec *vec, u32 start)
{
	if (!vec->split)
		val_forget_record(&vec->val, start);
	for (u32 lane = 0; vec->split && lane < VCIV_QPU_LANES; lane++)
		val_forget_record(&state->lanes[vec->split - 1][lane], start);
}

/**
 * vciv_record_forget() - another record is read: what came from the last is of no use
 * @state: state
 * @start: first uniform of a record
 *
 * All that is known of a pointer, and of what a bound is of, is the uniform that it came
 * from, so there must never be registers with those of two records. Of a DMA under way
 * the address and its bound are of one record, and nothing can mix them with others. What
 * a register held before its last write only gets out joined with what it holds now.
 */
void vciv_record_forget(struct vciv_state *state, u32 start)
{
	for (u32 i = 0; i < VCIV_REGS; i++)
		vec_forget_record(state, &state->reg[i], start);
}

static bool vec_is_uninit(const struct vciv_vec *vec)
{
	return !vec->split && vec->val.kind == VCIV_UNINIT;
}

/* Is @a one of @b, @b being in the symbols of a cut? */
static bool val_leq(const struct vciv_val *a, const struct vciv_val *b, struct vciv_entry entry)
{
	struct vciv_sym sym = b->sym;
	struct vciv_val plain;

	if (entry.round == VCIV_SYM_ONE || !vciv_sym_is_set(&sym))
		return vciv_val_leq(a, b);

	plain = *b;
	plain.sym = vciv_sym_none();

	return a->kind == b->kind && vciv_val_leq(a, &plain) && vciv_sym_enter(&sym, entry) &&
	       vciv_sym_leq(a, &sym);
}

static bool vec_leq(const struct vciv_state *a, const struct vciv_vec *x,
		    const struct vciv_state *b, const struct vciv_vec *y, struct vciv_entry entry)
{
	u32 lanes = x->split || y->split ? VCIV_QPU_LANES : 1;

	if (vec_is_uninit(y))
		return true;

	if (x->cond != y->cond)
		return false;

	for (u32 i = 0; i < lanes; i++)
		if (!val_leq(vciv_vec_lane(a, x, i), vciv_vec_lane(b, y, i), entry))
			return false;

	return true;
}

static bool flags_leq(const struct vciv_flags *a, const struct vciv_flags *b)
{
	if (b->z_known & ~a->z_known || (a->z ^ b->z) & b->z_known)
		return false;
	if (b->n_known & ~a->n_known || (a->n ^ b->n) & b->n_known)
		return false;

	return !(a->uninit & ~b->uninit) && !(a->secret & ~b->secret);
}

static bool vals_leq(const struct vciv_val *a, const struct vciv_val *b, u32 count,
		     struct vciv_entry entry)
{
	for (u32 i = 0; i < count; i++)
		if (!val_leq(&a[i], &b[i], entry))
			return false;

	return true;
}

static bool facts_leq(const struct vciv_state *a, const struct vciv_state *b,
		      struct vciv_entry entry, const struct vciv_signature *sig)
{
	for (u32 i = 0; i < VCIV_FACTS; i++) {
		struct vciv_fact fact = b->facts[i];

		if (fact.step && (!vciv_fact_enter(&fact, entry) ||
				  !vciv_facts_imply(a, &fact, sig)))
			return false;
	}

	return true;
}

static bool point_equal(const struct vciv_point *a, const struct vciv_point *b)
{
	return !memcmp(a, b, sizeof(*a));
}

/**
 * vciv_state_leq() - does @b allow every QPU that @a allows
 * @a: state
 * @b: state
 * @entry: what the symbols of @b are in those of @a
 * @sig: types of the uniforms
 *
 * Return: true if what is proven from @b on holds from @a on.
 */
bool vciv_state_leq(const struct vciv_state *a, const struct vciv_state *b,
		    struct vciv_entry entry, const struct vciv_signature *sig)
{
	if (!point_equal(&a->at, &b->at) || !flags_leq(&a->flags, &b->flags))
		return false;

	/* Or what is half written would not be given up when the flags change. */
	if (a->partial && !b->partial)
		return false;

	for (u32 i = 0; i < VCIV_REGS; i++)
		if (!vec_leq(a, &a->reg[i], b, &b->reg[i], entry))
			return false;

	for (u32 i = 0; i < 2; i++)
		if (!vec_leq(a, &a->stale[i], b, &b->stale[i], entry))
			return false;

	return vals_leq(&a->tested, &b->tested, 1, entry) &&
	       vals_leq(&a->record, &b->record, 1, entry) &&
	       vals_leq(a->setup, b->setup, VCIV_SETUPS, entry) &&
	       vals_leq(a->pending, b->pending, VCIV_DMAS, entry) && facts_leq(a, b, entry, sig);
}

/* Is a return address in one of them what it is not in the other? */
static bool code_differs(const struct vciv_vec *x, const struct vciv_vec *y)
{
	if (x->val.kind != VCIV_CODE && y->val.kind != VCIV_CODE)
		return false;

	return !vciv_val_equal(&x->val, &y->val);
}

/**
 * vciv_state_joinable() - may the inference treat two states as one
 * @a: state
 * @b: state
 *
 * Not if the program will return to another place.
 *
 * Return: true if so.
 */
bool vciv_state_joinable(const struct vciv_state *a, const struct vciv_state *b)
{
	if (!point_equal(&a->at, &b->at))
		return false;

	for (u32 i = 0; i < VCIV_REGS; i++)
		if (code_differs(&a->reg[i], &b->reg[i]))
			return false;

	return true;
}

static void vec_join(struct vciv_state *into, struct vciv_vec *x, const struct vciv_state *from,
		     const struct vciv_vec *y, vciv_grow_fn grow, void *opaque,
		     struct vciv_wide *tmp)
{
	u8 cond = x->cond == y->cond ? x->cond : 0;

	if (x->cond != y->cond) {
		vciv_wide_set(tmp, vciv_val_uninit());
	} else {
		tmp->lanes = x->split || y->split ? VCIV_QPU_LANES : 1;
		for (u32 i = 0; i < tmp->lanes; i++)
			tmp->lane[i] = grow(opaque, vciv_vec_lane(into, x, i),
					    vciv_vec_lane(from, y, i));
	}

	vec_store(into, x, tmp);
	x->cond = cond;
}

static void flags_join(struct vciv_flags *into, const struct vciv_flags *from)
{
	into->z_known &= from->z_known & ~(into->z ^ from->z);
	into->n_known &= from->n_known & ~(into->n ^ from->n);
	into->z &= into->z_known;
	into->n &= into->n_known;
	into->uninit |= from->uninit;
	into->secret |= from->secret;
}

/**
 * vciv_state_join() - let a state allow all that another allows
 * @into: state that grows
 * @from: the other one, joinable
 * @grow: does it for a value
 * @opaque: for it
 * @tmp: scratch
 *
 * The facts are for the caller to care for.
 */
void vciv_state_join(struct vciv_state *into, const struct vciv_state *from, vciv_grow_fn grow,
		     void *opaque, struct vciv_wide *tmp)
{
	flags_join(&into->flags, &from->flags);
	into->partial |= from->partial;

	for (u32 i = 0; i < VCIV_REGS; i++)
		vec_join(into, &into->reg[i], from, &from->reg[i], grow, opaque, tmp);
	for (u32 i = 0; i < 2; i++)
		vec_join(into, &into->stale[i], from, &from->stale[i], grow, opaque, tmp);
	for (u32 i = 0; i < VCIV_SETUPS; i++)
		into->setup[i] = grow(opaque, &into->setup[i], &from->setup[i]);
	for (u32 i = 0; i < VCIV_DMAS; i++)
		into->pending[i] = grow(opaque, &into->pending[i], &from->pending[i]);
	into->tested = grow(opaque, &into->tested, &from->tested);
	into->record = grow(opaque, &into->record, &from->record);
}
