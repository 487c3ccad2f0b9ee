// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

/* What the report is about. */

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "hwtest.h"

/* The first line of a file, or "?". */
static const char *read_line(const char *path, char *line, size_t size)
{
	FILE *file = fopen(path, "r");

	if (!file || !fgets(line, size, file))
		snprintf(line, size, "?");
	if (file)
		fclose(file);
	line[strcspn(line, "\n")] = '\0';

	return line;
}

static void report_file(const char *name, const char *path)
{
	char line[256];

	report("%-18s %s\n", name, read_line(path, line, sizeof(line)));
}

static void report_memory(void)
{
	FILE *file = fopen("/proc/meminfo", "r");
	char line[128];

	while (file && fgets(line, sizeof(line), file))
		if (!strncmp(line, "MemTotal", 8) || !strncmp(line, "Cma", 3))
			report("%s", line);
	if (file)
		fclose(file);
}

static void report_kernel(void)
{
	struct utsname name;
	char date[32];
	time_t now = time(NULL);

	uname(&name);
	report("%-18s %s %s %s\n", "kernel", name.release, name.version, name.machine);
	strftime(date, sizeof(date), "%F", gmtime(&now));
	report("%-18s %s, program for %zu bits\n", "date", date, 8 * sizeof(void *));
}

/* Registers IDENT0 to IDENT2. */
static int report_identity(void)
{
	uint64_t ident[3];
	int fd = vciv_open(), ret = 0;

	if (fd < 0)
		return fd;

	for (int i = 0; i < 3 && !ret; i++)
		ret = vciv_get_param(fd, DRM_VC4_PARAM_V3D_IDENT0 + i, &ident[i]);
	close(fd);
	if (!ret)
		report("%-18s %#010" PRIx64 " %#010" PRIx64 " %#010" PRIx64 "\n", "V3D identity",
		       ident[0], ident[1], ident[2]);

	return ret;
}

enum outcome hwtest_machine(void)
{
	int ret;

	report_file("board", "/proc/device-tree/model");
	report_kernel();
	report_file("command line", "/proc/cmdline");
	report_file("unprivileged", "/sys/module/vciv/parameters/unprivileged");
	report_file("allow_unverified", "/sys/module/vciv/parameters/allow_unverified");
	report_memory();

	ret = report_identity();
	if (!ret)
		return GOOD;

	report("no V3D: %s\n", ret == -ENODEV ? "is the module loaded (modprobe vciv)?" :
						strerror(-ret));
	return BAD;
}
