/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The check alone, with states that claim more than is so. */
#ifndef LIES_H
#define LIES_H

#include "host.h"

/* Tells all lies about the program that @host has just accepted. */
void lies_check(struct host *host, const char *name);

/* Checks that there were enough of them. */
void lies_report(void);

#endif
