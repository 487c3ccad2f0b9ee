# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# What every script needs: where things are, how to say something, and how to
# end without leaving anything behind. To be sourced first.
#
#   $top	the checkout
#   $cache	downloads and builds, shared by all checkouts
#   $tmp	a directory of this run, gone when the script ends

script=${0##*/}
top=$(readlink -f "${BASH_SOURCE[0]%/*}/../..")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/vciv
tmp=$(mktemp -d "${TMPDIR:-/tmp}/vciv-$script.XXXXXX")
mkdir -p "$cache"

# Exit status of die. A script that passes on another program's status sets it
# to one that such programs do not use.
die_status=1
set -E
trap 'exit "$die_status"' ERR

progress() {
	printf '%s\n' "$*" >&2
}

die() {
	progress "scripts/$script: $*"
	exit "$die_status"
}

# One word on standard input: the hash of everything there.
hash_of() {
	sha256sum | cut -c1-16
}

# Is there something kept under a key? Then it counts as new again.
keep_used() {
	[[ -d $1 ]] && touch "$1"
}

# Remove all but the newest few of what a directory keeps under a key.
keep_newest() {
	local dir=$1 count=$2
	find "$dir" -mindepth 1 -maxdepth 1 -printf '%T@ %p\n' | sort -rn |
		tail -n "+$((count + 1))" | cut -d' ' -f2- | xargs -r rm -rf
}

# Files below a directory as an archive for the kernel, all owned by root. The same
# files give the same bytes: the kernel has no use for their times.
pack_cpio() {
	find "$1" -exec touch --no-dereference --date=@0 {} +
	(cd "$1" && find . -mindepth 1 | LC_ALL=C sort | cpio --quiet --reproducible -o -H newc -R 0:0)
}

# Processes that run in the background and have to end with the script.
children=()

# A second Ctrl-C must not cut this off.
clean_up() {
	local child
	trap '' INT TERM HUP
	for child in "${children[@]}"; do
		kill "$child" 2>/dev/null && wait "$child" 2>/dev/null || true
	done
	rm -rf "$tmp"
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
