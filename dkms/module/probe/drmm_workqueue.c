// SPDX-License-Identifier: GPL-2.0-only
#include <drm/drm_managed.h>
#include <linux/workqueue.h>

void *probe(struct drm_device *drm);

void *probe(struct drm_device *drm)
{
	return drmm_alloc_ordered_workqueue(drm, "probe", 0);
}
