# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# in virtual time a run repeats exactly, and the driver's times are the V3D's

suite_time() {
	local first second what
	first=$(mktemp -d "$tmp/time.XXXX")
	second=$(mktemp -d "$tmp/time.XXXX")
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
	time_usage
}

# The output has all that a program can see of time: how long a job took, when
# interrupts came, and when the kernel wrote each line since it booted.
time_run() {
	local out=$1 status=0
	"$top/scripts/run" "${guest[@]}" --virtual-time --log-dir "$out" -- sh -c '
		mandelbrot --output /tmp/mandelbrot.png
		echo "status $?"
		cat /proc/uptime /proc/interrupts
		sha256sum /tmp/mandelbrot.png
		dmesg' >"$out/output" || status=$?
	echo "$status" >"$out/status"
}

# What fdinfo says of clients whose jobs take turns is the time that the V3D had
# them, to 1 %: it takes up work and tells of its end every 10 us.
time_usage() {
	local out instances model driver
	out=$(mktemp -d "$tmp/time.XXXX")
	"$top/scripts/run" "${guest[@]}" --virtual-time --param allow_unverified=1 --log-dir "$out" -- \
		/usr/libexec/vciv-tests/vciv_fdinfo --run-subtest mixed >"$out/output" 2>&1 || true
	for instances in 12 1 5; do
		model=$(time_of_model "$instances" "$out/v3d.log")
		driver=$(sed -n "s/^client with $instances instances: \([0-9]*\) ns busy.*/\1/p" "$out/output")
		if ((model > 0 && driver > 0 && (driver - model) * 100 <= model &&
		     (model - driver) * 100 <= model)); then
			passed "busy time of the client with $instances instances, $driver ns"
		else
			failed "busy time of the client with $instances instances" \
				"the driver says '$driver' ns, the V3D $model"
		fi
	done
}

# In ns, of jobs with so many instances, which store something where the driver's own
# do not. In virtual time QPUs run 900 instructions in a microsecond, and a job of
# this test makes none wait.
time_of_model() {
	awk -v instances="$1" '
		/ programs on / { ours = $4 == instances; retired = $9 }
		/: VDW wrote / && ours { sum += retired }
		END { printf "%d", sum * 1000 / 900 }' "$2"
}
