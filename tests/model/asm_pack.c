// SPDX-License-Identifier: GPL-2.0-or-later
/* Pack and unpack modes: the suffixes of registers (manual 4.10, 4.11). */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "asm_priv.h"

#define NONE	NO_CODE

static const struct asm_format formats[] = {
	/* name, unpack, pack to file A, pack of the MUL result, kind */
	{ "32", 0, 0, 0, 0 },
	{ "32s", NONE, 8, NONE, 0 },
	{ "32si", NONE, 8, NONE, 'i' },
	{ "16a", 1, 1, NONE, 0 },
	{ "16ai", 1, 1, NONE, 'i' },
	{ "16af", 1, 1, NONE, 'f' },
	{ "16as", NONE, 9, NONE, 0 },
	{ "16asi", NONE, 9, NONE, 'i' },
	{ "16b", 2, 2, NONE, 0 },
	{ "16bi", 2, 2, NONE, 'i' },
	{ "16bf", 2, 2, NONE, 'f' },
	{ "16bs", NONE, 10, NONE, 0 },
	{ "16bsi", NONE, 10, NONE, 'i' },
	{ "8abcd", NONE, 3, NONE, 0 },
	{ "8abcdi", NONE, 3, NONE, 'i' },
	{ "8abcds", NONE, 11, 3, 0 },
	{ "8abcdsi", NONE, 11, NONE, 'i' },
	{ "8abcdsf", NONE, NONE, 3, 'f' },
	{ "8888", NONE, 3, NONE, 0 },
	{ "8888i", NONE, 3, NONE, 'i' },
	{ "8888s", NONE, 11, 3, 0 },
	{ "8888si", NONE, 11, NONE, 'i' },
	{ "8888sf", NONE, NONE, 3, 'f' },
	{ "8dr", 3, NONE, NONE, 0 },
	{ "8a", 4, 4, NONE, 0 },
	{ "8ai", 4, 4, NONE, 'i' },
	{ "8af", 4, NONE, NONE, 'f' },
	{ "8as", NONE, 12, 4, 0 },
	{ "8asi", NONE, 12, NONE, 'i' },
	{ "8asf", NONE, NONE, 4, 'f' },
	{ "8b", 5, 5, NONE, 0 },
	{ "8bi", 5, 5, NONE, 'i' },
	{ "8bf", 5, NONE, NONE, 'f' },
	{ "8bs", NONE, 13, 5, 0 },
	{ "8bsi", NONE, 13, NONE, 'i' },
	{ "8bsf", NONE, NONE, 5, 'f' },
	{ "8c", 6, 6, NONE, 0 },
	{ "8ci", 6, 6, NONE, 'i' },
	{ "8cf", 6, NONE, NONE, 'f' },
	{ "8cs", NONE, 14, 6, 0 },
	{ "8csi", NONE, 14, NONE, 'i' },
	{ "8csf", NONE, NONE, 6, 'f' },
	{ "8d", 7, 7, NONE, 0 },
	{ "8di", 7, 7, NONE, 'i' },
	{ "8df", 7, NONE, NONE, 'f' },
	{ "8ds", NONE, 15, 7, 0 },
	{ "8dsi", NONE, 15, NONE, 'i' },
	{ "8dsf", NONE, NONE, 7, 'f' },
};

const struct asm_format *asm_find_format(const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(formats); i++)
		if (strlen(formats[i].name) == length && !memcmp(formats[i].name, name, length))
			return &formats[i];
	return NULL;
}

const struct asm_format *asm_find_prefixed_format(const char *prefix, const char *name,
						  size_t length)
{
	size_t n = strlen(prefix);

	if (length <= n || memcmp(name, prefix, n))
		return NULL;
	return asm_find_format(name + n, length - n);
}

bool asm_refuse(struct asm_refusal *refusal, const struct asm_token *at, const char *help,
		const char *format, ...)
{
	va_list args;

	refusal->at = at;
	refusal->help = help;
	va_start(args, format);
	vsnprintf(refusal->text, sizeof(refusal->text), format, args);
	va_end(args);
	return false;
}

/* One bit says for both directions who packs: file A (and unpacks it), or MUL (and r4). */
bool asm_pack_pm(struct asm_packing *packing, int pm, const struct asm_token *at,
		 struct asm_refusal *refusal)
{
	if (packing->pm >= 0 && packing->pm != pm)
		return asm_refuse(refusal, at, "do one of them in an instruction of its own",
				  "packing or unpacking in file A excludes r4 unpacking and MUL packing");
	packing->pm = pm;
	return true;
}

static bool is_half(uint8_t pack)
{
	return pack == 1 || pack == 2 || pack == 9 || pack == 10;
}

static bool pack_in_file_a(const struct asm_op *op, struct asm_packing *packing,
			   struct asm_refusal *refusal)
{
	const struct asm_format *format = op->dst.value.reg.format;
	bool to_float = op->opcode->float_out;

	if (format->kind == 'f' && !to_float)
		return asm_refuse(refusal, op->dst.at, NULL,
				  "an integer, which '%s' gives, is not packed as .%s",
				  op->opcode->name, format->name);
	if (format->kind == 'i' && to_float && is_half(format->pack))
		return asm_refuse(refusal, op->dst.at, NULL,
				  "a float, which '%s' gives, is not packed as .%s",
				  op->opcode->name, format->name);
	packing->pack = format->pack;
	return asm_pack_pm(packing, 0, op->dst.at, refusal);
}

bool asm_pack_destination(const struct asm_op *op, bool mul, struct asm_packing *packing,
			  struct asm_refusal *refusal)
{
	const struct asm_reg *reg = &op->dst.value.reg;
	const struct asm_format *format = reg->format;
	bool file_a = reg->address < 32 && reg->files == IN_A;

	if (!format || !format->pack)
		return true;
	if (file_a && format->pack != NO_CODE)
		return pack_in_file_a(op, packing, refusal);
	if (format->mul_pack == NO_CODE)
		return asm_refuse(refusal, op->dst.at,
				  "ra0 to ra31 can be; colours (.8as, .8abcds) also on the MUL unit",
				  "this register cannot be packed as .%s", format->name);
	if (!mul)
		return asm_refuse(refusal, op->dst.at, NULL, ".%s is packed on the MUL unit only",
				  format->name);
	packing->pack = format->mul_pack;
	return asm_pack_pm(packing, 1, op->dst.at, refusal);
}

bool asm_unpack_source(const struct asm_operand *operand, bool is_a, bool is_float,
		       struct asm_packing *packing, struct asm_refusal *refusal)
{
	const struct asm_format *format = operand->value.reg.format;

	if (format->unpack == NO_CODE)
		return asm_refuse(refusal, operand->at, NULL, "nothing unpacks .%s", format->name);
	if (!format->unpack)
		return true;
	if (!is_a && format->kind == 'i')
		return asm_refuse(refusal, operand->at, NULL, "r4 unpacks to floats only");
	if (is_a && format->kind == 'i' && is_float)
		return asm_refuse(refusal, operand->at, NULL,
				  "an operation takes floats, so this is unpacked to floats");
	if (is_a && format->kind == 'f' && !is_float)
		return asm_refuse(refusal, operand->at, NULL,
				  "no operation takes floats, so this is unpacked to integers");
	if (packing->unpack && packing->unpack != format->unpack)
		return asm_refuse(refusal, operand->at, NULL,
				  "an instruction can unpack in one way only");
	packing->unpack = format->unpack;
	return asm_pack_pm(packing, is_a ? 0 : 1, operand->at, refusal);
}
