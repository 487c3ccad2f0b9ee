// SPDX-License-Identifier: GPL-2.0-or-later
/* The disassembler's command line. Its output assembles to the same words. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "code.h"
#include "vciv_qpu_disasm.h"

static const char usage[] =
	"usage: qpu-dis [-a] FILE\n"
	"\n"
	"Prints a QPU program (raw words, a C array of hexadecimal numbers, or\n"
	"source *.qasm) as assembler source. Words that no text tells completely\n"
	"become .long, with the text beside.\n"
	"\n"
	"  -a  add offset and word to each line\n";

static void print_word(uint64_t word, size_t offset, bool annotate)
{
	char text[VCIV_QPU_DISASM_SIZE], raw[VCIV_QPU_DISASM_SIZE + 32];
	bool exact = vciv_qpu_disasm(word, text, sizeof(text));

	snprintf(raw, sizeof(raw), ".long 0x%016llx # %s", (unsigned long long)word, text);
	if (annotate)
		printf("\t%-56s # %04zx: %016llx\n", exact ? text : raw, offset,
		       (unsigned long long)word);
	else
		printf("\t%s\n", exact ? text : raw);
}

int main(int argc, char **argv)
{
	static const struct option long_options[] = {
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	struct asm_options options = { 0 };
	bool annotate = false;
	struct code code;
	int option;
	size_t i;

	while ((option = getopt_long(argc, argv, "ah", long_options, NULL)) != -1) {
		if (option == 'a') {
			annotate = true;
			continue;
		}
		fputs(usage, option == 'h' ? stdout : stderr);
		return option == 'h' ? 0 : 2;
	}
	if (optind + 1 != argc) {
		fputs(usage, stderr);
		return 2;
	}
	if (!code_load(argv[optind], &options, &code))
		return 1;
	for (i = 0; i < code.count; i++)
		print_word(code.word[i], 8 * i, annotate);
	free(code.word);
	return 0;
}
