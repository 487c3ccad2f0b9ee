// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Registers with which a guest says what the CPUs' caches track.
 */
#include "qemu/osdep.h"
#include "exec/address-spaces.h"
#include "hw/v3d/cpu_cache.h"
#include "hw/v3d/cpu_cache_control.h"
#include "qemu/log.h"

/* A piece of RAM that lies in one page. */
static void command_on(void *ram, size_t size, uint32_t command)
{
	switch (command) {
	case CPU_CACHE_TRACK_DIRTY:
	case CPU_CACHE_TRACK_CLEAN:
		cpu_cache_track(ram, command == CPU_CACHE_TRACK_DIRTY);
		break;
	case CPU_CACHE_FORGET:
		cpu_cache_forget(ram);
		break;
	case CPU_CACHE_DO_CLEAN:
		cpu_cache_maintain(ram, size, CPU_CACHE_CLEAN);
		break;
	case CPU_CACHE_DO_INVALIDATE:
		cpu_cache_maintain(ram, size, CPU_CACHE_INVALIDATE);
		break;
	}
}

/* RAM of a machine lasts, and so does the pointer to it. */
static void *find_ram(hwaddr address, hwaddr size)
{
	MemoryRegionSection section = memory_region_find(get_system_memory(), address, size);
	void *ram = NULL;

	if (section.mr && memory_region_is_ram(section.mr) && int128_get64(section.size) == size)
		ram = memory_region_get_ram_ptr(section.mr) + section.offset_within_region;
	memory_region_unref(section.mr);
	return ram;
}

static void run_command(const CPUCacheControl *control, uint32_t command)
{
	hwaddr address = control->address, end = address + control->size, part;
	void *ram;

	for (; address < end; address += part) {
		part = MIN(end - address, CPU_CACHE_PAGE - address % CPU_CACHE_PAGE);
		ram = find_ram(address, part);
		if (ram)
			command_on(ram, part, command);
		else
			qemu_log_mask(LOG_GUEST_ERROR, "cpu-cache: no RAM at 0x%" HWADDR_PRIx "\n",
				      address);
	}
}

uint32_t cpu_cache_control_read(const CPUCacheControl *control, hwaddr offset)
{
	switch (offset) {
	case CPU_CACHE_CONTROL_ADDRESS:
		return control->address;
	case CPU_CACHE_CONTROL_SIZE:
		return control->size;
	case CPU_CACHE_CONTROL_COMMAND:
		return cpu_cache_pages();
	default:
		return 0;
	}
}

void cpu_cache_control_write(CPUCacheControl *control, hwaddr offset, uint32_t value)
{
	switch (offset) {
	case CPU_CACHE_CONTROL_ADDRESS:
		control->address = value;
		break;
	case CPU_CACHE_CONTROL_SIZE:
		control->size = value;
		break;
	case CPU_CACHE_CONTROL_COMMAND:
		run_command(control, value);
		break;
	}
}
