// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * Fourier transforms on the QPUs by the interface of GPU_FFT, compared with ones
 * computed on the CPU in double precision.
 */

#include <complex.h>
#include <getopt.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "gpu_fft.h"

static int first = GPU_FFT_LOG2_MIN, last = 13, jobs = 1;
static double limit_ppm = 2;

static const char usage[] =
	"usage: vciv-fft [OPTION...]\n"
	"\n"
	"Transforms random numbers on the QPUs of a VideoCore IV, forward and back, and\n"
	"tells by how much the results differ from those of the CPU in double precision.\n"
	"\n"
	"  --size N          only transforms of 2^N numbers, 8 to 17 (default 8 to 13)\n"
	"  --jobs N          so many transforms at once (default 1)\n"
	"  --limit PPM       the relative error that is allowed (default 2)\n"
	"  --help            this text\n";

static int parse_int(const char *text, int low, int high)
{
	char *end;
	long number = strtol(text, &end, 10);

	if (end == text || *end || number < low || number > high) {
		fprintf(stderr, "vciv-fft: '%s' is not a number from %d to %d, see --help\n", text,
			low, high);
		exit(1);
	}

	return number;
}

static void parse_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "size", required_argument, NULL, 's' },
		{ "jobs", required_argument, NULL, 'j' },
		{ "limit", required_argument, NULL, 'l' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 's':
			first = parse_int(optarg, GPU_FFT_LOG2_MIN, GPU_FFT_LOG2_MAX);
			last = first;
			break;
		case 'j':
			jobs = parse_int(optarg, 1, 1024);
			break;
		case 'l':
			limit_ppm = parse_int(optarg, 0, 1000000);
			break;
		case 'h':
			fputs(usage, stdout);
			exit(0);
		default:
			fputs(usage, stderr);
			exit(1);
		}
	}
}

static void *allocate(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (!memory) {
		fprintf(stderr, "vciv-fft: out of memory\n");
		exit(1);
	}

	return memory;
}

/* By halves; "scratch" has room for as many numbers. */
static void transform(double complex data[], double complex scratch[], int size, double sign)
{
	int half = size / 2;

	if (size == 1)
		return;

	for (int i = 0; i < half; i++) {
		scratch[i] = data[2 * i];
		scratch[i + half] = data[2 * i + 1];
	}
	transform(scratch, data, half, sign);
	transform(scratch + half, data + half, half, sign);
	for (int i = 0; i < half; i++) {
		double complex odd = scratch[i + half] * cexp(-sign * 2 * M_PI * I * i / size);

		data[i] = scratch[i] + odd;
		data[i + half] = scratch[i] - odd;
	}
}

static float random_float(void)
{
	return (float)rand() / RAND_MAX * 2 - 1;
}

static void fill(struct GPU_FFT *fft, double complex *expected, int size)
{
	for (int j = 0; j < jobs; j++) {
		for (int i = 0; i < size; i++) {
			struct GPU_FFT_COMPLEX z = { random_float(), random_float() };

			fft->in[j * fft->step + i] = z;
			expected[j * size + i] = z.re + I * z.im;
		}
	}
}

/* Root of the mean square of the differences, relative to that of what is expected. */
static double relative_error(const struct GPU_FFT *fft, const double complex *expected, int size)
{
	double difference = 0, norm = 0;

	for (int j = 0; j < jobs; j++) {
		for (int i = 0; i < size; i++) {
			struct GPU_FFT_COMPLEX z = fft->out[j * fft->step + i];
			double complex e = expected[j * size + i];

			difference += pow(cabs(z.re + I * z.im - e), 2);
			norm += pow(cabs(e), 2);
		}
	}

	return sqrt(difference / norm);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);

	return time.tv_sec + time.tv_nsec / 1e9;
}

static int prepare(int log2_size, int direction, struct GPU_FFT **fft)
{
	static const char *const reasons[] = {
		"no GPU that we may use (is vciv loaded, are you in the group render?)",
		"no program for that size",
		"not enough contiguous memory (see cma= on the kernel's command line)",
	};
	int ret = gpu_fft_prepare(0, log2_size, direction, jobs, fft);

	if (ret)
		fprintf(stderr, "vciv-fft: 2^%d: %s\n", log2_size, reasons[-ret - 1]);

	return ret;
}

/* Returns whether all is well. */
static int try_size(int log2_size, int direction)
{
	int size = 1 << log2_size;
	double complex *expected = allocate(jobs * size, sizeof(*expected));
	double complex *scratch = allocate(size, sizeof(*scratch));
	double start, seconds, error = INFINITY;
	struct GPU_FFT *fft;
	unsigned int failed;

	if (prepare(log2_size, direction, &fft)) {
		free(scratch);
		free(expected);
		return 0;
	}

	fill(fft, expected, size);
	start = now();
	failed = gpu_fft_execute(fft);
	seconds = now() - start;

	if (!failed) {
		for (int j = 0; j < jobs; j++)
			transform(expected + j * size, scratch, size,
				  direction == GPU_FFT_FWD ? 1 : -1);
		error = relative_error(fft, expected, size);
	}
	printf("2^%-2d %s  %d job%s  %.2f ppm  %.1f ms  %s\n", log2_size,
	       direction == GPU_FFT_FWD ? "forward" : "inverse", jobs, jobs == 1 ? "" : "s",
	       error * 1e6, seconds * 1e3, error * 1e6 <= limit_ppm ? "ok" : "WRONG");

	gpu_fft_release(fft);
	free(scratch);
	free(expected);

	return error * 1e6 <= limit_ppm;
}

int main(int argc, char **argv)
{
	int good = 1;

	parse_options(argc, argv);
	for (int size = first; size <= last; size++)
		good &= try_size(size, GPU_FFT_FWD) & try_size(size, GPU_FFT_REV);

	return !good;
}
