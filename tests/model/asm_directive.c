// SPDX-License-Identifier: GPL-2.0-or-later
/* Directives: lines that start with a dot. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "asm_priv.h"

/* The lines that a directive may take: its own, and those after it up to @end. */
struct place {
	struct asm_lines *lines;
	size_t index, end;
	const struct asm_token *name;
};

/* Each returns the line to go on with. */
typedef size_t directive_fn(struct assembler *as, const struct place *place);

/* Definitions */

static void define_function(struct assembler *as, const struct asm_token *name,
			    const struct asm_function *function, bool local, bool final)
{
	struct asm_value none = { .type = VALUE_NONE };
	struct asm_symbol *symbol = asm_symbol_set(as, name, local, &none);

	symbol->function = function;
	symbol->final = final;
}

static void set_expression(struct assembler *as, const struct asm_token *name, bool local,
			   bool final)
{
	struct asm_function *function = asm_alloc(as, sizeof(*function));

	asm_expect(as, "(");
	function->params = asm_params(as, &function->count, ")");
	asm_accept(as, ",");
	function->expression = as->token;
	define_function(as, name, function, local, final);
}

static void set(struct assembler *as, bool local, bool final)
{
	const struct asm_token *name = asm_name(as, "the constant");
	struct asm_value value;

	if (asm_is(as->token, "(") && as->token->glued) {
		set_expression(as, name, local, final);
		return;
	}
	asm_accept(as, ",");
	value = asm_expression(as);
	asm_end_of_line(as);
	asm_symbol_set(as, name, local, &value)->final = final;
}

static size_t do_set(struct assembler *as, const struct place *place)
{
	set(as, false, false);
	return place->index + 1;
}

static size_t do_lset(struct assembler *as, const struct place *place)
{
	set(as, true, false);
	return place->index + 1;
}

static size_t do_const(struct assembler *as, const struct place *place)
{
	set(as, false, true);
	return place->index + 1;
}

static size_t do_lconst(struct assembler *as, const struct place *place)
{
	set(as, true, true);
	return place->index + 1;
}

static size_t do_unset(struct assembler *as, const struct place *place)
{
	asm_symbol_unset(as, asm_name(as, "the constant"), false);
	asm_end_of_line(as);
	return place->index + 1;
}

static size_t do_lunset(struct assembler *as, const struct place *place)
{
	asm_symbol_unset(as, asm_name(as, "the constant"), true);
	asm_end_of_line(as);
	return place->index + 1;
}

static size_t do_func(struct assembler *as, const struct place *place)
{
	struct asm_function *function = asm_alloc(as, sizeof(*function));
	const struct asm_token *name = asm_name(as, "the function");

	function->lines = place->lines;
	function->first = place->index + 1;
	function->end = asm_block_end(as, place->lines, place->index, place->end);
	asm_expect(as, "(");
	function->params = asm_params(as, &function->count, ")");
	asm_end_of_line(as);
	define_function(as, name, function, false, false);
	return function->end + 1;
}

static size_t do_macro(struct assembler *as, const struct place *place)
{
	size_t close = asm_block_end(as, place->lines, place->index, place->end);

	asm_macro_define(as, place->lines, place->index + 1, close);
	return close + 1;
}

/* Repetition and blocks */

static void run_with(struct assembler *as, const struct asm_token *name,
		     const struct asm_value *value, const struct place *place, size_t close)
{
	asm_symbol_set(as, name, true, value);
	asm_run(as, place->lines, place->index + 1, close);
}

/* Gives @name back the meaning that it had in this scope. */
static void restore(struct assembler *as, const struct asm_token *name, bool had,
		    const struct asm_symbol *before)
{
	struct asm_symbol *symbol;

	if (!had) {
		asm_symbol_unset(as, name, true);
		return;
	}
	symbol = asm_symbol_set(as, name, true, &before->value);
	symbol->function = before->function;
}

static bool save(struct assembler *as, const struct asm_token *name, struct asm_symbol *before)
{
	const struct asm_symbol *symbol = asm_symbol_find_local(as, name);

	if (symbol)
		*before = *symbol;
	return symbol;
}

static size_t do_rep(struct assembler *as, const struct place *place)
{
	size_t close = asm_block_end(as, place->lines, place->index, place->end);
	const struct asm_token *name = asm_name(as, "the counter"), *at;
	struct asm_value value = { .type = VALUE_INT };
	struct asm_symbol before;
	bool had = save(as, name, &before);
	int64_t count;

	asm_accept(as, ",");
	at = as->token;
	count = asm_integer(as);
	asm_end_of_line(as);
	if (count < 0 || count > 1 << 20)
		asm_fail(as, at, NULL, "this cannot be done %lld times", (long long)count);
	asm_symbol_set(as, name, true, &value);
	for (; value.number < count; value.number++)
		run_with(as, name, &value, place, close);
	restore(as, name, had, &before);
	return close + 1;
}

static size_t do_foreach(struct assembler *as, const struct place *place)
{
	size_t close = asm_block_end(as, place->lines, place->index, place->end);
	const struct asm_token *name = asm_name(as, "the element"), *next;
	struct asm_symbol before;
	bool had = save(as, name, &before), first = true;

	while (asm_accept(as, ",") || (first && as->token->kind != TOKEN_END)) {
		struct asm_value value = asm_expression(as);

		first = false;
		next = as->token;
		run_with(as, name, &value, place, close);
		as->token = next;
	}
	asm_end_of_line(as);
	if (!first)
		restore(as, name, had, &before);
	return close + 1;
}

static size_t do_local(struct assembler *as, const struct place *place)
{
	size_t close = asm_block_end(as, place->lines, place->index, place->end);
	struct asm_scope scope;

	asm_end_of_line(as);
	asm_scope_enter(as, &scope);
	asm_run(as, place->lines, place->index + 1, close);
	asm_scope_leave(as);
	return close + 1;
}

/* Conditions */

/* The line where the part that starts after line @index ends: its next branch. */
static size_t part_end(struct assembler *as, const struct place *place, size_t index,
		       size_t close)
{
	size_t i;

	for (i = index + 1; i < close; i++) {
		const struct asm_token *token = place->lines->line[i].tokens;

		if (token->kind != TOKEN_DOT)
			continue;
		if (asm_is(token, "if") || asm_is(token, "ifset"))
			i = asm_block_end(as, place->lines, i, close);
		else if (asm_is(token, "else") || asm_is(token, "elseif"))
			return i;
	}
	return close;
}

static bool test(struct assembler *as, const struct asm_token *name)
{
	bool is_set;

	if (asm_is(name, "else"))
		return true;
	if (!asm_is(name, "ifset"))
		return asm_condition(as);
	is_set = asm_symbol_find(as, as->token);
	asm_name(as, "the constant");
	return is_set;
}

static size_t do_if(struct assembler *as, const struct place *place)
{
	size_t close = asm_block_end(as, place->lines, place->index, place->end);
	const struct asm_token *name = place->name;
	size_t part = place->index;

	while (part < close) {
		size_t next = part_end(as, place, part, close);
		bool taken = test(as, name);

		asm_end_of_line(as);
		if (taken) {
			asm_run(as, place->lines, part + 1, next);
			break;
		}
		part = next;
		name = place->lines->line[part].tokens;
		as->token = name + 1;
	}
	return close + 1;
}

static size_t do_assert(struct assembler *as, const struct place *place)
{
	const struct asm_token *at = as->token;

	if (!asm_condition(as) && as->pass == 2)
		asm_fail(as, at, NULL, "the assertion does not hold");
	asm_end_of_line(as);
	return place->index + 1;
}

/* Includes */

static struct asm_lines *read_included(struct assembler *as, const struct asm_token *at,
				       const char *name, bool searched)
{
	const char *including = at->line->file;
	const char *slash = strrchr(including, '/');
	int directory = slash ? slash + 1 - including : 0;
	size_t size = strlen(name) + strlen(including) + 2;
	struct asm_lines *lines;
	char *path = asm_alloc(as, size);
	unsigned int i;

	snprintf(path, size, "%.*s%s", name[0] == '/' ? 0 : directory, including, name);
	lines = searched ? NULL : asm_read(as, path);
	for (i = 0; !lines && i < as->options->include_count; i++) {
		const char *dir = as->options->include_dirs[i];

		size = strlen(dir) + strlen(name) + 2;
		path = asm_alloc(as, size);
		snprintf(path, size, "%s/%s", dir, name);
		lines = asm_read(as, path);
	}
	return lines;
}

/* <name> is looked for in the include directories only, "name" beside the file first. */
static char *included_name(struct assembler *as, bool *searched)
{
	const struct asm_token *open = as->token;
	char *name;
	size_t length;

	if (open->kind == TOKEN_STRING) {
		as->token++;
		return asm_token_text(as, open);
	}
	asm_expect(as, "<");
	length = strcspn(open->text + 1, ">\n");
	name = asm_alloc(as, length + 1);
	memcpy(name, open->text + 1, length);
	while (as->token->kind != TOKEN_END && as->token->text <= open->text + length)
		as->token++;
	asm_expect(as, ">");
	*searched = true;
	return name;
}

/* What vc4.qinc defines is built in, so that nobody needs the file. */
static bool is_built_in(const char *name)
{
	const char *slash = strrchr(name, '/');

	return !strcmp(slash ? slash + 1 : name, "vc4.qinc");
}

static size_t do_include(struct assembler *as, const struct place *place)
{
	const struct asm_token *at = as->token;
	bool searched = false;
	char *name = included_name(as, &searched);
	struct asm_lines *lines;
	struct asm_scope scope;

	asm_end_of_line(as);
	lines = read_included(as, at, name, searched);
	if (!lines && is_built_in(name))
		return place->index + 1;
	if (!lines)
		asm_fail(as, at, "-I names a directory to look in", "%s: %s", name,
			 strerror(errno));
	asm_call_enter(as, at);
	asm_scope_enter(as, &scope);
	asm_run(as, lines, 0, lines->count);
	asm_scope_leave(as);
	asm_call_leave(as);
	return place->index + 1;
}

/* Data */

/* A float will do if it is an integer: 0. is. */
static int64_t take_integer(struct assembler *as)
{
	const struct asm_token *at = as->token;
	struct asm_value value = asm_expression(as);

	if (value.type == VALUE_FLOAT && fabs(value.real) <= INT32_MAX &&
	    value.real == (int64_t)value.real)
		return (int64_t)value.real;
	if (value.type != VALUE_INT && value.type != VALUE_LABEL)
		asm_fail(as, at, NULL, "this must be an integer");
	return value.number;
}

static bool fits(int64_t number, unsigned int bytes)
{
	return bytes == 8 || (number >= -((int64_t)1 << (8 * bytes - 1)) &&
			      number < (int64_t)1 << 8 * bytes);
}

static void emit_integers(struct assembler *as, unsigned int bytes)
{
	do {
		const struct asm_token *at = as->token;
		int64_t number = take_integer(as);

		if (!fits(number, bytes))
			asm_fail(as, at, NULL, "%lld does not fit into %u bytes",
				 (long long)number, bytes);
		asm_emit_data(as, number, bytes);
	} while (asm_accept(as, ","));
	asm_end_of_line(as);
}

static size_t do_byte(struct assembler *as, const struct place *place)
{
	emit_integers(as, 1);
	return place->index + 1;
}

static size_t do_short(struct assembler *as, const struct place *place)
{
	emit_integers(as, 2);
	return place->index + 1;
}

static size_t do_int(struct assembler *as, const struct place *place)
{
	emit_integers(as, 4);
	return place->index + 1;
}

static size_t do_long(struct assembler *as, const struct place *place)
{
	emit_integers(as, 8);
	return place->index + 1;
}

static double take_real(struct assembler *as)
{
	const struct asm_token *at = as->token;
	struct asm_value value = asm_expression(as);

	if (value.type != VALUE_FLOAT && value.type != VALUE_INT)
		asm_fail(as, at, NULL, "this must be a number");
	return value.type == VALUE_FLOAT ? value.real : (double)value.number;
}

static size_t do_float(struct assembler *as, const struct place *place)
{
	do {
		float real = (float)take_real(as);
		uint32_t bits;

		memcpy(&bits, &real, sizeof(bits));
		asm_emit_data(as, bits, 4);
	} while (asm_accept(as, ","));
	asm_end_of_line(as);
	return place->index + 1;
}

static size_t do_double(struct assembler *as, const struct place *place)
{
	do {
		double real = take_real(as);
		uint64_t bits;

		memcpy(&bits, &real, sizeof(bits));
		asm_emit_data(as, bits, 8);
	} while (asm_accept(as, ","));
	asm_end_of_line(as);
	return place->index + 1;
}

static size_t do_align(struct assembler *as, const struct place *place)
{
	const struct asm_token *at = as->token;
	int64_t bytes = asm_integer(as), base = 0;

	if (asm_accept(as, ",")) {
		struct asm_value value = asm_expression(as);

		base = value.number;
	}
	asm_end_of_line(as);
	if (bytes < 0 || bytes > 64 || bytes & (bytes - 1))
		asm_fail(as, at, NULL, "alignment is a power of two up to 64");
	while (bytes && ((int64_t)as->out.size - base) & (bytes - 1))
		asm_emit_data(as, 0, 1);
	return place->index + 1;
}

/* Words elsewhere */

static bool is_branch(uint64_t word)
{
	return word >> 60 == 15;
}

/* .back n: what follows goes before the last n instructions. */
static size_t do_back(struct assembler *as, const struct place *place)
{
	size_t close = asm_block_end(as, place->lines, place->index, place->end), at;
	const struct asm_token *count_at = as->token;
	int64_t count = asm_integer(as), i;
	uint64_t held[5];

	asm_end_of_line(as);
	if (count < 0 || count > 5 || (size_t)count * 8 > as->out.size)
		asm_fail(as, count_at, NULL, "it can go back over 0 to 5 instructions");
	at = as->out.size - count * 8;
	if (asm_label_between(as, at + 1, as->out.size + 1))
		asm_fail(as, count_at, NULL, "a label lies between");
	for (i = 0; i < count; i++) {
		held[i] = asm_word_at(as, at + 8 * i);
		if (is_branch(held[i]))
			asm_fail(as, count_at, NULL, "a branch cannot be moved");
	}
	as->out.size = at;
	asm_run(as, place->lines, place->index + 1, close);
	for (i = 0; i < count; i++)
		asm_emit_word(as, held[i]);
	return close + 1;
}

static size_t do_clone(struct assembler *as, const struct place *place)
{
	const struct asm_token *at = as->token;
	struct asm_value label = asm_expression(as);
	int64_t count, i;

	if (label.type != VALUE_LABEL)
		asm_fail(as, at, NULL, "this must be a label");
	asm_expect(as, ",");
	count = asm_integer(as);
	asm_end_of_line(as);
	for (i = 0; i < count; i++) {
		uint64_t word = asm_word_at(as, label.number + 8 * i);

		if (as->pass == 2 && is_branch(word))
			asm_fail(as, at, NULL, "a branch cannot be copied");
		asm_emit_word(as, word);
	}
	return place->index + 1;
}

/* What only object files need: there are none here. */
static size_t do_nothing(struct assembler *as, const struct place *place)
{
	(void)as;
	return place->index + 1;
}

static const struct {
	const char *name;
	directive_fn *run;
} directives[] = {
	{ "set", do_set }, { "equ", do_set }, { "define", do_set }, { "const", do_const },
	{ "lset", do_lset }, { "lconst", do_lconst }, { "unset", do_unset },
	{ "lunset", do_lunset }, { "func", do_func }, { "macro", do_macro }, { "rep", do_rep },
	{ "foreach", do_foreach }, { "local", do_local }, { "if", do_if }, { "ifset", do_if },
	{ "assert", do_assert }, { "include", do_include }, { "byte", do_byte },
	{ "short", do_short }, { "int", do_int }, { "word", do_int }, { "long", do_long },
	{ "float", do_float }, { "double", do_double }, { "align", do_align },
	{ "back", do_back }, { "clone", do_clone }, { "global", do_nothing },
	{ "code", do_nothing }, { "text", do_nothing }, { "data", do_nothing },
	{ "rodata", do_nothing },
};

size_t asm_directive(struct assembler *as, struct asm_lines *lines, size_t index, size_t end)
{
	struct place place = { lines, index, end, as->token++ };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(directives); i++)
		if (asm_is(place.name, directives[i].name))
			return directives[i].run(as, &place);
	asm_fail(as, place.name, NULL, "there is no directive .%.*s here",
		 (int)place.name->length, place.name->text);
}
