// SPDX-License-Identifier: GPL-2.0-or-later
/* Gets a description's program, and makes sure that it is the one that is meant. */
#include <stdio.h>
#include <string.h>

#include "run.h"

static bool cut(struct run *run)
{
	struct code *code = &run->code;

	if (!run->words)
		return true;
	if (run->first > code->count || run->words > code->count - run->first) {
		fprintf(stderr, "%s: there are only %zu words\n", run->program, code->count);
		return false;
	}
	memmove(code->word, code->word + run->first, run->words * sizeof(*code->word));
	code->count = run->words;
	return true;
}

static bool is_the_same(const struct run *run)
{
	char hex[65];

	run_sha256(run->code.word, run->code.count * sizeof(*run->code.word), hex);
	if (!run->code_sha256 || !strcmp(run->code_sha256, hex))
		return true;
	fprintf(stderr, "%s: the words' SHA-256 is %s\n", run->program, hex);
	return false;
}

bool run_load_code(struct run *run)
{
	struct asm_options options = {
		.include_dirs = run->include, .include_count = run->includes,
		.defines = run->define, .define_count = run->defines,
	};

	if (!run->program) {
		fputs("no program is named\n", stderr);
		return false;
	}
	return code_load(run->program, &options, &run->code) && cut(run) && is_the_same(run);
}
