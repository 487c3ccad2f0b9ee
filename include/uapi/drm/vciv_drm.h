/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef _UAPI_VCIV_DRM_H_
#define _UAPI_VCIV_DRM_H_

#include "drm.h"
#include "vc4_drm.h"

#if defined(__cplusplus)
extern "C" {
#endif

/**
 * DOC: vciv userspace API
 *
 * The vciv driver speaks the render half of &vc4_drm.h (ioctls 0x00 to 0x0e)
 * and adds what is below, from 0x30 up, for QPU compute jobs.
 *
 * No bus or physical address crosses this interface in either direction: a
 * pointer is a BO and an offset in it, and the kernel writes the address into
 * a uniform stream that user space cannot see.
 *
 * While %DRM_VCIV_PARAM_VERSION reads 0 the additions are not frozen.
 *
 * Every structure has the same layout for 32-bit and 64-bit programs. Padding,
 * reserved fields and unknown flags must be zero, else the ioctl fails with
 * EINVAL. Arrays are given as &struct drm_vciv_array.
 */

#define DRM_VCIV_PROGRAM_CREATE		0x30
#define DRM_VCIV_PROGRAM_DESTROY	0x32
#define DRM_VCIV_SUBMIT			0x33

#define DRM_IOCTL_VCIV_PROGRAM_CREATE \
	DRM_IOWR(DRM_COMMAND_BASE + DRM_VCIV_PROGRAM_CREATE, struct drm_vciv_program_create)
#define DRM_IOCTL_VCIV_PROGRAM_DESTROY \
	DRM_IOW(DRM_COMMAND_BASE + DRM_VCIV_PROGRAM_DESTROY, struct drm_vciv_program_destroy)
#define DRM_IOCTL_VCIV_SUBMIT \
	DRM_IOW(DRM_COMMAND_BASE + DRM_VCIV_SUBMIT, struct drm_vciv_submit)

/**
 * DRM_VCIV_PARAM_VERSION - version of the additions, for DRM_IOCTL_VC4_GET_PARAM
 *
 * 0 while they may still change. A driver without them fails with EINVAL.
 */
#define DRM_VCIV_PARAM_VERSION		0x30

/* Caps. One more is EINVAL. */
#define DRM_VCIV_MAX_CODE_WORDS		8192	/* 64-bit words of one program */
#define DRM_VCIV_MAX_UNIFORMS		1024	/* uniforms of one program */
#define DRM_VCIV_MAX_PROGRAMS		256	/* live programs of one file, ENOSPC */
#define DRM_VCIV_MAX_DISPATCHES		64	/* of one submit */
#define DRM_VCIV_MAX_SUBMIT_INSTANCES	2048	/* of all dispatches of one submit */
#define DRM_VCIV_MAX_SUBMIT_UNIFORMS	65536	/* uniform words of one submit */
#define DRM_VCIV_MAX_SUBMIT_BOS		1024	/* BOs named by one submit */
#define DRM_VCIV_MAX_SYNCS		64	/* waits, and signals, of one submit */
#define DRM_VCIV_MAX_QUEUED_JOBS	256	/* of one file; one more waits */

/**
 * struct drm_vciv_array - array in user memory
 */
struct drm_vciv_array {
	/** @ptr: user address of the first element; ignored when @count is 0 */
	__u64 ptr;

	/** @count: number of elements */
	__u32 count;

	/**
	 * @stride: bytes from one element to the next, at least the size that
	 * the element had in version 0 of its structure and a multiple of its
	 * alignment. What a longer element of a newer program holds beyond the
	 * driver's structure must be zero (E2BIG); what a shorter one lacks is
	 * taken as zero. Must be 0 when @count is 0.
	 */
	__u32 stride;
};

/**
 * enum drm_vciv_uniform_kind - what one word of the uniform stream holds
 */
enum drm_vciv_uniform_kind {
	/** @DRM_VCIV_UNIFORM_SCALAR: a number that the submit gives */
	DRM_VCIV_UNIFORM_SCALAR = 1,

	/**
	 * @DRM_VCIV_UNIFORM_POINTER: the address of a byte in a BO; the submit
	 * gives BO and offset
	 */
	DRM_VCIV_UNIFORM_POINTER = 2,
};

#define DRM_VCIV_ACCESS_READ	(1 << 0)
#define DRM_VCIV_ACCESS_WRITE	(1 << 1)

/**
 * struct drm_vciv_uniform - type of one uniform, part of a program's signature
 */
struct drm_vciv_uniform {
	/** @kind: an &enum drm_vciv_uniform_kind */
	__u32 kind;

	/**
	 * @access: POINTER: what the program does through it, at least one of
	 * %DRM_VCIV_ACCESS_READ and %DRM_VCIV_ACCESS_WRITE. Else 0.
	 */
	__u32 access;

	/** @min: SCALAR: lowest value that a submit may give. Else 0. */
	__u32 min;

	/** @max: SCALAR: highest value, at least @min. Else 0. */
	__u32 max;

	/**
	 * @align: the value (SCALAR) or offset (POINTER) is a multiple of this.
	 * A POINTER's is a power of two from 4 to 4096; a SCALAR's may be any
	 * number but 0.
	 */
	__u32 align;

	/** @pad: must be 0 */
	__u32 pad;
};

/**
 * struct drm_vciv_program_create - argument of DRM_IOCTL_VCIV_PROGRAM_CREATE
 *
 * Makes an immutable copy of a QPU program in memory that user space can
 * neither map nor name. The handle is valid for the file that created it,
 * until it is destroyed or the file is closed.
 *
 * Errors: EACCES if the program is rejected, that is, not proven safe (as long
 * as there is no verifier, every program without
 * %DRM_VCIV_PROGRAM_UNVERIFIED); EPERM if that flag is given without
 * CAP_SYS_RAWIO or without the module parameter allow_unverified; EINVAL for a
 * malformed argument; EFAULT; ENOSPC at %DRM_VCIV_MAX_PROGRAMS; ENOMEM.
 */
struct drm_vciv_program_create {
	/** @code: user address of the instructions, 64-bit little endian words */
	__u64 code;

	/** @code_words: number of instructions, 1 to %DRM_VCIV_MAX_CODE_WORDS */
	__u32 code_words;

	/** @flags: %DRM_VCIV_PROGRAM_UNVERIFIED or 0 */
	__u32 flags;

	/**
	 * @uniforms: array of &struct drm_vciv_uniform, the signature, in
	 * stream order, at most %DRM_VCIV_MAX_UNIFORMS
	 */
	struct drm_vciv_array uniforms;

	/** @handle: out: the program, never 0 */
	__u32 handle;

	/** @pad: must be 0 */
	__u32 pad;
};

/**
 * DRM_VCIV_PROGRAM_UNVERIFIED - run the program without any proof
 *
 * For developers on their own machine. The program can read and write all
 * memory, so this takes CAP_SYS_RAWIO here and at every submit, and the module
 * parameter allow_unverified.
 */
#define DRM_VCIV_PROGRAM_UNVERIFIED	(1 << 0)

/**
 * struct drm_vciv_program_destroy - argument of DRM_IOCTL_VCIV_PROGRAM_DESTROY
 *
 * Jobs that use the program keep it until they are done.
 *
 * Errors: ENOENT for an unknown handle, EINVAL.
 */
struct drm_vciv_program_destroy {
	/** @handle: from DRM_IOCTL_VCIV_PROGRAM_CREATE */
	__u32 handle;

	/** @pad: must be 0 */
	__u32 pad;
};

/**
 * struct drm_vciv_value - value of one uniform of one instance
 */
struct drm_vciv_value {
	/** @value: SCALAR: the number. POINTER: byte offset in the BO. */
	__u32 value;

	/** @bo: POINTER: index into &drm_vciv_submit.bos. Else 0. */
	__u32 bo;
};

/**
 * DRM_VCIV_DISPATCH_BARRIER - wait for what is before
 *
 * The dispatch starts when all dispatches before it in the job have ended, and
 * reads what they wrote. Without this flag it may run at the same time, and a
 * read through the TMU may give what was there before they wrote.
 */
#define DRM_VCIV_DISPATCH_BARRIER	(1 << 0)

/**
 * struct drm_vciv_dispatch - a program, run by a number of QPUs at once
 *
 * Its instances share the VPM, the semaphores and the mutex with each other,
 * and with dispatches that run at the same time. What these hold at the start
 * is undefined.
 */
struct drm_vciv_dispatch {
	/** @program: handle from DRM_IOCTL_VCIV_PROGRAM_CREATE */
	__u32 program;

	/** @instances: how often it runs, 1 to the number of QPUs (IDENT1) */
	__u32 instances;

	/** @flags: %DRM_VCIV_DISPATCH_BARRIER or 0 */
	__u32 flags;

	/** @pad: must be 0 */
	__u32 pad;

	/**
	 * @values: array of &struct drm_vciv_value: those of instance 0, one
	 * for each uniform of the program's signature, then those of instance
	 * 1, and so on. Its count is instances times uniforms.
	 */
	struct drm_vciv_array values;
};

/**
 * struct drm_vciv_submit_bo - a BO that a job may touch
 */
struct drm_vciv_submit_bo {
	/** @handle: GEM handle. A BO is named once. */
	__u32 handle;

	/**
	 * @access: what the job does with it, at least one of
	 * %DRM_VCIV_ACCESS_READ and %DRM_VCIV_ACCESS_WRITE. Decides which
	 * implicit fences the job waits for and which it leaves, and what
	 * pointers to this BO may declare.
	 */
	__u32 access;
};

/**
 * struct drm_vciv_sync - a syncobj to wait for or to signal
 */
struct drm_vciv_sync {
	/** @handle: syncobj handle */
	__u32 handle;

	/** @flags: %DRM_VCIV_SYNC_TIMELINE or 0 */
	__u32 flags;

	/** @point: timeline point, not 0. Must be 0 for a binary syncobj. */
	__u64 point;
};

/** DRM_VCIV_SYNC_TIMELINE - &drm_vciv_sync.point is a point of a timeline */
#define DRM_VCIV_SYNC_TIMELINE		(1 << 0)

/**
 * DRM_VCIV_SUBMIT_NO_IMPLICIT_SYNC - do not wait for the fences of BOs
 *
 * For programs that order their jobs by syncobjs. The job still leaves its own
 * fence in its BOs, for whoever waits for them.
 */
#define DRM_VCIV_SUBMIT_NO_IMPLICIT_SYNC	(1 << 0)

/**
 * enum drm_vciv_priority - which of several jobs that could run comes first
 *
 * Jobs of one file and priority run in the order of their submits. The job on
 * the hardware is not interrupted for one of a higher priority.
 */
enum drm_vciv_priority {
	/** @DRM_VCIV_PRIORITY_NORMAL: what most programs use */
	DRM_VCIV_PRIORITY_NORMAL = 0,

	/** @DRM_VCIV_PRIORITY_LOW: when nobody else has work */
	DRM_VCIV_PRIORITY_LOW = 1,

	/** @DRM_VCIV_PRIORITY_HIGH: before all others, takes CAP_SYS_NICE */
	DRM_VCIV_PRIORITY_HIGH = 2,
};

/**
 * struct drm_vciv_submit - argument of DRM_IOCTL_VCIV_SUBMIT
 *
 * Queues one job: all its dispatches, in order of the array as QPUs become
 * free, with one fence for all. The job starts when the fences it waits for
 * and the implicit fences of its BOs have signalled.
 *
 * What the queued jobs of one file may hold is limited: %DRM_VCIV_MAX_QUEUED_JOBS,
 * and a share of the memory for uniforms. At the limit the ioctl waits until
 * one of them is over.
 *
 * Errors, nothing being queued: EINVAL for a malformed argument or a value out
 * of its declared range, and for a wait on a syncobj that has no fence; ENOENT
 * for an unknown program, BO or syncobj handle; EPERM for an unverified program
 * without what it takes, and for a priority or timeout that takes CAP_SYS_NICE;
 * EALREADY for a BO named twice; EFAULT; ENOMEM; EINTR.
 */
struct drm_vciv_submit {
	/** @flags: %DRM_VCIV_SUBMIT_NO_IMPLICIT_SYNC or 0 */
	__u32 flags;

	/** @priority: an &enum drm_vciv_priority */
	__u32 priority;

	/**
	 * @timeout_ns: how long the job may run, from its start on the
	 * hardware. 0 means 2 s, which is also the most that a caller without
	 * CAP_SYS_NICE gets (EPERM); with it, 10 s (EINVAL). A job that takes
	 * longer is ended by a reset and its fence gets ETIME.
	 */
	__u64 timeout_ns;

	/** @dispatches: array of &struct drm_vciv_dispatch, at least one */
	struct drm_vciv_array dispatches;

	/** @bos: array of &struct drm_vciv_submit_bo */
	struct drm_vciv_array bos;

	/** @waits: array of &struct drm_vciv_sync: fences to wait for */
	struct drm_vciv_array waits;

	/** @signals: array of &struct drm_vciv_sync: where to put the job's fence */
	struct drm_vciv_array signals;
};

#if defined(__cplusplus)
}
#endif

#endif /* _UAPI_VCIV_DRM_H_ */
