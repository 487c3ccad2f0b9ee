// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The corpus as tables of C, for tests that run where there is no assembler:
 * all of it for the driver's KUnit tests, or for the tests of the uAPI one
 * program for each reason to reject one.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "corpus.h"

/* Long programs are there for the time that they take: test_limits.c has those. */
#define MAX_WORDS	128

#define WORDS_IN_LINE	3

static const char usage[] =
	"usage: corpus-c kernel|uapi QPU-AS SCRATCH-DIR FILE...\n"
	"\n"
	"Prints the cases in FILEs as a C header.\n";

static void print_code(const struct corpus_case *c, const char *type)
{
	printf("\t\t.code = (const %s[]){", type);
	for (u32 i = 0; i < c->num_words; i++)
		printf("%s0x%016llx,", i % WORDS_IN_LINE ? " " : "\n\t\t\t", (unsigned long long)c->code[i]);
	printf("\n\t\t},\n\t\t.num_words = %u,\n", c->num_words);
}

static const char *const kinds[] = {
	[VCIV_PARAM_SCALAR] = "SCALAR", [VCIV_PARAM_POINTER] = "POINTER",
	[VCIV_PARAM_LIMIT] = "LIMIT", [VCIV_PARAM_MASK] = "MASK", [VCIV_PARAM_SELF] = "SELF",
	[VCIV_PARAM_INSTANCE] = "INSTANCE", [VCIV_PARAM_ENUM] = "ENUM",
};

static void print_member(const char *name, u32 value)
{
	if (value)
		printf(", .%s = %#x", name, value);
}

/* The members have the same names on both sides. */
static void print_params(const struct vciv_signature *sig, const char *field, const char *type,
			 const char *kind)
{
	if (!sig->num_params)
		return;

	printf("\t\t.%ss = (const struct %s[]){\n", field, type);
	for (u32 i = 0; i < sig->num_params; i++) {
		const struct vciv_param *param = &sig->params[i];

		printf("\t\t\t{ .kind = %s_%s", kind, kinds[param->kind]);
		print_member("access", param->access);
		print_member("of", param->of);
		print_member("min", param->min);
		print_member("max", param->max);
		print_member("align", param->align);
		print_member("width", param->width);
		print_member("first", param->first);
		print_member("count", param->count);
		printf(" },\n");
	}
	printf("\t\t},\n\t\t.num_%ss = %u,\n", field, sig->num_params);
	if (sig->record)
		printf("\t\t.record = %u,\n", sig->record);
}

static void print_values(const struct vciv_signature *sig, const char *type)
{
	if (!sig->num_values)
		return;

	printf("\t\t.values = (const %s[]){", type);
	for (u32 i = 0; i < sig->num_values; i++)
		printf(" %#x,", sig->values[i]);
	printf(" },\n\t\t.num_values = %u,\n", sig->num_values);
}

static void print_needs(const struct corpus_case *c)
{
	if (!c->num_needs)
		return;

	printf("\t\t.needs = (const struct corpus_need[]){\n");
	for (u32 i = 0; i < c->num_needs; i++)
		printf("\t\t\t{ .param = %u, .write = %s, .bounded = %s, .bytes = %u },\n",
		       c->needs[i].param, c->needs[i].write ? "true" : "false",
		       c->needs[i].bounded ? "true" : "false", c->needs[i].bytes);
	printf("\t\t},\n\t\t.num_needs = %u,\n", c->num_needs);
}

static void print_reason(const char *name)
{
	printf("VCIV_");
	for (; *name; name++)
		putchar(*name == '-' ? '_' : toupper(*name));
}

static void print_for_kernel(const struct corpus_case *c)
{
	if (c->num_words > MAX_WORDS)
		return;

	printf("\t{\n\t\t.name = \"%s\",\n\t\t.reason = ", c->name);
	print_reason(c->expect);
	printf(",\n");
	print_code(c, "u64");
	print_params(&c->signature.signature, "param", "vciv_param", "VCIV_PARAM");
	print_values(&c->signature.signature, "u32");
	print_needs(c);
	printf("\t},\n");
}

static bool seen_before(const char *reason)
{
	static char seen[VCIV_REASONS][CORPUS_LINE_SIZE];
	static u32 count;

	for (u32 i = 0; i < count; i++)
		if (!strcmp(seen[i], reason))
			return true;
	if (count < VCIV_REASONS)
		strcpy(seen[count++], reason);

	return false;
}

static void print_for_uapi(const struct corpus_case *c)
{
	if (c->num_words > MAX_WORDS || !strcmp(c->expect, "ok") || seen_before(c->expect))
		return;

	printf("\t{\n\t\t.reason = \"%s\",\n", c->expect);
	print_code(c, "uint64_t");
	print_params(&c->signature.signature, "uniform", "drm_vciv_uniform",
		     "DRM_VCIV_UNIFORM");
	print_values(&c->signature.signature, "uint32_t");
	printf("\t},\n");
}

static const char kernel_head[] =
	"/* SPDX-License-Identifier: GPL-2.0-only */\n"
	"/* Made by \"make vectors\" in tests/verify, from the corpus there. */\n"
	"\n"
	"struct corpus_need {\n"
	"\tu32 param;\n"
	"\tbool write;\n"
	"\tbool bounded;\n"
	"\tu32 bytes;\n"
	"};\n"
	"\n"
	"struct corpus_case {\n"
	"\tconst char *name;\n"
	"\tenum vciv_reason reason;\n"
	"\tconst u64 *code;\n"
	"\tu32 num_words;\n"
	"\tconst struct vciv_param *params;\n"
	"\tu32 num_params;\n"
	"\tu32 record;\n"
	"\tconst u32 *values;\n"
	"\tu32 num_values;\n"
	"\tconst struct corpus_need *needs;\n"
	"\tu32 num_needs;\n"
	"};\n"
	"\n"
	"static const struct corpus_case corpus_cases[] = {\n";

static const char uapi_head[] =
	"/* SPDX-License-Identifier: MIT */\n"
	"/* Made by \"make vectors\" in tests/verify, from the corpus there. */\n"
	"\n"
	"static const struct reject rejects[] = {\n";

int main(int argc, char **argv)
{
	struct corpus corpus = { 0 };
	bool kernel, ok = true;

	if (argc < 5 || (strcmp(argv[1], "kernel") && strcmp(argv[1], "uapi"))) {
		fputs(usage, stderr);
		return 2;
	}

	kernel = !strcmp(argv[1], "kernel");
	corpus.assembler = argv[2];
	corpus.scratch = argv[3];
	corpus.found = kernel ? print_for_kernel : print_for_uapi;
	fputs(kernel ? kernel_head : uapi_head, stdout);
	for (int i = 4; i < argc; i++)
		ok = corpus_read(&corpus, argv[i]) && ok;
	printf("};\n");

	return !ok;
}
