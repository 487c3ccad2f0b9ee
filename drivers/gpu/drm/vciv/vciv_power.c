// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Power and reset
 *
 * The V3D sits in a power domain of its own and loses everything when that is
 * switched off, so all of its state is written again at each resume. It sleeps
 * while no job is queued or running: each job counts as a user of the power,
 * and all users together hold one runtime PM reference.
 *
 * Before a system suspend the job on the hardware has to end; those behind it
 * run after the resume. That comes before any device is suspended: from then on
 * the PM core and the power domain keep power on, and a job that hangs could not
 * be ended where that takes a power cycle.
 *
 * A program that does not end cannot be stopped: only a reset helps. Where the
 * platform names a reset line it is used. Else power is cycled, by giving that
 * one reference away for a moment, which takes that nobody else has one (so
 * power/control has to be "auto", as it is by default). Either may turn out to
 * do nothing, since firmware counts references to the power domain too and may
 * keep it on: a register that must lose its content tells.
 */

#include <linux/clk.h>
#include <linux/pm_runtime.h>
#include <linux/reset.h>
#include <linux/sched/mm.h>
#include <linux/suspend.h>

#include <drm/drm_managed.h>
#include <drm/drm_print.h>

#include "vciv_drv.h"
#include "vciv_regs.h"
#include "vciv_trace.h"

#define VCIV_AUTOSUSPEND_MS	40

/* Any value will do that is not what a reset leaves. */
#define VCIV_RESET_WITNESS	0x56434956

static int vciv_resume(struct device *dev)
{
	struct vciv_device *vciv = dev_get_drvdata(dev);
	int ret;

	ret = clk_prepare_enable(vciv->clk);
	if (ret)
		return ret;

	/* Reading it may sleep, which is no good where it is needed. */
	vciv->clk_hz = clk_get_rate(vciv->clk);

	ret = vciv_device_hw_init(vciv);
	if (ret)
		clk_disable_unprepare(vciv->clk);
	else
		trace_vciv_power(vciv, true);

	return ret;
}

static int vciv_suspend(struct device *dev)
{
	struct vciv_device *vciv = dev_get_drvdata(dev);

	vciv_irq_stop(vciv);
	clk_disable_unprepare(vciv->clk);
	trace_vciv_power(vciv, false);

	return 0;
}

/* Jobs that are queued are users of the power, so they find it when they go on. */
static int vciv_power_notify(struct notifier_block *notifier, unsigned long event, void *unused)
{
	struct vciv_device *vciv = container_of(notifier, struct vciv_device, power.notifier);

	switch (event) {
	case PM_SUSPEND_PREPARE:
	case PM_HIBERNATION_PREPARE:
	case PM_RESTORE_PREPARE:
		vciv_turns_pause(vciv);
		break;
	case PM_POST_SUSPEND:
	case PM_POST_HIBERNATION:
	case PM_POST_RESTORE:
		vciv_turns_resume(vciv);
		break;
	}

	return NOTIFY_DONE;
}

static int vciv_system_suspend(struct device *dev)
{
	struct vciv_device *vciv = dev_get_drvdata(dev);

	/* Bound after everybody was told to prepare: better try again. */
	if (!READ_ONCE(vciv->turns.paused))
		return -EBUSY;

	return pm_runtime_force_suspend(dev);
}

static int vciv_system_resume(struct device *dev)
{
	struct vciv_device *vciv = dev_get_drvdata(dev);
	int ret;

	ret = pm_runtime_force_resume(dev);
	if (ret) {
		drm_err(&vciv->drm, "no power, no more jobs will run: %d\n", ret);
		WRITE_ONCE(vciv->wedged, true);
	}

	return ret;
}

const struct dev_pm_ops vciv_pm_ops = {
	RUNTIME_PM_OPS(vciv_suspend, vciv_resume, NULL)
	SYSTEM_SLEEP_PM_OPS(vciv_system_suspend, vciv_system_resume)
};

/* What fails now may work the next time: memory may have been short. */
static int vciv_power_up(struct vciv_device *vciv)
{
	struct device *dev = vciv->drm.dev;
	int ret = pm_runtime_resume_and_get(dev);

	if (!ret)
		return 0;

	/* Else the PM core would not try again. */
	pm_runtime_set_suspended(dev);
	drm_dbg(&vciv->drm, "cannot power up: %d\n", ret);

	return ret == -ENOMEM ? ret : -EIO;
}

/**
 * vciv_power_get() - become a user of the power
 * @vciv: device
 *
 * The first user powers the block up, which allocates memory.
 *
 * Return: 0; -EIO if the device is wedged or does not power up; -ENODEV after
 * vciv_power_fini(); -ENOMEM.
 */
int vciv_power_get(struct vciv_device *vciv)
{
	int ret = 0;

	guard(mutex)(&vciv->power.lock);

	if (vciv->power.gone)
		return -ENODEV;
	if (vciv->wedged)
		return -EIO;

	if (!vciv->power.users)
		ret = vciv_power_up(vciv);
	if (!ret)
		vciv->power.users++;

	return ret;
}

/**
 * vciv_power_put() - stop being a user of the power
 * @vciv: device; may be unplugged meanwhile
 */
void vciv_power_put(struct vciv_device *vciv)
{
	guard(mutex)(&vciv->power.lock);

	if (!--vciv->power.users && !vciv->power.gone)
		pm_runtime_put_autosuspend(vciv->drm.dev);
}

static int vciv_reset_by_line(struct vciv_device *vciv)
{
	int ret;

	vciv_irq_stop(vciv);
	ret = reset_control_reset(vciv->reset);

	return ret ?: vciv_device_hw_init(vciv);
}

static int vciv_reset_by_power(struct vciv_device *vciv)
{
	struct device *dev = vciv->drm.dev;
	int ret;

	ret = pm_runtime_put_sync_suspend(dev);
	if (ret < 0)
		drm_dbg(&vciv->drm, "cannot power down: %d\n", ret);

	/* Has to balance the put, whether it did anything or not. */
	ret = pm_runtime_get_sync(dev);

	return ret < 0 ? ret : 0;
}

/**
 * vciv_power_reset() - stop whatever runs
 * @vciv: device with a user of the power; nothing touches its registers meanwhile
 *
 * On failure the V3D may still be running: see vciv_reset_wedge(). Sleeps, and may allocate memory.
 *
 * Return: 0 or a negative error.
 */
int vciv_power_reset(struct vciv_device *vciv)
{
	unsigned int noreclaim;
	int ret;

	guard(mutex)(&vciv->power.lock);

	vciv_write(vciv, V3D_SCRATCH, VCIV_RESET_WITNESS);

	/*
	 * Jobs wait for this, and memory reclaim may wait for jobs. The power
	 * domain and the clock allocate nevertheless: let them use reserves.
	 */
	noreclaim = memalloc_noreclaim_save();
	ret = vciv->reset ? vciv_reset_by_line(vciv) : vciv_reset_by_power(vciv);
	memalloc_noreclaim_restore(noreclaim);

	if (!ret && vciv_read(vciv, V3D_SCRATCH) == VCIV_RESET_WITNESS)
		ret = -EIO;

	trace_vciv_reset(vciv, ret);
	if (ret)
		drm_err(&vciv->drm, "reset failed, no more jobs will run: %d\n", ret);

	return ret;
}

/**
 * vciv_power_init() - enable runtime PM
 * @vciv: device with its resources, asleep
 *
 * Return: 0 or a negative error.
 */
int vciv_power_init(struct vciv_device *vciv)
{
	struct device *dev = vciv->drm.dev;
	int ret;

	ret = drmm_mutex_init(&vciv->drm, &vciv->power.lock);
	if (ret)
		return ret;

	vciv->power.notifier.notifier_call = vciv_power_notify;
	ret = register_pm_notifier(&vciv->power.notifier);
	if (ret)
		return ret;

	pm_runtime_set_autosuspend_delay(dev, VCIV_AUTOSUSPEND_MS);
	pm_runtime_use_autosuspend(dev);
	pm_runtime_enable(dev);

	return 0;
}

/**
 * vciv_power_fini() - power down for good and disable runtime PM
 * @vciv: device, unplugged or not yet registered
 *
 * Queued jobs may outlive this. What their users held is given back here.
 */
void vciv_power_fini(struct vciv_device *vciv)
{
	struct device *dev = vciv->drm.dev;

	/* Nobody will say that a suspend is over, so what is queued goes on to fail. */
	unregister_pm_notifier(&vciv->power.notifier);
	vciv_turns_resume(vciv);

	guard(mutex)(&vciv->power.lock);

	vciv->power.gone = true;
	if (vciv->power.users)
		pm_runtime_put_noidle(dev);

	pm_runtime_dont_use_autosuspend(dev);
	pm_runtime_force_suspend(dev);
}
