// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Sets of numbers: a circular range and known bits, each making the other
 * better. Every operation returns a superset of what the QPU could compute
 * (4.5 and 4.6 of the manual); tests/verify compares them all with the
 * concrete operations, exhaustively for small words.
 */

#include <linux/array_size.h>
#include <linux/bitops.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "vciv_verify_value.h"

static const struct vciv_range range_all = { 0, VCIV_WORD_MASK };
static const struct vciv_bits bits_unknown = { 0, VCIV_WORD_MASK };

static struct vciv_range range_make(u32 base, u64 size)
{
	if (size >= VCIV_WORD_MASK)
		return range_all;

	return (struct vciv_range){ base & VCIV_WORD_MASK, size };
}

static bool range_has(struct vciv_range a, u32 value)
{
	return ((value - a.base) & VCIV_WORD_MASK) <= a.size;
}

/* Does it pass from the largest unsigned number to 0? */
static bool range_wraps(struct vciv_range a)
{
	return a.size > VCIV_WORD_MASK - a.base;
}

static bool range_leq(struct vciv_range a, struct vciv_range b)
{
	u32 distance = (a.base - b.base) & VCIV_WORD_MASK;

	if (b.size == VCIV_WORD_MASK)
		return true;

	return distance <= b.size && a.size <= b.size - distance;
}

/* The range that starts where @a does and goes on to the end of @b. */
static struct vciv_range range_span(struct vciv_range a, struct vciv_range b)
{
	u64 distance = (b.base - a.base) & VCIV_WORD_MASK;

	return range_make(a.base, max_t(u64, a.size, distance + b.size));
}

static struct vciv_range range_join(struct vciv_range a, struct vciv_range b)
{
	struct vciv_range ab = range_span(a, b), ba = range_span(b, a);

	if (range_leq(a, b))
		return b;
	if (range_leq(b, a))
		return a;

	return ab.size <= ba.size ? ab : ba;
}

bool vciv_range_leq(struct vciv_range a, struct vciv_range b)
{
	return range_leq(a, b);
}

struct vciv_range vciv_range_join(struct vciv_range a, struct vciv_range b)
{
	return range_join(a, b);
}

struct vciv_range vciv_range_add(struct vciv_range a, struct vciv_range b)
{
	return range_make(a.base + b.base, (u64)a.size + b.size);
}

struct vciv_range vciv_range_sub(struct vciv_range a, struct vciv_range b)
{
	return range_make(a.base - (b.base + b.size), (u64)a.size + b.size);
}

static struct vciv_range range_between(u32 lo, u32 hi)
{
	return range_make(lo, hi - lo);
}

static u32 range_umin(struct vciv_range a)
{
	return range_wraps(a) ? 0 : a.base;
}

static u32 range_umax(struct vciv_range a)
{
	return range_wraps(a) ? VCIV_WORD_MASK : a.base + a.size;
}

/* Turning the circle by half makes the order of signed numbers that of unsigned ones. */
static struct vciv_range range_turn(struct vciv_range a)
{
	return range_make(a.base ^ VCIV_WORD_SIGN, a.size);
}

static bool bits_leq(struct vciv_bits a, struct vciv_bits b)
{
	return !(a.mask & ~b.mask) && (a.value & ~b.mask) == b.value;
}

static struct vciv_bits bits_make(u32 value, u32 mask)
{
	mask &= VCIV_WORD_MASK;
	return (struct vciv_bits){ value & ~mask & VCIV_WORD_MASK, mask };
}

static struct vciv_bits bits_join(struct vciv_bits a, struct vciv_bits b)
{
	return bits_make(a.value, a.mask | b.mask | (a.value ^ b.value));
}

/* All bits up to the highest one of @x. */
static u32 bits_below(u32 x)
{
	return x ? (u32)((1ull << fls(x)) - 1) : 0;
}

/* The numbers of an unsigned interval share the bits above the first that differs. */
static struct vciv_bits bits_of_range(struct vciv_range a)
{
	if (range_wraps(a))
		return bits_unknown;

	return bits_make(a.base, bits_below(a.base ^ (a.base + a.size)));
}

static struct vciv_bits bits_add(struct vciv_bits a, struct vciv_bits b)
{
	u32 lowest = a.value + b.value;
	u32 highest = lowest + a.mask + b.mask;

	/* A bit where both sums agree got the same carry from all sums. */
	return bits_make(lowest, (lowest ^ highest) | a.mask | b.mask);
}

static struct vciv_bits bits_sub(struct vciv_bits a, struct vciv_bits b)
{
	u32 value = a.value - b.value;

	return bits_make(value, ((value + a.mask) ^ (value - b.mask)) | a.mask | b.mask);
}

static struct vciv_range range_meet(struct vciv_range a, struct vciv_range b)
{
	u32 lo, hi;

	/* Two arcs of a circle may meet in two places: then keep the shorter arc. */
	if (range_wraps(a) || range_wraps(b))
		return a.size <= b.size ? a : b;

	lo = max(a.base, b.base);
	hi = min(a.base + a.size, b.base + b.size);

	/* Nothing is in both: this cannot happen at run time, so any answer will do. */
	if (lo > hi)
		return a;

	return range_between(lo, hi);
}

static struct vciv_bits bits_meet(struct vciv_bits a, struct vciv_bits b)
{
	u32 mask = a.mask & b.mask;

	return bits_make(a.value | b.value, mask);
}

static struct vciv_num num_make(struct vciv_range range, struct vciv_bits bits)
{
	struct vciv_num num;

	num.bits = bits_meet(bits, bits_of_range(range));
	num.range = range_meet(range, range_make(num.bits.value, num.bits.mask));

	return num;
}

struct vciv_num vciv_num_const(u32 value)
{
	return (struct vciv_num){ { value, 0 }, { value, 0 } };
}

struct vciv_num vciv_num_unknown(void)
{
	return (struct vciv_num){ range_all, bits_unknown };
}

/* lo <= x <= hi, unsigned */
struct vciv_num vciv_num_between(u32 lo, u32 hi)
{
	return num_make(range_between(lo, hi), bits_unknown);
}

/* Those of @a that are multiples of @align: what its power of two says of the low bits. */
struct vciv_num vciv_num_aligned(struct vciv_num a, u32 align)
{
	u32 low = (align & -align) - 1;

	return num_make(a.range, bits_meet(a.bits, bits_make(0, ~low)));
}

/* @a with any values in the bits of @mask. */
struct vciv_num vciv_num_forget(struct vciv_num a, u32 mask)
{
	return num_make(range_all, bits_make(a.bits.value, a.bits.mask | mask));
}

/* Those of @a that are in lo <= x <= hi, unsigned; some must be. */
struct vciv_num vciv_num_within(struct vciv_num a, u32 lo, u32 hi)
{
	return num_make(range_meet(a.range, range_between(lo, hi)), a.bits);
}

bool vciv_num_is_const(struct vciv_num a)
{
	return !a.bits.mask;
}

bool vciv_num_is_unknown(struct vciv_num a)
{
	return a.bits.mask == VCIV_WORD_MASK && a.range.size == VCIV_WORD_MASK;
}

bool vciv_num_may_be(struct vciv_num a, u32 value)
{
	return range_has(a.range, value) && (value & ~a.bits.mask) == a.bits.value;
}

u32 vciv_num_umin(struct vciv_num a)
{
	return max(range_umin(a.range), a.bits.value);
}

u32 vciv_num_umax(struct vciv_num a)
{
	return min(range_umax(a.range), a.bits.value | a.bits.mask);
}

bool vciv_num_is_nonneg(struct vciv_num a)
{
	return vciv_num_umax(a) < VCIV_WORD_SIGN;
}

bool vciv_num_is_neg(struct vciv_num a)
{
	return vciv_num_umin(a) >= VCIV_WORD_SIGN;
}

bool vciv_num_leq(struct vciv_num a, struct vciv_num b)
{
	return range_leq(a.range, b.range) && bits_leq(a.bits, b.bits);
}

/*
 * Neither part makes the other better here: a join must be above both in each
 * part, or the inference would not come to an end.
 */
struct vciv_num vciv_num_join(struct vciv_num a, struct vciv_num b)
{
	return (struct vciv_num){ range_join(a.range, b.range), bits_join(a.bits, b.bits) };
}

/*
 * A superset of both that a growing sequence reaches soon: the upper bound
 * moves on in few large steps. Only the inference needs it.
 */
struct vciv_num vciv_num_widen(struct vciv_num old, struct vciv_num now)
{
	static const u8 steps[] = { 8, 16, 24, 31 };
	struct vciv_num num = vciv_num_join(old, now);

	if (range_leq(now.range, old.range))
		return num;

	for (size_t i = 0; i < ARRAY_SIZE(steps); i++) {
		if (vciv_num_umax(num) >= 1ull << steps[i])
			continue;
		num.range = range_between(0, (1ull << steps[i]) - 1);
		return num;
	}
	num.range = range_all;

	return num;
}

struct vciv_num vciv_num_add(struct vciv_num a, struct vciv_num b)
{
	return num_make(vciv_range_add(a.range, b.range), bits_add(a.bits, b.bits));
}

struct vciv_num vciv_num_sub(struct vciv_num a, struct vciv_num b)
{
	return num_make(vciv_range_sub(a.range, b.range), bits_sub(a.bits, b.bits));
}

struct vciv_num vciv_num_and(struct vciv_num a, struct vciv_num b)
{
	u32 value = a.bits.value & b.bits.value;
	u32 most = (a.bits.value | a.bits.mask) & (b.bits.value | b.bits.mask);

	return num_make(range_between(0, min(vciv_num_umax(a), vciv_num_umax(b))),
			bits_make(value, most & ~value));
}

struct vciv_num vciv_num_or(struct vciv_num a, struct vciv_num b)
{
	u32 value = a.bits.value | b.bits.value;

	/* Without a bit in common, or is an addition, which knows the bounds better. */
	if (!((a.bits.value | a.bits.mask) & (b.bits.value | b.bits.mask)))
		return vciv_num_add(a, b);

	return num_make(range_between(max(vciv_num_umin(a), vciv_num_umin(b)), VCIV_WORD_MASK),
			bits_make(value, (a.bits.mask | b.bits.mask) & ~value));
}

struct vciv_num vciv_num_xor(struct vciv_num a, struct vciv_num b)
{
	return num_make(range_all,
			bits_make(a.bits.value ^ b.bits.value, a.bits.mask | b.bits.mask));
}

struct vciv_num vciv_num_min(struct vciv_num a, struct vciv_num b)
{
	struct vciv_range ra = range_turn(a.range), rb = range_turn(b.range);
	struct vciv_range range;

	range = range_between(min(range_umin(ra), range_umin(rb)),
			      min(range_umax(ra), range_umax(rb)));

	return num_make(range_turn(range), bits_join(a.bits, b.bits));
}

struct vciv_num vciv_num_max(struct vciv_num a, struct vciv_num b)
{
	struct vciv_range ra = range_turn(a.range), rb = range_turn(b.range);
	struct vciv_range range;

	range = range_between(max(range_umin(ra), range_umin(rb)),
			      max(range_umax(ra), range_umax(rb)));

	return num_make(range_turn(range), bits_join(a.bits, b.bits));
}

/* A shift count, if known. The hardware takes it modulo the word (4.5). */
static bool shift_count(struct vciv_num b, u32 *count)
{
	*count = b.bits.value % VCIV_WORD_BITS;

	return vciv_num_is_const(b);
}

struct vciv_num vciv_num_shl(struct vciv_num a, struct vciv_num b)
{
	u32 n;

	if (!shift_count(b, &n))
		return vciv_num_unknown();

	/* Multiplication by 2^n in the ring: the distance to the base is scaled. */
	return num_make(range_make((u64)a.range.base << n, (u64)a.range.size << n),
			bits_make((u64)a.bits.value << n, (u64)a.bits.mask << n));
}

struct vciv_num vciv_num_shr(struct vciv_num a, struct vciv_num b)
{
	u32 n;

	if (!shift_count(b, &n))
		return vciv_num_between(0, vciv_num_umax(a));

	return num_make(range_between(vciv_num_umin(a) >> n, vciv_num_umax(a) >> n),
			bits_make(a.bits.value >> n, a.bits.mask >> n));
}

/* Arithmetic shift of a word of VCIV_WORD_BITS bits. */
static u32 word_asr(u32 a, u32 n)
{
	u32 sign = a & VCIV_WORD_SIGN ? ~(VCIV_WORD_MASK >> n) : 0;

	return ((a >> n) | sign) & VCIV_WORD_MASK;
}

struct vciv_num vciv_num_asr(struct vciv_num a, struct vciv_num b)
{
	struct vciv_range turned = range_turn(a.range);
	u32 lo, hi, n;

	if (!shift_count(b, &n))
		return vciv_num_unknown();

	lo = word_asr(range_umin(turned) ^ VCIV_WORD_SIGN, n);
	hi = word_asr(range_umax(turned) ^ VCIV_WORD_SIGN, n);

	return num_make(range_make(lo, (hi - lo) & VCIV_WORD_MASK),
			bits_make(word_asr(a.bits.value, n), word_asr(a.bits.mask, n)));
}

static u32 word_ror(u32 a, u32 n)
{
	return n ? (a >> n) | (a << (VCIV_WORD_BITS - n)) : a;
}

struct vciv_num vciv_num_ror(struct vciv_num a, struct vciv_num b)
{
	u32 n;

	if (!shift_count(b, &n))
		return vciv_num_unknown();

	return num_make(range_all, bits_make(word_ror(a.bits.value, n), word_ror(a.bits.mask, n)));
}

static u32 word_clz(u32 a)
{
	return VCIV_WORD_BITS - fls(a);
}

struct vciv_num vciv_num_clz(struct vciv_num a)
{
	return vciv_num_between(word_clz(vciv_num_umax(a)), word_clz(vciv_num_umin(a)));
}

/* mul24 sees the low 24 bits; a small word is seen whole. */
static struct vciv_num num_low24(struct vciv_num a)
{
	return vciv_num_and(a, vciv_num_const(0xffffff & VCIV_WORD_MASK));
}

/* Number of low bits known to be 0. */
static u32 num_zeros(struct vciv_num a)
{
	u32 maybe = a.bits.value | a.bits.mask;

	return maybe ? __ffs(maybe) : VCIV_WORD_BITS;
}

struct vciv_num vciv_num_mul24(struct vciv_num a, struct vciv_num b)
{
	u64 lo, hi;
	u32 zeros;

	a = num_low24(a);
	b = num_low24(b);
	lo = (u64)vciv_num_umin(a) * vciv_num_umin(b);
	hi = (u64)vciv_num_umax(a) * vciv_num_umax(b);
	zeros = min(num_zeros(a) + num_zeros(b), VCIV_WORD_BITS - 1u);

	/* A product that does not fit goes round the circle, and so does the range. */
	return num_make(range_make(lo, hi - lo),
			bits_make(0, VCIV_WORD_MASK << zeros));
}

struct vciv_val vciv_val_uninit(void)
{
	return (struct vciv_val){ .kind = VCIV_UNINIT, .bound = VCIV_NO_BOUND,
				  .num = vciv_num_unknown() };
}

struct vciv_val vciv_val_scalar(struct vciv_num num)
{
	return (struct vciv_val){ .kind = VCIV_SCALAR, .bound = VCIV_NO_BOUND, .num = num };
}

struct vciv_val vciv_val_const(u32 value)
{
	return vciv_val_scalar(vciv_num_const(value));
}

struct vciv_val vciv_val_unknown(bool secret)
{
	struct vciv_val val = vciv_val_scalar(vciv_num_unknown());

	val.secret = secret;

	return val;
}

struct vciv_val vciv_val_opaque(enum vciv_kind kind, u16 slot, struct vciv_num num)
{
	return (struct vciv_val){ .kind = kind, .slot = slot, .bound = VCIV_NO_BOUND, .num = num };
}

bool vciv_val_equal(const struct vciv_val *a, const struct vciv_val *b)
{
	return !memcmp(a, b, sizeof(*a));
}

bool vciv_val_is_const(const struct vciv_val *a)
{
	return a->kind == VCIV_SCALAR && vciv_num_is_const(a->num);
}

/* Does it tell where something is in memory? */
bool vciv_val_is_private(const struct vciv_val *a)
{
	return a->kind != VCIV_SCALAR || a->secret;
}

static bool bound_leq(const struct vciv_val *a, const struct vciv_val *b)
{
	return b->bound == VCIV_NO_BOUND || (a->bound == b->bound && a->gap >= b->gap);
}

/**
 * vciv_val_leq() - does @b allow all that @a allows
 * @a: value
 * @b: value
 *
 * UNINIT is above everything: it promises nothing and no sink takes it. A
 * secret of any bits is above every address.
 *
 * Return: true if each word and meaning that @a stands for is one of @b's.
 */
bool vciv_val_leq(const struct vciv_val *a, const struct vciv_val *b)
{
	if (b->kind == VCIV_UNINIT)
		return true;
	if (a->kind == VCIV_UNINIT)
		return false;

	if (a->kind == b->kind && a->slot == b->slot)
		return a->secret <= b->secret && vciv_num_leq(a->num, b->num) && bound_leq(a, b) &&
		       (!vciv_sym_is_set(&b->sym) || vciv_sym_leq(a, &b->sym));

	return b->kind == VCIV_SCALAR && b->secret && vciv_num_is_unknown(b->num) &&
	       b->bound == VCIV_NO_BOUND && !vciv_sym_is_set(&b->sym);
}

static void bound_join(struct vciv_val *out, const struct vciv_val *a, const struct vciv_val *b)
{
	out->bound = VCIV_NO_BOUND;
	out->gap = 0;

	if (a->bound == VCIV_NO_BOUND || a->bound != b->bound)
		return;

	out->bound = a->bound;
	out->gap = min(a->gap, b->gap);
}

/* What is left when a value may be one of two kinds of thing. */
static bool join_kinds(const struct vciv_val *a, const struct vciv_val *b, struct vciv_val *out)
{
	if (a->kind == VCIV_UNINIT || b->kind == VCIV_UNINIT) {
		*out = vciv_val_uninit();
		return true;
	}

	if (a->kind != b->kind || a->slot != b->slot) {
		*out = vciv_val_unknown(true);
		return true;
	}

	return false;
}

/* Only a pointer may go to one of several places: nothing takes any other address then. */
static void opaque_settle(struct vciv_val *val)
{
	if (val->kind != VCIV_SCALAR && val->kind != VCIV_PTR && !vciv_num_is_const(val->num))
		*val = vciv_val_unknown(true);
}

struct vciv_val vciv_val_join(const struct vciv_val *a, const struct vciv_val *b)
{
	struct vciv_val val;

	if (join_kinds(a, b, &val))
		return val;

	val = *a;
	val.secret |= b->secret;
	val.num = vciv_num_join(a->num, b->num);
	val.sym = vciv_sym_join(a, b);
	bound_join(&val, a, b);
	opaque_settle(&val);

	return val;
}

struct vciv_val vciv_val_widen(const struct vciv_val *old, const struct vciv_val *now)
{
	struct vciv_val val = vciv_val_join(old, now);

	if (val.kind == VCIV_UNINIT || old->kind != val.kind || now->kind != val.kind)
		return val;

	val.num = vciv_num_widen(old->num, now->num);

	/* A sum or a bound that moves once will move for ever. */
	if (memcmp(&val.sym, &old->sym, sizeof(val.sym)))
		val.sym = vciv_sym_none();
	if (val.bound != VCIV_NO_BOUND && val.gap != old->gap) {
		val.bound = VCIV_NO_BOUND;
		val.gap = 0;
	}

	return val;
}
