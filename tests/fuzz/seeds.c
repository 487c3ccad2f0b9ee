// SPDX-License-Identifier: GPL-2.0-or-later
#include <string.h>

#include "mutate.h"
#include "seeds.h"
#include "tests/vciv_corpus.h"

#define CASES		(sizeof(corpus_cases) / sizeof(corpus_cases[0]))
#define AS_IT_IS	3	/* one of so many rounds has no changes */

static void copy(struct program *p, const struct corpus_case *c)
{
	memset(p, 0, sizeof(*p));
	p->num_words = c->num_words;
	memcpy(p->code, c->code, c->num_words * sizeof(*c->code));
	if (c->num_params)
		memcpy(p->params, c->params, c->num_params * sizeof(*c->params));
	if (c->num_values)
		memcpy(p->values, c->values, c->num_values * sizeof(*c->values));
	p->signature = (struct vciv_signature){ p->params, c->num_params, p->values,
						c->num_values, c->record };
}

static bool fits(const struct corpus_case *c)
{
	return c->num_words <= GENERATE_MAX_WORDS && c->num_params <= GENERATE_MAX_PARAMS &&
	       c->num_values <= GENERATE_MAX_VALUES;
}

void seeds_take(struct program *p, u64 number, u64 *seed)
{
	while (!fits(&corpus_cases[number % CASES]))
		number++;
	copy(p, &corpus_cases[number % CASES]);
	if (number / CASES % AS_IT_IS == 0)
		return;

	for (u32 i = random_below(seed, 4); i; i--)
		mutate_code(p, seed);
	if (!random_below(seed, 4))
		mutate_signature(p, seed);
}
