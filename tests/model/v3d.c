// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The whole block: its life, its power, and what is arbitrary in it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "v3d_priv.h"

#define MOST_MESSAGES	100	/* between two calls of v3d_clear_stats() */

/* xorshift64*: the same on every host. */
uint64_t v3d_random(struct v3d *v3d)
{
	uint64_t x = v3d->random ? v3d->random : 1;

	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	v3d->random = x;
	return x * 0x2545f4914f6cdd1dull >> 32;
}

void v3d_garbage(struct v3d *v3d, void *data, uint32_t size)
{
	uint8_t *byte = data;
	uint32_t i, word;

	for (i = 0; i + sizeof(word) <= size; i += sizeof(word)) {
		word = v3d_random(v3d);
		memcpy(byte + i, &word, sizeof(word));
	}
}

void v3d_complain(const struct qpu *qpu, const char *what)
{
	struct v3d *v3d = qpu->v3d;
	char text[160];

	if (!v3d->host->message || v3d->messages++ >= MOST_MESSAGES)
		return;
	snprintf(text, sizeof(text), "QPU %u, program offset 0x%x: %s", qpu->number,
		 qpu->pc - qpu->start, what);
	v3d->host->message(v3d->opaque, text);
}

/* Nobody knows what registers and VPM hold after power-up (3.1, 13.2). */
static void reset_storage(struct v3d *v3d)
{
	uint64_t how = v3d->option[V3D_OPT_POWER_UP];
	int i;

	if (how == 1)
		return;
	memset(v3d->vpm, 0, sizeof(v3d->vpm));
	if (how == 0)
		v3d_garbage(v3d, v3d->vpm, sizeof(v3d->vpm));
	for (i = 0; i < V3D_QPUS; i++) {
		struct qpu *qpu = &v3d->qpu[i];

		memset(qpu->mux, 0, sizeof(qpu->mux));
		memset(qpu->file, 0, sizeof(qpu->file));
		if (how == 0) {
			v3d_garbage(v3d, qpu->mux, sizeof(qpu->mux));
			v3d_garbage(v3d, qpu->file, sizeof(qpu->file));
		}
	}
}

/* No program, nothing on its way, setup words of zero (5.2, 5.4). */
static void reset_qpu(struct qpu *qpu)
{
	qpu->active = false;
	qpu->waiting = false;
	qpu->branch_slots = 0;
	qpu->end_slots = 0;
	qpu->sfu_slots = 0;
	memset(qpu->last_write, 0, sizeof(qpu->last_write));
	memset(&qpu->uniforms, 0, sizeof(qpu->uniforms));
	memset(qpu->tmu, 0, sizeof(qpu->tmu));
	memset(&qpu->vpm, 0, sizeof(qpu->vpm));
	vpm_write_setup(qpu, 0);
}

static void reset(struct v3d *v3d)
{
	int i;

	memset(&v3d->reg, 0, sizeof(v3d->reg));
	memset(&v3d->perf, 0, sizeof(v3d->perf));
	if (!v3d->option[V3D_OPT_SEMAPHORE_RESET])
		memset(v3d->semaphore, 0, sizeof(v3d->semaphore));
	v3d->mutex_owner = -1;
	v3d->queued = 0;
	v3d->made = 0;
	v3d->completed = 0;
	v3d->queue_error = false;
	for (i = 0; i < V3D_QPUS; i++)
		reset_qpu(&v3d->qpu[i]);
	reset_storage(v3d);
	v3d_clear_caches(v3d);
}

void v3d_set_power(struct v3d *v3d, bool on)
{
	if (on == v3d->power)
		return;
	v3d->power = on;
	reset(v3d);
	v3d_update_irq(v3d);
}

struct v3d *v3d_new(const struct v3d_host *host, void *opaque)
{
	struct v3d *v3d = aligned_alloc(_Alignof(struct v3d), sizeof(*v3d));
	int i;

	if (!v3d)
		return NULL;
	memset(v3d, 0, sizeof(*v3d));
	v3d->host = host;
	v3d->opaque = opaque;
	v3d_default_options(v3d);
	v3d->random = v3d->option[V3D_OPT_SEED];
	v3d->placed = V3D_QPUS - 1;
	for (i = 0; i < V3D_QPUS; i++) {
		v3d->qpu[i].v3d = v3d;
		v3d->qpu[i].number = i;
		v3d->qpu[i].slice = &v3d->slice[i / V3D_SLICE_QPUS];
		v3d->qpu[i].code = v3d->qpu[i].slice->code;
	}
	reset(v3d);
	return v3d;
}

void v3d_free(struct v3d *v3d)
{
	free(v3d);
}

const struct v3d_stats *v3d_get_stats(const struct v3d *v3d)
{
	return &v3d->stats;
}

void v3d_clear_stats(struct v3d *v3d)
{
	memset(&v3d->stats, 0, sizeof(v3d->stats));
	v3d->messages = 0;
}
