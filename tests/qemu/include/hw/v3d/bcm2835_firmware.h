/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Property tags of the Raspberry Pi firmware that Linux needs for the V3D:
 * power domains, clock list, clock states.
 */
#ifndef HW_V3D_BCM2835_FIRMWARE_H
#define HW_V3D_BCM2835_FIRMWARE_H

#include "exec/memory.h"
#include "hw/irq.h"

typedef struct BCM2835Firmware {
	qemu_irq v3d;		/* the V3D's domain is on */
	uint32_t domains;	/* that are on, one bit for each number */
	uint32_t clocks;	/* likewise */
} BCM2835Firmware;

void bcm2835_firmware_reset(BCM2835Firmware *firmware);

/*
 * Answer one tag with a value buffer of @size bytes at @value. Returns the length
 * of the answer, 0 for a tag that is not known here.
 */
size_t bcm2835_firmware_tag(BCM2835Firmware *firmware, AddressSpace *as, uint32_t tag,
			    hwaddr value, uint32_t size);

#endif
