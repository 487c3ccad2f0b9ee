// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hwtest.h"
#include "questions.h"

static const char usage[] =
	"usage: vciv-hwtest [OPTION...] [PART...]\n"
	"\n"
	"Tries out the V3D of a Raspberry Pi 0 to 3 with the driver vciv, and writes a report:\n"
	"whether demo and FFT compute what the CPU does, how long a job takes and how fast the\n"
	"CPU gets at BOs; then hardware tests of what is not known for certain about the V3D,\n"
	"and of which the driver assumes the worst. These run programs that are not proven\n"
	"safe, which takes root and the module parameter allow_unverified=1; they touch no\n"
	"memory but their own. Some are made to hang for two seconds, which the driver ends.\n"
	"\n"
	"  PART              only these: demo, fft, latency, memory, HT-1 to HT-15\n"
	"  --output FILE     the report (default vciv-hwtest.txt)\n"
	"  --help            this text\n"
	"\n"
	"The exit status is 0 if all was as it should be, 1 if not, 3 if parts were skipped.\n";

volatile bool hwtest_stop;

static const char *output = "vciv-hwtest.txt";

struct part {
	const char *name;
	enum outcome (*run)(void);
};

static const struct part parts[] = {
	{ "demo", hwtest_demo },
	{ "fft", hwtest_fft },
	{ "latency", hwtest_latency },
	{ "memory", hwtest_memory },
};

#define NUM_PARTS	(sizeof(parts) / sizeof(*parts))
#define OPERATIONS	"HT-15"

static struct {
	unsigned int good, skipped, bad;
} count;

static void stop(int signal)
{
	(void)signal;
	hwtest_stop = true;
}

static void count_outcome(enum outcome outcome)
{
	count.good += outcome == GOOD;
	count.skipped += outcome == SKIPPED;
	count.bad += outcome == BAD;
}

static bool is_wanted(const char *name, char *const wanted[])
{
	if (!*wanted)
		return true;
	while (*wanted)
		if (!strcmp(*wanted++, name))
			return true;

	return false;
}

static bool is_known(const char *name)
{
	for (size_t i = 0; i < NUM_PARTS; i++)
		if (!strcmp(parts[i].name, name))
			return true;
	for (size_t i = 0; i < num_tests; i++)
		if (!strcmp(tests[i].id, name))
			return true;

	return !strcmp(name, OPERATIONS);
}

static void run_parts(char *const wanted[])
{
	for (size_t i = 0; i < NUM_PARTS && !hwtest_stop; i++) {
		if (!is_wanted(parts[i].name, wanted))
			continue;
		report("\n%s\n", parts[i].name);
		count_outcome(parts[i].run());
	}
}

static void run_tests(char *const wanted[])
{
	report("\nhardware tests\n");
	for (size_t i = 0; i < num_tests && !hwtest_stop; i++) {
		if (!is_wanted(tests[i].id, wanted))
			continue;
		progress("%s...\n", tests[i].id);
		count_outcome(hwtest_readings(tests[i].id));
	}
	if (is_wanted(OPERATIONS, wanted) && !hwtest_stop)
		count_outcome(hwtest_operations(OPERATIONS));
}

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 'o':
			output = optarg;
			break;
		case 'h':
			fputs(usage, stdout);
			exit(0);
		default:
			exit(2);
		}
	}
	for (int i = optind; i < argc; i++) {
		if (!is_known(argv[i])) {
			fprintf(stderr, "vciv-hwtest: no part '%s', see --help\n", argv[i]);
			exit(2);
		}
	}
}

int main(int argc, char **argv)
{
	struct sigaction action = { .sa_handler = stop };

	parse_options(argc, argv);
	if (!report_open(output)) {
		fprintf(stderr, "vciv-hwtest: cannot write %s: %s\n", output, strerror(errno));
		return 2;
	}
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);

	report("vciv-hwtest " VERSION "\n");
	if (hwtest_machine() != GOOD) {
		report_close();
		return 1;
	}
	run_parts(argv + optind);
	run_tests(argv + optind);

	report("\n%s%u good, %u skipped, %u not as it should be\n",
	       hwtest_stop ? "interrupted: " : "", count.good, count.skipped, count.bad);
	report_close();
	progress("the report is in %s\n", output);

	return hwtest_stop ? 130 : count.bad ? 1 : count.skipped ? 3 : 0;
}
