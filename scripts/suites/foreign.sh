# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# another driver, vc4, finds the Raspberry Pi's V3D, suspends and resumes it

source "$top/scripts/lib/vc4.sh"
source "$top/scripts/suites/power.sh"

suite_foreign() {
	local out=$tmp/foreign
	[[ $machine != pc ]] || return 0
	power_driver=vc4_v3d
	power_run "$(declare -f vc4_hide_display foreign_in_guest); foreign_in_guest" >"$out"
	expect "vc4 binds" "$(grep -o 'bound .*\.v3d' "$out")" "bound ${machine_v3d#0x}.v3d"
	expect "vc4 reads the identity" "$(foreign_part ident "$out")" "Revision: 1,Slices: 3,TMUs: 6,QPUs: 12,Semaphores: 16,"
	expect "vc4 suspends and resumes" "$(foreign_part power "$out")" \
		"on 0x12345678,off 0xDEADBEEF,on 0x00000000,"
	expect "vciv works after it" "$(foreign_part vciv "$out")" "status 0,"
}

# vc4's debugfs file powers up what it reads.
foreign_in_guest() {
	modprobe -r vciv
	vc4_hide_display
	modprobe vc4 v3d=1
	dmesg | grep bound
	sed 's/  */ /; s/^/ident /' /sys/kernel/debug/dri/0/v3d_ident
	power_control on
	power_register 0x10 0x12345678
	echo "power on $(power_register 0x10)"
	power_control auto
	echo "power off $(power_register 0x10)"
	power_control on
	echo "power on $(power_register 0x10)"
	modprobe -r vc4
	modprobe vciv allow_unverified=1
	/usr/libexec/vciv-tests/vciv_submit >/dev/null
	echo "vciv status $?"
}

# The lines that begin with a word, without it, in one.
foreign_part() {
	sed -n "s/^$1 //p" "$2" | tr '\n' ,
}
