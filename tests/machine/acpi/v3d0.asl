// SPDX-License-Identifier: GPL-2.0-or-later
#define REGISTERS	0xfed60000
#define CONTROL		0xfed61000
#define RESET		0xfed61004
#define GSI		5
#define POWER		PWR0
#define LINE		RST0
#define LINE_UID	1
#define V3DX		V3D0
#define V3D_UID		2

DefinitionBlock ("", "SSDT", 2, "VCIV", "V3D0", 1)
{
	#include "v3d.inc"
}
