// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Power, reset and bus bridges of the BCM2835's graphics domain (manual 11.1
 * to 11.5).
 *
 * The firmware and the ARM use the same registers: a domain that the firmware
 * switched on is reset by an ARM that pulses V3DRSTN. No state is migrated: the
 * V3D refuses that for the whole machine.
 */
#include "qemu/osdep.h"
#include "hw/irq.h"
#include "hw/qdev-properties.h"
#include "hw/v3d/bcm2835_grafx.h"
#include "qemu/bitops.h"
#include "qemu/log.h"
#include "qemu/module.h"

#define PASSWORD_SHIFT	24
#define PASSWORD	0x5a

#define GRAFX_POWUP	BIT(0)
#define GRAFX_POWOK	BIT(1)
#define GRAFX_ISPOW	BIT(2)
#define GRAFX_MEMREP	BIT(3)
#define GRAFX_MRDONE	BIT(4)
#define GRAFX_ISFUNC	BIT(5)
#define GRAFX_V3DRSTN	BIT(6)
#define GRAFX_ENAB	BIT(12)

/* The current limit is at 14:13 for Linux, at 22:16 for Broadcom's header: take both. */
#define GRAFX_INRUSH	0x007f6000

#define GRAFX_WRITABLE	(GRAFX_POWUP | GRAFX_ISPOW | GRAFX_MEMREP | GRAFX_ISFUNC | \
			 GRAFX_V3DRSTN | GRAFX_ENAB | GRAFX_INRUSH)

/* What the V3D needs to work, and what the firmware sets and clears. */
#define GRAFX_V3D_ON	(GRAFX_POWUP | GRAFX_POWOK | GRAFX_ISPOW | GRAFX_ISFUNC | \
			 GRAFX_V3DRSTN)

#define PM_SIZE		4

#define ASB_FIRST_CTRL	0x08	/* V3D_S, V3D_M, ISP_S, ISP_M, H264_S, H264_M */
#define ASB_LAST_CTRL	0x1c
#define ASB_ID		0x20
#define ASB_ID_VALUE	0x62726467
#define ASB_SIZE	0x24

#define ASB_REQ_STOP	BIT(0)
#define ASB_ACK		BIT(1)
#define ASB_EMPTY	BIT(2)

#define ASB_ALL_BRIDGES	0x3f
#define ASB_V3D_BRIDGES	0x03

static bool has_password(uint32_t value)
{
	if (value >> PASSWORD_SHIFT == PASSWORD)
		return true;
	qemu_log_mask(LOG_GUEST_ERROR, TYPE_BCM2835_GRAFX ": write without the password: 0x%08x\n",
		      value);
	return false;
}

/* Power and memory repair are done at once (manual 11.5), or never where power fails. */
static void bcm2835_grafx_set(BCM2835GrafxState *s, uint32_t value)
{
	if (value & ~s->grafx & GRAFX_POWUP)
		s->power_ups++;
	s->grafx = value & GRAFX_WRITABLE;
	if (s->grafx & GRAFX_POWUP && s->power_ups != s->failing_power_up)
		s->grafx |= GRAFX_POWOK;
	if (s->grafx & GRAFX_POWUP && s->grafx & GRAFX_MEMREP)
		s->grafx |= GRAFX_MRDONE;
	qemu_set_irq(s->v3d, (s->grafx & GRAFX_V3D_ON) == GRAFX_V3D_ON);
}

static uint64_t bcm2835_grafx_pm_read(void *opaque, hwaddr offset, unsigned int size)
{
	BCM2835GrafxState *s = opaque;

	return s->grafx;
}

static void bcm2835_grafx_pm_write(void *opaque, hwaddr offset, uint64_t value, unsigned int size)
{
	if (has_password(value))
		bcm2835_grafx_set(opaque, value);
}

static bool is_bridge(hwaddr offset)
{
	return offset >= ASB_FIRST_CTRL && offset <= ASB_LAST_CTRL;
}

static uint32_t bridge_bit(hwaddr offset)
{
	return BIT((offset - ASB_FIRST_CTRL) / 4);
}

/*
 * A bridge acknowledges at once. It does not hold back the V3D's accesses: the
 * known drivers stop it only together with the reset.
 */
static uint64_t bcm2835_grafx_asb_read(void *opaque, hwaddr offset, unsigned int size)
{
	BCM2835GrafxState *s = opaque;

	if (offset == ASB_ID)
		return ASB_ID_VALUE;
	if (!is_bridge(offset))
		return 0;
	if (s->stopped & bridge_bit(offset))
		return ASB_EMPTY | ASB_ACK | ASB_REQ_STOP;
	return ASB_EMPTY;
}

static void bcm2835_grafx_asb_write(void *opaque, hwaddr offset, uint64_t value,
				    unsigned int size)
{
	BCM2835GrafxState *s = opaque;

	if (!has_password(value) || !is_bridge(offset))
		return;
	if (value & ASB_REQ_STOP)
		s->stopped |= bridge_bit(offset);
	else
		s->stopped &= ~bridge_bit(offset);
}

static const MemoryRegionOps bcm2835_grafx_pm_ops = {
	.read = bcm2835_grafx_pm_read,
	.write = bcm2835_grafx_pm_write,
	.endianness = DEVICE_LITTLE_ENDIAN,
	.valid.min_access_size = 4,
	.valid.max_access_size = 4,
};

static const MemoryRegionOps bcm2835_grafx_asb_ops = {
	.read = bcm2835_grafx_asb_read,
	.write = bcm2835_grafx_asb_write,
	.endianness = DEVICE_LITTLE_ENDIAN,
	.valid.min_access_size = 4,
	.valid.max_access_size = 4,
};

/* The firmware does the same steps as Linux does (manual 11.4), all at once. */
static void bcm2835_grafx_set_firmware(void *opaque, int n, int level)
{
	BCM2835GrafxState *s = opaque;

	if (s->firmware == !!level)
		return;
	s->firmware = level;
	if (level) {
		s->stopped &= ~ASB_V3D_BRIDGES;
		bcm2835_grafx_set(s, s->grafx | GRAFX_V3D_ON | GRAFX_MEMREP);
	} else {
		s->stopped |= ASB_V3D_BRIDGES;
		bcm2835_grafx_set(s, s->grafx & ~(GRAFX_V3D_ON | GRAFX_MEMREP));
	}
}

static void bcm2835_grafx_reset(DeviceState *dev)
{
	BCM2835GrafxState *s = BCM2835_GRAFX(dev);

	s->stopped = ASB_ALL_BRIDGES;
	s->firmware = false;
	s->power_ups = 0;
	bcm2835_grafx_set(s, GRAFX_ENAB);
}

static void bcm2835_grafx_init(Object *obj)
{
	BCM2835GrafxState *s = BCM2835_GRAFX(obj);

	memory_region_init_io(&s->pm, obj, &bcm2835_grafx_pm_ops, s, "bcm2835-pm-grafx", PM_SIZE);
	memory_region_init_io(&s->asb, obj, &bcm2835_grafx_asb_ops, s, "bcm2835-asb", ASB_SIZE);
	sysbus_init_mmio(SYS_BUS_DEVICE(s), &s->pm);
	sysbus_init_mmio(SYS_BUS_DEVICE(s), &s->asb);
	qdev_init_gpio_in_named(DEVICE(s), bcm2835_grafx_set_firmware, "firmware", 1);
	qdev_init_gpio_out_named(DEVICE(s), &s->v3d, "v3d", 1);
}

static Property bcm2835_grafx_properties[] = {
	DEFINE_PROP_UINT32("failing-power-up", BCM2835GrafxState, failing_power_up, 0),
	DEFINE_PROP_END_OF_LIST()
};

static void bcm2835_grafx_class_init(ObjectClass *klass, void *data)
{
	DeviceClass *dc = DEVICE_CLASS(klass);

	dc->reset = bcm2835_grafx_reset;
	device_class_set_props(dc, bcm2835_grafx_properties);
}

static const TypeInfo bcm2835_grafx_info = {
	.name = TYPE_BCM2835_GRAFX,
	.parent = TYPE_SYS_BUS_DEVICE,
	.instance_size = sizeof(BCM2835GrafxState),
	.instance_init = bcm2835_grafx_init,
	.class_init = bcm2835_grafx_class_init,
};

static void bcm2835_grafx_register_types(void)
{
	type_register_static(&bcm2835_grafx_info);
}

type_init(bcm2835_grafx_register_types)
