// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: vciv
 *
 * Render-only driver for the V3D 2.x GPU of VideoCore IV (Raspberry Pi 0 to 3
 * and Zero 2): QPU compute jobs, apart from the display, which stays with vc4.
 *
 * Jobs of all clients run one after another, each alone on the GPU.
 */

#include <linux/module.h>
#include <linux/of.h>
#include <linux/platform_device.h>
#include <linux/pm.h>
#include <linux/slab.h>

#include <drm/drm_drv.h>
#include <drm/drm_file.h>
#include <drm/drm_gem.h>
#include <drm/drm_ioctl.h>
#include <drm/vc4_drm.h>

#include "vciv_drv.h"

static int vciv_get_param_ioctl(struct drm_device *drm, void *data, struct drm_file *file)
{
	struct vciv_device *vciv = to_vciv_device(drm);
	struct drm_vc4_get_param *args = data;

	if (args->pad)
		return -EINVAL;

	switch (args->param) {
	case DRM_VC4_PARAM_V3D_IDENT0:
		args->value = vciv->ident[0];
		return 0;
	case DRM_VC4_PARAM_V3D_IDENT1:
		args->value = vciv->ident[1];
		return 0;
	case DRM_VC4_PARAM_V3D_IDENT2:
		args->value = vciv->ident[2];
		return 0;

	/* Each becomes 1 when what it announces is there. */
	case DRM_VC4_PARAM_SUPPORTS_BRANCHES:
	case DRM_VC4_PARAM_SUPPORTS_ETC1:
	case DRM_VC4_PARAM_SUPPORTS_THREADED_FS:
	case DRM_VC4_PARAM_SUPPORTS_FIXED_RCL_ORDER:
		args->value = 0;
		return 0;

	case DRM_VC4_PARAM_SUPPORTS_MADVISE:
	case DRM_VC4_PARAM_SUPPORTS_PERFMON:
		args->value = 1;
		return 0;

	case DRM_VCIV_PARAM_VERSION:
		args->value = 1;
		return 0;
	case DRM_VCIV_PARAM_BO_MEMORY:
		args->value = vciv->mem.budget;
		return 0;

	default:
		return -EINVAL;
	}
}

/* Control lists are not taken yet; vc4's answer for a V3D that is not there. */
static int vciv_no_control_lists_ioctl(struct drm_device *drm, void *data,
				       struct drm_file *file)
{
	return -ENODEV;
}

static const struct drm_ioctl_desc vciv_ioctls[] = {
	DRM_IOCTL_DEF_DRV(VC4_SUBMIT_CL, vciv_no_control_lists_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_WAIT_SEQNO, vciv_wait_seqno_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_WAIT_BO, vciv_wait_bo_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_CREATE_BO, vciv_create_bo_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_MMAP_BO, vciv_mmap_bo_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_CREATE_SHADER_BO, vciv_no_control_lists_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_GET_PARAM, vciv_get_param_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_SET_TILING, vciv_set_tiling_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_GET_TILING, vciv_get_tiling_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_LABEL_BO, vciv_label_bo_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_GEM_MADVISE, vciv_gem_madvise_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_PERFMON_CREATE, vciv_perfmon_create_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_PERFMON_DESTROY, vciv_perfmon_destroy_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VC4_PERFMON_GET_VALUES, vciv_perfmon_get_values_ioctl, DRM_RENDER_ALLOW),

	DRM_IOCTL_DEF_DRV(VCIV_PROGRAM_CREATE, vciv_program_create_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VCIV_PROGRAM_QUERY, vciv_program_query_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VCIV_PROGRAM_DESTROY, vciv_program_destroy_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VCIV_SUBMIT, vciv_submit_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VCIV_BO_CREATE, vciv_bo_create_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VCIV_BO_SYNC, vciv_bo_sync_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VCIV_RESET_QUERY, vciv_reset_query_ioctl, DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VCIV_PERFMON_GET_COUNTER, vciv_perfmon_get_counter_ioctl,
			  DRM_RENDER_ALLOW),
	DRM_IOCTL_DEF_DRV(VCIV_PERFMON_SET_GLOBAL, vciv_perfmon_set_global_ioctl,
			  DRM_RENDER_ALLOW),
};

static int vciv_open(struct drm_device *drm, struct drm_file *file)
{
	struct vciv_file *vfile;
	int ret = -ENOMEM;

	vfile = kzalloc_obj(*vfile);
	if (!vfile)
		return -ENOMEM;

	vfile->client = vciv_client_create(to_vciv_device(drm), file);
	if (!vfile->client)
		goto err_free;

	ret = vciv_sched_open(to_vciv_device(drm), vfile);
	if (ret)
		goto err_client;

	xa_init_flags(&vfile->programs, XA_FLAGS_ALLOC1);
	xa_init_flags(&vfile->perfmons, XA_FLAGS_ALLOC1);
	mutex_init(&vfile->prove_lock);
	file->driver_priv = vfile;

	return 0;

err_client:
	vciv_client_put(vfile->client);
err_free:
	kfree(vfile);
	return ret;
}

static void vciv_postclose(struct drm_device *drm, struct drm_file *file)
{
	struct vciv_file *vfile = file->driver_priv;

	vciv_sched_close(vfile);
	vciv_programs_fini(vfile);
	vciv_perfmons_fini(to_vciv_device(drm), vfile);
	mutex_destroy(&vfile->prove_lock);
	vciv_client_put(vfile->client);
	/* A fence that an entity waited for may be about to look at the entity. */
	kfree_rcu(vfile, rcu);
}

static const struct file_operations vciv_fops = {
	.owner = THIS_MODULE,
	DRM_GEM_FOPS,
	.show_fdinfo = drm_show_fdinfo,
};

static const struct drm_driver vciv_driver = {
	.driver_features = DRIVER_RENDER | DRIVER_GEM | DRIVER_SYNCOBJ | DRIVER_SYNCOBJ_TIMELINE,
	.open = vciv_open,
	.postclose = vciv_postclose,
	.show_fdinfo = vciv_show_fdinfo,
	.gem_create_object = vciv_bo_create_object,
	.gem_prime_import = vciv_bo_import,
	.gem_prime_import_sg_table = vciv_bo_import_sg_table,
	.ioctls = vciv_ioctls,
	.num_ioctls = ARRAY_SIZE(vciv_ioctls),
	.fops = &vciv_fops,
	.name = "vciv",
	.desc = "Broadcom VideoCore IV compute",
	.major = 1,
	.minor = 0,
};

static int vciv_probe(struct platform_device *pdev)
{
	struct vciv_device *vciv;
	int ret;

	vciv = devm_drm_dev_alloc(&pdev->dev, &vciv_driver, struct vciv_device, drm);
	if (IS_ERR(vciv))
		return PTR_ERR(vciv);
	/* left-out: vc4_uapi */
	vciv->drm.driver = vciv_vc4_uapi_driver(&vciv_driver);
	/* left-out: end */
	platform_set_drvdata(pdev, vciv);

	ret = vciv_mem_init(vciv);
	if (ret)
		return ret;

	ret = vciv_purge_init(vciv);
	if (ret)
		return ret;

	ret = vciv_prove_init(vciv);
	if (ret)
		return ret;

	ret = vciv_scrub_init(vciv);
	if (ret)
		return ret;

	ret = vciv_streams_init(vciv);
	if (ret)
		return ret;

	vciv_turns_init(vciv);
	vciv_queue_init(vciv);
	ret = vciv_sched_init(vciv);
	if (ret)
		return ret;

	ret = vciv_device_init(vciv);
	if (ret)
		return ret;

	ret = vciv_power_init(vciv);
	if (ret)
		return ret;

	vciv_bo_debugfs_init(vciv);
	vciv_debugfs_init(vciv);

	ret = vciv_device_identify(vciv);
	if (!ret)
		ret = drm_dev_register(&vciv->drm, 0);
	if (ret) {
		vciv_power_fini(vciv);
		return ret;
	}

	/* left-out: vciv_heap */
	vciv_heap_init(vciv);

	/* left-out: end */
	return 0;
}

static void vciv_remove(struct platform_device *pdev)
{
	struct vciv_device *vciv = platform_get_drvdata(pdev);

	/* left-out: vciv_heap */
	vciv_heap_fini(vciv);
	/* left-out: end */
	drm_dev_unplug(&vciv->drm);
	vciv_streams_wake(vciv);
	vciv_reset_unplug(vciv);
	vciv_power_fini(vciv);
}

static const struct of_device_id vciv_of_match[] = {
	{ .compatible = "brcm,bcm2835-v3d" },
	{ .compatible = "brcm,cygnus-v3d" },
	{}
};
MODULE_DEVICE_TABLE(of, vciv_of_match);

static struct platform_driver vciv_platform_driver = {
	.probe = vciv_probe,
	.remove = vciv_remove,
	.driver = {
		.name = "vciv",
		.of_match_table = vciv_of_match,
		.dev_groups = vciv_groups,
		.pm = pm_ptr(&vciv_pm_ops),
	},
};

static int __init vciv_init(void)
{
	int ret;

	ret = vciv_sched_module_init();
	if (ret)
		return ret;

	ret = platform_driver_register(&vciv_platform_driver);
	if (ret)
		vciv_sched_module_exit();

	return ret;
}
module_init(vciv_init);

static void __exit vciv_exit(void)
{
	platform_driver_unregister(&vciv_platform_driver);
	vciv_sched_module_exit();
}
module_exit(vciv_exit);

MODULE_DESCRIPTION("Broadcom VideoCore IV compute driver");
MODULE_LICENSE("GPL");
