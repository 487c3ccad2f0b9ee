// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Counting of checks, and main().
 */
#include <inttypes.h>
#include <stdio.h>

#include "test.h"

#define MOST_SHOWN	4

static const char *current;
static unsigned int failures;	/* of the current case */
static unsigned int passed, failed;

static void finish(void)
{
	if (!current)
		return;
	if (failures)
		failed++;
	else
		passed++;
	current = NULL;
}

void test_begin(const char *name)
{
	finish();
	current = name;
	failures = 0;
}

void test_check_eq(const char *file, int line, const char *what, uint64_t got, uint64_t wanted)
{
	if (got == wanted)
		return;
	if (++failures > MOST_SHOWN)
		return;
	printf("%s:%d: %s: %s is 0x%" PRIx64 ", not 0x%" PRIx64 "\n", file, line, current, what,
	       got, wanted);
}

int main(void)
{
	test_registers();
	test_queue();
	test_alu();
	test_float();
	test_flow();
	test_pack();
	test_sync();
	test_uniform();
	test_tmu();
	test_vpm();
	test_dma();
	test_cache();
	test_trace();
	test_rules();
	test_options();
	test_peek();
	test_random();
	finish();
	printf("%u passed, %u failed, 0 skipped\n", passed, failed);
	return failed != 0;
}
