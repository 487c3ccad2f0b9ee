// SPDX-License-Identifier: GPL-2.0-only
#include <drm/gpu_scheduler.h>

int probe(void);

int probe(void)
{
	return DRM_GPU_SCHED_STAT_NO_HANG + DRM_GPU_SCHED_STAT_RESET;
}
