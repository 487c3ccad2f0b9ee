// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/dma-fence.h>
#include <kunit/test.h>

#include "../vciv_drv.h"

#define NORMAL	DRM_SCHED_PRIORITY_NORMAL

static void put_fence(void *fence)
{
	dma_fence_put(fence);
}

static struct vciv_client *make_client(struct kunit *test)
{
	struct vciv_client *client = kunit_kzalloc(test, sizeof(*client), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, client);

	return client;
}

/* A job that could run, and takes so long when it does. */
static struct vciv_job *make_job(struct kunit *test, struct vciv_client *client, u32 priority,
				 u64 ns)
{
	struct vciv_job *job = kunit_kzalloc(test, sizeof(*job), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, job);
	job->vciv = test->priv;
	job->client = client;
	job->busy = ns_to_ktime(ns);
	RB_CLEAR_NODE(&job->turn.node);
	job->turn.fence = kzalloc_obj(*job->turn.fence);
	KUNIT_ASSERT_NOT_NULL(test, job->turn.fence);

	/* One reference of the job, one of the scheduler. */
	KUNIT_ASSERT_PTR_EQ(test, vciv_turn_wait(job, priority), job->turn.fence);
	KUNIT_ASSERT_EQ(test, kunit_add_action_or_reset(test, put_fence, job->turn.fence), 0);
	KUNIT_ASSERT_EQ(test, kunit_add_action_or_reset(test, put_fence, job->turn.fence), 0);
	KUNIT_ASSERT_NULL(test, vciv_turn_wait(job, priority));

	return job;
}

static bool has_turn(const struct vciv_job *job)
{
	return job->vciv->turns.holder == job && dma_fence_is_signaled(job->turn.fence);
}

static int vciv_turn_test_init(struct kunit *test)
{
	struct vciv_device *vciv = kunit_kzalloc(test, sizeof(*vciv), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, vciv);
	test->priv = vciv;
	vciv_turns_init(vciv);

	return 0;
}

static void vciv_turn_test_idle(struct kunit *test)
{
	struct vciv_client *client = make_client(test);
	struct vciv_job *first = make_job(test, client, NORMAL, 10);
	struct vciv_job *second = make_job(test, client, NORMAL, 10);

	KUNIT_EXPECT_TRUE(test, has_turn(first));
	KUNIT_EXPECT_FALSE(test, dma_fence_is_signaled(second->turn.fence));
	vciv_turn_end(first);
	KUNIT_EXPECT_TRUE(test, has_turn(second));
	vciv_turn_end(second);
	KUNIT_EXPECT_EQ(test, client->time, 20);
}

static void vciv_turn_test_priority(struct kunit *test)
{
	struct vciv_client *client = make_client(test);
	struct vciv_job *running = make_job(test, client, NORMAL, 1);
	struct vciv_job *low = make_job(test, client, DRM_SCHED_PRIORITY_LOW, 1);
	struct vciv_job *normal = make_job(test, client, NORMAL, 1);
	struct vciv_job *high = make_job(test, client, DRM_SCHED_PRIORITY_HIGH, 1);

	vciv_turn_end(running);
	KUNIT_EXPECT_TRUE(test, has_turn(high));
	vciv_turn_end(high);
	KUNIT_EXPECT_TRUE(test, has_turn(normal));
	vciv_turn_end(normal);
	KUNIT_EXPECT_TRUE(test, has_turn(low));
}

/* Who always has a job, each time of its own length, gets the same time. */
static void vciv_turn_test_equal_time(struct kunit *test)
{
	static const u64 length[] = { 1, 10, 100 };
	struct vciv_client *clients[ARRAY_SIZE(length)];
	struct vciv_job *waiting[ARRAY_SIZE(length)];

	for (u32 i = 0; i < ARRAY_SIZE(length); i++) {
		clients[i] = make_client(test);
		waiting[i] = make_job(test, clients[i], NORMAL, length[i]);
	}

	/* Never two of the longest before the others had as much. */
	while (clients[2]->time < 500) {
		KUNIT_ASSERT_LE(test, clients[2]->time, clients[0]->time + 100);
		for (u32 i = 0; i < ARRAY_SIZE(length); i++) {
			struct vciv_job *job = waiting[i];

			if (!has_turn(job))
				continue;
			waiting[i] = make_job(test, clients[i], NORMAL, length[i]);
			vciv_turn_end(job);
			break;
		}
	}

	KUNIT_EXPECT_GE(test, clients[0]->time, 400);
	KUNIT_EXPECT_LE(test, clients[0]->time, 600);
	KUNIT_EXPECT_GE(test, clients[1]->time, 400);
	KUNIT_EXPECT_LE(test, clients[1]->time, 600);
}

/* A client that had no work comes first, but has not saved up time. */
static void vciv_turn_test_no_savings(struct kunit *test)
{
	struct vciv_client *busy = make_client(test), *idle = make_client(test);
	struct vciv_job *running, *waiting, *late;

	running = make_job(test, busy, NORMAL, 1000);
	waiting = make_job(test, busy, NORMAL, 1000);
	vciv_turn_end(running);
	running = waiting;
	waiting = make_job(test, busy, NORMAL, 1000);
	vciv_turn_end(running);

	late = make_job(test, idle, NORMAL, 1);
	KUNIT_EXPECT_GE(test, idle->time, 1000);
	running = waiting;
	waiting = make_job(test, busy, NORMAL, 1000);
	vciv_turn_end(running);
	KUNIT_EXPECT_TRUE(test, has_turn(late));
	vciv_turn_end(late);
	KUNIT_EXPECT_TRUE(test, has_turn(waiting));
}

/* Jobs that are dropped: while they wait, and when it is their turn. */
static void vciv_turn_test_dropped(struct kunit *test)
{
	struct vciv_client *client = make_client(test);
	struct vciv_job *first = make_job(test, client, NORMAL, 0);
	struct vciv_job *second = make_job(test, client, NORMAL, 0);
	struct vciv_job *third = make_job(test, client, NORMAL, 0);

	vciv_turn_end(second);
	KUNIT_EXPECT_TRUE(test, has_turn(first));
	vciv_turn_end(first);
	KUNIT_EXPECT_TRUE(test, has_turn(third));
	vciv_turn_end(first);
	KUNIT_EXPECT_TRUE(test, has_turn(third));
	vciv_turn_end(third);
	KUNIT_EXPECT_NULL(test, first->vciv->turns.holder);
}

/* Who comes meanwhile gets the turn after the pause. */
static void vciv_turn_test_pause(struct kunit *test)
{
	struct vciv_device *vciv = test->priv;
	struct vciv_job *job;

	vciv_turns_pause(vciv);
	job = make_job(test, make_client(test), NORMAL, 0);
	KUNIT_EXPECT_NULL(test, vciv->turns.holder);
	vciv_turns_resume(vciv);
	KUNIT_EXPECT_TRUE(test, has_turn(job));
	vciv_turns_resume(vciv);
	KUNIT_EXPECT_TRUE(test, has_turn(job));
	vciv_turn_end(job);
}

static struct kunit_case vciv_turn_cases[] = {
	KUNIT_CASE(vciv_turn_test_idle),
	KUNIT_CASE(vciv_turn_test_priority),
	KUNIT_CASE(vciv_turn_test_equal_time),
	KUNIT_CASE(vciv_turn_test_no_savings),
	KUNIT_CASE(vciv_turn_test_dropped),
	KUNIT_CASE(vciv_turn_test_pause),
	{}
};

static struct kunit_suite vciv_turn_suite = {
	.name = "vciv_turn",
	.init = vciv_turn_test_init,
	.test_cases = vciv_turn_cases,
};

kunit_test_suite(vciv_turn_suite);
