// SPDX-License-Identifier: GPL-2.0-or-later
/* The assembler's command line. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asm.h"

#define MAX_OPTIONS	64

static const char usage[] =
	"usage: qpu-as [-o FILE] [-f bin|hex] [-I DIR] [-D NAME=VALUE] INPUT\n"
	"\n"
	"Assembles a QPU program in vc4asm's language.\n"
	"\n"
	"  -o FILE        write to FILE instead of standard output\n"
	"  -f bin         little-endian words of 64 bits (default)\n"
	"  -f hex         a C array's elements, low and high half of each word\n"
	"  -I DIR         look for included files in DIR\n"
	"  -D NAME=VALUE  define a constant\n"
	"  INPUT          the program's source, - for standard input\n";

struct arguments {
	const char *input, *output;
	bool hex;
	const char *dirs[MAX_OPTIONS], *defines[MAX_OPTIONS];
	struct asm_options options;
};

static int wrong_usage(void)
{
	fputs(usage, stderr);
	return -1;
}

static int take_option(struct arguments *args, int option)
{
	switch (option) {
	case 'o':
		args->output = optarg;
		return 0;
	case 'f':
		args->hex = !strcmp(optarg, "hex");
		return args->hex || !strcmp(optarg, "bin") ? 0 : wrong_usage();
	case 'I':
		if (args->options.include_count == MAX_OPTIONS)
			return wrong_usage();
		args->dirs[args->options.include_count++] = optarg;
		return 0;
	case 'D':
		if (args->options.define_count == MAX_OPTIONS)
			return wrong_usage();
		args->defines[args->options.define_count++] = optarg;
		return 0;
	case 'h':
		fputs(usage, stdout);
		exit(0);
	default:
		return wrong_usage();
	}
}

static int parse(struct arguments *args, int argc, char **argv)
{
	static const struct option long_options[] = {
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	int option;

	while ((option = getopt_long(argc, argv, "o:f:I:D:h", long_options, NULL)) != -1)
		if (take_option(args, option))
			return -1;
	if (optind + 1 != argc)
		return wrong_usage();
	args->input = argv[optind];
	args->options.include_dirs = args->dirs;
	args->options.defines = args->defines;
	return 0;
}

static uint32_t half_at(const struct asm_program *program, size_t at)
{
	uint32_t half = 0;
	unsigned int i;

	for (i = 0; i < 4 && at + i < program->size; i++)
		half |= (uint32_t)program->bytes[at + i] << 8 * i;
	return half;
}

static void write_hex(FILE *file, const struct asm_program *program)
{
	size_t at;

	for (at = 0; at < program->size; at += 8)
		fprintf(file, "0x%08x, 0x%08x,\n", half_at(program, at), half_at(program, at + 4));
}

static int write_output(const struct arguments *args, const struct asm_program *program)
{
	FILE *file = args->output ? fopen(args->output, "wb") : stdout;
	int failed;

	if (!file) {
		fprintf(stderr, "%s: %s\n", args->output, strerror(errno));
		return -1;
	}
	if (args->hex)
		write_hex(file, program);
	else
		fwrite(program->bytes, 1, program->size, file);
	failed = ferror(file);
	if (fclose(file) || failed) {
		fprintf(stderr, "%s: cannot be written\n", args->output ? args->output : "output");
		return -1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct asm_program program = { 0 };
	struct arguments args = { 0 };
	int result;

	if (parse(&args, argc, argv))
		return 2;
	if (!asm_assemble(args.input, &args.options, &program))
		return 1;
	result = write_output(&args, &program);
	free(program.bytes);
	return result ? 1 : 0;
}
