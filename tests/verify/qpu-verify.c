// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The verdict that the kernel would give on a program, with the contract or the
 * reason, and on request every state that the proof went through.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "host.h"
#include "infer.h"
#include "sigtext.h"
#include "vciv_qpu_disasm.h"
#include "vciv_verify_priv.h"

static const char usage[] =
	"usage: qpu-verify [--states] PROGRAM [SIGNATURE]\n"
	"       qpu-verify --infer STREAM PROGRAM\n"
	"\n"
	"Verifies the QPU program in the file PROGRAM, little-endian 64-bit words as\n"
	"qpu-as -f bin writes them, for uniforms as the file SIGNATURE declares them.\n"
	"\n"
	"  -s, --states        print what is known before each instruction of the proof\n"
	"  -i, --infer STREAM  print a signature for uniforms like those in the file STREAM,\n"
	"                      as wide as can be proven, and the verdict as a comment\n"
	"  -h, --help          print this\n"
	"\n"
	"SIGNATURE has one line for each uniform, in order:\n";

static const char stream_usage[] =
	"\n"
	"STREAM too, each of which is one of:\n";

static u64 *read_program(const char *path, u32 *num_words)
{
	FILE *file = fopen(path, "rb");
	static u64 code[VCIV_VERIFY_MAX_WORDS + 1];
	u8 bytes[8];

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return NULL;
	}

	for (*num_words = 0; *num_words <= VCIV_VERIFY_MAX_WORDS; ++*num_words) {
		u64 word = 0;

		if (fread(bytes, 1, sizeof(bytes), file) != sizeof(bytes))
			break;
		for (u32 i = 8; i--;)
			word = word << 8 | bytes[i];
		code[*num_words] = word;
	}
	fclose(file);

	return code;
}

static void print_num(const struct vciv_num *num)
{
	if (vciv_num_is_const(*num))
		printf("0x%x", num->bits.value);
	else if (vciv_num_is_unknown(*num))
		printf("?");
	else
		printf("[0x%x +0x%x, %08x/%08x]", num->range.base, num->range.size,
		       num->bits.value, ~num->bits.mask);
}

static void print_sym(const struct vciv_sym *sym)
{
	for (u32 i = 0; i < VCIV_MONOS && sym->mono[i].coef; i++) {
		const struct vciv_mono *mono = &sym->mono[i];

		printf("%s%d", i ? " + " : " = ", (s32)mono->coef);
		if (mono->a != VCIV_SYM_ONE)
			printf("*u%u", vciv_sym_index(mono->a));
		printf("*%c%u", VCIV_SYM_IS_ROUND(mono->b) ? 'k' : 'u', vciv_sym_index(mono->b));
	}
	if (vciv_sym_is_set(sym))
		printf(" + [%d +%u]", (s32)sym->rest.base, sym->rest.size);
}

static void print_val(const struct vciv_val *val)
{
	static const char *const kinds[] = { "-", "", "ptr", "self", "code" };

	printf("%s", kinds[val->kind]);
	if (val->kind == VCIV_UNINIT)
		return;
	if (val->kind == VCIV_PTR)
		printf("%u", val->slot);
	if (val->kind != VCIV_SCALAR)
		printf("+");
	print_num(&val->num);
	print_sym(&val->sym);
	if (val->secret)
		printf(" secret");
	if (val->bound != VCIV_NO_BOUND)
		printf(" <=size%u-%d", val->bound, val->gap);
}

static void print_vec(const struct vciv_state *state, u32 reg)
{
	const struct vciv_vec *vec = &state->reg[reg];

	if (!vec->split && vec->val.kind == VCIV_UNINIT)
		return;

	if (reg < VCIV_REG_ACC)
		printf("    r%c%u = ", reg < VCIV_REG_B ? 'a' : 'b', reg % 32);
	else
		printf("    r%u = ", reg - VCIV_REG_ACC);
	for (u32 i = 0; i < (vec->split ? VCIV_QPU_LANES : 1u); i++) {
		printf("%s", i ? " | " : "");
		print_val(vciv_vec_lane(state, vec, i));
	}
	printf("%s\n", vec->cond ? "  (some lanes)" : "");
}

static void print_state(void *opaque, u32 ip, const struct vciv_state *state)
{
	char text[VCIV_QPU_DISASM_SIZE];
	const u64 *code = opaque;

	for (u32 i = 0; i < VCIV_REGS; i++)
		print_vec(state, i);
	printf("    z %04x/%04x n %04x/%04x, uniform %u, record ", state->flags.z,
	       state->flags.z_known, state->flags.n, state->flags.n_known, state->at.uniform);
	print_val(&state->record);
	printf(", tmu %u %u\n", state->at.tmu[0], state->at.tmu[1]);
	for (u32 i = 0; i < VCIV_FACTS; i++) {
		const struct vciv_fact *fact = &state->facts[i];

		if (!fact->step)
			continue;
		printf("    %u*", fact->step);
		if (fact->round == VCIV_SYM_ONE)
			printf("0 <= ");
		else
			printf("k%u <= ", vciv_sym_index(fact->round));
		if (fact->uniform != VCIV_SYM_ONE)
			printf("u%u ", vciv_sym_index(fact->uniform));
		printf("%+lld\n", (long long)fact->add);
	}
	vciv_qpu_disasm(code[ip], text, sizeof(text));
	printf("%u: %s\n", ip, text);
}

static void print_need(const struct vciv_need *need)
{
	if (need->read_end)
		printf(", reads %u bytes", need->read_end);
	if (need->bounded_read)
		printf(", reads up to its limit");
	if (need->write_end)
		printf(", writes %u bytes", need->write_end);
	if (need->bounded_write)
		printf(", writes up to its limit");
}

static void print_terms(const struct vciv_contract *contract, u32 choice, u32 param)
{
	for (u32 i = 0; i < contract->num_terms; i++) {
		const struct vciv_term *term = &contract->terms[i];
		char text[256];

		if (term->choice != choice || term->param != param)
			continue;
		sigtext_term(text, sizeof(text), term);
		if (param == VCIV_NO_UNIFORM)
			printf("  needs %s records\n", text);
		else
			printf(", %s %s bytes",
			       term->access == VCIV_PARAM_WRITE ? "writes" : "reads", text);
	}
}

static void print_choice(const struct vciv_signature *sig, const struct vciv_contract *contract,
			 u32 choice)
{
	if (contract->num_choices > 1)
		printf("combination %u:\n", choice);

	for (u32 i = 0; i < sig->num_params; i++) {
		if (i == vciv_record_start(sig))
			printf("  record\n");
		printf("  %u: ", i);
		sigtext_print(stdout, sig, i);
		if (sig->params[i].kind == VCIV_PARAM_ENUM && contract->num_choices > 1)
			printf(", here %#x", vciv_choice_value(sig, choice, i));
		print_need(&contract->needs[choice * sig->num_params + i]);
		print_terms(contract, choice, i);
		printf("\n");
	}
	print_terms(contract, choice, VCIV_NO_UNIFORM);
}

static void print_contract(const struct vciv_signature *sig, const struct vciv_contract *contract)
{
	for (u32 choice = 0; choice < contract->num_choices; choice++)
		print_choice(sig, contract, choice);
	if (contract->semaphores)
		printf("semaphores: 0x%04x\n", contract->semaphores);
	if (contract->uses_mutex)
		printf("takes the mutex\n");
	if (contract->uses_irq)
		printf("raises the host interrupt\n");
}

static int verify(const u64 *code, u32 num_words, const struct vciv_signature *sig, bool states)
{
	struct host *host = host_new();
	clock_t start = clock();
	bool safe;

	if (states) {
		host->args.observe = print_state;
		host->args.opaque = (void *)code;
	}

	safe = host_verify(host, code, num_words, sig);
	printf("%s: %u words, %u steps, %u states, %.2f ms\n", safe ? "accepted" : "rejected",
	       num_words, host->verdict.steps, host->verdict.cuts,
	       (clock() - start) * 1e3 / CLOCKS_PER_SEC);
	if (safe)
		print_contract(sig, &host->contract);
	else
		printf("%s", host->log);
	host_free(host);

	return safe ? 0 : 1;
}

/* Prints the lines of a text as comments. */
static void print_comment(const char *text)
{
	while (*text) {
		int length = strcspn(text, "\n");

		printf("# %.*s\n", length, text);
		text += length + !!text[length];
	}
}

static int infer(const u64 *code, u32 num_words, const struct infer_stream *stream)
{
	static struct sigtext text;
	struct host *host = host_new();
	bool safe = infer_signature(host, code, num_words, stream, &text);

	for (u32 i = 0; safe && i < text.signature.num_params; i++) {
		if (i == vciv_record_start(&text.signature))
			printf("record\n");
		sigtext_print(stdout, &text.signature, i);
		if (stream->is_number[i])
			printf("\t# %#x", stream->numbers[i]);
		printf("\n");
	}
	printf("# %s: %u words, %u steps, %u states\n", safe ? "accepted" : "rejected", num_words,
	       host->verdict.steps, host->verdict.cuts);
	print_comment(safe ? "" : host->log);
	host_free(host);

	return safe ? 0 : 1;
}

static int print_usage(FILE *out, int status)
{
	fprintf(out, "%s%s%s%s", usage, sigtext_help, stream_usage, infer_help);

	return status;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "infer", required_argument, NULL, 'i' },
		{ "states", no_argument, NULL, 's' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 }
	};
	static struct infer_stream stream;
	static struct sigtext text;
	const char *stream_path = NULL;
	bool states = false;
	u32 num_words;
	u64 *code;
	int c;

	while ((c = getopt_long(argc, argv, "i:sh", options, NULL)) != -1) {
		switch (c) {
		case 'i':
			stream_path = optarg;
			break;
		case 's':
			states = true;
			break;
		default:
			return c == 'h' ? print_usage(stdout, 0) : print_usage(stderr, 2);
		}
	}
	if (argc - optind < 1 || argc - optind > (stream_path ? 1 : 2))
		return print_usage(stderr, 2);

	code = read_program(argv[optind], &num_words);
	if (!code)
		return 2;
	if (stream_path)
		return infer_read(&stream, stream_path) ? infer(code, num_words, &stream) : 2;

	sigtext_init(&text);
	if (argc - optind == 2 && !sigtext_read(&text, argv[optind + 1]))
		return 2;

	return verify(code, num_words, &text.signature, states);
}
