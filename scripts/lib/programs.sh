# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# The programs that run in the guest: samples, tests, and the QPU programs that
# they use. To be sourced after common.sh, rootfs.sh and a machine.
#
#   programs_build	makes sure that they are built, on a 64-bit machine for 32 bits too
#   programs_archive	prints the path of the archive for the kernel
#   programs_install DIR	what of it is for the machine's own width, into a directory
#
# They are few and build in seconds, so each checkout has its own, in out/.

programs_dirs=(samples/vciv tests/igt tests/hardware)
# Tools for the host are here, what runs in the guest under its architecture.
programs_tools=$top/out/build/tools

programs_dir() {
	echo "$top/out/build/$machine_debian_arch"
}

programs_archive() {
	echo "$(programs_dir)/programs.cpio"
}

programs_build() {
	local dir
	# They are compiled against the root file system's libraries.
	rootfs_build
	dir=$(programs_dir)
	mkdir -p "$dir"
	(
		flock 9
		programs_make_all
	) 9>"$dir/lock"
}

programs_make_all() {
	local dir root=$tmp/programs
	dir=$(programs_dir)
	programs_make tests/model "$programs_tools" "$programs_tools/qpu-as"
	programs_install "$root"
	[[ ! $machine_debian_arch32 ]] || programs_install_32 "$root"
	pack_cpio "$root" >"$dir/programs.cpio.tmp"
	mv "$dir/programs.cpio.tmp" "$dir/programs.cpio"
}

programs_install() {
	programs_make_guest "$(programs_dir)" DESTDIR="$1" \
		CC="${machine_cc[*]} --sysroot=$(rootfs_sysroot "$machine_debian_arch")"
}

# The guest has no 32-bit libraries, so these bring along what they need.
programs_install_32() {
	programs_make_guest "$(programs_dir)/32" DESTDIR="$1" prefix=/usr/32 \
		CC="${machine_cc32[*]} --sysroot=$(rootfs_sysroot "$machine_debian_arch32")" \
		LDFLAGS="-static -s" LDLIBS="-ldrm -lpng -lz -lm"
}

programs_make_guest() {
	local out=$1 source
	shift
	for source in "${programs_dirs[@]}"; do
		programs_make "$source" "$out/$source" install QPU_AS="$programs_tools/qpu-as" "$@"
	done
}

programs_make() {
	local source=$1 out=$2
	shift 2
	mkdir -p "$out"
	make -s -C "$top/$source" -j"$(nproc)" O="$out" "$@" >"$out/log" 2>&1 ||
		{ cat "$out/log" >&2; die "programs: $source does not build"; }
}
