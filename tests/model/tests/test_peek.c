// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What a host may see of a QPU between two instructions.
 */
#include "test.h"
#include "words.h"

static void see(struct machine *m, struct v3d_qpu_state *qpu)
{
	CHECK_EQ(v3d_run(m->v3d, 1), 1);
	v3d_get_qpu(m->v3d, 0, qpu);
}

void test_peek(void)
{
	static const uint64_t code[] = {
		LDI(3, 7), LDI_B(4, 8) | SF, LDI(34, -1) | SF, UNIFORM_TO(0),
		MOV(RECIP, R2), NOP, NOP, NOP,
		MOV(TMU0_S, A) ^ RA(0), SIG(10) | IDLE_REGS,
		LDI(VPM_SETUP, 0x00201a00), LDI(VPM_SETUP, 0x83041000), LDI_B(VPM_SETUP, 0x80904000),
		MOV_B(VPM_ADDR, A) ^ RA(0), (NOP ^ RA(MUTEX)) | CADD(1) | ADD(21, A, A),
		MOV(UNIF_ADDR, R2), NOP, NOP, THREND, NOP, NOP,
	};
	struct machine *m = machine_new();
	struct v3d_qpu_state qpu;
	uint32_t early, words[LANES];

	v3d_set_option(m->v3d, "placement", 1);
	v3d_set_option(m->v3d, "dma-delay", 5);
	machine_load(m, CODE, code, sizeof(code) / 8);
	machine_set(m, UNIFORMS, DATA);
	machine_start(m, CODE, UNIFORMS);

	test_begin("registers and flags");
	see(m, &qpu);
	CHECK(qpu.active);
	CHECK_EQ(qpu.pc, CODE + 8);
	CHECK_EQ(qpu.reg[3][15], 7);
	see(m, &qpu);
	CHECK_EQ(qpu.reg[36][0], 8);
	CHECK_EQ(qpu.z, 0);
	CHECK_EQ(qpu.n, 0);
	see(m, &qpu);
	CHECK_EQ(qpu.reg[66][1], 0xffffffff);
	CHECK_EQ(qpu.n, 0xffff);
	CHECK_EQ(qpu.uniform, UNIFORMS);
	see(m, &qpu);
	CHECK_EQ(qpu.reg[0][0], DATA);
	CHECK_EQ(qpu.uniform, UNIFORMS + 4);

	test_begin("r4 has the SFU's result where it may be read");
	see(m, &qpu);
	CHECK_EQ(qpu.r4_wait, 2);
	see(m, &qpu);
	CHECK_EQ(qpu.r4_wait, 1);
	see(m, &qpu);
	CHECK_EQ(qpu.r4_wait, 0);
	early = qpu.reg[68][0];
	see(m, &qpu);
	CHECK_EQ(qpu.reg[68][0], early);

	test_begin("what is under way");
	see(m, &qpu);
	CHECK_EQ(qpu.tmu[0], 1);
	CHECK_EQ(qpu.tmu[1], 0);
	see(m, &qpu);
	CHECK_EQ(qpu.tmu[0], 0);
	see(m, &qpu);
	CHECK_EQ(qpu.vpm_reads, 2);
	see(m, &qpu);
	CHECK_EQ(qpu.vdr_setup, 0x83041000);
	see(m, &qpu);
	CHECK_EQ(qpu.vdw_setup, 0x80904000);
	see(m, &qpu);
	CHECK(qpu.vdw.running);
	CHECK(!qpu.vdr.running);
	CHECK_EQ(qpu.vdw.address, DATA);
	CHECK(!qpu.mutex);
	see(m, &qpu);
	CHECK(qpu.mutex);
	see(m, &qpu);
	CHECK_EQ(qpu.uniform_wait, 2);
	CHECK_EQ(qpu.uniform, 0xfffffffc);
	see(m, &qpu);
	CHECK_EQ(qpu.uniform_wait, 1);
	see(m, &qpu);
	CHECK_EQ(qpu.uniform_wait, 0);

	test_begin("the VPM");
	machine_run(m);
	v3d_get_vpm(m->v3d, 0, words);
	CHECK(words[2]);
	CHECK_EQ(words[2], machine_get(m, DATA + 8));

	test_begin("an end");
	v3d_get_qpu(m->v3d, 0, &qpu);
	CHECK(!qpu.active);
	machine_free(m);
}
