// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <linux/dma-buf.h>
#include <linux/dma-heap.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "igt.h"
#include "vciv_binding.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Memory for GPU and display from heaps: without a display, and without the device.");

#define PAGE 4096
#define PIECE (1 << 20)
#define MAX_PIECES 4096
#define NOBODY 65534
#define RACES 20
#define RACERS 3

#define CONTIGUOUS_HEAP "/dev/dma_heap/default_cma_region"

/* Of the device. */
static char own_heap[PATH_MAX];

static volatile uint32_t *map(int dmabuf, uint32_t size)
{
	void *words = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, dmabuf, 0);

	igt_assert_f(words != MAP_FAILED, "%s\n", strerror(errno));

	return words;
}

static void sync_dmabuf(int dmabuf, uint64_t flags)
{
	struct dma_buf_sync args = { .flags = flags };

	do_ioctl(dmabuf, DMA_BUF_IOCTL_SYNC, &args);
}

static void write_word(int dmabuf, volatile uint32_t *words, uint32_t index, uint32_t value)
{
	sync_dmabuf(dmabuf, DMA_BUF_SYNC_START | DMA_BUF_SYNC_WRITE);
	words[index] = value;
	sync_dmabuf(dmabuf, DMA_BUF_SYNC_END | DMA_BUF_SYNC_WRITE);
}

/* The GPU writes to the memory of a dma-buf, and the CPU reads that. */
static void check_store(int fd, int dmabuf, volatile uint32_t *words, uint32_t number)
{
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct vciv_bo bo = { .words = words };
	struct vciv_job job;

	igt_assert_eq(drmPrimeFDToHandle(fd, dmabuf, &bo.handle), 0);
	vciv_job_store(&job, program, 1, &bo, number);
	igt_assert_eq(vciv_run(fd, &job), 0);
	sync_dmabuf(dmabuf, DMA_BUF_SYNC_START | DMA_BUF_SYNC_READ);
	vciv_assert_vector(&bo, 0, number);
	sync_dmabuf(dmabuf, DMA_BUF_SYNC_END | DMA_BUF_SYNC_READ);
	igt_assert_eq(drmCloseBufferHandle(fd, bo.handle), 0);
	vciv_program_destroy(fd, program);
}

static void allocate_and_check(int fd, int heap)
{
	int dmabuf = vciv_heap_allocate(heap, 16 * PAGE);
	volatile uint32_t *words = map(dmabuf, 16 * PAGE);

	check_store(fd, dmabuf, words, 1000);
	munmap((void *)words, 16 * PAGE);
	close(dmabuf);
}

/* Of what root may do, only the groups of two files are left. */
static void drop_to_groups(gid_t first, gid_t second)
{
	const gid_t groups[] = { first, second };

	igt_assert_eq(setgroups(ARRAY_SIZE(groups), groups), 0);
	igt_assert_eq(setgid(NOBODY), 0);
	igt_assert_eq(setuid(NOBODY), 0);
}

static gid_t group_of(int fd)
{
	struct stat stat;

	igt_assert_eq(fstat(fd, &stat), 0);

	return stat.st_gid;
}

static bool can_open_a_display(void)
{
	for (int i = 0; i < 16; i++) {
		char path[32];

		snprintf(path, sizeof(path), "/dev/dri/card%d", i);
		if (open(path, O_RDWR) >= 0)
			return true;
	}

	return false;
}

static void render_as_user(int fd, int heap)
{
	int own = vciv_try_open();

	igt_assert(!can_open_a_display());
	igt_assert_fd(own);
	igt_assert(own != fd);
	allocate_and_check(own, heap);
}

/* Somebody who may open the heap gives it to a user of the render node. */
static void test_render_given(int fd, const char *path)
{
	int heap = vciv_heap_open(path);

	igt_fork(child, 1) {
		drop_to_groups(group_of(fd), group_of(fd));
		igt_assert(open(CONTIGUOUS_HEAP, O_RDWR) < 0);
		render_as_user(fd, heap);
	}
	igt_waitchildren();
	close(heap);
}

/* The user may open both, by a rule for udev as the documentation has it. */
static void test_render_group(int fd)
{
	int heap = vciv_heap_open(own_heap);
	gid_t group = group_of(heap);

	close(heap);
	igt_require_f(group, "Takes a rule that gives %s a group\n", own_heap);
	igt_fork(child, 1) {
		drop_to_groups(group_of(fd), group);
		heap = open(own_heap, O_RDWR);
		igt_assert_fd(heap);
		render_as_user(fd, heap);
	}
	igt_waitchildren();
}

/* As any BO. */
static void test_memory(void)
{
	int heap = vciv_heap_open(own_heap);
	int dmabuf = vciv_heap_allocate(heap, PAGE + 1);
	volatile uint32_t *words;

	igt_assert_eq_u64(lseek(dmabuf, 0, SEEK_END), 2 * PAGE);
	words = map(dmabuf, 2 * PAGE);
	for (uint32_t i = 0; i < 2 * PAGE / 4; i++)
		igt_assert_eq_u32(words[i], 0);
	munmap((void *)words, 2 * PAGE);
	close(dmabuf);
	close(heap);
}

static const struct vciv_bad_input bad_allocations[] = {
	VCIV_BAD_INPUT(struct dma_heap_allocation_data, "size-0", len, 0, EINVAL),
	VCIV_BAD_INPUT(struct dma_heap_allocation_data, "size-wraps", len, UINT64_MAX, EINVAL),
	VCIV_BAD_INPUT(struct dma_heap_allocation_data, "size-huge", len, 0x7ffff000, ENOMEM),
	VCIV_BAD_INPUT(struct dma_heap_allocation_data, "fd", fd, 1, EINVAL),
	VCIV_BAD_INPUT(struct dma_heap_allocation_data, "fd-flags", fd_flags, O_NONBLOCK, EINVAL),
	VCIV_BAD_INPUT(struct dma_heap_allocation_data, "heap-flags", heap_flags, 1, EINVAL),
};

static void test_bad_input(const struct vciv_bad_input *input)
{
	struct dma_heap_allocation_data args = { .len = PAGE, .fd_flags = O_RDWR };
	int heap = vciv_heap_open(own_heap);

	vciv_spoil(&args, input);
	do_ioctl_err(heap, DMA_HEAP_IOCTL_ALLOC, &args, input->error);
	close(heap);
}

static void test_bad_pointer(int fd)
{
	int heap = vciv_heap_open(own_heap);
	struct dma_heap_allocation_data *args;
	uint64_t used;

	/* What a job of before held must not become free meanwhile. */
	vciv_wait_for_sleep(fd);
	used = vciv_bo_memory_used(fd);
	do_ioctl_err(heap, DMA_HEAP_IOCTL_ALLOC, (void *)VCIV_BAD_POINTER, EFAULT);

	/* It can be read, but not be told what came of it. */
	args = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	igt_assert(args != MAP_FAILED);
	args->len = PAGE;
	args->fd_flags = O_RDWR;
	igt_assert_eq(mprotect(args, PAGE, PROT_READ), 0);
	do_ioctl_err(heap, DMA_HEAP_IOCTL_ALLOC, args, EFAULT);
	igt_assert_eq_u64(vciv_bo_memory_used(fd), used);
	munmap(args, PAGE);
	close(heap);
}

/* Whoever takes all gets ENOMEM, as would BOs, and what it gives back is free. */
static void test_budget(int fd)
{
	int heap = vciv_heap_open(own_heap);
	uint64_t budget = vciv_bo_memory_budget(fd), used;
	struct drm_vc4_create_bo args = { .size = PAGE };
	int pieces[MAX_PIECES], count = 0;

	vciv_wait_for_sleep(fd);
	used = vciv_bo_memory_used(fd);

	for (uint32_t size = PIECE; size; size = size == PIECE ? PAGE : 0) {
		while ((pieces[count] = vciv_heap_try_allocate(heap, size)) >= 0)
			igt_assert(++count < MAX_PIECES);
		igt_assert_eq(pieces[count], -ENOMEM);
	}
	igt_assert_eq_u64(vciv_bo_memory_used(fd), budget);
	do_ioctl_err(fd, DRM_IOCTL_VC4_CREATE_BO, &args, ENOMEM);

	while (count)
		close(pieces[--count]);
	vciv_wait_for_bo_memory(fd, used);
	close(heap);
}

static void assert_gone(int heap)
{
	igt_assert_eq(vciv_heap_try_allocate(heap, PAGE), -ENODEV);
	igt_assert(open(own_heap, O_RDWR) < 0);
	igt_assert_eq(errno, ENOENT);
}

/* Buffers stay, open heaps say that the device is gone, and the next one has its own. */
static void test_unbind(void)
{
	int heap = vciv_heap_open(own_heap), next;
	int dmabuf = vciv_heap_allocate(heap, 4 * PAGE), fd;
	volatile uint32_t *words = map(dmabuf, 4 * PAGE);

	write_word(dmabuf, words, PAGE / 4, 77);
	vciv_unbind();
	assert_gone(heap);
	igt_assert_eq_u32(words[PAGE / 4], 77);
	write_word(dmabuf, words, 2 * PAGE / 4, 88);

	vciv_bind();
	igt_assert_eq(vciv_heap_try_allocate(heap, PAGE), -ENODEV);
	next = vciv_heap_open(own_heap);
	fd = vciv_open();
	allocate_and_check(fd, next);
	close(heap);

	/* Memory of the old device is memory for the new one. */
	check_store(fd, dmabuf, words, 2000);
	igt_assert_eq_u32(words[2 * PAGE / 4], 88);
	munmap((void *)words, 4 * PAGE);
	close(dmabuf);
	allocate_and_check(fd, next);
	close(next);
	close(fd);
}

static void allocate_until(uint64_t end)
{
	while (vciv_now_ns() < end) {
		int heap = open(own_heap, O_RDWR | O_CLOEXEC), dmabuf = 0;

		if (heap < 0) {
			/* The node is going, or there is a new one whose heap is not. */
			igt_assert_f(errno == ENOENT || errno == ENXIO, "%s\n", strerror(errno));
			continue;
		}
		while (vciv_now_ns() < end && (dmabuf = vciv_heap_try_allocate(heap, PAGE)) >= 0)
			close(dmabuf);
		igt_assert(dmabuf >= 0 || dmabuf == -ENODEV || dmabuf == -ENOMEM);
		close(heap);
	}
}

/* An allocation comes out whole, or the heap is gone. */
static void test_race(void)
{
	uint64_t end = vciv_now_ns() + 4 * NSEC_PER_SEC;
	int fd;

	close(vciv_heap_open(own_heap));
	igt_fork(child, RACERS)
		allocate_until(end);
	for (int i = 0; i < RACES && vciv_now_ns() < end; i++) {
		vciv_unbind();
		vciv_bind();
	}
	igt_waitchildren();
	fd = vciv_open();
	igt_assert_eq_u64(vciv_bo_memory_used(fd), 0);
	close(fd);
}

/* The module's code is what frees a buffer, but not what closes a heap. */
static void test_module(void)
{
	int heap = vciv_heap_open(own_heap);
	int dmabuf = vciv_heap_allocate(heap, PAGE);
	volatile uint32_t *words = map(dmabuf, PAGE);

	vciv_module_require();
	close(dmabuf);
	words[5] = 55;
	igt_assert(!vciv_module_unload());
	igt_assert_eq_u32(words[5], 55);
	munmap((void *)words, PAGE);

	vciv_module_unload_soon();
	assert_gone(heap);
	vciv_module_load();
	igt_assert_eq(vciv_heap_try_allocate(heap, PAGE), -ENODEV);
	close(heap);
	close(vciv_heap_open(own_heap));
}

igt_main
{
	int fd = -1;

	igt_fixture {
		fd = vciv_open();
		igt_require_f(geteuid() == 0, "Takes root\n");
		vciv_require_programs(fd);
		vciv_binding_find(fd);
		vciv_binding_heap(own_heap, sizeof(own_heap));
	}

	igt_describe("A user of the render node gets the system's heap, allocates, and renders.");
	igt_subtest("render-default")
		test_render_given(fd, CONTIGUOUS_HEAP);

	igt_describe("The same with the heap of the device.");
	igt_subtest("render")
		test_render_given(fd, own_heap);

	igt_describe("A user may open heap and render node, and nothing else.");
	igt_subtest("render-group")
		test_render_group(fd);

	igt_describe("Memory of the heap is zeroed, and of whole pages.");
	igt_subtest("memory")
		test_memory();

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_allocations); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-%s", bad_allocations[i].name)
			test_bad_input(&bad_allocations[i]);
	}

	igt_describe("An argument that cannot be read or written costs no memory.");
	igt_subtest("bad-pointer")
		test_bad_pointer(fd);

	igt_describe("Heap and BOs have one budget.");
	igt_subtest("budget")
		test_budget(fd);

	igt_fixture
		close(fd);

	igt_describe("The driver is unbound while heap and buffers are in use.");
	igt_subtest("unbind")
		test_unbind();

	igt_describe("The driver is unbound and bound while others allocate.");
	igt_subtest("unbind-race")
		test_race();

	igt_describe("A buffer keeps the module, an open heap does not.");
	igt_subtest("module")
		test_module();

	igt_fixture
		vciv_bind_again();
}
