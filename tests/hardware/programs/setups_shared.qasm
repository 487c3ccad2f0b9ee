# SPDX-License-Identifier: MIT
#
# Whose the setups are: 12 instances write them, and use them when all have. In the
# arena, for each instance, numbered from 1:
#
#   256 bytes each       its number, by its own VDW setup
#   from 64 KiB, 4 KiB   two rows that are apart by its own stride, 64 bytes times it
#
# Answers:
#
#   0   its number + 100, by its own setup for VPM writes
#   1   its number + 0x700, by its own VDR setup

.include "hwtest.qinc"

.set number,	ra5
.set rows,	ra6

.macro lock
	mov	-, mutex_acq
.endm

.macro unlock
	mov	mutex_rel, 0
.endm

	begin
	add	number, instance, 1
	ldi	r1, 16
	add	rows, instance, r1

	# A row each, by setups that nobody changes meanwhile.
	lock
	ldi	r1, vpm_setup(0, 1, h32(0))
	add	vw_setup, rows, r1
	mov	vpm, number
	unlock
	barrier	0, 1

	lock
	shl	r0, rows, 7
	ldi	r1, vdw_setup_0(1, 16, dma_h32(0, 0))
	add	vw_setup, r0, r1
	ldi	vw_setup, vdw_setup_1(0)
	unlock
	barrier	2, 3
	lock
	shl	r0, instance, 8
	add	vw_addr, arena, r0
	mov	-, vw_wait
	unlock
	barrier	0, 1

	lock
	ldi	vw_setup, vdw_setup_0(2, 16, dma_h32(16, 0))
	shl	r0, number, 6
	ldi	r1, vdw_setup_1(0)
	add	vw_setup, r0, r1
	unlock
	barrier	2, 3
	lock
	shl	r0, instance, 12
	ldi	r1, 0x10000
	add	r0, r0, r1
	add	vw_addr, arena, r0
	mov	-, vw_wait
	unlock
	barrier	0, 1

	lock
	ldi	r1, vpm_setup(0, 1, h32(16))
	add	vw_setup, rows, r1
	unlock
	barrier	2, 3
	lock
	ldi	r1, 100
	add	vpm, number, r1
	unlock
	barrier	0, 1

	lock
	shl	r0, instance, 4
	ldi	r1, vdr_setup_0(0, 16, 1, vdr_h32(1, 48, 0))
	add	vr_setup, r0, r1
	unlock
	barrier	2, 3
	lock
	shl	r0, instance, 6
	ldi	r1, 0x8000
	add	r0, r0, r1
	add	vr_addr, arena, r0
	mov	-, vr_wait
	unlock
	barrier	0, 1

	lock
	ldi	r1, vpm_setup(1, 1, h32(16))
	add	vr_setup, rows, r1
	nop
	nop
	nop
	mov	r0, vpm
	answer
	ldi	r1, vpm_setup(1, 1, h32(32))
	add	vr_setup, rows, r1
	nop
	nop
	nop
	mov	r0, vpm
	answer
	unlock
	finish
