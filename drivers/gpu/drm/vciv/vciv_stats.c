// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Usage
 *
 * A job has the whole V3D from its start to its end, so the time in between is
 * what its client has used, and the sum of all clients is what the V3D was
 * busy. It is counted when a job leaves the hardware; whoever asks while a job
 * runs gets its time until now on top.
 *
 * The V3D has no counter of its clock that would go on by itself. The cycles
 * of a job are its time at the rate that the clock had at the last resume.
 */

#include <linux/math64.h>
#include <linux/sysfs.h>

#include <drm/drm_file.h>
#include <drm/drm_print.h>

#include "vciv_drv.h"

static void vciv_usage_add_time(struct vciv_usage *usage, const struct vciv_device *vciv,
				u64 busy_ns)
{
	usage->busy_ns += busy_ns;
	usage->cycles += mul_u64_u64_div_u64(busy_ns, vciv->clk_hz, NSEC_PER_SEC);
}

/**
 * vciv_stats_add() - count a job that left the hardware
 * @job: job; queue lock held
 */
void vciv_stats_add(struct vciv_job *job)
{
	struct vciv_device *vciv = job->vciv;
	u64 busy_ns = ktime_to_ns(job->busy);

	lockdep_assert_held(&vciv->queue.lock);

	vciv_usage_add_time(&job->client->usage, vciv, busy_ns);
	job->client->usage.jobs++;
	vciv_usage_add_time(&vciv->queue.usage, vciv, busy_ns);
	vciv->queue.usage.jobs++;
}

/* What a client has used until now, or all of them (NULL). */
static struct vciv_usage vciv_stats_get(struct vciv_device *vciv, const struct vciv_client *client)
{
	const struct vciv_job *job;
	struct vciv_usage usage;

	guard(spinlock_irqsave)(&vciv->queue.lock);

	usage = client ? client->usage : vciv->queue.usage;
	job = vciv->queue.active;
	if (job && (!client || job->client == client))
		vciv_usage_add_time(&usage, vciv,
				    ktime_to_ns(ktime_sub(ktime_get(), job->started)));

	return usage;
}

/**
 * vciv_show_fdinfo() - fill in /proc/<pid>/fdinfo/<fd>
 * @p: where to print
 * @file: the client
 */
void vciv_show_fdinfo(struct drm_printer *p, struct drm_file *file)
{
	struct vciv_device *vciv = to_vciv_device(file->minor->dev);
	struct vciv_file *vfile = file->driver_priv;
	struct vciv_usage usage = vciv_stats_get(vciv, vfile->client);

	drm_printf(p, "drm-engine-v3d:\t%llu ns\n", usage.busy_ns);
	drm_printf(p, "drm-engine-capacity-v3d:\t1\n");
	if (vciv->clk_hz) {
		drm_printf(p, "drm-cycles-v3d:\t%llu\n", usage.cycles);
		drm_printf(p, "drm-maxfreq-v3d:\t%lu Hz\n", vciv->clk_hz);
	}
	drm_printf(p, "vciv-jobs-v3d:\t%llu\n", usage.jobs);

	drm_show_memory_stats(p, file);
}

static ssize_t gpu_stats_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct vciv_usage usage = vciv_stats_get(dev_get_drvdata(dev), NULL);

	return sysfs_emit(buf, "queue\ttimestamp\tjobs\truntime\nv3d\t%llu\t%llu\t%llu\n",
			  ktime_get_ns(), usage.jobs, usage.busy_ns);
}
static DEVICE_ATTR_RO(gpu_stats);

static struct attribute *vciv_attrs[] = {
	&dev_attr_gpu_stats.attr,
	NULL
};

static const struct attribute_group vciv_group = {
	.attrs = vciv_attrs,
};

/* For the device, while the driver is bound to it. */
const struct attribute_group *vciv_groups[] = {
	&vciv_group,
	NULL
};
