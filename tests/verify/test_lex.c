// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Single words: each rule with a word that breaks it and the nearest one that
 * does not.
 */
#include <stdio.h>

#include "check.h"
#include "vciv_verify_priv.h"
#include "words.h"

struct rule {
	const char *name;
	enum vciv_reason reason;
	u64 bad;
	u64 good;
};

static const struct rule *rules(size_t *count)
{
	static struct rule list[200];
	size_t n = 0;

#define RULE(name_, reason_, bad_, good_) \
	list[n++] = (struct rule){ name_, reason_, bad_, good_ }

	RULE("breakpoint", VCIV_SIGNAL, ALU(.sig = 0), ALU());
	RULE("thread switch", VCIV_SIGNAL, ALU(.sig = 2), ALU(.sig = 3));
	RULE("wait for scoreboard", VCIV_SIGNAL, ALU(.sig = 4), ALU());
	RULE("scoreboard done", VCIV_SIGNAL, ALU(.sig = 5), ALU());
	RULE("last thread switch", VCIV_SIGNAL, ALU(.sig = 6), ALU());
	RULE("coverage load", VCIV_SIGNAL, ALU(.sig = 7), ALU());
	RULE("colour load", VCIV_SIGNAL, ALU(.sig = 8), ALU());
	RULE("colour load and end", VCIV_SIGNAL, ALU(.sig = 9), ALU(.sig = 10));
	RULE("alpha mask load", VCIV_SIGNAL, ALU(.sig = 12), ALU(.sig = 11));

	for (u8 op = 9; op <= 11; op++)
		RULE("reserved opcode", VCIV_OPCODE, ALU(.op_add = op), ALU(.op_add = 8));
	for (u8 op = 25; op <= 29; op++)
		RULE("reserved opcode", VCIV_OPCODE, ALU(.op_add = op), ALU(.op_add = 24));

	RULE("load immediate, form 2", VCIV_LOAD_IMM, LOAD(.form = 2), LOAD(.form = 1));
	RULE("load immediate, form 5", VCIV_LOAD_IMM, LOAD(.form = 5), LOAD(.form = 3));
	RULE("load immediate, form 6", VCIV_LOAD_IMM, LOAD(.form = 6), LOAD());
	RULE("load immediate, form 7", VCIV_LOAD_IMM, LOAD(.form = 7), LOAD());
	RULE("load immediate, packed", VCIV_PACK, LOAD(.pack = 1, .waddr_add = 0),
	     LOAD(.waddr_add = 0));
	RULE("load immediate, pm", VCIV_PACK, LOAD(.pm = 1), LOAD());
	RULE("load immediate to a reserved address", VCIV_WRITE_ADDR, LOAD(.waddr_add = 41),
	     LOAD(.waddr_add = 49));
	RULE("load immediate to a peripheral, conditional", VCIV_WRITE_COND,
	     LOAD(.waddr_add = 49, .cond_add = 2), LOAD(.waddr_add = 49));

#define SEMAPHORE(...) LOAD(.form = 4, .waddr_add = 39, ##__VA_ARGS__)
	RULE("semaphore writes", VCIV_SEMAPHORE, SEMAPHORE(.waddr_add = 32), SEMAPHORE());
	RULE("semaphore writes by MUL", VCIV_SEMAPHORE, SEMAPHORE(.waddr_mul = 32), SEMAPHORE());
	RULE("semaphore sets flags", VCIV_SEMAPHORE, SEMAPHORE(.sf = 1), SEMAPHORE());
	RULE("semaphore, bit 5", VCIV_SEMAPHORE, SEMAPHORE(.imm = 32), SEMAPHORE(.imm = 31));

	RULE("reads a varying", VCIV_READ_ADDR, ALU(.raddr_a = 35, .add_a = 6),
	     ALU(.raddr_a = 32, .add_a = 6));
	RULE("reads a varying to nowhere", VCIV_READ_ADDR, ALU(.raddr_b = 35), ALU());
	RULE("reads pixel coordinates", VCIV_READ_ADDR, ALU(.raddr_a = 41, .add_a = 6),
	     ALU(.raddr_a = 38, .add_a = 6));
	RULE("reads mask flags", VCIV_READ_ADDR, ALU(.raddr_b = 42, .add_a = 7),
	     ALU(.raddr_b = 38, .add_a = 7));
	RULE("as a small immediate, 42 is a number", VCIV_READ_ADDR, ALU(.raddr_b = 42),
	     ALU(.sig = 13, .raddr_b = 42));

	RULE("uniform that nothing takes", VCIV_READ_UNUSED, ALU(.raddr_a = 32),
	     ALU(.raddr_a = 32, .mul_a = 6));
	RULE("uniform that an operation does not look at", VCIV_READ_UNUSED,
	     ALU(.raddr_a = 32, .op_add = 24, .add_b = 6),
	     ALU(.raddr_a = 32, .op_add = 24, .add_a = 6));
	RULE("uniform for a nop", VCIV_READ_UNUSED,
	     ALU(.raddr_a = 32, .op_add = 0, .waddr_add = 39, .add_a = 6),
	     ALU(.raddr_a = 32, .waddr_add = 39, .add_a = 6));
	RULE("uniform for a nop, never", VCIV_READ_UNUSED,
	     ALU(.raddr_a = 32, .op_add = 0, .add_a = 6, .cond_add = 0),
	     ALU(.raddr_a = 32, .add_a = 6, .cond_add = 0));
	RULE("VPM that nothing takes", VCIV_READ_UNUSED, ALU(.raddr_b = 48),
	     ALU(.raddr_b = 48, .add_b = 7));
	RULE("wait that nothing takes", VCIV_READ_UNUSED, ALU(.raddr_b = 50),
	     ALU(.raddr_b = 50, .add_b = 7));
	RULE("mutex taken conditionally", VCIV_READ_UNUSED,
	     ALU(.raddr_a = 51, .add_a = 6, .cond_add = 2), ALU(.raddr_a = 51, .add_a = 6));
	RULE("mutex taken never", VCIV_READ_UNUSED,
	     ALU(.raddr_b = 51, .mul_a = 7, .cond_mul = 0), ALU(.raddr_b = 51, .mul_a = 7));
	RULE("uniform by both files", VCIV_READ_TWICE,
	     ALU(.raddr_a = 32, .raddr_b = 32, .add_a = 6, .add_b = 7),
	     ALU(.raddr_a = 32, .raddr_b = 48, .add_a = 6, .add_b = 7));
	RULE("VPM by both files", VCIV_READ_TWICE,
	     ALU(.raddr_a = 48, .raddr_b = 48, .add_a = 6, .add_b = 7),
	     ALU(.raddr_a = 50, .raddr_b = 50, .add_a = 6, .add_b = 7));

	for (u8 waddr = 41; waddr <= 47; waddr++)
		RULE("writes to the tile buffer", VCIV_WRITE_ADDR, ALU(.waddr_add = waddr), ALU());
	for (u8 waddr = 57; waddr <= 59; waddr++)
		RULE("texture parameter of TMU 0", VCIV_WRITE_ADDR, ALU(.waddr_add = waddr),
		     ALU(.waddr_add = 56));
	for (u8 waddr = 61; waddr <= 63; waddr++)
		RULE("texture parameter of TMU 1", VCIV_WRITE_ADDR, ALU(.waddr_mul = waddr),
		     ALU(.waddr_mul = 60));
	RULE("uniforms address through file B", VCIV_WRITE_ADDR, ALU(.waddr_mul = 40),
	     ALU(.waddr_add = 40));
	RULE("uniforms address through file B by ws", VCIV_WRITE_ADDR,
	     ALU(.waddr_add = 40, .ws = 1), ALU(.waddr_mul = 40, .ws = 1));
	RULE("nop to a peripheral", VCIV_WRITE_NOP, ALU(.waddr_add = 48, .op_add = 0),
	     ALU(.waddr_add = 32, .op_add = 0));
	RULE("nop to the interrupt", VCIV_WRITE_NOP, ALU(.waddr_mul = 38, .op_mul = 0),
	     ALU(.waddr_mul = 38));
	RULE("nop to nowhere is a nop", VCIV_WRITE_NOP,
	     ALU(.waddr_mul = 50, .op_mul = 0), ALU(.waddr_mul = 39, .op_mul = 0));

	for (u8 waddr = 48; waddr <= 56; waddr++)
		RULE("conditional write to a peripheral", VCIV_WRITE_COND,
		     ALU(.waddr_add = waddr, .cond_add = 2), ALU(.waddr_add = waddr));
	RULE("conditional TMU_NOSWAP", VCIV_WRITE_COND, ALU(.waddr_add = 36, .cond_add = 3),
	     ALU(.waddr_add = 36));
	RULE("conditional uniforms address", VCIV_WRITE_COND, ALU(.waddr_add = 40, .cond_add = 3),
	     ALU(.waddr_add = 38, .cond_add = 3));
	RULE("VPM never", VCIV_WRITE_COND, ALU(.waddr_add = 48, .cond_add = 0),
	     ALU(.waddr_add = 39, .cond_add = 0));

	RULE("both write the VPM", VCIV_WRITE_TWICE, ALU(.waddr_add = 48, .waddr_mul = 48),
	     ALU(.waddr_add = 48));
	RULE("both write r0 under the same condition", VCIV_WRITE_TWICE,
	     ALU(.waddr_mul = 32, .cond_add = 2, .cond_mul = 2),
	     ALU(.waddr_mul = 32, .cond_add = 2, .cond_mul = 3));
	RULE("both write r0, one always", VCIV_WRITE_TWICE, ALU(.waddr_mul = 32, .cond_mul = 3),
	     ALU(.waddr_mul = 32));
	RULE("both write r0 under unrelated conditions", VCIV_WRITE_TWICE,
	     ALU(.waddr_mul = 32, .cond_add = 3, .cond_mul = 4),
	     ALU(.waddr_mul = 32, .cond_add = 5, .cond_mul = 4));
	RULE("both write address 5, in two files", VCIV_WRITE_TWICE,
	     ALU(.waddr_add = 37, .waddr_mul = 37, .cond_mul = 4),
	     ALU(.waddr_add = 5, .waddr_mul = 5, .cond_mul = 4));

	RULE("two TMU requests", VCIV_COUPLED, ALU(.waddr_add = 56, .waddr_mul = 60),
	     ALU(.waddr_add = 56, .waddr_mul = 48));
	RULE("TMU request and result", VCIV_COUPLED, ALU(.sig = 10, .waddr_add = 56),
	     ALU(.sig = 10));
	RULE("TMU request and SFU", VCIV_COUPLED, ALU(.waddr_add = 56, .waddr_mul = 52),
	     ALU(.waddr_mul = 52));
	RULE("mutex and SFU", VCIV_COUPLED, ALU(.raddr_a = 51, .add_a = 6, .waddr_mul = 53),
	     ALU(.raddr_a = 51, .add_a = 6));
	RULE("mutex taken and returned", VCIV_COUPLED,
	     ALU(.raddr_a = 51, .add_a = 6, .waddr_mul = 51), ALU(.waddr_mul = 51));
	RULE("TMU result and VPM write", VCIV_COUPLED, ALU(.sig = 11, .waddr_add = 48),
	     ALU(.waddr_add = 48));
	RULE("TMU result and VPM read", VCIV_COUPLED, ALU(.sig = 11, .raddr_a = 48, .add_a = 6),
	     ALU(.raddr_a = 48, .add_a = 6));
	RULE("VPM data and setup", VCIV_VPM_TWICE, ALU(.waddr_add = 48, .waddr_mul = 49),
	     ALU(.waddr_mul = 49));
	RULE("setup and DMA address", VCIV_VPM_TWICE, ALU(.waddr_add = 49, .waddr_mul = 50),
	     ALU(.waddr_add = 49));
	RULE("setup and VPM read", VCIV_VPM_TWICE,
	     ALU(.waddr_add = 49, .raddr_b = 48, .mul_a = 7),
	     ALU(.waddr_add = 48, .raddr_b = 48, .mul_a = 7));

	RULE("setup and wait", VCIV_VPM_TWICE, ALU(.waddr_add = 49, .raddr_b = 50, .mul_a = 7),
	     ALU(.waddr_add = 50, .raddr_b = 50, .mul_a = 7));

	RULE("pack of an accumulator", VCIV_PACK, ALU(.pack = 1), ALU(.pack = 1, .waddr_add = 0));
	RULE("pack of file B", VCIV_PACK, ALU(.pack = 4, .waddr_mul = 3),
	     ALU(.pack = 4, .waddr_mul = 3, .ws = 1));
	RULE("pack that is never written", VCIV_PACK,
	     ALU(.pack = 4, .waddr_add = 3, .cond_add = 0), ALU(.pack = 4, .waddr_add = 3));
	RULE("packed peripheral", VCIV_PACK, ALU(.pack = 3, .waddr_add = 48),
	     ALU(.pack = 3, .waddr_add = 2));
	for (u8 pack = 1; pack <= 2; pack++)
		RULE("reserved pack of MUL", VCIV_PACK, ALU(.pm = 1, .pack = pack),
		     ALU(.pm = 1, .pack = 3));
	for (u8 pack = 8; pack <= 15; pack++)
		RULE("reserved pack of MUL", VCIV_PACK, ALU(.pm = 1, .pack = pack),
		     ALU(.pm = 1, .pack = 7));
	RULE("a byte of a peripheral", VCIV_PACK, ALU(.pm = 1, .pack = 4, .waddr_mul = 48),
	     ALU(.pm = 1, .pack = 3, .waddr_mul = 48));
	RULE("a byte of r5", VCIV_PACK, ALU(.pm = 1, .pack = 4, .waddr_mul = 37),
	     ALU(.pm = 1, .pack = 4, .waddr_mul = 35));
	RULE("a packed address", VCIV_PACK, ALU(.pm = 1, .pack = 3, .waddr_mul = 56),
	     ALU(.pm = 1, .waddr_mul = 56));
	RULE("unpack of a uniform", VCIV_UNPACK, ALU(.unpack = 1, .raddr_a = 32, .add_a = 6),
	     ALU(.unpack = 1, .raddr_a = 31, .add_a = 6));
	RULE("unpack of a register file that is not read", VCIV_UNPACK, ALU(.unpack = 1),
	     ALU(.unpack = 1, .pm = 1));

	RULE("absolute branch", VCIV_BRANCH_FORM, BRANCH(.rel = 0), BRANCH());
	RULE("branch, reserved condition 12", VCIV_BRANCH_FORM, BRANCH(.cond_br = 12),
	     BRANCH(.cond_br = 11));
	RULE("branch, reserved condition 13", VCIV_BRANCH_FORM, BRANCH(.cond_br = 13), BRANCH());
	RULE("branch, reserved condition 14", VCIV_BRANCH_FORM, BRANCH(.cond_br = 14), BRANCH());
	RULE("branch into an instruction", VCIV_BRANCH_FORM, BRANCH(.imm = 4), BRANCH(.imm = 8));
	RULE("branch with a register that it does not use", VCIV_BRANCH_FORM, BRANCH(.raddr_a = 2),
	     BRANCH(.raddr_a = 2, .reg = 1));
	RULE("branch with reserved bits", VCIV_ENCODING, BRANCH(.ignored = 1ull << 56),
	     BRANCH());
	RULE("branch with reserved bits", VCIV_ENCODING, BRANCH(.ignored = 1ull << 59),
	     BRANCH());
	RULE("link to an accumulator", VCIV_WRITE_ADDR, BRANCH(.waddr_add = 32),
	     BRANCH(.waddr_add = 31));
	RULE("link to a peripheral", VCIV_WRITE_ADDR, BRANCH(.waddr_mul = 48),
	     BRANCH(.waddr_mul = 31));

	*count = n;

	return list;
}

static enum vciv_reason lex(u64 word)
{
	struct vciv_inst inst;

	vciv_inst_decode(word, &inst);

	return vciv_lex_word(word, &inst);
}

static void check_rules(void)
{
	size_t count;
	const struct rule *rule = rules(&count);

	for (size_t i = 0; i < count; i++, rule++) {
		enum vciv_reason bad = lex(rule->bad), good = lex(rule->good);

		check(bad == rule->reason, "%s: %016llx is %s, expected %s", rule->name,
		      (unsigned long long)rule->bad, vciv_reason_name(bad),
		      vciv_reason_name(rule->reason));
		check(!good, "%s: neighbour %016llx is %s", rule->name,
		      (unsigned long long)rule->good, vciv_reason_name(good));
	}
}

/* Words that are known to run (4.1) */
static void check_known_words(void)
{
	static const u64 words[] = {
		0xd00209a7159c1fc0, 0x300009e7009e7000, 0x100009e7009e7000, 0xe0020c678304080f,
		0xd0020ca715800dc0, 0x100209e715ca7c00, 0xd00228e70d9c45c0, 0xf02809e700000048,
		0xf0f809e7ffffff90, 0x10021c67159e7000, 0x10021ca7159e7240, 0x100209e7159f2e00,
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		check(lex(words[i]) == VCIV_OK, "%016llx is %s", (unsigned long long)words[i],
		      vciv_reason_name(lex(words[i])));
}

static void check_fields(void)
{
	struct vciv_inst inst;

	/* sub.setf r3, r2, 4 */
	vciv_inst_decode(0xd00228e70d9c45c0, &inst);
	check(inst.sig == 13 && inst.sf && inst.cond_add == 1 && inst.cond_mul == 0 &&
	      inst.waddr_add == 35 && inst.waddr_mul == 39 && inst.op_add == 13 && !inst.op_mul &&
	      inst.raddr_a == 39 && inst.raddr_b == 4 && inst.add_a == 2 && inst.add_b == 7,
	      "fields of sub.setf");

	/* brr +0x48 if any Z */
	vciv_inst_decode(0xf02809e700000048, &inst);
	check(inst.sig == 15 && inst.cond_br == 2 && inst.rel && !inst.reg && inst.imm == 0x48 &&
	      inst.waddr_add == 39 && inst.waddr_mul == 39, "fields of brr");

	/* mov vw_setup, r0 */
	vciv_inst_decode(0x10021c67159e7000, &inst);
	check(inst.ws && inst.waddr_add == 49 && inst.op_add == 21, "fields of mov");
}

static void check_round_trip(void)
{
	u64 seed = 7;

	for (u32 i = 0; i < 100000; i++) {
		struct vciv_inst inst;

		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		vciv_inst_decode(seed, &inst);
		/* Only a branch has bits that are no field: 56 to 59. */
		check(vciv_inst_encode(&inst) == (inst.sig == 15 ? seed & ~(15ull << 56) : seed),
		      "%016llx does not come back", (unsigned long long)seed);
	}
}

int main(void)
{
	check_rules();
	check_known_words();
	check_fields();
	check_round_trip();

	return check_report();
}
