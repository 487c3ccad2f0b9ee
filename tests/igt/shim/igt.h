/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef IGT_H
#define IGT_H

/*
 * What the tests use of IGT GPU tools, for building them without its tree. The
 * names, and what they do for a test, are IGT's; so are the options, the lines
 * printed and the exit status of a program. The rest is ours.
 */

#include <errno.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <xf86drm.h>

#define IGT_EXIT_SUCCESS	0
#define IGT_EXIT_SKIP		77
#define IGT_EXIT_INVALID	79
#define IGT_EXIT_FAILURE	98

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))
#define NSEC_PER_SEC		1000000000ull
#define NSEC_PER_MSEC		1000000ull

#define SHIM_PASTE(a, b)	a##b
#define SHIM_NAME(prefix, line)	SHIM_PASTE(prefix, line)
#define SHIM_UNIQUE(prefix)	SHIM_NAME(prefix, __LINE__)

/* A test program: igt_main { fixtures and subtests }. */
#define IGT_TEST_DESCRIPTION(text) const char *shim_program_description = text

#define igt_main \
	static void shim_main(void); \
	int main(int argc, char **argv) \
	{ \
		shim_init(argc, argv); \
		shim_main(); \
		shim_exit(); \
	} \
	static void shim_main(void)

void shim_init(int argc, char **argv);
void shim_exit(void) __attribute__((noreturn));

/*
 * A block runs at most once: where it ends, or gives up, a jump leads back to
 * its condition, which is then false.
 */
extern sigjmp_buf shim_jump;

#define SHIM_BLOCK(begin, end) \
	for (; (begin) && sigsetjmp(shim_jump, 1) == 0; (end))

#define igt_fixture		SHIM_BLOCK(shim_fixture_begin(), shim_fixture_end())
#define igt_subtest(name)	SHIM_BLOCK(shim_subtest_begin(name), shim_subtest_end())
#define igt_subtest_f(...) \
	for (char SHIM_UNIQUE(shim_subtest)[128], *SHIM_UNIQUE(shim_once) = ""; \
	     SHIM_UNIQUE(shim_once) && \
	     snprintf(SHIM_UNIQUE(shim_subtest), 128, __VA_ARGS__); \
	     SHIM_UNIQUE(shim_once) = NULL) \
		igt_subtest(SHIM_UNIQUE(shim_subtest))
#define igt_describe(text)	shim_describe(text)

bool shim_fixture_begin(void);
void shim_fixture_end(void);
bool shim_subtest_begin(const char *name);
void shim_subtest_end(void);
void shim_describe(const char *text);

/* The ways out of a block. */
void shim_fail(const char *function, const char *file, int line, const char *format, ...)
	__attribute__((noreturn, format(printf, 4, 5)));
void igt_skip(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

#define SHIM_FAIL(...)	shim_fail(__func__, __FILE__, __LINE__, __VA_ARGS__)

#define igt_require(expression) \
	igt_require_f(expression, "Test requirement: %s\n", #expression)
#define igt_require_f(expression, ...) \
	do { \
		if (!(expression)) \
			igt_skip(__VA_ARGS__); \
	} while (0)

#define igt_assert(expression) \
	do { \
		if (!(expression)) \
			SHIM_FAIL("%s\n", #expression); \
	} while (0)
#define igt_assert_f(expression, format, ...) \
	do { \
		if (!(expression)) \
			SHIM_FAIL("%s\n" format, #expression, ##__VA_ARGS__); \
	} while (0)

#define SHIM_COMPARE(type, print, a, operator, b) \
	do { \
		type shim_a = (a), shim_b = (b); \
		if (!(shim_a operator shim_b)) \
			SHIM_FAIL("%s " #operator " %s\n(" print " and " print ")\n", \
				  #a, #b, shim_a, shim_b); \
	} while (0)

#define igt_assert_eq(a, b)		SHIM_COMPARE(int, "%d", a, ==, b)
#define igt_assert_eq_u32(a, b)		SHIM_COMPARE(uint32_t, "%#x", a, ==, b)
#define igt_assert_eq_u64(a, b)		SHIM_COMPARE(unsigned long long, "%#llx", a, ==, b)
#define igt_assert_neq_u32(a, b)	SHIM_COMPARE(uint32_t, "%#x", a, !=, b)
#define igt_assert_lte_u64(a, b)	SHIM_COMPARE(unsigned long long, "%llu", a, <=, b)
#define igt_assert_fd(fd)		igt_assert_f((fd) >= 0, "%s\n", strerror(errno))

#define SHIM_IOCTL(fd, name, request, argument, error) \
	do { \
		int shim_error = drmIoctl(fd, request, argument) ? errno : 0; \
		if (shim_error != (error)) \
			SHIM_FAIL("%s: %s, expected %s\n", name, strerror(shim_error), \
				  strerror(error)); \
		errno = 0; \
	} while (0)

#define do_ioctl(fd, request, argument) \
	SHIM_IOCTL(fd, #request, request, argument, 0)
#define do_ioctl_err(fd, request, argument, error) \
	SHIM_IOCTL(fd, #request, request, argument, error)

#define igt_info(...)	printf(__VA_ARGS__)

static inline uint64_t to_user_pointer(const void *pointer)
{
	return (uintptr_t)pointer;
}

/* Children run the block after igt_fork; what they assert is the parent's affair. */
#define igt_fork(child, count) \
	for (int child = 0; child < (count); child++) \
		for (; shim_fork(); shim_child_end())

bool shim_fork(void);
void shim_child_end(void) __attribute__((noreturn));
void igt_waitchildren(void);

/* Go on as an unprivileged user, for good. */
void igt_drop_root(void);

#endif
