/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Power, reset and bus bridges of the BCM2835's graphics domain.
 *
 * Region 0 is the register PM_GRAFX, region 1 the asynchronous bus bridges. The
 * input "firmware" is the firmware's idea of the V3D domain; the output "v3d" is
 * high while the V3D is powered and out of reset.
 *
 * Property "failing-power-up": which of the rises of POWUP since reset is never
 * answered by POWOK; 0 for none.
 */
#ifndef HW_V3D_BCM2835_GRAFX_H
#define HW_V3D_BCM2835_GRAFX_H

#include "hw/sysbus.h"
#include "qom/object.h"

#define TYPE_BCM2835_GRAFX "bcm2835-grafx"
OBJECT_DECLARE_SIMPLE_TYPE(BCM2835GrafxState, BCM2835_GRAFX)

struct BCM2835GrafxState {
	SysBusDevice parent_obj;

	MemoryRegion pm;
	MemoryRegion asb;
	qemu_irq v3d;

	uint32_t grafx;
	uint32_t stopped;	/* bridges, one bit for each control register */
	bool firmware;
	uint32_t power_ups;
	uint32_t failing_power_up;
};

#endif
