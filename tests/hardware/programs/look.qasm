# SPDX-License-Identifier: MIT
#
# Looks for what leave.qinc leaves to a program on the same QPU. Answers:
#
#   0   a lookup on TMU 0, of a word that is not the arena's first
#   1   a row of the VPM, of 0x81
#   2   the next uniform after a lookup on TMU 1: 0x1001, or one more if it was taken
#       for that of a texture

.include "hwtest.qinc"

	begin
	ldi	r0, 64
	add	t0s, arena, r0
	nop;	ldtmu0
	mov	r0, r4
	answer

	mov	r0, instance
	ldi	r1, vpm_setup(0, 1, h32(16))
	add	vw_setup, r0, r1
	ldi	r1, 0x81
	mov	vpm, r1
	ldi	r1, vpm_setup(1, 1, h32(16))
	add	vr_setup, r0, r1
	nop
	nop
	nop
	mov	r0, vpm
	answer

	mov	t1s, arena
	nop;	ldtmu1
	mov	r0, unif
	answer
	finish
