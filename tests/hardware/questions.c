// SPDX-License-Identifier: GPL-2.0-or-later
/* Copyright (C) 2026 vciv contributors */

/*
 * The hardware tests, by the numbers of Documentation/gpu/vciv-verifier.rst: programs,
 * in programs/, and what their answers mean.
 */

#include <errno.h>
#include <string.h>

#include "programs.h"
#include "questions.h"

/* The arena's word so many bytes from the pointer on. */
static uint32_t word_at(const struct job *job, int32_t offset)
{
	return job->memory[(JOB_POINTER + offset) / (int32_t)sizeof(uint32_t)];
}

static uint32_t waits_for_ever(const struct job *job)
{
	return job->status == -ETIME;
}

/* HT-4 */

#define ROW		64		/* bytes of a VPM row */

enum { BY_OLD, BY_NEW, MIXED };

static void put_row(uint32_t *memory, uint32_t offset, uint32_t value)
{
	for (int i = 0; i < JOB_LANES; i++)
		memory[offset / sizeof(uint32_t) + i] = value;
}

/* What setup_in_dma.qasm stores, by one setup and by the other. */
static uint32_t store_in_dma(const struct job *job)
{
	static uint32_t old[64 * JOB_LANES], new[64 * JOB_LANES];
	const uint32_t *got = &job->memory[JOB_POINTER / sizeof(uint32_t)];

	for (int i = 0; i < 32; i++)
		put_row(old, i * 2 * ROW, 16 + i);
	for (int i = 0; i < 8; i++)
		put_row(new, i * ROW, 32 + i);

	return !memcmp(got, old, sizeof(old)) ? BY_OLD :
	       !memcmp(got, new, sizeof(new)) ? BY_NEW : MIXED;
}

static uint32_t load_in_dma(const struct job *job)
{
	uint32_t row1 = job->answer[0][0][0], row15 = job->answer[0][1][0];

	return row1 == 32 && row15 == 15 * 32 ? BY_OLD :
	       row1 == 16 && row15 == 15 * 16 ? BY_NEW : MIXED;
}

static void number_words(uint32_t *arena)
{
	for (int i = 0; i < 1024; i++)
		arena[0x8000 / sizeof(uint32_t) + i] = i;
}

/* HT-5 */

static uint32_t store_setup_is_own(const struct job *job)
{
	for (uint32_t i = 0; i < JOB_INSTANCES; i++)
		if (word_at(job, i * 256) != i + 1)
			return false;

	return true;
}

/* Of two rows, of 1 and 2, the second has a distance of its own. */
static uint32_t stride_is_own(const struct job *job)
{
	for (uint32_t i = 0; i < JOB_INSTANCES; i++) {
		uint32_t first = 0x10000 + i * 4096;

		if (word_at(job, first) != 1 || word_at(job, first + ROW + (i + 1) * ROW) != 2)
			return false;
	}

	return true;
}

static uint32_t answers_count_from(const struct job *job, uint32_t row, uint32_t from)
{
	for (uint32_t i = 0; i < JOB_INSTANCES; i++)
		if (job->answer[i][row][0] != from + i)
			return false;

	return true;
}

static uint32_t write_setup_is_own(const struct job *job)
{
	return answers_count_from(job, 0, 101);
}

static uint32_t load_setup_is_own(const struct job *job)
{
	return answers_count_from(job, 1, 0x701);
}

static void number_rows(uint32_t *arena)
{
	for (int i = 0; i < JOB_INSTANCES; i++)
		put_row(arena, 0x8000 + i * ROW, 0x701 + i);
}

/* HT-6 */

static uint32_t shifts_are_modulo(const struct job *job)
{
	const uint32_t value = 0x80000001;

	for (uint32_t i = 0; i < JOB_LANES; i++) {
		uint32_t sign = i ? ~0u << (32 - i) : 0;

		if (job->answer[0][0][i] != value << i || job->answer[0][1][i] != value >> i ||
		    job->answer[0][2][i] != (value >> i | sign) ||
		    job->answer[0][3][i] != (value >> i | (i ? value << (32 - i) : 0)))
			return false;
	}

	return true;
}

/* HT-7: which element each of a row is that of, 99 if they do not repeat. */

static uint32_t r5_of_file_a(const struct job *job)
{
	for (uint32_t i = 0; i < JOB_LANES; i++)
		if (job->answer[0][0][i] != i / 4 * 4)
			return false;

	return true;
}

static uint32_t r5_repeats(const struct job *job, uint32_t row)
{
	for (uint32_t i = 1; i < JOB_LANES; i++)
		if (job->answer[0][row][i] != job->answer[0][row][0])
			return 99;

	return job->answer[0][row][0];
}

static uint32_t r5_of_file_b(const struct job *job)
{
	return r5_repeats(job, 1);
}

static uint32_t r5_conditional(const struct job *job)
{
	return r5_repeats(job, 2);
}

/* HT-8, HT-13: on how many QPUs something was left. */

static void number_lookups(uint32_t *arena)
{
	arena[0] = 0xaaaa;
	arena[ROW / sizeof(uint32_t)] = 0xbbbb;
}

static uint32_t count_others(const struct job *job, uint32_t row, uint32_t value)
{
	uint32_t count = 0;

	for (int i = 0; i < JOB_INSTANCES; i++)
		count += job->answer[i][row][0] != value;

	return count;
}

static uint32_t lookups_left(const struct job *job)
{
	return count_others(job, 0, 0xbbbb);
}

static uint32_t vectors_left(const struct job *job)
{
	return count_others(job, 1, 0x81);
}

static uint32_t parameters_left(const struct job *job)
{
	return count_others(job, 2, 0x1001);
}

/* HT-9 */

enum { BITS_16, BITS_13, SIGNED };

/* Where the second row went, by strides of 0xffc0 and 0x8000. */
static uint32_t stride_bits(const struct job *job)
{
	if (word_at(job, 0x10000 + ROW + 0x8000) == 0x92 && word_at(job, 0) == 0x91 &&
	    word_at(job, ROW + 0xffc0) != 0)
		return BITS_16;
	if (word_at(job, 0x10000 + ROW) == 0x92 && word_at(job, ROW + 0x1fc0) == 0x92)
		return BITS_13;
	if (word_at(job, 0x10000 + ROW - 0x8000) == 0x92 && word_at(job, 0) == 0x92)
		return SIGNED;

	return 99;
}

/* HT-10 */

enum { ROUNDED_DOWN, BYTE_EXACT };

static uint32_t low_bits_of_store(const struct job *job)
{
	const uint8_t *bytes = (const uint8_t *)job->memory + JOB_POINTER;
	uint32_t rounded = 0, exact = 0;

	for (uint32_t i = 1; i <= 3; i++) {
		const uint8_t *at = bytes + i * 256;

		/* Bytes 0, 1, 2 ... of a row, and nothing before it. */
		rounded += at[1] == 1 && at[ROW - 1] == ROW - 1 && at[ROW] == 0;
		exact += at[i + 1] == 1 && at[i + ROW - 1] == ROW - 1 && at[i - 1] == 0 &&
			 at[i + ROW] == 0;
	}

	return rounded == 3 ? ROUNDED_DOWN : exact == 3 ? BYTE_EXACT : 99;
}

static uint32_t low_bits_of_load(const struct job *job)
{
	uint32_t rounded = 0, exact = 0;

	for (uint32_t i = 0; i < 3; i++) {
		uint32_t first = i + 1;

		rounded += job->answer[0][i][0] == 0x03020100;
		exact += job->answer[0][i][0] == 0x03020100 + first * 0x01010101;
	}

	return rounded == 3 ? ROUNDED_DOWN : exact == 3 ? BYTE_EXACT : 99;
}

static void number_bytes(uint32_t *arena)
{
	for (int i = 0; i < 128; i++)
		((uint8_t *)arena)[0x2000 + i] = i;
}

/* HT-11 */

enum { ALL_OLD, ALL_NEW, OLD_AND_NEW };

static uint32_t rotation(const struct job *job)
{
	uint32_t old = 0, new = 0;

	for (uint32_t i = 0; i < JOB_LANES; i++) {
		old += job->answer[0][4][i] == 0;
		new += job->answer[0][4][i] == 16 + (i + 1) % 16;
	}

	return old + new < JOB_LANES ? 99 : !new ? ALL_OLD : !old ? ALL_NEW : OLD_AND_NEW;
}

static uint32_t registers_settle(const struct job *job)
{
	return job->answer[0][2][0] == 2 && job->answer[0][3][0] == 2;
}

#define QUESTION_TAKEN(name_, asks_, row_, taken_, not_taken_, verdict_) { \
	.name = name_, .asks = asks_, .row = row_, .other = UNSAFE, .choices = { \
		{ 2, taken_, "takes one" }, { 1, not_taken_, "takes none" }, \
		{ 3, verdict_, "takes two" } } }

/* Of the verifier, flags that may or may not be set. */
#define QUESTION_FLAG(name_, asks_, row_) { \
	.name = name_, .asks = asks_, .row = row_, .other = UNSAFE, .choices = { \
		{ 0, ALLOWED, "not set" }, { 1, ALLOWED, "set" } } }

#define QUESTION_OWN(name_, asks_, measure_) { \
	.name = name_, .asks = asks_, .measure = measure_, .other = UNSAFE, .choices = { \
		{ true, ASSUMED, "each QPU has its own" }, \
		{ false, UNSAFE, "shared with other QPUs" } } }

#define QUESTION_LEFT(name_, asks_, measure_, verdict_) { \
	.name = name_, .asks = asks_, .measure = measure_, .other = UNSAFE, .choices = { \
		{ 0, verdict_, "gone on all QPUs" }, \
		{ JOB_INSTANCES, verdict_ == ALLOWED ? ALLOWED : UNSAFE, "left on all QPUs" } } }

#define QUESTION_HAZARD(name_, asks_, row_) { \
	.name = name_, .asks = asks_, .row = row_, .other = ALLOWED, .choices = { \
		{ 1, ALLOWED, "the old value" }, { 2, ALLOWED, "the new value" } } }

#define QUESTION_LOW_BITS(name_, asks_, measure_) { \
	.name = name_, .asks = asks_, .measure = measure_, .other = UNSAFE, .choices = { \
		{ ROUNDED_DOWN, ALLOWED, "rounded down to words" }, \
		{ BYTE_EXACT, ALLOWED, "bytes, exactly" } } }

const struct test tests[] = {
	{ .id = "HT-1", .steps = {
		{ CODE(fields), 1, .questions = {
			QUESTION_TAKEN("uniform-unused",
				       "uniforms that a register field names alone (3.4)",
				       0, ALLOWED, ALLOWED, ALLOWED),
			QUESTION_TAKEN("uniform-never",
				       "uniforms that an operation names which never executes (3.4)",
				       1, ASSUMED, UNSAFE, UNSAFE),
			QUESTION_TAKEN("uniform-twice",
				       "uniforms that an instruction names in both files (3.4)",
				       2, ALLOWED, ALLOWED, ALLOWED),
			{ .name = "vector-never", .row = 3, .other = UNSAFE,
			  .asks = "VPM vectors that an operation names which never executes (3.4)",
			  .choices = { { 2, ASSUMED, "takes one" }, { 1, UNSAFE, "takes none" } } },
		} },
		{ CODE(mutex_unused), 2, .questions = {
			{ .name = "mutex-never", .instance = 1, .other = UNSAFE,
			  .asks = "the mutex that an operation names which never executes (3.4)",
			  .choices = { { 1, ALLOWED, "is acquired" },
				       { 0, ALLOWED, "is not acquired" } } },
		} },
	} },
	{ .id = "HT-2", .steps = {
		{ CODE(flags), 1, .questions = {
			QUESTION_FLAG("flag-never", "Z by an operation that never executes (4.7)", 0),
			QUESTION_FLAG("flag-false", "Z where the condition is false (4.7)", 1),
			QUESTION_FLAG("flag-ldi", "Z by a load of 0 (4.7)", 2),
			QUESTION_FLAG("flag-semaphore",
				      "Z by a semaphore operation with an immediate of 0 (4.7)", 3),
			QUESTION_FLAG("flag-packed", "Z by a result of which 0 is packed (4.7)", 4),
			QUESTION_FLAG("flag-mul24",
				      "C by a product between 24 and 32 bits: vc4asm has it set (4.6)",
				      5),
			QUESTION_FLAG("flag-itof",
				      "C by itof of a positive number: VC4C has it set (4.5)", 6),
		} },
	} },
	{ .id = "HT-3", .steps = {
		{ CODE(vpm_reads), 1, .questions = {
			{ .name = "vpm-latency", .row = 0, .other = ALLOWED,
			  .asks = "a vector that is read right after its setup (5.3)",
			  .choices = { { 0x51, ALLOWED, "is there, as vc4asm measured" } } },
			{ .name = "vpm-fetch", .row = 1, .other = UNSAFE,
			  .asks = "a vector that changes between setup and read (5.3)",
			  .choices = { { 0x61, ALLOWED, "was fetched at the setup" },
				       { 0x62, ALLOWED, "is fetched when it is read" } } },
			{ .name = "vpm-second-setup", .row = 2, .other = ALLOWED,
			  .asks = "a second setup while two vectors are unread (5.3)",
			  .choices = { { 0x74, ALLOWED, "is ignored, as vc4asm measured" },
				       { 0x73, ALLOWED, "is taken, as AG100 says" } } },
		} },
		{ CODE(vpm_over_read), 1, .may_hang = true, .questions = {
			{ .name = "vpm-over-read", .measure = waits_for_ever, .other = ALLOWED,
			  .asks = "a read of more vectors than were set up (5.3)",
			  .choices = { { true, ALLOWED, "waits for ever, as vc4asm measured" },
				       { false, ALLOWED, "gives something, as AG100 says" } } },
		} },
	} },
	{ .id = "HT-4", .steps = {
		{ CODE(setup_in_dma), 1, .prepare = number_words, .questions = {
			{ .name = "setup-in-store", .measure = store_in_dma, .other = UNSAFE,
			  .asks = "a store whose setup is written while it runs (5.7)",
			  .choices = { { BY_OLD, ALLOWED, "goes by the old setup" },
				       { BY_NEW, ALLOWED, "goes by the new setup" } } },
			{ .name = "setup-in-load", .measure = load_in_dma, .other = UNSAFE,
			  .asks = "a load whose setup is written while it runs (5.7)",
			  .choices = { { BY_OLD, ALLOWED, "goes by the old setup" },
				       { BY_NEW, ALLOWED, "goes by the new setup" } } },
		} },
	} },
	{ .id = "HT-5", .steps = {
		{ CODE(setups_shared), JOB_INSTANCES, .prepare = number_rows, .questions = {
			QUESTION_OWN("setup-store", "the setup of VDW (5.8)", store_setup_is_own),
			QUESTION_OWN("setup-stride", "the stride of VDW (5.8)", stride_is_own),
			QUESTION_OWN("setup-write", "the setup of VPM writes (5.8)",
				     write_setup_is_own),
			QUESTION_OWN("setup-load", "the setup of VDR (5.8)", load_setup_is_own),
		} },
	} },
	{ .id = "HT-6", .steps = {
		{ CODE(shifts), 1, .questions = {
			{ .name = "shift-count", .measure = shifts_are_modulo, .other = UNSAFE,
			  .asks = "shl, shr, asr and ror by 32 to 47 (4.5)",
			  .choices = { { true, ASSUMED, "by the number modulo 32" },
				       { false, UNSAFE, "not by the number modulo 32" } } },
		} },
	} },
	{ .id = "HT-7", .steps = {
		{ CODE(r5), 1, .questions = {
			{ .name = "r5-file-a", .measure = r5_of_file_a, .other = UNSAFE,
			  .asks = "r5 written by file A (3.5)",
			  .choices = { { true, ASSUMED, "repeats the first element of each quad" },
				       { false, UNSAFE, "does not repeat the first of each quad" } } },
			{ .name = "r5-file-b", .measure = r5_of_file_b, .other = UNSAFE,
			  .asks = "r5 written by file B (3.5)",
			  .choices = { { 32, ASSUMED, "repeats element 0" } } },
			{ .name = "r5-condition", .measure = r5_conditional, .other = ALLOWED,
			  .asks = "r5 written by file B, the condition being false for element 0 (3.5)",
			  .choices = { { 32, ALLOWED, "is not written" },
				       { 64, ALLOWED, "is written" } } },
		} },
	} },
	{ .id = "HT-8", .steps = {
		{ CODE(leave_hanging), JOB_INSTANCES, .may_hang = true, .prepare = number_lookups },
		{ CODE(look), JOB_INSTANCES, .prepare = number_lookups, .questions = {
			QUESTION_LEFT("reset-lookup", "a result of a TMU after a reset (13.2)",
				      lookups_left, ASSUMED),
			QUESTION_LEFT("reset-vpm-queue", "unread vectors after a reset (13.2)",
				      vectors_left, ASSUMED),
			QUESTION_LEFT("reset-parameter", "a parameter of a TMU after a reset (13.2)",
				      parameters_left, ASSUMED),
		} },
		{ CODE(look_semaphore), 2, .questions = {
			{ .name = "reset-semaphore", .instance = 1, .other = UNSAFE,
			  .asks = "a semaphore after a reset (13.2)",
			  .choices = { { 0, ASSUMED, "is 0" }, { 1, UNSAFE, "keeps its value" } } },
		} },
		{ CODE(look_mutex), 2, .may_hang = true, .questions = {
			{ .name = "reset-mutex", .instance = 1, .other = UNSAFE,
			  .asks = "the mutex after a reset (13.2)",
			  .choices = { { 1, ASSUMED, "is free" }, { 0, UNSAFE, "is held" } } },
		} },
	} },
	{ .id = "HT-9", .steps = {
		{ CODE(strides), 1, .questions = {
			{ .name = "stride-bits", .measure = stride_bits, .other = UNSAFE,
			  .asks = "the stride of VDW (5.4)",
			  .choices = { { BITS_16, ASSUMED, "16 bits, as GPU_FFT needs" },
				       { BITS_13, ALLOWED, "13 bits, as AG100 says" },
				       { SIGNED, UNSAFE, "with a sign" } } },
		} },
	} },
	{ .id = "HT-10", .steps = {
		{ CODE(low_bits), 1, .prepare = number_bytes, .questions = {
			QUESTION_LOW_BITS("store-address", "the low bits of a store's address (5.7)",
					  low_bits_of_store),
			QUESTION_LOW_BITS("load-address", "the low bits of a load's address (5.7)",
					  low_bits_of_load),
		} },
	} },
	{ .id = "HT-11", .steps = {
		{ CODE(hazards), 1, .questions = {
			QUESTION_HAZARD("hazard-a", "a register of file A right after its write (3.2)",
					0),
			QUESTION_HAZARD("hazard-b", "a register of file B right after its write (3.2)",
					1),
			{ .name = "hazard-later", .measure = registers_settle, .other = UNSAFE,
			  .asks = "registers of both files one instruction later (3.2)",
			  .choices = { { true, ASSUMED, "the new value" },
				       { false, UNSAFE, "not the new value" } } },
			{ .name = "hazard-rotation", .measure = rotation, .other = UNSAFE,
			  .asks = "an accumulator that is rotated right after its write (4.8)",
			  .choices = { { ALL_OLD, ALLOWED, "the old value" },
				       { ALL_NEW, ALLOWED, "the new value" },
				       { OLD_AND_NEW, ALLOWED, "old or new, by element" } } },
		} },
	} },
	{ .id = "HT-12",
	  .not_looked_at = "the driver sets no limit for uniforms (SRQUL), and relies on none" },
	{ .id = "HT-13", .steps = {
		{ CODE(leave_ending), JOB_INSTANCES, .prepare = number_lookups },
		{ CODE(look), JOB_INSTANCES, .prepare = number_lookups, .questions = {
			QUESTION_LEFT("end-lookup", "a result of a TMU after the program's end (4.17)",
				      lookups_left, ALLOWED),
			QUESTION_LEFT("end-vpm-queue", "unread vectors after the program's end (4.17)",
				      vectors_left, ALLOWED),
			QUESTION_LEFT("end-parameter",
				      "a parameter of a TMU after the program's end (4.17)",
				      parameters_left, ALLOWED),
		} },
		{ CODE(look_mutex), 2, .may_hang = true, .questions = {
			{ .name = "end-mutex", .instance = 1, .other = UNSAFE,
			  .asks = "the mutex after the end of the program that held it (5.10)",
			  .choices = { { 1, ALLOWED, "is free" }, { 0, ALLOWED, "stays held" } } },
		} },
	} },
	{ .id = "HT-14", .steps = {
		{ CODE(branch), 1, .questions = {
			{ .name = "branch-element", .other = ALLOWED,
			  .asks = "the element of a register that a branch goes by (4.14)",
			  .choices = { { 15, ALLOWED, "element 15, as vc4asm measured" },
				       { 0, ALLOWED, "element 0, as AG100 says" } } },
		} },
	} },
};

const size_t num_tests = sizeof(tests) / sizeof(*tests);
