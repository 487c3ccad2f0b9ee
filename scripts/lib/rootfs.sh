# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# The guest's user space: Debian's packages, unpacked and never run here, and
# our init. To be sourced after common.sh, debian.sh and a machine.
#
#   rootfs_build	makes sure that it exists
#   rootfs_archive	prints the path of the archive for the kernel
#   rootfs_sysroot ARCH	prints the path of what guest programs are built against;
#			ARCH is one of the machine's
#
# In the cache:
#   debian/KEY/sysroot/		all packages, for the cross compiler
#   debian/KEY/root/		those that run in the guest, without what is not needed
#   rootfs/KEY.cpio		the second with our files

rootfs_suite=bookworm
rootfs_runtime=(busybox-static libc6 libdrm2 libpng16-16 zlib1g)
rootfs_develop=(libc6-dev linux-libc-dev libdrm-dev libpng-dev zlib1g-dev)
rootfs_keep=4

rootfs_build() {
	local archive arch
	(
		flock 9
		for arch in "$machine_debian_arch" ${machine_debian_arch32:+"$machine_debian_arch32"}; do
			[[ -d $(rootfs_packages "$arch") ]] || rootfs_fetch "$arch"
		done
	) 9>"$cache/debian.lock"
	archive=$(rootfs_archive)
	# Used, it counts as new: another checkout must not remove it.
	touch -c "$archive"
	if [[ ! -e $archive ]]; then
		mkdir -p "${archive%/*}"
		rootfs_stage "$tmp/root"
		pack_cpio "$tmp/root" >"$tmp/root.cpio"
		mv "$tmp/root.cpio" "$archive"
		keep_newest "${archive%/*}" "$rootfs_keep"
	fi
}

rootfs_packages() {
	echo "$cache/debian/$(hash_of <<<"$rootfs_suite $1 ${rootfs_runtime[*]} ${rootfs_develop[*]} relinked")"
}

rootfs_sysroot() {
	echo "$(rootfs_packages "$1")/sysroot"
}

rootfs_archive() {
	echo "$cache/rootfs/$(rootfs_hash).cpio"
}

# Of the packages, our files and this file.
rootfs_hash() {
	{
		rootfs_packages "$machine_debian_arch"
		tar -C "$top/tests/machine" --mtime=@0 --sort=name -cf - root
		cat "$top/scripts/lib/rootfs.sh"
	} | hash_of
}

rootfs_fetch() {
	local arch=$1 dir package
	dir=$(rootfs_packages "$arch")
	progress "rootfs: fetching Debian packages for $arch"
	rm -rf "$dir.tmp"
	mkdir -p "$dir.tmp"
	debian_download "$rootfs_suite" "$arch" "$dir.tmp/runtime" "${rootfs_runtime[@]}"
	debian_download "$rootfs_suite" "$arch" "$dir.tmp/develop" "${rootfs_develop[@]}"
	for package in "$dir.tmp"/runtime/*.deb; do
		dpkg-deb -x "$package" "$dir.tmp/root"
	done
	for package in "$dir.tmp"/*/*.deb; do
		dpkg-deb -x "$package" "$dir.tmp/sysroot"
	done
	rootfs_relink "$dir.tmp/sysroot"
	# The whole archive is in memory before the guest runs: keep it small.
	rm -r "$dir.tmp/root/usr/share" "$dir.tmp"/root/usr/lib/*/gconv \
		"$dir.tmp/runtime" "$dir.tmp/develop"
	mv "$dir.tmp" "$dir"
}

# Links to /lib mean the one in the directory. Where they lead nowhere, the linker takes
# the library of the same name that is static.
rootfs_relink() {
	local link
	find "$1" -type l -lname '/*' | while read -r link; do
		ln -sfnr "$1$(readlink "$link")" "$link"
	done
}

rootfs_stage() {
	mkdir "$1"
	cp -a "$(rootfs_packages "$machine_debian_arch")/root/." "$1"
	cp -R "$top/tests/machine/root/." "$1"
	mkdir -p "$1"/{dev,mnt,proc,root,run,sbin,share,sys,tmp,home/user,usr/bin,usr/sbin}
	chmod 1777 "$1/tmp"
}
