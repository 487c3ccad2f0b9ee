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

/* Choices that decide what an instruction is. */
static void apply_options(const struct v3d *v3d, struct qpu_inst *inst)
{
	if (inst->add.op == &qpu_add_ops[ADD_ITOF] && v3d->option[V3D_OPT_ITOF_CARRY])
		inst->add.op = &qpu_itof_with_carry;
	if (inst->add.op == &qpu_add_ops[ADD_FADD] && v3d->option[V3D_OPT_INF_MINUS_INF])
		inst->add.op = &qpu_fadd_with_nan;
	if (inst->add.op == &qpu_add_ops[ADD_FSUB] && v3d->option[V3D_OPT_INF_MINUS_INF])
		inst->add.op = &qpu_fsub_with_nan;
	if (inst->mul.op == &qpu_mul_ops[MUL_FMUL] && v3d->option[V3D_OPT_FMUL_ROUNDING])
		inst->mul.op = &qpu_fmul_to_nearest;
	if (inst->mul.op == &qpu_mul_ops[MUL_MUL24] && v3d->option[V3D_OPT_MUL24_CARRY])
		inst->mul.op = &qpu_mul24_with_carry_of_32;
	if (inst->format == FORMAT_SEMAPHORE && v3d->option[V3D_OPT_SEMAPHORE_FLAGS])
		inst->sf = false;
	if (!inst->pm && inst->read[FILE_A] >= 32 && v3d->option[V3D_OPT_UNPACK_IO])
		inst->unpack = 0;
	if (v3d->option[V3D_OPT_NO_UNIFORMS])
		inst->may_wait |= inst->read[FILE_A] == ADDR_UNIFORM ||
				  inst->read[FILE_B] == ADDR_UNIFORM;
}

static const struct v3d_line *read_line(struct qpu *qpu, uint32_t address)
{
	const struct v3d_line *line = v3d_read_code(qpu, address);

	v3d_note_read(qpu, V3D_UNIT_CODE, address, V3D_LINE, line->failed);
	return line;
}

/* How far hardware reads ahead is unknown: it does not change what is executed. */
static void decode_line(struct qpu *qpu, struct qpu_code *code, uint32_t address)
{
	uint64_t word[V3D_LINE / 8];
	unsigned int i;

	memcpy(word, read_line(qpu, address)->data, sizeof(word));
	for (i = 1; i <= qpu->v3d->option[V3D_OPT_CODE_AHEAD]; i++)
		read_line(qpu, address + i * V3D_LINE);
	code->address = address;
	for (i = 0; i < V3D_LINE / 8; i++) {
		qpu_decode(&code->inst[i], word[i]);
		apply_options(qpu->v3d, &code->inst[i]);
	}
}

static const struct qpu_inst *fetch(struct qpu *qpu)
{
	uint32_t address = qpu->pc & -V3D_LINE;

	if (qpu->code->address != address) {
		struct qpu_code *code = &qpu->slice->code[address / V3D_LINE % V3D_CODE_LINES];

		if (code->address == address)
			qpu->v3d->perf.events[PERF_CODE_HIT]++;
		else
			decode_line(qpu, code, address);
		qpu->code = code;
	}
	return &qpu->code->inst[qpu->pc / 8 % (V3D_LINE / 8)];
}

/* The write of the instruction before is not there yet (3.2). */
static void read_too_early(struct qpu *qpu, unsigned int file, lanes *value)
{
	v3d_complain(qpu, "register read in the instruction after its write (4.18 #1)");
	switch (qpu->v3d->option[V3D_OPT_REGFILE_HAZARD]) {
	case 0:
		*value = qpu->last_write[file].old;
		break;
	case 2:
		v3d_garbage(qpu->v3d, value, sizeof(*value));
		break;
	}
}

/* What is left where nothing new is read or computed (3.6). */
static void repeat_last_quad(lanes *value)
{
	int i;

	for (i = 0; i < QPU_QUADS - 1; i++)
		value->q[i] = value->q[QPU_QUADS - 1];
}

static void read_file(struct qpu *qpu, const struct qpu_inst *inst, unsigned int file)
{
	lanes *value = &qpu->mux[MUX_A + file];
	unsigned int address = inst->read[file];

	if (address < 32) {
		*value = qpu->file[file][address];
		if (qpu->last_write[file].reg == &qpu->file[file][address] && inst->uses[file])
			read_too_early(qpu, file, value);
	} else if (address == ADDR_NOP && inst->uses[file]) {
		repeat_last_quad(value);
	}
}

static void read_operands(struct qpu *qpu, const struct qpu_inst *inst)
{
	if (inst->reads_io)
		qpu_io_read(qpu, inst);
	read_file(qpu, inst, FILE_A);
	if (inst->small)
		lanes_fill(&qpu->mux[MUX_B], inst->immediate);
	else
		read_file(qpu, inst, FILE_B);
}

static void forget_last_writes(struct qpu *qpu)
{
	qpu->last_write[FILE_A].reg = NULL;
	qpu->last_write[FILE_B].reg = NULL;
}

static const lanes no_lanes;

/* A copy: the instruction may set the flag before it writes. */
static const lanes *flag_condition(const struct qpu *qpu, unsigned int cond, lanes *room)
{
	const lanes *flag = &qpu->flag[(cond - COND_Z) / 2];
	int i;

	for (i = 0; i < QPU_QUADS; i++)
		room->q[i] = cond & 1 ? ~flag->q[i] : flag->q[i];
	return room;
}

/*
 * All ones in the lanes in which @cond holds: NULL if it always does, as nearly
 * all conditions do. @room is for what cannot be had elsewhere.
 */
static inline const lanes *condition(const struct qpu *qpu, unsigned int cond, lanes *room)
{
	if (cond >= COND_Z)
		return flag_condition(qpu, cond, room);
	return cond == COND_ALWAYS ? NULL : &no_lanes;
}

static void set_flags(struct qpu *qpu, const lanes *result, const lanes *carry, const lanes *mask)
{
	lanes z, n;
	int i;

	for (i = 0; i < QPU_QUADS; i++) {
		z.q[i] = (quad)(result->q[i] == 0);
		n.q[i] = (quad)((signed_quad)result->q[i] >> 31);
	}
	lanes_merge(&qpu->flag[FLAG_Z], &z, mask);
	lanes_merge(&qpu->flag[FLAG_N], &n, mask);
	lanes_merge(&qpu->flag[FLAG_C], carry, mask);
}

/* File A takes one element per quad, file B element 0 (3.5). */
static void write_r5(struct qpu *qpu, unsigned int file, const lanes *value, const lanes *bits)
{
	int i;

	for (i = 0; i < QPU_LANES; i++) {
		int from = file == FILE_A ? i & ~3 : 0;

		if (!bits || bits->lane[from])
			qpu->mux[MUX_R5].lane[i] = value->lane[from];
	}
}

static void start_sfu(struct qpu *qpu, unsigned int function, const lanes *value)
{
	if (qpu->sfu_slots)
		v3d_complain(qpu, "SFU used before its last result was ready (4.18 #2)");
	qpu_sfu(&qpu->sfu_result, function, value, qpu->v3d->option[V3D_OPT_SFU_BITS]);
	qpu->sfu_slots = SFU_SLOTS;
}

static void write_special(struct qpu *qpu, const struct qpu_half *half, const lanes *value,
			  const lanes *bits, const lanes *mask)
{
	switch (half->address) {
	case ADDR_ACC0 ... ADDR_ACC0 + 3:
		lanes_merge(&qpu->mux[half->address - ADDR_ACC0], value, bits);
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

static void write_file(struct qpu *qpu, const struct qpu_half *half, const lanes *value,
		       const lanes *bits)
{
	struct qpu_last_write *last = &qpu->last_write[half->file];

	last->reg = &qpu->file[half->file][half->address];
	last->old = *last->reg;
	lanes_merge(last->reg, value, bits);
}

static void pack(const struct qpu *qpu, const struct qpu_inst *inst, const struct qpu_half *half,
		 lanes *value, lanes *bits)
{
	if (inst->pm)
		qpu_pack_mul(value, bits, half->pack, qpu->v3d->option[V3D_OPT_COLOUR_ROUNDING]);
	else
		qpu_pack_a(value, bits, half->pack, half->op->float_out);
}

static void write_result(struct qpu *qpu, const struct qpu_inst *inst,
			 const struct qpu_half *half, const lanes *value, const lanes *mask)
{
	const lanes *bits = mask;
	lanes packed, packed_bits;

	if (half->pack) {
		lanes_fill(&packed_bits, ~0u);
		if (mask)
			packed_bits = *mask;
		packed = *value;
		pack(qpu, inst, half, &packed, &packed_bits);
		value = &packed;
		bits = &packed_bits;
	}
	if (half->address < 32)
		write_file(qpu, half, value, bits);
	else
		write_special(qpu, half, value, bits, mask);
}

/* Both ALUs write an accumulator: in lanes where both do one of them counts (4.9). */
static const lanes *settle_double_write(struct qpu *qpu, const lanes *add_mask, lanes *mul,
					const lanes *mul_mask, lanes *room)
{
	lanes garbage;
	int i;

	switch (qpu->v3d->option[V3D_OPT_DOUBLE_WRITE]) {
	case 1:
		if (!add_mask)
			return &no_lanes;
		for (i = 0; i < QPU_QUADS; i++)
			room->q[i] = (mul_mask ? mul_mask->q[i] : SPLAT(~0u)) & ~add_mask->q[i];
		return room;
	case 2:
		v3d_garbage(qpu->v3d, &garbage, sizeof(garbage));
		lanes_merge(mul, &garbage, add_mask);
		break;
	}
	return mul_mask;
}

/* Both conditions look at the flags from before the instruction (4.7). */
static void write_results(struct qpu *qpu, const struct qpu_inst *inst, const lanes *add,
			  lanes *mul, const lanes *carry)
{
	lanes add_room, mul_room;
	const lanes *add_mask = condition(qpu, inst->add.cond, &add_room);
	const lanes *mul_mask = condition(qpu, inst->mul.cond, &mul_room);

	if (inst->sf) {
		if (inst->add.op->run)
			set_flags(qpu, add, carry, add_mask);
		else
			set_flags(qpu, mul, carry, mul_mask);
	}
	if (inst->same_target)
		mul_mask = settle_double_write(qpu, add_mask, mul, mul_mask, &mul_room);
	if (inst->add.address != ADDR_NOP)
		write_result(qpu, inst, &inst->add, add, add_mask);
	if (inst->mul.address != ADDR_NOP)
		write_result(qpu, inst, &inst->mul, mul, mul_mask);
}

/* Upward by n over all lanes, or by n mod 4 inside each quad (4.8). */
static void rotate(const struct qpu *qpu, const struct qpu_inst *inst, lanes *value)
{
	unsigned int n = inst->rotate_by ? inst->rotate_by : qpu->mux[MUX_R5].lane[0];
	lanes from = *value;
	unsigned int i;

	for (i = 0; i < QPU_LANES; i++) {
		if (inst->rotate == ROTATE_ALL)
			value->lane[(i + n) % 16] = from.lane[i];
		else
			value->lane[(i & ~3u) + (i + n) % 4] = from.lane[i];
	}
}

static void run_half(const struct qpu *qpu, const struct qpu_half *half, lanes *out)
{
	if (half->op->run)
		half->op->run(out, &qpu->mux[half->in[0]], &qpu->mux[half->in[1]]);
}

static void carry_of(const struct qpu *qpu, const struct qpu_half *half, const lanes *result,
		     lanes *carry)
{
	if (half->op->carry)
		half->op->carry(carry, &qpu->mux[half->in[0]], &qpu->mux[half->in[1]], result);
	else
		lanes_fill(carry, 0);
}

/* Integer packs start from the saturated result, which is made in @room (4.11). */
static const lanes *saturated(const struct qpu *qpu, const struct qpu_half *half,
			      const lanes *value, lanes *room)
{
	if (!half->pack || !half->op->saturate)
		return value;
	half->op->saturate(room, &qpu->mux[half->in[0]], &qpu->mux[half->in[1]], value);
	return room;
}

/* The units keep their results: what is written may differ. */
static void compute(struct qpu *qpu, const struct qpu_inst *inst)
{
	lanes add_room, mul_room, carry;
	lanes *mul = &qpu->mul_out;

	run_half(qpu, &inst->add, &qpu->add_out);
	run_half(qpu, &inst->mul, &qpu->mul_out);
	if (inst->replay)
		repeat_last_quad(&qpu->mul_out);
	if (inst->sf && inst->add.op->run)
		carry_of(qpu, &inst->add, &qpu->add_out, &carry);
	else if (inst->sf)
		carry_of(qpu, &inst->mul, &qpu->mul_out, &carry);
	if (inst->rotate || inst->same_target) {
		mul_room = qpu->mul_out;
		mul = &mul_room;
	}
	if (inst->rotate) {
		rotate(qpu, inst, mul);
		if (inst->sf && !inst->add.op->run)
			rotate(qpu, inst, &carry);
	}
	write_results(qpu, inst, saturated(qpu, &inst->add, &qpu->add_out, &add_room), mul, &carry);
}

static void execute_signal(struct qpu *qpu, const struct qpu_inst *inst)
{
	switch (inst->signal) {
	case SIG_LDTMU0:
	case SIG_LDTMU1:
		if (qpu->sfu_slots)
			v3d_complain(qpu, "r4 loaded before the SFU result is there (4.18 #2)");
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
	if (qpu->sfu_slots && inst->uses_r4)
		v3d_complain(qpu, "r4 read before the SFU result is there (4.18 #2)");
	read_operands(qpu, inst);
	forget_last_writes(qpu);
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
	lanes add, mul, carry;
	unsigned int i;

	forget_last_writes(qpu);
	if (inst->format == FORMAT_SEMAPHORE)
		qpu_semaphore(qpu, inst);
	if (inst->no_result)
		return;
	lanes_fill(&add, inst->immediate);
	lanes_fill(&carry, 0);
	if (inst->format == FORMAT_LOAD_IMM && inst->load_type)
		for (i = 0; i < QPU_LANES; i++)
			add.lane[i] = element_immediate(inst, i);
	mul = add;
	write_results(qpu, inst, &add, &mul, &carry);
}

/* Four conditions per flag: all set, all clear, any set, any clear (4.7). */
static bool branch_taken(const struct qpu *qpu, unsigned int cond)
{
	const lanes *flag = &qpu->flag[cond / 4 % FLAGS];

	if (cond == 15)
		return true;
	switch (cond % 4) {
	case 0:
		return lanes_all(flag);
	case 1:
		return !lanes_any(flag);
	case 2:
		return lanes_any(flag);
	default:
		return !lanes_all(flag);
	}
}

/* The register is taken from element 15 (U5). */
static uint32_t branch_register(struct qpu *qpu, unsigned int address)
{
	lanes value = qpu->file[FILE_A][address];

	if (qpu->last_write[FILE_A].reg == &qpu->file[FILE_A][address])
		read_too_early(qpu, FILE_A, &value);
	return value.lane[15];
}

static void execute_branch(struct qpu *qpu, const struct qpu_inst *inst)
{
	uint32_t after = qpu->pc + 8 * (1 + BRANCH_SLOTS);
	uint32_t target = inst->immediate;
	lanes add, mul, carry;

	if (inst->relative)
		target += after;
	if (inst->reg)
		target += branch_register(qpu, inst->read[FILE_A]);
	forget_last_writes(qpu);
	if (!branch_taken(qpu, inst->cond_br))
		return;
	if (qpu->branch_slots || qpu->end_slots)
		v3d_complain(qpu, "branch in a delay slot (4.18 #7)");
	qpu->target = target & ~7u;
	qpu->branch_slots = BRANCH_SLOTS;
	if (inst->no_result)
		return;
	lanes_fill(&add, after);
	lanes_fill(&mul, after);
	lanes_fill(&carry, 0);
	write_results(qpu, inst, &add, &mul, &carry);
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
	if (qpu->vpm.read_slots)
		qpu->vpm.read_slots--;
}

/* Unread VPM vectors are cancelled (4.17). */
static void qpu_end(struct qpu *qpu)
{
	forget_last_writes(qpu);
	qpu->branch_slots = 0;
	qpu->end_slots = 0;
	qpu->active = false;
	vpm_cancel_reads(qpu);
	qpu_tmu_end(qpu);
	qpu_mutex_end(qpu);
}

static void check_rules(const struct qpu *qpu, const struct qpu_inst *inst)
{
	const char *broken = inst->undefined;

	if (!broken && (qpu->end_slots || inst->signal == SIG_THREND))
		broken = qpu_broken_end_rule(inst);
	if (!broken && inst->rotate)
		broken = qpu_broken_rotation_rule(inst, qpu->written_acc);
	if (broken)
		v3d_complain(qpu, broken);
}

/*
 * Execute the next instruction, unless it has to wait for something that others
 * must do: then nothing has changed.
 *
 * A branch or thread end acts after its last delay slot, which may hold the
 * next branch (4.14).
 */
enum v3d_wait qpu_step(struct qpu *qpu)
{
	const struct qpu_inst *inst = fetch(qpu);
	enum v3d_wait wait = V3D_WAIT_NONE;
	uint32_t landing = qpu->branch_slots == 1 ? qpu->target : qpu->pc + 8;
	bool ends = qpu->end_slots == 1;

	if (inst->has_rules || qpu->end_slots)
		check_rules(qpu, inst);
	if (inst->may_wait)
		wait = qpu_must_wait(qpu, inst);
	if (wait)
		return wait;
	if (qpu->v3d->option[V3D_OPT_TRACE])
		qpu_trace_step(qpu, inst);
	if (qpu->branch_slots)
		qpu->branch_slots--;
	if (qpu->end_slots)
		qpu->end_slots--;
	count_down(qpu);
	execute(qpu, inst);
	qpu->written_acc = inst->writes_acc;
	qpu->pc = landing;
	if (ends)
		qpu_end(qpu);
	return V3D_WAIT_NONE;
}

/* Registers, setup words and the VPM stay as the last program left them (3.1). */
void qpu_start(struct qpu *qpu, const struct v3d_request *request)
{
	qpu->pc = request->code & ~7u;
	qpu->start = qpu->pc;
	qpu->active = true;
	qpu->waiting = false;
	qpu->wait = V3D_WAIT_NONE;
	qpu_uniform_start(qpu, request);
	qpu_trace_start(qpu);
}
