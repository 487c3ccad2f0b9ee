// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What the verifier knows of registers against what the model puts there. A
 * program fills registers from uniforms of random types, executes a few random
 * words, and stores all registers that the verifier takes for defined: each
 * lane must be one of the values that the verifier expected.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generate.h"
#include "host.h"
#include "machine.h"
#include "vciv_verify_priv.h"
#include "words.h"

#define NUMBERS		10	/* uniforms that are numbers; the last uniform is the buffer */
#define MAX_DUMP	20
#define RUNS		8	/* with other values */
#define BASE		0x40000000

static const char usage[] =
	"usage: fuzz-word [--seed N] [--programs N]\n"
	"\n"
	"  -s, --seed N       start with this seed (1)\n"
	"  -p, --programs N   so many programs (20000)\n"
	"  -h, --help         print this\n";

struct fuzz {
	struct host *host;
	struct machine *machine;
	struct program p;
	u32 dump_ip;			/* where the state is wanted */
	struct vciv_state state;	/* there */
	u32 dumped[MAX_DUMP];		/* registers */
	u32 num_dumped;
	u64 programs, rejected, values, exact, failures;
};

static const u32 registers[] = { 64, 65, 66, 67, 69, 0, 1, 2, 3, 4, 5, 6, 7, 36, 37 };

static void emit(struct program *p, u64 word)
{
	p->code[p->num_words++] = word;
}

static u64 move_uniform(u32 reg)
{
	bool b = reg >= 32 && reg < 64;

	return alu_word((struct alu){ .sig = 1, .cond_add = 1, .ws = b, .op_add = 21,
		.waddr_add = reg < 64 ? reg % 32 : 32 + (reg - 64), .waddr_mul = 39, .raddr_a = 32,
		.raddr_b = 39, .add_a = 6, .add_b = 6 });
}

static u64 move_to_vpm(u32 reg)
{
	struct alu f = { .sig = 1, .cond_add = 1, .op_add = 21, .waddr_add = 48, .waddr_mul = 39,
			 .raddr_a = 39, .raddr_b = 39 };

	if (reg < 32) {
		f.raddr_a = reg;
		f.add_a = f.add_b = 6;
	} else if (reg < 64) {
		f.raddr_b = reg - 32;
		f.add_a = f.add_b = 7;
	} else {
		f.add_a = f.add_b = reg - 64;
	}

	return alu_word(f);
}

static u64 setup(u32 imm)
{
	return load_word((struct load){ .cond_mul = 1, .waddr_add = 39, .waddr_mul = 49,
					.imm = imm });
}

static struct vciv_param random_number(u64 *seed)
{
	struct vciv_param param = { VCIV_PARAM_SCALAR, .align = 1 };
	u32 a = random_below(seed, ~0u) >> random_below(seed, 32);
	u32 b = random_below(seed, ~0u) >> random_below(seed, 32);

	switch (random_below(seed, 4)) {
	case 0:
		param.min = param.max = a;
		break;
	case 1:
		param.max = ~0u;
		param.align = 1u << random_below(seed, 8);
		break;
	default:
		param.min = a < b ? a : b;
		param.max = a < b ? b : a;
	}

	return param;
}

static void nops(struct program *p, u32 count)
{
	while (count--)
		emit(p, 0x100009e7009e7000);
}

static void prologue(struct program *p, u64 *seed)
{
	static const u32 filled[NUMBERS] = { 64, 65, 66, 67, 1, 2, 3, 36, 37, 4 };

	for (u32 i = 0; i < NUMBERS; i++) {
		p->params[i] = random_number(seed);
		emit(p, move_uniform(filled[i]));
	}
	p->params[NUMBERS] = (struct vciv_param){ VCIV_PARAM_POINTER, .access = 2, .align = 4 };
	p->signature = (struct vciv_signature){ p->params, NUMBERS + 1, p->values, 0 };

	/* ra0: the number of the lane; r5: from r0 */
	emit(p, alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = 21, .waddr_add = 0,
		.waddr_mul = 39, .raddr_a = 38, .raddr_b = 39, .add_a = 6, .add_b = 6 }));
	emit(p, alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = 21, .waddr_add = 37,
		.waddr_mul = 39, .raddr_a = 39, .raddr_b = 39 }));
	nops(p, 1);
}

/* Flags that are known in some lanes, or in none. */
static void flags(struct program *p, u64 *seed)
{
	emit(p, alu_word((struct alu){ .sig = 13, .cond_add = 1, .sf = 1, .op_add = 20,
		.waddr_add = 39, .waddr_mul = 39, .raddr_a = random_below(seed, 3),
		.raddr_b = 1 + random_below(seed, 15), .add_a = 6, .add_b = 7 }));
}

static void observe(void *opaque, u32 ip, const struct vciv_state *state)
{
	struct fuzz *f = opaque;

	if (ip == f->dump_ip)
		f->state = *state;
}

static bool storable(const struct fuzz *f, u32 reg)
{
	const struct vciv_vec *vec = &f->state.reg[reg];

	for (u32 i = 0; i < VCIV_QPU_LANES; i++)
		if (vec->cond || vciv_vec_lane(&f->state, vec, i)->kind != VCIV_SCALAR)
			return false;

	return true;
}

static void epilogue(struct fuzz *f)
{
	struct program *p = &f->p;

	emit(p, setup(0x1a00));
	f->num_dumped = 0;
	for (u32 i = 0; i < sizeof(registers) / sizeof(registers[0]); i++) {
		if (!storable(f, registers[i]))
			continue;
		f->dumped[f->num_dumped++] = registers[i];
		emit(p, move_to_vpm(registers[i]));
	}
	emit(p, setup(0xc0000000));
	emit(p, setup(0x80104000 | f->num_dumped << 23));
	emit(p, alu_word((struct alu){ .sig = 1, .cond_add = 1, .ws = 1, .op_add = 21,
		.waddr_add = 50, .waddr_mul = 39, .raddr_a = 32, .raddr_b = 39, .add_a = 6,
		.add_b = 6 }));
	emit(p, alu_word((struct alu){ .sig = 1, .cond_add = 1, .op_add = 21, .waddr_add = 39,
		.waddr_mul = 39, .raddr_a = 39, .raddr_b = 50, .add_a = 7, .add_b = 7 }));
}

static void end(struct program *p)
{
	emit(p, 0x300009e7009e7000);
	nops(p, 2);
}

static bool verify(struct fuzz *f)
{
	return host_verify(f->host, f->p.code, f->p.num_words, &f->p.signature);
}

/* First to learn which registers are defined, then with them stored. */
static bool build(struct fuzz *f, u64 *seed)
{
	struct program *p = &f->p;

	memset(p, 0, sizeof(*p));
	prologue(p, seed);
	for (u32 i = 1 + random_below(seed, 3); i; i--) {
		if (random_below(seed, 2))
			flags(p, seed);
		generate_operation(p, seed);
		nops(p, random_below(seed, 2));
	}
	nops(p, 1);

	f->dump_ip = p->num_words;
	end(p);
	if (!verify(f))
		return false;

	p->num_words = f->dump_ip;
	epilogue(f);
	end(p);

	return f->num_dumped && verify(f);
}

static bool is_expected(const struct vciv_num *num, u32 value)
{
	return value - num->range.base <= num->range.size &&
	       !((value ^ num->bits.value) & ~num->bits.mask);
}

static void check_lane(struct fuzz *f, u64 seed, u32 reg, u32 lane, u32 value)
{
	const struct vciv_num *num = &vciv_vec_lane(&f->state, &f->state.reg[reg], lane)->num;

	f->values++;
	f->exact += !num->bits.mask;
	if (is_expected(num, value) || f->failures++ > 5)
		return;

	printf("FAIL: program of seed %llu: register %u, lane %u is %#x\n",
	       (unsigned long long)seed, reg, lane, value);
	printf("  expected %#x + %#x, bits %#x/%#x\n", num->range.base, num->range.size,
	       num->bits.value, ~num->bits.mask);
	for (u32 i = 0; i < f->p.num_words; i++)
		printf("  %3u: %016llx\n", i, (unsigned long long)f->p.code[i]);
	for (u32 i = 0; i < NUMBERS; i++)
		printf("  uniform %u: %#x\n", i, f->machine->uniforms[i]);
}

static u32 value_of(const struct vciv_param *param, u64 *seed)
{
	u64 steps = (param->max - param->min) / param->align;
	u32 step = random_below(seed, 3) ? random_below(seed, ~0u) % (steps + 1) :
		   random_below(seed, 2) ? steps : 0;

	return (param->min + param->align - 1) / param->align * param->align + step * param->align;
}

static void run(struct fuzz *f, u64 program_seed, u64 *seed)
{
	struct grant grant = { .base = BASE, .write_end = f->num_dumped * 64 };
	u32 uniforms[NUMBERS + 1];
	struct machine *m = f->machine;

	for (u32 i = 0; i < NUMBERS; i++)
		uniforms[i] = value_of(&f->p.params[i], seed);
	uniforms[NUMBERS] = BASE;

	m->code = f->host->args.out;
	m->num_words = f->p.num_words;
	m->uniforms = uniforms;
	m->num_uniforms = NUMBERS + 1;
	m->grants = &grant;
	m->num_grants = 1;
	memset(m->written, 0, sizeof(m->written));
	machine_start(m, random_below(seed, ~0u), random_below(seed, ~0u) + 1);
	machine_run(m, 1000);

	for (u32 i = 0; i < f->num_dumped; i++)
		for (u32 lane = 0; lane < VCIV_QPU_LANES; lane++)
			check_lane(f, program_seed, f->dumped[i], lane,
				   m->written[i * VCIV_QPU_LANES + lane]);
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "seed", required_argument, NULL, 's' },
		{ "programs", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 }
	};
	static struct fuzz f;
	u64 first = 1, programs = 20000;
	int c;

	while ((c = getopt_long(argc, argv, "s:p:h", options, NULL)) != -1) {
		switch (c) {
		case 's':
			first = strtoull(optarg, NULL, 0);
			break;
		case 'p':
			programs = strtoull(optarg, NULL, 0);
			break;
		default:
			fputs(usage, c == 'h' ? stdout : stderr);
			return c == 'h' ? 0 : 2;
		}
	}

	f.host = host_new();
	f.host->args.observe = observe;
	f.host->args.opaque = &f;
	f.machine = machine_new();
	for (u64 n = first; n < first + programs; n++) {
		u64 seed = n * 0x9e3779b97f4a7c15ull + 1;

		f.programs++;
		if (!build(&f, &seed)) {
			f.rejected++;
			continue;
		}
		for (u32 i = 0; i < RUNS; i++)
			run(&f, n, &seed);
	}

	printf("%llu programs, %llu of them rejected, %llu lanes compared, %llu of known value\n",
	       (unsigned long long)f.programs, (unsigned long long)f.rejected,
	       (unsigned long long)f.values, (unsigned long long)f.exact);
	printf("%llu passed, %llu failed, 0 skipped\n", (unsigned long long)(f.values - f.failures),
	       (unsigned long long)f.failures);
	machine_free(f.machine);
	host_free(f.host);

	return f.failures != 0;
}
