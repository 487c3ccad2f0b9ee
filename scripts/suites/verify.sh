# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the verifier's core, on the host with sanitizers

# Its runner adds up what its programs count; when all is well the sum is enough.
suite_verify() {
	local out=$top/out/build/verify log=$tmp/verify.log sum=$tmp/verify.sum status=0
	make -s --no-print-directory -C "$top/tests/verify" O="$out" check >"$log" 2>&1 || status=$?
	[[ $status == 0 ]] || cat "$log"
	tail -n 1 "$log" >"$sum"
	results_of "$sum" "$status"
}
