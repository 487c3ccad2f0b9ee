/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A PC's V3D: -device v3d-pc on the machine q35, and -device v3d-pc,slot=1 for
 * a second one.
 *
 * No PC ever had one, so the places are free to choose. The addresses and the
 * interrupts are also in tests/machine/acpi, which tells the guest.
 */
#ifndef HW_V3D_PC_H
#define HW_V3D_PC_H

#include "hw/sysbus.h"
#include "hw/v3d/bcm2835_v3d.h"
#include "qom/object.h"

#define TYPE_V3D_PC "v3d-pc"
OBJECT_DECLARE_SIMPLE_TYPE(V3DPCState, V3D_PC)

/* Three pages for each: the V3D's registers, power and reset, and cpu_cache_control.h. */
#define V3D_PC_SLOTS		2
#define V3D_PC_BASE		0xfed60000
#define V3D_PC_REGISTERS	0x0000
#define V3D_PC_CONTROL		0x1000
#define V3D_PC_CPU_CACHE	0x2000
#define V3D_PC_SIZE		0x3000
#define V3D_PC_GSI		5	/* of the first, level, active high */

struct V3DPCState {
	SysBusDevice parent_obj;

	BCM2835V3DState v3d;
	MemoryRegion control;
	uint8_t slot;
	bool power;
	bool reset;
};

#endif
