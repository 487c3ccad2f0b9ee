// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Performance monitors
 *
 * The V3D has 16 counters, each of which counts one of 30 kinds of events
 * (manual 2.11). A monitor is a choice of kinds and the sums of what was
 * counted while jobs that name it were on the hardware. Since a job has the
 * whole V3D, these are events of nobody else; since a monitor belongs to a
 * file, nobody else sees them.
 *
 * Who may look at everybody's work can make a monitor the global one: it counts
 * the jobs of all files. There are not enough counters for both, so meanwhile
 * no job can name a monitor of its own; those queued before keep theirs.
 *
 * Counters have 32 bits, and those that count clocks of all QPUs together
 * overflow within a second or two. So they are read whenever the completion
 * timer looks at a job, and when it ends.
 */

#include <linux/bits.h>
#include <linux/capability.h>
#include <linux/nospec.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include <drm/drm_file.h>
#include <drm/vc4_drm.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

/**
 * struct vciv_perfmon - a performance monitor
 */
struct vciv_perfmon {
	/** @ref: the handle and each job that names it hold one */
	struct kref ref;

	/** @num_counters: counters in use */
	u32 num_counters;

	/** @events: what each of them counts */
	u8 events[DRM_VC4_MAX_PERF_COUNTERS];

	/** @values: what they have counted */
	atomic64_t values[DRM_VC4_MAX_PERF_COUNTERS];
};

/* In the order of the hardware's numbers (manual 2.11). */
static const struct {
	const char *category;
	const char *unit;
	const char *name;
	const char *description;
} vciv_counters[] = {
	{ "FEP", "primitives", "FEP-valid-primitives-no-rendered-pixels",
	  "Primitives without a rendered pixel" },
	{ "FEP", "primitives", "FEP-valid-primitives-rendered-pixels",
	  "Valid primitives, counted in each tile" },
	{ "FEP", "quads", "FEP-clipped-quads",
	  "Quads clipped early, by depth or by the near or far plane" },
	{ "FEP", "quads", "FEP-valid-quads",
	  "Valid quads" },
	{ "TLB", "quads", "TLB-quads-not-passing-stencil-test",
	  "Quads without a pixel that passes the stencil test" },
	{ "TLB", "quads", "TLB-quads-not-passing-z-and-stencil-test",
	  "Quads without a pixel that passes the depth and stencil tests" },
	{ "TLB", "quads", "TLB-quads-passing-z-and-stencil-test",
	  "Quads with a pixel that passes the depth and stencil tests" },
	{ "TLB", "quads", "TLB-quads-with-zero-coverage",
	  "Quads that cover nothing" },
	{ "TLB", "quads", "TLB-quads-with-non-zero-coverage",
	  "Quads that cover something" },
	{ "TLB", "quads", "TLB-quads-written-to-color-buffer",
	  "Quads with a valid pixel written to the colour buffer" },
	{ "PTB", "primitives", "PTB-primitives-discarded-outside-viewport",
	  "Primitives dropped for being outside of the viewport" },
	{ "PTB", "primitives", "PTB-primitives-needing-clipping",
	  "Primitives that have to be clipped" },
	{ "PSE", "primitives", "PSE-primitives-discarded-reversed",
	  "Primitives dropped for facing the other way" },
	{ "QPU", "clocks", "QPU-total-idle-clk-cycles",
	  "Clocks in which a QPU is idle, all QPUs together" },
	{ "QPU", "clocks", "QPU-total-clk-cycles-vertex-coord-shading",
	  "Clocks spent on vertex and coordinate shading, all QPUs together" },
	{ "QPU", "clocks", "QPU-total-clk-cycles-fragment-shading",
	  "Clocks spent on fragment shading, all QPUs together" },
	{ "QPU", "clocks", "QPU-total-clk-cycles-executing-valid-instr",
	  "Clocks in which a QPU executes an instruction, all QPUs together" },
	{ "QPU", "clocks", "QPU-total-clk-cycles-waiting-TMU",
	  "Clocks in which a QPU waits for a TMU, all QPUs together" },
	{ "QPU", "clocks", "QPU-total-clk-cycles-waiting-scoreboard",
	  "Clocks in which a QPU waits for the scoreboard, all QPUs together" },
	{ "QPU", "clocks", "QPU-total-clk-cycles-waiting-varyings",
	  "Clocks in which a QPU waits for varyings, all QPUs together" },
	{ "QPU", "hits", "QPU-total-instr-cache-hit",
	  "Hits of the instruction caches, all slices together" },
	{ "QPU", "misses", "QPU-total-instr-cache-miss",
	  "Misses of the instruction caches, all slices together" },
	{ "QPU", "hits", "QPU-total-uniform-cache-hit",
	  "Hits of the uniform caches, all slices together" },
	{ "QPU", "misses", "QPU-total-uniform-cache-miss",
	  "Misses of the uniform caches, all slices together" },
	{ "TMU", "quads", "TMU-total-text-quads-processed",
	  "Quads looked up, textures and memory, all TMUs together" },
	{ "TMU", "misses", "TMU-total-text-cache-miss",
	  "Misses of the TMU caches, that is, fetches from L2" },
	{ "VPM", "clocks", "VPM-total-clk-cycles-VDW-stalled",
	  "Clocks in which VDW waits for the VPM" },
	{ "VPM", "clocks", "VPM-total-clk-cycles-VCD-stalled",
	  "Clocks in which VCD or VDR waits for the VPM" },
	{ "L2C", "hits", "L2C-total-cache-hit",
	  "Hits of the V3D's L2 cache" },
	{ "L2C", "misses", "L2C-total-cache-miss",
	  "Misses of the V3D's L2 cache" },
};

static void vciv_perfmon_release(struct kref *ref)
{
	kfree(container_of(ref, struct vciv_perfmon, ref));
}

/**
 * vciv_perfmon_put() - drop a reference
 * @perfmon: monitor or NULL
 */
void vciv_perfmon_put(struct vciv_perfmon *perfmon)
{
	if (perfmon)
		kref_put(&perfmon->ref, vciv_perfmon_release);
}

/**
 * vciv_perfmon_get() - look up a monitor
 * @vfile: client
 * @id: from user space
 *
 * Return: the monitor with a reference, or NULL.
 */
struct vciv_perfmon *vciv_perfmon_get(struct vciv_file *vfile, u32 id)
{
	struct vciv_perfmon *perfmon;

	xa_lock(&vfile->perfmons);
	perfmon = xa_load(&vfile->perfmons, id);
	if (perfmon)
		kref_get(&perfmon->ref);
	xa_unlock(&vfile->perfmons);

	return perfmon;
}

static int vciv_perfmon_set_global(struct vciv_device *vciv, struct vciv_perfmon *perfmon)
{
	guard(spinlock_irq)(&vciv->queue.lock);

	if (vciv->queue.global_perfmon)
		return -EBUSY;

	kref_get(&perfmon->ref);
	vciv->queue.global_perfmon = perfmon;

	return 0;
}

static int vciv_perfmon_clear_global(struct vciv_device *vciv, struct vciv_perfmon *perfmon)
{
	scoped_guard(spinlock_irq, &vciv->queue.lock) {
		if (vciv->queue.global_perfmon != perfmon)
			return -EINVAL;

		vciv->queue.global_perfmon = NULL;
	}
	vciv_perfmon_put(perfmon);

	return 0;
}

/**
 * vciv_perfmons_fini() - drop all monitors of a client
 * @vciv: device
 * @vfile: client
 */
void vciv_perfmons_fini(struct vciv_device *vciv, struct vciv_file *vfile)
{
	struct vciv_perfmon *perfmon;
	unsigned long id;

	xa_for_each(&vfile->perfmons, id, perfmon) {
		vciv_perfmon_clear_global(vciv, perfmon);
		vciv_perfmon_put(perfmon);
	}
	xa_destroy(&vfile->perfmons);
}

/**
 * vciv_perfmon_start() - count from now on
 * @vciv: device with power, queue lock held
 * @own: monitor that the job names which is about to start, or NULL
 */
void vciv_perfmon_start(struct vciv_device *vciv, struct vciv_perfmon *own)
{
	struct vciv_perfmon *perfmon = own ?: vciv->queue.global_perfmon;
	u32 mask;

	lockdep_assert_held(&vciv->queue.lock);

	if (!perfmon)
		return;

	/* The global one may be cleared at any time. */
	kref_get(&perfmon->ref);
	vciv->queue.perfmon = perfmon;

	for (u32 i = 0; i < perfmon->num_counters; i++) {
		vciv_write(vciv, V3D_PCTRS(i), perfmon->events[i]);
		vciv->queue.counted[i] = 0;
	}
	mask = GENMASK(perfmon->num_counters - 1, 0);
	vciv_write(vciv, V3D_PCTRC, mask);
	vciv_write(vciv, V3D_PCTRE, V3D_PCTRE_EN | mask);
}

/**
 * vciv_perfmon_sample() - add what was counted since the last time
 * @vciv: device with power and a job, queue lock held
 */
void vciv_perfmon_sample(struct vciv_device *vciv)
{
	struct vciv_perfmon *perfmon = vciv->queue.perfmon;

	lockdep_assert_held(&vciv->queue.lock);

	if (!perfmon)
		return;

	for (u32 i = 0; i < perfmon->num_counters; i++) {
		u32 counted = vciv_read(vciv, V3D_PCTR(i));

		atomic64_add((u32)(counted - vciv->queue.counted[i]), &perfmon->values[i]);
		vciv->queue.counted[i] = counted;
	}
}

/**
 * vciv_perfmon_stop() - count no more
 * @vciv: device with power, queue lock held, and a job that leaves it
 */
void vciv_perfmon_stop(struct vciv_device *vciv)
{
	if (!vciv->queue.perfmon)
		return;

	vciv_write(vciv, V3D_PCTRE, 0);
	vciv_perfmon_sample(vciv);

	vciv_perfmon_put(vciv->queue.perfmon);
	vciv->queue.perfmon = NULL;
}

static int vciv_perfmon_check(const struct drm_vc4_perfmon_create *args)
{
	if (!args->ncounters || args->ncounters > DRM_VC4_MAX_PERF_COUNTERS)
		return -EINVAL;

	for (u32 i = 0; i < args->ncounters; i++)
		if (args->events[i] >= ARRAY_SIZE(vciv_counters))
			return -EINVAL;

	return 0;
}

/**
 * vciv_perfmon_create_ioctl() - DRM_IOCTL_VC4_PERFMON_CREATE
 * @drm: device
 * @data: &struct drm_vc4_perfmon_create
 * @file: client
 *
 * Return: 0; -EINVAL for no, too many or unknown counters; -ENOSPC at
 * %DRM_VCIV_MAX_PERFMONS; -ENOMEM.
 */
int vciv_perfmon_create_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_perfmon_create *args = data;
	struct vciv_file *vfile = file->driver_priv;
	struct vciv_perfmon *perfmon;
	int ret;

	ret = vciv_perfmon_check(args);
	if (ret)
		return ret;

	perfmon = kzalloc_obj(*perfmon, GFP_KERNEL_ACCOUNT);
	if (!perfmon)
		return -ENOMEM;

	kref_init(&perfmon->ref);
	perfmon->num_counters = args->ncounters;
	memcpy(perfmon->events, args->events, args->ncounters);

	/* The id is the last thing to happen: from here on others see it. */
	ret = xa_alloc(&vfile->perfmons, &args->id, perfmon, XA_LIMIT(1, DRM_VCIV_MAX_PERFMONS),
		       GFP_KERNEL_ACCOUNT);
	if (ret) {
		vciv_perfmon_put(perfmon);
		return ret == -EBUSY ? -ENOSPC : ret;
	}

	return 0;
}

/**
 * vciv_perfmon_destroy_ioctl() - DRM_IOCTL_VC4_PERFMON_DESTROY
 * @drm: device
 * @data: &struct drm_vc4_perfmon_destroy
 * @file: client
 *
 * Jobs that name the monitor keep it until they are done.
 *
 * Return: 0, or -EINVAL for an unknown id.
 */
int vciv_perfmon_destroy_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	const struct drm_vc4_perfmon_destroy *args = data;
	struct vciv_file *vfile = file->driver_priv;
	struct vciv_perfmon *perfmon;

	perfmon = xa_erase(&vfile->perfmons, args->id);
	if (!perfmon)
		return -EINVAL;

	vciv_perfmon_clear_global(to_vciv_device(drm), perfmon);
	vciv_perfmon_put(perfmon);

	return 0;
}

/**
 * vciv_perfmon_get_values_ioctl() - DRM_IOCTL_VC4_PERFMON_GET_VALUES
 * @drm: device
 * @data: &struct drm_vc4_perfmon_get_values
 * @file: client
 *
 * Waits for nothing. Of a job that runs, its events until a moment ago are in
 * the values.
 *
 * Return: 0, -EINVAL for an unknown id, or -EFAULT.
 */
int vciv_perfmon_get_values_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	const struct drm_vc4_perfmon_get_values *args = data;
	u64 values[DRM_VC4_MAX_PERF_COUNTERS];
	struct vciv_perfmon *perfmon;
	u32 count;

	perfmon = vciv_perfmon_get(file->driver_priv, args->id);
	if (!perfmon)
		return -EINVAL;

	count = perfmon->num_counters;
	for (u32 i = 0; i < count; i++)
		values[i] = atomic64_read(&perfmon->values[i]);
	vciv_perfmon_put(perfmon);

	if (copy_to_user(u64_to_user_ptr(args->values_ptr), values, count * sizeof(*values)))
		return -EFAULT;

	return 0;
}

/**
 * vciv_perfmon_set_global_ioctl() - DRM_IOCTL_VCIV_PERFMON_SET_GLOBAL
 * @drm: device
 * @data: &struct drm_vciv_perfmon_set_global
 * @file: client
 *
 * Return: 0 or what &struct drm_vciv_perfmon_set_global documents.
 */
int vciv_perfmon_set_global_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	const struct drm_vciv_perfmon_set_global *args = data;
	struct vciv_device *vciv = to_vciv_device(drm);
	struct vciv_file *vfile = file->driver_priv;
	struct vciv_perfmon *perfmon;
	int ret;

	if (args->flags & ~DRM_VCIV_PERFMON_CLEAR_GLOBAL)
		return -EINVAL;

	if (!perfmon_capable())
		return -EPERM;

	/* Whoever destroys it meanwhile finds it global, or it is not there any more. */
	xa_lock(&vfile->perfmons);
	perfmon = xa_load(&vfile->perfmons, args->id);
	if (!perfmon)
		ret = -EINVAL;
	else if (args->flags & DRM_VCIV_PERFMON_CLEAR_GLOBAL)
		ret = vciv_perfmon_clear_global(vciv, perfmon);
	else
		ret = vciv_perfmon_set_global(vciv, perfmon);
	xa_unlock(&vfile->perfmons);

	return ret;
}

/**
 * vciv_perfmon_get_counter_ioctl() - DRM_IOCTL_VCIV_PERFMON_GET_COUNTER
 * @drm: device
 * @data: &struct drm_vciv_perfmon_get_counter
 * @file: client
 *
 * Return: 0 or what &struct drm_vciv_perfmon_get_counter documents.
 */
int vciv_perfmon_get_counter_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vciv_perfmon_get_counter *args = data;
	u32 counter = args->counter;

	if (args->pad || counter >= ARRAY_SIZE(vciv_counters))
		return -EINVAL;

	counter = array_index_nospec(counter, ARRAY_SIZE(vciv_counters));
	strscpy_pad(args->category, vciv_counters[counter].category);
	strscpy_pad(args->unit, vciv_counters[counter].unit);
	strscpy_pad(args->name, vciv_counters[counter].name);
	strscpy_pad(args->description, vciv_counters[counter].description);

	return 0;
}
