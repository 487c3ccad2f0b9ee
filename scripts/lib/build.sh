# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# Everything that a machine is made of. To be sourced after common.sh, with
# $machine set by machine_select.
#
#   machine_select NAME	choose the machine for what follows
#   build_all		makes sure that all its parts exist

source "$top/scripts/lib/packages.sh"
source "$top/scripts/lib/debian.sh"
source "$top/scripts/lib/qemu.sh"
source "$top/scripts/lib/linux.sh"
source "$top/scripts/lib/rootfs.sh"
source "$top/scripts/lib/programs.sh"

machine_select() {
	local file=$top/scripts/lib/machine-$1.sh
	[[ -e $file ]] || die "no machine '$1': there is $(machine_names)"
	machine=$1
	source "$file"
}

machine_names() {
	find "$top/scripts/lib" -name 'machine-*.sh' | sed 's|.*/machine-\(.*\)\.sh|\1|' | sort | xargs
}

build_all() {
	packages_check
	rootfs_build
	programs_build
	linux_build
	qemu_build
}
