# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the driver's KUnit tests, in the guest's kernel

suite_kunit() {
	local log=$tmp/kunit.log status=0 result name
	"$top/scripts/run" "${guest[@]}" -- sh -c \
		'modprobe vciv_kunit && cat /sys/kernel/debug/kunit/*/results' >"$log" || status=$?
	if [[ $status != 0 ]] || ! grep -q '^ok\|^not ok' "$log"; then
		cat "$log"
		failed "all" "no results (status $status)"
		return
	fi
	while IFS=$'\t' read -r result name; do
		case $result in
		ok) passed "$name" ;;
		skip) skipped "$name" "as it says itself" ;;
		*) failed "$name" "see: scripts/run -- sh -c 'modprobe vciv_kunit; dmesg'" ;;
		esac
	done < <(kunit_leaves "$log")
}

# Results are indented by their depth and follow those they are made of: one that
# is less deep than the one before it is a sum, and of interest only if it failed.
kunit_leaves() {
	awk '
	{ match($0, /[^ ]/); depth = RSTART }
	/# Subtest: / { sub(/.*# Subtest: /, ""); parent[depth] = $0 ": " }
	match($0, /^ *(not )?ok [0-9]+ /) {
		name = parent[depth] substr($0, RSTART + RLENGTH)
		result = $1 == "not" ? "not" : $0 ~ /# SKIP/ ? "skip" : "ok"
		sub(/ *# SKIP.*/, "", name)
		if (depth >= last || result == "not")
			print result "\t" name
		last = depth
	}' "$1"
}
