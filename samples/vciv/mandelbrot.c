// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * A picture of the Mandelbrot set, computed on all QPUs through the vciv
 * driver, and compared with what the CPU makes of it.
 */

#include <errno.h>
#include <fenv.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "image.h"
#include "mandelbrot.h"
#include "sample.h"

#define MAX_SIZE	2048
#define MAX_LIMIT	1000000
#define POISON		0x5a5a5a5a	/* no pixel: all of them are opaque */

/* What tests/programs/mandelbrot.qasm takes, in its order. */
static const struct drm_vciv_uniform uniforms[] = {
	SAMPLE_POINTER(DRM_VCIV_ACCESS_WRITE),
	SAMPLE_LIMIT(0, SAMPLE_VECTOR),
	SAMPLE_SCALAR(0, SAMPLE_QPUS * MAX_SIZE * 4, 64),
	SAMPLE_SCALAR(1, MAX_SIZE, 1),			/* rows of this instance */
	SAMPLE_SCALAR(1, MAX_SIZE / SAMPLE_LANES, 1),	/* vectors in a row */
	SAMPLE_SCALAR(0, MAX_SIZE, 1),			/* index of its first row */
	SAMPLE_SCALAR(1, SAMPLE_QPUS, 1),		/* from there to the index of the next */
	SAMPLE_FLOAT,					/* x0 */
	SAMPLE_FLOAT,					/* y0 */
	SAMPLE_FLOAT,					/* dx */
	SAMPLE_FLOAT,					/* dy */
	SAMPLE_SCALAR(1, MAX_LIMIT, 1),
	SAMPLE_SCALAR(0, 63, 1),			/* VPM row */
};

#define VALUES	(SAMPLE_COUNT(uniforms) - 1)	/* the limit is the kernel's business */

static const struct vciv_signature signature = SAMPLE_SIGNATURE(uniforms);

static struct mandelbrot view = { .size = 512, .limit = 100, .x0 = -2.25f, .y0 = -1.5f };
static const char *program_file = "/usr/share/vciv/mandelbrot.bin";
static const char *output_file = "mandelbrot.png";
static uint64_t timeout_ms;
static uint32_t program_flags;

static const char usage[] =
	"usage: mandelbrot [OPTION...]\n"
	"\n"
	"Computes a picture of the Mandelbrot set on the QPUs of a VideoCore IV, compares\n"
	"it with one computed on the CPU, and writes it to a PNG file.\n"
	"\n"
	"  --output FILE     picture (default mandelbrot.png)\n"
	"  --size N          pixels on a side, a multiple of 16 up to 2048 (default 512)\n"
	"  --iterations N    most steps for a pixel (default 100)\n"
	"  --program FILE    QPU program (default /usr/share/vciv/mandelbrot.bin)\n"
	"  --unverified      run the program unproven; as root, allow_unverified=1 being set\n"
	"  --timeout MS      how long the GPU may take; above 2000 as root (default 2000)\n"
	"  --help            this text\n";

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "size", required_argument, NULL, 's' },
		{ "iterations", required_argument, NULL, 'i' },
		{ "program", required_argument, NULL, 'p' },
		{ "unverified", no_argument, NULL, 'u' },
		{ "timeout", required_argument, NULL, 't' },
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
			view.size = sample_number(optarg, SAMPLE_LANES, MAX_SIZE, SAMPLE_LANES);
			break;
		case 'i':
			view.limit = sample_number(optarg, 1, MAX_LIMIT, 1);
			break;
		case 'p':
			program_file = optarg;
			break;
		case 'u':
			program_flags = DRM_VCIV_PROGRAM_UNVERIFIED;
			break;
		case 't':
			timeout_ms = sample_number(optarg, 1, 10000, 1);
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

	view.step = 3.0f / view.size;
}

static uint64_t get_param(int fd, uint32_t param)
{
	uint64_t value;
	int ret = vciv_get_param(fd, param, &value);

	if (ret)
		sample_die("the driver has no parameter 0x%x, is it too old? %s", param,
			   strerror(-ret));

	return value;
}

static void create_image(int fd, struct vciv_bo *image)
{
	size_t size = (size_t)view.size * view.size * sizeof(uint32_t);

	sample_buffer(fd, size, image);
	memset(image->map, POISON & 0xff, size);
}

/* Instance i computes rows i, i + 12, i + 24 and so on. */
static void set_uniforms(struct drm_vciv_value *values, uint32_t instance)
{
	const uint32_t pitch = view.size * sizeof(uint32_t);
	const uint32_t offset = instance * pitch;	/* in BO 0 */
	const uint32_t words[VALUES] = {
		offset,
		SAMPLE_QPUS * pitch,
		(view.size - instance + SAMPLE_QPUS - 1) / SAMPLE_QPUS,
		view.size / SAMPLE_LANES,
		instance,
		SAMPLE_QPUS,
		sample_float_bits(view.x0),
		sample_float_bits(view.y0),
		sample_float_bits(view.step),
		sample_float_bits(view.step),
		view.limit,
		instance,
	};

	for (uint32_t i = 0; i < VALUES; i++)
		values[i].value = words[i];
}

/* Returns how long it took. */
static double compute(int fd, uint32_t program, const struct vciv_bo *image)
{
	struct drm_vciv_value values[SAMPLE_QPUS][VALUES] = {};
	struct drm_vciv_dispatch dispatch = {
		.program = program,
		.instances = SAMPLE_QPUS,
		.values = VCIV_ARRAY(values[0], SAMPLE_QPUS * VALUES),
	};
	struct drm_vciv_submit_bo bo = {
		.handle = image->handle,
		.access = DRM_VCIV_ACCESS_WRITE,
	};
	struct drm_vciv_submit submit = {
		.timeout_ns = timeout_ms * 1000000,
		.dispatches = VCIV_ARRAY(&dispatch, 1),
		.bos = VCIV_ARRAY(&bo, 1),
	};

	for (uint32_t i = 0; i < SAMPLE_QPUS; i++)
		set_uniforms(values[i], i);

	return sample_run(fd, &submit);
}

static uint32_t *allocate_pixels(void)
{
	return sample_allocate((size_t)view.size * view.size * sizeof(uint32_t));
}

/* Returns how many pixels are not those that the CPU gets when it rounds so. */
static uint32_t compare(const uint32_t *pixels, int rounding)
{
	uint32_t *expected = allocate_pixels();
	uint32_t count = view.size * view.size;
	uint32_t differ = 0;

	fesetround(rounding);
	mandelbrot_cpu(&view, expected);
	fesetround(FE_TONEAREST);

	for (uint32_t i = 0; i < count; i++)
		differ += pixels[i] != expected[i];
	free(expected);

	return differ;
}

static void print_driver_view(int fd)
{
	char path[64], line[256];
	FILE *file;

	snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", fd);
	file = fopen(path, "r");
	if (!file)
		sample_die("%s: %s", path, strerror(errno));

	while (fgets(line, sizeof(line), file)) {
		if (!strncmp(line, "drm-", 4) || !strncmp(line, "vciv-", 5))
			printf("  driver:    %s", line);
	}
	fclose(file);
}

static void print_device(int fd)
{
	uint64_t ident0 = get_param(fd, DRM_VC4_PARAM_V3D_IDENT0);
	uint64_t ident1 = get_param(fd, DRM_VC4_PARAM_V3D_IDENT1);
	uint64_t version = get_param(fd, DRM_VCIV_PARAM_VERSION);

	/* Technology version; revision, slices, QPUs of a slice. */
	printf("mandelbrot:\n");
	printf("  device:    V3D %u.%u, %u QPUs, vciv uAPI version %u\n",
	       (unsigned int)(ident0 >> 24), (unsigned int)(ident1 & 0xf),
	       (unsigned int)((ident1 >> 4 & 0xf) * (ident1 >> 8 & 0xf)), (unsigned int)version);
}

/* Returns whether the image is right, bit for bit. */
static int check_image(const uint32_t *pixels)
{
	uint32_t count = view.size * view.size;
	uint32_t wrong = compare(pixels, FE_TOWARDZERO);

	printf("  compared:  %u pixels with the CPU rounding toward zero, as QPUs do: %u differ\n",
	       count, wrong);
	if (wrong)
		return 0;

	printf("             %u pixels with the CPU rounding to nearest: %u differ, since\n"
	       "             near the set's border the last bit decides how many steps it takes\n",
	       count, compare(pixels, FE_TONEAREST));

	return 1;
}

int main(int argc, char **argv)
{
	struct vciv_bo image;
	uint32_t *pixels, program;
	int fd, right;
	double time;

	parse_options(argc, argv);

	fd = sample_open();
	print_device(fd);
	create_image(fd, &image);
	program = sample_program(fd, program_file, program_flags, &signature);
	time = compute(fd, program, &image);

	/* The CPU reads write-combined memory slowly: do it once. */
	pixels = allocate_pixels();
	memcpy(pixels, image.map, image.size);

	printf("  image:     %u x %u pixels, at most %u steps: %s\n",
	       view.size, view.size, view.limit, output_file);
	printf("  time:      %.3f s from submit to fence\n", time);
	right = check_image(pixels);
	print_driver_view(fd);

	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &image);
	close(fd);

	if (image_write_png(output_file, pixels, view.size, view.size))
		return 1;
	if (!right)
		sample_die("the GPU's picture is wrong");

	free(pixels);
	return 0;
}
