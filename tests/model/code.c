// SPDX-License-Identifier: GPL-2.0-or-later
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code.h"

static bool has_suffix(const char *path, const char *suffix)
{
	size_t length = strlen(path), n = strlen(suffix);

	return length > n && !strcmp(path + length - n, suffix);
}

static bool from_bytes(const char *path, const uint8_t *bytes, size_t size, struct code *code)
{
	size_t i;

	if (!size || size % 8) {
		fprintf(stderr, "%s: %zu bytes are no program of 8-byte words\n", path, size);
		return false;
	}
	code->count = size / 8;
	code->word = calloc(code->count, sizeof(*code->word));
	if (!code->word)
		abort();
	for (i = 0; i < size; i++)
		code->word[i / 8] |= (uint64_t)bytes[i] << 8 * (i % 8);
	return true;
}

static bool from_source(const char *path, const struct asm_options *options, struct code *code)
{
	struct asm_program program;
	bool ok;

	if (!asm_assemble(path, options, &program))
		return false;
	ok = from_bytes(path, program.bytes, program.size, code);
	free(program.bytes);
	return ok;
}

/* Past a comment, or @text. */
static const char *skip_comment(const char *text)
{
	const char *end;

	if (text[0] == '/' && text[1] == '*') {
		end = strstr(text, "*/");
		return end ? end + 2 : text + strlen(text);
	}
	if (text[0] == '#' || (text[0] == '/' && text[1] == '/'))
		return text + strcspn(text, "\n");
	return text;
}

/*
 * Numbers in braces or not, with commas or not; what else stands there (a
 * declaration, say) has no number that starts with 0x.
 */
static bool from_text(const char *path, const char *text, size_t length, struct code *code)
{
	uint8_t *bytes = malloc(length + 8);
	size_t size = 0, i;
	bool ok;

	if (!bytes)
		abort();
	while (*text) {
		const char *after = skip_comment(text);
		uint64_t number;
		char *end;

		if (after != text || text[0] != '0' || (text[1] != 'x' && text[1] != 'X')) {
			text = after != text ? after : text + 1;
			continue;
		}
		number = strtoull(text, &end, 16);
		for (i = 0; i < (end - text > 10 ? 8 : 4); i++)
			bytes[size++] = number >> 8 * i & 0xff;
		text = end;
	}
	ok = from_bytes(path, bytes, size, code);
	free(bytes);
	return ok;
}

static bool is_text(const char *bytes, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		if (!isprint((unsigned char)bytes[i]) && !isspace((unsigned char)bytes[i]))
			return false;
	return true;
}

/* The whole file and a NUL, or NULL with errno. */
static char *read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	size_t room = 1 << 16;
	char *bytes = calloc(1, room);

	if (!bytes)
		abort();
	if (!file) {
		free(bytes);
		return NULL;
	}
	for (*size = 0; !feof(file) && !ferror(file);) {
		*size += fread(bytes + *size, 1, room - *size - 1, file);
		if (*size + 1 < room)
			continue;
		room *= 2;
		bytes = realloc(bytes, room);
		if (!bytes)
			abort();
	}
	bytes[*size] = '\0';
	fclose(file);
	return bytes;
}

bool code_load(const char *path, const struct asm_options *options, struct code *code)
{
	char *bytes;
	size_t size;
	bool ok;

	if (has_suffix(path, ".qasm"))
		return from_source(path, options, code);
	bytes = read_file(path, &size);
	if (!bytes) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return false;
	}
	if (is_text(bytes, size))
		ok = from_text(path, bytes, size, code);
	else
		ok = from_bytes(path, (const uint8_t *)bytes, size, code);
	free(bytes);
	return ok;
}
