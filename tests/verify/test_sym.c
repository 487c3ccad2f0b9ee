// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Sums of products of symbols, and facts of them, held against what they are when
 * the symbols are random words: whatever is said must be true of the words.
 */
#include <string.h>

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
static u32 said[8];

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

static struct vciv_param params[UNIFORMS];
static const struct vciv_signature signature = { params, UNIFORMS, NULL, 0 };
static struct vciv_state state;

/* Declared ranges and symbols that meet them: small, or at the upper end. */
static void random_declared(void)
{
	for (u32 i = 0; i < UNIFORMS; i++) {
		u32 align = 1 + below(4), word = below(4) ? below(40) : ~0u - below(40);

		word -= word % align;
		uniforms[i] = word;
		params[i] = (struct vciv_param){ VCIV_PARAM_SCALAR, .align = align,
			.min = word < 4 || !below(4) ? 0 : word - below(4),
			.max = word > ~0u - 4 || !below(4) ? ~0u : word + below(4) };
	}
	for (u32 i = 0; i < COUNTS; i++)
		counts[i] = below(10);
}

/* By how much does a fact hold? */
static s64 slack(const struct vciv_fact *fact)
{
	s64 rounds = fact->round == VCIV_SYM_ONE ? 0 : symbol_word(fact->round);
	s64 uniform = fact->uniform == VCIV_SYM_ONE ? 0 : symbol_word(fact->uniform);

	return uniform + fact->add - fact->step * rounds;
}

static void random_facts(void)
{
	memset(&state, 0, sizeof(state));
	for (u32 i = 0; i < COUNTS; i++) {
		struct vciv_fact *fact = &state.facts[i];

		*fact = (struct vciv_fact){ 0, 1 + below(3), VCIV_SYM_ROUND(i),
					    below(5) ? random_uniform() : VCIV_SYM_ONE };
		fact->add = (below(3) ? 0 : below(5)) - slack(fact);
	}
}

static s64 plain_sum(const struct vciv_sym *sym)
{
	s64 sum = (s32)sym->rest.base;

	for (u32 i = 0; i < VCIV_MONOS; i++)
		sum += (s64)(s32)sym->mono[i].coef * symbol_word(sym->mono[i].a) *
		       symbol_word(sym->mono[i].b);

	return sum;
}

static void check_bounds(void)
{
	struct vciv_sym sym = random_sum(below(3) ? 0 : below(9));
	s64 lo, hi, sum;

	sym.rest.base = below(80) - 40;
	sum = plain_sum(&sym) + below(sym.rest.size + 1);
	if (!vciv_sym_bounds(&state, &sym, &signature, &lo, &hi))
		return;

	said[5]++;
	if (sum < lo || sum > hi)
		check(false, "%lld is not from %lld to %lld", (long long)sum, (long long)lo,
		      (long long)hi);
}

/* What loops count: a uniform less rounds, or the other way round, near 0 at times. */
static struct vciv_sym random_count(u32 size)
{
	u32 minus = below(2) ? 1 : ~0u, round = below(COUNTS);
	struct vciv_fact *fact = &state.facts[round];
	struct vciv_sym a = vciv_sym_make(minus, VCIV_SYM_ONE, fact->uniform ?: random_uniform());
	struct vciv_sym b = vciv_sym_make(-minus * (below(4) ? fact->step : below(4)),
					  VCIV_SYM_ONE, VCIV_SYM_ROUND(round));
	struct vciv_sym sum = below(4) ? vciv_sym_add(&a, &b) : a;

	if (!vciv_sym_is_set(&sum))
		sum = a;
	sum.rest.size = size;
	sum.rest.base = below(3) ? below(9) - 4 - products(&sum) : minus * (u32)fact->add;
	if (!below(4))
		sum.rest.base = below(40) - 20;

	return sum;
}

static void check_assumption(void)
{
	struct vciv_val *reg = &state.reg[VCIV_REG_ACC].val;
	u32 cond_br = below(12), tested, word, before = 0, after = 0;
	bool flag = below(2), ok = true;

	state.tested = vciv_val_unknown(false);
	state.tested.sym = below(8) ? random_count(below(4) ? 0 : below(4)) : random_sum(0);
	tested = products(&state.tested.sym) + state.tested.sym.rest.base +
		 below(state.tested.sym.rest.size + 1);
	if (cond_br >> 2 < 2)
		flag = cond_br >> 2 ? (s32)tested < 0 : !tested;

	*reg = vciv_val_unknown(false);
	reg->sym = below(2) ? state.tested.sym : random_count(0);
	word = reg->sym.rest.base + products(&reg->sym);
	if (below(2))
		reg->sym.rest = (struct vciv_range){ word - products(&reg->sym) - 3, 3 };
	else if (reg->sym.rest.size)
		word = tested;

	for (u32 i = 0; i < VCIV_FACTS; i++)
		before += state.facts[i].add;
	vciv_state_assume(&state, cond_br, flag ^ (cond_br & 1), &signature);
	for (u32 i = 0; i < VCIV_FACTS; i++) {
		after += state.facts[i].add;
		ok &= !state.facts[i].step || slack(&state.facts[i]) >= 0;
	}

	said[6] += before != after;
	said[7] += reg->num.range.size != ~0u;
	if (!ok)
		check(false, "a fact is false after branch condition %u on 0x%x", cond_br, tested);
	if (word - reg->num.range.base > reg->num.range.size)
		check(false, "0x%x is not in the range of its register", word);
}

int main(void)
{
	for (u32 i = 0; i < ROUNDS; i++) {
		random_symbols();
		check_operations();
		check_entry();
		random_declared();
		random_facts();
		check_bounds();
		check_assumption();
	}
	for (u32 op = 0; op < 8; op++)
		check(said[op] > ROUNDS / 200, "operation %u said something %u times", op,
		      said[op]);

	return check_report();
}
