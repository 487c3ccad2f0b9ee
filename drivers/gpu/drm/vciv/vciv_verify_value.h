/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */
#ifndef _VCIV_VERIFY_VALUE_H_
#define _VCIV_VERIFY_VALUE_H_

#include <linux/types.h>

/*
 * A QPU word has 32 bits. The user-space tests build this file for 4 and 5 bits
 * too, where every abstract operation can be compared with every concrete one.
 */
#ifndef VCIV_WORD_BITS
#define VCIV_WORD_BITS	32
#endif

#define VCIV_WORD_MASK	((u32)((1ull << VCIV_WORD_BITS) - 1))
#define VCIV_WORD_SIGN	((u32)(1ull << (VCIV_WORD_BITS - 1)))

/**
 * struct vciv_range - the numbers base, base + 1, ..., base + size, modulo 2^32
 * @base: first number
 * @size: how many follow it
 *
 * Being circular, one range says what signed and unsigned bounds would say apart,
 * and adding a constant never loses anything. All numbers: base 0, size all ones.
 */
struct vciv_range {
	u32 base;
	u32 size;
};

/**
 * struct vciv_bits - what is known of each bit
 * @value: the known bits; 0 where a bit is unknown
 * @mask: 1 where a bit is unknown
 */
struct vciv_bits {
	u32 value;
	u32 mask;
};

/**
 * struct vciv_num - a set of numbers: those in the range that have the bits
 * @range: bounds
 * @bits: known bits
 */
struct vciv_num {
	struct vciv_range range;
	struct vciv_bits bits;
};

struct vciv_num vciv_num_const(u32 value);
struct vciv_num vciv_num_unknown(void);
struct vciv_num vciv_num_between(u32 lo, u32 hi);
struct vciv_num vciv_num_aligned(struct vciv_num a, u32 align);
struct vciv_num vciv_num_forget(struct vciv_num a, u32 mask);

struct vciv_num vciv_num_within(struct vciv_num a, u32 lo, u32 hi);

bool vciv_num_is_const(struct vciv_num a);
bool vciv_num_is_unknown(struct vciv_num a);
bool vciv_num_may_be(struct vciv_num a, u32 value);
u32 vciv_num_umin(struct vciv_num a);
u32 vciv_num_umax(struct vciv_num a);
bool vciv_num_is_nonneg(struct vciv_num a);
bool vciv_num_is_neg(struct vciv_num a);

bool vciv_range_leq(struct vciv_range a, struct vciv_range b);
struct vciv_range vciv_range_join(struct vciv_range a, struct vciv_range b);
struct vciv_range vciv_range_add(struct vciv_range a, struct vciv_range b);
struct vciv_range vciv_range_sub(struct vciv_range a, struct vciv_range b);

bool vciv_num_leq(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_join(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_widen(struct vciv_num old, struct vciv_num now);

struct vciv_num vciv_num_add(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_sub(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_and(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_or(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_xor(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_min(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_max(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_shl(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_shr(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_asr(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_ror(struct vciv_num a, struct vciv_num b);
struct vciv_num vciv_num_clz(struct vciv_num a);
struct vciv_num vciv_num_mul24(struct vciv_num a, struct vciv_num b);

/* What a word is. Everything but a SCALAR is opaque: see vciv_verify_alu.c. */
enum vciv_kind {
	VCIV_UNINIT,	/* may be left over from another client; no sink takes it */
	VCIV_SCALAR,	/* a number */
	VCIV_PTR,	/* num is a byte offset from the address in uniform @slot */
	VCIV_SELF,	/* num is a byte offset in this instance's uniform block */
	VCIV_CODE,	/* num is a byte offset in the program, always a constant */
};

#define VCIV_NO_BOUND	0xffff

/*
 * Symbols, which stand for numbers that are the same in all lanes and do not
 * change: the number 1, the uniforms, and the rounds of counted loops.
 */
#define VCIV_SYM_ONE		0
#define VCIV_SYM_UNIFORM(n)	(1 + (n))
#define VCIV_SYM_ROUND(n)	(0x8000 + (n))
#define VCIV_SYM_IS_ROUND(s)	((s) & 0x8000)

/* Of a uniform, or of a round. */
static inline u16 vciv_sym_index(u16 symbol)
{
	return VCIV_SYM_IS_ROUND(symbol) ? symbol & 0x7fff : symbol - 1;
}

#define VCIV_MONOS	3

/**
 * struct vciv_mono - @coef times the numbers of @a and @b, modulo 2^32
 * @coef: factor, 0 if there is nothing
 * @a: a symbol, not above @b, and no round
 * @b: a symbol, not 1
 */
struct vciv_mono {
	u32 coef;
	u16 a, b;
};

/**
 * struct vciv_sym - a sum of products of symbols, and a rest
 * @rest: a number of this range comes on top
 * @mono: products, in order, those that are nothing last; if all are nothing,
 *	  the sum says nothing and @rest is 0
 */
struct vciv_sym {
	struct vciv_range rest;
	struct vciv_mono mono[VCIV_MONOS];
};

/**
 * struct vciv_val - what is known of one lane of one register
 * @kind: an &enum vciv_kind
 * @secret: SCALAR: depends on a bus address, so it must not get out
 * @slot: PTR: index of the uniform that holds the pointer
 * @bound: index of a pointer uniform, or %VCIV_NO_BOUND
 * @pad: 0; values are compared as bytes
 * @gap: with @bound: num + gap <= bytes behind that pointer, in plain integers,
 *	 num being taken as unsigned
 * @num: the number, see &enum vciv_kind
 * @sym: besides, that number modulo 2^32 as a sum
 */
struct vciv_val {
	u8 kind;
	u8 secret;
	u16 slot;
	u16 bound;
	u16 pad;
	s32 gap;
	struct vciv_num num;
	struct vciv_sym sym;
};

struct vciv_val vciv_val_uninit(void);
struct vciv_val vciv_val_scalar(struct vciv_num num);
struct vciv_val vciv_val_const(u32 value);
struct vciv_val vciv_val_unknown(bool secret);
struct vciv_val vciv_val_opaque(enum vciv_kind kind, u16 slot, struct vciv_num num);

bool vciv_val_equal(const struct vciv_val *a, const struct vciv_val *b);
bool vciv_val_is_const(const struct vciv_val *a);
bool vciv_val_is_private(const struct vciv_val *a);

bool vciv_val_leq(const struct vciv_val *a, const struct vciv_val *b);
struct vciv_val vciv_val_join(const struct vciv_val *a, const struct vciv_val *b);
struct vciv_val vciv_val_widen(const struct vciv_val *old, const struct vciv_val *now);

/* vciv_verify_sym.c */
bool vciv_sym_is_set(const struct vciv_sym *sym);
struct vciv_sym vciv_sym_none(void);
struct vciv_sym vciv_sym_make(u32 coef, u16 a, u16 b);
struct vciv_sym vciv_sym_of(const struct vciv_val *val);
bool vciv_sym_same(const struct vciv_sym *a, const struct vciv_sym *b);
struct vciv_sym vciv_sym_add(const struct vciv_sym *a, const struct vciv_sym *b);
struct vciv_sym vciv_sym_sub(const struct vciv_sym *a, const struct vciv_sym *b);
struct vciv_sym vciv_sym_scale(const struct vciv_sym *a, u32 by);
struct vciv_sym vciv_sym_times(const struct vciv_sym *a, const struct vciv_sym *b);
bool vciv_sym_leq(const struct vciv_val *a, const struct vciv_sym *b);
struct vciv_sym vciv_sym_join(const struct vciv_val *a, const struct vciv_val *b);

#endif /* _VCIV_VERIFY_VALUE_H_ */
