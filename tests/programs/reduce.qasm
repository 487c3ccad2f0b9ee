# SPDX-License-Identifier: MIT
#
# A sum of floats, of which 16 are added at a time. Each instance adds some vectors,
# each so many bytes after the one before, then its 16 sums, and stores what that
# gives in all lanes of a vector. Nothing is clamped. Uniforms, in this order:
#
#   pointer, read      the first vector
#   scalar             bytes from a vector to the next
#   scalar             vectors, at least 1
#   pointer, written   where to store
#   instance           which is also the VPM row that it uses

.set x,			ra0
.set step,		rb0
.set vectors,		rb1
.set to,		ra1
.set lane,		rb2

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	x, unif
	mov	step, unif
	mov	vectors, unif
	mov	to, unif
	mov	r0, unif

	ldi	r1, vpm_write_row
	add	vw_setup, r1, r0
	shl	r1, r0, vdw_row_shift
	ldi	r2, vdw_store_row
	add	vw_setup, r2, r1
	shl	lane, elem_num, 2
	mov	r2, vectors
	mov	r3, 0

:next
	add	t0s, x, lane
	sub.setf r2, r2, 1
	ldtmu0
	brr.anynz -, :next
	add	x, x, step
	fadd	r3, r3, r4
	nop

# A rotation needs what was written two words ago.
.rep i, 4
	nop
	mov	r1, r3 >> (8 >> i)
	fadd	r3, r3, r1
.endr

	mov	vpm, r3
	mov	vw_addr, to
	mov	-, vw_wait
	mov	host_int, 1
	thrend
	nop
	nop
