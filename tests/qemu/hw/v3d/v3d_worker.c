// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A thread that runs a device in slices and shares it fairly with the CPUs.
 *
 * The thread never takes the BQL: a visitor holds it while it waits for the
 * slice to end, so that this would be a deadlock.
 */
#include "qemu/osdep.h"
#include "hw/v3d/v3d_worker.h"
#include "qemu/atomic.h"
#include "qemu/rcu.h"

static void *v3d_worker_main(void *opaque)
{
	V3DWorker *worker = opaque;

	rcu_register_thread();
	qemu_mutex_lock(&worker->lock);
	for (;;) {
		if (worker->slice(worker->opaque))
			worker->parked = qatomic_read(&worker->visitor);
		else
			worker->parked = true;
		while (worker->parked)
			qemu_cond_wait(&worker->visited, &worker->lock);
	}
	return NULL;
}

void v3d_worker_start(V3DWorker *worker, const char *name,
		      bool (*slice)(void *opaque), void *opaque)
{
	worker->slice = slice;
	worker->opaque = opaque;
	qemu_mutex_init(&worker->lock);
	qemu_cond_init(&worker->visited);
	qemu_thread_create(&worker->thread, name, v3d_worker_main, worker,
			   QEMU_THREAD_DETACHED);
}

void v3d_worker_enter(V3DWorker *worker)
{
	qatomic_set(&worker->visitor, true);
	qemu_mutex_lock(&worker->lock);
	qatomic_set(&worker->visitor, false);
}

void v3d_worker_leave(V3DWorker *worker)
{
	worker->parked = false;
	qemu_cond_signal(&worker->visited);
	qemu_mutex_unlock(&worker->lock);
}
