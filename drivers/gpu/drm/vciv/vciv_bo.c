// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Buffer objects
 *
 * The V3D has no MMU, so a BO is physically contiguous. It is zeroed when it is
 * created. The ioctls that vc4 has for BOs do what they do there, errors
 * included.
 *
 * A BO of CREATE_BO is mapped write-combined: what the CPU writes reaches the
 * GPU by itself, but reading is slow. BO_CREATE makes cached ones as well, see
 * `Sharing and CPU access`_.
 *
 * Mappings are filled in by page faults, which find the memory gone if the BO
 * was purged, and there all the same after the device went away: the driver
 * core takes all mappings of the device down then, but a program keeps what it
 * has mapped.
 */

#include <linux/dma-buf.h>
#include <linux/slab.h>

#include <drm/drm_drv.h>
#include <drm/drm_file.h>
#include <drm/drm_fourcc.h>
#include <drm/drm_prime.h>
#include <drm/drm_utils.h>
#include <drm/drm_vma_manager.h>
#include <drm/vc4_drm.h>

#include "vciv_drv.h"

/* Long enough for a path or what a debugger writes; it is kernel memory. */
#define VCIV_LABEL_MAX 255

/* Fill as much as one page table holds: nobody maps a BO to look at one page. */
static vm_fault_t vciv_bo_insert(struct vm_fault *vmf, const struct vciv_bo *bo)
{
	struct vm_area_struct *vma = vmf->vma;
	unsigned long start = ALIGN_DOWN(vmf->address, PMD_SIZE);
	unsigned long end = min(start + PMD_SIZE - 1, vma->vm_end - 1);
	pgoff_t first = vma->vm_pgoff - drm_vma_node_start(&bo->base.base.vma_node);
	vm_fault_t ret = VM_FAULT_NOPAGE;

	start = max(start, vma->vm_start);
	for (unsigned long addr = start; addr <= end && ret == VM_FAULT_NOPAGE; addr += PAGE_SIZE) {
		pgoff_t page = first + ((addr - vma->vm_start) >> PAGE_SHIFT);

		if (page >= bo->base.base.size >> PAGE_SHIFT)
			break;
		ret = vmf_insert_pfn(vma, addr, bo->pfn + page);
	}

	return ret;
}

/*
 * Offsets of mappings of the device's file count from where the BO is in the
 * file's offset space, since that is where a purge looks for them. Those of a
 * dma-buf are made to do so too.
 */
static vm_fault_t vciv_bo_fault(struct vm_fault *vmf)
{
	struct drm_gem_object *obj = vmf->vma->vm_private_data;
	struct vciv_bo *bo = to_vciv_bo(obj);
	pgoff_t page = vmf->pgoff - drm_vma_node_start(&obj->vma_node);

	guard(mutex)(&to_vciv_device(obj->dev)->mem.lock);

	if (!bo->base.vaddr || page >= obj->size >> PAGE_SHIFT)
		return VM_FAULT_SIGBUS;

	return vciv_bo_insert(vmf, bo);
}

static const struct vm_operations_struct vciv_bo_vm_ops = {
	.open = drm_gem_vm_open,
	.close = drm_gem_vm_close,
	.fault = vciv_bo_fault,
};

/* Imported memory is mapped as its exporter wants it. */
static int vciv_bo_mmap_imported(struct drm_gem_object *obj, struct vm_area_struct *vma)
{
	int ret;

	vma->vm_ops = NULL;
	vma->vm_private_data = NULL;
	vm_flags_set(vma, VM_DONTEXPAND);

	/* The mapping keeps the dma-buf, which takes the place of our reference. */
	ret = dma_buf_mmap(obj->import_attach->dmabuf, vma, 0);
	if (!ret)
		drm_gem_object_put(obj);

	return ret;
}

static int vciv_bo_mmap(struct drm_gem_object *obj, struct vm_area_struct *vma)
{
	struct vciv_device *vciv = to_vciv_device(obj->dev);
	struct vciv_bo *bo = to_vciv_bo(obj);

	if (drm_gem_is_imported(obj))
		return vciv_bo_mmap_imported(obj, vma);

	if (is_cow_mapping(vma->vm_flags))
		return -EINVAL;

	/* It may change at once: then the page faults see it. */
	if (READ_ONCE(bo->dontneed))
		return -EINVAL;

	vm_flags_set(vma, VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP);
	vma->vm_page_prot = vm_get_page_prot(vma->vm_flags);
	if (!bo->cached && !vciv->mem.coherent)
		vma->vm_page_prot = pgprot_writecombine(vma->vm_page_prot);

	return 0;
}

/* The first handle says who made it; a process that imports it does not count. */
static int vciv_bo_open(struct drm_gem_object *obj, struct drm_file *file)
{
	struct vciv_bo *bo = to_vciv_bo(obj);

	guard(mutex)(&to_vciv_device(obj->dev)->mem.lock);

	if (!bo->owner)
		bo->owner = file->client_id;

	return 0;
}

static void vciv_bo_free(struct drm_gem_object *obj)
{
	struct vciv_device *vciv = to_vciv_device(obj->dev);
	struct vciv_bo *bo = to_vciv_bo(obj);

	if (drm_gem_is_imported(obj))
		drm_prime_gem_destroy(obj, bo->base.sgt);

	scoped_guard(mutex, &vciv->mem.lock) {
		vciv_purge_forget(bo);
		list_del(&bo->link);
		if (bo->base.vaddr)
			vciv_mem_free(vciv, bo);
	}

	drm_gem_object_release(obj);
	kfree(bo->label);
	kfree(bo);
}

static int vciv_bo_vmap(struct drm_gem_object *obj, struct iosys_map *map)
{
	struct vciv_bo *bo = to_vciv_bo(obj);

	if (drm_gem_is_imported(obj))
		return dma_buf_vmap(obj->import_attach->dmabuf, map);

	iosys_map_set_vaddr(map, bo->base.vaddr);

	return 0;
}

static void vciv_bo_vunmap(struct drm_gem_object *obj, struct iosys_map *map)
{
	if (drm_gem_is_imported(obj))
		dma_buf_vunmap(obj->import_attach->dmabuf, map);
}

/* Called under a spinlock, so these look at what may be changing. */
static enum drm_gem_object_status vciv_bo_status(struct drm_gem_object *obj)
{
	struct vciv_bo *bo = to_vciv_bo(obj);
	enum drm_gem_object_status status = 0;

	if (drm_gem_is_imported(obj) || READ_ONCE(bo->base.vaddr))
		status |= DRM_GEM_OBJECT_RESIDENT;
	if (READ_ONCE(bo->dontneed))
		status |= DRM_GEM_OBJECT_PURGEABLE;

	return status;
}

static size_t vciv_bo_rss(struct drm_gem_object *obj)
{
	return vciv_bo_status(obj) & DRM_GEM_OBJECT_RESIDENT ? obj->size : 0;
}

static const struct drm_gem_object_funcs vciv_bo_funcs = {
	.free = vciv_bo_free,
	.open = vciv_bo_open,
	.export = vciv_bo_export,
	.get_sg_table = vciv_bo_get_sg_table,
	.vmap = vciv_bo_vmap,
	.vunmap = vciv_bo_vunmap,
	.mmap = vciv_bo_mmap,
	.status = vciv_bo_status,
	.rss = vciv_bo_rss,
	.vm_ops = &vciv_bo_vm_ops,
};

/**
 * vciv_bo_create_object() - &drm_driver.gem_create_object
 * @drm: device
 * @size: bytes, set later
 *
 * Return: an object without memory, or -ENOMEM.
 */
struct drm_gem_object *vciv_bo_create_object(struct drm_device *drm, size_t size)
{
	struct vciv_bo *bo = kzalloc_obj(*bo, GFP_KERNEL_ACCOUNT);

	if (!bo)
		return ERR_PTR(-ENOMEM);

	bo->base.base.funcs = &vciv_bo_funcs;
	INIT_LIST_HEAD(&bo->purge_link);
	INIT_LIST_HEAD(&bo->link);

	return &bo->base.base;
}

/**
 * vciv_bo_publish() - let the list of BOs have a new one
 * @bo: complete BO
 */
void vciv_bo_publish(struct vciv_bo *bo)
{
	struct vciv_device *vciv = to_vciv_device(bo->base.base.dev);

	guard(mutex)(&vciv->mem.lock);

	list_add_tail(&bo->link, &vciv->mem.bos);
}

/**
 * vciv_bo_create() - make a BO
 * @vciv: device
 * @size: bytes; rounded up to whole pages
 * @cached: the CPU's mappings are cached
 *
 * Return: the BO with one reference; -EINVAL for size 0; -ENOMEM.
 */
struct vciv_bo *vciv_bo_create(struct vciv_device *vciv, u64 size, bool cached)
{
	struct drm_gem_object *obj;
	struct vciv_bo *bo;
	int ret;

	if (!size)
		return ERR_PTR(-EINVAL);

	/* Bus addresses have 32 bits, and size_t may have as many. */
	if (size > U32_MAX - PAGE_SIZE)
		return ERR_PTR(-ENOMEM);

	obj = vciv_bo_create_object(&vciv->drm, size);
	if (IS_ERR(obj))
		return ERR_CAST(obj);

	drm_gem_private_object_init(&vciv->drm, obj, PAGE_ALIGN(size));
	bo = to_vciv_bo(obj);
	bo->cached = cached;

	ret = drm_gem_create_mmap_offset(obj);
	if (!ret)
		ret = vciv_mem_alloc(vciv, bo);
	if (ret) {
		drm_gem_object_put(obj);
		return ERR_PTR(ret);
	}

	vciv_bo_publish(bo);

	return bo;
}

/**
 * vciv_bo_describe() - say what a BO of the kernel is for
 * @bo: a BO that never gets a handle
 * @owner: &vciv_client.id of whom it is made for
 * @label: as of LABEL_BO; left out when memory is short
 */
void vciv_bo_describe(struct vciv_bo *bo, u64 owner, const char *label)
{
	char *copy = kstrdup(label, GFP_KERNEL_ACCOUNT);

	guard(mutex)(&to_vciv_device(bo->base.base.dev)->mem.lock);

	bo->owner = owner;
	bo->label = copy;
}

static int vciv_bo_create_handle(struct drm_device *drm, struct drm_file *file, u64 size,
				 bool cached, u32 *handle)
{
	struct vciv_bo *bo;
	int ret;

	bo = vciv_bo_create(to_vciv_device(drm), size, cached);
	if (IS_ERR(bo))
		return PTR_ERR(bo);

	ret = drm_gem_handle_create(file, &bo->base.base, handle);
	drm_gem_object_put(&bo->base.base);

	return ret;
}

/**
 * vciv_create_bo_ioctl() - DRM_IOCTL_VC4_CREATE_BO
 * @drm: device
 * @data: &struct drm_vc4_create_bo; flags and pad are ignored, as vc4 does
 * @file: client
 *
 * Return: 0, -EINVAL for size 0, -ENOMEM.
 */
int vciv_create_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_create_bo *args = data;

	return vciv_bo_create_handle(drm, file, args->size, false, &args->handle);
}

/**
 * vciv_bo_create_ioctl() - DRM_IOCTL_VCIV_BO_CREATE
 * @drm: device
 * @data: &struct drm_vciv_bo_create
 * @file: client
 *
 * Return: 0 or what &struct drm_vciv_bo_create documents.
 */
int vciv_bo_create_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vciv_bo_create *args = data;

	if (args->flags & ~DRM_VCIV_BO_CACHED)
		return -EINVAL;

	return vciv_bo_create_handle(drm, file, args->size, args->flags & DRM_VCIV_BO_CACHED,
				     &args->handle);
}

/**
 * vciv_mmap_bo_ioctl() - DRM_IOCTL_VC4_MMAP_BO
 * @drm: device
 * @data: &struct drm_vc4_mmap_bo; flags is ignored, as vc4 does
 * @file: client
 *
 * Return: 0, or -EINVAL for an unknown handle.
 */
int vciv_mmap_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_mmap_bo *args = data;
	struct drm_gem_object *obj;

	obj = drm_gem_object_lookup(file, args->handle);
	if (!obj)
		return -EINVAL;

	/* Each object got its offset when it was created. */
	args->offset = drm_vma_node_offset_addr(&obj->vma_node);
	drm_gem_object_put(obj);

	return 0;
}

/* The terminating NUL has to be in reach, as for vc4; the limit is ours. */
static char *vciv_label_copy(u64 name, u32 len)
{
	char *label = strndup_user(u64_to_user_ptr(name), min(len, VCIV_LABEL_MAX) + 1);

	if (label == ERR_PTR(-EINVAL) && len > VCIV_LABEL_MAX)
		return ERR_PTR(-E2BIG);

	return label;
}

/**
 * vciv_label_bo_ioctl() - DRM_IOCTL_VC4_LABEL_BO
 * @drm: device
 * @data: &struct drm_vc4_label_bo
 * @file: client
 *
 * Return: 0; -EINVAL for length 0 or a name that does not end within it;
 * -E2BIG for a name of more than 255 bytes; -EFAULT; -ENOENT for an unknown
 * handle; -ENOMEM.
 */
int vciv_label_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_label_bo *args = data;
	struct drm_gem_object *obj;
	char *label;

	if (!args->len)
		return -EINVAL;

	label = vciv_label_copy(args->name, args->len);
	if (IS_ERR(label))
		return PTR_ERR(label);

	obj = drm_gem_object_lookup(file, args->handle);
	if (obj) {
		scoped_guard(mutex, &to_vciv_device(drm)->mem.lock)
			swap(label, to_vciv_bo(obj)->label);
		drm_gem_object_put(obj);
	}
	kfree(label);

	return obj ? 0 : -ENOENT;
}

/**
 * vciv_set_tiling_ioctl() - DRM_IOCTL_VC4_SET_TILING
 * @drm: device
 * @data: &struct drm_vc4_set_tiling
 * @file: client
 *
 * A note from one client of a BO to others: the driver does nothing with it.
 *
 * Return: 0; -EINVAL for flags or an unknown modifier; -ENOENT for an unknown
 * handle.
 */
int vciv_set_tiling_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_set_tiling *args = data;
	struct drm_gem_object *obj;

	if (args->flags)
		return -EINVAL;

	if (args->modifier != DRM_FORMAT_MOD_LINEAR &&
	    args->modifier != DRM_FORMAT_MOD_BROADCOM_VC4_T_TILED)
		return -EINVAL;

	obj = drm_gem_object_lookup(file, args->handle);
	if (!obj)
		return -ENOENT;

	WRITE_ONCE(to_vciv_bo(obj)->t_tiled, args->modifier != DRM_FORMAT_MOD_LINEAR);
	drm_gem_object_put(obj);

	return 0;
}

/**
 * vciv_get_tiling_ioctl() - DRM_IOCTL_VC4_GET_TILING
 * @drm: device
 * @data: &struct drm_vc4_get_tiling
 * @file: client
 *
 * Return: 0; -EINVAL for flags or a modifier that is not zero; -ENOENT for an
 * unknown handle.
 */
int vciv_get_tiling_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_get_tiling *args = data;
	struct drm_gem_object *obj;

	if (args->flags || args->modifier)
		return -EINVAL;

	obj = drm_gem_object_lookup(file, args->handle);
	if (!obj)
		return -ENOENT;

	args->modifier = READ_ONCE(to_vciv_bo(obj)->t_tiled) ?
			 DRM_FORMAT_MOD_BROADCOM_VC4_T_TILED : DRM_FORMAT_MOD_LINEAR;
	drm_gem_object_put(obj);

	return 0;
}

/**
 * vciv_wait_bo_ioctl() - DRM_IOCTL_VC4_WAIT_BO
 * @drm: device
 * @data: &struct drm_vc4_wait_bo
 * @file: client
 *
 * Waits for all fences of the BO, those of readers included. What is left of
 * the timeout is stored back, so that a restarted call does not wait longer;
 * a timeout of all ones is infinite.
 *
 * Return: 0; -EINVAL for an unknown handle or a non-zero pad; -ETIME;
 * -ERESTARTSYS.
 */
int vciv_wait_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct drm_vc4_wait_bo *args = data;
	bool infinite = args->timeout_ns == U64_MAX;
	ktime_t start = ktime_get();
	long timeout = 0;
	u64 elapsed;
	int ret;

	if (args->pad)
		return -EINVAL;

	/* Two more than are whole: one is only begun, and the current one partly over. */
	if (infinite)
		timeout = MAX_SCHEDULE_TIMEOUT;
	else if (args->timeout_ns)
		timeout = min_t(u64, nsecs_to_jiffies64(args->timeout_ns) + 2,
				MAX_SCHEDULE_TIMEOUT - 1);

	ret = drm_gem_dma_resv_wait(file, args->handle, true, timeout);

	/* Nothing is left after a timeout, though jiffies were late and then hurried. */
	if (ret == -ETIME) {
		args->timeout_ns = 0;
	} else if (!infinite) {
		elapsed = ktime_to_ns(ktime_sub(ktime_get(), start));
		args->timeout_ns -= min(args->timeout_ns, elapsed);
	}

	return ret;
}
