// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Labels. Pass 1 collects them in the order of the source; pass 2 meets them in
 * the same order, so "before here" is what it has passed. A label that starts with
 * a digit may be defined many times: it means the last one before, else the next;
 * and of numbers, :1f is the next one, :1b the last one. A label with a leading dot
 * belongs to its macro, include or .local block.
 */
#include <ctype.h>
#include <string.h>

#include "asm_priv.h"

struct wanted {
	const char *name;
	size_t length;
	char direction;			/* 'f', 'b' or 0 */
};

static bool is_number(const char *name, size_t length)
{
	while (length && isdigit((unsigned char)name[length - 1]))
		length--;
	return !length;
}

static bool is_local(const char *name)
{
	return name[0] == '.';
}

static unsigned int scope_of(struct assembler *as, const struct asm_token *token)
{
	return is_local(token->text) ? as->scope->serial : 0;
}

static bool same_name(const struct asm_label *label, const char *name, size_t length)
{
	return label->length == length && !memcmp(label->name, name, length);
}

static void refuse_second(struct assembler *as, const struct asm_token *token)
{
	size_t i;

	if (isdigit((unsigned char)token->text[0]))
		return;
	for (i = 0; i < as->label_count; i++) {
		const struct asm_label *label = &as->labels[i];

		if (same_name(label, token->text, token->length) &&
		    label->scope == scope_of(as, token))
			asm_fail(as, token,
				 "number it (:1, used as :1f or :1b), or start it with a dot",
				 "label '%.*s' is in line %u already", (int)token->length,
				 token->text, label->token->line->number);
	}
}

static void add_label(struct assembler *as, const struct asm_token *token)
{
	if (as->label_count == as->label_room) {
		size_t room = as->label_room ? 2 * as->label_room : 64;
		struct asm_label *labels = asm_alloc(as, room * sizeof(*labels));

		if (as->label_count)
			memcpy(labels, as->labels, as->label_count * sizeof(*labels));
		as->labels = labels;
		as->label_room = room;
	}
	as->labels[as->label_count++] = (struct asm_label){
		.name = token->text,
		.length = token->length,
		.scope = scope_of(as, token),
		.address = as->out.size,
		.token = token,
	};
}

void asm_label_define(struct assembler *as, const struct asm_token *token)
{
	as->can_join = false;
	if (as->pass == 1) {
		refuse_second(as, token);
		add_label(as, token);
	} else if (as->labels[as->labels_passed].address != as->out.size) {
		asm_fail(as, token, "a condition must not depend on a label that follows",
			 "label '%.*s' has moved since the first pass", (int)token->length,
			 token->text);
	}
	as->labels_passed++;
}

static bool matches(struct assembler *as, const struct asm_label *label,
		    const struct asm_token *token, const struct wanted *wanted)
{
	return same_name(label, wanted->name, wanted->length) &&
	       label->scope == scope_of(as, token);
}

static const struct asm_label *find_before(struct assembler *as, const struct asm_token *token,
					   const struct wanted *wanted)
{
	size_t i = as->labels_passed;

	while (i--)
		if (matches(as, &as->labels[i], token, wanted))
			return &as->labels[i];
	return NULL;
}

static const struct asm_label *find_after(struct assembler *as, const struct asm_token *token,
					  const struct wanted *wanted)
{
	size_t i;

	for (i = as->labels_passed; i < as->label_count; i++)
		if (matches(as, &as->labels[i], token, wanted))
			return &as->labels[i];
	return NULL;
}

static const struct asm_label *find(struct assembler *as, const struct asm_token *token)
{
	struct wanted wanted = { token->text, token->length, 0 };
	const struct asm_label *label = NULL;
	char last = token->text[token->length - 1];

	if (token->length > 1 && (last == 'f' || last == 'b') &&
	    is_number(token->text, token->length - 1)) {
		wanted.direction = last;
		wanted.length--;
	}
	if (wanted.direction != 'f')
		label = find_before(as, token, &wanted);
	if (!label && wanted.direction != 'b')
		label = find_after(as, token, &wanted);
	return label;
}

/* In pass 1 a label that follows is 0: whoever uses it must not care yet. */
struct asm_value asm_label_value(struct assembler *as, const struct asm_token *token)
{
	struct asm_value value = { .type = VALUE_LABEL, .late = true };
	const struct asm_label *label = find(as, token);

	if (!label && as->pass == 2)
		asm_fail(as, token, NULL, "there is no label '%.*s'", (int)token->length,
			 token->text);
	if (label)
		value.number = label->address;
	return value;
}

bool asm_label_between(struct assembler *as, size_t first, size_t end)
{
	size_t i;

	for (i = 0; i < as->labels_passed; i++)
		if (as->labels[i].address >= first && as->labels[i].address < end)
			return true;
	return false;
}
