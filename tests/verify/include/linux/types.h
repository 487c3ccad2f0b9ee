/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the verifier's files ask of the kernel's headers, for a user-space build.
 * The uAPI header wants the system's own <linux/types.h> as well.
 */
#ifndef VERIFY_LINUX_TYPES_H
#define VERIFY_LINUX_TYPES_H

#include_next <linux/types.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t s8;
typedef int16_t s16;
typedef int32_t s32;
typedef int64_t s64;

#endif
