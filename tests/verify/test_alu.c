// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Operations, joins and order of values of one lane, with their bounds and
 * secrets, against concrete words: random sets are built around a random word,
 * so that what is claimed of the set can be held against it.
 */
#include <stdio.h>

#include "check.h"
#include "vciv_verify_priv.h"

#define ROUNDS	300000
#define SLOTS	2

static u64 seed = 3;

static u32 random32(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;

	return seed >> 16;
}

static u32 below(u32 n)
{
	return random32() % n;
}

static u32 random_word(void)
{
	return random32() >> below(32);
}

/* Bytes behind the pointers in uniforms 0 and 1. */
static u32 sizes[SLOTS];

/* A number that may be @x. */
static struct vciv_val number_around(u32 x)
{
	u32 lo = below(3) ? x - below(x / 2 + 1) : x, room = ~0u - x;
	u32 hi = below(3) ? x + (room ? below(room) >> below(32) : 0) : x;
	struct vciv_val val = vciv_val_scalar(vciv_num_between(lo, hi));

	if (!below(4))
		val.num = vciv_num_sub(vciv_num_unknown(), vciv_num_const(0));
	val.secret = !below(4);
	if (below(2) && x <= sizes[0]) {
		val.bound = below(SLOTS);
		if (x <= sizes[val.bound])
			val.gap = sizes[val.bound] - x - below(sizes[val.bound] - x + 1) / 2;
		else
			val.bound = VCIV_NO_BOUND;
	}

	return val;
}

static bool is_in(const struct vciv_val *val, u32 x)
{
	if (x - val->num.range.base > val->num.range.size ||
	    (x ^ val->num.bits.value) & ~val->num.bits.mask)
		return false;

	return val->bound == VCIV_NO_BOUND || (s64)x + val->gap <= sizes[val->bound];
}

static s32 by_byte(u32 a, u32 b, u32 (*f)(u32 a, u32 b))
{
	u32 result = 0;

	for (u32 shift = 0; shift < 32; shift += 8)
		result |= f(a >> shift & 0xff, b >> shift & 0xff) << shift;

	return result;
}

static u32 byte_min(u32 a, u32 b)
{
	return a < b ? a : b;
}

static u32 byte_max(u32 a, u32 b)
{
	return a > b ? a : b;
}

static u32 byte_add(u32 a, u32 b)
{
	return a + b > 255 ? 255 : a + b;
}

static u32 byte_sub(u32 a, u32 b)
{
	return a > b ? a - b : 0;
}

static u32 byte_mul(u32 a, u32 b)
{
	return (a * b + 127) / 255;
}


static bool concrete_add(u8 op, u32 a, u32 b, u32 *r)
{
	u32 n = b & 31;

	switch (op) {
	case 12:
		*r = a + b;
		break;
	case 13:
		*r = a - b;
		break;
	case 14:
		*r = a >> n;
		break;
	case 15:
		*r = (s32)a >> n;
		break;
	case 16:
		*r = n ? a >> n | a << (32 - n) : a;
		break;
	case 17:
		*r = a << n;
		break;
	case 18:
		*r = (s32)a < (s32)b ? a : b;
		break;
	case 19:
		*r = (s32)a > (s32)b ? a : b;
		break;
	case 20:
		*r = a & b;
		break;
	case 21:
		*r = a | b;
		break;
	case 22:
		*r = a ^ b;
		break;
	case 23:
		*r = ~a;
		break;
	case 24:
		*r = a ? __builtin_clz(a) : 32;
		break;
	case 30:
		*r = by_byte(a, b, byte_add);
		break;
	case 31:
		*r = by_byte(a, b, byte_sub);
		break;
	default:
		return false;
	}

	return true;
}

static bool concrete_mul(u8 op, u32 a, u32 b, u32 *r)
{
	switch (op) {
	case 2:
		*r = (a & 0xffffff) * (b & 0xffffff);
		break;
	case 3:
		*r = by_byte(a, b, byte_mul);
		break;
	case 4:
		*r = by_byte(a, b, byte_min);
		break;
	case 5:
		*r = by_byte(a, b, byte_max);
		break;
	case 6:
		*r = by_byte(a, b, byte_add);
		break;
	case 7:
		*r = by_byte(a, b, byte_sub);
		break;
	default:
		return false;
	}

	return true;
}

static void check_result(const char *what, u8 op, const struct vciv_val *a, u32 x,
			 const struct vciv_val *b, u32 y, const struct vciv_val *r, u32 z)
{
	check(r->kind == VCIV_SCALAR && is_in(r, z),
	      "%s %u: %#x (gap %d) and %#x (gap %d) give %#x, which is not in %#x+%#x (gap %d)",
	      what, op, x, a->bound == VCIV_NO_BOUND ? 0 : a->gap, y,
	      b->bound == VCIV_NO_BOUND ? 0 : b->gap, z, r->num.range.base, r->num.range.size,
	      r->gap);
}

static bool is_unary(u8 op)
{
	return op == 7 || op == 8 || op == 23 || op == 24;
}

static void check_ops(const struct vciv_signature *sig)
{
	u32 x = random_word(), y = random_word(), z;
	struct vciv_val a = number_around(x), b = number_around(y), r;
	u8 op = 1 + below(31);
	bool same = !below(8);

	if (same) {
		b = a;
		y = x;
	}

	r = vciv_alu_add(op, &a, &b, same, sig);
	if (concrete_add(op, x, y, &z))
		check_result("ADD", op, &a, x, &b, y, &r, z);
	/* x - x and the like tell nothing. */
	if (a.secret && !(same && vciv_val_is_const(&r)))
		check(r.secret, "ADD %u of a secret is none", op);
	if (b.secret && !same && !is_unary(op))
		check(r.secret, "ADD %u with a secret is none", op);

	op = 1 + below(7);
	r = vciv_alu_mul(op, &a, &b, same);
	if (concrete_mul(op, x, y, &z))
		check_result("MUL", op, &a, x, &b, y, &r, z);
	if ((a.secret || b.secret) && !same)
		check(r.secret, "MUL %u of a secret is none", op);
}

/* A set that holds both must be above both, in what the order says and in fact. */
static void check_join(void)
{
	u32 x = random_word(), y = random_word();
	struct vciv_val a = number_around(x), b = number_around(y);
	struct vciv_val joined = vciv_val_join(&a, &b), widened = vciv_val_widen(&a, &b);

	check(is_in(&joined, x) && is_in(&joined, y), "join of %#x and %#x", x, y);
	check(is_in(&widened, x) && is_in(&widened, y), "widening of %#x and %#x", x, y);
	check(joined.secret == (a.secret | b.secret), "secret of a join");
	check(widened.secret == (a.secret | b.secret), "secret of a widening");
	check(vciv_val_leq(&a, &joined) && vciv_val_leq(&b, &joined), "join is above");
	check(vciv_val_leq(&a, &widened) && vciv_val_leq(&b, &widened), "widening is above");
	if (vciv_val_leq(&a, &b))
		check(is_in(&b, x) && a.secret <= b.secret, "order: %#x", x);
	if (vciv_val_leq(&joined, &a))
		check(is_in(&a, y) && b.secret <= a.secret, "order of a join: %#x", y);
}

/* What is no number. Names of kinds of values, in the order that is tested. */
static void check_kinds(void)
{
	struct vciv_val uninit = vciv_val_uninit(), number = vciv_val_unknown(false);
	struct vciv_val secret = vciv_val_unknown(true), zero = vciv_val_const(0);
	struct vciv_val p0 = vciv_val_opaque(VCIV_PTR, 0, vciv_num_const(0));
	struct vciv_val p0_4 = vciv_val_opaque(VCIV_PTR, 0, vciv_num_const(4));
	struct vciv_val p1 = vciv_val_opaque(VCIV_PTR, 1, vciv_num_const(0));
	struct vciv_val code = vciv_val_opaque(VCIV_CODE, 0, vciv_num_const(8));
	struct vciv_val code2 = vciv_val_opaque(VCIV_CODE, 0, vciv_num_const(16));
	struct vciv_val self = vciv_val_opaque(VCIV_SELF, 0, vciv_num_const(8));
	struct vciv_val self2 = vciv_val_opaque(VCIV_SELF, 0, vciv_num_const(12));
	const struct vciv_val *all[] = { &uninit, &number, &secret, &zero, &p0, &p0_4, &p1, &code,
					 &self };
	struct vciv_val r;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		check(vciv_val_leq(all[i], &uninit), "undefined is above %zu", i);
		check(vciv_val_leq(&uninit, all[i]) == (all[i] == &uninit), "below %zu", i);
		check(all[i] == &uninit || vciv_val_leq(all[i], &secret), "secret above %zu", i);
		check(vciv_val_leq(all[i], &number) == (all[i] == &number || all[i] == &zero),
		      "number above %zu", i);
		r = vciv_val_join(all[i], &uninit);
		check(r.kind == VCIV_UNINIT, "join of %zu with undefined", i);
	}

	check(!vciv_val_leq(&p0, &p1) && !vciv_val_leq(&p0, &p0_4) && vciv_val_leq(&p0, &p0),
	      "order of pointers");
	r = vciv_val_join(&p0, &p0_4);
	check(r.kind == VCIV_PTR && vciv_val_leq(&p0, &r) && vciv_val_leq(&p0_4, &r),
	      "join of pointers");
	r = vciv_val_join(&p0, &p1);
	check(r.kind == VCIV_SCALAR && r.secret, "join of two pointers");
	r = vciv_val_join(&code, &code2);
	check(r.kind == VCIV_SCALAR && r.secret, "join of two places");
	r = vciv_val_join(&self, &self2);
	check(r.kind == VCIV_SCALAR && r.secret, "join of two words");
	r = vciv_val_join(&p0, &number);
	check(r.kind == VCIV_SCALAR && r.secret, "join of a pointer and a number");
}

/* Pointers: each operation with each kind on either side. */
static void check_opaque(const struct vciv_signature *sig)
{
	struct vciv_val p0 = vciv_val_opaque(VCIV_PTR, 0, vciv_num_const(64));
	struct vciv_val p1 = vciv_val_opaque(VCIV_PTR, 1, vciv_num_const(0));
	struct vciv_val self = vciv_val_opaque(VCIV_SELF, 0, vciv_num_const(8));
	struct vciv_val four = vciv_val_const(4), any = vciv_val_unknown(false);
	struct vciv_val secret = vciv_val_unknown(true), r;

	for (u8 op = 1; op < 32; op++) {
		bool moves = op == VCIV_ADD_ADD || op == VCIV_ADD_SUB;

		r = vciv_alu_add(op, &p0, &four, false, sig);
		check(r.kind == (moves ? VCIV_PTR : VCIV_SCALAR) && (moves || r.secret),
		      "pointer, op %u, number", op);
		r = vciv_alu_add(op, &four, &p0, false, sig);
		check(is_unary(op) || (op == VCIV_ADD_ADD ? r.kind == VCIV_PTR : r.secret),
		      "number, op %u, pointer", op);
		r = vciv_alu_add(op, &p0, &p1, false, sig);
		check(r.kind == VCIV_SCALAR && r.secret, "pointer, op %u, other pointer", op);
		r = vciv_alu_add(op, &p0, &secret, false, sig);
		check(r.kind == VCIV_SCALAR && r.secret, "pointer, op %u, secret", op);
		r = vciv_alu_add(op, &self, &any, false, sig);
		check(r.kind == VCIV_SCALAR && r.secret, "self, op %u, anything", op);
		if (op < 8) {
			r = vciv_alu_mul(op, &p0, &four, false);
			check(r.kind == VCIV_SCALAR && r.secret, "pointer, MUL %u", op);
		}
	}

	r = vciv_alu_add(VCIV_ADD_ADD, &p0, &four, false, sig);
	check(vciv_num_is_const(r.num) && r.num.bits.value == 68, "pointer plus 4");
	r = vciv_alu_add(VCIV_ADD_SUB, &p0, &four, false, sig);
	check(vciv_num_is_const(r.num) && r.num.bits.value == 60, "pointer less 4");
	r = vciv_alu_add(VCIV_ADD_ADD, &self, &four, false, sig);
	check(r.kind == VCIV_SELF && r.num.bits.value == 12, "self plus 4");
}

int main(void)
{
	const struct vciv_param params[SLOTS] = {
		{ .kind = VCIV_PARAM_POINTER, .access = VCIV_PARAM_READ, .align = 4 },
		{ .kind = VCIV_PARAM_POINTER, .access = VCIV_PARAM_READ, .align = 64 },
	};
	const struct vciv_signature sig = { params, SLOTS, NULL, 0 };

	for (u32 i = 0; i < ROUNDS; i++) {
		sizes[0] = below(VCIV_MAX_BYTES) >> below(28);
		sizes[1] = below(VCIV_MAX_BYTES) >> below(28);
		check_ops(&sig);
		check_join();
	}
	check_kinds();
	check_opaque(&sig);

	return check_report();
}
