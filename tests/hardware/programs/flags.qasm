# SPDX-License-Identifier: MIT
#
# Which operations set flags, and which. Answers: 1 if the flag is set
#
#   0   Z, by a zero whose operation never executes
#   1   Z, by a zero whose condition is false
#   2   Z, by ldi of zero
#   3   Z, by a semaphore operation with an immediate of zero
#   4   Z, by a result whose packed half is zero
#   5   C, by a product of mul24 between 2^24 and 2^32
#   6   C, by itof of a positive number

.include "hwtest.qinc"

.macro clear_flags
	ldi	r2, 0x10000
	mov.setf -, 1
.endm

.macro answer_zero
	mov	r0, 0
	mov.ifz	r0, 1
	answer
.endm

.macro answer_carry
	mov	r0, 0
	mov.ifc	r0, 1
	answer
.endm

	begin
	clear_flags
	sub.setf.never r3, r2, r2
	answer_zero

	clear_flags
	sub.setf.ifn r3, r2, r2
	answer_zero

	clear_flags
	ldi.setf r3, 0
	answer_zero

	clear_flags
	.int	0x00000000, 0xe80229e7	# srel.setf -, 0
	answer_zero
	sacq	-, 0

	clear_flags
	mov.setf ra5.16a, r2
	answer_zero

	ldi	r3, 0x1000
	clear_flags
	mul24.setf r3, r2, r3
	answer_carry

	clear_flags
	mov	r3, 5
	itof.setf r3, r3
	answer_carry
	finish
