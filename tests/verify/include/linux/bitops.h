/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_BITOPS_H
#define VERIFY_LINUX_BITOPS_H

#include <linux/types.h>

#define BIT(n)	(1ul << (n))

static inline int fls(unsigned int x)
{
	return x ? 32 - __builtin_clz(x) : 0;
}

static inline unsigned long __ffs(unsigned long x)
{
	return __builtin_ctzl(x);
}

#endif
