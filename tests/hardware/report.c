// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "hwtest.h"

static FILE *file;

bool report_open(const char *path)
{
	file = fopen(path, "w");

	return file;
}

void report_close(void)
{
	fclose(file);
}

void report(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(file, format, args);
	va_end(args);
	fflush(file);
	fsync(fileno(file));

	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	fflush(stdout);
}

void progress(const char *format, ...)
{
	va_list args;

	if (!isatty(STDERR_FILENO))
		return;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
}
