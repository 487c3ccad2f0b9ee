# SPDX-License-Identifier: MIT
#
# Raises the host interrupt again and again, and ends without one more.
#
# Uniforms, in this order:
#
#   scalar             how often, at least 1

	mov	r0, unif

:again
	sub.setf r0, r0, 1
	mov	host_int, 1
	brr.allnz -, :again
	nop
	nop
	nop

	thrend
	nop
	nop
