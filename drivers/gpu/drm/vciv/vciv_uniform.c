// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Uniforms
 *
 * A QPU program takes its parameters from a stream of 32-bit words. The
 * program's signature says what each word is; a submit gives a value for each
 * that the kernel does not compute itself, and the kernel makes the words. A
 * pointer is given as a BO and an offset, so user space neither needs nor
 * learns a bus address, and cannot make the GPU follow one that it made up.
 */

#include <linux/errno.h>
#include <linux/export.h>
#include <linux/minmax.h>
#include <linux/nospec.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <kunit/visibility.h>

#include "vciv_drv.h"

static_assert(DRM_VCIV_ACCESS_READ == VCIV_PARAM_READ);
static_assert(DRM_VCIV_ACCESS_WRITE == VCIV_PARAM_WRITE);
static_assert(DRM_VCIV_MAX_UNIFORMS == VCIV_VERIFY_MAX_PARAMS);

static const u8 vciv_uniform_kinds[] = {
	[DRM_VCIV_UNIFORM_SCALAR] = VCIV_PARAM_SCALAR,
	[DRM_VCIV_UNIFORM_POINTER] = VCIV_PARAM_POINTER,
	[DRM_VCIV_UNIFORM_LIMIT] = VCIV_PARAM_LIMIT,
	[DRM_VCIV_UNIFORM_MASK] = VCIV_PARAM_MASK,
	[DRM_VCIV_UNIFORM_SELF] = VCIV_PARAM_SELF,
	[DRM_VCIV_UNIFORM_INSTANCE] = VCIV_PARAM_INSTANCE,
	[DRM_VCIV_UNIFORM_ENUM] = VCIV_PARAM_ENUM,
};

/* Members that the kind of a uniform has. */
static struct drm_vciv_uniform vciv_uniform_used(const struct drm_vciv_uniform *uniform)
{
	struct drm_vciv_uniform used = { .kind = uniform->kind };

	switch (uniform->kind) {
	case DRM_VCIV_UNIFORM_SCALAR:
		used.min = uniform->min;
		used.max = uniform->max;
		used.align = uniform->align;
		break;
	case DRM_VCIV_UNIFORM_POINTER:
		used.access = uniform->access;
		used.align = uniform->align;
		break;
	case DRM_VCIV_UNIFORM_LIMIT:
	case DRM_VCIV_UNIFORM_MASK:
		used.of = uniform->of;
		used.width = uniform->width;
		break;
	case DRM_VCIV_UNIFORM_SELF:
		used.of = uniform->of;
		break;
	case DRM_VCIV_UNIFORM_INSTANCE:
		used.max = uniform->max;
		break;
	case DRM_VCIV_UNIFORM_ENUM:
		used.first = uniform->first;
		used.count = uniform->count;
		break;
	}

	return used;
}

/**
 * vciv_uniform_import() - take over the type of a uniform
 * @uniform: from user space
 * @param: where to put it, in the verifier's terms
 *
 * Looks only at what the verifier's terms cannot express: vciv_signature_valid()
 * does the rest.
 *
 * Return: 0 or -EINVAL.
 */
int vciv_uniform_import(const struct drm_vciv_uniform *uniform, struct vciv_param *param)
{
	struct drm_vciv_uniform used = vciv_uniform_used(uniform);

	if (!uniform->kind || uniform->kind >= ARRAY_SIZE(vciv_uniform_kinds) ||
	    memcmp(&used, uniform, sizeof(used)))
		return -EINVAL;

	if (used.access > U8_MAX || used.of > U16_MAX || used.first > U16_MAX ||
	    used.count > U16_MAX)
		return -EINVAL;

	*param = (struct vciv_param){
		.kind = vciv_uniform_kinds[used.kind],
		.access = used.access,
		.of = used.of,
		.min = used.min,
		.max = used.max,
		.align = used.align,
		.width = used.width,
		.first = used.first,
		.count = used.count,
	};

	return 0;
}
EXPORT_SYMBOL_IF_KUNIT(vciv_uniform_import);

static struct vciv_param *vciv_params_import(const struct drm_vciv_array *array)
{
	struct drm_vciv_uniform *uniforms;
	struct vciv_param *params;
	int ret = 0;

	uniforms = vciv_array_copy(array, DRM_VCIV_MAX_UNIFORMS, sizeof(*uniforms));
	if (IS_ERR_OR_NULL(uniforms))
		return ERR_CAST(uniforms);

	params = kvmalloc_array(array->count, sizeof(*params), GFP_KERNEL_ACCOUNT);
	if (!params)
		ret = -ENOMEM;

	for (u32 i = 0; i < array->count && !ret; i++)
		ret = vciv_uniform_import(&uniforms[i], &params[i]);
	kvfree(uniforms);

	if (ret) {
		kvfree(params);
		return ERR_PTR(ret);
	}

	return params;
}

/**
 * vciv_signature_import() - take over the signature of a program
 * @sig: where to put it
 * @args: from user space
 *
 * Return: 0, with @sig valid and to be freed by vciv_signature_free(); or
 * -EINVAL, -E2BIG, -EFAULT, -ENOMEM.
 */
int vciv_signature_import(struct vciv_signature *sig, const struct drm_vciv_program_create *args)
{
	struct vciv_param *params;
	u32 *values = NULL;

	if (args->num_enum_values > DRM_VCIV_MAX_ENUM_VALUES)
		return -EINVAL;

	params = vciv_params_import(&args->uniforms);
	if (IS_ERR(params))
		return PTR_ERR(params);

	if (args->num_enum_values)
		values = vmemdup_array_user(u64_to_user_ptr(args->enum_values),
					    args->num_enum_values, sizeof(*values));
	if (IS_ERR(values)) {
		kvfree(params);
		return PTR_ERR(values);
	}

	*sig = (struct vciv_signature){
		.params = params,
		.num_params = args->uniforms.count,
		.values = values,
		.num_values = args->num_enum_values,
		.record = args->record_uniforms,
	};
	if (vciv_signature_valid(sig))
		return 0;

	vciv_signature_free(sig);

	return -EINVAL;
}

/**
 * vciv_signature_free() - give back what a signature holds
 * @sig: of vciv_signature_import(), or zeroed
 */
void vciv_signature_free(struct vciv_signature *sig)
{
	kvfree(sig->params);
	kvfree(sig->values);
	*sig = (struct vciv_signature){};
}

static bool vciv_param_is_given(const struct vciv_param *param)
{
	return param->kind == VCIV_PARAM_SCALAR || param->kind == VCIV_PARAM_POINTER ||
	       param->kind == VCIV_PARAM_ENUM;
}

static u32 vciv_params_given(const struct vciv_signature *sig, u32 first, u32 end)
{
	u32 given = 0;

	for (u32 i = first; i < end; i++)
		given += vciv_param_is_given(&sig->params[i]);

	return given;
}

/**
 * vciv_signature_given() - how many values does a submit give for an instance
 * @sig: signature
 *
 * Return: the number of uniforms before records that the kernel does not compute.
 */
u32 vciv_signature_given(const struct vciv_signature *sig)
{
	return vciv_params_given(sig, 0, vciv_record_start(sig));
}
EXPORT_SYMBOL_IF_KUNIT(vciv_signature_given);

/**
 * vciv_record_given() - how many values does a submit give for a record
 * @sig: signature
 *
 * Return: the number of uniforms of a record that the kernel does not compute.
 */
u32 vciv_record_given(const struct vciv_signature *sig)
{
	return vciv_params_given(sig, vciv_record_start(sig), sig->num_params);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_record_given);

/**
 * vciv_refuse() - say what a submit does not meet
 * @failure: where to say it
 * @requirement: an &enum drm_vciv_requirement
 * @uniform: index of the uniform, or 0
 * @given: what was given
 * @needed: what it would take
 *
 * Return: -EINVAL.
 */
int vciv_refuse(struct drm_vciv_failure *failure, u32 requirement, u32 uniform, u32 given,
		u32 needed)
{
	failure->requirement = requirement;
	failure->uniform = uniform;
	failure->given = given;
	failure->needed = needed;

	return -EINVAL;
}

static int vciv_pointer_resolve(const struct vciv_job_bo *bos, u32 num_bos, u32 uniform,
				const struct drm_vciv_value *value, struct vciv_arg *arg,
				struct drm_vciv_failure *failure)
{
	const struct drm_gem_object *obj;
	const struct vciv_job_bo *bo;

	if (value->bo >= num_bos)
		return vciv_refuse(failure, DRM_VCIV_REQUIREMENT_BO, uniform, value->bo, num_bos);

	bo = &bos[array_index_nospec(value->bo, num_bos)];
	obj = bo->obj;
	if (value->value > obj->size)
		return vciv_refuse(failure, DRM_VCIV_REQUIREMENT_OFFSET, uniform, value->value,
				   obj->size);

	/* The DMA mask of BO memory is 32 bits, so the sum fits. */
	arg->value = to_drm_gem_dma_obj(obj)->dma_addr + value->value;
	arg->size = min_t(u64, obj->size - value->value, U32_MAX);
	arg->access = bo->access;

	return 0;
}

/* Those of a part of the signature; *values and *args move on. */
static int vciv_params_resolve(const struct vciv_signature *sig, u32 first, u32 end,
			       const struct drm_vciv_value **values,
			       const struct vciv_job_bo *bos, u32 num_bos, struct vciv_arg **args,
			       struct drm_vciv_failure *failure)
{
	int ret = 0;

	for (u32 i = first; i < end && !ret; i++) {
		const struct vciv_param *param = &sig->params[i];
		struct vciv_arg *arg = (*args)++;

		*arg = (struct vciv_arg){};
		if (!vciv_param_is_given(param))
			continue;

		if (param->kind == VCIV_PARAM_POINTER)
			ret = vciv_pointer_resolve(bos, num_bos, i, *values, arg, failure);
		else if ((*values)->bo)
			ret = vciv_refuse(failure, DRM_VCIV_REQUIREMENT_BO, i, (*values)->bo, 0);
		else
			arg->value = (*values)->value;
		(*values)++;
	}

	return ret;
}

/**
 * vciv_values_resolve() - find what the values of one instance stand for
 * @sig: signature of the program
 * @num_records: number of records
 * @values: from user space, as many as vciv_signature_given() says, and for each
 *	    record as many as vciv_record_given() does
 * @bos: BOs of the job
 * @num_bos: number of @bos
 * @args: where to put it, one for each word of the stream
 * @failure: says what is wrong, if something is
 *
 * Whether the program may run with them is for vciv_contract_apply() to say.
 *
 * Return: 0 or -EINVAL.
 */
int vciv_values_resolve(const struct vciv_signature *sig, u32 num_records,
			const struct drm_vciv_value *values, const struct vciv_job_bo *bos,
			u32 num_bos, struct vciv_arg *args, struct drm_vciv_failure *failure)
{
	u32 start = vciv_record_start(sig);
	int ret;

	ret = vciv_params_resolve(sig, 0, start, &values, bos, num_bos, &args, failure);
	for (u32 i = 0; i < num_records && !ret; i++) {
		failure->record = i;
		ret = vciv_params_resolve(sig, start, sig->num_params, &values, bos, num_bos,
					  &args, failure);
	}
	if (!ret)
		failure->record = 0;

	return ret;
}
EXPORT_SYMBOL_IF_KUNIT(vciv_values_resolve);

static const u8 vciv_requirements[] = {
	[VCIV_CONTRACT_OK] = DRM_VCIV_REQUIREMENT_NONE,
	[VCIV_CONTRACT_RANGE] = DRM_VCIV_REQUIREMENT_RANGE,
	[VCIV_CONTRACT_ENUM] = DRM_VCIV_REQUIREMENT_ENUM,
	[VCIV_CONTRACT_ACCESS] = DRM_VCIV_REQUIREMENT_ACCESS,
	[VCIV_CONTRACT_ALIGN] = DRM_VCIV_REQUIREMENT_ALIGN,
	[VCIV_CONTRACT_SIZE] = DRM_VCIV_REQUIREMENT_SIZE,
	[VCIV_CONTRACT_RECORDS] = DRM_VCIV_REQUIREMENT_RECORDS,
};

/**
 * vciv_failure_import() - tell user space which value breaks a contract
 * @failure: what it gets
 * @from: what vciv_contract_apply() said
 *
 * Return: -EINVAL.
 */
int vciv_failure_import(struct drm_vciv_failure *failure,
			const struct vciv_contract_failure *from)
{
	bool records = from->error == VCIV_CONTRACT_RECORDS;

	failure->record = from->record;

	return vciv_refuse(failure, vciv_requirements[from->error], records ? 0 : from->param,
			   from->given, from->needed);
}
EXPORT_SYMBOL_IF_KUNIT(vciv_failure_import);
