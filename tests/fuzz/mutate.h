/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Programs and signatures that differ a little from others. */
#ifndef MUTATE_H
#define MUTATE_H

#include "generate.h"

/* Changes one thing about the code: a bit, a field, the order. */
void mutate_code(struct program *program, u64 *seed);

/* Changes one thing about one uniform. The signature may no longer be valid. */
void mutate_signature(struct program *program, u64 *seed);

#endif
