// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Condition flags, lane by lane (4.7). Z and N are known where the result is;
 * C never is, since what sets it is not agreed on for all operations.
 */

#include "vciv_verify_priv.h"

static enum vciv_tri tri_of(u16 known, u16 value, u32 lane)
{
	if (!(known & (1u << lane)))
		return VCIV_MAYBE;

	return value & (1u << lane) ? VCIV_YES : VCIV_NO;
}

static enum vciv_tri tri_not(enum vciv_tri tri)
{
	switch (tri) {
	case VCIV_NO:
		return VCIV_YES;
	case VCIV_YES:
		return VCIV_NO;
	default:
		return VCIV_MAYBE;
	}
}

/**
 * vciv_flag_lane() - does a condition hold in a lane
 * @flags: flags
 * @cond: condition, not never and not always
 * @lane: lane
 *
 * Return: no, yes, or maybe.
 */
enum vciv_tri vciv_flag_lane(const struct vciv_flags *flags, u8 cond, u32 lane)
{
	enum vciv_tri tri = VCIV_MAYBE;

	switch (cond & ~1) {
	case VCIV_COND_Z:
		tri = tri_of(flags->z_known, flags->z, lane);
		break;
	case VCIV_COND_N:
		tri = tri_of(flags->n_known, flags->n, lane);
		break;
	}

	return cond & 1 ? tri_not(tri) : tri;
}

static enum vciv_tri val_is_zero(const struct vciv_val *val)
{
	/* The contract says that no pointer is null. */
	if (val->kind == VCIV_PTR && vciv_num_is_const(val->num) && !val->num.bits.value)
		return VCIV_NO;

	if (val->kind != VCIV_SCALAR)
		return VCIV_MAYBE;

	if (vciv_num_is_const(val->num))
		return val->num.bits.value ? VCIV_NO : VCIV_YES;

	return vciv_num_may_be(val->num, 0) ? VCIV_MAYBE : VCIV_NO;
}

static enum vciv_tri val_is_negative(const struct vciv_val *val)
{
	if (val->kind != VCIV_SCALAR)
		return VCIV_MAYBE;

	if (vciv_num_is_neg(val->num))
		return VCIV_YES;

	return vciv_num_is_nonneg(val->num) ? VCIV_NO : VCIV_MAYBE;
}

static void lane_set(u16 *known, u16 *value, u32 lane, enum vciv_tri tri)
{
	if (tri == VCIV_MAYBE)
		return;

	*known |= 1u << lane;
	if (tri == VCIV_YES)
		*value |= 1u << lane;
}

static struct vciv_flags flags_of(const struct vciv_wide *wide)
{
	struct vciv_flags flags = { 0 };

	for (u32 i = 0; i < VCIV_QPU_LANES; i++) {
		const struct vciv_val *val = vciv_wide_lane(wide, i);

		if (val->kind == VCIV_UNINIT)
			flags.uninit |= 1u << i;
		else if (vciv_val_is_private(val))
			flags.secret |= 1u << i;

		lane_set(&flags.z_known, &flags.z, i, val_is_zero(val));
		lane_set(&flags.n_known, &flags.n, i, val_is_negative(val));
	}

	return flags;
}

/* They may have changed, or not. */
static void flags_forget(struct vciv_flags *flags)
{
	flags->z_known = 0;
	flags->z = 0;
	flags->n_known = 0;
	flags->n = 0;
}

/**
 * vciv_flags_set() - an instruction sets the flags
 * @state: state
 * @wide: the result that they come from
 * @how: how sure that is
 */
void vciv_flags_set(struct vciv_state *state, const struct vciv_wide *wide, enum vciv_set_flags how)
{
	struct vciv_flags flags = flags_of(wide);

	vciv_partial_forget(state);
	if (how != VCIV_SET_EXACT)
		flags_forget(&flags);
	if (how == VCIV_SET_MAYBE) {
		flags.uninit |= state->flags.uninit;
		flags.secret |= state->flags.secret;
	}
	state->flags = flags;

	/* If all lanes are the same number, branches tell something about it. */
	state->tested = how == VCIV_SET_EXACT && wide->lanes == 1 &&
			vciv_sym_is_set(&wide->lane[0].sym) && !wide->lane[0].sym.rest.size ?
			wide->lane[0] : vciv_val_uninit();
}

/**
 * vciv_flags_clobber() - a branch may have set the flags from its link address
 * @state: state
 *
 * Bit 45 is both "set flags" and the low bit of the register (4.7).
 */
void vciv_flags_clobber(struct vciv_state *state)
{
	vciv_partial_forget(state);
	flags_forget(&state->flags);
	state->flags.secret = 0xffff;
	state->tested = vciv_val_uninit();
}

/* The lanes that leave it open must not depend on what nobody may know. */
static bool branch_may_ask(struct vciv_verifier *v, u16 open)
{
	if (open & v->cur.flags.uninit)
		return vciv_reject(v, VCIV_BRANCH_FLAGS);
	if (open & v->cur.flags.secret)
		return vciv_reject(v, VCIV_USE_SECRET);

	return true;
}

/**
 * vciv_flags_branch() - is a branch taken
 * @v: verifier
 * @cond_br: its condition
 * @taken: where to put the answer
 *
 * Return: false if the program is rejected for asking.
 */
bool vciv_flags_branch(struct vciv_verifier *v, u8 cond_br, enum vciv_tri *taken)
{
	u8 cond = VCIV_COND_Z + (cond_br >> 2) * 2 + (cond_br & 1);
	enum vciv_tri decides = cond_br & 2 ? VCIV_YES : VCIV_NO;
	u16 open = 0;

	*taken = VCIV_YES;
	if (cond_br == VCIV_BRANCH_ALWAYS)
		return true;

	for (u32 i = 0; i < VCIV_QPU_LANES; i++) {
		enum vciv_tri lane = vciv_flag_lane(&v->cur.flags, cond, i);

		if (lane == decides) {
			*taken = decides;
			return true;
		}
		if (lane == VCIV_MAYBE)
			open |= 1u << i;
	}

	*taken = open ? VCIV_MAYBE : tri_not(decides);

	return branch_may_ask(v, open);
}

/**
 * vciv_flags_publish() - may it be seen in which lanes a condition holds
 * @v: verifier
 * @cond: condition of a write to what is no register
 *
 * Return: false if the program is rejected.
 */
bool vciv_flags_publish(struct vciv_verifier *v, u8 cond)
{
	u16 seen = 0;

	if (cond == VCIV_COND_ALWAYS)
		return true;

	for (u32 i = 0; i < VCIV_QPU_LANES; i++)
		if (vciv_flag_lane(&v->cur.flags, cond, i) == VCIV_MAYBE)
			seen |= 1u << i;

	if (seen & v->cur.flags.uninit)
		return vciv_reject(v, VCIV_USE_UNINIT);

	return seen & v->cur.flags.secret ? vciv_reject(v, VCIV_USE_SECRET) : true;
}
