// SPDX-License-Identifier: GPL-2.0-or-later
/* Lines and tokens of the assembler. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "asm_priv.h"

/* Longest first. */
static const char *const operators[] = {
	"><<<", ">>><", "><<", ">><", "<<<", ">>>", "<=>", "===", "!==", "!^^",
	"**", "<<", ">>", "<=", ">=", "==", "!=", "!^", "&&", "^^", "||",
	"(", ")", "[", "]", ",", ";", ":", "+", "-", "~", "!", "*", "/", "%",
	"<", ">", "&", "^", "|",
};

struct lexer {
	struct assembler *as;
	const struct asm_line *line;
	const char *at;
	struct asm_token *tokens;
	size_t count, room;
};

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static bool at_line_end(const char *at)
{
	return !*at || *at == '\n' || *at == '#' || (at[0] == '/' && at[1] == '/');
}

bool asm_is(const struct asm_token *token, const char *text)
{
	return (token->kind == TOKEN_OPERATOR || token->kind == TOKEN_NAME ||
		token->kind == TOKEN_DOT) &&
	       token->length == strlen(text) && !memcmp(token->text, text, token->length);
}

char *asm_token_text(struct assembler *as, const struct asm_token *token)
{
	char *text = asm_alloc(as, token->length + 1);

	memcpy(text, token->text, token->length);
	return text;
}

static struct asm_token *add_token(struct lexer *lex, enum asm_token_kind kind, size_t length)
{
	struct asm_token *token;

	if (lex->count == lex->room) {
		struct asm_token *more;

		lex->room = lex->room ? 2 * lex->room : 16;
		more = asm_alloc(lex->as, lex->room * sizeof(*more));
		if (lex->count)
			memcpy(more, lex->tokens, lex->count * sizeof(*more));
		lex->tokens = more;
	}
	token = &lex->tokens[lex->count++];
	token->kind = kind;
	token->line = lex->line;
	token->text = lex->at;
	token->length = length;
	token->glued = lex->at > lex->line->text && !isspace((unsigned char)lex->at[-1]);
	lex->at += length;
	return token;
}

static size_t word_length(const char *at)
{
	size_t n = 0;

	while (is_word(at[n]))
		n++;
	return n;
}

/* A label's word may start with a dot: such labels are local. */
static size_t label_length(const char *at)
{
	return at[0] == '.' ? 1 + word_length(at + 1) : word_length(at);
}

static void lex_number(struct lexer *lex)
{
	const char *at = lex->at;
	bool prefixed = at[0] == '0' && (at[1] == 'x' || at[1] == 'X' || at[1] == 'b');
	size_t digits = strspn(at, "0123456789");
	struct asm_token *token;
	char *end;

	if (!prefixed && (at[digits] == '.' || at[digits] == 'e' || at[digits] == 'E')) {
		double real = strtod(at, &end);

		token = add_token(lex, TOKEN_FLOAT, end - at);
		token->real = real;
	} else {
		bool binary = prefixed && at[1] == 'b';
		uint64_t number = strtoull(binary ? at + 2 : at, &end, binary ? 2 : 0);

		token = add_token(lex, TOKEN_INT, end - at);
		token->number = number;
	}
	if (is_word(*lex->at))
		asm_fail(lex->as, token, NULL, "this is no number");
}

static void lex_string(struct lexer *lex)
{
	size_t length = strcspn(lex->at + 1, "\"\n");
	struct asm_token *token = add_token(lex, TOKEN_STRING, length + 1);

	if (*lex->at != '"')
		asm_fail(lex->as, token, NULL, "the closing '\"' is missing");
	token->text++;
	token->length--;
	lex->at++;
}

static void lex_operator(struct lexer *lex)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(operators); i++) {
		if (!strncmp(lex->at, operators[i], strlen(operators[i]))) {
			add_token(lex, TOKEN_OPERATOR, strlen(operators[i]));
			return;
		}
	}
	asm_fail(lex->as, add_token(lex, TOKEN_OPERATOR, 1), NULL, "this means nothing here");
}

/* A word after a prefix, which the token does not keep. */
static void lex_prefixed(struct lexer *lex, enum asm_token_kind kind, size_t prefix)
{
	const char *word = lex->at + prefix;
	size_t length = kind == TOKEN_DOT ? word_length(word) : label_length(word);
	struct asm_token *token = add_token(lex, kind, prefix + length);

	token->text += prefix;
	token->length = length;
}

static void lex_token(struct lexer *lex)
{
	const char *at = lex->at;

	if (at[0] == '.' && is_word(at[1]))
		lex_prefixed(lex, TOKEN_DOT, 1);
	else if (at[0] == ':' && at[1] == ':' && label_length(at + 2))
		lex_prefixed(lex, TOKEN_GLOBAL_LABEL, 2);
	else if (at[0] == ':' && label_length(at + 1))
		lex_prefixed(lex, TOKEN_LABEL, 1);
	else if (at[0] == 'r' && at[1] == ':' && label_length(at + 2))
		lex_prefixed(lex, TOKEN_LABEL, 2);
	else if (isdigit((unsigned char)at[0]))
		lex_number(lex);
	else if (is_word(at[0]))
		add_token(lex, TOKEN_NAME, word_length(at));
	else if (at[0] == '"')
		lex_string(lex);
	else
		lex_operator(lex);
}

static void lex_line(struct assembler *as, struct asm_line *line)
{
	struct lexer lex = { .as = as, .line = line, .at = line->text };

	for (;;) {
		while (isspace((unsigned char)*lex.at) && *lex.at != '\n')
			lex.at++;
		if (at_line_end(lex.at))
			break;
		lex_token(&lex);
	}
	add_token(&lex, TOKEN_END, 0);
	line->tokens = lex.tokens;
}

static size_t count_lines(const char *text)
{
	size_t count = 1;

	while ((text = strchr(text, '\n'))) {
		count++;
		text++;
	}
	return count;
}

struct asm_lines *asm_lex(struct assembler *as, const char *file, const char *text)
{
	struct asm_lines *lines = asm_alloc(as, sizeof(*lines));
	size_t i;

	lines->count = count_lines(text);
	lines->line = asm_alloc(as, lines->count * sizeof(*lines->line));
	for (i = 0; i < lines->count; i++) {
		struct asm_line *line = &lines->line[i];

		line->file = file;
		line->number = i + 1;
		line->text = text;
		lex_line(as, line);
		text += strcspn(text, "\n") + 1;
	}
	return lines;
}
