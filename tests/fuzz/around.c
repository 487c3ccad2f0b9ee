// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Registers: ra0 holds a pointer, rb0 the address of the stream, ra1, rb1 and r0 to r3
 * numbers; ra14 and rb14 too, which an end must leave alone.
 */
#include <string.h>

#include "around.h"
#include "words.h"

#define NONE	39
#define UNIFORM	32
#define MUX_A	6
#define MUX_B	7
#define OP_OR	21

enum { U_POINTER, U_SELF, U_NUMBER, U_ANY, U_MORE, U_COUNT };

struct around {
	struct program *p;
	u64 *seed;
};

static u32 below(struct around *g, u32 n)
{
	return random_below(g->seed, n);
}

static void emit(struct around *g, u64 word)
{
	g->p->code[g->p->num_words++] = word;
}

#define OP(...) alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = OP_OR, \
	.waddr_add = NONE, .waddr_mul = NONE, .raddr_a = NONE, .raddr_b = NONE, ##__VA_ARGS__ })

static void nop(struct around *g)
{
	emit(g, OP(.cond_add = 0, .op_add = 0));
}

static void setup(struct around *g, bool file_b, u32 word)
{
	emit(g, load_word((struct load){ .cond_add = !file_b, .cond_mul = file_b,
		.waddr_add = file_b ? NONE : 49, .waddr_mul = file_b ? 49 : NONE, .imm = word }));
}

static void signature(struct around *g)
{
	struct program *p = g->p;

	memset(p, 0, sizeof(*p));
	p->params[U_POINTER] = (struct vciv_param){ VCIV_PARAM_POINTER, .access = 3, .align = 64 };
	p->params[U_SELF] = (struct vciv_param){ VCIV_PARAM_SELF, .of = U_NUMBER };
	p->params[U_NUMBER] = (struct vciv_param){ VCIV_PARAM_SCALAR, .max = below(g, 2) ? 1 : 100,
		.align = 1 };
	p->params[U_ANY] = (struct vciv_param){ VCIV_PARAM_SCALAR, .max = ~0u, .align = 1 };
	p->params[U_MORE] = p->params[U_ANY];
	p->signature = (struct vciv_signature){ p->params, U_COUNT, p->values, 0 };
}

static void registers(struct around *g)
{
	static const struct {
		u8 waddr, ws;
	} from_uniforms[] = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };

	for (u32 i = 0; i < sizeof(from_uniforms) / sizeof(from_uniforms[0]); i++)
		emit(g, OP(.waddr_add = from_uniforms[i].waddr, .ws = from_uniforms[i].ws,
			   .raddr_a = UNIFORM, .add_a = MUX_A, .add_b = MUX_A));
	emit(g, OP(.waddr_add = 32, .raddr_a = 38, .add_a = MUX_A, .add_b = MUX_A));
	emit(g, OP(.waddr_add = 33, .raddr_a = 1, .add_a = MUX_A, .add_b = MUX_A));
	emit(g, OP(.waddr_add = 34, .raddr_b = 1, .add_a = MUX_B, .add_b = MUX_B));
	emit(g, load_word((struct load){ .cond_add = 1, .waddr_add = 35, .waddr_mul = NONE,
					 .imm = below(g, 1024) }));
	emit(g, OP(.sf = 1, .waddr_add = 14, .add_a = below(g, 4)));
	emit(g, OP(.ws = 1, .waddr_add = 14));
}

/* What is under way at the instruction: bits of @context. */
enum { HAS_TMU = 1, HAS_VPM = 2, HAS_MUTEX = 4, HAS_FULL_TMU = 8 };

static void before(struct around *g, u32 context)
{
	setup(g, true, 0x1a00);
	setup(g, true, 0x80104000 | 1 << 23);
	setup(g, false, 0x80011000);
	if (context & HAS_TMU)
		for (u32 i = 0; i < (context & HAS_FULL_TMU ? 4 : 1); i++)
			emit(g, OP(.waddr_add = 56, .raddr_a = 0, .add_a = MUX_A, .add_b = MUX_A));
	if (context & HAS_VPM)
		setup(g, false, 0x00101a00);
	if (context & HAS_MUTEX)
		emit(g, OP(.raddr_a = 51, .add_a = MUX_A, .add_b = MUX_A));
	if (below(g, 2))
		nop(g);
}

static void after(struct around *g, u32 context)
{
	if (context & HAS_TMU)
		for (u32 i = 0; i < (context & HAS_FULL_TMU ? 4 : 1); i++)
			emit(g, OP(.sig = 10, .cond_add = 0, .op_add = 0));
	if (context & HAS_VPM)
		emit(g, OP(.raddr_a = 48, .add_a = MUX_A, .add_b = MUX_A));
	if (context & HAS_MUTEX)
		emit(g, OP(.waddr_add = 51));
	if (below(g, 2))
		emit(g, OP(.raddr_a = 50, .add_a = MUX_A, .add_b = MUX_A));
	if (below(g, 2))
		emit(g, OP(.raddr_b = 50, .add_a = MUX_B, .add_b = MUX_B));
}

/* Something of a peripheral as often as a register. */
static u8 any_waddr(struct around *g)
{
	static const u8 plain[] = { 32, 33, 34, 35, 37, 2, 14, NONE, NONE };
	static const u8 special[] = { 36, 38, 40, 48, 49, 50, 51, 52, 55, 56, 60, 57 };

	return below(g, 3) ? plain[below(g, sizeof(plain))] : below(g, 8) ?
	       special[below(g, sizeof(special))] : below(g, 64);
}

static u8 any_raddr(struct around *g)
{
	static const u8 some[] = { 0, 1, 14, 32, 38, 48, 49, 50, 51, NONE, NONE, NONE };

	return below(g, 8) ? some[below(g, sizeof(some))] : below(g, 64);
}

static u8 any_cond(struct around *g)
{
	return below(g, 4) ? 1 : below(g, 8);
}

static void any_operands(struct around *g, struct alu *f)
{
	f->add_a = below(g, 4);
	f->add_b = below(g, 2) ? f->add_a : below(g, 4);
	f->mul_a = below(g, 4);
	f->mul_b = below(g, 2) ? f->mul_a : below(g, 4);
	if (below(g, 3))
		return;

	/* A port that is read is mostly an operand as well. */
	f->raddr_a = any_raddr(g);
	f->raddr_b = below(g, 4) ? any_raddr(g) : f->raddr_a;
	f->add_a = below(g, 4) ? MUX_A : below(g, 8);
	f->add_b = below(g, 2) ? f->add_a : below(g, 8);
	f->mul_b = below(g, 4) ? MUX_B : below(g, 8);
}

static void any_packs(struct around *g, struct alu *f)
{
	f->pm = below(g, 2);
	if (below(g, 4))
		f->pack = below(g, 16);
	if (!below(g, 4))
		f->unpack = below(g, 8);
}

/* Two or three things that are not plain, since most rules are about as many. */
static u64 any_alu(struct around *g)
{
	static const u8 signals[] = { 3, 10, 10, 11, 13 };
	struct alu f = { .sig = 1, .cond_add = 1, .cond_mul = 1, .op_add = OP_OR, .op_mul = 4,
			 .waddr_add = 33, .waddr_mul = below(g, 2) ? NONE : 34, .raddr_a = NONE,
			 .raddr_b = NONE };

	any_operands(g, &f);
	f.ws = below(g, 2);
	if (below(g, 2))
		f.waddr_add = any_waddr(g);
	if (!below(g, 3))
		f.waddr_mul = below(g, 3) ? any_waddr(g) : f.waddr_add;
	if (!below(g, 3))
		f.sig = below(g, 4) ? signals[below(g, sizeof(signals))] : below(g, 16);
	if (!below(g, 4))
		any_packs(g, &f);
	if (!below(g, 4)) {
		f.op_add = below(g, 3) ? below(g, 32) : 0;
		f.op_mul = below(g, 3) ? below(g, 8) : 0;
	}
	f.cond_add = any_cond(g);
	f.cond_mul = any_cond(g);
	f.sf = !below(g, 8);

	return alu_word(f);
}

static u64 any_load(struct around *g)
{
	return load_word((struct load){ .form = below(g, 8), .pm = !below(g, 8),
		.pack = below(g, 8) ? 0 : below(g, 16), .cond_add = any_cond(g),
		.cond_mul = any_cond(g), .sf = !below(g, 4), .waddr_add = any_waddr(g),
		.waddr_mul = any_waddr(g), .imm = below(g, 2) ? below(g, 64) : below(g, ~0u) });
}

static u64 any_branch(struct around *g)
{
	return branch_word((struct branch){ .cond_br = below(g, 16), .rel = below(g, 8) > 0,
		.reg = !below(g, 8), .raddr_a = below(g, 4) ? 0 : below(g, 32), .ws = below(g, 2),
		.waddr_add = below(g, 2) ? NONE : below(g, 64),
		.waddr_mul = below(g, 2) ? NONE : below(g, 64),
		.imm = below(g, 4) ? 0 : below(g, 8) });
}

static u64 any_word(struct around *g)
{
	switch (below(g, 10)) {
	case 0:
		return any_load(g);
	case 1:
		return any_branch(g);
	default:
		return any_alu(g);
	}
}

static void end(struct around *g)
{
	emit(g, OP(.sig = 3, .cond_add = 0, .op_add = 0));
	nop(g);
	nop(g);
}

/* The end, with the instruction in it. */
static void end_with(struct around *g, u64 word)
{
	u32 at = below(g, 3);

	end(g);
	if (!at)
		word = (word & ~(15ull << 60)) | 3ull << 60;
	g->p->code[g->p->num_words - 3 + at] = word;
}

void around_generate(struct program *program, u64 *seed)
{
	struct around g = { program, seed };
	u32 context = below(&g, 16), left = below(&g, 2) ? context : context & below(&g, 16);

	signature(&g);
	registers(&g);
	before(&g, context);
	if (!below(&g, 3)) {
		after(&g, left);
		end_with(&g, any_word(&g));
		return;
	}

	emit(&g, any_word(&g));
	for (u32 i = below(&g, 4); i; i--)
		nop(&g);
	after(&g, left);
	end(&g);
}
