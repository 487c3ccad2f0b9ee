// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * First each number is taken for the only one that there is, for which a program is
 * proven most easily. Then one after the other becomes as wide a range as leaves the
 * program proven.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "infer.h"

const char infer_help[] =
	"  NUMBER                   a number, of which the type is to be found\n"
	"  address [OFFSET]         an address, so many bytes (0) after the start of a BO\n"
	"  (what a line of a signature may be)\n";

#define MOST_STEPS	(VCIV_VERIFY_MAX_STEPS / 4)	/* for a range that is not asked for */

static bool parse_number(const char *text, u32 *value)
{
	char *end;
	long long number;

	errno = 0;
	number = strtoll(text, &end, 0);
	*value = (u32)number;

	return end != text && !*end && !errno && number >= INT32_MIN && number <= UINT32_MAX;
}

/* All bits below the lowest one, and that one: what a number is a multiple of. */
static u32 align_of(u32 value, u32 most)
{
	u32 align = value & -value;

	return !align || align > most ? most : align;
}

static bool add_number(struct infer_stream *stream, u32 value)
{
	u32 i = stream->known.signature.num_params;
	char line[32];

	snprintf(line, sizeof(line), "scalar %u %u", value, value);
	if (!sigtext_add(&stream->known, line))
		return false;
	stream->numbers[i] = value;
	stream->is_number[i] = true;

	return true;
}

static bool add_address(struct infer_stream *stream, const char *offset_text)
{
	u32 offset = 0;
	char line[32];

	if (*offset_text && !parse_number(offset_text, &offset))
		return false;
	snprintf(line, sizeof(line), "pointer rw %u", align_of(offset, 4096));
	stream->is_address[stream->known.signature.num_params % VCIV_VERIFY_MAX_PARAMS] = true;

	return offset % 4 == 0 && sigtext_add(&stream->known, line);
}

static bool add_line(struct infer_stream *stream, const char *line)
{
	static const char address[] = "address";
	size_t length = sizeof(address) - 1;
	u32 value;

	if (parse_number(line, &value))
		return add_number(stream, value);
	if (!strncmp(line, address, length) && strchr(" ", line[length]))
		return add_address(stream, line + length + strspn(line + length, " "));

	return sigtext_add(&stream->known, line);
}

/* Without comment, tabs, and spaces around it. */
static char *tidy(char *line)
{
	size_t length;

	line[strcspn(line, "#\r\n")] = '\0';
	for (char *c = line; *c; c++)
		if (*c == '\t')
			*c = ' ';
	line += strspn(line, " ");
	for (length = strlen(line); length && line[length - 1] == ' '; length--)
		line[length - 1] = '\0';

	return line;
}

bool infer_read(struct infer_stream *stream, const char *path)
{
	FILE *file = fopen(path, "r");
	char buffer[1024], *line;
	u32 number = 0;
	bool ok = true;

	memset(stream, 0, sizeof(*stream));
	sigtext_init(&stream->known);
	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return false;
	}

	while (ok && fgets(buffer, sizeof(buffer), file)) {
		number++;
		line = tidy(buffer);
		ok = !*line || add_line(stream, line);
		if (!ok)
			fprintf(stderr, "%s:%u: not a uniform, which is one of\n%s%s", path, number,
				infer_help, sigtext_help);
	}
	fclose(file);

	return ok;
}

/* As many ranges as are worth trying, those that allow more first. */
static bool nth_range(u32 n, u32 value, struct vciv_param *param)
{
	static const u32 most[] = { 0xffffffff, 0x7fffffff, 0xffffff, 0xffff };
	u32 align = n / 2 % 2 ? align_of(value, 4096) : 1, max = n / 4 < 4 ? most[n / 4] : 1;

	if (n >= 20)
		return false;

	/* The last ones: up to the next power of two. */
	while (n / 4 == 4 && max < value)
		max = max * 2 + 1;
	*param = (struct vciv_param){ .kind = VCIV_PARAM_SCALAR, .min = n % 2 ? align : 0,
				      .max = max / align * align, .align = align };

	return true;
}

static bool allows(const struct vciv_param *param, u32 value)
{
	return value >= param->min && value <= param->max && value % param->align == 0;
}

static void widen(struct host *host, const u64 *code, u32 num_words, struct sigtext *text,
		  u32 i, u32 value)
{
	struct vciv_param *param = &text->params[i], exact = *param;

	for (u32 n = 0; nth_range(n, value, param); n++)
		if (allows(param, value) &&
		    host_verify(host, code, num_words, &text->signature) &&
		    host->verdict.steps <= MOST_STEPS)
			return;
	*param = exact;
}

/* Most programs do not care how an address is aligned. */
static void loosen(struct host *host, const u64 *code, u32 num_words, struct sigtext *text,
		   u32 i)
{
	u32 exact = text->params[i].align;

	text->params[i].align = 4;
	if (!host_verify(host, code, num_words, &text->signature))
		text->params[i].align = exact;
}

static u8 access_of(const struct vciv_contract *contract, u32 param)
{
	u8 access = 0;

	for (u32 choice = 0; choice < contract->num_choices; choice++) {
		const struct vciv_need *need = &contract->needs[choice * contract->num_params +
								param];

		if (need->read_end || need->bounded_read)
			access |= VCIV_PARAM_READ;
		if (need->write_end || need->bounded_write)
			access |= VCIV_PARAM_WRITE;
	}
	for (u32 i = 0; i < contract->num_terms; i++)
		if (contract->terms[i].param == param)
			access |= contract->terms[i].access;

	return access;
}

bool infer_signature(struct host *host, const u64 *code, u32 num_words,
		     const struct infer_stream *stream, struct sigtext *text)
{
	u32 count = stream->known.signature.num_params;

	*text = stream->known;
	text->signature.params = text->params;
	text->signature.values = text->values;
	if (!host_verify(host, code, num_words, &text->signature))
		return false;

	for (u32 i = 0; i < count; i++) {
		if (stream->is_number[i])
			widen(host, code, num_words, text, i, stream->numbers[i]);
		else if (stream->is_address[i])
			loosen(host, code, num_words, text, i);
	}

	/* With the last range that was tried, it may not have been proven. */
	if (!host_verify(host, code, num_words, &text->signature))
		return false;
	for (u32 i = 0; i < count; i++)
		if (stream->is_address[i])
			text->params[i].access = access_of(&host->contract, i) ?: VCIV_PARAM_READ;

	return host_verify(host, code, num_words, &text->signature);
}
