// SPDX-License-Identifier: GPL-2.0-or-later
/* The runner's command line: statements of descriptions as options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

static const char usage[] =
	"usage: qpu-run [OPTION...] DESCRIPTION.run\n"
	"       qpu-run [OPTION...] PROGRAM\n"
	"       qpu-run --table DIR [--programs DIR]\n"
	"\n"
	"Runs a QPU program (source *.qasm, a C array of hexadecimal numbers, or raw\n"
	"words) on the model of the V3D and tells what it did. The exit status is 1\n"
	"if something that was expected is not so.\n"
	"\n"
	"  --log                 show all accesses to memory\n"
	"  --table DIR           run all descriptions in DIR, and count\n"
	"  --programs DIR        where public programs are: DIR/OWNER/REPO/PATH\n"
	"\n"
	"What a description can state, options can too; EXPR may use the word's index i,\n"
	"the instance's number q, numbers of instances n, NAMEs of buffers (addresses),\n"
	"NAME[i] (words), and bits(x) for floats:\n"
	"\n"
	"  --buffer 'NAME WORDS [= EXPR, ...]'   memory; the last EXPR is for all words left\n"
	"  --load 'NAME FILE'               the same from a file\n"
	"  --uniforms 'EXPR, ...'           of instance q\n"
	"  --instances EXPR                 how many run at once\n"
	"  --print 'NAME [hex|int|float]'   a buffer after the run\n"
	"  --save 'NAME FILE'\n"
	"  --expect 'NAME EXPR'             words of a buffer after the run\n"
	"  --near 'NAME LIMIT EXPR'         floats, and the relative error allowed\n"
	"  --sha256 'NAME HEX'\n"
	"  --seed N, --option NAME=VALUE    of the model; see below\n"
	"  --budget EXPR                    instructions to stop after\n"
	"  --words 'FIRST COUNT'            a part of the program's file\n"
	"  --code-sha256 HEX                of the program's words\n"
	"  --include DIR, --define NAME=VALUE   for the assembler\n"
	"\n"
	"Options of the model, with standard values:\n";

static void print_usage(void)
{
	int i;

	fputs(usage, stdout);
	for (i = 0; i < V3D_OPTIONS; i++)
		printf("  %s=%llu\n\t%s\n", v3d_option_info[i].name,
		       (unsigned long long)v3d_option_info[i].standard, v3d_option_info[i].help);
}

struct arguments {
	const char *input, *table, *programs;
	bool log;
};

static int wrong_usage(const char *what)
{
	fprintf(stderr, "%s (see --help)\n", what);
	return 2;
}

/* --NAME VALUE is the statement NAME VALUE. */
static bool take_statement(struct run *run, const char *name, const char *value)
{
	struct run_place place = { .file = "" };
	char *text;
	bool ok;

	if (asprintf(&text, "%s %s", name, value) < 0)
		abort();
	place.text = text;
	place.at = text;
	ok = run_statement(run, &place);
	free(text);
	return ok;
}

/* Options that tell where something is: they must be known before any statement. */
static int take_arguments(struct arguments *args, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		bool has_value = i + 1 < argc;

		if (!strcmp(argv[i], "--help")) {
			print_usage();
			exit(0);
		} else if (!strcmp(argv[i], "--log")) {
			args->log = true;
		} else if (!strncmp(argv[i], "--", 2) && !has_value) {
			return wrong_usage("the last option has no value");
		} else if (!strcmp(argv[i], "--table")) {
			args->table = argv[++i];
		} else if (!strcmp(argv[i], "--programs")) {
			args->programs = argv[++i];
		} else if (!strncmp(argv[i], "--", 2)) {
			i++;
		} else if (args->input) {
			return wrong_usage("more than one file");
		} else {
			args->input = argv[i];
		}
	}
	return 0;
}

static bool is_own(const char *option)
{
	return !strcmp(option, "--table") || !strcmp(option, "--programs");
}

static bool take_statements(struct run *run, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		if (strncmp(argv[i], "--", 2) || !strcmp(argv[i], "--log"))
			continue;
		if (!is_own(argv[i]) && !take_statement(run, argv[i] + 2, argv[i + 1]))
			return false;
		i++;
	}
	return true;
}

static bool take_input(struct run *run, const char *input)
{
	size_t length = strlen(input);

	if (length > 4 && !strcmp(input + length - 4, ".run"))
		return run_read(run, input);
	return take_statement(run, "program", input);
}

static bool run_all(struct run *run, const struct arguments *args, int argc, char **argv)
{
	bool ok;

	run->dir = args->programs;
	if (!take_input(run, args->input) || !take_statements(run, argc, argv) ||
	    !run_load_code(run) || !run_machine(run, args->log, false))
		return false;
	ok = run_results(run);
	run_summary(run);
	return ok;
}

int main(int argc, char **argv)
{
	struct arguments args = { 0 };
	int status = take_arguments(&args, argc, argv);
	struct run run;

	if (status)
		return status;
	if (args.table)
		return run_table(args.table, args.programs);
	if (!args.input)
		return wrong_usage("no program");
	run_init(&run);
	status = run_all(&run, &args, argc, argv) ? 0 : 1;
	run_free(&run);
	return status;
}
