// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The meaning of an abstract state, written down once more: which QPUs it allows. What
 * the model cannot tell, or what is true of no QPU alone, is left out:
 *
 * - stale registers: what an instruction reads right after a write is up to the model's
 *   option; the new value is in the register;
 * - r4 while the SFU works, of which a state never says more than whether it is secret;
 * - the setups for access to the VPM by vector, which the model takes apart, and whether
 *   it is too late for NOSWAP, which the model does not know;
 * - rounds that no register gives away: facts and sums with them are taken to be true.
 */
#include <stdio.h>

#include "inside.h"

#define LANES		VCIV_QPU_LANES
/* Rounds that a run can have are below this; so a step that is a higher power says nothing. */
#define MOST_SHIFT	20

/* How often each loop was gone round, as far as some register tells. */
struct rounds {
	u32 known;
	u32 count[VCIV_ROUNDS];
};

struct look {
	const struct submit *submit;
	const struct v3d_qpu_state *qpu;
	const struct vciv_state *state;
	struct rounds rounds;
	u32 word;		/* number of the next word of the stream */
	struct inside_miss *miss;
};

static bool is_right(struct look *look, bool right, const char *part)
{
	look->miss->part = part;
	look->miss->after += right;

	return right;
}

static u32 record_start(const struct look *look)
{
	return vciv_record_start(&look->submit->program->signature);
}

/*
 * The word that a uniform is. Of those in a record, the word of the record that was read
 * last: all that is known of a record's pointers is about that one.
 */
static u32 word_of(const struct look *look, u32 param)
{
	u32 start = record_start(look), record = look->submit->program->signature.record;

	if (param < start || !record || look->word <= start)
		return param;

	return param + (look->word - 1 - start) / record * record;
}

static u32 uniform(const struct look *look, u32 param)
{
	u32 word = word_of(look, param);

	return word < submit_num_words(look->submit) ? look->submit->words[word] : 0;
}

/* Bytes behind a pointer, as a submit counts them. */
static u32 bytes_behind(const struct look *look, u32 param)
{
	u32 word = word_of(look, param), size;

	if (word >= submit_num_words(look->submit))
		return 0;
	size = look->submit->args[word].size & ~3u;

	return size < VCIV_MAX_BYTES ? size : VCIV_MAX_BYTES;
}

static bool knows(const struct look *look, u16 symbol)
{
	return !VCIV_SYM_IS_ROUND(symbol) || look->rounds.known >> vciv_sym_index(symbol) & 1;
}

static u32 number_of(const struct look *look, u16 symbol)
{
	if (symbol == VCIV_SYM_ONE)
		return 1;
	if (VCIV_SYM_IS_ROUND(symbol))
		return look->rounds.count[vciv_sym_index(symbol)];

	return uniform(look, vciv_sym_index(symbol));
}

/* The products of a sum that are known; @open is one that is not, @num_open how many. */
static u32 add_products(const struct look *look, const struct vciv_sym *sym,
			const struct vciv_mono **open, u32 *num_open)
{
	u32 sum = 0;

	*num_open = 0;
	for (u32 i = 0; i < VCIV_MONOS && sym->mono[i].coef; i++) {
		const struct vciv_mono *mono = &sym->mono[i];

		if (knows(look, mono->b)) {
			sum += mono->coef * number_of(look, mono->a) * number_of(look, mono->b);
		} else {
			*open = mono;
			(*num_open)++;
		}
	}

	return sum;
}

/* The number that a word is, as far as it is one. */
static u32 without_base(const struct look *look, const struct vciv_val *val, u32 word)
{
	switch (val->kind) {
	case VCIV_PTR:
		return word - uniform(look, val->slot);
	case VCIV_SELF:
		return word - MACHINE_UNIFORMS;
	case VCIV_CODE:
		return word - MACHINE_CODE;
	default:
		return word;
	}
}

/* The least n with a * n = b modulo 2^32, if a is no multiple of a high power of 2. */
static bool divide(u32 a, u32 b, u32 *n)
{
	u32 shift = a ? __builtin_ctz(a) : 32, odd, inverse;

	if (shift > MOST_SHIFT || b & ((1u << shift) - 1))
		return false;

	odd = a >> shift;
	inverse = odd;
	for (u32 i = 0; i < 4; i++)
		inverse *= 2 - odd * inverse;
	*n = ((b >> shift) * inverse) & (~0u >> shift);

	return true;
}

/* If a sum has just one loop's rounds that are not known, they follow. */
static void learn_rounds(struct look *look, const struct vciv_val *val, u32 word)
{
	const struct vciv_mono *open = NULL;
	u32 num_open, rest, count;

	if (val->kind == VCIV_UNINIT || !vciv_sym_is_set(&val->sym) || val->sym.rest.size)
		return;

	rest = without_base(look, val, word) - val->sym.rest.base -
	       add_products(look, &val->sym, &open, &num_open);
	if (num_open != 1 || !divide(open->coef * number_of(look, open->a), rest, &count))
		return;

	look->rounds.known |= 1u << vciv_sym_index(open->b);
	look->rounds.count[vciv_sym_index(open->b)] = count;
}

static u32 record_number(const struct look *look)
{
	u32 start = record_start(look), record = look->submit->program->signature.record;

	return record && look->word >= start ? (look->word - start) / record : 0;
}

static void learn_all_rounds(struct look *look)
{
	const struct vciv_state *state = look->state;

	for (u32 i = 0; i < VCIV_REGS; i++)
		if (!state->reg[i].cond)
			learn_rounds(look, vciv_vec_lane(state, &state->reg[i], 0),
				     look->qpu->reg[i][0]);
	learn_rounds(look, &state->record, record_number(look));
}

static bool num_has(const struct vciv_num *num, u32 value)
{
	return value - num->range.base <= num->range.size &&
	       !((value ^ num->bits.value) & ~num->bits.mask);
}

static bool sum_has(const struct look *look, const struct vciv_sym *sym, u32 value)
{
	const struct vciv_mono *open;
	u32 num_open, sum = add_products(look, sym, &open, &num_open);

	return num_open || value - sum - sym->rest.base <= sym->rest.size;
}

static bool val_has(const struct look *look, const struct vciv_val *val, u32 word)
{
	u32 value;

	if (val->kind == VCIV_UNINIT)
		return true;

	value = without_base(look, val, word);
	if (!num_has(&val->num, value))
		return false;
	if (vciv_sym_is_set(&val->sym) && !sum_has(look, &val->sym, value))
		return false;

	return val->bound == VCIV_NO_BOUND ||
	       (s64)value + val->gap <= bytes_behind(look, val->bound);
}

static bool says_nothing(const struct vciv_val *val)
{
	return val->kind == VCIV_UNINIT ||
	       (val->kind == VCIV_SCALAR && val->bound == VCIV_NO_BOUND &&
		vciv_num_is_unknown(val->num) && !vciv_sym_is_set(&val->sym));
}

/* Lanes that a condition lets through. */
static u16 lanes_where(const struct v3d_qpu_state *qpu, u8 cond)
{
	u16 flag = cond >> 1 == VCIV_COND_Z >> 1 ? qpu->z : cond >> 1 == VCIV_COND_N >> 1 ?
		   qpu->n : qpu->c;

	if (!cond)
		return 0xffff;

	return cond & 1 ? ~flag : flag;
}

static bool has_reg(struct look *look, u32 reg)
{
	const struct vciv_vec *vec = &look->state->reg[reg];
	u16 lanes;

	if (!vec->split && says_nothing(&vec->val))
		return true;

	lanes = lanes_where(look->qpu, vec->cond);
	for (u32 i = 0; i < LANES; i++) {
		u32 word = look->qpu->reg[reg][i];

		if (!(lanes >> i & 1) || val_has(look, vciv_vec_lane(look->state, vec, i), word))
			continue;
		look->miss->reg = reg;
		look->miss->lane = i;
		look->miss->value = word;
		return false;
	}

	return true;
}

static bool has_regs(struct look *look)
{
	for (u32 i = 0; i < VCIV_REGS; i++)
		if (!is_right(look, has_reg(look, i), "a register"))
			return false;

	return true;
}

/* A DMA may still run with the pointer of a record before the last: which one is not said. */
static bool is_of_a_record(const struct look *look, const struct vciv_val *val)
{
	u32 start = record_start(look);

	return (val->kind == VCIV_PTR && val->slot >= start) ||
	       (val->bound != VCIV_NO_BOUND && val->bound >= start);
}

/* A DMA that runs must be known to, and where it started. */
static bool has_dma(struct look *look, enum vciv_dma dma, const struct v3d_dma_state *actual)
{
	const struct vciv_state *state = look->state;

	if (!state->at.dma_pending[dma])
		return is_right(look, !actual->running, "a DMA that runs");

	return is_of_a_record(look, &state->pending[dma]) ||
	       is_right(look, val_has(look, &state->pending[dma], actual->address),
			"the address of a DMA");
}

static bool has_setups(struct look *look)
{
	const struct vciv_val *setup = look->state->setup;
	const struct v3d_qpu_state *qpu = look->qpu;

	return is_right(look, val_has(look, &setup[VCIV_SETUP_VDR], qpu->vdr_setup) &&
			      val_has(look, &setup[VCIV_SETUP_VDR_PITCH], qpu->vdr_pitch) &&
			      val_has(look, &setup[VCIV_SETUP_VDW], qpu->vdw_setup) &&
			      val_has(look, &setup[VCIV_SETUP_VDW_STRIDE], qpu->vdw_stride),
			"a setup of a DMA");
}

/* The uniform that the next word is. */
static u32 next_uniform(const struct look *look)
{
	u32 start = record_start(look), record = look->submit->program->signature.record;

	return record && look->word >= start ? start + (look->word - start) % record : look->word;
}

static bool is_at(struct look *look)
{
	const struct v3d_qpu_state *qpu = look->qpu;
	const struct vciv_point *at = &look->state->at;

	return is_right(look, at->uniform == next_uniform(look), "the next uniform") &&
	       is_right(look, val_has(look, &look->state->record, record_number(look)),
			"the number of the record") &&
	       is_right(look, at->tmu[0] == qpu->tmu[0] && at->tmu[1] == qpu->tmu[1],
			"TMU requests in flight") &&
	       is_right(look, at->vpm_reads == qpu->vpm_reads, "VPM vectors to be read") &&
	       is_right(look, at->mutex == qpu->mutex, "the mutex") &&
	       is_right(look, at->r4_wait >= qpu->r4_wait, "when r4 is there") &&
	       is_right(look, at->uniform_wait >= qpu->uniform_wait, "when uniforms are there");
}

static bool has_flags(struct look *look)
{
	const struct vciv_flags *flags = &look->state->flags;

	return is_right(look, !((flags->z ^ look->qpu->z) & flags->z_known), "Z") &&
	       is_right(look, !((flags->n ^ look->qpu->n) & flags->n_known), "N");
}

/* The number that the flags are those of, if its sum is known. */
static bool has_tested(struct look *look)
{
	const struct vciv_val *tested = &look->state->tested;
	const struct vciv_mono *open;
	u32 num_open, value;

	if (tested->kind != VCIV_SCALAR || !vciv_sym_is_set(&tested->sym) ||
	    tested->sym.rest.size)
		return true;

	value = tested->sym.rest.base + add_products(look, &tested->sym, &open, &num_open);

	return num_open || is_right(look, look->qpu->z == (value ? 0 : 0xffff) &&
					  look->qpu->n == (value >> 31 ? 0xffff : 0),
				    "the number that was tested");
}

static bool has_fact(const struct look *look, const struct vciv_fact *fact)
{
	s64 value = fact->add, rounds = 0;

	if (!fact->step || (fact->round != VCIV_SYM_ONE && !knows(look, fact->round)))
		return true;

	if (fact->round != VCIV_SYM_ONE)
		rounds = number_of(look, fact->round);
	if (fact->uniform != VCIV_SYM_ONE)
		value += number_of(look, fact->uniform);

	return (s64)fact->step * rounds <= value;
}

static bool has_facts(struct look *look)
{
	for (u32 i = 0; i < VCIV_FACTS; i++)
		if (!is_right(look, has_fact(look, &look->state->facts[i]), "a fact"))
			return false;

	return true;
}

bool inside(const struct submit *submit, const struct v3d_qpu_state *qpu,
	    const struct vciv_state *state, struct inside_miss *miss)
{
	struct look look = {
		.submit = submit,
		.qpu = qpu,
		.state = state,
		.word = (qpu->uniform - MACHINE_UNIFORMS) / sizeof(u32),
		.miss = miss,
	};

	*miss = (struct inside_miss){ .reg = VCIV_REGS };
	/* Rounds of a loop around may follow from those inside, or the other way round. */
	for (u32 i = 0; i < 2; i++)
		learn_all_rounds(&look);

	return is_at(&look) && has_flags(&look) && has_dma(&look, VCIV_VDR, &qpu->vdr) &&
	       has_dma(&look, VCIV_VDW, &qpu->vdw) && has_setups(&look) && has_regs(&look) &&
	       has_tested(&look) && has_facts(&look);
}

static bool agree_reg(const struct v3d_qpu_state *a, const struct v3d_qpu_state *b,
		      const struct vciv_state *state, u32 reg, struct inside_miss *miss)
{
	const struct vciv_vec *vec = &state->reg[reg];
	u16 lanes = lanes_where(a, vec->cond);

	for (u32 i = 0; i < LANES; i++) {
		const struct vciv_val *val = vciv_vec_lane(state, vec, i);

		if (val->kind != VCIV_SCALAR || val->secret || !(lanes >> i & 1) ||
		    a->reg[reg][i] == b->reg[reg][i])
			continue;
		miss->reg = reg;
		miss->lane = i;
		miss->value = b->reg[reg][i];
		return false;
	}

	return true;
}

bool inside_agree(const struct v3d_qpu_state *a, const struct v3d_qpu_state *b,
		  const struct vciv_state *state, struct inside_miss *miss)
{
	u16 open = state->flags.uninit | state->flags.secret;

	*miss = (struct inside_miss){ .part = "public flags", .reg = VCIV_REGS };
	if (((a->z ^ b->z) | (a->n ^ b->n) | (a->c ^ b->c)) & ~open)
		return false;

	miss->part = "a public register";
	for (u32 i = 0; i < VCIV_REGS; i++) {
		/* What the SFU makes is not there yet. */
		if (i == VCIV_REG_R4 && state->at.r4_wait)
			continue;
		if (!agree_reg(a, b, state, i, miss))
			return false;
	}

	return true;
}

void inside_print_reg(const struct vciv_state *state, u32 reg, u32 lane)
{
	static const char *const kinds[] = { "undefined", "number", "pointer", "self", "code" };
	const struct vciv_vec *vec = &state->reg[reg];
	const struct vciv_val *val = vciv_vec_lane(state, vec, lane);

	printf("%s%s, slot %u, %#x + %#x, bits %#x/%#x, condition %u", val->secret ? "secret " : "",
	       kinds[val->kind], val->slot, val->num.range.base, val->num.range.size,
	       val->num.bits.value, ~val->num.bits.mask, vec->cond);
	if (val->bound != VCIV_NO_BOUND)
		printf(", %d below the end of %u", val->gap, val->bound);
	for (u32 i = 0; i < VCIV_MONOS && val->sym.mono[i].coef; i++)
		printf(", %d*[%#x]*[%#x]", (int)val->sym.mono[i].coef, val->sym.mono[i].a,
		       val->sym.mono[i].b);
	if (vciv_sym_is_set(&val->sym))
		printf(", rest %#x + %#x", val->sym.rest.base, val->sym.rest.size);
	printf("\n");
}
