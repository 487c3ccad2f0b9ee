// SPDX-License-Identifier: GPL-2.0-only
#include <drm/gpu_scheduler.h>

bool probe(struct drm_gpu_scheduler *sched);

bool probe(struct drm_gpu_scheduler *sched)
{
	return drm_sched_is_stopped(sched);
}
