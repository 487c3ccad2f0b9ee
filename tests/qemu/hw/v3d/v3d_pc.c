// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A PC's V3D: registers at an address that its slot fixes, an interrupt, flat
 * memory, and a page of its own with two registers in place of a SoC's power
 * domain and reset line. Bit 0 is all there is in either.
 */
#include "qemu/osdep.h"
#include "exec/address-spaces.h"
#include "hw/i386/x86.h"
#include "hw/irq.h"
#include "hw/qdev-properties.h"
#include "hw/v3d/v3d_pc.h"
#include "qapi/error.h"
#include "qemu/module.h"

#define CONTROL_POWER	0x0	/* 1: on */
#define CONTROL_RESET	0x4	/* 1: asserted */
#define CONTROL_SIZE	0x1000

/* Its state is lost without power and in reset alike (manual 11.4). */
static void v3d_pc_update(V3DPCState *s)
{
	qemu_set_irq(qdev_get_gpio_in_named(DEVICE(&s->v3d), "power", 0), s->power && !s->reset);
}

static uint64_t v3d_pc_control_read(void *opaque, hwaddr offset, unsigned int size)
{
	V3DPCState *s = opaque;

	switch (offset) {
	case CONTROL_POWER:
		return s->power;
	case CONTROL_RESET:
		return s->reset;
	default:
		return 0;
	}
}

static void v3d_pc_control_write(void *opaque, hwaddr offset, uint64_t value, unsigned int size)
{
	V3DPCState *s = opaque;

	switch (offset) {
	case CONTROL_POWER:
		s->power = value & 1;
		break;
	case CONTROL_RESET:
		s->reset = value & 1;
		break;
	}
	v3d_pc_update(s);
}

static const MemoryRegionOps v3d_pc_control_ops = {
	.read = v3d_pc_control_read,
	.write = v3d_pc_control_write,
	.endianness = DEVICE_LITTLE_ENDIAN,
	.valid.min_access_size = 4,
	.valid.max_access_size = 4,
};

static void v3d_pc_reset(DeviceState *dev)
{
	V3DPCState *s = V3D_PC(dev);

	s->power = false;
	s->reset = false;
	v3d_pc_update(s);
}

static void v3d_pc_init(Object *obj)
{
	V3DPCState *s = V3D_PC(obj);

	object_initialize_child(obj, "v3d", &s->v3d, TYPE_BCM2835_V3D);
	memory_region_init_io(&s->control, obj, &v3d_pc_control_ops, s, TYPE_V3D_PC "-control",
			      CONTROL_SIZE);
}

static void v3d_pc_realize(DeviceState *dev, Error **errp)
{
	V3DPCState *s = V3D_PC(dev);
	SysBusDevice *v3d = SYS_BUS_DEVICE(&s->v3d);
	X86MachineState *machine = X86_MACHINE(qdev_get_machine());
	hwaddr base = V3D_PC_BASE + s->slot * V3D_PC_SIZE;

	if (s->slot >= V3D_PC_SLOTS) {
		error_setg(errp, TYPE_V3D_PC ": there is no slot %u", s->slot);
		return;
	}

	object_property_set_link(OBJECT(&s->v3d), "memory", OBJECT(get_system_memory()),
				 &error_abort);
	if (!sysbus_realize(v3d, errp))
		return;
	sysbus_mmio_map(v3d, 0, base + V3D_PC_REGISTERS);
	sysbus_mmio_map(v3d, 1, base + V3D_PC_CPU_CACHE);
	sysbus_connect_irq(v3d, 0, machine->gsi[V3D_PC_GSI + s->slot]);
	memory_region_add_subregion(get_system_memory(), base + V3D_PC_CONTROL, &s->control);
}

static Property v3d_pc_properties[] = {
	DEFINE_PROP_UINT8("slot", V3DPCState, slot, 0),
	DEFINE_PROP_END_OF_LIST(),
};

static void v3d_pc_class_init(ObjectClass *klass, void *data)
{
	DeviceClass *dc = DEVICE_CLASS(klass);

	dc->desc = "VideoCore IV V3D of a PC";
	dc->realize = v3d_pc_realize;
	dc->reset = v3d_pc_reset;
	device_class_set_props(dc, v3d_pc_properties);
	/* The machine's class says that it takes this one with -device. */
	dc->user_creatable = true;
	set_bit(DEVICE_CATEGORY_MISC, dc->categories);
}

static const TypeInfo v3d_pc_info = {
	.name = TYPE_V3D_PC,
	.parent = TYPE_SYS_BUS_DEVICE,
	.instance_size = sizeof(V3DPCState),
	.instance_init = v3d_pc_init,
	.class_init = v3d_pc_class_init,
};

static void v3d_pc_register_types(void)
{
	type_register_static(&v3d_pc_info);
}

type_init(v3d_pc_register_types)
