// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: QPU programs
 *
 * A program is proven safe once, when it is created, and never changes: the
 * kernel keeps a copy that user space can neither map, export nor name as data.
 * The copy holds what was proven and nothing else: an instruction that cannot
 * be reached is a nop in it. What is before the first instruction is ours: it gives
 * the stride of VDW a value that the proof starts from, since no program need set
 * it. So is what follows the last: the end of a program, then room for the
 * instruction fetch to run ahead. The memory is that of a BO without a handle, so
 * it counts as BO memory.
 *
 * With the program its contract is kept: what a submit has to give, so that the
 * proof holds. Checking that takes time in proportion to the uniforms, whatever
 * the length of the code.
 */

/* left-out: unverified */
#include <linux/capability.h>
#include <linux/module.h>
/* left-out: end */
#include <linux/slab.h>
#include <linux/uaccess.h>

#include <drm/drm_file.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

static_assert(DRM_VCIV_TERM_FACTORS == VCIV_TERM_FACTORS);
static_assert(sizeof(struct drm_vciv_term) <= VCIV_ARRAY_ELEMENT);

/* What runs first, see %VCIV_QPU_HEAD. */
#define VCIV_CODE_HEAD	1

/* thrend takes effect after two more instructions; 128 bytes are fetched ahead. */
#define VCIV_CODE_TAIL	(3 + 128 / 8)

/* left-out: unverified */
#ifdef CONFIG_DRM_VCIV_UNVERIFIED
static bool allow_unverified;
module_param(allow_unverified, bool, 0444);
MODULE_PARM_DESC(allow_unverified,
		 "Let CAP_SYS_RAWIO run QPU programs that were not proven safe (default: off)");
#else
#define allow_unverified false
#endif

/**
 * vciv_unverified_allowed() - may the caller run programs that are not proven safe
 *
 * Return: true if the administrator allows it and the caller could do as much
 * harm in other ways anyway.
 */
static bool vciv_unverified_allowed(void)
{
	return allow_unverified && capable(CAP_SYS_RAWIO);
}

/* left-out: end */

/**
 * vciv_program_may_run() - may the caller run, or have created, a program
 * @program: program
 *
 * Whoever passes a file on does not pass on the capability that a program of it
 * takes.
 *
 * Return: true if so.
 */
bool vciv_program_may_run(const struct vciv_program *program)
{
	/* left-out: unverified */
	if (program->unverified)
		return vciv_unverified_allowed();
	/* left-out: end */
	return vciv_proof_suffices(to_vciv_device(program->drm));
}

static void vciv_program_release(struct kref *ref)
{
	struct vciv_program *program = container_of(ref, struct vciv_program, ref);

	if (program->bo)
		drm_gem_object_put(&program->bo->base.base);
	kvfree(program->contract.needs);
	kvfree(program->contract.terms);
	vciv_signature_free(&program->signature);
	kfree(program);
}

/**
 * vciv_program_put() - drop a reference
 * @program: program
 */
void vciv_program_put(struct vciv_program *program)
{
	kref_put(&program->ref, vciv_program_release);
}

/**
 * vciv_program_get() - look up a handle
 * @vfile: client
 * @handle: from user space
 *
 * Return: the program with a reference, or NULL.
 */
struct vciv_program *vciv_program_get(struct vciv_file *vfile, u32 handle)
{
	struct vciv_program *program;

	xa_lock(&vfile->programs);
	program = xa_load(&vfile->programs, handle);
	if (program)
		kref_get(&program->ref);
	xa_unlock(&vfile->programs);

	return program;
}

/**
 * vciv_programs_fini() - drop all programs of a client
 * @vfile: client
 */
void vciv_programs_fini(struct vciv_file *vfile)
{
	struct vciv_program *program;
	unsigned long handle;

	xa_for_each(&vfile->programs, handle, program)
		vciv_program_put(program);
	xa_destroy(&vfile->programs);
}

/* The contract asks for nothing until the verifier says what is needed. */
static int vciv_program_init_contract(struct vciv_program *program)
{
	struct vciv_contract *contract = &program->contract;

	contract->num_params = program->signature.num_params;
	contract->num_choices = vciv_signature_choices(&program->signature);
	contract->needs = kvcalloc(contract->num_choices * contract->num_params,
				   sizeof(*contract->needs), GFP_KERNEL_ACCOUNT);

	contract->terms = kvcalloc(VCIV_VERIFY_MAX_TERMS, sizeof(*contract->terms),
				   GFP_KERNEL_ACCOUNT);

	return contract->needs && contract->terms ? 0 : -ENOMEM;
}

static struct vciv_program *vciv_program_alloc(struct drm_device *drm,
					       const struct drm_vciv_program_create *args)
{
	struct vciv_program *program;
	int ret;

	program = kzalloc_obj(*program, GFP_KERNEL_ACCOUNT);
	if (!program)
		return ERR_PTR(-ENOMEM);

	kref_init(&program->ref);
	program->drm = drm;
	/* left-out: unverified */
	program->unverified = args->flags & DRM_VCIV_PROGRAM_UNVERIFIED;
	/* left-out: end */

	ret = vciv_signature_import(&program->signature, args);
	if (!ret)
		ret = vciv_program_init_contract(program);
	if (ret) {
		vciv_program_put(program);
		return ERR_PTR(ret);
	}
	program->num_given = vciv_signature_given(&program->signature);
	program->record_given = vciv_record_given(&program->signature);

	return program;
}

static u64 *vciv_code_copy(const struct drm_vciv_program_create *args)
{
	u64 *code;

	code = vmemdup_array_user(u64_to_user_ptr(args->code), args->code_words, sizeof(*code));
	if (IS_ERR(code))
		return code;

	for (u32 i = 0; i < args->code_words; i++)
		le64_to_cpus(&code[i]);

	return code;
}

/* The only place that writes what the QPUs execute. */
static int vciv_program_emit(struct vciv_program *program, struct vciv_file *vfile,
			     const u64 *code, u32 num_words)
{
	u32 words = VCIV_CODE_HEAD + num_words + VCIV_CODE_TAIL;
	struct vciv_bo *bo;
	__le64 *to;

	bo = vciv_bo_create(to_vciv_device(program->drm), words * sizeof(*to), false);
	if (IS_ERR(bo))
		return PTR_ERR(bo);

	vciv_bo_describe(bo, vfile->client->id, "program");
	program->bo = bo;
	program->code_addr = bo->base.dma_addr;
	program->code_size = words * sizeof(*to);

	to = bo->base.vaddr;
	*to++ = cpu_to_le64(VCIV_QPU_HEAD);
	for (u32 i = 0; i < num_words; i++)
		*to++ = cpu_to_le64(code[i]);
	*to++ = cpu_to_le64(QPU_THREND);
	for (u32 i = 1; i < VCIV_CODE_TAIL; i++)
		*to++ = cpu_to_le64(QPU_NOP);

	return 0;
}

/* Returns the length of the text. */
static int vciv_log_export(const struct drm_vciv_program_create *args, const char *log)
{
	size_t length = strlen(log);

	if (copy_to_user(u64_to_user_ptr(args->log), log, length + 1))
		return -EFAULT;

	return length;
}

/* Proves the program, and makes @out the code that was proven. */
static int vciv_program_prove(struct vciv_program *program, struct vciv_file *vfile,
			      struct drm_vciv_program_create *args, const u64 *code, u64 *out)
{
	struct vciv_verify_args proof = {
		.code = code,
		.num_words = args->code_words,
		.signature = &program->signature,
		.out = out,
		.contract = &program->contract,
		.log_size = args->log_size,
	};
	int ret, length;

	if (proof.log_size) {
		proof.log = kvzalloc(proof.log_size, GFP_KERNEL_ACCOUNT);
		if (!proof.log)
			return -ENOMEM;
	}

	ret = vciv_prove(to_vciv_device(program->drm), vfile, &proof);
	if (ret == -EACCES && proof.log) {
		length = vciv_log_export(args, proof.log);
		if (length < 0)
			ret = length;
		else
			args->log_length = length;
	}
	kvfree(proof.log);

	return ret;
}

static int vciv_program_load(struct vciv_program *program, struct vciv_file *vfile,
			     struct drm_vciv_program_create *args)
{
	u64 *code, *out;
	int ret;

	code = vciv_code_copy(args);
	if (IS_ERR(code))
		return PTR_ERR(code);

	/* left-out: unverified */
	/*
	 * What it does and leaves is not known. That it may use all semaphores has
	 * it treated as is safe: its instances run together, then there is a reset.
	 */
	if (program->unverified) {
		program->contract.semaphores = U16_MAX;
		ret = vciv_program_emit(program, vfile, code, args->code_words);
		goto out_code;
	}

	/* left-out: end */
	out = kvmalloc_array(args->code_words, sizeof(*out), GFP_KERNEL_ACCOUNT);
	if (!out) {
		ret = -ENOMEM;
		goto out_code;
	}

	ret = vciv_program_prove(program, vfile, args, code, out);
	if (!ret)
		ret = vciv_program_emit(program, vfile, out, args->code_words);

	kvfree(out);
out_code:
	kvfree(code);
	return ret;
}

static int vciv_program_check_args(const struct drm_vciv_program_create *args)
{
	if (args->pad)
		return -EINVAL;

	if (!args->code_words || args->code_words > DRM_VCIV_MAX_CODE_WORDS)
		return -EINVAL;

	if (args->log_size > DRM_VCIV_MAX_LOG)
		return -EINVAL;

	/* left-out: unverified */
	if (args->flags == DRM_VCIV_PROGRAM_UNVERIFIED)
		return 0;

	/* left-out: end */
	return args->flags ? -EINVAL : 0;
}

/**
 * vciv_program_create_ioctl() - DRM_IOCTL_VCIV_PROGRAM_CREATE
 * @drm: device
 * @data: &struct drm_vciv_program_create
 * @file: client
 *
 * Return: 0 or what &struct drm_vciv_program_create documents.
 */
int vciv_program_create_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vciv_program_create *args = data;
	struct vciv_file *vfile = file->driver_priv;
	struct vciv_program *program;
	int ret;

	args->log_length = 0;
	ret = vciv_program_check_args(args);
	if (ret)
		return ret;

	program = vciv_program_alloc(drm, args);
	if (IS_ERR(program))
		return PTR_ERR(program);

	ret = vciv_program_may_run(program) ? 0 : -EPERM;
	if (!ret)
		ret = vciv_program_load(program, vfile, args);
	if (ret)
		goto err_put;

	/* The handle is the last thing to happen: from here on others see it. */
	ret = xa_alloc(&vfile->programs, &args->handle, program,
		       XA_LIMIT(1, DRM_VCIV_MAX_PROGRAMS), GFP_KERNEL_ACCOUNT);
	if (ret) {
		ret = ret == -EBUSY ? -ENOSPC : ret;
		goto err_put;
	}

	return 0;

err_put:
	vciv_program_put(program);
	return ret;
}

/**
 * vciv_program_destroy_ioctl() - DRM_IOCTL_VCIV_PROGRAM_DESTROY
 * @drm: device
 * @data: &struct drm_vciv_program_destroy
 * @file: client
 *
 * Return: 0 or what &struct drm_vciv_program_destroy documents.
 */
int vciv_program_destroy_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vciv_program_destroy *args = data;
	struct vciv_file *vfile = file->driver_priv;
	struct vciv_program *program;

	if (args->pad)
		return -EINVAL;

	program = xa_erase(&vfile->programs, args->handle);
	if (!program)
		return -ENOENT;

	vciv_program_put(program);

	return 0;
}

static void vciv_need_export(const void *contract, u32 i, void *element)
{
	const struct vciv_need *from = &((const struct vciv_contract *)contract)->needs[i];
	struct drm_vciv_need *need = element;

	*need = (struct drm_vciv_need){
		.read_end = from->read_end,
		.write_end = from->write_end,
		.flags = (from->bounded_read ? DRM_VCIV_NEED_READS_TO_LIMIT : 0) |
			 (from->bounded_write ? DRM_VCIV_NEED_WRITES_TO_LIMIT : 0),
	};
}

static u32 vciv_index_export(u16 uniform)
{
	return uniform == VCIV_NO_UNIFORM ? DRM_VCIV_NO_UNIFORM : uniform;
}

static void vciv_term_export(const void *contract, u32 i, void *element)
{
	const struct vciv_term *from = &((const struct vciv_contract *)contract)->terms[i];
	struct drm_vciv_term *term = element;

	*term = (struct drm_vciv_term){
		.uniform = vciv_index_export(from->param),
		.choice = from->choice,
		.access = from->access,
		.num_factors = from->num_factors,
		.base = from->base,
	};
	for (u32 n = 0; n < from->num_factors; n++)
		term->factors[n] = (struct drm_vciv_factor){
			.coef = from->factor[n].coef,
			.times = vciv_index_export(from->factor[n].times),
			.count = vciv_index_export(from->factor[n].count),
			.step = from->factor[n].step,
			.add = from->factor[n].add,
		};
}

static int vciv_contract_export(const struct vciv_contract *contract,
				struct drm_vciv_program_query *args)
{
	int ret;

	ret = vciv_array_fill(&args->needs, contract->num_choices * contract->num_params,
			      sizeof(struct drm_vciv_need), vciv_need_export, contract);
	if (ret)
		return ret;

	return vciv_array_fill(&args->terms, contract->num_terms, sizeof(struct drm_vciv_term),
			       vciv_term_export, contract);
}

/**
 * vciv_program_query_ioctl() - DRM_IOCTL_VCIV_PROGRAM_QUERY
 * @drm: device
 * @data: &struct drm_vciv_program_query
 * @file: client
 *
 * Return: 0 or what &struct drm_vciv_program_query documents.
 */
int vciv_program_query_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vciv_program_query *args = data;
	const struct vciv_contract *contract;
	struct vciv_program *program;
	int ret;

	if (args->flags || args->pad)
		return -EINVAL;

	program = vciv_program_get(file->driver_priv, args->handle);
	if (!program)
		return -ENOENT;

	contract = &program->contract;
	args->uses = (contract->uses_mutex ? DRM_VCIV_USES_MUTEX : 0) |
		     (contract->uses_irq ? DRM_VCIV_USES_INTERRUPT : 0);
	args->num_uniforms = contract->num_params;
	args->num_values = program->num_given;
	args->num_choices = contract->num_choices;
	args->semaphores = contract->semaphores;
	args->record_uniforms = program->signature.record;
	args->record_values = program->record_given;
	ret = vciv_contract_export(contract, args);

	vciv_program_put(program);

	return ret;
}
