# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# libvciv as others use it: installed, from C++ and from Python

source "$top/scripts/lib/module.sh"
source "$top/scripts/lib/python.sh"

# For 32-bit machines there is no compiler of C++.
suite_library() {
	local sysroot=$tmp/library-$machine share=$tmp/library-share
	[[ $machine_debian_arch32 ]] || return 0
	mkdir -p "$share"
	cp -a "$(rootfs_sysroot "$machine_debian_arch")" "$sysroot"
	programs_install "$sysroot"
	library_test_files "$sysroot/usr"
	library_test_cxx "$sysroot" "$share/saxpy"
	cp "$top/tests/library/test_vciv.py" "$share"
	python_build
	library_test_guest "$share"
	rm -r "$sysroot"
}

library_test_files() {
	local so
	so=$(readlink -f "$1/lib/libvciv.so")
	expect "the soname is the name by which programs load it" \
		"$(library_objdump -p "$so" | awk '$1 == "SONAME" { print $2 }')" libvciv.so.0
	expect "by that name there is the library" "$(readlink -f "$1/lib/libvciv.so.0")" "$so"
	expect "what it exports are its functions" \
		"$(library_objdump -T "$so" | awk '$4 == ".text" { print $NF }' |
			sed -E 's/^(vciv|gpu_fft)_.*/\1/' | sort -u | xargs)" "gpu_fft vciv"
}

library_objdump() {
	"${machine_cross}objdump" "$@"
}

# By what pkg-config says, as for any library of the guest's system.
library_test_cxx() {
	local sysroot=$1 program=$2 flags log=$tmp/library.log status=0
	flags=$(PKG_CONFIG_LIBDIR=$(echo "$sysroot"/usr/lib{,/*}/pkgconfig | tr ' ' :) \
		PKG_CONFIG_SYSROOT_DIR=$sysroot pkg-config --cflags --libs vciv)
	# shellcheck disable=SC2086
	"${machine_cross}g++" --sysroot="$sysroot" -std=c++17 -Wall -Wextra -pedantic \
		-static-libgcc -o "$program" "$top/tests/library/saxpy.cc" $flags >"$log" 2>&1 || status=$?
	expect "a C++ program compiles without a word" "$status$(head -n 5 "$log")" 0
}

# As an ordinary user, and at last without a GPU.
library_test_guest() {
	local log=$tmp/library.log status=0
	"$top/scripts/run" "${guest[@]}" --archive "$(python_archive)" --share "$1" --timeout 900 -- sh -c "$(declare -f module_unload)"'
		user() {
			su -s /bin/sh user -c "$1"
			echo "status $?: $1"
		}
		user /share/saxpy
		user /usr/share/vciv/saxpy.py
		user "/usr/share/vciv/saxpy.py --program /no/such/file"
		user "python3 /share/test_vciv.py" >/share/python.log
		module_unload
		user "/share/saxpy none"
		user "/usr/share/vciv/saxpy.py --help >/dev/null"
		python3 /usr/share/vciv/saxpy.py' >"$log" 2>&1 || status=$?
	expect "without a GPU, a line of Python says so" "$status $(tail -n 1 "$log")" \
		"1 saxpy.py: [Errno 19] no session on the GPU: No such device"
	library_expect "$log" 0 /share/saxpy
	library_expect "$log" 0 /usr/share/vciv/saxpy.py
	library_expect "$log" 1 "/usr/share/vciv/saxpy.py --program /no/such/file"
	library_expect "$log" 2 "/share/saxpy none"
	results_of "$1/python.log" "$(sed -n 's|^status \(.*\): python3 .*|\1|p' "$1/python.log")"
}

library_expect() {
	expect "$3" "$(sed -n "s|^status \(.*\): $3\$|\1|p" "$1")" "$2"
}
