// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The way to memory: every access is counted and reported to the host.
 */
#include <string.h>

#include "v3d_priv.h"

static void count(struct v3d_unit_stats *stats, const struct v3d_access *access, bool failed)
{
	uint32_t last = access->address + access->size - 1;

	if (!stats->accesses || access->address < stats->low)
		stats->low = access->address;
	if (!stats->accesses || last > stats->last)
		stats->last = last;
	stats->accesses++;
	stats->bytes += access->size;
	stats->failed += failed;
}

static void report(struct v3d *v3d, const struct v3d_access *access)
{
	if (v3d->host->access)
		v3d->host->access(v3d->opaque, access);
}

/* What the bus gives where no memory is. */
void v3d_no_memory(struct v3d *v3d, void *data, uint32_t size)
{
	memset(data, 0, size);
	if (v3d->option[V3D_OPT_NO_MEMORY])
		v3d_garbage(v3d, data, size);
}

/* Of a read that went through the caches. */
void v3d_note_read(const struct qpu *qpu, enum v3d_unit unit, uint32_t address, uint32_t size,
		   bool failed)
{
	struct v3d_access access = {
		.unit = unit, .qpu = qpu->number, .address = address, .size = size,
	};

	report(qpu->v3d, &access);
	count(&qpu->v3d->stats.unit[unit], &access, failed);
}

/* VDR */
void v3d_load(const struct qpu *qpu, uint32_t address, void *data, uint32_t size)
{
	struct v3d *v3d = qpu->v3d;
	bool failed = !v3d->host->read(v3d->opaque, address, data, size);

	if (failed)
		v3d_no_memory(v3d, data, size);
	v3d_note_read(qpu, V3D_UNIT_VDR, address, size, failed);
}

/* VDW */
void v3d_store(const struct qpu *qpu, uint32_t address, const void *data, uint32_t size)
{
	struct v3d *v3d = qpu->v3d;
	struct v3d_access access = {
		.unit = V3D_UNIT_VDW, .qpu = qpu->number, .address = address, .size = size,
		.write = true,
	};

	report(v3d, &access);
	count(&v3d->stats.unit[V3D_UNIT_VDW], &access,
	      !v3d->host->write(v3d->opaque, address, data, size));
	v3d_caches_see_store(v3d, address, size);
}
