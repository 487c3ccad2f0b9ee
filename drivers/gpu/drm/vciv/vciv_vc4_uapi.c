// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/module.h>

#include <drm/drm_drv.h>

#include "vciv_drv.h"

static bool vc4_uapi;
module_param(vc4_uapi, bool, 0444);
MODULE_PARM_DESC(vc4_uapi, "Register the device under the name of vc4, for tests (default: off)");

static struct drm_driver vciv_vc4_driver;

/**
 * vciv_vc4_uapi_driver() - the driver that a device is registered with
 * @driver: ours
 *
 * Return: @driver, or with the parameter vc4_uapi the same under vc4's name.
 */
const struct drm_driver *vciv_vc4_uapi_driver(const struct drm_driver *driver)
{
	if (!vc4_uapi)
		return driver;

	vciv_vc4_driver = *driver;
	vciv_vc4_driver.name = "vc4";

	return &vciv_vc4_driver;
}
