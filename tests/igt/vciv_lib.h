/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_LIB_H
#define VCIV_LIB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vciv_drm.h"

#define VCIV_QPUS	12
#define VCIV_LANES	16
#define VCIV_VECTOR	64	/* bytes */

/* How much later than expected things may happen, in machines that are slow and busy. */
#define VCIV_SLACK_NS	(30 * NSEC_PER_SEC)

/* No address of a program: reading an argument from there gives EFAULT. */
#define VCIV_BAD_POINTER	8

/* Opens the render nodes of the driver; returns of how many devices. */
unsigned int vciv_open_all(int *fds, unsigned int max);
/* Opens that of one, or returns -1. */
int vciv_try_open(void);
/* The same, but skips if there is none. */
int vciv_open(void);
/* Skips unless the caller may run programs that are proven safe. */
void vciv_require_programs(int fd);
/* Skips unless it may run others too. */
void vciv_require_unverified(int fd);

#define vciv_array(elements, number) \
	((struct drm_vciv_array){ to_user_pointer(elements), (number), sizeof((elements)[0]) })

/* A bad input: a good argument with one field changed, and what comes of it. */
struct vciv_bad_input {
	const char *name;
	size_t offset;
	size_t size;
	uint64_t value;
	int error;
};

#define VCIV_BAD_INPUT(type, name, member, value, error) \
	{ name, offsetof(type, member), sizeof(((type *)0)->member), value, error }

void vciv_spoil(void *argument, const struct vciv_bad_input *input);

/* Buffers, mapped. */
struct vciv_bo {
	uint32_t handle;
	uint32_t size;
	volatile uint32_t *words;
};

struct vciv_bo vciv_bo_create(int fd, uint32_t size);
void vciv_bo_destroy(int fd, struct vciv_bo *bo);
void vciv_bo_unmap(struct vciv_bo *bo);
struct vciv_bo vciv_bo_create_cached(int fd, uint32_t size);
/* The whole of it. */
void vciv_bo_sync(int fd, const struct vciv_bo *bo, uint32_t flags);
void vciv_bo_label(int fd, uint32_t handle, const char *label);
/* Returns whether the content was retained. */
bool vciv_bo_madvise(int fd, uint32_t handle, uint32_t madv);
int vciv_bo_wait(int fd, uint32_t handle, uint64_t timeout_ns);

/* Programs of tests/programs, with their signatures. */
struct vciv_code {
	const uint64_t *words;
	uint32_t num_words;
	const struct drm_vciv_uniform *uniforms;
	uint32_t num_uniforms;
	uint32_t record;
	const uint32_t *values;
	uint32_t num_values;
	bool unverified;
};

extern const struct vciv_code vciv_store;
extern const struct vciv_code vciv_increment;
extern const struct vciv_code vciv_fetch;
extern const struct vciv_code vciv_empty;
extern const struct vciv_code vciv_hang;
extern const struct vciv_code vciv_kinds;
extern const struct vciv_code vciv_raise;
extern const struct vciv_code vciv_take;
extern const struct vciv_code vciv_ring;
extern const struct vciv_code vciv_poison;
extern const struct vciv_code vciv_reduce;
extern const struct vciv_code vciv_mix;
extern const struct vciv_code vciv_dump_vpm;
extern const struct vciv_code vciv_dump_registers;

/* Where uniforms of vciv_store stand, and what is in their signature. */
enum { STORE_POINTER, STORE_NUMBER, STORE_ROUNDS, STORE_VPM_ROW, STORE_INTERRUPT, STORE_UNIFORMS };
#define STORE_ROUNDS_MULTIPLE	16
#define STORE_ROUNDS_MAX	(1 << 24)

/* Of vciv_kinds, and the values of it that a submit gives. */
enum {
	KINDS_POINTER, KINDS_INSTANCE, KINDS_LIMIT, KINDS_MASK, KINDS_ENUM, KINDS_SCALAR,
	KINDS_SELF, KINDS_UNIFORMS
};
enum { KINDS_VALUE_POINTER, KINDS_VALUE_ENUM, KINDS_VALUE_SCALAR, KINDS_VALUES };
#define KINDS_ONE_VECTOR	3
#define KINDS_TWO_VECTORS	5

enum { REDUCE_FROM, REDUCE_STEP, REDUCE_VECTORS, REDUCE_TO, REDUCE_INSTANCE, REDUCE_UNIFORMS };
#define REDUCE_VALUES		REDUCE_INSTANCE	/* the kernel computes the last */
#define REDUCE_STEP_MAX		(1 << 24)
#define REDUCE_VECTORS_MAX	(1 << 20)

/* Of vciv_mix, the last two in each record. */
enum { MIX_TO, MIX_BUFFERS, MIX_INSTANCE, MIX_FROM, MIX_WEIGHT, MIX_UNIFORMS };
#define MIX_RECORD		2
#define MIX_BUFFERS_MAX		10000
#define MIX_BYTES		(4 * VCIV_VECTOR)

enum { INCREMENT_FROM, INCREMENT_TO, INCREMENT_VPM_ROW, INCREMENT_UNIFORMS };

struct drm_vciv_program_create vciv_program_args(const struct vciv_code *code);
uint32_t vciv_program_create(int fd, const struct vciv_code *code);
void vciv_program_destroy(int fd, uint32_t handle);

/* A job of one dispatch, with all that its arrays point to. Do not copy it. */
struct vciv_job {
	struct drm_vciv_submit submit;
	struct drm_vciv_dispatch dispatch;
	struct drm_vciv_value values[VCIV_QPUS][STORE_UNIFORMS];
	struct drm_vciv_submit_bo bos[2];
	struct drm_vciv_sync wait;
	struct drm_vciv_sync signal;
};

/* Instance i stores number + 16 * i + lane at vector i of the BO. */
void vciv_job_store(struct vciv_job *job, uint32_t program, uint32_t instances,
		    const struct vciv_bo *to, uint32_t number);
void vciv_job_increment(struct vciv_job *job, uint32_t program, const struct vciv_bo *from,
			const struct vciv_bo *to);
void vciv_job_hang(struct vciv_job *job, uint32_t program, uint64_t timeout_ns);
void vciv_job_signal(struct vciv_job *job, uint32_t syncobj);
void vciv_job_wait(struct vciv_job *job, uint32_t syncobj);

void vciv_submit(int fd, struct vciv_job *job);
/* Submits and waits; returns 0 or the error of the job's fence. */
int vciv_run(int fd, struct vciv_job *job);
/* The whole of it: a program of its own stores a vector in a BO of its own. */
void vciv_check_works(int fd);

uint32_t vciv_syncobj(int fd);
/* Waits; returns 0, or the error of the fence. Fails after timeout_ns. */
int vciv_syncobj_wait(int fd, uint32_t syncobj, uint64_t timeout_ns);
bool vciv_syncobj_signalled(int fd, uint32_t syncobj);
/* A sync file is good even when the device is gone. */
int vciv_syncobj_export(int fd, uint32_t syncobj);
int vciv_sync_file_wait(int file, uint64_t timeout_ns);
bool vciv_sync_file_signalled(int file);
/* The fences of a dma-buf as a sync file, and a sync file as one of its fences. */
int vciv_dmabuf_export_sync_file(int buffer);
void vciv_dmabuf_import_sync_file(int buffer, int file);

/* A fence that signals when the test wants it; skips where there is no sw_sync. */
struct vciv_gate {
	int timeline;
	uint32_t syncobj;
};

struct vciv_gate vciv_gate_create(int fd);
void vciv_gate_open(int fd, struct vciv_gate *gate);

/* A dma-buf heap; skips if it cannot be opened. */
int vciv_heap_open(const char *path);
/* Returns a dma-buf, or the negative of what the heap failed with. */
int vciv_heap_try_allocate(int heap, uint64_t size);
int vciv_heap_allocate(int heap, uint64_t size);

/* Over a Unix socket; receiving returns -1 if no file came. */
void vciv_send_fd(int socket_fd, int fd);
int vciv_receive_fd(int socket_fd);

/* Events of the kernel; skips where there are none. */
int vciv_uevent_open(void);
/* Waits for an event that has a string such as "WEDGED=none" and the task's. */
void vciv_uevent_expect(int socket_fd, const char *string, const char *task);
/* How many of the events until now, and for a moment after, have a string. */
int vciv_uevent_count(int socket_fd, const char *string);

void vciv_assert_vector(const struct vciv_bo *bo, uint32_t vector, uint32_t first);
uint64_t vciv_now_ns(void);
/* By the clock: what ends usleep() early does not end this. */
void vciv_sleep_ms(unsigned int ms);

/*
 * What DRM_IOCTL_VC4_PERFMON_GET_VALUES does, and returns. Its structure has a hole, which
 * programs for i386, where there is no vc4, would not leave.
 */
int vciv_perfmon_values(int fd, uint32_t id, void *values);

/* Free contiguous memory in KiB, as far as the system tells. */
long vciv_cma_free(void);
/* Waits until as much is free as was; returns how long it took, in ns. */
uint64_t vciv_wait_for_memory(long before);

/* A key's value, sizes in bytes; false if it is not there. It must not be there twice. */
bool vciv_fdinfo_read(int fd, const char *key, uint64_t *value);

/* Where sysfs has a file of the device. */
void vciv_sysfs_path(int fd, const char *name, char *path, size_t size);

/* A file of the device in debugfs, as a string; false if there is none to read. */
bool vciv_debugfs_read(int fd, const char *name, char *text, size_t size);
/* Bytes of all BOs of the device; skips without debugfs. */
uint64_t vciv_bo_memory_used(int fd);
uint64_t vciv_bo_memory_budget(int fd);
/* Has BOs until no more than so many bytes, whole pages, are left; closing the file drops them. */
void vciv_bo_hoard(int fd, uint64_t left);
/* Waits until no more than that is used: files are closed in the background. */
void vciv_wait_for_bo_memory(int fd, uint64_t used);
/*
 * Waits until the GPU has no power. Jobs are released in the background, after their
 * fences, and that goes off a moment after the last one is: what jobs held is free then.
 */
void vciv_wait_for_sleep(int fd);

/* Takes a CAP_* away from this process, or gives it back. */
void vciv_set_capability(int capability, bool on);

#endif
