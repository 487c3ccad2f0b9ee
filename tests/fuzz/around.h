/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Short programs around one instruction that may have any form: what it may act on is
 * there, and perhaps what must follow it. They are for rules about single words.
 */
#ifndef AROUND_H
#define AROUND_H

#include "generate.h"

void around_generate(struct program *program, u64 *seed);

#endif
