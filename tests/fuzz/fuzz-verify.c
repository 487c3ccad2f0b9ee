// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The verifier against the model. Programs that it accepts are run with values that their
 * contract just allows, in a memory that knows what the contract grants. They are put
 * together from snippets, or programs of the corpus with a change or two, or short ones
 * around an instruction of any form. Now and then a submit is made wrong: it must be
 * refused, or do no harm.
 *
 * Each is run twice: where its buffers lie, and what was left in the registers, must make
 * no difference to what it reads and writes. Before each instruction, as long as a run is
 * compared, the QPU must be in a state that the proof went through, and the two runs must
 * agree in what that state says to be public. The model must not complain of a rule.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "around.h"
#include "generate.h"
#include "host.h"
#include "inside.h"
#include "known.h"
#include "machine.h"
#include "seeds.h"
#include "sigtext.h"
#include "submit.h"
#include "vciv_verify_priv.h"
#include "ways.h"

#define RUN_BUDGET	2000		/* instructions */
#define COMPARED	300		/* of them, those that are compared with states */
#define ENOUGH		2000		/* accepted programs, to show everything there is */
#define SCARCE		40		/* programs, of which one at least must be accepted */
/* Times that the verifier may ask whether to go on: mostly, and for some programs. */
#define PATIENCE	4
#define MORE_PATIENCE	64
#define MOST_PATIENCE	300
#define SPOILED		4		/* one of so many submits is not as the contract wants it */
#define PROGRESS	50000		/* accepted programs, for those who wait for many */
#define MOST_FAILURES	3

static const char usage[] =
	"usage: fuzz-verify [--seed N] [--accepted N] [--values N] [--states N]\n"
	"\n"
	"  -s, --seed N       start with this seed (1)\n"
	"  -a, --accepted N   until so many programs were accepted (1000)\n"
	"  -v, --values N     runs of each with other values (2)\n"
	"  -t, --states N     room for states of a proof: programs with more are not compared\n"
	"                     with them (1000)\n"
	"  -h, --help         print this\n"
	"\n"
	"When interrupted it tells what there is so far.\n";

/* Of programs that were made in one way. */
struct tally {
	u64 reasons[VCIV_REASONS];
	u64 ways[WAYS];
	u64 programs, accepted, touching, enumerated, joined, counted;
};

struct fuzz {
	struct host *host;
	struct machine *machine;
	struct known *known;
	struct program program;
	u64 program_seed;
	struct submit submit;
	struct tally generated, seeded, around;
	struct tally *tally;		/* that of the program */

	/* The first run of two. */
	u64 trace[MACHINE_TRACE];
	u64 hash, vpm;
	u32 accesses;
	bool ended;
	struct v3d_qpu_state qpu[COMPARED];
	const struct known_state *in[COMPARED];
	u32 compared;
	u32 known_choice;	/* of which the states are known; VCIV_NO_UNIFORM: none */
	bool states_known;

	u32 seen;	/* bit per way, of one program */
	u32 patience;
	u64 told;	/* accepted, when it was last told */
	u64 runs, too_large, states, failures;
};

static u64 accepted(const struct fuzz *f)
{
	return f->generated.accepted + f->seeded.accepted + f->around.accepted;
}

static bool gets_anywhere(const struct fuzz *f, u64 enough)
{
	return f->generated.programs + f->seeded.programs + f->around.programs < SCARCE * enough;
}

static bool report(struct fuzz *f, const char *what)
{
	const struct v3d_access *escape = &f->machine->escape;

	if (f->failures++ > MOST_FAILURES)
		return false;

	printf("FAIL: program of seed %llu: %s\n", (unsigned long long)f->program_seed, what);
	if (f->machine->escapes)
		printf("  unit %d, address %#x, %u bytes, %s\n", escape->unit, escape->address,
		       escape->size, escape->write ? "written" : "read");
	for (u32 i = 0; i < f->program.num_words; i++)
		printf("  %3u: %016llx\n", i, (unsigned long long)f->program.code[i]);
	for (u32 i = 0; i < submit_num_words(&f->submit); i++) {
		printf("  uniform %u: ", i);
		sigtext_print(stdout, &f->program.signature, submit_param(&f->submit, i));
		printf(": %#x, size %#x\n", f->submit.words[i], f->submit.args[i].size);
	}

	return false;
}

static bool report_state(struct fuzz *f, const char *what, u32 ip, const struct known_state *known,
			 const struct inside_miss *miss)
{
	if (f->failures < MOST_FAILURES) {
		printf("instruction %u: %s\n", ip, known ? miss->part : "not one that is reached");
		if (known && miss->reg < VCIV_REGS) {
			printf("  register %u, lane %u is %#x: ", miss->reg, miss->lane, miss->value);
			inside_print_reg(&known->state, miss->reg, miss->lane);
		}
	}

	return report(f, what);
}

static const struct known_state *known_at(const struct fuzz *f, const struct v3d_qpu_state *qpu,
					  u32 *ip)
{
	*ip = (qpu->pc - MACHINE_CODE) / sizeof(u64);

	return *ip < f->program.num_words ? f->known->first[*ip] : NULL;
}

/* The first run is in some state that the proof went through. */
static bool compare_first(struct fuzz *f, u32 step)
{
	const struct known_state *nearest = NULL;
	struct inside_miss miss, least_miss = { 0 };
	u32 ip;

	for (const struct known_state *known = known_at(f, &f->qpu[step], &ip); known;
	     known = known->next) {
		if (inside(&f->submit, &f->qpu[step], &known->state, &miss)) {
			f->in[step] = known;
			return true;
		}
		if (!nearest || miss.after > least_miss.after) {
			nearest = known;
			least_miss = miss;
		}
	}

	return report_state(f, "is in no state that the proof knows", ip, nearest, &least_miss);
}

/*
 * The second run is in the same one, and agrees with the first in what is public. If the
 * first happens to be in others as well, any that does for both will do.
 */
static bool compare_second(struct fuzz *f, u32 step, const struct v3d_qpu_state *qpu)
{
	const struct known_state *first = f->in[step];
	struct inside_miss miss, first_miss;
	u32 ip;

	if (inside(&f->submit, qpu, &first->state, &first_miss) &&
	    inside_agree(&f->qpu[step], qpu, &first->state, &first_miss))
		return true;

	for (const struct known_state *known = known_at(f, qpu, &ip); known; known = known->next)
		if (inside(&f->submit, qpu, &known->state, &miss) &&
		    inside_agree(&f->qpu[step], qpu, &known->state, &miss))
			return true;

	return report_state(f, "is in no state that the proof knows, where the first run was", ip,
			    first, &first_miss);
}

/* The instructions that are compared; the rest of a run is just that. */
static bool run_compared(struct fuzz *f, bool second)
{
	u32 most = second ? f->compared : COMPARED;
	struct v3d_qpu_state qpu;

	if (!second)
		f->compared = 0;
	for (u32 step = 0; step < most; step++) {
		struct v3d_qpu_state *look = second ? &qpu : &f->qpu[step];

		if (!machine_look(f->machine, look))
			return !(look->vdr.running || look->vdw.running) ||
			       report(f, "leaves a DMA");
		if (second ? !compare_second(f, step, look) : !compare_first(f, step))
			return false;
		if (!second)
			f->compared++;
		if (!machine_run(f->machine, 1))
			break;
	}

	return true;
}

/* Nothing is left over for the next program. */
static bool ends_clean(struct fuzz *f)
{
	struct v3d_qpu_state qpu;

	machine_look(f->machine, &qpu);

	return !qpu.tmu[0] && !qpu.tmu[1] && !qpu.mutex;
}

static bool run_once(struct fuzz *f, bool second, u64 *seed, u64 options)
{
	struct machine *m = f->machine;

	m->escapes = 0;
	if (!submit_place(&f->submit, seed))
		return f->submit.spoiled || submit_may_fail(&f->submit) ? false :
		       report(f, "the contract refuses what it asked for");

	m->num_uniforms = submit_num_words(&f->submit);
	m->num_grants = f->submit.num_grants;
	machine_start(m, random_below(seed, ~0u), options);
	f->runs++;
	if (f->states_known && !run_compared(f, second))
		return false;
	machine_run(m, RUN_BUDGET);

	if (m->escapes)
		return report(f, "touches what was not granted");
	if (m->complaint[0])
		return report(f, m->complaint);
	if (machine_waits(m) && !f->host->contract.semaphores)
		return report(f, "waits for ever");
	if (m->ended && !ends_clean(f))
		return report(f, "leaves a TMU request or the mutex");

	return true;
}

static void remember(struct fuzz *f)
{
	const struct machine *m = f->machine;

	memcpy(f->trace, m->trace, sizeof(f->trace));
	f->accesses = m->accesses;
	f->hash = m->hash;
	f->vpm = m->vpm;
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
		return f->hash == m->hash && f->accesses == m->accesses && f->vpm == m->vpm;

	for (u32 i = 0; i < common && i < MACHINE_TRACE; i++)
		if (f->trace[i] != m->trace[i])
			return false;

	return true;
}

/* The states of the combination of enumerated uniforms that was picked. */
static void know_states(struct fuzz *f)
{
	if (f->known_choice == f->submit.choice)
		return;

	f->known_choice = f->submit.choice;
	f->states_known = known_record(f->known, &f->program, f->submit.choice);
	f->states += f->states_known;
}

/* If that is refused, the values are right again. False if there are none. */
static bool spoil(struct fuzz *f, u64 *seed)
{
	submit_spoil(&f->submit, seed);

	return submit_place(&f->submit, seed) || submit_pick(&f->submit, seed);
}

static bool run_pair(struct fuzz *f, u64 *seed)
{
	u64 options = random_below(seed, ~0u) + 1;

	if (!submit_pick(&f->submit, seed)) {
		f->too_large++;
		return true;
	}

	if (!random_below(seed, SPOILED) && !spoil(f, seed))
		return true;
	know_states(f);
	f->machine->memory_seed = random_below(seed, ~0u);
	if (!run_once(f, false, seed, options))
		return false;
	remember(f);

	if (!run_once(f, true, seed, options))
		return false;

	return did_the_same(f) || report(f, "what it does depends on what it must not know");
}

/* The words that the verifier says cannot be reached would be noticed. */
static void set_traps(struct fuzz *f)
{
	u64 *out = f->host->args.out;

	for (u32 i = 0; i < f->program.num_words; i++)
		if (out[i] != f->program.code[i])
			out[i] = MACHINE_TRAP;
}

static void note_way(void *opaque, u32 ip, const struct vciv_state *state)
{
	struct fuzz *f = opaque;

	f->seen |= ways_of_word(f->program.code[ip], state);
}

static void note_accepted(struct fuzz *f)
{
	const struct vciv_contract *contract = &f->host->contract;
	struct tally *tally = f->tally;

	tally->accepted++;
	f->seen |= ways_of_contract(contract, &f->program.signature);
	for (u32 i = 0; i < WAYS; i++)
		tally->ways[i] += f->seen >> i & 1;
	tally->enumerated += contract->num_choices > 1;
	tally->joined += f->host->verdict.cuts > 0;
	tally->counted += ways_count_rounds(contract);
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

/*
 * Neighbouring seeds must not give similar programs, but each program of the corpus in
 * turn. Those around one instruction are short, and few of them are accepted.
 */
static u64 make_program(struct fuzz *f)
{
	u64 seed = f->program_seed * 0x9e3779b97f4a7c15ull + 1;

	switch (f->program_seed % 8) {
	case 0: case 1:
		f->tally = &f->generated;
		generate(&f->program, &seed);
		break;
	case 2: case 3:
		f->tally = &f->seeded;
		seeds_take(&f->program, f->program_seed / 8 * 2 + f->program_seed % 2, &seed);
		break;
	default:
		f->tally = &f->around;
		around_generate(&f->program, &seed);
	}
	f->tally->programs++;

	return seed;
}

static void run(struct fuzz *f, u64 *seed, u32 values)
{
	struct machine *m = f->machine;
	bool touches = false;

	set_traps(f);
	m->code = f->host->args.out;
	m->num_words = f->program.num_words;
	m->uniforms = f->submit.words;
	m->grants = f->submit.grants;
	f->submit.program = &f->program;
	f->submit.contract = &f->host->contract;
	f->known_choice = VCIV_NO_UNIFORM;
	for (u32 i = 0; i < values && run_pair(f, seed); i++)
		touches |= m->accesses > 0;
	f->tally->touching += touches;
}

static void one_program(struct fuzz *f, u32 values)
{
	struct program *p = &f->program;
	u64 seed = make_program(f);

	f->seen = 0;
	f->patience = patience_with(p, f->program_seed);
	host_verify(f->host, p->code, p->num_words, &p->signature);
	f->tally->reasons[f->host->verdict.reason]++;
	if (f->host->verdict.reason)
		return;

	note_accepted(f);
	run(f, &seed, values);
}

static void print_tally(const struct tally *t, const char *what)
{
	printf("%s: %llu programs, %llu accepted: %llu touch memory, %llu have several roles, "
	       "%llu have undecided branches, %llu counted loops\n", what,
	       (unsigned long long)t->programs, (unsigned long long)t->accepted,
	       (unsigned long long)t->touching, (unsigned long long)t->enumerated,
	       (unsigned long long)t->joined, (unsigned long long)t->counted);
}

static void print_counts(const struct fuzz *f)
{
	const struct tally *a = &f->generated, *b = &f->seeded, *c = &f->around;

	for (u32 i = 0; i < VCIV_REASONS; i++)
		printf("%10llu, %llu and %llu: %s\n", (unsigned long long)a->reasons[i],
		       (unsigned long long)b->reasons[i], (unsigned long long)c->reasons[i],
		       vciv_reason_name(i));
	for (u32 i = 0; i < WAYS; i++)
		printf("%10llu, %llu and %llu accepted: %s\n", (unsigned long long)a->ways[i],
		       (unsigned long long)b->ways[i], (unsigned long long)c->ways[i],
		       way_names[i]);
	print_tally(a, "from snippets");
	print_tally(b, "from the corpus");
	print_tally(c, "around one instruction");
	printf("%llu times compared with states, %llu runs, %llu left out as too large\n",
	       (unsigned long long)f->states, (unsigned long long)f->runs,
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

/* A generator that does not get anywhere finds nothing. Rules are for all of them to meet. */
static void check_shares(struct fuzz *f)
{
	const struct tally *t = &f->generated;

	if (t->accepted < ENOUGH)
		return;

	insist(f, t->touching * 10 >= t->accepted * 9, "less than 90 % touch memory");
	insist(f, t->enumerated * 10 >= t->accepted, "less than 10 % have several roles");
	insist(f, t->counted * 10 >= t->accepted * 3, "less than 30 % have counted loops");
	for (u32 i = 0; i < WAYS; i++)
		insist(f, t->ways[i], way_names[i]);
	for (u32 i = 0; i < VCIV_REASONS; i++)
		insist(f, t->reasons[i] || f->seeded.reasons[i] || f->around.reasons[i] ||
			  !reason_is_due(i), vciv_reason_name(i));
}

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	interrupted = 1;
}

static void tell_progress(struct fuzz *f)
{
	if (accepted(f) < f->told + PROGRESS)
		return;

	f->told = accepted(f);
	fprintf(stderr, "%llu accepted, %llu failures\n", (unsigned long long)f->told,
		(unsigned long long)f->failures);
}

static struct fuzz *fuzz_new(u64 seed, u32 states)
{
	struct fuzz *f = calloc(1, sizeof(*f));

	if (!f)
		abort();
	f->program_seed = seed;
	f->host = host_new();
	f->host->args.go_on = go_on;
	f->host->args.observe = note_way;
	f->host->args.opaque = f;
	f->machine = machine_new();
	f->known = known_new(states);

	return f;
}

static void fuzz_free(struct fuzz *f)
{
	known_free(f->known);
	machine_free(f->machine);
	host_free(f->host);
	free(f);
}

static bool fuzz(u64 seed, u64 enough, u32 values, u32 states)
{
	struct fuzz *f = fuzz_new(seed, states);
	bool ok;

	for (; accepted(f) < enough && gets_anywhere(f, enough) && f->failures < MOST_FAILURES &&
	       !interrupted; f->program_seed++) {
		one_program(f, values);
		tell_progress(f);
	}
	print_counts(f);
	insist(f, gets_anywhere(f, enough), "next to nothing is accepted");
	check_shares(f);
	printf("%llu passed, %llu failed, 0 skipped\n",
	       (unsigned long long)(accepted(f) - f->failures), (unsigned long long)f->failures);
	ok = !f->failures;
	fuzz_free(f);

	return ok;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "seed", required_argument, NULL, 's' },
		{ "accepted", required_argument, NULL, 'a' },
		{ "values", required_argument, NULL, 'v' },
		{ "states", required_argument, NULL, 't' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 }
	};
	u64 seed = 1, enough = 1000;
	u32 values = 2, states = 1000;
	int c;

	while ((c = getopt_long(argc, argv, "s:a:v:t:h", options, NULL)) != -1) {
		switch (c) {
		case 's':
			seed = strtoull(optarg, NULL, 0);
			break;
		case 'a':
			enough = strtoull(optarg, NULL, 0);
			break;
		case 'v':
			values = strtoul(optarg, NULL, 0);
			break;
		case 't':
			states = strtoul(optarg, NULL, 0);
			break;
		default:
			fputs(usage, c == 'h' ? stdout : stderr);
			return c == 'h' ? 0 : 2;
		}
	}

	signal(SIGINT, interrupt);
	signal(SIGTERM, interrupt);

	return !fuzz(seed, enough, values, states);
}
