// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Device coredump
 *
 * A job that hangs leaves a dump in ``/sys/class/devcoredump``, for the
 * administrator: text in lines, for people and for programs, of which the first
 * line is ``vciv dump, version 1``. A change that would mislead a reader of this
 * version counts the version up. Blank lines, and lines that start with a word
 * that is not listed here, are to be skipped.
 *
 * ``task NAME PID``
 *     who submitted the job; what is not printable in the name is escaped as in C
 * ``timeout MS``
 *     the time that the job had, in milliseconds
 * ``instances TOTAL STARTED ENDED``
 *     of all its dispatches
 * ``register NAME VALUE``
 *     of the V3D, before the reset, by the name in Broadcom's manual
 * ``bo INDEX SIZE ACCESS``
 *     a BO of the job, its bytes, and ``r``, ``w`` or ``rw``
 * ``dispatch INDEX PROGRAM INSTANCES [barrier]``
 *     the program is given by the index of the first dispatch that runs it
 * ``uniform DISPATCH INSTANCE INDEX VALUE``
 *     a number in hexadecimal, ``bo INDEX OFFSET`` for a pointer, or ``-`` for the
 *     address of another uniform
 * ``code DISPATCH INDEX WORD``
 *     an instruction of the program of a dispatch, which is the first that runs it;
 *     the one with index 0 is the driver's, the next the first of the program
 *
 * All values that start with 0x are hexadecimal, all others decimal. No line
 * has a bus address. The last line is ``end``: without it the dump is not whole.
 */

#include <linux/devcoredump.h>
#include <linux/sizes.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

#include <drm/drm_print.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

/* A larger one is cut off. */
#define VCIV_DUMP_MAX_SIZE	SZ_1M

#define VCIV_DUMP_REGISTER(name) { #name, V3D_##name }

/* None of them holds an address. */
static const struct {
	const char *name;
	u32 offset;
} vciv_dump_registers[] = {
	VCIV_DUMP_REGISTER(IDENT0),
	VCIV_DUMP_REGISTER(IDENT1),
	VCIV_DUMP_REGISTER(IDENT2),
	VCIV_DUMP_REGISTER(L2CACTL),
	VCIV_DUMP_REGISTER(INTCTL),
	VCIV_DUMP_REGISTER(PCS),
	VCIV_DUMP_REGISTER(SQRSV0),
	VCIV_DUMP_REGISTER(SQRSV1),
	VCIV_DUMP_REGISTER(SRQCS),
	VCIV_DUMP_REGISTER(VPMBASE),
	VCIV_DUMP_REGISTER(DBCFG),
	VCIV_DUMP_REGISTER(DBQITE),
	VCIV_DUMP_REGISTER(DBQITC),
	VCIV_DUMP_REGISTER(DBGE),
	VCIV_DUMP_REGISTER(ERRSTAT),
};

/**
 * struct vciv_dump - what has to be read before a reset
 */
struct vciv_dump {
	/** @registers: values of vciv_dump_registers */
	u32 registers[ARRAY_SIZE(vciv_dump_registers)];
};

/**
 * vciv_dump_take() - read what a reset will destroy
 * @vciv: device, with power
 *
 * Return: it, to be freed with kfree(), or NULL: jobs wait for the reset, so
 * memory is taken only if there is some.
 */
struct vciv_dump *vciv_dump_take(struct vciv_device *vciv)
{
	struct vciv_dump *dump = kmalloc_obj(*dump, GFP_NOWAIT);

	for (u32 i = 0; dump && i < ARRAY_SIZE(vciv_dump_registers); i++)
		dump->registers[i] = vciv_read(vciv, vciv_dump_registers[i].offset);

	return dump;
}

static void vciv_print_registers(struct drm_printer *p, const struct vciv_dump *dump)
{
	for (u32 i = 0; dump && i < ARRAY_SIZE(vciv_dump_registers); i++)
		drm_printf(p, "register %s 0x%08x\n", vciv_dump_registers[i].name,
			   dump->registers[i]);
}

static void vciv_print_bos(struct drm_printer *p, const struct vciv_job *job)
{
	for (u32 i = 0; i < job->num_bos; i++) {
		const struct vciv_job_bo *bo = &job->bos[i];

		drm_printf(p, "bo %u %zu %s%s\n", i, bo->obj->size,
			   bo->access & DRM_VCIV_ACCESS_READ ? "r" : "",
			   bo->access & DRM_VCIV_ACCESS_WRITE ? "w" : "");
	}
}

static void vciv_print_pointer(struct drm_printer *p, const struct vciv_job *job, u32 word)
{
	for (u32 i = 0; i < job->num_bos; i++) {
		const struct drm_gem_object *obj = job->bos[i].obj;
		u64 offset = word - to_drm_gem_dma_obj(obj)->dma_addr;

		if (offset <= obj->size) {
			drm_printf(p, "bo %u 0x%llx\n", i, offset);
			return;
		}
	}
	drm_puts(p, "-\n");
}

static void vciv_print_uniform(struct drm_printer *p, const struct vciv_job *job,
			       const struct vciv_param *param, u32 word)
{
	switch (param->kind) {
	case VCIV_PARAM_POINTER:
		vciv_print_pointer(p, job, word);
		break;
	case VCIV_PARAM_SELF:
		drm_puts(p, "-\n");
		break;
	default:
		drm_printf(p, "0x%08x\n", word);
	}
}

static void vciv_print_uniforms(struct drm_printer *p, const struct vciv_job *job, u32 index)
{
	const struct vciv_dispatch *dispatch = &job->dispatches[index];
	const struct vciv_signature *sig = &dispatch->program->signature;
	const void *stream = job->stream + (dispatch->stream - job->stream_addr);
	u32 num_words = vciv_stream_words(dispatch), start = vciv_record_start(sig);

	for (u32 i = 0; i < dispatch->instances; i++) {
		const u32 *words = stream + i * vciv_stream_size(dispatch);

		for (u32 j = 0; j < num_words; j++) {
			u32 param = j < start ? j : start + (j - start) % sig->record;

			drm_printf(p, "uniform %u %u %u ", index, i, j);
			vciv_print_uniform(p, job, &sig->params[param], words[j]);
		}
	}
}

/* The first dispatch that runs the same program. */
static u32 vciv_program_first_use(const struct vciv_job *job, u32 index)
{
	u32 first = 0;

	while (job->dispatches[first].program != job->dispatches[index].program)
		first++;

	return first;
}

static void vciv_print_code(struct drm_printer *p, const struct vciv_job *job, u32 index)
{
	const struct vciv_program *program = job->dispatches[index].program;
	const __le64 *code = program->bo->base.vaddr;

	for (u32 i = 0; i < program->code_size / sizeof(*code); i++)
		drm_printf(p, "code %u %u 0x%016llx\n", index, i, le64_to_cpu(code[i]));
}

static void vciv_print_dispatches(struct drm_printer *p, const struct vciv_job *job)
{
	for (u32 i = 0; i < job->num_dispatches; i++) {
		const struct vciv_dispatch *dispatch = &job->dispatches[i];
		u32 first = vciv_program_first_use(job, i);

		drm_printf(p, "dispatch %u %u %u%s\n", i, first, dispatch->instances,
			   dispatch->barrier ? " barrier" : "");
		vciv_print_uniforms(p, job, i);
		if (first == i)
			vciv_print_code(p, job, i);
	}
}

/* Prints to @buffer, if there is one. Returns how many bytes it takes. */
static size_t vciv_print_job(const struct vciv_job *job, void *buffer, size_t size)
{
	struct drm_print_iterator iter = { .data = buffer, .remain = size };
	struct drm_printer p = drm_coredump_printer(&iter);

	drm_puts(&p, "vciv dump, version 1\n");
	/* A process names itself as it likes, with line ends for instance. */
	drm_printf(&p, "task %*pE %d\n", (int)strlen(job->task.comm), job->task.comm,
		   job->task.pid);
	drm_printf(&p, "timeout %lld\n", ktime_to_ms(job->timeout));
	drm_printf(&p, "instances %u %u %u\n", job->num_instances, job->started_instances,
		   job->ended_instances);
	vciv_print_registers(&p, job->dump);
	vciv_print_bos(&p, job);
	vciv_print_dispatches(&p, job);
	drm_puts(&p, "end\n");

	return size - iter.remain;
}

/**
 * vciv_coredump() - offer the state of a hung job as a device coredump
 * @job: job with all that it refers to
 *
 * There is one dump of a device at a time: if the last one was not yet read,
 * or there is no memory, nothing happens.
 */
void vciv_coredump(struct vciv_job *job)
{
	size_t size = vciv_print_job(job, NULL, VCIV_DUMP_MAX_SIZE);
	void *buffer;

	/* Zeroed: a line that would have to be cut is left out when memory is short. */
	buffer = __vmalloc(size, GFP_KERNEL | __GFP_ZERO | __GFP_NORETRY | __GFP_NOWARN);
	if (!buffer)
		return;

	vciv_print_job(job, buffer, size);
	dev_coredumpv(job->vciv->drm.dev, buffer, size, GFP_KERNEL | __GFP_NOWARN);
}
