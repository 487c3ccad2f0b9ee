// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What registers above the files do outside the QPU (3.4), and when a program
 * has to wait for it.
 */
#include <stddef.h>

#include "v3d_priv.h"

static bool must_wait_for_mutex(const struct qpu *qpu)
{
	const struct v3d *v3d = qpu->v3d;

	if (v3d->mutex_owner == qpu->number && v3d->option[V3D_OPT_MUTEX_AGAIN])
		return false;
	return v3d->mutex_owner >= 0;
}

/* U15: a read that only operations with the condition never use may not acquire. */
static bool takes_mutex(const struct qpu *qpu, const struct qpu_inst *inst, unsigned int file)
{
	return inst->consumes[file] || !qpu->v3d->option[V3D_OPT_MUTEX_UNUSED];
}

static enum v3d_wait wait_for_dma(const struct qpu *qpu, unsigned int file)
{
	if (file == FILE_A)
		return qpu->vpm.vdr.running ? V3D_WAIT_VDR : V3D_WAIT_NONE;
	return qpu->vpm.vdw.running ? V3D_WAIT_VDW : V3D_WAIT_NONE;
}

static enum v3d_wait wait_to_read(const struct qpu *qpu, const struct qpu_inst *inst,
				  unsigned int file)
{
	switch (inst->read[file]) {
	case ADDR_VPM:
		return vpm_can_read(qpu) ? V3D_WAIT_NONE : V3D_WAIT_VPM;
	case ADDR_VPM_ADDR:
		return wait_for_dma(qpu, file);
	case ADDR_MUTEX:
		if (takes_mutex(qpu, inst, file) && must_wait_for_mutex(qpu))
			return V3D_WAIT_MUTEX;
		break;
	case ADDR_UNIFORM:
		return qpu_uniform_hangs(qpu) ? V3D_WAIT_UNIFORMS : V3D_WAIT_NONE;
	}
	return V3D_WAIT_NONE;
}

/* A second DMA waits for the first (5.9). */
static enum v3d_wait wait_to_write(const struct qpu *qpu, const struct qpu_half *half)
{
	switch (half->address) {
	case ADDR_VPM_ADDR:
		return wait_for_dma(qpu, half->file);
	case ADDR_TMU0:
		return qpu_tmu_full(qpu, 0) ? V3D_WAIT_TMU0 : V3D_WAIT_NONE;
	case ADDR_TMU1:
		return qpu_tmu_full(qpu, 1) ? V3D_WAIT_TMU1 : V3D_WAIT_NONE;
	}
	return V3D_WAIT_NONE;
}

static enum v3d_wait wait_for_signal(const struct qpu *qpu, unsigned int signal)
{
	switch (signal) {
	case SIG_BREAK:
		return V3D_WAIT_BREAK;
	case SIG_LDTMU0:
		return qpu_tmu_can_load(qpu, 0) ? V3D_WAIT_NONE : V3D_WAIT_TMU0;
	case SIG_LDTMU1:
		return qpu_tmu_can_load(qpu, 1) ? V3D_WAIT_NONE : V3D_WAIT_TMU1;
	}
	return V3D_WAIT_NONE;
}

/* Counters go from 0 to 15 and wait at both ends (4.13). */
static enum v3d_wait wait_for_semaphore(const struct qpu *qpu, const struct qpu_inst *inst)
{
	bool wait = qpu->v3d->semaphore[inst->semaphore] == (inst->decrement ? 0 : 15);

	return wait ? V3D_WAIT_SEMAPHORE : V3D_WAIT_NONE;
}

/* The first of what the instruction waits for, if it has to. */
enum v3d_wait qpu_must_wait(const struct qpu *qpu, const struct qpu_inst *inst)
{
	enum v3d_wait wait = wait_for_signal(qpu, inst->signal);

	if (!wait && inst->format == FORMAT_SEMAPHORE)
		wait = wait_for_semaphore(qpu, inst);
	if (!wait)
		wait = wait_to_read(qpu, inst, FILE_A);
	if (!wait)
		wait = wait_to_read(qpu, inst, FILE_B);
	if (!wait)
		wait = wait_to_write(qpu, &inst->add);
	if (!wait)
		wait = wait_to_write(qpu, &inst->mul);
	return wait;
}

void qpu_semaphore(struct qpu *qpu, const struct qpu_inst *inst)
{
	if (inst->decrement)
		qpu->v3d->semaphore[inst->semaphore]--;
	else
		qpu->v3d->semaphore[inst->semaphore]++;
	v3d_wake(qpu->v3d);
}

static const lanes element_numbers = {
	.lane = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 },
};

/* Also what an address without a register gives, the busy flags among them (U14). */
static void read_number(const struct qpu *qpu, unsigned int file, lanes *value)
{
	if (file == FILE_A)
		*value = element_numbers;
	else
		lanes_fill(value, qpu->number);
}

static void read_dma_busy(const struct qpu *qpu, unsigned int file, lanes *value)
{
	lanes_fill(value, file == FILE_A ? qpu->vpm.vdr.running : qpu->vpm.vdw.running);
}

static void io_read(struct qpu *qpu, const struct qpu_inst *inst, unsigned int file)
{
	lanes *value = &qpu->mux[MUX_A + file];

	switch (inst->read[file]) {
	case ADDR_UNIFORM:
		lanes_fill(value, qpu_uniform_pop(qpu));
		break;
	case ADDR_VPM:
		vpm_read(qpu, value);
		break;
	case ADDR_VPM_SETUP:
		read_dma_busy(qpu, file, value);
		break;
	case ADDR_MUTEX:
		if (takes_mutex(qpu, inst, file))
			qpu->v3d->mutex_owner = qpu->number;
		read_number(qpu, file, value);
		break;
	case ADDR_NUMBER:
	case ADDR_VPM_ADDR:
		read_number(qpu, file, value);
		break;
	default:
		v3d_complain(qpu, "read of an address without a register (3.3)");
		read_number(qpu, file, value);
	}
}

static bool is_io(unsigned int address)
{
	return address >= 32 && address != ADDR_NOP;
}

/* The same uniform or vector read through both files is taken once (3.4). */
void qpu_io_read(struct qpu *qpu, const struct qpu_inst *inst)
{
	unsigned int a = inst->read[FILE_A], b = inst->read[FILE_B];

	if (is_io(a))
		io_read(qpu, inst, FILE_A);
	if (a == b && (a == ADDR_UNIFORM || a == ADDR_VPM))
		qpu->mux[MUX_B] = qpu->mux[MUX_A];
	else if (is_io(b))
		io_read(qpu, inst, FILE_B);
}

static bool may_latch(const struct v3d *v3d, uint32_t bit)
{
	switch (v3d->option[V3D_OPT_HOST_INT_LATCH]) {
	case 0:
		return v3d->reg.dbcfg & 1;
	case 1:
		return true;
	default:
		return (v3d->reg.dbcfg & 1) && (v3d->reg.dbqite & bit);
	}
}

/* The value is not kept: it only must not be zero (2.9). */
static void host_interrupt(struct qpu *qpu, const lanes *value, const lanes *written)
{
	struct v3d *v3d = qpu->v3d;
	lanes set;

	lanes_fill(&set, 0);
	lanes_merge(&set, value, written);
	if (v3d->option[V3D_OPT_HOST_INT_LANE])
		lanes_fill(&set, set.lane[0]);
	if (!lanes_any(&set))
		return;
	if (may_latch(v3d, 1u << qpu->number)) {
		v3d->reg.dbqitc |= 1u << qpu->number;
		v3d_update_irq(v3d);
	}
}

static void release_mutex(struct qpu *qpu)
{
	struct v3d *v3d = qpu->v3d;

	if (v3d->mutex_owner != qpu->number) {
		v3d_complain(qpu, "mutex released by a QPU that does not hold it (5.10)");
		if (v3d->option[V3D_OPT_MUTEX_OWNER])
			return;
	}
	v3d->mutex_owner = -1;
	v3d_wake(v3d);
}

void qpu_mutex_end(struct qpu *qpu)
{
	if (qpu->v3d->mutex_owner != qpu->number)
		return;
	v3d_complain(qpu, "thread end with the mutex held (5.10)");
	if (qpu->v3d->option[V3D_OPT_MUTEX_END])
		release_mutex(qpu);
}

/* Peripherals act whatever the condition; the lanes without it are undefined (4.9). */
static void fill_unwritten(struct qpu *qpu, lanes *value, const lanes *written)
{
	int i;

	for (i = 0; i < QPU_LANES; i++)
		if (!written->lane[i]) {
			v3d_complain(qpu, "conditional write to a peripheral (4.9)");
			v3d_garbage(qpu->v3d, &value->lane[i], sizeof(value->lane[i]));
		}
}

static void write_vpm_setup(struct qpu *qpu, unsigned int file, uint32_t word)
{
	qpu_trace_setup(qpu, file, word);
	if (file == FILE_A)
		vpm_read_setup(qpu, word);
	else
		vpm_write_setup(qpu, word);
}

static void write_dma_address(struct qpu *qpu, unsigned int file, uint32_t address)
{
	if (file == FILE_A)
		v3d_start_vdr(qpu, address);
	else
		v3d_start_vdw(qpu, address);
}

static void peripheral_write(struct qpu *qpu, unsigned int file, unsigned int address,
			     const lanes *value)
{
	switch (address) {
	case ADDR_NOSWAP:	/* only changes which TMU's cache is used (6.1) */
		break;
	case ADDR_UNIFORMS:
		qpu_uniform_jump(qpu, file, value->lane[0]);
		break;
	case ADDR_VPM:
		vpm_write(qpu, value);
		break;
	case ADDR_VPM_SETUP:
		write_vpm_setup(qpu, file, value->lane[0]);
		break;
	case ADDR_VPM_ADDR:
		write_dma_address(qpu, file, value->lane[0]);
		break;
	case ADDR_MUTEX:
		release_mutex(qpu);
		break;
	case ADDR_TMU0:
	case ADDR_TMU1:
		qpu_tmu_fire(qpu, (address - ADDR_TMU0) / 4, value);
		break;
	case ADDR_TMU0 + 1 ... ADDR_TMU0 + 3:
	case ADDR_TMU1 + 1 ... ADDR_TMU1 + 3:
		qpu_tmu_param(qpu, (address - ADDR_TMU0) / 4);
		break;
	default:
		v3d_complain(qpu, "write to a register of the 3D pipeline (4.18 #17)");
	}
}

/* @written: as lanes_merge() takes it. */
void qpu_io_write(struct qpu *qpu, unsigned int file, unsigned int address,
		  const lanes *value, const lanes *written)
{
	lanes all;

	if (address == ADDR_HOST_INT) {
		host_interrupt(qpu, value, written);
		return;
	}
	if (written) {
		all = *value;
		fill_unwritten(qpu, &all, written);
		value = &all;
	}
	peripheral_write(qpu, file, address, value);
}
