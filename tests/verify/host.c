// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdlib.h>
#include <string.h>

#include "host.h"

static void *allocate(size_t size)
{
	void *memory = malloc(size);

	if (!memory)
		abort();

	return memory;
}

struct host *host_new(void)
{
	struct host *host = calloc(1, sizeof(*host));

	if (!host)
		abort();
	host->args.memory = allocate(vciv_verify_memory_size());
	host->args.contract = &host->contract;
	host->contract.terms = allocate(VCIV_VERIFY_MAX_TERMS * sizeof(*host->contract.terms));
	host->args.log = host->log;
	host->args.log_size = sizeof(host->log);

	return host;
}

void host_free(struct host *host)
{
	free(host->args.memory);
	free(host->args.out);
	free(host->contract.needs);
	free(host->contract.terms);
	free(host);
}

bool host_verify(struct host *host, const u64 *code, u32 num_words,
		 const struct vciv_signature *signature)
{
	struct vciv_verify_args *args = &host->args;
	size_t needs;

	free(args->out);
	free(host->contract.needs);
	args->code = code;
	args->num_words = num_words;
	args->signature = signature;
	args->out = allocate((num_words + 1) * sizeof(*args->out));
	needs = (VCIV_VERIFY_MAX_CHOICES + 1) * (signature->num_params + 1);
	host->contract.needs = allocate(needs * sizeof(*host->contract.needs));
	host->log[0] = '\0';

	return vciv_verify(args, &host->verdict);
}
