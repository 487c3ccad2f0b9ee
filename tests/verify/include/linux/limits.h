/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_LIMITS_H
#define VERIFY_LINUX_LIMITS_H

#include <stdint.h>
#include_next <linux/limits.h>

#define U16_MAX	((u16)~0u)
#define S32_MIN	INT32_MIN
#define S32_MAX	INT32_MAX
#define S64_MAX	INT64_MAX
#define U64_MAX	UINT64_MAX
#define U32_MAX	((u32)~0u)

#endif
