/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Signatures as text, one uniform to a line, for tools and tests. */
#ifndef SIGTEXT_H
#define SIGTEXT_H

#include <stdio.h>

#include "vciv_verify.h"

#define SIGTEXT_VALUES 256

struct sigtext {
	struct vciv_param params[VCIV_VERIFY_MAX_PARAMS];
	u32 values[SIGTEXT_VALUES];
	struct vciv_signature signature;
	bool in_record;
};

/* What a line may be; ends with an empty line. */
extern const char sigtext_help[];

void sigtext_init(struct sigtext *text);

/* Adds one uniform, or begins a record. False: the line is none of sigtext_help. */
bool sigtext_add(struct sigtext *text, const char *line);

/* Reads a file of such lines, with comments after #. False: it was said why. */
bool sigtext_read(struct sigtext *text, const char *path);

/* The same line back. */
void sigtext_print(FILE *out, const struct vciv_signature *signature, u32 param);

/* Writes how many bytes a term is: "64 + 16*u1*((u2 - 2)/4)". */
void sigtext_term(char *text, size_t size, const struct vciv_term *term);

#endif
