// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: QPU programs
 *
 * A program is created once and never changes: the kernel keeps a copy that
 * user space can neither map, export nor name as data. What follows the last
 * instruction is ours too: the end of a program, then room for the
 * instruction fetch to run ahead.
 */

#include <linux/capability.h>
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include <drm/drm_file.h>

#include "vciv_drv.h"
#include "vciv_regs.h"

#ifdef CONFIG_DRM_VCIV_UNVERIFIED
static bool allow_unverified;
module_param(allow_unverified, bool, 0444);
MODULE_PARM_DESC(allow_unverified,
		 "Let CAP_SYS_RAWIO run QPU programs that were not proven safe (default: off)");
#else
#define allow_unverified false
#endif

/* thrend takes effect after two more instructions; 128 bytes are fetched ahead. */
#define VCIV_CODE_TAIL	(3 + 128 / 8)

/**
 * vciv_unverified_allowed() - may the caller run programs that are not proven safe
 *
 * Return: true if the administrator allows it and the caller could do as much
 * harm in other ways anyway.
 */
bool vciv_unverified_allowed(void)
{
	return allow_unverified && capable(CAP_SYS_RAWIO);
}

static void vciv_program_release(struct kref *ref)
{
	struct vciv_program *program = container_of(ref, struct vciv_program, ref);

	if (program->code)
		dma_free_wc(drm_dev_dma_dev(program->drm), program->code_size, program->code,
			    program->code_addr);
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

static struct vciv_program *vciv_program_alloc(struct drm_device *drm,
					       const struct drm_vciv_array *signature)
{
	struct drm_vciv_uniform *uniforms;
	struct vciv_program *program;
	int ret = 0;

	uniforms = vciv_array_copy(signature, DRM_VCIV_MAX_UNIFORMS, sizeof(*uniforms));
	if (IS_ERR(uniforms))
		return ERR_CAST(uniforms);

	for (u32 i = 0; i < signature->count && !ret; i++)
		ret = vciv_uniform_check(&uniforms[i]);
	if (ret)
		goto err_free;

	program = kzalloc_flex(*program, uniforms, signature->count, GFP_KERNEL_ACCOUNT);
	if (!program) {
		ret = -ENOMEM;
		goto err_free;
	}

	kref_init(&program->ref);
	program->drm = drm;
	program->num_uniforms = signature->count;
	if (uniforms)
		memcpy(program->uniforms, uniforms, signature->count * sizeof(*uniforms));
	kvfree(uniforms);

	return program;

err_free:
	kvfree(uniforms);
	return ERR_PTR(ret);
}

static int vciv_program_copy_code(struct vciv_program *program,
				  const struct drm_vciv_program_create *args)
{
	struct device *dev = drm_dev_dma_dev(program->drm);
	u32 words = args->code_words + VCIV_CODE_TAIL;
	__le64 *code;

	program->code_size = words * sizeof(*code);
	program->code = dma_alloc_wc(dev, program->code_size, &program->code_addr,
				     GFP_KERNEL | __GFP_NOWARN);
	if (!program->code)
		return -ENOMEM;

	code = program->code;
	if (copy_from_user(code, u64_to_user_ptr(args->code), args->code_words * sizeof(*code)))
		return -EFAULT;

	for (u32 i = args->code_words; i < words; i++)
		code[i] = cpu_to_le64(i == args->code_words ? QPU_THREND : QPU_NOP);

	return 0;
}

static int vciv_program_check_args(const struct drm_vciv_program_create *args)
{
	if (args->flags & ~DRM_VCIV_PROGRAM_UNVERIFIED || args->pad)
		return -EINVAL;

	if (!args->code_words || args->code_words > DRM_VCIV_MAX_CODE_WORDS)
		return -EINVAL;

	return 0;
}

/* There is no verifier yet: only what its caller vouches for can be created. */
static int vciv_program_check_trust(const struct drm_vciv_program_create *args)
{
	if (!(args->flags & DRM_VCIV_PROGRAM_UNVERIFIED))
		return -EACCES;

	return vciv_unverified_allowed() ? 0 : -EPERM;
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

	ret = vciv_program_check_args(args);
	if (ret)
		return ret;

	program = vciv_program_alloc(drm, &args->uniforms);
	if (IS_ERR(program))
		return PTR_ERR(program);

	ret = vciv_program_check_trust(args);
	if (ret)
		goto err_put;

	ret = vciv_program_copy_code(program, args);
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
