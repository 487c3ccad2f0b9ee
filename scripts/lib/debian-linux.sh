# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# Debian's own kernel 6.12, with the driver as the DKMS package builds it: what people
# with a stock kernel get. To be sourced after common.sh, debian.sh, dkms.sh and a machine.
#
#   debian_linux_fetch ARCH	makes sure that its headers are there
#   debian_linux_fetch_image ARCH	and the kernel itself
#   debian_linux_headers ARCH	prints the path of what modules are built against
#   debian_linux_release ARCH	prints the kernel's release
#   debian_linux_module ARCH DIR [VARIABLE=VALUE...]	builds vciv.ko in DIR
#   debian_linux_build		what linux_build does, for this kernel
#
# In the cache:
#   debian-linux/ARCH/headers/	headers, with the host's build tools
#   debian-linux/ARCH/image/	kernel, modules and device trees

debian_linux_suite=bookworm-backports
# In the guest beside what it needs, to see who gets the V3D.
debian_linux_modules_too=(vc4)

debian_linux_dir() {
	echo "$cache/debian-linux/$1"
}

debian_linux_headers() {
	echo "$(debian_linux_dir "$1")/headers/usr/src/linux-headers-$(debian_linux_release "$1")"
}

debian_linux_release() {
	cat "$(debian_linux_dir "$1")/release"
}

debian_linux_fetch() {
	mkdir -p "$cache/debian-linux"
	(
		flock 9
		[[ -d $(debian_linux_dir "$1") ]] ||
			debian_linux_download_headers "$1" "$(debian_linux_dir "$1")"
	) 9>"$cache/debian-linux/lock"
}

debian_linux_fetch_image() {
	debian_linux_fetch "$1"
	(
		flock 9
		[[ -d $(debian_linux_dir "$1")/image ]] ||
			debian_linux_download_image "$1" "$(debian_linux_dir "$1")/image"
	) 9>"$cache/debian-linux/lock"
}

# The headers' package that depends on the newest says which that is. Its tools for
# building run on the host.
debian_linux_download_headers() {
	local arch=$1 dir=$2 release host
	host=$(dpkg --print-architecture)
	rm -rf "$dir.tmp"
	debian_download "$debian_linux_suite" "$arch" "$dir.tmp/newest" "linux-headers-$arch"
	release=$(dpkg-deb -f "$dir.tmp"/newest/*.deb Depends | sed 's/linux-headers-\([^ ]*\).*/\1/')
	progress "debian-linux: fetching the headers of Debian's kernel $release (16 MB)"
	debian_download "$debian_linux_suite" "$arch" "$dir.tmp/packages" "linux-headers-$release"
	debian_download "$debian_linux_suite" "$host" "$dir.tmp/packages" \
		"linux-headers-${release%-*}-common" "linux-kbuild-${release%-*}"
	debian_linux_unpack "$dir.tmp/packages" "$dir.tmp/headers"
	# They name each other as they are installed.
	sed -i "s|/usr/src|$dir/headers&|" "$dir.tmp/headers/usr/src/linux-headers-$release/Makefile"
	rm -r "$dir.tmp"/{newest,packages}
	echo "$release" >"$dir.tmp/release"
	mv "$dir.tmp" "$dir"
}

debian_linux_download_image() {
	local arch=$1 dir=$2 release
	release=$(debian_linux_release "$arch")
	progress "debian-linux: fetching Debian's kernel $release (90 MB)"
	rm -rf "$dir.tmp" "$dir.packages"
	debian_download "$debian_linux_suite" "$arch" "$dir.packages" "linux-image-$release-unsigned"
	debian_linux_unpack "$dir.packages" "$dir.tmp"
	rm -r "$dir.packages"
	mv "$dir.tmp" "$dir"
}

debian_linux_unpack() {
	local package
	for package in "$1"/*.deb; do
		dpkg-deb -x "$package" "$2"
	done
}

debian_linux_module() {
	local arch=$1 dir=$2
	shift 2
	dkms_stage "$dir"
	nice "$dir/build.sh" "$(debian_linux_headers "$arch")" "$@" >"$dir/log" 2>&1 ||
		{ grep -A10 -E 'error:|Error|ERROR' "$dir/log" | head -n 40 >&2
		  die "debian-linux: the module does not build for $(debian_linux_release "$arch")"; }
}

debian_linux_build() {
	debian_linux_fetch_image "$machine_debian_arch"
	linux_dir=$(debian_linux_dir "$machine_debian_arch")
	linux_key=$({ dkms_stage "$tmp/dkms"
		(cd "$tmp/dkms" && find . -type f | LC_ALL=C sort | xargs sha256sum)
		echo "${machine_debian_modules[*]}"
		cat "$top/scripts/lib/debian-linux.sh"; } | hash_of)
	if keep_used "$linux_dir/bin/$linux_key"; then
		return
	fi
	(
		flock 9
		[[ -d $linux_dir/bin/$linux_key ]] || debian_linux_install "$linux_dir/bin/$linux_key"
	) 9>"$linux_dir/lock"
	keep_newest "$linux_dir/bin" "$linux_keep"
}

# The guest gets the modules that it needs alone: all would not fit into its memory.
debian_linux_install() {
	local out=$1 release file modules=$tmp/debian-modules
	release=$(debian_linux_release "$machine_debian_arch")
	progress "debian-linux: building the module for $release"
	# As the machines' own kernels are configured.
	debian_linux_module "$machine_debian_arch" "$tmp/dkms" CONFIG_DRM_VCIV_UNVERIFIED=y
	mkdir -p "$out.tmp" "$modules/lib"
	cp -R "$linux_dir/image/lib/modules" "$modules/lib"
	install -D -m 644 -t "$modules/lib/modules/$release/updates/dkms" "$tmp/dkms/vciv.ko"
	depmod -b "$modules" "$release"
	debian_linux_modules "$modules" "$release" "$tmp/debian-root"
	pack_cpio "$tmp/debian-root" >"$out.tmp/modules.cpio"
	for file in "${machine_kernel[@]}"; do
		file=${file##*/}
		cp "$linux_dir/image/boot/vmlinuz-$release" "$out.tmp/$file"
		[[ $file != *.dtb ]] || debian_linux_dtb "$(find "$linux_dir/image/usr/lib" -name "$file")" \
			"$out.tmp/$file"
	done
	rm -r "$modules"
	mv "$out.tmp" "$out"
}

# Debian's kernel would take the command's serial port for the Bluetooth chip, which
# the virtual machine does not have.
debian_linux_dtb() {
	cp "$1" "$2"
	fdtput -r "$2" /soc/serial@7e201000/bluetooth
}

# Uncompressed, with what they depend on.
debian_linux_modules() {
	local from=$1 release=$2 to=$3 file
	for file in $(modprobe -C /dev/null -d "$from" -S "$release" --show-depends -a vciv \
		"${machine_debian_modules[@]}" "${debian_linux_modules_too[@]}" | awk '$1 == "insmod" { print $2 }' | sort -u); do
		install -D -m 644 -t "$to/lib/modules/$release/kernel" "$file"
	done
	find "$to" -name '*.xz' -exec unxz {} +
	cp "$from/lib/modules/$release"/modules.{builtin*,order} "$to/lib/modules/$release"
	depmod -b "$to" "$release"
}
