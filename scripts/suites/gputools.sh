# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# IGT's own programs, on the PC

suite_gputools() {
	local log=$tmp/gputools.log status=0
	[[ $machine == pc ]] || return 0
	"$top/scripts/igt" --kernel "$kernel" --results "$tmp/gputools" >"$log" || status=$?
	results_of "$log" "$status"
}
