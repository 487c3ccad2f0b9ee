// SPDX-License-Identifier: GPL-2.0-only
#include <linux/dma-fence.h>

bool probe(struct dma_fence *fence);

bool probe(struct dma_fence *fence)
{
	return dma_fence_was_initialized(fence);
}
