// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Each state that the inference found for a program claims a little more than is
 * so, one thing of it at a time: a number less in a range, a bit known, a flag, a
 * word of the stream. The check must refuse that.
 *
 * If the states were kept apart, each is exactly what gets there, so any lie has to
 * be noticed. If they were joined and widened, a state may claim less than is so,
 * and a lie be the truth. What must not happen then is that the contract asks for
 * less than before.
 */
#include <string.h>

#include "check.h"
#include "lies.h"
#include "vciv_verify_priv.h"

#define MOST_STEPS	2000	/* of a program, or thousands of proofs take too long */

struct lies {
	const char *name;
	struct host *host;
	struct vciv_verifier *v;
	struct vciv_cut *cut;
	struct vciv_cut truth;
	bool exact;
	/* what the true states give */
	struct vciv_need needs[VCIV_VERIFY_MAX_PARAMS];
	struct vciv_term terms[VCIV_VERIFY_MAX_TERMS];
	u32 num_terms;
};

static unsigned long refused, believed;

static struct vciv_need *needs_of(const struct lies *lies)
{
	struct vciv_contract *contract = &lies->host->contract;

	return &contract->needs[lies->v->choice * contract->num_params];
}

static bool proves(struct lies *lies)
{
	struct vciv_contract *contract = &lies->host->contract;
	struct vciv_verifier *v = lies->v;
	bool undecided = false;

	memset(needs_of(lies), 0, contract->num_params * sizeof(*contract->needs));
	contract->num_terms = 0;
	v->verdict->reason = VCIV_OK;
	v->verdict->steps = 0;
	v->budget = VCIV_VERIFY_MAX_STEPS;
	vciv_log_clear(&v->log);

	return vciv_check(v, &undecided);
}

static bool has_term(const struct vciv_contract *contract, const struct vciv_term *term)
{
	for (u32 i = 0; i < contract->num_terms; i++) {
		const struct vciv_term *other = &contract->terms[i];

		if (other->param == term->param && other->access == term->access &&
		    !memcmp(other->factor, term->factor, sizeof(term->factor)) &&
		    other->base >= term->base)
			return true;
	}

	return false;
}

static bool asks_for_less(const struct lies *lies)
{
	const struct vciv_contract *contract = &lies->host->contract;
	const struct vciv_need *now = needs_of(lies);

	for (u32 i = 0; i < contract->num_params; i++) {
		const struct vciv_need *need = &lies->needs[i];

		if (now[i].read_end < need->read_end || now[i].write_end < need->write_end ||
		    now[i].bounded_read < need->bounded_read ||
		    now[i].bounded_write < need->bounded_write)
			return true;
	}
	for (u32 i = 0; i < lies->num_terms; i++)
		if (!has_term(contract, &lies->terms[i]))
			return true;

	return false;
}

static void tell(struct lies *lies, const char *what)
{
	if (!proves(lies)) {
		refused++;
	} else {
		believed++;
		check(!lies->exact && !asks_for_less(lies),
		      "%s: believes a lie about %s at instruction %u", lies->name, what,
		      lies->truth.state.at.ip);
	}
	*lies->cut = lies->truth;
}

static void lie_about_bits(struct lies *lies, struct vciv_bits *bits)
{
	u32 mask = bits->mask;

	if (!mask) {
		bits->value ^= 4;
		tell(lies, "a number");
		return;
	}

	bits->mask &= ~(mask & -mask);
	tell(lies, "a low bit");
	bits->mask &= ~(mask & -mask);
	bits->value |= mask & -mask;
	tell(lies, "a low bit");
	for (u32 bit = 1u << 31; bit; bit >>= 1) {
		if (!(mask & bit))
			continue;
		bits->mask &= ~bit;
		tell(lies, "a high bit");
		bits->mask &= ~bit;
		bits->value |= bit;
		tell(lies, "a high bit");
		break;
	}
}

static void lie_about_range(struct lies *lies, struct vciv_range *range)
{
	u32 size = range->size;

	range->base++;
	range->size -= !!size;
	tell(lies, "the start of a range");
	if (!size)
		return;
	range->size--;
	tell(lies, "the end of a range");
}

static void lie_about_sum(struct lies *lies, struct vciv_sym *sym)
{
	if (!vciv_sym_is_set(sym)) {
		*sym = vciv_sym_make(4, VCIV_SYM_ONE, VCIV_SYM_UNIFORM(0));
		tell(lies, "a sum that there is not");
		return;
	}

	sym->mono[0].coef++;
	tell(lies, "a factor");
	sym->mono[0].b++;
	tell(lies, "a symbol");
	lie_about_range(lies, &sym->rest);
}

static void lie_about_bound(struct lies *lies, struct vciv_val *val)
{
	if (val->bound == VCIV_NO_BOUND) {
		val->bound = 0;
		val->gap = 4;
		tell(lies, "a bound that there is not");
		return;
	}

	val->gap++;
	tell(lies, "a bound");
	val->bound++;
	tell(lies, "what is bound");
}

static void lie_about_value(struct lies *lies, struct vciv_val *val)
{
	if (val->kind == VCIV_UNINIT) {
		*val = vciv_val_const(0);
		tell(lies, "what is undefined");
		*val = vciv_val_unknown(true);
		tell(lies, "what is undefined");
		return;
	}

	if (val->kind != VCIV_SCALAR) {
		val->slot++;
		tell(lies, "a pointer");
		*val = vciv_val_unknown(false);
		tell(lies, "what is no number");
	} else if (val->secret) {
		val->secret = false;
		tell(lies, "a secret");
	}
	lie_about_bits(lies, &val->num.bits);
	lie_about_range(lies, &val->num.range);
	lie_about_bound(lies, val);
	lie_about_sum(lies, &val->sym);
}

static void lie_about_register(struct lies *lies, struct vciv_vec *vec)
{
	if (vec->cond) {
		vec->cond = 0;
		tell(lies, "half a register");
		vec->cond ^= 1;
		tell(lies, "the other half of a register");
	}

	if (!vec->split) {
		lie_about_value(lies, &vec->val);
		return;
	}
	for (u32 lane = 0; lane < VCIV_QPU_LANES; lane += 5)
		lie_about_value(lies, &lies->cut->state.lanes[vec->split - 1][lane]);
}

static void lie_about_flag(struct lies *lies, u16 *known, u16 *value, u16 lane)
{
	bool was_known = *known & lane;

	*known |= lane;
	*value ^= lane;
	tell(lies, "a flag");
	if (was_known)
		return;
	*known |= lane;
	tell(lies, "a flag that is not known");
}

static void lie_about_flags(struct lies *lies, struct vciv_flags *flags)
{
	for (u32 i = 0; i < VCIV_QPU_LANES; i += 5) {
		u16 lane = 1u << i;

		lie_about_flag(lies, &flags->z_known, &flags->z, lane);
		lie_about_flag(lies, &flags->n_known, &flags->n, lane);
		if (flags->uninit & lane) {
			flags->uninit &= ~lane;
			tell(lies, "a flag that is undefined");
		}
		if (flags->secret & lane) {
			flags->secret &= ~lane;
			tell(lies, "a flag that is secret");
		}
	}
}

static void lie_about_count(struct lies *lies, u8 *count, const char *what)
{
	if (*count) {
		--*count;
		tell(lies, what);
	}
	++*count;
	tell(lies, what);
}

static void lie_about_point(struct lies *lies, struct vciv_point *at)
{
	/* So it is for nothing. */
	at->ip++;
	tell(lies, "the next instruction");
	at->uniform++;
	tell(lies, "the next uniform");
	for (u32 i = 0; i < 2; i++) {
		lie_about_count(lies, &at->tmu[i], "requests");
		lie_about_count(lies, &at->dma_pending[i], "a DMA");
		if (!at->stale[i])
			continue;
		at->stale[i] = 0;
		tell(lies, "a register that was just written");
	}
	lie_about_count(lies, &at->vpm_reads, "vectors to be read");
	lie_about_count(lies, &at->mutex, "the mutex");
	lie_about_count(lies, &at->tmu_used, "requests that were made");
	lie_about_count(lies, &at->r4_wait, "r4");
	lie_about_count(lies, &at->uniform_wait, "when to read uniforms");
	lie_about_count(lies, &at->noswap_wait, "when to make requests");
}

/* One more fact, unless it follows from the others. */
static void lie_about_more(struct lies *lies, struct vciv_fact fact)
{
	struct vciv_state *state = &lies->cut->state;

	if (vciv_facts_imply(state, &fact, lies->v->args->signature))
		return;

	for (u32 i = 0; i < VCIV_FACTS; i++) {
		if (state->facts[i].step)
			continue;
		state->facts[i] = fact;
		tell(lies, "a fact that there is not");
		return;
	}
}

/* This is so at first, but does not stay so. The fact that comes first counts. */
static void lie_about_rounds(struct lies *lies, struct vciv_fact *limit)
{
	const struct vciv_fact truth = *limit;

	for (u32 i = 0; i < VCIV_FACTS; i++) {
		struct vciv_fact *fact = &lies->cut->state.facts[i];

		if (fact->step)
			continue;
		*limit = (struct vciv_fact){ 5, 1, truth.round, VCIV_SYM_ONE };
		*fact = truth;
		tell(lies, "the number of rounds");
		return;
	}
}

static void lie_about_facts(struct lies *lies, struct vciv_state *state)
{
	const struct vciv_signature *sig = lies->v->args->signature;

	for (u32 i = 0; i < VCIV_FACTS; i++) {
		struct vciv_fact *fact = &state->facts[i];

		if (!fact->step)
			continue;
		fact->add--;
		tell(lies, "a fact");
		if (fact->round == VCIV_SYM_ONE)
			continue;
		fact->step++;
		tell(lies, "the step of a fact");
		if (fact->round == lies->cut->round)
			lie_about_rounds(lies, fact);
	}
	for (u32 i = 0; i < sig->num_params; i++)
		if (sig->params[i].kind == VCIV_PARAM_SCALAR && sig->params[i].max)
			lie_about_more(lies, (struct vciv_fact){ -(s64)sig->params[i].max, 1,
						VCIV_SYM_ONE, VCIV_SYM_UNIFORM(i) });
}

static void lie_about_state(struct lies *lies, struct vciv_state *state)
{
	lie_about_point(lies, &state->at);
	lie_about_flags(lies, &state->flags);
	if (state->partial) {
		state->partial = false;
		tell(lies, "that something is half written");
	}
	for (u32 i = 0; i < VCIV_REGS; i++)
		lie_about_register(lies, &state->reg[i]);
	for (u32 i = 0; i < 2; i++)
		if (state->at.stale[i])
			lie_about_register(lies, &state->stale[i]);
	for (u32 i = 0; i < VCIV_SETUPS; i++)
		lie_about_value(lies, &state->setup[i]);
	for (u32 i = 0; i < VCIV_DMAS; i++)
		lie_about_value(lies, &state->pending[i]);
	lie_about_value(lies, &state->tested);
	lie_about_value(lies, &state->record);
	lie_about_facts(lies, state);
}

/* Without this cut, would another one do? */
static bool is_needed(const struct lies *lies, u32 cut)
{
	const struct vciv_verifier *v = lies->v;

	for (u32 i = 0; i < v->num_cuts; i++)
		for (u32 again = 0; i != cut && again < 2; again++)
			if (vciv_state_leq(&v->cuts[cut].state, &v->cuts[i].state,
					   (struct vciv_entry){ v->cuts[i].round, again },
					   v->args->signature))
				return false;

	return true;
}

static void remember(struct lies *lies)
{
	const struct vciv_contract *contract = &lies->host->contract;

	memcpy(lies->needs, needs_of(lies), contract->num_params * sizeof(*contract->needs));
	memcpy(lies->terms, contract->terms, contract->num_terms * sizeof(*contract->terms));
	lies->num_terms = contract->num_terms;
}

static void lie_about_cuts(struct lies *lies, bool join)
{
	struct vciv_verifier *v = lies->v;

	v->verdict->steps = 0;
	v->budget = MOST_STEPS;
	lies->exact = !join;
	if (!vciv_infer(v, join) || !proves(lies))
		return;

	remember(lies);
	for (u32 i = 0; i < v->num_cuts; i++) {
		lies->cut = &v->cuts[i];
		lies->truth = *lies->cut;
		if (join || is_needed(lies, i))
			lie_about_state(lies, &lies->cut->state);
	}
}

void lies_check(struct host *host, const char *name)
{
	static struct lies lies;
	u32 choices = host->contract.num_choices;

	lies.name = name;
	lies.host = host;
	lies.v = host->args.memory;
	for (lies.v->choice = 0; lies.v->choice < choices; lies.v->choice++)
		for (u32 join = 0; join < 2; join++)
			lie_about_cuts(&lies, join);
}

void lies_report(void)
{
	check(refused > 8000, "%lu lies were refused", refused);
	check(believed < refused / 50, "%lu lies were believed, and %lu refused", believed,
	      refused);
}
