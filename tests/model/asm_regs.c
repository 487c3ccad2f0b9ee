// SPDX-License-Identifier: GPL-2.0-or-later
/* The registers by name (manual 3.3). */
#include <stdio.h>
#include <string.h>

#include "asm_priv.h"

enum { R = 1, W = 2, ACC = 4 };

static const struct {
	const char *name;
	uint8_t address;
	uint8_t files;
	uint8_t use;
} registers[] = {
	/* An accumulator's mux is its address - 32. r4 and r5 are not written by name. */
	{ "r0", 32, IN_BOTH, R | W | ACC },
	{ "r1", 33, IN_BOTH, R | W | ACC },
	{ "r2", 34, IN_BOTH, R | W | ACC },
	{ "r3", 35, IN_BOTH, R | W | ACC },
	{ "r4", 36, IN_BOTH, R | ACC },
	{ "r5", 37, IN_BOTH, R | ACC },
	{ "r5quad", 37, IN_A, W },
	{ "r5rep", 37, IN_B, W },
	{ "unif", 32, IN_BOTH, R },
	{ "vary", 35, IN_BOTH, R },
	{ "tmurs", 36, IN_BOTH, W },
	{ "tmu_noswap", 36, IN_BOTH, W },
	{ "elem_num", 38, IN_A, R },
	{ "qpu_num", 38, IN_B, R },
	{ "irq", 38, IN_BOTH, W },
	{ "interrupt", 38, IN_BOTH, W },
	{ "host_int", 38, IN_BOTH, W },
	{ "-", 39, IN_BOTH, W },
	{ "nop", 39, IN_BOTH, R | W },
	{ "unif_addr", 40, IN_A, W },
	{ "unif_addr_rel", 40, IN_B, W },
	{ "x_coord", 41, IN_A, R | W },
	{ "y_coord", 41, IN_B, R | W },
	{ "ms_mask", 42, IN_A, R | W },
	{ "rev_flag", 42, IN_B, R | W },
	{ "stencil", 43, IN_BOTH, W },
	{ "tlbz", 44, IN_BOTH, W },
	{ "tlbm", 45, IN_BOTH, W },
	{ "tlbc", 46, IN_BOTH, W },
	{ "tlbam", 47, IN_BOTH, W },
	{ "vpm", 48, IN_BOTH, R | W },
	{ "vr_busy", 49, IN_A, R },
	{ "vw_busy", 49, IN_B, R },
	{ "vr_setup", 49, IN_A, W },
	{ "vw_setup", 49, IN_B, W },
	{ "vr_wait", 50, IN_A, R },
	{ "vw_wait", 50, IN_B, R },
	{ "vr_addr", 50, IN_A, W },
	{ "vw_addr", 50, IN_B, W },
	{ "mutex", 51, IN_BOTH, R | W },
	{ "mutex_acq", 51, IN_BOTH, R },
	{ "mutex_rel", 51, IN_BOTH, W },
	{ "recip", 52, IN_BOTH, W },
	{ "sfu_recip", 52, IN_BOTH, W },
	{ "recipsqrt", 53, IN_BOTH, W },
	{ "rsqrt", 53, IN_BOTH, W },
	{ "sfu_recipsqrt", 53, IN_BOTH, W },
	{ "sfu_rsqrt", 53, IN_BOTH, W },
	{ "exp", 54, IN_BOTH, W },
	{ "sfu_exp", 54, IN_BOTH, W },
	{ "log", 55, IN_BOTH, W },
	{ "sfu_log", 55, IN_BOTH, W },
	{ "t0s", 56, IN_BOTH, W },
	{ "t0t", 57, IN_BOTH, W },
	{ "t0r", 58, IN_BOTH, W },
	{ "t0b", 59, IN_BOTH, W },
	{ "t1s", 60, IN_BOTH, W },
	{ "t1t", 61, IN_BOTH, W },
	{ "t1r", 62, IN_BOTH, W },
	{ "t1b", 63, IN_BOTH, W },
	{ "tmu0_s", 56, IN_BOTH, W },
	{ "tmu0_t", 57, IN_BOTH, W },
	{ "tmu0_r", 58, IN_BOTH, W },
	{ "tmu0_b", 59, IN_BOTH, W },
	{ "tmu1_s", 60, IN_BOTH, W },
	{ "tmu1_t", 61, IN_BOTH, W },
	{ "tmu1_r", 62, IN_BOTH, W },
	{ "tmu1_b", 63, IN_BOTH, W },
};

/* Addresses from 32 up that have something to read; each can be written. */
static bool can_read(unsigned int address)
{
	if (address == 38 || address == 39 || (address >= 48 && address <= 51))
		return true;
	return address == 32 || address == 35 || address == 41 || address == 42;
}

/* ra0-ra63, rb0-rb63: the address of a register in one certain file. */
static bool find_numbered(const char *name, size_t length, struct asm_reg *reg)
{
	unsigned int number = 0;
	size_t i;

	if (length < 3 || length > 4 || name[0] != 'r' || (name[1] != 'a' && name[1] != 'b'))
		return false;
	for (i = 2; i < length; i++) {
		if (name[i] < '0' || name[i] > '9')
			return false;
		number = 10 * number + name[i] - '0';
	}
	if (number > 63 || (length == 4 && name[2] == '0'))
		return false;
	reg->address = number;
	reg->files = name[1] == 'a' ? IN_A : IN_B;
	reg->read = number < 32 || can_read(number);
	reg->write = true;
	return true;
}

bool asm_find_register(const char *name, size_t length, struct asm_reg *reg)
{
	size_t i;

	*reg = (struct asm_reg){ 0 };
	for (i = 0; i < ARRAY_SIZE(registers); i++) {
		if (strlen(registers[i].name) != length || memcmp(registers[i].name, name, length))
			continue;
		reg->address = registers[i].address;
		reg->files = registers[i].files;
		reg->acc = registers[i].use & ACC;
		reg->read = registers[i].use & R;
		reg->write = registers[i].use & W;
		return true;
	}
	return find_numbered(name, length, reg);
}

bool asm_add_register(struct asm_reg *reg, int64_t offset)
{
	int64_t first = reg->address < 32 ? 0 : 32;
	int64_t last = reg->acc ? 37 : first + 31;
	int64_t address = reg->address + offset;

	if (address < first || address > last || (reg->address >= 32 && !reg->acc))
		return !offset;
	reg->address = address;
	reg->write = !reg->acc || address < 36;
	return true;
}

const char *asm_register_name(const struct asm_reg *reg, char *buffer, size_t size)
{
	size_t i;

	if (reg->address < 32 || reg->files != IN_BOTH)
		snprintf(buffer, size, "r%c%u", reg->files == IN_B ? 'b' : 'a', reg->address);
	for (i = 0; i < ARRAY_SIZE(registers); i++) {
		if (registers[i].address == reg->address && registers[i].files == reg->files &&
		    !!(registers[i].use & ACC) == reg->acc &&
		    (!(registers[i].use & R) || reg->read)) {
			snprintf(buffer, size, "%s", registers[i].name);
			break;
		}
	}
	return buffer;
}
