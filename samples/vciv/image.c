// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <png.h>
#include <stdio.h>

#include "image.h"

int image_write_png(const char *path, const uint32_t *pixels, uint32_t width, uint32_t height)
{
	png_image image = {
		.version = PNG_IMAGE_VERSION,
		.width = width,
		.height = height,
		.format = PNG_FORMAT_RGBA,
	};

	if (png_image_write_to_file(&image, path, 0, pixels, 0, NULL))
		return 0;

	fprintf(stderr, "%s: %s\n", path, image.message);
	return -1;
}
