/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_STRING_H
#define VERIFY_LINUX_STRING_H

#include <string.h>

#endif
