// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The uniform stream (7): a FIFO of two words that is kept full, so that the
 * line of the second next word is read as well.
 */
#include <string.h>

#include "v3d_priv.h"

#define SETTLE		2	/* instructions after a write that must not read (7.2) */
#define MOST_COUNTED	1023	/* a greater SRQUL is no limit (2.7) */

static uint32_t fetch_word(struct qpu *qpu)
{
	struct qpu_uniforms *uniforms = &qpu->uniforms;
	uint32_t address = uniforms->next & -V3D_LINE;
	const struct v3d_line *line = v3d_read_uniforms(qpu, address);
	uint32_t word;

	if (!uniforms->line_valid || uniforms->line_address != address) {
		v3d_note_read(qpu, V3D_UNIT_UNIFORM, address, V3D_LINE, line->failed);
		uniforms->line_address = address;
		uniforms->line_valid = true;
	}
	memcpy(&word, line->data + uniforms->next % V3D_LINE, sizeof(word));
	uniforms->next += 4;
	return word;
}

static void fill(struct qpu *qpu, uint32_t address)
{
	struct qpu_uniforms *uniforms = &qpu->uniforms;

	uniforms->next = address & ~3u;
	uniforms->line_valid = false;
	uniforms->fifo[0] = fetch_word(qpu);
	uniforms->fifo[1] = fetch_word(qpu);
}

/* An address or a length of 0 switches the stream off (2.7). */
void qpu_uniform_start(struct qpu *qpu, const struct v3d_request *request)
{
	struct qpu_uniforms *uniforms = &qpu->uniforms;

	uniforms->settling = 0;
	uniforms->left = request->length > MOST_COUNTED ? UINT32_MAX : request->length;
	uniforms->enabled = request->uniforms && request->length;
	if (uniforms->enabled)
		fill(qpu, request->uniforms);
}

/* The word that the program would read next is two before the one to fetch. */
void qpu_uniform_jump(struct qpu *qpu, unsigned int file, uint32_t address)
{
	struct qpu_uniforms *uniforms = &qpu->uniforms;

	if (file == FILE_B && qpu->v3d->option[V3D_OPT_UNIFORM_B])
		address += uniforms->next - 8;
	uniforms->replaced[0] = uniforms->fifo[0];
	uniforms->replaced[1] = uniforms->fifo[1];
	uniforms->settling = SETTLE + 1;	/* from the next instruction on SETTLE */
	uniforms->enabled = true;
	fill(qpu, address);
}

bool qpu_uniform_hangs(const struct qpu *qpu)
{
	return !qpu->uniforms.enabled && qpu->v3d->option[V3D_OPT_NO_UNIFORMS];
}

static uint32_t no_uniform(struct qpu *qpu, const char *why)
{
	uint32_t word;

	v3d_complain(qpu, why);
	v3d_garbage(qpu->v3d, &word, sizeof(word));
	return word;
}

uint32_t qpu_uniform_pop(struct qpu *qpu)
{
	struct qpu_uniforms *uniforms = &qpu->uniforms;
	uint32_t word;

	if (!uniforms->enabled)
		return no_uniform(qpu, "uniform read without a stream (7.1)");
	if (!uniforms->left && qpu->v3d->option[V3D_OPT_UNIFORM_LIMIT])
		return no_uniform(qpu, "more uniforms read than SRQUL says (2.7)");
	uniforms->left -= uniforms->left && uniforms->left != UINT32_MAX;
	if (uniforms->settling) {
		v3d_complain(qpu, "uniform read right after a new address (4.18 #4)");
		return uniforms->replaced[uniforms->settling < SETTLE];
	}
	word = uniforms->fifo[0];
	uniforms->fifo[0] = uniforms->fifo[1];
	uniforms->fifo[1] = fetch_word(qpu);
	return word;
}
