// SPDX-License-Identifier: GPL-2.0-or-later
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "sigtext.h"

const char sigtext_help[] =
	"  scalar MIN MAX [ALIGN]   a number from MIN to MAX, a multiple of ALIGN\n"
	"  pointer r|w|rw [ALIGN]   an address in a BO, its offset a multiple of ALIGN (4)\n"
	"  limit UNIFORM WIDTH      the last offset from that pointer where WIDTH bytes fit\n"
	"  mask UNIFORM WIDTH       the largest mask that gives such an offset\n"
	"  self WORD                the address of uniform WORD of this stream\n"
	"  instance MAX             the number of the instance\n"
	"  enum VALUE...            one of these numbers; verified for each\n"
	"  record                   what follows is a record, of which there are any number\n";

#define MAX_WORDS 32

void sigtext_init(struct sigtext *text)
{
	memset(text, 0, sizeof(*text));
	text->signature.params = text->params;
	text->signature.values = text->values;
}

static bool number(const char *word, u32 *value)
{
	char *end;
	long long n;

	if (!word)
		return false;

	errno = 0;
	n = strtoll(word, &end, 0);
	*value = (u32)n;

	return !errno && !*end && end != word && n >= INT32_MIN && n <= UINT32_MAX;
}

static bool number_or(const char *word, u32 otherwise, u32 *value)
{
	*value = otherwise;

	return !word || number(word, value);
}

static bool parse_access(const char *word, u8 *access)
{
	if (!word)
		return false;

	for (; *word; word++) {
		if (*word == 'r')
			*access |= VCIV_PARAM_READ;
		else if (*word == 'w')
			*access |= VCIV_PARAM_WRITE;
		else
			return false;
	}

	return *access;
}

static bool parse_bound(struct vciv_param *param, char **words)
{
	u32 of;

	if (!number(words[1], &of) || of > UINT16_MAX)
		return false;
	param->of = of;

	return number(words[2], &param->width);
}

static bool parse_self(struct vciv_param *param, char **words)
{
	u32 of;

	if (!number(words[1], &of) || of > UINT16_MAX)
		return false;
	param->of = of;

	return true;
}

static bool parse_enum(struct sigtext *text, struct vciv_param *param, char **words)
{
	struct vciv_signature *sig = &text->signature;

	param->first = sig->num_values;
	for (words++; *words; words++) {
		if (sig->num_values == SIGTEXT_VALUES)
			return false;
		if (!number(*words, &text->values[sig->num_values]))
			return false;
		sig->num_values++;
		param->count++;
	}

	return param->count;
}

static bool parse(struct sigtext *text, struct vciv_param *param, char **words)
{
	if (!strcmp(words[0], "scalar")) {
		param->kind = VCIV_PARAM_SCALAR;
		return number(words[1], &param->min) && number(words[2], &param->max) &&
		       number_or(words[3], 1, &param->align);
	}
	if (!strcmp(words[0], "pointer")) {
		param->kind = VCIV_PARAM_POINTER;
		return parse_access(words[1], &param->access) &&
		       number_or(words[2], 4, &param->align);
	}
	if (!strcmp(words[0], "limit")) {
		param->kind = VCIV_PARAM_LIMIT;
		return parse_bound(param, words);
	}
	if (!strcmp(words[0], "mask")) {
		param->kind = VCIV_PARAM_MASK;
		return parse_bound(param, words);
	}
	if (!strcmp(words[0], "self")) {
		param->kind = VCIV_PARAM_SELF;
		return parse_self(param, words);
	}
	if (!strcmp(words[0], "instance")) {
		param->kind = VCIV_PARAM_INSTANCE;
		return number(words[1], &param->max);
	}
	if (!strcmp(words[0], "enum")) {
		param->kind = VCIV_PARAM_ENUM;
		return parse_enum(text, param, words);
	}

	return false;
}

static bool begin_record(struct sigtext *text)
{
	bool first = !text->in_record;

	text->in_record = true;

	return first;
}

bool sigtext_add(struct sigtext *text, const char *line)
{
	struct vciv_signature *sig = &text->signature;
	struct vciv_param *param = &text->params[sig->num_params];
	char copy[1024], *words[MAX_WORDS + 4] = { NULL }, *save = NULL;
	u32 n = 0;

	if (strlen(line) >= sizeof(copy))
		return false;

	strcpy(copy, line);
	for (char *word = strtok_r(copy, " \t\r\n", &save); word && n < MAX_WORDS;
	     word = strtok_r(NULL, " \t\r\n", &save))
		words[n++] = word;

	if (n == 1 && !strcmp(words[0], "record"))
		return begin_record(text);
	if (!n || sig->num_params == VCIV_VERIFY_MAX_PARAMS || !parse(text, param, words))
		return false;
	sig->num_params++;
	sig->record += text->in_record;

	return true;
}

bool sigtext_read(struct sigtext *text, const char *path)
{
	FILE *file = fopen(path, "r");
	u32 line_number = 0;
	char line[1024];

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return false;
	}

	while (fgets(line, sizeof(line), file)) {
		char *comment = strchr(line, '#');

		line_number++;
		if (comment)
			*comment = '\0';
		if (line[strspn(line, " \t\r\n")] == '\0')
			continue;
		if (!sigtext_add(text, line)) {
			fprintf(stderr, "%s:%u: not a uniform, which is one of\n%s", path,
				line_number, sigtext_help);
			fclose(file);
			return false;
		}
	}
	fclose(file);

	return true;
}

void sigtext_print(FILE *out, const struct vciv_signature *sig, u32 i)
{
	const struct vciv_param *param = &sig->params[i];

	switch (param->kind) {
	case VCIV_PARAM_SCALAR:
		fprintf(out, "scalar %#x %#x %u", param->min, param->max, param->align);
		break;
	case VCIV_PARAM_POINTER:
		fprintf(out, "pointer %s%s %u", param->access & VCIV_PARAM_READ ? "r" : "",
			param->access & VCIV_PARAM_WRITE ? "w" : "", param->align);
		break;
	case VCIV_PARAM_LIMIT:
		fprintf(out, "limit %u %u", param->of, param->width);
		break;
	case VCIV_PARAM_MASK:
		fprintf(out, "mask %u %u", param->of, param->width);
		break;
	case VCIV_PARAM_SELF:
		fprintf(out, "self %u", param->of);
		break;
	case VCIV_PARAM_INSTANCE:
		fprintf(out, "instance %u", param->max);
		break;
	case VCIV_PARAM_ENUM:
		fprintf(out, "enum");
		for (u32 n = 0; n < param->count; n++)
			fprintf(out, " %#x", sig->values[param->first + n]);
		break;
	}
}

static void print_factor(FILE *out, const struct vciv_factor *factor)
{
	bool plain = factor->step == 1 && !factor->add;

	fprintf(out, "%u", factor->coef);
	if (factor->times != VCIV_NO_UNIFORM)
		fprintf(out, "*u%u", factor->times);
	fprintf(out, plain ? "*" : factor->step == 1 ? "*(" : "*((");
	if (factor->count != VCIV_NO_UNIFORM)
		fprintf(out, "u%u", factor->count);
	if (plain)
		return;
	if (factor->add || factor->count == VCIV_NO_UNIFORM)
		fprintf(out, "%+lld", (long long)factor->add);
	if (factor->step != 1)
		fprintf(out, ")/%u", factor->step);
	fprintf(out, ")");
}

void sigtext_term(char *text, size_t size, const struct vciv_term *term)
{
	FILE *out = fmemopen(text, size, "w");

	if (!out)
		abort();
	for (u32 i = 0; i < term->num_factors; i++) {
		print_factor(out, &term->factor[i]);
		fprintf(out, i + 1 < term->num_factors ? "+" : "");
	}
	if (term->base || !term->num_factors)
		fprintf(out, term->num_factors ? "%+lld" : "%lld", (long long)term->base);
	fclose(out);
}
