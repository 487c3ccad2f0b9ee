# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# Everything that a machine is made of. To be sourced after common.sh, with
# $machine set by machine_select.
#
#   machine_select NAME KERNEL	choose the machine for what follows, and its kernel
#   build_part PART		makes sure that one of its parts exists
#   build_all			the same for all of them

source "$top/scripts/lib/packages.sh"
source "$top/scripts/lib/debian.sh"
source "$top/scripts/lib/qemu.sh"
source "$top/scripts/lib/bios.sh"
source "$top/scripts/lib/debian-root.sh"
source "$top/scripts/lib/dkms.sh"
source "$top/scripts/lib/linux.sh"
source "$top/scripts/lib/debian-linux.sh"
source "$top/scripts/lib/rootfs.sh"
source "$top/scripts/lib/programs.sh"

machine_select() {
	local file=$top/scripts/lib/machine-$1.sh
	[[ -e $file ]] || die "no machine '$1': there is $(machine_names)"
	[[ $2 == plain || $2 == debug || $2 == debian ]] ||
		die "no kernel '$2': there are plain, debug and debian"
	machine=$1
	kernel=$2
	source "$file"
	[[ $kernel != debian ]] || machine_use_debian_linux
}

# It has no modules but Debian's and ours.
machine_use_debian_linux() {
	[[ ${machine_debian_modules[*]} ]] || die "no kernel of Debian for $machine: there is one for pi3"
	machine_guest_modules=("${machine_debian_modules[@]}")
}

machine_names() {
	find "$top/scripts/lib" -name 'machine-*.sh' | sed 's|.*/machine-\(.*\)\.sh|\1|' | sort | xargs
}

# A machine lists its parts in the order in which they are built.
build_part() {
	[[ " ${machine_parts[*]} " == *" $1 "* ]] ||
		die "no part '$1' of $machine: there are ${machine_parts[*]}"
	"$1_build"
}

build_all() {
	local part
	packages_check
	for part in "${machine_parts[@]}"; do
		build_part "$part"
	done
}
