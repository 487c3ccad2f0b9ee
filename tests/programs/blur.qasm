# SPDX-License-Identifier: MIT
#
# A picture, blurred: each pixel becomes a mean of itself and its neighbours,
#
#	16 32 16
#	32 63 32	/ 255
#	16 32 16
#
# where a pixel at the border stands for those that are missing. A pixel is four
# bytes, which are added up apart; a row is a whole number of vectors.
#
# Instance i does row i and then each 12th. All instances take the same uniforms,
# in this order:
#
#   pointer, read      the picture
#   limit              of it, for 4 bytes
#   pointer, written   the blurred one
#   limit              of it, for 64 bytes
#   instance           0 to 11, which is also the VPM row that it uses
#   scalar             bytes of a row
#   scalar             bytes from the first row to the last

.set from,		ra0
.set from_last,		rb0
.set to,		ra1
.set to_last,		rb1
.set pitch,		rb2
.set last_row,		rb3
.set last_column,	rb4
.set row_step,		rb5
.set vpm_row,		rb6
.set lane,		rb7
.set corner,		rb8
.set edge,		rb9
.set centre,		rb10

# Offsets. Rows are in file B and columns in file A, to be added in one word.
.set next_row,		ra2
.set next_column,	ra3
.set above,		rb11
.set row,		rb12
.set below,		rb13
.set left,		ra4
.set column,		ra5
.set right,		ra6

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	from, unif
	mov	from_last, unif
	mov	to, unif
	mov	to_last, unif
	mov	r0, unif
	mov	r3, unif
	mov	last_row, unif

	ldi	r1, vpm_write_row
	add	vpm_row, r1, r0
	shl	r1, r0, vdw_row_shift
	ldi	r2, vdw_store_row
	add	vw_setup, r2, r1

	mov	pitch, r3
	mul24	next_row, r0, r3
	mul24	row_step, r3, 12
	sub	last_column, r3, 4
	shl	lane, elem_num, 2
	ldi	corner, 0x10101010
	ldi	edge, 0x20202020
	ldi	centre, 0x3f3f3f3f

# A picture may have fewer rows than there are instances.
:another_row
	sub.setf -, last_row, next_row
	brr.alln -, :done
	mov	next_column, 0
	max	r0, next_row, 0
	min	r0, r0, last_row
	mov	row, r0
	sub	r1, r0, pitch
	max	above, r1, 0
	add	r1, r0, pitch
	min	below, r1, last_row

:another_vector
	add	r0, next_column, lane
	max	r0, r0, 0
	min	r0, r0, last_column
	mov	column, r0
	sub	r1, r0, 4
	max	left, r1, 0
	add	r1, r0, 4
	min	right, r1, last_column
	mov	r3, 0

# Three neighbours in a row: three requests, then three results. The sum of row
# and column is at least 0, so min proves that it is in the picture. (With unclamped
# defined nothing does. That is to be compared.)
.macro request, row, column
	add	r0, row, column
.ifset unclamped
.else
	min	r0, r0, from_last
.endif
	add	t0s, from, r0
.endm
.macro result, weight
	ldtmu0
	v8muld	r1, r4, weight
	v8adds	r3, r3, r1
.endm
.macro neighbours, row, at_side, in_middle
	request	row, left
	request	row, column
	request	row, right
	result	at_side
	result	in_middle
	result	at_side
.endm

	neighbours above, corner, edge
	neighbours row, edge, centre
	neighbours below, corner, edge

	add	r0, row, next_column
.ifset unclamped
.else
	max	r0, r0, 0
	min	r0, r0, to_last
.endif
	mov	vw_setup, vpm_row
	mov	vpm, r3
	add	vw_addr, to, r0
	ldi	r1, 64
	add	next_column, next_column, r1
	mov	-, vw_wait
	sub.setf -, next_column, pitch
	brr.alln -, :another_vector
	nop
	nop
	nop

	brr	-, :another_row
	add	next_row, next_row, row_step
	nop
	nop

:done
	mov	host_int, 1
	thrend
	nop
	nop
