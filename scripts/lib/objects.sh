# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# Only the driver's objects, for any architecture and configuration: seconds
# where a kernel takes minutes. To be sourced after build.sh, with a machine
# selected.
#
#   objects_lock [DIR]			one checkout at a time from here on, in a directory
#					of that name instead of objects
#   objects_sync			bring the tree to what the checkout says
#   objects_select ARCH CC		what is built for from here on, and the compiler
#   objects_configure OPTION...		a line for each CONFIG_, without that prefix,
#					on top of tests/upstream/objects.config
#   objects_make ARGUMENT...		make in the tree
#
# In the cache, beside the machines' tree and like it:
#   linux/TREE/objects/tree/		the kernel with ours in it
#   linux/TREE/objects/build-*/		kbuild's output for each architecture

objects_dir=drivers/gpu/drm/vciv

declare -A objects_cross=(
	[x86_64]=x86_64-linux-gnu-
	[i386]=i686-linux-gnu-
	[arm64]=aarch64-linux-gnu-
	[arm]=arm-linux-gnueabihf-
)

# The machines' tree stays as it is: this is another one of the same source.
objects_lock() {
	linux_find_source
	linux_dir+=/${1:-objects}
	mkdir -p "$linux_dir"
	exec 8>"$linux_dir/lock"
	flock 8
}

objects_sync() {
	linux_stage
	linux_sync
}

objects_select() {
	objects_arch=$1
	objects_cc=$2
	[[ $2 != gcc ]] || objects_cc=${objects_cross[$1]}gcc
	objects_build=$linux_dir/build-$1-$2
	objects_args=(-C "$linux_dir/tree" O="$objects_build" ARCH="$1"
		CROSS_COMPILE="${objects_cross[$1]}" CC="$objects_cc")
	mkdir -p "$objects_build"
}

# What Kconfig drops silently is an error here.
objects_configure() {
	{
		cat "$top/tests/upstream/objects.config"
		printf 'CONFIG_%s\n' "$@"
	} | linux_last_values >"$objects_build/fragments"
	objects_make -s KCONFIG_ALLCONFIG="$objects_build/fragments" allnoconfig &&
		(linux_check_config "$objects_build")
}

objects_make() {
	nice make -j"$(nproc)" "${objects_args[@]}" "$@"
}
