# SPDX-License-Identifier: MIT
#
# What r5 has after a write of the elements' numbers. Answers:
#
#   0   by file A
#   1   by file B, of numbers from 32 on
#   2   the same of numbers from 64 on, the condition being false for element 0 alone

.include "hwtest.qinc"

	begin
	mov	r5quad, elem_num
	nop
	mov	r0, r5
	answer
	ldi	r2, 32
	add	r2, r2, elem_num
	mov	r5rep, r2
	nop
	mov	r0, r5
	answer
	ldi	r2, 64
	add	r2, r2, elem_num
	mov.setf -, elem_num
	mov.ifnz r5rep, r2
	nop
	mov	r0, r5
	answer
	finish
