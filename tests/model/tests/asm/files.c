// SPDX-License-Identifier: GPL-2.0-or-later
/* Files: the forms of programs, includes, and definitions from outside. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../code.h"
#include "asm_test.h"

static char dir[] = "/tmp/asm-test-XXXXXX";

static const char *path_of(const char *name)
{
	static char path[64];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	return path;
}

static void write_file(const char *name, const char *bytes, size_t size)
{
	FILE *file = fopen(path_of(name), "wb");

	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
		abort();
}

static void write_text(const char *name, const char *text)
{
	write_file(name, text, strlen(text));
}

static const struct {
	const char *name, *text;
	uint64_t second;		/* word; 0: the file is bad */
} forms[] = {
	{ "halves.c", "/* 0x1 */ const uint32_t c[] = {\n0x009e7000, 0x100009e7, // 0x2\n"
	  "0x9e7000, 0x300009e7 };\n", 0x300009e7009e7000 },
	{ "words.hex", "0x100009e7009e7000, 0x300009e7009e7000", 0x300009e7009e7000 },
	{ "source.qasm", "nop\nthrend\n", 0x300009e7009e7000 },
	{ "odd.hex", "0x009e7000, 0x100009e7, 0x009e7000", 0 },
	{ "empty.hex", "", 0 },
};

/* The errors that are wanted here shall not look like the test's own. */
static int silence(void)
{
	int saved;

	fflush(stderr);
	saved = dup(2);
	if (saved < 0 || !freopen("/dev/null", "w", stderr))
		abort();
	return saved;
}

static void speak(int saved)
{
	fflush(stderr);
	dup2(saved, 2);
	close(saved);
}

static bool load(const char *name, const struct asm_options *options, struct code *code)
{
	int saved = silence();
	bool ok = code_load(path_of(name), options, code);

	speak(saved);
	return ok;
}

static void test_forms(void)
{
	struct asm_options options = { 0 };
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct code code = { 0 };
		bool ok;

		write_text(forms[i].name, forms[i].text);
		ok = load(forms[i].name, &options, &code);
		check(forms[i].second ? ok && code.count == 2 && code.word[1] == forms[i].second :
		      !ok, "%s", forms[i].name);
		free(code.word);
		unlink(path_of(forms[i].name));
	}
}

static void test_raw(void)
{
	static const char raw[] = "\x00\x70\x9e\x00\xe7\x09\x00\x30";
	struct asm_options options = { 0 };
	struct code code = { 0 };

	write_file("raw.bin", raw, 8);
	check(load("raw.bin", &options, &code) && code.count == 1 &&
	      code.word[0] == 0x300009e7009e7000, "raw.bin");
	free(code.word);
	write_file("raw.bin", raw, 7);
	check(!load("raw.bin", &options, &code), "raw.bin of 7 bytes");
	unlink(path_of("raw.bin"));
	check(!load("raw.bin", &options, &code), "raw.bin that is not there");
}

/* "name" is found beside the file, <name> in the directories given. */
static void test_includes(void)
{
	const char *dirs[] = { path_of("inc"), NULL }, *defines[] = { "size=7", "flag" };
	struct asm_options options = { dirs, 1, defines, 2, NULL };
	struct code code = { 0 };
	char inc[64];

	snprintf(inc, sizeof(inc), "%s", dirs[0]);
	dirs[0] = inc;
	mkdir(inc, 0700);
	write_text("inc/a.qinc", ".set a, 1\n.lset hidden, 5\n");
	write_text("a.qinc", ".set a, 2\n.lset hidden, 5\n");
	write_text("main.qasm", ".include \"a.qinc\"\n.long a\n.include <a.qinc>\n.long a, size\n"
		   ".ifset flag\n.long 3\n.endif\n.ifset hidden\n.long 4\n.endif\n");
	check(load("main.qasm", &options, &code) && code.count == 4 && code.word[0] == 2 &&
	      code.word[1] == 1 && code.word[2] == 7 && code.word[3] == 3, "includes");
	free(code.word);
	unlink(path_of("main.qasm"));
	unlink(path_of("a.qinc"));
	unlink(path_of("inc/a.qinc"));
	rmdir(inc);
}

void test_files(void)
{
	if (!mkdtemp(dir))
		abort();
	test_forms();
	test_raw();
	test_includes();
	rmdir(dir);
}
