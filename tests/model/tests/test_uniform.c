// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The uniform stream (7).
 */
#include "test.h"
#include "words.h"

#define OTHER	(DATA + 0x4000)

void test_uniform(void)
{
	static const uint32_t uniforms[] = { 11, 12, OTHER };
	const uint64_t once[] = {
		(NOP ^ WADD(35) ^ RA(UNIF) ^ RB(UNIF)) | CADD(1) | ADD(12, A, B),
		UNIFORM_TO(34),
	};
	const uint64_t jump[] = {
		MOV(UNIF_ADDR, R2), NOP, NOP, UNIFORM_TO(32), UNIFORM_TO(33),
	};
	const uint64_t early[] = {
		MOV(UNIF_ADDR, R2), UNIFORM_TO(32), UNIFORM_TO(33), UNIFORM_TO(34),
	};
	struct machine *m = machine_new();
	struct outcome o;

	test_begin("one word for both files");
	machine_set(m, UNIFORMS + 12, 100);
	machine_set(m, UNIFORMS + 16, 7);
	CHECK(machine_try(m, once, 2, uniforms, 3, &o));
	CHECK_EQ(o.r[3][0], 200);
	CHECK_EQ(o.r[2][0], 7);

	test_begin("new address");
	machine_set(m, OTHER, 21);
	machine_set(m, OTHER + 4, 22);
	machine_set(m, OTHER + 8, 23);
	m->messages = 0;
	CHECK(machine_try(m, jump, 5, uniforms, 3, &o));
	CHECK_EQ(o.r[0][0], 21);
	CHECK_EQ(o.r[1][0], 22);
	CHECK_EQ(m->messages, 0);

	test_begin("reads right after a new address are old words");
	CHECK(machine_try(m, early, 4, uniforms, 3, &o));
	CHECK_EQ(o.r[0][0], 100);
	CHECK_EQ(o.r[1][0], 7);
	CHECK_EQ(o.r[2][0], 21);
	CHECK_EQ(m->messages, 2);

	/* 3 words used, 5 fetched: one line. 15 used, 17 fetched: two. */
	test_begin("prefetch of two words, by lines");
	m->accesses = 0;
	CHECK(machine_try(m, jump, 0, uniforms, 3, &o));
	CHECK_EQ(machine_count(m, V3D_UNIT_UNIFORM), 1);
	CHECK_EQ(m->access[0].size, 64);
	m->accesses = 0;
	CHECK(machine_try(m, (const uint64_t[]){
		UNIFORM_TO(39), UNIFORM_TO(39), UNIFORM_TO(39), UNIFORM_TO(39), UNIFORM_TO(39),
		UNIFORM_TO(39), UNIFORM_TO(39), UNIFORM_TO(39), UNIFORM_TO(39), UNIFORM_TO(39),
		UNIFORM_TO(39), UNIFORM_TO(39) }, 12, uniforms, 3, &o));
	CHECK_EQ(machine_count(m, V3D_UNIT_UNIFORM), 2);

	test_begin("no stream");
	machine_load(m, CODE, (const uint64_t[]){ UNIFORM_TO(32), END }, 4);
	m->messages = 0;
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	CHECK_EQ(m->messages, 1);
	machine_free(m);
}
