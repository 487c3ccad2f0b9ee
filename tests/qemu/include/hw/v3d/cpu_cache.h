/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The data caches of the CPUs, for the pages that somebody tells them to track:
 * who reads memory past them sees what was written back, and the CPUs see what
 * others wrote once they invalidate. There is one for the whole machine.
 */
#ifndef HW_V3D_CPU_CACHE_H
#define HW_V3D_CPU_CACHE_H

#define CPU_CACHE_PAGE	4096

typedef enum CPUCacheOp {
	CPU_CACHE_CLEAN		= 1 << 0,	/* write back what is dirty */
	CPU_CACHE_INVALIDATE	= 1 << 1,	/* after that, read memory again */
} CPUCacheOp;

/*
 * Track the page of guest RAM at @ram, once more if it is. All of it is in the
 * cache: in step with memory, or @dirty, with nobody knows what in memory. To be
 * called with nobody else in cpu_cache_memory(); so is cpu_cache_forget().
 */
void cpu_cache_track(void *ram, bool dirty);

/* The last time memory becomes as CPUs see it, whatever it was. */
void cpu_cache_forget(void *ram);

unsigned int cpu_cache_pages(void);

/* What a CPU does to the lines from @ram on, of a page that may be tracked. */
void cpu_cache_maintain(void *ram, size_t size, CPUCacheOp ops);

/*
 * Where memory is behind the cache: for one byte and the rest of its page. It is
 * @ram itself unless the page is tracked.
 */
void *cpu_cache_memory(void *ram);

#endif
