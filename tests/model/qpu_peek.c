// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A QPU and the VPM as their host may look at them between two instructions. Nothing changes.
 */
#include <string.h>

#include "v3d_priv.h"

static uint16_t flag_bits(const lanes *flag)
{
	uint16_t bits = 0;
	unsigned int i;

	for (i = 0; i < QPU_LANES; i++)
		bits |= (flag->lane[i] & 1) << i;
	return bits;
}

/* The model counts down before it executes, so that the last one does not matter any more. */
static unsigned int wait_of(unsigned int slots)
{
	return slots ? slots - 1 : 0;
}

static void get_dma(struct v3d_dma_state *state, const struct v3d_dma *dma)
{
	state->running = dma->running;
	state->address = dma->address;
}

void v3d_get_qpu(const struct v3d *v3d, unsigned int number, struct v3d_qpu_state *state)
{
	const struct qpu *qpu = &v3d->qpu[number];

	_Static_assert(sizeof(state->reg) == sizeof(qpu->file) + 6 * sizeof(qpu->mux[0]),
		       "both files and six accumulators");
	memcpy(state->reg, qpu->file, sizeof(qpu->file));
	memcpy(state->reg[64], qpu->mux, 6 * sizeof(qpu->mux[0]));
	if (qpu->sfu_slots == 1)
		memcpy(state->reg[64 + MUX_R4], &qpu->sfu_result, sizeof(qpu->sfu_result));
	state->z = flag_bits(&qpu->flag[FLAG_Z]);
	state->n = flag_bits(&qpu->flag[FLAG_N]);
	state->c = flag_bits(&qpu->flag[FLAG_C]);
	state->active = qpu->active;
	state->pc = qpu->pc;
	state->uniform = qpu->uniforms.next - sizeof(qpu->uniforms.fifo);
	state->tmu[0] = qpu->tmu[0].count;
	state->tmu[1] = qpu->tmu[1].count;
	state->vpm_reads = qpu->vpm.read[0].left + qpu->vpm.read[1].left;
	state->vdr_setup = qpu->vpm.vdr_setup;
	state->vdr_pitch = qpu->vpm.vdr_pitch;
	state->vdw_setup = qpu->vpm.vdw_setup;
	state->vdw_stride = qpu->vpm.vdw_stride;
	get_dma(&state->vdr, &qpu->vpm.vdr);
	get_dma(&state->vdw, &qpu->vpm.vdw);
	state->mutex = v3d->mutex_owner == qpu->number;
	state->r4_wait = wait_of(qpu->sfu_slots);
	state->uniform_wait = wait_of(qpu->uniforms.settling);
}

void v3d_get_vpm(const struct v3d *v3d, unsigned int row, uint32_t words[V3D_QPU_LANES])
{
	memcpy(words, v3d->vpm[row % VPM_ROWS].lane, sizeof(v3d->vpm[0].lane));
}
