// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The way to memory: every access is counted and reported to the host.
 */
#include <string.h>

#include "v3d_priv.h"

static void count(struct v3d_unit_stats *stats, const struct v3d_access *access, bool done)
{
	uint32_t last = access->address + access->size - 1;

	if (!stats->accesses || access->address < stats->low)
		stats->low = access->address;
	if (!stats->accesses || last > stats->last)
		stats->last = last;
	stats->accesses++;
	stats->bytes += access->size;
	stats->failed += !done;
}

static void report(struct v3d *v3d, const struct v3d_access *access)
{
	if (v3d->host->access)
		v3d->host->access(v3d->opaque, access);
}

void v3d_load(struct v3d *v3d, enum v3d_unit unit, unsigned int qpu,
	      uint32_t address, void *data, uint32_t size)
{
	struct v3d_access access = {
		.unit = unit, .qpu = qpu, .address = address, .size = size,
	};
	bool done;

	report(v3d, &access);
	done = v3d->host->read(v3d->opaque, address, data, size);
	if (!done)
		memset(data, 0, size);
	count(&v3d->stats.unit[unit], &access, done);
}

void v3d_store(struct v3d *v3d, unsigned int qpu, uint32_t address,
	       const void *data, uint32_t size)
{
	struct v3d_access access = {
		.unit = V3D_UNIT_VDW, .qpu = qpu, .address = address, .size = size, .write = true,
	};
	bool done;

	report(v3d, &access);
	done = v3d->host->write(v3d->opaque, address, data, size);
	count(&v3d->stats.unit[V3D_UNIT_VDW], &access, done);
}
