// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Programs made to cost the verifier time or memory, and what it may be asked
 * to do besides: to stop, to fit its log into little room, to leave things out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "host.h"
#include "words.h"

#define NOP		0x100009e7009e7000ull
#define THREND		0x300009e7009e7000ull
#define MOST_MEMORY	(3 << 20)
/* Comparing two states counts as 8 steps. */
#define MOST_STEPS	(VCIV_VERIFY_MAX_STEPS + 8)

#define MUX_A		6
#define MUX_B		7

static u64 code[VCIV_VERIFY_MAX_WORDS + 1];
static u32 num_words;

static void emit(u64 word)
{
	code[num_words++] = word;
}

/* r[a] = op(r[a], small) */
static void op_small(u8 op, u8 a, u8 small, bool flags)
{
	emit(alu_word((struct alu){ .sig = 13, .cond_add = 1, .sf = flags, .op_add = op,
		.waddr_add = 32 + a, .waddr_mul = 39, .raddr_a = 39, .raddr_b = small, .add_a = a,
		.add_b = MUX_B }));
}

static void load(u8 a, u32 imm)
{
	emit(LOAD(.waddr_add = 32 + a, .imm = imm));
}

/* r[a] = uniform, or element number */
static void read(u8 a, u8 raddr)
{
	emit(alu_word((struct alu){ .sig = 1, .cond_add = 1, .sf = 1, .op_add = 21,
		.waddr_add = 32 + a, .waddr_mul = 39, .raddr_a = raddr, .raddr_b = 39,
		.add_a = MUX_A, .add_b = MUX_A }));
}

static void branch(u8 cond, u32 target)
{
	emit(BRANCH(.cond_br = cond, .imm = (target - (num_words + 4)) * 8));
	emit(NOP);
	emit(NOP);
	emit(NOP);
}

static void end(void)
{
	emit(THREND);
	emit(NOP);
	emit(NOP);
}

static const struct vciv_param any_number = { VCIV_PARAM_SCALAR, .max = ~0u, .align = 1 };
static const struct vciv_signature one_number = { &any_number, 1, NULL, 0 };

static void check_signed(const char *name, struct host *host, enum vciv_reason reason,
			 const struct vciv_signature *signature)
{
	host_verify(host, code, num_words, signature);
	check(host->verdict.reason == reason, "%s: %s, expected %s", name,
	      vciv_reason_name(host->verdict.reason), vciv_reason_name(reason));
	check(host->verdict.steps <= MOST_STEPS, "%s: %u steps", name, host->verdict.steps);
}

static void check_reason(const char *name, struct host *host, enum vciv_reason reason)
{
	check_signed(name, host, reason, &one_number);
}

/* A loop that goes on for ever and is never the same again. */
static void count_for_ever(struct host *host)
{
	num_words = 0;
	load(0, 0);
	op_small(12, 0, 1, false);
	branch(15, 1);
	check_reason("a loop that counts", host, VCIV_TOO_MANY_STEPS);
}

/* The same over all words, with lanes that differ. */
static void count_slowly(struct host *host)
{
	num_words = 0;
	read(1, 38);
	load(0, 0);
	while (num_words < VCIV_VERIFY_MAX_WORDS - 5)
		op_small(12, num_words & 1, 1, true);
	branch(15, 2);
	check_reason("a long loop that counts", host, VCIV_TOO_MANY_STEPS);
}

/*
 * The last step is at a branch on what a uniform counts, or near it: what is left
 * for another try is nothing then, and not less.
 */
static void use_up_steps(struct host *host)
{
	for (u32 nops = 0; nops < 5; nops++) {
		num_words = 0;
		read(1, 32);
		load(0, 199998);
		op_small(13, 0, 1, true);
		branch(3, 2);
		for (u32 i = 0; i < nops; i++)
			emit(NOP);
		op_small(13, 1, 1, true);
		branch(3, num_words + 10);
		load(0, 1000000);
		op_small(13, 0, 1, true);
		branch(3, num_words - 1);
		end();
		check_reason("all steps but one", host, VCIV_TOO_MANY_STEPS);
	}
}

/* Open branches to one place, each time in another state that is a little different. */
static void fork_to_one_place(struct host *host)
{
	u32 start;

	num_words = 0;
	read(0, 32);
	load(3, 0);
	start = num_words;
	for (u32 i = 0; i < 300; i++) {
		op_small(12, 3, 1, false);
		branch(2, start);
	}
	end();
	check_reason("many branches to one place", host, VCIV_TOO_MANY_STATES);
}

/*
 * So many that all fit, and cannot be joined since their links differ. For each role,
 * most of the time states are compared.
 */
static void compare_often(struct host *host)
{
	static const u32 roles[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
	const struct vciv_param params[] = {
		any_number, { VCIV_PARAM_ENUM, .count = 16 }
	};
	const struct vciv_signature signature = { params, 2, roles, 16 };

	num_words = 0;
	read(0, 32);
	for (u32 i = 0; i < 120; i++) {
		emit(BRANCH(.waddr_add = 0));
		emit(NOP);
		emit(NOP);
		emit(NOP);
		branch(2, 1 + 120 * 8);
	}
	end();
	check_signed("many branches to one place in each role", host, VCIV_TOO_MANY_STEPS,
		     &signature);
}

/* A few of them are no trouble: their states are joined. */
static void fork_a_few(struct host *host)
{
	num_words = 0;
	read(0, 32);
	load(3, 0);
	for (u32 i = 0; i < 20; i++) {
		op_small(12, 3, 1, false);
		branch(2, 2);
	}
	end();
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
	num_words = 0;
	load(0, 0);
	op_small(12, 0, 1, false);
	branch(15, 1);
	check_reason("being stopped", host, VCIV_KILLED);
	check(host->verdict.steps < 5000, "stopped after %u steps", host->verdict.steps);
	host->args.go_on = NULL;
}

static void wrong_requests(struct host *host)
{
	const struct vciv_param bad = { .kind = 0 };
	const struct vciv_signature signature = { &bad, 1, NULL, 0 };

	num_words = 0;
	check_reason("no program", host, VCIV_BAD_LENGTH);
	while (num_words < VCIV_VERIFY_MAX_WORDS + 1)
		emit(NOP);
	check_reason("too long a program", host, VCIV_BAD_LENGTH);
	num_words--;
	check_reason("as long a program as may be", host, VCIV_FALLS_OFF);

	host_verify(host, code, 1, &signature);
	check(host->verdict.reason == VCIV_BAD_SIGNATURE, "bad signature");
}

/* Whatever the room for the log, it is a text and nothing is written behind it. */
static void small_logs(struct host *host)
{
	num_words = 0;
	emit(NOP);
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
	num_words = 0;
	branch(15, 5);
	emit(0);
	end();
	emit(~0ull);
	check_reason("words that are not reached", host, VCIV_OK);
	check(host->args.out[4] == NOP && host->args.out[8] == NOP, "they are replaced");
	check(!memcmp(host->args.out, code, 4 * sizeof(*code)) &&
	      !memcmp(host->args.out + 5, code + 5, 3 * sizeof(*code)), "the others are not");
}

int main(void)
{
	struct host *host = host_new();

	check(vciv_verify_memory_size() <= MOST_MEMORY, "%zu bytes of memory",
	      vciv_verify_memory_size());
	count_for_ever(host);
	count_slowly(host);
	use_up_steps(host);
	fork_to_one_place(host);
	compare_often(host);
	fork_a_few(host);
	be_stopped(host);
	wrong_requests(host);
	small_logs(host);
	unreachable_words(host);
	host_free(host);

	return check_report();
}
