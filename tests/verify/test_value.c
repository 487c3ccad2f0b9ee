// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Every operation on sets of numbers against the same operation on each of
 * their members. Built for words of 4, 5 and 32 bits: the short ones take all
 * ranges with all ranges, all bit patterns with all bit patterns, and a random
 * choice of the mixtures; the long one takes random sets and members.
 */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "vciv_verify_value.h"

#define W	VCIV_WORD_BITS
#define MASK	VCIV_WORD_MASK
#define SIGN	VCIV_WORD_SIGN

typedef struct vciv_num (*binary_op)(struct vciv_num a, struct vciv_num b);
typedef u32 (*binary_fn)(u32 a, u32 b);

static s32 word_signed(u32 a)
{
	return (s32)(a << (32 - W)) >> (32 - W);
}

static u32 do_add(u32 a, u32 b)
{
	return a + b;
}

static u32 do_sub(u32 a, u32 b)
{
	return a - b;
}

static u32 do_and(u32 a, u32 b)
{
	return a & b;
}

static u32 do_or(u32 a, u32 b)
{
	return a | b;
}

static u32 do_xor(u32 a, u32 b)
{
	return a ^ b;
}

static u32 do_min(u32 a, u32 b)
{
	return word_signed(a) < word_signed(b) ? a : b;
}

static u32 do_max(u32 a, u32 b)
{
	return word_signed(a) > word_signed(b) ? a : b;
}

static u32 do_shl(u32 a, u32 b)
{
	return a << (b % W);
}

static u32 do_shr(u32 a, u32 b)
{
	return a >> (b % W);
}

static u32 do_asr(u32 a, u32 b)
{
	return word_signed(a) >> (b % W);
}

static u32 do_ror(u32 a, u32 b)
{
	return b % W ? a >> (b % W) | a << (W - b % W) : a;
}

static u32 do_mul24(u32 a, u32 b)
{
	return (a & 0xffffff) * (b & 0xffffff);
}

static u32 do_clz(u32 a, u32 b)
{
	u32 n = 0;

	while (n < W && !(a & (SIGN >> n)))
		n++;

	return n;
}

static struct vciv_num num_clz(struct vciv_num a, struct vciv_num b)
{
	return vciv_num_clz(a);
}

static struct vciv_num num_join_left(struct vciv_num a, struct vciv_num b)
{
	return vciv_num_join(a, b);
}

static struct vciv_num num_join_right(struct vciv_num a, struct vciv_num b)
{
	return vciv_num_join(a, b);
}

static struct vciv_num num_widen_left(struct vciv_num a, struct vciv_num b)
{
	return vciv_num_widen(a, b);
}

static struct vciv_num num_widen_right(struct vciv_num a, struct vciv_num b)
{
	return vciv_num_widen(a, b);
}

static u32 do_left(u32 a, u32 b)
{
	return a;
}

static u32 do_right(u32 a, u32 b)
{
	return b;
}


static const struct op {
	const char *name;
	binary_op abstract;
	binary_fn concrete;
} ops[] = {
	{ "add", vciv_num_add, do_add },
	{ "sub", vciv_num_sub, do_sub },
	{ "and", vciv_num_and, do_and },
	{ "or", vciv_num_or, do_or },
	{ "xor", vciv_num_xor, do_xor },
	{ "min", vciv_num_min, do_min },
	{ "max", vciv_num_max, do_max },
	{ "shl", vciv_num_shl, do_shl },
	{ "shr", vciv_num_shr, do_shr },
	{ "asr", vciv_num_asr, do_asr },
	{ "ror", vciv_num_ror, do_ror },
	{ "mul24", vciv_num_mul24, do_mul24 },
	{ "clz", num_clz, do_clz },
	{ "join, left", num_join_left, do_left },
	{ "join, right", num_join_right, do_right },
	{ "widen, left", num_widen_left, do_left },
	{ "widen, right", num_widen_right, do_right },
};

#define N_OPS (sizeof(ops) / sizeof(ops[0]))

/* Membership, written down anew rather than asked of the code under test. */
static bool has(struct vciv_num a, u32 x)
{
	return ((x - a.range.base) & MASK) <= a.range.size &&
	       ((x ^ a.bits.value) & ~a.bits.mask & MASK) == 0;
}

static void check_member(const struct op *op, struct vciv_num a, struct vciv_num b,
			 struct vciv_num r, u32 x, u32 y)
{
	u32 z = op->concrete(x, y) & MASK;

	if (has(r, z))
		return;

	check(false, "%s: %x (in %x+%x %x/%x), %x (in %x+%x %x/%x) gives %x, not in %x+%x %x/%x",
	      op->name,
	      x, a.range.base, a.range.size, a.bits.value, a.bits.mask,
	      y, b.range.base, b.range.size, b.bits.value, b.bits.mask, z,
	      r.range.base, r.range.size, r.bits.value, r.bits.mask);
}

static void check_order(struct vciv_num a, struct vciv_num b)
{
	bool inside = true;

	if (!vciv_num_leq(a, b))
		return;

	for (u32 x = 0; x <= MASK && inside; x++)
		inside = !has(a, x) || has(b, x);
	check(inside, "order: %x+%x %x/%x is not inside %x+%x %x/%x", a.range.base, a.range.size,
	      a.bits.value, a.bits.mask, b.range.base, b.range.size, b.bits.value, b.bits.mask);
}

static void check_bounds(struct vciv_num a)
{
	for (u32 x = 0; x <= MASK; x++) {
		if (!has(a, x))
			continue;
		check(vciv_num_may_be(a, x), "may_be");
		check(x >= vciv_num_umin(a) && x <= vciv_num_umax(a), "umin, umax");
		check(!vciv_num_is_nonneg(a) || !(x & SIGN), "nonneg");
		check(!vciv_num_is_neg(a) || x & SIGN, "neg");
		check(!vciv_num_is_const(a) || x == a.bits.value, "const");
	}
}

static struct vciv_num any_bits(struct vciv_range range)
{
	return (struct vciv_num){ range, { 0, MASK } };
}

static struct vciv_num any_range(struct vciv_bits bits)
{
	return (struct vciv_num){ { 0, MASK }, bits };
}

static bool is_empty(struct vciv_num a)
{
	for (u32 x = 0; x <= MASK; x++)
		if (has(a, x))
			return false;

	return true;
}

static void check_pair(struct vciv_num a, struct vciv_num b)
{
	check_order(a, b);

	for (size_t i = 0; i < N_OPS; i++) {
		struct vciv_num r = ops[i].abstract(a, b);

		for (u32 x = 0; x <= MASK; x++)
			for (u32 y = 0; has(a, x) && y <= MASK; y++)
				if (has(b, y))
					check_member(&ops[i], a, b, r, x, y);
		check(true, "done");
	}
}

static u64 seed = 1;

static u32 random32(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;

	return seed >> 16;
}

/* Biased to the ends, where off-by-one lives. */
static u32 random_word(void)
{
	static const u32 corners[] = { 0, 1, 2, 3, 4, 255, 256, 0xffffff, 0x1000000, 0x7fffffff,
		0x80000000, 0x80000001, 0xfffffffe, 0xffffffff };
	u32 x = random32();

	switch (x % 4) {
	case 0:
		return corners[random32() % (sizeof(corners) / sizeof(corners[0]))] & MASK;
	case 1:
		return (random32() >> (random32() % 32)) & MASK;
	default:
		return random32() & MASK;
	}
}

/* A set that holds @member. */
static struct vciv_num random_set(u32 member)
{
	struct vciv_num a;
	u32 before = random_word() >> (random32() % W);

	a.bits.mask = random32() % 4 ? random_word() : (random32() % 2 ? MASK : 0);
	a.bits.value = member & ~a.bits.mask;
	a.range.size = random_word() >> (random32() % W);
	a.range.size = a.range.size == MASK ? MASK : a.range.size;
	a.range.base = a.range.size == MASK ? 0 :
		       (member - (a.range.size ? before % (a.range.size + 1) : 0)) & MASK;

	return a;
}

static void check_random(u32 count)
{
	for (u32 n = 0; n < count; n++) {
		u32 x = random_word(), y = random_word();
		struct vciv_num a = random_set(x), b = random_set(y);

		for (size_t i = 0; i < N_OPS; i++)
			check_member(&ops[i], a, b, ops[i].abstract(a, b), x, y);
		check(true, "done");
	}
}

static struct vciv_num sets[2048];
static u32 num_sets;

static void add_set(struct vciv_num a)
{
	if (!is_empty(a))
		sets[num_sets++] = a;
}

static void collect_sets(void)
{
	for (u32 base = 0; base <= MASK; base++)
		for (u32 size = 0; size < MASK; size++)
			add_set(any_bits((struct vciv_range){ base, size }));

	for (u32 mask = 0; mask <= MASK; mask++)
		for (u32 value = 0; value <= MASK; value++)
			if (!(value & mask))
				add_set(any_range((struct vciv_bits){ value, mask }));
}

static void check_all(void)
{
	collect_sets();
	for (u32 i = 0; i < num_sets; i++) {
		check_bounds(sets[i]);
		for (u32 j = 0; j < num_sets; j++)
			check_pair(sets[i], sets[j]);
	}
}

static void check_mixtures(u32 count)
{
	for (u32 n = 0; n < count; n++)
		check_pair(random_set(random_word()), random_set(random_word()));
}

int main(void)
{
	if (W == 4)
		check_all();
	if (W < 8)
		check_mixtures(20000);
	else
		check_random(1000000);

	return check_report();
}
