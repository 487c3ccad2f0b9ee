/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_SPRINTF_H
#define VERIFY_LINUX_SPRINTF_H

#include <stdarg.h>
#include <stdio.h>

/* The number of characters written, which is less than @size. */
static inline int vscnprintf(char *text, size_t size, const char *format, va_list args)
{
	int len = vsnprintf(text, size, format, args);

	if (len < 0 || !size)
		return 0;

	return (size_t)len < size ? len : (int)size - 1;
}

#endif
