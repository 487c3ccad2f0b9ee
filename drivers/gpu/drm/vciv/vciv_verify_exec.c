// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * One instruction other than a branch, on an abstract state. The order is that
 * of the hardware (14.2): read, compute, rotate, pack, write with the flags from
 * before, then set the flags.
 */

#include "vciv_verify_priv.h"

#define ROTATE_FIRST	48	/* small immediate: rotate by r5; from there by 1 to 15 (4.4) */

/**
 * vciv_waddr_reg() - which register does an ALU write
 * @inst: instruction
 * @is_mul: the MUL ALU, else ADD
 *
 * Return: a register, or %VCIV_REGS if it is something else.
 */
u32 vciv_waddr_reg(const struct vciv_inst *inst, bool is_mul)
{
	u8 waddr = is_mul ? inst->waddr_mul : inst->waddr_add;

	if (waddr < VCIV_W_R0)
		return (vciv_inst_writes_b(inst, is_mul) ? VCIV_REG_B : VCIV_REG_A) + waddr;
	if (waddr <= VCIV_W_R3)
		return VCIV_REG_ACC + (waddr - VCIV_W_R0);

	return waddr == VCIV_W_R5 ? VCIV_REG_R5 : VCIV_REGS;
}

/**
 * vciv_tick() - one instruction more has passed
 * @state: state
 */
void vciv_tick(struct vciv_state *state)
{
	struct vciv_point *at = &state->at;

	at->r4_wait -= !!at->r4_wait;
	at->uniform_wait -= !!at->uniform_wait;
	at->noswap_wait -= !!at->noswap_wait;
}

static bool uses_mux(const struct vciv_inst *inst, u8 mux)
{
	return (inst->op_add && (inst->add_a == mux || inst->add_b == mux)) ||
	       (inst->op_mul && (inst->mul_a == mux || inst->mul_b == mux));
}

static bool uses_float(const struct vciv_inst *inst)
{
	return (inst->op_add >= VCIV_ADD_FADD && inst->op_add <= VCIV_ADD_FTOI) ||
	       inst->op_mul == VCIV_MUL_FMUL;
}

static bool rotates(const struct vciv_inst *inst)
{
	return inst->sig == VCIV_SIG_SMALL_IMM && inst->raddr_b >= ROTATE_FIRST && inst->op_mul;
}

#define UNPACK_16A	1
#define UNPACK_16B	2
#define UNPACK_8D_ALL	3
#define UNPACK_8A	4

/* A half is sign extended, a byte is not, and either becomes a float for a float operation. */
static struct vciv_num unpack_num(u8 code, struct vciv_num num)
{
	u32 shift;

	if (code == UNPACK_16A || code == UNPACK_16B) {
		shift = code == UNPACK_16A ? 16 : 0;
		num = vciv_num_shl(num, vciv_num_const(shift));
		return vciv_num_asr(num, vciv_num_const(16));
	}

	shift = (code - UNPACK_8A) * 8;
	num = vciv_num_shr(num, vciv_num_const(shift));

	return vciv_num_and(num, vciv_num_const(0xff));
}

static struct vciv_val unpack_lane(const struct vciv_inst *inst, const struct vciv_val *val)
{
	if (val->kind == VCIV_UNINIT)
		return *val;

	if (vciv_val_is_private(val))
		return vciv_val_unknown(true);

	if (inst->unpack == UNPACK_8D_ALL || uses_float(inst))
		return vciv_val_unknown(false);

	return vciv_val_scalar(unpack_num(inst->unpack, val->num));
}

static void unpack(const struct vciv_inst *inst, struct vciv_wide *wide)
{
	for (u32 i = 0; i < wide->lanes; i++)
		wide->lane[i] = unpack_lane(inst, &wide->lane[i]);
}

static bool read_port_a(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	struct vciv_wide *port = &v->ports[0];

	if (!uses_mux(inst, VCIV_MUX_A))
		return true;

	if (inst->raddr_a >= VCIV_R_UNIFORM)
		return vciv_read_port(v, inst->raddr_a, false, port);

	vciv_load_stale(&v->cur, VCIV_REG_A + inst->raddr_a, port);
	if (!inst->pm && inst->unpack)
		unpack(inst, port);

	return true;
}

/* Codes 48 and up rotate, and read as -16 and up at the same time (4.4). */
static u32 small_immediate(u8 code)
{
	if (code < 16)
		return code;
	if (code < 32)
		return code - 32;
	if (code < 40)
		return (127u + code - 32) << 23;
	if (code < 48)
		return (127u + code - 48) << 23;

	return code - 64;
}

static bool read_port_b(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	struct vciv_wide *port = &v->ports[1];

	if (!uses_mux(inst, VCIV_MUX_B))
		return true;

	if (inst->sig == VCIV_SIG_SMALL_IMM) {
		vciv_wide_set(port, vciv_val_const(small_immediate(inst->raddr_b)));
		return true;
	}

	if (inst->raddr_b >= VCIV_R_UNIFORM)
		return vciv_read_port(v, inst->raddr_b, true, port);

	vciv_load_stale(&v->cur, VCIV_REG_B + inst->raddr_b, port);

	return true;
}

/*
 * A register comes after what is not one: with the first word of a record, registers
 * forget what came from another, and so must what the same word reads of them.
 */
static bool read_ports(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	if (inst->raddr_a < VCIV_R_UNIFORM)
		return read_port_b(v, inst) && read_port_a(v, inst);

	return read_port_a(v, inst) && read_port_b(v, inst);
}

static void load_r4(struct vciv_verifier *v, const struct vciv_inst *inst, struct vciv_wide *wide)
{
	struct vciv_val *val = &wide->lane[0];

	vciv_load(&v->cur, VCIV_REG_R4, wide);
	if (inst->pm && inst->unpack && val->kind != VCIV_UNINIT)
		*val = vciv_val_unknown(val->secret);
}

/* An operand. One that is rotated may be stale even in an accumulator (4.18, 3). */
static void load_mux(struct vciv_verifier *v, const struct vciv_inst *inst, u8 mux, bool rotated,
		     struct vciv_wide *wide)
{
	switch (mux) {
	case VCIV_MUX_A:
		*wide = v->ports[0];
		break;
	case VCIV_MUX_B:
		*wide = v->ports[1];
		break;
	case VCIV_MUX_R4:
		load_r4(v, inst, wide);
		break;
	default:
		if (rotated)
			vciv_load_stale(&v->cur, VCIV_REG_ACC + mux, wide);
		else
			vciv_load(&v->cur, VCIV_REG_ACC + mux, wide);
	}
}

static void compute_add(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	struct vciv_wide *a = &v->in[0], *b = &v->in[1], *out = &v->out[0];
	bool same = inst->add_a == inst->add_b;

	if (inst->op_add == VCIV_ADD_NOP) {
		vciv_wide_set(out, vciv_val_uninit());
		return;
	}

	load_mux(v, inst, inst->add_a, false, a);
	load_mux(v, inst, inst->add_b, false, b);
	out->lanes = a->lanes == 1 && b->lanes == 1 ? 1 : VCIV_QPU_LANES;
	for (u32 i = 0; i < out->lanes; i++)
		out->lane[i] = vciv_alu_add(inst->op_add, vciv_wide_lane(a, i),
					    vciv_wide_lane(b, i), same, v->args->signature);
}

static void compute_mul(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	struct vciv_wide *a = &v->in[2], *b = &v->in[3], *out = &v->out[1];
	bool same = inst->mul_a == inst->mul_b;

	if (inst->op_mul == VCIV_MUL_NOP) {
		vciv_wide_set(out, vciv_val_uninit());
		return;
	}

	load_mux(v, inst, inst->mul_a, rotates(inst), a);
	load_mux(v, inst, inst->mul_b, rotates(inst), b);
	out->lanes = a->lanes == 1 && b->lanes == 1 ? 1 : VCIV_QPU_LANES;
	for (u32 i = 0; i < out->lanes; i++)
		out->lane[i] = vciv_alu_mul(inst->op_mul, vciv_wide_lane(a, i),
					    vciv_wide_lane(b, i), same);
}

/* Lane i of @wide := any of the @group lanes around it. */
static void mix_lanes(struct vciv_wide *wide, u32 group)
{
	for (u32 first = 0; first < VCIV_QPU_LANES; first += group) {
		struct vciv_val val = wide->lane[first];

		for (u32 i = 1; i < group; i++)
			val = vciv_val_join(&val, &wide->lane[first + i]);
		for (u32 i = 0; i < group; i++)
			wide->lane[first + i] = val;
	}
}

static void shift_lanes(struct vciv_verifier *v, struct vciv_wide *wide, u32 up)
{
	v->tmp = *wide;
	for (u32 i = 0; i < VCIV_QPU_LANES; i++)
		wide->lane[(i + up) % VCIV_QPU_LANES] = v->tmp.lane[i];
}

/* By how much? Only element 0 of r5 counts (3.5). */
static bool rotate_count(struct vciv_verifier *v, const struct vciv_inst *inst, u32 *up)
{
	const struct vciv_val *val;

	*up = inst->raddr_b - ROTATE_FIRST;
	if (*up)
		return true;

	vciv_load_stale(&v->cur, VCIV_REG_R5, &v->old);
	val = vciv_wide_lane(&v->old, 0);
	*up = val->num.bits.value % VCIV_QPU_LANES;

	return vciv_val_is_const(val);
}

/* A count that must not get out makes all lanes secret, an undefined one undefined. */
static void rotate_taint(struct vciv_verifier *v, struct vciv_wide *wide)
{
	const struct vciv_val *count = vciv_wide_lane(&v->old, 0);

	for (u32 i = 0; i < wide->lanes; i++) {
		struct vciv_val *val = &wide->lane[i];

		if (count->kind == VCIV_UNINIT)
			*val = vciv_val_uninit();
		else if (vciv_val_is_private(count) && val->kind != VCIV_UNINIT)
			*val = vciv_val_unknown(true);
	}
}

static void rotate(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	struct vciv_wide *out = &v->out[1];
	bool known;
	u32 up;

	if (!rotates(inst))
		return;

	known = rotate_count(v, inst, &up);
	if (!known)
		rotate_taint(v, out);
	if (out->lanes == 1)
		return;

	/*
	 * Operands that are not all of r0 to r3 are rotated inside quads only (4.8). Nothing
	 * says whether a small immediate counts as one of a register file.
	 */
	if (inst->mul_a == VCIV_MUX_B || inst->mul_b == VCIV_MUX_B)
		mix_lanes(out, VCIV_QPU_LANES);
	else if (inst->mul_a >= VCIV_MUX_R4 || inst->mul_b >= VCIV_MUX_R4)
		mix_lanes(out, 4);
	else if (known)
		shift_lanes(v, out, up);
	else
		mix_lanes(out, VCIV_QPU_LANES);
}

/* What both ALUs leave in a register that both write (4.9): who knows. */
static void collide(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	u32 reg = vciv_waddr_reg(inst, false);
	struct vciv_val val = vciv_val_unknown(false);

	if (reg == VCIV_REGS || reg != vciv_waddr_reg(inst, true) ||
	    inst->cond_add != VCIV_COND_ALWAYS || inst->cond_mul != VCIV_COND_ALWAYS)
		return;

	for (u32 i = 0; i < 2 * VCIV_QPU_LANES && val.kind != VCIV_UNINIT; i++) {
		const struct vciv_val *lane = vciv_wide_lane(&v->out[i & 1], i / 2);

		if (lane->kind == VCIV_UNINIT)
			val = vciv_val_uninit();
		else if (vciv_val_is_private(lane))
			val.secret = true;
	}

	vciv_wide_set(&v->out[0], val);
	vciv_wide_set(&v->out[1], val);
}

/* Writing r5 replicates: each quad's first lane through file A, lane 0 through B (3.5). */
static void replicate(struct vciv_wide *wide, bool file_b)
{
	if (wide->lanes == 1)
		return;

	for (u32 i = VCIV_QPU_LANES; i--;)
		wide->lane[i] = wide->lane[file_b ? 0 : i & ~3];
}

static bool write_out(struct vciv_verifier *v, const struct vciv_inst *inst, bool is_mul)
{
	u8 waddr = is_mul ? inst->waddr_mul : inst->waddr_add;
	u8 cond = is_mul ? inst->cond_mul : inst->cond_add;
	bool file_b = vciv_inst_writes_b(inst, is_mul);
	u32 reg = vciv_waddr_reg(inst, is_mul);

	if (waddr == VCIV_W_NOP)
		return true;

	if (reg == VCIV_REGS)
		return cond == VCIV_COND_NEVER ||
		       (vciv_flags_publish(v, cond) &&
			vciv_write_peripheral(v, waddr, file_b, &v->out[is_mul]));

	if (reg == VCIV_REG_R5) {
		/* The flags still come from what the ALU computed. */
		v->in[0] = v->out[is_mul];
		replicate(&v->in[0], file_b);
		vciv_write_reg(v, reg, cond, &v->in[0]);
	} else {
		vciv_write_reg(v, reg, cond, &v->out[is_mul]);
	}

	return true;
}

/*
 * A register comes before what is not one: when the stream goes back, registers forget
 * what came from a record, and so must what the same word writes to them.
 */
static bool write_both(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	bool mul_first = vciv_waddr_reg(inst, false) == VCIV_REGS;

	return write_out(v, inst, mul_first) && write_out(v, inst, !mul_first);
}

static void set_flags(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	bool is_mul = vciv_inst_is_alu(inst) && !inst->op_add;
	u8 cond = is_mul ? inst->cond_mul : inst->cond_add;
	enum vciv_set_flags how = VCIV_SET_EXACT;

	if (!inst->sf)
		return;

	/*
	 * Whether the condition of the ALU that writes nothing hands the flags
	 * to the other one, and what a load immediate sets, is not agreed on.
	 */
	if (cond != VCIV_COND_ALWAYS || !vciv_inst_is_alu(inst))
		how = VCIV_SET_MAYBE;
	else if (inst->pack)
		how = VCIV_SET_UNKNOWN;

	if (inst->op_add && cond == VCIV_COND_NEVER)
		vciv_wide_join(&v->out[0], &v->out[1]);

	vciv_flags_set(&v->cur, &v->out[is_mul], how);
}

static void load_immediate(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	struct vciv_wide *out = &v->out[0];

	vciv_wide_set(out, vciv_val_const(inst->imm));
	for (u32 i = 0; inst->unpack != VCIV_LDI_32 && i < VCIV_QPU_LANES; i++) {
		u32 low = inst->imm >> i & 1, high = inst->imm >> (i + 16) & 1;

		/* Signed: 0, 1, -2, -1 */
		if (inst->unpack == VCIV_LDI_SIGNED && high)
			high = 0x7fffffff;
		out->lane[i] = vciv_val_const(high << 1 | low);
		out->lanes = VCIV_QPU_LANES;
	}

	v->out[1] = *out;
}

static bool r4_is_busy(const struct vciv_verifier *v, const struct vciv_inst *inst)
{
	bool sfu_add = inst->waddr_add >= VCIV_W_SFU_FIRST && inst->waddr_add <= VCIV_W_SFU_LAST;
	bool sfu_mul = inst->waddr_mul >= VCIV_W_SFU_FIRST && inst->waddr_mul <= VCIV_W_SFU_LAST;

	return v->cur.at.r4_wait && (uses_mux(inst, VCIV_MUX_R4) || sfu_add || sfu_mul ||
				     inst->sig == VCIV_SIG_LDTMU0 ||
				     inst->sig == VCIV_SIG_LDTMU1);
}

static bool compute(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	if (!vciv_inst_is_alu(inst)) {
		load_immediate(v, inst);
		return true;
	}

	if (!read_ports(v, inst))
		return false;

	compute_add(v, inst);
	compute_mul(v, inst);
	rotate(v, inst);
	if (inst->pack)
		vciv_pack(v, inst);

	return true;
}

static bool load_tmu(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	if (inst->sig == VCIV_SIG_LDTMU0 || inst->sig == VCIV_SIG_LDTMU1)
		return vciv_tmu_load(v, inst->sig - VCIV_SIG_LDTMU0);

	return true;
}

/**
 * vciv_exec_word() - execute an instruction that is no branch
 * @v: verifier; its current state changes
 * @inst: instruction, lexically right
 *
 * Return: false if the program is rejected.
 */
bool vciv_exec_word(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	if (inst->sig == VCIV_SIG_LOAD_IMM && inst->unpack == VCIV_LDI_SEMAPHORE) {
		if (v->proving)
			v->args->contract->semaphores |= 1u << (inst->imm & 15);
		vciv_stale_forget(&v->cur);
		vciv_tick(&v->cur);
		return true;
	}

	if (r4_is_busy(v, inst))
		return vciv_reject(v, VCIV_R4_BUSY);

	if (!compute(v, inst))
		return false;

	vciv_stale_forget(&v->cur);
	collide(v, inst);
	if (!write_both(v, inst))
		return false;
	set_flags(v, inst);
	if (!load_tmu(v, inst))
		return false;
	vciv_tick(&v->cur);

	return true;
}
