// SPDX-License-Identifier: GPL-2.0-or-later
/* What is to be done with buffers after the run. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "run.h"

#define IN_A_ROW	8

static void print(const struct run_buffer *buffer, enum run_after_kind format)
{
	size_t i;

	for (i = 0; i < buffer->words; i++) {
		if (i % IN_A_ROW == 0)
			printf("%s%s[%zu]", i ? "\n" : "", buffer->name, i);
		if (format == RUN_PRINT_INT)
			printf(" %d", (int32_t)buffer->word[i]);
		else if (format == RUN_PRINT_FLOAT)
			printf(" %g", run_float(buffer->word[i]));
		else
			printf(" %08x", buffer->word[i]);
	}
	putchar('\n');
}

static bool save(const struct run_buffer *buffer, const char *path)
{
	FILE *file = fopen(path, "wb");
	bool ok;

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return false;
	}
	ok = fwrite(buffer->word, sizeof(*buffer->word), buffer->words, file) == buffer->words;
	if (fclose(file) || !ok) {
		fprintf(stderr, "%s: cannot be written\n", path);
		return false;
	}
	return true;
}

static bool expect(const struct run *run, const struct run_buffer *buffer,
		   const struct run_expr *expr)
{
	struct run_values values = run_values(run);
	uint32_t wanted;
	size_t i;

	for (i = 0; i < buffer->words; i++) {
		values.i = i;
		wanted = run_word(run_expr_value(expr, &values));
		if (wanted == buffer->word[i])
			continue;
		printf("%s[%zu] is 0x%08x, not 0x%08x\n", buffer->name, i, buffer->word[i],
		       wanted);
		return false;
	}
	return true;
}

static bool near(const struct run *run, const struct run_buffer *buffer,
		 const struct run_after *after)
{
	struct run_values values = run_values(run);
	double error = 0, norm = 0, wanted, relative;
	size_t i;

	for (i = 0; i < buffer->words; i++) {
		values.i = i;
		wanted = run_expr_value(after->expr, &values);
		error += pow(run_float(buffer->word[i]) - wanted, 2);
		norm += wanted * wanted;
	}
	relative = sqrt(error / norm);
	if (relative <= after->limit)
		return true;
	printf("%s: the error is %.3g of the norm, more than %.3g\n", buffer->name, relative,
	       after->limit);
	return false;
}

static bool has_hash(const struct run_buffer *buffer, const char *wanted)
{
	char hex[65];

	run_sha256(buffer->word, 4 * buffer->words, hex);
	if (!strcmp(hex, wanted))
		return true;
	printf("%s: the SHA-256 is %s\n", buffer->name, hex);
	return false;
}

static bool result(const struct run *run, const struct run_after *after)
{
	const struct run_buffer *buffer = &run->buffer[after->buffer];

	switch (after->kind) {
	case RUN_SAVE:
		return save(buffer, after->text);
	case RUN_EXPECT:
		return expect(run, buffer, after->expr);
	case RUN_NEAR:
		return near(run, buffer, after);
	case RUN_SHA256:
		return has_hash(buffer, after->text);
	default:
		print(buffer, after->kind);
		return true;
	}
}

/* Nothing that a program stores may be lost. */
static bool ended_well(const struct run *run)
{
	uint64_t lost = run->stats.unit[V3D_UNIT_VDW].failed;

	if (!run->finished)
		printf("%u of %u programs did not end\n", run->instances - run->stats.programs,
		       run->instances);
	if (lost)
		printf("%llu writes were outside of the buffers\n", (unsigned long long)lost);
	return run->finished && !lost;
}

bool run_results(const struct run *run)
{
	bool ok = ended_well(run);
	size_t i;

	for (i = 0; i < run->afters; i++)
		ok &= result(run, &run->after[i]);
	return ok;
}
