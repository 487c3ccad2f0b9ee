# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# Python for the guest, with NumPy, for --archive. Too large for each run to have
# it. To be sourced after common.sh, debian.sh, rootfs.sh and a machine.
#
#   python_build	makes sure that it exists
#   python_archive	prints the path of the archive

# Of the root file system's suite, whose libraries they use. NumPy's BLAS is a
# library that needs no other; what is an alternative in Debian is a link here.
python_packages=(python3.11-minimal libpython3.11-minimal libpython3.11-stdlib libexpat1 libffi8
	python3-numpy libblas3 liblapack3 libgfortran5 libgcc-s1 libstdc++6)
python_keep=4

python_archive() {
	echo "$cache/python/$({ echo "$machine_debian_arch $rootfs_suite"
		cat "$top/scripts/lib/python.sh"; } | hash_of).cpio"
}

python_build() {
	mkdir -p "$cache/python"
	(
		flock 9
		[[ -e $(python_archive) ]] || python_fetch
	) 9>"$cache/python.lock"
}

python_fetch() {
	local root=$tmp/python package library
	progress "python: fetching Python and NumPy for $machine_debian_arch"
	debian_download "$rootfs_suite" "$machine_debian_arch" "$tmp/packages" "${python_packages[@]}"
	for package in "$tmp"/packages/*.deb; do
		dpkg-deb -x "$package" "$root"
	done
	ln -s python3.11 "$root/usr/bin/python3"
	for library in blas lapack; do
		ln -s "$library/lib${library}.so.3" "$(echo "$root"/usr/lib/*/"$library")/../lib$library.so.3"
	done
	# What only tests of its own, compilers or people read.
	rm -r "$root/usr/share"
	find "$root" \( -name tests -o -name include -o -name f2py -o -name distutils \) -type d -prune \
		-exec rm -r {} +
	pack_cpio "$root" >"$tmp/python.cpio"
	mv "$tmp/python.cpio" "$(python_archive)"
	keep_newest "$cache/python" "$python_keep"
}
