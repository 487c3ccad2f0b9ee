// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Direct memory lookups of the TMUs (6.2). Textures are not modelled: their
 * lookups consume what they consume and give undefined values.
 */
#include <string.h>

#include "v3d_priv.h"

bool qpu_tmu_full(const struct qpu *qpu, unsigned int tmu)
{
	return qpu->tmu[tmu].count >= qpu->v3d->option[V3D_OPT_TMU_DEPTH];
}

void qpu_tmu_param(struct qpu *qpu, unsigned int tmu)
{
	qpu->tmu[tmu].texture = true;
	qpu_uniform_pop(qpu);
}

static lanes *new_slot(struct qpu *qpu, struct qpu_tmu *tmu)
{
	unsigned int i = (tmu->first + tmu->count++) % TMU_SLOTS;

	tmu->due[i] = qpu->v3d->now + qpu->v3d->option[V3D_OPT_TMU_DELAY];
	return &tmu->slot[i];
}

/* How many lanes from @i on ask for words that follow each other. */
static unsigned int run_length(const lanes *address, unsigned int i)
{
	unsigned int n = 1;

	while (i + n < QPU_LANES && address->lane[i + n] == address->lane[i] + 4 * n)
		n++;
	return n;
}

static bool look_up_lane(struct qpu *qpu, unsigned int tmu, uint32_t address, uint32_t *word)
{
	const struct v3d_line *line = v3d_read_tmu(qpu, tmu, address & -V3D_LINE);

	memcpy(word, line->data + address % V3D_LINE, sizeof(*word));
	return line->failed;
}

/* All 16 lanes are fetched, always; the low bits of the address do not count. */
static void look_up(struct qpu *qpu, unsigned int tmu, const lanes *address, lanes *result)
{
	unsigned int i, j, n;
	bool failed;

	qpu->v3d->perf.events[PERF_TMU_QUADS] += QPU_QUADS;
	for (i = 0; i < QPU_LANES; i += n) {
		n = run_length(address, i);
		failed = false;
		for (j = i; j < i + n; j++)
			failed |= look_up_lane(qpu, tmu, address->lane[j] & ~3u, &result->lane[j]);
		v3d_note_read(qpu, V3D_UNIT_TMU0 + tmu, address->lane[i] & ~3u, 4 * n, failed);
	}
}

void qpu_tmu_fire(struct qpu *qpu, unsigned int number, const lanes *address)
{
	struct qpu_tmu *tmu = &qpu->tmu[number];
	lanes *result = new_slot(qpu, tmu);

	if (!tmu->texture) {
		look_up(qpu, number, address, result);
		return;
	}
	tmu->texture = false;
	qpu_uniform_pop(qpu);
	v3d_complain(qpu, "texture lookup (6.3)");
	v3d_garbage(qpu->v3d, result, sizeof(*result));
}

void qpu_tmu_end(struct qpu *qpu)
{
	unsigned int i;

	for (i = 0; i < 2; i++) {
		if (qpu->tmu[i].count)
			v3d_complain(qpu, "thread end with TMU results not loaded (4.17)");
		if (qpu->v3d->option[V3D_OPT_TMU_END])
			qpu->tmu[i].count = 0;
	}
}

bool qpu_tmu_can_load(const struct qpu *qpu, unsigned int number)
{
	const struct qpu_tmu *tmu = &qpu->tmu[number];

	if (!tmu->count)
		return qpu->v3d->option[V3D_OPT_TMU_EMPTY];
	return tmu->due[tmu->first] <= qpu->v3d->now;
}

/* When the result is there that @qpu waits for: 0 if it waits for none. */
static uint64_t awaited_at(const struct qpu *qpu)
{
	const struct qpu_tmu *tmu = &qpu->tmu[qpu->wait == V3D_WAIT_TMU1];
	bool waits = qpu->wait == V3D_WAIT_TMU0 || qpu->wait == V3D_WAIT_TMU1;

	return qpu->waiting && waits && tmu->count ? tmu->due[tmu->first] : 0;
}

/* When the next result is there that somebody waits for: UINT64_MAX if never. */
uint64_t v3d_tmu_next(const struct v3d *v3d)
{
	uint64_t next = UINT64_MAX, due;
	unsigned int i;

	for (i = 0; i < V3D_QPUS; i++) {
		due = awaited_at(&v3d->qpu[i]);
		if (due && due < next)
			next = due;
	}
	return next;
}

/* Let those go on who waited for a result that is there at @now. */
void v3d_tmu_advance(struct v3d *v3d, uint64_t now)
{
	unsigned int i;

	for (i = 0; i < V3D_QPUS; i++) {
		struct qpu *qpu = &v3d->qpu[i];
		struct qpu_tmu *tmu = &qpu->tmu[qpu->wait == V3D_WAIT_TMU1];
		uint64_t due = awaited_at(qpu);

		if (!due || due > now)
			continue;
		tmu->due[tmu->first] = 0;
		qpu->waiting = false;
	}
}

void qpu_tmu_load(struct qpu *qpu, unsigned int number)
{
	struct qpu_tmu *tmu = &qpu->tmu[number];

	if (!tmu->count) {
		v3d_complain(qpu, "TMU result loaded without a lookup (6.1)");
		v3d_garbage(qpu->v3d, &qpu->mux[MUX_R4], sizeof(qpu->mux[MUX_R4]));
		return;
	}
	qpu->mux[MUX_R4] = tmu->slot[tmu->first % TMU_SLOTS];
	tmu->first = (tmu->first + 1) % TMU_SLOTS;
	tmu->count--;
}
