// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * VPM setup words and what a DMA does to memory (5.2 to 5.7). A field that is
 * not known counts with its worst value; which register a word goes to, and
 * its reserved bits, must be known.
 *
 * Setup registers are taken to be private to a QPU, as everything that runs
 * on this hardware shows (5.8).
 */

#include <linux/minmax.h>

#include "vciv_verify_priv.h"

#define VPM_ROWS	64
#define VPM_COLUMNS	16

static u32 field_most(const struct vciv_val *val, u32 high, u32 low)
{
	u32 most = val->num.bits.value | val->num.bits.mask;

	return (most >> low) & ((2u << (high - low)) - 1);
}

static u32 field_least(const struct vciv_val *val, u32 high, u32 low)
{
	return (val->num.bits.value >> low) & ((2u << (high - low)) - 1);
}

static bool field_known(const struct vciv_val *val, u32 high, u32 low)
{
	return field_most(val, high, low) == field_least(val, high, low);
}

/* A count of which 0 means the largest. */
static u32 field_count(const struct vciv_val *val, u32 high, u32 low, u32 zero_means)
{
	return field_least(val, high, low) ? field_most(val, high, low) : zero_means;
}

/* 0: 32 bit, 2 and 3: 16 bit, 4 to 7: 8 bit */
static u32 mode_width(u32 mode)
{
	return mode >= 4 ? 1 : mode >= 2 ? 2 : 4;
}

struct footprint {
	u32 bytes;	/* from the start address to the last byte touched */
	u32 rows;	/* of the VPM, up to the last one touched */
};

/* Rows of memory @l bytes long, each @stride bytes after the end of the one before. */
static u32 span(u32 rows, u32 l, u32 stride)
{
	return rows * l + (rows - 1) * stride;
}

/*
 * A half or a byte that is selected may be one of a whole row or column, not of
 * each word: up to 12 words further on (5.6).
 */
static u32 select_rows(u32 mode, bool down)
{
	if (mode != 3 && mode < 5)
		return 0;

	return down ? 12 : 1;
}

static u32 vdw_vpm_rows(const struct vciv_state *st, u32 units, u32 depth)
{
	const struct vciv_val *basic = &st->setup[VCIV_SETUP_VDW];
	const struct vciv_val *stride = &st->setup[VCIV_SETUP_VDW_STRIDE];
	u32 x = field_most(basic, 6, 3), y = field_most(basic, 13, 7);
	bool blocks = units > 1 && field_most(stride, 16, 16);
	bool apart = units == 1 || !field_least(stride, 16, 16);
	u32 rows = 0;

	/* A unit may take as many words as it has elements, narrow ones too (5.6). */
	if (blocks)
		rows = (x + units * depth - 1) / VPM_COLUMNS;

	/* Down the columns of several blocks is written nowhere: all there could be. */
	if (blocks && !field_least(basic, 14, 14))
		rows = max(rows, depth - 1 + VPM_COLUMNS * ((x + units * depth - 1) / VPM_COLUMNS));

	if (apart && field_most(basic, 14, 14))
		rows = max(rows, units - 1 + (x + depth - 1) / VPM_COLUMNS);
	if (apart && !field_least(basic, 14, 14))
		rows = max(rows, depth - 1 + VPM_COLUMNS * ((x + units - 1) / VPM_COLUMNS));

	rows += select_rows(field_least(basic, 2, 0), !field_least(basic, 14, 14));

	return y + rows + 1;
}

/* VPM to memory (5.4, 5.7). */
static bool vdw_footprint(struct vciv_verifier *v, struct footprint *print)
{
	const struct vciv_state *st = &v->cur;
	const struct vciv_val *basic = &st->setup[VCIV_SETUP_VDW];
	const struct vciv_val *stride = &st->setup[VCIV_SETUP_VDW_STRIDE];
	u32 units, depth, width;

	if (basic->kind == VCIV_UNINIT)
		return vciv_reject(v, VCIV_SETUP_MISSING);

	units = field_count(basic, 29, 23, 128);
	depth = field_count(basic, 22, 16, 128);
	width = mode_width(field_least(basic, 2, 0));

	/* The stride has 16 bits, whatever the guide prints (5.4). */
	print->bytes = span(units, depth * width, units > 1 ? field_most(stride, 15, 0) : 0);
	print->rows = vdw_vpm_rows(st, units, depth);

	return true;
}

/* From start to start of a row of memory (5.5). */
static bool vdr_pitch(struct vciv_verifier *v, u32 *pitch)
{
	const struct vciv_val *basic = &v->cur.setup[VCIV_SETUP_VDR];
	const struct vciv_val *extended = &v->cur.setup[VCIV_SETUP_VDR_PITCH];
	u32 code = field_most(basic, 27, 24);

	*pitch = code ? 8u << code : 0;
	if (field_least(basic, 27, 24))
		return true;

	if (extended->kind == VCIV_UNINIT)
		return vciv_reject(v, VCIV_SETUP_MISSING);
	*pitch = max(*pitch, field_most(extended, 12, 0));

	return true;
}

/* Memory to VPM (5.5, 5.7). */
static bool vdr_footprint(struct vciv_verifier *v, struct footprint *print)
{
	const struct vciv_val *basic = &v->cur.setup[VCIV_SETUP_VDR];
	u32 rows, length, width, vpitch, vpm, pitch = 0;

	if (basic->kind == VCIV_UNINIT)
		return vciv_reject(v, VCIV_SETUP_MISSING);

	rows = field_count(basic, 19, 16, 16);
	length = field_count(basic, 23, 20, 16);
	width = mode_width(field_least(basic, 30, 28));
	vpitch = field_count(basic, 15, 12, 16);
	if (rows > 1 && !vdr_pitch(v, &pitch))
		return false;

	/* Rows of the VPM count whole even where a narrow row takes a part of one. */
	vpm = max(length - 1, (field_most(basic, 3, 0) + length - 1) / VPM_COLUMNS);
	if (!field_most(basic, 11, 11))
		vpm = (field_most(basic, 3, 0) + length - 1) / VPM_COLUMNS;

	vpm += select_rows(field_least(basic, 30, 28), field_most(basic, 11, 11));

	print->bytes = (rows - 1) * pitch + length * width;
	print->rows = field_most(basic, 9, 4) + (rows - 1) * vpitch + vpm + 1;

	return true;
}

static bool dma_footprint(struct vciv_verifier *v, enum vciv_dma dma, struct footprint *print)
{
	bool ok = dma == VCIV_VDW ? vdw_footprint(v, print) : vdr_footprint(v, print);

	if (!ok)
		return false;

	/* What lies beyond row 63 is the 3D pipeline's. */
	if (print->rows > VPM_ROWS)
		return vciv_reject(v, VCIV_VPM_ROWS);

	return true;
}

static bool dma_access(struct vciv_verifier *v, enum vciv_dma dma, const struct vciv_val *addr)
{
	struct footprint print = { 0 };

	if (!dma_footprint(v, dma, &print))
		return false;

	return vciv_contract_access(v, addr, dma == VCIV_VDW ? VCIV_PARAM_WRITE : VCIV_PARAM_READ,
				    print.bytes);
}

/**
 * vciv_dma_start() - a DMA address is written
 * @v: verifier
 * @dma: which engine
 * @addr: lane 0 of the address, the only one that counts
 *
 * Return: false if the program is rejected.
 */
bool vciv_dma_start(struct vciv_verifier *v, enum vciv_dma dma, const struct vciv_val *addr)
{
	struct vciv_state *st = &v->cur;

	if (!dma_access(v, dma, addr))
		return false;

	/* Several may be under way; together they are somewhere in the join. */
	st->pending[dma] = st->at.dma_pending[dma] ? vciv_val_join(&st->pending[dma], addr) : *addr;
	st->at.dma_pending[dma] = true;

	return true;
}

/* Is a DMA that runs affected by a setup written now? Assume that it is (5.7). */
static bool dma_again(struct vciv_verifier *v, enum vciv_dma dma)
{
	return !v->cur.at.dma_pending[dma] || dma_access(v, dma, &v->cur.pending[dma]);
}

/* Reserved bits, and those of a size that has no reserved value, must be known. */
static bool reserved_zero(const struct vciv_val *val, u32 high, u32 low)
{
	return !field_most(val, high, low);
}

/* Vector reads and writes (5.2). Bit 29 is an address bit on other cores. */
static bool generic_setup(struct vciv_verifier *v, enum vciv_setup which,
			  const struct vciv_val *val)
{
	if (!reserved_zero(val, 29, 24) || !reserved_zero(val, 19, 18))
		return vciv_reject_value(v, VCIV_SETUP_RESERVED, val);

	/* Size 3 is reserved. */
	if (field_most(val, 9, 8) == 3)
		return vciv_reject_value(v, VCIV_SETUP_RESERVED, val);

	v->cur.setup[which] = *val;

	return true;
}

/* A read setup starts to fetch; a second one before all is read may get lost (5.3). */
static bool read_setup(struct vciv_verifier *v, const struct vciv_val *val)
{
	if (v->cur.at.vpm_reads)
		return vciv_reject(v, VCIV_VPM_PENDING);
	if (!field_known(val, 23, 20))
		return vciv_reject_value(v, VCIV_SETUP_ID, val);

	v->cur.at.vpm_reads = field_count(val, 23, 20, 16);

	return generic_setup(v, VCIV_SETUP_READ, val);
}

static bool vdw_setup(struct vciv_verifier *v, const struct vciv_val *val)
{
	if (!field_known(val, 2, 0))
		return vciv_reject_value(v, VCIV_SETUP_ID, val);
	if (field_least(val, 2, 0) == 1 || !reserved_zero(val, 15, 15))
		return vciv_reject_value(v, VCIV_SETUP_RESERVED, val);

	v->cur.setup[VCIV_SETUP_VDW] = *val;

	return dma_again(v, VCIV_VDW);
}

static bool vdw_stride_setup(struct vciv_verifier *v, const struct vciv_val *val)
{
	if (!reserved_zero(val, 29, 17))
		return vciv_reject_value(v, VCIV_SETUP_RESERVED, val);

	v->cur.setup[VCIV_SETUP_VDW_STRIDE] = *val;

	return dma_again(v, VCIV_VDW);
}

static bool vdr_setup(struct vciv_verifier *v, const struct vciv_val *val)
{
	if (!reserved_zero(val, 10, 10))
		return vciv_reject_value(v, VCIV_SETUP_RESERVED, val);

	v->cur.setup[VCIV_SETUP_VDR] = *val;

	return dma_again(v, VCIV_VDR);
}

static bool vdr_pitch_setup(struct vciv_verifier *v, const struct vciv_val *val)
{
	if (!reserved_zero(val, 27, 13))
		return vciv_reject_value(v, VCIV_SETUP_RESERVED, val);

	v->cur.setup[VCIV_SETUP_VDR_PITCH] = *val;

	return dma_again(v, VCIV_VDR);
}

/**
 * vciv_setup_write() - a VPM setup register is written
 * @v: verifier
 * @file_b: the write side, else the read side
 * @val: lane 0 of the word, the only one that counts
 *
 * Return: false if the program is rejected.
 */
bool vciv_setup_write(struct vciv_verifier *v, bool file_b, const struct vciv_val *val)
{
	if (val->kind == VCIV_UNINIT)
		return vciv_reject_value(v, VCIV_USE_UNINIT, val);
	if (vciv_val_is_private(val))
		return vciv_reject_value(v, VCIV_USE_SECRET, val);

	/* On the read side the width decides too: bits 30:28 of 1 are the pitch. */
	if (!field_known(val, 31, 30) ||
	    (!file_b && field_least(val, 31, 31) && !field_known(val, 30, 28)))
		return vciv_reject_value(v, VCIV_SETUP_ID, val);

	switch (field_least(val, 31, 30)) {
	case 0:
		return file_b ? generic_setup(v, VCIV_SETUP_WRITE, val) : read_setup(v, val);
	case 1:
		return vciv_reject_value(v, VCIV_SETUP_ID, val);
	default:
		break;
	}

	if (file_b)
		return field_least(val, 30, 30) ? vdw_stride_setup(v, val) : vdw_setup(v, val);

	return field_least(val, 30, 28) == 1 ? vdr_pitch_setup(v, val) : vdr_setup(v, val);
}
