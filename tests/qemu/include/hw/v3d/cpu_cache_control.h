/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Registers with which a guest says what the CPUs' caches track. No hardware has
 * them: a module of the tests uses them, so that no driver needs to know.
 */
#ifndef HW_V3D_CPU_CACHE_CONTROL_H
#define HW_V3D_CPU_CACHE_CONTROL_H

/* All are 32 bits wide. */
#define CPU_CACHE_CONTROL_ADDRESS	0x0	/* of RAM, as CPUs see it */
#define CPU_CACHE_CONTROL_SIZE		0x4	/* bytes */
#define CPU_CACHE_CONTROL_COMMAND	0x8	/* write: on that range; read: pages tracked */
#define CPU_CACHE_CONTROL_BYTES		0x1000

enum {
	CPU_CACHE_TRACK_DIRTY	= 1,	/* whole pages */
	CPU_CACHE_TRACK_CLEAN	= 2,
	CPU_CACHE_FORGET	= 3,
	/* What CPUs do without this where they have instructions for it. */
	CPU_CACHE_DO_CLEAN	= 4,
	CPU_CACHE_DO_INVALIDATE	= 5,
};

typedef struct CPUCacheControl {
	uint32_t address;
	uint32_t size;
} CPUCacheControl;

uint32_t cpu_cache_control_read(const CPUCacheControl *control, hwaddr offset);
void cpu_cache_control_write(CPUCacheControl *control, hwaddr offset, uint32_t value);

#endif
