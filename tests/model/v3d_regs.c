// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The register block (2).
 */
#include "v3d_priv.h"
#include "v3d_regs.h"

#define IDENT0_VALUE	0x02443356
#define IDENT1_VALUE	0xc1102431
#define IDENT2_VALUE	0x00000121
#define POWERED_OFF	0xdeadbeef

#define INT_OUTOMEM	(1u << 2)
#define INT_ALL		0xfu
#define PCS_BMOOM	(1u << 8)
#define QPU_MASK	0xffffu

/* The binner has no memory and nobody gave it an overspill block (2.4). */
static bool out_of_memory(const struct v3d *v3d)
{
	return !v3d->reg.bpos;
}

static uint32_t interrupts(const struct v3d *v3d)
{
	return v3d->reg.intctl | (out_of_memory(v3d) ? INT_OUTOMEM : 0);
}

void v3d_update_irq(struct v3d *v3d)
{
	bool level = (interrupts(v3d) & v3d->reg.intena) ||
		     ((v3d->reg.dbqitc & v3d->reg.dbqite) && (v3d->reg.dbcfg & 1));

	if (!v3d->power)
		level = false;
	if (level == v3d->irq)
		return;
	v3d->irq = level;
	v3d->host->irq(v3d->opaque, level);
}

static uint32_t read_srqcs(const struct v3d *v3d)
{
	return v3d->queued | (uint32_t)v3d->queue_error << 7 | v3d->made << 8 |
	       v3d->completed << 16;
}

static void write_srqcs(struct v3d *v3d, uint32_t value)
{
	if (value & 1)
		v3d->queued = 0;
	if (value & 1u << 7)
		v3d->queue_error = false;
	if (value & 1u << 8)
		v3d->made = 0;
	if (value & 1u << 16)
		v3d->completed = 0;
}

/* Enable, disable, clear: the last has no state. Disabled, it works all the same (1.4). */
static void write_l2cactl(struct v3d *v3d, uint32_t value)
{
	if (value & 1)
		v3d->reg.l2cactl = 1;
	if (value & 2)
		v3d->reg.l2cactl = 0;
	if (value & 4)
		v3d_clear_l2c(v3d);
}

/* Control lists are not executed: their registers are storage, never running. */
static uint32_t read_pipeline(const struct v3d *v3d, uint32_t offset)
{
	switch (offset) {
	case CT0EA:
		return v3d->reg.ctea[0];
	case CT1EA:
		return v3d->reg.ctea[1];
	case CT0CA:
		return v3d->reg.ctca[0];
	case CT1CA:
		return v3d->reg.ctca[1];
	case PCS:
		return out_of_memory(v3d) ? PCS_BMOOM : 0;
	case BPOA:
		return v3d->reg.bpoa;
	case BPOS:
		return v3d->reg.bpos;
	case BXCF:
		return v3d->reg.bxcf;
	}
	return 0;
}

static void write_pipeline(struct v3d *v3d, uint32_t offset, uint32_t value)
{
	switch (offset) {
	case CT0EA:
		v3d->reg.ctea[0] = value;
		break;
	case CT1EA:
		v3d->reg.ctea[1] = value;
		break;
	case CT0CA:
		v3d->reg.ctca[0] = value;
		break;
	case CT1CA:
		v3d->reg.ctca[1] = value;
		break;
	case BPOA:
		v3d->reg.bpoa = value;
		break;
	case BPOS:
		v3d->reg.bpos = value;
		break;
	case BXCF:
		v3d->reg.bxcf = value & 3;
		break;
	}
}

static uint32_t read_scheduler(const struct v3d *v3d, uint32_t offset)
{
	switch (offset) {
	case SQRSV0:
		return v3d->reg.sqrsv[0];
	case SQRSV1:
		return v3d->reg.sqrsv[1];
	case SQCNTL:
		return v3d->reg.sqcntl;
	case SRQUA:
		return v3d->reg.srqua;
	case SRQUL:
		return v3d->reg.srqul;
	case SRQCS:
		return read_srqcs(v3d);
	case VPACNTL:
		return v3d->reg.vpacntl;
	case VPMBASE:
		return v3d->reg.vpmbase;
	}
	return 0;
}

static void write_scheduler(struct v3d *v3d, uint32_t offset, uint32_t value)
{
	switch (offset) {
	case SQRSV0:
		v3d->reg.sqrsv[0] = value;
		v3d_place_requests(v3d);
		break;
	case SQRSV1:
		v3d->reg.sqrsv[1] = value;
		v3d_place_requests(v3d);
		break;
	case SQCNTL:
		v3d->reg.sqcntl = value & 0xf;
		break;
	case SRQPC:
		v3d_request(v3d, value);
		break;
	case SRQUA:
		v3d->reg.srqua = value;
		break;
	case SRQUL:
		v3d->reg.srqul = value & 0xfff;
		break;
	case SRQCS:
		write_srqcs(v3d, value);
		break;
	case VPACNTL:
		v3d->reg.vpacntl = value & 0x3fff;
		break;
	case VPMBASE:
		if (v3d_busy(v3d))
			v3d->reg.errstat |= ERR_VPAEABB;
		v3d->reg.vpmbase = value & 0x1f;
		break;
	}
}

static bool is_loading(const struct v3d *v3d)
{
	unsigned int i;

	for (i = 0; i < V3D_QPUS; i++)
		if (v3d->qpu[i].vpm.vdr.running)
			return true;
	return false;
}

static uint32_t read_control(const struct v3d *v3d, uint32_t offset)
{
	switch (offset) {
	case IDENT0:
		return IDENT0_VALUE;
	case IDENT1:
		return IDENT1_VALUE;
	case IDENT2:
		return IDENT2_VALUE;
	case SCRATCH:
		return v3d->reg.scratch;
	case L2CACTL:
		return v3d->reg.l2cactl;
	case INTCTL:
		return interrupts(v3d);
	case INTENA:
	case INTDIS:
		return v3d->reg.intena;
	case DBCFG:
		return v3d->reg.dbcfg;
	case DBQITE:
		return v3d->reg.dbqite;
	case DBQITC:
		return v3d->reg.dbqitc;
	case ERRSTAT:
		return v3d->reg.errstat | (is_loading(v3d) ? 0 : ERR_VCDI);
	}
	return 0;
}

static void write_control(struct v3d *v3d, uint32_t offset, uint32_t value)
{
	switch (offset) {
	case SCRATCH:
		v3d->reg.scratch = value;
		break;
	case L2CACTL:
		write_l2cactl(v3d, value);
		break;
	case SLCACTL:
		v3d_clear_slices(v3d, value);
		break;
	case INTCTL:
		v3d->reg.intctl &= ~value;
		break;
	case INTENA:
		v3d->reg.intena |= value & INT_ALL;
		break;
	case INTDIS:
		v3d->reg.intena &= ~value;
		break;
	case DBCFG:
		v3d->reg.dbcfg = value & 1;
		break;
	case DBQITE:
		v3d->reg.dbqite = value & QPU_MASK;
		break;
	case DBQITC:
		v3d->reg.dbqitc &= ~value;
		break;
	case ERRSTAT:
		if (v3d->option[V3D_OPT_ERRSTAT_WRITE])
			v3d->reg.errstat &= ~value;
		break;
	}
}

enum group { CONTROL, PIPELINE, SCHEDULER, COUNTERS };

static enum group group_of(uint32_t offset)
{
	if (offset >= PERF && offset < PERF_END)
		return COUNTERS;
	if (offset >= 0x100 && offset < 0x400)
		return PIPELINE;
	if (offset >= 0x400 && offset < PERF)
		return SCHEDULER;
	return CONTROL;
}

uint32_t v3d_read(struct v3d *v3d, uint32_t offset)
{
	if (!v3d->power)
		return POWERED_OFF;
	switch (group_of(offset)) {
	case PIPELINE:
		return read_pipeline(v3d, offset);
	case SCHEDULER:
		return read_scheduler(v3d, offset);
	case COUNTERS:
		return v3d_perf_read(v3d, offset);
	default:
		return read_control(v3d, offset);
	}
}

void v3d_write(struct v3d *v3d, uint32_t offset, uint32_t value)
{
	if (!v3d->power)
		return;
	switch (group_of(offset)) {
	case PIPELINE:
		write_pipeline(v3d, offset, value);
		break;
	case SCHEDULER:
		write_scheduler(v3d, offset, value);
		break;
	case COUNTERS:
		v3d_perf_write(v3d, offset, value);
		break;
	default:
		write_control(v3d, offset, value);
	}
	v3d_update_irq(v3d);
}
