/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the V3D says about each job, for tests and people to read.
 */
#ifndef HW_V3D_REPORT_H
#define HW_V3D_REPORT_H

struct v3d;

/* Of its page, by 32-bit word. */
#define V3D_REPORT_REGISTERS	1024

typedef struct V3DReport {
	FILE *file;
	/* Accesses since the block before. */
	uint32_t reads[V3D_REPORT_REGISTERS];
	uint32_t writes[V3D_REPORT_REGISTERS];
	unsigned int job;	/* the number of the last one */
	bool busy;		/* that job has not ended */
} V3DReport;

bool v3d_report_open(V3DReport *report, const char *path, Error **errp);

/* To be called for each access of the CPU to the register at @offset. */
void v3d_report_register(V3DReport *report, uint32_t offset, bool write);

/*
 * To be called after everything that can begin or end a job. A job lasts from
 * the first request after idleness until idleness.
 */
void v3d_report_update(V3DReport *report, struct v3d *v3d);

/* To be called before a power-off, with which a job may end early. */
void v3d_report_cut(V3DReport *report, struct v3d *v3d);

#endif
