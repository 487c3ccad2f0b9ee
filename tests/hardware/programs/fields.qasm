# SPDX-License-Identifier: MIT
#
# What takes a uniform, or a vector of the VPM. Answers: how many uniforms were taken
#
#   0   by a register field that no operation uses, and one after it
#   1   by an operation that never executes, and one after it
#   2   by an instruction that names them in both files, and one after it
#   3   the vector that is read after an operation that never executes: 1 or 2

.include "hwtest.qinc"

	begin
	mov	r3, unif
	read	unif
	answer_taken

	mov	r3, unif
	mov.never r2, unif
	answer_taken

	mov	r3, unif
	.int	0x0c820dc0, 0x10020827	# add r0, unif of file A, unif of file B
	answer_taken

	write_row 16, 1
	write_row 17, 2
	ldi	vr_setup, vpm_setup(2, 1, h32(16))
	nop
	nop
	nop
	mov.never r2, vpm
	mov	r0, vpm
	answer
	finish
