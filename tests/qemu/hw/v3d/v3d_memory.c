// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The V3D's way to guest memory: RAM only, from any thread, without the BQL.
 *
 * What a bus address outside RAM does is unknown (manual 1.3), and a device
 * model must not be entered without the BQL: such an access is refused here.
 * QEMU's MemoryRegionCache gives a host pointer exactly where RAM may be
 * accessed directly, and keeps dirty bits and translated code right after a
 * store. The largest one around the last address is kept, so that looking up
 * the memory map costs once per slice and not once per access.
 */
#include "qemu/osdep.h"
#include "hw/v3d/cpu_cache.h"
#include "hw/v3d/v3d_memory.h"

/* Bus addresses have 32 bits. */
#define BUS_SIZE	(1ULL << 32)

static void v3d_window_close(V3DWindow *window)
{
	if (!window->size)
		return;
	address_space_cache_destroy(&window->cache);
	window->size = 0;
}

static bool v3d_window_open(V3DWindow *window, AddressSpace *as, hwaddr address, bool writable)
{
	v3d_window_close(window);
	window->base = address;
	window->size = address_space_cache_init(&window->cache, as, address,
						BUS_SIZE - address, writable);
	if (window->cache.ptr)
		return true;
	v3d_window_close(window);
	return false;
}

static bool v3d_window_holds(const V3DWindow *window, hwaddr address)
{
	return address >= window->base && address - window->base < window->size;
}

/*
 * How many of the @size bytes at @address are one piece of RAM in one page, now
 * mapped in @window at @offset; 0 when not even the first one is.
 */
static hwaddr v3d_window_map(V3DWindow *window, AddressSpace *as, bool writable,
			     hwaddr address, hwaddr size, hwaddr *offset)
{
	if (address >= BUS_SIZE)
		return 0;
	if (!v3d_window_holds(window, address) && !v3d_window_open(window, as, address, writable))
		return 0;
	*offset = address - window->base;
	size = MIN(size, CPU_CACHE_PAGE - address % CPU_CACHE_PAGE);
	return MIN(size, window->size - *offset);
}

/* The V3D does not look into the CPUs' caches. */
static void *v3d_window_memory(const V3DWindow *window, hwaddr offset)
{
	return cpu_cache_memory(window->cache.ptr + offset);
}

void v3d_memory_init(V3DMemory *memory, MemoryRegion *root, const char *name)
{
	address_space_init(&memory->as, root, name);
}

bool v3d_memory_read(V3DMemory *memory, uint32_t address, void *data, uint32_t size)
{
	V3DWindow *window = &memory->reads;
	hwaddr done, part, offset;

	for (done = 0; done < size; done += part) {
		part = v3d_window_map(window, &memory->as, false, address + done, size - done,
				      &offset);
		if (!part)
			return false;
		memcpy(data + done, v3d_window_memory(window, offset), part);
	}
	return true;
}

bool v3d_memory_write(V3DMemory *memory, uint32_t address, const void *data, uint32_t size)
{
	V3DWindow *window = &memory->writes;
	hwaddr done, part, offset;

	for (done = 0; done < size; done += part) {
		part = v3d_window_map(window, &memory->as, true, address + done, size - done,
				      &offset);
		if (!part)
			return false;
		memcpy(v3d_window_memory(window, offset), data + done, part);
		address_space_cache_invalidate(&window->cache, offset, part);
	}
	return true;
}

void v3d_memory_release(V3DMemory *memory)
{
	v3d_window_close(&memory->reads);
	v3d_window_close(&memory->writes);
}
