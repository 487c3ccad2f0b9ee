/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_LIMITS_H
#define VERIFY_LINUX_LIMITS_H

#include_next <linux/limits.h>

#define U16_MAX	((u16)~0u)
#define U32_MAX	((u32)~0u)

#endif
