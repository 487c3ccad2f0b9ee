// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/* First: in an IGT tree it has macros that headers of the kernel have, too. */
#include "igt.h"

#include <dirent.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>

#include "vciv_binding.h"
#include "vciv_lib.h"

#define DRIVER "/sys/bus/platform/drivers/vciv/"
#define PARAMETERS "/sys/module/vciv/parameters"
#define MAX_DEVICES 4

static char device[NAME_MAX];
/* What modprobe has to be told to get the same module again. */
static char parameters[1024];

static void device_of(int fd, char name[NAME_MAX])
{
	char link[64], path[PATH_MAX];

	vciv_sysfs_path(fd, "", link, sizeof(link));
	igt_assert(realpath(link, path));
	snprintf(name, NAME_MAX, "%s", basename(path));
}

void vciv_binding_find(int fd)
{
	device_of(fd, device);
}

const char *vciv_binding_device(void)
{
	return device;
}

void vciv_binding_heap(char *path, size_t size)
{
	char link[PATH_MAX], node[PATH_MAX];

	snprintf(link, sizeof(link), "/sys/bus/platform/devices/%s/of_node", device);
	snprintf(path, size, "/dev/dma_heap/%s-contiguous",
		 realpath(link, node) ? basename(node) : device);
}

static bool write_device_to(const char *file)
{
	int fd = open(file, O_WRONLY);
	bool done;

	igt_assert_fd(fd);
	done = write(fd, device, strlen(device)) > 0;
	close(fd);

	return done;
}

void vciv_unbind(void)
{
	igt_assert(write_device_to(DRIVER "unbind"));
}

static bool has_node(void)
{
	int fds[MAX_DEVICES];
	unsigned int count = vciv_open_all(fds, MAX_DEVICES);
	bool found = false;
	char name[NAME_MAX];

	for (unsigned int i = 0; i < count; i++) {
		device_of(fds[i], name);
		found |= !strcmp(name, device);
		close(fds[i]);
	}

	return found;
}

/* Some systems remove and make device nodes later, in the background. */
static void wait_for_node(void)
{
	uint64_t end = vciv_now_ns() + VCIV_SLACK_NS;

	do {
		igt_assert_f(vciv_now_ns() < end, "there is no render node\n");
		usleep(10000);
	} while (!has_node());
}

void vciv_bind(void)
{
	igt_assert(write_device_to(DRIVER "bind"));
	wait_for_node();
}

void vciv_bind_again(void)
{
	if (!access(DRIVER "bind", W_OK))
		write_device_to(DRIVER "bind");
}

void vciv_module_require(void)
{
	igt_require_f(!access("/sbin/rmmod", X_OK) && !access("/sbin/modprobe", X_OK),
		      "Takes rmmod and modprobe\n");
}

static void remember_parameter(const char *name)
{
	char path[PATH_MAX], value[64];
	ssize_t length;
	int fd;

	snprintf(path, sizeof(path), PARAMETERS "/%s", name);
	fd = open(path, O_RDONLY);
	igt_assert_fd(fd);
	length = read(fd, value, sizeof(value) - 1);
	close(fd);
	igt_assert(length > 0);
	value[strcspn(value, "\n")] = 0;
	snprintf(parameters + strlen(parameters), sizeof(parameters) - strlen(parameters),
		 " %s=%.*s", name, (int)strcspn(value, "\n"), value);
}

static void remember_parameters(void)
{
	DIR *dir = opendir(PARAMETERS);
	struct dirent *entry;

	igt_assert(dir);
	parameters[0] = 0;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			remember_parameter(entry->d_name);
	closedir(dir);
}

bool vciv_module_unload(void)
{
	remember_parameters();

	return system("rmmod vciv 2>/dev/null") == 0;
}

void vciv_module_unload_soon(void)
{
	uint64_t end = vciv_now_ns() + VCIV_SLACK_NS;

	while (!vciv_module_unload()) {
		igt_assert_f(vciv_now_ns() < end, "the module stays in use\n");
		usleep(10000);
	}
}

void vciv_module_load(void)
{
	char command[sizeof(parameters) + 64];

	snprintf(command, sizeof(command), "modprobe vciv%s", parameters);
	igt_assert_eq(system(command), 0);
	wait_for_node();
}
