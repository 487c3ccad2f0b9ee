// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Property tags of the Raspberry Pi firmware that Linux needs for the V3D
 * (manual 9.5, 11.4): power domains, clock list, clock states.
 *
 * States of other domains and of clocks are kept and have no effect. That is
 * true to the V3D's clock as well: with today's firmware its state gates nothing.
 */
#include "qemu/osdep.h"
#include "exec/address-spaces.h"
#include "hw/v3d/bcm2835_firmware.h"
#include "qemu/bitops.h"

#define TAG_GET_CLOCKS		0x00010007
#define TAG_GET_CLOCK_STATE	0x00030001
#define TAG_SET_CLOCK_STATE	0x00038001
#define TAG_GET_DOMAIN_STATE	0x00030030
#define TAG_SET_DOMAIN_STATE	0x00038030

#define DOMAIN_V3D	11
#define DOMAIN_ARM	23

#define STATE_ON	BIT(0)
#define STATE_UNKNOWN	BIT(1)	/* there is no such clock */

/* Numbers from 1: EMMC, UART, ARM, core, V3D. */
#define CLOCKS		5
#define ALL_CLOCKS	MAKE_64BIT_MASK(1, CLOCKS)

/* Both state tags take and give { number, state }. */
#define STATE_SIZE	8

/* The list gives { parent, number } of each clock; none has a parent. */
#define CLOCK_SIZE	8

void bcm2835_firmware_reset(BCM2835Firmware *firmware)
{
	firmware->domains = BIT(DOMAIN_ARM);
	firmware->clocks = ALL_CLOCKS;
	qemu_irq_lower(firmware->v3d);
}

static size_t list_clocks(AddressSpace *as, hwaddr value, uint32_t size)
{
	size_t n = MIN(CLOCKS, size / CLOCK_SIZE);
	size_t i;

	for (i = 0; i < n; i++) {
		stl_le_phys(as, value + i * CLOCK_SIZE, 0);
		stl_le_phys(as, value + i * CLOCK_SIZE + 4, i + 1);
	}
	return n * CLOCK_SIZE;
}

static uint32_t is_on(uint32_t set, uint32_t number)
{
	return number < 32 && set & BIT(number) ? STATE_ON : 0;
}

static void switch_one(uint32_t *set, uint32_t number, uint32_t state)
{
	if (number < 32)
		*set = deposit32(*set, number, 1, state & STATE_ON);
}

static uint32_t clock_state(const BCM2835Firmware *firmware, uint32_t clock)
{
	return is_on(ALL_CLOCKS, clock) ? is_on(firmware->clocks, clock) : STATE_UNKNOWN;
}

size_t bcm2835_firmware_tag(BCM2835Firmware *firmware, AddressSpace *as, uint32_t tag,
			    hwaddr value, uint32_t size)
{
	uint32_t number, state;

	if (tag == TAG_GET_CLOCKS)
		return list_clocks(as, value, size);
	if (size < STATE_SIZE)
		return 0;

	number = ldl_le_phys(as, value);
	state = ldl_le_phys(as, value + 4);
	switch (tag) {
	case TAG_SET_CLOCK_STATE:
		switch_one(&firmware->clocks, number, state);
		/* fall through */
	case TAG_GET_CLOCK_STATE:
		state = clock_state(firmware, number);
		break;
	case TAG_SET_DOMAIN_STATE:
		switch_one(&firmware->domains, number, state);
		qemu_set_irq(firmware->v3d, is_on(firmware->domains, DOMAIN_V3D));
		/* fall through */
	case TAG_GET_DOMAIN_STATE:
		state = is_on(firmware->domains, number);
		break;
	default:
		return 0;
	}
	stl_le_phys(as, value + 4, state);
	return STATE_SIZE;
}
