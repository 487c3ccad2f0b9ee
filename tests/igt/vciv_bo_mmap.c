// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <sys/mman.h>
#include <sys/wait.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("Mappings of BOs, taken apart, moved, inherited and asked for out of bounds.");

#define PAGE 4096u
#define PAGES 8

static void fill(const struct vciv_bo *bo, uint32_t value)
{
	for (uint32_t i = 0; i < bo->size / 4; i++)
		bo->words[i] = value + i;
}

static void assert_filled(const volatile uint32_t *words, uint32_t count, uint32_t value)
{
	for (uint32_t i = 0; i < count; i++)
		igt_assert_eq_u32(words[i], value + i);
}

/* If any memory of another BO were free, one of these would get and change it. */
static void stir(int fd)
{
	struct vciv_bo bos[16];

	for (unsigned int i = 0; i < ARRAY_SIZE(bos); i++) {
		bos[i] = vciv_bo_create(fd, PAGES * PAGE);
		fill(&bos[i], 0xdead0000);
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(bos); i++)
		vciv_bo_destroy(fd, &bos[i]);
}

static void *page_of(const struct vciv_bo *bo, unsigned int page)
{
	return (char *)bo->words + page * PAGE;
}

static const volatile uint32_t *words_of(const struct vciv_bo *bo, unsigned int page)
{
	return bo->words + page * PAGE / 4;
}

static void close_handle(int fd, const struct vciv_bo *bo)
{
	igt_assert_eq(drmCloseBufferHandle(fd, bo->handle), 0);
}

/* What is left of a mapping keeps all of the BO. */
static void test_partial_munmap(int fd, unsigned int page)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGES * PAGE);

	fill(&bo, 100);
	close_handle(fd, &bo);
	igt_assert_eq(munmap(page_of(&bo, page), PAGE), 0);
	stir(fd);
	for (unsigned int i = 0; i < PAGES; i++)
		if (i != page)
			assert_filled(words_of(&bo, i), PAGE / 4, 100 + i * PAGE / 4);
	vciv_bo_unmap(&bo);
}

static void test_mprotect(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGES * PAGE);

	fill(&bo, 200);
	close_handle(fd, &bo);
	igt_assert_eq(mprotect(page_of(&bo, 2), PAGE, PROT_READ), 0);
	igt_assert_eq(munmap(page_of(&bo, 3), (PAGES - 3) * PAGE), 0);
	igt_assert_eq(munmap(page_of(&bo, 0), 2 * PAGE), 0);
	stir(fd);
	assert_filled(words_of(&bo, 2), PAGE / 4, 200 + 2 * PAGE / 4);
	vciv_bo_unmap(&bo);
}

/* Before and after a move the pages not yet touched are those that belong there. */
static void test_mremap(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGES * PAGE);
	void *target = mmap(NULL, PAGES * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	void *moved;

	fill(&bo, 300);
	close_handle(fd, &bo);
	moved = mremap(page_of(&bo, 5), 3 * PAGE, 3 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, target);
	igt_assert(moved == target);
	stir(fd);
	assert_filled(moved, 3 * PAGE / 4, 300 + 5 * PAGE / 4);
	assert_filled(bo.words, 5 * PAGE / 4, 300);
	vciv_bo_unmap(&bo);
	assert_filled(moved, 3 * PAGE / 4, 300 + 5 * PAGE / 4);
	igt_assert_eq(munmap(target, PAGES * PAGE), 0);
}

static void test_mremap_grow(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGE);

	igt_assert(mremap((void *)bo.words, PAGE, 2 * PAGE, MREMAP_MAYMOVE) == MAP_FAILED);
	igt_assert_eq(errno, EFAULT);
	vciv_bo_destroy(fd, &bo);
}

/* Each of the two has the mapping until it has none, whatever the other does. */
static void test_fork(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, PAGES * PAGE);
	int go[2];
	char byte;

	fill(&bo, 400);
	igt_assert_eq(pipe(go), 0);
	igt_fork(child, 1) {
		igt_assert_eq(munmap(page_of(&bo, 0), PAGE), 0);
		bo.words[PAGE / 4] = 1;
		igt_assert_eq(read(go[0], &byte, 1), 1);
		assert_filled(words_of(&bo, 2), PAGE / 4, 400 + 2 * PAGE / 4);
	}
	while (bo.words[PAGE / 4] != 1)
		usleep(1000);
	assert_filled(bo.words, PAGE / 4, 400);
	vciv_bo_destroy(fd, &bo);
	stir(fd);
	igt_assert_eq(write(go[1], "", 1), 1);
	igt_waitchildren();
	close(go[0]);
	close(go[1]);
}

static int try_mmap(int fd, uint64_t offset, size_t length, int prot, int flags)
{
	void *map = mmap(NULL, length, prot, flags, fd, offset);

	if (map == MAP_FAILED)
		return -errno;
	munmap(map, length);

	return 0;
}

static void test_bad_mmap(int fd)
{
	const int rw = PROT_READ | PROT_WRITE;
	struct vciv_bo bo = vciv_bo_create(fd, 2 * PAGE);
	struct drm_vc4_mmap_bo args = { .handle = bo.handle };
	uint64_t last = (uint64_t)INT64_MAX & ~(uint64_t)(PAGE - 1);

	do_ioctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args);
	igt_assert_eq(try_mmap(fd, args.offset, 2 * PAGE, rw, MAP_SHARED), 0);
	igt_assert_eq(try_mmap(fd, args.offset, PAGE, rw, MAP_SHARED), 0);
	/* More than it has, from within, from before, nothing, and where offsets end. */
	igt_assert_eq(try_mmap(fd, args.offset, 3 * PAGE, rw, MAP_SHARED), -EINVAL);
	igt_assert_eq(try_mmap(fd, args.offset + PAGE, PAGE, rw, MAP_SHARED), -EINVAL);
	igt_assert_eq(try_mmap(fd, args.offset - PAGE, 2 * PAGE, rw, MAP_SHARED), -EINVAL);
	igt_assert_eq(try_mmap(fd, 0, PAGE, rw, MAP_SHARED), -EINVAL);
	igt_assert(try_mmap(fd, last, PAGE, rw, MAP_SHARED) < 0);
	igt_assert(try_mmap(fd, args.offset, (size_t)0xc2000000, rw, MAP_SHARED) < 0);
	igt_assert(try_mmap(fd, args.offset, SIZE_MAX - PAGE + 1, rw, MAP_SHARED) < 0);
	/* A private copy would not be what the GPU sees. */
	igt_assert_eq(try_mmap(fd, args.offset, PAGE, rw, MAP_PRIVATE), -EINVAL);
	igt_assert_eq(try_mmap(fd, args.offset, PAGE, PROT_READ, MAP_PRIVATE), -EINVAL);

	igt_assert_eq(drmCloseBufferHandle(fd, bo.handle), 0);
	igt_assert(try_mmap(fd, args.offset, PAGE, rw, MAP_SHARED) < 0);
	vciv_bo_unmap(&bo);
}

static void close_bad_handle(int fd, uint32_t handle)
{
	struct drm_gem_close args = { .handle = handle };

	do_ioctl_err(fd, DRM_IOCTL_GEM_CLOSE, &args, EINVAL);
}

/* Handles mean what they say: closing one, or one twice, takes no other. */
static void test_handles(int fd)
{
	struct vciv_bo bos[5];

	for (unsigned int i = 0; i < ARRAY_SIZE(bos); i++) {
		bos[i] = vciv_bo_create(fd, PAGE);
		fill(&bos[i], i << 16);
	}

	vciv_bo_destroy(fd, &bos[2]);
	close_bad_handle(fd, bos[2].handle);
	close_bad_handle(fd, 0);
	close_bad_handle(fd, UINT32_MAX);
	stir(fd);

	for (unsigned int i = 0; i < ARRAY_SIZE(bos); i++) {
		if (i == 2)
			continue;
		assert_filled(bos[i].words, PAGE / 4, i << 16);
		igt_assert_eq(vciv_bo_wait(fd, bos[i].handle, 0), 0);
		vciv_bo_destroy(fd, &bos[i]);
	}
}

igt_main
{
	int fd = -1;

	igt_fixture
		fd = vciv_open();

	for (unsigned int page = 0; page < PAGES; page += PAGES / 2 - 1) {
		igt_describe("Unmapping a page of a BO leaves the others.");
		igt_subtest_f("partial-munmap-%u", page)
			test_partial_munmap(fd, page);
	}

	igt_describe("A mapping in parts with different protection can lose some of them.");
	igt_subtest("mprotect")
		test_mprotect(fd);

	igt_describe("A mapping can be moved, also in parts.");
	igt_subtest("mremap")
		test_mremap(fd);

	igt_describe("A mapping cannot grow.");
	igt_subtest("mremap-grow")
		test_mremap_grow(fd);

	igt_describe("A child inherits mappings.");
	igt_subtest("fork")
		test_fork(fd);

	igt_describe("Nothing but a BO, from its beginning, can be mapped.");
	igt_subtest("bad-mmap")
		test_bad_mmap(fd);

	igt_describe("Closing a handle again, or one that never was, is EINVAL.");
	igt_subtest("handles")
		test_handles(fd);

	igt_fixture
		close(fd);
}
