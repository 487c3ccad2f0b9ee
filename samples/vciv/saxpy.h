/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef SAXPY_H
#define SAXPY_H

#include <stdint.h>

/*
 * y := a * x + y as the CPU does it, in the rounding mode of the caller and in
 * the order of the QPU program.
 */
void saxpy_cpu(uint32_t size, float a, const float *x, float *y);

#endif
