// SPDX-License-Identifier: GPL-2.0-or-later
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "known.h"

struct known *known_new(u32 states)
{
	struct known *known = calloc(1, sizeof(*known));

	if (!known)
		abort();
	known->size = states * sizeof(struct known_state);
	known->memory = malloc(known->size + 1);
	known->host = host_new();
	if (!known->memory)
		abort();

	return known;
}

void known_free(struct known *known)
{
	host_free(known->host);
	free(known->memory);
	free(known);
}

/* Lanes that are not in use are most of a state. */
static size_t used_size(const struct vciv_state *state)
{
	u32 count = 0;

	while (state->splits_used >> count)
		count++;

	return offsetof(struct vciv_state, lanes) + count * sizeof(state->lanes[0]);
}

static void record(void *opaque, u32 ip, const struct vciv_state *state)
{
	struct known *known = opaque;
	size_t used = used_size(state);
	size_t size = (offsetof(struct known_state, state) + used + 15) & ~(size_t)15;
	struct known_state *kept = (struct known_state *)(known->memory + known->used);

	if (size > known->size - known->used) {
		known->complete = false;
		return;
	}

	known->used += size;
	kept->next = NULL;
	memcpy(&kept->state, state, used);
	if (known->last[ip])
		known->last[ip]->next = kept;
	else
		known->first[ip] = kept;
	known->last[ip] = kept;
}

static void choose(struct program *p, u32 choice)
{
	for (u32 i = 0; i < p->signature.num_params; i++) {
		struct vciv_param *param = &p->params[i];

		if (param->kind != VCIV_PARAM_ENUM)
			continue;
		param->first += choice % param->count;
		choice /= param->count;
		param->count = 1;
	}
}

bool known_record(struct known *known, const struct program *program, u32 choice)
{
	struct program *p = &known->program;

	*p = *program;
	p->signature.params = p->params;
	p->signature.values = p->values;
	choose(p, choice);
	memset(known->first, 0, sizeof(known->first));
	memset(known->last, 0, sizeof(known->last));
	known->used = 0;
	known->complete = true;
	known->host->args.observe = record;
	known->host->args.opaque = known;

	return host_verify(known->host, p->code, p->num_words, &p->signature) && known->complete;
}
