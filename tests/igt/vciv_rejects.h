/* SPDX-License-Identifier: MIT */
/* Made by "make vectors" in tests/verify, from the corpus there. */

static const struct reject rejects[] = {
	{
		.reason = "falls-off",
		.code = (const uint64_t[]){
			0x100009e7009e7000,
		},
		.num_words = 1,
	},
	{
		.reason = "slots",
		.code = (const uint64_t[]){
			0x300009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 3,
	},
	{
		.reason = "thrend",
		.code = (const uint64_t[]){
			0xe002082700000001, 0x300200e7159e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "thrend-slot",
		.code = (const uint64_t[]){
			0xe002082700000001, 0x100213a7159e7000, 0x300009e7009e7000,
			0x10020827159ce1c0, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.reason = "target",
		.code = (const uint64_t[]){
			0xf0f809e700000320, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.reason = "branch-reg",
		.code = (const uint64_t[]){
			0x1002002715827d80, 0x100009e7009e7000, 0xf0f409e700000000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "use-secret",
		.code = (const uint64_t[]){
			0xf0f807e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0xe0021c6700001a00, 0x10020c27157e7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
	},
	{
		.reason = "branch-flags",
		.code = (const uint64_t[]){
			0xf02809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.reason = "signal",
		.code = (const uint64_t[]){
			0x1002282715827d80, 0xf02809e700000018, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x000009e7009e7000,
		},
		.num_words = 9,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "not-pointer",
		.code = (const uint64_t[]){
			0x1002082715827d80, 0x100229e7159e7000, 0xe0021c6780904000,
			0xf02809e700000018, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x10021ca7159e7000, 0x100209e7159f2fc0,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 15,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "unbounded",
		.code = (const uint64_t[]){
			0x1002082715827d80, 0xe002086700100000, 0xe0021c6780904000,
			0x10021ca7159e7000, 0x100209e7159f2fc0, 0xf0f809e7ffffffd0,
			0x100208270c9e7040, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "uniform-end",
		.code = (const uint64_t[]){
			0x1002082715827d80, 0x1002082715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "uniform-soon",
		.code = (const uint64_t[]){
			0x1002002715827d80, 0x100009e7009e7000, 0x10020a2715027d80,
			0x100009e7009e7000, 0x1002082715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SELF, .of = 0x1 },
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_uniforms = 2,
	},
	{
		.reason = "uniform-addr",
		.code = (const uint64_t[]){
			0x10020a2715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "use-uninit",
		.code = (const uint64_t[]){
			0x100229e715827d80, 0xe004082700000001, 0xe0021c6700001a00,
			0x10020c27159e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "no-access",
		.code = (const uint64_t[]){
			0x10020e2715827d80, 0xa00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "other-bound",
		.code = (const uint64_t[]){
			0x1002086715827d80, 0x100209e715827d80, 0x100208a715827d80,
			0xd002082713800dc0, 0x10020827129e7080, 0x10020e270c9e7200,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 10,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
			{ .kind = DRM_VCIV_UNIFORM_LIMIT, .of = 0x1, .width = 0x4 },
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0xffffffff, .align = 0x1 },
		},
		.num_uniforms = 4,
	},
	{
		.reason = "vpm-rows",
		.code = (const uint64_t[]){
			0xe0020c6783150000, 0x10020ca715827d80, 0x100209e715ca7d80,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 6,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "records",
		.code = (const uint64_t[]){
			0x1002086715827d80, 0x10020e2715827d80, 0xd00228670d9c13c0,
			0xa00009e7009e7000, 0xf03809e7ffffffc8, 0x100009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 11,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0xffffffff, .align = 0x1 },
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_uniforms = 2,
		.record = 1,
	},
	{
		.reason = "setup-id",
		.code = (const uint64_t[]){
			0x1002082715827d80, 0xe002086700000014, 0x10020827119e7040,
			0xe002086700001a00, 0x10020c67159e7040, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0xf, .align = 0x1 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "tmu-full",
		.code = (const uint64_t[]){
			0x1002082715827d80, 0x10020e27159e7000, 0x10020e27159e7000,
			0x10020e27159e7000, 0x10020e27159e7000, 0x10020e27159e7000,
			0x300009e7009e7000, 0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 9,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "tmu-empty",
		.code = (const uint64_t[]){
			0x10020e2715827d80, 0xb00009e7009e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "tmu-left",
		.code = (const uint64_t[]){
			0x10020e2715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "noswap-late",
		.code = (const uint64_t[]){
			0xe002092700000001, 0x100009e7009e7000, 0x10020e2715827d80,
			0xa00009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "r4-busy",
		.code = (const uint64_t[]){
			0xe0021c6700001a00, 0xe0020d2700000001, 0x100009e7009e7000,
			0x10020c27159e7900, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.reason = "setup-missing",
		.code = (const uint64_t[]){
			0xe0020c2700000001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "setup-reserved",
		.code = (const uint64_t[]){
			0xe0021c6700001b00, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "vpm-empty",
		.code = (const uint64_t[]){
			0xe0020c6700201a00, 0x1002082715c27d80, 0x1002082715c27d80,
			0x1002082715c27d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.reason = "vpm-left",
		.code = (const uint64_t[]){
			0xe0020c6700201a00, 0x1002082715c27d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.reason = "vpm-pending",
		.code = (const uint64_t[]){
			0xe0020c6700201a00, 0x1002082715c27d80, 0xe0020c6700101a00,
			0x1002082715c27d80, 0x1002082715c27d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 8,
	},
	{
		.reason = "dma-left",
		.code = (const uint64_t[]){
			0xe0021c6780904000, 0x10021ca715827d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x2, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "mutex-state",
		.code = (const uint64_t[]){
			0x100209e715ce7d80, 0x100209e715ce7d80, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.reason = "mutex-left",
		.code = (const uint64_t[]){
			0x100209e715ce7d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "encoding",
		.code = (const uint64_t[]){
			0xf1f809e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
	{
		.reason = "opcode",
		.code = (const uint64_t[]){
			0x10020827099e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "load-imm",
		.code = (const uint64_t[]){
			0xe402082700000001, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "semaphore",
		.code = (const uint64_t[]){
			0xe802082700000000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "read-addr",
		.code = (const uint64_t[]){
			0x100009e7009e3000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "read-unused",
		.code = (const uint64_t[]){
			0x100009e700827000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "read-twice",
		.code = (const uint64_t[]){
			0x1002082715820dc0, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0x1, .align = 0x1 },
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_uniforms = 2,
	},
	{
		.reason = "write-addr",
		.code = (const uint64_t[]){
			0xe002082700000000, 0x10020e67159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.reason = "write-nop",
		.code = (const uint64_t[]){
			0x10020c27009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
	},
	{
		.reason = "write-cond",
		.code = (const uint64_t[]){
			0xe002082700000000, 0x10040c27159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.reason = "write-twice",
		.code = (const uint64_t[]){
			0xe002082700000000, 0x10024c30959e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.reason = "coupled",
		.code = (const uint64_t[]){
			0x1002082715827d80, 0x10024e3c959e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = 0x1, .align = 0x4 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "vpm-twice",
		.code = (const uint64_t[]){
			0xe002082700000000, 0x10024c31959e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.reason = "pack",
		.code = (const uint64_t[]){
			0xe002082700000000, 0x10120827159e7000, 0x300009e7009e7000,
			0x100009e7009e7000, 0x100009e7009e7000,
		},
		.num_words = 5,
	},
	{
		.reason = "unpack",
		.code = (const uint64_t[]){
			0x1202082715827d80, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 4,
		.uniforms = (const struct drm_vciv_uniform[]){
			{ .kind = DRM_VCIV_UNIFORM_SCALAR, .max = 0x1, .align = 0x1 },
		},
		.num_uniforms = 1,
	},
	{
		.reason = "branch-form",
		.code = (const uint64_t[]){
			0xf0f009e700000000, 0x100009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000, 0x300009e7009e7000, 0x100009e7009e7000,
			0x100009e7009e7000,
		},
		.num_words = 7,
	},
};
