// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * From one instruction to the next, along a path without open questions. A
 * branch and its three slots are one step: condition and target are those at
 * the branch word (4.14). So are a program end and its two. No graph is built
 * beforehand: what is executed is reachable, and what is not will not be in the
 * program that runs.
 */

#include "vciv_verify_priv.h"

#define BRANCH_SLOTS	3
#define END_SLOTS	2
#define GO_ON_EVERY	1024

/**
 * vciv_count_steps() - some work was done, or is about to be
 * @v: verifier
 * @steps: as long as so many instructions take
 *
 * Return: false if the program is rejected, since it takes too long.
 */
bool vciv_count_steps(struct vciv_verifier *v, u32 steps)
{
	const struct vciv_verify_args *args = v->args;

	steps += v->verdict->steps;
	v->verdict->steps = steps;
	if (steps > v->budget)
		return vciv_reject(v, VCIV_TOO_MANY_STEPS);

	if (steps < v->next_question || !args->go_on)
		return true;
	v->next_question = steps + GO_ON_EVERY;

	return args->go_on(args->opaque) ? true : vciv_reject(v, VCIV_KILLED);
}

static bool fetch(struct vciv_verifier *v, struct vciv_inst *inst)
{
	const struct vciv_verify_args *args = v->args;
	u32 ip = v->cur.at.ip;
	enum vciv_reason reason;

	v->verdict->ip = ip;
	if (ip >= args->num_words)
		return vciv_reject(v, VCIV_FALLS_OFF);
	if (!vciv_count_steps(v, 1))
		return false;

	vciv_inst_decode(args->code[ip], inst);
	reason = vciv_lex_word(args->code[ip], inst);
	if (reason)
		return vciv_reject(v, reason);

	if (v->proving) {
		v->reached[ip / 8] |= 1u << ip % 8;
		if (args->observe)
			args->observe(args->opaque, ip, &v->cur);
	}

	return true;
}

static bool fetch_slot(struct vciv_verifier *v, struct vciv_inst *inst)
{
	enum vciv_reason reason;

	if (!fetch(v, inst))
		return false;

	reason = vciv_lex_slot(inst);

	return reason ? vciv_reject(v, reason) : true;
}

static bool run_slots(struct vciv_verifier *v, u32 next)
{
	struct vciv_inst inst;

	for (u32 i = 0; i < BRANCH_SLOTS; i++) {
		if (!fetch_slot(v, &inst) || !vciv_exec_word(v, &inst))
			return false;
		v->cur.at.ip++;
	}
	v->cur.at.ip = next;

	return true;
}

/* Where to? Every lane of a register must agree, since sources do not on which counts. */
static bool branch_target(struct vciv_verifier *v, const struct vciv_inst *inst, u32 *target)
{
	enum vciv_kind kind = inst->rel ? VCIV_SCALAR : VCIV_CODE;
	u32 address = inst->imm;

	if (inst->rel)
		address += (v->cur.at.ip + 1 + BRANCH_SLOTS) * 8;

	if (inst->reg) {
		const struct vciv_val *val = &v->old.lane[0];

		vciv_load_stale(&v->cur, VCIV_REG_A + inst->raddr_a, &v->old);
		if (v->old.lanes != 1 || val->kind != kind || val->secret ||
		    !vciv_num_is_const(val->num))
			return vciv_reject_value(v, VCIV_BRANCH_REG, val);
		address += val->num.bits.value;
	}

	if (address % 8 || address / 8 >= v->args->num_words)
		return vciv_reject(v, VCIV_TARGET);
	*target = address / 8;

	return true;
}

/* The link is written by a branch that is taken only (4.14). */
static void write_link(struct vciv_verifier *v, const struct vciv_inst *inst, bool taken)
{
	u32 address = (v->cur.at.ip + 1 + BRANCH_SLOTS) * 8;

	vciv_wide_set(&v->out[0], vciv_val_opaque(VCIV_CODE, 0, vciv_num_const(address)));
	for (u32 is_mul = 0; is_mul < 2; is_mul++) {
		u32 reg = vciv_waddr_reg(inst, is_mul);

		if (reg != VCIV_REGS)
			vciv_write_reg(v, reg, taken ? VCIV_COND_ALWAYS : VCIV_COND_NEVER,
				       &v->out[0]);
	}
}

/* The state after the branch word itself. */
static void leave_word(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	vciv_stale_forget(&v->cur);
	if (inst->reg && inst->raddr_a & 1)
		vciv_flags_clobber(&v->cur);
	vciv_tick(&v->cur);
}

static bool go_to(struct vciv_verifier *v, const struct vciv_inst *inst, u32 target)
{
	leave_word(v, inst);
	write_link(v, inst, true);
	v->cur.at.ip++;

	return run_slots(v, target);
}

static bool go_past(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	u32 next = v->cur.at.ip + 1 + BRANCH_SLOTS;

	leave_word(v, inst);
	write_link(v, inst, false);
	v->cur.at.ip++;

	return run_slots(v, next);
}

static enum vciv_flow step_branch(struct vciv_verifier *v, const struct vciv_inst *inst)
{
	enum vciv_tri taken;
	u32 target = 0;

	if (!vciv_flags_branch(v, inst->cond_br, &taken))
		return VCIV_FLOW_REJECT;
	if (taken != VCIV_NO && !branch_target(v, inst, &target))
		return VCIV_FLOW_REJECT;

	if (taken == VCIV_NO)
		return go_past(v, inst) ? VCIV_FLOW_ON : VCIV_FLOW_REJECT;
	if (taken == VCIV_YES)
		return go_to(v, inst, target) ? VCIV_FLOW_ON : VCIV_FLOW_REJECT;

	v->counted |= v->cur.tested.kind != VCIV_UNINIT;
	v->before = v->cur;
	vciv_state_assume(&v->cur, inst->cond_br, true, v->args->signature);
	if (!go_to(v, inst, target))
		return VCIV_FLOW_REJECT;
	v->other = v->cur;
	v->cur = v->before;
	vciv_state_assume(&v->cur, inst->cond_br, false, v->args->signature);

	return go_past(v, inst) ? VCIV_FLOW_FORK : VCIV_FLOW_REJECT;
}

static bool exec_end_word(struct vciv_verifier *v, const struct vciv_inst *inst, bool first)
{
	enum vciv_reason reason = vciv_lex_end(inst, first);

	if (reason)
		return vciv_reject(v, reason);
	if (!vciv_exec_word(v, inst))
		return false;
	v->cur.at.ip++;

	return true;
}

static enum vciv_flow step_end(struct vciv_verifier *v, struct vciv_inst *inst)
{
	if (!exec_end_word(v, inst, true))
		return VCIV_FLOW_REJECT;

	for (u32 i = 0; i < END_SLOTS; i++)
		if (!fetch_slot(v, inst) || !exec_end_word(v, inst, false))
			return VCIV_FLOW_REJECT;

	return vciv_end_program(v) ? VCIV_FLOW_END : VCIV_FLOW_REJECT;
}

static enum vciv_flow step(struct vciv_verifier *v)
{
	struct vciv_inst inst;

	if (!fetch(v, &inst))
		return VCIV_FLOW_REJECT;

	if (inst.sig == VCIV_SIG_BRANCH)
		return step_branch(v, &inst);
	if (inst.sig == VCIV_SIG_THREND)
		return step_end(v, &inst);

	if (!vciv_exec_word(v, &inst))
		return VCIV_FLOW_REJECT;
	v->cur.at.ip++;

	return VCIV_FLOW_ON;
}

/**
 * vciv_follow() - execute from the current state on
 * @v: verifier; its current state changes
 *
 * A program may loop for ever: the watchdog is for that. A path that comes back
 * to a state that it has been through has nothing new to show. The state kept
 * for that is replaced after 1, 2, 4, ... jumps back, so a cycle of any length is
 * found.
 *
 * Return: %VCIV_FLOW_FORK if there are now two states, cur and other;
 * %VCIV_FLOW_END if the path is at its end; %VCIV_FLOW_REJECT.
 */
enum vciv_flow vciv_follow(struct vciv_verifier *v)
{
	const struct vciv_entry same = { VCIV_SYM_ONE, false };
	u32 jumps = 0, next_mark = 1;

	for (;;) {
		u32 ip = v->cur.at.ip;
		enum vciv_flow flow = step(v);

		if (flow != VCIV_FLOW_ON)
			return flow;
		if (v->cur.at.ip > ip)
			continue;

		if (jumps++ && vciv_state_leq(&v->cur, &v->mark, same, v->args->signature))
			return VCIV_FLOW_END;
		if (jumps == next_mark) {
			v->mark = v->cur;
			next_mark *= 2;
		}
	}
}
