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
#include <linux/sched.h>
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

/* Of the same record, or before all records. */
static bool refers_to_pointer(const struct vciv_signature *sig, const struct vciv_param *param)
{
	bool in_record = param - sig->params >= vciv_record_start(sig);
	u32 end = in_record ? sig->num_params : vciv_record_start(sig);

	return param->of < end && sig->params[param->of].kind == VCIV_PARAM_POINTER &&
	       param->width && param->width <= VCIV_MAX_BYTES;
}

/* The program is verified for each combination, and of records there may be any number. */
static bool enum_valid(const struct vciv_signature *sig, const struct vciv_param *param)
{
	return param - sig->params < vciv_record_start(sig) && param->count &&
	       (u32)param->first + param->count <= sig->num_values;
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
		return enum_valid(sig, param);
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
	if (sig->num_params > VCIV_VERIFY_MAX_PARAMS || sig->record > sig->num_params)
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

	/* Only a few have more: else a read might take as long as there are uniforms. */
	if (this->count == 1)
		return sig->values[this->first];

	for (u32 i = 0; i < param; i++)
		if (sig->params[i].kind == VCIV_PARAM_ENUM && sig->params[i].count > 1)
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

/**
 * vciv_contract_record() - a word of a record is read
 * @v: verifier
 * @record: number of the record
 *
 * There must be so many records. The number is known, or a sum that the submit
 * evaluates. As it was less than what a submit may give each time that a word was
 * read before, it has never wrapped.
 *
 * Return: false if the program is rejected.
 */
bool vciv_contract_record(struct vciv_verifier *v, const struct vciv_val *record)
{
	struct vciv_term term;

	if (vciv_term_make_records(v, record, &term) &&
	    (!v->proving || vciv_term_add(v->args->contract, &term)))
		return true;

	return vciv_reject_value(v, VCIV_RECORDS, record);
}

/* State of one contract_apply(). */
struct apply {
	const struct vciv_signature *sig;
	const struct vciv_arg *args;
	u32 instance;
	u32 self;
	u32 record;		/* number of the record that is looked at */
	u32 choice, radix;
	struct vciv_contract_failure *failure;
};

static bool fails(struct apply *a, u32 error, u32 param, u32 given, u32 needed)
{
	*a->failure = (struct vciv_contract_failure){
		.error = error,
		.param = param,
		.record = param < vciv_record_start(a->sig) ? 0 : a->record,
		.given = given,
		.needed = needed,
	};

	return false;
}

/* Where the word of a uniform is, in the record that is looked at if it is in one. */
static u32 place_of(const struct apply *a, u32 param)
{
	return param < vciv_record_start(a->sig) ? param : param + a->record * a->sig->record;
}

static const struct vciv_arg *arg_of(const struct apply *a, u32 param)
{
	return &a->args[place_of(a, param)];
}

/* Bytes behind a pointer, as the proof counts them. */
static u32 usable_size(const struct vciv_arg *arg)
{
	return min(arg->size & ~3u, VCIV_MAX_BYTES);
}

static bool apply_scalar(struct apply *a, u32 i)
{
	const struct vciv_param *param = &a->sig->params[i];
	u32 value = arg_of(a, i)->value;

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
	const struct vciv_arg *arg = arg_of(a, i);

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
	u32 size = usable_size(arg_of(a, param->of));

	if (size < param->width)
		return fails(a, VCIV_CONTRACT_SIZE, param->of, size, param->width);

	if (param->kind == VCIV_PARAM_MASK)
		size = rounddown_pow_of_two(size);
	*word = size - param->width;

	return true;
}

static bool apply_enum(struct apply *a, u32 i)
{
	const struct vciv_param *param = &a->sig->params[i];

	for (u32 n = 0; n < param->count; n++) {
		if (a->sig->values[param->first + n] != arg_of(a, i)->value)
			continue;
		a->choice += n * a->radix;
		a->radix *= param->count;
		return true;
	}

	return fails(a, VCIV_CONTRACT_ENUM, i, arg_of(a, i)->value, 0);
}

static bool apply_instance(struct apply *a, u32 i)
{
	const struct vciv_param *param = &a->sig->params[i];

	return a->instance <= param->max ||
	       fails(a, VCIV_CONTRACT_RANGE, i, a->instance, param->max);
}

static bool apply_word(struct apply *a, u32 i, u32 *word)
{
	const struct vciv_param *param = &a->sig->params[i];

	*word = arg_of(a, i)->value;
	switch (param->kind) {
	case VCIV_PARAM_SCALAR:
		return apply_scalar(a, i);
	case VCIV_PARAM_POINTER:
		return apply_pointer(a, i);
	case VCIV_PARAM_LIMIT:
	case VCIV_PARAM_MASK:
		return apply_bound(a, i, word);
	case VCIV_PARAM_SELF:
		*word = a->self + param->of * sizeof(u32);
		return true;
	case VCIV_PARAM_INSTANCE:
		*word = a->instance;
		return apply_instance(a, i);
	default:
		return apply_enum(a, i);
	}
}

static bool apply_words(struct apply *a, u32 first, u32 end, u32 *words)
{
	for (u32 i = first; i < end; i++) {
		u32 word;

		if (!apply_word(a, i, &word))
			return false;
		words[place_of(a, i)] = word;
	}

	return true;
}

static bool apply_needs(struct apply *a, const struct vciv_contract *contract, u32 first, u32 end)
{
	const struct vciv_need *needs = &contract->needs[a->choice * contract->num_params];

	for (u32 i = first; i < end; i++) {
		const struct vciv_arg *arg = arg_of(a, i);
		u32 bytes = max(needs[i].read_end, needs[i].write_end);

		if (a->sig->params[i].kind == VCIV_PARAM_POINTER && usable_size(arg) < bytes)
			return fails(a, VCIV_CONTRACT_SIZE, i, arg->size, bytes);
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
static bool apply_term_size(struct apply *a, u32 param, u64 bytes)
{
	const struct vciv_arg *arg = arg_of(a, param);

	return bytes <= usable_size(arg) ||
	       fails(a, VCIV_CONTRACT_SIZE, param, arg->size, min_t(u64, bytes, U32_MAX));
}

static bool apply_term(struct apply *a, const struct vciv_term *term, u32 num_records)
{
	u64 value;

	/* Nothing but what is before the records is in it. */
	if (!vciv_term_value(term, term_word, a, &value))
		value = U64_MAX;

	a->record = 0;
	if (term->param == VCIV_NO_UNIFORM)
		return value <= num_records ||
		       fails(a, VCIV_CONTRACT_RECORDS, term->param, num_records,
			     min_t(u64, value, U32_MAX));
	if (term->param < vciv_record_start(a->sig))
		return apply_term_size(a, term->param, value);

	for (; a->record < num_records; a->record++)
		if (!apply_term_size(a, term->param, value))
			return false;

	return true;
}

static bool apply_terms(struct apply *a, const struct vciv_contract *contract, u32 num_records)
{
	/* All records for each term are millions of comparisons at worst. */
	for (u32 i = 0; i < contract->num_terms; i++) {
		cond_resched();
		if (contract->terms[i].choice == a->choice &&
		    !apply_term(a, &contract->terms[i], num_records))
			return false;
	}

	return true;
}

/**
 * vciv_contract_apply() - check the values of one instance and make its uniforms
 * @sig: signature of the program
 * @contract: its contract
 * @args: values, one for each uniform, then those of further records
 * @num_records: number of records; 0 if the signature has none
 * @instance: number of the instance
 * @self: bus address of @words
 * @words: where to put the uniforms, as many as @args
 * @failure: says what is wrong, if something is
 *
 * @words may be write-combined, and means nothing if this fails. May sleep.
 *
 * Return: true if the program may run with them.
 */
bool vciv_contract_apply(const struct vciv_signature *sig, const struct vciv_contract *contract,
			 const struct vciv_arg *args, u32 num_records, u32 instance, u32 self,
			 u32 *words, struct vciv_contract_failure *failure)
{
	u32 start = vciv_record_start(sig);
	struct apply a = {
		.sig = sig,
		.args = args,
		.instance = instance,
		.self = self,
		.radix = 1,
		.failure = failure,
	};

	memset(failure, 0, sizeof(*failure));
	if (!apply_words(&a, 0, start, words) || !apply_needs(&a, contract, 0, start))
		return false;

	for (; a.record < num_records; a.record++)
		if (!apply_words(&a, start, sig->num_params, words) ||
		    !apply_needs(&a, contract, start, sig->num_params))
			return false;

	return apply_terms(&a, contract, num_records);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_contract_apply);
