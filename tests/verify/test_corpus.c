// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Programs with the verdict that they must get, and why. A file of cases:
 *
 *	=== name
 *	uniform pointer rw		(as sigtext_help says, in order)
 *	expect unbounded		(reason, or ok)
 *	need 0 read 64			(contract: uniform, read or write, bytes or "limit")
 *	...				(code in the assembler's language)
 *	word 0x100009e7009e7000		(an instruction that the assembler refuses)
 *	end				(stands for the end of a program)
 *
 * A contract is compared whole: what is not said to be needed must not be.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "host.h"
#include "sigtext.h"

#define MAX_NEEDS	16
#define MAX_CODE	4096
#define LINE_SIZE	1024

struct need {
	u32 param;
	bool write;
	bool bounded;
	u32 bytes;
};

struct corpus_case {
	char name[LINE_SIZE];
	char expect[LINE_SIZE];
	struct sigtext signature;
	struct need needs[MAX_NEEDS];
	u32 num_needs;
	char *code;
	size_t code_size;
	FILE *code_file;
};

static const char *assembler, *scratch;
static struct corpus_case current;

static bool assemble(u64 *code, u32 *num_words)
{
	char source[512], binary[512], command[2048];
	FILE *file;

	snprintf(source, sizeof(source), "%s/corpus.qasm", scratch);
	snprintf(binary, sizeof(binary), "%s/corpus.bin", scratch);
	snprintf(command, sizeof(command), "%s -o %s %s", assembler, binary, source);

	file = fopen(source, "w");
	if (!file || fputs(current.code, file) < 0 || fclose(file) || system(command))
		return false;

	file = fopen(binary, "rb");
	if (!file)
		return false;
	*num_words = fread(code, sizeof(*code), MAX_CODE, file);
	fclose(file);

	return true;
}

/* The expected need of a uniform as text, and the one that came out, to be compared. */
static void expected_need(char *text, size_t size, u32 param, bool write)
{
	snprintf(text, size, "0");
	for (u32 i = 0; i < current.num_needs; i++) {
		const struct need *need = &current.needs[i];

		if (need->param != param || need->write != write)
			continue;
		if (need->bounded)
			snprintf(text, size, "limit");
		else
			snprintf(text, size, "%u", need->bytes);
	}
}

static void actual_need(char *text, size_t size, const struct vciv_need *need, bool write)
{
	u32 end = write ? need->write_end : need->read_end;

	if (write ? need->bounded_write : need->bounded_read)
		snprintf(text, size, end ? "%u and limit" : "limit", end);
	else
		snprintf(text, size, "%u", end);
}

/* The largest need of all combinations of enumerated uniforms. */
static struct vciv_need largest_need(const struct vciv_contract *contract, u32 param)
{
	struct vciv_need most = { 0 };

	for (u32 i = 0; i < contract->num_choices; i++) {
		const struct vciv_need *need = &contract->needs[i * contract->num_params + param];

		if (need->read_end > most.read_end)
			most.read_end = need->read_end;
		if (need->write_end > most.write_end)
			most.write_end = need->write_end;
		most.bounded_read |= need->bounded_read;
		most.bounded_write |= need->bounded_write;
	}

	return most;
}

static void check_contract(const struct vciv_contract *contract)
{
	for (u32 i = 0; i < contract->num_params; i++) {
		struct vciv_need need = largest_need(contract, i);

		for (u32 write = 0; write < 2; write++) {
			char expected[32], actual[32];

			expected_need(expected, sizeof(expected), i, write);
			actual_need(actual, sizeof(actual), &need, write);
			check(!strcmp(expected, actual), "%s: uniform %u %s %s, expected %s",
			      current.name, i, write ? "writes" : "reads", actual, expected);
		}
	}
}

static void run_case(void)
{
	static u64 code[MAX_CODE];
	struct host *host;
	const char *reason;
	u32 num_words;

	if (!current.name[0])
		return;

	fclose(current.code_file);
	current.code_file = NULL;
	if (!assemble(code, &num_words)) {
		check(false, "%s: does not assemble", current.name);
		return;
	}

	host = host_new();
	host_verify(host, code, num_words, &current.signature.signature);
	reason = vciv_reason_name(host->verdict.reason);
	check(!strcmp(reason, current.expect), "%s: %s, expected %s\n%s", current.name, reason,
	      current.expect, host->log);
	check(!host->verdict.reason == !host->log[0], "%s: log", current.name);
	if (!host->verdict.reason)
		check_contract(&host->contract);
	host_free(host);
}

/* @name is shorter than a line. */
static void begin_case(const char *name)
{
	free(current.code);
	memset(&current, 0, sizeof(current));
	strcpy(current.name, name);
	sigtext_init(&current.signature);
	current.code_file = open_memstream(&current.code, &current.code_size);
	if (!current.code_file)
		abort();
}

static bool parse_need(const char *text)
{
	struct need *need = &current.needs[current.num_needs++];
	char access[16], bytes[16];

	if (current.num_needs > MAX_NEEDS ||
	    sscanf(text, "%u %15s %15s", &need->param, access, bytes) != 3)
		return false;

	need->write = !strcmp(access, "write");
	need->bounded = !strcmp(bytes, "limit");
	need->bytes = need->bounded ? 0 : strtoul(bytes, NULL, 0);

	return need->write || !strcmp(access, "read");
}

static void add_code(const char *line)
{
	if (!strcmp(line, "end")) {
		fprintf(current.code_file, "thrend\nnop\nnop\n");
	} else if (!strncmp(line, "word ", 5)) {
		u64 word = strtoull(line + 5, NULL, 0);

		fprintf(current.code_file, ".int 0x%x, 0x%x\n", (u32)word, (u32)(word >> 32));
	} else {
		fprintf(current.code_file, "%s\n", line);
	}
}

static bool parse_line(char *line)
{
	if (!strncmp(line, "=== ", 4)) {
		run_case();
		begin_case(line + 4);
		return true;
	}
	if (!current.code_file)
		return !line[0] || line[0] == '#';
	if (!strncmp(line, "uniform ", 8))
		return sigtext_add(&current.signature, line + 8);
	if (!strncmp(line, "need ", 5))
		return parse_need(line + 5);
	if (!strncmp(line, "expect ", 7)) {
		strcpy(current.expect, line + 7);
		return true;
	}
	add_code(line);

	return true;
}

static void run_file(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[LINE_SIZE];
	u32 number = 0;

	check(file, "%s: cannot be read", path);
	if (!file)
		return;

	current.name[0] = '\0';
	while (fgets(line, sizeof(line), file)) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		check(parse_line(line), "%s:%u: %s", path, number, line);
	}
	run_case();
	fclose(file);
}

static void check_selftest(void)
{
	struct host *host = host_new();

	check(vciv_verify_selftest(host->args.memory), "the verifier's own test");
	host_free(host);
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		fprintf(stderr, "usage: test_corpus QPU-AS SCRATCH-DIR FILE...\n");
		return 2;
	}

	assembler = argv[1];
	scratch = argv[2];
	check_selftest();
	for (int i = 3; i < argc; i++)
		run_file(argv[i]);
	free(current.code);

	return check_report();
}
