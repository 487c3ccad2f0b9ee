# SPDX-License-Identifier: MIT
#
# C := A * B, for matrices of floats in rows.
#
# An instance computes some rows of C, a vector of 16 columns at a time. Nothing is
# clamped: how far it gets follows from the numbers that it takes, so the verifier
# says how large A, B and C must be for them. Uniforms, in this order:
#
#   pointer, read      A: its row for the first row that this instance computes
#   scalar             bytes from this row of A to that for the next one
#   pointer, read      B
#   scalar             bytes from a row of B to the next
#   pointer, written   C: the first row that this instance computes
#   scalar             bytes from there to the next one that it computes
#   scalar             rows that it computes, at least 1
#   scalar             vectors in a row of C, at least 1
#   scalar             columns of A, which are rows of B, at least 1
#   instance           which is also the VPM row that it uses

.set a_row,		ra0
.set a_pitch,		rb0
.set b_first,		ra1
.set b_pitch,		rb1
.set c_row,		ra2
.set c_pitch,		rb2
.set rows_left,		ra3
.set vectors,		rb3
.set depth,		rb4
.set vpm_row,		rb5
.set lane,		rb6
.set vector,		rb7

.set vectors_left,	ra4
.set b_column,		ra5
.set c,			ra6
.set a,			ra7

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	a_row, unif
	mov	a_pitch, unif
	mov	b_first, unif
	mov	b_pitch, unif
	mov	c_row, unif
	mov	c_pitch, unif
	mov	rows_left, unif
	mov	vectors, unif
	mov	depth, unif
	mov	r0, unif

	ldi	r1, vpm_write_row
	add	vpm_row, r1, r0
	shl	r1, r0, vdw_row_shift
	ldi	r2, vdw_store_row
	add	vw_setup, r2, r1
	shl	lane, elem_num, 2
	ldi	vector, 64

:row
	mov	b_column, b_first
	mov	c, c_row
	mov	vectors_left, vectors

:vector
	mov	a, a_row
	mov	r0, b_column
	mov	r2, depth
	mov	r3, 0

# r3 := r3 + a * b: a is in the same place for all lanes.
:product
	mov	t0s, a
	add	t1s, r0, lane
	sub.setf r2, r2, 1
	ldtmu0
	mov	r1, r4; ldtmu1
	brr.anynz -, :product
	add	a, a, 4; fmul r1, r1, r4
	add	r0, r0, b_pitch
	fadd	r3, r3, r1

	mov	vw_setup, vpm_row
	mov	vpm, r3
	mov	vw_addr, c
	mov	r1, vectors_left
	sub.setf vectors_left, r1, 1
	brr.anynz -, :vector
	add	b_column, b_column, vector
	add	c, c, vector
	mov	-, vw_wait

	mov	r1, rows_left
	sub.setf rows_left, r1, 1
	brr.anynz -, :row
	add	a_row, a_row, a_pitch
	add	c_row, c_row, c_pitch
	nop

	mov	host_int, 1
	thrend
	nop
	nop
