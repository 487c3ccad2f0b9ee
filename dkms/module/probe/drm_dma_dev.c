// SPDX-License-Identifier: GPL-2.0-only
#include <drm/drm_device.h>
#include <drm/drm_drv.h>

struct device *probe(struct drm_device *drm);

struct device *probe(struct drm_device *drm)
{
	return drm_dev_dma_dev(drm);
}
