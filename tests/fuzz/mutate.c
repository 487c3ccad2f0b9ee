// SPDX-License-Identifier: GPL-2.0-or-later
#include "mutate.h"

#define NOP		0x100009e7009e7000ull

struct field {
	u8 shift, bits;
};

/* Signal, unpack, pm, pack, conditions, sf, ws, what is written, operations, what is read. */
static const struct field fields[] = {
	{ 60, 4 }, { 57, 3 }, { 56, 1 }, { 52, 4 }, { 49, 3 }, { 46, 3 }, { 45, 1 }, { 44, 1 },
	{ 38, 6 }, { 32, 6 }, { 29, 3 }, { 24, 5 }, { 18, 6 }, { 12, 6 }, { 9, 3 }, { 6, 3 },
	{ 3, 3 }, { 0, 3 },
};

static u64 change_field(u64 word, u64 *seed)
{
	const struct field *field = &fields[random_below(seed, sizeof(fields) / sizeof(*fields))];
	u64 mask = (1ull << field->bits) - 1;
	u64 value = (word >> field->shift & mask) + 1 + random_below(seed, mask);

	return (word & ~(mask << field->shift)) | (value & mask) << field->shift;
}

void mutate_code(struct program *p, u64 *seed)
{
	u32 at = random_below(seed, p->num_words), other = random_below(seed, p->num_words);
	u64 word = p->code[at];

	switch (random_below(seed, 6)) {
	case 0: case 1:
		p->code[at] ^= 1ull << random_below(seed, 64);
		break;
	case 2:
		p->code[at] = p->code[other];
		p->code[other] = word;
		break;
	case 3:
		p->code[at] = p->code[other];
		break;
	case 4:
		p->code[at] = change_field(word, seed);
		break;
	default:
		p->code[at] = NOP;
	}
}

/* Nearby, or one of those that tend to break things. */
static u32 change_number(u32 value, u64 *seed)
{
	static const u32 nasty[] = { 0, 1, 0x7fffffff, 0x80000000, 0xffffffff };

	switch (random_below(seed, 4)) {
	case 0:
		return value + 1;
	case 1:
		return value - 1;
	case 2:
		return value << 1;
	default:
		return nasty[random_below(seed, sizeof(nasty) / sizeof(*nasty))];
	}
}

static void change_scalar(struct vciv_param *param, u64 *seed)
{
	switch (random_below(seed, 3)) {
	case 0:
		param->min = change_number(param->min, seed);
		break;
	case 1:
		param->max = change_number(param->max, seed);
		break;
	default:
		param->align = 1u << random_below(seed, 5);
	}
}

static void change_pointer(struct vciv_param *param, u64 *seed)
{
	if (random_below(seed, 2))
		param->access = 1 + random_below(seed, 3);
	else
		param->align = 4u << random_below(seed, 5);
}

static void change_bound(struct vciv_param *param, u32 num_params, u64 *seed)
{
	switch (random_below(seed, 3)) {
	case 0:
		param->of = random_below(seed, num_params);
		break;
	case 1:
		param->width = 4u << random_below(seed, 8);
		break;
	default:
		param->width -= 4;
	}
}

void mutate_signature(struct program *p, u64 *seed)
{
	struct vciv_param *param;

	if (!p->signature.num_params)
		return;

	param = &p->params[random_below(seed, p->signature.num_params)];
	switch (param->kind) {
	case VCIV_PARAM_SCALAR:
		change_scalar(param, seed);
		break;
	case VCIV_PARAM_INSTANCE:
		param->max = change_number(param->max, seed);
		break;
	case VCIV_PARAM_POINTER:
		change_pointer(param, seed);
		break;
	case VCIV_PARAM_LIMIT: case VCIV_PARAM_MASK:
		change_bound(param, p->signature.num_params, seed);
		break;
	case VCIV_PARAM_SELF:
		param->of = random_below(seed, p->signature.num_params);
		break;
	default:
		p->values[param->first] = change_number(p->values[param->first], seed);
	}
}
