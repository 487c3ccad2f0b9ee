// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Attacks end as they should, and so does what the verifier may be asked to do
 * besides: to stop, to fit its log into little room, to leave things out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attacks.h"
#include "check.h"
#include "host.h"

#define MOST_MEMORY	(3 << 20)
/* Comparing two states counts as 8 steps. */
#define MOST_STEPS	(VCIV_VERIFY_MAX_STEPS + 8)

static struct attack_program program;

static struct attack_program *new_program(void)
{
	program.num_words = 0;
	program.signature = &one_number;

	return &program;
}

static void check_reason(const char *name, struct host *host, enum vciv_reason reason)
{
	host_verify(host, program.code, program.num_words, program.signature);
	check(host->verdict.reason == reason, "%s: %s, expected %s", name,
	      vciv_reason_name(host->verdict.reason), vciv_reason_name(reason));
	check(host->verdict.steps <= MOST_STEPS, "%s: %u steps", name, host->verdict.steps);
}

static void check_attacks(struct host *host)
{
	for (u32 i = 0; i < num_attacks; i++) {
		attacks[i].build(new_program());
		check_reason(attacks[i].name, host, attacks[i].reason);
	}
}

/*
 * The last step is at a branch on what a uniform counts, or near it: what is left
 * for another try is nothing then, and not less.
 */
static void use_up_steps(struct host *host)
{
	for (u32 count = 0; count < 5; count++) {
		struct attack_program *p = new_program();

		read(p, 33, 32);
		load(p, 0, 199998);
		op_small(p, 13, 0, 1, true);
		branch(p, 3, 2);
		nops(p, count);
		op_small(p, 13, 1, 1, true);
		branch(p, 3, p->num_words + 10);
		load(p, 0, 1000000);
		op_small(p, 13, 0, 1, true);
		branch(p, 3, p->num_words - 1);
		end(p);
		check_reason("all steps but one", host, VCIV_TOO_MANY_STEPS);
	}
}

/* A few of them are no trouble: their states are joined. */
static void fork_a_few(struct host *host)
{
	struct attack_program *p = new_program();

	read(p, 32, 32);
	load(p, 3, 0);
	for (u32 i = 0; i < 20; i++) {
		op_small(p, 12, 3, 1, false);
		branch(p, 2, 2);
	}
	end(p);
	check_reason("some branches to one place", host, VCIV_OK);
}

static bool stop(void *opaque)
{
	u32 *left = opaque;

	return (*left)--;
}

static void be_stopped(struct host *host)
{
	u32 left = 3;

	host->args.go_on = stop;
	host->args.opaque = &left;
	attacks[0].build(new_program());
	check_reason("being stopped", host, VCIV_KILLED);
	check(host->verdict.steps < 5000, "stopped after %u steps", host->verdict.steps);
	host->args.go_on = NULL;
}

static void wrong_requests(struct host *host)
{
	const struct vciv_param bad = { .kind = 0 };
	const struct vciv_signature signature = { &bad, 1, NULL, 0 };

	struct attack_program *p = new_program();

	check_reason("no program", host, VCIV_BAD_LENGTH);
	nops(p, VCIV_VERIFY_MAX_WORDS + 1);
	check_reason("too long a program", host, VCIV_BAD_LENGTH);
	p->num_words--;
	check_reason("as long a program as may be", host, VCIV_FALLS_OFF);

	host_verify(host, p->code, 1, &signature);
	check(host->verdict.reason == VCIV_BAD_SIGNATURE, "bad signature");
}

/* Whatever the room for the log, it is a text and nothing is written behind it. */
static void small_logs(struct host *host)
{
	nops(new_program(), 1);
	check_reason("a program without an end", host, VCIV_FALLS_OFF);
	for (u32 size = 0; size < 300; size++) {
		memset(host->log, 'x', sizeof(host->log));
		host->args.log_size = size;
		vciv_verify(&host->args, &host->verdict);
		check(!size || memchr(host->log, '\0', size), "log of %u bytes", size);
		check(host->log[size] == 'x', "behind a log of %u bytes", size);
	}
	host->args.log_size = sizeof(host->log);

	host->args.log = NULL;
	check(!vciv_verify(&host->args, &host->verdict), "without a log");
	host->args.log = host->log;
}

/* What cannot be reached is not there. */
static void unreachable_words(struct host *host)
{
	struct attack_program *p = new_program();

	branch(p, 15, 5);
	emit(p, 0);
	end(p);
	emit(p, ~0ull);
	check_reason("words that are not reached", host, VCIV_OK);
	check(host->args.out[4] == NOP && host->args.out[8] == NOP, "they are replaced");
	check(!memcmp(host->args.out, p->code, 4 * sizeof(*p->code)) &&
	      !memcmp(host->args.out + 5, p->code + 5, 3 * sizeof(*p->code)), "the others are not");
}

int main(void)
{
	struct host *host = host_new();

	check(vciv_verify_memory_size() <= MOST_MEMORY, "%zu bytes of memory",
	      vciv_verify_memory_size());
	check_attacks(host);
	use_up_steps(host);
	fork_a_few(host);
	be_stopped(host);
	wrong_requests(host);
	small_logs(host);
	unreachable_words(host);
	host_free(host);

	return check_report();
}
