# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# Packages of other Debian suites and architectures, without touching the
# system's apt: a private apt directory for each suite and architecture in the
# cache. Whatever comes from here was checked against the archive's signature.
#
#   debian_download SUITE ARCH DIR PACKAGE...	binary packages into DIR
#   debian_source SUITE PACKAGE DIR		a source package into DIR

debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

debian_download() {
	local suite=$1 arch=$2 dir=$3
	shift 3
	debian_update "$suite" "$arch"
	mkdir -p "$dir"
	(cd "$dir" && debian_apt "$suite" "$arch" download "$@") ||
		die "cannot download $* from Debian $suite: see apt's message above"
}

debian_source() {
	local suite=$1 package=$2 dir=$3 arch
	arch=$(dpkg --print-architecture)
	debian_update "$suite" "$arch"
	mkdir -p "$dir"
	(cd "$dir" && debian_apt "$suite" "$arch" source --download-only "$package") ||
		die "cannot download the source of $package from Debian $suite: see apt's message above"
}

# Where the system gets its own packages has the other suites too.
debian_mirror() {
	local codename mirror
	codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
	mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
		awk -v release="$codename" '$2 == release { mirror = $1 } END { print mirror }')
	echo "${DEBIAN_MIRROR:-$mirror}"
}

# The lists of a suite, once in each script that downloads.
debian_update() {
	local dir=$cache/apt/$1-$2 mirror
	if [[ -e $tmp/updated-$1-$2 ]]; then
		return
	fi
	mirror=$(debian_mirror)
	[[ $mirror ]] || die "no Debian mirror in apt's sources: set DEBIAN_MIRROR=URL"
	mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
	printf "%s [signed-by=$debian_keyring] $mirror $1 main\n" deb deb-src >"$dir/sources.list"
	: >"$dir/status"
	debian_apt "$1" "$2" update || die "cannot read the package lists of Debian $1: is the network there?"
	touch "$tmp/updated-$1-$2"
}

# Old suites' lists say that they have expired, hence Check-Valid-Until.
debian_apt() {
	local dir=$cache/apt/$1-$2 arch=$2
	shift 2
	apt-get -qq \
		-o Dir::State="$dir" \
		-o Dir::State::lists="$dir/lists" \
		-o Dir::State::status="$dir/status" \
		-o Dir::Cache="$dir/cache" \
		-o Dir::Etc::sourcelist="$dir/sources.list" \
		-o Dir::Etc::sourceparts=/dev/null \
		-o APT::Architecture="$arch" \
		-o APT::Architectures="$arch" \
		-o APT::Sandbox::User=root \
		-o Acquire::Check-Valid-Until=false \
		"$@" >&2
}
