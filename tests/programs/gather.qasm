# SPDX-License-Identifier: MIT
#
# to[i] := table[index[i]], where an index that is negative or beyond the table
# stands for its first or last element.
#
# Each instance does some vectors of 16 elements, each so many bytes after the one
# before. How far it gets in index and to follows from these numbers; but an index
# may be anything, so it is clamped. Uniforms, in this order:
#
#   pointer, read      index: the first vector that this instance does
#   pointer, written   to: the same
#   scalar             bytes from a vector to the next that it does
#   scalar             vectors, at least 1
#   pointer, read      table
#   limit              of table, for 4 bytes
#   instance           which is also the VPM row that it uses
#
# (Assembled with unclamped defined, an index is believed. That is to be compared.)

.set index,		ra0
.set to,		ra1
.set step,		rb0
.set vectors_left,	ra2
.set table,		ra3
.set table_last,	rb1
.set vpm_row,		rb2
.set lane,		rb3

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	index, unif
	mov	to, unif
	mov	step, unif
	mov	vectors_left, unif
	mov	table, unif
	mov	table_last, unif
	mov	r0, unif

	ldi	r1, vpm_write_row
	add	vpm_row, r1, r0
	shl	r1, r0, vdw_row_shift
	ldi	r2, vdw_store_row
	add	vw_setup, r2, r1
	shl	lane, elem_num, 2
	ldi	r3, 0x1fffffff

# First to what the shift does not turn into another index, then to the table.
:next
	add	t0s, index, lane
	mov	vw_setup, vpm_row
	ldtmu0
.ifset unclamped
	shl	r1, r4, 2
.else
	max	r1, r4, 0
	min	r1, r1, r3
	shl	r1, r1, 2
	min	r1, r1, table_last
.endif
	add	t1s, table, r1
	mov	r1, vectors_left
	sub.setf vectors_left, r1, 1
	ldtmu1
	mov	vpm, r4
	mov	vw_addr, to
	brr.anynz -, :next
	add	index, index, step
	add	to, to, step
	mov	-, vw_wait

	mov	host_int, 1
	thrend
	nop
	nop
