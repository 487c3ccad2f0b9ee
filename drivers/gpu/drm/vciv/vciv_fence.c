// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/dma-fence.h>

#include "vciv_drv.h"

static const char *vciv_fence_driver_name(struct dma_fence *fence)
{
	return "vciv";
}

static const char *vciv_fence_timeline_name(struct dma_fence *fence)
{
	return "v3d";
}

/*
 * Constant strings and no other calls: a fence that has signalled does not need
 * us any more.
 */
const struct dma_fence_ops vciv_fence_ops = {
	.get_driver_name = vciv_fence_driver_name,
	.get_timeline_name = vciv_fence_timeline_name,
};

/**
 * vciv_fence_drop() - give back a fence that was allocated ahead
 * @fence: initialised or not, or NULL
 */
void vciv_fence_drop(struct dma_fence *fence)
{
	if (fence && dma_fence_was_initialized(fence))
		dma_fence_put(fence);
	else
		dma_fence_free(fence);
}
