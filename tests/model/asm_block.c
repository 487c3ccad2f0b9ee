// SPDX-License-Identifier: GPL-2.0-or-later
/* Running lines: labels, directives, macros, functions, instructions. */
#include <string.h>

#include "asm_priv.h"

/* Lines that belong together, from an opening directive to its closing one. */
static const struct {
	const char *open, *close;
} blocks[] = {
	{ "if", "endif" }, { "ifset", "endif" }, { "macro", "endm" }, { "func", "endf" },
	{ "rep", "endr" }, { "foreach", "endfor" }, { "local", "endloc" }, { "back", "endb" },
};

/* The directive of a line, or NULL; labels may come before it. */
static const struct asm_token *directive_of(const struct asm_line *line)
{
	const struct asm_token *token = line->tokens;

	while (token->kind == TOKEN_LABEL || token->kind == TOKEN_GLOBAL_LABEL ||
	       asm_is(token, ":"))
		token++;
	return token->kind == TOKEN_DOT ? token : NULL;
}

static const char *closing(const struct asm_token *open)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(blocks); i++)
		if (asm_is(open, blocks[i].open))
			return blocks[i].close;
	return NULL;
}

static bool opens(const struct asm_token *token, const char *close)
{
	const char *its_close = closing(token);

	return its_close && !strcmp(its_close, close);
}

/* The line that closes the block which line @index opens. */
size_t asm_block_end(struct assembler *as, struct asm_lines *lines, size_t index, size_t end)
{
	const struct asm_token *open = directive_of(&lines->line[index]);
	const char *close = closing(open);
	unsigned int depth = 0;
	size_t i;

	for (i = index; i < end; i++) {
		const struct asm_token *token = directive_of(&lines->line[i]);

		if (token && opens(token, close))
			depth++;
		else if (token && asm_is(token, close) && !--depth)
			return i;
	}
	asm_fail(as, open, NULL, "its .%s is missing", close);
}

/* Names of parameters, up to @closing or, if that is NULL, the end of the line. */
const struct asm_token **asm_params(struct assembler *as, unsigned int *count,
				    const char *closing_text)
{
	const struct asm_token **params, *token;
	unsigned int room = 0;

	for (token = as->token; token->kind != TOKEN_END; token++)
		room++;
	params = asm_alloc(as, (room + 1) * sizeof(*params));
	*count = 0;
	while (closing_text ? !asm_is(as->token, closing_text) : as->token->kind != TOKEN_END) {
		if (*count)
			asm_accept(as, ",");
		params[(*count)++] = asm_name(as, "a parameter");
	}
	if (closing_text)
		asm_expect(as, closing_text);
	return params;
}

void asm_macro_define(struct assembler *as, struct asm_lines *lines, size_t first, size_t end)
{
	struct asm_macro *macro = asm_alloc(as, sizeof(*macro));

	macro->name = asm_name(as, "the macro");
	asm_accept(as, ",");
	macro->params = asm_params(as, &macro->count, NULL);
	macro->lines = lines;
	macro->first = first;
	macro->end = end;
	macro->next = as->macros;
	as->macros = macro;
}

static const struct asm_macro *find_macro(struct assembler *as, const struct asm_token *name)
{
	const struct asm_macro *macro;

	for (macro = as->macros; macro; macro = macro->next)
		if (name->kind == TOKEN_NAME && macro->name->length == name->length &&
		    !memcmp(macro->name->text, name->text, name->length))
			return macro;
	return NULL;
}

/* Values for @params, which are evaluated outside and set in the new scope. */
static void take_arguments(struct assembler *as, const struct asm_token *name,
			   const struct asm_token **params, unsigned int count,
			   struct asm_scope *scope)
{
	struct asm_value *values = asm_alloc(as, (count + 1) * sizeof(*values));
	unsigned int i;

	for (i = 0; i < count; i++) {
		if (as->token->kind == TOKEN_END || asm_is(as->token, ")"))
			asm_fail(as, as->token, NULL, "%.*s needs %u arguments",
				 (int)name->length, name->text, count);
		if (i)
			asm_expect(as, ",");
		values[i] = asm_expression(as);
	}
	asm_scope_enter(as, scope);
	for (i = 0; i < count; i++)
		asm_symbol_set(as, params[i], true, &values[i]);
}

bool asm_macro_invoke(struct assembler *as)
{
	const struct asm_token *name = as->token;
	const struct asm_macro *macro = find_macro(as, name);
	struct asm_scope scope;

	if (!macro)
		return false;
	as->token++;
	take_arguments(as, name, macro->params, macro->count, &scope);
	asm_accept(as, ";");
	asm_end_of_line(as);
	asm_call_enter(as, name);
	asm_run(as, macro->lines, macro->first, macro->end);
	asm_call_leave(as);
	asm_scope_leave(as);
	return true;
}

static struct asm_value run_function(struct assembler *as, const struct asm_token *name,
				     const struct asm_function *function)
{
	struct asm_value result, *outer = as->result;

	if (function->expression) {
		as->token = function->expression;
		return asm_expression(as);
	}
	result.type = VALUE_NONE;
	as->result = &result;
	asm_run(as, function->lines, function->first, function->end);
	as->result = outer;
	if (result.type == VALUE_NONE)
		asm_fail(as, name, NULL, "the function gave no value");
	return result;
}

struct asm_value asm_function_call(struct assembler *as, const struct asm_token *name,
				   const struct asm_function *function)
{
	const struct asm_token *after;
	struct asm_scope scope;
	struct asm_value value;

	asm_expect(as, "(");
	take_arguments(as, name, function->params, function->count, &scope);
	asm_expect(as, ")");
	after = as->token;
	asm_call_enter(as, name);
	value = run_function(as, name, function);
	asm_call_leave(as);
	asm_scope_leave(as);
	as->token = after;
	return value;
}

static void take_labels(struct assembler *as)
{
	for (;; as->token++) {
		if (as->token->kind == TOKEN_LABEL || as->token->kind == TOKEN_GLOBAL_LABEL)
			asm_label_define(as, as->token);
		else if (asm_is(as->token, ":"))
			as->can_join = false;
		else
			return;
	}
}

static void run_line(struct assembler *as)
{
	if (as->token->kind == TOKEN_END || asm_macro_invoke(as))
		return;
	if (as->result) {
		*as->result = asm_expression(as);
		asm_end_of_line(as);
		return;
	}
	asm_instruction(as);
}

void asm_run(struct assembler *as, struct asm_lines *lines, size_t first, size_t end)
{
	size_t i = first;

	while (i < end) {
		as->token = lines->line[i].tokens;
		take_labels(as);
		if (as->token->kind == TOKEN_DOT) {
			i = asm_directive(as, lines, i, end);
		} else {
			run_line(as);
			i++;
		}
	}
}
