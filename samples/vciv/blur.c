// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * A picture, blurred on all QPUs through the vciv driver, and compared with
 * what the CPU makes of it.
 */

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "image.h"
#include "sample.h"

#define MAX_SIZE	2048

/* What tests/programs/blur.qasm takes, in its order. */
enum { FROM, FROM_LIMIT, TO, TO_LIMIT, INSTANCE, PITCH, LAST_ROW, UNIFORMS };

static const struct drm_vciv_uniform uniforms[UNIFORMS] = {
	[FROM] = SAMPLE_POINTER(DRM_VCIV_ACCESS_READ),
	[FROM_LIMIT] = SAMPLE_LIMIT(FROM, sizeof(uint32_t)),
	[TO] = SAMPLE_POINTER(DRM_VCIV_ACCESS_WRITE),
	[TO_LIMIT] = SAMPLE_LIMIT(TO, SAMPLE_VECTOR),
	[INSTANCE] = SAMPLE_INSTANCE,
	[PITCH] = SAMPLE_SCALAR(SAMPLE_VECTOR, MAX_SIZE * 4, SAMPLE_VECTOR),
	[LAST_ROW] = SAMPLE_SCALAR(0, (MAX_SIZE - 1) * MAX_SIZE * 4, SAMPLE_VECTOR),
};

static const struct vciv_signature signature = SAMPLE_SIGNATURE(uniforms);

static uint32_t size = 256;
static const char *output_file = "blur.png";
static const char *program_file = "/usr/share/vciv/blur.bin";

static const char usage[] =
	"usage: blur [OPTION...]\n"
	"\n"
	"Blurs a test picture on the QPUs of a VideoCore IV, compares the result with the\n"
	"CPU's, and writes it to a PNG file.\n"
	"\n"
	"  --output FILE   blurred picture (default blur.png)\n"
	"  --size N        pixels on a side, a multiple of 16 up to 2048 (default 256)\n"
	"  --program FILE  QPU program (default /usr/share/vciv/blur.bin)\n"
	"  --help          this text\n";

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "size", required_argument, NULL, 's' },
		{ "program", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 'o':
			output_file = optarg;
			break;
		case 's':
			size = sample_number(optarg, SAMPLE_LANES, MAX_SIZE, SAMPLE_LANES);
			break;
		case 'p':
			program_file = optarg;
			break;
		case 'h':
			fputs(usage, stdout);
			exit(0);
		default:
			exit(2);
		}
	}

	if (optind != argc)
		sample_die("what is '%s'? See --help", argv[optind]);
}

/* Rings and a grid, with edges in all directions and up to the border. */
static void draw(uint32_t *pixels)
{
	for (uint32_t row = 0; row < size; row++) {
		for (uint32_t column = 0; column < size; column++) {
			int32_t x = column - size / 2, y = row - size / 2;
			uint32_t ring = ((uint32_t)(x * x + y * y) >> 7) & 1 ? 255 : 0;
			uint32_t grid = (row ^ column) & 8 ? 255 : 0;
			uint32_t ramp = 255 * column / (size - 1);

			*pixels++ = 0xff000000 | ramp << 16 | grid << 8 | ring;
		}
	}
}

static uint32_t clamp(int32_t number)
{
	if (number < 0)
		return 0;

	return (uint32_t)number < size ? (uint32_t)number : size - 1;
}

/* One byte of a pixel; each product is rounded as v8muld does it. */
static uint32_t blurred_byte(const uint32_t *pixels, int32_t row, int32_t column, uint32_t shift)
{
	static const uint32_t weights[3][3] = { { 16, 32, 16 }, { 32, 63, 32 }, { 16, 32, 16 } };
	uint32_t sum = 0;

	for (int32_t y = -1; y <= 1; y++) {
		for (int32_t x = -1; x <= 1; x++) {
			uint32_t pixel = pixels[clamp(row + y) * size + clamp(column + x)];

			sum += ((pixel >> shift & 0xff) * weights[y + 1][x + 1] + 127) / 255;
		}
	}

	return sum < 255 ? sum : 255;
}

/* Returns how many pixels are not those that the CPU gets. */
static uint32_t compare(const uint32_t *blurred, const uint32_t *pixels)
{
	uint32_t differ = 0;

	for (uint32_t i = 0; i < size * size; i++) {
		uint32_t expected = 0;

		for (uint32_t shift = 0; shift < 32; shift += 8)
			expected |= blurred_byte(pixels, i / size, i % size, shift) << shift;
		differ += blurred[i] != expected;
	}

	return differ;
}

int main(int argc, char **argv)
{
	enum { VALUE_FROM, VALUE_TO, VALUE_PITCH, VALUE_LAST_ROW, VALUES };
	struct drm_vciv_value values[VALUES] = {};
	struct drm_vciv_submit_bo bos[2] = {};
	struct vciv_bo from, to;
	uint32_t program, differ, pitch;
	uint32_t *pixels, *blurred;
	double time;
	int fd;

	parse_options(argc, argv);
	pitch = size * sizeof(uint32_t);
	fd = sample_open();
	program = sample_program(fd, program_file, 0, &signature);
	sample_buffer(fd, size * pitch, &from);
	sample_buffer(fd, size * pitch, &to);
	pixels = sample_allocate(size * pitch);
	draw(pixels);
	memcpy(from.map, pixels, size * pitch);

	bos[0] = (struct drm_vciv_submit_bo){ from.handle, DRM_VCIV_ACCESS_READ };
	bos[1] = (struct drm_vciv_submit_bo){ to.handle, DRM_VCIV_ACCESS_WRITE };
	values[VALUE_FROM].bo = 0;
	values[VALUE_TO].bo = 1;
	values[VALUE_PITCH].value = pitch;
	values[VALUE_LAST_ROW].value = (size - 1) * pitch;
	time = sample_run_on_all(fd, program, values, VALUES, bos, 2);

	/* The CPU reads write-combined memory slowly: do it once. */
	blurred = sample_allocate(size * pitch);
	memcpy(blurred, to.map, size * pitch);
	differ = compare(blurred, pixels);
	printf("blur: %u x %u pixels, %.3f s from submit to fence, %u unlike the CPU's\n",
	       size, size, time, differ);
	if (image_write_png(output_file, blurred, size, size))
		return 1;

	free(blurred);
	free(pixels);
	vciv_bo_destroy(fd, &from);
	vciv_bo_destroy(fd, &to);
	vciv_program_destroy(fd, program);
	close(fd);

	return differ != 0;
}
