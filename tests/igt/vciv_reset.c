// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <sys/prctl.h>

#include "igt.h"
#include "vciv_lib.h"

IGT_TEST_DESCRIPTION("What a reset means for who caused it and for who did not.");

#define HANG_NS		(100 * NSEC_PER_MSEC)
/* Hangs after which a file is banned. */
#define MAX_HANGS	3
#define BO_SIZE		4096
/* How many hangs of all clients are told in which time, and how many are more than that. */
#define TELL_BURST	10
#define TELL_INTERVAL_NS (5 * NSEC_PER_SEC)
#define FLOOD		60

static int fd = -1;

/* A client of its own, since one that hangs is not good for much afterwards. */
struct client {
	int fd;
	uint32_t hang;
};

static struct client client_open(void)
{
	struct client client = { .fd = vciv_open() };

	client.hang = vciv_program_create(client.fd, &vciv_hang);

	return client;
}

static int hang(const struct client *client)
{
	struct vciv_job job;

	vciv_job_hang(&job, client->hang, HANG_NS);

	return vciv_run(client->fd, &job);
}

static struct drm_vciv_reset_query query(int file)
{
	struct drm_vciv_reset_query args = {};

	do_ioctl(file, DRM_IOCTL_VCIV_RESET_QUERY, &args);

	return args;
}

static void test_counts(void)
{
	struct drm_vciv_reset_query before = query(fd), after, guilty;
	struct client client = client_open();
	int late;

	igt_assert_eq(hang(&client), -ETIME);
	late = vciv_open();

	after = query(fd);
	igt_assert_eq_u64(after.resets, before.resets + 1);
	igt_assert_eq_u64(after.guilty, before.guilty);
	igt_assert_eq_u64(after.innocent, before.innocent + 1);
	igt_assert_eq_u64(after.status, 0);

	guilty = query(client.fd);
	igt_assert_eq_u64(guilty.resets, after.resets);
	igt_assert_eq_u64(guilty.guilty, 1);
	igt_assert_eq_u64(guilty.innocent, 0);
	igt_assert_eq_u64(guilty.status, 0);

	igt_assert_eq_u64(query(late).innocent, 0);
	close(late);
	close(client.fd);
}

static void test_ban(void)
{
	struct client client = client_open();
	struct vciv_job job;

	for (int i = 0; i < MAX_HANGS; i++) {
		igt_assert_eq_u64(query(client.fd).status, 0);
		igt_assert_eq(hang(&client), -ETIME);
	}

	igt_assert_eq_u64(query(client.fd).status, DRM_VCIV_RESET_BANNED);
	vciv_job_hang(&job, client.hang, HANG_NS);
	do_ioctl_err(client.fd, DRM_IOCTL_VCIV_SUBMIT, &job.submit, ECANCELED);

	/* Others are not banned, and the same process can open another file. */
	igt_assert_eq_u64(query(fd).status, 0);
	vciv_check_works(fd);
	close(client.fd);
	client.fd = vciv_open();
	vciv_check_works(client.fd);
	close(client.fd);
}

/* What was queued before the ban fails, without any more resets. */
static void test_ban_queued(void)
{
	struct client client = client_open();
	uint64_t resets = query(fd).resets;
	uint32_t syncobjs[2 * MAX_HANGS];
	struct vciv_job job;

	vciv_job_hang(&job, client.hang, HANG_NS);
	for (unsigned int i = 0; i < ARRAY_SIZE(syncobjs); i++) {
		syncobjs[i] = vciv_syncobj(client.fd);
		vciv_job_signal(&job, syncobjs[i]);
		vciv_submit(client.fd, &job);
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(syncobjs); i++)
		igt_assert_eq(vciv_syncobj_wait(client.fd, syncobjs[i], VCIV_SLACK_NS),
			      i < MAX_HANGS ? -ETIME : -ECANCELED);

	igt_assert_eq_u64(query(fd).resets, resets + MAX_HANGS);
	close(client.fd);
}

/* An innocent job that was queued first runs after the reset, with its data. */
static void test_innocent(void)
{
	struct client client = client_open();
	struct vciv_bo bo = vciv_bo_create(fd, BO_SIZE);
	uint32_t store = vciv_program_create(fd, &vciv_store), done = vciv_syncobj(fd);
	struct vciv_job job;

	vciv_job_hang(&job, client.hang, HANG_NS);
	vciv_submit(client.fd, &job);
	vciv_job_store(&job, store, VCIV_QPUS, &bo, 70);
	vciv_job_signal(&job, done);
	vciv_submit(fd, &job);

	igt_assert_eq(vciv_syncobj_wait(fd, done, HANG_NS + VCIV_SLACK_NS), 0);
	vciv_assert_vector(&bo, 0, 70);
	vciv_assert_vector(&bo, VCIV_QPUS - 1, 70 + (VCIV_QPUS - 1) * VCIV_LANES);
	igt_assert_eq_u64(query(client.fd).guilty, 1);

	vciv_program_destroy(fd, store);
	vciv_bo_destroy(fd, &bo);
	close(client.fd);
}

/* A waiter learns of the error through the BO's fence as well. */
static void test_waiting_job(void)
{
	struct client client = client_open();
	struct vciv_bo bo = vciv_bo_create(client.fd, BO_SIZE);
	uint32_t store = vciv_program_create(client.fd, &vciv_store);
	struct vciv_job job;

	vciv_job_hang(&job, client.hang, HANG_NS);
	job.bos[0] = (struct drm_vciv_submit_bo){ bo.handle, DRM_VCIV_ACCESS_WRITE };
	job.submit.bos = vciv_array(job.bos, 1);
	vciv_submit(client.fd, &job);

	vciv_job_store(&job, store, 1, &bo, 90);
	igt_assert_eq(vciv_run(client.fd, &job), 0);
	vciv_assert_vector(&bo, 0, 90);

	vciv_bo_unmap(&bo);
	close(client.fd);
}

#define DUMPS "/sys/class/devcoredump/devcd*/data"
#define DUMP_FIRST_WORD 1	/* of a program, behind what the driver runs first */
#define DUMP_SIZE (1 << 20)
#define DUMP_POLL_MS 100
#define DUMP_POLLS ((int)(VCIV_SLACK_NS / (DUMP_POLL_MS * NSEC_PER_MSEC)))

/* It goes a little after it was told to, and until then there is no place for another. */
static void dump_wait_gone(void)
{
	glob_t found;

	for (int i = 0; !glob(DUMPS, 0, NULL, &found); i++) {
		globfree(&found);
		igt_assert_f(i < DUMP_POLLS, "a dump stays\n");
		vciv_sleep_ms(DUMP_POLL_MS);
	}
}

static void dump_clear(void)
{
	glob_t found;
	int file;

	if (glob(DUMPS, 0, NULL, &found))
		return;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		file = open(found.gl_pathv[i], O_WRONLY);
		igt_assert_fd(file);
		igt_assert_eq(write(file, "0", 1), 1);
		close(file);
	}
	globfree(&found);
	dump_wait_gone();
}

/* Comes a little after the fence. */
static char *dump_read(void)
{
	char *text = malloc(DUMP_SIZE);
	size_t length = 0;
	ssize_t piece;
	glob_t found;
	int file;

	for (int i = 0; glob(DUMPS, 0, NULL, &found); i++) {
		igt_assert_f(i < DUMP_POLLS, "no dump\n");
		vciv_sleep_ms(DUMP_POLL_MS);
	}
	file = open(found.gl_pathv[0], O_RDONLY);
	igt_assert_fd(file);
	while ((piece = read(file, text + length, DUMP_SIZE - 1 - length)) > 0)
		length += piece;
	igt_assert_eq(piece, 0);
	text[length] = '\0';
	close(file);
	globfree(&found);

	return text;
}

#define assert_line(text, ...) \
	do { \
		char line[128]; \
		snprintf(line, sizeof(line), "\n" __VA_ARGS__); \
		igt_assert_f(strstr(text, line), "no line '%s' in\n%s\n", line + 1, text); \
	} while (0)

/* Two dispatches of one program: a slow one that stores, on each QPU. */
static void test_dump(void)
{
	struct client client = client_open();
	struct vciv_bo bo = vciv_bo_create(client.fd, BO_SIZE);
	uint32_t store = vciv_program_create(client.fd, &vciv_store);
	struct drm_vciv_dispatch dispatches[2];
	struct vciv_job job;
	char *text;

	igt_require_f(!access("/sys/class/devcoredump", X_OK), "Takes CONFIG_DEV_COREDUMP\n");
	/* The dump of a hang before this one may still be on its way. */
	vciv_wait_for_sleep(fd);
	dump_clear();
	vciv_job_store(&job, store, VCIV_QPUS, &bo, 0x1234500);
	for (int i = 0; i < VCIV_QPUS; i++)
		job.values[i][STORE_ROUNDS].value = STORE_ROUNDS_MAX;
	dispatches[0] = job.dispatch;
	dispatches[1] = job.dispatch;
	dispatches[1].flags = DRM_VCIV_DISPATCH_BARRIER;
	job.submit.dispatches = vciv_array(dispatches, 2);
	job.submit.timeout_ns = HANG_NS;
	/* A name that would be lines of a dump. */
	prctl(PR_SET_NAME, "a\nend\n");
	igt_assert_eq(vciv_run(client.fd, &job), -ETIME);
	prctl(PR_SET_NAME, "vciv_reset");

	text = dump_read();
	igt_assert(!strncmp(text, "vciv dump, version 1\n", 21));
	igt_assert(!strcmp(text + strlen(text) - 5, "\nend\n"));
	assert_line(text, "task a\\nend\\n %d\n", getpid());
	assert_line(text, "timeout %llu\n", (unsigned long long)HANG_NS / NSEC_PER_MSEC);
	assert_line(text, "instances %d %d 0\n", 2 * VCIV_QPUS, VCIV_QPUS);
	assert_line(text, "register IDENT0 0x02443356\n");
	assert_line(text, "bo 0 %d w\n", BO_SIZE);
	assert_line(text, "dispatch 0 0 %d\n", VCIV_QPUS);
	assert_line(text, "dispatch 1 0 %d barrier\n", VCIV_QPUS);
	assert_line(text, "uniform 1 3 %d bo 0 0x%x\n", STORE_POINTER, 3 * VCIV_VECTOR);
	assert_line(text, "uniform 1 3 %d 0x%08x\n", STORE_NUMBER, 0x1234500 + 3 * VCIV_LANES);
	for (uint32_t i = 0; i < vciv_store.num_words; i++)
		assert_line(text, "code 0 %u 0x%016llx\n", DUMP_FIRST_WORD + i,
			    (unsigned long long)vciv_store.words[i]);
	free(text);

	dump_clear();
	vciv_bo_unmap(&bo);
	close(client.fd);
}

static void test_event(void)
{
	struct client client = client_open();
	int events = vciv_uevent_open();

	/* Those before this one may have been as many as are told at once. */
	vciv_sleep_ms(TELL_INTERVAL_NS / NSEC_PER_MSEC + 100);
	igt_assert_eq(hang(&client), -ETIME);
	vciv_uevent_expect(events, "WEDGED=none", "TASK=vciv_reset");
	close(events);
	close(client.fd);
}

/* Of many hangs in a row only some are told, and written to the log. */
static void test_flood(void)
{
	int events = vciv_uevent_open();
	uint64_t time = vciv_now_ns();
	int told, most;

	for (int i = 0; i < FLOOD / MAX_HANGS; i++) {
		struct client client = client_open();

		for (int j = 0; j < MAX_HANGS; j++)
			igt_assert_eq(hang(&client), -ETIME);
		close(client.fd);
	}
	told = vciv_uevent_count(events, "WEDGED=none");
	time = vciv_now_ns() - time;
	/* Intervals may begin and end anywhere. */
	most = (time / TELL_INTERVAL_NS + 2) * TELL_BURST;
	igt_info("%d of %d hangs told in %llu ms\n", told, FLOOD,
		 (unsigned long long)time / NSEC_PER_MSEC);
	igt_assert(told > 0);
	igt_assert(told <= most);
	close(events);
}

static const struct vciv_bad_input bad_queries[] = {
	VCIV_BAD_INPUT(struct drm_vciv_reset_query, "flags", flags, 1, EINVAL),
	VCIV_BAD_INPUT(struct drm_vciv_reset_query, "pad", pad, 1, EINVAL),
};

static void test_bad_query(const struct vciv_bad_input *input)
{
	struct drm_vciv_reset_query args = {};

	vciv_spoil(&args, input);
	do_ioctl_err(fd, DRM_IOCTL_VCIV_RESET_QUERY, &args, input->error);
}

igt_main
{
	igt_fixture {
		fd = vciv_open();
		vciv_require_programs(fd);
	}

	igt_describe("Each client learns which resets it caused, and which not.");
	igt_subtest("counts")
		test_counts();

	igt_describe("Who hangs too often can submit no more.");
	igt_subtest("ban")
		test_ban();

	igt_describe("What somebody who is banned had queued fails.");
	igt_subtest("ban-queued")
		test_ban_queued();

	igt_describe("Another client's job runs after the reset.");
	igt_subtest("innocent")
		test_innocent();

	igt_describe("A job that waits for one that hangs runs.");
	igt_subtest("waiting-job")
		test_waiting_job();

	igt_describe("A hang leaves a dump, in the format that is documented.");
	igt_subtest("dump")
		test_dump();

	igt_describe("A hang that was dealt with is an event.");
	igt_subtest("event")
		test_event();

	igt_describe("Many hangs do not flood the log with events.");
	igt_subtest("event-flood")
		test_flood();

	for (unsigned int i = 0; i < ARRAY_SIZE(bad_queries); i++) {
		igt_describe("A bad input gets its error.");
		igt_subtest_f("bad-%s", bad_queries[i].name)
			test_bad_query(&bad_queries[i]);
	}

	igt_fixture
		close(fd);
}
