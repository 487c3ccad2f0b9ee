// SPDX-License-Identifier: GPL-2.0-or-later
/* The table of public programs: a directory of descriptions. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

enum verdict { PASSED, FAILED, SKIPPED, VERDICTS };

static enum verdict run_entry(struct run *run, const char *path)
{
	bool read = run_read(run, path);

	if (run->absent)
		return SKIPPED;
	if (!read || !run_load_code(run) || !run_machine(run, false, true) || !run_results(run))
		return FAILED;
	return PASSED;
}

static uint64_t retired(const struct run *run)
{
	uint64_t total = 0;
	unsigned int i;

	for (i = 0; i < V3D_QPUS; i++)
		total += run->stats.retired[i];
	return total;
}

static enum verdict tell_entry(const char *path, const char *programs)
{
	static const char *const names[] = { "passed", "failed", "skipped" };
	const char *name = strrchr(path, '/') + 1;
	enum verdict verdict;
	struct run run;

	run_init(&run);
	run.dir = programs;
	verdict = run_entry(&run, path);
	printf("%-7s %.*s", names[verdict], (int)(strlen(name) - strlen(".run")), name);
	if (verdict == SKIPPED)
		printf(": %s is absent\n", run.program);
	else
		printf(": %zu words, %u instances, %llu instructions\n", run.code.count,
		       run.instances, (unsigned long long)retired(&run));
	run_free(&run);
	return verdict;
}

int run_table(const char *table, const char *programs)
{
	unsigned int count[VERDICTS] = { 0 };
	char *pattern;
	glob_t found;
	size_t i;

	if (asprintf(&pattern, "%s/*.run", table) < 0)
		abort();
	if (glob(pattern, 0, NULL, &found)) {
		fprintf(stderr, "%s: there is none\n", pattern);
		free(pattern);
		return 1;
	}
	for (i = 0; i < found.gl_pathc; i++)
		count[tell_entry(found.gl_pathv[i], programs)]++;
	printf("%u passed, %u failed, %u skipped\n", count[PASSED], count[FAILED], count[SKIPPED]);
	globfree(&found);
	free(pattern);
	return count[FAILED] != 0;
}
