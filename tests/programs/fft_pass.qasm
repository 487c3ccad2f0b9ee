# SPDX-License-Identifier: MIT
#
# One pass of a Fourier transform of n complex numbers by the method of Stockham:
# butterflies of four, from one buffer to another, which needs no reordering.
#
# A pass has a stride s: 1 in the first pass, four times as much in each that
# follows. With w = exp(-2 * pi * i / n) for a forward transform, it computes for
# all q < s and p < n / 4s:
#
#   y[q + s * (4p + k)] = w^(k * p * s) * sum of x[q + s * p + l * n/4] * i^(-k * l)
#
# A vector is 16 butterflies. They have the same p and q from q0 up (s >= 16) or
# the same q and p from p0 up; uniforms tell how to go from one to the next. Each
# instance has a tile of the VPM for itself, 16 rows of 8 words: a row holds the
# four complex numbers of one butterfly, first loaded and then to be stored.
#
# Uniforms, in this order (addresses and steps in bytes, counts are at least 1):
#
#   pointer, read      x, where this instance begins
#   pointer, written   y, where this instance begins
#   pointer, read      w^0, w^1, ... as complex numbers
#   scalar             the tile: 0, 8, ... 56
#   scalar             p of the first vector's first lane
#   scalar             1 if p differs from lane to lane by 1, 0 if it is the same
#   scalar             8 * s: from w^p to the next, and from result k to k + 1
#   scalar             2 * n: from operand l to l + 1
#   scalar             VDR pitch setup: from one lane's operand to the next's
#   scalar             VDW stride setup: from one lane's result to the next's
#   scalar             number of groups
#   scalar             vectors in a group, which have the same p
#   scalar             from one vector to the next in x
#   scalar             from the last one of a group to the next group in x
#   scalar             from one vector to the next in y
#   scalar             from the last one of a group to the next group in y
#   scalar             from one group's p to the next's
#   float              1.0 forward, -1.0 inverse

# State of the pass.
.set source,		ra0
.set target,		ra1
.set twiddles,		rb0
.set groups_left,	ra2
.set vectors,		rb1
.set vectors_left,	ra3
.set p,			ra4
.set twiddle_step,	rb30
.set load_step,		rb2
.set source_next,	rb3
.set source_skip,	rb4
.set target_next,	rb5
.set target_skip,	rb6
.set p_skip,		rb7
.set sign,		rb8

# Setup words of this instance's tile.
.set load_tile,		ra6
.set read_tile,		rb9
.set write_tile,	rb10
.set store_tile,	ra7
.set store_pair,	rb11

# Twiddles of a group: real and imaginary parts.
.set w1r,		rb16
.set w1i,		rb17
.set w2r,		rb18
.set w2i,		rb19
.set w3r,		rb20
.set w3i,		rb21

# Operands, then sums and differences of them.
.set a0r,		ra16
.set a0i,		ra17
.set a1r,		ra18
.set a1i,		ra19
.set a2r,		rb22
.set a2i,		rb23
.set a3r,		rb24
.set a3i,		rb25
.set sum02r,		ra20
.set sum02i,		ra21
.set sum13r,		rb26
.set sum13i,		rb27
.set dif02r,		ra22
.set dif02i,		ra23
.set dif13r,		rb28
.set dif13i,		rb29

# VPM and DMA setup words (manual 5.2 to 5.5), to which the tile's place is added.
.set vdr_load_pairs,	0x80201000	# 16 rows of 2 words, pitch as set up apart
.set vpm_read_columns,	0x00801200	# 8 vectors, vertical, 32 bits
.set vpm_write_columns,	0x00001200	# vertical, 32 bits
.set vdw_store_pairs,	0x88024000	# 16 rows of 2 words

	mov	source, unif
	mov	target, unif
	mov	twiddles, unif

# A tile begins at row 0, 16, 32 or 48 and at column 0 or 8.
	mov	r0, unif
	ldi	r1, vpm_read_columns
	add	read_tile, r1, r0
	ldi	r1, vpm_write_columns
	add	write_tile, r1, r0
	and	r1, r0, 8
	and	r0, r0, -16
	shl	r2, r0, 4
	or	r2, r2, r1
	ldi	r3, vdr_load_pairs
	or	load_tile, r2, r3
	shl	r0, r0, 7
	shl	r1, r1, 3
	or	r0, r0, r1
	ldi	r3, vdw_store_pairs
	or	store_tile, r0, r3
	ldi	store_pair, 16		# two columns on

	mov	r0, unif
	mov	r1, unif
	mul24	r1, r1, elem_num
	add	p, r0, r1
	mov	twiddle_step, unif
	mov	load_step, unif
	mov	vr_setup, unif
	mov	vw_setup, unif
	mov	groups_left, unif
	mov	vectors, unif
	mov	source_next, unif
	mov	source_skip, unif
	mov	target_next, unif
	mov	target_skip, unif
	mov	p_skip, unif
	mov	sign, unif

# w^p, w^2p and w^3p: each table entry is looked up in two halves.
:next_group
	mul24	r0, p, twiddle_step
	add	r1, r0, twiddles
	mov	t0s, r1
	add	t0s, r1, 4
	add	r1, r1, r0
	mov	t1s, r1
	add	t1s, r1, 4
	add	r1, r1, r0
	ldtmu0
	mov	w1r, r4
	ldtmu0
	mov	w1i, r4
	mov	t0s, r1
	add	t0s, r1, 4
	ldtmu1
	mov	w2r, r4
	ldtmu1
	mov	w2i, r4
	ldtmu0
	mov	w3r, r4
	ldtmu0
	mov	w3i, r4

	mov	vectors_left, vectors

:next_vector
	mov	r0, source
	mov	r1, load_tile
	mov	vr_setup, r1
	mov	vr_addr, r0
	mov	-, vr_wait
	add	r0, r0, load_step
	add	r1, r1, 2
	mov	vr_setup, r1
	mov	vr_addr, r0
	mov	-, vr_wait
	add	r0, r0, load_step
	add	r1, r1, 2
	mov	vr_setup, r1
	mov	vr_addr, r0
	mov	-, vr_wait
	add	r0, r0, load_step
	add	r1, r1, 2
	mov	vr_setup, r1
	mov	vr_addr, r0
	mov	-, vr_wait

	mov	vr_setup, read_tile
	mov	vw_setup, write_tile
	nop
	nop
	mov	a0r, vpm
	mov	a0i, vpm
	mov	a1r, vpm
	mov	a1i, vpm
	mov	a2r, vpm
	mov	a2i, vpm
	mov	a3r, vpm
	mov	a3i, vpm

	fadd	sum02r, a0r, a2r
	fadd	sum02i, a0i, a2i
	fsub	dif02r, a0r, a2r
	fsub	dif02i, a0i, a2i
	fadd	sum13r, a1r, a3r
	fadd	sum13i, a1i, a3i
	fsub	r0, a1r, a3r
	fsub	r1, a1i, a3i
	fmul	dif13r, r1, sign	# times -i, or i
	fmul	r0, r0, sign
	fsub	dif13i, 0, r0

	fadd	vpm, sum02r, sum13r
	fadd	vpm, sum02i, sum13i

# (r0, r1) times a twiddle.
	fadd	r0, dif02r, dif13r
	fadd	r1, dif02i, dif13i
	fmul	r2, r0, w1r
	fmul	r3, r1, w1i
	fsub	vpm, r2, r3;		fmul r2, r0, w1i
	fmul	r3, r1, w1r
	fadd	vpm, r2, r3

	fsub	r0, sum02r, sum13r
	fsub	r1, sum02i, sum13i
	fmul	r2, r0, w2r
	fmul	r3, r1, w2i
	fsub	vpm, r2, r3;		fmul r2, r0, w2i
	fmul	r3, r1, w2r
	fadd	vpm, r2, r3

	fsub	r0, dif02r, dif13r
	fsub	r1, dif02i, dif13i
	fmul	r2, r0, w3r
	fmul	r3, r1, w3i
	fsub	vpm, r2, r3;		fmul r2, r0, w3i
	fmul	r3, r1, w3r
	fadd	vpm, r2, r3

	mov	r0, target
	mov	r1, store_tile
	mov	vw_setup, r1
	mov	vw_addr, r0
	mov	-, vw_wait
	add	r0, r0, twiddle_step
	add	r1, r1, store_pair
	mov	vw_setup, r1
	mov	vw_addr, r0
	mov	-, vw_wait
	add	r0, r0, twiddle_step
	add	r1, r1, store_pair
	mov	vw_setup, r1
	mov	vw_addr, r0
	mov	-, vw_wait
	add	r0, r0, twiddle_step
	add	r1, r1, store_pair
	mov	vw_setup, r1
	mov	vw_addr, r0
	mov	-, vw_wait

	sub.setf vectors_left, vectors_left, 1
	brr.allnz -, :next_vector
	add	source, source, source_next
	add	target, target, target_next
	nop

	sub.setf groups_left, groups_left, 1
	brr.allnz -, :next_group
	add	p, p, p_skip			# not just before it is read
	add	source, source, source_skip
	add	target, target, target_skip

	mov	host_int, 1
	thrend
	nop
	nop
