# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# What the host has to have. To be sourced after common.sh.
#
#   packages_check [PACKAGE...]	install what is missing, or say how to; without
#				names, of what every machine needs

packages_host=(
	# downloads and archives
	ca-certificates cpio debian-archive-keyring dpkg-dev rsync xz-utils
	# Linux
	bc bison build-essential flex gcc-aarch64-linux-gnu kmod libelf-dev libssl-dev
	# QEMU
	libattr1-dev libcap-ng-dev libfdt-dev libglib2.0-dev libpixman-1-dev
	meson ninja-build pkg-config python3
	# Debian's kernel
	device-tree-compiler
	# the PC
	acpica-tools mmdebstrap
	# programs in C++
	g++-aarch64-linux-gnu
	# 32-bit machines and programs
	gcc-arm-linux-gnueabi gcc-arm-linux-gnueabihf gcc-i686-linux-gnu
)

packages_check() {
	local missing
	[[ $# != 0 ]] || set -- "${packages_host[@]}"
	mapfile -t missing < <(packages_missing "$@")
	if [[ ${#missing[@]} == 0 ]]; then
		return
	fi
	if [[ $(id -u) != 0 ]]; then
		die "packages are missing, install them: sudo apt-get install ${missing[*]}"
	fi
	progress "installing ${missing[*]}"
	DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "${missing[@]}" >&2 ||
		die "cannot install packages: try apt-get update first"
}

packages_missing() {
	local package
	declare -A present
	while read -r package; do
		present[$package]=1
	done < <(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' | sed -n 's/^ii //p')
	for package; do
		[[ ${present[$package]:-} ]] || echo "$package"
	done
}
