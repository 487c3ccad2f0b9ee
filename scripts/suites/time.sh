# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# in virtual time a run repeats exactly, as the V3D and as the guest sees it

suite_time() {
	local first=$tmp/time.1 second=$tmp/time.2 what
	time_run "$first"
	time_run "$second"
	expect "the run ends well" "$(cat "$first/status")" 0
	expect "the QPUs worked" "$(grep -c ': QPU [0-9]* retired [1-9]' "$first/v3d.log" | grep -vx 0)" \
		"$(grep -c ': QPU [0-9]* retired [1-9]' "$second/v3d.log")"
	for what in output v3d.log; do
		if cmp -s "$first/$what" "$second/$what"; then
			passed "two runs, the same $what"
		else
			diff "$first/$what" "$second/$what" | head -n 10
			failed "two runs, the same $what" "see above"
		fi
	done
}

# The output has all that a program can see of time: how long a job took, when
# interrupts came, and when the kernel wrote each line since it booted.
time_run() {
	local out=$1 status=0
	mkdir "$out"
	"$top/scripts/run" "${guest[@]}" --virtual-time --log-dir "$out" -- sh -c '
		mandelbrot --output /tmp/mandelbrot.png
		echo "status $?"
		cat /proc/uptime /proc/interrupts
		sha256sum /tmp/mandelbrot.png
		dmesg' >"$out/output" || status=$?
	echo "$status" >"$out/status"
}
