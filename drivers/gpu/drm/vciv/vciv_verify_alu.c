// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * What an operation makes of what is known of its operands, for one lane (4.5,
 * 4.6). Numbers are vciv_verify_value.c's business; here is what happens to
 * addresses, to bounds, and to what must not get out.
 *
 * An address is a base that nobody knows plus an offset modulo 2^32. Only
 * operations of that ring keep it one; anything else leaves a secret number.
 */

#include <linux/bitops.h>
#include <linux/limits.h>
#include <linux/minmax.h>

#include "vciv_verify_priv.h"

#define NO_VAL vciv_val_uninit()

/* Bounds stay far from where their sums could overflow. */
#define MAX_GAP 0x40000000

static void bound_drop(struct vciv_val *val)
{
	val->bound = VCIV_NO_BOUND;
	val->gap = 0;
}

/* @val is @by more than something with @val's bound, or less if negative. */
static void bound_move(struct vciv_val *val, s64 by)
{
	s64 gap = val->gap - by;

	if (val->bound == VCIV_NO_BOUND)
		return;

	if (gap > MAX_GAP || gap < -MAX_GAP)
		bound_drop(val);
	else
		val->gap = gap;
}

/* @out = @a + @b, or less if that wraps. */
static void bound_add(struct vciv_val *out, const struct vciv_val *a, const struct vciv_val *b)
{
	bound_drop(out);
	if (a->bound != VCIV_NO_BOUND) {
		out->bound = a->bound;
		out->gap = a->gap;
		bound_move(out, vciv_num_umax(b->num));
	} else if (b->bound != VCIV_NO_BOUND) {
		out->bound = b->bound;
		out->gap = b->gap;
		bound_move(out, vciv_num_umax(a->num));
	}
}

static void bound_sub(struct vciv_val *out, const struct vciv_val *a, const struct vciv_val *b)
{
	bound_drop(out);
	if (a->bound == VCIV_NO_BOUND || vciv_num_umin(a->num) < vciv_num_umax(b->num))
		return;

	out->bound = a->bound;
	out->gap = a->gap;
	bound_move(out, -(s64)vciv_num_umin(b->num));
}

/* The result is, as an unsigned number, at most each of the operands. */
static void bound_either(struct vciv_val *out, const struct vciv_val *a, const struct vciv_val *b)
{
	const struct vciv_val *from = a->bound != VCIV_NO_BOUND ? a : b;

	out->bound = from->bound;
	out->gap = from->gap;
}

static struct vciv_val number(struct vciv_num num, const struct vciv_val *a,
			      const struct vciv_val *b)
{
	struct vciv_val val = vciv_val_scalar(num);

	val.secret = a->secret | b->secret;

	return val;
}

/* Operations of the ring keep sums. */
static struct vciv_sym ring_sym(u8 op, const struct vciv_val *a, const struct vciv_val *b)
{
	struct vciv_sym x = vciv_sym_of(a), y = vciv_sym_of(b);

	if (!vciv_sym_is_set(&x) && !vciv_sym_is_set(&y))
		return vciv_sym_none();

	switch (op) {
	case VCIV_ADD_ADD:
		return vciv_sym_add(&x, &y);
	case VCIV_ADD_SUB:
		return vciv_sym_sub(&x, &y);
	case VCIV_ADD_SHL:
		if (vciv_val_is_const(b))
			return vciv_sym_scale(&x, 1u << b->num.bits.value % 32);
		break;
	}

	return vciv_sym_none();
}

/* mul24 is one if it sees the whole of both numbers. */
static struct vciv_sym mul_sym(const struct vciv_val *a, const struct vciv_val *b)
{
	struct vciv_sym x = vciv_sym_of(a), y = vciv_sym_of(b);

	if ((!vciv_sym_is_set(&x) && !vciv_sym_is_set(&y)) || vciv_num_umax(a->num) >> 24 ||
	    vciv_num_umax(b->num) >> 24)
		return vciv_sym_none();

	return vciv_sym_times(&x, &y);
}

/* A constant added to something opaque, or taken from it. */
static struct vciv_val opaque_move(const struct vciv_val *base, const struct vciv_val *by,
				   bool minus)
{
	struct vciv_val val = *base;

	if (by->kind != VCIV_SCALAR || by->secret)
		return vciv_val_unknown(true);

	val.num = minus ? vciv_num_sub(base->num, by->num) : vciv_num_add(base->num, by->num);
	val.sym = ring_sym(minus ? VCIV_ADD_SUB : VCIV_ADD_ADD, base, by);
	if (minus)
		bound_sub(&val, base, by);
	else
		bound_add(&val, base, by);

	/* Only pointers may go to a place that is not known exactly. */
	if (val.kind != VCIV_PTR && !vciv_num_is_const(val.num))
		return vciv_val_unknown(true);

	return val;
}

static struct vciv_val opaque_sub(const struct vciv_val *a, const struct vciv_val *b)
{
	if (a->kind == VCIV_PTR && b->kind == VCIV_PTR && a->slot == b->slot) {
		struct vciv_val val = vciv_val_scalar(vciv_num_sub(a->num, b->num));

		val.sym = ring_sym(VCIV_ADD_SUB, a, b);
		return val;
	}

	return opaque_move(a, b, true);
}

static struct vciv_val opaque_add(const struct vciv_val *a, const struct vciv_val *b)
{
	return a->kind == VCIV_SCALAR ? opaque_move(b, a, false) : opaque_move(a, b, false);
}

/* Rounding down to no more than the alignment of the base does the same to the offset. */
static struct vciv_val opaque_and(const struct vciv_val *a, const struct vciv_val *b,
				  const struct vciv_signature *sig)
{
	const struct vciv_val *ptr = a->kind == VCIV_PTR ? a : b;
	const struct vciv_val *mask = a->kind == VCIV_PTR ? b : a;
	struct vciv_val val = *ptr;
	u32 cleared;

	if (ptr->kind != VCIV_PTR || !vciv_val_is_const(mask))
		return vciv_val_unknown(true);

	cleared = ~mask->num.bits.value;
	if (cleared & (cleared + 1) || cleared >= sig->params[ptr->slot].align)
		return vciv_val_unknown(true);

	val.num = vciv_num_and(ptr->num, mask->num);
	val.sym = vciv_sym_none();

	return val;
}

static struct vciv_val opaque_op(u8 op, const struct vciv_val *a, const struct vciv_val *b,
				 const struct vciv_signature *sig)
{
	switch (op) {
	case VCIV_ADD_ADD:
		return opaque_add(a, b);
	case VCIV_ADD_SUB:
		return opaque_sub(a, b);
	case VCIV_ADD_AND:
		return opaque_and(a, b, sig);
	default:
		return vciv_val_unknown(true);
	}
}

/* The largest value of each byte, in place. */
static u32 most_bytes(struct vciv_num a)
{
	return a.bits.value | a.bits.mask;
}

/* Can no byte of the sum reach 256? Then adding bytes is adding words. */
static bool bytes_fit(struct vciv_num a, struct vciv_num b)
{
	u32 x = most_bytes(a), y = most_bytes(b);

	for (u32 shift = 0; shift < 32; shift += 8)
		if (((x >> shift) & 0xff) + ((y >> shift) & 0xff) > 0xff)
			return false;

	return true;
}

static struct vciv_num num_v8adds(struct vciv_num a, struct vciv_num b)
{
	return bytes_fit(a, b) ? vciv_num_add(a, b) : vciv_num_unknown();
}

/* A byte-wise minimum is no more than either word. */
static struct vciv_num num_v8min(struct vciv_num a, struct vciv_num b)
{
	return vciv_num_between(0, min(vciv_num_umax(a), vciv_num_umax(b)));
}

/* An exact small integer as a float, or back: assemblers build constants so. */
static struct vciv_num num_itof(struct vciv_num a)
{
	u32 value = a.bits.value, high;

	if (!vciv_num_is_const(a) || !value || value >= 1u << 24)
		return vciv_num_is_const(a) && !value ? a : vciv_num_unknown();

	high = fls(value) - 1;

	return vciv_num_const((127 + high) << 23 | ((value << (23 - high)) & 0x7fffff));
}

static struct vciv_num num_ftoi(struct vciv_num a)
{
	u32 value = a.bits.value, high = (value >> 23) - 127, mantissa;

	if (!vciv_num_is_const(a))
		return vciv_num_unknown();
	if (!value)
		return a;

	/* Positive, from 1.0 to below 2^24, and without a fraction to round. */
	if (value < 127u << 23 || high > 23)
		return vciv_num_unknown();

	mantissa = (value & 0x7fffff) | 0x800000;
	if (mantissa & ((1u << (23 - high)) - 1))
		return vciv_num_unknown();

	return vciv_num_const(mantissa >> (23 - high));
}

static struct vciv_num add_number(u8 op, struct vciv_num a, struct vciv_num b)
{
	switch (op) {
	case VCIV_ADD_FTOI:
		return num_ftoi(a);
	case VCIV_ADD_ITOF:
		return num_itof(a);
	case VCIV_ADD_ADD:
		return vciv_num_add(a, b);
	case VCIV_ADD_SUB:
		return vciv_num_sub(a, b);
	case VCIV_ADD_SHR:
		return vciv_num_shr(a, b);
	case VCIV_ADD_ASR:
		return vciv_num_asr(a, b);
	case VCIV_ADD_ROR:
		return vciv_num_ror(a, b);
	case VCIV_ADD_SHL:
		return vciv_num_shl(a, b);
	case VCIV_ADD_MIN:
		return vciv_num_min(a, b);
	case VCIV_ADD_MAX:
		return vciv_num_max(a, b);
	case VCIV_ADD_AND:
		return vciv_num_and(a, b);
	case VCIV_ADD_OR:
		return vciv_num_or(a, b);
	case VCIV_ADD_XOR:
		return vciv_num_xor(a, b);
	case VCIV_ADD_NOT:
		return vciv_num_sub(vciv_num_const(U32_MAX), a);
	case VCIV_ADD_CLZ:
		return vciv_num_clz(a);
	case VCIV_ADD_V8ADDS:
		return num_v8adds(a, b);
	default:
		return vciv_num_unknown();
	}
}

/* Which bound on an operand is one on the result? */
static void add_bound(u8 op, struct vciv_val *out, const struct vciv_val *a,
		      const struct vciv_val *b)
{
	switch (op) {
	case VCIV_ADD_ADD:
		bound_add(out, a, b);
		break;
	case VCIV_ADD_SUB:
		bound_sub(out, a, b);
		break;
	case VCIV_ADD_SHR:
		out->bound = a->bound;
		out->gap = a->gap;
		break;
	case VCIV_ADD_AND:
		bound_either(out, a, b);
		break;
	case VCIV_ADD_MIN:
		/* Signed: a negative number would win, and be a large unsigned one. */
		if (vciv_num_is_nonneg(a->num) && vciv_num_is_nonneg(b->num))
			bound_either(out, a, b);
		break;
	}
}

static bool add_is_unary(u8 op)
{
	return op == VCIV_ADD_FTOI || op == VCIV_ADD_ITOF || op == VCIV_ADD_NOT ||
	       op == VCIV_ADD_CLZ;
}

static bool add_is_move(u8 op)
{
	return op == VCIV_ADD_OR || op == VCIV_ADD_AND || op == VCIV_ADD_MIN ||
	       op == VCIV_ADD_MAX;
}

static bool add_is_zero(u8 op)
{
	return op == VCIV_ADD_XOR || op == VCIV_ADD_SUB || op == VCIV_ADD_V8SUBS;
}

static bool is_zero(const struct vciv_val *val)
{
	return val->kind == VCIV_SCALAR && !val->secret && vciv_num_is_const(val->num) &&
	       !val->num.bits.value;
}

/**
 * vciv_alu_add() - one lane of the ADD ALU
 * @op: operation
 * @a: first operand, the one that unary operations take
 * @b: second operand
 * @same: both come from the same place, so they are the same word
 * @sig: types of the uniforms
 *
 * Return: what is known of the result.
 */
struct vciv_val vciv_alu_add(u8 op, const struct vciv_val *a, const struct vciv_val *b, bool same,
			     const struct vciv_signature *sig)
{
	struct vciv_val val;

	if (op == VCIV_ADD_NOP)
		return NO_VAL;
	if (same && add_is_zero(op))
		return vciv_val_const(0);
	if (same && add_is_move(op))
		return *a;
	if (add_is_unary(op))
		b = a;

	if (a->kind == VCIV_UNINIT || b->kind == VCIV_UNINIT)
		return NO_VAL;
	/* How an assembler moves that has no word for it. */
	if (op == VCIV_ADD_OR && (is_zero(a) || is_zero(b)))
		return is_zero(b) ? *a : *b;
	if (a->kind != VCIV_SCALAR || b->kind != VCIV_SCALAR)
		return opaque_op(op, a, b, sig);

	val = number(add_number(op, a->num, b->num), a, b);
	val.sym = ring_sym(op, a, b);
	add_bound(op, &val, a, b);

	return val;
}

static struct vciv_num mul_number(u8 op, struct vciv_num a, struct vciv_num b)
{
	switch (op) {
	case VCIV_MUL_MUL24:
		return vciv_num_mul24(a, b);
	case VCIV_MUL_V8MIN:
		return num_v8min(a, b);
	case VCIV_MUL_V8ADDS:
		return num_v8adds(a, b);
	default:
		return vciv_num_unknown();
	}
}

/**
 * vciv_alu_mul() - one lane of the MUL ALU, before rotation
 * @op: operation
 * @a: first operand
 * @b: second operand
 * @same: both come from the same place, so they are the same word
 *
 * Return: what is known of the result.
 */
struct vciv_val vciv_alu_mul(u8 op, const struct vciv_val *a, const struct vciv_val *b, bool same)
{
	struct vciv_val val;

	if (op == VCIV_MUL_NOP)
		return NO_VAL;
	if (same && op == VCIV_MUL_V8SUBS)
		return vciv_val_const(0);
	if (same && (op == VCIV_MUL_V8MIN || op == VCIV_MUL_V8MAX))
		return *a;

	if (a->kind == VCIV_UNINIT || b->kind == VCIV_UNINIT)
		return NO_VAL;
	if (a->kind != VCIV_SCALAR || b->kind != VCIV_SCALAR)
		return vciv_val_unknown(true);

	val = number(mul_number(op, a->num, b->num), a, b);
	if (op == VCIV_MUL_V8MIN)
		bound_either(&val, a, b);
	if (op == VCIV_MUL_MUL24)
		val.sym = mul_sym(a, b);

	return val;
}
