# SPDX-License-Identifier: MIT
#
# Strides of VDW with high bits: two rows, of 0x91 and 0x92, at the arena with 0xffc0
# and at 64 KiB with 0x8000.

.include "hwtest.qinc"

	begin
	write_row 16, 0x91
	write_row 17, 0x92
	ldi	vw_setup, vdw_setup_0(2, 16, dma_h32(16, 0))
	ldi	vw_setup, vdw_setup_1(0xffc0)
	mov	vw_addr, arena
	mov	-, vw_wait
	ldi	r1, 0x10000
	add	r0, arena, r1
	ldi	vw_setup, vdw_setup_1(0x8000)
	mov	vw_addr, r0
	mov	-, vw_wait
	finish
