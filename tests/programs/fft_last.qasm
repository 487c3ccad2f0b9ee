# SPDX-License-Identifier: MIT
#
# The last pass of a Fourier transform of n = 2 * 4^k complex numbers, after k of
# fft_pass.qasm: butterflies of two, whose twiddles are all 1.
#
#   y[q]       = x[q] + x[q + n/2]
#   y[q + n/2] = x[q] - x[q + n/2]
#
# Uniforms, in this order:
#
#   pointer, read      x, where this instance begins
#   pointer, written   y, where this instance begins
#   scalar             the first of four VPM rows: 0, 4, ... 60
#   scalar             4 * n: bytes between the operands, and between the results
#   scalar             how often 16 butterflies, at least 1

.set source,		ra0
.set target,		ra1
.set half,		rb0
.set left,		ra2
.set load_rows,		rb1
.set read_rows,		rb2
.set write_rows,	rb3
.set store_rows,	rb4
.set vector_bytes,	rb5
.set even,		ra3		# the upper operands: numbers at even and odd places
.set odd,		ra4
.set even_low,		rb6
.set odd_low,		rb7

# VPM and DMA setup words (manual 5.2 to 5.5), to which the VPM row is added.
.set vdr_load_rows,	0x83021000	# 2 rows of 16 words, 64 bytes apart
.set vpm_read_rows,	0x00401a00	# 4 vectors, horizontal, 32 bits
.set vpm_write_rows,	0x00001a00	# horizontal, 32 bits
.set vdw_store_rows,	0x81104000	# 2 rows of 16 words, horizontal, 32 bits
.set vdw_next_to,	0xc0000000	# no gap between rows in memory

	mov	source, unif
	mov	target, unif
	mov	r0, unif
	mov	half, unif
	mov	left, unif

	ldi	r1, vpm_read_rows
	add	read_rows, r1, r0
	ldi	r1, vpm_write_rows
	add	write_rows, r1, r0
	ldi	r1, vdr_load_rows
	shl	r2, r0, 4
	add	load_rows, r1, r2
	ldi	r1, vdw_store_rows
	shl	r2, r0, 7
	add	store_rows, r1, r2
	ldi	vw_setup, vdw_next_to
	ldi	vector_bytes, 128

:next_vector
	mov	r0, source
	mov	r1, load_rows
	mov	vr_setup, r1
	mov	vr_addr, r0
	mov	-, vr_wait
	add	r0, r0, half
	ldi	r2, 2 << 4		# two rows on
	add	vr_setup, r1, r2
	mov	vr_addr, r0
	mov	-, vr_wait

	mov	vr_setup, read_rows
	mov	vw_setup, write_rows
	nop
	nop
	mov	even, vpm
	mov	odd, vpm
	mov	even_low, vpm
	mov	odd_low, vpm

	fadd	vpm, even, even_low
	fadd	vpm, odd, odd_low
	fsub	vpm, even, even_low
	fsub	vpm, odd, odd_low

	mov	r0, target
	mov	r1, store_rows
	mov	vw_setup, r1
	mov	vw_addr, r0
	mov	-, vw_wait
	add	r0, r0, half
	ldi	r2, 2 << 7
	add	vw_setup, r1, r2
	mov	vw_addr, r0
	mov	-, vw_wait

	sub.setf left, left, 1
	brr.allnz -, :next_vector
	add	source, source, vector_bytes
	add	target, target, vector_bytes
	nop

	mov	host_int, 1
	thrend
	nop
	nop
