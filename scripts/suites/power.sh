# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# runtime suspend and the reset line really take the V3D's state; power may fail

suite_power() {
	power_test_suspend
	if [[ $machine == pc ]]; then
		power_test_line
	else
		power_test_failure
	fi
}

# Whose device it is.
power_driver=vciv

# power_run SCRIPT [OPTION...] runs a script in the guest, with functions that set
# what may be in power and look at the registers past the driver. Prints what it printed.
power_run() {
	"$top/scripts/run" "${guest[@]}" "${@:2}" --param allow_unverified=1 -- sh -c "
		v3d=$machine_v3d driver=$power_driver
		$(declare -f power_control power_register)
		$1" 2>"$tmp/power.err" || echo "status $?"
}

# In the guest. Asleep is what counts: the autosuspend delay has to pass.
power_control() {
	local power
	power=$(echo "/sys/bus/platform/drivers/$driver"/*/power)
	echo "$1" >"$power/control"
	while [ "$1" = auto ] && [ "$(cat "$power/runtime_status")" != suspended ]; do
		sleep 0.1
	done
}

power_register() {
	devmem $((v3d + $1)) 32 $2
}

# SCRATCH (0x10) is written by nobody but here, VPMBASE (0x504) by the driver at
# each resume (manual 2.1). Without power a V3D reads as one constant (U27).
power_test_suspend() {
	expect "suspend loses the registers, resume writes them" "$(power_run '
		power_control on
		power_register 0x10 0x12345678
		echo "on $(power_register 0x10) $(power_register 0x504)"
		power_control auto
		echo "off $(power_register 0x10)"
		power_control on
		echo "on $(power_register 0x10) $(power_register 0x504)"')" \
		$'on 0x12345678 0x00000010\noff 0xDEADBEEF\non 0x00000000 0x00000010'
}

# With power held, only the line can reset.
power_test_line() {
	expect "the reset line ends a hanging job and loses the registers" "$(power_run '
		power_control on
		power_register 0x10 0x12345678
		/usr/libexec/vciv-tests/vciv_hang --run-subtest timeout | grep -c SUCCESS
		echo "$(power_register 0x10) $(power_register 0x504)"')" \
		$'1\n0x00000000 0x00000010'
}

# Which power-up is the first of a job depends on what the kernel does at boot.
power_test_failure() {
	expect "a power-up that fails is told, and the next one works" "$(power_run '
		for try in 1 2 3 4 5 6; do
			power_control auto
			if saxpy >/tmp/saxpy 2>&1; then
				echo works
			else
				sed "s/.*: //" /tmp/saxpy
			fi
		done | uniq' --qemu-arg -global --qemu-arg bcm2835-grafx.failing-power-up=4)" \
		$'works\nInput/output error\nworks'
}
