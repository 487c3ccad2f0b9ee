# SPDX-License-Identifier: MIT
#
# Leaves the same number in every register and in the whole VPM, for others to
# find.
#
# Uniforms, in this order:
#
#   scalar             the number

# VPM setup word (manual 5.2): horizontal, 32 bits, from row 0 on.
.set vpm_write_rows,	0x00001a00

	mov	r0, unif
	ldi	vw_setup, vpm_write_rows
	.rep i, 64
	mov	vpm, r0
	.endr

	.rep i, 32
	mov	ra0 + i, r0;	mov rb0 + i, r0
	.endr
	mov	r1, r0;		mov r2, r0
	mov	r3, r0;		mov r5rep, r0

	mov	host_int, 1
	thrend
	nop
	nop
