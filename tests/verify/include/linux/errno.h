/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_ERRNO_H
#define VERIFY_LINUX_ERRNO_H

#include <errno.h>

#endif
