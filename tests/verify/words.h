/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Instruction words put together from the manual's bit positions (4.1), not by
 * the code under test.
 */
#ifndef WORDS_H
#define WORDS_H

#include <linux/types.h>

struct alu {
	u8 sig, unpack, pm, pack, cond_add, cond_mul, sf, ws, waddr_add, waddr_mul, op_mul, op_add,
	   raddr_a, raddr_b, add_a, add_b, mul_a, mul_b;
};

static inline u64 alu_word(struct alu f)
{
	return (u64)f.sig << 60 | (u64)f.unpack << 57 | (u64)f.pm << 56 | (u64)f.pack << 52 |
	       (u64)f.cond_add << 49 | (u64)f.cond_mul << 46 | (u64)f.sf << 45 | (u64)f.ws << 44 |
	       (u64)f.waddr_add << 38 | (u64)f.waddr_mul << 32 | (u64)f.op_mul << 29 |
	       (u64)f.op_add << 24 | (u64)f.raddr_a << 18 | (u64)f.raddr_b << 12 |
	       (u64)f.add_a << 9 | (u64)f.add_b << 6 | (u64)f.mul_a << 3 | (u64)f.mul_b;
}

struct branch {
	u8 cond_br, rel, reg, raddr_a, ws, waddr_add, waddr_mul;
	u32 imm;
	u64 ignored;
};

static inline u64 branch_word(struct branch f)
{
	return 15ull << 60 | (u64)f.cond_br << 52 | (u64)f.rel << 51 | (u64)f.reg << 50 |
	       (u64)f.raddr_a << 45 | (u64)f.ws << 44 | (u64)f.waddr_add << 38 |
	       (u64)f.waddr_mul << 32 | f.imm | f.ignored;
}

struct load {
	u8 form, pm, pack, cond_add, cond_mul, sf, waddr_add, waddr_mul;
	u32 imm;
};

static inline u64 load_word(struct load f)
{
	return 14ull << 60 | (u64)f.form << 57 | (u64)f.pm << 56 | (u64)f.pack << 52 |
	       (u64)f.cond_add << 49 | (u64)f.cond_mul << 46 | (u64)f.sf << 45 |
	       (u64)f.waddr_add << 38 | (u64)f.waddr_mul << 32 | f.imm;
}

/* or r0, r0, r0 and v8min r1, r1, r1, but for what is said */
#define ALU(...) alu_word((struct alu){ .sig = 1, .cond_add = 1, .cond_mul = 1, .waddr_add = 32, \
	.waddr_mul = 33, .op_add = 21, .op_mul = 4, .mul_a = 1, .mul_b = 1, .raddr_a = 39, \
	.raddr_b = 39, ##__VA_ARGS__ })

/* brr -, 0 */
#define BRANCH(...) branch_word((struct branch){ .cond_br = 15, .rel = 1, .waddr_add = 39, \
	.waddr_mul = 39, ##__VA_ARGS__ })

/* ldi r0, 0 */
#define LOAD(...) load_word((struct load){ .cond_add = 1, .waddr_add = 32, .waddr_mul = 39, \
	##__VA_ARGS__ })

#endif
