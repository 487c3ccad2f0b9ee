// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * From words to text and back. Words that a program would have must survive
 * whole; of any word at all, whatever text claims to tell it must do so.
 */
#include <stdio.h>

#include "asm_test.h"
#include "vciv_qpu_disasm.h"

#define F(value, low)	((uint64_t)(value) << (low))
#define COUNT		20000

static uint64_t state = 0x9e3779b97f4a7c15;

static uint64_t any(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static unsigned int below(unsigned int n)
{
	return (any() >> 20) % n;
}

/* Chosen from a list that ends with its first element. */
static unsigned int one_of(const uint8_t *list)
{
	unsigned int count = 1;

	while (list[count] != list[0])
		count++;
	return list[below(count)];
}

struct fields {
	unsigned int sig, unpack, pm, pack, cond[2], sf, ws, waddr[2], op[2], raddr[2], mux[2][2];
};

static uint64_t encode(const struct fields *f)
{
	return F(f->sig, 60) | F(f->unpack, 57) | F(f->pm, 56) | F(f->pack, 52) |
	       F(f->cond[0], 49) | F(f->cond[1], 46) | F(f->sf, 45) | F(f->ws, 44) |
	       F(f->waddr[0], 38) | F(f->waddr[1], 32) | F(f->op[1], 29) | F(f->op[0], 24) |
	       F(f->raddr[0], 18) | F(f->raddr[1], 12) | F(f->mux[0][0], 9) |
	       F(f->mux[0][1], 6) | F(f->mux[1][0], 3) | F(f->mux[1][1], 0);
}

static unsigned int any_raddr(void)
{
	static const uint8_t special[] = { 32, 35, 38, 39, 41, 42, 48, 49, 50, 51, 32 };

	return below(2) ? below(32) : one_of(special);
}

static bool is_unary(unsigned int op)
{
	return op == 7 || op == 8 || op == 23 || op == 24;
}

static void fill_half(struct fields *f, unsigned int unit)
{
	static const uint8_t adds[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 16, 17, 18, 19,
					20, 21, 22, 23, 24, 30, 31, 0 };

	f->op[unit] = unit ? below(8) : one_of(adds);
	f->waddr[unit] = f->op[unit] ? below(64) : 39;
	if (!f->op[unit])
		return;
	f->cond[unit] = below(2) ? 1 : below(8);
	f->mux[unit][0] = below(8);
	f->mux[unit][1] = !unit && is_unary(f->op[0]) ? f->mux[0][0] : below(8);
}

static bool uses(const struct fields *f, unsigned int mux)
{
	unsigned int unit;

	for (unit = 0; unit < 2; unit++)
		if (f->op[unit] && (f->mux[unit][0] == mux || f->mux[unit][1] == mux))
			return true;
	return false;
}

static bool packs_file_a(const struct fields *f)
{
	unsigned int unit = f->ws;

	return f->op[unit] && f->waddr[unit] < 32;
}

static void fill_packing(struct fields *f)
{
	bool unpack, pack;

	f->pm = below(2);
	unpack = below(2) && uses(f, f->pm ? 4 : 6);
	pack = below(2) && (f->pm ? f->op[1] != 0 : packs_file_a(f));
	f->unpack = unpack ? 1 + below(7) : 0;
	f->pack = pack ? f->pm ? 3 + below(5) : 1 + below(15) : 0;
	if (!unpack && !pack)
		f->pm = 0;
}

static bool double_write(const struct fields *f)
{
	return f->waddr[0] == f->waddr[1] && f->waddr[0] >= 32 && f->waddr[0] != 39;
}

/* Rotations need a MUL operation on registers, and bring their code along. */
static void fill_small(struct fields *f)
{
	bool rotate = f->op[1] && (f->mux[1][0] != 7 || f->mux[1][1] != 7) && below(2);

	f->sig = 13;
	f->raddr[1] = rotate ? 48 + below(16) : below(48);
}

static uint64_t any_alu(void)
{
	struct fields f;

	do {
		f = (struct fields){ .sig = below(2) ? 1 : below(13), .ws = below(2) };
		f.raddr[0] = any_raddr();
		f.raddr[1] = any_raddr();
		fill_half(&f, 0);
		fill_half(&f, 1);
	} while (double_write(&f));
	if (below(3) == 0)
		fill_small(&f);
	fill_packing(&f);
	f.sf = (f.op[0] || f.op[1]) && below(2);
	f.ws = f.op[0] || f.op[1] ? f.ws : 0;
	return encode(&f);
}

static uint64_t any_load(void)
{
	static const uint8_t types[] = { 0, 1, 3, 0 };
	bool both = below(2);
	unsigned int add = below(64), mul = both ? below(64) : 39;

	if (both && add == mul)
		return any_load();
	return F(14, 60) | F(one_of(types), 57) | F(below(8), 49) | F(both ? below(8) : 0, 46) |
	       F(below(2), 45) | F(below(2), 44) | F(add, 38) | F(mul, 32) | (uint32_t)any();
}

static uint64_t any_semaphore(void)
{
	unsigned int waddr = below(2) ? 39 : below(43);

	return F(14, 60) | F(4, 57) | F(waddr != 39, 49) | F(below(2), 44) | F(waddr, 38) |
	       F(39, 32) | below(32);
}

static uint64_t any_branch(void)
{
	static const uint8_t conds[] = { 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15 };
	unsigned int reg = below(2);

	return F(15, 60) | F(one_of(conds), 52) | F(below(2), 51) | F(reg, 50) |
	       F(reg ? below(32) : 0, 45) | F(below(2), 44) | F(below(64), 38) |
	       F(below(2) ? 39 : below(64), 32) | (uint32_t)any();
}

/* False: the text is not the whole truth, so there is nothing to test. */
static bool round_trip(uint64_t word)
{
	char text[VCIV_QPU_DISASM_SIZE];
	struct result result;

	if (!vciv_qpu_disasm(word, text, sizeof(text)))
		return false;
	assemble(text, &result);
	check(result.count == 1 && result.word[0] == word, "%016llx: %s: %016llx %s",
	      (unsigned long long)word, text, (unsigned long long)result.word[0], result.error);
	return true;
}

static void must_survive(const char *what, uint64_t (*make)(void))
{
	unsigned int i;

	for (i = 0; i < COUNT; i++) {
		uint64_t word = make();
		char text[VCIV_QPU_DISASM_SIZE];

		if (round_trip(word))
			continue;
		vciv_qpu_disasm(word, text, sizeof(text));
		check(false, "%s %016llx is not told: %s", what, (unsigned long long)word, text);
	}
}

void test_round_trip(void)
{
	unsigned int i;

	must_survive("ALU", any_alu);
	must_survive("load", any_load);
	must_survive("semaphore", any_semaphore);
	must_survive("branch", any_branch);
	for (i = 0; i < COUNT; i++)
		round_trip(any());
}
