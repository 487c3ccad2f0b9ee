/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef IMAGE_H
#define IMAGE_H

#include <stdint.h>

/* Writes pixels (bytes red, green, blue, alpha) to a PNG file; 0 or -1. */
int image_write_png(const char *path, const uint32_t *pixels, uint32_t width, uint32_t height);

#endif
