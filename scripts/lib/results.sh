# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# Counting tests. Each prints one line.
#
#   passed NAME, failed NAME WHY, skipped NAME WHY
#   expect NAME GOT WANTED	passed when both are the same text
#   results_of LOG STATUS	shows what other runners printed, and adds to the count the
#				lines in which they count as ours does
#   results_summary		the last line; fails when a test failed

results_passed=0
results_failed=0
results_skipped=0

passed() {
	results_passed=$((results_passed + 1))
	echo "ok   $suite: $1"
}

failed() {
	results_failed=$((results_failed + 1))
	echo "FAIL $suite: $1: $2"
}

skipped() {
	results_skipped=$((results_skipped + 1))
	echo "skip $suite: $1: $2"
}

expect() {
	if [[ $2 == "$3" ]]; then
		passed "$1"
	else
		failed "$1" "got '${2:0:200}', not '${3:0:200}'"
	fi
}

results_of() {
	local log=$1 status=$2 line count counts=0 failures=0
	count='^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$'
	while read -r line; do
		echo "     $suite: $line"
		if [[ $line =~ $count ]]; then
			counts=$((counts + 1))
			failures=$((failures + BASH_REMATCH[2]))
			results_passed=$((results_passed + BASH_REMATCH[1]))
			results_skipped=$((results_skipped + BASH_REMATCH[3]))
		fi
	done <"$log"
	results_failed=$((results_failed + failures))
	if [[ $counts == 0 ]] || [[ $status != 0 && $failures == 0 ]]; then
		failed "all" "the tests did not run to their end (status $status)"
	fi
}

results_summary() {
	echo "$results_passed passed, $results_failed failed, $results_skipped skipped"
	[[ $results_failed == 0 ]]
}
