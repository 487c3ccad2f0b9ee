// SPDX-License-Identifier: GPL-2.0-only
#include <drm/drm_drv.h>
#include <drm/drm_device.h>

int probe(struct drm_device *drm, struct drm_wedge_task_info *info);

int probe(struct drm_device *drm, struct drm_wedge_task_info *info)
{
	return drm_dev_wedged_event(drm, DRM_WEDGE_RECOVERY_NONE, info);
}
