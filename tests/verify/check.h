/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counting checks; every test program ends with check_report(). */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>

/* Prints @what, a printf format, if it failed. */
void check(bool ok, const char *what, ...) __attribute__((format(printf, 2, 3)));

/* Prints "N passed, N failed, N skipped"; the exit status. */
int check_report(void);

#endif
