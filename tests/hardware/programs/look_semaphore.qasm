# SPDX-License-Identifier: MIT
#
# Is semaphore 3 above zero? Two instances. The answer of instance 1: 1 if it is, else 0.

.include "hwtest.qinc"

	begin
	mov.setf -, instance
	brr.allnz -, :other
	nop
	nop
	nop

	mark	0
	srel	-, 5
	sacq	-, 3
	mark	1
	finish

:other
	sacq	-, 5
	delay
	read_row mark_row
	answer
	srel	-, 3			# let it go on
	finish
