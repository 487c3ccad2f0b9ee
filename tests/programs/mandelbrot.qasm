# SPDX-License-Identifier: MIT
#
# The Mandelbrot set: how many steps of z := z^2 + c stay within |z| < 2.
#
# Each instance computes some rows of an image, 16 pixels at a time. Pixel
# (column, row) stands for c = (x0 + column * dx) + (y0 + row * dy) * i. A pixel
# is a word 0xAABBGGRR, so that its bytes in memory are red, green, blue, alpha.
#
# Uniforms, in this order (a row of the image is a whole number of vectors):
#
#   pointer, written   the first row that this instance computes
#   limit              of the pointer, for 64 bytes
#   scalar             bytes from one row that it computes to the next
#   scalar             number of rows that it computes, at least 1
#   scalar             number of vectors in a row, at least 1
#   scalar             index of the first row
#   scalar             from there to the index of the next row
#   float              x0
#   float              y0
#   float              dx
#   float              dy
#   scalar             limit of the number of steps, at least 1
#   scalar             the VPM row that is this instance's own, 0 to 63

# State of the image. Registers that meet a small immediate are in file A.
.set first_row,		ra0
.set last_offset,	rb9
.set row_offset,	ra7
.set row_pitch,		rb0
.set rows_left,		ra1
.set vectors,		rb1
.set row,		ra2
.set row_increment,	rb2
.set x0,		rb3
.set y0,		rb4
.set dx,		ra5
.set dy,		ra6
.set limit,		rb7
.set vpm_row,		rb8

# State of a row.
.set offset,		ra8
.set vectors_left,	ra9
.set column,		ra10
.set cy,		rb11

# State of a vector of pixels.
.set cx,		rb12
.set steps,		ra13
.set steps_left,	ra14
.set magnitude,		ra15
.set product,		rb15
.set zr,		r2
.set zi,		r3

# Constants.
.set vector_bytes,	rb16
.set lanes,		rb17
.set brightest,		rb18
.set tint,		rb19
.set black,		rb20

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	first_row, unif
	mov	last_offset, unif
	mov	row_pitch, unif
	mov	rows_left, unif
	mov	vectors, unif
	mov	row, unif
	mov	row_increment, unif
	mov	x0, unif
	mov	y0, unif
	mov	dx, unif
	mov	dy, unif
	mov	limit, unif
	mov	r0, unif

	ldi	r1, vpm_write_row
	add	vpm_row, r1, r0
	shl	r0, r0, vdw_row_shift
	ldi	r1, vdw_store_row
	add	vw_setup, r1, r0

	mov	row_offset, 0
	ldi	vector_bytes, 64
	ldi	lanes, 16
	ldi	brightest, 63
	ldi	tint, 0x040201
	ldi	black, 0xff000000

:next_row
	itof	r0, row
	fmul	r0, r0, dy
	fadd	cy, r0, y0
	mov	offset, row_offset
	mov	vectors_left, vectors
	mov	column, elem_num

:next_vector
	mov	steps_left, limit	# and no read of column just after its write
	itof	r0, column
	fmul	r0, r0, dx
	fadd	cx, r0, x0
	mov	steps, 0
	mov	zr, 0
	mov	zi, 0
	mov	r0, 0			# zr^2
	mov	r1, 0			# zi^2

# Only lanes with |z| < 2 (flag N) go on, so that no number grows to infinity.
:next_step
	fadd	magnitude, r0, r1;	fmul product, zr, zi
	fsub	r0, r0, r1
	fsub.setf -, magnitude, 4.0
	brr.allnn -, :finished
	fadd.ifn zr, r0, cx
	fadd	r1, product, product
	fadd.ifn zi, r1, cy

	add.ifn	steps, steps, 1
	sub.setf steps_left, steps_left, 1
	brr.allnz -, :next_step
	fmul	r0, zr, zr
	fmul	r1, zi, zi
	nop

# From black over blue to white with the number of steps; the set is black.
:finished
	min	r0, steps, brightest
	mul24	r0, r0, tint
	v8adds	r0, r0, r0
	v8adds	r0, r0, r0
	or	r0, r0, black
	sub.setf -, steps, limit
	mov.ifz	r0, black

# A write moves on to the next VPM row, so each needs its setup. The wait keeps
# the VPM row as it is until the store has read it. Rows and vectors are as many
# as the uniforms say, so only max and min prove that the store is in the image. (With
# unclamped defined nothing does. That is to be compared.)
	mov	vw_setup, vpm_row
	mov	vpm, r0
.ifset unclamped
	mov	r1, offset
.else
	max	r1, offset, 0
	min	r1, r1, last_offset
.endif
	add	vw_addr, first_row, r1
	mov	-, vw_wait

	add	offset, offset, vector_bytes
	sub.setf vectors_left, vectors_left, 1
	brr.allnz -, :next_vector
	add	column, column, lanes
	nop
	nop

	sub.setf rows_left, rows_left, 1
	brr.allnz -, :next_row
	add	row_offset, row_offset, row_pitch
	add	row, row, row_increment
	nop

	mov	host_int, 1
	thrend
	nop
	nop
