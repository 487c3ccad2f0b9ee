// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Types of uniforms, what a program needs behind its pointers, and whether the
 * values of a submit give it. All sizes are at most VCIV_MAX_BYTES, so their
 * sums fit in 32 bits; they are made in 64 all the same.
 */

#include <linux/export.h>
#include <linux/limits.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <linux/string.h>
#include <kunit/visibility.h>

#include "vciv_verify_priv.h"

#define ACCESS_MASK	(VCIV_PARAM_READ | VCIV_PARAM_WRITE)
#define MAX_ALIGN	4096	/* BOs are made of pages */

static bool pointer_valid(const struct vciv_param *param)
{
	return param->access && !(param->access & ~ACCESS_MASK) && is_power_of_2(param->align) &&
	       param->align >= sizeof(u32) && param->align <= MAX_ALIGN;
}

static bool refers_to_pointer(const struct vciv_signature *sig, const struct vciv_param *param)
{
	return param->of < sig->num_params && sig->params[param->of].kind == VCIV_PARAM_POINTER &&
	       param->width && param->width <= VCIV_MAX_BYTES;
}

static bool param_valid(const struct vciv_signature *sig, const struct vciv_param *param)
{
	switch (param->kind) {
	case VCIV_PARAM_SCALAR:
		return param->min <= param->max && param->align;
	case VCIV_PARAM_POINTER:
		return pointer_valid(param);
	case VCIV_PARAM_LIMIT:
		return refers_to_pointer(sig, param);
	case VCIV_PARAM_MASK:
		return refers_to_pointer(sig, param) && is_power_of_2(param->width);
	case VCIV_PARAM_SELF:
		return param->of < sig->num_params;
	case VCIV_PARAM_INSTANCE:
		return true;
	case VCIV_PARAM_ENUM:
		return param->count && (u32)param->first + param->count <= sig->num_values;
	default:
		return false;
	}
}

/**
 * vciv_signature_choices() - number of combinations of the enumerated uniforms
 * @sig: signature
 *
 * Return: that, or %VCIV_VERIFY_MAX_CHOICES + 1 if there are more than may be.
 */
u32 vciv_signature_choices(const struct vciv_signature *sig)
{
	u32 choices = 1;

	for (u32 i = 0; i < sig->num_params; i++) {
		if (sig->params[i].kind != VCIV_PARAM_ENUM)
			continue;
		if (sig->params[i].count > VCIV_VERIFY_MAX_CHOICES / choices)
			return VCIV_VERIFY_MAX_CHOICES + 1;
		choices *= sig->params[i].count;
	}

	return choices;
}
EXPORT_SYMBOL_IF_KUNIT(vciv_signature_choices);

/**
 * vciv_signature_valid() - is it one that a program can be verified with
 * @sig: signature
 *
 * Return: true if so.
 */
bool vciv_signature_valid(const struct vciv_signature *sig)
{
	if (sig->num_params > VCIV_VERIFY_MAX_PARAMS)
		return false;

	for (u32 i = 0; i < sig->num_params; i++)
		if (!param_valid(sig, &sig->params[i]))
			return false;

	return vciv_signature_choices(sig) <= VCIV_VERIFY_MAX_CHOICES;
}
EXPORT_SYMBOL_IF_KUNIT(vciv_signature_valid);

/**
 * vciv_choice_value() - value of an enumerated uniform
 * @sig: signature
 * @choice: number of the combination
 * @param: index of the uniform
 *
 * Return: its value in that combination.
 */
u32 vciv_choice_value(const struct vciv_signature *sig, u32 choice, u32 param)
{
	const struct vciv_param *this = &sig->params[param];

	for (u32 i = 0; i < param; i++)
		if (sig->params[i].kind == VCIV_PARAM_ENUM)
			choice /= sig->params[i].count;

	return sig->values[this->first + choice % this->count];
}

static void record(struct vciv_verifier *v, u16 slot, u8 access, u32 end, bool bounded)
{
	const struct vciv_contract *contract = v->args->contract;
	struct vciv_need *need = &contract->needs[v->choice * contract->num_params + slot];

	if (access == VCIV_PARAM_READ) {
		need->read_end = max(need->read_end, end);
		need->bounded_read |= bounded;
	} else {
		need->write_end = max(need->write_end, end);
		need->bounded_write |= bounded;
	}
}

/* What depends on uniforms alone has a range that somebody chose to declare. */
static bool depends_on_rounds(const struct vciv_sym *sym)
{
	for (u32 i = 0; i < VCIV_MONOS; i++)
		if (sym->mono[i].coef && VCIV_SYM_IS_ROUND(sym->mono[i].b))
			return true;

	return false;
}

/**
 * vciv_contract_access() - memory is touched
 * @v: verifier
 * @addr: address of the first byte
 * @access: %VCIV_PARAM_READ or %VCIV_PARAM_WRITE
 * @bytes: up to the last byte
 *
 * Whole words are touched: what the low bits of an address do is not agreed on.
 * Pointers and the sizes behind them are multiples of a word, so that an end
 * that lies inside stays inside when it is rounded up.
 *
 * Return: false if the program is rejected.
 */
bool vciv_contract_access(struct vciv_verifier *v, const struct vciv_val *addr, u8 access,
			  u32 bytes)
{
	u64 end = (u64)vciv_num_umax(addr->num) + bytes;
	struct vciv_term term;

	if (addr->kind == VCIV_UNINIT)
		return vciv_reject_value(v, VCIV_USE_UNINIT, addr);
	if (addr->kind != VCIV_PTR)
		return vciv_reject_value(v, VCIV_NOT_POINTER, addr);
	if (!(v->args->signature->params[addr->slot].access & access))
		return vciv_reject_value(v, VCIV_NO_ACCESS, addr);

	if (addr->bound == addr->slot && addr->gap > 0 && (u32)addr->gap >= bytes) {
		if (v->proving)
			record(v, addr->slot, access, 0, true);
		return true;
	}

	if (depends_on_rounds(&addr->sym) || end > VCIV_MAX_BYTES) {
		if (vciv_term_make(v, addr, access, bytes, &term) &&
		    (!v->proving || vciv_term_add(v->args->contract, &term)))
			return true;
	}

	if (end > VCIV_MAX_BYTES)
		return vciv_reject_value(v, addr->bound == VCIV_NO_BOUND ? VCIV_UNBOUNDED
									 : VCIV_OTHER_BOUND, addr);

	if (v->proving)
		record(v, addr->slot, access, (end + 3) & ~3u, false);

	return true;
}

/* State of one contract_apply(). */
struct apply {
	const struct vciv_signature *sig;
	const struct vciv_arg *args;
	u32 instance;
	struct vciv_contract_failure *failure;
};

static bool fails(struct apply *a, u32 error, u32 param, u32 given, u32 needed)
{
	*a->failure = (struct vciv_contract_failure){ error, param, given, needed };

	return false;
}

/* Bytes behind a pointer, as the proof counts them. */
static u32 usable_size(const struct vciv_arg *arg)
{
	return min(arg->size & ~3u, VCIV_MAX_BYTES);
}

static bool apply_scalar(struct apply *a, u32 i)
{
	const struct vciv_param *param = &a->sig->params[i];
	u32 value = a->args[i].value;

	if (value < param->min)
		return fails(a, VCIV_CONTRACT_RANGE, i, value, param->min);
	if (value > param->max)
		return fails(a, VCIV_CONTRACT_RANGE, i, value, param->max);
	if (value % param->align)
		return fails(a, VCIV_CONTRACT_RANGE, i, value, param->align);

	return true;
}

static bool apply_pointer(struct apply *a, u32 i)
{
	const struct vciv_param *param = &a->sig->params[i];
	const struct vciv_arg *arg = &a->args[i];

	if (param->access & ~arg->access)
		return fails(a, VCIV_CONTRACT_ACCESS, i, arg->access, param->access);
	if (!arg->value || arg->value % param->align)
		return fails(a, VCIV_CONTRACT_ALIGN, i, arg->value % param->align, param->align);

	return true;
}

/* LIMIT and MASK: there must be room for one access at least. */
static bool apply_bound(struct apply *a, u32 i, u32 *word)
{
	const struct vciv_param *param = &a->sig->params[i];
	u32 size = usable_size(&a->args[param->of]);

	if (size < param->width)
		return fails(a, VCIV_CONTRACT_SIZE, param->of, size, param->width);

	if (param->kind == VCIV_PARAM_MASK)
		size = rounddown_pow_of_two(size);
	*word = size - param->width;

	return true;
}

static bool apply_enum(struct apply *a, u32 i, u32 *choice, u32 *radix)
{
	const struct vciv_param *param = &a->sig->params[i];

	for (u32 n = 0; n < param->count; n++) {
		if (a->sig->values[param->first + n] != a->args[i].value)
			continue;
		*choice += n * *radix;
		*radix *= param->count;
		return true;
	}

	return fails(a, VCIV_CONTRACT_ENUM, i, a->args[i].value, 0);
}

static bool apply_needs(struct apply *a, const struct vciv_contract *contract, u32 choice)
{
	const struct vciv_need *need = &contract->needs[choice * contract->num_params];

	for (u32 i = 0; i < contract->num_params; i++, need++) {
		u32 end = max(need->read_end, need->write_end);

		if (a->sig->params[i].kind == VCIV_PARAM_POINTER && usable_size(&a->args[i]) < end)
			return fails(a, VCIV_CONTRACT_SIZE, i, a->args[i].size, end);
	}

	return true;
}

/* The word of a uniform that terms may depend on. What was written is not read back. */
static u32 term_word(const void *opaque, u32 i)
{
	const struct apply *a = opaque;
	const struct vciv_param *param = &a->sig->params[i];

	switch (param->kind) {
	case VCIV_PARAM_INSTANCE:
		return a->instance;
	case VCIV_PARAM_LIMIT:
		return usable_size(&a->args[param->of]) - param->width;
	default:
		return a->args[i].value;
	}
}

/* A pointer has usable bytes in whole words, so an end may lie inside a word. */
static bool apply_terms(struct apply *a, const struct vciv_contract *contract, u32 choice)
{
	for (u32 i = 0; i < contract->num_terms; i++) {
		const struct vciv_term *term = &contract->terms[i];
		const struct vciv_arg *arg = &a->args[term->param];
		u64 value = U32_MAX;

		if (term->choice != choice)
			continue;
		if (!vciv_term_value(term, term_word, a, &value) || value > usable_size(arg))
			return fails(a, VCIV_CONTRACT_SIZE, term->param, arg->size,
				     min_t(u64, value, U32_MAX));
	}

	return true;
}

/**
 * vciv_contract_apply() - check the values of one instance and make its uniforms
 * @sig: signature of the program
 * @contract: its contract
 * @args: values, one for each uniform
 * @instance: number of the instance
 * @self: bus address of @words
 * @words: where to put the uniforms
 * @failure: says what is wrong, if something is
 *
 * @words may be write-combined, and means nothing if this fails.
 *
 * Return: true if the program may run with them.
 */
bool vciv_contract_apply(const struct vciv_signature *sig, const struct vciv_contract *contract,
			 const struct vciv_arg *args, u32 instance, u32 self, u32 *words,
			 struct vciv_contract_failure *failure)
{
	struct apply a = { sig, args, instance, failure };
	u32 choice = 0, radix = 1;

	memset(failure, 0, sizeof(*failure));
	for (u32 i = 0; i < sig->num_params; i++) {
		u32 word = args[i].value;
		bool ok = true;

		switch (sig->params[i].kind) {
		case VCIV_PARAM_SCALAR:
			ok = apply_scalar(&a, i);
			break;
		case VCIV_PARAM_POINTER:
			ok = apply_pointer(&a, i);
			break;
		case VCIV_PARAM_LIMIT:
		case VCIV_PARAM_MASK:
			ok = apply_bound(&a, i, &word);
			break;
		case VCIV_PARAM_SELF:
			word = self + sig->params[i].of * sizeof(u32);
			break;
		case VCIV_PARAM_INSTANCE:
			word = instance;
			ok = instance <= sig->params[i].max ||
			     fails(&a, VCIV_CONTRACT_RANGE, i, instance, sig->params[i].max);
			break;
		case VCIV_PARAM_ENUM:
			ok = apply_enum(&a, i, &choice, &radix);
			break;
		}
		if (!ok)
			return false;
		words[i] = word;
	}

	return apply_needs(&a, contract, choice) && apply_terms(&a, contract, choice);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_contract_apply);
