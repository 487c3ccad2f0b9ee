# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# nothing of a client is left for the next, whatever the hardware does

source "$top/scripts/suites/igt.sh"

# What the manual leaves open (tests/model/v3d_options.c): a reset may leave
# everything as it was, and programs may all go to the first QPU that is idle.
suite_isolation() {
	isolation_run "QPUs in turn, a reset leaves all" \
		placement=0,power-up=1,semaphore-reset=1
	isolation_run "first idle QPU" placement=1
	isolation_run "first idle QPU, a reset leaves all" \
		placement=1,power-up=1,semaphore-reset=1
}

isolation_run() {
	local where=$suite log=$tmp/isolation.log status=0
	suite="$where, $1"
	"$top/scripts/run" "${guest[@]}" --param allow_unverified=1 \
		--qemu-arg -global --qemu-arg "bcm2835-v3d.options=stale=1,$2" -- sh -c '
		echo "program vciv_isolation"
		/usr/libexec/vciv-tests/vciv_isolation 2>&1
		echo "status $?"' >"$log" || status=$?
	igt_count "$log"
	[[ $status == 0 ]] || failed "all" "the machine failed (status $status)"
	suite=$where
}
