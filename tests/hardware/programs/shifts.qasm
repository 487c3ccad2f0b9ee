# SPDX-License-Identifier: MIT
#
# 0x80000001 shifted by 32 to 47, as the element says. Answers: shl, shr, asr, ror.

.include "hwtest.qinc"

	begin
	ldi	r2, 32
	add	r2, r2, elem_num
	ldi	r3, 0x80000001
	shl	r0, r3, r2
	answer
	shr	r0, r3, r2
	answer
	asr	r0, r3, r2
	answer
	ror	r0, r3, r2
	answer
	finish
