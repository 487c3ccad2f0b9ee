// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Integer operations of both ALUs, their flags, small immediates and rotation.
 * Expected values are worked out by hand from the tables of 4.4 to 4.8.
 */
#include "test.h"
#include "words.h"

enum { Z = 1, N = 2, C = 4, ANY = 8 };	/* ANY: the manual does not tell C */

struct operation {
	const char *name;
	unsigned int op;
	uint32_t a, b, result;
	unsigned int flags;
};

static const struct operation add_operations[] = {
	{ "add",		12, 40, 2, 42, 0 },
	{ "add carry",		12, 0xffffffff, 1, 0, Z | C },
	{ "add no carry",	12, 0x7fffffff, 1, 0x80000000, N },
	{ "sub",		13, 5, 3, 2, 0 },
	{ "sub borrow",		13, 3, 5, 0xfffffffe, N | C },
	{ "sub unsigned",	13, 0x80000000, 1, 0x7fffffff, 0 },
	{ "shr",		14, 0x80000001, 1, 0x40000000, C },
	{ "shr 32",		14, 0x80000001, 32, 0x80000001, N },
	{ "shr 31",		14, 0x80000000, 31, 1, 0 },
	{ "asr",		15, 0x80000000, 4, 0xf8000000, N },
	{ "asr carry",		15, 0xffffffff, 31, 0xffffffff, N | C },
	{ "ror",		16, 0x80000001, 4, 0x18000000, 0 },
	{ "ror 0",		16, 0x80000001, 32, 0x80000001, N },
	{ "shl",		17, 0x80000001, 1, 2, C },
	{ "shl 0",		17, 0x80000001, 0, 0x80000001, N },
	{ "shl 33",		17, 1, 33, 2, 0 },
	{ "min",		18, 0xffffffff, 1, 0xffffffff, N },
	{ "min greater",	18, 1, 0xffffffff, 0xffffffff, N | C },
	{ "max",		19, 0xffffffff, 1, 1, 0 },
	{ "max greater",	19, 0x7fffffff, 0x80000000, 0x7fffffff, C },
	{ "and",		20, 0xf0f0, 0xff00, 0xf000, 0 },
	{ "or",			21, 0xf0f0, 0xff00, 0xfff0, 0 },
	{ "xor",		22, 0xf0f0, 0xf0f0, 0, Z },
	{ "not",		23, 0x0000ffff, 7, 0xffff0000, N },
	{ "clz",		24, 0x00010000, 0, 15, 0 },
	{ "clz 0",		24, 0, 0, 32, 0 },
	{ "v8adds",		30, 0x01ff8010, 0x02018010, 0x03ffff20, 0 },
	{ "v8subs",		31, 0x05104080, 0x06104181, 0, Z },
	{ "v8subs some",	31, 0xff204080, 0x01104080, 0xfe100000, N },
};

static const struct operation mul_operations[] = {
	{ "mul24",		2, 0xff000003, 0x01000005, 15, 0 },
	{ "mul24 wide",		2, 0x00ffffff, 0x00ffffff, 0xfe000001, N | ANY },
	{ "v8muld",		3, 0xff80ff00, 0xff80007f, 0xff400000, N },
	{ "v8muld half",	3, 0x01010101, 0x7f80ff01, 0x00010100, 0 },
	{ "v8min",		4, 0x01ff8010, 0x02018010, 0x01018010, 0 },
	{ "v8max",		5, 0x01ff8010, 0x02018010, 0x02ff8010, 0 },
	{ "v8adds mul",		6, 0x01ff8010, 0x02018010, 0x03ffff20, 0 },
	{ "v8subs mul",		7, 0xff204080, 0x01104080, 0xfe100000, N },
};

static unsigned int all_lanes(uint32_t mask, unsigned int flag)
{
	CHECK(mask == 0 || mask == 0xffff);
	return mask ? flag : 0;
}

static void check_operation(const struct operation *t, uint64_t word)
{
	uint32_t uniforms[] = { t->a, t->b, 0, 0 };
	struct outcome o;
	unsigned int lane, flags;

	test_begin(t->name);
	TRY(&o, uniforms, word);
	for (lane = 0; lane < LANES; lane++)
		CHECK_EQ(o.r[2][lane], t->result);
	flags = all_lanes(o.z, Z) | all_lanes(o.n, N);
	if (!(t->flags & ANY))
		flags |= all_lanes(o.c, C);
	CHECK_EQ(flags, t->flags & ~ANY);
}

static void test_operations(void)
{
	const struct operation *t;
	size_t i;

	for (i = 0; i < sizeof(add_operations) / sizeof(*t); i++) {
		t = &add_operations[i];
		check_operation(t, ADD_OP(t->op, 2, R0, R1) | SF);
	}
	for (i = 0; i < sizeof(mul_operations) / sizeof(*t); i++) {
		t = &mul_operations[i];
		check_operation(t, MUL_OP(t->op, 2, R0, R1) | SF);
	}
}

static void test_small_immediates(void)
{
	static const struct { unsigned int code; uint32_t value; } codes[] = {
		{ 0, 0 }, { 15, 15 }, { 16, 0xfffffff0 }, { 31, 0xffffffff },
		{ 32, 0x3f800000 }, { 33, 0x40000000 }, { 39, 0x43000000 },
		{ 40, 0x3b800000 }, { 46, 0x3e800000 }, { 47, 0x3f000000 },
		{ 48, 0xfffffff0 }, { 63, 0xffffffff },
	};
	uint32_t uniforms[] = { 0 };
	struct outcome o;
	size_t i;

	test_begin("small immediates");
	for (i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		TRY(&o, uniforms, SMALL(ADD_OP(21, 1, B, B), codes[i].code));
		CHECK_EQ(o.r[1][7], codes[i].value);
	}
}

/* mov r1, element number, by way of file A */
#define ELEMENTS(to)	((NOP ^ WADD(32 + (to)) ^ RA(ELEMENT)) | CADD(1) | ADD(21, A, A))

static void test_rotation(void)
{
	uint32_t uniforms[] = { 0 };
	struct outcome o;
	unsigned int i;

	test_begin("rotation by an immediate");
	TRY(&o, uniforms, ELEMENTS(1), NOP, SMALL(MUL_OP(4, 2, R1, R1), 48 + 3));
	for (i = 0; i < LANES; i++)
		CHECK_EQ(o.r[2][(i + 3) % 16], i);

	test_begin("rotation by r5");
	TRY(&o, uniforms, ELEMENTS(1), LDI(37, 0x35), NOP, SMALL(MUL_OP(4, 2, R1, R1), 48));
	for (i = 0; i < LANES; i++)
		CHECK_EQ(o.r[2][(i + 5) % 16], i);

	test_begin("rotation of a register file value");
	TRY(&o, uniforms, (NOP ^ WADD(3) ^ RA(ELEMENT)) | CADD(1) | ADD(21, A, A), NOP,
	    SMALL((NOP ^ WMUL(34) ^ RA(3)) | CMUL(1) | MUL(4, A, A), 48 + 3));
	for (i = 0; i < LANES; i++)
		CHECK_EQ(o.r[2][(i & ~3u) + (i + 3) % 4], i);

	test_begin("flags of a rotated result");
	TRY(&o, uniforms, ELEMENTS(1), NOP, SMALL(MUL_OP(4, 2, R1, R1), 48 + 3) | SF);
	CHECK_EQ(o.z, 1u << 3);
}

static void test_registers_of_qpu(void)
{
	uint32_t uniforms[] = { 0 };
	struct outcome o;
	unsigned int i;

	test_begin("both ALUs in one instruction");
	TRY(&o, uniforms, LDI(33, 6), LDI(34, 7),
	    (NOP ^ WADD(32) ^ WMUL(35)) | CADD(1) | CMUL(1) | ADD(12, R1, R2) | MUL(2, R1, R2));
	CHECK_EQ(o.r[0][0], 13);
	CHECK_EQ(o.r[3][0], 42);

	test_begin("ws swaps the files");
	TRY(&o, uniforms, LDI(5, 0x55) , LDI_B(5, 0x66), NOP,
	    (NOP ^ WADD(33) ^ RA(5)) | CADD(1) | ADD(21, A, A),
	    (NOP ^ WADD(34) ^ RB(5)) | CADD(1) | ADD(21, B, B));
	CHECK_EQ(o.r[1][3], 0x55);
	CHECK_EQ(o.r[2][3], 0x66);

	test_begin("r5 by file A takes an element per quad");
	TRY(&o, uniforms, (NOP ^ WADD(37) ^ RA(ELEMENT)) | CADD(1) | ADD(21, A, A),
	    ADD_OP(21, 1, R5, R5));
	for (i = 0; i < LANES; i++)
		CHECK_EQ(o.r[1][i], i & ~3u);

	test_begin("r5 by file B takes element 0");
	TRY(&o, uniforms, ELEMENTS(1), ADD_OP(12, 1, R1, R1), SMALL(ADD_OP(12, 1, R1, B), 9),
	    MOV_B(37, R1), ADD_OP(21, 2, R5, R5));
	for (i = 0; i < LANES; i++)
		CHECK_EQ(o.r[2][i], 9);

	test_begin("a register read too early is old");
	TRY(&o, uniforms, LDI(7, 1), NOP, LDI(7, 2),
	    (NOP ^ WADD(33) ^ RA(7)) | CADD(1) | ADD(21, A, A),
	    (NOP ^ WADD(34) ^ RA(7)) | CADD(1) | ADD(21, A, A));
	CHECK_EQ(o.r[1][0], 1);
	CHECK_EQ(o.r[2][0], 2);

	test_begin("address 39 repeats lanes 12-15 of the last read");
	TRY(&o, uniforms, (NOP ^ WADD(33) ^ RA(ELEMENT)) | CADD(1) | ADD(21, A, A),
	    (NOP ^ WADD(34)) | CADD(1) | ADD(21, A, A));
	for (i = 0; i < LANES; i++)
		CHECK_EQ(o.r[2][i], 12 + i % 4);

	test_begin("MUL nop repeats lanes 12-15 of the last result");
	TRY(&o, uniforms, ELEMENTS(1), MUL_OP(4, 2, R1, R1), MUL_OP(0, 3, R0, R0));
	for (i = 0; i < LANES; i++)
		CHECK_EQ(o.r[3][i], 12 + i % 4);
}

static void test_load_immediate(void)
{
	uint32_t uniforms[] = { 0 };
	struct outcome o;
	unsigned int i;

	test_begin("load immediate per element");
	TRY(&o, uniforms, LDI(33, 0x0f0f3333) | LDI_SIGNED, LDI(34, 0x0f0f3333) | LDI_UNSIGNED);
	for (i = 0; i < LANES; i++) {
		uint32_t low = 0x3333 >> i & 1, high = 0x0f0f >> i & 1;

		CHECK_EQ(o.r[1][i], low - 2 * high);
		CHECK_EQ(o.r[2][i], low + 2 * high);
	}

	test_begin("load immediate by both ALUs, with flags");
	TRY(&o, uniforms, (LDI(33, 0x80000000) ^ F(39 ^ 34, 32)) | CMUL(1) | SF);
	CHECK_EQ(o.r[1][15], 0x80000000);
	CHECK_EQ(o.r[2][15], 0x80000000);
	CHECK_EQ(o.n, 0xffff);
	CHECK_EQ(o.z | o.c, 0);
}

void test_alu(void)
{
	test_operations();
	test_small_immediates();
	test_rotation();
	test_registers_of_qpu();
	test_load_immediate();
}
