// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/slab.h>

#include <drm/drm_file.h>
#include <drm/drm_print.h>

#include "vciv_drv.h"

/**
 * vciv_stats_create() - statistics of a new client
 *
 * Return: the object with one reference, or NULL without memory.
 */
struct vciv_stats *vciv_stats_create(void)
{
	struct vciv_stats *stats = kzalloc_obj(*stats);

	if (stats)
		kref_init(&stats->ref);

	return stats;
}

/**
 * vciv_stats_get() - take a reference
 * @stats: statistics of a client
 *
 * Return: @stats.
 */
struct vciv_stats *vciv_stats_get(struct vciv_stats *stats)
{
	kref_get(&stats->ref);
	return stats;
}

static void vciv_stats_release(struct kref *ref)
{
	kfree(container_of(ref, struct vciv_stats, ref));
}

/**
 * vciv_stats_put() - drop a reference
 * @stats: statistics of a client
 */
void vciv_stats_put(struct vciv_stats *stats)
{
	kref_put(&stats->ref, vciv_stats_release);
}

/**
 * vciv_show_fdinfo() - fill in /proc/<pid>/fdinfo/<fd>
 * @p: where to print
 * @file: the client
 */
void vciv_show_fdinfo(struct drm_printer *p, struct drm_file *file)
{
	struct vciv_file *vfile = file->driver_priv;

	drm_printf(p, "drm-engine-v3d:\t%llu ns\n",
		   (u64)atomic64_read(&vfile->stats->busy_ns));
	drm_printf(p, "vciv-jobs-v3d:\t%llu\n", (u64)atomic64_read(&vfile->stats->jobs));

	drm_show_memory_stats(p, file);
}
