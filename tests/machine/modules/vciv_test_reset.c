// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The reset line of the V3D in the virtual PC: one register, whose bit 0 is the
 * line. It stands for what the power manager does on a Raspberry Pi.
 */
#include <linux/container_of.h>
#include <linux/io.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/reset-controller.h>

/* For tests of what happens when a reset does nothing. */
static bool broken;
module_param(broken, bool, 0644);
MODULE_PARM_DESC(broken, "Let a pulse of the line do nothing (default: off)");

struct test_reset {
	struct reset_controller_dev rcdev;
	void __iomem *line;
};

static struct test_reset *to_test_reset(struct reset_controller_dev *rcdev)
{
	return container_of(rcdev, struct test_reset, rcdev);
}

static int test_reset_assert(struct reset_controller_dev *rcdev, unsigned long id)
{
	writel(1, to_test_reset(rcdev)->line);
	return 0;
}

static int test_reset_deassert(struct reset_controller_dev *rcdev, unsigned long id)
{
	writel(0, to_test_reset(rcdev)->line);
	return 0;
}

static int test_reset_pulse(struct reset_controller_dev *rcdev, unsigned long id)
{
	if (broken)
		return 0;

	test_reset_assert(rcdev, id);
	return test_reset_deassert(rcdev, id);
}

static int test_reset_status(struct reset_controller_dev *rcdev, unsigned long id)
{
	return readl(to_test_reset(rcdev)->line);
}

static const struct reset_control_ops test_reset_ops = {
	.reset = test_reset_pulse,
	.assert = test_reset_assert,
	.deassert = test_reset_deassert,
	.status = test_reset_status,
};

static int test_reset_probe(struct platform_device *pdev)
{
	struct test_reset *reset;

	reset = devm_kzalloc(&pdev->dev, sizeof(*reset), GFP_KERNEL);
	if (!reset)
		return -ENOMEM;

	reset->line = devm_platform_ioremap_resource(pdev, 0);
	if (IS_ERR(reset->line))
		return PTR_ERR(reset->line);

	/* Without a firmware node of its own, the core takes the device's: ACPI's. */
	reset->rcdev.dev = &pdev->dev;
	reset->rcdev.owner = THIS_MODULE;
	reset->rcdev.ops = &test_reset_ops;
	reset->rcdev.nr_resets = 1;

	return devm_reset_controller_register(&pdev->dev, &reset->rcdev);
}

static const struct of_device_id test_reset_match[] = {
	{ .compatible = "vciv,test-reset" },
	{}
};
MODULE_DEVICE_TABLE(of, test_reset_match);

static struct platform_driver test_reset_driver = {
	.probe = test_reset_probe,
	.driver = {
		.name = "vciv-test-reset",
		.of_match_table = test_reset_match,
	},
};
module_platform_driver(test_reset_driver);

MODULE_DESCRIPTION("Reset line of the V3D in the virtual PC");
MODULE_LICENSE("GPL");
