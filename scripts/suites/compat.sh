# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# 32-bit programs on the guest's 64-bit kernel: tests/igt and the sample

source "$top/scripts/suites/igt.sh"

suite_compat() {
	[[ $machine_debian_arch32 ]] || return 0
	igt_test_guest /usr/32/libexec/vciv-tests
	compat_test_sample
}

compat_test_sample() {
	local log=$tmp/compat.log status=0
	"$top/scripts/run" "${guest[@]}" --user -- \
		/usr/32/bin/mandelbrot --size 256 --output /tmp/mandelbrot.png \
		>"$log" 2>&1 || status=$?
	[[ $status == 0 ]] || cat "$log"
	expect "the sample" "$status" 0
}
