# SPDX-License-Identifier: MIT
#
# Waits a while, then stores a vector: element i of it is a number plus i.
#
# Uniforms, in this order:
#
#   pointer, written   where to store
#   scalar             the number
#   scalar             rounds to wait, at least 1, of five instructions each
#   scalar             the VPM row to use, 0 to 63
#   scalar             1 to raise a host interrupt at the end, 0 not to

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	ra0, unif
	mov	r3, unif
	mov	r2, unif
	mov	r0, unif
	mov	ra1, unif

:wait
	sub.setf r2, r2, 1
	brr.allnz -, :wait
	nop
	nop
	nop

	ldi	r1, vpm_write_row
	add	vw_setup, r1, r0
	add	vpm, r3, elem_num

	shl	r0, r0, vdw_row_shift
	ldi	r1, vdw_store_row
	add	vw_setup, r1, r0
	mov	vw_addr, ra0
	mov	-, vw_wait

	mov	host_int, ra1
	thrend
	nop
	nop
