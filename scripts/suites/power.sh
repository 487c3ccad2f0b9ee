# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# runtime suspend and the reset line really take the V3D's state

suite_power() {
	power_test_suspend
	[[ $machine != pc ]] || power_test_line
}

# Whose device it is.
power_driver=vciv

# Run a script in the guest, with functions that set what may be in power and
# look at the registers past the driver. Prints what it printed.
power_run() {
	"$top/scripts/run" "${guest[@]}" --param allow_unverified=1 -- sh -c "
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
