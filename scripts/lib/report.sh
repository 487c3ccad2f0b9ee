# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# What the V3D said about a run.
#
#   report_check FILE QPUS BYTES	whether there is one job that stored anything, in which
#					so many QPUs retired instructions, and VDW wrote BYTES, each
#					byte once and all in memory; prints what is wrong
#
# Jobs that store nothing are the driver's own: it clears what others have left.

report_check() {
	local file=$1 qpus=$2 bytes=$3 job got
	job=$(sed -n 's/^v3d: job \([0-9]*\): VDW wrote.*/\1/p' "$file")
	got=$(wc -w <<<"$job")
	[[ $got == 1 ]] || { echo "the V3D saw $got jobs that store, not 1"; return 1; }
	got=$(grep -c "^v3d: job $job: QPU [0-9]* retired [1-9]" "$file") || true
	[[ $got == "$qpus" ]] || { echo "$got QPUs retired instructions, not $qpus"; return 1; }
	got=$(sed -n 's/.*: VDW wrote \([0-9]*\) .* span \([0-9]*\) bytes, \([0-9]*\) outside.*/\1 \2 \3/p' "$file")
	[[ $got == "$bytes $bytes 0" ]] ||
		{ echo "VDW wrote, over a span of, outside memory: ${got:-nothing}, not $bytes $bytes 0"
		  return 1; }
}
