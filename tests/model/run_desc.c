// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Descriptions: lines of one statement each, # starts a comment.
 *
 *	program FILE		the program, beside the description; OWNER/REPO@COMMIT:PATH
 *				is OWNER/REPO/PATH in the directory of public programs
 *	words FIRST COUNT	only these words of the file
 *	code-sha256 HEX		of the words, as little-endian bytes
 *	include DIR		for the assembler, as well as
 *	define NAME=VALUE
 *	buffer NAME WORDS [= EXPR, ...]	a buffer, with these words, the last EXPR in all
 *				words that are left, or else with zeros
 *	load NAME FILE		into a buffer
 *	instances EXPR		that run at the same time, 1 if not told
 *	uniforms EXPR, ...	of instance q; more lines add more words
 *	option NAME=VALUE	of the model
 *	seed VALUE
 *	budget EXPR		instructions, all instances together
 *	print NAME [FORMAT]	the buffer after the run, as hex, int or float
 *	save NAME FILE
 *	expect NAME EXPR	word i of the buffer after the run
 *	near NAME LIMIT EXPR	float i: the error's norm is at most LIMIT of the norm
 *	sha256 NAME HEX		of the buffer's bytes
 */
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

#define FIRST_ADDRESS	0xc0100000u	/* with an alias, as most programs see memory */
#define PAGE		4096u
#define MOST_WORDS	(1u << 26)
#define BUDGET		1000000000ull
#define MOST_LINE	4096

bool run_error(const struct run_place *place, const char *format, ...)
{
	va_list args;

	if (place->line)
		fprintf(stderr, "%s:%u:%u: ", place->file, place->line,
			(unsigned int)(place->at - place->text) + 1);
	else
		fprintf(stderr, "--%s, column %u: ", place->text,
			(unsigned int)(place->at - place->text) + 1);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	return false;
}

void run_skip_spaces(struct run_place *place)
{
	while (isspace((unsigned char)*place->at))
		place->at++;
}

static bool at_end(struct run_place *place)
{
	run_skip_spaces(place);
	return !*place->at || *place->at == '#';
}

bool run_take_name(struct run_place *place, char name[RUN_NAME])
{
	size_t length = 0;

	run_skip_spaces(place);
	while (isalnum((unsigned char)place->at[length]) || place->at[length] == '_')
		length++;
	if (!length || isdigit((unsigned char)*place->at))
		return run_error(place, "a name is missing");
	if (length >= RUN_NAME)
		return run_error(place, "the name is too long");
	memcpy(name, place->at, length);
	name[length] = '\0';
	place->at += length;
	return true;
}

/* What stands up to the next space. */
static char *take_word(struct run_place *place)
{
	size_t length;
	char *word;

	run_skip_spaces(place);
	length = strcspn(place->at, " \t\n");
	if (!length) {
		run_error(place, "something is missing");
		return NULL;
	}
	word = strndup(place->at, length);
	if (!word)
		abort();
	place->at += length;
	return word;
}

struct run_values run_values(const struct run *run)
{
	return (struct run_values){
		.buffer = run->buffer, .buffers = run->buffers, .n = run->instances,
	};
}

static struct run_expr *take_expr(struct run *run, struct run_place *place)
{
	struct run_values values = run_values(run);

	return run_expr_parse(place, &values);
}

/* An integer from @least to @most. */
static bool take_count(struct run *run, struct run_place *place, double least, double most,
		       double *count)
{
	struct run_values values = run_values(run);
	struct run_place start;
	struct run_expr *expr;

	run_skip_spaces(place);
	start = *place;
	expr = take_expr(run, place);
	if (!expr)
		return false;
	*count = run_expr_value(expr, &values);
	run_expr_free(expr);
	if (*count >= least && *count <= most)
		return true;
	return run_error(&start, "it is %.0f, not from %.0f to %.0f", *count, least, most);
}

/* A path as the statements take it: see the top of the file. */
static char *take_path(struct run *run, struct run_place *place)
{
	char *word = take_word(place), *at, *colon, *path = NULL;
	const char *slash = strrchr(place->file, '/');

	if (!word)
		return NULL;
	at = strchr(word, '@');
	colon = at ? strchr(at, ':') : NULL;
	if (colon && !run->dir) {
		run_error(place, "--programs does not say where public programs are");
		free(word);
		return NULL;
	}
	if (colon) {
		*at = '\0';
		if (asprintf(&path, "%s/%s/%s", run->dir, word, colon + 1) < 0)
			abort();
	} else if (slash && *word != '/') {
		if (asprintf(&path, "%.*s/%s", (int)(slash - place->file), place->file, word) < 0)
			abort();
	} else {
		return word;
	}
	free(word);
	return path;
}

static bool take_buffer(struct run *run, struct run_place *place, unsigned int *buffer)
{
	struct run_place start;
	char name[RUN_NAME];

	run_skip_spaces(place);
	start = *place;
	if (!run_take_name(place, name))
		return false;
	for (*buffer = 0; *buffer < run->buffers; ++*buffer)
		if (!strcmp(run->buffer[*buffer].name, name))
			return true;
	return run_error(&start, "there is no buffer '%s'", name);
}

static bool do_program(struct run *run, struct run_place *place)
{
	FILE *file;

	free(run->program);
	run->program = take_path(run, place);
	if (!run->program)
		return false;
	file = run->dir ? fopen(run->program, "r") : NULL;
	run->absent = run->dir && !file;
	if (file)
		fclose(file);
	return true;
}

static bool do_words(struct run *run, struct run_place *place)
{
	double first, words;

	if (!take_count(run, place, 0, MOST_WORDS, &first) ||
	    !take_count(run, place, 1, MOST_WORDS, &words))
		return false;
	run->first = first;
	run->words = words;
	return true;
}

static bool do_code_sha256(struct run *run, struct run_place *place)
{
	free(run->code_sha256);
	run->code_sha256 = take_word(place);
	return run->code_sha256;
}

static bool do_include(struct run *run, struct run_place *place)
{
	if (run->includes == RUN_DIRS)
		return run_error(place, "more than %u directories", RUN_DIRS);
	run->include[run->includes] = take_path(run, place);
	return run->include[run->includes] && ++run->includes;
}

static bool do_define(struct run *run, struct run_place *place)
{
	if (run->defines == RUN_DIRS)
		return run_error(place, "more than %u definitions", RUN_DIRS);
	run->define[run->defines] = take_word(place);
	return run->define[run->defines] && ++run->defines;
}

/* Word @first, or all from there on if no other expression follows. */
static bool fill(struct run *run, struct run_place *place, struct run_buffer *buffer,
		 size_t first)
{
	struct run_values values = run_values(run);
	struct run_expr *expr = take_expr(run, place);
	size_t i, end = buffer->words;

	if (!expr)
		return false;
	run_skip_spaces(place);
	if (*place->at == ',')
		end = first + 1;
	for (i = first; i < end; i++) {
		values.i = i;
		buffer->word[i] = run_word(run_expr_value(expr, &values));
	}
	run_expr_free(expr);
	return true;
}

/* An expression for each word; the last one is for all words that are left. */
static bool fill_all(struct run *run, struct run_place *place, struct run_buffer *buffer)
{
	size_t first = 0;

	if (at_end(place))
		return true;
	if (*place->at != '=')
		return run_error(place, "'=' is missing");
	do {
		place->at++;
		if (first == buffer->words)
			return run_error(place, "the buffer has %zu words", buffer->words);
		if (!fill(run, place, buffer, first++))
			return false;
		run_skip_spaces(place);
	} while (*place->at == ',');
	return true;
}

/* Buffers have a page of nothing between them, so that what misses them shows. */
static uint32_t next_address(const struct run *run)
{
	const struct run_buffer *last;

	if (!run->buffers)
		return FIRST_ADDRESS;
	last = &run->buffer[run->buffers - 1];
	return (last->address + 4 * last->words + 2 * PAGE - 1) & -PAGE;
}

static bool do_buffer(struct run *run, struct run_place *place)
{
	struct run_buffer *buffer = &run->buffer[run->buffers];
	double words;

	if (run->buffers == RUN_BUFFERS)
		return run_error(place, "more than %u buffers", RUN_BUFFERS);
	if (!run_take_name(place, buffer->name) || !take_count(run, place, 1, MOST_WORDS, &words))
		return false;
	buffer->words = words;
	buffer->word = calloc(1, run_lines(4 * buffer->words));
	if (!buffer->word)
		abort();
	buffer->address = next_address(run);
	run->buffers++;
	return fill_all(run, place, buffer);
}

static bool do_load(struct run *run, struct run_place *place)
{
	unsigned int number;
	FILE *file;
	char *path;

	if (!take_buffer(run, place, &number))
		return false;
	path = take_path(run, place);
	if (!path)
		return false;
	file = fopen(path, "rb");
	if (!file)
		run_error(place, "%s: %s", path, strerror(errno));
	free(path);
	if (!file)
		return false;
	if (!fread(run->buffer[number].word, 1, 4 * run->buffer[number].words, file))
		run_error(place, "the file is empty");
	fclose(file);
	return true;
}

static bool do_instances(struct run *run, struct run_place *place)
{
	double count;

	if (!take_count(run, place, 1, RUN_INSTANCES, &count))
		return false;
	run->instances = count;
	return true;
}

static bool do_uniforms(struct run *run, struct run_place *place)
{
	struct run_expr *expr;

	do {
		expr = take_expr(run, place);
		if (!expr)
			return false;
		run->uniform = reallocarray(run->uniform, run->uniforms + 1, sizeof(expr));
		if (!run->uniform)
			abort();
		run->uniform[run->uniforms++] = expr;
		run_skip_spaces(place);
	} while (*place->at == ',' && place->at++);
	return true;
}

static bool add_option(struct run *run, struct run_place *place, const char *name, size_t length)
{
	struct run_option *option = &run->option[run->options];
	char *end;

	if (run->options == V3D_OPTIONS || length >= RUN_NAME)
		return run_error(place, "too many options, or too long a name");
	memcpy(option->name, name, length);
	option->name[length] = '\0';
	option->value = strtoull(place->at, &end, 0);
	if (end == place->at)
		return run_error(place, "a number is missing");
	place->at = end;
	run->options++;
	return true;
}

static bool do_option(struct run *run, struct run_place *place)
{
	const char *name;
	size_t length;

	run_skip_spaces(place);
	name = place->at;
	length = strcspn(name, "= \t\n");
	if (name[length] != '=')
		return run_error(place, "it is not NAME=VALUE");
	place->at += length + 1;
	return add_option(run, place, name, length);
}

static bool do_seed(struct run *run, struct run_place *place)
{
	return add_option(run, place, "seed", strlen("seed"));
}

static bool do_budget(struct run *run, struct run_place *place)
{
	double budget;

	if (!take_count(run, place, 1, 1e15, &budget))
		return false;
	run->budget = budget;
	return true;
}

static struct run_after *add_after(struct run *run, enum run_after_kind kind)
{
	struct run_after *after;

	run->after = reallocarray(run->after, run->afters + 1, sizeof(*after));
	if (!run->after)
		abort();
	after = &run->after[run->afters++];
	*after = (struct run_after){ .kind = kind };
	return after;
}

static bool do_print(struct run *run, struct run_place *place)
{
	static const char *const formats[] = {
		[RUN_PRINT_HEX] = "hex", [RUN_PRINT_INT] = "int", [RUN_PRINT_FLOAT] = "float",
	};
	struct run_after *after = add_after(run, RUN_PRINT_HEX);
	struct run_place start;
	char name[RUN_NAME];

	if (!take_buffer(run, place, &after->buffer))
		return false;
	if (at_end(place))
		return true;
	start = *place;
	if (!run_take_name(place, name))
		return false;
	for (; after->kind <= RUN_PRINT_FLOAT; after->kind++)
		if (!strcmp(name, formats[after->kind]))
			return true;
	return run_error(&start, "the formats are hex, int and float");
}

static bool do_save(struct run *run, struct run_place *place)
{
	struct run_after *after = add_after(run, RUN_SAVE);

	if (!take_buffer(run, place, &after->buffer))
		return false;
	after->text = take_path(run, place);
	return after->text;
}

static bool do_expect(struct run *run, struct run_place *place)
{
	struct run_after *after = add_after(run, RUN_EXPECT);

	if (!take_buffer(run, place, &after->buffer))
		return false;
	after->expr = take_expr(run, place);
	return after->expr;
}

static bool do_near(struct run *run, struct run_place *place)
{
	struct run_after *after = add_after(run, RUN_NEAR);

	if (!take_buffer(run, place, &after->buffer) ||
	    !take_count(run, place, 0, 1, &after->limit))
		return false;
	after->expr = take_expr(run, place);
	return after->expr;
}

static bool do_sha256(struct run *run, struct run_place *place)
{
	struct run_after *after = add_after(run, RUN_SHA256);

	if (!take_buffer(run, place, &after->buffer))
		return false;
	after->text = take_word(place);
	return after->text;
}

static const struct {
	const char *name;
	bool (*take)(struct run *run, struct run_place *place);
} statements[] = {
	{ "program", do_program }, { "words", do_words }, { "code-sha256", do_code_sha256 },
	{ "include", do_include }, { "define", do_define },
	{ "buffer", do_buffer }, { "load", do_load },
	{ "instances", do_instances }, { "uniforms", do_uniforms },
	{ "option", do_option }, { "seed", do_seed }, { "budget", do_budget },
	{ "print", do_print }, { "save", do_save },
	{ "expect", do_expect }, { "near", do_near }, { "sha256", do_sha256 },
};

bool run_statement(struct run *run, struct run_place *place)
{
	size_t length, i;

	if (at_end(place))
		return true;
	length = strcspn(place->at, " \t\n");
	for (i = 0; i < sizeof(statements) / sizeof(statements[0]); i++) {
		if (strlen(statements[i].name) != length ||
		    strncmp(statements[i].name, place->at, length))
			continue;
		place->at += length;
		if (!statements[i].take(run, place))
			return false;
		return at_end(place) || run_error(place, "this does not belong here");
	}
	return run_error(place, "there is no statement '%.*s'", (int)length, place->at);
}

bool run_read(struct run *run, const char *path)
{
	struct run_place place = { .file = path };
	FILE *file = fopen(path, "r");
	char line[MOST_LINE];
	bool ok = true;

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return false;
	}
	while (ok && fgets(line, sizeof(line), file)) {
		place.line++;
		place.text = line;
		place.at = line;
		ok = run_statement(run, &place);
	}
	fclose(file);
	return ok;
}

void run_init(struct run *run)
{
	*run = (struct run){ .instances = 1, .budget = BUDGET };
}

void run_free(struct run *run)
{
	size_t i;

	for (i = 0; i < run->includes; i++)
		free((char *)run->include[i]);
	for (i = 0; i < run->defines; i++)
		free((char *)run->define[i]);
	for (i = 0; i < run->buffers; i++)
		free(run->buffer[i].word);
	for (i = 0; i < run->uniforms; i++)
		run_expr_free(run->uniform[i]);
	for (i = 0; i < run->afters; i++) {
		free(run->after[i].text);
		run_expr_free(run->after[i].expr);
	}
	free(run->uniform);
	free(run->after);
	free(run->code.word);
	free(run->code_sha256);
	free(run->program);
}
