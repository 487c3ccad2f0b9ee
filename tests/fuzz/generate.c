// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Programs from snippets that each do something useful with random details: a
 * clamped gather, a store, a loop, a rotation. Then, often, bits are flipped,
 * words swapped or dropped, so that most programs are nearly right.
 *
 * Registers: rb0-rb7 hold the uniforms, ra0-ra3 and r0-r3 numbers, ra4-ra7 and
 * rb9-rb11 are there to be written, ra8 counts loops, ra9 is for returning. Loops
 * counted by rb8 use ra10 for that, ra11 and ra12 for where they are; those inside of
 * them ra15 to ra17. ra13, rb12 and rb13 hold what is in a record. ra18 and up hold links
 * that nobody uses.
 */
#include <string.h>

#include "generate.h"
#include "mutate.h"
#include "words.h"

#define NOP	39
#define R(n)	(32 + (n))	/* accumulator, as a register that is written */
#define MUX_A	6
#define MUX_B	7

enum { U_STORE, U_LOAD, U_MASK, U_LIMIT, U_ANY, U_SMALL, U_ENUM, U_SELF, U_ROUNDS, U_COUNT };
enum { U_RECORD_POINTER = U_COUNT, U_RECORD_NUMBER, U_RECORD_LIMIT, U_RECORD_END };

enum { OP_ADD = 12, OP_SUB = 13, OP_SHL = 17, OP_MIN = 18, OP_MAX = 19, OP_AND = 20, OP_OR = 21,
       OP_XOR = 22 };
enum { MUL_V8MIN = 4 };

struct generator {
	struct program *p;
	u64 *seed;
};

u32 random_below(u64 *seed, u32 n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;

	return (u32)((*seed >> 20) % n);
}

static u32 below(struct generator *g, u32 n)
{
	return random_below(g->seed, n);
}

static void emit(struct generator *g, u64 word)
{
	if (g->p->num_words < GENERATE_MAX_WORDS)
		g->p->code[g->p->num_words++] = word;
}

#define OP(...) alu_word((struct alu){ .sig = 1, .cond_add = 1, .waddr_add = NOP, \
	.waddr_mul = NOP, .raddr_a = NOP, .raddr_b = NOP, ##__VA_ARGS__ })

static void nop(struct generator *g)
{
	emit(g, OP(.cond_add = 0));
}

/* waddr = op(r[a], small) */
static void op_small(struct generator *g, u8 op, u8 waddr, u8 a, u8 small)
{
	emit(g, OP(.sig = 13, .op_add = op, .waddr_add = waddr, .add_a = a, .raddr_b = small,
		   .add_b = MUX_B));
}

static void op_acc(struct generator *g, u8 op, u8 waddr, u8 a, u8 b)
{
	emit(g, OP(.op_add = op, .waddr_add = waddr, .add_a = a, .add_b = b));
}

static void op_b(struct generator *g, u8 op, u8 waddr, u8 a, u8 rb)
{
	emit(g, OP(.op_add = op, .waddr_add = waddr, .add_a = a, .raddr_b = rb, .add_b = MUX_B));
}

static void load_imm(struct generator *g, u8 waddr, u32 imm, bool mul)
{
	if (mul)
		emit(g, load_word((struct load){ .cond_mul = 1, .waddr_mul = waddr,
						 .waddr_add = NOP, .imm = imm }));
	else
		emit(g, load_word((struct load){ .cond_add = 1, .waddr_add = waddr,
						 .waddr_mul = NOP, .imm = imm }));
}

static u8 acc(struct generator *g)
{
	return below(g, 4);
}

static void signature(struct generator *g)
{
	struct program *p = g->p;
	u32 align = 4u << below(g, 8), width = 4u << below(g, 6);

	p->params[U_STORE] = (struct vciv_param){ VCIV_PARAM_POINTER, .access = 2 + below(g, 2),
		.align = align };
	p->params[U_LOAD] = (struct vciv_param){ VCIV_PARAM_POINTER, .access = 1 + below(g, 3),
		.align = 4u << below(g, 4) };
	if (below(g, 16))
		p->params[U_LOAD].access |= VCIV_PARAM_READ;
	p->params[U_MASK] = (struct vciv_param){ VCIV_PARAM_MASK, .of = U_STORE, .width = width };
	p->params[U_LIMIT] = (struct vciv_param){ VCIV_PARAM_LIMIT, .of = U_LOAD,
		.width = 4 * (1 + below(g, 20)) };
	p->params[U_ANY] = (struct vciv_param){ VCIV_PARAM_SCALAR, .max = ~0u, .align = 1 };
	p->params[U_SMALL] = (struct vciv_param){ VCIV_PARAM_SCALAR, .max = 1 + below(g, 4096),
		.align = 1u << below(g, 4) };
	p->params[U_ENUM] = (struct vciv_param){ VCIV_PARAM_ENUM, .count = 1 + below(g, 3) };
	p->params[U_SELF] = (struct vciv_param){ VCIV_PARAM_SELF, .of = below(g, U_COUNT) };
	align = 1u << below(g, 5);
	p->params[U_ROUNDS] = (struct vciv_param){ VCIV_PARAM_SCALAR, .align = align,
		.min = below(g, 5) ? align * (1 + below(g, 3)) : below(g, 4),
		.max = align * (4 + below(g, 30)) };
	for (u32 i = 0; i < 4; i++)
		p->values[i] = below(g, 40);
	p->signature = (struct vciv_signature){ p->params, U_COUNT, p->values, 4 };
}

static void record_signature(struct generator *g)
{
	struct program *p = g->p;

	p->params[U_RECORD_POINTER] = (struct vciv_param){ VCIV_PARAM_POINTER,
		.access = 1 + below(g, 3), .align = 4u << below(g, 4) };
	p->params[U_RECORD_NUMBER] = (struct vciv_param){ VCIV_PARAM_SCALAR,
		.max = below(g, 2048), .align = 1u << below(g, 5) };
	p->params[U_RECORD_LIMIT] = (struct vciv_param){ VCIV_PARAM_LIMIT,
		.of = below(g, 8) ? U_RECORD_POINTER : U_LOAD, .width = 4 * (1 + below(g, 20)) };
	if (below(g, 2))
		p->params[U_SELF].of = U_RECORD_POINTER + below(g, 2);
	p->signature.num_params = U_RECORD_END;
	p->signature.record = U_RECORD_END - U_COUNT;
}

static void prologue(struct generator *g)
{
	for (u32 i = 0; i < U_COUNT; i++)
		emit(g, OP(.op_add = OP_OR, .waddr_add = i, .ws = 1, .raddr_a = 32, .add_a = MUX_A,
			   .add_b = MUX_A));
	for (u32 i = 0; i < 4; i++)
		load_imm(g, R(i), below(g, 2) ? below(g, 256) : (u32)below(g, 1u << 31), false);
	emit(g, OP(.op_add = OP_OR, .waddr_add = 0, .raddr_a = 38, .add_a = MUX_A,
		   .add_b = MUX_A));
	load_imm(g, 1, below(g, 64), false);
	emit(g, OP(.op_add = OP_OR, .waddr_add = 2, .raddr_b = U_ANY, .add_a = MUX_B,
		   .add_b = MUX_B));
	emit(g, OP(.op_add = OP_OR, .waddr_add = 3, .raddr_b = U_SMALL, .add_a = MUX_B,
		   .add_b = MUX_B));
	nop(g);
}

/* Any operation on any registers that hold numbers, or that do not. */
static void random_op(struct generator *g)
{
	static const u8 ops[] = { 0, 1, 2, 3, 7, 8, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
				  24, 30, 31 };
	struct alu f = { .sig = 1, .cond_add = 1, .cond_mul = 1 };
	bool file_a = below(g, 2);

	f.op_add = ops[below(g, sizeof(ops))];
	f.op_mul = below(g, 8);
	f.raddr_a = below(g, 4);
	f.raddr_b = below(g, 8) ? 4 + below(g, 2) : below(g, 9);
	f.waddr_add = file_a && !below(g, 3) ? 4 + below(g, 4) : R(acc(g));
	f.waddr_mul = below(g, 3) ? NOP : R(acc(g));
	if (f.waddr_mul == f.waddr_add)
		f.waddr_mul = NOP;
	f.add_a = below(g, 8);
	f.add_b = below(g, 8);
	f.mul_a = below(g, 8);
	f.mul_b = below(g, 8);
	if (below(g, 3) == 0)
		f.cond_add = 2 + below(g, 6);
	if (below(g, 3) == 0)
		f.cond_mul = 2 + below(g, 6);
	f.sf = !below(g, 4);
	if (!below(g, 4)) {
		f.sig = 13;
		f.raddr_b = below(g, 64);
	}
	if (!below(g, 6))
		f.unpack = below(g, 8);
	if (!below(g, 6) && f.waddr_add < 32)
		f.pack = below(g, 16);
	emit(g, alu_word(f));
}

static void rotation(struct generator *g)
{
	u8 a = acc(g);

	emit(g, alu_word((struct alu){ .sig = 13, .cond_mul = 1, .waddr_add = NOP,
		.waddr_mul = R(acc(g)), .op_mul = MUL_V8MIN, .raddr_a = NOP,
		.raddr_b = 48 + below(g, 16), .mul_a = a, .mul_b = a }));
}

static void write_r5(struct generator *g)
{
	emit(g, OP(.op_add = OP_OR, .waddr_add = 37, .ws = below(g, 2), .add_a = acc(g),
		   .add_b = acc(g)));
}

/* A load immediate of any form. */
static void load_any(struct generator *g)
{
	static const u8 forms[] = { 0, 0, 1, 3 };

	emit(g, load_word((struct load){ .form = forms[below(g, 4)], .cond_add = 1,
		.waddr_add = R(acc(g)), .waddr_mul = NOP, .imm = below(g, ~0u) }));
}

static void set_flags(struct generator *g)
{
	u8 a = acc(g);

	switch (below(g, 6)) {
	case 0:
		emit(g, OP(.op_add = OP_AND, .sf = 1, .sig = 13, .raddr_a = 0, .add_a = MUX_A,
			   .raddr_b = 1u << below(g, 4), .add_b = MUX_B));
		break;
	case 1:
		emit(g, OP(.op_add = OP_SUB, .sf = 1, .sig = 13, .raddr_a = 0, .add_a = MUX_A,
			   .raddr_b = below(g, 16), .add_b = MUX_B));
		break;
	case 2:
		emit(g, OP(.op_add = OP_OR, .sf = 1, .add_a = a, .add_b = a));
		break;
	default:
		/* The uniform that may be anything, and the one in a range. */
		emit(g, OP(.op_add = OP_SUB, .sf = 1, .sig = 13, .raddr_a = 2 + below(g, 2),
			   .add_a = MUX_A, .raddr_b = below(g, 16), .add_b = MUX_B));
	}
}

static void conditional_move(struct generator *g)
{
	u8 a = acc(g);

	emit(g, OP(.op_add = OP_OR, .cond_add = 2 + below(g, 4), .waddr_add = R(acc(g)),
		   .add_a = a, .add_b = a));
}

/* r[a] := an offset that fits the access, or nearly */
static void bound(struct generator *g, u8 a, bool mask, u32 bytes)
{
	switch (below(g, 5)) {
	case 0:
		load_imm(g, R(a), below(g, 4096), false);
		return;
	case 1:
		op_b(g, OP_OR, R(a), a, U_SMALL);
		emit(g, OP(.op_add = OP_OR, .waddr_add = R(a), .raddr_b = U_SMALL, .add_a = MUX_B,
			   .add_b = MUX_B));
		op_small(g, OP_SHL, R(a), a, below(g, 6));
		return;
	}

	if (mask) {
		op_b(g, OP_AND, R(a), a, U_MASK);
	} else {
		if (below(g, 8))
			op_small(g, OP_MAX, R(a), a, 0);
		op_b(g, OP_MIN, R(a), a, U_LIMIT);
	}
	if (!below(g, 4))
		op_small(g, below(g, 2) ? OP_ADD : OP_SUB, R(a), a, below(g, 16));
	if (!below(g, 8))
		op_small(g, 14, R(a), a, below(g, 4));
}

static void gather(struct generator *g)
{
	bool tmu1 = below(g, 2), store = !below(g, 10);
	u8 a = acc(g);

	bound(g, a, store, 4);
	if (!below(g, 4))
		random_op(g);
	op_b(g, OP_ADD, tmu1 ? 60 : 56, a, store ? U_STORE : U_LOAD);
	while (!below(g, 3))
		random_op(g);
	emit(g, OP(.sig = tmu1 ? 11 : 10, .cond_add = 0));
	op_acc(g, OP_OR, R(acc(g)), 4, 4);
}

static void vdw(struct generator *g)
{
	static const u8 modes[] = { 0, 0, 0, 2, 3, 4, 7 };
	u32 units = 1 + below(g, below(g, 4) ? 4 : 64), depth = 1 + below(g, 16);
	u8 a = acc(g);

	if (units > 1 || below(g, 2))
		load_imm(g, 49, 0xc0000000 | below(g, below(g, 2) ? 64 : 0x20000), true);
	bound(g, a, true, 64);
	load_imm(g, 49, 0x80000000 | units << 23 | depth << 16 | below(g, 2) << 14 |
		 below(g, 8) << 7 | below(g, 4) << 3 | modes[below(g, sizeof(modes))], true);
	emit(g, OP(.op_add = OP_ADD, .ws = 1, .waddr_add = 50, .add_a = a, .raddr_b = U_STORE,
		   .add_b = MUX_B));
	while (!below(g, 3))
		random_op(g);
	if (!below(g, 6))
		load_imm(g, 49, 0xc0000000 | below(g, 0x10000), true);
	if (below(g, 12))
		emit(g, OP(.op_add = OP_OR, .raddr_b = 50, .add_a = MUX_B, .add_b = MUX_B));
}

static void vdr(struct generator *g)
{
	static const u8 modes[] = { 0, 0, 0, 2, 3, 4, 7 };
	u8 a = acc(g);
	u32 mpitch = below(g, 8);

	if (!mpitch || below(g, 3) == 0)
		load_imm(g, 49, 0x90000000 | below(g, 0x2000), false);
	bound(g, a, false, 64);
	load_imm(g, 49, 0x80000000 | (u32)modes[below(g, sizeof(modes))] << 28 | mpitch << 24 |
		 below(g, 16) << 20 | (1 + below(g, 4)) << 16 | below(g, 4) << 12 |
		 below(g, 2) << 11 | below(g, 16) << 4 | below(g, 8), false);
	op_b(g, OP_ADD, 50, a, U_LOAD);
	while (!below(g, 3))
		random_op(g);
	if (below(g, 12))
		emit(g, OP(.op_add = OP_OR, .raddr_a = 50, .add_a = MUX_A, .add_b = MUX_A));
}

static void vpm_write(struct generator *g)
{
	u8 a = acc(g);

	load_imm(g, 49, 0x00001a00 | below(g, 64), true);
	for (u32 i = 1 + below(g, 3); i; i--)
		op_acc(g, OP_OR, 48, a, a);
}

static void vpm_read(struct generator *g)
{
	u32 count = 1 + below(g, 3);

	load_imm(g, 49, 0x00001a00 | count << 20 | below(g, 64), false);
	nop(g);
	nop(g);
	nop(g);
	for (u32 i = 0; i < count; i++)
		emit(g, OP(.op_add = OP_OR, .waddr_add = R(acc(g)), .raddr_a = 48, .add_a = MUX_A,
			   .add_b = MUX_A));
}

static void sfu(struct generator *g)
{
	u8 a = acc(g);

	op_acc(g, OP_OR, 52 + below(g, 4), a, a);
	nop(g);
	nop(g);
	op_acc(g, OP_OR, R(acc(g)), 4, 4);
}

static void uniforms_again(struct generator *g)
{
	u32 word = g->p->params[U_SELF].of;

	op_b(g, OP_OR, R(3), 3, U_SELF);
	emit(g, OP(.op_add = OP_OR, .waddr_add = 40, .raddr_b = U_SELF, .add_a = MUX_B,
		   .add_b = MUX_B));
	nop(g);
	if (below(g, 8))
		nop(g);
	/* What was a number now is what is declared at that place. */
	emit(g, OP(.op_add = OP_OR, .waddr_add = word == U_SELF ? NOP : R(acc(g)), .raddr_a = 32,
		   .add_a = MUX_A, .add_b = MUX_A));
}

/* The next word of the stream to a register of a file. */
static void read_word(struct generator *g, u8 reg, bool file_b)
{
	emit(g, OP(.op_add = OP_OR, .waddr_add = reg, .ws = file_b, .raddr_a = 32, .add_a = MUX_A,
		   .add_b = MUX_A));
}

/* An offset in r[a] for the pointer of a record. */
static void record_offset(struct generator *g, u8 a)
{
	switch (below(g, 4)) {
	case 0:
		load_imm(g, R(a), 4 * below(g, 64), false);
		break;
	case 1:
		emit(g, OP(.op_add = OP_OR, .waddr_add = R(a), .raddr_b = 12, .add_a = MUX_B,
			   .add_b = MUX_B));
		break;
	default:
		if (below(g, 8))
			op_small(g, OP_MAX, R(a), a, 0);
		op_b(g, OP_MIN, R(a), a, 13);
	}
}

/* Reads a record, mostly in order and all of it, and goes to where it points. */
static void record(struct generator *g)
{
	u8 access = g->p->params[U_RECORD_POINTER].access, a = acc(g);
	bool store = access == 3 ? below(g, 2) : (access == 2) ^ !below(g, 16);
	bool late = !below(g, 10);

	read_word(g, 13, false);
	read_word(g, 12, true);
	if (!late)
		read_word(g, 13, true);
	nop(g);
	record_offset(g, a);
	if (late && below(g, 2))
		read_word(g, 13, true);
	if (store)
		load_imm(g, 49, 0x80000000 | 1 << 23 | (1 + below(g, 16)) << 16 | 1 << 14, true);
	emit(g, OP(.op_add = OP_ADD, .ws = store, .waddr_add = store ? 50 : 56, .raddr_a = 13,
		   .add_a = MUX_A, .add_b = a));
	if (store)
		emit(g, OP(.op_add = OP_OR, .raddr_b = 50, .add_a = MUX_B, .add_b = MUX_B));
	else
		emit(g, OP(.sig = 10, .cond_add = 0));
	if (late && below(g, 2))
		read_word(g, 13, true);
}

static void snippet(struct generator *g, u32 depth);

static void branch(struct generator *g, u32 at, u32 target, u8 cond)
{
	u64 word = branch_word((struct branch){ .cond_br = cond, .rel = 1, .waddr_add = NOP,
		.waddr_mul = NOP, .imm = (target - (at + 4)) * 8 });

	if (at < GENERATE_MAX_WORDS)
		g->p->code[at] = word;
}

/* if: over something */
static void skip(struct generator *g, u32 depth)
{
	u32 at;

	set_flags(g);
	at = g->p->num_words;
	nop(g);
	for (u32 i = 0; i < 3; i++)
		below(g, 2) ? nop(g) : random_op(g);
	for (u32 i = 1 + below(g, 2); i; i--)
		snippet(g, depth + 1);
	branch(g, at, g->p->num_words, below(g, 8));
}

/* do, until a count has run down, or until memory says so */
static void loop(struct generator *g, u32 depth)
{
	u32 start, count = 1 + below(g, 6);
	bool counted = below(g, 2);

	load_imm(g, 8, count, false);
	start = g->p->num_words;
	if (g->p->signature.record && below(g, 3))
		record(g);
	for (u32 i = 1 + below(g, 2); i; i--)
		snippet(g, depth + 1);
	if (counted)
		emit(g, OP(.sig = 13, .op_add = OP_SUB, .sf = 1, .waddr_add = 8, .raddr_a = 8,
			   .add_a = MUX_A, .raddr_b = 1, .add_b = MUX_B));
	else
		set_flags(g);
	nop(g);
	branch(g, g->p->num_words - 1, start, counted ? 3 : below(g, 8));
	for (u32 i = 0; i < 3; i++)
		below(g, 2) ? nop(g) : random_op(g);
}

/* An access at a place that moves from round to round. */
enum { COUNT, FROM, TO, LOOP_REGISTERS };

static const u8 outer_loop[LOOP_REGISTERS] = { 10, 11, 12 };
static const u8 inner_loop[LOOP_REGISTERS] = { 15, 16, 17 };

static void moving_access(struct generator *g, const u8 *ra, bool store)
{
	if (store) {
		if (below(g, 2))
			vpm_write(g);
		load_imm(g, 49, 0x80000000 | 1 << 23 | (1 + below(g, 16)) << 16 | 1 << 14, true);
		emit(g, OP(.op_add = OP_OR, .ws = 1, .waddr_add = 50, .raddr_a = ra[TO],
			   .add_a = MUX_A, .add_b = MUX_A));
		emit(g, OP(.op_add = OP_OR, .raddr_b = 50, .add_a = MUX_B, .add_b = MUX_B));
		return;
	}

	emit(g, OP(.op_add = OP_OR, .waddr_add = 56, .raddr_a = ra[FROM], .add_a = MUX_A,
		   .add_b = MUX_A));
	emit(g, OP(.sig = 10, .cond_add = 0));
}

static void add_to(struct generator *g, u8 ra, u8 op, u32 by)
{
	load_imm(g, R(3), by, false);
	emit(g, OP(.op_add = op, .waddr_add = ra, .raddr_a = ra, .add_a = MUX_A, .add_b = 3));
}

static void move(struct generator *g, u8 ra)
{
	if (below(g, 8) == 0)
		return;
	if (below(g, 3))
		add_to(g, ra, below(g, 12) ? OP_ADD : OP_SUB, 4 * below(g, 40));
	else
		emit(g, OP(.op_add = OP_ADD, .waddr_add = ra, .raddr_a = ra, .add_a = MUX_A,
			   .raddr_b = U_SMALL, .add_b = MUX_B));
}

/* Counts down to 0, or up to what the uniform says; most forms end where they should. */
static void count(struct generator *g, u8 ra, u32 form, u32 step)
{
	if (form == 0) {
		load_imm(g, R(3), step, false);
		emit(g, OP(.op_add = OP_SUB, .sf = 1, .waddr_add = ra, .raddr_a = ra,
			   .add_a = MUX_A, .add_b = 3));
		return;
	}

	add_to(g, ra, OP_ADD, step);
	nop(g);
	if (form == 1)
		emit(g, OP(.op_add = OP_SUB, .sf = 1, .raddr_a = ra, .add_a = MUX_A,
			   .raddr_b = U_ROUNDS, .add_b = MUX_B));
	else
		emit(g, OP(.op_add = OP_SUB, .sf = 1, .raddr_b = U_ROUNDS, .add_a = MUX_B,
			   .raddr_a = ra, .add_b = MUX_A));
}

static void start_count(struct generator *g, u8 ra, u32 form, u32 step)
{
	if (form == 0)
		emit(g, OP(.op_add = OP_OR, .waddr_add = ra, .raddr_b = U_ROUNDS, .add_a = MUX_B,
			   .add_b = MUX_B));
	else
		load_imm(g, ra, below(g, 4) ? 0 : step * below(g, 3), false);
}

/* Where an inner loop starts follows from where the outer one is. */
static void start_moving(struct generator *g, const u8 *ra, const u8 *around)
{
	for (u32 i = FROM; i <= TO; i++) {
		if (around) {
			emit(g, OP(.op_add = OP_OR, .waddr_add = ra[i], .raddr_a = around[i],
				   .add_a = MUX_A, .add_b = MUX_A));
			continue;
		}
		op_small(g, OP_SHL, R(0), 0, 2);
		if (below(g, 2) && i == FROM)
			emit(g, OP(.op_add = OP_OR, .waddr_add = R(0), .raddr_a = 0, .add_a = MUX_A,
				   .add_b = MUX_A));
		else
			load_imm(g, R(0), 4 * below(g, 20), false);
		op_b(g, OP_ADD, ra[i], 0, i == FROM ? U_LOAD : U_STORE);
	}
	nop(g);
}

/* do, as often as a uniform says */
static void uniform_loop(struct generator *g, u32 depth, const u8 *ra, const u8 *around)
{
	static const u8 conds[3][3] = { { 3, 5, 3 }, { 6, 3, 6 }, { 3, 5, 7 } };
	u32 form = below(g, 3), step = 1u << below(g, 5), start;
	u32 align = g->p->params[U_ROUNDS].align;

	if (below(g, 4))
		step = align;
	start_count(g, ra[COUNT], form, step);
	start_moving(g, ra, around);

	start = g->p->num_words;
	for (u32 i = 1 + below(g, 2); i; i--)
		moving_access(g, ra, below(g, 2));
	if (g->p->signature.record && below(g, 4))
		record(g);
	if (!around && !below(g, 4))
		uniform_loop(g, depth + 1, inner_loop, ra);
	else if (depth < 2 && !below(g, 4))
		snippet(g, depth + 1);
	for (u32 i = FROM; i <= TO; i++)
		move(g, ra[i]);
	count(g, ra[COUNT], form, step);
	nop(g);
	branch(g, g->p->num_words - 1, start, below(g, 12) ? conds[form][below(g, 3)] : below(g, 8));
	for (u32 i = 0; i < 3; i++)
		below(g, 3) ? nop(g) : random_op(g);
}

/* Records as long as memory says so: nobody can tell how many. */
static void endless_records(struct generator *g)
{
	u32 start = g->p->num_words;

	g->p->patient = true;
	record(g);
	emit(g, OP(.op_add = OP_OR, .sf = 1, .raddr_a = 2, .add_a = MUX_A, .add_b = MUX_A));
	nop(g);
	branch(g, g->p->num_words - 1, start, below(g, 4));
	for (u32 i = 0; i < 3; i++)
		nop(g);
}

static void slots(struct generator *g)
{
	for (u32 i = 0; i < 3; i++)
		below(g, 3) ? nop(g) : random_op(g);
}

static void nops(struct generator *g)
{
	for (u32 i = 0; i < 3; i++)
		nop(g);
}

/* Links that are written or not, one after the other: twice as many states each time. */
static void diamonds(struct generator *g)
{
	g->p->patient = true;
	for (u32 i = 0; i < 9; i++) {
		emit(g, OP(.sig = 13, .op_add = OP_XOR, .sf = 1, .raddr_a = 2, .add_a = MUX_A,
			   .raddr_b = i, .add_b = MUX_B));
		branch(g, g->p->num_words, g->p->num_words + 8, below(g, 4));
		g->p->num_words++;
		nops(g);
		emit(g, branch_word((struct branch){ .cond_br = 15, .rel = 1, .waddr_add = 18 + i,
			.waddr_mul = NOP }));
		nops(g);
	}
}

/* What is read or written twice in a word, for nothing, or at the wrong time. */
static void oddity(struct generator *g)
{
	switch (below(g, 6)) {
	case 0:
		emit(g, OP(.op_add = OP_OR, .raddr_a = 32, .raddr_b = 32, .add_a = MUX_A,
			   .add_b = MUX_B));
		break;
	case 2:
		/* NOSWAP, mostly when it is too late. */
		emit(g, OP(.op_add = OP_OR, .waddr_add = 36));
		break;
	case 3:
		emit(g, OP(.op_add = OP_OR, .raddr_a = 48 + below(g, 4)));
		break;
	case 4:
		emit(g, OP(.op_add = OP_OR, .cond_add = 2, .cond_mul = 4, .waddr_add = R(0),
			   .waddr_mul = R(0), .op_mul = MUL_V8MIN));
		break;
	case 1:
		emit(g, OP(.op_add = OP_OR, .cond_mul = 1, .waddr_add = 48, .waddr_mul = 49,
			   .op_mul = MUL_V8MIN));
		break;
	default:
		emit(g, OP(.op_add = OP_OR, .raddr_b = 48, .waddr_add = 49, .add_a = MUX_B,
			   .add_b = MUX_B));
	}
}

static void mutex(struct generator *g, u32 depth)
{
	emit(g, OP(.op_add = OP_OR, .raddr_a = 51, .add_a = MUX_A, .add_b = MUX_A));
	snippet(g, depth + 1);
	if (below(g, 8))
		emit(g, OP(.op_add = OP_OR, .waddr_add = 51));
}

/* Something that is called once or twice; the return address may get lost. */
static void call(struct generator *g, u32 depth)
{
	u32 calls = 1 + below(g, 2), at[2], over;

	for (u32 i = 0; i < calls; i++) {
		at[i] = g->p->num_words;
		nop(g);
		slots(g);
	}
	over = g->p->num_words;
	nop(g);
	slots(g);

	for (u32 i = 0; i < calls && at[i] < GENERATE_MAX_WORDS; i++)
		g->p->code[at[i]] = branch_word((struct branch){ .cond_br = 15, .rel = 1,
			.waddr_add = 9, .waddr_mul = NOP,
			.imm = (g->p->num_words - (at[i] + 4)) * 8 });
	for (u32 i = 1 + below(g, 2); i; i--)
		snippet(g, depth + 1);
	nop(g);
	emit(g, branch_word((struct branch){ .cond_br = 15, .reg = 1, .raddr_a = 9,
		.waddr_add = NOP, .waddr_mul = NOP, .imm = 8 * !below(g, 12) }));
	slots(g);
	branch(g, over, g->p->num_words, 15);
}

static void snippet(struct generator *g, u32 depth)
{
	switch (below(g, depth < 2 ? 20 : 15)) {
	case 0: case 1: case 2:
		random_op(g);
		break;
	case 3:
		rotation(g);
		break;
	case 4:
		write_r5(g);
		break;
	case 5:
		load_any(g);
		break;
	case 6:
		set_flags(g);
		conditional_move(g);
		break;
	case 7: case 8:
		gather(g);
		break;
	case 9: case 10:
		vdw(g);
		break;
	case 11:
		vdr(g);
		break;
	case 12:
		vpm_write(g);
		break;
	case 13:
		vpm_read(g);
		break;
	case 14:
		below(g, 2) ? sfu(g) : uniforms_again(g);
		break;
	case 15: case 16:
		skip(g, depth);
		break;
	case 17:
		call(g, depth);
		break;
	case 18:
		below(g, 4) ? skip(g, depth) : mutex(g, depth);
		break;
	default:
		loop(g, depth);
	}
}

void generate_operation(struct program *program, u64 *seed)
{
	struct generator g = { program, seed };

	switch (below(&g, 12)) {
	case 0:
		rotation(&g);
		break;
	case 1:
		write_r5(&g);
		break;
	case 2:
		load_any(&g);
		break;
	default:
		random_op(&g);
	}
}

static void memory_snippet(struct generator *g)
{
	switch (below(g, 3)) {
	case 0:
		gather(g);
		break;
	case 1:
		vdw(g);
		break;
	default:
		vdr(g);
	}
}

void generate(struct program *program, u64 *seed)
{
	struct generator g = { program, seed };

	memset(program, 0, sizeof(*program));
	signature(&g);
	if (!below(&g, 4))
		record_signature(&g);
	prologue(&g);
	/* One before a loop that may have no end, another behind all. */
	memory_snippet(&g);
	if (!below(&g, 500))
		diamonds(&g);
	for (u32 i = 1 + below(&g, 6); i; i--)
		snippet(&g, 0);
	if (!below(&g, 60))
		oddity(&g);
	if (program->signature.record && !below(&g, 1000))
		endless_records(&g);
	if (program->signature.record && below(&g, 2))
		below(&g, 4) ? record(&g) : loop(&g, 1);
	if (below(&g, 4))
		uniform_loop(&g, 0, outer_loop, NULL);
	memory_snippet(&g);
	for (u32 i = below(&g, 3); i; i--)
		snippet(&g, 0);

	/* All the waits there may be, then the end. */
	if (below(&g, 50))
		emit(&g, OP(.op_add = OP_OR, .raddr_a = 50, .raddr_b = 50, .add_a = MUX_A,
			    .add_b = MUX_B));
	emit(&g, OP(.sig = 3, .cond_add = 0));
	nop(&g);
	nop(&g);

	if (below(&g, 2))
		for (u32 i = 1 + below(&g, 3); i; i--)
			mutate_code(program, seed);
}
