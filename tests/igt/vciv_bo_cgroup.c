// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include "igt.h"
#include "vciv_binding.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("The dmem controller limits what BOs a cgroup may have.");

#define PAGE 4096
#define PIECE (1 << 20)
#define LIMIT 4
#define MAX_PIECES 64

#define MOUNT_POINT "/tmp/vciv-cgroup"
#define OUTER "vciv"
#define INNER "vciv/one"
#define SIBLING "vciv/two"

/* Of the device's memory, as the controller calls it. */
static char region[NAME_MAX];
/* Where this process was. */
static char origin[PATH_MAX];

static int group_open(const char *group, const char *file, int flags)
{
	char path[PATH_MAX + 64];
	int fd;

	snprintf(path, sizeof(path), MOUNT_POINT "/%s/%s", group, file);
	fd = open(path, flags);
	igt_assert_f(fd >= 0, "%s: %s\n", path, strerror(errno));

	return fd;
}

static void group_write(const char *group, const char *file, const char *text)
{
	int fd = group_open(group, file, O_WRONLY);

	igt_assert_f(write(fd, text, strlen(text)) == (ssize_t)strlen(text), "%s: %s\n", file,
		     strerror(errno));
	close(fd);
}

/* What a file says of the region. */
static uint64_t group_read(const char *group, const char *file)
{
	char text[4096] = "", *line;
	int fd = group_open(group, file, O_RDONLY);

	igt_assert(read(fd, text, sizeof(text) - 1) > 0);
	close(fd);
	line = strstr(text, region);
	igt_assert_f(line, "%s says nothing of %s\n", file, region);

	return strtoull(line + strlen(region), NULL, 10);
}

static void group_limit(const char *group, uint64_t bytes)
{
	char text[NAME_MAX + 32];

	snprintf(text, sizeof(text), "%s %llu", region, (unsigned long long)bytes);
	group_write(group, "dmem.max", text);
}

static void group_enter(const char *group)
{
	group_write(group, "cgroup.procs", "0");
}

static void group_leave(void)
{
	group_enter(origin);
}

static void group_make(const char *group, const char *parent)
{
	char path[PATH_MAX];

	group_write(parent, "cgroup.subtree_control", "+dmem");
	snprintf(path, sizeof(path), MOUNT_POINT "/%s", group);
	igt_assert_f(mkdir(path, 0755) == 0 || errno == EEXIST, "%s\n", strerror(errno));
	group_limit(group, UINT32_MAX);
}

static bool group_remove(const char *group)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), MOUNT_POINT "/%s", group);

	return rmdir(path) == 0;
}

static void find_origin(void)
{
	char line[PATH_MAX];
	FILE *file = fopen("/proc/self/cgroup", "r");

	igt_assert(file);
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = 0;
		if (!strncmp(line, "0::", 3))
			snprintf(origin, sizeof(origin), "%s", line + 3);
	}
	fclose(file);
}

static bool has_controller(void)
{
	char text[256] = "";
	int fd = open(MOUNT_POINT "/cgroup.controllers", O_RDONLY);
	bool found = fd >= 0 && read(fd, text, sizeof(text) - 1) > 0 && strstr(text, "dmem");

	if (fd >= 0)
		close(fd);

	return found;
}

static void groups_set_up(void)
{
	igt_assert(mkdir(MOUNT_POINT, 0755) == 0 || errno == EEXIST);
	igt_require_f(mount("none", MOUNT_POINT, "cgroup2", 0, NULL) == 0, "Takes cgroups\n");
	igt_require_f(has_controller(), "Takes the dmem controller\n");
	find_origin();
	group_make(OUTER, "");
	group_make(INNER, OUTER);
	group_make(SIBLING, OUTER);
}

static void groups_take_down(void)
{
	group_leave();
	igt_assert(group_remove(INNER) && group_remove(SIBLING) && group_remove(OUTER));
	igt_assert_eq(umount(MOUNT_POINT), 0);
	rmdir(MOUNT_POINT);
}

/* Returns 0 or what it fails with: not by libdrm, which tries again on EAGAIN. */
static int create(int fd, uint32_t size, uint32_t *handle)
{
	struct drm_vc4_create_bo args = { .size = size };

	if (ioctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args))
		return errno;
	*handle = args.handle;

	return 0;
}

/* Pieces until there are no more, of one file. */
struct hoard {
	uint32_t handles[MAX_PIECES];
	unsigned int count;
	int error;
};

static struct hoard hoard_grow(int fd)
{
	struct hoard hoard = {};

	while (hoard.count < MAX_PIECES) {
		hoard.error = create(fd, PIECE, &hoard.handles[hoard.count]);
		if (hoard.error)
			break;
		hoard.count++;
	}

	return hoard;
}

static bool is_retained(int fd, uint32_t handle)
{
	return vciv_bo_madvise(fd, handle, VC4_MADV_WILLNEED);
}

static void wait_for_current(const char *group, uint64_t bytes)
{
	uint64_t end = vciv_now_ns() + VCIV_SLACK_NS;

	while (group_read(group, "dmem.current") != bytes) {
		igt_assert(vciv_now_ns() < end);
		usleep(10000);
	}
}

static void test_capacity(int fd)
{
	igt_assert_eq_u64(group_read("", "dmem.capacity"), vciv_bo_memory_budget(fd));
}

/* The limit is where it says, with ENOMEM, and nobody else's. */
static void test_limit(int outside)
{
	int inside = vciv_open();
	struct hoard hoard;
	uint32_t handle;

	group_limit(INNER, LIMIT * PIECE);
	group_enter(INNER);
	hoard = hoard_grow(inside);
	igt_assert_eq(hoard.count, LIMIT);
	igt_assert_eq(hoard.error, ENOMEM);
	igt_assert_eq(create(inside, PAGE, &handle), ENOMEM);
	igt_assert_eq_u64(group_read(INNER, "dmem.current"), LIMIT * PIECE);
	group_leave();

	vciv_check_works(outside);
	igt_assert_eq(create(outside, LIMIT * PIECE, &handle), 0);
	igt_assert_eq(drmCloseBufferHandle(outside, handle), 0);

	/* What is given back can be had again. */
	group_enter(INNER);
	igt_assert_eq(drmCloseBufferHandle(inside, hoard.handles[0]), 0);
	igt_assert_eq(create(inside, PIECE, &handle), 0);
	igt_assert_eq(create(inside, PAGE, &handle), ENOMEM);
	group_leave();
	close(inside);
	wait_for_current(INNER, 0);
}

/* Its own BOs that are not needed make room, those of others stay, however old. */
static void test_purge_own(int outside)
{
	int inside = vciv_open();
	uint32_t older, handle;
	struct hoard hoard;

	igt_assert_eq(create(outside, PIECE, &older), 0);
	vciv_bo_madvise(outside, older, VC4_MADV_DONTNEED);
	group_limit(INNER, LIMIT * PIECE);
	group_enter(INNER);
	hoard = hoard_grow(inside);
	vciv_bo_madvise(inside, hoard.handles[1], VC4_MADV_DONTNEED);
	igt_assert_eq(create(inside, PIECE, &handle), 0);
	igt_assert(!is_retained(inside, hoard.handles[1]));
	igt_assert(is_retained(inside, hoard.handles[0]));
	igt_assert_eq(create(inside, PAGE, &handle), ENOMEM);
	group_leave();

	igt_assert(is_retained(outside, older));
	igt_assert_eq(drmCloseBufferHandle(outside, older), 0);
	close(inside);
	wait_for_current(INNER, 0);
}

/* The limit of a parent is for its children together: one's purged BO helps the other. */
static void test_purge_sibling(void)
{
	int one = vciv_open(), two = vciv_open();
	uint32_t handle;
	struct hoard hoard;

	group_limit(INNER, UINT32_MAX);
	group_limit(OUTER, LIMIT * PIECE);
	group_enter(SIBLING);
	hoard = hoard_grow(two);
	igt_assert_eq(hoard.count, LIMIT);
	group_enter(INNER);
	igt_assert_eq(create(one, PAGE, &handle), ENOMEM);
	vciv_bo_madvise(two, hoard.handles[2], VC4_MADV_DONTNEED);
	igt_assert_eq(create(one, PAGE, &handle), 0);
	igt_assert(!is_retained(two, hoard.handles[2]));
	igt_assert_eq_u64(group_read(OUTER, "dmem.current"), (LIMIT - 1) * PIECE + PAGE);
	group_leave();

	close(two);
	close(one);
	group_limit(OUTER, UINT32_MAX);
	wait_for_current(OUTER, 0);
}

/* More is there at once, and less again. */
static void test_changed(void)
{
	int inside = vciv_open();
	struct hoard hoard;
	uint32_t handle;

	group_limit(INNER, PIECE);
	group_enter(INNER);
	hoard = hoard_grow(inside);
	igt_assert_eq(hoard.count, 1);
	group_limit(INNER, 2 * PIECE);
	igt_assert_eq(create(inside, PIECE, &handle), 0);
	igt_assert_eq(drmCloseBufferHandle(inside, handle), 0);
	group_limit(INNER, PIECE);
	igt_assert_eq(create(inside, PAGE, &handle), ENOMEM);
	igt_assert(is_retained(inside, hoard.handles[0]));
	group_leave();
	close(inside);
	wait_for_current(INNER, 0);
}

/* Whoever asks pays, also where another process opened the file, and after leaving. */
static void test_charged(void)
{
	int fd = vciv_open();
	uint32_t handle;

	group_limit(INNER, LIMIT * PIECE);
	group_enter(INNER);
	igt_assert_eq(create(fd, PIECE, &handle), 0);
	group_leave();
	igt_assert_eq(create(fd, PIECE, &handle), 0);
	igt_assert_eq_u64(group_read(INNER, "dmem.current"), PIECE);
	close(fd);
	wait_for_current(INNER, 0);
}

/* A cgroup can go while BOs that it paid for stay. */
static void test_removed(int fd)
{
	uint64_t used = vciv_bo_memory_used(fd);
	struct vciv_bo bo;

	group_limit(INNER, LIMIT * PIECE);
	group_enter(INNER);
	bo = vciv_bo_create(fd, PIECE);
	group_leave();
	igt_assert(group_remove(INNER));
	bo.words[0] = 9;
	igt_assert_eq_u32(bo.words[0], 9);
	igt_assert_eq_u64(group_read(OUTER, "dmem.current"), PIECE);
	vciv_bo_destroy(fd, &bo);
	wait_for_current(OUTER, 0);
	vciv_wait_for_bo_memory(fd, used);
	group_make(INNER, OUTER);
}

static int open_heap(void)
{
	char path[PATH_MAX];

	vciv_binding_heap(path, sizeof(path));

	return vciv_heap_open(path);
}

static void test_heap(int heap)
{
	group_limit(INNER, PIECE);
	group_enter(INNER);
	close(vciv_heap_allocate(heap, PIECE));
	wait_for_current(INNER, 0);
	igt_assert_eq(vciv_heap_try_allocate(heap, PIECE + PAGE), -ENOMEM);
	group_leave();
}

/*
 * Children do what enters cgroups: one that fails leaves neither files nor a process
 * there.
 */
igt_main
{
	int fd = -1;

	igt_fixture {
		fd = vciv_open();
		igt_require_f(geteuid() == 0, "Takes root\n");
		vciv_require_programs(fd);
		vciv_binding_find(fd);
		snprintf(region, sizeof(region), "drm/%s/bo", vciv_binding_device());
		groups_set_up();
	}

	igt_describe("The controller knows how much there is.");
	igt_subtest("capacity")
		test_capacity(fd);

	igt_describe("A cgroup gets what its limit says, then ENOMEM, and others notice nothing.");
	igt_subtest("limit") {
		igt_fork(child, 1)
			test_limit(fd);
		igt_waitchildren();
	}

	igt_describe("At the limit of a cgroup its own BOs are purged, and no others.");
	igt_subtest("purge-own") {
		igt_fork(child, 1)
			test_purge_own(fd);
		igt_waitchildren();
	}

	igt_describe("At the limit of a cgroup with children, the BOs of all these are purged.");
	igt_subtest("purge-sibling") {
		igt_fork(child, 1)
			test_purge_sibling();
		igt_waitchildren();
	}

	igt_describe("A limit can be changed at any time.");
	igt_subtest("changed") {
		igt_fork(child, 1)
			test_changed();
		igt_waitchildren();
	}

	igt_describe("The cgroup of the caller is charged, whoever opened the file.");
	igt_subtest("charged") {
		igt_fork(child, 1)
			test_charged();
		igt_waitchildren();
	}

	igt_describe("A cgroup is removed before its BOs are.");
	igt_subtest("removed") {
		igt_fork(child, 1)
			test_removed(fd);
		igt_waitchildren();
	}

	igt_describe("Buffers of the heap count as well.");
	igt_subtest("heap") {
		int heap = open_heap();

		igt_fork(child, 1)
			test_heap(heap);
		igt_waitchildren();
		close(heap);
	}

	igt_fixture {
		groups_take_down();
		close(fd);
	}
}
