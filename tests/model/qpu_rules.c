// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Rules that an instruction breaks by itself or by its place (4.18). The model
 * goes on all the same, with what seems most likely, and says so.
 */
#include <stddef.h>

#include "qpu_inst.h"

static bool is_tmu(unsigned int address)
{
	return address >= ADDR_TMU0 && address < ADDR_TMU0 + 8;
}

static bool is_sfu(unsigned int address)
{
	return address >= ADDR_SFU && address < ADDR_SFU + 4;
}

/* Things of which an instruction may have one (#6, #12). */
static unsigned int slow_units(const struct qpu_inst *inst)
{
	return is_tmu(inst->add.address) + is_tmu(inst->mul.address) +
	       is_sfu(inst->add.address) + is_sfu(inst->mul.address) +
	       (inst->signal == SIG_LDTMU0 || inst->signal == SIG_LDTMU1) +
	       (inst->read[FILE_A] == ADDR_MUTEX || inst->read[FILE_B] == ADDR_MUTEX) +
	       (inst->format == FORMAT_SEMAPHORE);
}

static bool writes(const struct qpu_inst *inst, unsigned int address)
{
	return inst->add.address == address || inst->mul.address == address;
}

static bool writes_both(const struct qpu_inst *inst, unsigned int address)
{
	return inst->add.address == address && inst->mul.address == address;
}

static bool uses_vpm(const struct qpu_inst *inst)
{
	return inst->read[FILE_A] == ADDR_VPM || inst->read[FILE_B] == ADDR_VPM ||
	       writes(inst, ADDR_VPM);
}

/* r5 is an accumulator. */
static bool is_peripheral(unsigned int address)
{
	return address >= ADDR_NOSWAP && address != ADDR_R5 && address != ADDR_NOP;
}

static bool writes_a_file(const struct qpu_half *half)
{
	return half->address < 32 && half->cond != COND_NEVER;
}

/* The text of a rule that is broken, or NULL. */
const char *qpu_broken_rule(const struct qpu_inst *inst)
{
	if (slow_units(inst) > 1)
		return "two of TMU, SFU, mutex and semaphore in one instruction (4.18 #6)";
	if (writes_both(inst, ADDR_VPM_SETUP))
		return "both VPM setups in one instruction (4.18 #9)";
	if (uses_vpm(inst) && writes(inst, ADDR_VPM_SETUP))
		return "VPM access together with a setup (4.18 #9)";
	if (uses_vpm(inst) && (inst->signal == SIG_LDTMU0 || inst->signal == SIG_LDTMU1))
		return "TMU load together with a VPM access (4.18 #10)";
	if (inst->add.address == inst->mul.address && is_peripheral(inst->add.address))
		return "both ALUs write the same peripheral (4.18 #11)";
	if (inst->signal == SIG_THREND && (writes_a_file(&inst->add) || writes_a_file(&inst->mul)))
		return "thread end writes a register file (4.17)";
	return NULL;
}

/* ra14 and rb14 are in use by the hardware then (3.7). */
static bool touches(const struct qpu_inst *inst, unsigned int address)
{
	return inst->read[FILE_A] == address || inst->read[FILE_B] == address ||
	       writes(inst, address);
}

/* The same for one of the last three instructions of a program (4.17). */
const char *qpu_broken_end_rule(const struct qpu_inst *inst)
{
	if (inst->read[FILE_A] == ADDR_UNIFORM || inst->read[FILE_B] == ADDR_UNIFORM)
		return "uniform read in the last three instructions (4.17)";
	if (touches(inst, ADDR_VPM) || touches(inst, ADDR_VPM_SETUP) ||
	    touches(inst, ADDR_VPM_ADDR))
		return "VPM access in the last three instructions (4.17)";
	if (touches(inst, 14))
		return "register 14 used in the last three instructions (4.17)";
	return NULL;
}

/* The same for a rotation right after what wrote the accumulators @written (4.8). */
const char *qpu_broken_rotation_rule(const struct qpu_inst *inst, unsigned int written)
{
	if (!inst->rotate_by && written & 1 << MUX_R5)
		return "rotation by r5 right after its write (4.18 #3)";
	if (written & (1 << inst->mul.in[0] | 1 << inst->mul.in[1]) & 0xf)
		return "rotation of an accumulator right after its write (4.18 #3)";
	return NULL;
}
