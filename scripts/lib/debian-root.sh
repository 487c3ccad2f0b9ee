# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# A Debian tree for the PC, too large to be in memory: it is mounted in the guest
# at /debian, over 9p and read-only. The guest itself is the same small system on
# all machines, and `chroot /debian COMMAND` runs what is there: IGT, trace-cmd. To be
# sourced after common.sh and debian.sh.
#
#   debian_root_build	makes sure that it exists
#   debian_root		prints its path

debian_root_suite=sid
# The runner of IGT starts its tests by a shell.
debian_root_packages=(dash igt-gpu-tools-tests trace-cmd)
debian_root_keep=2

debian_root() {
	echo "$cache/debian-root/$(hash_of <<<"$debian_root_suite ${debian_root_packages[*]}")"
}

debian_root_build() {
	mkdir -p "$cache/debian-root"
	(
		flock 9
		[[ -d $(debian_root) ]] || debian_root_fetch "$(debian_root)"
	) 9>"$cache/debian-root.lock"
}

# Unpacked and not configured: no program of it runs here, so neither root nor
# the guest's architecture is needed. That leaves out the links into /usr, and
# what the guest's own directories are bound to.
debian_root_fetch() {
	local dir=$1 name
	progress "debian: fetching ${debian_root_packages[*]} of Debian $debian_root_suite"
	rm -rf "$dir.tmp"
	mmdebstrap --quiet --variant=extract --architectures="$machine_debian_arch" \
		--aptopt='Acquire::Check-Valid-Until "false"' \
		--include="$(IFS=,; echo "${debian_root_packages[*]}")" \
		"$debian_root_suite" "$dir.tmp" "$(debian_mirror)" >&2 ||
		die "debian: mmdebstrap failed, see its message above"
	for name in bin sbin lib lib64; do
		[[ -e $dir.tmp/$name ]] || ln -s "usr/$name" "$dir.tmp/$name"
	done
	mkdir -p "$dir.tmp"/{proc,share,sys}
	mv "$dir.tmp" "$dir"
	keep_newest "${dir%/*}" "$debian_root_keep"
}
