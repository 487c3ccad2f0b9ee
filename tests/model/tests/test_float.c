// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Floating point (4.15) against hand-made cases and against integer arithmetic
 * that is written here a second time.
 */
#include <string.h>

#include "test.h"
#include "words.h"

#define INF	0x7f800000u
#define NINF	0xff800000u
#define NAN_P	0x7fc00000u
#define NAN_N	0xffc00000u
#define ONE	0x3f800000u
#define TINY	0x00000001u	/* denormal */
#define LEAST	0x00800000u
#define MOST	0x7f7fffffu
#define MINUS	0x80000000u

enum { FADD = 1, FSUB, FMIN, FMAX, FMINABS, FMAXABS, FTOI, ITOF };

static const struct {
	const char *name;
	unsigned int op;
	uint32_t a, b, result;
} cases[] = {
	{ "1 + 1",		FADD, ONE, ONE, 0x40000000 },
	{ "1 + 2^-24 is cut",	FADD, ONE, 0x33800000, ONE },
	{ "1 + 3 * 2^-25",	FADD, ONE, 0x33c00000, ONE },
	{ "1 - 2^-60 is cut",	FSUB, ONE, 0x21800000, 0x3f7fffff },
	{ "-1 + 2^-60",		FADD, ONE | MINUS, 0x21800000, 0xbf7fffff },
	{ "1 - 1 is +0",	FSUB, ONE, ONE, 0 },
	{ "-0 + -0 is +0",	FADD, MINUS, MINUS, 0 },
	{ "denormals are 0",	FADD, TINY, TINY, 0 },
	{ "x + denormal",	FADD, ONE, TINY, ONE },
	{ "denormal result",	FSUB, LEAST + 1, LEAST, 0 },
	{ "overflow",		FADD, MOST, MOST, INF },
	{ "overflow down",	FADD, MOST | MINUS, MOST | MINUS, NINF },
	{ "0 + NaN",		FADD, 0, NAN_P, INF },
	{ "NaN of b first",	FADD, NAN_P, NAN_N, NINF },
	{ "NaN of a",		FADD, NAN_N, ONE, NINF },
	{ "fsub turns b's NaN",	FSUB, ONE, NAN_P, NINF },
	{ "fsub keeps a's NaN",	FSUB, NAN_P, ONE, INF },
	{ "NaN before Inf",	FADD, NAN_N, INF, NINF },
	{ "Inf + 1",		FADD, INF, ONE, INF },
	{ "fmin",		FMIN, ONE, 0xbf800000, 0xbf800000 },
	{ "fmin -NaN",		FMIN, NAN_N, NINF, NAN_N },
	{ "fmax NaN",		FMAX, NAN_P, INF, NAN_P },
	{ "fmax of zeros is b",	FMAX, 0, MINUS, MINUS },
	{ "fmax of zeros is b'", FMAX, MINUS, 0, 0 },
	{ "fmax by magnitude",	FMAX, MINUS | 3, 2, MINUS | 3 },
	{ "fminabs",		FMINABS, 0xc0000000, ONE, ONE },
	{ "fmaxabs",		FMAXABS, 0xc0000000, ONE, 0x40000000 },
	{ "fmaxabs NaN",	FMAXABS, NAN_N, INF, NAN_P },
	{ "ftoi",		FTOI, 0x3fffffff, 0, 1 },
	{ "ftoi negative",	FTOI, 0xbfffffff, 0, 0xffffffff },
	{ "ftoi large",		FTOI, 0x4effffff, 0, 0x7fffff80 },
	{ "ftoi -2^31",		FTOI, 0xcf000000, 0, 0x80000000 },
	{ "ftoi 2^31",		FTOI, 0x4f000000, 0, 0 },
	{ "ftoi Inf",		FTOI, INF, 0, 0 },
	{ "ftoi NaN",		FTOI, NAN_N, 0, 0 },
	{ "ftoi FLT_MAX",	FTOI, MOST, 0, 0x80000000 },
	{ "itof",		ITOF, 16777216, 0, 0x4b800000 },
	{ "itof cut",		ITOF, 0x7fffffff, 0, 0x4effffff },
	{ "itof negative",	ITOF, 0xffffffff, 0, 0xbf800000 },
	{ "itof lowest",	ITOF, 0x80000000, 0, 0xcf000000 },
	{ "itof 0",		ITOF, 0, 0, 0 },
};

static const struct {
	const char *name;
	uint32_t a, b, result;
} products[] = {
	{ "2 * 3",		0x40000000, 0x40400000, 0x40c00000 },
	{ "product is cut",	0x3f800001, 0x3f800001, 0x3f800002 },
	{ "product is cut, 2",	0x3fffffff, 0x3fffffff, 0x407ffffe },
	{ "0 * Inf",		0, INF, 0 },
	{ "NaN * -0",		NAN_P, MINUS, 0 },
	{ "denormal * NaN",	TINY, NAN_P, 0 },
	{ "NaN * -1",		NAN_P, 0xbf800000, NINF },
	{ "-NaN * -Inf",	NAN_N, NINF, INF },
	{ "-1 * 0",		0xbf800000, 0, 0 },
	{ "underflow",		LEAST, 0x3f000000, 0 },
	{ "least",		0x01000000, 0x3f000000, LEAST },
	{ "overflow",		MOST, 0x40000000, INF },
	{ "far underflow",	LEAST, LEAST | MINUS, 0 },
	{ "far overflow",	MOST, MOST | MINUS, NINF },
};

static uint32_t compute(uint64_t word, uint32_t a, uint32_t b, struct outcome *o)
{
	uint32_t uniforms[] = { a, b, 0, 0 };

	TRY(o, uniforms, word);
	return o->r[2][0];
}

static void test_cases(void)
{
	struct outcome o;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		test_begin(cases[i].name);
		CHECK_EQ(compute(ADD_OP(cases[i].op, 2, R0, R1), cases[i].a, cases[i].b, &o),
			 cases[i].result);
	}
	for (i = 0; i < sizeof(products) / sizeof(products[0]); i++) {
		test_begin(products[i].name);
		CHECK_EQ(compute(MUL_OP(1, 2, R0, R1), products[i].a, products[i].b, &o),
			 products[i].result);
	}
}

static void test_carry(void)
{
	struct outcome o;

	test_begin("carry of fadd: the result is positive");
	compute(ADD_OP(FADD, 2, R0, R1) | SF, ONE, ONE, &o);
	CHECK_EQ(o.c, 0xffff);
	compute(ADD_OP(FADD, 2, R0, R1) | SF, ONE, ONE | MINUS, &o);
	CHECK_EQ(o.c, 0);
	CHECK_EQ(o.z, 0xffff);
	compute(ADD_OP(FADD, 2, R0, R1) | SF, 0, NAN_P, &o);
	CHECK_EQ(o.c, 0xffff);

	test_begin("carry of fmin and fmax: a > b");
	compute(ADD_OP(FMIN, 2, R0, R1) | SF, ONE, MINUS | ONE, &o);
	CHECK_EQ(o.c, 0xffff);
	compute(ADD_OP(FMAX, 2, R0, R1) | SF, ONE, ONE, &o);
	CHECK_EQ(o.c, 0);
	compute(ADD_OP(FMAXABS, 2, R0, R1) | SF, 0xc0000000, ONE, &o);
	CHECK_EQ(o.c, 0xffff);
}

static uint32_t next_random(void)
{
	static uint32_t x = 2463534242u;

	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return x;
}

/* Normal floats of a narrow range of exponents, so that sums are interesting. */
static uint32_t random_float(unsigned int spread)
{
	return (next_random() & 0x807fffff) | (127 - spread / 2 + next_random() % spread) << 23;
}

/* mantissa * 2^(exponent - 150) cut to a float; the mantissa is not 0. */
static uint32_t assemble(uint32_t sign, unsigned __int128 mantissa, int exponent)
{
	while (mantissa >> 24) {
		mantissa >>= 1;
		exponent++;
	}
	while (!(mantissa >> 23)) {
		mantissa <<= 1;
		exponent--;
	}
	if (exponent < 1)
		return 0;
	if (exponent > 254)
		return sign | INF;
	return sign | (uint32_t)exponent << 23 | ((uint32_t)mantissa & 0x7fffff);
}

static uint32_t mantissa(uint32_t x)
{
	return (x & 0x7fffff) | 0x800000;
}

static int exponent(uint32_t x)
{
	return x >> 23 & 255;
}

static uint32_t reference_product(uint32_t a, uint32_t b)
{
	uint64_t product = (uint64_t)mantissa(a) * mantissa(b);

	return assemble((a ^ b) & MINUS, product, exponent(a) + exponent(b) - 150);
}

/* Exponents differ by less than 100. */
static uint32_t reference_sum(uint32_t a, uint32_t b)
{
	int low = exponent(a) < exponent(b) ? exponent(a) : exponent(b);
	__int128 x = (__int128)mantissa(a) << (exponent(a) - low);
	__int128 y = (__int128)mantissa(b) << (exponent(b) - low);
	__int128 sum = (a & MINUS ? -x : x) + (b & MINUS ? -y : y);

	if (!sum)
		return 0;
	return assemble(sum < 0 ? MINUS : 0, sum < 0 ? -sum : sum, low);
}

static void test_random_operands(void)
{
	struct outcome o;
	unsigned int i;

	test_begin("random products");
	for (i = 0; i < 500; i++) {
		uint32_t a = random_float(i % 2 ? 8 : 250), b = random_float(i % 2 ? 8 : 250);

		CHECK_EQ(compute(MUL_OP(1, 2, R0, R1), a, b, &o), reference_product(a, b));
	}
	test_begin("random sums");
	for (i = 0; i < 1000; i++) {
		unsigned int spread = i % 3 == 0 ? 3 : i % 3 == 1 ? 40 : 90;
		uint32_t a = random_float(spread), b = random_float(spread);

		CHECK_EQ(compute(ADD_OP(FADD, 2, R0, R1), a, b, &o), reference_sum(a, b));
		CHECK_EQ(compute(ADD_OP(FSUB, 2, R0, R1), a, b, &o), reference_sum(a, b ^ MINUS));
	}
}

static float as_float(uint32_t bits)
{
	float value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

static float sfu(unsigned int address, uint32_t x)
{
	uint32_t uniforms[] = { x };
	struct outcome o;

	TRY(&o, uniforms, MOV(address, R0), NOP, NOP, ADD_OP(21, 2, R4, R4));
	return as_float(o.r[2][9]);
}

/* Measured on hardware (4.16); 11 bits is what the worst of them is good to. */
static void test_sfu(void)
{
	static const struct { unsigned int address; float x, result; } measured[] = {
		{ 54, 1.0f, 2.000061f }, { 54, 0.5f, 1.414246f }, { 54, 3.1415927f, 8.825195f },
		{ 55, 3.1415927f, 1.651428f }, { 55, 100.0f, 6.643829f },
		{ 55, 0.5f, -0.9999847f }, { 52, 4.0f, 0.25f }, { 53, 4.0f, 0.5f },
		{ 52, -4.0f, -0.25f }, { 53, -4.0f, 0.5f }, { 55, -4.0f, 2.0f },
	};
	struct outcome o;
	uint32_t x, uniforms[] = { 0x40800000 };
	size_t i;

	test_begin("SFU values");
	for (i = 0; i < sizeof(measured) / sizeof(measured[0]); i++) {
		float result, error;

		memcpy(&x, &measured[i].x, sizeof(x));
		result = sfu(measured[i].address, x);
		error = (result - measured[i].result) / measured[i].result;
		CHECK(error < 0x1p-11f && error > -0x1p-11f);
	}

	test_begin("SFU limits");
	CHECK(sfu(52, 0) == as_float(INF));
	CHECK(sfu(53, 0) == as_float(INF));
	CHECK(sfu(55, 0) == as_float(NINF));
	CHECK(sfu(54, 0x43800000) == as_float(INF));
	CHECK(sfu(54, 0xc3800000) == 0);
	CHECK(sfu(52, MINUS) == as_float(NINF));
	CHECK(sfu(53, MINUS) == as_float(INF));
	CHECK(sfu(52, TINY) == as_float(INF));
	CHECK(sfu(52, INF) == 0);
	CHECK(sfu(52, NAN_N) == 0);
	CHECK(sfu(54, NAN_P) == as_float(INF));

	test_begin("SFU latency");
	TRY(&o, uniforms, MOV(52, R0), NOP, NOP, MOV(53, R0), ADD_OP(21, 1, R4, R4),
	    ADD_OP(21, 2, R4, R4), ADD_OP(21, 3, R4, R4));
	CHECK_EQ(o.r[1][0], 0x3e800000);
	CHECK_EQ(o.r[2][0], 0x3e800000);
	CHECK_EQ(o.r[3][0], 0x3f000000);
}

void test_float(void)
{
	test_cases();
	test_carry();
	test_random_operands();
	test_sfu();
}
