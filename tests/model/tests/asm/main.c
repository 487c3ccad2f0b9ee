// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../asm.h"
#include "asm_test.h"

static unsigned int passed, failed;

void check(bool ok, const char *format, ...)
{
	va_list args;

	if (ok) {
		passed++;
		return;
	}
	failed++;
	printf("FAIL: ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

static void take_words(const struct asm_program *program, struct result *result)
{
	size_t i;

	for (i = 0; i < program->size && i / 8 < 64; i++)
		result->word[i / 8] |= (uint64_t)program->bytes[i] << 8 * (i % 8);
	result->count = (program->size + 7) / 8;
}

void assemble(const char *source, struct result *result)
{
	struct asm_options options = { 0 };
	struct asm_program program;

	memset(result, 0, sizeof(*result));
	options.errors = fmemopen(result->error, sizeof(result->error), "w");
	if (!options.errors)
		abort();
	if (asm_assemble_text("t", source, &options, &program)) {
		take_words(&program, result);
		free(program.bytes);
	}
	fclose(options.errors);
}

int main(void)
{
	test_words();
	test_language();
	test_errors();
	test_files();
	test_round_trip();
	printf("%u passed, %u failed, 0 skipped\n", passed, failed);
	return failed ? 1 : 0;
}
