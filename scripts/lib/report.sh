# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# What the V3D said about a run.
#
#   report_check FILE QPUS BYTES	whether it was one job in which so many QPUs
#					retired instructions and VDW wrote BYTES, each byte
#					once and all in memory; prints what is wrong

report_check() {
	local file=$1 qpus=$2 bytes=$3 got
	got=$(sed -n 's/^v3d: job \([0-9]*\): [0-9]* programs.*/\1/p' "$file" | wc -l)
	[[ $got == 1 ]] || { echo "the V3D saw $got jobs, not 1"; return 1; }
	got=$(grep -c 'QPU [0-9]* retired [1-9]' "$file") || true
	[[ $got == "$qpus" ]] || { echo "$got QPUs retired instructions, not $qpus"; return 1; }
	got=$(sed -n 's/.*: VDW wrote \([0-9]*\) .* span \([0-9]*\) bytes, \([0-9]*\) outside.*/\1 \2 \3/p' "$file")
	[[ $got == "$bytes $bytes 0" ]] ||
		{ echo "VDW wrote, over a span of, outside memory: ${got:-nothing}, not $bytes $bytes 0"
		  return 1; }
}
