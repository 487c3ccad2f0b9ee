/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */
#ifndef _VCIV_VERIFY_PRIV_H_
#define _VCIV_VERIFY_PRIV_H_

#include <linux/types.h>

#include "vciv_qpu_inst.h"
#include "vciv_verify.h"
#include "vciv_verify_value.h"

/* Registers, numbered through: ra0-31, rb0-31, r0-r5. */
#define VCIV_REG_A	0
#define VCIV_REG_B	32
#define VCIV_REG_ACC	64
#define VCIV_REG_R4	(VCIV_REG_ACC + 4)
#define VCIV_REG_R5	(VCIV_REG_ACC + 5)
#define VCIV_REGS	70

/* A real program has very few registers whose lanes differ in what is known. */
#define VCIV_SPLITS	7

/**
 * struct vciv_vec - what is known of a register
 * @val: of any lane, if @split is 0
 * @split: 1 + index into &vciv_state.lanes, or 0
 * @cond: if not 0, only lanes where this condition holds have been written, and
 *	  the flags are those of that time; to be read, the register is UNINIT
 * @pad: 0
 */
struct vciv_vec {
	struct vciv_val val;
	u8 split;
	u8 cond;
	u16 pad;
};

/**
 * struct vciv_wide - lanes of an operand or result while it is worked on
 * @lanes: 1 if one value stands for each of the lanes, else 16
 * @lane: values
 */
struct vciv_wide {
	u32 lanes;
	struct vciv_val lane[VCIV_QPU_LANES];
};

/**
 * struct vciv_flags - what is known of the flags, one bit per lane
 * @uninit: the flags may be left over
 * @secret: they depend on a bus address, as far as not known
 * @z_known: Z is known, and is what @z says
 * @z: see there
 * @n_known: N is known, and is what @n says
 * @n: see there
 */
struct vciv_flags {
	u16 uninit;
	u16 secret;
	u16 z_known, z;
	u16 n_known, n;
};

/* Setup registers of VPM and DMA (5.2 to 5.5). */
enum vciv_setup {
	VCIV_SETUP_READ, VCIV_SETUP_WRITE, VCIV_SETUP_VDR, VCIV_SETUP_VDR_PITCH,
	VCIV_SETUP_VDW, VCIV_SETUP_VDW_STRIDE, VCIV_SETUPS
};

enum vciv_dma { VCIV_VDR, VCIV_VDW, VCIV_DMAS };

/**
 * struct vciv_point - the part of a state that is one number each
 * @ip: next instruction
 * @uniform: index of the next word of the stream
 * @tmu: requests in flight
 * @vpm_reads: vectors set up and not yet read
 * @dma_pending: started and not yet waited for
 * @mutex: held
 * @tmu_used: a request was made, so it is too late for NOSWAP
 * @r4_wait: instructions for which r4 must be left alone (SFU)
 * @uniform_wait: instructions for which no uniform may be read
 * @noswap_wait: instructions for which no TMU request may be made
 * @stale: registers that the last instruction wrote, + 1; or 0
 * @pad: 0; points are compared as bytes
 *
 * States that differ in it are never joined.
 */
struct vciv_point {
	u32 ip;
	u16 uniform;
	u8 tmu[2];
	u8 vpm_reads;
	u8 dma_pending[VCIV_DMAS];
	u8 mutex;
	u8 tmu_used;
	u8 r4_wait;
	u8 uniform_wait;
	u8 noswap_wait;
	u8 stale[2];
	u16 pad;
};

#define VCIV_ROUNDS	16	/* counted loops */
#define VCIV_FACTS	8

/**
 * struct vciv_fact - what branches said of uniforms and rounds
 * @add: see below
 * @step: see below, 0 if there is nothing; with @round 1, it does not count
 * @round: a round, or %VCIV_SYM_ONE, which here is 0 rounds
 * @uniform: a uniform, or %VCIV_SYM_ONE, which here is 0
 *
 * In plain integers, @step times @round is at most @uniform plus @add.
 */
struct vciv_fact {
	s64 add;
	u32 step;
	u16 round;
	u16 uniform;
};

/**
 * struct vciv_entry - how a state gets to a cut
 * @round: the symbol that counts how often the cut was come back to, or
 *	   %VCIV_SYM_ONE if there is none, and all symbols mean the same
 * @again: come back to, so its rounds are one more than before; else they are 0
 */
struct vciv_entry {
	u16 round;
	bool again;
};

/**
 * struct vciv_state - what is known of a QPU between two instructions
 * @at: exact part
 * @flags: condition flags
 * @splits_used: bit n: lanes[n] is in use
 * @partial: some register has a cond
 * @setup: setup registers
 * @pending: start addresses of the DMAs under way
 * @tested: the number in all lanes that the flags are those of, or undefined
 * @record: number of the record that the next word is in; 0 before records
 * @facts: of uniforms and rounds
 * @reg: registers
 * @stale: what the registers of &vciv_point.stale held before
 * @lanes: lanes of split registers
 */
struct vciv_state {
	struct vciv_point at;
	struct vciv_flags flags;
	u8 splits_used;
	bool partial;
	struct vciv_val setup[VCIV_SETUPS];
	struct vciv_val pending[VCIV_DMAS];
	struct vciv_val tested;
	struct vciv_val record;
	struct vciv_fact facts[VCIV_FACTS];
	struct vciv_vec reg[VCIV_REGS];
	struct vciv_vec stale[2];
	struct vciv_val lanes[VCIV_SPLITS][VCIV_QPU_LANES];
};

/**
 * struct vciv_cut - a state at an undecided branch, to which others are compared
 * @state: the state, or since widening a superset of all that came here
 * @joins: how often it grew
 * @round: the symbol for how often it was come back to, or %VCIV_SYM_ONE
 * @todo: the inference has yet to go on from here
 */
struct vciv_cut {
	struct vciv_state state;
	u32 joins;
	u16 round;
	bool todo;
};

struct vciv_log {
	char *text;
	u32 size;
	u32 used;
};

/**
 * struct vciv_verifier - one verification
 * @args: request
 * @verdict: result so far
 * @log: text for people
 * @choice: combination of enumerated uniforms being verified
 * @proving: the pass that counts: it records accesses and what was reached
 * @reached: bit per instruction, set while proving
 * @reached_before: the same, before this combination
 * @cur: state being executed
 * @other: the way out of an undecided branch that is taken; @cur is the other one
 * @before: state before the slots of such a branch
 * @mark: an earlier state of the path being followed
 * @budget: steps after which to give up
 * @next_question: steps after which to ask whether to go on
 * @old: operand of a conditional or packed write
 * @in: operands add_a, add_b, mul_a, mul_b
 * @ports: values of the two read ports
 * @out: results of ADD and MUL
 * @tmp: for one function at a time
 * @counted: a branch depended on a number that the uniforms give
 * @num_rounds: number of symbols for rounds in use
 * @start_over: the inference has learned what is best known from the start
 * @followed: the cut from which the inference goes on, or NULL
 * @num_cuts: number of @cuts
 * @cuts: states at undecided branches
 */
struct vciv_verifier {
	const struct vciv_verify_args *args;
	struct vciv_verdict *verdict;
	struct vciv_log log;
	u32 choice;
	bool proving;
	u8 reached[VCIV_VERIFY_MAX_WORDS / 8];
	u8 reached_before[VCIV_VERIFY_MAX_WORDS / 8];
	struct vciv_state cur;
	struct vciv_state other;
	struct vciv_state before;
	struct vciv_state mark;
	u32 budget;
	u32 next_question;
	struct vciv_wide old;
	struct vciv_wide in[4];
	struct vciv_wide ports[2];
	struct vciv_wide out[2];
	struct vciv_wide tmp;
	bool counted;
	u32 num_rounds;
	bool start_over;
	const struct vciv_cut *followed;
	u32 num_cuts;
	struct vciv_cut cuts[VCIV_VERIFY_MAX_CUTS];
};

/* vciv_verify_lex.c */
enum vciv_reason vciv_lex_word(u64 word, const struct vciv_inst *inst);
enum vciv_reason vciv_lex_slot(const struct vciv_inst *inst);
enum vciv_reason vciv_lex_end(const struct vciv_inst *inst, bool first);

/* vciv_verify_state.c */
void vciv_state_init(struct vciv_state *state);
const struct vciv_val *vciv_vec_lane(const struct vciv_state *state, const struct vciv_vec *vec,
				     u32 lane);
void vciv_load(const struct vciv_state *state, u32 reg, struct vciv_wide *wide);
void vciv_load_stale(const struct vciv_state *state, u32 reg, struct vciv_wide *wide);
void vciv_store(struct vciv_state *state, u32 reg, const struct vciv_wide *wide);
void vciv_store_r4(struct vciv_state *state, struct vciv_val val);
void vciv_stale_forget(struct vciv_state *state);
void vciv_partial_forget(struct vciv_state *state);
void vciv_record_forget(struct vciv_state *state, u32 start);
bool vciv_state_leq(const struct vciv_state *a, const struct vciv_state *b,
		    struct vciv_entry entry, const struct vciv_signature *sig);
bool vciv_state_joinable(const struct vciv_state *a, const struct vciv_state *b);

/**
 * typedef vciv_grow_fn - make a value allow all that another allows
 * @opaque: of the one who asks
 * @into: value
 * @from: the other one
 *
 * Return: such a value.
 */
typedef struct vciv_val (*vciv_grow_fn)(void *opaque, const struct vciv_val *into,
					const struct vciv_val *from);

void vciv_state_join(struct vciv_state *into, const struct vciv_state *from, vciv_grow_fn grow,
		     void *opaque, struct vciv_wide *tmp);

void vciv_wide_set(struct vciv_wide *wide, struct vciv_val val);
const struct vciv_val *vciv_wide_lane(const struct vciv_wide *wide, u32 lane);
void vciv_wide_join(struct vciv_wide *into, const struct vciv_wide *from);

/* vciv_verify_alu.c */
struct vciv_val vciv_alu_add(u8 op, const struct vciv_val *a, const struct vciv_val *b, bool same,
			     const struct vciv_signature *sig);
struct vciv_val vciv_alu_mul(u8 op, const struct vciv_val *a, const struct vciv_val *b, bool same);

/* vciv_verify_flags.c */
enum vciv_tri { VCIV_NO, VCIV_YES, VCIV_MAYBE };

enum vciv_set_flags {
	VCIV_SET_EXACT,		/* from the result, in all lanes */
	VCIV_SET_UNKNOWN,	/* in all lanes, but to what is not agreed on */
	VCIV_SET_MAYBE,		/* or left as they were */
};

enum vciv_tri vciv_flag_lane(const struct vciv_flags *flags, u8 cond, u32 lane);
void vciv_flags_set(struct vciv_state *state, const struct vciv_wide *wide,
		    enum vciv_set_flags how);
void vciv_flags_clobber(struct vciv_state *state);
bool vciv_flags_branch(struct vciv_verifier *v, u8 cond_br, enum vciv_tri *taken);
bool vciv_flags_publish(struct vciv_verifier *v, u8 cond);

/* vciv_verify_write.c */
void vciv_write_none(struct vciv_verifier *v, u32 reg);
void vciv_write_reg(struct vciv_verifier *v, u32 reg, u8 cond, const struct vciv_wide *wide);
void vciv_pack(struct vciv_verifier *v, const struct vciv_inst *inst);

/* vciv_verify_exec.c */
u32 vciv_waddr_reg(const struct vciv_inst *inst, bool is_mul);
void vciv_tick(struct vciv_state *state);
bool vciv_exec_word(struct vciv_verifier *v, const struct vciv_inst *inst);

/* vciv_verify_periph.c */
bool vciv_read_port(struct vciv_verifier *v, u8 raddr, bool file_b, struct vciv_wide *wide);
bool vciv_write_peripheral(struct vciv_verifier *v, u8 waddr, bool file_b,
			   const struct vciv_wide *wide);
bool vciv_tmu_load(struct vciv_verifier *v, u32 tmu);
bool vciv_end_program(struct vciv_verifier *v);

/* vciv_verify_dma.c */
bool vciv_setup_write(struct vciv_verifier *v, bool file_b, const struct vciv_val *val);
bool vciv_dma_start(struct vciv_verifier *v, enum vciv_dma dma, const struct vciv_val *addr);

/* vciv_verify_loop.c */
bool vciv_sym_enter(struct vciv_sym *sym, struct vciv_entry entry);
bool vciv_fact_enter(struct vciv_fact *fact, struct vciv_entry entry);
bool vciv_facts_imply(const struct vciv_state *state, const struct vciv_fact *fact,
		      const struct vciv_signature *sig);
const struct vciv_fact *vciv_facts_limit(const struct vciv_state *state, u16 round);
bool vciv_sym_bounds(const struct vciv_state *state, const struct vciv_sym *sym,
		     const struct vciv_signature *sig, s64 *lo, s64 *hi);
void vciv_state_assume(struct vciv_state *state, u8 cond_br, bool taken,
		       const struct vciv_signature *sig);

/* vciv_verify_term.c */
typedef u32 (*vciv_word_fn)(const void *opaque, u32 index);

bool vciv_term_make(const struct vciv_verifier *v, const struct vciv_val *addr, u8 access,
		    u32 bytes, struct vciv_term *term);
bool vciv_term_make_records(const struct vciv_verifier *v, const struct vciv_val *record,
			    struct vciv_term *term);
bool vciv_term_value(const struct vciv_term *term, vciv_word_fn word, const void *opaque,
		     u64 *value);
bool vciv_term_add(struct vciv_contract *contract, const struct vciv_term *term);

/* vciv_verify_flow.c */
enum vciv_flow { VCIV_FLOW_REJECT, VCIV_FLOW_ON, VCIV_FLOW_FORK, VCIV_FLOW_END };

bool vciv_count_steps(struct vciv_verifier *v, u32 steps);
enum vciv_flow vciv_follow(struct vciv_verifier *v);

/* vciv_verify_infer.c, vciv_verify_check.c */
bool vciv_infer(struct vciv_verifier *v, bool join);
bool vciv_check(struct vciv_verifier *v, bool *undecided);
bool vciv_find_cover(struct vciv_verifier *v, const struct vciv_state *state, bool *covered);

/* vciv_contract.c */
bool vciv_contract_access(struct vciv_verifier *v, const struct vciv_val *addr, u8 access,
			  u32 bytes);
bool vciv_contract_record(struct vciv_verifier *v, const struct vciv_val *record);

/* vciv_verify_log.c */
void vciv_log_clear(struct vciv_log *log);
bool vciv_reject(struct vciv_verifier *v, enum vciv_reason reason);
bool vciv_reject_value(struct vciv_verifier *v, enum vciv_reason reason,
		       const struct vciv_val *val);

#endif /* _VCIV_VERIFY_PRIV_H_ */
