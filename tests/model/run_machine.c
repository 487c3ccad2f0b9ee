// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The host that a description gets: memory that consists of the code, the uniforms
 * and the buffers, and a V3D.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "run.h"

/* Below the buffers, with nothing between. */
#define CODE_ADDRESS		0xc0010000u
#define UNIFORMS_ADDRESS	0xc0001000u
#define MOST_UNIFORMS		(1u << 13)	/* all instances together: below the code */
#define MOST_CODE		(1u << 16)	/* words: below the buffers */

/* Registers (2) */
#define SRQPC	0x430
#define SRQUA	0x434
#define SRQUL	0x438
#define VPMBASE	0x504
#define PCTRC	0x670
#define PCTRE	0x674
#define PCTR(i)	(0x680 + 8 * (i))
#define PCTRS(i) (0x684 + 8 * (i))
#define DBCFG	0xe00

#define SOURCE_IDLE	13
#define SOURCE_BUSY	16

#define ALL_VPM		16
#define NO_LIMIT	0xfff
#define SLICE		(1u << 24)	/* instructions: counters of clocks do not wrap */

struct region {
	const char *name;
	uint32_t address;
	uint32_t size;
	uint8_t *bytes;
};

struct host {
	struct run *run;
	struct region region[RUN_BUFFERS + 2];
	unsigned int regions;
	unsigned int last;		/* region that was hit last */
	bool quiet;
};

static bool holds(const struct region *region, uint32_t address)
{
	return address - region->address < region->size;
}

static struct region *find(struct host *host, uint32_t address)
{
	unsigned int i;

	if (holds(&host->region[host->last], address))
		return &host->region[host->last];
	for (i = 0; i < host->regions; i++)
		if (holds(&host->region[i], address)) {
			host->last = i;
			return &host->region[i];
		}
	return NULL;
}

/* Where it is if all of it is in one region. */
static uint8_t *bytes_at(struct host *host, uint32_t address, uint32_t size)
{
	struct region *region = find(host, address);
	uint32_t offset;

	if (!region)
		return NULL;
	offset = address - region->address;
	return size <= region->size - offset ? region->bytes + offset : NULL;
}

static bool host_read(void *opaque, uint32_t address, void *data, uint32_t size)
{
	const uint8_t *bytes = bytes_at(opaque, address, size);

	if (bytes)
		memcpy(data, bytes, size);
	return bytes;
}

/* Programs do not write to code or uniforms: that would be a mistake. */
static bool host_write(void *opaque, uint32_t address, const void *data, uint32_t size)
{
	struct host *host = opaque;
	uint8_t *bytes = bytes_at(host, address, size);

	if (!bytes || host->last >= host->run->buffers)
		return false;
	memcpy(bytes, data, size);
	return true;
}

static void host_access(void *opaque, const struct v3d_access *access)
{
	struct host *host = opaque;
	const struct region *region = find(host, access->address);

	printf("QPU %2u %-8s %-5s ", access->qpu, run_unit_names[access->unit],
	       access->write ? "write" : "read");
	if (region)
		printf("%s+0x%x", region->name, access->address - region->address);
	else
		printf("0x%08x (no buffer)", access->address);
	printf(" %u\n", access->size);
}

static void host_irq(void *opaque, bool level)
{
	(void)opaque;
	(void)level;
}

static void host_message(void *opaque, const char *text)
{
	struct host *host = opaque;

	host->run->messages++;
	if (!host->quiet)
		printf("note: %s\n", text);
}

static void add_region(struct host *host, const char *name, uint32_t address, void *bytes,
		       size_t size)
{
	host->region[host->regions++] = (struct region){ name, address, size, bytes };
}

static void *copy_lines(const void *data, size_t size)
{
	void *copy = calloc(1, run_lines(size));

	if (!copy)
		abort();
	memcpy(copy, data, size);
	return copy;
}

/* Bytes of one instance's words: a line more, which the hardware may read ahead. */
static size_t stream_size(const struct run *run)
{
	return run_lines(4 * run->uniforms) + RUN_LINE;
}

static uint8_t *make_uniforms(const struct run *run)
{
	struct run_values values = run_values(run);
	uint8_t *bytes = calloc(run->instances, stream_size(run));
	uint32_t word;
	size_t i;

	if (!bytes)
		abort();
	for (values.q = 0; values.q < run->instances; values.q++) {
		values.u = UNIFORMS_ADDRESS + values.q * stream_size(run);
		for (i = 0; i < run->uniforms; i++) {
			word = run_word(run_expr_value(run->uniform[i], &values));
			memcpy(bytes + (size_t)values.q * stream_size(run) + 4 * i, &word, 4);
		}
	}
	return bytes;
}

static bool set_options(const struct run *run, struct v3d *v3d)
{
	unsigned int i;

	for (i = 0; i < run->options; i++) {
		if (v3d_set_option(v3d, run->option[i].name, run->option[i].value))
			continue;
		fprintf(stderr, "the model has no option %s=%" PRIu64 "\n", run->option[i].name,
			run->option[i].value);
		return false;
	}
	return true;
}

static void switch_on(struct v3d *v3d)
{
	v3d_set_power(v3d, true);
	v3d_write(v3d, VPMBASE, ALL_VPM);
	v3d_write(v3d, DBCFG, 1);
	v3d_write(v3d, PCTRS(0), SOURCE_IDLE);
	v3d_write(v3d, PCTRS(1), SOURCE_BUSY);
	v3d_write(v3d, PCTRE, 1u << 31 | 3);
}

static void take_clocks(struct run *run, struct v3d *v3d)
{
	run->clocks_idle += v3d_read(v3d, PCTR(0));
	run->clocks_busy += v3d_read(v3d, PCTR(1));
	v3d_write(v3d, PCTRC, 3);
}

static void execute(struct run *run, struct v3d *v3d)
{
	uint64_t left = run->budget, slice;
	clock_t start = clock();
	unsigned int i;

	for (i = 0; i < run->instances; i++) {
		v3d_write(v3d, SRQUL, NO_LIMIT);
		v3d_write(v3d, SRQUA, UNIFORMS_ADDRESS + i * stream_size(run));
		v3d_write(v3d, SRQPC, CODE_ADDRESS);
	}
	while (left && v3d_runnable(v3d)) {
		slice = left < SLICE ? left : SLICE;
		left -= v3d_run(v3d, slice);
		take_clocks(run, v3d);
	}
	run->seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	run->finished = !v3d_busy(v3d);
	run->stats = *v3d_get_stats(v3d);
}

/* @host's buffers come first: only they can be written. */
static void add_memory(struct host *host, void *code, void *uniforms)
{
	struct run *run = host->run;
	unsigned int i;

	for (i = 0; i < run->buffers; i++)
		add_region(host, run->buffer[i].name, run->buffer[i].address, run->buffer[i].word,
			   run_lines(4 * run->buffer[i].words));
	add_region(host, "code", CODE_ADDRESS, code, run_lines(8 * run->code.count));
	add_region(host, "uniforms", UNIFORMS_ADDRESS, uniforms,
		   run->instances * stream_size(run));
}

bool run_machine(struct run *run, bool log, bool quiet)
{
	const struct v3d_host calls = {
		.read = host_read, .write = host_write, .access = log ? host_access : NULL,
		.irq = host_irq, .message = host_message,
	};
	struct host host = { .run = run, .quiet = quiet };
	void *code, *uniforms;
	struct v3d *v3d;
	bool ok;

	if (run->instances * stream_size(run) > 4 * MOST_UNIFORMS) {
		fprintf(stderr, "these are more than %u uniforms\n", MOST_UNIFORMS);
		return false;
	}
	if (run->code.count > MOST_CODE) {
		fprintf(stderr, "%s: more than %u instructions\n", run->program, MOST_CODE);
		return false;
	}
	code = copy_lines(run->code.word, 8 * run->code.count);
	uniforms = make_uniforms(run);
	add_memory(&host, code, uniforms);
	v3d = v3d_new(&calls, &host);
	if (!v3d)
		abort();
	ok = set_options(run, v3d);
	if (ok) {
		switch_on(v3d);
		execute(run, v3d);
	}
	v3d_free(v3d);
	free(uniforms);
	free(code);
	return ok;
}
