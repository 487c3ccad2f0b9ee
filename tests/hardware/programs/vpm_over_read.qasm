# SPDX-License-Identifier: MIT
#
# Reads one vector more than was set up. The answer: anything.

.include "hwtest.qinc"

	begin
	read_row 16
	mov	r0, vpm
	answer
	finish
