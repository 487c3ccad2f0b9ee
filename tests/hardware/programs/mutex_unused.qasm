# SPDX-License-Identifier: MIT
#
# Does an operation that never executes take the mutex that it names? Two instances.
# The answer of instance 1: 1 if it had to wait for the mutex, else 0.

.include "hwtest.qinc"

	begin
	mov.setf -, instance
	brr.allnz -, :other
	nop
	nop
	nop

	sacq	-, 1			# the other one has started
	mark	0
	mov.never r2, mutex_acq
	srel	-, 0
	delay
	mark	1
	mov	mutex_rel, 0
	finish

:other
	srel	-, 1
	sacq	-, 0
	mov	-, mutex_acq
	read_row mark_row
	answer
	mov	mutex_rel, 0
	finish
