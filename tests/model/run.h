/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * qpu-run: what a description asks for, and what the parts of the tool share.
 *
 * A description is lines of statements (run_desc.c), with expressions (run_expr.c)
 * wherever a number is wanted. It is run (run_machine.c), its results are compared
 * with what it expects (run_check.c) and shown (run_report.c).
 */
#ifndef RUN_H
#define RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "code.h"
#include "v3d.h"

#define RUN_BUFFERS	16
#define RUN_INSTANCES	28	/* 12 QPUs and a queue of 16 */
#define RUN_NAME	32
#define RUN_DIRS	8
#define RUN_LINE	64u	/* bytes: the hardware reads whole lines */

/* Where something stands, for messages: the line's text up to @at is its column. */
struct run_place {
	const char *file;
	unsigned int line;		/* 0: the command line */
	const char *text;
	const char *at;
};

/* Prints FILE:LINE:COLUMN: what is wrong. Returns false. */
bool run_error(const struct run_place *place, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

void run_skip_spaces(struct run_place *place);

/* A letter, then letters, digits, underscores. */
bool run_take_name(struct run_place *place, char name[RUN_NAME]);

struct run_buffer {
	char name[RUN_NAME];
	uint32_t address;
	size_t words;
	uint32_t *word;
};

/* Memory comes in lines, of which the last may not be a buffer's to its end. */
static inline size_t run_lines(size_t size)
{
	return (size + RUN_LINE - 1) / RUN_LINE * RUN_LINE;
}

/* What names in an expression stand for. */
struct run_values {
	const struct run_buffer *buffer;
	unsigned int buffers;
	double i;			/* index of a word */
	double q;			/* number of an instance */
	double n;			/* instances */
	double u;			/* bus address of the instance's uniforms */
	double j;			/* what a sum counts */
};

struct run_expr;

/* NULL: a message was printed. Buffers must be declared before. */
struct run_expr *run_expr_parse(struct run_place *place, const struct run_values *values);
double run_expr_value(const struct run_expr *expr, const struct run_values *values);
void run_expr_free(struct run_expr *expr);

/* The bits of a word that holds @value: whole numbers modulo 2^32. */
uint32_t run_word(double value);
double run_float(uint32_t word);

enum run_after_kind {
	RUN_PRINT_HEX, RUN_PRINT_INT, RUN_PRINT_FLOAT, RUN_SAVE,
	RUN_EXPECT, RUN_NEAR, RUN_SHA256,
};

/* Something to do with a buffer after the run. */
struct run_after {
	enum run_after_kind kind;
	unsigned int buffer;
	char *text;			/* a hash or a file */
	double limit;
	struct run_expr *expr;
};

struct run_option {
	char name[RUN_NAME];
	uint64_t value;
};

struct run {
	const char *dir;		/* of the programs of a table, or NULL */
	char *program;			/* path of the file */
	bool absent;			/* there is no such file in @dir */
	size_t first, words;		/* of the file; 0 words: all */
	char *code_sha256;
	struct code code;
	const char *include[RUN_DIRS];
	unsigned int includes;
	const char *define[RUN_DIRS];
	unsigned int defines;

	struct run_buffer buffer[RUN_BUFFERS];
	unsigned int buffers;
	struct run_expr **uniform;
	size_t uniforms;
	unsigned int instances;
	uint64_t budget;		/* instructions */
	struct run_option option[V3D_OPTIONS];
	unsigned int options;
	struct run_after *after;
	size_t afters;

	/* Filled by run_machine(). */
	bool finished;
	unsigned int messages;
	uint64_t clocks_idle, clocks_busy;
	double seconds;			/* CPU time of the model */
	struct v3d_stats stats;
};

void run_init(struct run *run);
void run_free(struct run *run);

/* One statement, or a file of them. False: a message was printed. */
bool run_statement(struct run *run, struct run_place *place);
bool run_read(struct run *run, const char *path);

/* What expressions of @run may use, outside of a word and an instance. */
struct run_values run_values(const struct run *run);

/* False: it is not to be had, or not what it should be, and a message was printed. */
bool run_load_code(struct run *run);

/* False: it cannot be run at all, and a message was printed. */
bool run_machine(struct run *run, bool log, bool quiet);

/* Prints results and files; false: some expectation is wrong, which is told. */
bool run_results(const struct run *run);
void run_summary(const struct run *run);
extern const char *const run_unit_names[V3D_UNIT_COUNT];

/* Runs all descriptions *.run of @table; @programs may be NULL. Returns an exit status. */
int run_table(const char *table, const char *programs);

void run_sha256(const void *data, size_t size, char hex[65]);

#endif
