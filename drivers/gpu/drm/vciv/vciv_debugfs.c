// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/pm_runtime.h>
#include <linux/seq_file.h>

#include <drm/drm_debugfs.h>
#include <drm/drm_drv.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

/* Those that tell something, and neither where memory is nor change when read. */
static const struct {
	const char *name;
	u32 offset;
} vciv_debugfs_regs[] = {
	{ "IDENT0", V3D_IDENT0 },
	{ "IDENT1", V3D_IDENT1 },
	{ "IDENT2", V3D_IDENT2 },
	{ "L2CACTL", V3D_L2CACTL },
	{ "INTCTL", V3D_INTCTL },
	{ "PCS", V3D_PCS },
	{ "SQRSV0", V3D_SQRSV0 },
	{ "SQRSV1", V3D_SQRSV1 },
	{ "SRQCS", V3D_SRQCS },
	{ "VPMBASE", V3D_VPMBASE },
	{ "PCTRE", V3D_PCTRE },
	{ "DBCFG", V3D_DBCFG },
	{ "DBQITE", V3D_DBQITE },
	{ "DBQITC", V3D_DBQITC },
	{ "ERRSTAT", V3D_ERRSTAT },
};

static void vciv_debugfs_print_regs(struct vciv_device *vciv, struct seq_file *m)
{
	for (u32 i = 0; i < ARRAY_SIZE(vciv_debugfs_regs); i++)
		seq_printf(m, "%s 0x%08x\n", vciv_debugfs_regs[i].name,
			   vciv_read(vciv, vciv_debugfs_regs[i].offset));
}

/* Wakes nothing. The lock keeps resets away, which take that nobody else holds power. */
static void vciv_debugfs_try_regs(struct vciv_device *vciv, struct seq_file *m)
{
	guard(mutex)(&vciv->power.lock);

	if (pm_runtime_get_if_active(vciv->drm.dev) <= 0) {
		seq_puts(m, "suspended\n");
		return;
	}

	vciv_debugfs_print_regs(vciv, m);
	pm_runtime_put_autosuspend(vciv->drm.dev);
}

static int vciv_regs_show(struct seq_file *m, void *unused)
{
	struct drm_debugfs_entry *entry = m->private;
	int idx;

	if (!drm_dev_enter(entry->dev, &idx))
		return -ENODEV;

	vciv_debugfs_try_regs(to_vciv_device(entry->dev), m);
	drm_dev_exit(idx);

	return 0;
}

static void vciv_debugfs_print_job(const struct vciv_job *job, struct seq_file *m)
{
	seq_printf(m, "job of client %llu\ninstances %u\nstarted %u\nended %u\nrunning %lld ns\n",
		   job->client->id, job->num_instances, job->started_instances,
		   job->ended_instances, ktime_to_ns(ktime_sub(ktime_get(), job->started)));
}

static int vciv_queue_show(struct seq_file *m, void *unused)
{
	struct drm_debugfs_entry *entry = m->private;
	struct vciv_device *vciv = to_vciv_device(entry->dev);

	seq_printf(m, "wedged %u\n", READ_ONCE(vciv->wedged));

	guard(spinlock_irq)(&vciv->queue.lock);

	if (vciv->queue.active)
		vciv_debugfs_print_job(vciv->queue.active, m);
	else
		seq_puts(m, "no job\n");

	return 0;
}

static const struct drm_debugfs_info vciv_debugfs[] = {
	{ "queue", vciv_queue_show, 0 },
	{ "regs", vciv_regs_show, 0 },
};

/**
 * vciv_debugfs_init() - show the hardware and its queue in debugfs
 * @vciv: device, not yet registered
 */
void vciv_debugfs_init(struct vciv_device *vciv)
{
	drm_debugfs_add_files(&vciv->drm, vciv_debugfs, ARRAY_SIZE(vciv_debugfs));
}
