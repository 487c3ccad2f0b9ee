// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Interrupts
 *
 * The only interrupt that a compute job can raise is the host interrupt of a
 * QPU, and whether and when it does so is up to its program. So an interrupt
 * is just a hint to look at the completion count, and there is a timer for
 * programs that give none (see vciv_queue.c). Each QPU gets through twice until
 * that timer allows it again: a program that raises interrupts in a loop costs
 * no more than a bounded rate of them, and one that raises its one interrupt
 * costs no register access to mask it.
 *
 * The interrupts of the 3D pipeline stay masked. One of them, OUTOMEM, is
 * pending from power-up on.
 */

#include <linux/interrupt.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

/* Mask who is here for the second time. */
static void vciv_irq_limit(struct vciv_device *vciv, u32 raised)
{
	u32 again = raised & vciv->queue.irq_seen;

	vciv->queue.irq_seen |= raised;
	if (again) {
		vciv->queue.irq_enabled &= ~again;
		vciv_write(vciv, V3D_DBQITE, vciv->queue.irq_enabled);
	}
}

static irqreturn_t vciv_irq(int irq, void *data)
{
	struct vciv_device *vciv = data;
	u32 raised;

	if (!READ_ONCE(vciv->irq_live))
		return IRQ_NONE;

	scoped_guard(spinlock, &vciv->queue.lock) {
		raised = vciv_read(vciv, V3D_DBQITC) & vciv->queue.irq_enabled;
		if (!raised)
			return IRQ_NONE;

		/* What is raised from here on comes again. */
		vciv_write(vciv, V3D_DBQITC, raised);
		vciv_irq_limit(vciv, raised);
	}

	vciv_queue_update(vciv, true);

	return IRQ_HANDLED;
}

/**
 * vciv_irq_init() - request the interrupt
 * @vciv: device; asleep, or with its interrupts masked
 *
 * Return: 0 or an error of devm_request_irq().
 */
int vciv_irq_init(struct vciv_device *vciv)
{
	struct device *dev = vciv->drm.dev;

	return devm_request_irq(dev, vciv->irq, vciv_irq, 0, dev_name(dev), vciv);
}

/**
 * vciv_irq_rearm() - let each QPU raise interrupts again
 * @vciv: device, with power and the queue lock held
 *
 * What a masked QPU raised before is forgotten, so the caller looks at the
 * completion count after this, not before.
 */
void vciv_irq_rearm(struct vciv_device *vciv)
{
	lockdep_assert_held(&vciv->queue.lock);

	vciv->queue.irq_seen = 0;
	if (vciv->queue.irq_enabled == V3D_DBQIT_ALL)
		return;

	vciv->queue.irq_enabled = V3D_DBQIT_ALL;
	vciv_write(vciv, V3D_DBQITC, V3D_DBQIT_ALL);
	vciv_write(vciv, V3D_DBQITE, V3D_DBQIT_ALL);
}

/**
 * vciv_irq_start() - let interrupts in, after power came
 * @vciv: device, with power
 */
void vciv_irq_start(struct vciv_device *vciv)
{
	vciv_write(vciv, V3D_INTDIS, V3D_INT_ALL);
	vciv_write(vciv, V3D_INTCTL, V3D_INT_ALL);

	scoped_guard(spinlock_irq, &vciv->queue.lock) {
		vciv->queue.irq_enabled = 0;
		vciv_irq_rearm(vciv);
	}

	/* Lost with power: without it programs end and nobody hears of it. */
	vciv_write(vciv, V3D_DBCFG, V3D_DBCFG_QITENA);

	WRITE_ONCE(vciv->irq_live, true);
}

/**
 * vciv_irq_stop() - keep interrupts out, before power goes
 * @vciv: device, with power
 *
 * When this returns no handler runs, and none will touch a register.
 */
void vciv_irq_stop(struct vciv_device *vciv)
{
	vciv_write(vciv, V3D_DBCFG, 0);
	WRITE_ONCE(vciv->irq_live, false);
	synchronize_irq(vciv->irq);
}
