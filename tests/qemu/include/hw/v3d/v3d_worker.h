/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A thread that runs a device in slices and shares it fairly with the CPUs.
 */
#ifndef HW_V3D_WORKER_H
#define HW_V3D_WORKER_H

#include "qemu/thread.h"

typedef struct V3DWorker V3DWorker;

struct V3DWorker {
	/* One slice of work; false when there is none until the next visit. */
	bool (*slice)(void *opaque);
	void *opaque;

	QemuThread thread;
	QemuMutex lock;
	QemuCond visited;
	bool visitor;	/* somebody waits for the lock (atomic) */
	bool parked;	/* no slice before the next visit */
};

/* From now on @slice runs in a thread of its own, with the lock held. */
void v3d_worker_start(V3DWorker *worker, const char *name,
		      bool (*slice)(void *opaque), void *opaque);

/*
 * A visit: between enter and leave no slice runs. The caller holds the BQL,
 * waits for one slice at most, and a slice waits for one visit at most, so that
 * neither a spinning program nor a polling guest can starve the other.
 */
void v3d_worker_enter(V3DWorker *worker);
void v3d_worker_leave(V3DWorker *worker);

#endif
