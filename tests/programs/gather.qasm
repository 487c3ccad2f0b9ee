# SPDX-License-Identifier: MIT
#
# to[i] := table[index[i]], where an index that is negative or beyond the table
# stands for its first or last element.
#
# Instance i does elements 16 * i to 16 * i + 15 and then each 12 * 16th element
# on. All instances take the same uniforms, in this order:
#
#   pointer, read      index
#   limit              of index, for 64 bytes
#   pointer, read      table
#   limit              of table, for 4 bytes
#   pointer, written   to
#   limit              of to, for 64 bytes
#   instance           0 to 11, which is also the VPM row that it uses
#   scalar             bytes of index, and of to

.set index,		ra0
.set index_last,	rb0
.set table,		ra1
.set table_last,	rb1
.set to,		ra2
.set to_last,		rb2
.set bytes,		rb3
.set vpm_row,		rb4
.set step,		rb5
.set lane,		rb6
.set offset,		ra3

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	index, unif
	mov	index_last, unif
	mov	table, unif
	mov	table_last, unif
	mov	to, unif
	mov	to_last, unif
	mov	r0, unif
	mov	bytes, unif

	ldi	r1, vpm_write_row
	add	vpm_row, r1, r0
	shl	r1, r0, vdw_row_shift
	ldi	r2, vdw_store_row
	add	vw_setup, r2, r1
	shl	offset, r0, 6
	shl	lane, elem_num, 2
	ldi	step, 12 * 64

# What is in memory may be anything, so an index is clamped by max and min too:
# first to what the shift does not turn into another index.
:next
	sub.setf -, offset, bytes
	brr.allnn -, :done
	nop
	nop
	nop
	max	r0, offset, 0
	min	r1, r0, index_last
	add	r1, r1, lane
	add	t0s, index, r1
	ldi	r2, 0x1fffffff
	ldtmu0
	max	r1, r4, 0
	min	r1, r1, r2
	shl	r1, r1, 2
	min	r1, r1, table_last
	add	t1s, table, r1
	min	r0, r0, to_last
	ldtmu1

	mov	vw_setup, vpm_row
	mov	vpm, r4
	add	vw_addr, to, r0
	brr	-, :next
	add	offset, offset, step
	mov	-, vw_wait
	nop

:done
	mov	host_int, 1
	thrend
	nop
	nop
