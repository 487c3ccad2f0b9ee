// SPDX-License-Identifier: GPL-2.0-or-later
/* Programs get the verdict that the corpus says, with the contract that it says. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "corpus.h"
#include "host.h"
#include "lies.h"

/* The expected need of a uniform as text, and the one that came out, to be compared. */
static void expected_need(char *text, size_t size, const struct corpus_case *c, u32 param,
			  bool write)
{
	snprintf(text, size, "0");
	for (u32 i = 0; i < c->num_needs; i++) {
		const struct corpus_need *need = &c->needs[i];

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

static bool term_is_expected(const struct corpus_case *c, const char *text)
{
	for (u32 i = 0; i < c->num_terms; i++)
		if (!strcmp(c->terms[i], text))
			return true;

	return false;
}

static void check_terms(const struct corpus_case *c, const struct vciv_contract *contract)
{
	check(contract->num_terms == c->num_terms, "%s: %u terms, expected %u", c->name,
	      contract->num_terms, c->num_terms);
	for (u32 i = 0; i < contract->num_terms; i++) {
		const struct vciv_term *term = &contract->terms[i];
		char value[256], text[300];

		sigtext_term(value, sizeof(value), term);
		if (term->param == VCIV_NO_UNIFORM)
			snprintf(text, sizeof(text), "records %s", value);
		else
			snprintf(text, sizeof(text), "%u %s %s", term->param,
				 term->access == VCIV_PARAM_WRITE ? "write" : "read", value);
		check(term_is_expected(c, text), "%s: term %s", c->name, text);
	}
}

static void check_contract(const struct corpus_case *c, const struct vciv_contract *contract)
{
	for (u32 i = 0; i < contract->num_params; i++) {
		struct vciv_need need = largest_need(contract, i);

		for (u32 write = 0; write < 2; write++) {
			char expected[32], actual[32];

			expected_need(expected, sizeof(expected), c, i, write);
			actual_need(actual, sizeof(actual), &need, write);
			check(!strcmp(expected, actual), "%s: uniform %u %s %s, expected %s",
			      c->name, i, write ? "writes" : "reads", actual, expected);
		}
	}
}

static void check_case(const struct corpus_case *c)
{
	struct host *host = host_new();
	const char *reason;

	host_verify(host, c->code, c->num_words, &c->signature.signature);
	reason = vciv_reason_name(host->verdict.reason);
	check(!strcmp(reason, c->expect), "%s: %s, expected %s\n%s", c->name, reason, c->expect,
	      host->log);
	check(!host->verdict.reason == !host->log[0], "%s: log", c->name);
	if (!host->verdict.reason) {
		check_contract(c, &host->contract);
		check_terms(c, &host->contract);
		lies_check(host, c->name);
	}
	host_free(host);
}

static void check_selftest(void)
{
	struct host *host = host_new();

	check(vciv_verify_selftest(host->args.memory), "the verifier's own test");
	host_free(host);
}

int main(int argc, char **argv)
{
	struct corpus corpus = { .found = check_case };

	if (argc < 4) {
		fprintf(stderr, "usage: test_corpus QPU-AS SCRATCH-DIR FILE...\n");
		return 2;
	}

	corpus.assembler = argv[1];
	corpus.scratch = argv[2];
	check_selftest();
	for (int i = 3; i < argc; i++)
		check(corpus_read(&corpus, argv[i]), "%s", argv[i]);

	lies_report();

	return check_report();
}
