// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What the V3D says about each job, for tests and people to read.
 *
 * One block of lines per job. No line has an address, so that the blocks of
 * two runs can be compared. Accesses to registers before a job are counted with
 * it: they prepare it, or end the one before.
 */
#include "qemu/osdep.h"
#include "hw/v3d/v3d_report.h"
#include "qapi/error.h"
#include "model/v3d.h"

QEMU_BUILD_BUG_ON(V3D_REPORT_REGISTERS != V3D_REG_SIZE / 4);

static const struct {
	const char *name;
	const char *verb;
	const char *piece;	/* what one access moves */
} units[V3D_UNIT_COUNT] = {
	[V3D_UNIT_CODE]		= { "code", "read", "accesses" },
	[V3D_UNIT_UNIFORM]	= { "uniforms", "read", "accesses" },
	[V3D_UNIT_TMU0]		= { "TMU0", "read", "accesses" },
	[V3D_UNIT_TMU1]		= { "TMU1", "read", "accesses" },
	[V3D_UNIT_VDR]		= { "VDR", "read", "rows" },
	[V3D_UNIT_VDW]		= { "VDW", "wrote", "rows" },
};

bool v3d_report_open(V3DReport *report, const char *path, Error **errp)
{
	/* Of a machine with several V3Ds, all report to one file. */
	report->file = fopen(path, "a");
	if (!report->file)
		error_setg_file_open(errp, errno, path);
	return report->file;
}

static void v3d_report_line(const V3DReport *report, const char *format, ...)
	G_GNUC_PRINTF(2, 3);

static void v3d_report_line(const V3DReport *report, const char *format, ...)
{
	va_list args;

	fprintf(report->file, "v3d: job %u: ", report->job);
	va_start(args, format);
	vfprintf(report->file, format, args);
	va_end(args);
	fputc('\n', report->file);
}

static void v3d_report_sum(const V3DReport *report, const struct v3d_stats *stats,
			   const char *ending)
{
	unsigned int qpus = 0;
	uint64_t retired = 0;
	int i;

	for (i = 0; i < V3D_QPUS; i++) {
		qpus += stats->retired[i] != 0;
		retired += stats->retired[i];
	}
	v3d_report_line(report, "%u programs on %u QPUs, %" PRIu64 " instructions retired%s",
			stats->programs, qpus, retired, ending);
}

static void v3d_report_unit(const V3DReport *report, enum v3d_unit i,
			    const struct v3d_unit_stats *unit)
{
	v3d_report_line(report,
			"%s %s %" PRIu64 " bytes in %" PRIu64 " %s, span %" PRIu64
			" bytes, %" PRIu64 " outside memory",
			units[i].name, units[i].verb, unit->bytes, unit->accesses, units[i].piece,
			(uint64_t)unit->last - unit->low + 1, unit->failed);
}

/* By which of memory's aliases units went there (manual 1.3): a SoC's Linux uses one. */
static void v3d_report_aliases(const V3DReport *report, const struct v3d_stats *stats)
{
	unsigned int used = 0;
	uint32_t alias;
	int i;

	for (i = 0; i < V3D_UNIT_COUNT; i++)
		if (stats->unit[i].accesses)
			used |= 1u << (stats->unit[i].low >> 30) | 1u << (stats->unit[i].last >> 30);
	for (alias = 0; alias < 4; alias++)
		if (used & 1u << alias)
			v3d_report_line(report, "bus alias 0x%08x", alias << 30);
}

static void v3d_report_registers(V3DReport *report)
{
	unsigned int i;

	for (i = 0; i < V3D_REPORT_REGISTERS; i++)
		if (report->reads[i] || report->writes[i])
			v3d_report_line(report, "%s read %u, written %u times",
					v3d_register_name(i * 4) ?: "another register",
					report->reads[i], report->writes[i]);
	memset(report->reads, 0, sizeof(report->reads));
	memset(report->writes, 0, sizeof(report->writes));
}

static void v3d_report_job(V3DReport *report, const struct v3d_stats *stats,
			   const char *ending)
{
	int i;

	if (!report->file)
		return;
	v3d_report_sum(report, stats, ending);
	for (i = 0; i < V3D_QPUS; i++)
		if (stats->retired[i])
			v3d_report_line(report, "QPU %d retired %" PRIu64, i, stats->retired[i]);
	for (i = 0; i < V3D_UNIT_COUNT; i++)
		if (stats->unit[i].accesses)
			v3d_report_unit(report, i, &stats->unit[i]);
	v3d_report_aliases(report, stats);
	v3d_report_registers(report);
	fflush(report->file);
}

static void v3d_report_end(V3DReport *report, struct v3d *v3d, const char *ending)
{
	report->busy = false;
	v3d_report_job(report, v3d_get_stats(v3d), ending);
}

void v3d_report_register(V3DReport *report, uint32_t offset, bool write)
{
	(write ? report->writes : report->reads)[offset / 4]++;
}

void v3d_report_update(V3DReport *report, struct v3d *v3d)
{
	bool busy = v3d_busy(v3d);

	if (busy && !report->busy) {
		report->busy = true;
		report->job++;
		v3d_clear_stats(v3d);
	} else if (!busy && report->busy) {
		v3d_report_end(report, v3d, "");
	}
}

void v3d_report_cut(V3DReport *report, struct v3d *v3d)
{
	if (report->busy)
		v3d_report_end(report, v3d, ", cut off by a reset");
}
