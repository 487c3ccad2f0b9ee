// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * C := A * B for matrices of floats, computed on all QPUs through the vciv driver, and
 * compared with what the CPU makes of them. Sizes and pitches are uniforms; the driver
 * knows from its proof of the program how large the buffers must be for them.
 */

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sample.h"

#define MAX_SIZE	1024
/* Numbers from -7 to 7: whatever the order, sums of their products are exact. */
#define LARGEST		7

/* What tests/programs/sgemm.qasm takes, in its order. */
enum {
	A, A_PITCH, B, B_PITCH, C, C_PITCH, ROWS, VECTORS, DEPTH, INSTANCE, UNIFORMS
};

#define ELEMENT		sizeof(float)
#define MAX_PITCH	(SAMPLE_QPUS * MAX_SIZE * ELEMENT)

static const struct drm_vciv_uniform uniforms[UNIFORMS] = {
	[A] = { .kind = DRM_VCIV_UNIFORM_POINTER, .access = DRM_VCIV_ACCESS_READ,
		.align = ELEMENT },
	[A_PITCH] = SAMPLE_SCALAR(ELEMENT, MAX_PITCH, ELEMENT),
	[B] = SAMPLE_POINTER(DRM_VCIV_ACCESS_READ),
	[B_PITCH] = SAMPLE_SCALAR(SAMPLE_VECTOR, MAX_PITCH, SAMPLE_VECTOR),
	[C] = SAMPLE_POINTER(DRM_VCIV_ACCESS_WRITE),
	[C_PITCH] = SAMPLE_SCALAR(SAMPLE_VECTOR, MAX_PITCH, SAMPLE_VECTOR),
	[ROWS] = SAMPLE_SCALAR(1, MAX_SIZE, 1),
	[VECTORS] = SAMPLE_SCALAR(1, MAX_SIZE / SAMPLE_LANES, 1),
	[DEPTH] = SAMPLE_SCALAR(1, MAX_SIZE, 1),
	[INSTANCE] = SAMPLE_INSTANCE,
};

static const struct vciv_signature signature = SAMPLE_SIGNATURE(uniforms);

static uint32_t rows = 96, columns = 96, depth = 96;
static const char *program_file = "/usr/share/vciv/sgemm.bin";

static const char usage[] =
	"usage: sgemm [OPTION...]\n"
	"\n"
	"Multiplies matrices of floats on the QPUs of a VideoCore IV, and compares the product\n"
	"with the CPU's.\n"
	"\n"
	"  --rows N        of the first matrix and of the product (default 96)\n"
	"  --columns N     of the second matrix and of the product, a multiple of 16\n"
	"                  (default 96)\n"
	"  --depth N       columns of the first matrix, rows of the second (default 96)\n"
	"  --program FILE  QPU program (default /usr/share/vciv/sgemm.bin)\n"
	"  --help          this text\n";

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "rows", required_argument, NULL, 'r' },
		{ "columns", required_argument, NULL, 'c' },
		{ "depth", required_argument, NULL, 'd' },
		{ "program", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 'r':
			rows = sample_number(optarg, 1, MAX_SIZE, 1);
			break;
		case 'c':
			columns = sample_number(optarg, SAMPLE_LANES, MAX_SIZE, SAMPLE_LANES);
			break;
		case 'd':
			depth = sample_number(optarg, 1, MAX_SIZE, 1);
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

static float *make_matrix(uint32_t elements, uint32_t number)
{
	float *matrix = sample_allocate(elements * ELEMENT);

	for (uint32_t i = 0; i < elements; i++)
		matrix[i] = (int)((sample_random(&number) >> 8) % (2 * LARGEST + 1)) - LARGEST;

	return matrix;
}

/* Rows are dealt out in turn. Returns how many seconds it took. */
static double run(int fd, uint32_t program, const struct drm_vciv_submit_bo *bos)
{
	enum {
		VALUE_A, VALUE_A_PITCH, VALUE_B, VALUE_B_PITCH, VALUE_C, VALUE_C_PITCH,
		VALUE_ROWS, VALUE_VECTORS, VALUE_DEPTH, VALUES
	};
	struct drm_vciv_value values[SAMPLE_QPUS][VALUES] = {};
	uint32_t instances = sample_instances(rows);

	for (uint32_t i = 0; i < instances; i++) {
		values[i][VALUE_A] = (struct drm_vciv_value){ i * depth * ELEMENT, 0 };
		values[i][VALUE_A_PITCH].value = SAMPLE_QPUS * depth * ELEMENT;
		values[i][VALUE_B].bo = 1;
		values[i][VALUE_B_PITCH].value = columns * ELEMENT;
		values[i][VALUE_C] = (struct drm_vciv_value){ i * columns * ELEMENT, 2 };
		values[i][VALUE_C_PITCH].value = SAMPLE_QPUS * columns * ELEMENT;
		values[i][VALUE_ROWS].value = sample_share(rows, i);
		values[i][VALUE_VECTORS].value = columns / SAMPLE_LANES;
		values[i][VALUE_DEPTH].value = depth;
	}

	return sample_run_instances(fd, program, instances, values[0], VALUES, bos, 3);
}

/* Returns how many elements are not those that the CPU gets. */
static uint32_t compare(const float *product, const float *a, const float *b)
{
	uint32_t differ = 0;

	for (uint32_t row = 0; row < rows; row++)
		for (uint32_t column = 0; column < columns; column++) {
			float sum = 0;

			for (uint32_t i = 0; i < depth; i++)
				sum += a[row * depth + i] * b[i * columns + column];
			differ += product[row * columns + column] != sum;
		}

	return differ;
}

int main(int argc, char **argv)
{
	struct drm_vciv_submit_bo bos[3] = {};
	float *cpu_a, *cpu_b, *product;
	struct vciv_bo a, b, c;
	uint32_t program, differ;
	double time;
	int fd;

	parse_options(argc, argv);
	fd = sample_open();
	program = sample_program(fd, program_file, 0, &signature);
	sample_buffer(fd, rows * depth * ELEMENT, &a);
	sample_buffer(fd, depth * columns * ELEMENT, &b);
	sample_buffer(fd, rows * columns * ELEMENT, &c);

	cpu_a = make_matrix(rows * depth, 1);
	cpu_b = make_matrix(depth * columns, 2);
	memcpy(a.map, cpu_a, rows * depth * ELEMENT);
	memcpy(b.map, cpu_b, depth * columns * ELEMENT);

	bos[0] = (struct drm_vciv_submit_bo){ a.handle, DRM_VCIV_ACCESS_READ };
	bos[1] = (struct drm_vciv_submit_bo){ b.handle, DRM_VCIV_ACCESS_READ };
	bos[2] = (struct drm_vciv_submit_bo){ c.handle, DRM_VCIV_ACCESS_WRITE };
	time = run(fd, program, bos);

	/* The CPU reads write-combined memory slowly: do it once. */
	product = sample_allocate(rows * columns * ELEMENT);
	memcpy(product, c.map, rows * columns * ELEMENT);
	differ = compare(product, cpu_a, cpu_b);
	printf("sgemm: %u x %u times %u x %u, %.3f s from submit to fence, %u unlike the CPU's\n",
	       rows, depth, depth, columns, time, differ);

	free(product);
	free(cpu_a);
	free(cpu_b);
	vciv_bo_destroy(fd, &a);
	vciv_bo_destroy(fd, &b);
	vciv_bo_destroy(fd, &c);
	vciv_program_destroy(fd, program);
	close(fd);

	return differ != 0;
}
