/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_SESSION_H
#define VCIV_SESSION_H

/*
 * QPU programs with their uniforms as arrays of words, the way programs for the
 * firmware's mailbox or /dev/mem have them. Where those have bus addresses, these
 * have tokens: every buffer has a range of numbers of its own, and a word in it
 * stands for that place in the buffer. What is a pointer and what is a number
 * follows from that; the kernel sees types, proves the program, and puts
 * addresses where tokens were.
 *
 * A session is for one thread at a time. Functions that return an int return 0
 * or a negative errno; those that return a pointer return NULL and set errno; for
 * both, vciv_session_error() tells in words what went wrong.
 */

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vciv_session;
struct vciv_kernel;

/* NULL with errno set: ENODEV if there is no vciv device, EACCES if we may not open it. */
struct vciv_session *vciv_session_open(void);
void vciv_session_close(struct vciv_session *session);

/* Of the last call that failed, ends in a newline; "" if none did. */
const char *vciv_session_error(const struct vciv_session *session);

struct vciv_buffer {
	void *cpu;		/* for the CPU: write-combined, so reading it is slow */
	uint32_t token;		/* for uniforms */
	uint32_t size;		/* bytes, a multiple of the page */
};

/* Zeroed. What is destroyed while a batch refers to it stays until that has run. */
struct vciv_buffer *vciv_buffer_create(struct vciv_session *session, uint32_t size);
void vciv_buffer_destroy(struct vciv_session *session, struct vciv_buffer *buffer);

/*
 * A file descriptor of the buffer as a dma-buf, for other devices, or to map it once
 * more: the memory stays as long as the descriptor or a mapping does. The caller
 * closes it.
 */
int vciv_buffer_export(struct vciv_session *session, const struct vciv_buffer *buffer);

/*
 * A program of so many instructions: its bytes as the assembler writes them, or an
 * array of words of 32 or 64 bits. They are copied. Like a buffer, it may be destroyed
 * under a batch.
 */
struct vciv_kernel *vciv_kernel_create(struct vciv_session *session, const void *code,
				       uint32_t instructions);
void vciv_kernel_destroy(struct vciv_session *session, struct vciv_kernel *kernel);

/*
 * Adds instances of a program to the batch: those of the first, then those of the
 * second and so on, "words" each. With a barrier they wait until all that was
 * added before has ended, and see what it wrote; else they may run at once.
 *
 * The first time that a kernel sees uniforms of a kind, it is proven safe for them,
 * which takes a while. -EACCES: it is not; the error says where and why.
 */
int vciv_batch_add(struct vciv_session *session, struct vciv_kernel *kernel,
		   uint32_t instances, const uint32_t *uniforms, uint32_t words, bool barrier);

/* Runs the batch and waits for its end. Afterwards it is empty, whatever happened. */
int vciv_batch_run(struct vciv_session *session);

#ifdef __cplusplus
}
#endif

#endif
