# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the uAPI from a user's side: tests/igt, in the guest

suite_igt() {
	igt_test_programs
	igt_test_guest /usr/libexec/vciv-tests
}

# The tests carry their QPU programs along, for IGT trees without an assembler.
igt_test_programs() {
	local out=$tmp/igt.programs log=$tmp/igt.programs.log
	if make -s -C "$top/tests/igt" O="$out" QPU_AS="$programs_tools/qpu-as" check-programs \
			>"$log" 2>&1; then
		passed "vciv_programs.h is up to date"
	else
		cat "$log"
		failed "vciv_programs.h is up to date" "make -C tests/igt programs writes it"
	fi
}

# All programs in a directory of the guest, and what they leak, on a kernel that
# finds out. Stress is short unless there is time.
#
# What BOs have and what is free of the contiguous memory has to be the same after
# each program as it was before, though not at once: files are closed in the
# background. Of a device that no reset helps, which the first word of memory() counts,
# the last job's memory stays in use.
igt_test_guest() {
	local log=$tmp/igt.log status=0 stress=${thorough:+240}
	"$top/scripts/run" "${guest[@]}" --param allow_unverified=1 \
		--param bo_memory=33554432 --timeout 3600 -- sh -c '
		memory() {
			echo "$(dmesg | grep -c "wedged, needs recovery")" \
				"$(cat /sys/kernel/debug/dri/*/bos | grep -m 1 "^used")," \
				"pages free $(cat /sys/kernel/mm/cma/*/available_pages)"
		}
		modprobe vgem
		export VCIV_STRESS_SECONDS='"${stress:-20}"'
		'"$(declare -f igt_leaks)"'
		for program in '"$1"'/*; do
			[ -x "$program" ] || continue
			before=$(memory)
			echo "program ${program##*/}"
			timeout 600 "$program" 2>&1
			echo "status $?"
			for try in $(seq 20); do
				after=$(memory)
				[ "$before" != "$after" ] && [ "${before%% *}" = "${after%% *}" ] || break
				sleep 1
			done
			echo "before $before"
			echo "after $after"
		done
		igt_leaks' >"$log" || status=$?
	igt_count "$log"
	[[ $status == 0 ]] || failed "all" "the machine failed (status $status)"
	grep -q '^program ' "$log" || failed "all" "there are no programs"
	igt_memory "$log"
}

# Whoever leaves something is told by name.
igt_memory() {
	local word wedged memory program before leaks=0 count=0
	while read -r word wedged memory; do
		case $word in
		program) program=$wedged ;;
		before) before=("$wedged" "$memory") ;;
		after)
			count=$((count + 1))
			if [[ $wedged != "${before[0]}" ]]; then
				skipped "$program: memory" "it broke the device"
			elif [[ $memory != "${before[1]}" || ! $memory =~ ^used\ [0-9]+,\ pages\ free\ [0-9] ]]; then
				leaks=$((leaks + 1))
				failed "$program: memory" "${before[1]} before, $memory after"
			fi
			;;
		esac
	done <"$1"
	[[ $leaks != 0 || $count == 0 ]] || passed "no program of $count leaves memory in use"
}

# In the guest. What one scan finds may be about to be freed, or be found in use by
# the next.
igt_leaks() {
	local list=/sys/kernel/debug/kmemleak
	[ -e $list ] || return 0
	echo "program kmemleak"
	sleep 10
	echo scan >$list && sleep 10 && echo scan >$list && [ -z "$(cat $list)" ]
	echo "status $?"
	cat $list
}

# Lines as IGT programs print them. One that ends badly without a subtest that
# says so (98 is a failed subtest, 77 and 79 are skips) is a failure by itself.
igt_count() {
	local line program='' subtests=0 failures=0
	while read -r line; do
		if [[ $line =~ ^program\ (.*) ]]; then
			program=${BASH_REMATCH[1]} subtests=0 failures=0
		elif [[ $line =~ ^Subtest\ ([^:]*):\ ([A-Z]+) ]]; then
			subtests=$((subtests + 1))
			case ${BASH_REMATCH[2]} in
			SUCCESS) passed "$program: ${BASH_REMATCH[1]}" ;;
			SKIP) skipped "$program: ${BASH_REMATCH[1]}" "as it says itself" ;;
			*) failures=$((failures + 1))
			   failed "$program: ${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" ;;
			esac
		elif [[ $line =~ ^status\ ([0-9]+)$ ]]; then
			igt_program "$program" "${BASH_REMATCH[1]}" "$subtests" "$failures"
			program=
		elif [[ ! $line =~ ^(Starting\ subtest|before\ |after\ ) ]]; then
			echo "     $line"
		fi
	done <"$1"
	[[ ! $program ]] || failed "$program" "it did not end"
}

igt_program() {
	local program=$1 status=$2 subtests=$3 failures=$4
	case $status in
	0) [[ $subtests != 0 ]] || passed "$program" ;;
	77 | 79) [[ $subtests != 0 ]] || skipped "$program" "as it says itself" ;;
	*) [[ $failures != 0 ]] || failed "$program" "it ended with status $status" ;;
	esac
}
