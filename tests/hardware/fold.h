/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copyright (C) 2026 vciv contributors */
#ifndef FOLD_H
#define FOLD_H

#include <stdbool.h>
#include <stdint.h>

enum fold {
	FOLD_UNKNOWN,		/* the verifier takes any result */
	FOLD_SAME,
	FOLD_DIFFERENT,		/* the verifier rules this out */
};

/* Flags of a result, as programs/operations.qasm tells them. */
#define FOLD_FLAG_Z	1
#define FOLD_FLAG_N	2

/* What the verifier says of a result, and of its flags. */
enum fold fold_compare(bool mul, uint8_t code, uint32_t a, uint32_t b, uint32_t result,
		       uint32_t flags);

#endif
