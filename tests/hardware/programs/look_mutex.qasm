# SPDX-License-Identifier: MIT
#
# Is the mutex free? Two instances. The answer of instance 1: 1 if it is, else 0.

.include "hwtest.qinc"

	begin
	mov.setf -, instance
	brr.allnz -, :other
	nop
	nop
	nop

	mark	0
	srel	-, 5
	mov	-, mutex_acq
	mark	1
	mov	mutex_rel, 0
	finish

:other
	sacq	-, 5
	delay
	read_row mark_row
	answer
	mov	mutex_rel, 0		# let it go on
	finish
