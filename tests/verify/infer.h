/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A signature for a program, from uniforms that it once had. */
#ifndef INFER_H
#define INFER_H

#include "host.h"
#include "sigtext.h"

/* What a line of a stream may be; ends with an empty line. */
extern const char infer_help[];

struct infer_stream {
	struct sigtext known;			/* as far as a word says it: an address is a pointer */
	u32 numbers[VCIV_VERIFY_MAX_PARAMS];
	bool is_number[VCIV_VERIFY_MAX_PARAMS];		/* find the type */
	bool is_address[VCIV_VERIFY_MAX_PARAMS];	/* find access and alignment */
};

/* Reads a file with one uniform to a line. False: it was said why. */
bool infer_read(struct infer_stream *stream, const char *path);

/*
 * Finds types for the numbers, as wide as the proof allows, and which access the
 * pointers need. False: the program is not even proven for these uniforms alone, and
 * @host knows why; @text then has those.
 */
bool infer_signature(struct host *host, const u64 *code, u32 num_words,
		     const struct infer_stream *stream, struct sigtext *text);

#endif
