/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A decoded QPU instruction, and the arithmetic that it can ask for.
 *
 * Arithmetic works on quads, as the hardware does in successive clocks (3.2).
 * They are also what every host's vector registers hold.
 */
#ifndef QPU_INST_H
#define QPU_INST_H

#include <stdbool.h>
#include <stdint.h>

#define QPU_LANES	16
#define QPU_QUADS	4

/* Four lanes in the compiler's vector types. */
typedef uint32_t quad __attribute__((vector_size(16)));
typedef int32_t signed_quad __attribute__((vector_size(16)));
typedef float float_quad __attribute__((vector_size(16)));
typedef uint8_t byte_quad __attribute__((vector_size(16)));

/* A value of all 16 lanes. */
typedef union {
	quad q[QPU_QUADS];
	uint32_t lane[QPU_LANES];
} lanes;

/* The same value in all lanes of a quad. */
#define SPLAT(value)		((quad){ 0 } + (value))

/* Bits of @yes where @mask is set, else of @no. */
#define SELECT(mask, yes, no)	(((yes) & (mask)) | ((no) & ~(mask)))

/* Every lane the same. */
static inline void lanes_fill(lanes *to, uint32_t value)
{
	for (int i = 0; i < QPU_QUADS; i++)
		to->q[i] = SPLAT(value);
}

/* Only the bits in @bits change: all if it is NULL. */
static inline void lanes_merge(lanes *to, const lanes *value, const lanes *bits)
{
	if (!bits) {
		*to = *value;
		return;
	}
	for (int i = 0; i < QPU_QUADS; i++)
		to->q[i] = SELECT(bits->q[i], value->q[i], to->q[i]);
}

/* Of a whole vector or a flag: any bit set. */
static inline bool lanes_any(const lanes *value)
{
	quad all = value->q[0] | value->q[1] | value->q[2] | value->q[3];

	return all[0] | all[1] | all[2] | all[3];
}

/* Of a flag: set in all lanes. */
static inline bool lanes_all(const lanes *flag)
{
	quad all = flag->q[0] & flag->q[1] & flag->q[2] & flag->q[3];

	return all[0] & all[1] & all[2] & all[3];
}

typedef void qpu_op_fn(lanes *out, const lanes *a, const lanes *b);

/*
 * What follows from operands and result: the carry flag, all ones or zero per
 * lane, or the result where it did not overflow, else the limit that it passed.
 */
typedef void qpu_result_fn(lanes *out, const lanes *a, const lanes *b, const lanes *result);

/* The function @name of all lanes does @quad_op with each quad. */
#define LANES_OP(name, quad_op)								\
void name(lanes *out, const lanes *a, const lanes *b)					\
{											\
	for (int i = 0; i < QPU_QUADS; i++)						\
		out->q[i] = quad_op(a->q[i], b->q[i]);					\
}

#define LANES_OP_OF_RESULT(name, quad_op)						\
void name(lanes *out, const lanes *a, const lanes *b, const lanes *result)		\
{											\
	for (int i = 0; i < QPU_QUADS; i++)						\
		out->q[i] = quad_op(a->q[i], b->q[i], result->q[i]);			\
}

struct qpu_op {
	qpu_op_fn *run;			/* NULL: nop or reserved */
	qpu_result_fn *carry;		/* NULL: clear */
	qpu_result_fn *saturate;	/* NULL: cannot overflow */
	bool float_in;			/* takes floats: decides how inputs unpack */
	bool float_out;			/* gives floats: decides how the result packs */
};

extern const struct qpu_op qpu_add_ops[32];
extern const struct qpu_op qpu_mul_ops[8];

/* What some sources say of operations instead (4.5, 4.6, 4.15). */
extern const struct qpu_op qpu_fadd_with_nan;
extern const struct qpu_op qpu_fsub_with_nan;
extern const struct qpu_op qpu_itof_with_carry;
extern const struct qpu_op qpu_fmul_to_nearest;
extern const struct qpu_op qpu_mul24_with_carry_of_32;

enum { ADD_FADD = 1, ADD_FSUB = 2, ADD_ITOF = 8, MUL_FMUL = 1, MUL_MUL24 = 2 };

enum qpu_signal {
	SIG_BREAK	= 0,
	SIG_NONE	= 1,
	SIG_THRSW	= 2,
	SIG_THREND	= 3,
	SIG_LDCEND	= 9,
	SIG_LDTMU0	= 10,
	SIG_LDTMU1	= 11,
	SIG_SMALL_IMM	= 13,
	SIG_LOAD_IMM	= 14,
	SIG_BRANCH	= 15,
};

enum qpu_format {
	FORMAT_ALU,
	FORMAT_LOAD_IMM,
	FORMAT_SEMAPHORE,
	FORMAT_BRANCH,
};

/* Register addresses above the files (3.3). */
enum qpu_address {
	ADDR_ACC0	= 32,		/* write: r0-r3 at 32-35 */
	ADDR_UNIFORM	= 32,		/* read */
	ADDR_VARYING	= 35,
	ADDR_NOSWAP	= 36,
	ADDR_R5		= 37,
	ADDR_NUMBER	= 38,		/* read: element, QPU */
	ADDR_HOST_INT	= 38,		/* write */
	ADDR_NOP	= 39,
	ADDR_UNIFORMS	= 40,
	ADDR_VPM	= 48,
	ADDR_VPM_SETUP	= 49,		/* read: busy */
	ADDR_VPM_ADDR	= 50,		/* read: wait */
	ADDR_MUTEX	= 51,
	ADDR_SFU	= 52,		/* 52-55 */
	ADDR_TMU0	= 56,		/* S, T, R, B */
	ADDR_TMU1	= 60,
};

enum qpu_cond {
	COND_NEVER,
	COND_ALWAYS,
	COND_Z,
	/* then !Z, N, !N, C, !C */
};

enum { MUX_R4 = 4, MUX_R5, MUX_A, MUX_B };

enum { FILE_A, FILE_B };

/* One ALU's half of an instruction. */
struct qpu_half {
	const struct qpu_op *op;
	uint8_t in[2];			/* muxes */
	uint8_t cond;
	uint8_t address;		/* to write */
	uint8_t file;
	uint8_t pack;			/* of this half's result, 0: none */
};

enum qpu_rotate {
	ROTATE_NONE,
	ROTATE_ALL,			/* over 16 lanes */
	ROTATE_QUADS,			/* inside each quad */
};

struct qpu_inst {
	enum qpu_format format;
	struct qpu_half add, mul;
	uint32_t immediate;		/* small immediates: as operand */
	const char *undefined;		/* what the manual does not define, or NULL */
	bool has_rules;			/* it breaks one, or might by what was before */
	bool no_result;			/* it writes neither registers nor flags */
	uint8_t signal;
	uint8_t read[2];		/* addresses of files A and B */
	bool uses[2];			/* an operand is the value read there */
	bool uses_r4;
	bool consumes[2];		/* @uses, by an operation that may have an effect */
	bool same_target;		/* both ALUs write one accumulator */
	uint8_t writes_acc;		/* bit per mux of r0-r3 and r5 */
	bool small;			/* file B's value is @immediate */
	bool replay;			/* MUL nop with a target (3.6) */
	bool sf;
	bool pm;
	bool reads_io;
	bool may_wait;			/* on something outside the QPU */
	bool float_input;		/* an op that uses file A takes floats */
	uint8_t unpack;
	uint8_t load_type;
	enum qpu_rotate rotate;
	uint8_t rotate_by;		/* 0: by r5 */
	uint8_t cond_br;
	bool relative;
	bool reg;
	uint8_t semaphore;
	bool decrement;
};

void qpu_decode(struct qpu_inst *inst, uint64_t word);

/* qpu_rules.c */
const char *qpu_broken_rule(const struct qpu_inst *inst);
const char *qpu_broken_end_rule(const struct qpu_inst *inst);
const char *qpu_broken_rotation_rule(const struct qpu_inst *inst, unsigned int written);

/* qpu_float.c */
qpu_op_fn qpu_fadd, qpu_fadd_nan, qpu_fsub, qpu_fsub_nan, qpu_fmul, qpu_fmul_nearest;
qpu_op_fn qpu_fmin, qpu_fmax, qpu_fminabs, qpu_fmaxabs;
qpu_op_fn qpu_ftoi, qpu_itof;
qpu_result_fn qpu_carry_positive, qpu_carry_fgreater, qpu_carry_fabsgreater;

/* qpu_sfu.c: @function counts from ADDR_SFU; results have @bits of mantissa. */
void qpu_sfu(lanes *out, unsigned int function, const lanes *x, unsigned int bits);

/* qpu_pack.c */
void qpu_unpack_a(lanes *value, unsigned int code, bool to_float);
void qpu_unpack_r4(lanes *value, unsigned int code);
void qpu_pack_a(lanes *value, lanes *bits, unsigned int code, bool is_float);
void qpu_pack_mul(lanes *value, lanes *bits, unsigned int code, bool cut);

#endif
