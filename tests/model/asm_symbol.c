// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Names that .set and its kin give to values and functions, in scopes: the whole
 * program, and inside it each include, macro, function and .local block.
 */
#include <string.h>

#include "asm_priv.h"

void asm_scope_enter(struct assembler *as, struct asm_scope *scope)
{
	scope->outer = as->scope;
	scope->symbols = NULL;
	scope->serial = as->scopes++;
	as->scope = scope;
}

void asm_scope_leave(struct assembler *as)
{
	as->scope = as->scope->outer;
}

static struct asm_symbol **find_in(struct asm_scope *scope, const struct asm_token *name)
{
	struct asm_symbol **link = &scope->symbols;

	while (*link && ((*link)->length != name->length ||
			 memcmp((*link)->name, name->text, name->length)))
		link = &(*link)->next;
	return link;
}

struct asm_symbol *asm_symbol_find(struct assembler *as, const struct asm_token *name)
{
	struct asm_scope *scope;

	for (scope = as->scope; scope; scope = scope->outer) {
		struct asm_symbol *symbol = *find_in(scope, name);

		if (symbol)
			return symbol;
	}
	return NULL;
}

struct asm_symbol *asm_symbol_find_local(struct assembler *as, const struct asm_token *name)
{
	return *find_in(as->scope, name);
}

struct asm_symbol *asm_symbol_set(struct assembler *as, const struct asm_token *name, bool local,
				  const struct asm_value *value)
{
	struct asm_symbol **link = find_in(local ? as->scope : &as->global, name);
	struct asm_symbol *symbol = *link;

	if (!symbol) {
		symbol = asm_alloc(as, sizeof(*symbol));
		symbol->name = name->text;
		symbol->length = name->length;
		*link = symbol;
	} else if (symbol->final) {
		asm_fail(as, name, ".unset it first, or define it with .set instead of .const",
			 "'%.*s' is a constant already", (int)name->length, name->text);
	}
	symbol->value = *value;
	symbol->function = NULL;
	return symbol;
}

static bool unset_in(struct asm_scope *scope, const struct asm_token *name)
{
	struct asm_symbol **link = find_in(scope, name);

	if (!*link)
		return false;
	*link = (*link)->next;
	return true;
}

/* The innermost meaning goes, and what it hid is back. */
void asm_symbol_unset(struct assembler *as, const struct asm_token *name, bool local)
{
	struct asm_scope *scope;

	for (scope = as->scope; scope; scope = scope->outer) {
		if (unset_in(scope, name))
			return;
		if (local)
			break;
	}
	asm_fail(as, name, NULL, "'%.*s' is not defined", (int)name->length, name->text);
}
