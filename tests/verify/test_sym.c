// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Sums of products of symbols, held against what they are when the symbols are
 * random words: whatever is said of a result must be true of the words.
 */
#include "check.h"
#include "vciv_verify_priv.h"

#define ROUNDS		200000
#define UNIFORMS	3
#define COUNTS		2	/* symbols for rounds */

static u64 seed = 5;

static u32 below(u32 n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;

	return (u32)(seed >> 16) % n;
}

static u32 random_word(void)
{
	return (below(1u << 16) << 16 | below(1u << 16)) >> below(32);
}

static u32 uniforms[UNIFORMS];
static u32 counts[COUNTS];

static void random_symbols(void)
{
	for (u32 i = 0; i < UNIFORMS; i++)
		uniforms[i] = random_word();
	for (u32 i = 0; i < COUNTS; i++)
		counts[i] = random_word();
}

static u32 symbol_word(u16 symbol)
{
	if (symbol == VCIV_SYM_ONE)
		return 1;

	return VCIV_SYM_IS_ROUND(symbol) ? counts[vciv_sym_index(symbol)]
					 : uniforms[vciv_sym_index(symbol)];
}

static u32 products(const struct vciv_sym *sym)
{
	u32 sum = 0;

	for (u32 i = 0; i < VCIV_MONOS; i++)
		sum += sym->mono[i].coef * symbol_word(sym->mono[i].a) *
		       symbol_word(sym->mono[i].b);

	return sum;
}

static bool says(const struct vciv_sym *sym, u32 word)
{
	return word - products(sym) - sym->rest.base <= sym->rest.size;
}

static u16 random_uniform(void)
{
	return VCIV_SYM_UNIFORM(below(UNIFORMS));
}

static u16 random_symbol(void)
{
	return below(2) ? random_uniform() : VCIV_SYM_ROUND(below(COUNTS));
}

static struct vciv_sym random_sum(u32 size)
{
	struct vciv_sym sym = { .rest = { random_word(), size } };

	for (u32 count = below(VCIV_MONOS + 1); count; count--) {
		u16 symbol = random_symbol(), times = below(4) ? VCIV_SYM_ONE : random_uniform();
		struct vciv_sym more = vciv_sym_none();

		if (times <= symbol)
			more = vciv_sym_make(1 + below(9) - below(2) * 10, times, symbol);
		more = vciv_sym_add(&sym, &more);
		if (vciv_sym_is_set(&more))
			sym = more;
	}

	return sym;
}

/* Results that say something: if they never did, nothing would be tested. */
static u32 said[5];

static void check_result(u32 op, const struct vciv_sym *sym, u32 word)
{
	if (!vciv_sym_is_set(sym))
		return;
	said[op]++;
	if (!says(sym, word))
		check(false, "operation %u: 0x%x is not what its sum says", op, word);
}

static void check_operations(void)
{
	struct vciv_sym a = random_sum(below(3) ? 0 : below(100));
	struct vciv_sym b = random_sum(below(3) ? 0 : below(100)), out;
	u32 x, y, by = random_word();

	if (below(2))
		a.rest.base = 0;
	if (below(2))
		b.rest.base = 0;
	x = products(&a) + a.rest.base + below(a.rest.size + 1);
	y = products(&b) + b.rest.base + below(b.rest.size + 1);

	out = vciv_sym_add(&a, &b);
	check_result(0, &out, x + y);
	out = vciv_sym_sub(&a, &b);
	check_result(1, &out, x - y);
	out = vciv_sym_scale(&a, by);
	check_result(2, &out, x * by);
	out = vciv_sym_times(&a, &b);
	check_result(3, &out, x * y);
}

/* What a cut says with its rounds is what the state must say with its own. */
static void check_entry(void)
{
	u32 round = below(COUNTS), before = counts[round];
	struct vciv_entry entry = { VCIV_SYM_ROUND(round), below(2) };
	struct vciv_sym cut = random_sum(0), state = cut;
	u32 word;

	if (!vciv_sym_is_set(&cut) || !vciv_sym_enter(&state, entry))
		return;

	said[4]++;
	counts[round] = entry.again ? before + 1 : 0;
	word = products(&cut) + cut.rest.base;
	counts[round] = before;
	if (!says(&state, word))
		check(false, "a cut that is come to %s", entry.again ? "again" : "first");
}

int main(void)
{
	for (u32 i = 0; i < ROUNDS; i++) {
		random_symbols();
		check_operations();
		check_entry();
	}
	for (u32 op = 0; op < 5; op++)
		check(said[op] > ROUNDS / 100, "operation %u said something %u times", op,
		      said[op]);

	return check_report();
}
