// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Packs and unpacks (4.10, 4.11).
 */
#include "test.h"
#include "words.h"

enum { FADD = 1, FSUB, FMIN, FMAX, ITOF = 8, ADD_I = 12, SUB_I, OR = 21 };

static const struct {
	const char *name;
	unsigned int code;
	uint32_t x, as_int, as_float;
} unpacks[] = {
	{ "unpack 16a",		1, 0x12348001, 0xffff8001, 0xb8002000 },
	{ "unpack 16a 1.0",	1, 0x12343c00, 0x00003c00, 0x3f800000 },
	{ "unpack 16b",		2, 0xc5000000, 0xffffc500, 0xc0a00000 },
	{ "unpack 8d replicated", 3, 0x3f800000, 0x3f3f3f3f, 0x3f3f3f3f },
	{ "unpack 8a",		4, 0x000000ff, 0xff, 0x3f800000 },
	{ "unpack 8b",		5, 0x00000100, 0x01, 0x3b808080 },
	{ "unpack 8c",		6, 0x00800000, 0x80, 0x3f008080 },
	{ "unpack 8d",		7, 0x33000000, 0x33, 0x3e4ccccc },
};

static void test_unpack(void)
{
	struct outcome o;
	size_t i;

	for (i = 0; i < sizeof(unpacks) / sizeof(unpacks[0]); i++) {
		uint32_t uniforms[] = { unpacks[i].x, 0 };
		uint64_t read = (NOP ^ RA(3)) | CADD(1) | UNPACK(unpacks[i].code);

		/* A denormal half: fmax shows it, fadd would flush it. */
		test_begin(unpacks[i].name);
		TRY(&o, uniforms, MOV(3, R0), NOP,
		    (read ^ WADD(34)) | ADD(OR, A, A), (read ^ WADD(35)) | ADD(FMAX, A, A));
		CHECK_EQ(o.r[2][5], unpacks[i].as_int);
		CHECK_EQ(o.r[3][5], unpacks[i].code == 1 && unpacks[i].x == 0x12348001 ?
				    0x80002000 : unpacks[i].as_float);
	}
}

/* Only consumers that take floats make a float of a half: itof does not (4.10). */
static void test_float_consumers(void)
{
	static const uint32_t uniforms[] = { 0x00003c00 };
	uint64_t read = (NOP ^ RA(3)) | UNPACK(1);
	struct outcome o;
	unsigned int op;

	test_begin("operations that unpack to a float");
	for (op = 1; op <= 7; op++) {
		TRY(&o, uniforms, MOV(3, R0), NOP,
		    (read ^ WADD(34) ^ WMUL(35)) | CADD(1) | CMUL(1) |
		    ADD(op, A, A) | MUL(4, A, A));
		CHECK_EQ(o.r[3][0], 0x3f800000);
	}
	TRY(&o, uniforms, MOV(3, R0), NOP, (read ^ WADD(34)) | CADD(1) | ADD(8, A, A));
	CHECK_EQ(o.r[2][0], 0x46700000);
	TRY(&o, uniforms, MOV(3, R0), NOP, (read ^ WMUL(34)) | CMUL(1) | MUL(1, A, A));
	CHECK_EQ(o.r[2][0], 0x3f800000);
	TRY(&o, uniforms, MOV(3, R0), NOP, (read ^ WMUL(34)) | CMUL(1) | MUL(2, A, A));
	CHECK_EQ(o.r[2][0], 0x3c00 * 0x3c00);
}

/* All others unpack to integers, and their results pack as such. */
static void test_integer_operations(void)
{
	static const uint32_t uniforms[] = { 0x3f80bc12, 3 };
	uint64_t read = (NOP ^ RA(3)) | UNPACK(1);
	struct outcome o;
	unsigned int op;

	test_begin("operations on integers");
	for (op = 12; op < 32; op++) {
		if (op > 24 && op < 30)
			continue;
		TRY(&o, uniforms, LDI(4, 0), MOV(3, R0), ADD_OP(op, 2, R0, R1),
		    (NOP ^ WADD(4)) | CADD(1) | PACK(1) | ADD(op, R0, R1),
		    (read ^ WADD(39) ^ WMUL(35)) | CADD(1) | CMUL(1) | ADD(op, A, A) | MUL(4, A, A),
		    (NOP ^ WADD(33) ^ RA(4)) | CADD(1) | ADD(OR, A, A));
		CHECK_EQ(o.r[1][0], o.r[2][0] & 0xffff);
		CHECK_EQ(o.r[3][0], 0xffffbc12);
	}
	for (op = 2; op < 8; op++) {
		TRY(&o, uniforms, MOV(3, R0), NOP,
		    (read ^ WADD(35) ^ WMUL(34)) | CADD(1) | CMUL(1) |
		    ADD(OR, A, A) | MUL(op, A, A));
		CHECK_EQ(o.r[3][0], 0xffffbc12);
	}
}

static void test_unpack_r4(void)
{
	static const uint32_t uniforms[] = { DATA };
	struct machine *m = machine_new();
	struct outcome o;
	const uint64_t words[] = {
		MOV(TMU0_S, R0),
		(NOP & ~SIG(15)) | SIG(10),
		(NOP ^ WADD(34)) | CADD(1) | PM | UNPACK(2) | ADD(OR, R4, R4),
		(NOP ^ WADD(35)) | CADD(1) | PM | UNPACK(4) | ADD(OR, R4, R4),
		ADD_OP(OR, 1, R4, R4),
	};

	test_begin("unpack of r4");
	machine_set(m, DATA, 0x3c0000ff);
	CHECK(machine_try(m, words, 5, uniforms, 1, &o));
	CHECK_EQ(o.r[1][0], 0x3c0000ff);
	CHECK_EQ(o.r[2][0], 0x3f800000);
	CHECK_EQ(o.r[3][0], 0x3f800000);
	machine_free(m);
}

static const struct {
	const char *name;
	unsigned int code, op;
	uint32_t a, b, result;		/* over a register of 0xaaaaaaaa */
} packs[] = {
	{ "pack 16a",		1, OR, 0x12345678, 0, 0xaaaa5678 },
	{ "pack 16b",		2, OR, 0x12345678, 0, 0x5678aaaa },
	{ "pack 16a float",	1, FADD, 0x3f800000, 0x3f800000, 0xaaaa4000 },
	{ "pack 16a itof",	1, ITOF, 5, 0, 0xaaaa4500 },
	{ "pack 16b float Inf",	2, FADD, 0x7f800000, 0, 0x7c00aaaa },
	{ "pack 16a too large",	1, FADD, 0x47800000, 0, 0xaaaa7c00 },
	{ "pack 16a denormal",	1, FADD, 0x387fffff, 0, 0xaaaa0000 },
	{ "pack 16a least",	1, FADD, 0x38800000, 0, 0xaaaa0400 },
	{ "pack 16a rounds away", 1, FADD, 0x3f800001, 0, 0xaaaa3c01 },
	{ "pack 16a of -0",	1, FMIN, 0x80000000, 0x80000000, 0xaaaa0000 },
	{ "pack 8888",		3, OR, 0x12345678, 0, 0x78787878 },
	{ "pack 8a",		4, OR, 0x12345678, 0, 0xaaaaaa78 },
	{ "pack 8b",		5, OR, 0x12345678, 0, 0xaaaa78aa },
	{ "pack 8c",		6, OR, 0x12345678, 0, 0xaa78aaaa },
	{ "pack 8d",		7, OR, 0x12345678, 0, 0x78aaaaaa },
	{ "saturate up",	8, ADD_I, 0x7fffffff, 1, 0x7fffffff },
	{ "saturate down",	8, ADD_I, 0x80000000, 0xffffffff, 0x80000000 },
	{ "saturate sub",	8, SUB_I, 0x80000000, 1, 0x80000000 },
	{ "saturate nothing",	8, SUB_I, 5, 7, 0xfffffffe },
	{ "saturate 16a up",	9, OR, 0x00008000, 0, 0xaaaa7fff },
	{ "saturate 16b down",	10, OR, 0xffff0000, 0, 0x8000aaaa },
	{ "saturate 16a fits",	9, OR, 0xffff8000, 0, 0xaaaa8000 },
	{ "saturate 8888",	11, OR, 0x00000100, 0, 0xffffffff },
	{ "saturate 8a",	12, OR, 0xfffffff0, 0, 0xaaaaaa00 },
	{ "saturate 8d",	15, OR, 0x000000fe, 0, 0xfeaaaaaa },
};

static void test_pack_a(void)
{
	struct outcome o;
	size_t i;

	for (i = 0; i < sizeof(packs) / sizeof(packs[0]); i++) {
		uint32_t uniforms[] = { packs[i].a, packs[i].b };

		test_begin(packs[i].name);
		TRY(&o, uniforms, LDI(3, 0xaaaaaaaa), NOP,
		    (NOP ^ WADD(3)) | CADD(1) | PACK(packs[i].code) | ADD(packs[i].op, R0, R1),
		    NOP, (NOP ^ WADD(34) ^ RA(3)) | CADD(1) | ADD(OR, A, A));
		CHECK_EQ(o.r[2][11], packs[i].result);
	}
}

static void test_pack_targets(void)
{
	static const uint32_t uniforms[] = { 0x12345678, 0 };
	struct outcome o;

	test_begin("no pack to file B or an accumulator with pm 0");
	TRY(&o, uniforms, (MOV_B(3, R0)) | PACK(4), NOP,
	    (NOP ^ WADD(34) ^ RB(3)) | CADD(1) | ADD(OR, B, B), MOV(35, R0) | PACK(4));
	CHECK_EQ(o.r[2][0], 0x12345678);
	CHECK_EQ(o.r[3][0], 0x12345678);

	test_begin("pack of the ALU that writes file A");
	TRY(&o, uniforms, LDI(3, 0), NOP,
	    (NOP ^ WADD(34) ^ WMUL(3)) | WS | CADD(1) | CMUL(1) | PACK(7) |
	    ADD(OR, R0, R0) | MUL(4, R0, R0),
	    NOP, (NOP ^ WADD(35) ^ RA(3)) | CADD(1) | ADD(OR, A, A));
	CHECK_EQ(o.r[2][0], 0x12345678);
	CHECK_EQ(o.r[3][0], 0x78000000);

	test_begin("load immediate packs");
	TRY(&o, uniforms, LDI(3, 0), NOP, LDI(3, 0x12345678) | PACK(5), NOP,
	    (NOP ^ WADD(34) ^ RA(3)) | CADD(1) | ADD(OR, A, A));
	CHECK_EQ(o.r[2][0], 0x00007800);
}

/* Colours of MUL: 0 to 1 is 0 to 255, clamped, to any register. */
static void test_pack_mul(void)
{
	static const struct { unsigned int code; uint32_t x, result; } colours[] = {
		{ 3, 0x3f800000, 0xffffffff }, { 4, 0x3f000000, 0xaaaaaa80 },
		{ 5, 0xbf800000, 0xaaaa00aa }, { 6, 0x41200000, 0xaaffaaaa },
		{ 7, 0x3b808081, 0x01aaaaaa },
	};
	struct outcome o;
	size_t i;

	test_begin("pack of MUL results");
	for (i = 0; i < sizeof(colours) / sizeof(colours[0]); i++) {
		uint32_t uniforms[] = { colours[i].x, 0x3f800000 };

		TRY(&o, uniforms, LDI(34, 0xaaaaaaaa),
		    MUL_OP(1, 2, R0, R1) | PM | PACK(colours[i].code));
		CHECK_EQ(o.r[2][4], colours[i].result);
	}
}

void test_pack(void)
{
	test_unpack();
	test_float_consumers();
	test_integer_operations();
	test_unpack_r4();
	test_pack_a();
	test_pack_targets();
	test_pack_mul();
}
