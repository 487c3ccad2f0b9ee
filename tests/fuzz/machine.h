/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The model with a memory in which only what a contract grants may be touched. */
#ifndef MACHINE_H
#define MACHINE_H

#include "v3d.h"
#include "vciv_verify.h"

/* Bus addresses of the program and of its uniform stream. */
#define MACHINE_CODE		0x01000000
#define MACHINE_UNIFORMS	0x02000000

/* ldi t0s, 0: an access that nothing grants, for words that cannot be reached */
#define MACHINE_TRAP		0xe0020e2700000000ull

#define MACHINE_WRITTEN		512
#define MACHINE_TRACE		4096

/* What a program may touch behind one pointer. */
struct grant {
	u32 base;
	u32 read_end;
	u32 write_end;
};

struct machine {
	struct v3d *v3d;
	const u64 *code;
	u32 num_words;
	const u32 *uniforms;
	u32 num_uniforms;
	const struct grant *grants;
	u32 num_grants;
	u64 memory_seed;	/* contents of all memory that is read */

	/* Hash of all accesses so far, relative to their grants, after each of the first ones. */
	u64 trace[MACHINE_TRACE];
	u64 hash;
	u32 accesses;		/* of data */
	bool ended;
	u64 vpm;		/* hash of what the VPM holds, if it ended or waits */
	u32 written[MACHINE_WRITTEN];	/* the first words of grant 0 */
	u32 escapes;		/* accesses that were not granted */
	struct v3d_access escape;	/* the first of them */
	char complaint[160];	/* the first of the model about what the program does, or "" */
};

struct machine *machine_new(void);
void machine_free(struct machine *m);

/*
 * Starts a program on a QPU whose registers hold what @state_seed makes of them;
 * options come from @option_seed.
 */
void machine_start(struct machine *m, u64 state_seed, u64 option_seed);

/* What the QPU holds. False if the program is at its end. */
bool machine_look(const struct machine *m, struct v3d_qpu_state *qpu);

/* True if nothing will ever let the program go on. */
bool machine_waits(const struct machine *m);

/* Executes up to @count instructions. False if there were less. */
bool machine_run(struct machine *m, u32 count);

#endif
