// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Semaphores, the mutex and what several QPUs see of each other (8).
 */
#include "test.h"
#include "words.h"

#define SRQCS	0x43c

static uint32_t completed(struct machine *m)
{
	return v3d_read(m->v3d, SRQCS) >> 16 & 0xff;
}

static void test_semaphore(void)
{
	static const uint64_t down[] = { SEMA_DOWN(3), END };
	static const uint64_t up[] = { SEMA_UP(3), END };
	static const uint64_t up16[] = {
		SEMA_UP(5), SEMA_UP(5), SEMA_UP(5), SEMA_UP(5), SEMA_UP(5), SEMA_UP(5), SEMA_UP(5),
		SEMA_UP(5), SEMA_UP(5), SEMA_UP(5), SEMA_UP(5), SEMA_UP(5), SEMA_UP(5), SEMA_UP(5),
		SEMA_UP(5), END
	};
	static const uint64_t one_up[] = { SEMA_UP(5), END };
	static const uint64_t one_down[] = { SEMA_DOWN(5), END };
	struct machine *m = machine_new();

	test_begin("down waits for up");
	machine_load(m, CODE, down, 4);
	machine_load(m, CODE + 0x100, up, 4);
	machine_start(m, CODE, 0);
	CHECK(!machine_run(m));
	CHECK(v3d_busy(m->v3d));
	CHECK(!v3d_runnable(m->v3d));
	machine_start(m, CODE + 0x100, 0);
	CHECK(v3d_runnable(m->v3d));
	CHECK(machine_run(m));
	CHECK_EQ(completed(m), 2);

	test_begin("the wait is counted, with what it took");
	CHECK_EQ(v3d_get_stats(m->v3d)->wait[V3D_WAIT_SEMAPHORE].count, 1);
	CHECK(v3d_get_stats(m->v3d)->wait[V3D_WAIT_SEMAPHORE].instructions);

	test_begin("up waits at 15");
	machine_load(m, CODE + 0x200, up16, 18);
	machine_load(m, CODE + 0x300, one_up, 4);
	machine_load(m, CODE + 0x400, one_down, 4);
	machine_start(m, CODE + 0x200, 0);
	CHECK(machine_run(m));
	machine_start(m, CODE + 0x300, 0);
	CHECK(!machine_run(m));
	machine_start(m, CODE + 0x400, 0);
	CHECK(machine_run(m));

	test_begin("semaphores stay over programs, not over a reset");
	machine_start(m, CODE + 0x400, 0);
	CHECK(machine_run(m));
	v3d_set_power(m->v3d, false);
	v3d_set_power(m->v3d, true);
	machine_start(m, CODE + 0x400, 0);
	CHECK(!machine_run(m));
	machine_free(m);
}

#define MUTEX_TAKE	((NOP ^ RA(MUTEX)) | CADD(1) | ADD(21, A, A))
#define MUTEX_GIVE	MOV(MUTEX, R0)

/* 12 programs count a VPM word up 50 times each, under the mutex. */
static void count_under_mutex(uint64_t schedule, uint64_t seed)
{
	static const uint64_t code[] = {
		LDI(35, 50),
		MUTEX_TAKE,
		LDI(VPM_SETUP, 0x00101a08), NOP, NOP, NOP,
		(NOP ^ WADD(33) ^ RA(VPM)) | CADD(1) | ADD(21, A, A),
		SMALL(ADD_OP(12, 1, R1, B), 1),
		LDI_B(VPM_SETUP, 0x1a08),
		MOV(VPM, R1),
		MUTEX_GIVE,
		SMALL(ADD_OP(13, 3, R3, B) | SF, 1),
		BRANCH(3, -(15 * 8)), NOP, NOP, NOP,
		END
	};
	static const uint64_t clear[] = {
		LDI_B(VPM_SETUP, 0x1a08), LDI(VPM, 0), END
	};
	static const uint64_t show[] = {
		LDI_B(VPM_SETUP, 0x80904000 | 8 << 7), LDI_B(VPM_ADDR, DATA), WAIT_ST, END
	};
	struct machine *m = machine_new();
	int i;

	CHECK(v3d_set_option(m->v3d, "schedule", schedule));
	CHECK(v3d_set_option(m->v3d, "seed", seed));
	machine_load(m, CODE, clear, sizeof(clear) / 8);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	machine_load(m, CODE, code, sizeof(code) / 8);
	for (i = 0; i < V3D_QPUS; i++)
		machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	machine_load(m, CODE, show, sizeof(show) / 8);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	for (i = 0; i < LANES; i++)
		CHECK_EQ(machine_get(m, DATA + 4 * i), 12 * 50);
	CHECK_EQ(m->messages, 0);
	machine_free(m);
}

static void test_mutex(void)
{
	static const uint64_t hold[] = { MUTEX_TAKE, END };
	struct machine *m = machine_new();
	uint64_t seed;

	test_begin("counting under the mutex");
	for (seed = 1; seed < 6; seed++) {
		count_under_mutex(0, seed);
		count_under_mutex(1, seed);
	}

	test_begin("a mutex held at the end stays held");
	machine_load(m, CODE, hold, 4);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	machine_start(m, CODE, 0);
	CHECK(!machine_run(m));
	machine_free(m);
}

static void test_host_interrupt(void)
{
	static const uint64_t code[] = { LDI(HOST_INT, 1), END };
	static const uint64_t zero[] = { LDI(HOST_INT, 0), END };
	struct machine *m = machine_new();

	test_begin("host interrupt");
	machine_load(m, CODE, zero, 4);
	machine_load(m, CODE + 0x100, code, 4);
	machine_start(m, CODE, 0);
	CHECK(machine_run(m));
	CHECK_EQ(v3d_read(m->v3d, 0xe30), 0);
	CHECK(!m->irq);
	machine_start(m, CODE + 0x100, 0);
	CHECK(machine_run(m));
	CHECK(m->irq);
	CHECK(v3d_read(m->v3d, 0xe30) != 0);
	v3d_write(m->v3d, 0xe2c, 0);
	CHECK(!m->irq);
	v3d_write(m->v3d, 0xe2c, 0xfff);
	CHECK(m->irq);
	v3d_write(m->v3d, 0xe30, 0xffff);
	CHECK(!m->irq);

	test_begin("no host interrupt without DBCFG");
	v3d_write(m->v3d, 0xe00, 0);
	machine_start(m, CODE + 0x100, 0);
	CHECK(machine_run(m));
	v3d_write(m->v3d, 0xe00, 1);
	CHECK(!m->irq);
	machine_free(m);
}

void test_sync(void)
{
	test_semaphore();
	test_mutex();
	test_host_interrupt();
}
