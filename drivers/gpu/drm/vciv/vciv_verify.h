/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */
#ifndef _VCIV_VERIFY_H_
#define _VCIV_VERIFY_H_

#include <linux/types.h>

/*
 * The interface of the verifier's core. The core is plain C on memory that its
 * caller gives it: it allocates nothing, sleeps nowhere, and builds outside the
 * kernel for tests and tools.
 */

#define VCIV_VERIFY_MAX_WORDS	8192	/* instructions */
#define VCIV_VERIFY_MAX_PARAMS	1024	/* uniforms */
#define VCIV_VERIFY_MAX_CHOICES	16	/* combinations of enumerated uniforms */
#define VCIV_VERIFY_MAX_STEPS	1000000	/* abstract instructions, all phases together */
#define VCIV_VERIFY_MAX_CUTS	254	/* states kept at branches: all memory is less than 3 MiB */
#define VCIV_VERIFY_MAX_TERMS	64	/* needs that depend on uniforms */
#define VCIV_VERIFY_MAX_RECORDS	65536	/* of one stream */

/* No BO reaches this size, so an offset inside one is never negative. */
#define VCIV_MAX_BYTES		0x40000000u

/*
 * ldi vw_setup, 0xc0000000: what runs before the first instruction of a program, so
 * that the stride of VDW is 0 then, as it is after power-up (5.4). Programs rely on it.
 */
#define VCIV_VDW_NO_STRIDE	0xc0000000u
#define VCIV_QPU_HEAD		(0xe0021c6700000000ull | VCIV_VDW_NO_STRIDE)

/**
 * enum vciv_param_kind - what a word of the uniform stream is
 */
enum vciv_param_kind {
	/** @VCIV_PARAM_SCALAR: a number from min to max, a multiple of align */
	VCIV_PARAM_SCALAR = 1,
	/** @VCIV_PARAM_POINTER: an address in a BO, its offset a multiple of align */
	VCIV_PARAM_POINTER,
	/** @VCIV_PARAM_LIMIT: the last offset from pointer "of" where width bytes fit */
	VCIV_PARAM_LIMIT,
	/**
	 * @VCIV_PARAM_MASK: the largest mask that leaves such an offset, a
	 * multiple of width, which is a power of two
	 */
	VCIV_PARAM_MASK,
	/** @VCIV_PARAM_SELF: the address of word "of" of this uniform stream */
	VCIV_PARAM_SELF,
	/** @VCIV_PARAM_INSTANCE: the number of the instance, at most max */
	VCIV_PARAM_INSTANCE,
	/** @VCIV_PARAM_ENUM: one of count values from "first" on; verified for each */
	VCIV_PARAM_ENUM,
};

#define VCIV_PARAM_READ		1
#define VCIV_PARAM_WRITE	2

/**
 * struct vciv_param - type of one uniform
 * @kind: an &enum vciv_param_kind
 * @access: POINTER: %VCIV_PARAM_READ, %VCIV_PARAM_WRITE
 * @of: LIMIT, MASK: index of a POINTER; SELF: index of a word
 * @min: SCALAR: lowest value
 * @max: SCALAR, INSTANCE: highest value
 * @align: SCALAR, POINTER: the value or offset is a multiple of it; for a POINTER
 *	   a power of two from 4 to 4096
 * @width: LIMIT, MASK: bytes that are accessed at the offset
 * @first: ENUM: index of its first value in &vciv_signature.values
 * @count: ENUM: number of values
 */
struct vciv_param {
	u8 kind;
	u8 access;
	u16 of;
	u32 min, max;
	u32 align;
	u32 width;
	u16 first, count;
};

/**
 * struct vciv_signature - types of all uniforms of a program
 * @params: one for each word of the stream, those of the first record last
 * @num_params: number of @params
 * @values: values of the enumerated ones
 * @num_values: number of @values
 * @record: how many of @params are a record, of which the stream has any number; 0
 *	    if there are none
 */
struct vciv_signature {
	const struct vciv_param *params;
	u32 num_params;
	const u32 *values;
	u32 num_values;
	u32 record;
};

/* The first uniform of a record. */
static inline u32 vciv_record_start(const struct vciv_signature *sig)
{
	return sig->num_params - sig->record;
}

bool vciv_signature_valid(const struct vciv_signature *sig);
u32 vciv_signature_choices(const struct vciv_signature *sig);
u32 vciv_choice_value(const struct vciv_signature *sig, u32 choice, u32 param);

/**
 * struct vciv_need - what a program does behind one pointer
 * @read_end: it reads bytes from 0 up to this one at most
 * @write_end: it writes bytes from 0 up to this one at most
 * @bounded_read: besides, it reads as far as a LIMIT or MASK lets it
 * @bounded_write: besides, it writes as far as one lets it
 *
 * So many bytes there must be; LIMIT and MASK are computed from what there is.
 */
struct vciv_need {
	u32 read_end;
	u32 write_end;
	u8 bounded_read;
	u8 bounded_write;
};

#define VCIV_NO_UNIFORM		0xffff
#define VCIV_TERM_FACTORS	3

/**
 * struct vciv_factor - a product of numbers that a submit gives
 * @coef: factor
 * @times: index of a uniform whose value is another one, or %VCIV_NO_UNIFORM
 * @count: index of a uniform, or %VCIV_NO_UNIFORM: which is 0
 * @step: see below
 * @pad: 0; factors are compared as bytes
 * @add: see below
 *
 * @coef times the value of @times times (@count + @add) / @step, rounded down. If
 * @count + @add is negative, a loop is not gone through, and the term it is part
 * of asks for nothing.
 */
struct vciv_factor {
	u32 coef;
	u16 times;
	u16 count;
	u32 step;
	u32 pad;
	s64 add;
};

/**
 * struct vciv_term - bytes behind a pointer that are needed, as uniforms have it
 * @param: index of the pointer, or %VCIV_NO_UNIFORM: not bytes, but records are needed
 * @choice: combination of enumerated uniforms for which it is so
 * @access: %VCIV_PARAM_READ or %VCIV_PARAM_WRITE
 * @num_factors: number of @factor
 * @base: bytes or records, maybe negative
 * @factor: to be added
 */
struct vciv_term {
	u16 param;
	u8 choice;
	u8 access;
	u32 num_factors;
	s64 base;
	struct vciv_factor factor[VCIV_TERM_FACTORS];
};

/**
 * struct vciv_contract - what was proven, and what a submit must give for it
 * @num_choices: number of combinations of enumerated uniforms
 * @num_params: number of uniforms
 * @semaphores: bit n: semaphore n is used, so what it is left at is unknown
 * @uses_mutex: takes the mutex, and always gives it back
 * @uses_irq: raises its host interrupt
 * @needs: @num_choices times @num_params of them, those of choice 0 first
 * @terms: what else is needed: room for %VCIV_VERIFY_MAX_TERMS, or NULL if a
 *	   program that needs one is to be rejected
 * @num_terms: number of @terms
 */
struct vciv_contract {
	u32 num_choices;
	u32 num_params;
	u16 semaphores;
	bool uses_mutex;
	bool uses_irq;
	struct vciv_need *needs;
	struct vciv_term *terms;
	u32 num_terms;
};

/**
 * struct vciv_arg - value of one uniform of one instance, at submit
 * @value: SCALAR, ENUM: the number; POINTER: its bus address
 * @size: POINTER: bytes from there to the end of the BO
 * @access: POINTER: what the job may do with the BO
 */
struct vciv_arg {
	u32 value;
	u32 size;
	u8 access;
};

enum vciv_contract_error {
	VCIV_CONTRACT_OK,
	VCIV_CONTRACT_RANGE,	/* the number is none that the type allows */
	VCIV_CONTRACT_ENUM,	/* nor is it one of the enumerated values */
	VCIV_CONTRACT_ACCESS,	/* the BO may not be read, or written */
	VCIV_CONTRACT_ALIGN,	/* the address is not aligned as the type says */
	VCIV_CONTRACT_SIZE,	/* too few bytes behind the pointer */
	VCIV_CONTRACT_RECORDS,	/* too few records */
};

/**
 * struct vciv_contract_failure - the first value that breaks a contract
 * @error: an &enum vciv_contract_error, or 0
 * @param: index of the uniform
 * @record: number of the record that it is in, or 0
 * @given: what the submit gave
 * @needed: what it would take
 */
struct vciv_contract_failure {
	u32 error;
	u32 param;
	u32 record;
	u32 given;
	u32 needed;
};

bool vciv_contract_apply(const struct vciv_signature *sig, const struct vciv_contract *contract,
			 const struct vciv_arg *args, u32 num_records, u32 instance, u32 self,
			 u32 *words, struct vciv_contract_failure *failure);

/* Why a program was rejected. Texts and advice are in vciv_verify_log.c. */
enum vciv_reason {
	VCIV_OK,
	/* the request */
	VCIV_BAD_SIGNATURE, VCIV_BAD_LENGTH, VCIV_KILLED,
	/* one word */
	VCIV_ENCODING, VCIV_SIGNAL, VCIV_OPCODE, VCIV_LOAD_IMM, VCIV_SEMAPHORE,
	VCIV_READ_ADDR, VCIV_READ_UNUSED, VCIV_READ_TWICE, VCIV_WRITE_ADDR, VCIV_WRITE_NOP,
	VCIV_WRITE_COND, VCIV_WRITE_TWICE, VCIV_COUPLED, VCIV_VPM_TWICE, VCIV_PACK, VCIV_UNPACK,
	VCIV_BRANCH_FORM, VCIV_SLOTS, VCIV_THREND, VCIV_THREND_SLOT,
	/* control flow */
	VCIV_FALLS_OFF, VCIV_TARGET, VCIV_BRANCH_REG, VCIV_BRANCH_FLAGS,
	/* order of instructions */
	VCIV_R4_BUSY, VCIV_UNIFORM_SOON, VCIV_NOSWAP_LATE,
	/* values */
	VCIV_USE_UNINIT, VCIV_USE_SECRET, VCIV_NOT_POINTER, VCIV_NO_ACCESS, VCIV_UNBOUNDED,
	VCIV_OTHER_BOUND, VCIV_UNIFORM_END, VCIV_UNIFORM_ADDR, VCIV_RECORDS,
	/* TMU, VPM, DMA, mutex */
	VCIV_TMU_FULL, VCIV_TMU_EMPTY, VCIV_TMU_LEFT, VCIV_SETUP_ID, VCIV_SETUP_RESERVED,
	VCIV_SETUP_MISSING, VCIV_VPM_ROWS, VCIV_VPM_PENDING, VCIV_VPM_EMPTY, VCIV_VPM_LEFT,
	VCIV_DMA_LEFT, VCIV_MUTEX_STATE, VCIV_MUTEX_LEFT,
	/* limits, and a proof that does not hold together */
	VCIV_TOO_MANY_STEPS, VCIV_TOO_MANY_STATES, VCIV_NOT_INDUCTIVE,
	VCIV_REASONS
};

const char *vciv_reason_name(enum vciv_reason reason);

struct vciv_state;

/**
 * struct vciv_verify_args - a program to verify
 * @code: instructions
 * @num_words: how many
 * @signature: types of its uniforms; valid, see vciv_signature_valid()
 * @memory: scratch memory of vciv_verify_memory_size() bytes, aligned to 8
 * @out: where to put the program as it was verified, @num_words words: what
 *	 cannot be reached is replaced by nop
 * @contract: where to put the contract; its needs point to room for
 *	      vciv_signature_choices() * num_params of them
 * @log: where to put a text for people, or NULL
 * @log_size: bytes of @log
 * @go_on: asked now and then whether to go on, with @opaque; or NULL
 * @observe: told each state that the proof went through, before the instruction
 *	     at @ip; for tools, or NULL
 * @opaque: for the two
 */
struct vciv_verify_args {
	const u64 *code;
	u32 num_words;
	const struct vciv_signature *signature;
	void *memory;
	u64 *out;
	struct vciv_contract *contract;
	char *log;
	u32 log_size;
	bool (*go_on)(void *opaque);
	void (*observe)(void *opaque, u32 ip, const struct vciv_state *state);
	void *opaque;
};

/**
 * struct vciv_verdict - what came out
 * @reason: %VCIV_OK if the program is safe under its contract
 * @ip: index of the instruction that was rejected
 * @steps: abstract instructions executed, all phases
 * @cuts: states kept
 */
struct vciv_verdict {
	enum vciv_reason reason;
	u32 ip;
	u32 steps;
	u32 cuts;
};

size_t vciv_verify_memory_size(void);
bool vciv_verify(const struct vciv_verify_args *args, struct vciv_verdict *verdict);
bool vciv_verify_selftest(void *memory);

#endif /* _VCIV_VERIFY_H_ */
