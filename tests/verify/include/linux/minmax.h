/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VERIFY_LINUX_MINMAX_H
#define VERIFY_LINUX_MINMAX_H

#define max_t(type, a, b) ({ type _x = (a), _y = (b); _x > _y ? _x : _y; })
#define min_t(type, a, b) ({ type _x = (a), _y = (b); _x < _y ? _x : _y; })
#define max(a, b) max_t(__typeof__(a), a, b)
#define min(a, b) min_t(__typeof__(a), a, b)

#endif
