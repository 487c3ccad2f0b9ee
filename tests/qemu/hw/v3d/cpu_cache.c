// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The data caches of the CPUs over tracked pages.
 *
 * TCG has no caches, so that the guest's RAM is what CPUs see through them. Of a
 * tracked page two copies are kept: what memory holds, and what CPUs saw when
 * they last were in step with it, since a line that differs from that is dirty.
 *
 * It is a cache that a driver cannot rely on in any way but the architecture's:
 * it never drops a line by itself, so that it is stale until invalidated, and
 * never writes one back by itself.
 */
#include "qemu/osdep.h"
#include "hw/v3d/cpu_cache.h"
#include "qemu/atomic.h"
#include "qemu/lockable.h"

#define LINE	64

/* Memory that the CPUs have not written back yet, in a page that starts dirty. */
#define UNKNOWN	0xa5

typedef struct CachedPage {
	unsigned int users;	/* who wants it tracked */
	uint8_t memory[CPU_CACHE_PAGE];
	uint8_t clean[CPU_CACHE_PAGE];
} CachedPage;

static GHashTable *pages;	/* by the page in RAM */
static QemuMutex lock;
static unsigned int count;	/* of pages (atomic: mostly there are none) */

static void __attribute__((constructor)) cpu_cache_init(void)
{
	pages = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	qemu_mutex_init(&lock);
}

static CachedPage *find(void *ram, size_t *offset)
{
	*offset = (uintptr_t)ram % CPU_CACHE_PAGE;
	return g_hash_table_lookup(pages, ram - *offset);
}

static void fill_dirty(CachedPage *page, const uint8_t *ram)
{
	unsigned int i;

	memset(page->memory, UNKNOWN, CPU_CACHE_PAGE);
	for (i = 0; i < CPU_CACHE_PAGE; i++)
		page->clean[i] = ~ram[i];
}

static void fill_clean(CachedPage *page, const uint8_t *ram)
{
	memcpy(page->memory, ram, CPU_CACHE_PAGE);
	memcpy(page->clean, ram, CPU_CACHE_PAGE);
}

void cpu_cache_track(void *ram, bool dirty)
{
	CachedPage *page;

	QEMU_LOCK_GUARD(&lock);
	page = g_hash_table_lookup(pages, ram);
	if (!page) {
		page = g_new0(CachedPage, 1);
		(dirty ? fill_dirty : fill_clean)(page, ram);
		g_hash_table_insert(pages, ram, page);
		qatomic_set(&count, count + 1);
	}
	page->users++;
}

void cpu_cache_forget(void *ram)
{
	CachedPage *page;

	QEMU_LOCK_GUARD(&lock);
	page = g_hash_table_lookup(pages, ram);
	if (!page || --page->users)
		return;
	g_hash_table_remove(pages, ram);
	qatomic_set(&count, count - 1);
}

unsigned int cpu_cache_pages(void)
{
	return qatomic_read(&count);
}

/*
 * The guest's RAM changes behind QEMU's back: this is for data that no CPU
 * executes, in a machine that is not migrated.
 */
static void maintain_line(uint8_t *ram, uint8_t *memory, uint8_t *clean, CPUCacheOp ops)
{
	if (ops & CPU_CACHE_CLEAN && memcmp(ram, clean, LINE))
		memcpy(memory, ram, LINE);
	if (ops & CPU_CACHE_INVALIDATE)
		memcpy(ram, memory, LINE);
	memcpy(clean, ram, LINE);
}

void cpu_cache_maintain(void *ram, size_t size, CPUCacheOp ops)
{
	CachedPage *page;
	size_t offset, end;

	if (!qatomic_read(&count))
		return;

	QEMU_LOCK_GUARD(&lock);
	page = find(ram, &offset);
	if (!page)
		return;
	end = MIN(offset + size, CPU_CACHE_PAGE);
	ram -= offset;
	for (offset &= -LINE; offset < end; offset += LINE)
		maintain_line(ram + offset, page->memory + offset, page->clean + offset, ops);
}

void *cpu_cache_memory(void *ram)
{
	CachedPage *page;
	size_t offset;

	if (!qatomic_read(&count))
		return ram;
	page = find(ram, &offset);
	return page ? page->memory + offset : ram;
}
