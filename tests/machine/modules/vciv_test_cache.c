// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Tells the virtual machine which pages the CPUs cache and the V3D works on, so
 * that a missing synchronization shows as wrong data.
 *
 * Drivers need not know: the DMA API says by its events what it allocates and
 * maps. An ARM CPU maintains its cache by instructions, which the machine sees.
 * A PC is coherent and has none, so that the calls themselves stand for them.
 */
#include <linux/device.h>
#include <linux/device/driver.h>
#include <linux/dma-mapping.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/scatterlist.h>
#include <linux/string.h>
#include <linux/tracepoint.h>

/* As in tests/qemu/include/hw/v3d/cpu_cache_control.h. */
#define CONTROL_ADDRESS		0x0
#define CONTROL_SIZE		0x4
#define CONTROL_COMMAND		0x8
#define CONTROL_BYTES		0x1000

enum command {
	TRACK_DIRTY	= 1,
	TRACK_CLEAN	= 2,
	FORGET		= 3,
	CLEAN		= 4,
	INVALIDATE	= 5,
};

static unsigned long address;
module_param(address, ulong, 0444);
MODULE_PARM_DESC(address, "Where the machine has the registers for this");

static void __iomem *control;
static DEFINE_RAW_SPINLOCK(control_lock);

static void run_command(enum command command, phys_addr_t phys, size_t size)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&control_lock, flags);
	writel(phys, control + CONTROL_ADDRESS);
	writel(size, control + CONTROL_SIZE);
	writel(command, control + CONTROL_COMMAND);
	raw_spin_unlock_irqrestore(&control_lock, flags);
}

static void run_command_on_list(enum command command, struct scatterlist *sgl, int nents)
{
	struct scatterlist *sg;
	int i;

	for_each_sg(sgl, sg, nents, i)
		run_command(command, sg_phys(sg), sg->length);
}

/* The V3D, or the device below it that its buffers belong to. */
static bool is_v3d(struct device *dev)
{
	for (; dev; dev = dev->parent)
		if (dev->driver && !strcmp(dev->driver->name, "vciv"))
			return true;

	return false;
}

/* The allocator has cleared them, and the cache has not written that back. */
static void allocated_pages(void *data, struct device *dev, void *virt, dma_addr_t dma,
			    size_t size, enum dma_data_direction dir, gfp_t gfp,
			    unsigned long attrs)
{
	if (virt && is_v3d(dev))
		run_command(TRACK_DIRTY, virt_to_phys(virt), PAGE_ALIGN(size));
}

/* Nothing happens to pages that are not tracked. */
static void freed_pages(void *data, struct device *dev, void *virt, dma_addr_t dma,
			size_t size, enum dma_data_direction dir, unsigned long attrs)
{
	run_command(FORGET, virt_to_phys(virt), PAGE_ALIGN(size));
}

static bool is_coherent(void)
{
	return !IS_ENABLED(CONFIG_ARCH_HAS_SYNC_DMA_FOR_DEVICE);
}

/* On a PC bus addresses are those of the CPU. */
static void synced_for_device(void *data, struct device *dev, dma_addr_t dma, size_t size,
			      enum dma_data_direction dir)
{
	run_command(CLEAN, dma, size);
}

static void synced_for_cpu(void *data, struct device *dev, dma_addr_t dma, size_t size,
			   enum dma_data_direction dir)
{
	if (dir != DMA_TO_DEVICE)
		run_command(INVALIDATE, dma, size);
}

static void synced_list_for_device(void *data, struct device *dev, struct scatterlist *sgl,
				   int nents, enum dma_data_direction dir)
{
	run_command_on_list(CLEAN, sgl, nents);
}

static void synced_list_for_cpu(void *data, struct device *dev, struct scatterlist *sgl,
				int nents, enum dma_data_direction dir)
{
	if (dir != DMA_TO_DEVICE)
		run_command_on_list(INVALIDATE, sgl, nents);
}

/* Whoever skips the synchronization says that no CPU caches these pages. */
static void mapped_list(void *data, struct device *dev, struct scatterlist *sgl, int nents,
			int ents, enum dma_data_direction dir, unsigned long attrs)
{
	if (attrs & DMA_ATTR_SKIP_CPU_SYNC || !is_v3d(dev))
		return;

	run_command_on_list(TRACK_CLEAN, sgl, nents);
	if (is_coherent())
		synced_list_for_device(data, dev, sgl, nents, dir);
}

static void unmapped_list(void *data, struct device *dev, struct scatterlist *sgl, int nents,
			  enum dma_data_direction dir, unsigned long attrs)
{
	if (attrs & DMA_ATTR_SKIP_CPU_SYNC || !is_v3d(dev))
		return;

	if (is_coherent())
		synced_list_for_cpu(data, dev, sgl, nents, dir);
	run_command_on_list(FORGET, sgl, nents);
}

static const struct event {
	const char *name;
	void *probe;
	bool coherent_only;
} events[] = {
	{ "dma_alloc_pages", allocated_pages },
	{ "dma_free_pages", freed_pages },
	{ "dma_map_sg", mapped_list },
	{ "dma_unmap_sg", unmapped_list },
	{ "dma_sync_single_for_device", synced_for_device, true },
	{ "dma_sync_single_for_cpu", synced_for_cpu, true },
	{ "dma_sync_sg_for_device", synced_list_for_device, true },
	{ "dma_sync_sg_for_cpu", synced_list_for_cpu, true },
};

static struct tracepoint *tracepoints[ARRAY_SIZE(events)];

static bool is_wanted(const struct event *event)
{
	return !event->coherent_only || is_coherent();
}

static void find_tracepoint(struct tracepoint *tracepoint, void *data)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(events); i++)
		if (!strcmp(tracepoint->name, events[i].name))
			tracepoints[i] = tracepoint;
}

static void unregister_probes(int count)
{
	while (count--)
		if (is_wanted(&events[count]))
			tracepoint_probe_unregister(tracepoints[count], events[count].probe, NULL);
	tracepoint_synchronize_unregister();
}

static int register_probe(int i)
{
	if (!is_wanted(&events[i]))
		return 0;
	if (!tracepoints[i])
		return -ENOENT;

	return tracepoint_probe_register(tracepoints[i], events[i].probe, NULL);
}

static int __init test_cache_init(void)
{
	int i, ret;

	control = ioremap(address, CONTROL_BYTES);
	if (!control)
		return -ENOMEM;

	for_each_kernel_tracepoint(find_tracepoint, NULL);
	for (i = 0; i < ARRAY_SIZE(events); i++) {
		ret = register_probe(i);
		if (ret) {
			unregister_probes(i);
			iounmap(control);
			return ret;
		}
	}

	return 0;
}

static void __exit test_cache_exit(void)
{
	unregister_probes(ARRAY_SIZE(events));
	iounmap(control);
}

module_init(test_cache_init);
module_exit(test_cache_exit);

MODULE_DESCRIPTION("The CPU's caches, as the virtual V3D sees them");
MODULE_LICENSE("GPL");
