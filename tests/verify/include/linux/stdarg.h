/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_STDARG_H
#define VERIFY_LINUX_STDARG_H

#include <stdarg.h>

#endif
