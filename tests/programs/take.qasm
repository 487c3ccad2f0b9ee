# SPDX-License-Identifier: MIT
#
# Waits until semaphore 5 is raised, and lowers it. No uniforms.

	sacq	-, 5
	thrend
	nop
	nop
