// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Counting of checks, and main().
 */
#include <inttypes.h>
#include <stdio.h>

#include "test.h"

static const char *current;
static bool failing;
static unsigned int passed, failed;

static void finish(void)
{
	if (!current)
		return;
	if (failing)
		failed++;
	else
		passed++;
	current = NULL;
}

void test_begin(const char *name)
{
	finish();
	current = name;
	failing = false;
}

void test_check_eq(const char *file, int line, const char *what, uint64_t got, uint64_t wanted)
{
	if (got == wanted)
		return;
	failing = true;
	printf("%s:%d: %s: %s is 0x%" PRIx64 ", not 0x%" PRIx64 "\n", file, line, current, what,
	       got, wanted);
}

int main(void)
{
	test_registers();
	test_alu();
	finish();
	printf("%u passed, %u failed, 0 skipped\n", passed, failed);
	return failed != 0;
}
