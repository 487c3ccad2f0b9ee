/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_MAILBOX_H
#define VCIV_MAILBOX_H

/*
 * What programs for GPU_FFT open before they call it, which needs no mailbox here.
 */

static inline int mbox_open(void)
{
	return 0;
}

static inline void mbox_close(int mailbox)
{
	(void)mailbox;
}

#endif
