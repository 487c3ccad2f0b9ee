// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * The sum of many floats, computed on all QPUs through the vciv driver, and compared
 * with what the CPU makes of them. How much of its buffer an instance of the program
 * reads follows from its uniforms, so nothing in it is clamped.
 */

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sample.h"

/* Numbers from -3 to 3: whatever the order, their sums are exact. */
#define MAX_SIZE	4194304
#define LARGEST		3

/* What tests/programs/reduce.qasm takes, in its order. */
enum { X, STEP, VECTORS, TO, INSTANCE, UNIFORMS };

static const struct drm_vciv_uniform uniforms[UNIFORMS] = {
	[X] = SAMPLE_POINTER(DRM_VCIV_ACCESS_READ),
	[STEP] = SAMPLE_SCALAR(SAMPLE_VECTOR, SAMPLE_QPUS * SAMPLE_VECTOR, SAMPLE_VECTOR),
	[VECTORS] = SAMPLE_SCALAR(1, MAX_SIZE / SAMPLE_LANES, 1),
	[TO] = SAMPLE_POINTER(DRM_VCIV_ACCESS_WRITE),
	[INSTANCE] = SAMPLE_INSTANCE,
};

static const struct vciv_signature signature = SAMPLE_SIGNATURE(uniforms);

static uint32_t size = 1 << 16;
static const char *program_file = "/usr/share/vciv/reduce.bin";

static const char usage[] =
	"usage: reduce [OPTION...]\n"
	"\n"
	"Adds up floats on the QPUs of a VideoCore IV, each QPU some of them, and compares\n"
	"their sums with the CPU's.\n"
	"\n"
	"  --size N        numbers, a multiple of 16 (default 65536)\n"
	"  --program FILE  QPU program (default /usr/share/vciv/reduce.bin)\n"
	"  --help          this text\n";

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "size", required_argument, NULL, 's' },
		{ "program", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
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

static void fill(float *x)
{
	uint32_t number = 1;

	for (uint32_t i = 0; i < size; i++)
		x[i] = (int)((sample_random(&number) >> 8) % (2 * LARGEST + 1)) - LARGEST;
}

/* Vectors are dealt out in turn. Returns how many seconds it took. */
static double run(int fd, uint32_t program, uint32_t instances,
		  const struct drm_vciv_submit_bo *bos)
{
	enum { VALUE_X, VALUE_STEP, VALUE_VECTORS, VALUE_TO, VALUES };
	struct drm_vciv_value values[SAMPLE_QPUS][VALUES] = {};

	for (uint32_t i = 0; i < instances; i++) {
		values[i][VALUE_X] = (struct drm_vciv_value){ i * SAMPLE_VECTOR, 0 };
		values[i][VALUE_STEP].value = SAMPLE_QPUS * SAMPLE_VECTOR;
		values[i][VALUE_VECTORS].value = sample_share(size / SAMPLE_LANES, i);
		values[i][VALUE_TO] = (struct drm_vciv_value){ i * SAMPLE_VECTOR, 1 };
	}

	return sample_run_instances(fd, program, instances, values[0], VALUES, bos, 2);
}

/* Of the numbers that an instance adds. */
static float sum_cpu(const float *x, uint32_t instance)
{
	float sum = 0;

	for (uint32_t i = 0; i < size; i++)
		if (i / SAMPLE_LANES % SAMPLE_QPUS == instance)
			sum += x[i];

	return sum;
}

int main(int argc, char **argv)
{
	float sums[SAMPLE_QPUS * SAMPLE_LANES], *cpu_x, sum = 0;
	struct drm_vciv_submit_bo bos[2] = {};
	uint32_t program, instances, differ = 0;
	struct vciv_bo x, to;
	double time;
	int fd;

	parse_options(argc, argv);
	instances = sample_instances(size / SAMPLE_LANES);
	fd = sample_open();
	program = sample_program(fd, program_file, 0, &signature);
	sample_buffer(fd, size * sizeof(float), &x);
	sample_buffer(fd, sizeof(sums), &to);

	cpu_x = sample_allocate(size * sizeof(float));
	fill(cpu_x);
	memcpy(x.map, cpu_x, size * sizeof(float));
	bos[0] = (struct drm_vciv_submit_bo){ x.handle, DRM_VCIV_ACCESS_READ };
	bos[1] = (struct drm_vciv_submit_bo){ to.handle, DRM_VCIV_ACCESS_WRITE };
	time = run(fd, program, instances, bos);

	memcpy(sums, to.map, sizeof(sums));
	for (uint32_t i = 0; i < instances; i++) {
		float expected = sum_cpu(cpu_x, i);

		for (uint32_t lane = 0; lane < SAMPLE_LANES; lane++)
			differ += sums[i * SAMPLE_LANES + lane] != expected;
		sum += sums[i * SAMPLE_LANES];
	}
	printf("reduce: %u numbers give %.0f, %.3f s from submit to fence, %u unlike the CPU's\n",
	       size, sum, time, differ);

	free(cpu_x);
	vciv_bo_destroy(fd, &x);
	vciv_bo_destroy(fd, &to);
	vciv_program_destroy(fd, program);
	close(fd);

	return differ != 0;
}
