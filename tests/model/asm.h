/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The QPU assembler: vc4asm's language, as public programs use it.
 *
 * A source is read into lines of tokens, and walked twice: the first pass finds
 * out where the labels are, the second one emits the words. Whatever is wrong
 * is said once, with its place, and ends the assembly.
 */
#ifndef ASM_H
#define ASM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct asm_program {
	uint8_t *bytes;			/* little-endian words; free() it */
	size_t size;
};

struct asm_options {
	const char *const *include_dirs;
	unsigned int include_count;
	const char *const *defines;	/* "name=value" */
	unsigned int define_count;
	FILE *errors;			/* NULL: standard error */
};

/*
 * Assembles the file @path ("-": standard input). False: the error was printed,
 * and @program is untouched.
 */
bool asm_assemble(const char *path, const struct asm_options *options,
		  struct asm_program *program);

/* The same for @text; errors call it @name. */
bool asm_assemble_text(const char *name, const char *text, const struct asm_options *options,
		       struct asm_program *program);

#endif
