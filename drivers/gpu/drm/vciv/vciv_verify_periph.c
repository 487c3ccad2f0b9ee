// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Registers that are not registers: uniforms, TMU, SFU, VPM, mutex, interrupt.
 * Each function says what may be written or read when, and what comes back.
 */

#include "vciv_verify_priv.h"

/* Forbidden for this many words after the one that starts it, that word included. */
#define WAIT_TWO_WORDS	3

#define MAX_TMU_REQUESTS	4	/* more are not reliable (6.1) */
#define MAX_QPU			15

/* A number that the submit gives. */
static struct vciv_val symbol_value(const struct vciv_verifier *v, struct vciv_num num, u16 index)
{
	struct vciv_val val = vciv_val_scalar(num);

	/* In the next record it is another one. */
	if (!vciv_num_is_const(num) && index < vciv_record_start(v->args->signature))
		val.sym = vciv_sym_make(1, VCIV_SYM_ONE, VCIV_SYM_UNIFORM(index));

	return val;
}

/* What a uniform holds, whichever value the submit gives. */
static struct vciv_val uniform_value(const struct vciv_verifier *v, u16 index)
{
	const struct vciv_param *param = &v->args->signature->params[index];
	struct vciv_val val;

	switch (param->kind) {
	case VCIV_PARAM_SCALAR:
		return symbol_value(v, vciv_num_aligned(vciv_num_between(param->min, param->max),
							param->align), index);
	case VCIV_PARAM_INSTANCE:
		return symbol_value(v, vciv_num_between(0, param->max), index);
	case VCIV_PARAM_ENUM:
		return vciv_val_const(vciv_choice_value(v->args->signature, v->choice, index));
	case VCIV_PARAM_POINTER:
		return vciv_val_opaque(VCIV_PTR, index, vciv_num_const(0));
	case VCIV_PARAM_SELF:
		return vciv_val_opaque(VCIV_SELF, 0, vciv_num_const(param->of * sizeof(u32)));
	case VCIV_PARAM_MASK:
		val = vciv_val_scalar(vciv_num_aligned(vciv_num_between(0, VCIV_MAX_BYTES),
						       param->width));
		break;
	case VCIV_PARAM_LIMIT:
		val = symbol_value(v, vciv_num_between(0, VCIV_MAX_BYTES), index);
		break;
	default:
		return vciv_val_uninit();
	}

	val.bound = param->of;
	val.gap = param->width;

	return val;
}

/* Is there a record, so that the next word of the stream can be read? */
static bool enter_record(struct vciv_verifier *v)
{
	u32 start = vciv_record_start(v->args->signature);

	if (v->cur.at.uniform < start)
		return true;
	if (v->cur.at.uniform == start)
		vciv_record_forget(&v->cur, start);

	return vciv_contract_record(v, &v->cur.record);
}

/* Behind the last word of a record is the first of the next. */
static void next_word(struct vciv_verifier *v)
{
	const struct vciv_signature *sig = v->args->signature;
	struct vciv_val *record = &v->cur.record;

	if (++v->cur.at.uniform < sig->num_params || !sig->record)
		return;

	v->cur.at.uniform = vciv_record_start(sig);
	record->num = vciv_num_add(record->num, vciv_num_const(1));
	if (vciv_sym_is_set(&record->sym))
		record->sym.rest.base++;
}

static bool read_uniform(struct vciv_verifier *v, struct vciv_wide *wide)
{
	struct vciv_point *at = &v->cur.at;

	if (at->uniform_wait)
		return vciv_reject(v, VCIV_UNIFORM_SOON);
	if (at->uniform >= v->args->signature->num_params)
		return vciv_reject(v, VCIV_UNIFORM_END);
	if (!enter_record(v))
		return false;

	vciv_wide_set(wide, uniform_value(v, at->uniform));
	next_word(v);

	return true;
}

static bool read_vpm(struct vciv_verifier *v, struct vciv_wide *wide)
{
	struct vciv_point *at = &v->cur.at;

	if (!at->vpm_reads)
		return vciv_reject(v, VCIV_VPM_EMPTY);

	at->vpm_reads--;
	vciv_wide_set(wide, vciv_val_unknown(false));

	return true;
}

static bool read_mutex(struct vciv_verifier *v, struct vciv_wide *wide)
{
	if (v->cur.at.mutex)
		return vciv_reject(v, VCIV_MUTEX_STATE);

	v->cur.at.mutex = true;
	if (v->proving)
		v->args->contract->uses_mutex = true;
	vciv_wide_set(wide, vciv_val_uninit());

	return true;
}

static bool read_element(struct vciv_wide *wide, bool file_b)
{
	if (file_b) {
		vciv_wide_set(wide, vciv_val_scalar(vciv_num_between(0, MAX_QPU)));
		return true;
	}

	wide->lanes = VCIV_QPU_LANES;
	for (u32 i = 0; i < VCIV_QPU_LANES; i++)
		wide->lane[i] = vciv_val_const(i);

	return true;
}

/**
 * vciv_read_port() - read what is not a register
 * @v: verifier
 * @raddr: its number, 32 or more
 * @file_b: through register file B
 * @wide: where to put the value
 *
 * Return: false if the program is rejected.
 */
bool vciv_read_port(struct vciv_verifier *v, u8 raddr, bool file_b, struct vciv_wide *wide)
{
	switch (raddr) {
	case VCIV_R_UNIFORM:
		return read_uniform(v, wide);
	case VCIV_R_ELEMENT:
		return read_element(wide, file_b);
	case VCIV_R_VPM:
		return read_vpm(v, wide);
	case VCIV_R_MUTEX:
		return read_mutex(v, wide);
	case VCIV_R_DMA_WAIT:
		v->cur.at.dma_pending[file_b ? VCIV_VDW : VCIV_VDR] = false;
		break;
	}

	/* The busy flags too: they were seen to give the last value that was read (3.4, 3.6). */
	vciv_wide_set(wide, vciv_val_uninit());

	return true;
}

/* May all lanes be seen outside? */
static bool may_publish(struct vciv_verifier *v, const struct vciv_wide *wide)
{
	for (u32 i = 0; i < wide->lanes; i++) {
		if (wide->lane[i].kind == VCIV_UNINIT)
			return vciv_reject_value(v, VCIV_USE_UNINIT, &wide->lane[i]);
		if (vciv_val_is_private(&wide->lane[i]))
			return vciv_reject_value(v, VCIV_USE_SECRET, &wide->lane[i]);
	}

	return true;
}

/* An interrupt is raised if a lane is not 0; a whole pointer never is. */
static bool write_irq(struct vciv_verifier *v, const struct vciv_wide *wide)
{
	const struct vciv_val *val = &wide->lane[0];

	if (v->proving)
		v->args->contract->uses_irq = true;

	if (wide->lanes == 1 && val->kind == VCIV_PTR && vciv_num_is_const(val->num) &&
	    !val->num.bits.value)
		return true;

	return may_publish(v, wide);
}

static bool write_uniforms(struct vciv_verifier *v, const struct vciv_val *val)
{
	u32 start = vciv_record_start(v->args->signature);
	struct vciv_point *at = &v->cur.at;
	u32 offset = val->num.bits.value;

	if (val->kind == VCIV_UNINIT)
		return vciv_reject_value(v, VCIV_USE_UNINIT, val);

	/* The word behind the last one is nobody's. */
	if (val->kind != VCIV_SELF || !vciv_num_is_const(val->num) || offset % sizeof(u32) ||
	    offset / sizeof(u32) >= v->args->signature->num_params)
		return vciv_reject_value(v, VCIV_UNIFORM_ADDR, val);

	/* Whichever record the last word was in, the next one is before the second. */
	vciv_record_forget(&v->cur, start);
	v->cur.record = vciv_val_const(0);
	at->uniform = offset / sizeof(u32);
	at->uniform_wait = WAIT_TWO_WORDS;

	/* It is fetched, whether it is read or not. */
	return at->uniform < start || vciv_contract_record(v, &v->cur.record);
}

static bool write_noswap(struct vciv_verifier *v, const struct vciv_wide *wide)
{
	if (v->cur.at.tmu_used)
		return vciv_reject(v, VCIV_NOSWAP_LATE);

	v->cur.at.noswap_wait = WAIT_TWO_WORDS;

	return may_publish(v, wide);
}

static bool write_sfu(struct vciv_verifier *v, const struct vciv_wide *wide)
{
	bool secret = false;

	for (u32 i = 0; i < wide->lanes; i++) {
		if (wide->lane[i].kind == VCIV_UNINIT)
			return vciv_reject_value(v, VCIV_USE_UNINIT, &wide->lane[i]);
		secret |= vciv_val_is_private(&wide->lane[i]);
	}

	vciv_store_r4(&v->cur, vciv_val_unknown(secret));
	v->cur.at.r4_wait = WAIT_TWO_WORDS;

	return true;
}

/* All lanes are fetched, whatever the program does with them (6.2). */
static bool write_tmu(struct vciv_verifier *v, u32 tmu, const struct vciv_wide *wide)
{
	struct vciv_point *at = &v->cur.at;

	if (at->noswap_wait)
		return vciv_reject(v, VCIV_NOSWAP_LATE);
	if (at->tmu[tmu] == MAX_TMU_REQUESTS)
		return vciv_reject(v, VCIV_TMU_FULL);

	/* The word around the byte: the contract rounds to words. */
	for (u32 i = 0; i < wide->lanes; i++)
		if (!vciv_contract_access(v, &wide->lane[i], VCIV_PARAM_READ, 1))
			return false;

	at->tmu[tmu]++;
	at->tmu_used = true;

	return true;
}

static bool write_vpm(struct vciv_verifier *v, const struct vciv_wide *wide)
{
	const struct vciv_val *setup = &v->cur.setup[VCIV_SETUP_WRITE];

	if (setup->kind == VCIV_UNINIT)
		return vciv_reject(v, VCIV_SETUP_MISSING);

	return may_publish(v, wide);
}

static bool write_mutex(struct vciv_verifier *v)
{
	if (!v->cur.at.mutex)
		return vciv_reject(v, VCIV_MUTEX_STATE);

	v->cur.at.mutex = false;

	return true;
}

/**
 * vciv_write_peripheral() - write what is not a register
 * @v: verifier
 * @waddr: its number; lexically right
 * @file_b: as a register of file B
 * @wide: value
 *
 * Return: false if the program is rejected.
 */
bool vciv_write_peripheral(struct vciv_verifier *v, u8 waddr, bool file_b,
			   const struct vciv_wide *wide)
{
	switch (waddr) {
	case VCIV_W_NOSWAP:
		return write_noswap(v, wide);
	case VCIV_W_IRQ:
		return write_irq(v, wide);
	case VCIV_W_UNIFORMS:
		return write_uniforms(v, vciv_wide_lane(wide, 0));
	case VCIV_W_VPM:
		return write_vpm(v, wide);
	case VCIV_W_VPM_SETUP:
		return vciv_setup_write(v, file_b, vciv_wide_lane(wide, 0));
	case VCIV_W_DMA_ADDR:
		return vciv_dma_start(v, file_b ? VCIV_VDW : VCIV_VDR, vciv_wide_lane(wide, 0));
	case VCIV_W_MUTEX:
		return write_mutex(v);
	case VCIV_W_TMU0_S:
		return write_tmu(v, 0, wide);
	case VCIV_W_TMU1_S:
		return write_tmu(v, 1, wide);
	default:
		return write_sfu(v, wide);
	}
}

/**
 * vciv_tmu_load() - take a result of a TMU into r4
 * @v: verifier
 * @tmu: which
 *
 * Return: false if the program is rejected.
 */
bool vciv_tmu_load(struct vciv_verifier *v, u32 tmu)
{
	if (!v->cur.at.tmu[tmu])
		return vciv_reject(v, VCIV_TMU_EMPTY);

	v->cur.at.tmu[tmu]--;
	vciv_store_r4(&v->cur, vciv_val_unknown(false));

	return true;
}

/**
 * vciv_end_program() - nothing may be left under way
 * @v: verifier, after the last instruction
 *
 * Return: false if the program is rejected.
 */
bool vciv_end_program(struct vciv_verifier *v)
{
	const struct vciv_point *at = &v->cur.at;

	if (at->tmu[0] || at->tmu[1])
		return vciv_reject(v, VCIV_TMU_LEFT);
	if (at->vpm_reads)
		return vciv_reject(v, VCIV_VPM_LEFT);
	if (at->dma_pending[VCIV_VDR] || at->dma_pending[VCIV_VDW])
		return vciv_reject(v, VCIV_DMA_LEFT);
	if (at->mutex)
		return vciv_reject(v, VCIV_MUTEX_LEFT);

	return true;
}
