/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Programs with the verdict that they must get, and why. A file of cases:
 *
 *	=== name
 *	uniform pointer rw		(as sigtext_help says, in order)
 *	expect unbounded		(reason, or ok)
 *	need 0 read 64			(contract: uniform, read or write, bytes or "limit")
 *	term 0 read 4*u1		(the same, as uniforms have it)
 *	term records u1			(so many records)
 *	...				(code in the assembler's language)
 *	word 0x100009e7009e7000		(an instruction that the assembler refuses)
 *	end				(stands for the end of a program)
 *
 * A contract is compared whole: what is not said to be needed must not be.
 */
#ifndef CORPUS_H
#define CORPUS_H

#include "sigtext.h"

#define CORPUS_MAX_NEEDS	16
#define CORPUS_MAX_CODE		4096
#define CORPUS_LINE_SIZE	1024

struct corpus_need {
	u32 param;
	bool write;
	bool bounded;
	u32 bytes;
};

struct corpus_case {
	char name[CORPUS_LINE_SIZE];
	char expect[CORPUS_LINE_SIZE];
	struct sigtext signature;
	struct corpus_need needs[CORPUS_MAX_NEEDS];
	u32 num_needs;
	char terms[CORPUS_MAX_NEEDS][CORPUS_LINE_SIZE];
	u32 num_terms;
	u64 code[CORPUS_MAX_CODE];
	u32 num_words;
};

/* Where the assembler is, and a directory for its files. */
struct corpus {
	const char *assembler;
	const char *scratch;
	void (*found)(const struct corpus_case *found);
};

/* Calls found() for each case of a file. False: it was said why. */
bool corpus_read(const struct corpus *corpus, const char *path);

#endif
