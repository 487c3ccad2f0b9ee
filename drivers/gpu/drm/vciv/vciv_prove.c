// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Proofs
 *
 * The GPU has no MMU, so a program is proven safe before it can run (see the
 * chapter on the verifier). The proof is bounded in time and memory, and what
 * it takes is the caller's: memory is charged to its cgroup, a fatal signal
 * ends it, and a file has one proof at a time, a device few.
 *
 * At probe the verifier has to accept a program that is safe and to reject some
 * that are not, and to accept the program that removes what a client left (see
 * vciv_scrub.c). If it does not, nothing that it accepts is trusted.
 */

#include <linux/capability.h>
#include <linux/module.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

#include <drm/drm_managed.h>
#include <drm/drm_print.h>

#include "vciv_drv.h"

/* Proofs of different files that go on at the same time: each takes 3 MiB. */
#define VCIV_PROOFS_AT_ONCE	2

static bool unprivileged = IS_ENABLED(CONFIG_DRM_VCIV_UNPRIVILEGED);
module_param(unprivileged, bool, 0644);
MODULE_PARM_DESC(unprivileged,
		 "Let everybody run QPU programs that are proven safe, not only CAP_SYS_RAWIO");

static_assert(DRM_VCIV_MAX_CODE_WORDS == VCIV_VERIFY_MAX_WORDS);

/**
 * vciv_proof_suffices() - may the caller run programs that were proven safe
 * @vciv: device
 *
 * Return: true if the administrator lets everybody do that, or if the caller
 * could do as much harm in other ways anyway.
 */
bool vciv_proof_suffices(struct vciv_device *vciv)
{
	if (vciv->proof.works && READ_ONCE(unprivileged))
		return true;

	return capable(CAP_SYS_RAWIO);
}

static bool vciv_prove_go_on(void *unused)
{
	cond_resched();

	return !fatal_signal_pending(current);
}

static int vciv_verdict_error(const struct vciv_verdict *verdict)
{
	switch (verdict->reason) {
	case VCIV_OK:
		return 0;
	case VCIV_KILLED:
		return -EINTR;
	default:
		return -EACCES;
	}
}

static int vciv_prove_now(struct vciv_verify_args *args)
{
	struct vciv_verdict verdict;

	args->memory = kvmalloc(vciv_verify_memory_size(), GFP_KERNEL_ACCOUNT);
	if (!args->memory)
		return -ENOMEM;

	args->go_on = vciv_prove_go_on;
	vciv_verify(args, &verdict);
	kvfree(args->memory);

	return vciv_verdict_error(&verdict);
}

/**
 * vciv_prove() - run the verifier when it is the file's turn
 * @vciv: device
 * @vfile: client
 * @args: what to verify; memory and callback are added here
 *
 * Return: 0 if the program is safe under its contract; -EACCES if that was not
 * proven; -EINTR, -ERESTARTSYS, -ENOMEM.
 */
int vciv_prove(struct vciv_device *vciv, struct vciv_file *vfile, struct vciv_verify_args *args)
{
	int ret;

	if (mutex_lock_interruptible(&vfile->prove_lock))
		return -ERESTARTSYS;

	if (down_interruptible(&vciv->proof.slots)) {
		ret = -ERESTARTSYS;
	} else {
		ret = vciv_prove_now(args);
		up(&vciv->proof.slots);
	}

	mutex_unlock(&vfile->prove_lock);

	return ret;
}

/**
 * vciv_prove_init() - see whether the verifier can be trusted
 * @vciv: device
 *
 * Return: 0 or -ENOMEM.
 */
int vciv_prove_init(struct vciv_device *vciv)
{
	void *memory;
	int ret;

	sema_init(&vciv->proof.slots, VCIV_PROOFS_AT_ONCE);

	memory = kvmalloc(vciv_verify_memory_size(), GFP_KERNEL);
	if (!memory)
		return -ENOMEM;

	ret = vciv_scrub_prove(memory);
	vciv->proof.works = !ret && vciv_verify_selftest(memory);
	kvfree(memory);
	if (ret == -ENOMEM)
		return ret;

	if (!vciv->proof.works)
		drm_err(&vciv->drm, "the verifier fails its own test: no unprivileged programs\n");

	return 0;
}
