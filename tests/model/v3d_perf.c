// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Performance counters (2.11). The block always counts events by source; the
 * counters are views of them, taken when somebody looks.
 */
#include "v3d_priv.h"
#include "v3d_regs.h"

#define COUNTERS	16
#define MASTER_ENABLE	(1u << 31)
#define ENABLE_MASK	0x8000ffffu

static bool is_counting(const struct v3d_perf *perf, unsigned int i)
{
	return (perf->enable & MASTER_ENABLE) && (perf->enable >> i & 1);
}

static uint32_t value(const struct v3d_perf *perf, unsigned int i)
{
	if (!is_counting(perf, i))
		return perf->held[i];
	return perf->events[perf->source[i]] - perf->base[i];
}

/* Go on from @start with whatever is counted now. */
static void set_value(struct v3d_perf *perf, unsigned int i, uint32_t start)
{
	perf->held[i] = start;
	perf->base[i] = perf->events[perf->source[i]] - start;
}

static void set_enable(struct v3d_perf *perf, uint32_t enable)
{
	unsigned int i;

	for (i = 0; i < COUNTERS; i++)
		set_value(perf, i, value(perf, i));
	perf->enable = enable & ENABLE_MASK;
}

static void set_source(struct v3d_perf *perf, unsigned int i, uint32_t source)
{
	uint32_t start = value(perf, i);

	perf->source[i] = source & 31;
	set_value(perf, i, start);
}

static void clear(struct v3d_perf *perf, uint32_t mask)
{
	unsigned int i;

	for (i = 0; i < COUNTERS; i++)
		if (mask >> i & 1)
			set_value(perf, i, 0);
}

uint32_t v3d_perf_read(const struct v3d *v3d, uint32_t offset)
{
	const struct v3d_perf *perf = &v3d->perf;
	unsigned int i = (offset - PCTR0) / 8;

	if (offset == PCTRE)
		return perf->enable;
	if (offset < PCTR0)
		return 0;
	return offset & 4 ? perf->source[i] : value(perf, i);
}

void v3d_perf_write(struct v3d *v3d, uint32_t offset, uint32_t value)
{
	struct v3d_perf *perf = &v3d->perf;
	unsigned int i = (offset - PCTR0) / 8;

	if (offset == PCTRC)
		clear(perf, value);
	else if (offset == PCTRE)
		set_enable(perf, value);
	else if (offset < PCTR0)
		return;
	else if (offset & 4)
		set_source(perf, i, value);
	else
		set_value(perf, i, value);
}
