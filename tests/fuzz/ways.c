// SPDX-License-Identifier: GPL-2.0-or-later
#include "vciv_verify_priv.h"
#include "ways.h"

const char *const way_names[WAYS] = {
	"TMU", "VDR of a row", "VDR of rows", "VDR of rows with the large pitch", "VDW of a row",
	"VDW of rows", "VDW of columns", "VDW of blocks", "up to a fixed end",
	"up to a LIMIT or MASK", "up to a uniform's end", "up to the sum of two loops",
	"up to a product of uniforms", "up to a quotient", "behind pointers in records",
	"up to a LIMIT in a record", "as many records as a uniform says",
};

static enum way way_of_vdr(const struct vciv_state *state)
{
	u32 setup = state->setup[VCIV_SETUP_VDR].num.bits.value;

	if ((setup >> 16 & 15) == 1)
		return WAY_VDR_ROW;

	return setup >> 24 & 15 ? WAY_VDR_ROWS : WAY_VDR_PITCH;
}

static enum way way_of_vdw(const struct vciv_state *state)
{
	u32 setup = state->setup[VCIV_SETUP_VDW].num.bits.value;
	u32 stride = state->setup[VCIV_SETUP_VDW_STRIDE].num.bits.value;

	if ((setup >> 23 & 127) == 1)
		return WAY_VDW_ROW;
	if (stride >> 16 & 1)
		return WAY_VDW_BLOCKS;

	return setup >> 14 & 1 ? WAY_VDW_ROWS : WAY_VDW_COLUMNS;
}

u32 ways_of_word(u64 word, const struct vciv_state *state)
{
	struct vciv_inst inst;
	u32 ways = 0;

	vciv_inst_decode(word, &inst);
	if (inst.sig == VCIV_SIG_BRANCH)
		return 0;

	for (u32 is_mul = 0; is_mul < 2; is_mul++) {
		u8 waddr = is_mul ? inst.waddr_mul : inst.waddr_add;

		if (waddr == VCIV_W_TMU0_S || waddr == VCIV_W_TMU1_S)
			ways |= 1u << WAY_TMU;
		else if (waddr == VCIV_W_DMA_ADDR)
			ways |= 1u << (vciv_inst_writes_b(&inst, is_mul) ? way_of_vdw(state) :
									   way_of_vdr(state));
	}

	return ways;
}

static u32 ways_of_term(const struct vciv_term *term)
{
	u32 ways = 1u << WAY_SUM;

	if (term->param == VCIV_NO_UNIFORM)
		return term->num_factors ? 1u << WAY_RECORDS : 0;

	if (term->num_factors > 1)
		ways |= 1u << WAY_SUM_OF_TWO;
	for (u32 i = 0; i < term->num_factors; i++) {
		if (term->factor[i].times != VCIV_NO_UNIFORM)
			ways |= 1u << WAY_PRODUCT;
		if (term->factor[i].step > 1)
			ways |= 1u << WAY_QUOTIENT;
	}

	return ways;
}

u32 ways_of_contract(const struct vciv_contract *contract, const struct vciv_signature *sig)
{
	u32 ways = 0;

	for (u32 i = 0; i < contract->num_choices * contract->num_params; i++) {
		const struct vciv_need *need = &contract->needs[i];
		bool in_record = i % contract->num_params >= vciv_record_start(sig);

		if (need->read_end || need->write_end)
			ways |= 1u << (in_record ? WAY_RECORD : WAY_FIXED);
		if (need->bounded_read || need->bounded_write)
			ways |= 1u << (in_record ? WAY_RECORD_BOUND : WAY_BOUND);
	}
	for (u32 i = 0; i < contract->num_terms; i++)
		ways |= ways_of_term(&contract->terms[i]);

	return ways;
}

bool ways_count_rounds(const struct vciv_contract *contract)
{
	for (u32 i = 0; i < contract->num_terms; i++)
		if (contract->terms[i].num_factors)
			return true;

	return false;
}
