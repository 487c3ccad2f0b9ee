# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# two V3Ds, on the PC

source "$top/scripts/suites/igt.sh"

# Of a SoC's V3D there is but one: wherever other suites run, this one needs a PC.
suite_devices() {
	local log=$tmp/devices.log status=0 guest
	suite_select "pc ${kernel_name:-debug}"
	build_all
	"$top/scripts/run" "${guest[@]}" --param allow_unverified=1 \
		--qemu-arg -acpitable --qemu-arg "file=$(bios_dir)/v3d1.aml" \
		--qemu-arg -device --qemu-arg v3d-pc,slot=1 -- sh -c '
		echo "program vciv_devices"
		/usr/libexec/vciv-tests/vciv_devices 2>&1
		echo "status $?"' >"$log" || status=$?
	igt_count "$log"
	expect "nothing is skipped" "$(grep -c ': SKIP' "$log")" 0
	[[ $status == 0 ]] || failed "all" "the machine failed (status $status)"
}
