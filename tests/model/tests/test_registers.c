// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The register block as drivers see it (2).
 */
#include "test.h"

void test_registers(void)
{
	struct machine *m = machine_new();

	test_begin("identity");
	CHECK_EQ(v3d_read(m->v3d, 0x000), 0x02443356);
	CHECK_EQ(v3d_read(m->v3d, 0x004), 0xc1102431);
	CHECK_EQ(v3d_read(m->v3d, 0x008), 0x00000121);
	machine_free(m);
}
