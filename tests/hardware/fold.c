// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/* The verifier's arithmetic: the driver's own files, which this is compiled with. */

#include "fold.h"
#include "vciv_verify_priv.h"

static struct vciv_val fold(bool mul, uint8_t code, uint32_t a, uint32_t b)
{
	static const struct vciv_signature no_uniforms;
	struct vciv_val x = vciv_val_const(a), y = vciv_val_const(b);

	return mul ? vciv_alu_mul(code, &x, &y, false) :
		     vciv_alu_add(code, &x, &y, false, &no_uniforms);
}

enum fold fold_compare(bool mul, uint8_t code, uint32_t a, uint32_t b, uint32_t result,
		       uint32_t flags)
{
	struct vciv_num num = fold(mul, code, a, b).num;
	bool zero = flags & FOLD_FLAG_Z, negative = flags & FOLD_FLAG_N;

	if (vciv_num_is_unknown(num))
		return FOLD_UNKNOWN;
	if (!vciv_num_leq(vciv_num_const(result), num))
		return FOLD_DIFFERENT;

	return zero == !result && negative == result >> 31 ? FOLD_SAME : FOLD_DIFFERENT;
}
