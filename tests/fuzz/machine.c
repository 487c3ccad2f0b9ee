// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generate.h"
#include "machine.h"
#include "words.h"

#define HEAD		(MACHINE_CODE - 8)	/* what the driver runs first */
#define PRIME		0x03000000	/* a program that gives the VPM known contents */
#define TAIL		16		/* words behind the last */
#define UNIFORM_PAD	128	/* bytes behind the stream that may be fetched */
#define NOP		0x100009e7009e7000ull
#define THREND		0x300009e7009e7000ull
#define VPM_ROWS	64

#define VPMBASE		0x504
#define SRQPC		0x430
#define SRQUA		0x434
#define SRQUL		0x438

static u64 prime[VPM_ROWS + 16];

static u64 mix(u64 a, u64 b)
{
	a = (a ^ b) * 0x9e3779b97f4a7c15ull;
	a ^= a >> 29;
	a *= 0xbf58476d1ce4e5b9ull;

	return a ^ a >> 32;
}

/* Numbers that tend to break things. */
static u32 content(u64 seed, u32 where)
{
	static const u32 nasty[] = { 0, 1, 4, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffc,
		0x01000000, 0x02000000, 0x10000 };
	u64 x = mix(seed, where / 4);

	return x & 1 ? nasty[(x >> 8) % (sizeof(nasty) / sizeof(nasty[0]))] : (u32)(x >> 16);
}

static const struct grant *grant_of(const struct machine *m, u32 address, u32 *offset)
{
	for (u32 i = 0; i < m->num_grants; i++) {
		const struct grant *grant = &m->grants[i];
		u32 end = grant->read_end > grant->write_end ? grant->read_end : grant->write_end;

		*offset = address - grant->base;
		if (*offset < end)
			return grant;
	}

	return NULL;
}

static u32 read_word(struct machine *m, u32 address)
{
	const struct grant *grant;
	u32 offset;

	if (address >= HEAD && address < MACHINE_CODE)
		return VCIV_QPU_HEAD >> (address & 4 ? 32 : 0);
	if (address >= MACHINE_CODE && address < MACHINE_CODE + (m->num_words + TAIL) * 8) {
		u32 i = (address - MACHINE_CODE) / 8;
		u64 word = i < m->num_words ? m->code[i] : MACHINE_TRAP;

		return address & 4 ? word >> 32 : word;
	}
	if (address >= PRIME && address < PRIME + sizeof(prime))
		return prime[(address - PRIME) / 8] >> (address & 4 ? 32 : 0);
	if (address >= MACHINE_UNIFORMS && address < MACHINE_UNIFORMS + m->num_uniforms * 4)
		return m->uniforms[(address - MACHINE_UNIFORMS) / 4];

	/* Where a buffer lies must not matter. */
	grant = grant_of(m, address, &offset);

	return grant ? content(m->memory_seed + (grant - m->grants), offset)
		     : content(~m->memory_seed, address);
}

static bool host_read(void *opaque, uint32_t address, void *data, uint32_t size)
{
	for (u32 i = 0; i < size; i++) {
		u32 word = read_word(opaque, (address + i) & ~3u);

		((u8 *)data)[i] = word >> ((address + i) & 3) * 8;
	}

	return true;
}

static bool host_write(void *opaque, uint32_t address, const void *data, uint32_t size)
{
	struct machine *m = opaque;
	u32 offset = address - m->grants[0].base;

	if (offset < sizeof(m->written) && size <= sizeof(m->written) - offset)
		memcpy((u8 *)m->written + offset, data, size);
	for (u32 i = 0; i < size; i++)
		m->hash = mix(m->hash, ((const u8 *)data)[i]);

	return true;
}

static bool is_granted(struct machine *m, const struct v3d_access *access)
{
	u32 offset;

	switch (access->unit) {
	case V3D_UNIT_CODE:
		/* Whole lines. What must not be executed is a trap. */
		return true;
	case V3D_UNIT_UNIFORM:
		/* Whole lines, and ahead: the driver pads (7.3). A program sees words. */
		return access->address >= MACHINE_UNIFORMS &&
		       access->address + access->size <= MACHINE_UNIFORMS + m->num_uniforms * 4 +
							 UNIFORM_PAD;
	default:
		break;
	}

	for (u32 i = 0; i < m->num_grants; i++) {
		u32 end = access->write ? m->grants[i].write_end : m->grants[i].read_end;

		offset = access->address - m->grants[i].base;
		if (offset > end || end - offset < access->size)
			continue;
		if (m->accesses < MACHINE_TRACE)
			m->trace[m->accesses] = m->hash;
		m->hash = mix(mix(m->hash, (u64)access->unit << 40 | i), offset);
		m->accesses++;
		return true;
	}

	return false;
}

static void host_access(void *opaque, const struct v3d_access *access)
{
	struct machine *m = opaque;

	if (is_granted(m, access))
		return;
	if (!m->escapes++)
		m->escape = *access;
}

/* Whether there is one must not depend on more than the rest does. */
static void host_irq(void *opaque, bool level)
{
	struct machine *m = opaque;

	m->hash = mix(m->hash, level);
}

/* What an accepted program may do: the verifier knows what comes of it, if anything. */
static bool is_allowed(const char *text)
{
	static const char *const allowed[] = {
		"register read in the instruction after its write",
		"right after its write (4.18 #3)",
		"read of an address without a register",
	};

	for (u32 i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		if (strstr(text, allowed[i]))
			return true;

	return false;
}

static void host_message(void *opaque, const char *text)
{
	struct machine *m = opaque;

	if (!m->complaint[0] && !is_allowed(text))
		snprintf(m->complaint, sizeof(m->complaint), "%s", text);
}

struct machine *machine_new(void)
{
	static const struct v3d_host host = {
		.read = host_read,
		.write = host_write,
		.access = host_access,
		.irq = host_irq,
		.message = host_message,
	};
	struct machine *m = calloc(1, sizeof(*m));

	if (!m)
		abort();
	m->v3d = v3d_new(&host, m);

	return m;
}

void machine_free(struct machine *m)
{
	v3d_free(m->v3d);
	free(m);
}

/* Delays of which a program may see some, in half of the runs. */
static u32 delay(u64 *seed)
{
	return random_below(seed, 2) ? 0 : random_below(seed, 30);
}

static void choose_options(struct machine *m, u64 seed)
{
	for (u32 i = 0; i < V3D_OPTIONS; i++) {
		const struct v3d_option_info *info = &v3d_option_info[i];
		u64 most = info->most > 1000 ? 1000 : info->most;

		v3d_set_option(m->v3d, info->name, random_below(&seed, 2) ? info->standard :
			       random_below(&seed, most + 1));
	}
	v3d_set_option(m->v3d, "trace", 0);
	v3d_set_option(m->v3d, "placement", 1);
	v3d_set_option(m->v3d, "power-up", 0);
	/* What passes until a DMA is done must not be random, or two runs cannot be compared. */
	v3d_set_option(m->v3d, "schedule", 1);
	/* Nor what is left where both ALUs write: it is anything, and public. */
	v3d_set_option(m->v3d, "double-write", random_below(&seed, 2));
	v3d_set_option(m->v3d, "dma-delay", delay(&seed));
	v3d_set_option(m->v3d, "tmu-delay", delay(&seed));
	/* What is arbitrary could not be compared; the verifier says that it is one of the two. */
	v3d_set_option(m->v3d, "double-write", random_below(&seed, 2));
	/* With less than the four there are a program would wait for ever. */
	v3d_set_option(m->v3d, "tmu-depth", 4 + random_below(&seed, 5));
	/*
	 * The verifier lets programs read the VPM right after a setup, as they do:
	 * measurements say that such a read waits, the manual that it is undefined.
	 */
	v3d_set_option(m->v3d, "vpm-read-latency", 0);
}

static void request(struct machine *m, u32 code)
{
	v3d_write(m->v3d, SRQUL, 0xfff);
	v3d_write(m->v3d, SRQUA, MACHINE_UNIFORMS);
	v3d_write(m->v3d, SRQPC, code);
}

static u32 prime_setup(u32 n, bool file_b, u32 word)
{
	prime[n] = load_word((struct load){ .cond_add = !file_b, .cond_mul = file_b,
		.waddr_add = file_b ? 39 : 49, .waddr_mul = file_b ? 49 : 39, .imm = word });

	return n + 1;
}

/* Setups of DMAs and of the VPM: for one that a program must set itself, any will do. */
static u32 prime_leftovers(u32 n, u64 seed)
{
	n = prime_setup(n, true, random_below(&seed, 64) | 0x1a00);
	n = prime_setup(n, true, 0x80000000 | (random_below(&seed, ~0u) & 0x3fff5fff));
	n = prime_setup(n, true, 0xc0000000 | random_below(&seed, 0x10000));
	n = prime_setup(n, false, 0x80000000 | random_below(&seed, 0x10000000));
	n = prime_setup(n, false, 0x90000000 | random_below(&seed, 0x2000));

	/* Flags of r0 and r1: or.setf -, r1, r1; and.ifn.setf -, r0, 1 */
	prime[n++] = alu_word((struct alu){ .sig = 1, .cond_add = 1, .sf = 1, .waddr_add = 39,
		.waddr_mul = 39, .op_add = 21, .raddr_a = 39, .raddr_b = 39, .add_a = 1, .add_b = 1 });
	prime[n++] = alu_word((struct alu){ .sig = 13, .cond_add = 4, .sf = 1, .waddr_add = 39,
		.waddr_mul = 39, .op_add = 20, .raddr_a = 39, .raddr_b = 1, .add_b = 7 });

	return n;
}

/*
 * The VPM may be read by anyone: the driver scrubs it. All else is left as the last
 * program left it.
 */
static void prime_vpm(struct machine *m, u64 state_seed)
{
	u32 n = prime_setup(0, true, 0x1a00);

	for (u32 row = 0; row < VPM_ROWS; row++)
		prime[n++] = load_word((struct load){ .cond_add = 1, .waddr_add = 48,
			.waddr_mul = 39, .imm = content(m->memory_seed, row * 4) });
	n = prime_leftovers(n, state_seed * 0x9e3779b97f4a7c15ull + 1);
	prime[n++] = THREND;
	prime[n++] = NOP;
	prime[n++] = NOP;

	request(m, PRIME);
	v3d_run(m->v3d, 1000);
}

void machine_start(struct machine *m, u64 state_seed, u64 option_seed)
{
	/* Random contents once are enough. */
	v3d_set_option(m->v3d, "power-up", 1);
	v3d_set_power(m->v3d, false);
	choose_options(m, option_seed);
	v3d_set_option(m->v3d, "seed", state_seed);
	v3d_set_power(m->v3d, true);
	v3d_write(m->v3d, VPMBASE, 16);
	prime_vpm(m, state_seed);

	v3d_clear_stats(m->v3d);
	m->hash = 0;
	m->accesses = 0;
	m->escapes = 0;
	m->ended = false;
	m->complaint[0] = '\0';
	request(m, HEAD);
	v3d_run(m->v3d, 1);
}

bool machine_look(const struct machine *m, struct v3d_qpu_state *qpu)
{
	v3d_get_qpu(m->v3d, 0, qpu);

	return qpu->active;
}

bool machine_waits(const struct machine *m)
{
	return v3d_busy(m->v3d) && !v3d_runnable(m->v3d);
}

static u64 vpm_hash(const struct machine *m)
{
	u32 words[V3D_QPU_LANES];
	u64 hash = 0;

	for (u32 row = 0; row < VPM_ROWS; row++) {
		v3d_get_vpm(m->v3d, row, words);
		for (u32 i = 0; i < V3D_QPU_LANES; i++)
			hash = mix(hash, words[i]);
	}

	return hash;
}

bool machine_run(struct machine *m, u32 count)
{
	u32 done = v3d_run(m->v3d, count);

	m->ended = !v3d_busy(m->v3d);
	if (done < count)
		m->vpm = vpm_hash(m);

	return done == count;
}
