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
	[V3D_OPT_TRACE] = {
		"trace", 0, 1,
		"1: messages where undefined values have an effect (qpu_trace.c)"
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
	[V3D_OPT_VPM_READ_LATENCY] = {
		"vpm-read-latency", 0, 1,
		"a vector read in the three instructions after its setup: 0: is there, 1: arbitrary (5.3)"
	},
	[V3D_OPT_VPM_READ_SETUPS] = {
		"vpm-read-setups", 0, 1,
		"a setup is taken 0: with one vector unread, 1: with one other setup unread (5.3)"
	},
	[V3D_OPT_STALE] = {
		"stale", 0, 1,
		"1: caches keep their lines until the host clears them (1.4)"
	},
	[V3D_OPT_CODE_AHEAD] = {
		"code-ahead", 0, 4,
		"lines of code that are read ahead of the one that runs (9.1)"
	},
	[V3D_OPT_TMU_DEPTH] = {
		"tmu-depth", 4, TMU_SLOTS,
		"direct lookups a QPU may have outstanding per TMU (6.1)"
	},
	[V3D_OPT_TMU_DELAY] = {
		"tmu-delay", 0, 1u << 20,
		"instructions of all QPUs that pass before a lookup's result is there (6.1)"
	},
	[V3D_OPT_REGFILE_HAZARD] = {
		"regfile-hazard", 0, 2,
		"a register read right after its write: 0: old, 1: new, 2: arbitrary (3.2)"
	},
	[V3D_OPT_POWER_UP] = {
		"power-up", 0, 2,
		"registers and VPM after a reset: 0: arbitrary, 1: as before, 2: zero (3.1)"
	},
	[V3D_OPT_FMUL_ROUNDING] = {
		"fmul-rounding", 0, 1,
		"0: products are cut, 1: rounded to the nearest (4.15)"
	},
	[V3D_OPT_INF_MINUS_INF] = {
		"inf-minus-inf", 0, 1,
		"0: an infinity, as NaN is, 1: the bits of a NaN (4.15)"
	},
	[V3D_OPT_SFU_BITS] = {
		"sfu-bits", 13, 16,
		"of the mantissa that SFU results have (4.16)"
	},
	[V3D_OPT_COLOUR_ROUNDING] = {
		"colour-rounding", 0, 1,
		"MUL packs to the 0: nearest byte, 1: byte below (4.11)"
	},
	[V3D_OPT_MUL24_CARRY] = {
		"mul24-carry", 0, 1,
		"carry of mul24: the product is above 0: 24 bits, 1: 32 bits (4.6)"
	},
	[V3D_OPT_ITOF_CARRY] = {
		"itof-carry", 0, 1,
		"carry of itof: 0: clear, 1: the operand is positive (4.5)"
	},
	[V3D_OPT_SEMAPHORE_FLAGS] = {
		"semaphore-flags", 0, 1,
		"flags set by a semaphore instruction: 0: of its immediate, 1: none (4.7)"
	},
	[V3D_OPT_UNPACK_IO] = {
		"unpack-io", 0, 1,
		"1: values that file A gets from peripherals are not unpacked (4.10)"
	},
	[V3D_OPT_NO_UNIFORMS] = {
		"no-uniforms", 0, 1,
		"a uniform read without a stream: 0: arbitrary, 1: waits for ever (7.1)"
	},
	[V3D_OPT_UNIFORM_LIMIT] = {
		"uniform-limit", 0, 1,
		"1: SRQUL of 1 to 1023 limits the words, the rest is arbitrary (2.7)"
	},
	[V3D_OPT_UNIFORM_B] = {
		"uniform-address-b", 0, 1,
		"UNIFORMS_ADDRESS by file B: 0: absolute, 1: relative (7.2)"
	},
	[V3D_OPT_HOST_INT_LANE] = {
		"host-int-lane", 0, 1,
		"0: any lane of HOST_INT that is not zero counts, 1: element 0 (3.4)"
	},
	[V3D_OPT_HOST_INT_LATCH] = {
		"host-int-latch", 0, 2,
		"DBQITC latches 0: if DBCFG is 1, 1: always, 2: if DBQITE enables it too (2.9)"
	},
	[V3D_OPT_MUTEX_OWNER] = {
		"mutex-owner", 0, 1,
		"release of another QPU's mutex: 0: works, 1: does nothing (5.10)"
	},
	[V3D_OPT_MUTEX_AGAIN] = {
		"mutex-again", 0, 1,
		"acquiring an owned mutex again: 0: waits for ever, 1: goes on (5.10)"
	},
	[V3D_OPT_MUTEX_END] = {
		"mutex-end", 0, 1,
		"a mutex held at thread end: 0: stays held, 1: is released (5.10)"
	},
	[V3D_OPT_MUTEX_UNUSED] = {
		"mutex-unused", 0, 1,
		"1: a mutex read that no operation uses does not acquire (U15)"
	},
	[V3D_OPT_SEMAPHORE_RESET] = {
		"semaphore-reset", 0, 1,
		"semaphores after a reset: 0: zero, 1: as before (13.2)"
	},
	[V3D_OPT_DOUBLE_WRITE] = {
		"double-write", 0, 2,
		"both ALUs write an accumulator: 0: MUL counts, 1: ADD, 2: arbitrary (4.9)"
	},
	[V3D_OPT_TMU_END] = {
		"tmu-end", 0, 1,
		"results not loaded at thread end: 0: stay, 1: are dropped (4.17)"
	},
	[V3D_OPT_TMU_EMPTY] = {
		"tmu-empty", 0, 1,
		"results loaded without a lookup: 0: wait for ever, 1: arbitrary (6.1)"
	},
	[V3D_OPT_VPM_OVER_READ] = {
		"vpm-over-read", 0, 1,
		"VPM reads beyond the setup: 0: wait for ever, 1: arbitrary (5.3)"
	},
	[V3D_OPT_DMA_PART] = {
		"dma-part", 0, 1,
		"MODEW selects 0: half or quarter rows, 1: halves or bytes of words (5.6)"
	},
	[V3D_OPT_DMA_ROW_END] = {
		"dma-row-end", 0, 1,
		"DMA beyond X = 15: 0: goes on in the next row, 1: wraps in its row (5.6)"
	},
	[V3D_OPT_DMA_RESERVED] = {
		"dma-reserved", 0, 1,
		"1: VDR does not write VPM rows outside VPMBASE (13.2)"
	},
	[V3D_OPT_SETUP_SHARED] = {
		"setup-shared", 0, 1,
		"VPM and DMA setups are 0: a QPU's own, 1: those of all QPUs (5.8)"
	},
	[V3D_OPT_NO_MEMORY] = {
		"no-memory", 0, 1,
		"reads outside memory: 0: zero, 1: arbitrary (13.2)"
	},
	[V3D_OPT_ERRSTAT_WRITE] = {
		"errstat-write", 0, 1,
		"1: writing ERRSTAT clears the bits written (2.12)"
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
