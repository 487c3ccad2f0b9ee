/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The verifier with memory of the C library, for tools and tests. */
#ifndef HOST_H
#define HOST_H

#include "vciv_verify.h"

#define HOST_LOG_SIZE 8192

/* One verification and what came out of it. */
struct host {
	struct vciv_verify_args args;
	struct vciv_verdict verdict;
	struct vciv_contract contract;
	char log[HOST_LOG_SIZE];
};

struct host *host_new(void);
void host_free(struct host *host);

/* @host->args may have been given callbacks before. @code must stay while it is used. */
bool host_verify(struct host *host, const u64 *code, u32 num_words,
		 const struct vciv_signature *signature);

#endif
