# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the demo passes, and fails when the V3D or its program is broken

suite_demo() {
	local log=$tmp/demo.log program=$tmp/demo.bin why='demo: FAIL: the sample ended with status 1'
	demo_run_again "$log"
	expect "passes" "$(tail -n 1 "$log")" "demo: PASS"
	demo_run "$log" --qemu-arg -global --qemu-arg bcm2835-v3d.qpus=off
	expect "fails without QPUs" "$(demo_qpus "$log") $(tail -n 1 "$log")" "0 $why"
	demo_spoil "$(programs_dir)/samples/vciv/mandelbrot.bin" "$program"
	demo_run "$log" --program "$program"
	expect "fails with one bit of the program flipped" \
		"$(demo_qpus "$log") $(tail -n 1 "$log")" "12 $why"
}

demo_run() {
	local log=$1
	shift
	"$top/scripts/demo" "${guest[@]}" "$@" >"$log" 2>&1 || true
}

# A job of an ordinary user may take 2 s, of which a virtual V3D takes half when the host
# is busy: one that took too long has another try.
demo_run_again() {
	for _ in 1 2 3; do
		demo_run "$1"
		grep -q 'the GPU took too long' "$1" || break
	done
}

# QPUs that took part in the job that stored the picture.
demo_qpus() {
	local job
	job=$(sed -n 's/^v3d: job \([0-9]*\): VDW wrote.*/\1/p' "$1")
	grep -c "^v3d: job ${job:-none}: QPU [0-9]* retired [1-9]" "$1" || true
}

# One bit of the instruction that loads the colours: the program still writes
# where it may, so that the check of the pixels is what fails.
demo_spoil() {
	local offset
	cp "$1" "$2"
	offset=$(LC_ALL=C grep -obUaP -m 1 '\x01\x02\x04\x00' "$1" | cut -d: -f1)
	printf '\x03' | dd of="$2" bs=1 seek="$offset" conv=notrunc status=none
}
