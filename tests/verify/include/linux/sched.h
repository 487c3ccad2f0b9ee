/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_SCHED_H
#define VERIFY_LINUX_SCHED_H

#define cond_resched()	((void)0)

#endif
