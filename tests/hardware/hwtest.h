/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copyright (C) 2026 vciv contributors */
#ifndef HWTEST_H
#define HWTEST_H

/*
 * vciv-hwtest: what a V3D does, in one report. Each part of it writes its lines and
 * returns how it went.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vciv.h"

enum outcome {
	GOOD,
	SKIPPED,	/* it could not be looked at, the report says why */
	BAD,
};

/* Ctrl-C: whatever takes long looks at it from time to time. */
extern volatile bool hwtest_stop;

/* report.c: each line is on the disk before the call returns, should the board hang. */
bool report_open(const char *path);
void report_close(void);
__attribute__((format(printf, 1, 2)))
void report(const char *format, ...);
/* What is under way, for whoever sits there: not in the report. */
__attribute__((format(printf, 1, 2)))
void progress(const char *format, ...);

/* machine.c, samples.c, rates.c */
enum outcome hwtest_machine(void);
enum outcome hwtest_demo(void);
enum outcome hwtest_fft(void);
enum outcome hwtest_latency(void);
enum outcome hwtest_memory(void);

/* readings.c, operations.c: of one hardware test. */
enum outcome hwtest_readings(const char *id);
enum outcome hwtest_operations(const char *id);

/* job.c: programs that are not proven, on a file of their own. */

#define JOB_INSTANCES	12
#define JOB_ANSWERS	64		/* vectors of an instance */
#define JOB_LANES	16
#define JOB_ARENA	(512 * 1024)	/* bytes, of which the pointer is in the middle */

struct code {
	const uint64_t *words;
	uint32_t count;
};

/* A program of programs.h. */
#define CODE(name)	{ name##_words, sizeof(name##_words) / sizeof(uint64_t) }

struct job {
	int fd;
	struct vciv_bo answers, arena;
	/* Of the last job: its end, and what it left, copied to where reading is fast. */
	int status;
	uint32_t answer[JOB_INSTANCES][JOB_ANSWERS][JOB_LANES];
	uint32_t memory[JOB_ARENA / sizeof(uint32_t)];
};

/* Where in the arena the pointer points to, which programs get. */
#define JOB_POINTER	(JOB_ARENA / 2)

/*
 * Returns 0 or a negative errno: EPERM if unverified programs may not be run. The arena
 * is all zeros.
 */
int job_open(struct job *job);
void job_close(struct job *job);

/*
 * Runs so many instances of a program at once. "shift" is added to the pointer to the
 * arena. Returns 0, -ETIME if it was ended by a reset, or another negative errno.
 */
int job_run(struct job *job, const struct code *code, uint32_t instances, uint32_t shift);

#endif
