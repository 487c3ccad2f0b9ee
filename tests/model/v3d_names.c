// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What the manual calls the registers (2).
 */
#include <stddef.h>

#include "v3d.h"
#include "v3d_regs.h"

/* By 32-bit word. */
static const char *const names[V3D_REG_SIZE / 4] = {
	[IDENT0 / 4] = "IDENT0",
	[IDENT1 / 4] = "IDENT1",
	[IDENT2 / 4] = "IDENT2",
	[SCRATCH / 4] = "SCRATCH",
	[L2CACTL / 4] = "L2CACTL",
	[SLCACTL / 4] = "SLCACTL",
	[INTCTL / 4] = "INTCTL",
	[INTENA / 4] = "INTENA",
	[INTDIS / 4] = "INTDIS",
	[CT0CS / 4] = "CT0CS",
	[CT1CS / 4] = "CT1CS",
	[CT0EA / 4] = "CT0EA",
	[CT1EA / 4] = "CT1EA",
	[CT0CA / 4] = "CT0CA",
	[CT1CA / 4] = "CT1CA",
	[PCS / 4] = "PCS",
	[BFC / 4] = "BFC",
	[RFC / 4] = "RFC",
	[BPCA / 4] = "BPCA",
	[BPCS / 4] = "BPCS",
	[BPOA / 4] = "BPOA",
	[BPOS / 4] = "BPOS",
	[BXCF / 4] = "BXCF",
	[SQRSV0 / 4] = "SQRSV0",
	[SQRSV1 / 4] = "SQRSV1",
	[SQCNTL / 4] = "SQCNTL",
	[SRQPC / 4] = "SRQPC",
	[SRQUA / 4] = "SRQUA",
	[SRQUL / 4] = "SRQUL",
	[SRQCS / 4] = "SRQCS",
	[VPACNTL / 4] = "VPACNTL",
	[VPMBASE / 4] = "VPMBASE",
	[PCTRC / 4] = "PCTRC",
	[PCTRE / 4] = "PCTRE",
	[PCTR0 / 4 + 0] = "PCTR0", [PCTR0 / 4 + 1] = "PCTRS0",
	[PCTR0 / 4 + 2] = "PCTR1", [PCTR0 / 4 + 3] = "PCTRS1",
	[PCTR0 / 4 + 4] = "PCTR2", [PCTR0 / 4 + 5] = "PCTRS2",
	[PCTR0 / 4 + 6] = "PCTR3", [PCTR0 / 4 + 7] = "PCTRS3",
	[PCTR0 / 4 + 8] = "PCTR4", [PCTR0 / 4 + 9] = "PCTRS4",
	[PCTR0 / 4 + 10] = "PCTR5", [PCTR0 / 4 + 11] = "PCTRS5",
	[PCTR0 / 4 + 12] = "PCTR6", [PCTR0 / 4 + 13] = "PCTRS6",
	[PCTR0 / 4 + 14] = "PCTR7", [PCTR0 / 4 + 15] = "PCTRS7",
	[PCTR0 / 4 + 16] = "PCTR8", [PCTR0 / 4 + 17] = "PCTRS8",
	[PCTR0 / 4 + 18] = "PCTR9", [PCTR0 / 4 + 19] = "PCTRS9",
	[PCTR0 / 4 + 20] = "PCTR10", [PCTR0 / 4 + 21] = "PCTRS10",
	[PCTR0 / 4 + 22] = "PCTR11", [PCTR0 / 4 + 23] = "PCTRS11",
	[PCTR0 / 4 + 24] = "PCTR12", [PCTR0 / 4 + 25] = "PCTRS12",
	[PCTR0 / 4 + 26] = "PCTR13", [PCTR0 / 4 + 27] = "PCTRS13",
	[PCTR0 / 4 + 28] = "PCTR14", [PCTR0 / 4 + 29] = "PCTRS14",
	[PCTR0 / 4 + 30] = "PCTR15", [PCTR0 / 4 + 31] = "PCTRS15",
	[DBCFG / 4] = "DBCFG",
	[DBQITE / 4] = "DBQITE",
	[DBQITC / 4] = "DBQITC",
	[ERRSTAT / 4] = "ERRSTAT",
};

const char *v3d_register_name(uint32_t offset)
{
	return offset < V3D_REG_SIZE ? names[offset / 4] : NULL;
}
