/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Programs of the verifier's corpus, for something that starts near a rule: those that
 * must be accepted, and for each rule the nearest that must not be.
 */
#ifndef SEEDS_H
#define SEEDS_H

#include "generate.h"

/*
 * The one with this number, from 0 on and round again: as it is in the first round and some
 * others, else with a few changes.
 */
void seeds_take(struct program *program, u64 number, u64 *seed);

#endif
