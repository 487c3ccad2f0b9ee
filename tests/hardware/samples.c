// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

/* Samples that check their own results, with what they print in the report. */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hwtest.h"

static char directory[4096];	/* where this program is */

/* A file beside this program, if it is there. */
static const char *beside(const char *name)
{
	static char path[sizeof(directory) + 64];
	ssize_t length = readlink("/proc/self/exe", directory, sizeof(directory) - 1);

	if (length < 0)
		return NULL;
	directory[length] = '\0';
	*strrchr(directory, '/') = '\0';
	snprintf(path, sizeof(path), "%s/%s", directory, name);

	return access(path, R_OK) ? NULL : path;
}

static void run_child(int output, const char *const argv[])
{
	const char *path = beside(argv[0]);

	dup2(output, STDOUT_FILENO);
	dup2(output, STDERR_FILENO);
	if (path)
		execv(path, (char *const *)argv);
	else
		execvp(argv[0], (char *const *)argv);
	fprintf(stderr, "cannot run %s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

static void report_output(int input)
{
	FILE *file = fdopen(input, "r");
	char line[512];

	while (file && fgets(line, sizeof(line), file))
		report("  %s", line);
	if (file)
		fclose(file);
}

static enum outcome run(const char *const argv[])
{
	int pipes[2], status = 0;
	pid_t child;

	if (pipe(pipes))
		return BAD;

	child = fork();
	if (!child) {
		close(pipes[0]);
		run_child(pipes[1], argv);
	}
	close(pipes[1]);
	report_output(pipes[0]);
	if (child < 0 || waitpid(child, &status, 0) != child || status) {
		report("  %s failed (status %#x)\n", argv[0], status);
		return BAD;
	}

	return GOOD;
}

/* 512 x 512 pixels, each compared with the CPU's. */
enum outcome hwtest_demo(void)
{
	const char *program = beside("mandelbrot.bin");
	const char *const argv[] = {
		"mandelbrot", "--output", "/dev/null",
		program ? "--program" : NULL, program, NULL,
	};

	return run(argv);
}

enum outcome hwtest_fft(void)
{
	const char *const argv[] = { "vciv-fft", NULL };

	return run(argv);
}
