// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/bitfield.h>
#include <linux/dma-fence.h>
#include <linux/sizes.h>
#include <kunit/test.h>

#include "../vciv_drv.h"
#include "../vciv_regs.h"

/*
 * Registers are memory here: what is written stays, and the completion count is
 * what the test puts there. No timer looks at it, since each step takes the job
 * away before the first interval is over, or does not mind.
 */
#define QPUS 12

struct queue_test {
	struct vciv_device *vciv;
	struct vciv_client *client;
	struct vciv_job *job;
};

static void set_reg(struct vciv_device *vciv, u32 reg, u32 value)
{
	writel(value, vciv->regs + reg);
}

static u32 get_reg(struct vciv_device *vciv, u32 reg)
{
	return readl(vciv->regs + reg);
}

/* Sets the count that the hardware shows, and lets the driver look. */
static void complete_programs(struct queue_test *t, u8 count)
{
	set_reg(t->vciv, V3D_SRQCS, FIELD_PREP(V3D_SRQCS_QPURQCC, count));
	vciv_queue_update(t->vciv, true);
}

/* The timer may have come before us, and signals the fence a little later. */
static bool is_done(struct queue_test *t)
{
	return dma_fence_wait_timeout(t->job->done, false, HZ) > 0;
}

static int vciv_queue_test_init(struct kunit *test)
{
	struct queue_test *t = kunit_kzalloc(test, sizeof(*t), GFP_KERNEL);

	if (IS_ENABLED(CONFIG_UML))
		kunit_skip(test, "registers cannot be memory there");
	KUNIT_ASSERT_NOT_NULL(test, t);
	test->priv = t;
	t->vciv = kunit_kzalloc(test, sizeof(*t->vciv), GFP_KERNEL);
	t->client = kunit_kzalloc(test, sizeof(*t->client), GFP_KERNEL);
	t->job = kunit_kzalloc(test, sizeof(*t->job), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, t->vciv);
	KUNIT_ASSERT_NOT_NULL(test, t->client);
	KUNIT_ASSERT_NOT_NULL(test, t->job);

	t->vciv->regs = (void __iomem __force *)kunit_kzalloc(test, SZ_4K, GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, (void __force *)t->vciv->regs);
	t->vciv->num_qpus = QPUS;
	vciv_turns_init(t->vciv);
	vciv_queue_init(t->vciv);

	t->job->vciv = t->vciv;
	t->job->client = t->client;
	RB_CLEAR_NODE(&t->job->turn.node);
	t->job->done = kzalloc_obj(*t->job->done);
	KUNIT_ASSERT_NOT_NULL(test, t->job->done);

	return 0;
}

static void vciv_queue_test_exit(struct kunit *test)
{
	struct queue_test *t = test->priv;
	struct dma_fence *fence;

	if (!t)
		return;

	fence = vciv_queue_take(t->vciv, t->job);
	if (fence) {
		dma_fence_signal(fence);
		dma_fence_put(fence);
	}
	/* It may be running on another CPU, and its memory goes now. */
	hrtimer_cancel(&t->vciv->queue.poll);
	dma_fence_put(t->job->done);
}

/* Dispatches of one program without uniforms, whose streams take one line each. */
static void start_job(struct kunit *test, struct vciv_dispatch *dispatches, u32 count)
{
	struct queue_test *t = test->priv;
	struct vciv_program *program = kunit_kzalloc(test, sizeof(*program), GFP_KERNEL);
	u32 stream = 0xc0000000;

	KUNIT_ASSERT_NOT_NULL(test, program);
	program->code_addr = 0xc1000000;

	for (u32 i = 0; i < count; i++) {
		dispatches[i].program = program;
		dispatches[i].stream = stream;
		stream += dispatches[i].instances * vciv_stream_size(&dispatches[i]);
		t->job->num_instances += dispatches[i].instances;
	}
	t->job->dispatches = dispatches;
	t->job->num_dispatches = count;
	vciv_queue_start(t->job);
}

static void vciv_queue_test_one(struct kunit *test)
{
	struct vciv_dispatch dispatches[] = { { .instances = 1 } };
	struct queue_test *t = test->priv;

	start_job(test, dispatches, 1);
	KUNIT_EXPECT_EQ(test, t->job->started_instances, 1);
	KUNIT_EXPECT_EQ(test, get_reg(t->vciv, V3D_SRQUA), 0xc0000000);
	KUNIT_EXPECT_EQ(test, get_reg(t->vciv, V3D_SRQPC), 0xc1000000);
	KUNIT_EXPECT_EQ(test, get_reg(t->vciv, V3D_SLCACTL), V3D_SLCACTL_CLEAR_ALL);

	vciv_queue_update(t->vciv, true);
	KUNIT_EXPECT_FALSE(test, dma_fence_is_signaled(t->job->done));
	complete_programs(t, 1);
	KUNIT_EXPECT_TRUE(test, is_done(t));
	KUNIT_EXPECT_NULL(test, t->vciv->queue.active);
	KUNIT_EXPECT_EQ(test, t->client->usage.jobs, 1);
}

/* The count goes on from job to job, so it need not start at 0. */
static void vciv_queue_test_count_goes_on(struct kunit *test)
{
	struct vciv_dispatch dispatches[] = { { .instances = 3 } };
	struct queue_test *t = test->priv;

	t->vciv->queue.count = 254;
	set_reg(t->vciv, V3D_SRQCS, FIELD_PREP(V3D_SRQCS_QPURQCC, 254));
	start_job(test, dispatches, 1);

	complete_programs(t, 255);
	complete_programs(t, 0);
	KUNIT_EXPECT_EQ(test, t->job->ended_instances, 2);
	KUNIT_EXPECT_FALSE(test, dma_fence_is_signaled(t->job->done));
	complete_programs(t, 1);
	KUNIT_EXPECT_TRUE(test, is_done(t));
}

/* More than the count can hold, and never more on the hardware than there are QPUs. */
static void vciv_queue_test_many(struct kunit *test)
{
	struct vciv_dispatch dispatches[] = { { .instances = 1000 } };
	struct queue_test *t = test->priv;
	u32 ended = 0;

	start_job(test, dispatches, 1);
	KUNIT_EXPECT_EQ(test, t->job->started_instances, QPUS);

	while (ended < 1000) {
		KUNIT_ASSERT_FALSE(test, dma_fence_is_signaled(t->job->done));
		ended = min(ended + 7, t->job->started_instances);
		complete_programs(t, ended);
		KUNIT_ASSERT_EQ(test, t->job->ended_instances, ended);
		KUNIT_ASSERT_EQ(test, t->job->started_instances, min(ended + QPUS, 1000));
	}
	KUNIT_EXPECT_TRUE(test, is_done(t));
}

/* Waits for all before it, and clears the caches then. */
static void vciv_queue_test_barrier(struct kunit *test)
{
	struct vciv_dispatch dispatches[] = {
		{ .instances = 2 },
		{ .instances = 1 },
		{ .instances = 2, .barrier = true },
		{ .instances = 1 },
	};
	struct queue_test *t = test->priv;

	start_job(test, dispatches, ARRAY_SIZE(dispatches));
	KUNIT_EXPECT_EQ(test, t->job->started_instances, 3);
	set_reg(t->vciv, V3D_L2CACTL, 0);

	complete_programs(t, 2);
	KUNIT_EXPECT_EQ(test, t->job->started_instances, 3);
	KUNIT_EXPECT_EQ(test, get_reg(t->vciv, V3D_L2CACTL), 0);

	complete_programs(t, 3);
	KUNIT_EXPECT_EQ(test, t->job->started_instances, 6);
	KUNIT_EXPECT_EQ(test, get_reg(t->vciv, V3D_L2CACTL), V3D_L2CACTL_L2CCLR);
	KUNIT_EXPECT_EQ(test, get_reg(t->vciv, V3D_SRQUA), 0xc0000000 + 5 * 64);

	complete_programs(t, 6);
	KUNIT_EXPECT_TRUE(test, is_done(t));
}

static void vciv_queue_test_take(struct kunit *test)
{
	struct vciv_dispatch dispatches[] = { { .instances = 1 } };
	struct queue_test *t = test->priv;
	struct dma_fence *fence;

	start_job(test, dispatches, 1);
	fence = vciv_queue_take(t->vciv, t->job);
	KUNIT_EXPECT_PTR_EQ(test, fence, t->job->done);
	KUNIT_EXPECT_FALSE(test, dma_fence_is_signaled(fence));
	KUNIT_EXPECT_NULL(test, vciv_queue_take(t->vciv, t->job));

	/* Whoever looks later finds no job, and no program that ended for it. */
	complete_programs(t, 1);
	KUNIT_EXPECT_FALSE(test, dma_fence_is_signaled(fence));
	dma_fence_signal(fence);
	dma_fence_put(fence);
}

static struct kunit_case vciv_queue_cases[] = {
	KUNIT_CASE(vciv_queue_test_one),
	KUNIT_CASE(vciv_queue_test_count_goes_on),
	KUNIT_CASE(vciv_queue_test_many),
	KUNIT_CASE(vciv_queue_test_barrier),
	KUNIT_CASE(vciv_queue_test_take),
	{}
};

static struct kunit_suite vciv_queue_suite = {
	.name = "vciv_queue",
	.init = vciv_queue_test_init,
	.exit = vciv_queue_test_exit,
	.test_cases = vciv_queue_cases,
};

kunit_test_suite(vciv_queue_suite);
