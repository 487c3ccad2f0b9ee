#!/bin/sh
# SPDX-License-Identifier: MIT
#
# usage: programs.sh NAME.bin...
#
# Writes a C header with the instructions of assembled QPU programs: inside an
# IGT tree there is no assembler.

set -eu

cat <<END
/* SPDX-License-Identifier: MIT */
/* Made by "make programs" from tests/programs, to be changed there. */
#ifndef VCIV_PROGRAMS_H
#define VCIV_PROGRAMS_H

#include <stdint.h>
END

for file; do
	printf '\nstatic const uint64_t %s_words[] = {\n' "$(basename "$file" .bin)"
	od -An -v -t x8 -w8 --endian=little "$file" | sed 's/ *\(.*\)/\t0x\1,/'
	printf '};\n'
done

printf '\n#endif\n'
