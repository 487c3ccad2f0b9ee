/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */
#ifndef _VCIV_QPU_DISASM_H_
#define _VCIV_QPU_DISASM_H_

#include <linux/types.h>

/* No instruction's text is longer, its NUL included. */
#define VCIV_QPU_DISASM_SIZE	160

bool vciv_qpu_disasm(u64 word, char *text, size_t size);

#endif /* _VCIV_QPU_DISASM_H_ */
