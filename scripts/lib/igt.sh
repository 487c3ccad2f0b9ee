# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# IGT's own programs, run by IGT's own runner. To be sourced after build.sh, with the
# PC selected.
#
#   igt_tests		prints the names of the tests that apply
#   igt_run DIR TEST...	runs tests in the guest; what IGT has to say is left in DIR
#   igt_run_skipped DIR	the same for those that are not run, to see whether that is right
#   igt_gputop DIR	lets IGT's gputop look at a node that is at work
#
# The lists in tests/igt/ci have the form of the kernel's drivers/gpu/drm/ci.

igt_ci=$top/tests/igt/ci
igt_root=/usr/libexec/igt-gpu-tools
# Seconds: for one program, and for all.
igt_program_timeout=200
igt_timeout=2400

# The lines of a list, without comments.
igt_list() {
	sed '/^#/d; /^$/d' "$igt_ci/$1"
}

igt_tests() {
	igt_list vciv.testlist
}

igt_run() {
	local dir=$1
	shift
	igt_list vciv-skips.txt >"$tmp/igt.blacklist"
	igt_guest "$dir" '.*' "$@"
}

# The runner takes expressions for what it is to run, too.
igt_run_skipped() {
	: >"$tmp/igt.blacklist"
	igt_guest "$1" "$(igt_list vciv-skips.txt | paste -sd '|')" \
		$(igt_list vciv-skips.txt | sed 's/@.*//; s/\.\*$//' | sort -u)
}

# The runner asks each program of its list for its subtests: it gets a list of
# those that are wanted, beside links to them.
igt_guest() {
	local dir=$1 include=$2 share=$tmp/igt
	shift 2
	rm -rf "$share" "$dir"
	mkdir -p "$share"
	cp "$tmp/igt.blacklist" "$share/blacklist"
	printf '%s\n' "$@" >"$share/tests"
	"$top/scripts/run" "${guest[@]}" --param vc4_uapi=1 --timeout "$((igt_timeout + 120))" \
		--share "$share" -- sh -c "
		while read -r test; do
			mkdir -p \"/tmp/igt/\$(dirname \"\$test\")\"
			ln -s \"$igt_root/\$test\" \"/tmp/igt/\$test\"
		done </share/tests
		{ echo TESTLIST; tr '\n' ' ' </share/tests; echo; echo END TESTLIST; } \
			>/tmp/igt/test-list.txt
		chroot /debian igt_runner --overwrite --multiple-mode \
			--per-test-timeout $igt_program_timeout --overall-timeout $igt_timeout \
			--include-tests '$include' --blacklist /share/blacklist \
			/tmp/igt /share/results" >"$tmp/igt.log" 2>&1 || {
		cat "$tmp/igt.log" >&2
		die "igt: the runner failed in the guest, see above"
	}
	mkdir -p "$dir"
	cp -R "$share/results/." "$dir"
}

# With a client that keeps the V3D busy: gputop's batch mode prints what it would show.
igt_gputop() {
	local dir=$1
	mkdir -p "$dir"
	"$top/scripts/run" "${guest[@]}" --timeout 300 -- sh -c '
		while :; do mandelbrot --output /tmp/mandelbrot.png; done >/dev/null 2>&1 &
		sleep 5
		chroot /debian gputop -n 3 -d 2
		kill $!' >"$dir/gputop.txt"
}
