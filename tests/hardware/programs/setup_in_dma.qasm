# SPDX-License-Identifier: MIT
#
# Setups that change while a DMA runs. In the arena: 32 rows with a gap of a row after
# each by the setup that was valid at the start, or 8 without. Answers: rows 1 and 15
# that were loaded from 32 KiB on, with a pitch of 128 or of 64.

.include "hwtest.qinc"

	begin
	ldi	vw_setup, vpm_setup(0, 1, h32(16))
	.rep i, 32
	ldi	r0, i + 16
	mov	vpm, r0
	.endr
	ldi	vw_setup, vdw_setup_0(32, 16, dma_h32(16, 0))
	ldi	vw_setup, vdw_setup_1(64)
	mov	vw_addr, arena
	ldi	vw_setup, vdw_setup_1(0)
	ldi	vw_setup, vdw_setup_0(8, 16, dma_h32(32, 0))
	mov	-, vw_wait

	ldi	r1, 0x8000
	add	r0, arena, r1
	ldi	vr_setup, vdr_setup_0(4, 16, 16, vdr_h32(1, 48, 0))
	mov	vr_addr, r0
	ldi	vr_setup, vdr_setup_0(3, 16, 16, vdr_h32(1, 48, 0))
	mov	-, vr_wait
	read_row 49
	answer
	read_row 63
	answer
	finish
