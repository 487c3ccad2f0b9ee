/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a user might submit with a program that was accepted: values that its contract
 * just allows, and buffers that are just large enough.
 */
#ifndef SUBMIT_H
#define SUBMIT_H

#include "generate.h"
#include "machine.h"

struct submit {
	const struct program *program;
	const struct vciv_contract *contract;
	u32 records;
	u32 instance;
	u32 choice;		/* of the enumerated uniforms */
	struct vciv_arg args[GENERATE_MAX_STREAM];
	u32 words[GENERATE_MAX_STREAM];		/* the stream, since submit_place() */
	struct grant grants[GENERATE_MAX_STREAM];
	u32 num_grants;
	bool spoiled;
	u32 astray;		/* bytes by which the first buffer is not aligned */
};

/* Picks values and sizes. False if there are none, or none small enough to be run. */
bool submit_pick(struct submit *s, u64 *seed);

/* Makes one thing of it wrong, or not: what is then not refused must be harmless. */
void submit_spoil(struct submit *s, u64 *seed);

/* Puts the buffers somewhere. False if the contract refuses that. */
bool submit_place(struct submit *s, u64 *seed);

/* What a LIMIT adds to the need may never be enough: then the contract may well refuse. */
bool submit_may_fail(const struct submit *s);

/* Words of the stream, and the uniform that a word is. */
u32 submit_num_words(const struct submit *s);
u32 submit_param(const struct submit *s, u32 word);

#endif
