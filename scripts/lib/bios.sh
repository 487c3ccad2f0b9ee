# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# The firmware of a virtual PC: Debian's, since QEMU's source package has none,
# and our ACPI tables. To be sourced after common.sh, debian.sh and qemu.sh.
#
#   bios_build		makes sure that it is there
#   bios_dir		prints the directory of what QEMU loads, v3d0.aml and v3d1.aml included

bios_packages=(seabios qemu-system-data)
bios_keep=4

bios_dir() {
	echo "$cache/bios/$(bios_key)"
}

bios_key() {
	{
		echo "$qemu_suite ${bios_packages[*]}"
		cat "$top"/tests/machine/acpi/* "$top/scripts/lib/bios.sh"
	} | hash_of
}

bios_build() {
	if [[ -d $(bios_dir) ]]; then
		return
	fi
	mkdir -p "$cache/bios"
	(
		flock 9
		bios_make "$tmp/bios"
		rm -rf "$(bios_dir)"
		mv "$tmp/bios" "$(bios_dir)"
		keep_newest "$cache/bios" "$bios_keep"
	) 9>"$cache/bios.lock"
}

bios_make() {
	local dir=$1 package table
	progress "bios: fetching Debian's ${bios_packages[*]}"
	debian_download "$qemu_suite" "$(dpkg --print-architecture)" "$tmp/bios.debs" "${bios_packages[@]}"
	for package in "$tmp"/bios.debs/*.deb; do
		dpkg-deb -x "$package" "$tmp/bios.root"
	done
	mkdir "$dir"
	cp -L "$tmp"/bios.root/usr/share/seabios/bios-256k.bin \
		"$tmp"/bios.root/usr/share/qemu/{linuxboot_dma,kvmvapic}.bin "$dir"
	for table in v3d0 v3d1; do
		iasl -p "$dir/$table" "$top/tests/machine/acpi/$table.asl" >"$tmp/iasl.log" ||
			{ cat "$tmp/iasl.log" >&2; die "bios: $table.asl does not compile"; }
	done
}
