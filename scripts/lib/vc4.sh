# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# vc4 in the guest, for a command's `declare -f`.
#
#   vc4_hide_display	lets vc4 load on the Raspberry Pi: what it drives beside the V3D
#			and the display block (HVS), without which it does not load, is
#			not in QEMU's machine

vc4_hide_display() {
	local device
	for device in /sys/bus/platform/devices/*; do
		case $(cat "$device/of_node/compatible" 2>/dev/null) in
		*txp* | *pixelvalve* | *hdmi* | *vec* | *dsi* | *dpi*) echo none >"$device/driver_override" ;;
		esac
	done
}
