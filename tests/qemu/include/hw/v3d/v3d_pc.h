/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A PC's V3D: -device v3d-pc on the machine q35.
 *
 * No PC ever had one, so the place is free to choose. The addresses and the
 * interrupt are also in tests/machine/acpi/v3d.asl, which tells the guest.
 */
#ifndef HW_V3D_PC_H
#define HW_V3D_PC_H

#include "hw/sysbus.h"
#include "hw/v3d/bcm2835_v3d.h"
#include "qom/object.h"

#define TYPE_V3D_PC "v3d-pc"
OBJECT_DECLARE_SIMPLE_TYPE(V3DPCState, V3D_PC)

/* Three pages: the V3D's registers, power and reset, and cpu_cache_control.h. */
#define V3D_PC_REGISTERS	0xfed60000
#define V3D_PC_CONTROL		0xfed61000
#define V3D_PC_CPU_CACHE	0xfed62000
#define V3D_PC_GSI		5	/* level, active high */

struct V3DPCState {
	SysBusDevice parent_obj;

	BCM2835V3DState v3d;
	MemoryRegion control;
	bool power;
	bool reset;
};

#endif
