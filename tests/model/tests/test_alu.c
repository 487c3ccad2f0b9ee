// SPDX-License-Identifier: GPL-2.0-or-later
#include "test.h"
#include "words.h"

void test_alu(void)
{
	static const uint64_t code[] = {
		UNIFORM_TO(32), UNIFORM_TO(33),
		(NOP ^ WADD(34)) | CADD(1) | ADD(12, R0, R1),
		LDI_B(VPM_SETUP, 0x1a00),
		MOV(VPM, R2),
		LDI_B(VPM_SETUP, 0x80904000),
		UNIFORM_TO_B(VPM_ADDR),
		WAIT_ST,
		LDI(HOST_INT, 1),
		NOP,
		END
	};
	struct machine *m = machine_new();

	test_begin("add");
	machine_load(m, CODE, code, sizeof(code) / 8);
	machine_set(m, UNIFORMS, 40);
	machine_set(m, UNIFORMS + 4, 2);
	machine_set(m, UNIFORMS + 8, DATA);
	machine_start(m, CODE, UNIFORMS);
	CHECK(machine_run(m));
	CHECK_EQ(machine_get(m, DATA), 42);
	CHECK_EQ(machine_get(m, DATA + 60), 42);
	CHECK_EQ(machine_get(m, DATA + 64), 0);
	CHECK_EQ(m->messages, 0);
	CHECK(m->irq);
	CHECK_EQ(v3d_read(m->v3d, 0x43c), 0x10100);
	machine_free(m);
}
