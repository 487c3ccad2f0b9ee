// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The register block as drivers see it (2).
 */
#include <string.h>

#include "test.h"

static void test_storage(void)
{
	static const struct { uint32_t offset, mask; } registers[] = {
		{ 0x010, ~0u }, { 0x308, ~0u }, { 0x30c, ~0u }, { 0x310, 3 }, { 0x410, ~0u },
		{ 0x414, ~0u }, { 0x418, 0xf }, { 0x434, ~0u }, { 0x438, 0xfff },
		{ 0x500, 0x3fff }, { 0x504, 0x1f }, { 0x680, ~0u }, { 0x684, 0x1f },
		{ 0x6f8, ~0u }, { 0x6fc, 0x1f }, { 0x674, 0x8000ffff }, { 0xe00, 1 },
		{ 0xe2c, 0xffff },
	};
	struct machine *m = machine_new();
	size_t i;

	test_begin("registers that are storage");
	v3d_set_power(m->v3d, false);
	v3d_set_power(m->v3d, true);
	for (i = 0; i < sizeof(registers) / sizeof(registers[0]); i++) {
		uint32_t offset = registers[i].offset;

		CHECK_EQ(v3d_read(m->v3d, offset), 0);
		v3d_write(m->v3d, offset, 0xffffffff);
		CHECK_EQ(v3d_read(m->v3d, offset), registers[i].mask);
		v3d_write(m->v3d, offset, 0);
		CHECK_EQ(v3d_read(m->v3d, offset), 0);
	}
	machine_free(m);
}

static void test_names(void)
{
	test_begin("names of registers");
	CHECK(!strcmp(v3d_register_name(0x000), "IDENT0"));
	CHECK(!strcmp(v3d_register_name(0x43c), "SRQCS"));
	CHECK(!strcmp(v3d_register_name(0x6fc), "PCTRS15"));
	CHECK(!v3d_register_name(0xffc));
	CHECK(!v3d_register_name(V3D_REG_SIZE));
}

static void test_identity(void)
{
	struct machine *m = machine_new();
	uint32_t offset;

	test_begin("identity");
	CHECK_EQ(v3d_read(m->v3d, 0x000), 0x02443356);
	CHECK_EQ(v3d_read(m->v3d, 0x004), 0xc1102431);
	CHECK_EQ(v3d_read(m->v3d, 0x008), 0x00000121);
	v3d_write(m->v3d, 0x000, 0);
	CHECK_EQ(v3d_read(m->v3d, 0x000), 0x02443356);
	CHECK_EQ(v3d_read(m->v3d, 0xf20), 0x1000);

	test_begin("powered off");
	v3d_write(m->v3d, 0x010, 0x12345678);
	CHECK_EQ(v3d_read(m->v3d, 0x010), 0x12345678);
	v3d_set_power(m->v3d, false);
	for (offset = 0; offset < V3D_REG_SIZE; offset += 4)
		CHECK_EQ(v3d_read(m->v3d, offset), 0xdeadbeef);
	v3d_write(m->v3d, 0x010, 0x12345678);
	v3d_set_power(m->v3d, true);
	CHECK_EQ(v3d_read(m->v3d, 0x010), 0);
	CHECK_EQ(v3d_read(m->v3d, 0x504), 0);
	CHECK_EQ(v3d_read(m->v3d, 0xe00), 0);
	machine_free(m);
}

static void test_l2c(void)
{
	struct machine *m = machine_new();

	test_begin("L2CACTL");
	CHECK_EQ(v3d_read(m->v3d, 0x020), 0);
	v3d_write(m->v3d, 0x020, 1);
	CHECK_EQ(v3d_read(m->v3d, 0x020), 1);
	v3d_write(m->v3d, 0x020, 4);
	CHECK_EQ(v3d_read(m->v3d, 0x020), 1);
	v3d_write(m->v3d, 0x020, 2);
	CHECK_EQ(v3d_read(m->v3d, 0x020), 0);
	CHECK_EQ(v3d_read(m->v3d, 0x024), 0);
	machine_free(m);
}

/* Out of memory from reset on, and for as long as no block is given (2.4). */
static void test_out_of_memory(void)
{
	struct machine *m = machine_new();

	test_begin("OUTOMEM");
	CHECK_EQ(v3d_read(m->v3d, 0x030), 4);
	v3d_write(m->v3d, 0x030, 0xf);
	CHECK_EQ(v3d_read(m->v3d, 0x030), 4);
	CHECK(!m->irq);
	v3d_write(m->v3d, 0x034, 4);
	CHECK_EQ(v3d_read(m->v3d, 0x038), 4);
	CHECK(m->irq);
	v3d_write(m->v3d, 0x30c, 4096);
	CHECK(!m->irq);
	CHECK_EQ(v3d_read(m->v3d, 0x030), 0);
	v3d_write(m->v3d, 0x30c, 0);
	CHECK(m->irq);
	v3d_write(m->v3d, 0x038, 0xf);
	CHECK(!m->irq);
	CHECK_EQ(v3d_read(m->v3d, 0x034), 0);
	machine_free(m);
}

static void test_option_names(void)
{
	struct machine *m = machine_new();
	int i, j;

	test_begin("options");
	for (i = 0; i < V3D_OPTIONS; i++) {
		const struct v3d_option_info *info = &v3d_option_info[i];

		CHECK(info->name && info->help && info->standard <= info->most);
		for (j = 0; j < i; j++)
			CHECK(info->name != v3d_option_info[j].name);
		CHECK(v3d_set_option(m->v3d, info->name, info->most));
		if (info->most != UINT64_MAX)
			CHECK(!v3d_set_option(m->v3d, info->name, info->most + 1));
	}
	CHECK(!v3d_set_option(m->v3d, "no-such-option", 0));
	machine_free(m);
}

void test_registers(void)
{
	test_identity();
	test_storage();
	test_names();
	test_l2c();
	test_out_of_memory();
	test_option_names();
}
