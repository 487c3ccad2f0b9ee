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
 * Every structure has the same layout for 32-bit and 64-bit programs. Padding,
 * reserved fields and unknown flags must be zero, else the ioctl fails with
 * EINVAL. Arrays of structures are given as &struct drm_vciv_array. Numbers are
 * unsigned, unless their type says otherwise.
 *
 * Structures grow at their end, so that what is not known to one side is zero
 * for the other. %DRM_VCIV_PARAM_VERSION tells what a driver has.
 *
 * When the device is gone all ioctls fail with ENODEV.
 */

#define DRM_VCIV_PROGRAM_CREATE		0x30
#define DRM_VCIV_PROGRAM_QUERY		0x31
#define DRM_VCIV_PROGRAM_DESTROY	0x32
#define DRM_VCIV_SUBMIT			0x33
#define DRM_VCIV_BO_CREATE		0x34
#define DRM_VCIV_BO_SYNC		0x35
#define DRM_VCIV_RESET_QUERY		0x36
#define DRM_VCIV_PERFMON_GET_COUNTER	0x37
#define DRM_VCIV_PERFMON_SET_GLOBAL	0x38

#define DRM_IOCTL_VCIV_PROGRAM_CREATE \
	DRM_IOWR(DRM_COMMAND_BASE + DRM_VCIV_PROGRAM_CREATE, struct drm_vciv_program_create)
#define DRM_IOCTL_VCIV_PROGRAM_QUERY \
	DRM_IOWR(DRM_COMMAND_BASE + DRM_VCIV_PROGRAM_QUERY, struct drm_vciv_program_query)
#define DRM_IOCTL_VCIV_PROGRAM_DESTROY \
	DRM_IOW(DRM_COMMAND_BASE + DRM_VCIV_PROGRAM_DESTROY, struct drm_vciv_program_destroy)
#define DRM_IOCTL_VCIV_SUBMIT \
	DRM_IOWR(DRM_COMMAND_BASE + DRM_VCIV_SUBMIT, struct drm_vciv_submit)
#define DRM_IOCTL_VCIV_BO_CREATE \
	DRM_IOWR(DRM_COMMAND_BASE + DRM_VCIV_BO_CREATE, struct drm_vciv_bo_create)
#define DRM_IOCTL_VCIV_BO_SYNC \
	DRM_IOW(DRM_COMMAND_BASE + DRM_VCIV_BO_SYNC, struct drm_vciv_bo_sync)
#define DRM_IOCTL_VCIV_RESET_QUERY \
	DRM_IOWR(DRM_COMMAND_BASE + DRM_VCIV_RESET_QUERY, struct drm_vciv_reset_query)
#define DRM_IOCTL_VCIV_PERFMON_GET_COUNTER \
	DRM_IOWR(DRM_COMMAND_BASE + DRM_VCIV_PERFMON_GET_COUNTER, \
		 struct drm_vciv_perfmon_get_counter)
#define DRM_IOCTL_VCIV_PERFMON_SET_GLOBAL \
	DRM_IOW(DRM_COMMAND_BASE + DRM_VCIV_PERFMON_SET_GLOBAL, \
		struct drm_vciv_perfmon_set_global)

/**
 * DRM_VCIV_PARAM_VERSION - version of the additions, for DRM_IOCTL_VC4_GET_PARAM
 *
 * 1 is what is described here; whatever is added counts one up. A driver
 * without additions fails with EINVAL.
 */
#define DRM_VCIV_PARAM_VERSION		0x30

/**
 * DRM_VCIV_PARAM_BO_MEMORY - bytes that BOs may have, for DRM_IOCTL_VC4_GET_PARAM
 *
 * Those of all files together, programs and the like included. A cgroup may be
 * limited to less, and there need not be as much contiguous memory.
 */
#define DRM_VCIV_PARAM_BO_MEMORY	0x31

/*
 * Caps. One more is EINVAL unless it says otherwise. A later driver may have
 * higher ones.
 */
#define DRM_VCIV_MAX_CODE_WORDS		8192	/* 64-bit words of one program */
#define DRM_VCIV_MAX_UNIFORMS		1024	/* uniforms of one program */
#define DRM_VCIV_MAX_ENUM_VALUES	1024	/* values of its enumerated uniforms */
#define DRM_VCIV_MAX_LOG		65536	/* bytes for the verifier's log */
#define DRM_VCIV_MAX_PROGRAMS		256	/* live programs of one file, ENOSPC */
#define DRM_VCIV_MAX_DISPATCHES		64	/* of one submit */
#define DRM_VCIV_MAX_SUBMIT_INSTANCES	2048	/* of all dispatches of one submit */
#define DRM_VCIV_MAX_SUBMIT_UNIFORMS	65536	/* uniform words of one submit */
#define DRM_VCIV_MAX_SUBMIT_BOS		1024	/* BOs named by one submit */
#define DRM_VCIV_MAX_SYNCS		64	/* waits, and signals, of one submit */
#define DRM_VCIV_MAX_PERFMONS		256	/* live performance monitors of one file, ENOSPC */
#define DRM_VCIV_MAX_QUEUED_JOBS	256	/* of one file; one more waits */

/**
 * struct drm_vciv_array - array in user memory
 */
struct drm_vciv_array {
	/** @ptr: user address of the first element */
	__u64 ptr;

	/** @count: number of elements; when it is 0 the rest is ignored */
	__u32 count;

	/**
	 * @stride: bytes from one element to the next: a multiple of 8, at
	 * least the size that the element had in version 1 and at most 4096.
	 * What a longer element of a newer program holds beyond the driver's
	 * structure must be zero (E2BIG); what a shorter one lacks is taken as
	 * zero. Where the driver fills the array, it zeroes what it has not.
	 */
	__u32 stride;
};

/**
 * enum drm_vciv_uniform_kind - what one word of the uniform stream holds
 *
 * The verifier relies on it, and the kernel sees at each submit that it is so.
 */
enum drm_vciv_uniform_kind {
	/** @DRM_VCIV_UNIFORM_SCALAR: a number that the submit gives */
	DRM_VCIV_UNIFORM_SCALAR = 1,

	/**
	 * @DRM_VCIV_UNIFORM_POINTER: the address of a byte in a BO; the submit
	 * gives BO and offset
	 */
	DRM_VCIV_UNIFORM_POINTER = 2,

	/**
	 * @DRM_VCIV_UNIFORM_LIMIT: the last offset from a POINTER from which
	 * @width bytes fit into its BO. The kernel computes it. An offset is
	 * proven to be inside by max with 0 and min with this.
	 */
	DRM_VCIV_UNIFORM_LIMIT = 3,

	/**
	 * @DRM_VCIV_UNIFORM_MASK: the largest mask that leaves only such
	 * offsets, multiples of @width. The kernel computes it. An offset is
	 * proven to be inside by and with this.
	 */
	DRM_VCIV_UNIFORM_MASK = 4,

	/**
	 * @DRM_VCIV_UNIFORM_SELF: the address of a word of this stream, to be
	 * written to the QPU's uniform address. The kernel computes it.
	 */
	DRM_VCIV_UNIFORM_SELF = 5,

	/**
	 * @DRM_VCIV_UNIFORM_INSTANCE: the number of the instance in its
	 * dispatch, from 0. The kernel computes it.
	 */
	DRM_VCIV_UNIFORM_INSTANCE = 6,

	/**
	 * @DRM_VCIV_UNIFORM_ENUM: one of a few numbers, which the submit
	 * gives. The program is verified for each: up to 16 combinations of
	 * all uniforms of this kind.
	 */
	DRM_VCIV_UNIFORM_ENUM = 7,
};

/* What is done to a BO, or through a pointer to it. */
#define DRM_VCIV_ACCESS_READ	(1 << 0)
#define DRM_VCIV_ACCESS_WRITE	(1 << 1)

/**
 * struct drm_vciv_uniform - type of one uniform, part of a program's signature
 *
 * Members that its kind does not use must be 0.
 */
struct drm_vciv_uniform {
	/** @kind: an &enum drm_vciv_uniform_kind */
	__u32 kind;

	/**
	 * @access: POINTER: what the program does through it, at least one of
	 * %DRM_VCIV_ACCESS_READ and %DRM_VCIV_ACCESS_WRITE
	 */
	__u32 access;

	/** @min: SCALAR: lowest value that a submit may give */
	__u32 min;

	/**
	 * @max: SCALAR: highest value, at least @min; INSTANCE: highest number
	 * that there may be
	 */
	__u32 max;

	/**
	 * @align: the value (SCALAR) or offset (POINTER) is a multiple of this.
	 * A POINTER's is a power of two from 4 to 4096; a SCALAR's may be any
	 * number but 0.
	 */
	__u32 align;

	/**
	 * @of: LIMIT, MASK: index of the POINTER in the signature; SELF: index
	 * of the word
	 */
	__u32 of;

	/**
	 * @width: LIMIT, MASK: bytes that are accessed at the offset, 1 to
	 * 2^30; a power of two for MASK
	 */
	__u32 width;

	/** @first: ENUM: index of its first value in &drm_vciv_program_create.enum_values */
	__u32 first;

	/** @count: ENUM: number of its values, at least 1 */
	__u32 count;

	/** @pad: must be 0 */
	__u32 pad;
};

/**
 * DOC: Records
 *
 * The last uniforms of a signature may form a record. Then a uniform stream has
 * any number of records behind its other uniforms, one after the other, and the
 * dispatch says how many: a program that works on a list takes its entries from
 * there, a record in each round of a loop. How many records it reads is in its
 * contract.
 *
 * A LIMIT or MASK in a record may be of a POINTER in the record. What a program
 * makes from POINTERs, LIMITs and MASKs of a record is good until it reads the
 * first uniform of the next. There are no ENUMs in records.
 */

/**
 * struct drm_vciv_program_create - argument of DRM_IOCTL_VCIV_PROGRAM_CREATE
 *
 * Proves that a QPU program is safe, and makes an immutable copy of it in
 * memory that user space can neither map nor name. Instructions that cannot be
 * reached are replaced by nops. The handle is valid for the file that created
 * it, until it is destroyed or the file is closed.
 *
 * When a program starts, the stride of VDW is 0 in its QPU, whatever ran there
 * before: an instruction of the kernel's sees to it. All else that it has not
 * set itself may be anything, and the proof knows that.
 *
 * Errors: EACCES if the program is rejected, that is, not proven safe: the log
 * says why; EPERM if unprivileged compute is switched off (module parameter
 * unprivileged) and the caller has no CAP_SYS_RAWIO; EINVAL for a malformed
 * argument; E2BIG for an array element that says more than is known; EFAULT;
 * ENOSPC at %DRM_VCIV_MAX_PROGRAMS; ENOMEM; EINTR.
 */
struct drm_vciv_program_create {
	/** @code: user address of the instructions, 64-bit little endian words */
	__u64 code;

	/** @code_words: number of instructions, 1 to %DRM_VCIV_MAX_CODE_WORDS */
	__u32 code_words;

	/** @flags: must be 0 */
	__u32 flags;

	/**
	 * @uniforms: array of &struct drm_vciv_uniform, the signature, in
	 * stream order, at most %DRM_VCIV_MAX_UNIFORMS
	 */
	struct drm_vciv_array uniforms;

	/** @enum_values: user address of the values of ENUM uniforms, __u32 each */
	__u64 enum_values;

	/** @log: user address of memory for a text that says why a program is rejected */
	__u64 log;

	/** @num_enum_values: number of @enum_values, at most %DRM_VCIV_MAX_ENUM_VALUES */
	__u32 num_enum_values;

	/** @log_size: bytes at @log, 0 to %DRM_VCIV_MAX_LOG */
	__u32 log_size;

	/**
	 * @log_length: out: length of the text, without the 0 that ends it; 0
	 * unless the program is rejected. A text that does not fit is cut.
	 */
	__u32 log_length;

	/** @handle: out: the program, never 0 */
	__u32 handle;

	/** @record_uniforms: how many of @uniforms, the last ones, form a record, or 0 */
	__u32 record_uniforms;

	/** @pad: must be 0 */
	__u32 pad;
};

/* left-out: unverified */
/**
 * DRM_VCIV_PROGRAM_UNVERIFIED - run the program without any proof
 *
 * A flag of &drm_vciv_program_create that is no part of the uAPI, for developers
 * on their own machine. The program can read and write all memory, so this takes
 * CAP_SYS_RAWIO here and at every submit, and the module parameter
 * allow_unverified; else both fail with EPERM.
 */
#define DRM_VCIV_PROGRAM_UNVERIFIED	(1U << 31)

/* left-out: end */

/**
 * struct drm_vciv_need - what a program does behind one pointer
 *
 * So many bytes the BO must have from the pointer on.
 */
struct drm_vciv_need {
	/** @read_end: bytes from 0 up to this one may be read */
	__u32 read_end;

	/** @write_end: bytes from 0 up to this one may be written */
	__u32 write_end;

	/**
	 * @flags: %DRM_VCIV_NEED_READS_TO_LIMIT, %DRM_VCIV_NEED_WRITES_TO_LIMIT:
	 * besides, as far as a LIMIT or MASK of the pointer lets it
	 */
	__u32 flags;

	/** @pad: 0 */
	__u32 pad;
};

/* For &drm_vciv_need.flags. */
#define DRM_VCIV_NEED_READS_TO_LIMIT	(1 << 0)
#define DRM_VCIV_NEED_WRITES_TO_LIMIT	(1 << 1)

/** DRM_VCIV_NO_UNIFORM - where the index of a uniform may be, and there is none */
#define DRM_VCIV_NO_UNIFORM		0xffffffff

/**
 * struct drm_vciv_factor - part of a &struct drm_vciv_term
 *
 * Its value is @coef * times * ((count + @add) / @step), with the words that a
 * submit gives for the uniforms @times and @count, and the quotient rounded
 * down. If count + @add is negative, a loop is not gone through, and the value
 * of the whole term is 0.
 */
struct drm_vciv_factor {
	/** @coef: factor */
	__u32 coef;

	/** @times: index of a uniform, or %DRM_VCIV_NO_UNIFORM for 1 */
	__u32 times;

	/** @count: index of a uniform, or %DRM_VCIV_NO_UNIFORM for 0 */
	__u32 count;

	/** @step: divisor, at least 1 */
	__u32 step;

	/** @add: added to the count */
	__s64 add;
};

/** DRM_VCIV_TERM_FACTORS - room for factors in a &struct drm_vciv_term */
#define DRM_VCIV_TERM_FACTORS		3

/**
 * struct drm_vciv_term - what a program does behind a pointer, as uniforms have it
 *
 * Its value is @base plus the values of the factors, or 0 if that is negative.
 * So many bytes the BO must have from the pointer on, besides what &struct
 * drm_vciv_need says. A value that does not fit into 64 bits is more than any
 * BO has. There are terms that say how many records there must be, too.
 */
struct drm_vciv_term {
	/**
	 * @uniform: index of the POINTER in the signature, or
	 * %DRM_VCIV_NO_UNIFORM if the value is a number of records
	 */
	__u32 uniform;

	/** @choice: combination of ENUM values for which this holds */
	__u32 choice;

	/** @access: %DRM_VCIV_ACCESS_READ or %DRM_VCIV_ACCESS_WRITE */
	__u32 access;

	/**
	 * @num_factors: how many factors there are. A caller whose structure
	 * has room for fewer knows that it does not have them all.
	 */
	__u32 num_factors;

	/** @base: bytes, or records; may be negative */
	__s64 base;

	/** @factors: the first @num_factors; the others are 0 */
	struct drm_vciv_factor factors[DRM_VCIV_TERM_FACTORS];
};

/**
 * struct drm_vciv_program_query - argument of DRM_IOCTL_VCIV_PROGRAM_QUERY
 *
 * Tells the contract of a program: what was proven of it, and what a submit
 * must give for it.
 *
 * Errors: ENOENT for an unknown handle, EINVAL, EFAULT.
 */
struct drm_vciv_program_query {
	/** @handle: from DRM_IOCTL_VCIV_PROGRAM_CREATE */
	__u32 handle;

	/** @flags: must be 0 */
	__u32 flags;

	/** @num_uniforms: out: uniforms of the signature */
	__u32 num_uniforms;

	/**
	 * @num_values: out: how many of these a submit gives values for, those in
	 * a record not counted
	 */
	__u32 num_values;

	/**
	 * @num_choices: out: number of combinations of ENUM values; 1 without
	 * such uniforms. Of each, the first ENUM's value changes fastest.
	 */
	__u32 num_choices;

	/** @semaphores: out: bit n is set if semaphore n is used */
	__u32 semaphores;

	/** @uses: out: %DRM_VCIV_USES_MUTEX, %DRM_VCIV_USES_INTERRUPT */
	__u32 uses;

	/** @pad: must be 0 */
	__u32 pad;

	/**
	 * @needs: array of &struct drm_vciv_need to be filled, one for each
	 * uniform, those of choice 0 first; only those of POINTERs are not 0.
	 * As many as @needs.count are written at most; out: @needs.count is
	 * how many there are.
	 */
	struct drm_vciv_array needs;

	/**
	 * @terms: array of &struct drm_vciv_term to be filled, in the same way:
	 * what is needed besides, and depends on what a submit gives
	 */
	struct drm_vciv_array terms;

	/** @record_uniforms: out: as in &drm_vciv_program_create.record_uniforms */
	__u32 record_uniforms;

	/** @record_values: out: how many of these a submit gives values for */
	__u32 record_values;
};

/** DRM_VCIV_USES_MUTEX - takes the mutex, and always gives it back */
#define DRM_VCIV_USES_MUTEX		(1 << 0)

/** DRM_VCIV_USES_INTERRUPT - raises its host interrupt */
#define DRM_VCIV_USES_INTERRUPT		(1 << 1)

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
	/** @value: SCALAR, ENUM: the number. POINTER: byte offset in the BO. */
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

	/**
	 * @instances: how often it runs, at least 1. They run in order as QPUs
	 * become free. Those of a program that uses semaphores may wait for
	 * each other, so there may be no more than QPUs (IDENT1).
	 */
	__u32 instances;

	/** @flags: %DRM_VCIV_DISPATCH_BARRIER or 0 */
	__u32 flags;

	/**
	 * @records: how many records each of them has; 0 if there are none in
	 * the program's signature
	 */
	__u32 records;

	/**
	 * @values: array of &struct drm_vciv_value: those of instance 0, one
	 * for each SCALAR, POINTER and ENUM of the program's signature, those
	 * of its record once for each record; then those of instance 1, and so
	 * on. The kernel computes the others.
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
 * enum drm_vciv_requirement - what a submit does not meet
 */
enum drm_vciv_requirement {
	/** @DRM_VCIV_REQUIREMENT_NONE: it failed for another reason */
	DRM_VCIV_REQUIREMENT_NONE = 0,

	/**
	 * @DRM_VCIV_REQUIREMENT_RANGE: a SCALAR or INSTANCE is below its
	 * minimum, above its maximum, or no multiple of its alignment
	 */
	DRM_VCIV_REQUIREMENT_RANGE = 1,

	/** @DRM_VCIV_REQUIREMENT_ENUM: an ENUM is none of its values */
	DRM_VCIV_REQUIREMENT_ENUM = 2,

	/** @DRM_VCIV_REQUIREMENT_ACCESS: the job may not do to the BO what the pointer declares */
	DRM_VCIV_REQUIREMENT_ACCESS = 3,

	/** @DRM_VCIV_REQUIREMENT_ALIGN: the offset of a POINTER, modulo its alignment, is not 0 */
	DRM_VCIV_REQUIREMENT_ALIGN = 4,

	/** @DRM_VCIV_REQUIREMENT_SIZE: too few bytes between a POINTER and the end of its BO */
	DRM_VCIV_REQUIREMENT_SIZE = 5,

	/** @DRM_VCIV_REQUIREMENT_BO: a BO index is not below the number of BOs, or not 0 */
	DRM_VCIV_REQUIREMENT_BO = 6,

	/** @DRM_VCIV_REQUIREMENT_OFFSET: the offset of a POINTER is above the size of its BO */
	DRM_VCIV_REQUIREMENT_OFFSET = 7,

	/** @DRM_VCIV_REQUIREMENT_VALUES: a dispatch has not as many values as it takes */
	DRM_VCIV_REQUIREMENT_VALUES = 8,

	/** @DRM_VCIV_REQUIREMENT_INSTANCES: a dispatch has no instances, or too many */
	DRM_VCIV_REQUIREMENT_INSTANCES = 9,

	/** @DRM_VCIV_REQUIREMENT_RECORDS: a dispatch has too few records, or too many */
	DRM_VCIV_REQUIREMENT_RECORDS = 10,
};

/**
 * struct drm_vciv_failure - the first thing in a submit that is not as it must be
 */
struct drm_vciv_failure {
	/** @requirement: an &enum drm_vciv_requirement */
	__u32 requirement;

	/** @dispatch: index of the dispatch */
	__u32 dispatch;

	/** @instance: number of the instance in it */
	__u32 instance;

	/** @uniform: index of the uniform in the signature of its program */
	__u32 uniform;

	/** @given: what was given */
	__u32 given;

	/** @needed: what it would take; 0xffffffff if that is more */
	__u32 needed;

	/** @record: number of the record that the uniform is in, or 0 */
	__u32 record;

	/** @pad: 0 */
	__u32 pad;
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
 * Errors, nothing being queued: EINVAL for a malformed argument or one that does
 * not meet the contract of a program (see @failure), and for a wait on a syncobj
 * that has no fence; E2BIG for an array element that says more than is known;
 * ENOENT for an unknown program, BO, syncobj or monitor; EPERM for a program that
 * the caller could not create, as far as privileges go, and for a priority or
 * timeout that takes CAP_SYS_NICE; EALREADY for a BO named twice; EBUSY for a
 * monitor while there is a global one; ECANCELED for a banned file, see &struct
 * drm_vciv_reset_query; EIO if the device is wedged or does not power up; EFAULT;
 * ENOMEM; EINTR.
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

	/** @failure: out: on EINVAL, what is not as it must be */
	struct drm_vciv_failure failure;

	/**
	 * @perfmon: id of a performance monitor that counts while the job is on
	 * the hardware, from DRM_IOCTL_VC4_PERFMON_CREATE; 0 for none
	 */
	__u32 perfmon;

	/** @pad: must be 0 */
	__u32 pad;
};

/** DRM_VCIV_PERFMON_CLEAR_GLOBAL - the global monitor shall be one no more */
#define DRM_VCIV_PERFMON_CLEAR_GLOBAL	(1 << 0)

/**
 * struct drm_vciv_perfmon_set_global - argument of DRM_IOCTL_VCIV_PERFMON_SET_GLOBAL
 *
 * Lets a performance monitor count all jobs, of whatever file, from the next
 * that starts. It ends when it is cleared or destroyed or its file is closed.
 * There is one at most, and meanwhile a submit that names a monitor fails with
 * EBUSY. Jobs that named one earlier are not in the global one's counts.
 *
 * Errors: EPERM without CAP_PERFMON; EINVAL for an unknown monitor, and if one
 * is to be cleared that is not the global one; EBUSY if there is one already.
 */
struct drm_vciv_perfmon_set_global {
	/** @id: monitor of this file, from DRM_IOCTL_VC4_PERFMON_CREATE */
	__u32 id;

	/** @flags: 0, or %DRM_VCIV_PERFMON_CLEAR_GLOBAL */
	__u32 flags;
};

/**
 * struct drm_vciv_perfmon_get_counter - argument of DRM_IOCTL_VCIV_PERFMON_GET_COUNTER
 *
 * Tells what a performance counter counts. All texts end in a 0.
 *
 * Errors: EINVAL for a counter that there is not, so counters are numbered from
 * 0 up to the first that fails.
 */
struct drm_vciv_perfmon_get_counter {
	/** @counter: its number, as in &drm_vc4_perfmon_create.events */
	__u32 counter;

	/** @pad: must be 0 */
	__u32 pad;

	/** @category: out: the part of the V3D that it belongs to */
	__u8 category[32];

	/** @unit: out: what is counted */
	__u8 unit[16];

	/** @name: out: its name */
	__u8 name[64];

	/** @description: out: a line that says more */
	__u8 description[256];
};

/**
 * DRM_VCIV_BO_CACHED - the CPU's mappings of the BO are cached
 *
 * Reading is fast, but each access of the CPU has to stand between a start and
 * an end, see &struct drm_vciv_bo_sync.
 */
#define DRM_VCIV_BO_CACHED		(1 << 0)

/**
 * struct drm_vciv_bo_create - argument of DRM_IOCTL_VCIV_BO_CREATE
 *
 * As DRM_IOCTL_VC4_CREATE_BO, with more choice: the BO is zeroed, and all of
 * vc4's ioctls for BOs take its handle. It belongs to the GPU until the first
 * start of CPU access.
 *
 * Errors: EINVAL for size 0 or an unknown flag; ENOMEM if the BO does not fit
 * into the memory that BOs may have, also after all was purged that may be.
 */
struct drm_vciv_bo_create {
	/** @size: in bytes; rounded up to whole pages */
	__u64 size;

	/** @flags: %DRM_VCIV_BO_CACHED or 0 */
	__u32 flags;

	/** @handle: out: the GEM handle, never 0 */
	__u32 handle;
};

/* As DMA_BUF_SYNC_READ, DMA_BUF_SYNC_WRITE and DMA_BUF_SYNC_END. */
#define DRM_VCIV_BO_SYNC_READ		(1 << 0)
#define DRM_VCIV_BO_SYNC_WRITE		(1 << 1)
#define DRM_VCIV_BO_SYNC_END		(1 << 2)

/**
 * struct drm_vciv_bo_sync - argument of DRM_IOCTL_VCIV_BO_SYNC
 *
 * Starts or ends an access of the CPU to a range of a BO, as
 * DMA_BUF_IOCTL_SYNC does for a whole dma-buf. A start waits for the jobs that
 * write to the BO, and if the CPU is going to write for those that read it,
 * and lets the CPU see what is in memory. An end lets jobs that are submitted
 * after it see what the CPU has written. Between start and end no job that is
 * in conflict with the access may run, and of accesses to overlapping ranges
 * that are open at the same time none may be for writing.
 *
 * Write-combined BOs need none of this but the wait. An imported BO is synced
 * as a whole, in the way of its exporter.
 *
 * Errors: ENOENT for an unknown handle; EINVAL for unknown flags, neither READ
 * nor WRITE, a range that is empty or not in the BO, and a BO that was purged
 * or may be; EINTR; for an imported BO those of its exporter.
 */
struct drm_vciv_bo_sync {
	/** @handle: GEM handle */
	__u32 handle;

	/**
	 * @flags: %DRM_VCIV_BO_SYNC_READ, %DRM_VCIV_BO_SYNC_WRITE or both: what
	 * the CPU does between start and end, the same in both calls. And
	 * %DRM_VCIV_BO_SYNC_END at the end.
	 */
	__u32 flags;

	/** @offset: first byte of the range */
	__u64 offset;

	/** @size: bytes of the range, not 0 */
	__u64 size;
};

/**
 * DRM_VCIV_RESET_BANNED - jobs of this file hung too often
 *
 * What it has queued fails with ECANCELED, and so does each submit. The file
 * is good for nothing more than to get results out of its BOs.
 */
#define DRM_VCIV_RESET_BANNED		(1 << 0)

/**
 * DRM_VCIV_RESET_WEDGED - a reset did not help
 *
 * No jobs run any more. To unbind and bind the driver may help.
 */
#define DRM_VCIV_RESET_WEDGED		(1 << 1)

/**
 * struct drm_vciv_reset_query - argument of DRM_IOCTL_VCIV_RESET_QUERY
 *
 * A job that hangs is ended by a reset. Jobs of other files do not notice:
 * nothing of them is on the hardware meanwhile.
 *
 * Errors: EINVAL.
 */
struct drm_vciv_reset_query {
	/** @flags: must be 0 */
	__u32 flags;

	/** @pad: must be 0 */
	__u32 pad;

	/** @status: out: %DRM_VCIV_RESET_BANNED, %DRM_VCIV_RESET_WEDGED */
	__u64 status;

	/** @resets: out: resets since the device was bound */
	__u64 resets;

	/** @guilty: out: those that a job of this file caused */
	__u64 guilty;

	/** @innocent: out: others since this file was opened */
	__u64 innocent;
};

#if defined(__cplusplus)
}
#endif

#endif /* _UAPI_VCIV_DRM_H_ */
