// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * Instructions as text, in vc4asm's language.
 *
 * Along with the text grows an instruction that has only what the text says.
 * Where it equals the real one, the text is the whole truth, and an assembler
 * gets the same word from it.
 */

#include <linux/array_size.h>
#include <linux/compiler_attributes.h>
#include <linux/sprintf.h>
#include <linux/stdarg.h>
#include <linux/stddef.h>

#include "vciv_qpu_disasm.h"
#include "vciv_qpu_inst.h"

#define ROTATE_R5	48	/* small immediate; the ones above rotate by a number (4.8) */

struct text {
	char *buffer;
	size_t size, used;
	bool begun;		/* a part was printed: the next one follows a ';' */
	bool defined;		/* all that was met has a name */
	struct vciv_inst inst;
	struct vciv_inst told;
};

/* One ALU's half of an instruction */
struct half {
	bool is_mul;
	u8 op, cond, waddr;
	u8 source[2];
};

struct register_name {
	u8 address;
	const char *a;
	const char *b;		/* NULL: the one register can be reached through both files */
};

static const struct register_name read_names[] = {
	{ 32, "unif" }, { 35, "vary" }, { 38, "elem_num", "qpu_num" },
	{ 41, "x_coord", "y_coord" }, { 42, "ms_mask", "rev_flag" }, { 48, "vpm" },
	{ 49, "vr_busy", "vw_busy" }, { 50, "vr_wait", "vw_wait" }, { 51, "mutex_acq" },
};

static const struct register_name write_names[] = {
	{ 32, "r0" }, { 33, "r1" }, { 34, "r2" }, { 35, "r3" }, { 36, "tmurs" },
	{ 37, "r5quad", "r5rep" }, { 38, "irq" }, { 39, "-" },
	{ 40, "unif_addr", "unif_addr_rel" }, { 41, "x_coord", "y_coord" },
	{ 42, "ms_mask", "rev_flag" }, { 43, "stencil" }, { 44, "tlbz" }, { 45, "tlbm" },
	{ 46, "tlbc" }, { 47, "tlbam" }, { 48, "vpm" }, { 49, "vr_setup", "vw_setup" },
	{ 50, "vr_addr", "vw_addr" }, { 51, "mutex_rel" }, { 52, "recip" },
	{ 53, "recipsqrt" }, { 54, "exp" }, { 55, "log" }, { 56, "t0s" },
	{ 57, "t0t" }, { 58, "t0r" }, { 59, "t0b" }, { 60, "t1s" }, { 61, "t1t" },
	{ 62, "t1r" }, { 63, "t1b" },
};

static const char * const add_names[32] = {
	"nop", "fadd", "fsub", "fmin", "fmax", "fminabs", "fmaxabs", "ftoi", "itof",
	[VCIV_ADD_ADD] = "add", "sub", "shr", "asr", "ror", "shl", "min", "max", "and", "or",
	"xor", "not", "clz",
	[VCIV_ADD_V8ADDS] = "v8adds", "v8subs",
};

static const char * const mul_names[8] = {
	"nop", "fmul", "mul24", "v8muld", "v8min", "v8max", "v8adds", "v8subs",
};

static const char * const signal_names[] = {
	"bkpt", "", "thrsw", "thrend", "sbwait", "sbdone", "lthrsw", "loadcv", "loadc",
	"ldcend", "ldtmu0", "ldtmu1", "loadam", "",
};

static const char * const cond_names[8] = {
	".never", "", ".ifz", ".ifnz", ".ifn", ".ifnn", ".ifc", ".ifcc",
};

static const char * const branch_names[16] = {
	".allz", ".allnz", ".anyz", ".anynz", ".alln", ".allnn", ".anyn", ".anynn", ".allc",
	".allnc", ".anyc", ".anync",
	[VCIV_BRANCH_ALWAYS] = "",
};

/* Packs of file A, packs of the MUL result, and unpacks (4.10, 4.11) */
static const char * const pack_names[16] = {
	"", ".16a", ".16b", ".8abcd", ".8a", ".8b", ".8c", ".8d", ".32s", ".16as", ".16bs",
	".8abcdsi", ".8asi", ".8bsi", ".8csi", ".8dsi",
};

static const char * const mul_pack_names[16] = {
	"", [3] = ".8abcdsf", ".8asf", ".8bsf", ".8csf", ".8dsf",
};

static const char * const unpack_names[8] = {
	"", ".16a", ".16b", ".8dr", ".8a", ".8b", ".8c", ".8d",
};

/* Small immediates from code 32 on (4.4) */
static const char * const float_names[16] = {
	"1.0", "2.0", "4.0", "8.0", "16.0", "32.0", "64.0", "128.0", "0.00390625", "0.0078125",
	"0.015625", "0.03125", "0.0625", "0.125", "0.25", "0.5",
};

static __printf(2, 3) void print(struct text *text, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	text->used += vscnprintf(text->buffer + text->used, text->size - text->used, format, args);
	va_end(args);
}

static void print_name(struct text *text, const char *name)
{
	if (!name)
		text->defined = false;
	print(text, "%s", name ?: "?");
}

static void begin_part(struct text *text)
{
	if (text->begun)
		print(text, "; ");
	text->begun = true;
}

static const struct register_name *find_name(const struct register_name *names, size_t count,
					     u8 address)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (names[i].address == address)
			return &names[i];
	return NULL;
}

/* The name alone does not tell the file. */
static bool in_both_files(u8 waddr)
{
	const struct register_name *name = find_name(write_names, ARRAY_SIZE(write_names), waddr);

	return name && !name->b;
}

static void print_register(struct text *text, const struct register_name *name, u8 address,
			   bool is_b, bool numbered)
{
	if (!name || numbered)
		print(text, "r%c%u", is_b ? 'b' : 'a', address);
	else
		print(text, "%s", is_b && name->b ? name->b : name->a);
}

static const struct register_name *find_read(u8 raddr)
{
	return find_name(read_names, ARRAY_SIZE(read_names), raddr);
}

/*
 * A register that both files have is read through file A by default, and through
 * file B if A is in use for one that only A has: else its number tells.
 */
static bool tells_file(const struct text *text, u8 raddr, bool is_b)
{
	const struct register_name *name = find_read(raddr);
	const struct register_name *in_a = find_read(text->inst.raddr_a);

	if (!name || name->b)
		return true;
	if (is_b)
		return text->inst.raddr_a != VCIV_R_NOP && !(in_a && !in_a->b);
	return !vciv_inst_reads_b(&text->inst) || text->inst.raddr_b != raddr;
}

static void print_read(struct text *text, bool is_b)
{
	u8 raddr = is_b ? text->inst.raddr_b : text->inst.raddr_a;
	const struct register_name *name = find_read(raddr);

	if (raddr >= 32 && !name && raddr != VCIV_R_NOP)
		text->defined = false;
	print_register(text, name, raddr, is_b, !tells_file(text, raddr, is_b));
	if (is_b)
		text->told.raddr_b = raddr;
	else
		text->told.raddr_a = raddr;
}

static void print_small(struct text *text, u8 code)
{
	if (code < 16)
		print(text, "%u", code);
	else if (code < 32)
		print(text, "%d", code - 32);
	else if (code < ROTATE_R5)
		print(text, "%s", float_names[code - 32]);
	else
		print(text, "%d", code - 64);
	/* Of a rotation this is a side effect, which does not tell the code. */
	if (code < ROTATE_R5)
		text->told.raddr_b = code;
}

static bool rotates(const struct text *text)
{
	return text->inst.sig == VCIV_SIG_SMALL_IMM && text->inst.raddr_b >= ROTATE_R5;
}

/* A source with >> n takes lane i from lane i - n, which is upwards. */
static void print_rotation(struct text *text)
{
	u8 up = text->inst.raddr_b - ROTATE_R5;

	if (!up)
		print(text, " >> r5");
	else if (up <= 8)
		print(text, " >> %u", up);
	else
		print(text, " << %u", 16 - up);
	text->told.raddr_b = text->inst.raddr_b;
}

static void print_unpack(struct text *text, bool is_r4)
{
	if (!text->inst.unpack || text->inst.pm != is_r4)
		return;
	print(text, "%s", unpack_names[text->inst.unpack]);
	text->told.unpack = text->inst.unpack;
	text->told.pm = is_r4;
}

static void print_source(struct text *text, const struct half *half, unsigned int i)
{
	u8 mux = half->source[i];
	bool is_small = text->inst.sig == VCIV_SIG_SMALL_IMM && mux == VCIV_MUX_B;

	print(text, ", ");
	if (is_small) {
		print_small(text, text->inst.raddr_b);
		return;
	}
	if (mux < VCIV_MUX_A)
		print(text, "r%u", mux);
	else
		print_read(text, mux == VCIV_MUX_B);
	if (mux == VCIV_MUX_A || mux == VCIV_MUX_R4)
		print_unpack(text, mux == VCIV_MUX_R4);
	if (half->is_mul && rotates(text))
		print_rotation(text);
}

static void tell_sources(struct text *text, const struct half *half, unsigned int count)
{
	u8 a = half->source[0], b = half->source[count - 1];

	if (half->is_mul) {
		text->told.mul_a = a;
		text->told.mul_b = b;
	} else {
		text->told.add_a = a;
		text->told.add_b = b;
	}
}

static void print_sources(struct text *text, const struct half *half, unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		print_source(text, half, i);
	tell_sources(text, half, count);
}

static bool is_printed(const struct half *half)
{
	return half->op || half->waddr != VCIV_W_NOP || half->cond != VCIV_COND_NEVER;
}

/* Where no destination tells the file, the first one is written by number. */
static bool needs_number(const struct text *text, const struct half *half)
{
	const struct vciv_inst *inst = &text->inst;

	if (!inst->ws || !in_both_files(inst->waddr_add) || !in_both_files(inst->waddr_mul))
		return false;
	return !text->told.ws && in_both_files(half->waddr);
}

static void print_destination(struct text *text, const struct half *half)
{
	const struct vciv_inst *inst = &text->inst;
	bool is_b = vciv_inst_writes_b(inst, half->is_mul);

	print_register(text, find_name(write_names, ARRAY_SIZE(write_names), half->waddr),
		       half->waddr, is_b, needs_number(text, half));
	text->told.ws = inst->ws;
	if (half->is_mul)
		text->told.waddr_mul = half->waddr;
	else
		text->told.waddr_add = half->waddr;

	if (!inst->pack || (inst->pm ? !half->is_mul : is_b || half->waddr >= 32))
		return;
	print_name(text, inst->pm ? mul_pack_names[inst->pack] : pack_names[inst->pack]);
	text->told.pm = inst->pm;
	text->told.pack = inst->pack;
}

static void tell_cond(struct text *text, const struct half *half)
{
	if (half->is_mul)
		text->told.cond_mul = half->cond;
	else
		text->told.cond_add = half->cond;
}

static void print_setf(struct text *text)
{
	if (!text->inst.sf || text->told.sf)
		return;
	print(text, ".setf");
	text->told.sf = 1;
}

static bool is_unary(const struct half *half)
{
	return !half->is_mul && (half->op == VCIV_ADD_FTOI || half->op == VCIV_ADD_ITOF ||
				 half->op == VCIV_ADD_NOT || half->op == VCIV_ADD_CLZ);
}

/* or and v8min of a register and itself; a constant's mov would choose the op. */
static bool is_move(const struct text *text, const struct half *half)
{
	if (half->op != (half->is_mul ? (u8)VCIV_MUL_V8MIN : (u8)VCIV_ADD_OR))
		return false;
	return half->source[0] == half->source[1] &&
	       !(half->source[0] == VCIV_MUX_B && text->inst.sig == VCIV_SIG_SMALL_IMM);
}

static void print_half(struct text *text, const struct half *half)
{
	bool is_mov = is_move(text, half);

	begin_part(text);
	if (!half->op)
		print(text, half->is_mul ? "mnop" : "anop");
	else if (is_mov)
		print(text, "mov");
	else
		print_name(text, half->is_mul ? mul_names[half->op] : add_names[half->op]);
	print(text, "%s", cond_names[half->cond]);
	/* Flags come from ADD unless that is idle (4.7). */
	if (!half->is_mul || !text->inst.op_add)
		if (half->op)
			print_setf(text);
	print(text, " ");
	print_destination(text, half);
	tell_cond(text, half);

	if (half->is_mul)
		text->told.op_mul = half->op;
	else
		text->told.op_add = half->op;
	if (half->op)
		print_sources(text, half, is_mov || is_unary(half) ? 1 : 2);
}

/* Only these exist on the MUL unit alone, so that they tell where they run. */
static bool tells_unit(const struct half *mul)
{
	if (mul->op == VCIV_MUL_V8MIN)
		return mul->source[0] != mul->source[1];
	return mul->op < VCIV_MUL_V8ADDS;
}

static bool is_read(const struct text *text, bool is_b)
{
	u8 mux = is_b ? VCIV_MUX_B : VCIV_MUX_A;
	const struct vciv_inst *told = &text->told;

	return (told->op_add && (told->add_a == mux || told->add_b == mux)) ||
	       (told->op_mul && (told->mul_a == mux || told->mul_b == mux));
}

/* What is read without being used: a peripheral does its work all the same. */
static void print_reads(struct text *text)
{
	const struct vciv_inst *inst = &text->inst;

	if (inst->raddr_a != VCIV_R_NOP && !is_read(text, false)) {
		begin_part(text);
		print(text, "read ");
		print_read(text, false);
	}
	if (is_read(text, true))
		return;
	if (inst->sig == VCIV_SIG_SMALL_IMM && !rotates(text)) {
		begin_part(text);
		print(text, "read ");
		print_small(text, inst->raddr_b);
	} else if (vciv_inst_reads_b(inst) && inst->raddr_b != VCIV_R_NOP) {
		begin_part(text);
		print(text, "read ");
		print_read(text, true);
	}
}

static void print_alu(struct text *text)
{
	const struct vciv_inst *inst = &text->inst;
	struct half add = { false, inst->op_add, inst->cond_add, inst->waddr_add,
			    { inst->add_a, inst->add_b } };
	struct half mul = { true, inst->op_mul, inst->cond_mul, inst->waddr_mul,
			    { inst->mul_a, inst->mul_b } };

	text->told.raddr_a = VCIV_R_NOP;
	text->told.raddr_b = VCIV_R_NOP;
	if (is_printed(&add)) {
		print_half(text, &add);
	} else if (is_printed(&mul) && !tells_unit(&mul)) {
		begin_part(text);
		print(text, "nop");
	}
	if (is_printed(&mul))
		print_half(text, &mul);
	print_reads(text);
	if (*signal_names[inst->sig]) {
		begin_part(text);
		print(text, "%s", signal_names[inst->sig]);
	}
	if (!text->begun)
		print(text, "nop");
}

static void print_lanes(struct text *text, bool is_signed)
{
	unsigned int i;

	for (i = 0; i < VCIV_QPU_LANES; i++) {
		u32 low = text->inst.imm >> i & 1, high = text->inst.imm >> (16 + i) & 1;

		print(text, "%s%d", i ? "," : "[", (int)low + (is_signed ? -2 : 2) * (int)high);
	}
	print(text, "]");
}

static void print_immediate(struct text *text)
{
	print(text, ", ");
	switch (text->inst.unpack) {
	case VCIV_LDI_32:
		print(text, "0x%x", text->inst.imm);
		break;
	case VCIV_LDI_SIGNED:
	case VCIV_LDI_UNSIGNED:
		print_lanes(text, text->inst.unpack == VCIV_LDI_SIGNED);
		break;
	default:
		text->defined = false;
		print(text, "? 0x%x", text->inst.imm);
		break;
	}
	text->told.imm = text->inst.imm;
	text->told.unpack = text->inst.unpack;
}

static const char *load_name(const struct vciv_inst *inst)
{
	if (inst->unpack == VCIV_LDI_SIGNED)
		return "ldipes";
	return inst->unpack == VCIV_LDI_UNSIGNED ? "ldipeu" : "ldi";
}

static void print_load_imm(struct text *text)
{
	const struct vciv_inst *inst = &text->inst;
	struct half add = { .cond = inst->cond_add, .waddr = inst->waddr_add };
	struct half mul = { .is_mul = true, .cond = inst->cond_mul, .waddr = inst->waddr_mul };
	const struct half *first = is_printed(&add) ? &add : &mul;
	bool both = is_printed(&add) && is_printed(&mul);

	print(text, "%s%s", is_printed(&add) ? "" : "nop; ", load_name(inst));
	if (!both || add.cond == mul.cond)
		print(text, "%s", cond_names[first->cond]);
	print_setf(text);
	print(text, " ");
	print_destination(text, first);
	tell_cond(text, first);
	if (both) {
		if (add.cond != mul.cond)
			print(text, "%s", cond_names[add.cond]);
		print(text, ", ");
		print_destination(text, &mul);
		if (add.cond != mul.cond)
			print(text, "%s", cond_names[mul.cond]);
		tell_cond(text, &mul);
	}
	print_immediate(text);
}

static void print_semaphore(struct text *text)
{
	const struct vciv_inst *inst = &text->inst;
	struct half add = { .waddr = inst->waddr_add };

	/* Not together with SFU, TMU or tile buffer (4.13) */
	if (inst->waddr_add >= VCIV_W_SFU_FIRST || (inst->waddr_add >= 43 && inst->waddr_add <= 47))
		text->defined = false;
	print(text, "%s ", inst->imm & 16 ? "sacq" : "srel");
	print_destination(text, &add);
	print(text, ", %u", inst->imm & 15);
	text->told.cond_add = inst->waddr_add == VCIV_W_NOP ? VCIV_COND_NEVER : VCIV_COND_ALWAYS;
	text->told.unpack = inst->unpack;
	text->told.imm = inst->imm & 31;
}

static void print_branch(struct text *text)
{
	const struct vciv_inst *inst = &text->inst;
	struct half add = { .waddr = inst->waddr_add };
	struct half mul = { .is_mul = true, .waddr = inst->waddr_mul };
	bool both = inst->waddr_mul != VCIV_W_NOP;

	print(text, "br%c", inst->rel ? 'r' : 'a');
	print_name(text, branch_names[inst->cond_br]);
	print(text, " ");
	print_destination(text, &add);
	if (both) {
		print(text, ", ");
		print_destination(text, &mul);
	}
	if (inst->reg) {
		print(text, ", ra%u", inst->raddr_a);
		text->told.raddr_a = inst->raddr_a;
	} else if (both) {
		print(text, ", -");
	}
	print(text, ", %d", (int)inst->imm);
	text->told.rel = inst->rel;
	text->told.reg = inst->reg;
	text->told.cond_br = inst->cond_br;
	text->told.imm = inst->imm;
}

/* A result that two operations write is undefined, but for opposite conditions (4.9). */
static bool is_double_write(const struct vciv_inst *inst)
{
	u8 waddr = inst->waddr_add;

	if (inst->sig == VCIV_SIG_BRANCH || waddr != inst->waddr_mul || waddr < 32)
		return false;
	if (waddr > VCIV_W_R3)
		return waddr != VCIV_W_NOP && waddr != VCIV_R_PIXEL && waddr != VCIV_R_FLAGS &&
		       waddr != VCIV_W_DMA_ADDR;
	if (!inst->cond_add || !inst->cond_mul)
		return false;
	return inst->cond_add < VCIV_COND_Z || (inst->cond_add ^ 1) != inst->cond_mul;
}

/**
 * vciv_qpu_disasm() - write an instruction as text
 * @word: instruction
 * @text: where to
 * @size: bytes there, at least 1; %VCIV_QPU_DISASM_SIZE is always enough
 *
 * Return: whether the text tells every bit of @word. It does not where something
 * is set that has no effect, or that is undefined (shown as '?').
 */
bool vciv_qpu_disasm(u64 word, char *text, size_t size)
{
	struct text t = { .buffer = text, .size = size, .defined = true };

	*text = '\0';
	vciv_inst_decode(word, &t.inst);
	t.told.sig = t.inst.sig;
	t.told.waddr_add = VCIV_W_NOP;
	t.told.waddr_mul = VCIV_W_NOP;

	if (vciv_inst_is_alu(&t.inst))
		print_alu(&t);
	else if (t.inst.sig == VCIV_SIG_BRANCH)
		print_branch(&t);
	else if (t.inst.unpack == VCIV_LDI_SEMAPHORE)
		print_semaphore(&t);
	else
		print_load_imm(&t);

	return t.defined && !is_double_write(&t.inst) && vciv_inst_encode(&t.told) == word;
}
