# SPDX-License-Identifier: MIT
#
# A branch to a register that has another target in each element. The answer: whose it
# took. A mixture of them would go beyond the table, where the answer is 99.

.include "hwtest.qinc"

.set ENTRY,	40		# bytes

	begin
	ldi	r0, ENTRY / 8
	mul24	r0, elem_num, r0
	shl	ra5, r0, 3
	nop
	nop
	brr	-, ra5, :table
	nop
	nop
	nop
:table
	.rep i, 16
	ldi	r0, i
	brr	-, :done
	nop
	nop
	nop
	.endr
	.rep i, 80
	ldi	r0, 99
	.endr
:done
	answer
	finish
