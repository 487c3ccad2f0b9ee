# SPDX-License-Identifier: MIT
#
# Leaves what leave.qinc does, semaphore 3 at one for each instance, and the mutex with
# one of them, and never ends.

.include "hwtest.qinc"
.include "leave.qinc"

	srel	-, 3
	mov	-, mutex_acq
:forever
	brr	-, :forever
	nop
	nop
	nop
	finish
