# SPDX-License-Identifier: MIT
#
# Loads a vector through the TMU, which has caches, and stores it. The same
# vector is loaded twice, so that a line that is in a cache is used.
#
# Uniforms, in this order:
#
#   pointer, read      where to load from
#   pointer, written   where to store
#   scalar             the VPM row to use, 0 to 63

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	r0, unif
	mov	ra1, unif
	mov	r3, unif

	shl	r1, elem_num, 2
	add	tmu0_s, r0, r1
	nop
	ldtmu0
	add	tmu0_s, r0, r1
	ldi	r1, vpm_write_row
	ldtmu0
	add	vw_setup, r1, r3
	mov	vpm, r4

	shl	r0, r3, vdw_row_shift
	ldi	r1, vdw_store_row
	add	vw_setup, r1, r0
	mov	vw_addr, ra1
	mov	-, vw_wait

	mov	host_int, 1
	thrend
	nop
	nop
