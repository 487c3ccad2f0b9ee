// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Generic VPM access: vectors written and read through a setup word (5.2, 5.3).
 */
#include <stddef.h>

#include "v3d_priv.h"

#define ROWS_PER_UNIT	(VPM_UNIT_BYTES / 64)
#define READ_SLOTS	4	/* three instructions between setup and read (5.3) */

static uint32_t field(uint32_t word, unsigned int high, unsigned int low)
{
	return word >> low & ((1u << (high - low + 1)) - 1);
}

static void decode_setup(struct qpu *qpu, struct vpm_setup *setup, uint32_t word)
{
	unsigned int size = field(word, 9, 8);

	if (size == 3) {
		v3d_complain(qpu, "VPM setup of a reserved size (5.2)");
		size = 2;
	}
	setup->part_bits = 2 - size;
	setup->horizontal = field(word, 11, 11);
	setup->laned = field(word, 10, 10);
	setup->stride = field(word, 17, 12) ? field(word, 17, 12) : 64;
	setup->address = field(word, 7, 0) & (0xff >> size);
}

/* Bits 31:28 select the register that is loaded. */
static void load_write_setup(struct qpu *qpu, uint32_t word)
{
	switch (word >> 30) {
	case 0:
		decode_setup(qpu, &qpu->vpm.write, word);
		break;
	case 1:
		v3d_complain(qpu, "undefined VPM write setup (5.2)");
		break;
	case 2:
		qpu->vpm.vdw_setup = word;
		break;
	case 3:
		qpu->vpm.vdw_stride = word;
		break;
	}
}

static void fetch_vector(struct qpu *qpu, struct vpm_setup *setup, lanes *value);

/* Those measured are while at most one vector is unread, else they are ignored. */
static bool takes_setup(const struct qpu *qpu)
{
	const struct vpm_read *read = qpu->vpm.read;

	if (qpu->v3d->option[V3D_OPT_VPM_READ_SETUPS])
		return !read[1].left;
	return read[0].left + read[1].left <= 1;
}

static void queue_read(struct qpu *qpu, uint32_t word)
{
	struct vpm_read *read = qpu->vpm.read;

	if (!takes_setup(qpu)) {
		v3d_complain(qpu, "VPM read setup ignored: vectors are unread (5.3)");
		return;
	}
	if (read[0].left)
		read++;
	decode_setup(qpu, &read->setup, word);
	read->left = field(word, 23, 20) ? field(word, 23, 20) : 16;
	read->ready = 0;
	qpu->vpm.read_slots = READ_SLOTS;
	if (!qpu->v3d->option[V3D_OPT_VPM_READ_EARLY])
		return;
	while (read->ready < read->left)
		fetch_vector(qpu, &read->setup, &read->data[read->ready++]);
}

static void load_read_setup(struct qpu *qpu, uint32_t word)
{
	if (!(word >> 30))
		queue_read(qpu, word);
	else if (!(word >> 31))
		v3d_complain(qpu, "undefined VPM read setup (5.2)");
	else if (word >> 28 == 9)
		qpu->vpm.vdr_pitch = word;
	else
		qpu->vpm.vdr_setup = word;
}

/* Each QPU seems to have setups of its own; what it queued to read is (5.8). */
static void share_setups(struct qpu *qpu)
{
	struct v3d *v3d = qpu->v3d;
	unsigned int i;

	if (!v3d->option[V3D_OPT_SETUP_SHARED])
		return;
	for (i = 0; i < V3D_QPUS; i++) {
		struct qpu_vpm *vpm = &v3d->qpu[i].vpm;

		vpm->write = qpu->vpm.write;
		vpm->vdw_setup = qpu->vpm.vdw_setup;
		vpm->vdw_stride = qpu->vpm.vdw_stride;
		vpm->vdr_setup = qpu->vpm.vdr_setup;
		vpm->vdr_pitch = qpu->vpm.vdr_pitch;
	}
}

void vpm_write_setup(struct qpu *qpu, uint32_t word)
{
	load_write_setup(qpu, word);
	share_setups(qpu);
}

void vpm_read_setup(struct qpu *qpu, uint32_t word)
{
	load_read_setup(qpu, word);
	share_setups(qpu);
}

/*
 * The address counts parts of rows or columns: halves for 16 bit, bytes for 8.
 * Laned, a part is that half or byte of every word; packed, it is the words
 * that hold 16 elements in a row.
 */
struct vpm_place vpm_element(const struct vpm_setup *setup, unsigned int i)
{
	unsigned int parts = 1u << setup->part_bits;
	unsigned int part = setup->address & (parts - 1);
	unsigned int line = setup->address >> setup->part_bits;
	unsigned int element = setup->laned ? i : (part * QPU_LANES + i) / parts;
	unsigned int in_word = setup->laned ? part : i % parts;
	struct vpm_place place = { .shift = in_word * 32 / parts };

	if (setup->horizontal)
		place.word = line * 16 + element;
	else
		place.word = ((line & ~15u) + element) * 16 + (line & 15);
	return place;
}

static bool is_row(const struct vpm_setup *setup)
{
	return setup->horizontal && !setup->part_bits;
}

/* The counter wraps in the 6, 7 or 8 bits that the size leaves it. */
static void next_vector(struct vpm_setup *setup)
{
	setup->address = (setup->address + setup->stride) & (0xff >> (2 - setup->part_bits));
}

static uint32_t part_mask(const struct vpm_setup *setup)
{
	return ~0u >> (32 - (32 >> setup->part_bits));
}

/* Rows outside the allocation of user programs cannot be written (2.8). */
static bool is_writable(struct qpu *qpu, unsigned int row)
{
	struct v3d *v3d = qpu->v3d;

	if (row < v3d->reg.vpmbase * ROWS_PER_UNIT)
		return true;
	v3d->reg.errstat |= ERR_VPMEWNA;
	v3d_complain(qpu, "VPM write outside what VPMBASE allows (5.2)");
	return false;
}

static void scatter(struct qpu *qpu, const struct vpm_setup *setup, const lanes *value)
{
	uint32_t mask = part_mask(setup);
	unsigned int i;

	for (i = 0; i < QPU_LANES; i++) {
		struct vpm_place place = vpm_element(setup, i);
		unsigned int row = place.word / 16, column = place.word % 16;
		uint32_t old = qpu->v3d->vpm[row].lane[column];

		if (is_writable(qpu, row))
			qpu->v3d->vpm[row].lane[column] = (old & ~(mask << place.shift)) |
						     (value->lane[i] & mask) << place.shift;
	}
}

void vpm_write(struct qpu *qpu, const lanes *value)
{
	struct vpm_setup *setup = &qpu->vpm.write;

	if (!is_row(setup))
		scatter(qpu, setup, value);
	else if (is_writable(qpu, setup->address))
		qpu->v3d->vpm[setup->address] = *value;
	next_vector(setup);
}

/* Outside the allocation a read gives the data all the same (5.2). */
static void note_read(struct qpu *qpu, unsigned int row)
{
	if (row >= qpu->v3d->reg.vpmbase * ROWS_PER_UNIT)
		qpu->v3d->reg.errstat |= ERR_VPMERNA;
}

static void fetch_vector(struct qpu *qpu, struct vpm_setup *setup, lanes *value)
{
	uint32_t mask = part_mask(setup);
	unsigned int i;

	if (is_row(setup)) {
		note_read(qpu, setup->address);
		*value = qpu->v3d->vpm[setup->address];
	} else {
		for (i = 0; i < QPU_LANES; i++) {
			struct vpm_place place = vpm_element(setup, i);

			note_read(qpu, place.word / 16);
			value->lane[i] = qpu->v3d->vpm[place.word / 16].lane[place.word % 16] >>
				      place.shift & mask;
		}
	}
	next_vector(setup);
}

/* It was measured to wait, and most public programs rely on that. */
static void read_early(struct qpu *qpu, lanes *value)
{
	if (!qpu->v3d->option[V3D_OPT_VPM_READ_LATENCY])
		return;
	v3d_complain(qpu, "VPM read right after its setup (4.18 #15)");
	v3d_garbage(qpu->v3d, value, sizeof(*value));
}

bool vpm_can_read(const struct qpu *qpu)
{
	return qpu->vpm.read[0].left || qpu->v3d->option[V3D_OPT_VPM_OVER_READ];
}

void vpm_read(struct qpu *qpu, lanes *value)
{
	struct vpm_read *read = qpu->vpm.read;

	if (!read->left) {
		v3d_complain(qpu, "VPM read beyond what was set up (5.3)");
		v3d_garbage(qpu->v3d, value, sizeof(*value));
		return;
	}
	if (read->ready)
		*value = read->data[read->ready - read->left];
	else
		fetch_vector(qpu, &read->setup, value);
	if (qpu->vpm.read_slots && !read[1].left)
		read_early(qpu, value);
	if (--read->left || !read[1].left)
		return;
	read[0] = read[1];
	read[1].left = 0;
}

void vpm_cancel_reads(struct qpu *qpu)
{
	if (qpu->vpm.read[0].left)
		v3d_complain(qpu, "thread end with VPM vectors unread (4.17)");
	qpu->vpm.read[0].left = 0;
	qpu->vpm.read[1].left = 0;
}
