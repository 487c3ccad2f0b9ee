// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The caches between the readers of memory and the bus (1.4): direct mapped,
 * filled by lines, never written.
 *
 * Unless V3D_OPT_STALE says otherwise nobody sees a stale line: stores of VDW
 * drop the lines that they change, and a block that starts to work forgets what
 * it knew. Hardware does neither: that is what drivers clear the caches for.
 */
#include "v3d_priv.h"

#define EMPTY	1	/* no line has an odd address */

static void forget(struct v3d_line *line, unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		line[i].address = EMPTY;
}

static struct v3d_line *place(struct v3d_line *line, unsigned int count, uint32_t address)
{
	return &line[address / V3D_LINE % count];
}

static const struct v3d_line *read_l2c(struct v3d *v3d, uint32_t address)
{
	struct v3d_line *line = place(v3d->l2c, V3D_L2C_LINES, address);
	bool hit = line->address == address;

	v3d->perf.events[hit ? PERF_L2C_HIT : PERF_L2C_MISS]++;
	if (hit)
		return line;
	line->address = address;
	line->failed = !v3d->host->read(v3d->opaque, address, line->data, V3D_LINE);
	if (line->failed)
		v3d_no_memory(v3d, line->data, V3D_LINE);
	return line;
}

/* The line at @address, which is that of a line, through one of a slice's caches. */
static const struct v3d_line *read_slice(struct v3d *v3d, struct v3d_line *cache,
					 unsigned int count, uint32_t address,
					 enum v3d_event hit_event, enum v3d_event miss_event)
{
	struct v3d_line *line = place(cache, count, address);
	bool hit = line->address == address;

	v3d->perf.events[hit ? hit_event : miss_event]++;
	if (!hit)
		*line = *read_l2c(v3d, address);
	return line;
}

const struct v3d_line *v3d_read_code(struct qpu *qpu, uint32_t address)
{
	/* The decoded lines are the instruction cache, and this is a miss of it. */
	qpu->v3d->perf.events[PERF_CODE_MISS]++;
	return read_l2c(qpu->v3d, address);
}

const struct v3d_line *v3d_read_uniforms(struct qpu *qpu, uint32_t address)
{
	return read_slice(qpu->v3d, qpu->slice->uniforms, V3D_UNIFORM_LINES, address,
			  PERF_UNIFORM_HIT, PERF_UNIFORM_MISS);
}

const struct v3d_line *v3d_read_tmu(struct qpu *qpu, unsigned int tmu, uint32_t address)
{
	return read_slice(qpu->v3d, qpu->slice->tmu[tmu], V3D_TMU_LINES, address,
			  PERF_NONE, PERF_TMU_MISS);
}

static void forget_code(struct qpu_code *code)
{
	unsigned int i;

	for (i = 0; i < V3D_CODE_LINES; i++)
		code[i].address = EMPTY;
}

/* Bits as in SLCACTL, moved down to those of slice 0 (2.3). */
static void clear_slice(struct v3d_slice *slice, uint32_t which)
{
	if (which & 1)
		forget_code(slice->code);
	if (which & 1 << 8)
		forget(slice->uniforms, V3D_UNIFORM_LINES);
	if (which & 1 << 16)
		forget(slice->tmu[0], V3D_TMU_LINES);
	if (which & 1 << 24)
		forget(slice->tmu[1], V3D_TMU_LINES);
}

void v3d_clear_slices(struct v3d *v3d, uint32_t slcactl)
{
	unsigned int i;

	for (i = 0; i < V3D_SLICES; i++)
		clear_slice(&v3d->slice[i], slcactl >> i);
}

void v3d_clear_l2c(struct v3d *v3d)
{
	forget(v3d->l2c, V3D_L2C_LINES);
}

void v3d_clear_caches(struct v3d *v3d)
{
	v3d_clear_l2c(v3d);
	v3d_clear_slices(v3d, ~0u);
}

static void drop(struct v3d_line *cache, unsigned int count, uint32_t address)
{
	struct v3d_line *line = place(cache, count, address);

	if (line->address == address)
		line->address = EMPTY;
}

static void drop_from_slice(struct v3d_slice *slice, uint32_t address)
{
	struct qpu_code *code = &slice->code[address / V3D_LINE % V3D_CODE_LINES];

	if (code->address == address)
		code->address = EMPTY;
	drop(slice->uniforms, V3D_UNIFORM_LINES, address);
	drop(slice->tmu[0], V3D_TMU_LINES, address);
	drop(slice->tmu[1], V3D_TMU_LINES, address);
}

void v3d_caches_see_store(struct v3d *v3d, uint32_t address, uint32_t size)
{
	uint32_t first = address & -V3D_LINE;
	uint32_t lines = (address - first + size + V3D_LINE - 1) / V3D_LINE;
	uint32_t i;
	unsigned int s;

	if (v3d->option[V3D_OPT_STALE])
		return;
	for (i = 0; i < lines; i++) {
		drop(v3d->l2c, V3D_L2C_LINES, first + i * V3D_LINE);
		for (s = 0; s < V3D_SLICES; s++)
			drop_from_slice(&v3d->slice[s], first + i * V3D_LINE);
	}
}

void v3d_caches_see_start(struct v3d *v3d)
{
	if (!v3d->option[V3D_OPT_STALE])
		v3d_clear_caches(v3d);
}
