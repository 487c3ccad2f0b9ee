# SPDX-License-Identifier: MIT
#
# Stores the registers of a QPU, as they are found: ra0 to ra31, rb0 to rb31,
# then r0 to r3, r5. Uses the whole VPM, one instance after the other.
#
# Uniforms, in this order:
#
#   pointer, written   where to store 64 vectors
#   pointer, written   where to store 5 more

# VPM and VDW setup words (manual 5.2, 5.4): rows of 16 words from row 0 on.
.set vpm_write_rows,	0x00001a00
.set vdw_store_64_rows,	0xa0104000
.set vdw_store_5_rows,	0x82904000
.set vdw_no_stride,	0xc0000000

	mov	-, mutex_acq
	ldi	vw_setup, vdw_no_stride

	ldi	vw_setup, vpm_write_rows
	.rep i, 32
	mov	vpm, ra0 + i
	.endr
	.rep i, 32
	mov	vpm, rb0 + i
	.endr
	ldi	vw_setup, vdw_store_64_rows
	mov	vw_addr, unif
	mov	-, vw_wait

	ldi	vw_setup, vpm_write_rows
	mov	vpm, r0
	mov	vpm, r1
	mov	vpm, r2
	mov	vpm, r3
	mov	vpm, r5
	ldi	vw_setup, vdw_store_5_rows
	mov	vw_addr, unif
	mov	-, vw_wait

	mov	mutex_rel, 0
	mov	host_int, 1
	thrend
	nop
	nop
