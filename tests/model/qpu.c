// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * One QPU executing one instruction, in the order of 14.2.
 */
#include <stddef.h>
#include <string.h>

#include "v3d_priv.h"

#define BRANCH_SLOTS	3
#define END_SLOTS	2
#define SFU_SLOTS	3	/* the third instruction after the write sees it (4.16) */

void qpu_forget_code(struct v3d *v3d)
{
	int i;

	for (i = 0; i < QPU_LINES; i++)
		v3d->code[i].address = 1;
}

static void fill_line(struct qpu *qpu, struct qpu_line *line, uint32_t address)
{
	uint64_t word[V3D_LINE / 8];
	unsigned int i;

	v3d_load(qpu->v3d, V3D_UNIT_CODE, qpu->number, address, word, sizeof(word));
	line->address = address;
	for (i = 0; i < V3D_LINE / 8; i++)
		qpu_decode(&line->inst[i], word[i]);
}

static const struct qpu_inst *fetch(struct qpu *qpu)
{
	uint32_t address = qpu->pc & ~(V3D_LINE - 1);

	if (qpu->line->address != address) {
		struct qpu_line *line = &qpu->v3d->code[address / V3D_LINE % QPU_LINES];

		if (line->address != address)
			fill_line(qpu, line, address);
		qpu->line = line;
	}
	return &qpu->line->inst[qpu->pc / 8 % (V3D_LINE / 8)];
}

/* The write of the instruction before is not there yet (3.2). */
static void read_late(struct qpu *qpu, unsigned int file, lanes *value)
{
	const struct qpu_write *late = &qpu->late[file];

	v3d_complain(qpu, "register read in the instruction after its write (4.18 #1)");
	switch (qpu->v3d->option[V3D_OPT_REGFILE_HAZARD]) {
	case 1:
		*value = SELECT(late->bits, late->value, *late->reg);
		break;
	case 2:
		v3d_garbage(qpu->v3d, value, sizeof(*value));
		break;
	}
}

/* No register selected: lanes 12-15 of the last value read here (3.6). */
static void read_again(lanes *value)
{
	int i;

	for (i = 0; i < 12; i++)
		(*value)[i] = (*value)[12 + i % 4];
}

static void read_file(struct qpu *qpu, const struct qpu_inst *inst, unsigned int file)
{
	lanes *value = &qpu->mux[MUX_A + file];
	unsigned int address = inst->read[file];

	if (address < 32) {
		*value = qpu->file[file][address];
		if (qpu->late[file].reg == &qpu->file[file][address] && inst->uses[file])
			read_late(qpu, file, value);
	} else if (address == ADDR_NOP && inst->uses[file]) {
		read_again(value);
	}
}

static void read_operands(struct qpu *qpu, const struct qpu_inst *inst)
{
	if (inst->reads_io)
		qpu_io_read(qpu, inst);
	read_file(qpu, inst, FILE_A);
	if (inst->small)
		qpu->mux[MUX_B] = SPLAT(inst->immediate);
	else
		read_file(qpu, inst, FILE_B);
}

static void land(struct qpu_write *late)
{
	if (late->reg) {
		*late->reg = SELECT(late->bits, late->value, *late->reg);
		late->reg = NULL;
	}
}

static void land_late_writes(struct qpu *qpu)
{
	land(&qpu->late[FILE_A]);
	land(&qpu->late[FILE_B]);
}

/* All ones in the lanes in which @cond holds. */
static inline void condition(const struct qpu *qpu, unsigned int cond, lanes *mask)
{
	switch (cond) {
	case COND_NEVER:
		*mask = SPLAT(0);
		break;
	case COND_ALWAYS:
		*mask = SPLAT(~0u);
		break;
	case 2:
		*mask = qpu->z;
		break;
	case 3:
		*mask = ~qpu->z;
		break;
	case 4:
		*mask = qpu->n;
		break;
	case 5:
		*mask = ~qpu->n;
		break;
	case 6:
		*mask = qpu->c;
		break;
	case 7:
		*mask = ~qpu->c;
		break;
	}
}

static void set_flags(struct qpu *qpu, const lanes *result, const lanes *carry, const lanes *mask)
{
	lanes z = (lanes)(*result == 0);
	lanes n = (lanes)((slanes)*result < 0);

	qpu->z = SELECT(*mask, z, qpu->z);
	qpu->n = SELECT(*mask, n, qpu->n);
	qpu->c = SELECT(*mask, *carry, qpu->c);
}

/* File A takes one element per quad, file B element 0 (3.5). */
static void write_r5(struct qpu *qpu, unsigned int file, const lanes *value, const lanes *bits)
{
	int i;

	for (i = 0; i < QPU_LANES; i++) {
		int from = file == FILE_A ? i & ~3 : 0;

		if ((*bits)[from])
			qpu->mux[MUX_R5][i] = (*value)[from];
	}
}

static void start_sfu(struct qpu *qpu, unsigned int function, const lanes *value)
{
	if (qpu->sfu_slots)
		v3d_complain(qpu, "SFU used before its last result was ready (4.18 #2)");
	qpu_sfu(&qpu->sfu_result, function, value);
	qpu->sfu_slots = SFU_SLOTS;
}

static void write_special(struct qpu *qpu, const struct qpu_half *half, const lanes *value,
			  const lanes *bits, const lanes *mask)
{
	lanes *acc;

	switch (half->address) {
	case ADDR_ACC0 ... ADDR_ACC0 + 3:
		acc = &qpu->mux[half->address - ADDR_ACC0];
		*acc = SELECT(*bits, *value, *acc);
		break;
	case ADDR_R5:
		write_r5(qpu, half->file, value, bits);
		break;
	case ADDR_NOP:
		break;
	case ADDR_SFU ... ADDR_SFU + 3:
		start_sfu(qpu, half->address - ADDR_SFU, value);
		break;
	default:
		qpu_io_write(qpu, half->file, half->address, value, mask);
	}
}

static void write_result(struct qpu *qpu, const struct qpu_inst *inst,
			 const struct qpu_half *half, lanes *value, const lanes *mask)
{
	lanes bits = *mask;

	if (half->pack) {
		if (inst->pm)
			qpu_pack_mul(value, &bits, half->pack);
		else
			qpu_pack_a(value, &bits, half->pack, half->op->float_out);
	}
	if (half->address < 32) {
		struct qpu_write *late = &qpu->late[half->file];

		late->reg = &qpu->file[half->file][half->address];
		late->value = *value;
		late->bits = bits;
	} else {
		write_special(qpu, half, value, &bits, mask);
	}
}

/* Both conditions look at the flags from before the instruction (4.7). */
static void write_results(struct qpu *qpu, const struct qpu_inst *inst, lanes *add, lanes *mul,
			  const lanes *carry)
{
	lanes add_mask, mul_mask;

	condition(qpu, inst->add.cond, &add_mask);
	condition(qpu, inst->mul.cond, &mul_mask);
	if (inst->sf) {
		if (inst->add.op->run)
			set_flags(qpu, add, carry, &add_mask);
		else
			set_flags(qpu, mul, carry, &mul_mask);
	}
	if (inst->add.address != ADDR_NOP)
		write_result(qpu, inst, &inst->add, add, &add_mask);
	if (inst->mul.address != ADDR_NOP)
		write_result(qpu, inst, &inst->mul, mul, &mul_mask);
}

/* Upward by n over all lanes, or by n mod 4 inside each quad (4.8). */
static void rotate(struct qpu *qpu, const struct qpu_inst *inst, lanes *value)
{
	unsigned int n = inst->rotate_by ? inst->rotate_by : qpu->mux[MUX_R5][0] & 15;
	lanes from = *value;
	unsigned int i;

	for (i = 0; i < QPU_LANES; i++) {
		if (inst->rotate == ROTATE_ALL)
			(*value)[(i + n) % 16] = from[i];
		else
			(*value)[(i & ~3u) + (i + n) % 4] = from[i];
	}
}

static inline const lanes *operand(const struct qpu *qpu, const struct qpu_half *half,
				   unsigned int i)
{
	return &qpu->mux[half->in[i]];
}

static void carry_of(const struct qpu *qpu, const struct qpu_inst *inst, lanes *carry)
{
	const struct qpu_half *half = inst->add.op->run ? &inst->add : &inst->mul;
	const lanes *result = half == &inst->add ? &qpu->add_out : &qpu->mul_out;

	*carry = SPLAT(0);
	if (half->op->carry)
		half->op->carry(carry, operand(qpu, half, 0), operand(qpu, half, 1), result);
}

static void run_half(const struct qpu *qpu, const struct qpu_half *half, lanes *out)
{
	if (half->op->run)
		half->op->run(out, operand(qpu, half, 0), operand(qpu, half, 1));
}

/* Integer packs first saturate what overflowed, the plain copy does not (4.11). */
static void saturate(const struct qpu *qpu, const struct qpu_half *half, lanes *value)
{
	if (half->pack && half->op->saturate)
		half->op->saturate(value, operand(qpu, half, 0), operand(qpu, half, 1));
}

static void compute(struct qpu *qpu, const struct qpu_inst *inst)
{
	lanes add, mul, carry = SPLAT(0);

	run_half(qpu, &inst->add, &qpu->add_out);
	run_half(qpu, &inst->mul, &qpu->mul_out);
	if (inst->sf)
		carry_of(qpu, inst, &carry);
	add = qpu->add_out;
	mul = qpu->mul_out;
	saturate(qpu, &inst->add, &add);
	if (inst->rotate) {
		rotate(qpu, inst, &mul);
		if (!inst->add.op->run)
			rotate(qpu, inst, &carry);
	}
	write_results(qpu, inst, &add, &mul, &carry);
}

static void execute_signal(struct qpu *qpu, const struct qpu_inst *inst)
{
	switch (inst->signal) {
	case SIG_LDTMU0:
	case SIG_LDTMU1:
		qpu_tmu_load(qpu, inst->signal - SIG_LDTMU0);
		break;
	case SIG_THREND:
	case SIG_LDCEND:
		qpu->end_slots = END_SLOTS;
		break;
	}
}

static void execute_alu(struct qpu *qpu, const struct qpu_inst *inst)
{
	read_operands(qpu, inst);
	land_late_writes(qpu);
	if (inst->unpack && inst->pm) {
		lanes r4 = qpu->mux[MUX_R4];

		qpu_unpack_r4(&qpu->mux[MUX_R4], inst->unpack);
		compute(qpu, inst);
		qpu->mux[MUX_R4] = r4;
	} else {
		if (inst->unpack)
			qpu_unpack_a(&qpu->mux[MUX_A], inst->unpack, inst->float_input);
		compute(qpu, inst);
	}
	if (inst->signal != SIG_NONE)
		execute_signal(qpu, inst);
}

/* One element of a per-element immediate: two bits, one in each half (4.12). */
static uint32_t element_immediate(const struct qpu_inst *inst, unsigned int i)
{
	uint32_t low = inst->immediate >> i & 1;
	uint32_t high = inst->immediate >> (16 + i) & 1;

	return inst->load_type == 1 ? low - 2 * high : low + 2 * high;
}

static void execute_immediate(struct qpu *qpu, const struct qpu_inst *inst)
{
	lanes add = SPLAT(inst->immediate), mul, carry = SPLAT(0);
	unsigned int i;

	if (inst->format == FORMAT_LOAD_IMM && inst->load_type)
		for (i = 0; i < QPU_LANES; i++)
			add[i] = element_immediate(inst, i);
	mul = add;
	land_late_writes(qpu);
	if (inst->format == FORMAT_SEMAPHORE)
		qpu_semaphore(qpu, inst);
	write_results(qpu, inst, &add, &mul, &carry);
}

/* @all or any of the 16 lanes have @set flags (4.7). */
static bool branch_taken(const struct qpu *qpu, unsigned int cond)
{
	const lanes *flag = cond < 4 ? &qpu->z : cond < 8 ? &qpu->n : &qpu->c;
	bool all = !(cond & 2), clear = cond & 1;
	unsigned int i, count = 0;

	if (cond == 15)
		return true;
	for (i = 0; i < QPU_LANES; i++)
		count += ((*flag)[i] != 0) != clear;
	return all ? count == QPU_LANES : count != 0;
}

/* The register is taken from element 15 (U5). */
static void execute_branch(struct qpu *qpu, const struct qpu_inst *inst)
{
	uint32_t after = qpu->pc + 8 * (1 + BRANCH_SLOTS);
	lanes add = SPLAT(after), mul = SPLAT(after), carry = SPLAT(0);
	uint32_t target = inst->immediate;
	lanes reg = qpu->file[FILE_A][inst->read[FILE_A] & 31];

	if (inst->reg && qpu->late[FILE_A].reg == &qpu->file[FILE_A][inst->read[FILE_A]])
		read_late(qpu, FILE_A, &reg);
	land_late_writes(qpu);
	if (!branch_taken(qpu, inst->cond_br))
		return;
	if (inst->relative)
		target += after;
	if (inst->reg)
		target += reg[15];
	if (qpu->branch_slots || qpu->end_slots)
		v3d_complain(qpu, "branch in a delay slot (4.18 #7)");
	write_results(qpu, inst, &add, &mul, &carry);
	qpu->target = target;
	qpu->branch_slots = BRANCH_SLOTS;
}

static void execute(struct qpu *qpu, const struct qpu_inst *inst)
{
	switch (inst->format) {
	case FORMAT_ALU:
		execute_alu(qpu, inst);
		break;
	case FORMAT_LOAD_IMM:
	case FORMAT_SEMAPHORE:
		execute_immediate(qpu, inst);
		break;
	case FORMAT_BRANCH:
		execute_branch(qpu, inst);
		break;
	}
}

/* What earlier instructions started with a fixed latency. */
static void count_down(struct qpu *qpu)
{
	if (qpu->sfu_slots && --qpu->sfu_slots == 0)
		qpu->mux[MUX_R4] = qpu->sfu_result;
	if (qpu->uniforms.settling)
		qpu->uniforms.settling--;
}

/* Unread VPM vectors are cancelled; lookups stay (4.17). */
static void qpu_end(struct qpu *qpu)
{
	land_late_writes(qpu);
	qpu->branch_slots = 0;
	qpu->end_slots = 0;
	qpu->active = false;
	vpm_cancel_reads(qpu);
}

/*
 * Execute the next instruction. Returns false, with nothing changed, if it has
 * to wait for something that others must do.
 *
 * A branch or thread end acts after its last delay slot, which may hold the
 * next branch (4.14).
 */
bool qpu_step(struct qpu *qpu)
{
	const struct qpu_inst *inst = fetch(qpu);
	uint32_t landing = qpu->branch_slots == 1 ? qpu->target : qpu->pc + 8;
	bool ends = qpu->end_slots == 1;

	if (inst->undefined)
		v3d_complain(qpu, inst->undefined);
	if (inst->may_wait && qpu_must_wait(qpu, inst))
		return false;
	if (qpu->branch_slots)
		qpu->branch_slots--;
	if (qpu->end_slots)
		qpu->end_slots--;
	count_down(qpu);
	execute(qpu, inst);
	qpu->pc = landing;
	if (ends)
		qpu_end(qpu);
	return true;
}

/* Registers, setup words and the VPM stay as the last program left them (3.1). */
void qpu_start(struct qpu *qpu, const struct v3d_request *request)
{
	qpu->pc = request->code & ~7u;
	qpu->start = qpu->pc;
	qpu->active = true;
	qpu->waiting = false;
	qpu_uniform_start(qpu, request);
}
