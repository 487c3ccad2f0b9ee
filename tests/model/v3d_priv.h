/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The structures that the files of the model share.
 */
#ifndef V3D_PRIV_H
#define V3D_PRIV_H

#include "qpu_inst.h"
#include "v3d.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
	       "VPM rows, uniforms and code are used as the bytes of memory");

#define V3D_SLICES	3
#define V3D_SLICE_QPUS	4
#define V3D_QUEUE	16	/* requests waiting for a QPU (2.7) */
#define V3D_LINE	64u	/* bytes of a cache line (1.4) */
#define V3D_L2C_LINES	512
#define V3D_TMU_LINES	64
#define V3D_UNIFORM_LINES 16	/* the real size is unknown */
#define V3D_CODE_LINES	256	/* hardware has 64: these save decoding as well */
#define V3D_SEMAPHORES	16
#define VPM_ROWS	64	/* what HW-2253 leaves to user programs (5.1) */
#define VPM_BYTES	(VPM_ROWS * QPU_LANES * 4)
#define VPM_UNIT_BYTES	256	/* what VPMBASE counts (2.8) */
#define TMU_SLOTS	8	/* storage; the usable depth is an option */

/* A request of the queue: what SRQPC, SRQUA and SRQUL held. */
struct v3d_request {
	uint32_t code;
	uint32_t uniforms;
	uint32_t length;
};

/* Section 7: a FIFO of two words, filled ahead from a line. */
struct qpu_uniforms {
	bool enabled;
	bool line_valid;		/* @line_address is the line read last */
	unsigned int settling;		/* instructions until a new address counts */
	uint32_t next;			/* bus address of the next word to fetch */
	uint32_t left;			/* words that SRQUL allows to be read */
	uint32_t line_address;
	uint32_t fifo[2];
	uint32_t replaced[2];		/* the words that a new address discards */
};

/* Section 6: results of direct lookups, oldest first. */
struct qpu_tmu {
	lanes slot[TMU_SLOTS];
	uint64_t due[TMU_SLOTS];	/* v3d->now from which they can be loaded */
	unsigned int first;
	unsigned int count;
	bool texture;			/* T, R or B was written since the last S */
};

/* A generic setup word, taken apart (5.2). */
struct vpm_setup {
	uint32_t address;
	uint32_t stride;
	uint8_t part_bits;		/* log2 of elements per word */
	bool horizontal;
	bool laned;
};

/* Where an element is: a word of the VPM, and the bits in it. */
struct vpm_place {
	unsigned int word;
	unsigned int shift;
};

/* One read setup and what is still to be read of it (5.3). */
struct vpm_read {
	struct vpm_setup setup;
	unsigned int left;
	unsigned int ready;		/* of data[]: fetched ahead of the reads */
	lanes data[QPU_LANES];
};

/* A DMA with the setup it was started with (5.7: sampled at the start). */
struct v3d_dma {
	bool running;
	uint64_t due;			/* v3d->now at which it moves its data */
	uint32_t address;
	uint32_t setup;
	uint32_t stride;
};

struct qpu_vpm {
	struct vpm_setup write;
	struct vpm_read read[2];	/* [0] is the older */
	unsigned int read_slots;	/* instructions until the last one has data */
	uint32_t vdw_setup;
	uint32_t vdw_stride;
	uint32_t vdr_setup;
	uint32_t vdr_pitch;
	struct v3d_dma vdw;
	struct v3d_dma vdr;
};

/* The last instruction's write to a register file, which comes late (3.2). */
struct qpu_last_write {
	lanes old;
	lanes *reg;			/* NULL: it did not write there */
};

enum { FLAG_Z, FLAG_N, FLAG_C, FLAGS };

/* The shadow of qpu_trace.c: bit i is set if lane i is undefined. */
struct qpu_trace {
	uint16_t mux[8];
	uint16_t flag[FLAGS];
	uint16_t file[2][32];
	uint8_t setups;			/* those that the program has written: */
};

enum {
	TRACE_VPM_WRITE		= 1 << 0,
	TRACE_VDW		= 1 << 1,
	TRACE_VDW_STRIDE	= 1 << 2,
	TRACE_VDR		= 1 << 3,
	TRACE_VDR_PITCH		= 1 << 4,
};

struct qpu {
	/* What the operand muxes select from: r0-r5, the file A and B values. */
	lanes mux[8];
	lanes add_out;
	lanes mul_out;
	lanes flag[FLAGS];		/* all ones or zero in each lane */
	struct qpu_last_write last_write[2];
	lanes sfu_result;
	lanes file[2][32];

	struct v3d *v3d;
	struct v3d_slice *slice;
	const struct qpu_code *code;	/* where @pc was last found */
	uint32_t pc;
	uint32_t start;			/* of the program, for messages */
	uint32_t target;		/* of a branch in its delay slots */
	uint8_t number;
	uint8_t branch_slots;		/* delay slots to go, 0: no branch */
	uint8_t end_slots;		/* the same for thread end */
	uint8_t sfu_slots;		/* instructions until r4 has the result */
	uint8_t written_acc;		/* by the instruction before, a bit per mux */
	bool active;
	bool waiting;			/* stalled; nothing has changed since */
	enum v3d_wait wait;		/* what for, until it goes on */
	uint64_t wait_start;		/* v3d->now then */

	struct qpu_uniforms uniforms;
	struct qpu_tmu tmu[2];
	struct qpu_vpm vpm;
	struct qpu_trace trace;
};

/* A line of memory; the address of none is odd. */
struct v3d_line {
	uint32_t address;
	bool failed;			/* the host has no memory there */
	uint8_t data[V3D_LINE];
};

/* The instructions of a line, decoded. */
struct qpu_code {
	uint32_t address;
	struct qpu_inst inst[V3D_LINE / 8];
};

/* The caches that four QPUs share. */
struct v3d_slice {
	struct qpu_code code[V3D_CODE_LINES];
	struct v3d_line uniforms[V3D_UNIFORM_LINES];
	struct v3d_line tmu[2][V3D_TMU_LINES];
};

/* What is counted, by the ids of the performance counters (2.11). */
enum v3d_event {
	PERF_IDLE		= 13,
	PERF_EXECUTING		= 16,
	PERF_TMU_STALL		= 17,
	PERF_CODE_HIT		= 20,
	PERF_CODE_MISS		= 21,
	PERF_UNIFORM_HIT	= 22,
	PERF_UNIFORM_MISS	= 23,
	PERF_TMU_QUADS		= 24,
	PERF_TMU_MISS		= 25,
	PERF_L2C_HIT		= 28,
	PERF_L2C_MISS		= 29,
	PERF_NONE		= 30,	/* what no counter counts */
};

/* ERRSTAT: which of them hardware sets when is a guess by their names (2.12). */
enum {
	ERR_VPAEABB	= 1 << 0,	/* VPMBASE changed while programs run */
	ERR_VPMEWR	= 1 << 4,	/* VPM written beyond its rows */
	ERR_VPMERNA	= 1 << 6,	/* read outside of what VPMBASE allows */
	ERR_VPMEWNA	= 1 << 7,	/* written there */
	ERR_VDWE	= 1 << 10,	/* VDW of rows beyond the VPM's */
	ERR_VCDI	= 1 << 12,	/* no error: no VDR is running */
};

struct v3d_perf {
	uint64_t events[32];		/* clocks or events by source id (2.11) */
	uint64_t base[16];		/* of the counter's source at count 0 */
	uint32_t held[16];		/* value while the counter stands still */
	uint32_t source[16];
	uint32_t enable;
};

/* Registers by their names in the manual. */
struct v3d_regs {
	uint32_t scratch, l2cactl, intctl, intena;
	uint32_t ctca[2], ctea[2];
	uint32_t bpoa, bpos, bxcf;
	uint32_t sqrsv[2], sqcntl, srqua, srqul;
	uint32_t vpacntl, vpmbase;
	uint32_t dbcfg, dbqite, dbqitc;
	uint32_t errstat;
};

struct v3d {
	lanes vpm[VPM_ROWS];
	uint16_t vpm_undefined[VPM_ROWS];	/* of qpu_trace.c: a bit per word */
	struct qpu qpu[V3D_QPUS];
	struct v3d_slice slice[V3D_SLICES];
	struct v3d_line l2c[V3D_L2C_LINES];

	const struct v3d_host *host;
	void *opaque;
	struct v3d_stats stats;
	uint64_t option[V3D_OPTIONS];
	uint64_t random;
	uint64_t now;			/* instructions executed since v3d_new() */
	unsigned int turn;		/* QPU whose slice is next */
	unsigned int placed;		/* QPU that got the last request */
	unsigned int messages;		/* given since v3d_clear_stats() */
	bool power;
	bool irq;			/* level of the line */

	struct v3d_request queue[V3D_QUEUE];
	unsigned int queued;
	uint8_t made;
	uint8_t completed;
	bool queue_error;

	uint8_t semaphore[V3D_SEMAPHORES];
	int mutex_owner;		/* QPU number, -1: free */
	struct v3d_regs reg;
	struct v3d_perf perf;
};

/* v3d.c */
uint64_t v3d_random(struct v3d *v3d);
void v3d_garbage(struct v3d *v3d, void *data, uint32_t size);
void v3d_complain(const struct qpu *qpu, const char *what);

/* v3d_options.c */
void v3d_default_options(struct v3d *v3d);

/* v3d_mem.c: accesses are counted and reported; the DMA engines bypass the caches. */
void v3d_no_memory(struct v3d *v3d, void *data, uint32_t size);
void v3d_note_read(const struct qpu *qpu, enum v3d_unit unit, uint32_t address, uint32_t size,
		   bool failed);
void v3d_load(const struct qpu *qpu, uint32_t address, void *data, uint32_t size);
void v3d_store(const struct qpu *qpu, uint32_t address, const void *data, uint32_t size);

/* v3d_cache.c: addresses are those of lines. */
const struct v3d_line *v3d_read_code(struct qpu *qpu, uint32_t address);
const struct v3d_line *v3d_read_uniforms(struct qpu *qpu, uint32_t address);
const struct v3d_line *v3d_read_tmu(struct qpu *qpu, unsigned int tmu, uint32_t address);
void v3d_clear_l2c(struct v3d *v3d);
void v3d_clear_slices(struct v3d *v3d, uint32_t slcactl);
void v3d_clear_caches(struct v3d *v3d);
void v3d_caches_see_store(struct v3d *v3d, uint32_t address, uint32_t size);
void v3d_caches_see_start(struct v3d *v3d);

/* v3d_regs.c */
void v3d_update_irq(struct v3d *v3d);

/* v3d_perf.c */
uint32_t v3d_perf_read(const struct v3d *v3d, uint32_t offset);
void v3d_perf_write(struct v3d *v3d, uint32_t offset, uint32_t value);

/* v3d_queue.c */
void v3d_request(struct v3d *v3d, uint32_t code);
void v3d_place_requests(struct v3d *v3d);
void v3d_wake(struct v3d *v3d);

/* v3d_vpm.c */
void vpm_write_setup(struct qpu *qpu, uint32_t word);
void vpm_read_setup(struct qpu *qpu, uint32_t word);
void vpm_write(struct qpu *qpu, const lanes *value);
bool vpm_can_read(const struct qpu *qpu);
void vpm_read(struct qpu *qpu, lanes *value);
void vpm_cancel_reads(struct qpu *qpu);
struct vpm_place vpm_element(const struct vpm_setup *setup, unsigned int i);

/* v3d_dma.c */
void v3d_start_vdw(struct qpu *qpu, uint32_t address);
void v3d_start_vdr(struct qpu *qpu, uint32_t address);
bool v3d_dma_pending(const struct v3d *v3d);
void v3d_dma_advance(struct v3d *v3d, uint64_t now);

/* qpu.c */
void qpu_start(struct qpu *qpu, const struct v3d_request *request);
enum v3d_wait qpu_step(struct qpu *qpu);

/* qpu_trace.c: only with V3D_OPT_TRACE */
void v3d_trace_start(struct v3d *v3d);
void v3d_trace_dma(struct qpu *qpu, unsigned int byte, unsigned int size, bool load);
void qpu_trace_start(struct qpu *qpu);
void qpu_trace_step(struct qpu *qpu, const struct qpu_inst *inst);
void qpu_trace_setup(struct qpu *qpu, unsigned int file, uint32_t word);

/* qpu_io.c */
enum v3d_wait qpu_must_wait(const struct qpu *qpu, const struct qpu_inst *inst);
void qpu_io_read(struct qpu *qpu, const struct qpu_inst *inst);
void qpu_io_write(struct qpu *qpu, unsigned int file, unsigned int address,
		  const lanes *value, const lanes *written);
void qpu_mutex_end(struct qpu *qpu);
void qpu_semaphore(struct qpu *qpu, const struct qpu_inst *inst);

/* qpu_uniform.c */
void qpu_uniform_start(struct qpu *qpu, const struct v3d_request *request);
void qpu_uniform_jump(struct qpu *qpu, unsigned int file, uint32_t address);
bool qpu_uniform_hangs(const struct qpu *qpu);
uint32_t qpu_uniform_pop(struct qpu *qpu);

/* qpu_tmu.c */
void qpu_tmu_param(struct qpu *qpu, unsigned int tmu);
void qpu_tmu_fire(struct qpu *qpu, unsigned int tmu, const lanes *address);
bool qpu_tmu_full(const struct qpu *qpu, unsigned int tmu);
bool qpu_tmu_can_load(const struct qpu *qpu, unsigned int tmu);
void qpu_tmu_load(struct qpu *qpu, unsigned int tmu);
void qpu_tmu_end(struct qpu *qpu);
uint64_t v3d_tmu_next(const struct v3d *v3d);
void v3d_tmu_advance(struct v3d *v3d, uint64_t now);

#endif
