# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the V3D as a device of QEMU, at the level of registers

suite_qemu() {
	local log=$tmp/qemu.log status=0
	qemu_build
	"$top/tests/qemu/tests/run.py" "$(qemu_binary aarch64)" >"$log" 2>&1 || status=$?
	results_of "$log" "$status"
}
