# SPDX-License-Identifier: MIT
#
# Loads a vector, adds 1 to each element, and stores it.
#
# Uniforms, in this order:
#
#   pointer, read      where to load from
#   pointer, written   where to store
#   scalar             the VPM row to use, 0 to 63

# VPM and DMA setup words (manual 5.2, 5.4, 5.5), to which the VPM row is added.
.set vdr_load_row,	0x80011000	# one row of 16 words, horizontal, 32 bits
.set vdr_row_shift,	4
.set vpm_read_row,	0x00101a00	# one vector, horizontal, 32 bits
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

	mov	ra0, unif
	mov	ra1, unif
	mov	r3, unif

	shl	r0, r3, vdr_row_shift
	ldi	r1, vdr_load_row
	add	vr_setup, r1, r0
	mov	vr_addr, ra0
	mov	-, vr_wait

	ldi	r1, vpm_read_row
	add	vr_setup, r1, r3
	ldi	r1, vpm_write_row	# three instructions before the data is there
	add	vw_setup, r1, r3
	nop
	mov	r0, vpm
	add	vpm, r0, 1

	shl	r0, r3, vdw_row_shift
	ldi	r1, vdw_store_row
	add	vw_setup, r1, r0
	mov	vw_addr, ra1
	mov	-, vw_wait

	mov	host_int, 1
	thrend
	nop
	nop
