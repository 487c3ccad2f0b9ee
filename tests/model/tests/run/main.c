// SPDX-License-Identifier: GPL-2.0-or-later
/* Tests of qpu-run: expressions, descriptions, verdicts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../run.h"

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))
#define INCREMENT	"program ../programs/increment.qasm\n"
#define BUFFERS		"buffer in 16 = 3 * i\nbuffer out 16\n"
#define WHOLE		INCREMENT BUFFERS "uniforms in, out, 0\n"

static unsigned int passed, failed;
static char said[4096];			/* on both outputs */

static void check(bool ok, const char *what)
{
	if (ok) {
		passed++;
		return;
	}
	failed++;
	printf("FAIL: %s: %s\n", what, said);
}

/* What is printed between these goes to @said. */
static FILE *begin(void)
{
	FILE *output = stdout;

	fflush(stdout);
	memset(said, 0, sizeof(said));
	stdout = fmemopen(said, sizeof(said), "w");
	if (!stdout)
		abort();
	setbuf(stdout, NULL);
	stderr = stdout;
	return output;
}

static void end(FILE *output)
{
	fclose(stdout);
	stdout = output;
	stderr = output;
}

static bool take_lines(struct run *run, const char *text)
{
	struct run_place place = { .file = "t" };
	char line[256];
	bool ok = true;

	while (ok && *text) {
		size_t length = strcspn(text, "\n");

		snprintf(line, sizeof(line), "%.*s", (int)length, text);
		place.line++;
		place.text = place.at = line;
		ok = run_statement(run, &place);
		text += length + (text[length] == '\n');
	}
	return ok;
}

/* Whether everything that the description expects is so. */
static bool verdict(const char *text)
{
	FILE *output = begin();
	struct run run;
	bool ok;

	run_init(&run);
	ok = take_lines(&run, text) && run_load_code(&run) && run_machine(&run, false, true) &&
	     run_results(&run);
	run_free(&run);
	end(output);
	return ok;
}

static const struct {
	const char *text;
	double value;
} expressions[] = {
	{ "1 + 2 * 3", 7 }, { "(1 + 2) * 3", 9 }, { "10 - 3 - 2", 5 }, { "7 / 2", 3.5 },
	{ "-7 % 16", 9 }, { "1 << 31", 2147483648.0 }, { "0xff >> 4", 15 }, { "~0", 4294967295.0 },
	{ "6 & 3 | 8 ^ 1", 11 }, { "1 < 2 && 2 <= 2 || 0", 1 }, { "3 != 3 || 4 == 5", 0 },
	{ "2 > 1 ? 5 : 6", 5 }, { "0 ? 1 : 0 ? 2 : 3", 3 }, { "!3 + !0", 1 },
	{ "bits(1.0)", 0x3f800000 }, { "float(0xc0000000)", -2 }, { "int(-1)", -1 },
	{ "floor(-1.5) + abs(-2)", 0 }, { "sqrt(9) + exp2(3) + log2(8)", 14 },
	{ "sin(0) + cos(pi)", -1 }, { "in[2]", 6 }, { "in[99]", 0 }, { "in", 0xc0100000 },
	{ "out - in", 0x2000 }, { "sum(4, j * in[1])", 18 }, { "n", 1 }, { "hash(0)", 0 },
	{ "hash(1)", 0x514e28b7 },
};

static void test_expressions(void)
{
	char line[256];
	size_t i;

	for (i = 0; i < COUNT(expressions); i++) {
		snprintf(line, sizeof(line), WHOLE "buffer x 1 = bits(%s)\nexpect x bits(%.17g)\n",
			 expressions[i].text, expressions[i].value);
		check(verdict(line), expressions[i].text);
	}
}

static const struct {
	const char *text, *place, *message;
} mistakes[] = {
	{ "bufer a 1", "t:1:1:", "no statement 'bufer'" },
	{ "\nbuffer 1", "t:2:8:", "a name is missing" },
	{ "buffer a 0", "t:1:10:", "from 1 to" },
	{ "buffer a 4 5", "t:1:12:", "'=' is missing" },
	{ "buffer a 1 = 1, 2", "t:1:16:", "the buffer has 1 words" },
	{ "buffer a 4 = (1 + 2", "t:1:20:", "')' is missing" },
	{ "buffer a 4 = sin 3", "t:1:18:", "'(' is missing" },
	{ "buffer a 4 = sum(3)", "t:1:19:", "',' is missing" },
	{ "buffer a 4 = 1 ? 2", "t:1:19:", "':' is missing" },
	{ "uniforms b", "t:1:10:", "'b' is no buffer" },
	{ "uniforms 1 2", "t:1:12:", "does not belong here" },
	{ "instances 29", "t:1:11:", "from 1 to 28" },
	{ "option seed", "t:1:8:", "not NAME=VALUE" },
	{ "option seed=x", "t:1:13:", "a number is missing" },
	{ "print a", "t:1:7:", "no buffer 'a'" },
	{ "buffer a 1\nprint a oct", "t:2:9:", "hex, int and float" },
	{ "program a@b:c", "t:1:14:", "--programs does not say" },
	{ "buffer a 1\nload a /nonexistent/file", "t:2:", "No such file" },
};

static void test_mistakes(void)
{
	size_t i;

	for (i = 0; i < COUNT(mistakes); i++)
		check(!verdict(mistakes[i].text) &&
		      !strncmp(said, mistakes[i].place, strlen(mistakes[i].place)) &&
		      strstr(said, mistakes[i].message), mistakes[i].text);
}

static const struct {
	const char *text;
	bool ok;
	const char *message;
} runs[] = {
	{ WHOLE "expect out 3 * i + 1", true, "" },
	{ WHOLE "expect out 3 * i + (i < 15)", false, "out[15] is 0x0000002e, not 0x0000002d" },
	{ WHOLE "sha256 out 00", false, "the SHA-256 is" },
	{ WHOLE "near in 0.5 0.1", false, "of the norm" },
	{ WHOLE "near in 1e-6 float(in[i])", true, "" },
	{ WHOLE "budget 10", false, "1 of 1 programs did not end" },
	{ WHOLE "words 0 99", false, "there are only 24 words" },
	{ WHOLE "code-sha256 00", false, "the words' SHA-256 is" },
	{ WHOLE "option nothing=1", false, "no option nothing=1" },
	{ WHOLE "print out int", true, "out[0] 1 4 7" },
	{ INCREMENT BUFFERS "uniforms in, in - 4096, 0", false, "writes were outside" },
	{ INCREMENT BUFFERS "uniforms in, out - 0x100000, 0", false, "writes were outside" },
	{ BUFFERS, false, "no program is named" },
	{ "program nothing.bin", false, "nothing.bin: No such file" },
};

static void test_runs(void)
{
	size_t i;

	for (i = 0; i < COUNT(runs); i++)
		check(verdict(runs[i].text) == runs[i].ok && strstr(said, runs[i].message),
		      runs[i].text);
}

/* From FIPS 180-4's examples, and one block that is just full. */
static void test_hash(void)
{
	static const char text[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	char hex[65];

	run_sha256("abc", 3, hex);
	check(!strcmp(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
	      "SHA-256 of abc");
	run_sha256(text, strlen(text), hex);
	check(!strcmp(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
	      "SHA-256 of two blocks");
	run_sha256("", 0, hex);
	check(!strcmp(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
	      "SHA-256 of nothing");
}

static void test_table(void)
{
	FILE *output = begin();
	int status = run_table("tests/run", "/nonexistent");

	end(output);
	check(!status && strstr(said, "skipped absent: /nonexistent/owner/repo/path.qasm") &&
	      strstr(said, "1 passed, 0 failed, 1 skipped"), "a table");
}

int main(void)
{
	test_expressions();
	test_mistakes();
	test_runs();
	test_hash();
	test_table();
	printf("%u passed, %u failed, 0 skipped\n", passed, failed);
	return failed != 0;
}
