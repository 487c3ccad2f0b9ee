/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_COMPILER_ATTRIBUTES_H
#define VERIFY_LINUX_COMPILER_ATTRIBUTES_H

#define __printf(a, b)	__attribute__((format(printf, a, b)))

#endif
