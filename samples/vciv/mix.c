// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * A weighted sum of sounds, each in a buffer of its own, computed on all QPUs through
 * the vciv driver, and compared with what the CPU makes of them. The uniforms of an
 * instance have a record for each sound, and the program a loop over them, so one
 * program is proven for any number of sounds.
 */

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sample.h"

#define PART		64	/* numbers that an instance makes */
#define MAX_SOUNDS	(DRM_VCIV_MAX_SUBMIT_BOS - 1)
#define MAX_SIZE	(DRM_VCIV_MAX_DISPATCHES * SAMPLE_QPUS * PART)
/* Numbers, and weights, from minus this to it: whatever the order, sums are exact. */
#define LARGEST		100

/* What tests/programs/mix.qasm takes, in its order. */
enum { TO, SOUNDS, INSTANCE, SOUND, WEIGHT, UNIFORMS };

/* The kernel numbers the instances. */
enum { VALUE_TO, VALUE_SOUNDS, VALUES };
enum { VALUE_SOUND, VALUE_WEIGHT, RECORD_VALUES };

static const struct drm_vciv_uniform uniforms[UNIFORMS] = {
	[TO] = SAMPLE_POINTER(DRM_VCIV_ACCESS_WRITE),
	[SOUNDS] = SAMPLE_SCALAR(1, MAX_SOUNDS, 1),
	[INSTANCE] = SAMPLE_INSTANCE,
	[SOUND] = SAMPLE_POINTER(DRM_VCIV_ACCESS_READ),
	[WEIGHT] = SAMPLE_FLOAT,
};

static const struct vciv_signature signature = {
	.uniforms = uniforms,
	.count = UNIFORMS,
	.record = UNIFORMS - SOUND,
};

struct sound {
	struct vciv_bo bo;
	float weight;
	float *cpu;	/* a copy: the CPU reads write-combined memory slowly */
};

static uint32_t num_sounds = 8;
static uint32_t size = 3072;
static const char *program_file = "/usr/share/vciv/mix.bin";

static const char usage[] =
	"usage: mix [OPTION...]\n"
	"\n"
	"Mixes sounds on the QPUs of a VideoCore IV: a sum of floats from many buffers, each\n"
	"times its weight. Compares the result with the CPU's.\n"
	"\n"
	"  --sounds N      how many there are (default 8)\n"
	"  --size N        numbers in each, a multiple of 64 (default 3072)\n"
	"  --program FILE  QPU program (default /usr/share/vciv/mix.bin)\n"
	"  --help          this text\n";

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "sounds", required_argument, NULL, 'n' },
		{ "size", required_argument, NULL, 's' },
		{ "program", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 'n':
			num_sounds = sample_number(optarg, 1, MAX_SOUNDS, 1);
			break;
		case 's':
			size = sample_number(optarg, PART, MAX_SIZE, PART);
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
	if ((uint64_t)size / PART * (UNIFORMS + num_sounds * RECORD_VALUES) >
	    DRM_VCIV_MAX_SUBMIT_UNIFORMS)
		sample_die("too many uniforms for one job: mix fewer sounds, or shorter ones");
}

static float random_float(uint32_t *number)
{
	return (int)((sample_random(number) >> 8) % (2 * LARGEST + 1)) - LARGEST;
}

static void create_sound(int fd, struct sound *sound, uint32_t *number)
{
	sample_buffer(fd, size * sizeof(float), &sound->bo);
	sound->cpu = sample_allocate(size * sizeof(float));
	sound->weight = random_float(number);
	for (uint32_t i = 0; i < size; i++)
		sound->cpu[i] = random_float(number);
	memcpy(sound->bo.map, sound->cpu, size * sizeof(float));
}

/* Of one instance: where it stores, and a record for each sound. BO 0 takes the sum. */
static void set_values(struct drm_vciv_value *values, const struct sound *sounds, uint32_t part)
{
	uint32_t offset = part * PART * sizeof(float);

	values[VALUE_TO].value = offset;
	values[VALUE_SOUNDS].value = num_sounds;
	values += VALUES;
	for (uint32_t i = 0; i < num_sounds; i++, values += RECORD_VALUES) {
		values[VALUE_SOUND] = (struct drm_vciv_value){ offset, i + 1 };
		values[VALUE_WEIGHT].value = sample_float_bits(sounds[i].weight);
	}
}

/*
 * A dispatch for as many parts as there are QPUs, one after the other: instances of
 * the same number use the same rows of the VPM. Returns how many seconds it took.
 */
static double run(int fd, uint32_t program, const struct sound *sounds,
		  const struct drm_vciv_submit_bo *bos)
{
	uint32_t parts = size / PART, each = VALUES + num_sounds * RECORD_VALUES;
	struct drm_vciv_value *values = sample_allocate(parts * each * sizeof(*values));
	struct drm_vciv_dispatch dispatches[DRM_VCIV_MAX_DISPATCHES];
	struct drm_vciv_submit submit = { .bos = VCIV_ARRAY(bos, num_sounds + 1) };
	uint32_t count = 0;
	double time;

	for (uint32_t i = 0; i < parts; i++)
		set_values(values + i * each, sounds, i);
	for (uint32_t i = 0; i < parts; i += SAMPLE_QPUS, count++) {
		uint32_t instances = sample_instances(parts - i);

		dispatches[count] = (struct drm_vciv_dispatch){
			.program = program,
			.instances = instances,
			.flags = i ? DRM_VCIV_DISPATCH_BARRIER : 0,
			.records = num_sounds,
			.values = VCIV_ARRAY(values + i * each, instances * each),
		};
	}
	submit.dispatches = VCIV_ARRAY(dispatches, count);
	time = sample_run(fd, &submit);
	free(values);

	return time;
}

static uint32_t count_differing(const float *sum, const struct sound *sounds)
{
	uint32_t differ = 0;

	for (uint32_t i = 0; i < size; i++) {
		float expected = 0;

		for (uint32_t j = 0; j < num_sounds; j++)
			expected += sounds[j].weight * sounds[j].cpu[i];
		differ += sum[i] != expected;
	}

	return differ;
}

int main(int argc, char **argv)
{
	struct drm_vciv_submit_bo *bos;
	uint32_t program, differ, number = 1;
	struct sound *sounds;
	struct vciv_bo to;
	double time;
	int fd;

	parse_options(argc, argv);
	fd = sample_open();
	program = sample_program(fd, program_file, 0, &signature);
	sounds = sample_allocate(num_sounds * sizeof(*sounds));
	bos = sample_allocate((num_sounds + 1) * sizeof(*bos));
	sample_buffer(fd, size * sizeof(float), &to);
	bos[0] = (struct drm_vciv_submit_bo){ to.handle, DRM_VCIV_ACCESS_WRITE };
	for (uint32_t i = 0; i < num_sounds; i++) {
		create_sound(fd, &sounds[i], &number);
		bos[i + 1] = (struct drm_vciv_submit_bo){ sounds[i].bo.handle,
							  DRM_VCIV_ACCESS_READ };
	}

	time = run(fd, program, sounds, bos);
	differ = count_differing(to.map, sounds);
	printf("mix: %u sounds of %u numbers, %.3f s from submit to fence, %u unlike the CPU's\n",
	       num_sounds, size, time, differ);

	for (uint32_t i = 0; i < num_sounds; i++) {
		vciv_bo_destroy(fd, &sounds[i].bo);
		free(sounds[i].cpu);
	}
	vciv_bo_destroy(fd, &to);
	vciv_program_destroy(fd, program);
	close(fd);
	free(bos);
	free(sounds);

	return differ != 0;
}
