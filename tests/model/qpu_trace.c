// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Where do undefined values get to? With V3D_OPT_TRACE a shadow of each register,
 * flag and VPM word says, lane by lane, whether the running program, or another
 * one of the same job, has given it a value (3.1, 5.1). Undefined values may be
 * computed with; they are reported where they have an effect.
 *
 * The shadow is kept beside the execution, from the state before each
 * instruction. A pack that writes part of a register counts as all of it.
 */
#include <string.h>

#include "v3d_priv.h"

#define ALL	0xffffu

enum { ADD_SUB = 13, ADD_XOR = 22, ADD_V8SUBS = 31, MUL_V8SUBS = 7 };

void qpu_trace_start(struct qpu *qpu)
{
	memset(&qpu->trace, 0xff, sizeof(qpu->trace));
	qpu->trace.setups = 0;
}

void v3d_trace_start(struct v3d *v3d)
{
	memset(v3d->vpm_undefined, 0xff, sizeof(v3d->vpm_undefined));
}

static uint16_t vector_undefined(const struct v3d *v3d, const struct vpm_setup *setup)
{
	uint16_t undefined = 0;
	unsigned int i;

	for (i = 0; i < QPU_LANES; i++) {
		unsigned int word = vpm_element(setup, i).word;

		undefined |= (v3d->vpm_undefined[word / 16] >> word % 16 & 1) << i;
	}
	return undefined;
}

/* Vectors that were fetched early have moved the address on. */
static uint16_t read_vector(const struct qpu *qpu)
{
	const struct vpm_read *read = &qpu->vpm.read[0];
	struct vpm_setup setup = read->setup;

	if (read->ready)
		setup.address = (setup.address - setup.stride * read->left) &
				(0xff >> (2 - setup.part_bits));
	return vector_undefined(qpu->v3d, &setup);
}

static void read_file(struct qpu *qpu, const struct qpu_inst *inst, unsigned int file)
{
	uint16_t *undefined = &qpu->trace.mux[MUX_A + file];
	unsigned int address = inst->read[file];

	if (address < 32)
		*undefined = qpu->trace.file[file][address];
	else if (address == ADDR_VPM)
		*undefined = read_vector(qpu);
	else if (address != ADDR_NOP)
		*undefined = 0;
}

/* What any operand gives the same result with is defined. */
static bool cancels(const struct qpu_half *half)
{
	const struct qpu_op *op = half->op;

	return half->in[0] == half->in[1] &&
	       (op == &qpu_add_ops[ADD_SUB] || op == &qpu_add_ops[ADD_XOR] ||
		op == &qpu_add_ops[ADD_V8SUBS] || op == &qpu_mul_ops[MUL_V8SUBS]);
}

static uint16_t result(const struct qpu *qpu, const struct qpu_half *half)
{
	if (!half->op->run || cancels(half))
		return 0;
	return qpu->trace.mux[half->in[0]] | qpu->trace.mux[half->in[1]];
}

static uint16_t rotated(const struct qpu *qpu, const struct qpu_inst *inst, uint16_t undefined)
{
	unsigned int n = inst->rotate_by ? inst->rotate_by : qpu->mux[MUX_R5].lane[0];
	uint16_t to = 0;
	unsigned int i, lane;

	for (i = 0; i < QPU_LANES; i++) {
		lane = inst->rotate == ROTATE_ALL ? (i + n) % 16 : (i & ~3u) + (i + n) % 4;
		to |= (undefined >> i & 1) << lane;
	}
	return to;
}

/* Lanes that a condition lets through, and those in which nobody knows. */
struct passing {
	uint16_t lanes;
	uint16_t undefined;
};

static struct passing passing(const struct qpu *qpu, unsigned int cond)
{
	unsigned int flag = (cond - COND_Z) / 2, i;
	struct passing passing = { 0, 0 };

	if (cond < COND_Z) {
		passing.lanes = cond == COND_ALWAYS ? ALL : 0;
		return passing;
	}
	for (i = 0; i < QPU_LANES; i++)
		passing.lanes |= ((qpu->flag[flag].lane[i] ? 0 : 1) == (cond & 1)) << i;
	passing.undefined = qpu->trace.flag[flag];
	return passing;
}

static void assign(uint16_t *to, uint16_t undefined, struct passing passing)
{
	*to = (*to & ~passing.lanes) | (undefined & passing.lanes) | passing.undefined;
}

static void complain_if(const struct qpu *qpu, bool undefined, const char *what)
{
	if (undefined)
		v3d_complain(qpu, what);
}

static void write_vpm(struct qpu *qpu, uint16_t undefined)
{
	const struct vpm_setup *setup = &qpu->vpm.write;
	unsigned int i;

	complain_if(qpu, !(qpu->trace.setups & TRACE_VPM_WRITE), "VPM write without a setup");
	for (i = 0; i < QPU_LANES; i++) {
		unsigned int word = vpm_element(setup, i).word;
		uint16_t *row = &qpu->v3d->vpm_undefined[word / 16];

		*row = (*row & ~(1u << word % 16)) | (undefined >> i & 1) << word % 16;
	}
}

/* The value of the setup is known only when it is written. */
void qpu_trace_setup(struct qpu *qpu, unsigned int file, uint32_t word)
{
	static const uint8_t by_id[2][4] = {
		[FILE_A] = { 0, 0, TRACE_VDR, TRACE_VDR },
		[FILE_B] = { TRACE_VPM_WRITE, 0, TRACE_VDW, TRACE_VDW_STRIDE },
	};

	qpu->trace.setups |= file == FILE_A && word >> 28 == 9 ? TRACE_VDR_PITCH :
			     by_id[file][word >> 30];
}

/* More than one row makes the distance between them matter (5.4, 5.5). */
static void check_dma(const struct qpu *qpu, unsigned int file)
{
	uint8_t setups = qpu->trace.setups;
	bool vdw_rows = (qpu->vpm.vdw_setup >> 23 & 0x7f) != 1;
	bool vdr_rows = (qpu->vpm.vdr_setup >> 16 & 0xf) != 1;
	bool own_pitch = qpu->vpm.vdr_setup >> 24 & 0xf;

	if (file == FILE_B) {
		complain_if(qpu, !(setups & TRACE_VDW), "VDW without a setup");
		complain_if(qpu, vdw_rows && !(setups & TRACE_VDW_STRIDE),
			    "VDW of several rows without a stride");
	} else {
		complain_if(qpu, !(setups & TRACE_VDR), "VDR without a setup");
		complain_if(qpu, vdr_rows && !own_pitch && !(setups & TRACE_VDR_PITCH),
			    "VDR of several rows without a pitch");
	}
}

static void write_r5(struct qpu *qpu, unsigned int file, uint16_t undefined)
{
	unsigned int i;

	qpu->trace.mux[MUX_R5] = 0;
	for (i = 0; i < QPU_LANES; i++)
		qpu->trace.mux[MUX_R5] |= (undefined >> (file == FILE_A ? i & ~3u : 0) & 1) << i;
}

static void write_special(struct qpu *qpu, const struct qpu_half *half, uint16_t undefined,
			  struct passing passing)
{
	uint16_t effective = (undefined & passing.lanes) | passing.undefined;

	switch (half->address) {
	case ADDR_ACC0 ... ADDR_ACC0 + 3:
		assign(&qpu->trace.mux[half->address - ADDR_ACC0], undefined, passing);
		break;
	case ADDR_R5:
		write_r5(qpu, half->file, undefined);
		break;
	case ADDR_SFU ... ADDR_SFU + 3:
		qpu->trace.mux[MUX_R4] = undefined;
		break;
	case ADDR_HOST_INT:
		complain_if(qpu, effective, "host interrupt by an undefined value");
		break;
	case ADDR_UNIFORMS:
		complain_if(qpu, undefined & 1, "undefined address of uniforms");
		break;
	case ADDR_VPM:
		write_vpm(qpu, undefined);
		break;
	case ADDR_VPM_SETUP:
		complain_if(qpu, undefined & 1, "undefined setup of VPM or DMA");
		break;
	case ADDR_VPM_ADDR:
		complain_if(qpu, undefined & 1, "undefined address of a DMA");
		check_dma(qpu, half->file);
		break;
	case ADDR_TMU0:
	case ADDR_TMU1:
		complain_if(qpu, undefined, "undefined address of a lookup");
		break;
	}
}

static void write_half(struct qpu *qpu, const struct qpu_half *half, uint16_t undefined,
		       struct passing passing)
{
	if (half->address < 32)
		assign(&qpu->trace.file[half->file][half->address], undefined, passing);
	else
		write_special(qpu, half, undefined, passing);
}

static void write_both(struct qpu *qpu, const struct qpu_inst *inst, uint16_t add, uint16_t mul)
{
	struct passing by_add = passing(qpu, inst->add.cond), by_mul = passing(qpu, inst->mul.cond);
	unsigned int i;

	if (inst->sf)
		for (i = 0; i < FLAGS; i++)
			assign(&qpu->trace.flag[i], inst->add.op->run ? add : mul,
			       inst->add.op->run ? by_add : by_mul);
	write_half(qpu, &inst->add, add, by_add);
	write_half(qpu, &inst->mul, mul, by_mul);
}

static void trace_alu(struct qpu *qpu, const struct qpu_inst *inst)
{
	uint16_t mul;

	read_file(qpu, inst, FILE_A);
	if (inst->small)
		qpu->trace.mux[MUX_B] = 0;
	else
		read_file(qpu, inst, FILE_B);
	mul = result(qpu, &inst->mul);
	write_both(qpu, inst, result(qpu, &inst->add),
		   inst->rotate ? rotated(qpu, inst, mul) : mul);
	if (inst->signal == SIG_LDTMU0 || inst->signal == SIG_LDTMU1)
		qpu->trace.mux[MUX_R4] = 0;
}

static void trace_branch(struct qpu *qpu, const struct qpu_inst *inst)
{
	if (inst->cond_br != 15)
		complain_if(qpu, qpu->trace.flag[inst->cond_br / 4 % FLAGS],
			    "branch by undefined flags");
	if (inst->reg)
		complain_if(qpu, qpu->trace.file[FILE_A][inst->read[FILE_A]] >> 15,
			    "branch to an undefined address");
	write_both(qpu, inst, 0, 0);
}

/* Of the instruction that is about to be executed. */
void qpu_trace_step(struct qpu *qpu, const struct qpu_inst *inst)
{
	switch (inst->format) {
	case FORMAT_ALU:
		trace_alu(qpu, inst);
		break;
	case FORMAT_BRANCH:
		trace_branch(qpu, inst);
		break;
	default:
		write_both(qpu, inst, 0, 0);
	}
}

/* @size bytes from @byte of the VPM on come from or go to memory. */
void v3d_trace_dma(struct qpu *qpu, unsigned int byte, unsigned int size, bool load)
{
	unsigned int word;

	for (word = byte / 4; word * 4 < byte + size; word++) {
		uint16_t *row = &qpu->v3d->vpm_undefined[word / 16];

		complain_if(qpu, !load && *row >> word % 16 & 1, "undefined VPM word stored");
		if (load)
			*row &= ~(1u << word % 16);
	}
}
