# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the demo passes, and fails when the V3D or its program is broken

suite_demo() {
	local program=$tmp/demo.bin
	demo_run
	expect "passes" "$demo_last" "demo: PASS"
	demo_run --qemu-arg -global --qemu-arg bcm2835-v3d.qpus=off
	expect "fails without QPUs" "${demo_last%%FAIL*}" "demo: "
	demo_flip_bit "$(programs_dir)/samples/vciv/mandelbrot.bin" "$program"
	demo_run --program "$program"
	expect "fails with one bit of the program flipped" "${demo_last%%FAIL*}" "demo: "
}

demo_run() {
	demo_last=$("$top/scripts/demo" "$@" 2>&1 | tee -a "$tmp/demo.log" | tail -n 1) || true
}
