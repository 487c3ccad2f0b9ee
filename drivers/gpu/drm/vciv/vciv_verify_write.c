// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * What a write leaves in a register: conditions (4.7), packs (4.11), r5 (3.5).
 */

#include <linux/bitops.h>

#include "vciv_verify_priv.h"

static bool all_lanes_open(const struct vciv_flags *flags, u8 cond)
{
	for (u32 i = 0; i < VCIV_QPU_LANES; i++)
		if (vciv_flag_lane(flags, cond, i) != VCIV_MAYBE)
			return false;

	return !flags->uninit && !flags->secret;
}

/*
 * A register that nobody initialised is written where a condition holds, and
 * with the same flags where it does not: then it is initialised. Between the
 * two it is remembered which half is there.
 */
static bool write_half(struct vciv_verifier *v, u32 reg, u8 cond, const struct vciv_wide *wide)
{
	struct vciv_state *st = &v->cur;
	struct vciv_vec *vec = &st->reg[reg];
	u8 half = vec->cond;

	if (!all_lanes_open(&st->flags, cond))
		return false;

	if (!half && (vec->split || vec->val.kind != VCIV_UNINIT))
		return false;

	/* The second half: lanes that this write leaves alone hold what the first one wrote. */
	if (half == (cond ^ 1)) {
		vec->cond = 0;
		vciv_load(st, reg, &v->old);
		vec->cond = half;
		vciv_wide_join(&v->old, wide);
		vciv_store(st, reg, &v->old);
		return true;
	}

	vciv_store(st, reg, wide);
	vec->cond = cond;
	st->partial = true;

	return true;
}

static struct vciv_val write_lane(const struct vciv_flags *flags, u8 cond, u32 lane,
				  const struct vciv_val *old, const struct vciv_val *now)
{
	enum vciv_tri tri = vciv_flag_lane(flags, cond, lane);

	if (tri == VCIV_YES)
		return *now;
	if (tri == VCIV_NO)
		return *old;

	/* Which of the two it is would tell what the flags were made of. */
	if (flags->uninit & (1u << lane))
		return vciv_val_uninit();
	if (flags->secret & (1u << lane))
		return old->kind == VCIV_UNINIT || now->kind == VCIV_UNINIT ?
		       vciv_val_uninit() : vciv_val_unknown(true);

	return vciv_val_join(old, now);
}

static void write_conditional(struct vciv_verifier *v, u32 reg, u8 cond,
			      const struct vciv_wide *wide)
{
	struct vciv_state *st = &v->cur;

	if (write_half(v, reg, cond, wide))
		return;

	vciv_load(st, reg, &v->old);
	for (u32 i = 0; i < VCIV_QPU_LANES; i++)
		v->tmp.lane[i] = write_lane(&st->flags, cond, i, vciv_wide_lane(&v->old, i),
					    vciv_wide_lane(wide, i));
	v->tmp.lanes = VCIV_QPU_LANES;
	vciv_store(st, reg, &v->tmp);
}

/* Under which condition r5 is written is not agreed on: it may keep its old value (3.5). */
static void write_r5_conditional(struct vciv_verifier *v, const struct vciv_wide *wide)
{
	struct vciv_state *st = &v->cur;

	if (st->flags.uninit | st->flags.secret) {
		vciv_wide_set(&v->old, vciv_val_uninit());
	} else {
		vciv_load(st, VCIV_REG_R5, &v->old);
		vciv_wide_join(&v->old, wide);
	}
	vciv_store(st, VCIV_REG_R5, &v->old);
}

/**
 * vciv_write_none() - name a register to be written, and do not
 * @v: verifier
 * @reg: register
 *
 * It keeps its value, but the next word might read something else all the same.
 */
void vciv_write_none(struct vciv_verifier *v, u32 reg)
{
	vciv_load(&v->cur, reg, &v->old);
	vciv_store(&v->cur, reg, &v->old);
}

/**
 * vciv_write_reg() - write a register
 * @v: verifier
 * @reg: register; for r5, with its lanes already replicated
 * @cond: condition
 * @wide: value
 */
void vciv_write_reg(struct vciv_verifier *v, u32 reg, u8 cond, const struct vciv_wide *wide)
{
	if (cond == VCIV_COND_NEVER)
		vciv_write_none(v, reg);
	else if (cond == VCIV_COND_ALWAYS)
		vciv_store(&v->cur, reg, wide);
	else if (reg == VCIV_REG_R5)
		write_r5_conditional(v, wide);
	else
		write_conditional(v, reg, cond, wide);
}

/* Bits of the old word that stay, by pack code: halves and bytes, plain and saturating. */
static u32 pack_keeps(u8 pack)
{
	static const u32 keeps[16] = {
		[1] = 0xffff0000, [2] = 0x0000ffff,
		[4] = 0xffffff00, [5] = 0xffff00ff, [6] = 0xff00ffff, [7] = 0x00ffffff,
		[9] = 0xffff0000, [10] = 0x0000ffff,
		[12] = 0xffffff00, [13] = 0xffff00ff, [14] = 0xff00ffff, [15] = 0x00ffffff,
	};

	return keeps[pack];
}

/*
 * What is written is not computed: integer packs saturate in cases that the
 * sources do not agree on. What is kept is known as well as it was.
 */
static struct vciv_val pack_lane(u32 keeps, const struct vciv_val *old, const struct vciv_val *now)
{
	if (now->kind == VCIV_UNINIT || (keeps && old->kind == VCIV_UNINIT))
		return vciv_val_uninit();

	if (vciv_val_is_private(now) || (keeps && vciv_val_is_private(old)))
		return vciv_val_unknown(true);

	if (!keeps)
		return vciv_val_unknown(false);

	return vciv_val_scalar(vciv_num_forget(old->num, ~keeps));
}

/**
 * vciv_pack() - pack the result that the pack field means
 * @v: verifier; its results are changed
 * @inst: instruction, lexically right, with a pack
 *
 * Must come before the results are written. The part that is kept is not read:
 * a register file has no port for that, so it stays by not being written, and
 * cannot be stale.
 */
void vciv_pack(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	bool is_mul = inst->pm || inst->ws;
	struct vciv_wide *out = &v->out[is_mul];
	u32 keeps = pack_keeps(inst->pack);
	u32 lanes;

	if (keeps && (is_mul ? inst->waddr_mul : inst->waddr_add) != VCIV_W_NOP)
		vciv_load(&v->cur, vciv_waddr_reg(inst, is_mul), &v->old);
	else
		vciv_wide_set(&v->old, vciv_val_unknown(false));

	lanes = out->lanes == 1 && v->old.lanes == 1 ? 1 : VCIV_QPU_LANES;
	for (u32 i = 0; i < lanes; i++)
		v->tmp.lane[i] = pack_lane(keeps, vciv_wide_lane(&v->old, i),
					   vciv_wide_lane(out, i));
	v->tmp.lanes = lanes;
	*out = v->tmp;
}
