// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fnmatch.h>
#include <grp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

#include "igt.h"

#define MAX_CHILDREN 256

enum mode { RUN, LIST, DESCRIBE };

extern const char *shim_program_description __attribute__((weak));

sigjmp_buf shim_jump;

static enum mode mode;
static const char *pattern = "*";
static const char *description;

/* What is being run, "" for a fixture, NULL for nothing. */
static const char *current;
static struct timespec started;

/* Set when a fixture gives up: what all subtests after it end as. */
static const char *verdict_of_rest;

static unsigned int succeeded, failed, skipped;

static bool is_child;
static pid_t children[MAX_CHILDREN];
static unsigned int num_children;

static void print_usage(const char *program)
{
	printf("usage: %s [--list-subtests | --describe | --run-subtest PATTERN | --help]\n",
	       program);
	if (&shim_program_description)
		printf("\n%s\n", shim_program_description);
}

void shim_init(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IOLBF, 0);

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--list-subtests")) {
			mode = LIST;
		} else if (!strcmp(argv[i], "--describe")) {
			mode = DESCRIBE;
		} else if (!strcmp(argv[i], "--run-subtest") && i + 1 < argc) {
			pattern = argv[++i];
		} else {
			print_usage(argv[0]);
			exit(strcmp(argv[i], "--help") ? IGT_EXIT_INVALID : IGT_EXIT_SUCCESS);
		}
	}
}

void shim_exit(void)
{
	if (mode != RUN)
		exit(IGT_EXIT_SUCCESS);

	if (!(succeeded + failed + skipped)) {
		fprintf(stderr, "No subtest is named '%s'\n", pattern);
		exit(IGT_EXIT_INVALID);
	}

	if (failed)
		exit(IGT_EXIT_FAILURE);
	exit(succeeded ? IGT_EXIT_SUCCESS : IGT_EXIT_SKIP);
}

static double seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);

	return now.tv_sec - start->tv_sec + (now.tv_nsec - start->tv_nsec) * 1e-9;
}

static void print_verdict(const char *name, const char *verdict)
{
	printf("Subtest %s: %s (%.3fs)\n", name, verdict, seconds_since(&started));
}

bool shim_fixture_begin(void)
{
	if (mode != RUN || verdict_of_rest)
		return false;

	current = "";
	return true;
}

void shim_fixture_end(void)
{
	current = NULL;
	siglongjmp(shim_jump, 1);
}

void shim_describe(const char *text)
{
	description = text;
}

/* Takes it: a description belongs to the subtest that follows. */
static const char *take_description(void)
{
	const char *text = description ?: "no description";

	description = NULL;

	return text;
}

static void count_verdict(const char *verdict)
{
	if (!strcmp(verdict, "SUCCESS"))
		succeeded++;
	else if (!strcmp(verdict, "SKIP"))
		skipped++;
	else
		failed++;
}

bool shim_subtest_begin(const char *name)
{
	const char *text = take_description();

	if (fnmatch(pattern, name, 0))
		return false;

	if (mode == LIST)
		printf("%s\n", name);
	if (mode == DESCRIBE)
		printf("SUB %s:\n  %s\n\n", name, text);
	if (mode != RUN)
		return false;

	clock_gettime(CLOCK_MONOTONIC, &started);
	if (verdict_of_rest) {
		print_verdict(name, verdict_of_rest);
		count_verdict(verdict_of_rest);
		return false;
	}

	printf("Starting subtest: %s\n", name);
	current = name;
	return true;
}

static void __attribute__((noreturn)) end_block(const char *verdict)
{
	if (*current) {
		print_verdict(current, verdict);
		count_verdict(verdict);
	} else {
		verdict_of_rest = verdict;
	}

	current = NULL;
	siglongjmp(shim_jump, 1);
}

void shim_subtest_end(void)
{
	end_block("SUCCESS");
}

void igt_skip(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vprintf(format, args);
	va_end(args);

	end_block("SKIP");
}

void shim_fail(const char *function, const char *file, int line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	printf("Test assertion failure function %s, file %s:%d:\nFailed assertion: ",
	       function, file, line);
	vprintf(format, args);
	va_end(args);

	if (is_child) {
		fflush(stdout);
		_exit(IGT_EXIT_FAILURE);
	}
	end_block("FAIL");
}

/* True once, in the child. */
bool shim_fork(void)
{
	pid_t pid;

	igt_assert(num_children < MAX_CHILDREN);
	fflush(stdout);
	pid = fork();
	igt_assert(pid >= 0);

	if (pid) {
		children[num_children++] = pid;
		return false;
	}

	is_child = true;
	return true;
}

void shim_child_end(void)
{
	fflush(stdout);
	_exit(IGT_EXIT_SUCCESS);
}

void igt_waitchildren(void)
{
	unsigned int bad = 0;
	int status;

	while (num_children) {
		waitpid(children[--num_children], &status, 0);
		bad += status != 0;
	}
	igt_assert_f(!bad, "%u children failed\n", bad);
}

void igt_drop_root(void)
{
	const uid_t nobody = 65534;

	igt_assert_eq(setgroups(0, NULL), 0);
	igt_assert_eq(setgid(nobody), 0);
	igt_assert_eq(setuid(nobody), 0);
}
