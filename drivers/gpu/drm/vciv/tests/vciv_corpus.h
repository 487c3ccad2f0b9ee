/* SPDX-License-Identifier: GPL-2.0-only */
/* Made by "make vectors" in tests/verify, from the corpus there. */

struct corpus_need {
	u32 param;
	bool write;
	bool bounded;
	u32 bytes;
};

struct corpus_case {
	const char *name;
	enum vciv_reason reason;
	const u64 *code;
	u32 num_words;
	const struct vciv_param *params;
	u32 num_params;
	u32 record;
	const u32 *values;
	u32 num_values;
	const struct corpus_need *needs;
	u32 num_needs;
};

static const struct corpus_case corpus_cases[] = {
	{
		.name = "the shortest program",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.name = "no end",
		.reason = VCIV_FALLS_OFF,
		.code = (const u64[]){
			0x100009e7009e7000,
		},
		.num_words = 1,
	},
	{
		.name = "an end without its last word",
		.reason = VCIV_FALLS_OFF,
		.code = (const u64[]){
			0x300009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 2,
	},
	{
		.name = "an end in an end",
		.reason = VCIV_SLOTS,
		.code = (const u64[]){
			0x300009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.name = "a branch in an end",
		.reason = VCIV_SLOTS,
		.code = (const u64[]){
			0x300009e7009e7000, 0xf0f809e700000000, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.name = "an end in a branch",
		.reason = VCIV_SLOTS,
		.code = (const u64[]){
			0xf0f809e700000018, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
	},
	{
		.name = "a branch in the third slot of a branch",
		.reason = VCIV_SLOTS,
		.code = (const u64[]){
			0xf0f809e700000018, 0x100009e7009e7000, 0x100009e7009e7000,
			0xf0f809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
	},
	{
		.name = "a branch right behind the slots",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100229e715827d80, 0xf02809e700000000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xf0f809e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "the end writes a register",
		.reason = VCIV_THREND,
		.code = (const u64[]){
			0xe002082700000001, 0x300200e7159e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "the end writes an accumulator with both ALUs, as is common",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002082700000001, 0x30024820959e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a slot of the end touches register 14",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0xe002082700000001, 0x100213a7159e7000, 0x300009e7009e7000,
			0x10020827159ce1c0, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "a slot of the end touches register 13",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002082700000001, 0x10021367159e7000, 0x300009e7009e7000,
			0x10020827159cd1c0, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "a slot of the end reads a uniform",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0x300009e7009e7000, 0x1002082715827d80, 0x100009e7009e7000,
		},
		.num_words = 3,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "the word before the end reads it",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a slot of the end starts the SFU",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0x300009e7009e7000, 0xe0020d2700000001, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.name = "a slot of the end raises the interrupt",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x300009e7009e7000, 0xe00209a700000001, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.name = "a slot of the end takes a semaphore",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0x300009e7009e7000, 0xe80009e700000013, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.name = "a branch to somewhere outside",
		.reason = VCIV_TARGET,
		.code = (const u64[]){
			0xf0f809e700000320, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.name = "a branch to before the start",
		.reason = VCIV_TARGET,
		.code = (const u64[]){
			0xf0f809e7ffffffb0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.name = "a register branch to a number from outside",
		.reason = VCIV_BRANCH_REG,
		.code = (const u64[]){
			0x1002002715827d80, 0x100009e7009e7000, 0xf0f409e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a call from two places",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xf0f807e700000038, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0xf0f807e700000018, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0xf0f7e9e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 16,
	},
	{
		.name = "a link used in the word after the branch's slots",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xf0f807e700000018, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0xf0f7e9e700000000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
	},
	{
		.name = "a register written in the last slot, and branched to",
		.reason = VCIV_BRANCH_REG,
		.code = (const u64[]){
			0xe002082700000008, 0xf0f807e700000018, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100207e70c7e7c00, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xf0f7e9e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
	},
	{
		.name = "a link moved by words",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xf0f807e700000020, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x000009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xe002082700000008,
			0x100207e70c7e7c00, 0x100009e7009e7000, 0xf0f7e9e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
	},
	{
		.name = "a link moved into a word",
		.reason = VCIV_TARGET,
		.code = (const u64[]){
			0xf0f807e700000020, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xe002082700000004,
			0x100207e70c7e7c00, 0x100009e7009e7000, 0xf0f7e9e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
	},
	{
		.name = "a link moved by what is not known",
		.reason = VCIV_BRANCH_REG,
		.code = (const u64[]){
			0xf0f807e700000020, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xd002082711803dc0,
			0x100207e70c7e7c00, 0x100009e7009e7000, 0xf0f7e9e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a link moved by an enumerated amount",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xf0f807e700000020, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x1002082715827d80,
			0x100207e70c7e7c00, 0x100009e7009e7000, 0xf0f7e9e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_ENUM, .count = 0x2 },
		},
		.num_params = 1,
		.values = (const u32[]){ 0, 0x8, },
		.num_values = 2,
	},
	{
		.name = "a link that is used as a number",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0xf0f807e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0xe0021c6700001a00, 0x10020c27157e7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
	},
	{
		.name = "the link of a branch that is not taken",
		.reason = VCIV_BRANCH_REG,
		.code = (const u64[]){
			0xe002082700000001, 0x100229e7159e7000, 0x100207e7159e7000,
			0xf02807e700000020, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0xf0f7e9e700000000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 14,
	},
	{
		.name = "flags after a branch by an odd register",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0xe002086700000001, 0x100229e7159e7240, 0xf0f8006700000038,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0xf02809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xf0f429e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
	},
	{
		.name = "flags after a branch by an even register",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002086700000001, 0x100229e7159e7240, 0xf0f800a700000040,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0xf02809e700000018, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x000009e7009e7000, 0x100009e7009e7000,
			0xf0f449e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 19,
	},
	{
		.name = "a branch on flags that nothing has set",
		.reason = VCIV_BRANCH_FLAGS,
		.code = (const u64[]){
			0xf02809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.name = "a branch on flags that a load immediate sets, or not",
		.reason = VCIV_BRANCH_FLAGS,
		.code = (const u64[]){
			0xe002282700000001, 0xf02809e700000000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
	},
	{
		.name = "a branch on flags set where flags did not hold",
		.reason = VCIV_BRANCH_FLAGS,
		.code = (const u64[]){
			0xe002082700000001, 0xd0042827159c0fc0, 0xf02809e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
	},
	{
		.name = "forbidden code behind a branch that is never taken",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002086700000001, 0x100229e7159e7240, 0xf02809e700000018,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x000009e7009e7000,
		},
		.num_words = 10,
	},
	{
		.name = "forbidden code behind a branch that may be taken",
		.reason = VCIV_SIGNAL,
		.code = (const u64[]){
			0x1002282715827d80, 0xf02809e700000018, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x000009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "an address from a number behind the end",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002082715827d80, 0x100229e7159e7000, 0xe0021c6780904000,
			0xf02809e700000018, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x10021ca7159e7000, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "an endless loop",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xf0f809e7ffffffe0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "an endless loop that counts to two",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002082700000000, 0xf0f809e7ffffffe0, 0xd0020827169c11c0,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "an endless loop behind a loop with a known count",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002086700000064, 0xd00228670d9c13c0, 0xf03809e7ffffffd8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0xf0f809e7ffffffe0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
	},
	{
		.name = "an endless loop that goes on from one pointer to the next",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086700100000, 0xe0021c6780904000,
			0x10021ca7159e7000, 0x100209e7159f2fc0, 0xf0f809e7ffffffd0,
			0x100208270c9e7040, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a loop with a known count steps a pointer",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe00208670000000a, 0xd00208a711982dc0,
			0x100208270c9e7080, 0xe00208e700000008, 0xd00208e7119c37c0,
			0x10020e27159e7000, 0xa00009e7009e7000, 0xd00228670d9c13c0,
			0xf03809e7ffffffc8, 0x100208270c9e70c0, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 16,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 640 },
		},
		.num_needs = 1,
	},
	{
		.name = "a loop with an enumerated count",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xd00228670d9c13c0, 0xf03809e7ffffffc8,
			0xd00208270c9c41c0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_ENUM, .count = 0x2 },
		},
		.num_params = 2,
		.values = (const u32[]){ 0x4, 0x7, },
		.num_values = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 28 },
		},
		.num_needs = 1,
	},
	{
		.name = "a loop with a count from outside",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xd00228670d9c13c0, 0xf03809e7ffffffc8,
			0xd00208270c9c41c0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x64, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "the same with a pointer that moves in some lanes",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xd00228670d9c13c0, 0xf03809e7ffffffc8,
			0xd00608270c9c41c0, 0xd00608270c9c41c0, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "the same with a mask",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x100208a715827d80,
			0xe00208e700000000, 0x100208e7149e7680, 0x10020e270c9e70c0,
			0xa00009e7009e7000, 0xd00228670d9c13c0, 0xf03809e7ffffffc0,
			0xd00208e70c9c47c0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x64, .align = 0x1 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a loop over what memory says, nothing depends on it",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x10020827159e7900,
			0xd00228270e9c11c0, 0xf03809e7ffffffd8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "two ways that meet again in a loop with a known count",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe00208670000000a, 0x100208e715827d80,
			0x100229e7159e76c0, 0x10020e27159e7000, 0xf02809e700000008,
			0xa00009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0xd00208e7169c19c0, 0xd00228670d9c13c0, 0xf03809e7ffffffa0,
			0xd00208270c9c41c0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 40 },
		},
		.num_needs = 1,
	},
	{
		.name = "more uniforms than declared",
		.reason = VCIV_UNIFORM_END,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002082715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a uniform in each round of a loop",
		.reason = VCIV_UNIFORM_END,
		.code = (const u64[]){
			0x1002282715827d80, 0xf02809e7ffffffd8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a loop that starts the uniforms over",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002002715827d80, 0x1002282715827d80, 0x10020a2715027d80,
			0xf02809e7ffffffd0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "started over, and read too soon",
		.reason = VCIV_UNIFORM_SOON,
		.code = (const u64[]){
			0x1002002715827d80, 0x100009e7009e7000, 0x10020a2715027d80,
			0x100009e7009e7000, 0x1002082715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "started over, and read as soon as may be",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002002715827d80, 0x100009e7009e7000, 0x10020a2715027d80,
			0x100009e7009e7000, 0x100009e7009e7000, 0x1002082715827d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "uniforms taken from a buffer",
		.reason = VCIV_UNIFORM_ADDR,
		.code = (const u64[]){
			0x10020a2715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "uniforms from the word behind the last",
		.reason = VCIV_UNIFORM_ADDR,
		.code = (const u64[]){
			0x1002082715827d80, 0xd0020a270c9c41c0, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF },
		},
		.num_params = 1,
	},
	{
		.name = "uniforms from the middle of a word",
		.reason = VCIV_UNIFORM_ADDR,
		.code = (const u64[]){
			0x1002082715827d80, 0xd0020a270c9c21c0, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "uniforms from the second word",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xd0020a270c9c41c0, 0x100009e7009e7000,
			0x100009e7009e7000, 0x1002082715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "a load immediate for each lane: only the first lane counts",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0xe6020827ccccaaaa, 0x10020a270c9e7040,
			0x100009e7009e7000, 0x100009e7009e7000, 0x1002082715827d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "and it is a byte offset",
		.reason = VCIV_UNIFORM_ADDR,
		.code = (const u64[]){
			0x1002086715827d80, 0xe602082700000001, 0x10020a270c9e7040,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "a scalar type is not that of the word before",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x100209e715827d80,
			0x10020a27159e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x3, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 3,
	},
	{
		.name = "both halves of a conditional initialisation",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100229e715827d80, 0xe004082700000001, 0xe006082700000002,
			0xe0021c6700001a00, 0x10020c27159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "one half only",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x100229e715827d80, 0xe004082700000001, 0xe0021c6700001a00,
			0x10020c27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "both halves, but of different flags",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x100229e715827d80, 0xe004082700000001, 0x100229e715827d80,
			0xe006082700000002, 0xe0021c6700001a00, 0x10020c27159e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "both halves, and a branch between them",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100229e715827d80, 0xe004082700000001, 0xf02809e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0xe006082700000002, 0xe0021c6700001a00, 0x10020c27159e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "the same half twice",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x100229e715827d80, 0xe004082700000001, 0xe004082700000002,
			0xe0021c6700001a00, 0x10020c27159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "both halves in one word",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100229e715827d80, 0xd004c820959c1fff, 0xe0021c6700001a00,
			0x10020c27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "halves of N and Z do not make a whole",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x100229e715827d80, 0xe004082700000001, 0xe00a082700000002,
			0xe0021c6700001a00, 0x10020c27159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a register named but not written in the word before",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x100211e715827d80, 0xe002086700000000, 0x10020807159e7240,
			0x10020a27159c7fc0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x1002082715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "and two words before",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100211e715827d80, 0xe002086700000000, 0x10020807159e7240,
			0x100009e7009e7000, 0x10020a27159c7fc0, 0x100009e7009e7000,
			0x100009e7009e7000, 0x1002082715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "a link register after a branch that is not taken",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x100201e715827d80, 0xe002086700000001, 0x100229e7159e7240,
			0xf02801e700000008, 0x10020a27151e7d80, 0x100009e7009e7000,
			0x100009e7009e7000, 0x1002082715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "all that may be under way at a branch",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002002715827d80, 0x1002106715827d80, 0x100200a715827d80,
			0x100210e715827d80, 0x100229e715827d80, 0xf0f8012700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0xd00208a711001dc0, 0x100208e7159a7d80, 0xe0020c6780011000,
			0xe0021c67c0000000, 0xe0021c6780904000, 0x10020ca715027d80,
			0x10021ca70c001dc0, 0xe0020c6700101a00, 0x10020e2715027d80,
			0x10020f2715027d80, 0x100209e715ce7d80, 0xe00411a700000001,
			0xf02809e700000000, 0x10020a27150a7d80, 0x100211e7159e7480,
			0x10024d20959e76db, 0xe00611a700000002, 0x100009e7009e7000,
			0xa00009e7009e7000, 0xb00009e7009e7000, 0x100209e715c27d80,
			0x100209e715ca7d80, 0x100209e7159f2fc0, 0x10020ce7159e76c0,
			0xe0021c6700001a00, 0x10020c27159c6fc0, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 38,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x3, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x40 },
			{ .kind = VCIV_PARAM_SELF, .of = 0x2 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x64, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 5,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 64 },
			{ .param = 0, .write = true, .bounded = true, .bytes = 0 },
		},
		.num_needs = 2,
	},
	{
		.name = "a slot of the end writes register 14",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0x300009e7009e7000, 0xe00213a700000001, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.name = "a slot of the end writes register 14 by MUL",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0xe002082700000001, 0x300009e7009e7000, 0x100059ce809e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a slot of the end reads the VPM",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0xe0020c6700101a00, 0x300009e7009e7000, 0x1002082715c27d80,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a slot of the end waits for a DMA",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0x300009e7009e7000, 0x100209e7159f2fc0, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.name = "a slot of the end writes the VPM",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0xe0021c6700001a00, 0xe002082700000001, 0x300009e7009e7000,
			0x10020c27159e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "a slot of the end starts the uniforms over",
		.reason = VCIV_THREND_SLOT,
		.code = (const u64[]){
			0x1002082715827d80, 0x300009e7009e7000, 0x10020a27159e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF },
		},
		.num_params = 1,
	},
	{
		.name = "the end writes a register by MUL",
		.reason = VCIV_THREND,
		.code = (const u64[]){
			0xe002082700000001, 0x300059c3809e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a register written before a branch, and read in its first slot",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002006715827d80, 0xf0f809e700000000, 0x10020e2715067d80,
			0xa00009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "flags of a packed result",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0xe002002700010000, 0xe002086700000000, 0x100009e7009e7000,
			0x10122027159e7240, 0xf00809e700000018, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x10020e27159e7240,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 16,
	},
	{
		.name = "is a pointer that was moved null",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0xd00229e70d9c41c0, 0xf00809e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "flags of a secret that may have been left",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0x100208a715827d80, 0xe00208e700000000,
			0xd0020867119c11c0, 0x100229e7159e7240, 0x100428e7159e7480,
			0xf02809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "down to 0 by 1",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c13c0,
			0xf03809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "down to 0 from 0",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c13c0,
			0xf03809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "down to 0 by 8",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c83c0,
			0xf03809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x8, .max = 0xfffffff8, .align = 0x8 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "down to 0 by 8 from what is no multiple",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c83c0,
			0xf03809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x8, .max = 0xfffffff8, .align = 0x4 },
		},
		.num_params = 2,
	},
	{
		.name = "down to below 0 by 1",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c13c0,
			0xf05809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x7fffffff, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "down to below 0 from a negative number",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c13c0,
			0xf05809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x80000001, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "while it is 0",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c13c0,
			0xf02809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "while there is no carry",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c13c0,
			0xf0b809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "up to a number",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0xe00200a700000000,
			0x100009e7009e7000, 0xd002086711082dc0, 0x10020e270c9e7040,
			0xa00009e7009e7000, 0x100208e7150a7d80, 0xd00200a70c9c47c0,
			0x100009e7009e7000, 0x100229e70d081dc0, 0xf06809e7ffffffa8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x1000000, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "up to a number that may be negative",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0xe00200a700000000,
			0x100009e7009e7000, 0xd002086711082dc0, 0x10020e270c9e7040,
			0xa00009e7009e7000, 0x100208e7150a7d80, 0xd00200a70c9c47c0,
			0x100009e7009e7000, 0x100229e70d081dc0, 0xf06809e7ffffffa8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x80000005, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "up until it is a number",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0xe00200a700000000,
			0x100009e7009e7000, 0xd002086711082dc0, 0x10020e270c9e7040,
			0xa00009e7009e7000, 0x100208e7150a7d80, 0xd00200a70c9c47c0,
			0x100009e7009e7000, 0x100229e70d081dc0, 0xf03809e7ffffffa8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x4, .max = 0xfffff0, .align = 0x4 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "up until it is a number that is no multiple",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0xe00200a700000000,
			0x100009e7009e7000, 0xd002086711082dc0, 0x10020e270c9e7040,
			0xa00009e7009e7000, 0x100208e7150a7d80, 0xd00200a70c9c47c0,
			0x100009e7009e7000, 0x100229e70d081dc0, 0xf03809e7ffffffa8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x4, .max = 0xfffffff0, .align = 0x2 },
		},
		.num_params = 2,
	},
	{
		.name = "up to a number, the other way round",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0xe00200a700000000,
			0x100009e7009e7000, 0xd002086711082dc0, 0x10020e270c9e7040,
			0xa00009e7009e7000, 0x100208e7150a7d80, 0xd00200a70c9c47c0,
			0x100009e7009e7000, 0x100229e70d081f80, 0xf05809e7ffffffa8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x4, .max = 0x1000000, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 20 },
		},
		.num_needs = 1,
	},
	{
		.name = "while above a number",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0xe00200a700000000,
			0x100009e7009e7000, 0xd002086711082dc0, 0x10020e270c9e7040,
			0xa00009e7009e7000, 0x100208e7150a7d80, 0xd00200a70c9c47c0,
			0x100009e7009e7000, 0x100229e70d081f80, 0xf04809e7ffffffa8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x1000000, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "rows with a pitch",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0x1002086715827d80,
			0x10020e27159e7000, 0xa00009e7009e7000, 0xd00228670d9c13c0,
			0xf03809e7ffffffc8, 0x100208270c9c11c0, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x10000, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x10000, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "row times pitch",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0x100210e715827d80,
			0xe00200a700000000, 0x100009e7009e7000, 0x100049e140081037,
			0x10020e270c9e7040, 0xa00009e7009e7000, 0x100208e7150a7d80,
			0xd00200a70c9c17c0, 0x100009e7009e7000, 0x100229e70d083dc0,
			0xf06809e7ffffffa8, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 19,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffff, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "row times a pitch of more than 24 bits",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0x100210e715827d80,
			0xe00200a700000000, 0x100009e7009e7000, 0x100049e140081037,
			0x10020e270c9e7040, 0xa00009e7009e7000, 0x100208e7150a7d80,
			0xd00200a70c9c17c0, 0x100009e7009e7000, 0x100229e70d083dc0,
			0xf06809e7ffffffa8, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 19,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1000000, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "more than 24 bits of rows",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002106715827d80, 0x100210e715827d80,
			0xe00200a700000000, 0x100009e7009e7000, 0x100049e140081037,
			0x10020e270c9e7040, 0xa00009e7009e7000, 0x100208e7150a7d80,
			0xd00200a70c9c17c0, 0x100009e7009e7000, 0x100229e70d083dc0,
			0xf06809e7ffffffa8, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 19,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffff, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x2000000, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "backwards",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0xd00208a70d9c13c0,
			0xd00208a7119c25c0, 0x10020e270c9e7080, 0xa00009e7009e7000,
			0xd00228670d9c13c0, 0xf03809e7ffffffb8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 14,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "backwards, to before the start",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0xd00208a70d9c23c0,
			0xd00208a7119c25c0, 0x10020e270c9e7080, 0xa00009e7009e7000,
			0xd00228670d9c13c0, 0xf03809e7ffffffb8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 14,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "a branch on another number behind a loop",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002002715827d80, 0x1002106715827d80, 0x1002086715827d80,
			0x100208a715827d80, 0x100009e7009e7000, 0x10020e2715027d80,
			0xd00228670d9c43c0, 0xf03809e7ffffffd0, 0xd00200270c004dc0,
			0xa00009e7009e7000, 0x100009e7009e7000, 0xd00228a70d9c15c0,
			0xf02809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 19,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x3, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x40 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x4, .max = 0x64, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x32, .align = 0x1 },
		},
		.num_params = 4,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a loop in a loop",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002002715827d80, 0x1002102715827d80, 0x1002006715827d80,
			0x1002106715827d80, 0x100210a715827d80, 0x1002016715827d80,
			0x100009e7009e7000, 0x100200a715027d80, 0x1002082715067d80,
			0x100208a7159c2fc0, 0xe00208e700000000, 0x100009e7009e7000,
			0x10020e27150a7d80, 0xd002086711982dc0, 0x10020f270c9e7040,
			0xa00009e7009e7000, 0x100212a7159e7900, 0xb00009e7009e7000,
			0x100049e1209ca027, 0xd00228a70d9c15c0, 0xf03809e7ffffffa0,
			0xd00200a70c084dc0, 0x100208e7019e7640, 0x100208270c9c11c0,
			0x1002086715167d80, 0xd00221670d9c13c0, 0xf03809e7ffffff48,
			0x100200270c000dc0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 33,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x10000, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x10000, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x1000, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x1000, .align = 0x1 },
		},
		.num_params = 6,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
			{ .param = 2, .write = false, .bounded = false, .bytes = 64 },
		},
		.num_needs = 2,
	},
	{
		.name = "a loop that memory ends, and the flags behind it",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe00208e700000000, 0x10020e27159e7000,
			0xa00009e7009e7000, 0x100229e7159e7900, 0xd00208e70c9c17c0,
			0xf02809e7ffffffc0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0xf06809e700000008, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xe00208e700000007,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 18,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "from one more than a multiple",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0xe00208e700000001,
			0x100208670c9e72c0, 0x10020e27159e7000, 0xa00009e7009e7000,
			0xe00208a700000040, 0x100208270c9e7080, 0xd00228670d9c13c0,
			0xf03809e7ffffffb8, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 16,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x2, .max = 0xfffffffc, .align = 0x3 },
		},
		.num_params = 2,
	},
	{
		.name = "a loop that reads and writes",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0xe0021c6780904000,
			0x10020e27159e7000, 0xa00009e7009e7000, 0x10021ca7159e7000,
			0x100209e7159f2fc0, 0xe00208a700000040, 0xd00228670d9c13c0,
			0xf03809e7ffffffb0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 16,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x3, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x1000, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
			{ .param = 0, .write = true, .bounded = false, .bytes = 64 },
		},
		.num_needs = 2,
	},
	{
		.name = "a load and a store by DMA",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6783021000, 0x10020ca715827d80, 0x100209e715ca7d80,
			0xe0021c6780904000, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 128 },
			{ .param = 1, .write = true, .bounded = false, .bytes = 64 },
		},
		.num_needs = 2,
	},
	{
		.name = "a TMU address that is a number",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a TMU address that is a pointer",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a read through a pointer to write through",
		.reason = VCIV_NO_ACCESS,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a write through a pointer to read through",
		.reason = VCIV_NO_ACCESS,
		.code = (const u64[]){
			0xe0021c6780904000, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "one word for each lane",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xd002082711982dc0, 0x10020e270c827c00, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 64 },
		},
		.num_needs = 1,
	},
	{
		.name = "an offset that is any number",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0xd002082711802dc0, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "an offset with a declared range",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0xd002082711802dc0, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xff, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 1024 },
		},
		.num_needs = 1,
	},
	{
		.name = "a clamp with max and min",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0xd002082713800dc0,
			0x10020827129e7080, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "the clamp without its max: min is signed",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082715827d80,
			0x10020827129e7080, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "the clamp with another pointer's limit",
		.reason = VCIV_OTHER_BOUND,
		.code = (const u64[]){
			0x1002086715827d80, 0x100209e715827d80, 0x100208a715827d80,
			0xd002082713800dc0, 0x10020827129e7080, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .of = 0x1, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 4,
	},
	{
		.name = "the right limit of two",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100209e715827d80, 0x1002086715827d80, 0x100208a715827d80,
			0xd002082713800dc0, 0x10020827129e7080, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .of = 0x1, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 4,
		.needs = (const struct corpus_need[]){
			{ .param = 1, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a mask",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082714827c80,
			0x10020e270c9e7200, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a mask, then one word beyond",
		.reason = VCIV_OTHER_BOUND,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082714827c80,
			0xd00208270c9c41c0, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a mask that leaves room for one word more",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082714827c80,
			0xd00208270c9c41c0, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x8 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a masked store of a row of 64 bytes",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082714827c80,
			0xe0021c6780904000, 0x10021ca70c9e7200, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x40 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a mask for 4 bytes and a store of 64",
		.reason = VCIV_OTHER_BOUND,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082714827c80,
			0xe0021c6780904000, 0x10021ca70c9e7200, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a byte-wise minimum with a mask",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082715827d80,
			0x100049e0809e7002, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a byte-wise maximum instead",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082715827d80,
			0x100049e0a09e7002, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a masked offset that is scaled afterwards",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082714827c80,
			0xd0020827119c11c0, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a masked offset that is halved afterwards",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082714827c80,
			0xd00208270e9c11c0, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "two masked offsets added",
		.reason = VCIV_OTHER_BOUND,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082714827c80,
			0x100208270c9e7000, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a running pointer is clamped at use",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002102715827d80, 0x100208a715827d80, 0x1002006715827d80,
			0x100009e7009e7000, 0x100208e714067c80, 0x10020e270c9c07c0,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_MASK, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a clamp kept as half a word: the other half stays",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x10020027159e7480,
			0xd002082713800dc0, 0x10120027129e7080, 0x100009e7009e7000,
			0x10020e270c027380, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a clamp kept whole in a register",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x10020027159e7480,
			0xd002082713800dc0, 0x10020027129e7080, 0x100009e7009e7000,
			0x10020e270c027380, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a clamp read through a sign-extending unpack",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0xd002082713800dc0,
			0x10020027129e7080, 0x100009e7009e7000, 0x12020e270c027380,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a byte of it is small, though",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0xd002082713800dc0,
			0x10020027129e7080, 0x100009e7009e7000, 0x18020e270c027380,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 256 },
		},
		.num_needs = 1,
	},
	{
		.name = "a clamp used in the very next word",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082715827d80,
			0x10020027159e7000, 0xd0020827139c01c0, 0x10020027129e7080,
			0x10020e270c027380, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a clamp in an accumulator used in the very next word",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0xd002082713800dc0,
			0x10020827129e7080, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "the same, rotated",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082715827d80,
			0xd00208e7139c01c0, 0x10020827129e7680, 0xd00049e0809ff000,
			0x10020e270c9e7200, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "the same, rotated a word later",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082715827d80,
			0xd00208e7139c01c0, 0x10020827129e7680, 0x100009e7009e7000,
			0xd00049e0809ff000, 0x10020e270c9e7200, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "a clamp for some lanes only",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082715827d80,
			0xd00208e7139c01c0, 0x100229e7159e7000, 0x10040827129e7680,
			0x10020e270c9e7200, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a clamp overwritten by the other ALU",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x1002082715827d80,
			0xd00208e7139c01c0, 0x10024820929e7692, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "a load immediate that looks like a clamp",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086712827c80, 0xe00208a780000000,
			0x100208670c9e7280, 0x10020e270c9e7040, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "an immediate as an address",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0xe0020e2700001000, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "a pointer that was read from memory",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x100009e7009e7000,
			0x10020e27159e7900, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "an offset below the pointer",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0xd0020e270d9c41c0, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "there and back",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xd00208270d9c41c0, 0xd0020e270c9c41c0,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a pointer through a multiplication",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002082715827d80, 0xd00049e0409c1007, 0x10020e27159e7000,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a pointer rounded down to what it is aligned to",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe0020867ffffffc0, 0x10020e27149e7040,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x40 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a pointer rounded down further",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002082715827d80, 0xe0020867ffffffc0, 0x10020e27149e7040,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x20 },
		},
		.num_params = 1,
	},
	{
		.name = "one of two pointers, it is not known which",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x100229e715827d80,
			0x10040827159e7240, 0x10020e27159e7000, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "one of two offsets from the same pointer",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xd00208670c9cf1c0, 0xd00208670c9c13c0,
			0x100229e715827d80, 0x10040827159e7240, 0x10020e27159e7000,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 20 },
		},
		.num_needs = 1,
	},
	{
		.name = "lanes known by their flags keep their own addresses",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe00208677fffffff, 0xd00229e714981dc0,
			0xe004086700000000, 0xe006086700000000, 0x10020e270c9e7040,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "one lane of sixteen has another offset",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0xe00208677fffffff, 0xd00229e70d987dc0,
			0xe006086700000000, 0x10020e270c9e7040, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "the difference of two addresses of one buffer is a number",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xd00208670c9c81c0, 0xd00208670c9c83c0,
			0x100208670d9e7200, 0x10020e270c9e7040, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 20 },
		},
		.num_needs = 1,
	},
	{
		.name = "the difference of two buffers is a secret",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0x100208270d827180, 0xe0021c6700001a00,
			0x10020c27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
	},
	{
		.name = "an address stored for all to see",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0xe0021c6700001a00, 0x10020c2715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a bit of an address stored",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0xe0021c6700001a00, 0x1002082715827d80, 0xd0020c27149cf1c0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a branch on a bit of an address",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0xd0022827149cf1c0, 0xf02809e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a choice by a bit of an address, stored",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086700000001, 0xd00229e7149cf1c0,
			0xe004086700000000, 0xe0021c6700001a00, 0x10020c27159e7240,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a pointer is not null",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100229e715827d80, 0xf02809e700000018, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xe0020e2700000000,
			0x000009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "an address in the interrupt register, whole",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100209a715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "an address in the interrupt register, a bit of it",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0xd00209a7149cf1c0, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a product of two ranges",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x100049e14082700e,
			0x10020e270c9e7040, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x64, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x40, .align = 0x4 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 6404 },
		},
		.num_needs = 1,
	},
	{
		.name = "a product too large for a buffer",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x100049e14082700e,
			0x10020e270c9e7040, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffff, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffff, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "the number of the QPU as an offset",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x10020867159e6fc0, 0xd0020867119c23c0,
			0x10020e270c9e7040, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 64 },
		},
		.num_needs = 1,
	},
	{
		.name = "the number of the instance as an offset",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0xd0020867119c23c0,
			0x10020e270c9e7040, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_INSTANCE, .max = 0xb },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 48 },
		},
		.num_needs = 1,
	},
	{
		.name = "a rotation of something in a register file",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100208e715827d80, 0x10020027159a7d80, 0xe002086700000004,
			0xe002082700000000, 0xd00049e240034031, 0xd00229e70d980dc0,
			0x10040827159e7480, 0x10020e270c9e7600, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "a rotation of accumulators only",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100208e715827d80, 0x10020827159a7d80, 0xe002086700000004,
			0x100049e2409e7001, 0xe002082700000000, 0xd00049e2809f4012,
			0xd00229e70d980dc0, 0x10040827159e7480, 0x10020e270c9e7600,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 52 },
		},
		.num_needs = 1,
	},
	{
		.name = "a rotation of an accumulator and a small immediate",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100208a715827d80, 0x10020827159a7d80, 0xe0021c6780904000,
			0x100009e7009e7000, 0xd00049e1809f1007, 0x10021ca70c9e7440,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 80 },
		},
		.num_needs = 1,
	},
	{
		.name = "an unpacked byte beside an operation on numbers",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100208e715827d80, 0x1002002715827d80, 0xe00208a700000000,
			0x180248218c027cb6, 0x10020e270c9e7640, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 256 },
		},
		.num_needs = 1,
	},
	{
		.name = "an unpacked byte beside an operation on floats",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x100208e715827d80, 0x1002002715827d80, 0xe00208a700000000,
			0x1802482181027cb6, 0x10020e270c9e7640, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "half an address",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002002715827d80, 0xe0021c6700001a00, 0x1202082715027d80,
			0x10020c27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "an address packed into something",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0xe002002700000000, 0x1002082715827d80, 0x10420027159e7000,
			0xe0021c6700001a00, 0x100009e7009e7000, 0x10020c2715027d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a byte packed into an address",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002002715827d80, 0xe002082700000000, 0x10420027159e7000,
			0xe0021c6700001a00, 0x100009e7009e7000, 0x10020c2715027d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "an address rotated by",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002196715827d80, 0xe0021c6700001a00, 0x10020827159a7d80,
			0x100009e7009e7000, 0xd00049e1809f0000, 0x10020c27159e7240,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "an offset initialised in two halves, the larger one first",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100229e715827d80, 0xe00408270000000f,
			0xe006082700000000, 0xd00208270c9c11c0, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 20 },
		},
		.num_needs = 1,
	},
	{
		.name = "an offset initialised in two halves, the larger one last",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100229e715827d80, 0xe004082700000000,
			0xe00608270000000f, 0xd00208270c9c11c0, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 20 },
		},
		.num_needs = 1,
	},
	{
		.name = "a pointer moved by or with 0",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xd002082715800dc0, 0xe002086700000000, 0x10020e27159e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a pointer and 1",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002082715827d80, 0xd0020e27159c11c0, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a clamp moved by or with 0",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0xd002082713800dc0,
			0x10020827129e7080, 0xd0020827159c01c0, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 3,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "what is not initialised, or 0",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe0021c6700001a00, 0xd0020827159c03c0, 0x10020c27159e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
	},
	{
		.name = "r5 through file A has the first lane of each four",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x10020967159a7d80, 0x100009e7009e7000,
			0xd0020867119c4bc0, 0x10020e270c9e7040, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 196 },
		},
		.num_needs = 1,
	},
	{
		.name = "r5 through file B has the first lane",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x10021967159a7d80, 0x100009e7009e7000,
			0xd0020867119c4bc0, 0x10020e270c9e7040, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "what nothing has initialised, unpacked",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe0021c6700001a00, 0x18020c2715167d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "an unpacked result that depends on an address",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0xe0021c6700001a00, 0x10020d2715827d80, 0x100009e7009e7000,
			0x100009e7009e7000, 0x19020c27159e7900, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a depth of 0 in a store, which is 128",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6780804000, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 512 },
		},
		.num_needs = 1,
	},
	{
		.name = "a depth of more than 64 in a store",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6780c44000, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 272 },
		},
		.num_needs = 1,
	},
	{
		.name = "0 units in a store, which are 128, in blocks",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6780014000, 0xe0021c67c0010000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 512 },
		},
		.num_needs = 1,
	},
	{
		.name = "0 rows of 0 words in a load, which are 16 of 16",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6783001000, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 1024 },
		},
		.num_needs = 1,
	},
	{
		.name = "a pitch of 0 in the VPM, which is 16",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0020c6783150000, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "one row less",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6783140000, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 196 },
		},
		.num_needs = 1,
	},
	{
		.name = "a large pitch in memory",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6790001800, 0xe0020c6780121000, 0x10020ca715827d80,
			0x100209e715ca7d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 6148 },
		},
		.num_needs = 1,
	},
	{
		.name = "a rotation by what nothing has initialised",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x10020827159a7d80, 0x100009e7009e7000, 0x100009e7009e7000,
			0xd00049e1809f0000, 0xe0021c6700001a00, 0x10020c27159e7240,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
	},
	{
		.name = "r5 under a condition",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086700000040, 0x10021967159e7240,
			0x100229e715827d80, 0xe004196700000000, 0x100009e7009e7000,
			0x10020e270c9e7140, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 68 },
		},
		.num_needs = 1,
	},
	{
		.name = "more rows than there are, of several vectors each",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c679e004000, 0xe0021c67c0000000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "more rows than there are, in a column",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c6780c10000, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "more rows than there are, in columns of blocks",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c6781280000, 0xe0021c67c0010000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "more rows than there are, loaded as columns",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0020c6783011bc0, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "the first record",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002082715827d80, 0x1002086715827d80,
			0x10020e270c9e7040, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x7, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xff, .align = 0x4 },
		},
		.num_params = 3,
		.record = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 1, .write = false, .bounded = false, .bytes = 256 },
		},
		.num_needs = 1,
	},
	{
		.name = "three records",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x10020e2715827d80,
			0xa00009e7009e7000, 0x10020e2715827d80, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "none of the records",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a record for each round down to 0",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xd00228670d9c13c0,
			0xa00009e7009e7000, 0xf03809e7ffffffc8, 0x100208a715827d80,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xfffffffc, .align = 0x4 },
		},
		.num_params = 3,
		.record = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 1, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "two records in each round",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xa00009e7009e7000,
			0x10020e2715827d80, 0xa00009e7009e7000, 0xd00228670d9c13c0,
			0xf03809e7ffffffb8, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 1, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a record before the loop, and one behind it",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xa00009e7009e7000,
			0x10020e2715827d80, 0xd00228670d9c13c0, 0xa00009e7009e7000,
			0xf03809e7ffffffc8, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x10020e2715827d80, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 1, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a record in each round up to a number",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0xe002082700000000, 0x10020e2715827d80,
			0xd00208270c9c41c0, 0x100229e70d9e7040, 0xa00009e7009e7000,
			0xf06809e7ffffffc0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x4, .max = 0x3e8, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 1, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "as many records as a register says, of which nothing is known",
		.reason = VCIV_RECORDS,
		.code = (const u64[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xd00228670d9c13c0,
			0xa00009e7009e7000, 0xf03809e7ffffffc8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
	},
	{
		.name = "records as long as memory says so",
		.reason = VCIV_RECORDS,
		.code = (const u64[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xa00009e7009e7000,
			0x100229e7159e7900, 0x100009e7009e7000, 0xf03809e7ffffffc0,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
	},
	{
		.name = "a record that some rounds read and others do not",
		.reason = VCIV_RECORDS,
		.code = (const u64[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xa00009e7009e7000,
			0x100229e7159e7900, 0xf03809e700000008, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100208a715827d80,
			0xd00228670d9c13c0, 0xf03809e7ffffffb0, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 17,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x7, .align = 0x1 },
		},
		.num_params = 3,
		.record = 1,
	},
	{
		.name = "a round of no whole record",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xd00228670d9c13c0,
			0xa00009e7009e7000, 0xf03809e7ffffffc8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x7, .align = 0x1 },
		},
		.num_params = 3,
		.record = 2,
	},
	{
		.name = "without records the stream ends",
		.reason = VCIV_UNIFORM_END,
		.code = (const u64[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xd00228670d9c13c0,
			0xa00009e7009e7000, 0xf03809e7ffffffc8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
	},
	{
		.name = "the same record again",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208e715827d80, 0x10020a27159e76c0,
			0xd00228670d9c13c0, 0x100009e7009e7000, 0x10020e2715827d80,
			0xa00009e7009e7000, 0xf03809e7ffffffb8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 14,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_SELF, .of = 0x2 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 3,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 2, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "records once more from the start",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208e715827d80, 0x10020e2715827d80,
			0xd00228670d9c13c0, 0xa00009e7009e7000, 0xf03809e7ffffffc8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x10020a27159e76c0, 0x100009e7009e7000, 0x100009e7009e7000,
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 17,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_SELF, .of = 0x2 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 3,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 2, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "the word behind the first record is none to go to",
		.reason = VCIV_UNIFORM_ADDR,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0xd00208270c9c41c0,
			0x10020a27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
	},
	{
		.name = "a pointer of a record in the next",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002086715827d80, 0x1002082715827d80, 0x100208a715827d80,
			0x10020e27159e7000, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
	},
	{
		.name = "a pointer of a record that the stream went back from",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x100208e715827d80, 0x1002082715827d80, 0x10020a27159e76c0,
			0x100009e7009e7000, 0x100009e7009e7000, 0x10020e27159e7000,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x7, .align = 0x1 },
		},
		.num_params = 3,
		.record = 2,
	},
	{
		.name = "a pointer that is moved in the word that goes back",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x100208e715827d80, 0x100209e715827d80, 0x100209e715827d80,
			0x1002082715827d80, 0x10024a21959e76c0, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100208a715827d80, 0x10020e270c9e7280,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x2 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .of = 0x1, .width = 0x4 },
		},
		.num_params = 3,
		.record = 2,
	},
	{
		.name = "the same, moved by the other ALU",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x100208e715827d80, 0x100209e715827d80, 0x100209e715827d80,
			0x1002082715827d80, 0x10025868959e701b, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100208a715827d80, 0x10020e270c9e7280,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x2 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .of = 0x1, .width = 0x4 },
		},
		.num_params = 3,
		.record = 2,
	},
	{
		.name = "a limit of the same record",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x1002082715827d80,
			0x1002086715827d80, 0xd00208a7139c09c0, 0x100208a7129e7440,
			0x10020e270c9e7080, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .of = 0x1, .width = 0x4 },
		},
		.num_params = 3,
		.record = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
			{ .param = 1, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 2,
	},
	{
		.name = "a limit of the last record",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x1002082715827d80,
			0x1002086715827d80, 0xd00208a7139c09c0, 0x100208a7129e7440,
			0x1002082715827d80, 0x10020e270c9e7080, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .of = 0x1, .width = 0x4 },
		},
		.num_params = 3,
		.record = 2,
	},
	{
		.name = "a limit of the last record that comes before its pointer",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x1002086715827d80,
			0x1002082715827d80, 0xd00208a7139c09c0, 0x100208a7129e7440,
			0x1002086715827d80, 0x1002082715827d80, 0x10020e270c9e7080,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .of = 0x2, .width = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 3,
		.record = 2,
	},
	{
		.name = "a limit in a record of a pointer before it",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x100208a715827d80,
			0x10020867129e7280, 0x10020e270c9e7040, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
		},
		.num_params = 2,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = true, .bytes = 0 },
		},
		.num_needs = 1,
	},
	{
		.name = "how far pointers of two records are apart",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0xe0021c6700001a00, 0x1002086715827d80,
			0x10020c270d9e7200, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.record = 1,
	},
	{
		.name = "how far the pointer that a word reads is from that of the last record",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002016715827d80, 0xe0021c6700001a00, 0x10020c270d160dc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.record = 1,
	},
	{
		.name = "the same, with the last one in the other file",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002116715827d80, 0xe0021c6700001a00, 0x10020c270d805f80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.record = 1,
	},
	{
		.name = "a limit of the last record, and the pointer that the word reads",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x100209e715827d80, 0x1002016715827d80, 0x100009e7009e7000,
			0x10020e270c160dc0, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .width = 0x4 },
		},
		.num_params = 2,
		.record = 2,
	},
	{
		.name = "how far pointers of one record are apart",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0xe0021c6700001a00, 0x1002086715827d80,
			0x10020c270d9e7200, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 2,
	},
	{
		.name = "a number of a record counts a loop",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x10020e27159e7000,
			0xa00009e7009e7000, 0xe00208a700000040, 0xd00228670d9c13c0,
			0xf03809e7ffffffc0, 0x100208270c9e7080, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x64, .align = 0x1 },
		},
		.num_params = 2,
		.record = 1,
	},
	{
		.name = "a loop over what is behind the pointer of each record",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100208e715827d80, 0x1002086715827d80, 0x1002082715827d80,
			0x10020027159e76c0, 0xe00208a700000040, 0x10020e27159e7000,
			0xd00220270d001dc0, 0xa00009e7009e7000, 0xf03809e7ffffffc8,
			0x100208270c9e7080, 0x100009e7009e7000, 0x100009e7009e7000,
			0xd00228670d9c13c0, 0x100009e7009e7000, 0xf03809e7ffffff80,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 21,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x10000, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 3,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 2, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a store that is under way when the next record is read",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0xe0021c6780904000, 0x10021ca715827d80,
			0xd00228670d9c13c0, 0x100009e7009e7000, 0xf03809e7ffffffc8,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x3e8, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 1, .write = true, .bounded = false, .bytes = 64 },
		},
		.num_needs = 1,
	},
	{
		.name = "a pointer of a record whose lanes differ, in the next",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002082715827d80, 0xd002086711982dc0, 0x100208270c9e7040,
			0x100208a715827d80, 0x10020e27159e7000, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.record = 1,
	},
	{
		.name = "the same pointer before the next",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xd002086711982dc0, 0x100208270c9e7040,
			0x10020e27159e7000, 0x100208a715827d80, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.record = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 64 },
		},
		.num_needs = 1,
	},
	{
		.name = "a limit of the last record whose lanes differ",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x1002082715827d80,
			0x1002086715827d80, 0xd00208a7139c09c0, 0x100208a7129e7440,
			0xd002086711982dc0, 0x100208a70c9e7440, 0x1002082715827d80,
			0x10020e270c9e7080, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 14,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_LIMIT, .of = 0x1, .width = 0x44 },
		},
		.num_params = 3,
		.record = 2,
	},
	{
		.name = "what a register held before, in the next record",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x1002082715827d80, 0x100208a7159e7000, 0x10020827159e7480,
			0xd002486395831d80, 0x10020e27159e76c0, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.record = 1,
	},
	{
		.name = "the address of a word in a record that is not read",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x10020a2715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF, .of = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
		.record = 1,
	},
	{
		.name = "a record in each round of a loop in a loop",
		.reason = VCIV_RECORDS,
		.code = (const u64[]){
			0x100208a715827d80, 0x1002086715827d80, 0x10020027159e7480,
			0x100009e7009e7000, 0x10020e2715827d80, 0xd00220270d001dc0,
			0xa00009e7009e7000, 0xf03809e7ffffffc8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0xd00228670d9c13c0,
			0x100009e7009e7000, 0xf03809e7ffffff88, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 20,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xc8, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0x12c, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 3,
		.record = 1,
	},
	{
		.name = "what an operation that is none leaves in a register, ADD",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe002082700000001, 0xe0021c6700001a00, 0x10020827009e7000,
			0x100009e7009e7000, 0x10020c27159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
	},
	{
		.name = "what an operation that is none leaves in a register, MUL",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe002082700000001, 0xe0021c6700001a00, 0x100049e0009e7000,
			0x100009e7009e7000, 0x10020c27159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
	},
	{
		.name = "a load immediate of signed numbers",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0xe20208275555ffff, 0xd0020827119c21c0,
			0xd00208270c9c81c0, 0x10020e270c9e7040, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "flags of one ALU or the other, of which one has nothing defined",
		.reason = VCIV_BRANCH_FLAGS,
		.code = (const u64[]){
			0xe002082700000001, 0xd00229e70d981dc0, 0x100069e3959e7012,
			0xf02809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
	},
	{
		.name = "flags of one ALU or the other, both defined",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002082700000001, 0xe00208a700000001, 0xd00229e70d981dc0,
			0x100069e3959e7012, 0xf02809e700000000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
	},
	{
		.name = "any lane decides",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xd00229e70d981dc0, 0x100009e7009e7000, 0xf02809e700000008,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x10020e27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
	},
	{
		.name = "not all lanes decide",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0xe002082700000001, 0xd00229e70d981dc0, 0x100009e7009e7000,
			0xf00809e700000008, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x10020e27159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
	},
	{
		.name = "a loop that is counted under a condition",
		.reason = VCIV_UNBOUNDED,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0xd00229e70d981dc0,
			0x10020e27159e7000, 0xa00009e7009e7000, 0xe00208a700000040,
			0xd00208670d9c13c0, 0x100629e7159e7240, 0xf03809e7ffffffb8,
			0x100208270c9e7080, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "written under a condition that nothing has set",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe002082700000001, 0xe0021c6700001a00, 0xe004082700000002,
			0x10020c27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.name = "the same where that condition does not hold",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe0021c6700001a00, 0xe004082700000001, 0xe006082700000002,
			0x10020c27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.name = "r5 under a condition that nothing has set",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe002082700000001, 0x10021967159e7000, 0xe0021c6700001a00,
			0x10041967159e7000, 0x100009e7009e7000, 0x10020c27159e7b40,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
	},
	{
		.name = "r5 under a condition that is secret",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086700000001, 0x10021967159e7240,
			0xd00229e70e9c41c0, 0xe0021c6700001a00, 0x10041967159e7240,
			0x100009e7009e7000, 0x10020c27159e7b40, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a byte of a register of which nothing else is written",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe002082700000001, 0xe0021c6700001a00, 0x10420027159e7000,
			0x100009e7009e7000, 0x10020c2715027d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
	},
	{
		.name = "a byte of a register that was written",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002082700000001, 0x10020027159e7000, 0xe0021c6700001a00,
			0x10420027159e7000, 0x100009e7009e7000, 0x10020c2715027d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
	},
	{
		.name = "a byte of a register that must not get out",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0xe002082700000001, 0x1002002715827d80, 0xe0021c6700001a00,
			0x10420027159e7000, 0x100009e7009e7000, 0x10020c2715027d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a byte that is written may be anything",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0xe002082700000000, 0x10020027159e7000,
			0x100009e7009e7000, 0x10420027159e7000, 0x100009e7009e7000,
			0x10020e270c027380, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 256 },
		},
		.num_needs = 1,
	},
	{
		.name = "flags of what is undefined behind an open branch",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100229e7159e7240, 0x100009e7009e7000,
			0xf02809e700000008, 0x100229e7159e76c0, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "flags of what is secret behind an open branch",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002086715827d80, 0x100208a715827d80, 0x100229e7159e7240,
			0x100009e7009e7000, 0xf02809e700000008, 0xd00229e70e9c45c0,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 2,
	},
	{
		.name = "a row that goes on in the next row of the VPM, beyond the last",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0020c67800113f1, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "the last row of the VPM",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c67800113f0, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 64 },
		},
		.num_needs = 1,
	},
	{
		.name = "two stores under way, and then a setup for more",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086700000400, 0xe0021c67c0000000,
			0xe0021c6780904000, 0x10021ca70c9e7040, 0x10021ca7159e7000,
			0xe0021c6781104000, 0x100209e7159f2fc0, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 1152 },
		},
		.num_needs = 1,
	},
	{
		.name = "a read setup for a number of vectors that is not known",
		.reason = VCIV_SETUP_ID,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086700000014, 0x10020827119e7040,
			0xe002086700001a00, 0x10020c67159e7040, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xf, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a store setup whose width is not known",
		.reason = VCIV_SETUP_ID,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086780904000, 0x10021c67159e7040,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x2, .align = 0x2 },
		},
		.num_params = 1,
	},
	{
		.name = "a setup of the write side whose kind is not known",
		.reason = VCIV_SETUP_ID,
		.code = (const u64[]){
			0x1002082715827d80, 0xe00208670000001f, 0x10020827119e7040,
			0xe002086700001a00, 0x10021c67159e7040, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "the address of the stream is none of memory",
		.reason = VCIV_NOT_POINTER,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SELF },
		},
		.num_params = 1,
	},
	{
		.name = "a loop that a uniform counts, in either role",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x100208270c827180,
			0x10020e27159e7000, 0xa00009e7009e7000, 0xe00208a700000040,
			0xd00228670d9c13c0, 0xf03809e7ffffffc0, 0x100208270c9e7080,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 14,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
			{ .kind = VCIV_PARAM_ENUM, .count = 0x2 },
		},
		.num_params = 3,
		.values = (const u32[]){ 0, 0x4, },
		.num_values = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 8 },
		},
		.num_needs = 1,
	},
	{
		.name = "a loop that a uniform counts, the same in either role",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002086715827d80, 0x100208e715827d80,
			0x10020e27159e7000, 0xa00009e7009e7000, 0xe00208a700000040,
			0xd00228670d9c13c0, 0xf03809e7ffffffc0, 0x100208270c9e7080,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 14,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .min = 0x1, .max = 0xffffffff, .align = 0x1 },
			{ .kind = VCIV_PARAM_ENUM, .count = 0x2 },
		},
		.num_params = 3,
		.values = (const u32[]){ 0, 0x4, },
		.num_values = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "four TMU requests in flight",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x10020e27159e7000, 0x10020e27159e7000,
			0x10020e27159e7000, 0x10020e27159e7000, 0xa00009e7009e7000,
			0xa00009e7009e7000, 0xa00009e7009e7000, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 12,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "five",
		.reason = VCIV_TMU_FULL,
		.code = (const u64[]){
			0x1002082715827d80, 0x10020e27159e7000, 0x10020e27159e7000,
			0x10020e27159e7000, 0x10020e27159e7000, 0x10020e27159e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "four in each",
		.reason = VCIV_TMU_FULL,
		.code = (const u64[]){
			0x1002082715827d80, 0x10020e27159e7000, 0x10020f27159e7000,
			0x10020e27159e7000, 0x10020f27159e7000, 0x10020e27159e7000,
			0x10020f27159e7000, 0x10020e27159e7000, 0x10020f27159e7000,
			0x10020f27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a result of the other TMU",
		.reason = VCIV_TMU_EMPTY,
		.code = (const u64[]){
			0x10020e2715827d80, 0xb00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a result that was not asked for",
		.reason = VCIV_TMU_EMPTY,
		.code = (const u64[]){
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a result not taken",
		.reason = VCIV_TMU_LEFT,
		.code = (const u64[]){
			0x10020e2715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a request on one way only",
		.reason = VCIV_TMU_EMPTY,
		.code = (const u64[]){
			0x1002082715827d80, 0x100229e715827d80, 0xf02809e700000008,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x10020e27159e7000, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "TMU_NOSWAP in time",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002092700000001, 0x100009e7009e7000, 0x100009e7009e7000,
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "TMU_NOSWAP a word late",
		.reason = VCIV_NOSWAP_LATE,
		.code = (const u64[]){
			0xe002092700000001, 0x100009e7009e7000, 0x10020e2715827d80,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "TMU_NOSWAP after a request",
		.reason = VCIV_NOSWAP_LATE,
		.code = (const u64[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0xe002092700000001,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "r4 without anything in it",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe0021c6700001a00, 0x10020c27159e7900, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "r4 three words after the SFU",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6700001a00, 0xe0020d2700000001, 0x100009e7009e7000,
			0x100009e7009e7000, 0x10020c27159e7900, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
	},
	{
		.name = "r4 two words after the SFU",
		.reason = VCIV_R4_BUSY,
		.code = (const u64[]){
			0xe0021c6700001a00, 0xe0020d2700000001, 0x100009e7009e7000,
			0x10020c27159e7900, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.name = "a TMU result right after the SFU",
		.reason = VCIV_R4_BUSY,
		.code = (const u64[]){
			0x10020e2715827d80, 0xe0020d2700000001, 0xa00009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "the SFU of something undefined",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x10020d27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "the SFU of an address",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0xe0021c6700001a00, 0x10020d2715827d80, 0x100009e7009e7000,
			0x100009e7009e7000, 0x10020c27159e7900, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "VPM written without setup",
		.reason = VCIV_SETUP_MISSING,
		.code = (const u64[]){
			0xe0020c2700000001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "VPM written from an undefined register",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe0021c6700001a00, 0x10020c2715167d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "VPM written from a latch",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe0021c6700001a00, 0x10020c27159e7dc0, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "VPM setup of reserved size",
		.reason = VCIV_SETUP_RESERVED,
		.code = (const u64[]){
			0xe0021c6700001b00, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "VPM setup with bit 29",
		.reason = VCIV_SETUP_RESERVED,
		.code = (const u64[]){
			0xe0021c6720001a00, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a reserved setup register",
		.reason = VCIV_SETUP_ID,
		.code = (const u64[]){
			0xe0021c6740001a00, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a setup word with unknown ID",
		.reason = VCIV_SETUP_ID,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086780904000, 0x10021c67159e7040,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a setup word from an address",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x10021c6715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a setup word with an unknown row",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xd00208271480fdc0, 0xd0020827119c71c0, 0xe002086780904000,
			0x10021c67159e7040, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffffffff, .align = 0x1 },
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 1, .write = true, .bounded = false, .bytes = 64 },
		},
		.num_needs = 1,
	},
	{
		.name = "two VPM reads as set up",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6700201a00, 0x1002082715c27d80, 0x1002082715c27d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
	},
	{
		.name = "a third",
		.reason = VCIV_VPM_EMPTY,
		.code = (const u64[]){
			0xe0020c6700201a00, 0x1002082715c27d80, 0x1002082715c27d80,
			0x1002082715c27d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.name = "one not done",
		.reason = VCIV_VPM_LEFT,
		.code = (const u64[]){
			0xe0020c6700201a00, 0x1002082715c27d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "set up again before all is read",
		.reason = VCIV_VPM_PENDING,
		.code = (const u64[]){
			0xe0020c6700201a00, 0x1002082715c27d80, 0xe0020c6700101a00,
			0x1002082715c27d80, 0x1002082715c27d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
	},
	{
		.name = "sixteen reads",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6700001a00, 0x1002082715c27d80, 0x1002082715c27d80,
			0x1002082715c27d80, 0x1002082715c27d80, 0x1002082715c27d80,
			0x1002082715c27d80, 0x1002082715c27d80, 0x1002082715c27d80,
			0x1002082715c27d80, 0x1002082715c27d80, 0x1002082715c27d80,
			0x1002082715c27d80, 0x1002082715c27d80, 0x1002082715c27d80,
			0x1002082715c27d80, 0x1002082715c27d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 20,
	},
	{
		.name = "a store that nobody waits for",
		.reason = VCIV_DMA_LEFT,
		.code = (const u64[]){
			0xe0021c6780904000, 0x10021ca715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a load that nobody waits for",
		.reason = VCIV_DMA_LEFT,
		.code = (const u64[]){
			0xe0020c6783021000, 0x10020ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "several stores and one wait",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe002086700000040, 0xe0021c6780904000,
			0x10021ca7159e7000, 0x10021ca70c9e7040, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 128 },
		},
		.num_needs = 1,
	},
	{
		.name = "a store without setup",
		.reason = VCIV_SETUP_MISSING,
		.code = (const u64[]){
			0x10021ca715827d80, 0x100209e7159f2fc0, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a store of two rows without a stride, which is 0 at the start",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6781104000, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 128 },
		},
		.num_needs = 1,
	},
	{
		.name = "and with one",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c67c0000040, 0xe0021c6781104000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 192 },
		},
		.num_needs = 1,
	},
	{
		.name = "a stride that one path alone has set",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x100229e715827d80, 0xf02809e700000008,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0xe0021c67c0000040, 0xe0021c6781104000, 0x10021ca7159e7000,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 13,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 192 },
		},
		.num_needs = 1,
	},
	{
		.name = "a stride of which nothing is known",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020867c0000000, 0x1002082715827d80, 0x10021c6715827380,
			0xe0021c6781104000, 0x10021ca7159e7000, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xffff, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 65664 },
		},
		.num_needs = 1,
	},
	{
		.name = "nor are units packed in the VPM at the start: these take rows 60 to 63",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6782015e00, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "and these rows 62 to 65",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c6782015f00, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a stride of all 16 bits",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c67c000ffff, 0xe0021c6781104000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 65664 },
		},
		.num_needs = 1,
	},
	{
		.name = "a stride of 17 bits",
		.reason = VCIV_SETUP_RESERVED,
		.code = (const u64[]){
			0xe0021c67c0020000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "sixteen rows of a wider image",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c67c0000040, 0xe0021c6788104000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 1984 },
		},
		.num_needs = 1,
	},
	{
		.name = "128 blocks of 8 words, whatever the stride register says of blocks",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c67c0010000, 0xe0021c6780084000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 4096 },
		},
		.num_needs = 1,
	},
	{
		.name = "128 blocks of 16 words do not fit into the VPM",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c67c0010000, 0xe0021c6780104000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "128 blocks of 16 bytes, which may be words apart",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c67c0010000, 0xe0021c6780104004, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "the 65th row of the VPM",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c67c0000000, 0xe0021c6781105f80, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "the 64th row of the VPM",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c67c0000000, 0xe0021c6781105f00, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 128 },
		},
		.num_needs = 1,
	},
	{
		.name = "a store in bytes",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6780904004, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "the first bytes of the last row",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6780905f84, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "the second bytes of the last row may be those of the next",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c6780905f85, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "and those of the last but one of the last",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6780905f05, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "the upper halves of the last row",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c6780905f83, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "down a column another byte may be 12 rows on",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0021c6780901285, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "down a column, with just so much below",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c6780901205, 0x10021ca715827d80, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "the reserved width of a store",
		.reason = VCIV_SETUP_RESERVED,
		.code = (const u64[]){
			0xe0021c6780904001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a laned store",
		.reason = VCIV_SETUP_RESERVED,
		.code = (const u64[]){
			0xe0021c678090c000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a store at an odd address is rounded out to words",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0xe0021c6780904004, 0xd0021ca70c9c11c0,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 20 },
		},
		.num_needs = 1,
	},
	{
		.name = "a load of sixteen rows",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6783001000, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 1024 },
		},
		.num_needs = 1,
	},
	{
		.name = "a load with the extended pitch",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6790000080, 0xe0020c6780001000, 0x10020ca715827d80,
			0x100209e715ca7d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 1984 },
		},
		.num_needs = 1,
	},
	{
		.name = "a load whose extended pitch was never set",
		.reason = VCIV_SETUP_MISSING,
		.code = (const u64[]){
			0xe0020c6780001000, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "one row needs no pitch",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6780011000, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 64 },
		},
		.num_needs = 1,
	},
	{
		.name = "a pitch with bit 13",
		.reason = VCIV_SETUP_RESERVED,
		.code = (const u64[]){
			0xe0020c6790002000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a load beyond the VPM",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0020c6783001310, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a load of the first bytes of the last row",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c67c00113f0, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "a load of the second bytes of the last row",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0020c67d00113f0, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a load of the second bytes of the last row but one",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c67d00113e0, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "a load down a column of the second bytes",
		.reason = VCIV_VPM_ROWS,
		.code = (const u64[]){
			0xe0020c67d0011a50, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a load down a column with just so much below",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c67d0011a40, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 16 },
		},
		.num_needs = 1,
	},
	{
		.name = "a load to the last rows of the VPM",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0020c6783001300, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 1024 },
		},
		.num_needs = 1,
	},
	{
		.name = "a load with the reserved bit of its row",
		.reason = VCIV_SETUP_RESERVED,
		.code = (const u64[]){
			0xe0020c6783001400, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "the stride is changed while a store runs",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c67c0000000, 0xe0021c6781104000, 0x10021ca715827d80,
			0xe0021c67c00003e8, 0x100209e7159f2fc0, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 1128 },
		},
		.num_needs = 1,
	},
	{
		.name = "the stride is changed after it",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe0021c67c0000000, 0xe0021c6781104000, 0x10021ca715827d80,
			0x100209e7159f2fc0, 0xe0021c67c00003e8, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 128 },
		},
		.num_needs = 1,
	},
	{
		.name = "a pointer and a range of strides",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100208a715827d80, 0x1002082715827d80, 0xe0020867c0000000,
			0x10021c67159e7040, 0xe0021c6781104000, 0x10021ca7159e7480,
			0x100209e7159f2fc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0xff, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = true, .bounded = false, .bytes = 384 },
		},
		.num_needs = 1,
	},
	{
		.name = "the mutex",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100209e715ce7d80, 0x100009e7009e7000, 0xe0020ce700000001,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
	},
	{
		.name = "the mutex twice",
		.reason = VCIV_MUTEX_STATE,
		.code = (const u64[]){
			0x100209e715ce7d80, 0x100209e715ce7d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "the mutex returned without having it",
		.reason = VCIV_MUTEX_STATE,
		.code = (const u64[]){
			0xe0020ce700000001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "the mutex kept",
		.reason = VCIV_MUTEX_LEFT,
		.code = (const u64[]){
			0x100209e715ce7d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "the mutex taken on one way only",
		.reason = VCIV_MUTEX_STATE,
		.code = (const u64[]){
			0x100229e715827d80, 0xf02809e700000008, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100209e715ce7d80,
			0xe0020ce700000001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "semaphores",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe80009e700000013, 0xe80009e700000004, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "interrupts without end",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe00209a700000001, 0xf0f809e7ffffffd8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "an interrupt from an undefined value",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x100209a7159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a busy flag, which may be the last value that was read",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0x1002002715827d80, 0xe0021c6700001a00, 0x100209e715027d80,
			0x10020c2715c67d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a busy flag that nobody looks at",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x10020827159f1fc0, 0xe002082700000000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "an interrupt if a flag is set that nobody has set",
		.reason = VCIV_USE_UNINIT,
		.code = (const u64[]){
			0xe00809a700000001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "an interrupt if a bit of an address is set",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0xd00229e7119c51c0, 0xe00809a700000001,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "the same, asked in lane 0 only",
		.reason = VCIV_USE_SECRET,
		.code = (const u64[]){
			0x1002082715827d80, 0x100229e7159a7d80, 0xe002086700000000,
			0x10040867159e7000, 0xd00229e7119c53c0, 0xe00809a700000001,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "an interrupt if a number is negative, or if an address is not null",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x1002082715827d80, 0x10020e27159e7000, 0xa00009e7009e7000,
			0x100229e7159e7900, 0xe00809a700000001, 0x100229e7159e7000,
			0xe00609a700000001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 4 },
		},
		.num_needs = 1,
	},
	{
		.name = "a result of the second TMU not taken",
		.reason = VCIV_TMU_LEFT,
		.code = (const u64[]){
			0x10020f2715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "a number of rows that may be 0, which means 16",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100208a715827d80, 0xd002082711808dc0, 0xd0020827119c81c0,
			0xe002086783001000, 0x10020c67159e7040, 0x10020ca7159e7480,
			0x100209e715ca7d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 1024 },
		},
		.num_needs = 1,
	},
	{
		.name = "a number of rows that is not 0",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0x100208a715827d80, 0xd002082711808dc0, 0xd0020827119c81c0,
			0xe002086783021000, 0x10020c67159e7040, 0x10020ca7159e7480,
			0x100209e715ca7d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
		.needs = (const struct corpus_need[]){
			{ .param = 0, .write = false, .bounded = false, .bytes = 192 },
		},
		.num_needs = 1,
	},
	{
		.name = "a load setup whose width, or kind, is not known",
		.reason = VCIV_SETUP_ID,
		.code = (const u64[]){
			0xd00208271180edc0, 0xd0020827119ce1c0, 0xe002086780011000,
			0x10020c67159e7040, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x3, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "uniforms of which each round of an open loop takes one",
		.reason = VCIV_UNIFORM_END,
		.code = (const u64[]){
			0x1002282715827d80, 0xf02809e7ffffffd8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 3,
	},
	{
		.name = "requests of which each round of an open loop makes one",
		.reason = VCIV_TMU_FULL,
		.code = (const u64[]){
			0x1002082715827d80, 0x1002286715827d80, 0x10020e27159e7000,
			0xf02809e7ffffffd8, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "a branch with a reserved bit",
		.reason = VCIV_ENCODING,
		.code = (const u64[]){
			0xf1f809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.name = "a thread switch",
		.reason = VCIV_SIGNAL,
		.code = (const u64[]){
			0x200009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a reserved opcode",
		.reason = VCIV_OPCODE,
		.code = (const u64[]){
			0x10020827099e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a load immediate of an undefined form",
		.reason = VCIV_LOAD_IMM,
		.code = (const u64[]){
			0xe402082700000001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a semaphore instruction that writes",
		.reason = VCIV_SEMAPHORE,
		.code = (const u64[]){
			0xe802082700000000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a varying",
		.reason = VCIV_READ_ADDR,
		.code = (const u64[]){
			0x100009e7009e3000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a uniform that nothing takes",
		.reason = VCIV_READ_UNUSED,
		.code = (const u64[]){
			0x100009e700827000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "a uniform through both files",
		.reason = VCIV_READ_TWICE,
		.code = (const u64[]){
			0x1002082715820dc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 2,
	},
	{
		.name = "a texture parameter",
		.reason = VCIV_WRITE_ADDR,
		.code = (const u64[]){
			0xe002082700000000, 0x10020e67159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "a nop that writes to the VPM",
		.reason = VCIV_WRITE_NOP,
		.code = (const u64[]){
			0x10020c27009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.name = "a write to the VPM under a condition",
		.reason = VCIV_WRITE_COND,
		.code = (const u64[]){
			0xe002082700000000, 0x10040c27159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "two writes to the VPM",
		.reason = VCIV_WRITE_TWICE,
		.code = (const u64[]){
			0xe002082700000000, 0x10024c30959e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "requests to both TMUs",
		.reason = VCIV_COUPLED,
		.code = (const u64[]){
			0x1002082715827d80, 0x10024e3c959e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_params = 1,
	},
	{
		.name = "data and setup of the VPM",
		.reason = VCIV_VPM_TWICE,
		.code = (const u64[]){
			0xe002082700000000, 0x10024c31959e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "a pack of an accumulator",
		.reason = VCIV_PACK,
		.code = (const u64[]){
			0xe002082700000000, 0x10120827159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "a pack of MUL by a code that only packs of file A have",
		.reason = VCIV_PACK,
		.code = (const u64[]){
			0xe002082700000000, 0x11b049e1809e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "a pack of MUL that there is",
		.reason = VCIV_OK,
		.code = (const u64[]){
			0xe002082700000000, 0x113049e1809e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.name = "an unpack of a uniform",
		.reason = VCIV_UNPACK,
		.code = (const u64[]){
			0x1202082715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.params = (const struct vciv_param[]){
			{ .kind = VCIV_PARAM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_params = 1,
	},
	{
		.name = "an absolute branch",
		.reason = VCIV_BRANCH_FORM,
		.code = (const u64[]){
			0xf0f009e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
};
