// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/bitfield.h>
#include <linux/clk.h>
#include <linux/platform_device.h>
#include <linux/reset.h>

#include <drm/drm_print.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

/**
 * vciv_device_hw_init() - write all state
 * @vciv: device, just powered up or reset
 *
 * Return: 0; -EIO if the block does not answer; -EBUSY if something else uses it.
 */
int vciv_device_hw_init(struct vciv_device *vciv)
{
	u32 ident = vciv_read(vciv, V3D_IDENT0);

	/* Without power all registers read as one constant. */
	if (ident != V3D_IDENT0_EXPECTED) {
		drm_err(&vciv->drm, "V3D does not answer: IDENT0 is 0x%08x\n", ident);
		return -EIO;
	}

	/* VPMBASE may change only while the pipeline is idle. */
	if (vciv_read(vciv, V3D_PCS) & V3D_PCS_BUSY) {
		drm_err(&vciv->drm, "V3D is in use by somebody else\n");
		return -EBUSY;
	}

	vciv_write(vciv, V3D_VPMBASE, V3D_VPMBASE_USER_WINDOW);
	vciv_write(vciv, V3D_SQRSV0, 0);
	vciv_write(vciv, V3D_SQRSV1, 0);
	vciv_write(vciv, V3D_SRQUL, V3D_SRQUL_UNLIMITED);
	vciv_write(vciv, V3D_SRQCS, V3D_SRQCS_EMPTY_QUEUE | V3D_SRQCS_QPURQERR |
		   V3D_SRQCS_RESET_CM | V3D_SRQCS_RESET_CC);
	vciv->queue.count = 0;
	vciv_write(vciv, V3D_L2CACTL, V3D_L2CACTL_L2CENA);

	/* What registers and VPM hold now is anybody's. */
	vciv->scrub.owner = 0;
	vciv->scrub.dirty = false;

	vciv_irq_start(vciv);

	return 0;
}

static void vciv_read_ident(struct vciv_device *vciv)
{
	vciv->ident[0] = vciv_read(vciv, V3D_IDENT0);
	vciv->ident[1] = vciv_read(vciv, V3D_IDENT1);
	vciv->ident[2] = vciv_read(vciv, V3D_IDENT2);

	vciv->num_qpus = FIELD_GET(V3D_IDENT1_NSLC, vciv->ident[1]) *
			 FIELD_GET(V3D_IDENT1_QUPS, vciv->ident[1]);
}

/**
 * vciv_device_init() - find registers, clock, reset line and interrupt
 * @vciv: device
 *
 * Return: 0 or a negative error, -EPROBE_DEFER included.
 */
int vciv_device_init(struct vciv_device *vciv)
{
	struct device *dev = vciv->drm.dev;
	struct platform_device *pdev = to_platform_device(dev);

	vciv->regs = devm_platform_ioremap_resource(pdev, 0);
	if (IS_ERR(vciv->regs))
		return PTR_ERR(vciv->regs);

	vciv->clk = devm_clk_get_optional(dev, NULL);
	if (IS_ERR(vciv->clk))
		return dev_err_probe(dev, PTR_ERR(vciv->clk), "no clock\n");

	vciv->reset = devm_reset_control_get_optional_exclusive(dev, NULL);
	if (IS_ERR(vciv->reset))
		return dev_err_probe(dev, PTR_ERR(vciv->reset), "no reset line\n");

	vciv->irq = platform_get_irq(pdev, 0);
	if (vciv->irq < 0)
		return vciv->irq;

	return vciv_irq_init(vciv);
}

/**
 * vciv_device_identify() - power up for the first time, and see what is there
 * @vciv: device
 *
 * Return: 0 or a negative error.
 */
int vciv_device_identify(struct vciv_device *vciv)
{
	int ret;

	ret = vciv_power_get(vciv);
	if (ret)
		return dev_err_probe(vciv->drm.dev, ret, "cannot power up\n");

	vciv_read_ident(vciv);
	vciv_power_put(vciv);

	drm_info(&vciv->drm, "V3D %u.%u, %u QPUs\n",
		 (unsigned int)FIELD_GET(V3D_IDENT0_TVER, vciv->ident[0]),
		 (unsigned int)FIELD_GET(V3D_IDENT1_REV, vciv->ident[1]), vciv->num_qpus);

	return 0;
}
