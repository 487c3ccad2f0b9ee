// SPDX-License-Identifier: GPL-2.0-or-later
/* The assembler as a whole: memory, errors, sources, the two passes. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asm_priv.h"

struct asm_chunk {
	struct asm_chunk *next;
	max_align_t data[];
};

void *asm_alloc(struct assembler *as, size_t size)
{
	struct asm_chunk *chunk = calloc(1, sizeof(*chunk) + size);

	if (!chunk)
		abort();
	chunk->next = as->chunks;
	as->chunks = chunk;
	return chunk->data;
}

static void free_chunks(struct assembler *as)
{
	while (as->chunks) {
		struct asm_chunk *next = as->chunks->next;

		free(as->chunks);
		as->chunks = next;
	}
}

static unsigned int column(const struct asm_token *at)
{
	return at->text - at->line->text + 1;
}

static void print_line(FILE *file, const struct asm_token *at)
{
	const char *text = at->line->text;
	const char *c;

	fprintf(file, "\t%.*s\n\t", (int)strcspn(text, "\r\n"), text);
	for (c = text; c < at->text; c++)
		fputc(*c == '\t' ? '\t' : ' ', file);
	fprintf(file, "^\n");
}

void asm_fail(struct assembler *as, const struct asm_token *at, const char *help,
	      const char *format, ...)
{
	va_list args;

	fprintf(as->errors, "%s:%u:%u: error: ", at->line->file, at->line->number, column(at));
	va_start(args, format);
	vfprintf(as->errors, format, args);
	va_end(args);
	fputc('\n', as->errors);
	print_line(as->errors, at);
	if (help)
		fprintf(as->errors, "  help: %s\n", help);
	while (as->depth--) {
		const struct asm_token *call = as->call[as->depth];

		fprintf(as->errors, "%s:%u:%u: note: reached from here\n", call->line->file,
			call->line->number, column(call));
	}
	longjmp(as->failed, 1);
}

void asm_call_enter(struct assembler *as, const struct asm_token *at)
{
	if (as->depth == ASM_MAX_DEPTH) {
		as->depth = 1;
		asm_fail(as, at, "does it call itself without an end?",
			 "more than %d nested calls and includes", ASM_MAX_DEPTH);
	}
	as->call[as->depth++] = at;
}

void asm_call_leave(struct assembler *as)
{
	as->depth--;
}

bool asm_accept(struct assembler *as, const char *text)
{
	if (!asm_is(as->token, text))
		return false;
	as->token++;
	return true;
}

void asm_expect(struct assembler *as, const char *text)
{
	if (!asm_accept(as, text))
		asm_fail(as, as->token, NULL, "'%s' is missing here", text);
}

const struct asm_token *asm_name(struct assembler *as, const char *what)
{
	if (as->token->kind != TOKEN_NAME)
		asm_fail(as, as->token, NULL, "the name of %s is missing here", what);
	return as->token++;
}

void asm_end_of_line(struct assembler *as)
{
	if (as->token->kind != TOKEN_END)
		asm_fail(as, as->token, NULL, "the line should end here");
}

static char *read_stream(struct assembler *as, FILE *file)
{
	size_t size = 0, room = 4096;
	char *text = asm_alloc(as, room + 1);

	for (;;) {
		size_t got = fread(text + size, 1, room - size, file);

		if (!got)
			return text;
		size += got;
		if (size == room) {
			char *bigger = asm_alloc(as, 2 * room + 1);

			memcpy(bigger, text, size);
			text = bigger;
			room *= 2;
		}
	}
}

/* The lines of the file @path, or NULL with errno. */
struct asm_lines *asm_read(struct assembler *as, const char *path)
{
	FILE *file = strcmp(path, "-") ? fopen(path, "r") : stdin;
	char *text;
	int error;

	if (!file)
		return NULL;
	text = read_stream(as, file);
	error = ferror(file) ? errno : 0;
	if (file != stdin)
		fclose(file);
	errno = error;
	return error ? NULL : asm_lex(as, path, text);
}

/* Each "name=value" becomes a line of a source of its own: .set name, value */
static void run_defines(struct assembler *as)
{
	unsigned int i;

	for (i = 0; i < as->options->define_count; i++) {
		const char *define = as->options->defines[i];
		size_t name = strcspn(define, "=");
		size_t size = strlen(define) + 16;
		char *text = asm_alloc(as, size);
		struct asm_lines *lines;

		snprintf(text, size, ".set %.*s, %s", (int)name, define,
			 define[name] ? define + name + 1 : "1");
		lines = asm_lex(as, "command line", text);
		asm_run(as, lines, 0, lines->count);
	}
}

static void run_pass(struct assembler *as, unsigned int pass, struct asm_lines *lines)
{
	as->pass = pass;
	as->labels_passed = 0;
	as->scopes = 0;
	as->macros = NULL;
	as->can_join = false;
	as->scope = NULL;
	as->global.symbols = NULL;
	asm_scope_enter(as, &as->global);
	run_defines(as);
	asm_run(as, lines, 0, lines->count);
}

/* @text, or if that is NULL the file called @name. */
static bool run(struct assembler *as, const char *name, const char *text)
{
	struct asm_lines *lines;

	if (setjmp(as->failed))
		return false;
	lines = text ? asm_lex(as, name, text) : asm_read(as, name);
	if (!lines) {
		fprintf(as->errors, "%s: %s\n", name, strerror(errno));
		return false;
	}
	run_pass(as, 1, lines);
	as->first_pass = as->out;
	as->out = (struct asm_bytes){ 0 };
	run_pass(as, 2, lines);
	return true;
}

bool asm_assemble_text(const char *name, const char *text, const struct asm_options *options,
		       struct asm_program *program)
{
	struct assembler *as = calloc(1, sizeof(*as));
	bool ok;

	if (!as)
		abort();
	as->options = options;
	as->errors = options->errors ? options->errors : stderr;
	ok = run(as, name, text);
	if (ok) {
		program->bytes = as->out.byte;
		program->size = as->out.size;
	} else {
		free(as->out.byte);
	}
	free(as->first_pass.byte);
	free_chunks(as);
	free(as);
	return ok;
}

bool asm_assemble(const char *path, const struct asm_options *options,
		  struct asm_program *program)
{
	return asm_assemble_text(path, NULL, options, program);
}
