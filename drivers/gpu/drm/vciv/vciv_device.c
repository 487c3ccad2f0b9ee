// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Device, power and reset
 *
 * The V3D sits in a power domain of its own and loses everything when that is
 * switched off, so all of its state is written again at each resume. It sleeps
 * when no job is queued or running.
 *
 * A program that does not end cannot be stopped: only a reset helps. Where the
 * platform names a reset line it is used, else power is cycled. Either may
 * turn out to do nothing (firmware counts references to the power domain and
 * may keep it on), so a register that must lose its content tells whether the
 * reset was one.
 */

#include <linux/bitfield.h>
#include <linux/clk.h>
#include <linux/platform_device.h>
#include <linux/pm_runtime.h>
#include <linux/reset.h>
#include <linux/sched/mm.h>

#include <drm/drm_print.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

#define VCIV_AUTOSUSPEND_MS	40

/* Any value will do that is not what a reset leaves. */
#define VCIV_RESET_WITNESS	0x56434956

static int vciv_hw_init(struct vciv_device *vciv)
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
	vciv_write(vciv, V3D_L2CACTL, V3D_L2CACTL_L2CENA);

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
 * vciv_device_resume() - power up and write all state
 * @dev: the V3D
 *
 * Return: 0, -EIO if the block does not answer, -EBUSY if something else uses
 * it, or an error of the clock.
 */
int vciv_device_resume(struct device *dev)
{
	struct vciv_device *vciv = dev_get_drvdata(dev);
	int ret;

	ret = clk_prepare_enable(vciv->clk);
	if (ret)
		return ret;

	ret = vciv_hw_init(vciv);
	if (ret)
		clk_disable_unprepare(vciv->clk);

	return ret;
}

/**
 * vciv_device_suspend() - stop interrupts and the clock; the power domain follows
 * @dev: the V3D
 *
 * Return: 0.
 */
int vciv_device_suspend(struct device *dev)
{
	struct vciv_device *vciv = dev_get_drvdata(dev);

	vciv_irq_stop(vciv);
	clk_disable_unprepare(vciv->clk);

	return 0;
}

/*
 * The reference keeps pm_runtime_force_suspend() from concluding that nobody
 * needs the device afterwards, in which case nothing would power it up again.
 */
static int vciv_power_cycle(struct device *dev)
{
	int ret;

	pm_runtime_get_noresume(dev);
	ret = pm_runtime_force_suspend(dev);
	if (!ret)
		ret = pm_runtime_force_resume(dev);
	pm_runtime_put_noidle(dev);

	return ret;
}

static int vciv_reset_line(struct vciv_device *vciv)
{
	int ret;

	vciv_irq_stop(vciv);
	ret = reset_control_reset(vciv->reset);

	return ret ?: vciv_hw_init(vciv);
}

/**
 * vciv_device_reset() - stop whatever runs
 * @vciv: device, awake; nothing submits to it meanwhile
 *
 * On failure the V3D may still be running: the device is marked wedged.
 * Sleeps, and may allocate memory.
 *
 * Return: 0 or a negative error.
 */
int vciv_device_reset(struct vciv_device *vciv)
{
	unsigned int noreclaim;
	int ret;

	vciv_write(vciv, V3D_SCRATCH, VCIV_RESET_WITNESS);

	/*
	 * Jobs wait for this, and memory reclaim may wait for jobs. The power
	 * domain and the clock allocate nevertheless: let them use reserves.
	 */
	noreclaim = memalloc_noreclaim_save();
	if (vciv->reset)
		ret = vciv_reset_line(vciv);
	else
		ret = vciv_power_cycle(vciv->drm.dev);
	memalloc_noreclaim_restore(noreclaim);

	if (!ret && vciv_read(vciv, V3D_SCRATCH) == VCIV_RESET_WITNESS)
		ret = -EIO;

	if (ret) {
		drm_err(&vciv->drm, "reset failed, no more jobs will run: %d\n", ret);
		WRITE_ONCE(vciv->wedged, true);
	}

	return ret;
}

static int vciv_device_get_resources(struct vciv_device *vciv)
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

	return vciv->irq < 0 ? vciv->irq : 0;
}

/**
 * vciv_device_init() - find the resources, power up and identify the block
 * @vciv: device; is left awake until autosuspend
 *
 * Return: 0 or a negative error, -EPROBE_DEFER included.
 */
int vciv_device_init(struct vciv_device *vciv)
{
	struct device *dev = vciv->drm.dev;
	int ret;

	ret = vciv_device_get_resources(vciv);
	if (ret)
		return ret;

	ret = vciv_irq_init(vciv);
	if (ret)
		return ret;

	pm_runtime_set_autosuspend_delay(dev, VCIV_AUTOSUSPEND_MS);
	pm_runtime_use_autosuspend(dev);
	ret = devm_pm_runtime_enable(dev);
	if (ret)
		return ret;

	ret = pm_runtime_resume_and_get(dev);
	if (ret)
		return dev_err_probe(dev, ret, "cannot power up\n");

	vciv_read_ident(vciv);
	pm_runtime_put_autosuspend(dev);

	drm_info(&vciv->drm, "V3D %u.%u, %u QPUs\n",
		 (unsigned int)FIELD_GET(V3D_IDENT0_TVER, vciv->ident[0]),
		 (unsigned int)FIELD_GET(V3D_IDENT1_REV, vciv->ident[1]), vciv->num_qpus);

	return 0;
}
