# SPDX-License-Identifier: MIT
#
# Stores what the kernel makes of each kind of uniform: a vector of limit, mask,
# enum, scalar, instance, and limit and mask once more. If the enum is 5, a second
# vector after it.
#
# Uniforms, in this order:
#
#   pointer, written   where to store
#   instance           0 to 11, which is also the VPM row that it uses
#   limit              of the pointer, for 64 bytes
#   mask               of the pointer, for 64 bytes
#   enum               3 or 5
#   scalar
#   self               the address of the limit

.set to,		ra0
.set instance,		ra1
.set role,		ra2

# VPM and DMA setup words (manual 5.2, 5.4), to which the VPM row is added.
.set vpm_write_row,	0x00001a00	# horizontal, 32 bits
.set vdw_store_row,	0x80904000	# one row of 16 words, horizontal, 32 bits
.set vdw_row_shift,	7

# The next uniform goes to one element of r0.
.macro element, number
	sub.setf -, elem_num, number
	mov.ifz	r0, unif
.endm

	mov	to, unif
	mov	instance, unif
	mov	r0, 0
	element	0
	element	1
	mov	role, unif
	sub.setf -, elem_num, 2
	mov.ifz	r0, role
	element	3
	sub.setf -, elem_num, 4
	mov.ifz	r0, instance
	mov	unif_addr, unif
	nop
	nop
	element	5
	element	6

	ldi	r1, vpm_write_row
	add	vw_setup, r1, instance
	mov	vpm, r0
	shl	r1, instance, vdw_row_shift
	ldi	r2, vdw_store_row
	add	vw_setup, r1, r2
	mov	vw_addr, to
	mov	-, vw_wait

	sub.setf -, role, 5
	brr.allnz -, :done
	ldi	r1, 64
	nop
	nop
	add	vw_addr, to, r1
	mov	-, vw_wait

:done
	thrend
	nop
	nop
