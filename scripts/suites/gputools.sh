# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# programs of others, on the PC: tests of IGT, its gputop, trace-cmd

# There is no /debian on the Raspberry Pi: wherever other suites run, this one needs a PC.
suite_gputools() {
	local out=$tmp/gputools guest kernel=${kernel_name:-debug}
	guest=(--machine pc --kernel "$kernel")
	gputools_igt
	gputools_gputop
	gputools_trace
}

gputools_igt() {
	local log=$tmp/gputools.log status=0
	"$top/scripts/igt" --kernel "$kernel" --results "$out" >"$log" || status=$?
	results_of "$log" "$status"
}

# Lines of clients have their number, memory, load and name. Not at each moment does one
# of them have a job.
gputools_gputop() {
	local seen
	"$top/scripts/igt" --gputop --kernel "$kernel" --results "$out" >/dev/null || true
	seen=$(grep -E '^ *[0-9]+ .* [0-9.]+% .*mandelbrot' "$out/gputop.txt" | grep -cv ' 0\.0%') || true
	if ((seen > 0)); then
		passed "gputop shows who uses the V3D"
	else
		cat "$out/gputop.txt"
		failed "gputop shows who uses the V3D" "it shows no client at work, see above"
	fi
}

# As the documentation says: the events of a program's job, in their order. By the clock
# of all CPUs: the machine's TSCs, by which each would have its own, count apart.
gputools_trace() {
	local log=$out/trace.txt
	"$top/scripts/run" "${guest[@]}" --timeout 900 -- sh -c '
		chroot /debian trace-cmd start -C mono -e vciv -e gpu_scheduler -e dma_fence &&
		saxpy &&
		chroot /debian trace-cmd stop &&
		chroot /debian trace-cmd extract -o /tmp/trace.dat &&
		chroot /debian trace-cmd report -i /tmp/trace.dat' >"$log" 2>&1 ||
		failed "trace-cmd" "$(tail -n 1 "$log")"
	expect "trace-cmd shows a job" \
		"$(sed -n 's/.*\(vciv_[a-z]*\): .*client=.*/\1/p' "$log" | xargs)" \
		"vciv_submit vciv_scrub vciv_run vciv_done"
}
