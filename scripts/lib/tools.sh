# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# Tools that the kernel wants newer than Debian stable has them: unpacked from
# another suite, and run with the C library that came along. To be sourced after
# common.sh and debian.sh.
#
#   tools_build		makes sure that they exist, and a directory with a command
#			for each
#   tools_bin		prints the path of that directory

tools_suite=sid
tools_packages=(dt-schema yamllint)
# Without what it depends on: a compiler of its own, which only cgcc needs.
tools_alone=(sparse)
tools_python=(dt-check-compatible dt-doc-validate dt-extract-example dt-mk-schema dt-validate yamllint)
tools_keep=2

tools_bin() {
	echo "$(tools_dir)/bin"
}

tools_dir() {
	{
		echo "$tools_suite ${tools_packages[*]}"
		cat "$top/scripts/lib/tools.sh"
	} | hash_of | sed "s|^|$cache/tools/|"
}

tools_build() {
	mkdir -p "$cache/tools"
	(
		flock 9
		keep_used "$(tools_dir)" || tools_fetch "$(tools_dir)"
	) 9>"$cache/tools.lock"
}

tools_fetch() {
	local dir=$1 arch package name
	arch=$(dpkg --print-architecture)
	progress "tools: fetching ${tools_packages[*]} ${tools_alone[*]} of Debian $tools_suite"
	rm -rf "$dir.tmp"
	mkdir -p "$dir.tmp/bin"
	mmdebstrap --quiet --variant=extract --architectures="$arch" \
		--aptopt='Acquire::Check-Valid-Until "false"' \
		--include="$(IFS=,; echo "${tools_packages[*]}")" \
		"$tools_suite" "$dir.tmp/root" "$(debian_mirror)" >&2 ||
		die "tools: mmdebstrap failed, see its message above"
	debian_download "$tools_suite" "$arch" "$dir.tmp/alone" "${tools_alone[@]}"
	for package in "$dir.tmp"/alone/*.deb; do
		dpkg-deb -x "$package" "$dir.tmp/root"
	done
	tools_command "$dir" usr/bin/sparse >"$dir.tmp/bin/sparse"
	tools_command "$dir" usr/bin/python3 >"$dir.tmp/bin/python3"
	for name in "${tools_python[@]}"; do
		tools_command "$dir" usr/bin/python3 "usr/bin/$name" >"$dir.tmp/bin/$name"
	done
	chmod +x "$dir.tmp"/bin/*
	mv "$dir.tmp" "$dir"
	keep_newest "${dir%/*}" "$tools_keep"
}

# The loader stands at another place on each architecture. Python finds its
# modules below PYTHONHOME.
tools_command() {
	local root=$1/root
	shift
	cat <<-END
	#!/bin/sh
	export PYTHONHOME=$root/usr
	set -- ${*/#/$root/} "\$@"
	exec $root/usr/lib/*-linux-gnu/ld-linux*.so.* \\
		--library-path "\$(echo $root/usr/lib/*-linux-gnu)" "\$@"
	END
}
