// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * VDW and VDR (5.4 to 5.9), with the words that are known to work on hardware.
 */
#include <string.h>

#include "test.h"
#include "words.h"

#define SOURCE	DATA
#define TARGET	(DATA + 0x10000)

static uint8_t *memory(struct machine *m, uint32_t address)
{
	return m->ram + (address - RAM_BASE);
}

static uint32_t word(struct machine *m, uint32_t address, unsigned int i)
{
	return machine_get(m, address + 4 * i);
}

static void run(struct machine *m, const uint64_t *code, size_t count)
{
	machine_load(m, CODE, code, count);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
}

/* A machine whose VPM words hold their own number, from a load of all 64 rows. */
static struct machine *new_with_numbers(void)
{
	struct machine *m = machine_new();
	uint64_t code[4 * 3 + 3];
	unsigned int i, n = 0;

	for (i = 0; i < 1024; i++)
		machine_set(m, SOURCE + 4 * i, i);
	for (i = 0; i < 64; i += 16) {
		code[n++] = LDI(VPM_SETUP, 0x83001000 | i << 4);
		code[n++] = LDI(VPM_ADDR, SOURCE + 64 * i);
		code[n++] = WAIT_LD;
	}
	memcpy(code + n, (const uint64_t[]){ END }, 24);
	run(m, code, n + 3);
	m->accesses = 0;
	v3d_clear_stats(m->v3d);
	return m;
}

static void store(struct machine *m, uint32_t setup, uint32_t stride)
{
	const uint64_t code[] = {
		LDI_B(VPM_SETUP, stride), LDI_B(VPM_SETUP, setup), LDI_B(VPM_ADDR, TARGET),
		WAIT_ST, END
	};

	run(m, code, sizeof(code) / 8);
}

static void load(struct machine *m, uint32_t setup, uint32_t pitch)
{
	const uint64_t code[] = {
		LDI(VPM_SETUP, pitch), LDI(VPM_SETUP, setup), LDI(VPM_ADDR, TARGET), WAIT_LD, END
	};

	run(m, code, sizeof(code) / 8);
}

static void test_store(void)
{
	struct machine *m = new_with_numbers();
	unsigned int i, r;

	test_begin("store 64 rows");
	store(m, 0xa0104000, 0xc0000000);
	for (i = 0; i < 1024; i++)
		CHECK_EQ(word(m, TARGET, i), i);
	CHECK_EQ(v3d_get_stats(m->v3d)->unit[V3D_UNIT_VDW].bytes, 4096);
	CHECK_EQ(v3d_get_stats(m->v3d)->unit[V3D_UNIT_VDW].low, TARGET);
	CHECK_EQ(v3d_get_stats(m->v3d)->unit[V3D_UNIT_VDW].last, TARGET + 4095);

	test_begin("store a row, a column");
	store(m, 0x80904000 | 5 << 7, 0xc0000000);
	for (i = 0; i < 16; i++)
		CHECK_EQ(word(m, TARGET, i), 5 * 16 + i);
	CHECK_EQ(word(m, TARGET, 16), 16);
	store(m, 0x80900000 | 16 << 7 | 3 << 3, 0xc0000000);
	for (i = 0; i < 16; i++)
		CHECK_EQ(word(m, TARGET, i), (16 + i) * 16 + 3);

	test_begin("store 16 rows with gaps");
	memset(memory(m, TARGET), 0xee, 0x1000);
	store(m, 0x88104000, 0xc0000040);
	for (r = 0; r < 16; r++) {
		CHECK_EQ(word(m, TARGET + 128 * r, 15), 16 * r + 15);
		CHECK_EQ(word(m, TARGET + 128 * r, 16), 0xeeeeeeee);
	}

	/* 13 words from Y = 32, 52 + 128 bytes from row to row. */
	test_begin("store 16 rows of 13 words");
	store(m, 0x880d5000, 0xc0000080);
	for (r = 0; r < 16; r++)
		CHECK_EQ(word(m, TARGET + 180 * r, 12), 16 * (32 + r) + 12);

	test_begin("strides have 16 bits");
	memset(memory(m, TARGET), 0, 0x10000);
	store(m, 0x80000000 | 2 << 23 | 1 << 16 | 1 << 14, 0xc0008000);
	CHECK_EQ(word(m, TARGET, 0), 0);
	CHECK_EQ(word(m, TARGET + 0x8004, 0), 16);

	test_begin("columns after X = 15 go on 16 rows down");
	store(m, 0x80000000 | 2 << 23 | 16 << 16 | 15 << 3, 0xc0000000);
	for (i = 0; i < 16; i++) {
		CHECK_EQ(word(m, TARGET, i), 16 * i + 15);
		CHECK_EQ(word(m, TARGET + 64, i), 16 * (16 + i));
	}

	test_begin("BLOCKMODE: rows follow each other in the VPM");
	store(m, 0x80000000 | 3 << 23 | 4 << 16 | 1 << 14 | 2 << 7, 0xc0010000);
	for (i = 0; i < 12; i++)
		CHECK_EQ(word(m, TARGET, i), 2 * 16 + i);
	machine_free(m);
}

static void test_narrow_store(void)
{
	struct machine *m = new_with_numbers();

	/* Halves and bytes of a row from its start; 7 = 7 elements. */
	test_begin("store halves and bytes");
	memset(memory(m, TARGET), 0xee, 64);
	store(m, 0x80000000 | 1 << 23 | 7 << 16 | 1 << 14 | 63 << 7 | 2, 0xc0000000);
	CHECK_EQ(word(m, TARGET, 0), 63 * 16);
	CHECK_EQ(word(m, TARGET, 2), 63 * 16 + 2);
	CHECK_EQ(word(m, TARGET, 3), 0xeeee0000 | (63 * 16 + 3));
	store(m, 0x80000000 | 1 << 23 | 6 << 16 | 1 << 14 | 63 << 7 | 4, 0xc0000000);
	CHECK_EQ(word(m, TARGET, 0), 63 * 16);
	CHECK_EQ(word(m, TARGET, 1), 63 * 16 + 1);
	machine_free(m);

	test_begin("0 rows and elements are 128");
	m = new_with_numbers();
	store(m, 0x80000000 | 1 << 14 | 7, 0xc0000000);
	CHECK_EQ(v3d_get_stats(m->v3d)->unit[V3D_UNIT_VDW].low, TARGET);
	CHECK_EQ(v3d_get_stats(m->v3d)->unit[V3D_UNIT_VDW].last, TARGET + 128 * 128 - 1);
	CHECK_EQ(v3d_get_stats(m->v3d)->unit[V3D_UNIT_VDW].bytes, 128 * 128);
	machine_free(m);
}

static uint32_t vpm_after(struct machine *m, unsigned int y, unsigned int x)
{
	store(m, 0xa0104000, 0xc0000000);
	return word(m, TARGET, 16 * y + x);
}

static void number_target(struct machine *m)
{
	unsigned int i;

	for (i = 0; i < 0x1000; i++)
		machine_set(m, TARGET + 4 * i, 5000 + i);
}

static void test_load(void)
{
	struct machine *m = new_with_numbers();
	unsigned int i;

	test_begin("load four rows into a column");
	number_target(m);
	load(m, 0x83040800 | 15, 0x90000000);
	for (i = 0; i < 64; i++)
		CHECK_EQ(vpm_after(m, i, 15), 5000 + i);
	CHECK_EQ(vpm_after(m, 1, 0), 16);

	test_begin("load 8 by 8 words");
	number_target(m);
	load(m, 0x82881044, 0x90000000);
	CHECK_EQ(vpm_after(m, 4, 4), 5000);
	CHECK_EQ(vpm_after(m, 4, 11), 5007);
	CHECK_EQ(vpm_after(m, 11, 4), 5056);
	CHECK_EQ(vpm_after(m, 4, 12), 4 * 16 + 12);
	CHECK_EQ(vpm_after(m, 12, 4), 12 * 16 + 4);

	test_begin("load with an extended pitch of 128");
	number_target(m);
	load(m, 0x80001000, 0x90000080);
	CHECK_EQ(vpm_after(m, 0, 15), 5015);
	CHECK_EQ(vpm_after(m, 15, 1), 5000 + 15 * 32 + 1);

	test_begin("VPITCH");
	number_target(m);
	load(m, 0x83020000 | 3 << 12, 0x90000000);
	CHECK_EQ(vpm_after(m, 3, 0), 5016);

	test_begin("load halves and bytes");
	number_target(m);
	load(m, 0xa0410000 | 1 << 12, 0x90000000);
	CHECK_EQ(vpm_after(m, 0, 0), 5000);
	CHECK_EQ(vpm_after(m, 0, 1), 5001);
	machine_free(m);
}

/* 4.9, 5.7: the setup is the one at the start; the data move later or at once. */
static void test_delay(void)
{
	const uint64_t code[] = {
		LDI_B(VPM_SETUP, 0xc0000000), LDI_B(VPM_SETUP, 0x80904000),
		LDI_B(VPM_ADDR, TARGET), LDI_B(VPM_SETUP, 0x80904000 | 1 << 7),
		LDI_B(VPM_ADDR, TARGET + 64), WAIT_ST, END
	};
	const uint64_t careless[] = {
		LDI_B(VPM_SETUP, 0x80904000 | 2 << 7), LDI_B(VPM_ADDR, TARGET),
		LDI_B(VPM_SETUP, 0x1a02), LDI(32, 77), MOV(VPM, R0), END
	};
	struct machine *m = new_with_numbers();
	unsigned int i;

	test_begin("delayed DMA");
	CHECK(v3d_set_option(m->v3d, "placement", 1));
	CHECK(v3d_set_option(m->v3d, "dma-delay", 50));
	run(m, code, sizeof(code) / 8);
	for (i = 0; i < 32; i++)
		CHECK_EQ(word(m, TARGET, i), i);

	test_begin("delayed DMA of a program that does not wait");
	run(m, careless, sizeof(careless) / 8);
	v3d_run(m->v3d, 1000);
	CHECK_EQ(word(m, TARGET, 0), 77);
	CHECK(v3d_set_option(m->v3d, "dma-delay", 0));
	run(m, careless, sizeof(careless) / 8);
	CHECK_EQ(word(m, TARGET, 0), 77);
	machine_free(m);

	test_begin("immediate DMA of a program that does not wait");
	m = new_with_numbers();
	run(m, careless, sizeof(careless) / 8);
	CHECK_EQ(word(m, TARGET, 0), 32);
	machine_free(m);
}

#define ERRSTAT	0xf20
#define VPMBASE	0x504

/* Each error by its name in the manual, and that no load is running (2.12). */
static void test_errors(void)
{
	const uint64_t load_row[] = {
		LDI(VPM_SETUP, 0x80011000), LDI(VPM_ADDR, SOURCE), SEMA_DOWN(0), END
	};
	const uint64_t read_row[] = {
		LDI(VPM_SETUP, 0x101a08), NOP, NOP, NOP,
		(NOP ^ RA(VPM)) | CADD(1) | ADD(21, A, A), END
	};
	struct machine *m = new_with_numbers();

	test_begin("ERRSTAT");
	CHECK_EQ(v3d_read(m->v3d, ERRSTAT), 0x1000);
	store(m, 0x80904000 | 1 << 13, 0xc0000000);
	CHECK_EQ(v3d_read(m->v3d, ERRSTAT), 0x1000 | 1 << 10);
	load(m, 0x80011000 | 1 << 10, 0x90000000);
	CHECK_EQ(v3d_read(m->v3d, ERRSTAT), 0x1000 | 1 << 10 | 1 << 4);
	v3d_write(m->v3d, VPMBASE, 2);
	run(m, read_row, sizeof(read_row) / 8);
	CHECK_EQ(v3d_read(m->v3d, ERRSTAT), 0x1000 | 1 << 10 | 1 << 4 | 1 << 6);

	CHECK(v3d_set_option(m->v3d, "dma-delay", 100));
	machine_load(m, CODE, load_row, sizeof(load_row) / 8);
	machine_start(m, CODE, 0);
	v3d_run(m->v3d, 2);
	CHECK_EQ(v3d_read(m->v3d, ERRSTAT) & 0x1000, 0);
	CHECK_EQ(v3d_read(m->v3d, ERRSTAT) & 1, 0);
	v3d_write(m->v3d, VPMBASE, 16);
	CHECK(!machine_run(m));
	CHECK_EQ(v3d_read(m->v3d, ERRSTAT), 0x1000 | 1 << 10 | 1 << 4 | 1 << 6 | 1);
	machine_free(m);
}

void test_dma(void)
{
	test_store();
	test_narrow_store();
	test_load();
	test_delay();
	test_errors();
}
