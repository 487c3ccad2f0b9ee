// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * y := a * x + y for vectors of floats, computed on all QPUs through the vciv
 * driver, and compared with what the CPU makes of it.
 */

#include <fenv.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sample.h"
#include "saxpy.h"

#define MAX_SIZE	4194304

/* What tests/programs/saxpy.qasm takes, in its order. */
enum { X, X_LIMIT, Y, Y_LIMIT, INSTANCE, BYTES, A, UNIFORMS };

static const struct drm_vciv_uniform uniforms[UNIFORMS] = {
	[X] = SAMPLE_POINTER(DRM_VCIV_ACCESS_READ),
	[X_LIMIT] = SAMPLE_LIMIT(X, SAMPLE_VECTOR),
	[Y] = SAMPLE_POINTER(DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE),
	[Y_LIMIT] = SAMPLE_LIMIT(Y, SAMPLE_VECTOR),
	[INSTANCE] = SAMPLE_INSTANCE,
	[BYTES] = SAMPLE_SCALAR(SAMPLE_VECTOR, MAX_SIZE * 4, SAMPLE_VECTOR),
	[A] = SAMPLE_FLOAT,
};

static const struct vciv_signature signature = SAMPLE_SIGNATURE(uniforms);

static uint32_t size = 1 << 16;
static float a = 1.5f;
static const char *program_file = "/usr/share/vciv/saxpy.bin";

static const char usage[] =
	"usage: saxpy [OPTION...]\n"
	"\n"
	"Computes y := a * x + y on the QPUs of a VideoCore IV, for vectors of floats, and\n"
	"compares the result with the CPU's.\n"
	"\n"
	"  --size N        numbers in each vector, a multiple of 16 (default 65536)\n"
	"  --factor A      the factor a (default 1.5)\n"
	"  --program FILE  QPU program (default /usr/share/vciv/saxpy.bin)\n"
	"  --help          this text\n";

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "size", required_argument, NULL, 's' },
		{ "factor", required_argument, NULL, 'f' },
		{ "program", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	int option;
	char *end;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 's':
			size = sample_number(optarg, SAMPLE_LANES, MAX_SIZE, SAMPLE_LANES);
			break;
		case 'f':
			a = strtof(optarg, &end);
			if (end == optarg || *end)
				sample_die("'%s' is not a number", optarg);
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

static void fill(float *x, float *y)
{
	for (uint32_t i = 0; i < size; i++) {
		x[i] = (float)i / 3;
		y[i] = 1000 - (float)i / 7;
	}
}

/* Returns how many numbers are not those that the CPU gets, rounding as QPUs do. */
static uint32_t compare(const float *numbers, const float *x, float *y)
{
	uint32_t differ = 0;

	fesetround(FE_TOWARDZERO);
	saxpy_cpu(size, a, x, y);
	fesetround(FE_TONEAREST);

	for (uint32_t i = 0; i < size; i++)
		differ += sample_float_bits(numbers[i]) != sample_float_bits(y[i]);

	return differ;
}

int main(int argc, char **argv)
{
	enum { VALUE_X, VALUE_Y, VALUE_BYTES, VALUE_A, VALUES };
	struct drm_vciv_value values[VALUES] = {};
	struct drm_vciv_submit_bo bos[2] = {};
	struct vciv_bo x, y;
	uint32_t program, differ, bytes;
	float *numbers, *cpu_x, *cpu_y;
	double time;
	int fd;

	parse_options(argc, argv);
	bytes = size * sizeof(float);
	fd = sample_open();
	program = sample_program(fd, program_file, 0, &signature);
	sample_buffer(fd, bytes, &x);
	sample_buffer(fd, bytes, &y);

	cpu_x = sample_allocate(bytes);
	cpu_y = sample_allocate(bytes);
	fill(cpu_x, cpu_y);
	memcpy(x.map, cpu_x, bytes);
	memcpy(y.map, cpu_y, bytes);

	bos[0] = (struct drm_vciv_submit_bo){ x.handle, DRM_VCIV_ACCESS_READ };
	bos[1] = (struct drm_vciv_submit_bo){ y.handle,
					      DRM_VCIV_ACCESS_READ | DRM_VCIV_ACCESS_WRITE };
	values[VALUE_X].bo = 0;
	values[VALUE_Y].bo = 1;
	values[VALUE_BYTES].value = bytes;
	values[VALUE_A].value = sample_float_bits(a);
	time = sample_run_on_all(fd, program, values, VALUES, bos, 2);

	/* The CPU reads write-combined memory slowly: do it once. */
	numbers = sample_allocate(bytes);
	memcpy(numbers, y.map, bytes);
	differ = compare(numbers, cpu_x, cpu_y);
	printf("saxpy: %u numbers, %.3f s from submit to fence, %u unlike the CPU's\n",
	       size, time, differ);

	free(numbers);
	free(cpu_x);
	free(cpu_y);
	vciv_bo_destroy(fd, &x);
	vciv_bo_destroy(fd, &y);
	vciv_program_destroy(fd, program);
	close(fd);

	return differ != 0;
}
