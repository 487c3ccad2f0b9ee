// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <drm/drm_debugfs.h>
#include <drm/drm_drv.h>
#include <drm/drm_file.h>

#include "vciv_drv.h"

static const char *vciv_bo_kind(const struct vciv_bo *bo)
{
	if (drm_gem_is_imported(&bo->base.base))
		return "imported";

	return bo->cached ? "cached" : "wc";
}

static const char *vciv_bo_state(const struct vciv_bo *bo)
{
	if (drm_gem_is_imported(&bo->base.base) || !bo->dontneed)
		return bo->uses ? "in-use" : "-";
	if (!bo->base.vaddr)
		return "purged";

	return bo->uses ? "in-use" : "purgeable";
}

/* One line for each BO, then what they use together. */
static int vciv_bos_show(struct seq_file *m, void *unused)
{
	struct drm_debugfs_entry *entry = m->private;
	struct vciv_device *vciv = to_vciv_device(entry->dev);
	struct vciv_bo *bo;

	seq_puts(m, "client size kind state label\n");

	guard(mutex)(&vciv->mem.lock);

	list_for_each_entry(bo, &vciv->mem.bos, link) {
		seq_printf(m, "%llu %zu %s %s ", bo->owner, bo->base.base.size,
			   vciv_bo_kind(bo), vciv_bo_state(bo));
		seq_escape(m, bo->label ?: "-", "\n\r\\");
		seq_putc(m, '\n');
	}

	seq_printf(m, "used %llu\npurgeable %llu\nbudget %llu\n", vciv->mem.used,
		   vciv->mem.purgeable_bytes, vciv->mem.budget);

	return 0;
}

static const struct drm_debugfs_info vciv_bo_debugfs[] = {
	{ "bos", vciv_bos_show, 0 },
};

/**
 * vciv_bo_debugfs_init() - list the BOs in debugfs
 * @vciv: device, not yet registered
 */
void vciv_bo_debugfs_init(struct vciv_device *vciv)
{
	drm_debugfs_add_files(&vciv->drm, vciv_bo_debugfs, ARRAY_SIZE(vciv_bo_debugfs));
}
