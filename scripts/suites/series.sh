# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the patches that one would send; with all, each builds and passes its tests

suite_series() {
	local log=$tmp/series.log status=0
	"$top/scripts/series" ${thorough:+--check} >"$log" 2>&1 || status=$?
	series_count "$log"
	if [[ $status != 0 ]]; then
		failed "the series" "see above (status $status)"
	else
		passed "the series can be written"
	fi
	[[ $thorough ]] || skipped "each patch" "takes long: scripts/test all series"
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
