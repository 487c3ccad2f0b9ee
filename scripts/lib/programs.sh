# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# The programs that run in the guest: samples, tests, and the QPU programs that
# they use. To be sourced after common.sh, rootfs.sh and a machine.
#
#   programs_build	makes sure that they are built
#   programs_archive	prints the path of the archive for the kernel
#
# They are few and build in seconds, so each checkout has its own, in out/.

programs_dirs=(samples/vciv tests/igt)

programs_dir() {
	echo "$top/out/build/$machine_debian_arch"
}

programs_archive() {
	echo "$(programs_dir)/programs.cpio"
}

programs_build() {
	local dir
	dir=$(programs_dir)
	mkdir -p "$dir"
	(
		flock 9
		programs_make
	) 9>"$dir/lock"
}

programs_make() {
	local dir root=$tmp/programs source
	dir=$(programs_dir)
	mkdir -p "$root"
	for source in "${programs_dirs[@]}"; do
		[[ -e $top/$source/Makefile ]] || continue
		programs_make_one "$source" "$dir/$source" "$root"
	done
	pack_cpio "$root" >"$dir/programs.cpio.tmp"
	mv "$dir/programs.cpio.tmp" "$dir/programs.cpio"
}

programs_make_one() {
	local source=$1 out=$2 root=$3
	mkdir -p "$out"
	make -C "$top/$source" -j"$(nproc)" O="$out" DESTDIR="$root" \
		CC="${machine_cross}gcc --sysroot=$(rootfs_sysroot)" install \
		>"$out/log" 2>&1 ||
		{ cat "$out/log" >&2; die "programs: $source does not build"; }
}
