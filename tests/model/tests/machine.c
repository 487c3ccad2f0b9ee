// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The host of the model in its tests.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

#define VPMBASE	0x504
#define SRQPC	0x430
#define SRQUA	0x434
#define SRQUL	0x438
#define DBCFG	0xe00
#define DBQITE	0xe2c

#define LONG_ENOUGH	10000000

static uint8_t *at(struct machine *m, uint32_t address, uint32_t size)
{
	if (address < RAM_BASE || address - RAM_BASE > RAM_SIZE - size)
		return NULL;
	return m->ram + (address - RAM_BASE);
}

static bool host_read(void *opaque, uint32_t address, void *data, uint32_t size)
{
	uint8_t *ram = at(opaque, address, size);

	if (ram)
		memcpy(data, ram, size);
	return ram;
}

static bool host_write(void *opaque, uint32_t address, const void *data, uint32_t size)
{
	uint8_t *ram = at(opaque, address, size);

	if (ram)
		memcpy(ram, data, size);
	return ram;
}

static void host_access(void *opaque, const struct v3d_access *access)
{
	struct machine *m = opaque;

	if (m->accesses < MAX_ACCESSES)
		m->access[m->accesses++] = *access;
}

static void host_irq(void *opaque, bool level)
{
	struct machine *m = opaque;

	m->irq = level;
}

static void host_message(void *opaque, const char *text)
{
	struct machine *m = opaque;

	m->messages++;
	snprintf(m->message, sizeof(m->message), "%s", text);
}

static const struct v3d_host host = {
	.read = host_read,
	.write = host_write,
	.access = host_access,
	.irq = host_irq,
	.message = host_message,
};

struct machine *machine_new(void)
{
	struct machine *m = calloc(1, sizeof(*m));

	m->v3d = v3d_new(&host, m);
	v3d_set_power(m->v3d, true);
	v3d_write(m->v3d, VPMBASE, 16);
	v3d_write(m->v3d, DBCFG, 1);
	v3d_write(m->v3d, DBQITE, 0xfff);
	return m;
}

void machine_free(struct machine *m)
{
	v3d_free(m->v3d);
	free(m);
}

uint32_t machine_get(struct machine *m, uint32_t address)
{
	uint32_t value = 0;

	host_read(m, address, &value, sizeof(value));
	return value;
}

void machine_set(struct machine *m, uint32_t address, uint32_t value)
{
	host_write(m, address, &value, sizeof(value));
}

void machine_load(struct machine *m, uint32_t address, const uint64_t *code, size_t count)
{
	host_write(m, address, code, count * sizeof(*code));
}

void machine_start(struct machine *m, uint32_t code, uint32_t uniforms)
{
	v3d_write(m->v3d, SRQUL, 0xfff);
	v3d_write(m->v3d, SRQUA, uniforms);
	v3d_write(m->v3d, SRQPC, code);
}

bool machine_run(struct machine *m)
{
	v3d_run(m->v3d, LONG_ENOUGH);
	return !v3d_busy(m->v3d);
}

unsigned int machine_count(const struct machine *m, enum v3d_unit unit)
{
	unsigned int i, n = 0;

	for (i = 0; i < m->accesses; i++)
		n += m->access[i].unit == unit;
	return n;
}
