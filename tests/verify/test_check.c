// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What the check believes of loops that a uniform counts, and what it makes of them.
 * (lies.c feeds it with states that are wrong.)
 */
#include <string.h>

#include "check.h"
#include "host.h"
#include "vciv_verify_priv.h"
#include "words.h"

#define NOP	0x100009e7009e7000ull
#define THREND	0x300009e7009e7000ull

#define MUX_A	6
#define MUX_B	7

static bool proves(struct vciv_verifier *v)
{
	bool undecided = false;

	v->budget = v->verdict->steps + 10000;

	return vciv_check(v, &undecided);
}

static void infer(struct vciv_verifier *v)
{
	v->budget = VCIV_VERIFY_MAX_STEPS;
	check(vciv_infer(v, true), "inference");
	check(proves(v), "proof");
}

/*
 *	mov r0, unif
 *	add r1, unif, start
 * :a	mov t0s, r0
 *	ldtmu0
 *	sub.setf r1, r1, step
 *	brr.anynz -, :a
 *	add r0, r0, 4
 *	thrend
 */
static const u64 *counted_program(u32 start, u32 step, u32 *count)
{
	static u64 code[20];
	u32 n = 0;

	code[n++] = alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = 21,
		.waddr_add = 32, .waddr_mul = 39, .raddr_a = 32, .raddr_b = 39, .add_a = MUX_A,
		.add_b = MUX_A });
	code[n++] = alu_word((struct alu){ .sig = 13, .cond_add = 1, .op_add = 12,
		.waddr_add = 33, .waddr_mul = 39, .raddr_a = 32, .raddr_b = start,
		.add_a = MUX_A, .add_b = MUX_B });
	code[n++] = alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = 21,
		.waddr_add = 56, .waddr_mul = 39, .raddr_a = 39, .raddr_b = 39 });
	code[n++] = alu_word((struct alu){ .sig = 10, .waddr_add = 39, .waddr_mul = 39,
		.raddr_a = 39, .raddr_b = 39 });
	code[n++] = alu_word((struct alu){ .sig = 13, .cond_add = 1, .sf = 1, .op_add = 13,
		.waddr_add = 33, .waddr_mul = 39, .raddr_a = 39, .raddr_b = step, .add_a = 1,
		.add_b = MUX_B });
	code[n++] = BRANCH(.cond_br = 3, .imm = -7 * 8);
	code[n++] = alu_word((struct alu){ .sig = 13, .cond_add = 1, .op_add = 12,
		.waddr_add = 32, .waddr_mul = 39, .raddr_a = 39, .raddr_b = 4, .add_a = 0,
		.add_b = MUX_B });
	code[n++] = NOP;
	code[n++] = NOP;
	code[n++] = THREND;
	code[n++] = NOP;
	code[n++] = NOP;
	*count = n;

	return code;
}

/* A multiple of 3, and @start more, is counted down by 3 from where that gives 0 at least. */
static bool counts_by_3(struct host *host, u32 start)
{
	const struct vciv_param params[] = {
		{ VCIV_PARAM_POINTER, .access = VCIV_PARAM_READ, .align = 4 },
		{ VCIV_PARAM_SCALAR, .min = 3 - start, .max = 3072, .align = 3 },
	};
	const struct vciv_signature signature = { params, 2, NULL, 0 };
	u32 count;
	const u64 *code = counted_program(start, 3, &count);

	return host_verify(host, code, count, &signature);
}

/* (With powers of two, known bits would say that 0 is passed.) */
static void check_multiples(struct host *host)
{
	check(counts_by_3(host, 0), "count that gets to 0: %s", host->log);
	check(!counts_by_3(host, 2), "count that passes 0");
	check(host->verdict.reason == VCIV_UNBOUNDED, "reason %u", host->verdict.reason);
}

/* A fact says nothing of other rounds, uniforms or steps. */
static void check_implied_facts(void)
{
	static const struct vciv_param params[] = {
		{ VCIV_PARAM_SCALAR, .max = 100, .align = 1 },
		{ VCIV_PARAM_SCALAR, .max = 100, .align = 1 },
	};
	static const struct vciv_signature signature = { params, 2, NULL, 0 };
	static const struct vciv_fact known = { 5, 2, VCIV_SYM_ROUND(0), VCIV_SYM_UNIFORM(0) };
	static struct vciv_state state;
	struct vciv_fact fact = known;

	state.facts[1] = known;
	check(vciv_facts_imply(&state, &fact, &signature), "the same fact");
	fact.add = 6;
	check(vciv_facts_imply(&state, &fact, &signature), "a weaker fact");
	fact.add = 4;
	check(!vciv_facts_imply(&state, &fact, &signature), "a stronger fact");
	fact = known;
	fact.step = 3;
	check(!vciv_facts_imply(&state, &fact, &signature), "a fact of another step");
	fact = known;
	fact.round = VCIV_SYM_ROUND(1);
	check(!vciv_facts_imply(&state, &fact, &signature), "a fact of other rounds");
	fact = known;
	fact.uniform = VCIV_SYM_UNIFORM(1);
	check(!vciv_facts_imply(&state, &fact, &signature), "a fact of another uniform");
}

/* The last of what an offset may be counts. */
static void check_term_of_range(const struct vciv_verifier *v)
{
	struct vciv_val addr = vciv_val_opaque(VCIV_PTR, 0, vciv_num_unknown());
	struct vciv_term term;

	addr.sym = vciv_sym_make(4, VCIV_SYM_ONE, VCIV_SYM_UNIFORM(1));
	addr.sym.rest.size = 8;
	check(vciv_term_make(v, &addr, VCIV_PARAM_READ, 4, &term) && term.base == 12,
	      "a term of a range");
}

/* How much less than a uniform the rounds are may not fit, times what a round does. */
static void check_term_of_many_rounds(struct vciv_verifier *v)
{
	struct vciv_val addr = vciv_val_opaque(VCIV_PTR, 0, vciv_num_unknown());
	struct vciv_fact *fact = &v->cur.facts[0];
	struct vciv_term term;

	memset(v->cur.facts, 0, sizeof(v->cur.facts));
	*fact = (struct vciv_fact){ -0x10000000, 1, VCIV_SYM_ROUND(0), VCIV_SYM_UNIFORM(1) };
	addr.sym = vciv_sym_make(0x7fffffff, VCIV_SYM_ONE, VCIV_SYM_ROUND(0));
	check(vciv_term_make(v, &addr, VCIV_PARAM_READ, 4, &term), "a term that fits");
	fact->add = -0x10000000000ll;
	check(!vciv_term_make(v, &addr, VCIV_PARAM_READ, 4, &term), "a term that does not fit");
}

/* Rounds that are at most a uniform, each taken away often, and the uniform itself. */
static void check_large_factors(struct vciv_verifier *v)
{
	const u32 most = 0x80000000;
	struct vciv_sym rounds = vciv_sym_make(most + 1, VCIV_SYM_ONE, VCIV_SYM_ROUND(0));
	struct vciv_sym uniform = vciv_sym_make(most, VCIV_SYM_ONE, VCIV_SYM_UNIFORM(1));
	struct vciv_sym sum = vciv_sym_add(&rounds, &uniform);
	s64 lo, hi;

	memset(v->cur.facts, 0, sizeof(v->cur.facts));
	v->cur.facts[0] = (struct vciv_fact){ 0, 1, VCIV_SYM_ROUND(0), VCIV_SYM_UNIFORM(1) };
	check(!vciv_sym_bounds(&v->cur, &sum, v->args->signature, &lo, &hi) || lo < 0,
	      "a factor of more than 32 bits");
}

/* What is compared as bytes has none that nobody sets. */
static void check_holes(void)
{
	struct vciv_factor *factor;
	struct vciv_mono *mono;
	struct vciv_val *val;
	struct vciv_point *at;

#define MEMBER(of, name) sizeof((of)->name)
	check(sizeof(*factor) == MEMBER(factor, coef) + MEMBER(factor, times) +
	      MEMBER(factor, count) + MEMBER(factor, step) + MEMBER(factor, pad) +
	      MEMBER(factor, add), "holes in a factor");
	check(sizeof(*mono) == MEMBER(mono, coef) + MEMBER(mono, a) + MEMBER(mono, b),
	      "holes in a product");
	check(sizeof(*val) == MEMBER(val, kind) + MEMBER(val, secret) + MEMBER(val, slot) +
	      MEMBER(val, bound) + MEMBER(val, pad) + MEMBER(val, gap) + MEMBER(val, num) +
	      MEMBER(val, sym), "holes in a value");
	check(sizeof(*at) == MEMBER(at, ip) + MEMBER(at, uniform) + MEMBER(at, tmu) +
	      MEMBER(at, vpm_reads) + MEMBER(at, dma_pending) + MEMBER(at, mutex) +
	      MEMBER(at, tmu_used) + MEMBER(at, r4_wait) + MEMBER(at, uniform_wait) +
	      MEMBER(at, noswap_wait) + MEMBER(at, stale) + MEMBER(at, pad),
	      "holes in a point");
#undef MEMBER
}

/*
 *	mov r0, unif
 *	sub.setf r1, unif, 4
 *	brr.cond -, :a
 *	add r0, r0, r1
 *	mov t0s, r0
 *	ldtmu0
 * :a	thrend
 */
static bool reads_behind(struct host *host, u8 cond_br)
{
	static const struct vciv_param params[] = {
		{ VCIV_PARAM_POINTER, .access = VCIV_PARAM_READ, .align = 4 },
		{ VCIV_PARAM_SCALAR, .max = 4096, .align = 4 },
	};
	static const struct vciv_signature signature = { params, 2, NULL, 0 };
	const u64 code[] = {
		alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = 21, .waddr_add = 32,
			.waddr_mul = 39, .raddr_a = 32, .raddr_b = 39, .add_a = MUX_A,
			.add_b = MUX_A }),
		alu_word((struct alu){ .sig = 13, .cond_add = 1, .sf = 1, .op_add = 13,
			.waddr_add = 33, .waddr_mul = 39, .raddr_a = 32, .raddr_b = 4,
			.add_a = MUX_A, .add_b = MUX_B }),
		BRANCH(.cond_br = cond_br, .imm = 3 * 8),
		NOP, NOP, NOP,
		alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = 12, .waddr_add = 32,
			.waddr_mul = 39, .raddr_a = 39, .raddr_b = 39, .add_b = 1 }),
		alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = 21, .waddr_add = 56,
			.waddr_mul = 39, .raddr_a = 39, .raddr_b = 39 }),
		alu_word((struct alu){ .sig = 10, .waddr_add = 39, .waddr_mul = 39,
			.raddr_a = 39, .raddr_b = 39 }),
		THREND, NOP, NOP,
	};

	return host_verify(host, code, sizeof(code) / sizeof(code[0]), &signature);
}

/* What is known behind a branch is what is so if it is not taken. */
static void check_way_past(struct host *host)
{
	check(reads_behind(host, 6), "not negative behind anyn: %s", host->log);
	check(!reads_behind(host, 7), "negative behind anynn");
}

static void check_counted(struct host *host)
{
	static const struct vciv_param params[] = {
		{ VCIV_PARAM_POINTER, .access = VCIV_PARAM_READ, .align = 4 },
		{ VCIV_PARAM_SCALAR, .min = 1, .max = ~0u, .align = 1 },
	};
	const struct vciv_signature signature = { params, 2, NULL, 0 };
	struct vciv_verifier *v = host->args.memory;
	u32 count;
	const u64 *code = counted_program(0, 1, &count);

	check(host_verify(host, code, count, &signature), "counted program: %s", host->log);
	check(host->contract.num_terms == 1, "%u terms", host->contract.num_terms);
	v->choice = 0;
	infer(v);
	check_term_of_range(v);
	check_term_of_many_rounds(v);
	check_large_factors(v);
}

int main(void)
{
	struct host *host = host_new();

	check_counted(host);
	check_multiples(host);
	check_way_past(host);
	check_implied_facts();
	check_holes();
	host_free(host);

	return check_report();
}
