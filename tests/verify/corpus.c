// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "corpus.h"

static struct corpus_case current;
/* The code of the current case, in the assembler's language. */
static char *source;
static size_t source_size;
static FILE *source_file;

static unsigned long long hash(const char *text)
{
	unsigned long long h = 0xcbf29ce484222325ull;

	for (; *text; text++)
		h = (h ^ (u8)*text) * 0x100000001b3ull;

	return h;
}

/* Is a file there that this assembler has made? */
static bool is_made(const struct corpus *corpus, const char *binary)
{
	struct stat assembler, made;

	return !stat(corpus->assembler, &assembler) && !stat(binary, &made) && made.st_size &&
	       made.st_mtime > assembler.st_mtime;
}

static bool make_binary(const struct corpus *corpus, const char *binary)
{
	char path[512], command[2048];
	FILE *file;

	snprintf(path, sizeof(path), "%s/corpus.qasm", corpus->scratch);
	snprintf(command, sizeof(command), "%s -o %s %s", corpus->assembler, binary, path);
	file = fopen(path, "w");

	return file && fputs(source, file) >= 0 && !fclose(file) && !system(command);
}

/* What was assembled before is there: who tries many verifiers has not to wait for it. */
static bool assemble(const struct corpus *corpus)
{
	char binary[512];
	FILE *file;

	snprintf(binary, sizeof(binary), "%s/%016llx.bin", corpus->scratch, hash(source));
	if (!is_made(corpus, binary) && !make_binary(corpus, binary))
		return false;

	file = fopen(binary, "rb");
	if (!file)
		return false;
	current.num_words = fread(current.code, sizeof(*current.code), CORPUS_MAX_CODE, file);
	fclose(file);

	return true;
}

static bool end_case(const struct corpus *corpus)
{
	bool ok;

	if (!source_file)
		return true;

	fclose(source_file);
	source_file = NULL;
	ok = assemble(corpus);
	if (ok)
		corpus->found(&current);
	else
		fprintf(stderr, "%s: does not assemble\n", current.name);
	free(source);

	return ok;
}

/* @name is shorter than a line. */
static void begin_case(const char *name)
{
	memset(&current, 0, sizeof(current));
	strcpy(current.name, name);
	sigtext_init(&current.signature);
	source_file = open_memstream(&source, &source_size);
	if (!source_file)
		abort();
}

static bool parse_need(const char *text)
{
	struct corpus_need *need = &current.needs[current.num_needs++];
	char access[16], bytes[16];

	if (current.num_needs > CORPUS_MAX_NEEDS ||
	    sscanf(text, "%u %15s %15s", &need->param, access, bytes) != 3)
		return false;

	need->write = !strcmp(access, "write");
	need->bounded = !strcmp(bytes, "limit");
	need->bytes = need->bounded ? 0 : strtoul(bytes, NULL, 0);

	return need->write || !strcmp(access, "read");
}

static void add_code(const char *line)
{
	if (!strcmp(line, "end")) {
		fprintf(source_file, "thrend\nnop\nnop\n");
	} else if (!strncmp(line, "word ", 5)) {
		u64 word = strtoull(line + 5, NULL, 0);

		fprintf(source_file, ".int 0x%x, 0x%x\n", (u32)word, (u32)(word >> 32));
	} else {
		fprintf(source_file, "%s\n", line);
	}
}

static bool parse_line(const struct corpus *corpus, char *line)
{
	bool ok;

	if (!strncmp(line, "=== ", 4)) {
		ok = end_case(corpus);
		begin_case(line + 4);
		return ok;
	}
	if (!source_file)
		return !line[0] || line[0] == '#';
	if (!strncmp(line, "uniform ", 8))
		return sigtext_add(&current.signature, line + 8);
	if (!strncmp(line, "need ", 5))
		return parse_need(line + 5);
	if (!strncmp(line, "term ", 5) && current.num_terms < CORPUS_MAX_NEEDS) {
		strcpy(current.terms[current.num_terms++], line + 5);
		return true;
	}
	if (!strncmp(line, "expect ", 7)) {
		strcpy(current.expect, line + 7);
		return true;
	}
	add_code(line);

	return true;
}

bool corpus_read(const struct corpus *corpus, const char *path)
{
	FILE *file = fopen(path, "r");
	char line[CORPUS_LINE_SIZE];
	u32 number = 0;
	bool ok = true;

	if (!file) {
		perror(path);
		return false;
	}

	while (fgets(line, sizeof(line), file)) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (!parse_line(corpus, line)) {
			fprintf(stderr, "%s:%u: %s\n", path, number, line);
			ok = false;
		}
	}
	fclose(file);

	return end_case(corpus) && ok;
}
