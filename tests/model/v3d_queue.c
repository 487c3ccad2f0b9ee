// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * User programs: the queue of requests, who runs them, and whose turn it is
 * (2.7, 8).
 */
#include <string.h>

#include "v3d_priv.h"

#define LONGEST_TURN	1024	/* instructions */
#define CLOCKS		4	/* per instruction (1.1) */

static bool is_reserved(const struct v3d *v3d, unsigned int qpu)
{
	return v3d->reg.sqrsv[qpu / 8] >> 4 * (qpu % 8) & 1;
}

/* An idle QPU that takes user programs, or NULL. */
static struct qpu *find_idle(struct v3d *v3d)
{
	unsigned int first = v3d->option[V3D_OPT_PLACEMENT] ? 0 : v3d->placed + 1;
	unsigned int i;

	for (i = 0; i < V3D_QPUS; i++) {
		struct qpu *qpu = &v3d->qpu[(first + i) % V3D_QPUS];

		if (!qpu->active && !is_reserved(v3d, qpu->number))
			return qpu;
	}
	return NULL;
}

void v3d_place_requests(struct v3d *v3d)
{
	struct qpu *qpu;

	while (v3d->queued && (qpu = find_idle(v3d))) {
		v3d->placed = qpu->number;
		qpu_start(qpu, &v3d->queue[0]);
		v3d->queued--;
		memmove(&v3d->queue[0], &v3d->queue[1], v3d->queued * sizeof(v3d->queue[0]));
	}
}

void v3d_request(struct v3d *v3d, uint32_t code)
{
	v3d->made++;
	if (v3d->queue_error)
		return;
	if (v3d->queued == V3D_QUEUE) {
		v3d->queue_error = true;
		return;
	}
	if (!v3d_busy(v3d)) {
		v3d_caches_see_start(v3d);
		v3d_trace_start(v3d);
	}
	v3d->queue[v3d->queued++] = (struct v3d_request){ code, v3d->reg.srqua, v3d->reg.srqul };
	v3d_place_requests(v3d);
}

/* Something happened that a program may have waited for. */
void v3d_wake(struct v3d *v3d)
{
	int i;

	for (i = 0; i < V3D_QPUS; i++)
		v3d->qpu[i].waiting = false;
}

static bool can_go_on(const struct qpu *qpu)
{
	return qpu->active && !qpu->waiting;
}

static unsigned int runnable_qpus(const struct v3d *v3d)
{
	unsigned int i, n = 0;

	for (i = 0; i < V3D_QPUS; i++)
		n += can_go_on(&v3d->qpu[i]);
	return n;
}

/* The next QPU in turn, or any one. At least one can go on. */
static struct qpu *choose(struct v3d *v3d)
{
	if (v3d->option[V3D_OPT_SCHEDULE])
		v3d->turn += v3d_random(v3d) % V3D_QPUS;
	do
		v3d->turn = (v3d->turn + 1) % V3D_QPUS;
	while (!can_go_on(&v3d->qpu[v3d->turn]));
	return &v3d->qpu[v3d->turn];
}

static uint64_t turn_length(struct v3d *v3d)
{
	if (v3d->option[V3D_OPT_SCHEDULE])
		return 1;
	return 1 + v3d_random(v3d) % LONGEST_TURN;
}

static bool waits_for_tmu(const struct qpu *qpu)
{
	return qpu->waiting && (qpu->wait == V3D_WAIT_TMU0 || qpu->wait == V3D_WAIT_TMU1);
}

/*
 * QPUs work at the same time, so that a turn is a share of the time that passes
 * for those who do not. In that of no turn nobody executes.
 */
static void count_clocks(struct v3d *v3d, const struct qpu *turn, uint64_t instructions)
{
	uint64_t *events = v3d->perf.events, clocks = CLOCKS * instructions;
	unsigned int i, working = 0, idle = 0, looking_up = 0;

	for (i = 0; i < V3D_QPUS; i++) {
		const struct qpu *qpu = &v3d->qpu[i];

		working += qpu == turn || can_go_on(qpu);
		idle += qpu != turn && !qpu->active;
		looking_up += qpu != turn && waits_for_tmu(qpu);
	}
	if (turn)
		events[PERF_EXECUTING] += clocks;
	else
		working = 1;
	events[PERF_IDLE] += clocks * idle / working;
	events[PERF_TMU_STALL] += clocks * looking_up / working;
}

/* A turn ended after @done instructions, with one that has to @wait or with none. */
static void count_wait(struct qpu *qpu, enum v3d_wait wait, uint64_t done)
{
	struct v3d *v3d = qpu->v3d;

	if (qpu->wait && done) {
		v3d->stats.wait[qpu->wait].instructions += v3d->now - done - qpu->wait_start;
		qpu->wait = V3D_WAIT_NONE;
	}
	if (!wait || qpu->wait)
		return;
	qpu->wait = wait;
	qpu->wait_start = v3d->now;
	v3d->stats.wait[wait].count++;
}

/* Up to @length instructions of one program. Returns how many there were. */
static uint64_t take_turn(struct qpu *qpu, uint64_t length)
{
	enum v3d_wait wait = V3D_WAIT_NONE;
	struct v3d *v3d = qpu->v3d;
	uint64_t n = 0;

	while (n < length && qpu->active) {
		wait = qpu_step(qpu);
		if (wait)
			break;
		n++;
		v3d->now++;
	}
	qpu->waiting = wait;
	count_wait(qpu, wait, n);
	v3d->stats.retired[qpu->number] += n;
	count_clocks(v3d, qpu, n);
	return n;
}

static void end_program(struct v3d *v3d)
{
	v3d->completed++;
	v3d->stats.programs++;
	v3d_place_requests(v3d);
}

/* Nobody can go on: what they wait for is done, and time passes until then. */
static void finish_pending(struct v3d *v3d)
{
	uint64_t next = v3d_tmu_next(v3d);

	if (next != UINT64_MAX && next > v3d->now)
		count_clocks(v3d, NULL, next - v3d->now);
	v3d_dma_advance(v3d, UINT64_MAX);
	v3d_tmu_advance(v3d, next);
}

uint64_t v3d_run(struct v3d *v3d, uint64_t budget)
{
	uint64_t left = budget;

	while (left && v3d_runnable(v3d)) {
		uint64_t length = turn_length(v3d);
		struct qpu *qpu;

		if (!runnable_qpus(v3d)) {
			finish_pending(v3d);
			continue;
		}
		qpu = choose(v3d);
		left -= take_turn(qpu, length < left ? length : left);
		if (!qpu->active)
			end_program(v3d);
		if (v3d->option[V3D_OPT_DMA_DELAY])
			v3d_dma_advance(v3d, v3d->now);
		if (v3d->option[V3D_OPT_TMU_DELAY])
			v3d_tmu_advance(v3d, v3d->now);
	}
	return budget - left;
}

bool v3d_busy(const struct v3d *v3d)
{
	int i;

	for (i = 0; i < V3D_QPUS; i++)
		if (v3d->qpu[i].active)
			return true;
	return v3d->queued;
}

bool v3d_runnable(const struct v3d *v3d)
{
	return runnable_qpus(v3d) || v3d_dma_pending(v3d) || v3d_tmu_next(v3d) != UINT64_MAX;
}
