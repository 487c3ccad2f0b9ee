/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The V3D of VideoCore IV as a device on the system bus.
 *
 * One page of registers, one interrupt, and an input "power": powered and out
 * of reset. Who drives that input is the machine's business. The link "memory"
 * is what the V3D sees at its 32-bit bus addresses. A second page is not the V3D's
 * but for tests: see cpu_cache_control.h.
 */
#ifndef HW_V3D_BCM2835_V3D_H
#define HW_V3D_BCM2835_V3D_H

#include "hw/sysbus.h"
#include "hw/v3d/cpu_cache_control.h"
#include "hw/v3d/v3d_memory.h"
#include "hw/v3d/v3d_report.h"
#include "hw/v3d/v3d_worker.h"
#include "qom/object.h"

#define TYPE_BCM2835_V3D "bcm2835-v3d"
OBJECT_DECLARE_SIMPLE_TYPE(BCM2835V3DState, BCM2835_V3D)

struct BCM2835V3DState {
	SysBusDevice parent_obj;

	/* Properties */
	MemoryRegion *memory_root;
	char *report_path;
	char *options;
	uint32_t rate;		/* instructions per microsecond; 0: what the host can */
	bool qpus;		/* off: requests are taken, no program is started */

	MemoryRegion registers;
	MemoryRegion cache_registers;
	qemu_irq irq;
	QEMUBH *irq_changed;
	QEMUTimer *tick;

	/* What follows belongs to whoever holds the worker's lock; without it, the BQL. */
	V3DWorker worker;
	CPUCacheControl cache_control;
	V3DMemory memory;
	V3DReport report;
	struct v3d *v3d;
	bool powered;
	bool vm_running;
	bool irq_level;
};

#endif
