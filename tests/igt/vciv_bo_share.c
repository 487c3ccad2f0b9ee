// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <linux/dma-buf.h>
#include <linux/udmabuf.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("BOs as dma-bufs: other clients, other devices, and the CPU's caches.");

#define PAGE 4096
#define MAX_DEVICES 16

#define CONTIGUOUS_HEAP "/dev/dma_heap/default_cma_region"

static int export(int fd, uint32_t handle, uint32_t flags)
{
	int dmabuf;

	igt_assert_eq(drmPrimeHandleToFD(fd, handle, DRM_CLOEXEC | flags, &dmabuf), 0);

	return dmabuf;
}

static uint32_t import(int fd, int dmabuf)
{
	uint32_t handle;

	igt_assert_eq(drmPrimeFDToHandle(fd, dmabuf, &handle), 0);

	return handle;
}

/* Returns 0 or what the import fails with. */
static int try_import(int fd, int dmabuf)
{
	uint32_t handle;

	if (drmPrimeFDToHandle(fd, dmabuf, &handle))
		return errno;
	igt_assert_eq(drmCloseBufferHandle(fd, handle), 0);

	return 0;
}

static void sync_dmabuf(int dmabuf, uint64_t flags)
{
	struct dma_buf_sync args = { .flags = flags };

	do_ioctl(dmabuf, DMA_BUF_IOCTL_SYNC, &args);
}

/* The memory of a dma-buf as a BO of the file, mapped through the dma-buf. */
static struct vciv_bo bo_from_dmabuf(int fd, int dmabuf, uint32_t size)
{
	struct vciv_bo bo = { .handle = import(fd, dmabuf), .size = size };
	void *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, dmabuf, 0);

	igt_assert_f(map != MAP_FAILED, "%s\n", strerror(errno));
	bo.words = map;

	return bo;
}

/* The GPU writes to it, and the CPU sees it through its mapping. */
static void check_store(int fd, const struct vciv_bo *bo, int dmabuf, uint32_t number)
{
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct vciv_job job;

	/* What the CPU has in its caches of before must not be what it sees. */
	sync_dmabuf(dmabuf, DMA_BUF_SYNC_START | DMA_BUF_SYNC_RW);
	for (uint32_t i = 0; i < VCIV_LANES; i++)
		bo->words[i] = 0;
	sync_dmabuf(dmabuf, DMA_BUF_SYNC_END | DMA_BUF_SYNC_RW);

	vciv_job_store(&job, program, 1, bo, number);
	vciv_submit(fd, &job);

	/*
	 * Start waits for the job too, but only after the exporter has seen to the
	 * caches: for one that does not wait itself, as heaps, that is too early.
	 */
	igt_assert_eq(vciv_bo_wait(fd, bo->handle, UINT64_MAX), 0);
	sync_dmabuf(dmabuf, DMA_BUF_SYNC_START | DMA_BUF_SYNC_READ);
	vciv_assert_vector(bo, 0, number);
	sync_dmabuf(dmabuf, DMA_BUF_SYNC_END | DMA_BUF_SYNC_READ);
	vciv_program_destroy(fd, program);
}

static void test_second_client(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	int dmabuf = export(fd, bo.handle, DRM_RDWR);
	int other = vciv_open();
	struct vciv_bo second;

	/* It is the same BO, so within a file it is the same handle. */
	igt_assert_eq_u32(import(fd, dmabuf), bo.handle);
	second = bo_from_dmabuf(other, dmabuf, PAGE);
	igt_assert_eq_u32(import(other, dmabuf), second.handle);

	bo.words[9] = 0x1234;
	igt_assert_eq_u32(second.words[9], 0x1234);
	vciv_bo_destroy(fd, &bo);
	close(dmabuf);
	igt_assert_eq_u32(second.words[9], 0x1234);
	vciv_bo_destroy(other, &second);
	close(other);
}

static void test_map_access(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, 2 * PAGE);
	int dmabuf = export(fd, bo.handle, 0);
	volatile uint32_t *map;

	bo.words[PAGE / 4] = 77;
	map = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, dmabuf, PAGE);
	igt_assert(map != MAP_FAILED);
	igt_assert_eq_u32(map[0], 77);
	munmap((void *)map, PAGE);

	igt_assert(mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, dmabuf, 0) == MAP_FAILED);
	igt_assert_eq(errno, EACCES);
	igt_assert(mmap(NULL, PAGE, PROT_READ, MAP_SHARED, dmabuf, 2 * PAGE) == MAP_FAILED);
	igt_assert_eq(errno, EINVAL);
	igt_assert(mmap(NULL, 3 * PAGE, PROT_READ, MAP_SHARED, dmabuf, 0) == MAP_FAILED);
	igt_assert_eq(errno, EINVAL);
	igt_assert(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, dmabuf, 0) == MAP_FAILED);
	igt_assert_eq(errno, EINVAL);
	igt_assert(mmap(NULL, PAGE, PROT_READ, MAP_SHARED, dmabuf, (1ull << 44) - PAGE) ==
		   MAP_FAILED);
	close(dmabuf);
	vciv_bo_destroy(fd, &bo);
}

static bool is_ready(int dmabuf, short events)
{
	struct pollfd pollfd = { .fd = dmabuf, .events = events };

	return poll(&pollfd, 1, 0) == 1;
}

static void test_poll(int fd, uint32_t access)
{
	struct vciv_gate gate = vciv_gate_create(fd);
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);
	struct vciv_bo to = vciv_bo_create(fd, PAGE);
	uint32_t program = vciv_program_create(fd, &vciv_increment);
	int dmabuf = export(fd, bo.handle, DRM_RDWR);
	struct pollfd pollfd = { .fd = dmabuf, .events = POLLOUT };
	struct vciv_job job;

	igt_assert(is_ready(dmabuf, POLLIN) && is_ready(dmabuf, POLLOUT));
	if (access == DRM_VCIV_ACCESS_READ)
		vciv_job_increment(&job, program, &bo, &to);
	else
		vciv_job_increment(&job, program, &to, &bo);
	vciv_job_wait(&job, gate.syncobj);
	vciv_submit(fd, &job);

	igt_assert(!is_ready(dmabuf, POLLOUT));
	igt_assert_eq(is_ready(dmabuf, POLLIN), access == DRM_VCIV_ACCESS_READ);
	vciv_gate_open(fd, &gate);
	igt_assert_eq(poll(&pollfd, 1, VCIV_SLACK_NS / NSEC_PER_MSEC), 1);
	/* Who waits to write may be woken up before the kernel has come to who reads. */
	pollfd.events = POLLIN;
	igt_assert_eq(poll(&pollfd, 1, VCIV_SLACK_NS / NSEC_PER_MSEC), 1);

	close(dmabuf);
	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &to);
	vciv_bo_destroy(fd, &bo);
}

static bool is_driver(int fd, const char *name)
{
	drmVersion *version = drmGetVersion(fd);
	bool found = version && !strcmp(version->name, name);

	drmFreeVersion(version);

	return found;
}

/* Of a device that libdrm does not list; dumb buffers take the primary node. */
static int open_vgem(void)
{
	for (int i = 0; i < MAX_DEVICES; i++) {
		char path[64];
		int fd;

		snprintf(path, sizeof(path), "/dev/dri/card%d", i);
		fd = open(path, O_RDWR | O_CLOEXEC);
		if (fd >= 0 && is_driver(fd, "vgem"))
			return fd;
		if (fd >= 0)
			close(fd);
	}

	return -1;
}

static void test_export_to_vgem(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, 4 * PAGE);
	int dmabuf = export(fd, bo.handle, DRM_RDWR);
	int vgem = open_vgem();

	igt_require_f(vgem >= 0, "Takes the module vgem\n");
	igt_assert_eq(try_import(vgem, dmabuf), 0);
	close(vgem);
	close(dmabuf);
	vciv_bo_destroy(fd, &bo);
}

static int vgem_buffer(int vgem, uint32_t pages)
{
	struct drm_mode_create_dumb args = { .width = PAGE / 4, .height = pages, .bpp = 32 };

	do_ioctl(vgem, DRM_IOCTL_MODE_CREATE_DUMB, &args);

	return export(vgem, args.handle, DRM_RDWR);
}

/* One page is in one piece; 256 that come from everywhere are not. */
static void test_import_from_vgem(int fd)
{
	int vgem = open_vgem();
	int one, many, error;

	igt_require_f(vgem >= 0, "Takes the module vgem\n");
	one = vgem_buffer(vgem, 1);
	many = vgem_buffer(vgem, 256);
	igt_assert_eq(try_import(fd, one), 0);
	error = try_import(fd, many);
	igt_assert(error == 0 || error == EINVAL);
	close(many);
	close(one);
	close(vgem);
}

static int udmabuf_create(uint32_t pages)
{
	struct udmabuf_create args = { .size = (uint64_t)pages * PAGE, .flags = UDMABUF_FLAGS_CLOEXEC };
	int udmabuf = open("/dev/udmabuf", O_RDWR | O_CLOEXEC);
	int dmabuf;

	igt_require_f(udmabuf >= 0, "Takes /dev/udmabuf\n");
	args.memfd = memfd_create("vciv", MFD_ALLOW_SEALING);
	igt_assert_fd((int)args.memfd);
	igt_assert_eq(ftruncate(args.memfd, args.size), 0);
	igt_assert_eq(fcntl(args.memfd, F_ADD_SEALS, F_SEAL_SHRINK), 0);
	dmabuf = ioctl(udmabuf, UDMABUF_CREATE, &args);
	igt_assert_fd(dmabuf);
	close(args.memfd);
	close(udmabuf);

	return dmabuf;
}

static void test_import_udmabuf(int fd)
{
	int dmabuf = udmabuf_create(1);
	struct vciv_bo bo = bo_from_dmabuf(fd, dmabuf, PAGE);

	check_store(fd, &bo, dmabuf, 5000);
	vciv_bo_destroy(fd, &bo);
	close(dmabuf);
}

/* Pages of a file, put in the wrong order on purpose. */
static void test_import_scattered(int fd)
{
	struct {
		struct udmabuf_create_list head;
		struct udmabuf_create_item items[2];
	} args = { .head = { .flags = UDMABUF_FLAGS_CLOEXEC, .count = 2 } };
	int udmabuf = open("/dev/udmabuf", O_RDWR | O_CLOEXEC);
	int memfd, dmabuf;

	igt_require_f(udmabuf >= 0, "Takes /dev/udmabuf\n");
	memfd = memfd_create("vciv", MFD_ALLOW_SEALING);
	igt_assert_eq(ftruncate(memfd, 2 * PAGE), 0);
	igt_assert_eq(fcntl(memfd, F_ADD_SEALS, F_SEAL_SHRINK), 0);

	/* The same page twice is never contiguous. */
	for (int i = 0; i < 2; i++)
		args.items[i] = (struct udmabuf_create_item){ .memfd = memfd, .size = PAGE };
	dmabuf = ioctl(udmabuf, UDMABUF_CREATE_LIST, &args);
	igt_assert_fd(dmabuf);
	igt_assert_eq(try_import(fd, dmabuf), EINVAL);
	close(dmabuf);
	close(memfd);
	close(udmabuf);
}

static int heap_allocate(const char *path, uint64_t size)
{
	int heap = vciv_heap_open(path), dmabuf = vciv_heap_allocate(heap, size);

	close(heap);

	return dmabuf;
}

/* What a display can scan out too, without anybody opening a display. */
static void test_import_heap(int fd)
{
	const uint32_t size = 64 * PAGE;
	int dmabuf = heap_allocate(CONTIGUOUS_HEAP, size);
	struct vciv_bo bo = bo_from_dmabuf(fd, dmabuf, size);

	check_store(fd, &bo, dmabuf, 6000);
	check_store(fd, &bo, dmabuf, 7000);
	vciv_bo_destroy(fd, &bo);
	close(dmabuf);
}

/* An import has no memory of ours: it is mapped, synced and kept by its exporter. */
static void test_imported(int fd)
{
	const uint32_t size = 4 * PAGE;
	int dmabuf = heap_allocate(CONTIGUOUS_HEAP, size);
	struct drm_vc4_gem_madvise madvise = { .madv = VC4_MADV_DONTNEED };
	struct drm_vc4_mmap_bo args = {};
	struct vciv_bo bo = bo_from_dmabuf(fd, dmabuf, size);
	volatile uint32_t *map;

	madvise.handle = bo.handle;
	do_ioctl_err(fd, DRM_IOCTL_VC4_GEM_MADVISE, &madvise, EINVAL);
	vciv_bo_label(fd, bo.handle, "imported");

	args.handle = bo.handle;
	do_ioctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args);
	map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, args.offset);
	igt_assert_f(map != MAP_FAILED, "%s\n", strerror(errno));
	close(dmabuf);
	vciv_bo_sync(fd, &bo, DRM_VCIV_BO_SYNC_WRITE);
	map[3] = 33;
	igt_assert_eq_u32(bo.words[3], 33);
	vciv_bo_sync(fd, &bo, DRM_VCIV_BO_SYNC_WRITE | DRM_VCIV_BO_SYNC_END);
	vciv_bo_destroy(fd, &bo);
	igt_assert_eq_u32(map[3], 33);
	munmap((void *)map, size);
}

/* A cached BO, with what brackets the CPU's accesses to it. */
struct cached {
	struct vciv_bo bo;
	int dmabuf;
};

static struct cached cached_create(int fd, bool by_dmabuf)
{
	struct cached cached = { .bo = vciv_bo_create_cached(fd, PAGE), .dmabuf = -1 };

	if (by_dmabuf)
		cached.dmabuf = export(fd, cached.bo.handle, DRM_RDWR);

	return cached;
}

static void cached_destroy(int fd, struct cached *cached)
{
	if (cached->dmabuf >= 0)
		close(cached->dmabuf);
	vciv_bo_destroy(fd, &cached->bo);
}

/* The flags of the two are the same by design. */
static void cached_sync(int fd, const struct cached *cached, uint32_t flags)
{
	if (cached->dmabuf >= 0)
		sync_dmabuf(cached->dmabuf, flags);
	else
		vciv_bo_sync(fd, &cached->bo, flags);
}

/*
 * The CPU's caches are full of what was before, on both sides: without the end
 * of writing the GPU reads old memory, without the start of reading the CPU
 * reads its old cache.
 */
static void test_cached(int fd, bool by_dmabuf)
{
	struct cached from = cached_create(fd, by_dmabuf);
	struct cached to = cached_create(fd, by_dmabuf);
	uint32_t program = vciv_program_create(fd, &vciv_increment);
	struct vciv_job job;

	for (uint32_t round = 0; round < 3; round++) {
		uint32_t first = 1000 * (round + 1);

		cached_sync(fd, &from, DRM_VCIV_BO_SYNC_READ | DRM_VCIV_BO_SYNC_WRITE);
		for (uint32_t i = 0; i < VCIV_LANES; i++)
			from.bo.words[i] = first + i;
		cached_sync(fd, &from, DRM_VCIV_BO_SYNC_READ | DRM_VCIV_BO_SYNC_WRITE |
			    DRM_VCIV_BO_SYNC_END);

		vciv_job_increment(&job, program, &from.bo, &to.bo);
		igt_assert_eq(vciv_run(fd, &job), 0);

		cached_sync(fd, &to, DRM_VCIV_BO_SYNC_READ);
		vciv_assert_vector(&to.bo, 0, first + 1);
		cached_sync(fd, &to, DRM_VCIV_BO_SYNC_READ | DRM_VCIV_BO_SYNC_END);
	}

	vciv_program_destroy(fd, program);
	cached_destroy(fd, &to);
	cached_destroy(fd, &from);
}

igt_main
{
	int fd = -1;

	igt_fixture
		fd = vciv_open();

	igt_describe("A second client imports a BO and keeps it.");
	igt_subtest("second-client")
		test_second_client(fd);

	igt_describe("A dma-buf is mapped as its file allows, and within its bounds.");
	igt_subtest("dmabuf-mmap")
		test_map_access(fd);

	igt_describe("A dma-buf is ready to be read when no job writes to it.");
	igt_subtest("poll-written") {
		vciv_require_programs(fd);
		test_poll(fd, DRM_VCIV_ACCESS_WRITE);
	}

	igt_describe("A dma-buf is ready to be written when no job uses it.");
	igt_subtest("poll-read") {
		vciv_require_programs(fd);
		test_poll(fd, DRM_VCIV_ACCESS_READ);
	}

	igt_describe("Another device imports a BO.");
	igt_subtest("export-vgem")
		test_export_to_vgem(fd);

	igt_describe("Memory of another device is imported if it is in one piece.");
	igt_subtest("import-vgem")
		test_import_from_vgem(fd);

	igt_describe("A page of a file is memory for the GPU.");
	igt_subtest("import-udmabuf") {
		vciv_require_programs(fd);
		test_import_udmabuf(fd);
	}

	igt_describe("Memory in pieces is EINVAL.");
	igt_subtest("import-scattered")
		test_import_scattered(fd);

	igt_describe("Memory of the contiguous heap is memory for the GPU.");
	igt_subtest("import-heap") {
		vciv_require_programs(fd);
		test_import_heap(fd);
	}

	igt_describe("Imported memory can be mapped and labelled, but not be purged.");
	igt_subtest("imported")
		test_imported(fd);

	igt_describe("A cached BO is right with BO_SYNC around the CPU's accesses.");
	igt_subtest("cached-bo-sync") {
		vciv_require_programs(fd);
		test_cached(fd, false);
	}

	igt_describe("A cached BO is right with DMA_BUF_IOCTL_SYNC around the CPU's accesses.");
	igt_subtest("cached-dmabuf-sync") {
		vciv_require_programs(fd);
		test_cached(fd, true);
	}

	igt_fixture
		close(fd);
}
