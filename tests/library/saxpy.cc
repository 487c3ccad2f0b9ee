// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/*
 * The installed library from C++, each header once: y := a * x + y by saxpy.qasm,
 * with whole numbers, which nobody rounds.
 */

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <vciv/session.h>
#include <vciv/vciv.h>

/* As programs for GPU_FFT include them. */
#include "gpu_fft.h"
#include "mailbox.h"

static const uint32_t instances = 12, size = 960, bytes = size * sizeof(float);
static const uint32_t max_instructions = 256;

static uint32_t load(const char *path, uint64_t *code)
{
	FILE *file = fopen(path, "rb");

	if (!file)
		return 0;
	size_t count = fread(code, sizeof(*code), max_instructions, file);
	fclose(file);

	return (uint32_t)count;
}

static int add(struct vciv_session *session, struct vciv_kernel *kernel,
	       const struct vciv_buffer *x, const struct vciv_buffer *y, float a)
{
	uint32_t uniforms[instances][7], a_bits;

	memcpy(&a_bits, &a, sizeof(a_bits));
	for (uint32_t i = 0; i < instances; i++) {
		const uint32_t words[] = { x->token, bytes - 64, y->token, bytes - 64, i, bytes, a_bits };

		memcpy(uniforms[i], words, sizeof(words));
	}

	return vciv_batch_add(session, kernel, instances, uniforms[0], 7, false);
}

static int compute(struct vciv_session *session, const char *path)
{
	uint64_t code[max_instructions];
	struct vciv_kernel *kernel = vciv_kernel_create(session, code, load(path, code));
	struct vciv_buffer *x = vciv_buffer_create(session, bytes);
	struct vciv_buffer *y = vciv_buffer_create(session, bytes);
	int wrong = 0;

	if (!kernel || !x || !y)
		return 1;

	for (uint32_t i = 0; i < size; i++) {
		static_cast<float *>(x->cpu)[i] = static_cast<float>(i);
		static_cast<float *>(y->cpu)[i] = 7;
	}
	if (add(session, kernel, x, y, 3) || vciv_batch_run(session))
		return 1;
	for (uint32_t i = 0; i < size; i++)
		wrong += static_cast<float *>(y->cpu)[i] != static_cast<float>(3 * i + 7);

	vciv_kernel_destroy(session, kernel);
	printf("%u numbers, %d wrong\n", size, wrong);

	return wrong;
}

/* 0 on success, 1 on failure, -ENODEV and the like as errno says. */
static int low_level()
{
	const struct drm_vciv_dispatch none[1] = {};
	struct drm_vciv_submit submit = {};
	int fd = vciv_open();

	if (fd < 0)
		return fd;
	submit.dispatches = VCIV_ARRAY(none, 1);

	return vciv_run(fd, &submit) == -ENOENT ? 0 : 1;
}

static int transform()
{
	struct GPU_FFT *fft;
	int mailbox = mbox_open(), ret = gpu_fft_prepare(mailbox, 8, GPU_FFT_REV, 1, &fft);

	if (ret)
		return ret;
	ret = static_cast<int>(gpu_fft_execute(fft));
	gpu_fft_release(fft);
	mbox_close(mailbox);

	return ret;
}

int main(int argc, char **argv)
{
	struct vciv_session *session = vciv_session_open();
	int ret;

	if (!session) {
		printf("no session: %s\n", strerror(errno));
		return 2;
	}
	ret = compute(session, argc > 1 ? argv[1] : "/usr/share/vciv/saxpy.bin");
	if (ret)
		fputs(vciv_session_error(session), stderr);
	vciv_session_close(session);

	return ret || low_level() || transform();
}
