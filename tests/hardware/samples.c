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

#define MAX_PATH	4096

/* A file beside this program, if it is there. */
static bool beside(const char *name, char path[MAX_PATH])
{
	ssize_t length = readlink("/proc/self/exe", path, MAX_PATH - 64);

	if (length < 0)
		return false;
	path[length] = '\0';
	snprintf(strrchr(path, '/') + 1, 64, "%s", name);

	return !access(path, R_OK);
}

static void run_child(int output, const char *const argv[])
{
	char path[MAX_PATH];

	dup2(output, STDOUT_FILENO);
	dup2(output, STDERR_FILENO);
	if (beside(argv[0], path))
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

/* 512 x 512 pixels, each compared with the CPU's. A virtual machine may be slow. */
enum outcome hwtest_demo(void)
{
	char program[MAX_PATH];
	bool has_program = beside("mandelbrot.bin", program);
	const char *const argv[] = {
		"mandelbrot", "--output", "/dev/null",
		"--timeout", geteuid() ? "2000" : "10000",
		has_program ? "--program" : NULL, program, NULL,
	};

	return run(argv);
}

enum outcome hwtest_fft(void)
{
	const char *const argv[] = { "vciv-fft", NULL };

	return run(argv);
}
