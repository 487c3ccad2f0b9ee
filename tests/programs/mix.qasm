# SPDX-License-Identifier: MIT
#
# Mixes sounds: a weighted sum of any number of buffers of floats. Each instance makes
# 64 numbers of it. Uniforms, in this order:
#
#   pointer, written   where to store
#   scalar             buffers, at least 1
#   instance           4 times that is the first VPM row that it uses
#
# and a record for each buffer:
#
#   pointer, read      its part of the buffer
#   scalar             weight, a float

.set to,		ra0
.set sum0,		ra1
.set sum1,		ra2
.set sum2,		ra3
.set sum3,		ra4
.set lane,		rb0
.set vector,		rb1
.set weight,		rb2
.set store,		rb3

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_rows,	0x82104000	# four rows of 16 words, horizontal, 32 bits
.set vdw_stride,	0xc0000000	# right behind each other
.set vdw_row_shift,	7

.macro add_up, sum
	ldtmu0
	fmul	r1, r4, weight
	fadd	sum, sum, r1
.endm

	mov	to, unif
	mov	r2, unif
	mov	r0, unif
	shl	r0, r0, 2
	ldi	r1, vpm_write_row
	add	vw_setup, r1, r0
	shl	r0, r0, vdw_row_shift
	ldi	r1, vdw_store_rows
	add	store, r1, r0
	shl	lane, elem_num, 2
	ldi	vector, 64
	mov	sum0, 0
	mov	sum1, 0
	mov	sum2, 0
	mov	sum3, 0

:next
	mov	r0, unif
	add	r0, r0, lane
	mov	weight, unif
	mov	t0s, r0
	add	r0, r0, vector
	mov	t0s, r0
	add	r0, r0, vector
	mov	t0s, r0
	add	t0s, r0, vector
	add_up	sum0
	add_up	sum1
	add_up	sum2
	add_up	sum3
	sub.setf r2, r2, 1
	brr.anynz -, :next
	nop
	nop
	nop

	mov	vpm, sum0
	mov	vpm, sum1
	mov	vpm, sum2
	mov	vpm, sum3
	ldi	vw_setup, vdw_stride
	mov	vw_setup, store
	mov	vw_addr, to
	mov	-, vw_wait
	mov	host_int, 1
	thrend
	nop
	nop
