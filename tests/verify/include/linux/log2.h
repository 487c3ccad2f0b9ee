/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_LOG2_H
#define VERIFY_LINUX_LOG2_H

#include <linux/bitops.h>

static inline bool is_power_of_2(unsigned long n)
{
	return n && !(n & (n - 1));
}

static inline u32 rounddown_pow_of_two(u32 n)
{
	return 1u << (fls(n) - 1);
}

#endif
