# SPDX-License-Identifier: MIT
#
# What the operations make of two vectors: those of the arena, 128 bytes for each
# instance. Answers: for each operation its result, then the flags that it sets,
# 1 for Z, 2 for N, 4 for C.

.include "hwtest.qinc"

.macro told
	mov	r3, 0
	or.ifz	r3, r3, 1
	or.ifn	r3, r3, 2
	or.ifc	r3, r3, 4
	answer
	mov	r0, r3
	answer
.endm

	begin
	shl	r0, instance, 7
	add	r0, r0, arena
	shl	r1, elem_num, 2
	add	t0s, r0, r1
	ldi	r2, 64
	add	r0, r0, r2
	nop;	ldtmu0
	mov	ra5, r4
	add	t0s, r0, r1
	nop;	ldtmu0
	mov	r2, r4
	fadd.setf r0, ra5, r2
	told
	fsub.setf r0, ra5, r2
	told
	fmin.setf r0, ra5, r2
	told
	fmax.setf r0, ra5, r2
	told
	fminabs.setf r0, ra5, r2
	told
	fmaxabs.setf r0, ra5, r2
	told
	ftoi.setf r0, ra5
	told
	itof.setf r0, ra5
	told
	add.setf r0, ra5, r2
	told
	sub.setf r0, ra5, r2
	told
	shr.setf r0, ra5, r2
	told
	asr.setf r0, ra5, r2
	told
	ror.setf r0, ra5, r2
	told
	shl.setf r0, ra5, r2
	told
	min.setf r0, ra5, r2
	told
	max.setf r0, ra5, r2
	told
	and.setf r0, ra5, r2
	told
	or.setf r0, ra5, r2
	told
	xor.setf r0, ra5, r2
	told
	not.setf r0, ra5
	told
	clz.setf r0, ra5
	told
	v8adds.setf r0, ra5, r2
	told
	v8subs.setf r0, ra5, r2
	told
	fmul.setf r0, ra5, r2
	told
	mul24.setf r0, ra5, r2
	told
	v8muld.setf r0, ra5, r2
	told
	v8min.setf r0, ra5, r2
	told
	v8max.setf r0, ra5, r2
	told
	v8adds.setf -, ra5, r2;	v8adds r0, ra5, r2
	told
	v8subs.setf -, ra5, r2;	v8subs r0, ra5, r2
	told
	finish
