/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tests of the assembler and the disassembler. */
#ifndef ASM_TEST_H
#define ASM_TEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What @source became: its words, or if there are none the error message. */
struct result {
	size_t count;
	uint64_t word[64];
	char error[1024];
};

void assemble(const char *source, struct result *result);

/* One test; if it failed, the rest says what happened. */
void check(bool passed, const char *format, ...) __attribute__((format(printf, 2, 3)));

void test_words(void);
void test_language(void);
void test_errors(void);
void test_files(void);
void test_round_trip(void);

#endif
