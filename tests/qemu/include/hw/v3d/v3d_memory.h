/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The V3D's way to guest memory: RAM only, from any thread, without the BQL.
 */
#ifndef HW_V3D_MEMORY_H
#define HW_V3D_MEMORY_H

#include "exec/memory.h"

/* A piece of guest RAM, mapped for one direction; @size 0 is none. */
typedef struct V3DWindow {
	MemoryRegionCache cache;
	hwaddr base;
	hwaddr size;
} V3DWindow;

typedef struct V3DMemory {
	AddressSpace as;
	V3DWindow reads;
	V3DWindow writes;
} V3DMemory;

void v3d_memory_init(V3DMemory *memory, MemoryRegion *root, const char *name);

/* False, and possibly a part done, where there is no RAM. */
bool v3d_memory_read(V3DMemory *memory, uint32_t address, void *data, uint32_t size);
bool v3d_memory_write(V3DMemory *memory, uint32_t address, const void *data, uint32_t size);

/* Forget what is mapped. To be called often: the memory map may change. */
void v3d_memory_release(V3DMemory *memory);

#endif
