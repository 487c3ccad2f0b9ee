// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/*
 * What people are told: where, which rule, what was known of the value, and
 * what would help. No address is ever in it, for none is known here.
 */

#include <linux/compiler_attributes.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/sprintf.h>
#include <linux/stdarg.h>
#include <kunit/visibility.h>

#include "vciv_qpu_disasm.h"
#include "vciv_verify_priv.h"

struct text {
	const char *name;	/* for tests and tools; does not change */
	const char *rule;
	const char *advice;	/* or NULL */
};

#define PIPELINE_ADVICE "compute programs have no business with the 3D pipeline"
#define CLAMP_ADVICE \
	"and the offset with a MASK of this pointer, or max it with 0 and min it with a LIMIT"

static const struct text texts[VCIV_REASONS] = {
	[VCIV_OK] = { "ok", "the program is safe", NULL },
	[VCIV_BAD_SIGNATURE] = { "bad-signature", "the uniforms are not declared as they may be",
		NULL },
	[VCIV_BAD_LENGTH] = { "bad-length", "the program is empty or too long", NULL },
	[VCIV_KILLED] = { "killed", "interrupted", NULL },
	[VCIV_ENCODING] = { "encoding", "reserved bits of the word are set", NULL },
	[VCIV_SIGNAL] = { "signal", "a signal that stops, switches or draws", PIPELINE_ADVICE },
	[VCIV_OPCODE] = { "opcode", "a reserved opcode", NULL },
	[VCIV_LOAD_IMM] = { "load-imm", "an undefined form of load immediate", NULL },
	[VCIV_SEMAPHORE] = { "semaphore", "a semaphore instruction writes or sets something",
		"write to nowhere, and leave the flags alone" },
	[VCIV_READ_ADDR] = { "read-addr", "reads a register of the 3D pipeline", PIPELINE_ADVICE },
	[VCIV_READ_UNUSED] = { "read-unused", "a read with a side effect that nothing consumes",
		"let an operation take it; for the mutex, one without condition" },
	[VCIV_READ_TWICE] = { "read-twice", "reads the same peripheral through both files",
		"read it into a register first" },
	[VCIV_WRITE_ADDR] = { "write-addr",
		"writes a register that is reserved or belongs to the 3D pipeline", NULL },
	[VCIV_WRITE_NOP] = { "write-nop", "writes a peripheral without computing anything", NULL },
	[VCIV_WRITE_COND] = { "write-cond", "writes a peripheral under a condition",
		"a peripheral acts whatever the condition: choose the value under it instead" },
	[VCIV_WRITE_TWICE] = { "write-twice", "both ALUs write the same place",
		"only opposite conditions, to a register, are defined" },
	[VCIV_COUPLED] = { "coupled", "more than one access to TMU, SFU, mutex in one word",
		"use one word for each" },
	[VCIV_VPM_TWICE] = { "vpm-twice", "VPM accesses that exclude each other in one word",
		"use one word for each" },
	[VCIV_PACK] = { "pack", "a pack that is reserved, or has nothing to act on", NULL },
	[VCIV_UNPACK] = { "unpack", "an unpack of something that is no register of file A", NULL },
	[VCIV_BRANCH_FORM] = { "branch-form", "a reserved or absolute branch",
		"branch relative, or to a link register" },
	[VCIV_SLOTS] = { "slots", "a branch or program end right behind a branch or program end",
		"three words follow a branch, two a program end" },
	[VCIV_THREND] = { "thrend", "the word of the program end writes a register", NULL },
	[VCIV_THREND_SLOT] = { "thrend-slot",
		"one of the last three words uses a unit, a semaphore, uniforms or register 14",
		"the next program is there already: end with nops" },
	[VCIV_FALLS_OFF] = { "falls-off", "execution runs past the last word",
		"end with thrend and two more words" },
	[VCIV_TARGET] = { "target", "a branch to somewhere outside the program", NULL },
	[VCIV_BRANCH_REG] = { "branch-reg", "a branch to an address that is not known exactly",
		"branch to a link register written by a branch, or by an enumerated amount" },
	[VCIV_BRANCH_FLAGS] = { "branch-flags", "a branch on flags that nothing has set",
		"set them with .setf, unconditionally" },
	[VCIV_R4_BUSY] = { "r4-busy", "r4 is used within two words of an SFU write", NULL },
	[VCIV_UNIFORM_SOON] = { "uniform-soon",
		"a uniform is read within two words of a change of their address", NULL },
	[VCIV_NOSWAP_LATE] = { "noswap-late",
		"TMU_NOSWAP after a TMU access or less than three words before one", NULL },
	[VCIV_USE_UNINIT] = { "use-uninit", "uses what nothing has initialised",
		"give it a value first; in the word after its write a register has none yet" },
	[VCIV_USE_SECRET] = { "use-secret", "would tell where a buffer is in memory",
		"only use a pointer to form addresses" },
	[VCIV_NOT_POINTER] = { "not-pointer", "an address that is not made from a pointer",
		"declare the uniform as a pointer; add offsets to it, nothing else" },
	[VCIV_NO_ACCESS] = { "no-access", "the pointer is not declared for this access", NULL },
	[VCIV_UNBOUNDED] = { "unbounded", "the offset from the pointer may be anything",
		CLAMP_ADVICE },
	[VCIV_OTHER_BOUND] = { "other-bound",
		"the offset is bounded by another pointer's size, or not tightly enough",
		CLAMP_ADVICE },
	[VCIV_UNIFORM_END] = { "uniform-end", "reads more uniforms than are declared", NULL },
	[VCIV_UNIFORM_ADDR] = { "uniform-addr",
		"the uniform address is set to something that is no word of this stream",
		"set it to a SELF uniform" },
	[VCIV_RECORDS] = { "records", "nothing limits how many records are read",
		"read one record in each round of a loop that a uniform counts" },
	[VCIV_TMU_FULL] = { "tmu-full", "a fifth TMU request in flight",
		"take a result before" },
	[VCIV_TMU_EMPTY] = { "tmu-empty", "waits for a TMU result that was not asked for", NULL },
	[VCIV_TMU_LEFT] = { "tmu-left", "ends with TMU results not taken", NULL },
	[VCIV_SETUP_ID] = { "setup-id", "a VPM setup word whose kind or mode is not known",
		"mask what is put into it, and or it to a constant" },
	[VCIV_SETUP_RESERVED] = { "setup-reserved",
		"a VPM setup word with reserved bits or a reserved size", NULL },
	[VCIV_SETUP_MISSING] = { "setup-missing", "the VPM or DMA was not set up by this program",
		"write the setup word, and a stride or pitch for more than one row" },
	[VCIV_VPM_ROWS] = { "vpm-rows", "a DMA beyond row 63 of the VPM", NULL },
	[VCIV_VPM_PENDING] = { "vpm-pending", "a VPM read setup before all of the last is read",
		NULL },
	[VCIV_VPM_EMPTY] = { "vpm-empty", "a VPM read that was not set up", NULL },
	[VCIV_VPM_LEFT] = { "vpm-left", "ends with VPM reads not done", NULL },
	[VCIV_DMA_LEFT] = { "dma-left", "ends without waiting for its DMA",
		"read vr_wait or vw_wait before the end" },
	[VCIV_MUTEX_STATE] = { "mutex-state", "takes the mutex twice, or returns it twice", NULL },
	[VCIV_MUTEX_LEFT] = { "mutex-left", "ends while it holds the mutex", NULL },
	[VCIV_TOO_MANY_STEPS] = { "too-many-steps", "takes too long to verify",
		"a loop whose count is known is run: make it shorter, or its count unknown" },
	[VCIV_TOO_MANY_STATES] = { "too-many-states", "too many different ways through it", NULL },
	[VCIV_NOT_INDUCTIVE] = { "not-inductive", "the states that were found prove nothing",
		"this is a defect of the verifier" },
};

const char *vciv_reason_name(enum vciv_reason reason)
{
	return reason < VCIV_REASONS ? texts[reason].name : "unknown";
}
EXPORT_SYMBOL_IF_KUNIT(vciv_reason_name);

/**
 * vciv_log_clear() - forget what was said
 * @log: log
 */
void vciv_log_clear(struct vciv_log *log)
{
	log->used = 0;
	if (log->size)
		log->text[0] = '\0';
}

static __printf(2, 3) void log_print(struct vciv_log *log, const char *format, ...)
{
	va_list args;

	if (log->used >= log->size)
		return;

	va_start(args, format);
	log->used += vscnprintf(log->text + log->used, log->size - log->used, format, args);
	va_end(args);
}

static void log_number(struct vciv_log *log, const struct vciv_num *num)
{
	if (vciv_num_is_const(*num)) {
		log_print(log, "0x%x", num->bits.value);
		return;
	}

	if (vciv_num_is_unknown(*num)) {
		log_print(log, "anything");
		return;
	}

	log_print(log, "from 0x%x to 0x%x", num->range.base, num->range.base + num->range.size);
	if (num->bits.mask != U32_MAX)
		log_print(log, ", bits 0x%x known to be 0x%x", ~num->bits.mask, num->bits.value);
}

static void log_value(struct vciv_log *log, const struct vciv_val *val)
{
	switch (val->kind) {
	case VCIV_SCALAR:
		log_print(log, "%s, ", val->secret ? "a number made from an address" : "a number");
		break;
	case VCIV_PTR:
		log_print(log, "the pointer in uniform %u, offset ", val->slot);
		break;
	case VCIV_SELF:
		log_print(log, "the address of the uniforms, offset ");
		break;
	case VCIV_CODE:
		log_print(log, "the address of an instruction, offset ");
		break;
	default:
		log_print(log, "undefined");
		return;
	}

	log_number(log, &val->num);
	if (val->bound != VCIV_NO_BOUND)
		log_print(log, ", %d bytes or more before the end of that in uniform %u", val->gap,
			  val->bound);
}

static void log_rejection(struct vciv_verifier *v, enum vciv_reason reason,
			  const struct vciv_val *val)
{
	const struct vciv_verify_args *args = v->args;
	struct vciv_log *log = &v->log;
	char text[VCIV_QPU_DISASM_SIZE];
	u32 ip = v->verdict->ip;

	log_print(log, "%s [%s]\n", texts[reason].rule, texts[reason].name);
	if (reason >= VCIV_ENCODING && ip < args->num_words) {
		vciv_qpu_disasm(args->code[ip], text, sizeof(text));
		log_print(log, "  instruction %u: %s\n", ip, text);
	}

	if (val) {
		log_print(log, "  value: ");
		log_value(log, val);
		log_print(log, "\n");
	}

	if (args->signature->num_params && v->choice < vciv_signature_choices(args->signature) &&
	    vciv_signature_choices(args->signature) > 1)
		log_print(log, "  with combination %u of the enumerated uniforms\n", v->choice);

	if (texts[reason].advice)
		log_print(log, "  try: %s\n", texts[reason].advice);
}

/**
 * vciv_reject_value() - refuse a program because of a value
 * @v: verifier
 * @reason: rule
 * @val: value, or NULL
 *
 * Return: false, always.
 */
bool vciv_reject_value(struct vciv_verifier *v, enum vciv_reason reason,
		       const struct vciv_val *val)
{
	v->verdict->reason = reason;
	log_rejection(v, reason, val);

	return false;
}

bool vciv_reject(struct vciv_verifier *v, enum vciv_reason reason)
{
	return vciv_reject_value(v, reason, NULL);
}
