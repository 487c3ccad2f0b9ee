# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# what scripts/run promises, in good and bad cases

suite_machine() {
	machine_test_command
	machine_test_kill
	machine_test_user
	machine_test_crashes
	machine_test_timeout
	machine_test_interrupt
	machine_test_options
}

# Sets machine_output and machine_status.
machine_run() {
	machine_status=0
	machine_output=$("$top/scripts/run" "${guest[@]}" "$@" 2>"$tmp/machine.err") || machine_status=$?
}

machine_test_command() {
	local words=('a b' '' "it's" $'two\nlines' '$HOME "\' '*' --help)
	machine_run --param allow_unverified=1 -- sh -c '
		cat /sys/kernel/debug/dri/*/name /sys/module/vciv/parameters/allow_unverified
		id -u; seq 20000; printf "<%s>" "$@"; exit 42' sh "${words[@]}"
	expect "the command's exit status" "$machine_status" 42
	expect "the driver is there" "${machine_output%% *}" vciv
	expect "parameter of the module, root without --user, long output, the command's words" \
		"$(grep -v '^vciv ' <<<"$machine_output")" \
		"$(printf '%s\n' Y 0; seq 20000; printf '<%s>' "${words[@]}")"
	machine_run -- /no/such/program
	expect "the status of no command" "$machine_status" 127
}

machine_test_kill() {
	machine_run -- sh -c 'echo out; echo err >&2; kill -9 $$'
	expect "the command's output" "$machine_output" $'out\nerr'
	expect "the status of a killed command" "$machine_status" 137
}

machine_test_user() {
	local share=$tmp/machine.share
	mkdir -p "$share/directory"
	head -c 3000000 /dev/urandom >"$share/directory/in"
	machine_run --user --share "$share" -- sh -c 'id -u; id -Gn | tr " " "\n" | sort | xargs
		dd if=/dev/dri/renderD128 of=/dev/null bs=1 count=0 2>/dev/null && echo render node
		cat /sys/kernel/debug/dri/128/name 2>/dev/null || echo no debugfs
		(echo >/dev/kmsg) 2>/dev/null || echo no kernel log
		cp /share/directory/in /share/out; exit 3'
	expect "--user" "$machine_output" \
		$'1000\nrender user\nrender node\nno debugfs\nno kernel log'
	expect "a share, the status" "$machine_status" 3
	expect "a share, to the guest and back" \
		"$(sha256sum <"$share/out" 2>&1)" "$(sha256sum <"$share/directory/in")"
}

# Each kind of trouble has to be told from a command that failed, with the log.
machine_test_crashes() {
	local kind
	for kind in PANIC BUG WARNING; do
		machine_run -- sh -c "modprobe lkdtm; echo $kind >/sys/kernel/debug/provoke-crash/DIRECT"
		expect "$kind, the status" "$machine_status" 125
		expect "$kind, the log" "$(grep -c "lkdtm: Performing direct entry $kind" "$tmp/machine.err")" 1
	done
	machine_run -- sh -c 'kill -9 1; poweroff -f'
	expect "a guest that goes away, the status" "$machine_status" 125
	expect "a guest that goes away, the reason" "$(tail -n 1 "$tmp/machine.err")" \
		"scripts/run: the guest ended without an exit status"
}

machine_test_timeout() {
	local start=$SECONDS
	machine_run --timeout 5 -- sleep 100
	expect "a timeout, the status" "$machine_status" 125
	expect "a timeout, the reason" "$(tail -n 1 "$tmp/machine.err")" \
		"scripts/run: no end after 5 s (see --timeout)"
	expect "a timeout, in time" "$((SECONDS - start < 80))" 1
}

# In a session of its own, so that the signal reaches the script and its children
# as it does from a terminal.
machine_test_interrupt() {
	local status=0 directory=$tmp/interrupt
	mkdir -p "$directory"
	TMPDIR=$directory timeout --signal=INT 5 "$top/scripts/run" "${guest[@]}" -- sleep 100 2>/dev/null || status=$?
	expect "an interrupt, the status" "$status" 124
	expect "an interrupt leaves no process" "$(pgrep -f "$directory" | wc -l)" 0
	expect "an interrupt leaves no file" "$(find "$directory" -mindepth 1 | wc -l)" 0
}

machine_test_options() {
	machine_run
	expect "no command, the status" "$machine_status" 125
	expect "no command, one line" "$(wc -l <"$tmp/machine.err")" 1
	machine_run --machine none -- true
	expect "an unknown machine, one line" "$machine_status $(wc -l <"$tmp/machine.err")" "125 1"
	machine_run --user
	expect "an unknown option, one line" "$machine_status $(wc -l <"$tmp/machine.err")" "125 1"
}
