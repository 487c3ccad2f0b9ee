# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the patches that one would send apply, and each builds; with all

suite_series() {
	local log=$tmp/series.log status=0
	if [[ ! $thorough ]]; then
		skipped "the series" "takes long: scripts/test all series"
		return
	fi
	"$top/scripts/series" --check >"$log" 2>&1 || status=$?
	series_count "$log"
	[[ $status == 0 ]] || failed "the series" "see above (status $status)"
}

series_count() {
	local result name
	while read -r result name; do
		case $result in
		ok) passed "$name" ;;
		FAIL) failed "$name" "see above" ;;
		*) echo "     $result $name" ;;
		esac
	done <"$1"
}
