/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef MANDELBROT_H
#define MANDELBROT_H

#include <stdint.h>

/* Pixel (column, row) stands for c = (x0 + column * step) + (y0 + row * step) * i. */
struct mandelbrot {
	uint32_t size;		/* columns, and rows */
	uint32_t limit;		/* most steps of z := z^2 + c */
	float x0;
	float y0;
	float step;
};

/*
 * The image as the CPU sees it, in the rounding mode of the caller. It does in
 * the same order what the QPU program does, so the rounding of single
 * operations is all that can make a difference.
 */
void mandelbrot_cpu(const struct mandelbrot *view, uint32_t *pixels);

#endif
