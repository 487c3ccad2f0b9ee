# SPDX-License-Identifier: MIT
#
# Stores the VPM, as it is found.
#
# Uniforms, in this order:
#
#   pointer, written   where to store 64 vectors

# VDW setup words (manual 5.4): 64 rows of 16 words, horizontal, without gaps.
.set vdw_store_rows,	0xa0104000
.set vdw_no_stride,	0xc0000000

	ldi	vw_setup, vdw_store_rows
	ldi	vw_setup, vdw_no_stride
	mov	vw_addr, unif
	mov	-, vw_wait

	mov	host_int, 1
	thrend
	nop
	nop
