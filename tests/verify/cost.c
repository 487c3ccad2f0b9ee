// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What a submit costs for its uniforms: the contract applied to signatures of
 * growing size, half numbers and half pointers with a limit. And what programs cost
 * that were made to cost much. Time on this host.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "attacks.h"
#include "host.h"

#define ROUNDS	20000

static struct vciv_param params[VCIV_VERIFY_MAX_PARAMS];
static struct vciv_need needs[VCIV_VERIFY_MAX_PARAMS];
static struct vciv_arg args[VCIV_VERIFY_MAX_PARAMS];
static u32 words[VCIV_VERIFY_MAX_PARAMS];

static void fill(void)
{
	for (u32 i = 0; i < VCIV_VERIFY_MAX_PARAMS; i++) {
		switch (i % 4) {
		case 0:
			params[i] = (struct vciv_param){ .kind = VCIV_PARAM_POINTER,
							 .access = 3, .align = 4 };
			needs[i] = (struct vciv_need){ .read_end = 4096, .write_end = 64 };
			args[i] = (struct vciv_arg){ .value = 0x1000, .size = 4096, .access = 3 };
			break;
		case 1:
			params[i] = (struct vciv_param){ .kind = VCIV_PARAM_LIMIT, .of = i - 1,
							 .width = 64 };
			break;
		default:
			params[i] = (struct vciv_param){ .kind = VCIV_PARAM_SCALAR, .max = VCIV_VERIFY_MAX_PARAMS,
							 .align = 4 };
			args[i].value = i & ~3u;
		}
	}
}

static double nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);

	return now.tv_sec * 1e9 + now.tv_nsec;
}

static bool measure(u32 instances, u32 uniforms)
{
	struct vciv_signature sig = { .params = params, .num_params = uniforms };
	struct vciv_contract contract = { .num_choices = 1, .num_params = uniforms,
					  .needs = needs };
	struct vciv_contract_failure failure;
	double start = nanoseconds(), time;
	bool ok = true;

	for (u32 i = 0; i < ROUNDS / uniforms + 1; i++)
		for (u32 instance = 0; instance < instances; instance++)
			ok &= vciv_contract_apply(&sig, &contract, args, 0, instance, 0x2000, words,
						  &failure);
	time = (nanoseconds() - start) / (ROUNDS / uniforms + 1);
	printf("%9u %8u %12.0f %12.2f\n", instances, uniforms, time,
	       time / instances / uniforms);

	return ok;
}

static void measure_attack(struct host *host, const struct attack *attack)
{
	static struct attack_program program;
	double start, time;

	program.num_words = 0;
	program.signature = &one_number;
	attack->build(&program);
	start = nanoseconds();
	host_verify(host, program.code, program.num_words, program.signature);
	time = nanoseconds() - start;
	printf("%-38s %5u %-15s %7u %6u %7.0f %12.0f\n", attack->name, program.num_words,
	       vciv_reason_name(host->verdict.reason), host->verdict.steps, host->verdict.cuts,
	       time / 1e6, time / host->verdict.steps);
}

static void measure_attacks(void)
{
	struct host *host = host_new();

	printf("\n%-38s %5s %-15s %7s %6s %7s %12s\n", "attack", "words", "verdict", "steps",
	       "states", "ms", "ns per step");
	for (u32 i = 0; i < num_attacks; i++)
		measure_attack(host, &attacks[i]);
	printf("memory: %zu bytes, always\n", vciv_verify_memory_size());
	host_free(host);
}

int main(void)
{
	static const u32 uniforms[] = { 1, 8, 64, 505, 1024 };
	bool ok = true;

	fill();
	printf("instances uniforms ns per submit ns per uniform\n");
	for (u32 i = 0; i < sizeof(uniforms) / sizeof(uniforms[0]); i++)
		ok &= measure(8, uniforms[i]);

	measure_attacks();

	return !ok;
}
