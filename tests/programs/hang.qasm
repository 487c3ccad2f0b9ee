# SPDX-License-Identifier: MIT
#
# Never ends. No uniforms.

:forever
	brr	-, :forever
	nop
	nop
	nop

	thrend
	nop
	nop
