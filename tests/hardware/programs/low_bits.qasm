# SPDX-License-Identifier: MIT
#
# DMA at addresses that are no multiples of 4. In the arena, each 256 bytes: a row of
# bytes 0, 1, 2... stored with 1, 2 and 3 added. Answers: rows loaded from 8 KiB on with
# the same.

.include "hwtest.qinc"

	begin
	mul24	r0, elem_num, 4
	mul24	r1, elem_num, 4
	shl	r1, r1, 8
	or	r0, r0, r1
	shl	r1, r0, 16
	or	r0, r0, r1
	ldi	r1, 0x03020100
	add	r0, r0, r1
	ldi	vw_setup, vpm_setup(0, 1, h32(16))
	mov	vpm, r0
	ldi	vw_setup, vdw_setup_0(1, 16, dma_h32(16, 0))
	ldi	vw_setup, vdw_setup_1(0)
	.rep i, 3
	ldi	r1, (i + 1) * 257
	add	vw_addr, arena, r1
	mov	-, vw_wait
	.endr

	.rep i, 3
	ldi	r1, 0x2001 + i
	add	r0, arena, r1
	ldi	vr_setup, vdr_setup_0(3, 16, 1, vdr_h32(1, 20, 0))
	mov	vr_addr, r0
	mov	-, vr_wait
	read_row 20
	answer
	.endr
	finish
