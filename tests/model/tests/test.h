/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The harness of the model's tests: checks that count, and a machine of memory,
 * V3D and what they report.
 */
#ifndef TEST_H
#define TEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../v3d.h"

#define LANES	16

/* A check that fails says where and with which values; the test goes on. */
#define CHECK_EQ(got, wanted) \
	test_check_eq(__FILE__, __LINE__, #got, (uint64_t)(got), (uint64_t)(wanted))
#define CHECK(condition)	CHECK_EQ(!!(condition), true)

void test_check_eq(const char *file, int line, const char *what, uint64_t got, uint64_t wanted);

/* Starts a test case: what is checked from here on belongs to @name. */
void test_begin(const char *name);

/* Memory of the machine, at a bus address with an alias, as programs see it. */
#define RAM_BASE	0xc0100000u
#define RAM_SIZE	0x40000u
#define CODE		(RAM_BASE + 0x0000)
#define UNIFORMS	(RAM_BASE + 0x8000)
#define DATA		(RAM_BASE + 0x10000)

#define MAX_ACCESSES	4096

struct machine {
	struct v3d *v3d;
	bool irq;
	unsigned int messages;
	char message[160];		/* the last one */
	unsigned int accesses;
	struct v3d_access access[MAX_ACCESSES];
	uint8_t ram[RAM_SIZE];
};

/* Powered on, VPMBASE 16, host interrupts enabled. */
struct machine *machine_new(void);
void machine_free(struct machine *m);
uint32_t machine_get(struct machine *m, uint32_t address);
void machine_set(struct machine *m, uint32_t address, uint32_t value);
void machine_load(struct machine *m, uint32_t address, const uint64_t *code, size_t count);

/* Queue a program. It is run by machine_run(). */
void machine_start(struct machine *m, uint32_t code, uint32_t uniforms);

/* Until nothing can go on. False if a program did not end. */
bool machine_run(struct machine *m);

/* Accesses of one unit. */
unsigned int machine_count(const struct machine *m, enum v3d_unit unit);

/* What is left in r0-r3 and the flags by a piece of a program. */
struct outcome {
	uint32_t r[4][LANES];
	uint32_t z, n, c;		/* a bit per lane */
};

/*
 * Run @count words between a start that puts the uniforms into r0, r1, ... and
 * an end that stores what struct outcome has. The words may use ra0-ra27 and
 * further uniforms. False if the program hung.
 */
bool machine_try(struct machine *m, const uint64_t *words, size_t count,
		 const uint32_t *uniforms, size_t uniform_count, struct outcome *outcome);

/* The same on a new machine; a hang is a failed check. */
void try_words(const uint64_t *words, size_t count, const uint32_t *uniforms,
	       size_t uniform_count, struct outcome *outcome);

#define TRY(outcome, uniforms, ...) do {						\
	const uint64_t words_[] = { __VA_ARGS__ };					\
											\
	try_words(words_, sizeof(words_) / 8, uniforms, sizeof(uniforms) / 4, outcome);	\
} while (0)

/* The test suites. */
void test_registers(void);
void test_queue(void);
void test_alu(void);
void test_float(void);
void test_flow(void);
void test_pack(void);
void test_sync(void);
void test_uniform(void);
void test_tmu(void);
void test_vpm(void);
void test_dma(void);
void test_cache(void);
void test_random(void);
void test_trace(void);
void test_rules(void);
void test_options(void);
void test_peek(void);

#endif
