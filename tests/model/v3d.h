/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Functional model of the VideoCore IV V3D 2.1 block: the public interface.
 *
 * The model is portable C with no knowledge of who hosts it. A host (the QEMU
 * device, the fuzzer, qpu-run) gives it memory and an interrupt line, forwards
 * register accesses, and lends it time by calling v3d_run(). Nothing in here
 * is thread-safe: the host calls one function at a time.
 *
 * The model shares no code with the driver's verifier on purpose: a shared
 * decoder would hide its own bugs from the fuzzer that compares the two.
 *
 * Section numbers in the comments of tests/model are those of the manual:
 * the VideoCore IV 3D Architecture Reference Guide, with the measurements
 * that public drivers and tools made since.
 */
#ifndef V3D_H
#define V3D_H

#include <stdbool.h>
#include <stdint.h>

#define V3D_QPUS	12
#define V3D_REG_SIZE	0x1000	/* bytes of register space */

struct v3d;

/* Who on the V3D side touches memory. */
enum v3d_unit {
	V3D_UNIT_CODE,		/* instruction fetch */
	V3D_UNIT_UNIFORM,
	V3D_UNIT_TMU0,
	V3D_UNIT_TMU1,
	V3D_UNIT_VDR,		/* DMA, memory to VPM */
	V3D_UNIT_VDW,		/* DMA, VPM to memory */
	V3D_UNIT_COUNT
};

struct v3d_access {
	enum v3d_unit unit;
	unsigned int qpu;
	uint32_t address;	/* bus address, as the QPU program gave it */
	uint32_t size;		/* bytes */
	bool write;
};

/*
 * What the host gives. @read and @write take bus addresses and return false
 * where the host has no memory (the model then reads zeros and drops writes).
 * @access may be NULL; it is called for every access that a program asks for,
 * the ones that fail included: this is the oracle for "nothing outside the
 * job's buffers". Rows of a DMA between which nothing is are one access. Caches read whole lines of 64 bytes, and only when they miss:
 * @read is not called for each access, and may be for more bytes.
 * @message may be NULL; it gets one line about a program doing what the manual
 * leaves undefined.
 */
struct v3d_host {
	bool (*read)(void *opaque, uint32_t address, void *data, uint32_t size);
	bool (*write)(void *opaque, uint32_t address, const void *data,
		      uint32_t size);
	void (*access)(void *opaque, const struct v3d_access *access);
	void (*irq)(void *opaque, bool level);
	void (*message)(void *opaque, const char *text);
};

/* What one unit of the whole block did since v3d_clear_stats(). */
struct v3d_unit_stats {
	uint64_t accesses;
	uint64_t bytes;
	uint64_t failed;	/* accesses that the host had no memory for */
	uint32_t low;		/* lowest byte address */
	uint32_t last;		/* highest byte address, inclusive */
};

/* What a QPU waited for before it could execute an instruction. */
enum v3d_wait {
	V3D_WAIT_NONE,
	V3D_WAIT_BREAK,			/* for ever */
	V3D_WAIT_UNIFORMS,		/* for ever, without a stream */
	V3D_WAIT_VPM,			/* for ever, with nothing left to read */
	V3D_WAIT_VDR,
	V3D_WAIT_VDW,
	V3D_WAIT_TMU0,
	V3D_WAIT_TMU1,
	V3D_WAIT_MUTEX,
	V3D_WAIT_SEMAPHORE,
	V3D_WAITS
};

struct v3d_wait_stats {
	uint64_t count;
	uint64_t instructions;		/* of all QPUs, until it went on */
};

struct v3d_stats {
	uint64_t retired[V3D_QPUS];	/* instructions, per QPU */
	uint32_t programs;		/* that reached their end */
	struct v3d_unit_stats unit[V3D_UNIT_COUNT];
	struct v3d_wait_stats wait[V3D_WAITS];
};

/*
 * Choices where the manual knows no answer, or more than one (13.2), and modes
 * that a test wants. Names, meaning and range are in v3d_option_info[].
 */
enum v3d_option {
	V3D_OPT_SEED,
	V3D_OPT_TRACE,
	V3D_OPT_SCHEDULE,
	V3D_OPT_PLACEMENT,
	V3D_OPT_DMA_DELAY,
	V3D_OPT_VPM_READ_EARLY,
	V3D_OPT_VPM_READ_LATENCY,
	V3D_OPT_VPM_READ_SETUPS,
	V3D_OPT_STALE,
	V3D_OPT_CODE_AHEAD,
	V3D_OPT_TMU_DEPTH,
	V3D_OPT_TMU_DELAY,
	V3D_OPT_REGFILE_HAZARD,
	V3D_OPT_POWER_UP,
	V3D_OPT_FMUL_ROUNDING,
	V3D_OPT_INF_MINUS_INF,
	V3D_OPT_SFU_BITS,
	V3D_OPT_COLOUR_ROUNDING,
	V3D_OPT_MUL24_CARRY,
	V3D_OPT_ITOF_CARRY,
	V3D_OPT_SEMAPHORE_FLAGS,
	V3D_OPT_UNPACK_IO,
	V3D_OPT_NO_UNIFORMS,
	V3D_OPT_UNIFORM_LIMIT,
	V3D_OPT_UNIFORM_B,
	V3D_OPT_HOST_INT_LANE,
	V3D_OPT_HOST_INT_LATCH,
	V3D_OPT_MUTEX_OWNER,
	V3D_OPT_MUTEX_AGAIN,
	V3D_OPT_MUTEX_END,
	V3D_OPT_MUTEX_UNUSED,
	V3D_OPT_SEMAPHORE_RESET,
	V3D_OPT_DOUBLE_WRITE,
	V3D_OPT_TMU_END,
	V3D_OPT_TMU_EMPTY,
	V3D_OPT_VPM_OVER_READ,
	V3D_OPT_DMA_PART,
	V3D_OPT_DMA_ROW_END,
	V3D_OPT_DMA_RESERVED,
	V3D_OPT_SETUP_SHARED,
	V3D_OPT_NO_MEMORY,
	V3D_OPT_ERRSTAT_WRITE,
	V3D_OPTIONS
};

struct v3d_option_info {
	const char *name;
	uint64_t standard;
	uint64_t most;
	const char *help;
};

extern const struct v3d_option_info v3d_option_info[V3D_OPTIONS];

struct v3d_dma_state {
	bool running;
	uint32_t address;	/* where the last one started */
};

#define V3D_QPU_REGS	70	/* ra0-ra31, rb0-rb31, r0-r5 */
#define V3D_QPU_LANES	16

/*
 * What a QPU holds between two instructions. A register that the last one wrote has the
 * new value, though the next one may still read the old (3.2); r4 has what the next one
 * would read. Flags have a bit per lane.
 */
struct v3d_qpu_state {
	bool active;			/* a program runs on it; else the rest is what it left */
	uint32_t pc;			/* bus address of the next instruction */
	uint32_t uniform;		/* of the next word of the stream, if there is one */
	uint32_t reg[V3D_QPU_REGS][V3D_QPU_LANES];
	uint16_t z, n, c;
	unsigned int tmu[2];		/* lookups of which the result was not loaded */
	unsigned int vpm_reads;		/* vectors that were set up and not read */
	uint32_t vdr_setup, vdr_pitch, vdw_setup, vdw_stride;
	struct v3d_dma_state vdr, vdw;
	bool mutex;			/* held by this QPU */
	unsigned int r4_wait;		/* instructions that must not use r4, for the SFU */
	unsigned int uniform_wait;	/* instructions that must not read a uniform */
};

/* The block starts powered off. @host and what it points to must outlive it. */
struct v3d *v3d_new(const struct v3d_host *host, void *opaque);
void v3d_free(struct v3d *v3d);

/*
 * Best while powered off. Returns false if there is no such option or @value is
 * out of its range.
 */
bool v3d_set_option(struct v3d *v3d, const char *name, uint64_t value);

/*
 * Power or V3DRSTN. Off loses all register state; reads then give 0xdeadbeef
 * and writes are lost (11.5).
 */
void v3d_set_power(struct v3d *v3d, bool on);

/* Registers, 32 bit only. @offset is a multiple of 4 below V3D_REG_SIZE. */
uint32_t v3d_read(struct v3d *v3d, uint32_t offset);
void v3d_write(struct v3d *v3d, uint32_t offset, uint32_t value);

/* What the manual calls the register, or NULL if it is of no use to drivers. */
const char *v3d_register_name(uint32_t offset);

/*
 * Execute up to @budget instructions, all QPUs together; returns how many were
 * executed. Less than @budget means that no QPU can go on by itself.
 */
uint64_t v3d_run(struct v3d *v3d, uint64_t budget);

/* A program is running or queued (it may be stalled for ever). */
bool v3d_busy(const struct v3d *v3d);

/* Some QPU can execute its next instruction: v3d_run() would do something. */
bool v3d_runnable(const struct v3d *v3d);

/* For hosts that compare a program with what they expect of it, e.g. after v3d_run(v3d, 1). */
void v3d_get_qpu(const struct v3d *v3d, unsigned int number, struct v3d_qpu_state *state);

/* The same of a row of the VPM. */
void v3d_get_vpm(const struct v3d *v3d, unsigned int row, uint32_t words[V3D_QPU_LANES]);

const struct v3d_stats *v3d_get_stats(const struct v3d *v3d);
void v3d_clear_stats(struct v3d *v3d);

#endif
