#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# build.sh KERNEL [VARIABLE=VALUE...]: builds vciv.ko here for the kernel whose build
# directory is KERNEL. Variables are for its make.

set -eu
[ $# != 0 ] || { echo "usage: $0 KERNEL [VARIABLE=VALUE...]" >&2; exit 1; }
kernel=$1
shift
here=$(dirname "$(readlink -f "$0")")

kernel_make() {
	dir=$1
	shift
	make -C "$kernel" M="$dir" "$@"
}

# What compiles, the kernel has.
probe() {
	rm -f "$here"/probe/*.o
	objects=$(cd "$here/probe" && echo *.c | sed 's/\.c\b/.o/g')
	kernel_make "$here/probe" -k "$@" $objects >"$here/probe/log" 2>&1 || true
	[ -e "$here/probe/always.o" ] || {
		tail -n 20 "$here/probe/log" >&2
		echo "$0: nothing compiles for $kernel, see above" >&2
		exit 1
	}
	for file in "$here"/probe/*.o; do
		basename "$file" .o | tr a-z A-Z | sed 's/.*/#define HAVE_&/'
	done
}

probe "$@" >"$here/compat/config.h"
kernel_make "$here" "$@" modules
