/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the files of the assembler share. */
#ifndef ASM_PRIV_H
#define ASM_PRIV_H

#include <setjmp.h>

#include "asm.h"

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

struct assembler;
struct asm_line;

/* asm_lex.c */

enum asm_token_kind {
	TOKEN_END,			/* of the line */
	TOKEN_NAME,
	TOKEN_INT,
	TOKEN_FLOAT,
	TOKEN_STRING,			/* without its quotes */
	TOKEN_DOT,			/* .word, without the dot */
	TOKEN_LABEL,			/* :word or r:word, without the colon */
	TOKEN_GLOBAL_LABEL,		/* ::word */
	TOKEN_OPERATOR,
};

struct asm_token {
	enum asm_token_kind kind;
	const struct asm_line *line;
	const char *text;
	size_t length;
	bool glued;			/* no space between it and the token before */
	uint64_t number;
	double real;
};

struct asm_line {
	const char *file;
	unsigned int number;
	const char *text;		/* ends at a newline or NUL */
	const struct asm_token *tokens;
};

struct asm_lines {
	struct asm_line *line;
	size_t count;
};

/* Splits @text, which must stay, into lines of tokens. */
struct asm_lines *asm_lex(struct assembler *as, const char *file, const char *text);
bool asm_is(const struct asm_token *token, const char *text);
char *asm_token_text(struct assembler *as, const struct asm_token *token);

/* asm_regs.c */

enum { IN_A = 1, IN_B = 2, IN_BOTH = 3 };

struct asm_reg {
	uint8_t address;
	uint8_t files;			/* that it may be reached through */
	bool acc;			/* r0-r5: read through a mux of its own */
	bool read, write;
	uint8_t rotate;			/* 0, 1-15 upwards, or ROTATE_R5 */
	bool has_cond;			/* as a destination */
	uint8_t cond;
	bool sf;
	const struct asm_format *format;	/* how it is packed, or NULL */
};

#define ROTATE_R5	16

/* False if @name is no register. */
bool asm_find_register(const char *name, size_t length, struct asm_reg *reg);

/* Register @reg moved by @offset; false if it leaves its range. */
bool asm_add_register(struct asm_reg *reg, int64_t offset);
const char *asm_register_name(const struct asm_reg *reg, char *buffer, size_t size);

/* asm_expr.c */

enum asm_type {
	VALUE_NONE,			/* not yet: a .func that is running */
	VALUE_INT,
	VALUE_FLOAT,
	VALUE_LANES,			/* one small integer for each lane */
	VALUE_REGISTER,
	VALUE_SEMAPHORE,		/* 0-15, plus 16 to decrement */
	VALUE_LABEL,			/* bytes from the start of the program */
};

struct asm_value {
	enum asm_type type;
	bool late;			/* depends on a label: fixed in pass 2 only */
	int64_t number;
	double real;
	uint32_t lanes;			/* as ldi encodes them */
	bool lanes_signed;
	struct asm_reg reg;
};

/* Takes an expression from the tokens at as->token. */
struct asm_value asm_expression(struct assembler *as);
int64_t asm_integer(struct assembler *as);
bool asm_condition(struct assembler *as);

/* The 32 bits that a constant stands for. */
uint32_t asm_bits(struct assembler *as, const struct asm_token *at,
		  const struct asm_value *value);

/* asm_builtin.c: the VPM and DMA setup functions of vc4.qinc. */
bool asm_find_builtin(struct assembler *as, const struct asm_token *name,
		      struct asm_value *value);

/* asm_query.c: its functions on bits and on kinds of values. */
bool asm_find_query(struct assembler *as, const struct asm_token *name,
		    struct asm_value *value);

/* asm_symbol.c */

struct asm_function {
	unsigned int count;
	const struct asm_token **params;
	const struct asm_token *expression;	/* .set, or else .func: */
	struct asm_lines *lines;
	size_t first, end;
};

struct asm_symbol {
	struct asm_symbol *next;
	const char *name;
	size_t length;
	bool final;
	struct asm_value value;
	const struct asm_function *function;	/* NULL: @value */
};

struct asm_scope {
	struct asm_scope *outer;
	struct asm_symbol *symbols;
	unsigned int serial;
};

struct asm_macro {
	struct asm_macro *next;
	const struct asm_token *name;
	unsigned int count;
	const struct asm_token **params;
	struct asm_lines *lines;
	size_t first, end;
};

void asm_scope_enter(struct assembler *as, struct asm_scope *scope);
void asm_scope_leave(struct assembler *as);
struct asm_symbol *asm_symbol_find(struct assembler *as, const struct asm_token *name);
struct asm_symbol *asm_symbol_find_local(struct assembler *as, const struct asm_token *name);
struct asm_symbol *asm_symbol_set(struct assembler *as, const struct asm_token *name, bool local,
				  const struct asm_value *value);
void asm_symbol_unset(struct assembler *as, const struct asm_token *name, bool local);

/* asm_label.c */

void asm_label_define(struct assembler *as, const struct asm_token *token);
struct asm_value asm_label_value(struct assembler *as, const struct asm_token *token);
bool asm_label_between(struct assembler *as, size_t first, size_t end);

struct asm_label {
	const char *name;
	size_t length;
	unsigned int scope;		/* of a local label (.name), else 0 */
	size_t address;
	const struct asm_token *token;
};

/* asm_pack.c */

struct asm_format {
	const char *name;
	uint8_t unpack;			/* code, or NO_CODE */
	uint8_t pack;			/* code on file A, or NO_CODE */
	uint8_t mul_pack;		/* code on the MUL result, or NO_CODE */
	char kind;			/* 'i' or 'f' if the name says it, else 0 */
};

#define NO_CODE		0xff

const struct asm_format *asm_find_format(const char *name, size_t length);

/* The same with a prefix, "pack" or "unpack", that must be there. */
const struct asm_format *asm_find_prefixed_format(const char *prefix, const char *name,
						  size_t length);

/* asm_opcode.c */

struct asm_opcode {
	const char *name;
	int8_t add, mul;		/* op on that unit, or -1 */
	uint8_t operands;
	bool float_in, float_out;
};

extern const struct asm_opcode asm_mov, asm_fmin;
const struct asm_opcode *asm_find_opcode(const char *name, size_t length);

/* The signal of that name, or -1. */
int asm_find_signal(const char *name, size_t length);

/* Condition code, or -1: of an ALU op ("ifz"), and of a branch ("allz"). */
int asm_find_condition(const char *name, size_t length);
int asm_find_branch_condition(const char *name, size_t length);

/* asm_small.c */

/* Code of the small immediate that has these bits, or -1. */
int asm_small_code(uint32_t bits);

/* A unit's operation on one small immediate, twice, that gives a constant. */
struct asm_trick {
	const struct asm_opcode *opcode;
	int code;			/* of the small immediate, or -1: on r0 */
};

/* Writes the ways to get @bits on one unit, best first, and counts them. */
unsigned int asm_find_tricks(uint32_t bits, bool mul, struct asm_trick *tricks,
			     unsigned int max);

/* asm_inst.c: one instruction line, parsed. */

enum { ALU_ADD, ALU_MUL };

struct asm_operand {
	const struct asm_token *at;
	struct asm_value value;
};

struct asm_op {
	const struct asm_token *at;
	const struct asm_opcode *opcode;
	bool constant;			/* mov of a constant */
	bool load;			/* nothing but a load immediate */
	uint8_t cond;
	bool sf;
	struct asm_operand dst;
	struct asm_operand src[2];
};

struct asm_inst {
	const struct asm_token *at;
	unsigned int ops;
	struct asm_op op[2];
	unsigned int reads;
	struct asm_operand read[2];
	int signal;			/* or -1 */
	const struct asm_token *signal_at;
};

/* Takes the instructions at as->token to the end of the line, and emits a word. */
void asm_instruction(struct assembler *as);

/* asm_flow.c: sacq, srel, bra, brr. False if as->token is none of them. */
bool asm_flow(struct assembler *as);
void asm_semaphore(struct assembler *as, const struct asm_operand *dst,
		   const struct asm_value *semaphore);

/* asm_encode.c */

/* Why a line cannot be encoded. */
struct asm_refusal {
	const struct asm_token *at;
	const char *help;
	char text[160];
};

bool asm_encode(struct assembler *as, const struct asm_inst *inst, uint64_t *word,
		struct asm_refusal *refusal);

/* The pack field and pm for a destination; false: refused. */
struct asm_packing {
	int pm;				/* -1: either */
	uint8_t pack, unpack;
};

bool asm_pack_destination(const struct asm_op *op, bool mul, struct asm_packing *packing,
			  struct asm_refusal *refusal);
bool asm_pack_pm(struct asm_packing *packing, int pm, const struct asm_token *at,
		 struct asm_refusal *refusal);
bool asm_unpack_source(const struct asm_operand *operand, bool is_a, bool is_float,
		       struct asm_packing *packing, struct asm_refusal *refusal);
bool asm_refuse(struct asm_refusal *refusal, const struct asm_token *at, const char *help,
		const char *format, ...) __attribute__((format(printf, 4, 5)));

/* asm_directive.c: @index is of the directive's line; returns the next one to do. */
size_t asm_directive(struct assembler *as, struct asm_lines *lines, size_t index, size_t end);

/* asm_block.c: blocks of lines, macros */
void asm_run(struct assembler *as, struct asm_lines *lines, size_t first, size_t end);
size_t asm_block_end(struct assembler *as, struct asm_lines *lines, size_t index, size_t end);
bool asm_macro_invoke(struct assembler *as);
void asm_macro_define(struct assembler *as, struct asm_lines *lines, size_t first, size_t end);
struct asm_value asm_function_call(struct assembler *as, const struct asm_token *name,
				   const struct asm_function *function);
const struct asm_token **asm_params(struct assembler *as, unsigned int *count,
				    const char *closing);

/* asm_output.c */
void asm_emit_word(struct assembler *as, uint64_t word);
void asm_emit_data(struct assembler *as, uint64_t value, unsigned int bytes);
uint64_t asm_word_at(const struct assembler *as, size_t offset);

/* asm.c */

struct asm_bytes {
	uint8_t *byte;
	size_t size, room;
};

#define ASM_MAX_DEPTH	64		/* of includes, macros and functions */
#define ASM_MAX_NESTING	256		/* of an expression */

struct assembler {
	const struct asm_options *options;
	FILE *errors;
	jmp_buf failed;
	struct asm_chunk *chunks;	/* all memory but the output's */
	unsigned int pass;		/* 1 or 2 */
	const struct asm_token *token;	/* the next one */
	struct asm_scope global, *scope;
	unsigned int scopes;
	struct asm_macro *macros;
	struct asm_label *labels;
	size_t label_count, label_room;
	size_t labels_passed;		/* in this pass */
	struct asm_bytes out;
	struct asm_bytes first_pass;	/* its output, for .clone of what follows */
	struct asm_inst joinable;	/* a trailing ';': the next line may join */
	bool can_join;
	const struct asm_token *call[ASM_MAX_DEPTH];	/* what led to here */
	unsigned int depth;
	unsigned int nesting;		/* of the expression that is taken */
	struct asm_value *result;	/* of the .func that runs, else NULL */
};

void *asm_alloc(struct assembler *as, size_t size);
struct asm_lines *asm_read(struct assembler *as, const char *path);
void asm_call_enter(struct assembler *as, const struct asm_token *at);
void asm_call_leave(struct assembler *as);

/* @help says what to do; NULL if the text does. */
void asm_fail(struct assembler *as, const struct asm_token *at, const char *help,
	      const char *format, ...)
	__attribute__((noreturn, format(printf, 4, 5)));

/* The token @text, which is skipped; or it fails. */
void asm_expect(struct assembler *as, const char *text);
bool asm_accept(struct assembler *as, const char *text);
const struct asm_token *asm_name(struct assembler *as, const char *what);
void asm_end_of_line(struct assembler *as);

#endif
