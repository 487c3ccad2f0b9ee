// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Generic VPM access in all its modes, and the read queue (5.2, 5.3).
 */
#include <stdio.h>
#include <string.h>

#include "test.h"
#include "words.h"

#define ELEMENTS(to)	((NOP ^ WADD(32 + (to)) ^ RA(ELEMENT)) | CADD(1) | ADD(21, A, A))
#define READ_TO(to)	((NOP ^ WADD(32 + (to)) ^ RA(VPM)) | CADD(1) | ADD(21, A, A))

#define HORIZ	(1 << 11)
#define LANED	(1 << 10)
enum { BYTES = 0 << 8, HALVES = 1 << 8, WORDS = 2 << 8 };

#define STRIDE(n)	((n) << 12)
#define NUM(n)		((n) << 20)

/* All of the VPM, to and from memory at DATA, by 64 rows of VDW and 4 of VDR. */
static const uint64_t store_all[] = {
	LDI_B(VPM_SETUP, 0xc0000000), LDI_B(VPM_SETUP, 0xa0104000), LDI_B(VPM_ADDR, DATA),
	WAIT_ST, END
};

#define LOAD_ROWS(y)	LDI(VPM_SETUP, 0x83001000 | (y) << 4), \
			LDI(VPM_ADDR, DATA + (y) * 64), WAIT_LD

static const uint64_t load_all[] = {
	LOAD_ROWS(0), LOAD_ROWS(16), LOAD_ROWS(32), LOAD_ROWS(48), END
};

static void run(struct machine *m, const uint64_t *code, size_t count)
{
	machine_load(m, CODE, code, count);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
}

static uint32_t *vpm_words(struct machine *m)
{
	return (uint32_t *)(m->ram + (DATA - RAM_BASE));
}

/*
 * Element i of an access is byte k of the VPM (5.2): the table of the manual
 * with Y, X, H and B as bytes.
 */
static unsigned int byte_of(unsigned int setup, unsigned int i)
{
	unsigned int a = setup & 0xff;

	switch (setup & (HORIZ | LANED | 3 << 8)) {
	case HORIZ | WORDS:
	case HORIZ | WORDS | LANED:
		return 64 * (a & 63) + 4 * i;
	case HORIZ | HALVES | LANED:
		return 64 * (a >> 1 & 63) + 4 * i + 2 * (a & 1);
	case HORIZ | HALVES:
		return 64 * (a >> 1 & 63) + 4 * (8 * (a & 1) + i / 2) + 2 * (i & 1);
	case HORIZ | BYTES | LANED:
		return 64 * (a >> 2) + 4 * i + (a & 3);
	case HORIZ | BYTES:
		return 64 * (a >> 2) + 4 * (4 * (a & 3) + i / 4) + (i & 3);
	case WORDS:
	case WORDS | LANED:
		return 64 * ((a & 0x30) + i) + 4 * (a & 15);
	case HALVES | LANED:
		return 64 * ((a >> 5 & 3) * 16 + i) + 4 * (a >> 1 & 15) + 2 * (a & 1);
	case HALVES:
		return 64 * ((a >> 5 & 3) * 16 + 8 * (a & 1) + i / 2) + 4 * (a >> 1 & 15) +
		       2 * (i & 1);
	case BYTES | LANED:
		return 64 * ((a >> 6) * 16 + i) + 4 * (a >> 2 & 15) + (a & 3);
	default:
		return 64 * ((a >> 6) * 16 + 4 * (a & 3) + i / 4) + 4 * (a >> 2 & 15) + (i & 3);
	}
}

static unsigned int width_of(unsigned int setup)
{
	return 1 << (setup >> 8 & 3);
}

static void check_write(unsigned int setup)
{
	const uint64_t code[] = {
		LDI_B(VPM_SETUP, setup), ELEMENTS(1), LDI(32, 0x80706050),
		(NOP ^ WADD(VPM)) | CADD(1) | ADD(12, R0, R1), END
	};
	struct machine *m = machine_new();
	uint8_t wanted[4096];
	unsigned int i;

	for (i = 0; i < sizeof(wanted); i++)
		wanted[i] = m->ram[DATA - RAM_BASE + i] = i * 7 + i / 256;
	run(m, load_all, sizeof(load_all) / 8);
	run(m, code, sizeof(code) / 8);
	run(m, store_all, sizeof(store_all) / 8);
	for (i = 0; i < LANES; i++) {
		uint32_t value = 0x80706050 + i;

		memcpy(wanted + byte_of(setup, i), &value, width_of(setup));
	}
	CHECK(!memcmp(wanted, vpm_words(m), sizeof(wanted)));
	machine_free(m);
}

static void check_read(unsigned int setup)
{
	const uint64_t words[] = {
		LDI(VPM_SETUP, setup | NUM(1)), NOP, NOP, NOP, READ_TO(1),
	};
	struct machine *m = machine_new();
	uint8_t vpm[4096];
	struct outcome o;
	unsigned int i;

	for (i = 0; i < sizeof(vpm); i++)
		vpm[i] = m->ram[DATA - RAM_BASE + i] = i * 7 + i / 256;
	run(m, load_all, sizeof(load_all) / 8);
	CHECK(machine_try(m, words, 5, NULL, 0, &o));
	for (i = 0; i < LANES; i++) {
		uint32_t value = 0;

		memcpy(&value, vpm + byte_of(setup, i), width_of(setup));
		CHECK_EQ(o.r[1][i], value);
	}
	machine_free(m);
}

static void test_modes(void)
{
	static const unsigned int addresses[] = { 0, 1, 0x17, 0x2a, 0x3f, 0x7f, 0xb5, 0xff };
	unsigned int mode, i;

	for (mode = 0; mode < 16; mode++) {
		char name[32];

		if ((mode & 3) == 3)
			continue;
		snprintf(name, sizeof(name), "VPM mode %u", mode);
		test_begin(name);
		for (i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
			if (addresses[i] > 0xffu >> (mode & 3))
				continue;
			check_write(mode << 8 | addresses[i]);
			check_read(mode << 8 | addresses[i]);
		}
	}
}

static void test_counter(void)
{
	/* Rows 62, 1 (wrapped), 4: a stride of 3. */
	const uint64_t code[] = {
		LDI_B(VPM_SETUP, STRIDE(3) | HORIZ | WORDS | 62),
		LDI(32, 1), MOV(VPM, R0), LDI(32, 2), MOV(VPM, R0), LDI(32, 3), MOV(VPM, R0), END
	};
	struct machine *m = machine_new();

	test_begin("stride and wrap");
	run(m, load_all, sizeof(load_all) / 8);
	run(m, code, sizeof(code) / 8);
	run(m, store_all, sizeof(store_all) / 8);
	CHECK_EQ(vpm_words(m)[62 * 16], 1);
	CHECK_EQ(vpm_words(m)[1 * 16], 2);
	CHECK_EQ(vpm_words(m)[4 * 16 + 15], 3);
	CHECK_EQ(vpm_words(m)[2 * 16], 0);
	machine_free(m);
}

/* Published words whose output was seen on hardware (5.2). */
static void test_known_words(void)
{
	const uint64_t words[] = {
		LDI(VPM_SETUP, 0x0041020f), NOP, NOP, NOP,
		READ_TO(0), READ_TO(1), READ_TO(2), READ_TO(3),
	};
	struct machine *m = machine_new();
	struct outcome o;
	unsigned int i, v;

	test_begin("four vertical vectors at X = 15");
	for (i = 0; i < 1024; i++)
		vpm_words(m)[i] = i;
	run(m, load_all, sizeof(load_all) / 8);
	CHECK(machine_try(m, words, 8, NULL, 0, &o));
	for (v = 0; v < 4; v++)
		for (i = 0; i < LANES; i++)
			CHECK_EQ(o.r[v][i], 16 * (16 * v + i) + 15);
	machine_free(m);
}

/* Each word holds the number of its row. */
static void number_rows(struct machine *m)
{
	unsigned int i;

	for (i = 0; i < 1024; i++)
		vpm_words(m)[i] = i / 16;
	run(m, load_all, sizeof(load_all) / 8);
}

static void test_queue_of_reads(void)
{
	const uint64_t two[] = {
		LDI(VPM_SETUP, NUM(1) | 0x1a00), LDI(VPM_SETUP, NUM(2) | 0x1a05), NOP, NOP,
		READ_TO(1), READ_TO(2), READ_TO(3),
	};
	const uint64_t ignored[] = {
		LDI(VPM_SETUP, NUM(2) | 0x1a00), LDI(VPM_SETUP, NUM(1) | 0x1a05), NOP, NOP,
		READ_TO(1), READ_TO(2),
	};
	const uint64_t too_many[] = { LDI(VPM_SETUP, NUM(1) | 0x1a00), READ_TO(1), READ_TO(2) };
	/* A row is changed between the setup of its read and the read. */
	const uint64_t race[] = {
		LDI(32, 0), LDI_B(VPM_SETUP, 0x1a00), MOV(VPM, R0),
		LDI(VPM_SETUP, NUM(1) | 0x1a00), LDI_B(VPM_SETUP, 0x1a00),
		LDI(32, 9), MOV(VPM, R0), READ_TO(1),
	};
	const uint64_t unread[] = { LDI(VPM_SETUP, NUM(3) | 0x1a00) };
	struct machine *m = machine_new();
	struct outcome o;

	number_rows(m);
	test_begin("a second read setup with one vector unread");
	CHECK(machine_try(m, two, 7, NULL, 0, &o));
	CHECK_EQ(o.r[1][0], 0);
	CHECK_EQ(o.r[2][0], 5);
	CHECK_EQ(o.r[3][0], 6);
	CHECK_EQ(m->messages, 0);

	test_begin("a second read setup with two vectors unread is ignored");
	number_rows(m);
	CHECK(machine_try(m, ignored, 6, NULL, 0, &o));
	CHECK_EQ(m->messages, 1);

	test_begin("vectors unread at the end are cancelled");
	CHECK(v3d_set_option(m->v3d, "placement", 1));
	number_rows(m);
	CHECK(machine_try(m, unread, 1, NULL, 0, &o));
	m->messages = 0;
	number_rows(m);
	CHECK(machine_try(m, two, 7, NULL, 0, &o));
	CHECK_EQ(o.r[1][0], 0);
	CHECK_EQ(o.r[2][0], 5);
	CHECK_EQ(m->messages, 0);

	test_begin("when a vector is fetched");
	CHECK(machine_try(m, race, 8, NULL, 0, &o));
	CHECK_EQ(o.r[1][0], 9);
	CHECK(v3d_set_option(m->v3d, "vpm-read-early", 1));
	CHECK(machine_try(m, race, 8, NULL, 0, &o));
	CHECK_EQ(o.r[1][0], 0);

	test_begin("reading more than was set up waits for ever");
	CHECK(!machine_try(m, too_many, 3, NULL, 0, &o));
	machine_free(m);
}

static void test_reservation(void)
{
	const uint64_t code[] = {
		LDI(32, 7), LDI_B(VPM_SETUP, 0x1a07), MOV(VPM, R0), MOV(VPM, R0), END
	};
	struct machine *m = machine_new();

	test_begin("VPMBASE limits writes");
	run(m, load_all, sizeof(load_all) / 8);
	v3d_write(m->v3d, 0x504, 2);
	run(m, code, sizeof(code) / 8);
	CHECK_EQ(m->messages, 1);
	CHECK_EQ(v3d_read(m->v3d, 0xf20), 0x1000 | 1 << 7);
	run(m, store_all, sizeof(store_all) / 8);
	CHECK_EQ(vpm_words(m)[7 * 16], 7);
	CHECK_EQ(vpm_words(m)[8 * 16], 0);
	machine_free(m);
}

void test_vpm(void)
{
	test_modes();
	test_counter();
	test_known_words();
	test_queue_of_reads();
	test_reservation();
}
