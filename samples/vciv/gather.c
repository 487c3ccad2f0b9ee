// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * to[i] := table[index[i]], computed on all QPUs through the vciv driver, and
 * compared with what the CPU makes of it. An index may be any number: the QPU
 * program is safe since it clamps each. How far it gets in the rest follows from
 * its uniforms.
 */

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sample.h"

#define MAX_SIZE	4194304

/* What tests/programs/gather.qasm takes, in its order. */
enum {
	INDEX, TO, STEP, VECTORS, TABLE, TABLE_LIMIT, INSTANCE, UNIFORMS
};

static const struct drm_vciv_uniform uniforms[UNIFORMS] = {
	[INDEX] = SAMPLE_POINTER(DRM_VCIV_ACCESS_READ),
	[TO] = SAMPLE_POINTER(DRM_VCIV_ACCESS_WRITE),
	[STEP] = SAMPLE_SCALAR(SAMPLE_VECTOR, SAMPLE_QPUS * SAMPLE_VECTOR, SAMPLE_VECTOR),
	[VECTORS] = SAMPLE_SCALAR(1, MAX_SIZE / SAMPLE_LANES, 1),
	[TABLE] = SAMPLE_POINTER(DRM_VCIV_ACCESS_READ),
	[TABLE_LIMIT] = SAMPLE_LIMIT(TABLE, sizeof(uint32_t)),
	[INSTANCE] = SAMPLE_INSTANCE,
};

static const struct vciv_signature signature = SAMPLE_SIGNATURE(uniforms);

static uint32_t size = 1 << 16, table_pages = 3;
static const char *program_file = "/usr/share/vciv/gather.bin";

static const char usage[] =
	"usage: gather [OPTION...]\n"
	"\n"
	"Looks up elements of a table on the QPUs of a VideoCore IV, under indices some of\n"
	"which are negative or beyond the table and stand for its first or last element,\n"
	"and compares the result with the CPU's.\n"
	"\n"
	"  --size N        how many elements to look up, a multiple of 16 (default 65536)\n"
	"  --table N       pages of 1024 elements in the table (default 3)\n"
	"  --program FILE  QPU program (default /usr/share/vciv/gather.bin)\n"
	"  --help          this text\n";

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "size", required_argument, NULL, 's' },
		{ "table", required_argument, NULL, 't' },
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
		case 't':
			table_pages = sample_number(optarg, 1, MAX_SIZE / 1024, 1);
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

/* Most are in the table, and every eighth may be anything. */
static void fill(uint32_t *index, uint32_t *table, uint32_t elements)
{
	uint32_t number = 1;

	for (uint32_t i = 0; i < elements; i++)
		table[i] = 0x80000000 + i * 3;

	for (uint32_t i = 0; i < size; i++) {
		sample_random(&number);
		index[i] = i % 8 ? (number >> 8) % elements : number;
	}
}

static uint32_t clamp(int32_t index, uint32_t elements)
{
	if (index < 0)
		return 0;

	return (uint32_t)index < elements ? (uint32_t)index : elements - 1;
}

/* Returns how many numbers are not those that the CPU gets. */
static uint32_t compare(const uint32_t *numbers, const uint32_t *index, const uint32_t *table,
			uint32_t elements)
{
	uint32_t differ = 0;

	for (uint32_t i = 0; i < size; i++)
		differ += numbers[i] != table[clamp(index[i], elements)];

	return differ;
}

/* Vectors are dealt out in turn. Returns how many seconds it took. */
static double run(int fd, uint32_t program, const struct drm_vciv_submit_bo *bos)
{
	enum { VALUE_INDEX, VALUE_TO, VALUE_STEP, VALUE_VECTORS, VALUE_TABLE, VALUES };
	struct drm_vciv_value values[SAMPLE_QPUS][VALUES] = {};
	uint32_t vectors = size / SAMPLE_LANES;
	uint32_t instances = sample_instances(vectors);

	for (uint32_t i = 0; i < instances; i++) {
		values[i][VALUE_INDEX] = (struct drm_vciv_value){ i * SAMPLE_VECTOR, 0 };
		values[i][VALUE_TABLE].bo = 1;
		values[i][VALUE_TO] = (struct drm_vciv_value){ i * SAMPLE_VECTOR, 2 };
		values[i][VALUE_STEP].value = SAMPLE_QPUS * SAMPLE_VECTOR;
		values[i][VALUE_VECTORS].value = sample_share(vectors, i);
	}

	return sample_run_instances(fd, program, instances, values[0], VALUES, bos, 3);
}

int main(int argc, char **argv)
{
	struct drm_vciv_submit_bo bos[3] = {};
	struct vciv_bo index, table, to;
	uint32_t program, differ, elements, bytes;
	uint32_t *numbers, *cpu_index, *cpu_table;
	double time;
	int fd;

	parse_options(argc, argv);
	elements = table_pages * 1024;
	bytes = size * sizeof(uint32_t);
	fd = sample_open();
	program = sample_program(fd, program_file, 0, &signature);
	sample_buffer(fd, bytes, &index);
	sample_buffer(fd, elements * sizeof(uint32_t), &table);
	sample_buffer(fd, bytes, &to);

	cpu_index = sample_allocate(bytes);
	cpu_table = sample_allocate(elements * sizeof(uint32_t));
	fill(cpu_index, cpu_table, elements);
	memcpy(index.map, cpu_index, bytes);
	memcpy(table.map, cpu_table, elements * sizeof(uint32_t));

	bos[0] = (struct drm_vciv_submit_bo){ index.handle, DRM_VCIV_ACCESS_READ };
	bos[1] = (struct drm_vciv_submit_bo){ table.handle, DRM_VCIV_ACCESS_READ };
	bos[2] = (struct drm_vciv_submit_bo){ to.handle, DRM_VCIV_ACCESS_WRITE };
	time = run(fd, program, bos);

	/* The CPU reads write-combined memory slowly: do it once. */
	numbers = sample_allocate(bytes);
	memcpy(numbers, to.map, bytes);
	differ = compare(numbers, cpu_index, cpu_table, elements);
	printf("gather: %u of %u elements, %.3f s from submit to fence, %u unlike the CPU's\n",
	       size, elements, time, differ);

	free(numbers);
	free(cpu_index);
	free(cpu_table);
	vciv_bo_destroy(fd, &index);
	vciv_bo_destroy(fd, &table);
	vciv_bo_destroy(fd, &to);
	vciv_program_destroy(fd, program);
	close(fd);

	return differ != 0;
}
