// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Every choice about what the manual does not know, both ways (13.2).
 */
#include "test.h"
#include "words.h"

#define VPMBASE	0x504
#define SRQUA	0x434
#define SRQUL	0x438
#define SRQPC	0x430
#define DBCFG	0xe00
#define DBQITE	0xe2c
#define DBQITC	0xe30
#define ERRSTAT	0xf20

#define ELEMENTS(to)	((NOP ^ WADD(32 + (to)) ^ RA(ELEMENT)) | CADD(1) | ADD(21, A, A))
#define LDTMU0		((NOP & ~SIG(15)) | SIG(10))

static struct machine *new_with(const char *option, uint64_t value)
{
	struct machine *m = machine_new();

	CHECK(v3d_set_option(m->v3d, option, value));
	return m;
}

/* What @words make of two uniforms: r2 and the flags. */
static struct outcome run(const char *option, uint64_t value, uint64_t word,
			  uint32_t a, uint32_t b)
{
	const uint32_t uniforms[] = { a, b };
	struct machine *m = new_with(option, value);
	struct outcome o = { .z = 0xbad };

	CHECK(machine_try(m, &word, 1, uniforms, 2, &o));
	machine_free(m);
	return o;
}

/* A program alone: does it end? */
static bool ends(struct machine *m, const uint64_t *code, size_t count)
{
	machine_load(m, CODE, code, count);
	machine_start(m, CODE, 0);
	return machine_run(m);
}

static void test_arithmetic(void)
{
	uint64_t colour = MUL_OP(4, 2, R0, R0) | PM | PACK(3);
	uint64_t fmul = MUL_OP(1, 2, R0, R1);

	test_begin("fmul-rounding");
	CHECK_EQ(run("fmul-rounding", 0, fmul, 0x3fffffff, 0x3f800001).r[2][0], 0x40000000);
	CHECK_EQ(run("fmul-rounding", 1, fmul, 0x3fffffff, 0x3f800001).r[2][0], 0x40000000);
	CHECK_EQ(run("fmul-rounding", 0, fmul, 0x3fffffff, 0x3fffffff).r[2][0], 0x407ffffe);
	CHECK_EQ(run("fmul-rounding", 0, fmul, 0x3f800003, 0x3fc00000).r[2][0], 0x3fc00004);
	CHECK_EQ(run("fmul-rounding", 1, fmul, 0x3f800003, 0x3fc00000).r[2][0], 0x3fc00004);
	CHECK_EQ(run("fmul-rounding", 0, fmul, 0x3f800001, 0x3fc00000).r[2][0], 0x3fc00001);
	CHECK_EQ(run("fmul-rounding", 1, fmul, 0x3f800001, 0x3fc00000).r[2][0], 0x3fc00002);
	CHECK_EQ(run("fmul-rounding", 1, fmul, 0, 0x3fc00000).r[2][0], 0);

	test_begin("mul24-carry");
	CHECK_EQ(run("mul24-carry", 0, MUL_OP(2, 2, R0, R1) | SF, 0x1000, 0x1000).c, 0xffff);
	CHECK_EQ(run("mul24-carry", 1, MUL_OP(2, 2, R0, R1) | SF, 0x1000, 0x1000).c, 0);
	CHECK_EQ(run("mul24-carry", 1, MUL_OP(2, 2, R0, R1) | SF, 0xffff, 0x10000).c, 0);
	CHECK_EQ(run("mul24-carry", 1, MUL_OP(2, 2, R0, R1) | SF, 0x10000, 0x10000).c, 0xffff);

	test_begin("itof-carry");
	CHECK_EQ(run("itof-carry", 0, ADD_OP(8, 2, R0, R0) | SF, 5, 0).c, 0);
	CHECK_EQ(run("itof-carry", 1, ADD_OP(8, 2, R0, R0) | SF, 5, 0).c, 0xffff);
	CHECK_EQ(run("itof-carry", 1, ADD_OP(8, 2, R0, R0) | SF, -5, 0).c, 0);

	test_begin("inf-minus-inf");
	CHECK_EQ(run("inf-minus-inf", 0, ADD_OP(2, 2, R0, R1), 0x7f800000, 0x7f800000).r[2][0],
		 0xff800000);
	CHECK_EQ(run("inf-minus-inf", 1, ADD_OP(2, 2, R0, R1), 0x7f800000, 0x7f800000).r[2][0],
		 0x7fc00000);
	CHECK_EQ(run("inf-minus-inf", 1, ADD_OP(1, 2, R0, R1), 0xff800000, 0x7f800000).r[2][0],
		 0x7fc00000);
	CHECK_EQ(run("inf-minus-inf", 1, ADD_OP(1, 2, R0, R1), 0x7f800000, 0x7f800000).r[2][0],
		 0x7f800000);
	CHECK_EQ(run("inf-minus-inf", 1, ADD_OP(2, 2, R0, R1), 0x40400000, 0x3f800000).r[2][0],
		 0x40000000);

	/* 0.3 * 255 is 76.5, just above: 77 or 76. */
	test_begin("colour-rounding");
	CHECK_EQ(run("colour-rounding", 0, colour, 0x3e99999a, 0).r[2][0], 0x4d4d4d4d);
	CHECK_EQ(run("colour-rounding", 1, colour, 0x3e99999a, 0).r[2][0], 0x4c4c4c4c);
	CHECK_EQ(run("colour-rounding", 1, colour, 0x3f800000, 0).r[2][0], 0xffffffff);
}

/* 1 / 3 in the first bits of its mantissa, 01010..., and what is left of it. */
static void test_sfu(void)
{
	static const struct { uint64_t bits; uint32_t result; } wanted[] = {
		{ 4, 0x3ea80000 }, { 13, 0x3eaaa800 }, { 16, 0x3eaaaa80 },
	};
	static const uint32_t uniforms[] = { 0x40400000 };
	const uint64_t words[] = { MOV(RECIP, R0), NOP, NOP, ADD_OP(21, 2, R4, R4) };
	struct outcome o;
	unsigned int i;

	test_begin("sfu-bits");
	for (i = 0; i < 3; i++) {
		struct machine *m = new_with("sfu-bits", wanted[i].bits);

		CHECK(machine_try(m, words, 4, uniforms, 1, &o));
		CHECK_EQ(o.r[2][0], wanted[i].result);
		machine_free(m);
	}
}

/* The flags of the comparison before stay, or the immediate 0 sets Z. */
static void test_semaphore_flags(void)
{
	static const uint32_t uniforms[] = { 1 };
	const uint64_t words[] = { MOV(39, R0) | SF, SEMA_UP(0) | CADD(1) | SF };
	struct outcome o;
	uint64_t i;

	test_begin("semaphore-flags");
	for (i = 0; i < 2; i++) {
		struct machine *m = new_with("semaphore-flags", i);

		CHECK(machine_try(m, words, 2, uniforms, 1, &o));
		CHECK_EQ(o.z, i ? 0 : 0xffff);
		machine_free(m);
	}
}

static uint32_t unpacked_uniform(uint64_t option)
{
	const uint64_t word = UNIFORM_TO(34) | UNPACK(4);
	const uint32_t uniforms[] = { 0 };
	struct machine *m = new_with("unpack-io", option);
	struct outcome o;

	machine_set(m, UNIFORMS + 4, 0x12345678);
	CHECK(machine_try(m, &word, 1, uniforms, 1, &o));
	machine_free(m);
	return o.r[2][0];
}

static void test_uniforms(void)
{
	static const uint64_t pop[] = { UNIFORM_TO(32), END };
	static const uint64_t pop3[] = {
		UNIFORM_TO(39), UNIFORM_TO(39), UNIFORM_TO(HOST_INT), END
	};
	const uint64_t jump[] = { MOV_B(UNIF_ADDR, R0), NOP, NOP, UNIFORM_TO(34) };
	const uint32_t relative[] = { 8 };
	struct machine *m;
	struct outcome o;

	test_begin("unpack-io");
	CHECK_EQ(unpacked_uniform(0), 0x78);
	CHECK_EQ(unpacked_uniform(1), 0x12345678);

	test_begin("no-uniforms");
	m = new_with("no-uniforms", 0);
	CHECK(ends(m, pop, 4));
	machine_free(m);
	m = new_with("no-uniforms", 1);
	CHECK(!ends(m, pop, 4));
	machine_free(m);

	test_begin("uniform-limit");
	m = new_with("uniform-limit", 1);
	machine_load(m, CODE, pop3, 6);
	v3d_write(m->v3d, SRQUL, 3);
	v3d_write(m->v3d, SRQUA, UNIFORMS);
	v3d_write(m->v3d, SRQPC, CODE);
	CHECK(machine_run(m));
	CHECK(!m->irq);
	CHECK_EQ(m->messages, 0);
	v3d_write(m->v3d, SRQUL, 2);
	v3d_write(m->v3d, SRQPC, CODE);
	CHECK(machine_run(m));
	CHECK_EQ(m->messages, 1);
	machine_free(m);

	/* From the word after the one with the distance, two further. */
	test_begin("uniform-address-b");
	m = new_with("uniform-address-b", 1);
	machine_set(m, UNIFORMS + 12, 77);
	CHECK(machine_try(m, jump, 4, relative, 1, &o));
	CHECK_EQ(o.r[2][0], 77);
	machine_free(m);
}

static bool interrupts(const char *option, uint64_t value, bool dbcfg, uint64_t word)
{
	const uint64_t code[] = { word, END };
	struct machine *m = new_with(option, value);
	bool latched;

	v3d_write(m->v3d, DBCFG, dbcfg);
	CHECK(ends(m, code, 4));
	latched = v3d_read(m->v3d, DBQITC);
	machine_free(m);
	return latched;
}

/* DBQITC of an interrupt that DBQITE does not enable. */
static bool latches_disabled(uint64_t value)
{
	const uint64_t code[] = { LDI(HOST_INT, 1), END };
	struct machine *m = new_with("host-int-latch", value);
	bool latched;

	v3d_write(m->v3d, DBQITE, 0);
	CHECK(ends(m, code, 4));
	CHECK(!m->irq);
	latched = v3d_read(m->v3d, DBQITC);
	machine_free(m);
	return latched;
}

static void test_host_interrupt(void)
{
	/* Lane 5 only, by a per-element immediate. */
	uint64_t lane5 = LDI(HOST_INT, 1 << 5) | LDI_UNSIGNED, all = LDI(HOST_INT, 1);

	test_begin("host-int-lane");
	CHECK(interrupts("host-int-lane", 0, true, lane5));
	CHECK(!interrupts("host-int-lane", 1, true, lane5));
	CHECK(interrupts("host-int-lane", 1, true, all));

	test_begin("host-int-latch");
	CHECK(!interrupts("host-int-latch", 0, false, all));
	CHECK(interrupts("host-int-latch", 1, false, all));
	CHECK(!interrupts("host-int-latch", 2, false, all));
	CHECK(interrupts("host-int-latch", 2, true, all));
	CHECK(!latches_disabled(2));
	CHECK(latches_disabled(0));
}

#define MUTEX_TAKE	((NOP ^ RA(MUTEX)) | CADD(1) | ADD(21, A, A))
#define MUTEX_GIVE	MOV(MUTEX, R0)

static void test_mutex(void)
{
	static const uint64_t hold[] = { MUTEX_TAKE, SEMA_DOWN(0), END };
	static const uint64_t steal[] = { MUTEX_GIVE, MUTEX_TAKE, SEMA_UP(0), END };
	static const uint64_t twice[] = { MUTEX_TAKE, MUTEX_TAKE, MUTEX_GIVE, END };
	static const uint64_t keep[] = { MUTEX_TAKE, END };
	static const uint64_t unused[] = { NOP ^ RA(MUTEX), END };
	uint64_t i;

	for (i = 0; i < 2; i++) {
		struct machine *m = new_with("mutex-owner", i);

		test_begin("mutex-owner");
		machine_load(m, CODE + 0x100, steal, 6);
		CHECK(!ends(m, hold, 5));
		machine_start(m, CODE + 0x100, 0);
		CHECK_EQ(machine_run(m), i == 0);
		machine_free(m);

		test_begin("mutex-again");
		m = new_with("mutex-again", i);
		CHECK_EQ(ends(m, twice, 6), i == 1);
		machine_free(m);

		test_begin("mutex-unused");
		m = new_with("mutex-unused", i);
		CHECK(ends(m, unused, 4));
		CHECK_EQ(ends(m, unused, 4), i == 1);
		machine_free(m);

		test_begin("mutex-end");
		m = new_with("mutex-end", i);
		CHECK(ends(m, keep, 4));
		CHECK_EQ(ends(m, keep, 4), i == 1);
		machine_free(m);
	}
}

static void test_leftovers(void)
{
	static const uint64_t look[] = { LDI(32, DATA), MOV(TMU0_S, R0), END };
	static const uint64_t take[] = { LDTMU0, END };
	static const uint64_t over[] = {
		LDI(VPM_SETUP, 0x00101a00), NOP, NOP, NOP,
		(NOP ^ RA(VPM)) | CADD(1), (NOP ^ RA(VPM)) | CADD(1), END
	};
	uint64_t i;

	for (i = 0; i < 2; i++) {
		struct machine *m = new_with("tmu-end", i);

		test_begin("tmu-end");
		CHECK(v3d_set_option(m->v3d, "placement", 1));
		CHECK(ends(m, look, 5));
		CHECK_EQ(m->messages, 1);
		CHECK_EQ(ends(m, take, 4), i == 0);
		machine_free(m);

		test_begin("vpm-over-read");
		m = new_with("vpm-over-read", i);
		CHECK_EQ(ends(m, over, 9), i == 1);
		machine_free(m);

		test_begin("tmu-empty");
		m = new_with("tmu-empty", i);
		CHECK_EQ(ends(m, take, 4), i == 1);
		CHECK_EQ(m->messages, i);
		machine_free(m);
	}
}

#define ROW_TO(acc, row)	LDI(VPM_SETUP, 0x101a00 | (row)), NOP, NOP, NOP,		\
				((NOP ^ WADD(32 + (acc)) ^ RA(VPM)) | CADD(1) | ADD(21, A, A))
#define WRITE_ROW(row, value)	LDI_B(VPM_SETUP, 0x1a00 | (row)), LDI(VPM, value)

/* When a read setup is taken, and when its vectors are there (5.3). */
static void test_vpm_reads(void)
{
	/* Two of rows 1 and 2, then one of row 5: the third vector is row 5's or none. */
	const uint64_t setups[] = {
		WRITE_ROW(1, 11), WRITE_ROW(2, 22), WRITE_ROW(5, 55),
		LDI(VPM_SETUP, 0x201a01), LDI(VPM_SETUP, 0x101a05), NOP, NOP, NOP,
		UNIFORM_TO(39), (NOP ^ WADD(32) ^ RA(VPM)) | CADD(1) | ADD(21, A, A),
		(NOP ^ WADD(33) ^ RA(VPM)) | CADD(1) | ADD(21, A, A),
		(NOP ^ WADD(34) ^ RA(VPM)) | CADD(1) | ADD(21, A, A),
	};
	const uint64_t soon[] = {
		WRITE_ROW(1, 11), LDI(VPM_SETUP, 0x101a01), NOP, NOP,
		(NOP ^ WADD(32) ^ RA(VPM)) | CADD(1) | ADD(21, A, A),
		ROW_TO(1, 1),
	};
	struct outcome o;
	uint64_t i;

	for (i = 0; i < 2; i++) {
		struct machine *m = new_with("vpm-read-setups", i);

		test_begin("vpm-read-setups");
		CHECK_EQ(machine_try(m, setups, sizeof(setups) / 8, NULL, 0, &o), i == 1);
		if (i) {
			CHECK_EQ(o.r[0][0], 11);
			CHECK_EQ(o.r[1][0], 22);
			CHECK_EQ(o.r[2][0], 55);
		}
		machine_free(m);

		test_begin("vpm-read-latency");
		m = new_with("vpm-read-latency", i);
		CHECK(machine_try(m, soon, sizeof(soon) / 8, NULL, 0, &o));
		CHECK_EQ(m->messages, i);
		CHECK_EQ(o.r[0][0] == 11, i == 0);
		CHECK_EQ(o.r[1][0], 11);
		machine_free(m);
	}
}

/* One QPU sets up to write row 8, another one writes without a setup (5.8). */
static void test_shared_setup(void)
{
	static const uint64_t set[] = { LDI_B(VPM_SETUP, 0x1a08), END };
	static const uint64_t use[] = { LDI(VPM, 7), END };
	uint64_t i;

	test_begin("setup-shared");
	for (i = 0; i < 2; i++) {
		const uint64_t show[] = { ROW_TO(0, 8) };
		struct machine *m = machine_new();
		struct outcome o;

		CHECK(v3d_set_option(m->v3d, "power-up", 2));
		CHECK(v3d_set_option(m->v3d, "setup-shared", i));
		v3d_set_power(m->v3d, false);
		v3d_set_power(m->v3d, true);
		v3d_write(m->v3d, VPMBASE, 16);
		CHECK(ends(m, set, 4));
		CHECK(ends(m, use, 4));
		CHECK(machine_try(m, show, sizeof(show) / 8, NULL, 0, &o));
		CHECK_EQ(o.r[0][0], i ? 7 : 0);
		machine_free(m);
	}
}

/* Two programs: one leaves the semaphore at 1, the other needs that. */
static void test_semaphore_reset(void)
{
	static const uint64_t up[] = { SEMA_UP(4), END };
	static const uint64_t down[] = { SEMA_DOWN(4), END };
	uint64_t i;

	test_begin("semaphore-reset");
	for (i = 0; i < 2; i++) {
		struct machine *m = new_with("semaphore-reset", i);

		CHECK(ends(m, up, 4));
		v3d_set_power(m->v3d, false);
		v3d_set_power(m->v3d, true);
		CHECK_EQ(ends(m, down, 4), i == 1);
		machine_free(m);
	}
}

/* A program of one line, and what is read after it (9.1). */
static void test_code_ahead(void)
{
	static const uint64_t code[] = { END };
	uint64_t i;

	test_begin("code-ahead");
	for (i = 0; i < 3; i++) {
		struct machine *m = new_with("code-ahead", i);

		CHECK(ends(m, code, 3));
		CHECK_EQ(machine_count(m, V3D_UNIT_CODE), 1 + i);
		CHECK_EQ(m->access[m->accesses - 1].address, CODE + 64 * i);
		machine_free(m);
	}
}

/* VPM writes outside of what VPMBASE allows set an error (2.12). */
static void test_errstat(void)
{
	static const uint64_t code[] = { WRITE_ROW(40, 1), END };
	uint64_t i;

	test_begin("errstat-write");
	for (i = 0; i < 2; i++) {
		struct machine *m = new_with("errstat-write", i);

		v3d_write(m->v3d, VPMBASE, 8);
		CHECK(ends(m, code, 5));
		CHECK_EQ(v3d_read(m->v3d, ERRSTAT), 0x1080);
		v3d_write(m->v3d, ERRSTAT, ~0u);
		CHECK_EQ(v3d_read(m->v3d, ERRSTAT), i ? 0x1000 : 0x1080);
		machine_free(m);
	}
}

static uint32_t vpm_word(struct machine *m, unsigned int n)
{
	static const uint64_t store[] = {
		LDI_B(VPM_SETUP, 0xc0000000), LDI_B(VPM_SETUP, 0xa0104000),
		LDI_B(VPM_ADDR, DATA + 0x8000), WAIT_ST, END
	};

	CHECK(ends(m, store, sizeof(store) / 8));
	return machine_get(m, DATA + 0x8000 + 4 * n);
}

/* One row of 16 elements by @setup, over a VPM of zeros. */
static struct machine *after_load(const char *option, uint64_t value, uint32_t setup)
{
	const uint64_t code[] = {
		LDI(VPM_SETUP, 0x90000000), LDI(VPM_SETUP, setup), LDI(VPM_ADDR, DATA), WAIT_LD, END
	};
	struct machine *m = machine_new();
	unsigned int i;

	CHECK(v3d_set_option(m->v3d, "power-up", 2));
	CHECK(v3d_set_option(m->v3d, option, value));
	v3d_set_power(m->v3d, false);
	v3d_set_power(m->v3d, true);
	v3d_write(m->v3d, VPMBASE, 8);
	for (i = 0; i < 16; i++)
		machine_set(m, DATA + 4 * i, 0x01010101 * (i + 1));
	CHECK(ends(m, code, 7));
	return m;
}

static void test_dma_corners(void)
{
	struct machine *m;

	/* Bytes, select 1: from the second quarter, or from the second byte. */
	test_begin("dma-part");
	m = after_load("dma-part", 0, 0xd0011000);
	CHECK_EQ(vpm_word(m, 0), 0);
	CHECK_EQ(vpm_word(m, 4), 0x01010101);
	machine_free(m);
	m = after_load("dma-part", 1, 0xd0011000);
	CHECK_EQ(vpm_word(m, 0), 0x01010100);
	CHECK_EQ(vpm_word(m, 4), 0x00000004);
	machine_free(m);

	test_begin("dma-row-end");
	m = after_load("dma-row-end", 0, 0x80011000 | 14);
	CHECK_EQ(vpm_word(m, 14), 0x01010101);
	CHECK_EQ(vpm_word(m, 16), 0x03030303);
	CHECK_EQ(vpm_word(m, 0), 0);
	machine_free(m);
	m = after_load("dma-row-end", 1, 0x80011000 | 14);
	CHECK_EQ(vpm_word(m, 14), 0x01010101);
	CHECK_EQ(vpm_word(m, 16), 0);
	CHECK_EQ(vpm_word(m, 0), 0x03030303);
	machine_free(m);

	/* VPMBASE 8 reserves 32 rows. */
	test_begin("dma-reserved");
	m = after_load("dma-reserved", 0, 0x80011000 | 32 << 4);
	CHECK_EQ(vpm_word(m, 32 * 16), 0x01010101);
	machine_free(m);
	m = after_load("dma-reserved", 1, 0x80011000 | 32 << 4);
	CHECK_EQ(vpm_word(m, 32 * 16), 0);
	machine_free(m);
	m = after_load("dma-reserved", 1, 0x80011000 | 31 << 4);
	CHECK_EQ(vpm_word(m, 31 * 16), 0x01010101);
	machine_free(m);
}

static void test_hazard(void)
{
	static const uint32_t uniforms[] = { 0 };
	const uint64_t words[] = {
		LDI(7, 1), NOP, LDI(7, 2), (NOP ^ WADD(34) ^ RA(7)) | CADD(1) | ADD(21, A, A),
	};
	static const uint32_t wanted[] = { 1, 2 };
	struct outcome o;
	uint64_t i;

	test_begin("regfile-hazard");
	for (i = 0; i < 3; i++) {
		struct machine *m = new_with("regfile-hazard", i);

		CHECK(machine_try(m, words, 4, uniforms, 1, &o));
		CHECK_EQ(m->messages, 1);
		if (i < 2)
			CHECK_EQ(o.r[2][0], wanted[i]);
		else
			CHECK(o.r[2][0] != o.r[2][1] || o.r[2][1] != o.r[2][2]);
		machine_free(m);
	}
}

static void test_double_write(void)
{
	static const uint32_t uniforms[] = { 5, 9, 0 };
	const uint64_t word = (NOP ^ WADD(34) ^ WMUL(34)) | CADD(1) | CMUL(1) |
			      ADD(21, R0, R0) | MUL(4, R1, R1);
	static const uint32_t wanted[] = { 9, 5 };
	struct outcome o;
	uint64_t i;

	test_begin("double-write");
	for (i = 0; i < 3; i++) {
		struct machine *m = new_with("double-write", i);

		CHECK(machine_try(m, &word, 1, uniforms, 3, &o));
		if (i < 2)
			CHECK_EQ(o.r[2][6], wanted[i]);
		else
			CHECK(o.r[2][6] != 5 && o.r[2][6] != 9);
		machine_free(m);
	}
}

static void test_power_up(void)
{
	const uint64_t show[] = { (NOP ^ WADD(34) ^ RA(9)) | CADD(1) | ADD(21, A, A) };
	const uint64_t set[] = { LDI(9, 4711), NOP };
	static const uint32_t uniforms[] = { 0 };
	struct outcome o;
	uint64_t i;

	test_begin("power-up");
	for (i = 0; i < 3; i++) {
		struct machine *m = new_with("power-up", i);

		CHECK(v3d_set_option(m->v3d, "placement", 1));
		CHECK(machine_try(m, set, 2, uniforms, 1, &o));
		CHECK(machine_try(m, show, 1, uniforms, 1, &o));
		CHECK_EQ(o.r[2][3], 4711);
		v3d_set_power(m->v3d, false);
		v3d_set_power(m->v3d, true);
		v3d_write(m->v3d, VPMBASE, 16);
		CHECK(machine_try(m, show, 1, uniforms, 1, &o));
		if (i)
			CHECK_EQ(o.r[2][3], i == 1 ? 4711 : 0);
		else
			CHECK(o.r[2][3] != 4711 && o.r[2][3] != 0);
		machine_free(m);
	}
}

static void test_no_memory(void)
{
	const uint64_t words[] = {
		LDI(32, 0x100), MOV(TMU0_S, R0), LDTMU0, ADD_OP(21, 2, R4, R4)
	};
	static const uint32_t uniforms[] = { 0 };
	struct outcome o;
	uint64_t i;

	test_begin("no-memory");
	for (i = 0; i < 2; i++) {
		struct machine *m = new_with("no-memory", i);

		CHECK(machine_try(m, words, 4, uniforms, 1, &o));
		CHECK_EQ(o.r[2][0] != 0, i);
		machine_free(m);
	}
}

/* Same seed, same everything; another seed, another order. */
static void test_seed(void)
{
	static const uint64_t code[] = { BRANCH(15, -32), NOP, NOP, NOP };
	uint64_t retired[3];
	int i;

	test_begin("seed");
	for (i = 0; i < 3; i++) {
		struct machine *m = new_with("seed", i < 2 ? 7 : 8);

		machine_load(m, CODE, code, 4);
		machine_start(m, CODE, 0);
		machine_start(m, CODE, 0);
		v3d_run(m->v3d, 10000);
		retired[i] = v3d_get_stats(m->v3d)->retired[0];
		machine_free(m);
	}
	CHECK_EQ(retired[0], retired[1]);
	CHECK(retired[0] != retired[2]);
}

void test_options(void)
{
	test_arithmetic();
	test_uniforms();
	test_host_interrupt();
	test_mutex();
	test_leftovers();
	test_sfu();
	test_semaphore_flags();
	test_vpm_reads();
	test_shared_setup();
	test_semaphore_reset();
	test_code_ahead();
	test_errstat();
	test_dma_corners();
	test_hazard();
	test_double_write();
	test_power_up();
	test_no_memory();
	test_seed();
}
