// SPDX-License-Identifier: GPL-2.0-or-later
/* The second of a PC that has two. */
#define REGISTERS	0xfed63000
#define CONTROL		0xfed64000
#define RESET		0xfed64004
#define GSI		6
#define POWER		PWR1
#define LINE		RST1
#define LINE_UID	3
#define V3DX		V3D1
#define V3D_UID		4

DefinitionBlock ("", "SSDT", 2, "VCIV", "V3D1", 1)
{
	#include "v3d.inc"
}
