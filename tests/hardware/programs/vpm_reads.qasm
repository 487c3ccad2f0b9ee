# SPDX-License-Identifier: MIT
#
# When the VPM is read. Answers:
#
#   0   what the instruction after the setup reads of a row of 0x51
#   1   a row of 0x61 that became 0x62 between setup and read
#   2   the vector that follows after a second setup (0x73) and a third (0x74), the
#       second with two vectors unread

.include "hwtest.qinc"

	begin
	write_row 16, 0x51
	write_row 17, 0x61
	write_row 18, 0x71
	write_row 19, 0x72
	write_row 20, 0x73
	write_row 21, 0x74
	read_row 21			# they are there

	ldi	vr_setup, vpm_setup(1, 1, h32(16))
	mov	r0, vpm
	answer

	ldi	vr_setup, vpm_setup(1, 1, h32(17))
	delay
	write_row 17, 0x62
	delay
	mov	r0, vpm
	answer

	ldi	vr_setup, vpm_setup(2, 1, h32(18))
	nop
	nop
	nop
	ldi	vr_setup, vpm_setup(1, 1, h32(20))
	nop
	nop
	nop
	mov	r0, vpm
	mov	r0, vpm
	ldi	vr_setup, vpm_setup(1, 1, h32(21))
	nop
	nop
	nop
	mov	r0, vpm
	answer
	finish
