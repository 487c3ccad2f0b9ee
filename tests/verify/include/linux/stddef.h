/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_STDDEF_H
#define VERIFY_LINUX_STDDEF_H

#include_next <linux/stddef.h>
#include <stddef.h>

#endif
