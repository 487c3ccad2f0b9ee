// SPDX-License-Identifier: GPL-2.0-or-later
/* What a run took. */
#include <inttypes.h>
#include <stdio.h>

#include "run.h"

const char *const run_unit_names[V3D_UNIT_COUNT] = {
	[V3D_UNIT_CODE] = "code", [V3D_UNIT_UNIFORM] = "uniforms",
	[V3D_UNIT_TMU0] = "TMU0", [V3D_UNIT_TMU1] = "TMU1",
	[V3D_UNIT_VDR] = "VDR", [V3D_UNIT_VDW] = "VDW",
};

static const char *const wait_names[V3D_WAITS] = {
	[V3D_WAIT_BREAK] = "a host, at a break", [V3D_WAIT_UNIFORMS] = "uniforms",
	[V3D_WAIT_VPM] = "a VPM setup", [V3D_WAIT_VDR] = "VDR", [V3D_WAIT_VDW] = "VDW",
	[V3D_WAIT_TMU0] = "TMU0", [V3D_WAIT_TMU1] = "TMU1",
	[V3D_WAIT_MUTEX] = "the mutex", [V3D_WAIT_SEMAPHORE] = "semaphores",
};

static uint64_t total_retired(const struct v3d_stats *stats)
{
	uint64_t total = 0;
	unsigned int i;

	for (i = 0; i < V3D_QPUS; i++)
		total += stats->retired[i];
	return total;
}

static void instructions(const struct v3d_stats *stats)
{
	unsigned int i;

	printf("%u program%s ended, %" PRIu64 " instructions\n", stats->programs,
	       stats->programs == 1 ? "" : "s", total_retired(stats));
	for (i = 0; i < V3D_QPUS; i++)
		if (stats->retired[i])
			printf("QPU %2u: %" PRIu64 " instructions\n", i, stats->retired[i]);
}

static void waits(const struct v3d_stats *stats)
{
	unsigned int i;

	for (i = 0; i < V3D_WAITS; i++)
		if (stats->wait[i].count)
			printf("waited for %s: %" PRIu64 " times, %" PRIu64
			       " instructions of others\n", wait_names[i],
			       stats->wait[i].count, stats->wait[i].instructions);
}

static void units(const struct v3d_stats *stats)
{
	unsigned int i;

	for (i = 0; i < V3D_UNIT_COUNT; i++) {
		const struct v3d_unit_stats *unit = &stats->unit[i];

		if (unit->accesses)
			printf("%s: %" PRIu64 " accesses, %" PRIu64 " bytes, %" PRIu64
			       " outside of the buffers\n", run_unit_names[i], unit->accesses,
			       unit->bytes, unit->failed);
	}
}

/* QPU clocks: those of all QPUs added up. */
static void clocks(const struct run *run)
{
	uint64_t all = run->clocks_busy + run->clocks_idle;

	if (all)
		printf("%" PRIu64 " QPU clocks in instructions, %" PRIu64 " idle: %.1f%% used\n",
		       run->clocks_busy, run->clocks_idle, 100.0 * run->clocks_busy / all);
}

static void speed(const struct run *run)
{
	if (run->seconds > 0)
		printf("%.3f s of CPU time, %.1f million instructions per second\n", run->seconds,
		       total_retired(&run->stats) / run->seconds / 1e6);
}

void run_summary(const struct run *run)
{
	instructions(&run->stats);
	clocks(run);
	speed(run);
	waits(&run->stats);
	units(&run->stats);
	if (run->messages)
		printf("%u notes\n", run->messages);
}
