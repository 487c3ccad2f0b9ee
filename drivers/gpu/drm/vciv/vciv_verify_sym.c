// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Numbers as sums of products of symbols, in the ring of numbers modulo 2^32.
 * Nothing can overflow there, so what these operations say always holds; what
 * cannot be written as a short sum is not said.
 */

#include <linux/limits.h>
#include <linux/string.h>

#include "vciv_verify_value.h"

struct vciv_sym vciv_sym_none(void)
{
	return (struct vciv_sym){ 0 };
}

bool vciv_sym_is_set(const struct vciv_sym *sym)
{
	return sym->mono[0].coef;
}

struct vciv_sym vciv_sym_make(u32 coef, u16 a, u16 b)
{
	return (struct vciv_sym){ .mono = { { coef, a, b } } };
}

/* A number of which no sum is known is a sum without products. */
struct vciv_sym vciv_sym_of(const struct vciv_val *val)
{
	return vciv_sym_is_set(&val->sym) ? val->sym : (struct vciv_sym){ .rest = val->num.range };
}

/* The same products? */
bool vciv_sym_same(const struct vciv_sym *a, const struct vciv_sym *b)
{
	return !memcmp(a->mono, b->mono, sizeof(a->mono));
}

static u32 mono_order(const struct vciv_mono *mono)
{
	return (u32)mono->a << 16 | mono->b;
}

static bool mono_put(struct vciv_sym *out, u32 *count, const struct vciv_mono *mono, u32 by)
{
	if (mono->coef * by == 0)
		return true;
	if (*count == VCIV_MONOS)
		return false;

	out->mono[*count] = *mono;
	out->mono[(*count)++].coef *= by;

	return true;
}

/* The products of @a, and @by times those of @b; false if they are too many. */
static bool merge(struct vciv_sym *out, const struct vciv_sym *a, const struct vciv_sym *b, u32 by)
{
	u32 i = 0, j = 0, count = 0;
	bool ok = true;

	while (ok && (i < VCIV_MONOS || j < VCIV_MONOS)) {
		const struct vciv_mono *x = i < VCIV_MONOS && a->mono[i].coef ? &a->mono[i] : NULL;
		const struct vciv_mono *y = j < VCIV_MONOS && b->mono[j].coef ? &b->mono[j] : NULL;

		if (!x && !y)
			break;

		if (x && y && mono_order(x) == mono_order(y)) {
			struct vciv_mono both = { x->coef + y->coef * by, x->a, x->b };

			ok = mono_put(out, &count, &both, 1);
			i++;
			j++;
		} else if (x && (!y || mono_order(x) < mono_order(y))) {
			ok = mono_put(out, &count, x, 1);
			i++;
		} else {
			ok = mono_put(out, &count, y, by);
			j++;
		}
	}

	return ok && count;
}

struct vciv_sym vciv_sym_add(const struct vciv_sym *a, const struct vciv_sym *b)
{
	struct vciv_sym out = { .rest = vciv_range_add(a->rest, b->rest) };

	return merge(&out, a, b, 1) ? out : vciv_sym_none();
}

struct vciv_sym vciv_sym_sub(const struct vciv_sym *a, const struct vciv_sym *b)
{
	struct vciv_sym out = { .rest = vciv_range_sub(a->rest, b->rest) };

	return merge(&out, a, b, U32_MAX) ? out : vciv_sym_none();
}

struct vciv_sym vciv_sym_scale(const struct vciv_sym *a, u32 by)
{
	u64 size = (u64)a->rest.size * by;
	struct vciv_sym zero = vciv_sym_none(), out = zero;

	if (size >= U32_MAX)
		return zero;

	out.rest = (struct vciv_range){ a->rest.base * by, size };

	return merge(&out, &zero, a, by) ? out : zero;
}

static bool is_single(const struct vciv_sym *a)
{
	return a->mono[0].coef && a->mono[0].a == VCIV_SYM_ONE && !a->mono[1].coef &&
	       !a->rest.size;
}

static bool is_number(const struct vciv_sym *a)
{
	return !a->mono[0].coef && !a->rest.size;
}

/* A symbol times a symbol. Rounds times rounds are of no use. */
static struct vciv_sym product(const struct vciv_mono *x, const struct vciv_mono *y)
{
	if (VCIV_SYM_IS_ROUND(x->b) && VCIV_SYM_IS_ROUND(y->b))
		return vciv_sym_none();

	return x->b < y->b ? vciv_sym_make(x->coef * y->coef, x->b, y->b)
			   : vciv_sym_make(x->coef * y->coef, y->b, x->b);
}

/**
 * vciv_sym_times() - product of two sums
 * @a: sum
 * @b: sum
 *
 * Return: a sum, which says nothing if the product is too long.
 */
struct vciv_sym vciv_sym_times(const struct vciv_sym *a, const struct vciv_sym *b)
{
	struct vciv_sym out, part;

	if (is_number(a))
		return vciv_sym_scale(b, a->rest.base);
	if (is_number(b))
		return vciv_sym_scale(a, b->rest.base);
	if (!is_single(a) || !is_single(b) || (a->rest.base && b->rest.base))
		return vciv_sym_none();

	/* (x + r) y or x (y + s): the other cases have too many products. */
	out = product(&a->mono[0], &b->mono[0]);
	if (!out.mono[0].coef)
		return vciv_sym_none();
	part = a->rest.base ? *b : *a;
	part.rest.base = 0;
	part = vciv_sym_scale(&part, a->rest.base ? a->rest.base : b->rest.base);

	return vciv_sym_add(&out, &part);
}

/* Is @a, whatever is known of it, one of the numbers of @b? */
bool vciv_sym_leq(const struct vciv_val *a, const struct vciv_sym *b)
{
	struct vciv_sym sym = vciv_sym_of(a);

	return vciv_sym_same(&sym, b) && vciv_range_leq(sym.rest, b->rest);
}

struct vciv_sym vciv_sym_join(const struct vciv_val *a, const struct vciv_val *b)
{
	struct vciv_sym sym = a->sym;

	if (!vciv_sym_is_set(&sym) || !vciv_sym_same(&sym, &b->sym))
		return vciv_sym_none();

	sym.rest = vciv_range_join(sym.rest, b->sym.rest);

	return sym;
}
