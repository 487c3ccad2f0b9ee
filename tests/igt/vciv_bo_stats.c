// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <stdlib.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("What is told about BOs, in fdinfo and debugfs, after each thing that can be done.");

#define KIB 1024
#define PAGE (4 * KIB)
/* Of two BOs: their sum says which of them are counted. */
#define FIRST (64 * KIB)
#define SECOND (32 * KIB)

/* Memory of a file, in bytes. */
struct memory {
	uint64_t total;
	uint64_t shared;
	uint64_t resident;
	uint64_t purgeable;
	uint64_t active;
};

/* A key that nothing counts for may be missing. */
static uint64_t memory_key(int fd, const char *name)
{
	uint64_t value = 0;
	char key[64];

	snprintf(key, sizeof(key), "drm-%s-memory", name);
	vciv_fdinfo_read(fd, key, &value);

	return value;
}

static void check_memory(int fd, struct memory expected)
{
	igt_assert_eq_u64(memory_key(fd, "total"), expected.total);
	igt_assert_eq_u64(memory_key(fd, "shared"), expected.shared);
	igt_assert_eq_u64(memory_key(fd, "resident"), expected.resident);
	igt_assert_eq_u64(memory_key(fd, "purgeable"), expected.purgeable);
	igt_assert_eq_u64(memory_key(fd, "active"), expected.active);
}

#define CHECK_MEMORY(fd, ...) check_memory(fd, (struct memory){ __VA_ARGS__ })

static void purge_all(void)
{
	int file = open("/proc/sys/vm/drop_caches", O_WRONLY);

	igt_require_f(file >= 0, "Takes root\n");
	igt_assert_eq(write(file, "2", 1), 1);
	close(file);
}

static void test_created(void)
{
	int fd = vciv_open();
	struct vciv_bo first, second;

	CHECK_MEMORY(fd, 0);
	first = vciv_bo_create(fd, FIRST);
	CHECK_MEMORY(fd, .total = FIRST, .resident = FIRST);
	second = vciv_bo_create_cached(fd, SECOND);
	CHECK_MEMORY(fd, .total = FIRST + SECOND, .resident = FIRST + SECOND);
	vciv_bo_destroy(fd, &first);
	CHECK_MEMORY(fd, .total = SECOND, .resident = SECOND);
	vciv_bo_destroy(fd, &second);
	CHECK_MEMORY(fd, 0);
	close(fd);
}

static void test_purged(void)
{
	int fd = vciv_open();
	struct vciv_bo first = vciv_bo_create(fd, FIRST);
	struct vciv_bo second = vciv_bo_create(fd, SECOND);

	vciv_bo_madvise(fd, first.handle, VC4_MADV_DONTNEED);
	CHECK_MEMORY(fd, .total = FIRST + SECOND, .resident = FIRST + SECOND, .purgeable = FIRST);
	vciv_bo_madvise(fd, first.handle, VC4_MADV_WILLNEED);
	CHECK_MEMORY(fd, .total = FIRST + SECOND, .resident = FIRST + SECOND);
	vciv_bo_madvise(fd, first.handle, VC4_MADV_DONTNEED);
	purge_all();
	CHECK_MEMORY(fd, .total = FIRST + SECOND, .resident = SECOND);
	vciv_bo_destroy(fd, &second);
	CHECK_MEMORY(fd, .total = FIRST);
	vciv_bo_destroy(fd, &first);
	close(fd);
}

/* Each file has all of what it shares. */
static void test_shared(void)
{
	int fd = vciv_open(), other = vciv_open(), dmabuf;
	struct vciv_bo first = vciv_bo_create(fd, FIRST);
	struct vciv_bo second = vciv_bo_create(fd, SECOND);
	uint32_t imported;

	igt_assert_eq(drmPrimeHandleToFD(fd, first.handle, DRM_CLOEXEC | DRM_RDWR, &dmabuf), 0);
	igt_assert_eq(drmPrimeFDToHandle(other, dmabuf, &imported), 0);
	close(dmabuf);
	CHECK_MEMORY(fd, .total = FIRST + SECOND, .shared = FIRST, .resident = FIRST + SECOND);
	CHECK_MEMORY(other, .total = FIRST, .shared = FIRST, .resident = FIRST);
	vciv_bo_destroy(fd, &first);
	CHECK_MEMORY(fd, .total = SECOND, .resident = SECOND);
	igt_assert_eq_u64(memory_key(other, "total"), FIRST);
	igt_assert_eq(drmCloseBufferHandle(other, imported), 0);
	CHECK_MEMORY(other, 0);
	vciv_bo_destroy(fd, &second);
	close(other);
	close(fd);
}

/* From the submit on, and not purgeable as long. */
static void test_active(void)
{
	int fd = vciv_open();
	struct vciv_gate gate = vciv_gate_create(fd);
	struct vciv_bo first = vciv_bo_create(fd, FIRST);
	struct vciv_bo second = vciv_bo_create(fd, SECOND);
	struct vciv_job job;

	vciv_job_store(&job, vciv_program_create(fd, &vciv_store), 1, &first, 1);
	vciv_job_wait(&job, gate.syncobj);
	vciv_submit(fd, &job);
	CHECK_MEMORY(fd, .total = FIRST + SECOND, .resident = FIRST + SECOND, .active = FIRST);
	vciv_bo_madvise(fd, first.handle, VC4_MADV_DONTNEED);
	CHECK_MEMORY(fd, .total = FIRST + SECOND, .resident = FIRST + SECOND, .active = FIRST);
	vciv_gate_open(fd, &gate);
	igt_assert_eq(vciv_bo_wait(fd, first.handle, VCIV_SLACK_NS), 0);
	CHECK_MEMORY(fd, .total = FIRST + SECOND, .resident = FIRST + SECOND, .purgeable = FIRST);
	vciv_bo_destroy(fd, &second);
	vciv_bo_destroy(fd, &first);
	close(fd);
}

/* How the list has a BO. */
struct entry {
	unsigned long long client;
	unsigned long size;
	char kind[16];
	char state[16];
};

/* Labels are told in the last column; of each there is one at most in these tests. */
static bool find_entry(int fd, const char *label, struct entry *entry)
{
	static char list[1 << 20];
	char *line;

	igt_require_f(vciv_debugfs_read(fd, "bos", list, sizeof(list)), "Takes debugfs\n");
	for (line = strtok(list, "\n"); line; line = strtok(NULL, "\n")) {
		char told[1024];

		if (sscanf(line, "%llu %lu %15s %15s %1023[^\n]", &entry->client, &entry->size,
			   entry->kind, entry->state, told) == 5 && !strcmp(told, label))
			return true;
	}

	return false;
}

static uint64_t client_id(int fd)
{
	uint64_t id;

	igt_assert(vciv_fdinfo_read(fd, "drm-client-id", &id));

	return id;
}

static void check_entry(int fd, const char *label, int owner, uint32_t size, const char *kind,
			const char *state)
{
	struct entry entry;

	igt_assert_f(find_entry(fd, label, &entry), "%s is not in the list\n", label);
	igt_assert_eq_u64(entry.client, client_id(owner));
	igt_assert_eq_u64(entry.size, size);
	igt_assert_f(!strcmp(entry.kind, kind), "%s, not %s\n", entry.kind, kind);
	igt_assert_f(!strcmp(entry.state, state), "%s, not %s\n", entry.state, state);
}

static void test_list(int fd)
{
	struct vciv_bo first = vciv_bo_create(fd, FIRST), second = vciv_bo_create_cached(fd, SECOND);
	struct entry entry;

	vciv_bo_label(fd, first.handle, "test: first");
	check_entry(fd, "test: first", fd, FIRST, "wc", "-");
	vciv_bo_label(fd, second.handle, "test: second");
	check_entry(fd, "test: second", fd, SECOND, "cached", "-");

	/* Labels cannot make lines of their own. */
	vciv_bo_label(fd, second.handle, "0 1 wc -\n\\");
	igt_assert(!find_entry(fd, "test: second", &entry));
	check_entry(fd, "0 1 wc -\\012\\134", fd, SECOND, "cached", "-");

	vciv_bo_madvise(fd, first.handle, VC4_MADV_DONTNEED);
	check_entry(fd, "test: first", fd, FIRST, "wc", "purgeable");
	purge_all();
	check_entry(fd, "test: first", fd, FIRST, "wc", "purged");
	vciv_bo_destroy(fd, &first);
	igt_assert(!find_entry(fd, "test: first", &entry));
	vciv_bo_destroy(fd, &second);
}

/* Whoever made a BO stays its owner; what is shared is in use. */
static void test_list_shared(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	int other = vciv_open(), dmabuf;
	struct entry entry;
	uint32_t imported;

	vciv_bo_label(fd, bo.handle, "test: shared");
	igt_assert_eq(drmPrimeHandleToFD(fd, bo.handle, DRM_CLOEXEC | DRM_RDWR, &dmabuf), 0);
	igt_assert_eq(drmPrimeFDToHandle(other, dmabuf, &imported), 0);
	close(dmabuf);
	check_entry(fd, "test: shared", fd, PAGE, "wc", "in-use");
	vciv_bo_destroy(fd, &bo);
	check_entry(fd, "test: shared", fd, PAGE, "wc", "in-use");
	close(other);
	igt_assert(!find_entry(fd, "test: shared", &entry));
}

igt_main
{
	int fd = -1;

	igt_fixture
		fd = vciv_open();

	igt_describe("fdinfo counts what there is.");
	igt_subtest("fdinfo-created")
		test_created();

	igt_describe("fdinfo tells what may be purged, and counts what was as not resident.");
	igt_subtest("fdinfo-purged")
		test_purged();

	igt_describe("fdinfo tells what is shared, in both files.");
	igt_subtest("fdinfo-shared")
		test_shared();

	igt_describe("fdinfo tells what jobs use.");
	igt_subtest("fdinfo-active") {
		vciv_require_programs(fd);
		test_active();
	}

	igt_describe("debugfs lists BOs with owner, size, kind, state and label.");
	igt_subtest("list")
		test_list(fd);

	igt_describe("A shared BO is listed once, as its maker's.");
	igt_subtest("list-shared")
		test_list_shared(fd);

	igt_fixture
		close(fd);
}
