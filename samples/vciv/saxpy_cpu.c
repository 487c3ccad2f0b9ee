// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * To be compiled with -frounding-math -ffp-contract=off: operations stay as
 * they are written, and depend on the rounding mode.
 */

#include "saxpy.h"

void saxpy_cpu(uint32_t size, float a, const float *x, float *y)
{
	for (uint32_t i = 0; i < size; i++) {
		float product = a * x[i];

		y[i] = product + y[i];
	}
}
