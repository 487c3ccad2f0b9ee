/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Programs made to cost the verifier time or memory. */
#ifndef ATTACKS_H
#define ATTACKS_H

#include "vciv_verify.h"
#include "words.h"

#define NOP		0x100009e7009e7000ull
#define THREND		0x300009e7009e7000ull

#define MUX_A		6
#define MUX_B		7

struct attack_program {
	u64 code[VCIV_VERIFY_MAX_WORDS + 1];
	u32 num_words;
	const struct vciv_signature *signature;
};

struct attack {
	const char *name;
	void (*build)(struct attack_program *p);
	enum vciv_reason reason;	/* how it ends */
};

extern const struct attack attacks[];
extern const u32 num_attacks;

/* One uniform, which may be any number. */
extern const struct vciv_signature one_number;

static inline void emit(struct attack_program *p, u64 word)
{
	p->code[p->num_words++] = word;
}

static inline void nops(struct attack_program *p, u32 count)
{
	while (count--)
		emit(p, NOP);
}

/* r[a] = op(r[a], small) */
static inline void op_small(struct attack_program *p, u8 op, u8 a, u8 small, bool flags)
{
	emit(p, alu_word((struct alu){ .sig = 13, .cond_add = 1, .sf = flags, .op_add = op,
		.waddr_add = 32 + a, .waddr_mul = 39, .raddr_a = 39, .raddr_b = small, .add_a = a,
		.add_b = MUX_B }));
}

static inline void load(struct attack_program *p, u8 a, u32 imm)
{
	emit(p, LOAD(.waddr_add = 32 + a, .imm = imm));
}

/* A register of file A, or r[waddr - 32] = uniform, element number, or one of file A */
static inline void read(struct attack_program *p, u8 waddr, u8 raddr)
{
	emit(p, alu_word((struct alu){ .sig = 1, .cond_add = 1, .sf = 1, .op_add = 21,
		.waddr_add = waddr, .waddr_mul = 39, .raddr_a = raddr, .raddr_b = 39,
		.add_a = MUX_A, .add_b = MUX_A }));
}

static inline void branch(struct attack_program *p, u8 cond, u32 target)
{
	emit(p, BRANCH(.cond_br = cond, .imm = (target - (p->num_words + 4)) * 8));
	nops(p, 3);
}

static inline void end(struct attack_program *p)
{
	emit(p, THREND);
	nops(p, 2);
}

#endif
