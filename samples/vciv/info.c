// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */
/*
 * vciv-info: what the device is, and what its driver can do.
 */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xf86drm.h>

#include "vciv.h"

static const char usage[] =
	"usage: vciv-info [--counters]\n"
	"\n"
	"Prints what the V3D of VideoCore IV in this machine is, and what its driver can\n"
	"do: version of the interface, features, limits. Takes the right to open the\n"
	"render node, as members of the group render have it.\n"
	"\n"
	"  --counters   list the performance counters, with number, unit and meaning\n"
	"  --help       this text\n";

/* Registers IDENT0 to IDENT2, as the VideoCore IV 3D Architecture Reference Guide has them. */
static unsigned int field(uint64_t value, unsigned int low, unsigned int bits)
{
	return value >> low & ((1u << bits) - 1);
}

static uint64_t get_param(int fd, uint32_t param)
{
	uint64_t value = 0;
	int ret = vciv_get_param(fd, param, &value);

	if (ret) {
		fprintf(stderr, "vciv-info: parameter %#x: %s\n", param, strerror(-ret));
		exit(EXIT_FAILURE);
	}

	return value;
}

static void print_driver(int fd)
{
	drmVersion *version = drmGetVersion(fd);
	char *path = drmGetDeviceNameFromFd2(fd);

	printf("node:                  %s\n", path ?: "?");
	if (version)
		printf("driver:                %s %d.%d.%d, %s\n", version->name,
		       version->version_major, version->version_minor,
		       version->version_patchlevel, version->desc);
	printf("interface:             vc4's render ioctls, and version %" PRIu64 " of our own\n",
	       get_param(fd, DRM_VCIV_PARAM_VERSION));
	printf("memory:                %" PRIu64 " KiB for all BOs together\n",
	       get_param(fd, DRM_VCIV_PARAM_BO_MEMORY) / 1024);
	free(path);
	drmFreeVersion(version);
}

static void print_hardware(int fd)
{
	uint64_t ident[] = {
		get_param(fd, DRM_VC4_PARAM_V3D_IDENT0),
		get_param(fd, DRM_VC4_PARAM_V3D_IDENT1),
		get_param(fd, DRM_VC4_PARAM_V3D_IDENT2),
	};
	unsigned int slices = field(ident[1], 4, 4), qpus = field(ident[1], 8, 4);

	printf("V3D:                   %u.%u\n", field(ident[0], 24, 8), field(ident[1], 0, 4));
	printf("QPUs:                  %u, in %u slices\n", slices * qpus, slices);
	printf("TMUs:                  %u in each slice\n", field(ident[1], 12, 4));
	printf("semaphores:            %u\n", field(ident[1], 16, 8));
	printf("VPM:                   %u KiB\n", field(ident[1], 28, 4) ?: 16);
}

static void print_features(int fd)
{
	static const struct { uint32_t param; const char *name; } feature[] = {
		{ DRM_VC4_PARAM_SUPPORTS_BRANCHES, "branches in shaders" },
		{ DRM_VC4_PARAM_SUPPORTS_ETC1, "ETC1 textures" },
		{ DRM_VC4_PARAM_SUPPORTS_THREADED_FS, "threaded shaders" },
		{ DRM_VC4_PARAM_SUPPORTS_FIXED_RCL_ORDER, "fixed order of tiles" },
		{ DRM_VC4_PARAM_SUPPORTS_MADVISE, "purgeable BOs" },
		{ DRM_VC4_PARAM_SUPPORTS_PERFMON, "performance monitors" },
	};

	for (size_t i = 0; i < sizeof(feature) / sizeof(feature[0]); i++)
		printf("%-22s %s\n", feature[i].name,
		       get_param(fd, feature[i].param) ? "yes" : "no");
}

static void print_limits(void)
{
	printf("a program:             %u instructions, %u uniforms\n", DRM_VCIV_MAX_CODE_WORDS,
	       DRM_VCIV_MAX_UNIFORMS);
	printf("a file:                %u programs, %u jobs, %u performance monitors\n",
	       DRM_VCIV_MAX_PROGRAMS, DRM_VCIV_MAX_QUEUED_JOBS, DRM_VCIV_MAX_PERFMONS);
	printf("a submit:              %u dispatches, %u uniform words, %u BOs, %u syncobjs\n",
	       DRM_VCIV_MAX_DISPATCHES, DRM_VCIV_MAX_SUBMIT_UNIFORMS, DRM_VCIV_MAX_SUBMIT_BOS,
	       DRM_VCIV_MAX_SYNCS);
	printf("a performance monitor: %u counters\n", DRM_VC4_MAX_PERF_COUNTERS);
}

static int get_counter(int fd, uint32_t number, struct drm_vciv_perfmon_get_counter *counter)
{
	*counter = (struct drm_vciv_perfmon_get_counter){ .counter = number };

	return drmIoctl(fd, DRM_IOCTL_VCIV_PERFMON_GET_COUNTER, counter);
}

static void print_counters(int fd)
{
	struct drm_vciv_perfmon_get_counter counter;

	for (uint32_t i = 0; !get_counter(fd, i, &counter); i++)
		printf("%2u %-4s %s: %s (%s)\n", i, counter.category, counter.name,
		       counter.description, counter.unit);
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "counters", no_argument, NULL, 'c' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	int fd, option, counters = 0;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'h') {
			fputs(usage, stdout);
			return 0;
		}
		if (option != 'c')
			return 2;
		counters = 1;
	}
	if (optind < argc) {
		fprintf(stderr, "vciv-info: what is %s? (see --help)\n", argv[optind]);
		return 2;
	}

	fd = vciv_open();
	if (fd < 0) {
		fprintf(stderr, "vciv-info: no V3D that can be opened: %s\n", strerror(-fd));
		return EXIT_FAILURE;
	}
	if (counters) {
		print_counters(fd);
	} else {
		print_driver(fd);
		print_hardware(fd);
		print_features(fd);
		print_limits();
	}
	close(fd);

	return 0;
}
