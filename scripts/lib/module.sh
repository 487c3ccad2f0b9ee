# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# The module vciv in the guest, for a command's `declare -f`.
#
#   module_unload	unloads it, when the last job is released, which happens in the
#			background; fails after 10 seconds

module_unload() {
	for _ in $(seq 100); do
		rmmod vciv 2>/dev/null && return
		sleep 0.1
	done
	return 1
}
