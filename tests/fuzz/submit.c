// SPDX-License-Identifier: GPL-2.0-or-later
#include "submit.h"
#include "vciv_verify_priv.h"

#define LARGEST_RUN	0x04000000	/* bytes of a buffer */
#define SPACE		0x08000000	/* from one buffer to the next */
#define LARGEST_IN_RECORD 0x00100000	/* the same, if it is in a record */
#define RECORD_SPACE	0x00200000
#define FEW		12		/* small numbers make loops short enough to be run */

u32 submit_num_words(const struct submit *s)
{
	const struct vciv_signature *sig = &s->program->signature;

	return vciv_record_start(sig) + s->records * sig->record;
}

u32 submit_param(const struct submit *s, u32 word)
{
	const struct vciv_signature *sig = &s->program->signature;
	u32 start = vciv_record_start(sig);

	return word < start ? word : start + (word - start) % sig->record;
}

static bool pick_scalar(const struct vciv_param *param, u32 *value, u64 *seed)
{
	u64 least = ((u64)param->min + param->align - 1) / param->align;
	u64 most = param->max / param->align;

	if (least > most)
		return false;

	switch (random_below(seed, 5)) {
	case 0:
		*value = least * param->align;
		break;
	case 1:
		*value = most * param->align;
		break;
	case 2:
		*value = (least + random_below(seed, FEW) % (most - least + 1)) * param->align;
		break;
	default:
		*value = (least + random_below(seed, ~0u) % (most - least + 1)) * param->align;
	}

	return true;
}

static u32 choice_of(const struct submit *s)
{
	const struct vciv_signature *sig = &s->program->signature;

	for (u32 choice = 0; choice < s->contract->num_choices; choice++) {
		bool all = true;

		for (u32 i = 0; i < sig->num_params; i++)
			if (sig->params[i].kind == VCIV_PARAM_ENUM &&
			    vciv_choice_value(sig, choice, i) != s->args[i].value)
				all = false;
		if (all)
			return choice;
	}

	return 0;
}

static u32 term_word(const void *opaque, u32 i)
{
	const struct submit *s = opaque;
	const struct vciv_param *param = &s->program->params[i];

	switch (param->kind) {
	case VCIV_PARAM_LIMIT:
		return (s->args[param->of].size & ~3u) - param->width;
	case VCIV_PARAM_INSTANCE:
		return s->instance;
	default:
		return s->args[i].value;
	}
}

/* Bytes behind a pointer that the contract gives the program to read, or to write. */
static u64 granted(const struct submit *s, u32 param, u8 access)
{
	const struct vciv_contract *contract = s->contract;
	const struct vciv_need *need =
		&contract->needs[s->choice * contract->num_params + param];
	u64 end = access == VCIV_PARAM_READ ? need->read_end : need->write_end, value;

	for (u32 i = 0; i < contract->num_terms; i++) {
		const struct vciv_term *term = &contract->terms[i];

		if (term->choice != s->choice || term->param != param || term->access != access)
			continue;
		if (!vciv_term_value(term, term_word, s, &value))
			return ~3ull;
		if (value > end)
			end = value;
	}

	/* There are only whole words, so a word that a term ends in is there. */
	return (end + 3) & ~3ull;
}

/* As many records as the contract needs, or one more, or none that fit. */
static u32 pick_records(const struct submit *s, u64 *seed)
{
	u64 most = 0, value;

	for (u32 i = 0; i < s->contract->num_terms; i++) {
		const struct vciv_term *term = &s->contract->terms[i];

		if (term->choice != s->choice || term->param != VCIV_NO_UNIFORM)
			continue;
		if (!vciv_term_value(term, term_word, s, &value) || value > GENERATE_MAX_RECORDS)
			return GENERATE_MAX_RECORDS;
		if (value > most)
			most = value;
	}

	return s->program->signature.record ? most + !random_below(seed, 4) : 0;
}

/* As many bytes as the contract and the LIMITs and MASKs need, or a few more. */
static u32 pick_size(const struct submit *s, u32 param, u64 *seed)
{
	const struct vciv_signature *sig = &s->program->signature;
	u64 reads = granted(s, param, VCIV_PARAM_READ);
	u64 writes = granted(s, param, VCIV_PARAM_WRITE);
	u64 most = reads > writes ? reads : writes;
	u32 size = most > LARGEST_RUN ? ~0u : (most + 3) & ~3u;

	for (u32 i = 0; i < sig->num_params; i++) {
		const struct vciv_param *p = &sig->params[i];

		if ((p->kind == VCIV_PARAM_LIMIT || p->kind == VCIV_PARAM_MASK) &&
		    p->of == param && size < p->width)
			size = (p->width + 3) & ~3u;
	}

	return size == ~0u || random_below(seed, 2) ? size : size + 4 * random_below(seed, 1000);
}

static void pick_sizes(struct submit *s, u64 *seed)
{
	for (u32 i = 0; i < submit_num_words(s); i++) {
		u32 index = submit_param(s, i);
		const struct vciv_param *param = &s->program->params[index];

		if (param->kind != VCIV_PARAM_POINTER)
			continue;
		s->args[i].size = pick_size(s, index, seed);
		s->args[i].access = param->access;
	}
}

static bool pick_values(struct submit *s, u32 first, u64 *seed)
{
	const struct vciv_signature *sig = &s->program->signature;

	for (u32 i = first; i < submit_num_words(s); i++) {
		const struct vciv_param *param = &sig->params[submit_param(s, i)];

		if (param->kind == VCIV_PARAM_SCALAR &&
		    !pick_scalar(param, &s->args[i].value, seed))
			return false;
		if (param->kind == VCIV_PARAM_ENUM)
			s->args[i].value = sig->values[param->first +
						       random_below(seed, param->count)];
	}

	return true;
}

static u32 pick_instance(const struct vciv_signature *sig, u64 *seed)
{
	u32 most = ~0u;

	for (u32 i = 0; i < sig->num_params; i++)
		if (sig->params[i].kind == VCIV_PARAM_INSTANCE && sig->params[i].max < most)
			most = sig->params[i].max;

	return most == ~0u ? 0 : random_below(seed, 2) ? most : random_below(seed, most + 1);
}

static bool fits(const struct submit *s)
{
	u32 start = vciv_record_start(&s->program->signature);

	for (u32 i = 0; i < submit_num_words(s); i++)
		if (s->program->params[submit_param(s, i)].kind == VCIV_PARAM_POINTER &&
		    s->args[i].size > (i < start ? LARGEST_RUN : LARGEST_IN_RECORD))
			return false;

	return s->records < GENERATE_MAX_RECORDS;
}

bool submit_pick(struct submit *s, u64 *seed)
{
	const struct vciv_signature *sig = &s->program->signature;
	u32 start = vciv_record_start(sig);

	/* How many records there must be follows from what is before them. */
	s->records = 0;
	s->spoiled = false;
	s->astray = 0;
	s->instance = pick_instance(sig, seed);
	if (!pick_values(s, 0, seed))
		return false;
	s->choice = choice_of(s);
	pick_sizes(s, seed);

	s->records = pick_records(s, seed);
	if (!pick_values(s, start, seed))
		return false;
	pick_sizes(s, seed);

	return fits(s);
}

static void spoil_arg(struct vciv_arg *arg, const struct vciv_param *param, u64 *seed)
{
	if (param->kind != VCIV_PARAM_POINTER) {
		arg->value = random_below(seed, 2) ? arg->value + 1 - 2 * random_below(seed, 2) :
						     random_below(seed, ~0u);
		return;
	}

	if (!random_below(seed, 3))
		arg->access &= ~(1u << random_below(seed, 2));
	else if (arg->size)
		arg->size -= 1 + random_below(seed, arg->size < 8 ? arg->size : 8);
}

void submit_spoil(struct submit *s, u64 *seed)
{
	u32 words = submit_num_words(s), word;

	s->spoiled = true;
	switch (random_below(seed, 5)) {
	case 0:
		s->records -= s->records > 0;
		break;
	case 1:
		s->astray = 1 + random_below(seed, 4);
		break;
	case 2:
		s->instance++;
		break;
	default:
		word = words ? random_below(seed, words) : 0;
		if (words)
			spoil_arg(&s->args[word], &s->program->params[submit_param(s, word)], seed);
	}

	s->choice = choice_of(s);
}

/* What a buffer has may be less than the contract gives. */
static u32 limited(const struct vciv_arg *arg, u8 access, u64 end)
{
	if (!(arg->access & access))
		return 0;

	return end < arg->size ? end : arg->size;
}

static void grant(const struct submit *s, u32 word, struct grant *grant)
{
	const struct vciv_arg *arg = &s->args[word];
	u32 param = submit_param(s, word);
	const struct vciv_need *need = &s->contract->needs[s->choice * s->contract->num_params +
							   param];

	grant->read_end = limited(arg, VCIV_PARAM_READ, need->bounded_read ? arg->size :
				  granted(s, param, VCIV_PARAM_READ));
	grant->write_end = limited(arg, VCIV_PARAM_WRITE, need->bounded_write ? arg->size :
				   granted(s, param, VCIV_PARAM_WRITE));
}

static u32 pick_base(const struct submit *s, u32 word, u32 align, u64 *seed)
{
	u32 base = word < vciv_record_start(&s->program->signature) ?
		   0x40000000 + s->num_grants * SPACE + random_below(seed, LARGEST_RUN) :
		   0x80000000 + s->num_grants * RECORD_SPACE +
		   random_below(seed, LARGEST_IN_RECORD);

	return base - base % align;
}

/* Somewhere else each time. */
bool submit_place(struct submit *s, u64 *seed)
{
	const struct vciv_signature *sig = &s->program->signature;
	struct vciv_contract_failure failure;

	s->num_grants = 0;
	for (u32 i = 0; i < submit_num_words(s); i++) {
		const struct vciv_param *param = &sig->params[submit_param(s, i)];
		struct grant *to = &s->grants[s->num_grants];

		if (param->kind != VCIV_PARAM_POINTER)
			continue;
		to->base = pick_base(s, i, param->align, seed) + (s->num_grants ? 0 : s->astray);
		grant(s, i, to);
		s->args[i].value = to->base;
		s->num_grants++;
	}

	return vciv_contract_apply(sig, s->contract, s->args, s->records, s->instance,
				   MACHINE_UNIFORMS, s->words, &failure);
}

static bool is_limit(const struct submit *s, u16 param)
{
	return param != VCIV_NO_UNIFORM && s->program->params[param].kind == VCIV_PARAM_LIMIT;
}

bool submit_may_fail(const struct submit *s)
{
	for (u32 i = 0; i < s->contract->num_terms; i++)
		for (u32 j = 0; j < s->contract->terms[i].num_factors; j++) {
			const struct vciv_factor *factor = &s->contract->terms[i].factor[j];

			if (is_limit(s, factor->count) || is_limit(s, factor->times))
				return true;
		}

	return false;
}
