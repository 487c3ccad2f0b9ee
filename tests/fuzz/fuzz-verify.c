// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The verifier against the model. Programs that it accepts are run with values
 * that their contract just allows, in a memory that knows what the contract
 * grants. Each is run twice: where its buffers lie, and what was left in the
 * registers, must make no difference to what it reads and writes.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generate.h"
#include "host.h"
#include "machine.h"
#include "sigtext.h"
#include "vciv_verify_priv.h"

#define U_LIMIT_INDEX	3		/* the generator's */
#define RUN_BUDGET	2000		/* instructions */
#define ENOUGH		2000		/* accepted programs, to show everything there is */
/* Times that the verifier may ask whether to go on: mostly, and for some programs. */
#define PATIENCE	4
#define MORE_PATIENCE	64
#define MOST_PATIENCE	300
#define PROGRESS	50000		/* accepted programs, for those who wait for many */
#define LARGEST_RUN	0x04000000	/* bytes of a buffer */
#define SPACE		0x08000000	/* from one buffer to the next */
#define LARGEST_IN_RECORD 0x00100000	/* the same, if it is in a record */
#define RECORD_SPACE	0x00200000

static const char usage[] =
	"usage: fuzz-verify [--seed N] [--accepted N] [--values N]\n"
	"\n"
	"  -s, --seed N       start with this seed (1)\n"
	"  -a, --accepted N   until so many programs were accepted (1000)\n"
	"  -v, --values N     runs of each with other values (2)\n"
	"  -h, --help         print this\n"
	"\n"
	"When interrupted it tells what there is so far.\n";

/* How a program gets at memory: one for each formula that says how much it touches. */
enum way {
	WAY_TMU, WAY_VDR_ROW, WAY_VDR_ROWS, WAY_VDR_PITCH, WAY_VDW_ROW, WAY_VDW_ROWS,
	WAY_VDW_COLUMNS, WAY_VDW_BLOCKS, WAY_FIXED, WAY_BOUND, WAY_SUM, WAY_SUM_OF_TWO,
	WAY_PRODUCT, WAY_QUOTIENT, WAY_RECORD, WAY_RECORD_BOUND, WAY_RECORDS, WAYS
};

static const char *const way_names[WAYS] = {
	"TMU", "VDR of a row", "VDR of rows", "VDR of rows with the large pitch", "VDW of a row",
	"VDW of rows", "VDW of columns", "VDW of blocks", "up to a fixed end",
	"up to a LIMIT or MASK", "up to a uniform's end", "up to the sum of two loops",
	"up to a product of uniforms", "up to a quotient", "behind pointers in records",
	"up to a LIMIT in a record", "as many records as a uniform says",
};

struct fuzz {
	struct host *host;
	struct machine *machine;
	struct program program;
	u32 records;
	struct vciv_arg args[GENERATE_MAX_STREAM];
	struct grant grants[GENERATE_MAX_STREAM];
	u32 uniforms[GENERATE_MAX_STREAM];
	/* of the first run of two */
	u64 trace[MACHINE_TRACE];
	u64 hash;
	u32 accesses;
	bool ended;

	u64 reasons[VCIV_REASONS];
	u64 ways[WAYS];
	u32 seen;	/* bit per way, of one program */
	u32 patience;
	u64 told;	/* accepted, when it was last told */
	u64 programs, accepted, touching, enumerated, joined, counted, runs, too_large, failures;
};

/* Words of the stream. */
static u32 num_words(const struct fuzz *f)
{
	const struct vciv_signature *sig = &f->program.signature;

	return vciv_record_start(sig) + f->records * sig->record;
}

/* The uniform of a word. */
static u32 param_of(const struct fuzz *f, u32 word)
{
	const struct vciv_signature *sig = &f->program.signature;
	u32 start = vciv_record_start(sig);

	return word < start ? word : start + (word - start) % sig->record;
}

static void report(struct fuzz *f, u64 seed, const char *what)
{
	const struct v3d_access *escape = &f->machine->escape;

	if (f->failures++ > 10)
		return;

	printf("FAIL: program of seed %llu: %s\n", (unsigned long long)seed, what);
	if (f->machine->escapes)
		printf("  unit %d, address %#x, %u bytes, %s\n", escape->unit, escape->address,
		       escape->size, escape->write ? "written" : "read");
	for (u32 i = 0; i < f->program.num_words; i++)
		printf("  %3u: %016llx\n", i, (unsigned long long)f->program.code[i]);
	for (u32 i = 0; i < num_words(f); i++) {
		printf("  uniform %u: ", i);
		sigtext_print(stdout, &f->program.signature, param_of(f, i));
		printf(": %#x, size %#x\n", f->uniforms[i], f->args[i].size);
	}
}

static u32 pick_scalar(const struct vciv_param *param, u64 *seed)
{
	u32 least = (param->min + param->align - 1) / param->align;
	u32 most = param->max / param->align;

	switch (random_below(seed, 4)) {
	case 0:
		return least * param->align;
	case 1:
		return most * param->align;
	default:
		return (least + (u32)(random_below(seed, ~0u) % ((u64)most - least + 1))) *
		       param->align;
	}
}

static u32 choice_of(struct fuzz *f)
{
	const struct vciv_signature *sig = &f->program.signature;

	for (u32 choice = 0; choice < f->host->contract.num_choices; choice++) {
		bool all = true;

		for (u32 i = 0; i < sig->num_params; i++)
			if (sig->params[i].kind == VCIV_PARAM_ENUM &&
			    vciv_choice_value(sig, choice, i) != f->args[i].value)
				all = false;
		if (all)
			return choice;
	}

	return 0;
}

static u32 term_word(const void *opaque, u32 i)
{
	const struct fuzz *f = opaque;
	const struct vciv_param *param = &f->program.params[i];

	return param->kind == VCIV_PARAM_LIMIT ? (f->args[param->of].size & ~3u) - param->width :
						 f->args[i].value;
}

/* Bytes behind a pointer that the contract gives the program to read, or to write. */
static u64 granted(const struct fuzz *f, u32 choice, u32 param, u8 access)
{
	const struct vciv_contract *contract = &f->host->contract;
	const struct vciv_need *need = &contract->needs[choice * contract->num_params + param];
	u64 end = access == VCIV_PARAM_READ ? need->read_end : need->write_end, value;

	for (u32 i = 0; i < contract->num_terms; i++) {
		const struct vciv_term *term = &contract->terms[i];

		if (term->choice != choice || term->param != param || term->access != access)
			continue;
		if (!vciv_term_value(term, term_word, f, &value))
			return ~3ull;
		if (value > end)
			end = value;
	}

	/* There are only whole words, so a word that a term ends in is there. */
	return (end + 3) & ~3ull;
}

/* As many records as the contract needs, or one more, or none that fit. */
static u32 pick_records(struct fuzz *f, u32 choice, u64 *seed)
{
	const struct vciv_contract *contract = &f->host->contract;
	u64 most = 0, value;

	for (u32 i = 0; i < contract->num_terms; i++) {
		const struct vciv_term *term = &contract->terms[i];

		if (term->choice != choice || term->param != VCIV_NO_UNIFORM)
			continue;
		if (!vciv_term_value(term, term_word, f, &value) || value > GENERATE_MAX_RECORDS)
			return GENERATE_MAX_RECORDS;
		if (value > most)
			most = value;
	}

	return f->program.signature.record ? most + !random_below(seed, 4) : 0;
}

/* As many bytes as the contract and the LIMITs and MASKs need, or a few more. */
static u32 pick_size(struct fuzz *f, u32 param, u32 choice, u64 *seed)
{
	const struct vciv_signature *sig = &f->program.signature;
	u64 reads = granted(f, choice, param, VCIV_PARAM_READ);
	u64 writes = granted(f, choice, param, VCIV_PARAM_WRITE);
	u64 most = reads > writes ? reads : writes;
	u32 size = most > LARGEST_RUN ? ~0u : (most + 3) & ~3u;

	for (u32 i = 0; i < sig->num_params; i++) {
		const struct vciv_param *p = &sig->params[i];

		if ((p->kind == VCIV_PARAM_LIMIT || p->kind == VCIV_PARAM_MASK) &&
		    p->of == param && size < p->width)
			size = (p->width + 3) & ~3u;
	}

	return size == ~0u || random_below(seed, 2) ? size : size + 4 * random_below(seed, 1000);
}

static void pick_sizes(struct fuzz *f, u32 choice, u64 *seed)
{
	for (u32 i = 0; i < num_words(f); i++) {
		const struct vciv_param *param = &f->program.params[param_of(f, i)];

		if (param->kind != VCIV_PARAM_POINTER)
			continue;
		f->args[i].size = pick_size(f, param_of(f, i), choice, seed);
		f->args[i].access = param->access;
	}
}

static void pick_values(struct fuzz *f, u64 *seed)
{
	const struct vciv_signature *sig = &f->program.signature;
	u32 start = vciv_record_start(sig), choice;

	for (u32 i = 0; i < start; i++) {
		const struct vciv_param *param = &sig->params[i];

		if (param->kind == VCIV_PARAM_SCALAR)
			f->args[i].value = pick_scalar(param, seed);
		if (param->kind == VCIV_PARAM_ENUM)
			f->args[i].value = sig->values[param->first +
						       random_below(seed, param->count)];
	}

	choice = choice_of(f);
	f->records = 0;
	pick_sizes(f, choice, seed);
	f->records = pick_records(f, choice, seed);
	for (u32 i = start; i < num_words(f); i++)
		if (sig->params[param_of(f, i)].kind == VCIV_PARAM_SCALAR)
			f->args[i].value = pick_scalar(&sig->params[param_of(f, i)], seed);
	pick_sizes(f, choice, seed);
}

/* Somewhere else each time. */
static bool place(struct fuzz *f, u64 *seed)
{
	const struct vciv_signature *sig = &f->program.signature;
	u32 choice = choice_of(f);
	const struct vciv_need *needs = &f->host->contract.needs[choice * sig->num_params];
	struct vciv_contract_failure failure;
	struct machine *m = f->machine;

	m->num_grants = 0;
	m->num_uniforms = num_words(f);
	for (u32 i = 0; i < num_words(f); i++) {
		u32 index = param_of(f, i);
		const struct vciv_param *param = &sig->params[index];
		struct grant *grant = &f->grants[m->num_grants];

		if (param->kind != VCIV_PARAM_POINTER)
			continue;
		grant->base = i < vciv_record_start(sig) ?
			      0x40000000 + m->num_grants * SPACE + random_below(seed, LARGEST_RUN) :
			      0x80000000 + m->num_grants * RECORD_SPACE +
			      random_below(seed, LARGEST_IN_RECORD);
		grant->base -= grant->base % param->align;
		grant->read_end = needs[index].bounded_read ? f->args[i].size :
					granted(f, choice, index, VCIV_PARAM_READ);
		grant->write_end = needs[index].bounded_write ? f->args[i].size :
					granted(f, choice, index, VCIV_PARAM_WRITE);
		f->args[i].value = grant->base;
		m->num_grants++;
	}

	return vciv_contract_apply(sig, &f->host->contract, f->args, f->records, 0,
				   MACHINE_UNIFORMS, f->uniforms, &failure);
}

static bool fits(const struct fuzz *f)
{
	u32 start = vciv_record_start(&f->program.signature);

	for (u32 i = 0; i < num_words(f); i++)
		if (f->program.params[param_of(f, i)].kind == VCIV_PARAM_POINTER &&
		    f->args[i].size > (i < start ? LARGEST_RUN : LARGEST_IN_RECORD))
			return false;

	return f->records < GENERATE_MAX_RECORDS;
}

static bool uses_limit(const struct fuzz *f)
{
	const struct vciv_contract *contract = &f->host->contract;

	for (u32 i = 0; i < contract->num_terms; i++)
		for (u32 j = 0; j < contract->terms[i].num_factors; j++) {
			const struct vciv_factor *factor = &contract->terms[i].factor[j];

			if (factor->count == U_LIMIT_INDEX || factor->times == U_LIMIT_INDEX)
				return true;
		}

	return false;
}

static bool run_once(struct fuzz *f, u64 *seed, u64 program_seed, u64 options)
{
	struct machine *m = f->machine;

	if (!place(f, seed)) {
		/* What a LIMIT adds to the need may never be enough. */
		if (uses_limit(f))
			return false;
		report(f, program_seed, "the contract refuses what it asked for");
		return false;
	}

	machine_run(m, random_below(seed, ~0u), options, RUN_BUDGET);
	f->runs++;
	if (m->escapes)
		report(f, program_seed, "touches what was not granted");

	return !m->escapes;
}

static void remember(struct fuzz *f)
{
	const struct machine *m = f->machine;

	memcpy(f->trace, m->trace, sizeof(f->trace));
	f->accesses = m->accesses;
	f->hash = m->hash;
	f->ended = m->ended;
}

/* A program that does not end is stopped somewhere: what it did till then counts. */
static bool did_the_same(const struct fuzz *f)
{
	const struct machine *m = f->machine;
	u32 common = f->accesses < m->accesses ? f->accesses : m->accesses;

	if (f->ended != m->ended)
		return false;
	if (m->ended)
		return f->hash == m->hash && f->accesses == m->accesses;

	for (u32 i = 0; i < common && i < MACHINE_TRACE; i++)
		if (f->trace[i] != m->trace[i])
			return false;

	return true;
}

static bool run_pair(struct fuzz *f, u64 *seed, u64 program_seed)
{
	u64 options = random_below(seed, ~0u) + 1;

	pick_values(f, seed);
	if (!fits(f)) {
		f->too_large++;
		return true;
	}

	f->machine->memory_seed = random_below(seed, ~0u);
	if (!run_once(f, seed, program_seed, options))
		return false;
	remember(f);

	if (!run_once(f, seed, program_seed, options))
		return false;
	if (!did_the_same(f)) {
		report(f, program_seed, "what it does depends on what it must not know");
		return false;
	}

	return true;
}

/* The words that the verifier says cannot be reached would be noticed. */
static void set_traps(struct fuzz *f)
{
	u64 *out = f->host->args.out;

	for (u32 i = 0; i < f->program.num_words; i++)
		if (out[i] != f->program.code[i])
			out[i] = MACHINE_TRAP;
}

static u32 way_of_vdr(const struct vciv_state *state)
{
	u32 setup = state->setup[VCIV_SETUP_VDR].num.bits.value;

	if ((setup >> 16 & 15) == 1)
		return WAY_VDR_ROW;

	return setup >> 24 & 15 ? WAY_VDR_ROWS : WAY_VDR_PITCH;
}

static u32 way_of_vdw(const struct vciv_state *state)
{
	u32 setup = state->setup[VCIV_SETUP_VDW].num.bits.value;
	u32 stride = state->setup[VCIV_SETUP_VDW_STRIDE].num.bits.value;

	if ((setup >> 23 & 127) == 1)
		return WAY_VDW_ROW;
	if (stride >> 16 & 1)
		return WAY_VDW_BLOCKS;

	return setup >> 14 & 1 ? WAY_VDW_ROWS : WAY_VDW_COLUMNS;
}

/* Before each instruction of the proof. */
static void note_way(void *opaque, u32 ip, const struct vciv_state *state)
{
	struct fuzz *f = opaque;
	struct vciv_inst inst;

	vciv_inst_decode(f->program.code[ip], &inst);
	if (inst.sig == VCIV_SIG_BRANCH)
		return;
	for (u32 is_mul = 0; is_mul < 2; is_mul++) {
		u8 waddr = is_mul ? inst.waddr_mul : inst.waddr_add;

		if (waddr == VCIV_W_TMU0_S || waddr == VCIV_W_TMU1_S)
			f->seen |= 1u << WAY_TMU;
		else if (waddr == VCIV_W_DMA_ADDR)
			f->seen |= 1u << (vciv_inst_writes_b(&inst, is_mul) ? way_of_vdw(state) :
									     way_of_vdr(state));
	}
}

static void note_term(struct fuzz *f, const struct vciv_term *term)
{
	if (term->param == VCIV_NO_UNIFORM) {
		if (term->num_factors)
			f->seen |= 1u << WAY_RECORDS;
		return;
	}
	f->seen |= 1u << WAY_SUM;
	if (term->num_factors > 1)
		f->seen |= 1u << WAY_SUM_OF_TWO;
	for (u32 i = 0; i < term->num_factors; i++) {
		if (term->factor[i].times != VCIV_NO_UNIFORM)
			f->seen |= 1u << WAY_PRODUCT;
		if (term->factor[i].step > 1)
			f->seen |= 1u << WAY_QUOTIENT;
	}
}

static void note_ways(struct fuzz *f)
{
	const struct vciv_contract *contract = &f->host->contract;
	u32 start = vciv_record_start(&f->program.signature);

	for (u32 i = 0; i < contract->num_choices * contract->num_params; i++) {
		bool in_record = i % contract->num_params >= start;

		if (contract->needs[i].read_end || contract->needs[i].write_end)
			f->seen |= 1u << (in_record ? WAY_RECORD : WAY_FIXED);
		if (contract->needs[i].bounded_read || contract->needs[i].bounded_write)
			f->seen |= 1u << (in_record ? WAY_RECORD_BOUND : WAY_BOUND);
	}
	for (u32 i = 0; i < contract->num_terms; i++)
		note_term(f, &contract->terms[i]);
	for (u32 i = 0; i < WAYS; i++)
		f->ways[i] += f->seen >> i & 1;
}

static bool counts_rounds(const struct vciv_contract *contract)
{
	for (u32 i = 0; i < contract->num_terms; i++)
		if (contract->terms[i].num_factors)
			return true;

	return false;
}

/*
 * Few programs that take long are accepted, and they would take most of the time. Those
 * that are meant to take long may do so.
 */
static u32 patience_with(const struct program *p, u64 program_seed)
{
	if (program_seed % 16384 == 0)
		return ~0u;
	if (p->patient)
		return MOST_PATIENCE;

	return program_seed % 32 ? PATIENCE : MORE_PATIENCE;
}

static bool go_on(void *opaque)
{
	struct fuzz *f = opaque;

	return f->patience--;
}

static void one_program(struct fuzz *f, u64 program_seed, u32 values)
{
	/* Neighbouring seeds must not give similar programs. */
	u64 seed = program_seed * 0x9e3779b97f4a7c15ull + 1;
	struct program *p = &f->program;
	bool touches = false;

	generate(p, &seed);
	f->programs++;
	f->seen = 0;
	f->patience = patience_with(p, program_seed);
	host_verify(f->host, p->code, p->num_words, &p->signature);
	f->reasons[f->host->verdict.reason]++;
	if (f->host->verdict.reason)
		return;

	f->accepted++;
	note_ways(f);
	f->enumerated += f->host->contract.num_choices > 1;
	f->joined += f->host->verdict.cuts > 0;
	f->counted += counts_rounds(&f->host->contract);
	set_traps(f);
	f->machine->code = f->host->args.out;
	f->machine->num_words = p->num_words;
	f->machine->uniforms = f->uniforms;
	f->machine->grants = f->grants;
	for (u32 i = 0; i < values && run_pair(f, &seed, program_seed); i++)
		touches |= f->machine->accesses;
	f->touching += touches;
}

static void print_counts(const struct fuzz *f)
{
	for (u32 i = 0; i < VCIV_REASONS; i++)
		if (f->reasons[i])
			printf("%10llu %s\n", (unsigned long long)f->reasons[i],
			       vciv_reason_name(i));
	for (u32 i = 0; i < WAYS; i++)
		printf("%10llu accepted: %s\n", (unsigned long long)f->ways[i], way_names[i]);
	printf("%llu programs, %llu accepted: %llu touch memory, %llu have several roles, "
	       "%llu have undecided branches, %llu counted loops; %llu runs, %llu left out as too large\n",
	       (unsigned long long)f->programs, (unsigned long long)f->accepted,
	       (unsigned long long)f->touching, (unsigned long long)f->enumerated,
	       (unsigned long long)f->joined, (unsigned long long)f->counted,
	       (unsigned long long)f->runs,
	       (unsigned long long)f->too_large);
}

/*
 * The generator cannot do without a signature or a length, there is no check of the check,
 * and no patience with what takes long.
 */
static bool reason_is_due(u32 reason)
{
	return reason != VCIV_BAD_SIGNATURE && reason != VCIV_BAD_LENGTH &&
	       reason != VCIV_KILLED && reason != VCIV_NOT_INDUCTIVE &&
	       reason != VCIV_TOO_MANY_STEPS && reason != VCIV_RECORDS;
}

static void insist(struct fuzz *f, bool ok, const char *what)
{
	if (ok)
		return;

	printf("FAIL: %s\n", what);
	f->failures++;
}

/* A fuzzer that does not get anywhere finds nothing. */
static void check_shares(struct fuzz *f)
{
	if (f->accepted < ENOUGH)
		return;

	insist(f, f->touching * 10 >= f->accepted * 9, "less than 90 % touch memory");
	insist(f, f->enumerated * 10 >= f->accepted, "less than 10 % have several roles");
	insist(f, f->counted * 10 >= f->accepted * 3, "less than 30 % have counted loops");
	for (u32 i = 0; i < WAYS; i++)
		insist(f, f->ways[i], way_names[i]);
	for (u32 i = 0; i < VCIV_REASONS; i++)
		insist(f, f->reasons[i] || !reason_is_due(i), vciv_reason_name(i));
}

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	interrupted = 1;
}

static void tell_progress(struct fuzz *f)
{
	if (f->accepted < f->told + PROGRESS)
		return;

	f->told = f->accepted;
	fprintf(stderr, "%llu accepted, %llu failures\n", (unsigned long long)f->accepted,
		(unsigned long long)f->failures);
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "seed", required_argument, NULL, 's' },
		{ "accepted", required_argument, NULL, 'a' },
		{ "values", required_argument, NULL, 'v' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 }
	};
	static struct fuzz fuzz;
	u64 seed = 1, accepted = 1000;
	u32 values = 2;
	int c;

	while ((c = getopt_long(argc, argv, "s:a:v:h", options, NULL)) != -1) {
		switch (c) {
		case 's':
			seed = strtoull(optarg, NULL, 0);
			break;
		case 'a':
			accepted = strtoull(optarg, NULL, 0);
			break;
		case 'v':
			values = strtoul(optarg, NULL, 0);
			break;
		default:
			fputs(usage, c == 'h' ? stdout : stderr);
			return c == 'h' ? 0 : 2;
		}
	}

	fuzz.host = host_new();
	fuzz.host->args.go_on = go_on;
	fuzz.host->args.observe = note_way;
	fuzz.host->args.opaque = &fuzz;
	fuzz.machine = machine_new();
	signal(SIGINT, interrupt);
	signal(SIGTERM, interrupt);
	while (fuzz.accepted < accepted && fuzz.failures < 10 && !interrupted) {
		one_program(&fuzz, seed++, values);
		tell_progress(&fuzz);
	}
	print_counts(&fuzz);
	check_shares(&fuzz);
	printf("%llu passed, %llu failed, 0 skipped\n",
	       (unsigned long long)(fuzz.accepted - fuzz.failures),
	       (unsigned long long)fuzz.failures);
	machine_free(fuzz.machine);
	host_free(fuzz.host);

	return fuzz.failures != 0;
}
