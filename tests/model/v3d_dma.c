// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * VDW and VDR, the DMA engines between VPM and memory (5.4 to 5.7, 5.9).
 *
 * A DMA moves its data when it is started, which is a legal execution of every
 * correct program, or after V3D_OPT_DMA_DELAY instructions.
 */
#include <stddef.h>
#include <string.h>

#include "v3d_priv.h"

#define MAX_ROW_BYTES	512	/* 128 words */
#define ROW_BYTES	64	/* of a VPM row */

static uint32_t field(uint32_t word, unsigned int high, unsigned int low)
{
	return word >> low & ((1u << (high - low + 1)) - 1);
}

/* Counts and pitches where 0 stands for the value that has no code. */
static uint32_t field_or(uint32_t word, unsigned int high, unsigned int low, uint32_t zero)
{
	uint32_t value = field(word, high, low);

	return value ? value : zero;
}

/* A block of the VPM, seen as the rows that it has in memory. */
struct block {
	unsigned int rows;
	unsigned int length;		/* elements in a row */
	unsigned int width;		/* bytes of an element */
	unsigned int part;		/* which half or byte row it starts in */
	unsigned int x, y;
	unsigned int pitch;		/* parts of rows from row to row */
	bool horizontal;
	unsigned int part_elements;	/* how far apart parts are */
	bool contiguous;		/* BLOCKMODE: rows follow each other in the VPM */
	bool wraps;			/* at the end of a VPM row */
	bool load;
};

/* MODEW: 0 words, 2-3 halves, 4-7 bytes; 1 is not used. */
static void decode_mode(struct qpu *qpu, struct block *block, unsigned int mode)
{
	if (mode == 1)
		v3d_complain(qpu, "DMA of an undefined width (5.4)");
	block->width = mode >= 4 ? 1 : mode >= 2 ? 2 : 4;
	block->part = mode >= 4 ? mode & 3 : mode >= 2 ? mode & 1 : 0;
	block->part_elements = qpu->v3d->option[V3D_OPT_DMA_PART] ? 1 : 16;
	block->wraps = qpu->v3d->option[V3D_OPT_DMA_ROW_END];
}

static void check_rows(struct qpu *qpu, bool above, uint32_t error)
{
	if (!above)
		return;
	qpu->v3d->reg.errstat |= error;
	v3d_complain(qpu, "DMA of VPM rows above 63 (HW-2253)");
}

static unsigned int parts_per_word(const struct block *block)
{
	return 4 / block->width;
}

static void vdw_block(struct qpu *qpu, struct block *block, const struct v3d_dma *dma)
{
	uint32_t word = dma->setup;

	decode_mode(qpu, block, field(word, 2, 0));
	block->rows = field_or(word, 29, 23, 128);
	block->length = field_or(word, 22, 16, 128);
	block->horizontal = field(word, 14, 14);
	block->y = field(word, 12, 7);
	block->x = field(word, 6, 3);
	block->pitch = parts_per_word(block);
	block->contiguous = field(dma->stride, 16, 16);
	block->load = false;
	check_rows(qpu, field(word, 13, 13), ERR_VDWE);
	if (field(word, 15, 15))
		v3d_complain(qpu, "laned VDW (5.4)");
}

static void vdr_block(struct qpu *qpu, struct block *block, const struct v3d_dma *dma)
{
	uint32_t word = dma->setup;

	decode_mode(qpu, block, field(word, 30, 28));
	block->rows = field_or(word, 19, 16, 16);
	block->length = field_or(word, 23, 20, 16);
	block->horizontal = !field(word, 11, 11);
	block->y = field(word, 9, 4);
	block->x = field(word, 3, 0);
	block->pitch = field_or(word, 15, 12, 16);
	block->contiguous = false;
	block->load = true;
	check_rows(qpu, field(word, 10, 10), ERR_VPMEWR);
}

/*
 * The VPM is addressed in parts: words, halves or quarters of a row or of 16
 * rows of a column. Where memory row @r starts, as part of part 0 of row 0.
 */
static unsigned int first_part(const struct block *block, unsigned int r)
{
	unsigned int part = block->y * parts_per_word(block) + block->part;

	return block->contiguous ? part : part + r * block->pitch;
}

/* Byte of the VPM at which element @c of memory row @r is, along a VPM row. */
static unsigned int row_byte(const struct block *block, unsigned int r, unsigned int c)
{
	unsigned int parts = parts_per_word(block), part = first_part(block, r);
	unsigned int row = part / parts;
	unsigned int element = part % parts * block->part_elements + c;
	unsigned int byte;

	if (block->contiguous)
		element += r * block->length;
	byte = block->x * 4 + element * block->width;
	if (block->wraps && !block->contiguous)
		byte %= ROW_BYTES;
	return (row * ROW_BYTES + byte) % VPM_BYTES;
}

/*
 * The same along a column. A store goes on in the next column with each memory
 * row, and at the top of the next 16 rows after column 15 (U20); a load goes on
 * in the same column, VPITCH further down.
 */
static unsigned int column_byte(const struct block *block, unsigned int r, unsigned int c)
{
	unsigned int parts = parts_per_word(block);
	unsigned int part = first_part(block, block->load ? r : 0);
	unsigned int element = part % parts * block->part_elements + c;
	unsigned int x = block->x, y;

	if (block->contiguous) {
		element += r * block->length;
		x += element / (16 * parts);
		element %= 16 * parts;
	} else if (!block->load) {
		x += r;
	}
	y = part / parts + element / parts + x / 16 * 16;
	return (y * ROW_BYTES + x % 16 * 4 + element % parts * block->width) % VPM_BYTES;
}

static unsigned int element_byte(const struct block *block, unsigned int r, unsigned int c)
{
	return block->horizontal ? row_byte(block, r, c) : column_byte(block, r, c);
}

/* How many bytes from element @c on lie side by side in the VPM as in memory. */
static unsigned int run_bytes(const struct block *block, unsigned int byte, unsigned int c)
{
	unsigned int left = (block->length - c) * block->width;
	unsigned int room = block->horizontal ? ROW_BYTES - byte % ROW_BYTES : block->width;

	return left < room ? left : room;
}

static bool may_load(const struct v3d *v3d, unsigned int byte)
{
	return !v3d->option[V3D_OPT_DMA_RESERVED] ||
	       byte < v3d->reg.vpmbase * VPM_UNIT_BYTES;
}

/* Copy one memory row from or to the VPM. */
static void copy_row(struct qpu *qpu, const struct block *block, unsigned int r, uint8_t *row)
{
	struct v3d *v3d = qpu->v3d;
	uint8_t *vpm = (uint8_t *)v3d->vpm;
	unsigned int c, n;

	for (c = 0; c < block->length; c += n / block->width) {
		unsigned int byte = element_byte(block, r, c);

		n = run_bytes(block, byte, c);
		if (v3d->option[V3D_OPT_TRACE])
			v3d_trace_dma(qpu, byte, n, block->load);
		if (!block->load)
			memcpy(row + c * block->width, vpm + byte, n);
		else if (may_load(v3d, byte))
			memcpy(vpm + byte, row + c * block->width, n);
	}
}

/* How many rows from @r on make one access: those without a gap between, that fit. */
static unsigned int rows_at_once(const struct block *block, unsigned int r, uint32_t gap)
{
	unsigned int most = gap ? 1 : MAX_ROW_BYTES / (block->length * block->width);
	unsigned int left = block->rows - r;

	return left < most ? left : most;
}

/* The stride is from the end of a row to the start of the next: 16 bits (U3). */
static void run_vdw(struct qpu *qpu)
{
	const struct v3d_dma *dma = &qpu->vpm.vdw;
	uint32_t size, gap = field(dma->stride, 15, 0), address = dma->address;
	uint8_t rows[MAX_ROW_BYTES];
	unsigned int r, i, n;
	struct block block;

	vdw_block(qpu, &block, dma);
	size = block.length * block.width;
	for (r = 0; r < block.rows; r += n) {
		n = rows_at_once(&block, r, gap);
		for (i = 0; i < n; i++)
			copy_row(qpu, &block, r + i, rows + i * size);
		v3d_store(qpu, address, rows, n * size);
		address += n * (size + gap);
	}
}

/* The pitch is from the start of a row to the start of the next. */
static void run_vdr(struct qpu *qpu)
{
	const struct v3d_dma *dma = &qpu->vpm.vdr;
	unsigned int mpitch = field(dma->setup, 27, 24);
	uint32_t size, pitch = mpitch ? 8u << mpitch : field(dma->stride, 12, 0);
	uint8_t rows[MAX_ROW_BYTES];
	unsigned int r, i, n;
	struct block block;

	vdr_block(qpu, &block, dma);
	size = block.length * block.width;
	for (r = 0; r < block.rows; r += n) {
		n = rows_at_once(&block, r, pitch - size);
		v3d_load(qpu, dma->address + r * pitch, rows, n * size);
		for (i = 0; i < n; i++)
			copy_row(qpu, &block, r + i, rows + i * size);
	}
}

static void finish(struct qpu *qpu, struct v3d_dma *dma)
{
	if (dma == &qpu->vpm.vdw)
		run_vdw(qpu);
	else
		run_vdr(qpu);
	dma->running = false;
}

static void start(struct qpu *qpu, struct v3d_dma *dma, uint32_t address, uint32_t setup,
		  uint32_t stride)
{
	struct v3d *v3d = qpu->v3d;
	uint64_t delay = v3d->option[V3D_OPT_DMA_DELAY];

	*dma = (struct v3d_dma){
		.running = true,
		.due = v3d->now + delay,
		.address = address,
		.setup = setup,
		.stride = stride,
	};
	if (!delay)
		finish(qpu, dma);
}

void v3d_start_vdw(struct qpu *qpu, uint32_t address)
{
	start(qpu, &qpu->vpm.vdw, address, qpu->vpm.vdw_setup, qpu->vpm.vdw_stride);
}

void v3d_start_vdr(struct qpu *qpu, uint32_t address)
{
	start(qpu, &qpu->vpm.vdr, address, qpu->vpm.vdr_setup, qpu->vpm.vdr_pitch);
}

static bool advance(struct qpu *qpu, struct v3d_dma *dma, uint64_t now)
{
	if (!dma->running || dma->due > now)
		return false;
	finish(qpu, dma);
	return true;
}

/* Finish what is due, and let those go on who waited for it. */
void v3d_dma_advance(struct v3d *v3d, uint64_t now)
{
	bool finished = false;
	int i;

	for (i = 0; i < V3D_QPUS; i++) {
		finished |= advance(&v3d->qpu[i], &v3d->qpu[i].vpm.vdr, now);
		finished |= advance(&v3d->qpu[i], &v3d->qpu[i].vpm.vdw, now);
	}
	if (finished)
		v3d_wake(v3d);
}

bool v3d_dma_pending(const struct v3d *v3d)
{
	int i;

	for (i = 0; i < V3D_QPUS; i++)
		if (v3d->qpu[i].vpm.vdr.running || v3d->qpu[i].vpm.vdw.running)
			return true;
	return false;
}
