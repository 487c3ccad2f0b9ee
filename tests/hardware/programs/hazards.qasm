# SPDX-License-Identifier: MIT
#
# Registers that are read right after their write. Answers:
#
#   0, 1   ra5 and rb5, 1 before and 2 then
#   2, 3   the same with one instruction between
#   4      r2 rotated by one, 0 before and 16 + the element's number then

.include "hwtest.qinc"

.macro hazard, register
	mov	register, 1
	nop
	nop
	mov	register, 2
	mov	r0, register
	answer
.endm

.macro no_hazard, register
	mov	register, 1
	nop
	nop
	mov	register, 2
	nop
	mov	r0, register
	answer
.endm

	begin
	hazard	ra5
	hazard	rb5
	no_hazard ra5
	no_hazard rb5
	ldi	r0, 16
	add	r3, r0, elem_num
	mov	r2, 0
	nop
	nop
	mov	r2, r3
	mov	r0, r2 << 1
	answer
	finish
