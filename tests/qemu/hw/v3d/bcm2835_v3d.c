// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The V3D of VideoCore IV as a device on the system bus.
 *
 * This is a host of the functional model: it gives the model guest memory, a
 * thread to run programs in, and an interrupt line, and forwards to it what the
 * guest does to the registers.
 */
#include "qemu/osdep.h"
#include "hw/irq.h"
#include "hw/qdev-properties.h"
#include "hw/v3d/bcm2835_v3d.h"
#include "migration/vmstate.h"
#include "qapi/error.h"
#include "qemu/log.h"
#include "qemu/main-loop.h"
#include "qemu/module.h"
#include "sysemu/runstate.h"
#include "model/v3d.h"

/*
 * Instructions per slice: what a CPU waits for when it touches a register.
 * Small enough to stay well below a millisecond, large enough for the
 * hand-over to cost little.
 */
#define SLICE	4096

/*
 * The same in virtual time: long enough for the CPUs to get somewhere, short
 * against a job.
 */
#define TICK_US	10

/* What the model asks of its host */

static bool bcm2835_v3d_host_read(void *opaque, uint32_t address, void *data, uint32_t size)
{
	BCM2835V3DState *s = opaque;

	return v3d_memory_read(&s->memory, address, data, size);
}

static bool bcm2835_v3d_host_write(void *opaque, uint32_t address, const void *data, uint32_t size)
{
	BCM2835V3DState *s = opaque;

	return v3d_memory_write(&s->memory, address, data, size);
}

static void bcm2835_v3d_host_irq(void *opaque, bool level)
{
	BCM2835V3DState *s = opaque;

	s->irq_level = level;
}

static void bcm2835_v3d_host_message(void *opaque, const char *text)
{
	qemu_log_mask(LOG_GUEST_ERROR, TYPE_BCM2835_V3D ": %s\n", text);
}

static const struct v3d_host bcm2835_v3d_host = {
	.read = bcm2835_v3d_host_read,
	.write = bcm2835_v3d_host_write,
	.irq = bcm2835_v3d_host_irq,
	.message = bcm2835_v3d_host_message,
};

/*
 * Running programs. Their time is the host's, on the worker's thread, or the
 * virtual clock's: then a timer runs as many instructions as belong to the time
 * since the last one, and nothing depends on how fast the host is.
 */

static bool bcm2835_v3d_can_run(const BCM2835V3DState *s)
{
	return s->qpus && s->vm_running && v3d_runnable(s->v3d);
}

static bool bcm2835_v3d_slice(void *opaque)
{
	BCM2835V3DState *s = opaque;
	bool irq_level = s->irq_level;

	if (!bcm2835_v3d_can_run(s))
		return false;
	v3d_run(s->v3d, SLICE);
	v3d_report_update(&s->report, s->v3d);
	v3d_memory_release(&s->memory);
	if (s->irq_level != irq_level)
		qemu_bh_schedule(s->irq_changed);
	return true;
}

static void bcm2835_v3d_set_tick(BCM2835V3DState *s)
{
	if (bcm2835_v3d_can_run(s) && !timer_pending(s->tick))
		timer_mod(s->tick, qemu_clock_get_us(QEMU_CLOCK_VIRTUAL) + TICK_US);
}

/* Everything else, with the BQL */

static void bcm2835_v3d_enter(BCM2835V3DState *s)
{
	if (!s->rate)
		v3d_worker_enter(&s->worker);
}

/*
 * A slice may change the line again before qemu_set_irq(): its bottom half
 * waits for the BQL that is held here, so that the last word is right.
 */
static void bcm2835_v3d_leave(BCM2835V3DState *s)
{
	bool irq_level;

	v3d_report_update(&s->report, s->v3d);
	v3d_memory_release(&s->memory);
	irq_level = s->irq_level;
	if (s->rate)
		bcm2835_v3d_set_tick(s);
	else
		v3d_worker_leave(&s->worker);
	qemu_set_irq(s->irq, irq_level);
}

static void bcm2835_v3d_ticked(void *opaque)
{
	BCM2835V3DState *s = opaque;

	if (bcm2835_v3d_can_run(s))
		v3d_run(s->v3d, (uint64_t)s->rate * TICK_US);
	bcm2835_v3d_leave(s);
}

static void bcm2835_v3d_irq_changed(void *opaque)
{
	bcm2835_v3d_enter(opaque);
	bcm2835_v3d_leave(opaque);
}

static uint64_t bcm2835_v3d_mmio_read(void *opaque, hwaddr offset, unsigned int size)
{
	BCM2835V3DState *s = opaque;
	uint32_t value;

	bcm2835_v3d_enter(s);
	v3d_report_register(&s->report, offset, false);
	value = v3d_read(s->v3d, offset);
	bcm2835_v3d_leave(s);
	return value;
}

static void bcm2835_v3d_mmio_write(void *opaque, hwaddr offset, uint64_t value, unsigned int size)
{
	BCM2835V3DState *s = opaque;

	bcm2835_v3d_enter(s);
	v3d_report_register(&s->report, offset, true);
	v3d_write(s->v3d, offset, value);
	bcm2835_v3d_leave(s);
}

/* What narrower accesses do is unknown (manual 1.2): the guest gets a bus error. */
static const MemoryRegionOps bcm2835_v3d_ops = {
	.read = bcm2835_v3d_mmio_read,
	.write = bcm2835_v3d_mmio_write,
	.endianness = DEVICE_LITTLE_ENDIAN,
	.valid.min_access_size = 4,
	.valid.max_access_size = 4,
};

/* What programs see of memory must not change under them. */
static uint64_t bcm2835_v3d_cache_read(void *opaque, hwaddr offset, unsigned int size)
{
	BCM2835V3DState *s = opaque;
	uint32_t value;

	bcm2835_v3d_enter(s);
	value = cpu_cache_control_read(&s->cache_control, offset);
	bcm2835_v3d_leave(s);
	return value;
}

static void bcm2835_v3d_cache_write(void *opaque, hwaddr offset, uint64_t value, unsigned int size)
{
	BCM2835V3DState *s = opaque;

	bcm2835_v3d_enter(s);
	cpu_cache_control_write(&s->cache_control, offset, value);
	bcm2835_v3d_leave(s);
}

static const MemoryRegionOps bcm2835_v3d_cache_ops = {
	.read = bcm2835_v3d_cache_read,
	.write = bcm2835_v3d_cache_write,
	.endianness = DEVICE_LITTLE_ENDIAN,
	.valid.min_access_size = 4,
	.valid.max_access_size = 4,
};

/* Once this returns, no program runs and nothing is written to memory any more. */
static void bcm2835_v3d_set_power(void *opaque, int n, int level)
{
	BCM2835V3DState *s = opaque;

	bcm2835_v3d_enter(s);
	if (s->powered != !!level) {
		v3d_report_cut(&s->report, s->v3d);
		v3d_set_power(s->v3d, level);
		s->powered = level;
	}
	bcm2835_v3d_leave(s);
}

/* Memory must not change while the machine is stopped. */
static void bcm2835_v3d_vm_state(void *opaque, bool running, RunState state)
{
	BCM2835V3DState *s = opaque;

	bcm2835_v3d_enter(s);
	s->vm_running = running;
	bcm2835_v3d_leave(s);
}

static void bcm2835_v3d_reset(DeviceState *dev)
{
	bcm2835_v3d_set_power(dev, 0, 0);
}

static void bcm2835_v3d_init(Object *obj)
{
	BCM2835V3DState *s = BCM2835_V3D(obj);

	memory_region_init_io(&s->registers, obj, &bcm2835_v3d_ops, s, TYPE_BCM2835_V3D,
			      V3D_REG_SIZE);
	sysbus_init_mmio(SYS_BUS_DEVICE(s), &s->registers);
	memory_region_init_io(&s->cache_registers, obj, &bcm2835_v3d_cache_ops, s,
			      TYPE_BCM2835_V3D "-cpu-cache", CPU_CACHE_CONTROL_BYTES);
	sysbus_init_mmio(SYS_BUS_DEVICE(s), &s->cache_registers);
	sysbus_init_irq(SYS_BUS_DEVICE(s), &s->irq);
	qdev_init_gpio_in_named(DEVICE(s), bcm2835_v3d_set_power, "power", 1);
}

/* NAME=VALUE of each option of the model, with commas between them. */
static bool bcm2835_v3d_set_options(BCM2835V3DState *s, Error **errp)
{
	g_auto(GStrv) options = g_strsplit(s->options ?: "", ",", -1);
	char **option, *value;
	uint64_t number;

	for (option = options; *option; option++) {
		value = strchr(*option, '=');
		if (value)
			*value++ = '\0';
		if (!value || qemu_strtou64(value, NULL, 0, &number) ||
		    !v3d_set_option(s->v3d, *option, number)) {
			error_setg(errp, "no option \"%s\" of the V3D's model, or not this value",
				   *option);
			return false;
		}
	}
	return true;
}

static void bcm2835_v3d_realize(DeviceState *dev, Error **errp)
{
	BCM2835V3DState *s = BCM2835_V3D(dev);

	if (!s->memory_root) {
		error_setg(errp, TYPE_BCM2835_V3D ": the link \"memory\" is not set");
		return;
	}
	if (s->report_path && !v3d_report_open(&s->report, s->report_path, errp))
		return;

	v3d_memory_init(&s->memory, s->memory_root, TYPE_BCM2835_V3D);
	s->v3d = v3d_new(&bcm2835_v3d_host, s);
	if (!bcm2835_v3d_set_options(s, errp))
		return;
	s->irq_changed = qemu_bh_new(bcm2835_v3d_irq_changed, s);
	s->tick = timer_new_us(QEMU_CLOCK_VIRTUAL, bcm2835_v3d_ticked, s);
	if (!s->rate)
		v3d_worker_start(&s->worker, "v3d", bcm2835_v3d_slice, s);
	qemu_add_vm_change_state_handler(bcm2835_v3d_vm_state, s);
}

static Property bcm2835_v3d_properties[] = {
	DEFINE_PROP_LINK("memory", BCM2835V3DState, memory_root, TYPE_MEMORY_REGION,
			 MemoryRegion *),
	DEFINE_PROP_STRING("report", BCM2835V3DState, report_path),
	DEFINE_PROP_STRING("options", BCM2835V3DState, options),
	DEFINE_PROP_UINT32("instructions-per-us", BCM2835V3DState, rate, 0),
	DEFINE_PROP_BOOL("qpus", BCM2835V3DState, qpus, true),
	DEFINE_PROP_END_OF_LIST()
};

static const VMStateDescription bcm2835_v3d_vmstate = {
	.name = TYPE_BCM2835_V3D,
	.unmigratable = 1,
};

static void bcm2835_v3d_class_init(ObjectClass *klass, void *data)
{
	DeviceClass *dc = DEVICE_CLASS(klass);

	dc->desc = "VideoCore IV V3D";
	dc->realize = bcm2835_v3d_realize;
	dc->reset = bcm2835_v3d_reset;
	dc->vmsd = &bcm2835_v3d_vmstate;
	device_class_set_props(dc, bcm2835_v3d_properties);
}

static const TypeInfo bcm2835_v3d_info = {
	.name = TYPE_BCM2835_V3D,
	.parent = TYPE_SYS_BUS_DEVICE,
	.instance_size = sizeof(BCM2835V3DState),
	.instance_init = bcm2835_v3d_init,
	.class_init = bcm2835_v3d_class_init,
};

static void bcm2835_v3d_register_types(void)
{
	type_register_static(&bcm2835_v3d_info);
}

type_init(bcm2835_v3d_register_types)
