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
	verify_test_vectors "$out" "$log"
	verify_test_fuzz "$log"
	verify_test_programs acceptance "$out" "$log"
	verify_test_programs infer "$out" "$log"
}

# Accepted programs on the model; its counts are too large to be added to those of tests.
verify_test_fuzz() {
	local status=0
	make -s --no-print-directory -C "$top/tests/fuzz" O="$top/out/build/fuzz" check \
		>"$1" 2>&1 || status=$?
	[[ $status == 0 ]] || tail -n 60 "$1"
	expect "the fuzzers find nothing (make -C tests/fuzz check)" "$status" 0
}

# Public programs are verified if they are there: see tests/programs/public.
verify_test_programs() {
	local status=0
	make -s --no-print-directory -C "$top/tests/verify" O="$2" "$1" \
		PROGRAMS="$cache/programs" >"$3" 2>&1 || status=$?
	results_of "$3" "$status"
}

# KUnit and tests/igt carry the corpus along as C.
verify_test_vectors() {
	local status=0
	make -s --no-print-directory -C "$top/tests/verify" O="$1" check-vectors >"$2" 2>&1 ||
		status=$?
	[[ $status == 0 ]] || head -n 40 "$2"
	expect "the corpus as C is up to date (make -C tests/verify vectors)" "$status" 0
}
