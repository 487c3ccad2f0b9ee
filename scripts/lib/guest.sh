# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# One run of a machine: boot, run a command, hand back its output, files and
# status. To be sourced after build.sh.
#
#   guest_options ARG...	parses the options that run and shell share; what
#				is left is in the array guest_command
#   guest_run			runs guest_command, sets guest_status

guest_user=root
guest_share=
guest_log_dir=
guest_timeout=300
guest_terminal=
guest_virtual_time=
guest_parameters=()
guest_qemu_args=()
guest_archives=()
guest_command=()

guest_help='  --machine NAME    the machine to run: pi3 (the default), a Raspberry Pi 3; pi2 or pi0,
                    with 32-bit kernels; or pc
  --kernel NAME     its kernel: plain (the default), debug, which checks itself, or
                    debian, which is 6.12 of Debian with the module of scripts/dkms (pi3)
  --user            run the command as uid 1000, member of group render
  --share DIR       copy DIR to /share in the guest, and back at the end
  --archive FILE    unpack a cpio archive in the guest too
  --param NAME=VAL  a parameter for the module vciv
  --timeout SEC     how long the guest may take, 0 for ever
  --virtual-time    let time pass by instructions alone, of CPUs and QPUs, so that each
                    run repeats exactly, on one CPU; slow while QPUs work. No /debian
  --patch FILE      change the driver for this run alone, with paths of the kernel tree
  --log-dir DIR     keep the console log and what the V3D reports in DIR
  --qemu-arg ARG    one more argument for QEMU
  --help            this text

Environment: LINUX=DIR builds another kernel tree.'

guest_options() {
	local name=pi3 kernel_name=plain
	while [[ ${1:-} == --* ]]; do
		case $1 in
		--help) usage; exit 0 ;;
		--) shift; break ;;
		--user) guest_user=user; shift; continue ;;
		--virtual-time) guest_virtual_time=1; shift; continue ;;
		esac
		[[ $# -ge 2 ]] || die "unknown option or missing value: $1 (see --help)"
		case $1 in
		--machine) name=$2 ;;
		--kernel) kernel_name=$2 ;;
		--share) guest_share=$2 ;;
		--archive) guest_archives+=("$2") ;;
		--param) guest_parameters+=("$2") ;;
		--timeout) guest_timeout=$2 ;;
		--patch) linux_patches+=("$2") ;;
		--log-dir) guest_log_dir=$2 ;;
		--qemu-arg) guest_qemu_args+=("$2") ;;
		*) die "unknown option $1 (see --help)" ;;
		esac
		shift 2
	done
	guest_command=("$@")
	machine_select "$name" "$kernel_name"
	guest_debian_tag=$machine_debian_tag
	[[ ! $guest_virtual_time ]] || guest_use_virtual_time
}

# A CPU executes an instruction in a nanosecond, which is about what a Raspberry
# Pi 3 does, and 12 QPUs 75 each in a microsecond (manual 1.1). When all wait for
# time to pass, it has passed. Nothing is left that asks the host: neither its clock
# nor its random numbers, nor a file system whose answers take as long as they take.
# One CPU, since whose turn it is among several depends on QEMU's threads.
guest_use_virtual_time() {
	machine_append+=" maxcpus=1"
	guest_qemu_args+=(
		"${machine_one_cpu[@]}"
		-icount shift=0,sleep=off
		-rtc base=2026-01-01T00:00:00,clock=vm
		-seed 1
		-global bcm2835-v3d.instructions-per-us=900
	)
	guest_debian_tag=
}

guest_run() {
	local console=$tmp/console.log report=$tmp/v3d.log
	guest_prepare
	guest_boot "$console" "$report"
	if [[ $guest_log_dir ]]; then
		mkdir -p "$guest_log_dir"
		cp "$console" "$report" "$guest_log_dir"
	fi
	guest_collect
	guest_judge "$console"
}

# The archive that the kernel unpacks, and an empty disk for the results. SD
# cards have sizes that are powers of two.
guest_prepare() {
	local root=$tmp/guest
	mkdir -p "$root/run.d" "$root/share"
	if [[ -d $guest_share ]]; then
		cp -R "$guest_share/." "$root/share"
	fi
	guest_settings >"$root/run.d/settings"
	{
		echo '#!/bin/sh'
		echo "exec $(guest_quote "${guest_command[@]}")"
	} >"$root/run.d/command"
	chmod +x "$root/run.d/command"
	pack_cpio "$root" >"$tmp/run.cpio"
	cat "$(rootfs_archive)" "$(programs_archive)" "$(linux_output modules.cpio)" \
		"${guest_archives[@]}" "$tmp/run.cpio" >"$tmp/initrd"
	truncate -s 256M "$tmp/disk"
}

guest_settings() {
	local size=
	if [[ $guest_terminal ]]; then
		size=$(stty size 2>/dev/null) || true
		[[ $size == [1-9]* ]] || size='24 80'
	fi
	printf '%s=%s\n' \
		user "$guest_user" \
		tty "$machine_tty" \
		disk "$machine_disk" \
		debian "$guest_debian_tag" \
		size "$(guest_quote "$size")" \
		modules "$(guest_quote "$(guest_modules)")"
}

# One in each line, with its parameters.
guest_modules() {
	printf '%s\n' "${machine_guest_modules[@]}" "vciv ${guest_parameters[*]}"
}

# Words as any shell reads them back, whatever is in them.
guest_quote() {
	local word words=()
	for word; do
		words+=("'${word//\'/\'\\\'\'}'")
	done
	echo "${words[*]}"
}

guest_boot() {
	local console=$1 report=$2 args input=/dev/null
	if [[ $guest_terminal ]]; then
		input=/dev/stdin
	fi
	mapfile -t args < <(machine_qemu_args "$tmp/initrd" "$tmp/disk" \
		stdio,id=command,signal=off "file,id=console,path=$console" "$report")
	: >"$console"
	: >"$report"
	guest_timed_out=
	timeout --foreground "$guest_timeout" "$(qemu_binary "$machine_qemu_arch")" \
		-display none -monitor none -no-reboot \
		"${args[@]}" "${guest_qemu_args[@]}" <"$input" &
	children+=($!)
	wait $! || [[ $? != 124 ]] || guest_timed_out=1
	children=()
}

guest_collect() {
	local result=$tmp/result
	mkdir "$result"
	tar -x --no-same-owner -f "$tmp/disk" -C "$result"
	guest_status=$(cat "$result/run.d/status" 2>/dev/null) || guest_status=
	if [[ $guest_share && $guest_status ]]; then
		mkdir -p "$guest_share"
		cp -R "$result/share/." "$guest_share"
	fi
}

# What no healthy kernel writes to its console.
guest_alarms='Kernel panic|Oops|BUG:|WARNING:|kernel BUG at|INFO: (possible|task .* blocked)'
guest_alarms+='|(possible|suspicious) .*(locking|recursion|usage|dependency)|(KASAN|UBSAN|KCSAN|KFENCE):'
guest_alarms+='|(self-detected|detected) .*stall|soft lockup|Unable to handle|DMA-API: debugging out of memory|refcount_t:'

# Nothing when there is no alarm. Powered off, the CPU still runs for a moment: no
# kernel can be blamed for that.
guest_alarm() {
	LC_ALL=C sed -nE -e '/reboot: Power down/q' -e "/$guest_alarms/{p;q}" "$1"
}

guest_judge() {
	local alarm
	alarm=$(guest_alarm "$1")
	if [[ $alarm ]]; then
		guest_fail "$1" "the guest's kernel complained: $alarm"
	elif [[ $guest_timed_out ]]; then
		guest_fail "$1" "no end after $guest_timeout s (see --timeout)"
	elif [[ ! $guest_status ]]; then
		guest_fail "$1" "the guest ended without an exit status"
	fi
}

guest_fail() {
	# A guest that is gone may have left half a line.
	sed '$a\' "$1" >&2
	die "$2"
}
