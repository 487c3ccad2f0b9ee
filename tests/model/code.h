/* SPDX-License-Identifier: GPL-2.0-or-later */
/* QPU programs in the forms that people publish them in. */
#ifndef CODE_H
#define CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asm.h"

struct code {
	uint64_t *word;			/* free() it */
	size_t count;
};

/*
 * Reads @path: source for the assembler (*.qasm), a C array of the words' halves
 * or of whole words in hexadecimal (any other text), or else the raw words. False:
 * what is wrong was printed to standard error.
 */
bool code_load(const char *path, const struct asm_options *options, struct code *code);

#endif
