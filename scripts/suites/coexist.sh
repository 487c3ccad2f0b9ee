# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# vc4 with and without its V3D half, beside vciv, on the Raspberry Pi

source "$top/scripts/lib/vc4.sh"

suite_coexist() {
	local out=$tmp/coexist
	[[ $machine != pc ]] || return 0
	"$top/scripts/run" "${guest[@]}" --timeout 600 -- sh -c \
		"$(declare -f vc4_hide_display coexist_show coexist_in_guest); coexist_in_guest" >"$out" || cat "$out"
	expect "vc4 alone has display and V3D" "$(coexist_part alone "$out")" "vc4-drm vc4_v3d render:vc4"
	expect "vc4 without V3D has display only" "$(coexist_part display "$out")" "vc4-drm"
	expect "both: vc4 has the display, vciv V3D" "$(coexist_part both "$out")" "vc4-drm vciv render:vciv"
	expect "both: jobs run" "$(coexist_part jobs "$out")" "status 0"
	expect "vciv alone stays as it is" "$(coexist_part vciv "$out")" "vciv render:vciv"
}

# Of the display, QEMU has nothing that vc4 could use but the registers of its HVS,
# which read as 0: the rest is hidden, and that nothing is shown is all we can see.
coexist_in_guest() {
	modprobe -r vciv
	vc4_hide_display
	modprobe vc4 v3d=1
	coexist_show alone
	modprobe -r vc4
	modprobe vc4 v3d=0
	coexist_show display
	modprobe vciv unprivileged=1
	coexist_show both
	/usr/libexec/vciv-tests/vciv_submit >/dev/null
	echo "jobs status $?"
	modprobe -r vc4
	coexist_show vciv
}

# Drivers that have a device, and whose the render nodes are.
coexist_show() {
	local driver device node bound=
	for driver in vc4-drm vc4_v3d vciv; do
		for device in /sys/bus/platform/drivers/"$driver"/*/of_node; do
			[ -e "$device" ] && bound="$bound $driver"
		done
	done
	for node in /sys/class/drm/renderD*; do
		[ -e "$node" ] && bound="$bound render:$(sed -n 's/ .*//p' "/sys/kernel/debug/dri/${node##*renderD}/name")"
	done
	echo "$1$bound"
}

coexist_part() {
	sed -n "s/^$1 //p" "$2"
}
