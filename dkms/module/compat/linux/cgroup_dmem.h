/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_COMPAT_CGROUP_DMEM_H
#define VCIV_COMPAT_CGROUP_DMEM_H

#include "config.h"

#ifdef HAVE_CGROUP_DMEM
#include_next <linux/cgroup_dmem.h>
#else

/* No limits by cgroup: all BOs share the device's budget alone. */

#include <linux/types.h>

struct dmem_cgroup_pool_state;
struct dmem_cgroup_region;
struct drm_device;

static inline struct dmem_cgroup_region *
drmm_cgroup_register_region(struct drm_device *drm, const char *name, u64 size)
{
	return NULL;
}

static inline int dmem_cgroup_try_charge(struct dmem_cgroup_region *region, u64 size,
					 struct dmem_cgroup_pool_state **pool,
					 struct dmem_cgroup_pool_state **limit)
{
	*pool = NULL;
	return 0;
}

static inline void dmem_cgroup_uncharge(struct dmem_cgroup_pool_state *pool, u64 size)
{
}

static inline bool dmem_cgroup_state_evict_valuable(struct dmem_cgroup_pool_state *limit,
						    struct dmem_cgroup_pool_state *pool,
						    bool ignore_low, bool *hit_low)
{
	return false;
}

static inline void dmem_cgroup_pool_state_put(struct dmem_cgroup_pool_state *pool)
{
}

#endif

#endif
