// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdarg.h>
#include <stdio.h>

#include "check.h"

/* A broken rule fails in a million places; the first ones tell enough. */
#define MOST_MESSAGES 20

static unsigned long passed, failed;

void check(bool ok, const char *what, ...)
{
	va_list args;

	if (ok) {
		passed++;
		return;
	}

	if (failed++ >= MOST_MESSAGES)
		return;

	va_start(args, what);
	printf("FAIL: ");
	vprintf(what, args);
	printf("\n");
	va_end(args);
}

int check_report(void)
{
	printf("%lu passed, %lu failed, 0 skipped\n", passed, failed);

	return failed != 0;
}
