# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# IGT's own programs, run by IGT's own runner. To be sourced after build.sh, with the
# PC selected.
#
#   igt_tests		prints the names of the tests that apply
#   igt_run DIR TEST...	runs tests in the guest; what IGT has to say is left in DIR
#   igt_gputop DIR	lets IGT's gputop look at a node that is at work
#
# The lists in tests/igt/ci have the form of the kernel's drivers/gpu/drm/ci.

igt_ci=$top/tests/igt/ci
igt_root=/usr/libexec/igt-gpu-tools
# Some tests fill the memory that there is for BOs: enough for all others, and soon full.
igt_bo_memory=$((16 << 20))
# Some give a thread 100 ms to get to its place. Time that follows the CPU's instructions
# gives them these however busy the host is. On one CPU: the other's timer does not work so.
igt_clock=(--qemu-arg -icount --qemu-arg shift=0 --qemu-arg -smp --qemu-arg 1)
# Seconds: for one program, and for all.
igt_program_timeout=400
igt_timeout=2400

# The lines of a list, without comments.
igt_list() {
	sed '/^#/d; /^$/d' "$igt_ci/$1"
}

igt_tests() {
	igt_list vciv.testlist
}

# The runner asks each program of its list for its subtests: it gets a list of
# those that are wanted, beside links to them.
igt_run() {
	local dir=$1 share=$tmp/igt
	shift
	rm -rf "$share"
	mkdir -p "$share"
	printf '%s\n' "$@" >"$share/tests"
	"$top/scripts/run" "${guest[@]}" --param vc4_uapi=1 \
		--param bo_memory="$igt_bo_memory" --timeout "$((igt_timeout + 120))" \
		"${igt_clock[@]}" --share "$share" -- sh -c "
		modprobe vgem
		while read -r test; do
			mkdir -p \"/tmp/igt/\$(dirname \"\$test\")\"
			ln -s \"$igt_root/\$test\" \"/tmp/igt/\$test\"
		done </share/tests
		{ echo TESTLIST; tr '\n' ' ' </share/tests; echo; echo END TESTLIST; } \
			>/tmp/igt/test-list.txt
		chroot /debian igt_runner --overwrite --multiple-mode \
			--per-test-timeout $igt_program_timeout --overall-timeout $igt_timeout \
			/tmp/igt /share/results" >"$tmp/igt.log" 2>&1 || {
		cat "$tmp/igt.log" >&2
		die "igt: the runner failed in the guest, see above"
	}
	mkdir -p "$dir"
	cp -R "$share/results/." "$dir"
}

# With clients that keep the V3D busy, and exist for longer than gputop waits: they
# have to share it. What it prints for a terminal is of use without the colours, too.
igt_gputop() {
	local dir=$1
	mkdir -p "$dir"
	"$top/scripts/run" "${guest[@]}" --timeout 300 -- sh -c '
		client() {
			while mandelbrot --output /tmp/$1.png; do :; done
		}
		for name in a b c; do
			client $name >/dev/null 2>&1 &
		done
		sleep 5
		chroot /debian gputop -n 8 -d 2' | sed 's/\x1b\[[0-9;]*[A-Za-z]//g' >"$dir/gputop.txt"
}
