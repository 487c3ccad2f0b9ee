# SPDX-License-Identifier: MIT
#
# y := a * x + y, for vectors of floats.
#
# Instance i computes elements 16 * i to 16 * i + 15 and then each 12 * 16th
# element on. All instances take the same uniforms, in this order:
#
#   pointer, read          x
#   limit                  of x, for 64 bytes
#   pointer, read, written y
#   limit                  of y, for 64 bytes
#   instance               0 to 11, which is also the VPM row that it uses
#   scalar                 bytes of x, and of y
#   float                  a

.set x,			ra0
.set x_last,		rb0
.set y,			ra1
.set y_last,		rb1
.set bytes,		rb2
.set a,			rb3
.set vpm_row,		rb4
.set step,		rb5
.set lane,		rb6
.set offset,		ra2

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	x, unif
	mov	x_last, unif
	mov	y, unif
	mov	y_last, unif
	mov	r0, unif
	mov	bytes, unif
	mov	a, unif

	ldi	r1, vpm_write_row
	add	vpm_row, r1, r0
	shl	r1, r0, vdw_row_shift
	ldi	r2, vdw_store_row
	add	vw_setup, r2, r1
	shl	offset, r0, 6
	shl	lane, elem_num, 2
	ldi	step, 12 * 64

# max and min prove that the vector is inside, whatever bytes says. (Without them, with
# unclamped defined, bytes is believed. That is to be compared.)
:next
	sub.setf -, offset, bytes
	brr.allnn -, :done
	nop
	nop
	nop
.ifset unclamped
	mov	r2, offset
	add	r1, r2, lane
	add	t0s, x, r1
	add	t1s, y, r1
.else
	max	r0, offset, 0
	min	r1, r0, x_last
	add	r1, r1, lane
	add	t0s, x, r1
	min	r2, r0, y_last
	add	r1, r2, lane
	add	t1s, y, r1
.endif

	ldtmu0
	fmul	r3, r4, a
	ldtmu1
	fadd	r3, r3, r4

	mov	vw_setup, vpm_row
	mov	vpm, r3
	add	vw_addr, y, r2
	brr	-, :next
	add	offset, offset, step
	mov	-, vw_wait
	nop

:done
	mov	host_int, 1
	thrend
	nop
	nop
