// SPDX-License-Identifier: GPL-2.0-or-later
#include "attacks.h"

enum { ADD = 12, SUB = 13, XOR = 22 };
enum { ANY_NOT_ZERO = 3, ANY_ZERO = 2, ALWAYS = 15 };

static const struct vciv_param any_number = { VCIV_PARAM_SCALAR, .max = ~0u, .align = 1 };
const struct vciv_signature one_number = { &any_number, 1, NULL, 0 };

static const u32 roles[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
static const struct vciv_param number_and_role[] = {
	{ VCIV_PARAM_SCALAR, .max = ~0u, .align = 1 }, { VCIV_PARAM_ENUM, .count = 16 }
};
static const struct vciv_signature sixteen_roles = { number_and_role, 2, roles, 16 };

#define DEPTH 6
static const struct vciv_param counts[] = {
	[0 ... DEPTH - 1] = { VCIV_PARAM_SCALAR, .min = 1, .max = 1000, .align = 1 },
};
static const struct vciv_signature many_counts = { counts, DEPTH, NULL, 0 };

/* It goes on for ever and is never the same again. */
static void count_for_ever(struct attack_program *p)
{
	load(p, 0, 0);
	op_small(p, ADD, 0, 1, false);
	branch(p, ALWAYS, 1);
}

/* The same over all words, with lanes that differ, in both ALUs. */
static void count_slowly(struct attack_program *p)
{
	read(p, 33, 38);
	load(p, 0, 0);
	load(p, 2, 0);
	while (p->num_words < VCIV_VERIFY_MAX_WORDS - 5)
		emit(p, ALU(.waddr_add = 32 + 2 * (p->num_words & 1), .op_add = ADD, .sf = 1,
			    .add_a = 0, .add_b = 1, .waddr_mul = 35, .op_mul = 3, .mul_a = 1,
			    .mul_b = 0));
	branch(p, ALWAYS, 3);
}

/* To one place, each time in another state that is a little different. */
static void fork_to_one_place(struct attack_program *p)
{
	u32 start;

	read(p, 32, 32);
	load(p, 3, 0);
	start = p->num_words;
	for (u32 i = 0; i < 300; i++) {
		op_small(p, ADD, 3, 1, false);
		branch(p, ANY_ZERO, start);
	}
	end(p);
}

/*
 * So many that all fit, and cannot be joined since their links differ. For each role,
 * most of the time states are compared.
 */
static void compare_often(struct attack_program *p)
{
	p->signature = &sixteen_roles;
	read(p, 32, 32);
	for (u32 i = 0; i < 120; i++) {
		emit(p, BRANCH(.waddr_add = 0));
		nops(p, 3);
		branch(p, ANY_ZERO, 1 + 120 * 8);
	}
	end(p);
}

/* Each doubles the number of states: a link is written or not. */
static void link_diamonds(struct attack_program *p)
{
	read(p, 32, 32);
	for (u32 i = 0; i < 16; i++) {
		op_small(p, XOR, 0, i, true);
		branch(p, ANY_ZERO, p->num_words + 8);
		emit(p, BRANCH(.waddr_add = i));
		nops(p, 3);
	}
	end(p);
}

/* As many open branches as there is room for. */
static void branch_everywhere(struct attack_program *p)
{
	read(p, 32, 32);
	while (p->num_words < VCIV_VERIFY_MAX_WORDS - 8) {
		op_small(p, XOR, 0, 1, true);
		branch(p, ANY_ZERO, VCIV_VERIFY_MAX_WORDS - 3);
	}
	nops(p, VCIV_VERIFY_MAX_WORDS - 3 - p->num_words);
	end(p);
}

/* A uniform counts each, and when more is known of an outer one, the others start over. */
static void nest_loops(struct attack_program *p)
{
	u32 start[DEPTH];

	p->signature = &many_counts;
	for (u32 i = 0; i < DEPTH; i++)
		read(p, i, 32);
	nops(p, 1);
	for (u32 i = 0; i < DEPTH; i++) {
		read(p, 8 + i, i);
		nops(p, 1);
		start[i] = p->num_words;
	}
	for (u32 i = DEPTH; i--;) {
		emit(p, alu_word((struct alu){ .sig = 13, .cond_add = 1, .sf = 1, .op_add = SUB,
			.waddr_add = 8 + i, .waddr_mul = 39, .raddr_a = 8 + i, .raddr_b = 1,
			.add_a = MUX_A, .add_b = MUX_B }));
		branch(p, ANY_NOT_ZERO, start[i]);
	}
	end(p);
}

/* The last try to prove it has the fewest steps left. */
static void use_up_steps(struct attack_program *p)
{
	read(p, 33, 32);
	load(p, 0, 199998);
	op_small(p, SUB, 0, 1, true);
	branch(p, ANY_NOT_ZERO, 2);
	op_small(p, SUB, 1, 1, true);
	branch(p, ANY_NOT_ZERO, p->num_words + 10);
	load(p, 0, 1000000);
	op_small(p, SUB, 0, 1, true);
	branch(p, ANY_NOT_ZERO, p->num_words - 1);
	end(p);
}

const struct attack attacks[] = {
	{ "a loop that counts for ever", count_for_ever, VCIV_TOO_MANY_STEPS },
	{ "the same, long, in lanes that differ", count_slowly, VCIV_TOO_MANY_STEPS },
	{ "a long loop before an open branch", use_up_steps, VCIV_TOO_MANY_STEPS },
	{ "300 branches to one place", fork_to_one_place, VCIV_TOO_MANY_STATES },
	{ "120 that cannot be joined, 16 roles", compare_often, VCIV_TOO_MANY_STEPS },
	{ "16 links that are written or not", link_diamonds, VCIV_TOO_MANY_STATES },
	{ "1637 open branches", branch_everywhere, VCIV_TOO_MANY_STATES },
	{ "6 loops in each other", nest_loops, VCIV_OK },
};

const u32 num_attacks = sizeof(attacks) / sizeof(attacks[0]);
