// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The named switches.
 */
#include <string.h>

#include "v3d_priv.h"

const struct v3d_option_info v3d_option_info[V3D_OPTIONS] = {
	[V3D_OPT_SEED] = {
		"seed", 1, UINT64_MAX,
		"of everything that is arbitrary: scheduling, undefined values"
	},
	[V3D_OPT_SCHEDULE] = {
		"schedule", 0, 1,
		"0: turns of random length, 1: adversarial, a random QPU each instruction"
	},
	[V3D_OPT_PLACEMENT] = {
		"placement", 0, 1,
		"0: idle QPUs in turn, 1: always the first idle QPU (2.7)"
	},
	[V3D_OPT_DMA_DELAY] = {
		"dma-delay", 0, 1u << 20,
		"instructions of all QPUs that pass before a DMA moves its data (5.9)"
	},
	[V3D_OPT_VPM_READ_EARLY] = {
		"vpm-read-early", 0, 1,
		"0: VPM vectors are fetched when read, 1: all at their setup (5.3)"
	},
	[V3D_OPT_STALE] = {
		"stale", 0, 1,
		"1: caches keep their lines until the host clears them (1.4)"
	},
	[V3D_OPT_TMU_DEPTH] = {
		"tmu-depth", 4, TMU_SLOTS,
		"direct lookups a QPU may have outstanding per TMU (6.1)"
	},
	[V3D_OPT_REGFILE_HAZARD] = {
		"regfile-hazard", 0, 2,
		"a register read right after its write: 0: old, 1: new, 2: arbitrary (3.2)"
	},
	[V3D_OPT_POWER_UP] = {
		"power-up", 0, 2,
		"registers and VPM after a reset: 0: arbitrary, 1: as before, 2: zero (3.1)"
	},
};

void v3d_default_options(struct v3d *v3d)
{
	int i;

	for (i = 0; i < V3D_OPTIONS; i++)
		v3d->option[i] = v3d_option_info[i].standard;
}

bool v3d_set_option(struct v3d *v3d, const char *name, uint64_t value)
{
	int i;

	for (i = 0; i < V3D_OPTIONS; i++) {
		if (strcmp(name, v3d_option_info[i].name))
			continue;
		if (value > v3d_option_info[i].most)
			return false;
		v3d->option[i] = value;
		if (i == V3D_OPT_SEED)
			v3d->random = value;
		return true;
	}
	return false;
}
