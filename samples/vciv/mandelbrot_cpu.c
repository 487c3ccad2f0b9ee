// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * To be compiled with -frounding-math -ffp-contract=off: operations stay as
 * they are written, and depend on the rounding mode.
 */

#include "mandelbrot.h"

static uint32_t count_steps(float cx, float cy, uint32_t limit)
{
	float zr = 0, zi = 0;
	uint32_t steps;

	for (steps = 0; steps < limit; steps++) {
		float zr2 = zr * zr;
		float zi2 = zi * zi;
		float product = zr * zi;

		if (zr2 + zi2 >= 4.0f)
			break;

		zr = zr2 - zi2 + cx;
		zi = product + product + cy;
	}

	return steps;
}

static uint32_t min(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* From black over blue to white with the number of steps; the set is black. */
static uint32_t colour(uint32_t steps, uint32_t limit)
{
	uint32_t bright = steps == limit ? 0 : min(steps, 63);
	uint32_t red = 4 * bright;
	uint32_t green = min(8 * bright, 255);
	uint32_t blue = min(16 * bright, 255);

	return 0xff000000 | blue << 16 | green << 8 | red;
}

void mandelbrot_cpu(const struct mandelbrot *view, uint32_t *pixels)
{
	for (uint32_t row = 0; row < view->size; row++) {
		float cy = (float)row * view->step + view->y0;

		for (uint32_t column = 0; column < view->size; column++) {
			float cx = (float)column * view->step + view->x0;

			*pixels++ = colour(count_steps(cx, cy, view->limit), view->limit);
		}
	}
}
