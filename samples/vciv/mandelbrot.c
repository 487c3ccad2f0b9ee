// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * A picture of the Mandelbrot set, computed on all QPUs through the vciv
 * driver, and compared with what the CPU makes of it.
 */

#include <errno.h>
#include <fenv.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "image.h"
#include "mandelbrot.h"
#include "vciv.h"

#define INSTANCES	12	/* QPUs of a Raspberry Pi */
#define LANES		16	/* pixels that a QPU computes at once */
#define MAX_SIZE	2048
#define MAX_LIMIT	1000000
#define POISON		0x5a5a5a5a	/* no pixel: all of them are opaque */

#define ANY_FLOAT	{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = UINT32_MAX, .align = 1 }
#define RANGE(low, high) \
	{ .kind = DRM_VCIV_UNIFORM_SCALAR, .min = (low), .max = (high), .align = 1 }

/* What tests/programs/mandelbrot.qasm takes, in its order. */
static const struct drm_vciv_uniform signature[] = {
	{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = DRM_VCIV_ACCESS_WRITE, .align = 64 },
	{ .kind = DRM_VCIV_UNIFORM_LIMIT, .of = 0, .width = 64 },
	{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = INSTANCES * MAX_SIZE * 4, .align = 64 },
	RANGE(1, MAX_SIZE),		/* rows of this instance */
	RANGE(1, MAX_SIZE / LANES),	/* vectors in a row */
	RANGE(0, MAX_SIZE),		/* index of its first row */
	RANGE(1, INSTANCES),		/* from there to the index of the next */
	ANY_FLOAT,			/* x0 */
	ANY_FLOAT,			/* y0 */
	ANY_FLOAT,			/* dx */
	ANY_FLOAT,			/* dy */
	RANGE(1, MAX_LIMIT),
	RANGE(0, 63),			/* VPM row */
};

#define UNIFORMS (sizeof(signature) / sizeof(*signature))
#define VALUES	(UNIFORMS - 1)	/* the limit is the kernel's business */

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

__attribute__((noreturn, format(printf, 1, 2)))
static void die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "mandelbrot: ");
	vfprintf(stderr, format, args);
	fprintf(stderr, "\n");
	va_end(args);

	exit(1);
}

static uint64_t parse_number(const char *text, uint64_t low, uint64_t high, uint64_t multiple)
{
	char *end;
	uint64_t number = strtoull(text, &end, 10);

	if (end == text || *end || number < low || number > high || number % multiple)
		die("'%s' is not a number that fits, see --help", text);

	return number;
}

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
			view.size = parse_number(optarg, LANES, MAX_SIZE, LANES);
			break;
		case 'i':
			view.limit = parse_number(optarg, 1, MAX_LIMIT, 1);
			break;
		case 'p':
			program_file = optarg;
			break;
		case 'u':
			program_flags = DRM_VCIV_PROGRAM_UNVERIFIED;
			break;
		case 't':
			timeout_ms = parse_number(optarg, 1, 10000, 1);
			break;
		case 'h':
			fputs(usage, stdout);
			exit(0);
		default:
			exit(2);
		}
	}

	if (optind != argc)
		die("what is '%s'? See --help", argv[optind]);

	view.step = 3.0f / view.size;
}

static int open_device(void)
{
	int fd = vciv_open();

	if (fd == -ENODEV)
		die("no device of the vciv driver: is the module loaded (modprobe vciv)?");
	if (fd == -EACCES)
		die("may not open /dev/dri/renderD*: join the group that owns it, mostly render");
	if (fd < 0)
		die("cannot open a render node: %s", strerror(-fd));

	return fd;
}

static uint64_t get_param(int fd, uint32_t param)
{
	uint64_t value;
	int ret = vciv_get_param(fd, param, &value);

	if (ret)
		die("the driver has no parameter 0x%x, is it too old? %s", param, strerror(-ret));

	return value;
}

static uint32_t load_program(int fd)
{
	char log[VCIV_LOG_SIZE];
	uint32_t handle = 0;
	int ret;

	ret = vciv_program_load(fd, program_file, program_flags, signature, UNIFORMS, &handle,
				log);
	if (ret == -EACCES)
		die("the kernel cannot prove %s safe: %s", program_file, log);
	if (ret == -EPERM && program_flags)
		die("--unverified takes root and the module parameter allow_unverified=1");
	if (ret == -EPERM)
		die("only root may compute, as long as the module parameter unprivileged is 0");
	if (ret)
		die("cannot load %s: %s", program_file, strerror(-ret));

	return handle;
}

static void create_image(int fd, struct vciv_bo *image)
{
	size_t size = (size_t)view.size * view.size * sizeof(uint32_t);
	int ret;

	ret = vciv_bo_create(fd, size, image);
	if (ret)
		die("no buffer of %zu bytes, try a smaller --size: %s", size, strerror(-ret));

	memset(image->map, POISON & 0xff, size);
}

static uint32_t float_bits(float value)
{
	uint32_t bits;

	memcpy(&bits, &value, sizeof(bits));

	return bits;
}

/* Instance i computes rows i, i + 12, i + 24 and so on. */
static void set_uniforms(struct drm_vciv_value *values, uint32_t instance)
{
	const uint32_t pitch = view.size * sizeof(uint32_t);
	const uint32_t offset = instance * pitch;	/* in BO 0 */
	const uint32_t words[VALUES] = {
		offset,
		INSTANCES * pitch,
		(view.size - instance + INSTANCES - 1) / INSTANCES,
		view.size / LANES,
		instance,
		INSTANCES,
		float_bits(view.x0),
		float_bits(view.y0),
		float_bits(view.step),
		float_bits(view.step),
		view.limit,
		instance,
	};

	for (uint32_t i = 0; i < VALUES; i++)
		values[i].value = words[i];
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);

	return now.tv_sec + now.tv_nsec / 1e9;
}

/* Returns how long it took. */
static double compute(int fd, uint32_t program, const struct vciv_bo *image)
{
	struct drm_vciv_value values[INSTANCES][VALUES] = {};
	struct drm_vciv_dispatch dispatch = {
		.program = program,
		.instances = INSTANCES,
		.values = VCIV_ARRAY(values[0], INSTANCES * VALUES),
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
	double start = seconds();
	int ret;

	for (uint32_t i = 0; i < INSTANCES; i++)
		set_uniforms(values[i], i);

	ret = vciv_run(fd, &submit);
	if (ret == -ETIME)
		die("the GPU took too long: fewer --iterations, or a longer --timeout as root");
	if (ret == -EPERM)
		die("may not run this: --unverified, and a --timeout above 2000, take root");
	if (ret)
		die("the job failed: %s", strerror(-ret));

	return seconds() - start;
}

static uint32_t *allocate_pixels(void)
{
	uint32_t *pixels = calloc((size_t)view.size * view.size, sizeof(*pixels));

	if (!pixels)
		die("out of memory");

	return pixels;
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
		die("%s: %s", path, strerror(errno));

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

	fd = open_device();
	print_device(fd);
	create_image(fd, &image);
	program = load_program(fd);
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
		die("the GPU's picture is wrong");

	free(pixels);
	return 0;
}
