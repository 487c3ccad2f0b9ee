/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copyright (C) 2026 vciv contributors */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include "hwtest.h"

/*
 * What the verifier makes of a reading of the manual; Documentation/gpu/vciv-verifier.rst
 * has the table. Sections are the manual's: the VideoCore IV 3D Architecture Reference
 * Guide (AG100), with what public drivers and tools measured since.
 */
enum verdict {
	ALLOWED,	/* it is right for this reading, and for others */
	ASSUMED,	/* it has to be this */
	UNSAFE,		/* programs that are called safe may not be */
};

struct choice {
	uint32_t value;
	enum verdict verdict;
	const char *text;
};

#define MAX_CHOICES	4

/* An answer, or what is made of all of them. Any value but those of choices is "other". */
struct question {
	const char *name;
	const char *asks;
	uint32_t instance, row, lane;
	uint32_t (*measure)(const struct job *job);
	struct choice choices[MAX_CHOICES];	/* up to the one without a text */
	enum verdict other;
};

#define MAX_QUESTIONS	8
#define MAX_STEPS	4

/* One program, after the others of a test, by the same client. */
struct step {
	struct code code;
	uint32_t instances;
	bool may_hang;
	void (*prepare)(uint32_t *arena);	/* from the pointer on */
	struct question questions[MAX_QUESTIONS];
};

struct test {
	const char *id;
	const char *not_looked_at;		/* why, if it has no steps */
	struct step steps[MAX_STEPS];
};

extern const struct test tests[];
extern const size_t num_tests;

#endif
