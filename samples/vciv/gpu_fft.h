/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef GPU_FFT_H
#define GPU_FFT_H

/*
 * The interface of the GPU_FFT library that the Raspberry Pi's firmware examples
 * have, for programs that were written for it. It needs neither root nor the
 * mailbox; of the programs that run on the QPUs, each is proven safe before.
 */

#ifdef __cplusplus
extern "C" {
#endif

struct GPU_FFT_COMPLEX {
	float re, im;
};

enum {
	GPU_FFT_FWD,
	GPU_FFT_REV,
};

struct GPU_FFT_BASE;

/*
 * A plan. "in" is where the input goes; "out", where the result is after
 * gpu_fft_execute(), which uses "in" as well. Of a batch, transform n is at n * step.
 */
struct GPU_FFT {
	struct GPU_FFT_BASE *base;
	struct GPU_FFT_COMPLEX *in, *out;
	int x, y, step;
};

#define GPU_FFT_LOG2_MIN 8
#define GPU_FFT_LOG2_MAX 17

/*
 * Plans "jobs" transforms of 2^log2_n numbers each; neither direction scales. The
 * first argument is not used. Returns 0, or as GPU_FFT does: -1 if there is no GPU
 * that we may use, -2 if there is no program for that size, -3 if there is not
 * enough memory.
 */
int gpu_fft_prepare(int mailbox, int log2_n, int direction, int jobs, struct GPU_FFT **fft);

/* 0, or as GPU_FFT does not 0 when the job failed; a line on standard error says why. */
unsigned int gpu_fft_execute(struct GPU_FFT *fft);

void gpu_fft_release(struct GPU_FFT *fft);

#ifdef __cplusplus
}
#endif

#endif
