/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_ARRAY_SIZE_H
#define VERIFY_LINUX_ARRAY_SIZE_H

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

#endif
