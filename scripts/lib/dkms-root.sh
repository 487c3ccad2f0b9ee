# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# A Debian for this PC with what the package and the kit for boards ask for, to install
# both in as on a system of somebody. To be sourced after common.sh and debian.sh.
#
#   dkms_root_build		makes sure that there is one to start from
#   dkms_root_unpack DIR	a new one
#   dkms_root_run DIR COMMAND...	runs a command in it; takes root

dkms_root_suites=(bookworm bookworm-backports)
dkms_root_packages=(dkms kmod "linux-headers-$(dpkg --print-architecture)/bookworm-backports"
	make gcc libdrm-dev libpng-dev)
dkms_root_keep=1

dkms_root_tar() {
	echo "$cache/dkms-root/$(hash_of <<<"${dkms_root_suites[*]} ${dkms_root_packages[*]}").tar"
}

dkms_root_build() {
	mkdir -p "$cache/dkms-root"
	(
		flock 9
		[[ -e $(dkms_root_tar) ]] || dkms_root_fetch "$(dkms_root_tar)"
	) 9>"$cache/dkms-root.lock"
}

dkms_root_fetch() {
	local suite sources=()
	for suite in "${dkms_root_suites[@]}"; do
		sources+=("deb $(debian_mirror) $suite main")
	done
	progress "dkms: fetching a Debian with ${dkms_root_packages[*]} (150 MB)"
	mmdebstrap --quiet --variant=apt --aptopt='Acquire::Check-Valid-Until "false"' \
		--dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
		--dpkgopt='path-exclude=/usr/share/locale/*' \
		--include="$(IFS=,; echo "${dkms_root_packages[*]}")" \
		"${dkms_root_suites[0]}" "$1.tmp.tar" "${sources[@]}" >&2 ||
		die "dkms: mmdebstrap failed, see its message above"
	mv "$1.tmp.tar" "$1"
	keep_newest "${1%/*}" "$dkms_root_keep"
}

dkms_root_unpack() {
	mkdir "$1"
	tar -C "$1" --exclude='./dev/*' -xf "$(dkms_root_tar)"
}

# What it mounts is gone with it. dkms uses /dev/fd.
dkms_root_run() {
	local dir=$1
	shift
	unshare --mount --pid --fork sh -c '
		mount -t proc proc "$0/proc"
		mount --rbind /dev "$0/dev"
		exec chroot "$0" "$@"' "$dir" "$@"
}
