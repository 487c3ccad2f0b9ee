# SPDX-License-Identifier: MIT
#
# Raises the host interrupt and ends. No uniforms.

	mov	host_int, 1
	thrend
	nop
	nop
