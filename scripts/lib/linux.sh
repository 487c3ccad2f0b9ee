# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# The kernel: a source tree with the checkout laid over it, configured and
# built for a machine. To be sourced after common.sh, debian.sh and a machine.
#
#   linux_build		makes sure that the kernel for this checkout exists
#   linux_output FILE	prints the path of the kernel, device tree or modules.cpio
#
# In the cache, one directory for each source tree:
#   linux/TREE/source/	Debian's tree, never changed
#   linux/TREE/tree/	the same with ours in it
#   linux/TREE/ours	which of its files are ours
#   linux/TREE/build/	kbuild's output for each machine, kernel and configuration
#   linux/TREE/bin/KEY/	finished kernels; KEY stands for all that went into them

linux_package=linux-source-7.2
linux_pinned=7.2.13-1
linux_sha256=30a8c5fc63f9028a62e6d7b3f7f43bee67425dbce2a05fceba83f9b87c92083d
# Patches of a run alone, on top of all: what a test breaks to be seen failing.
linux_patches=()
# These directories of the checkout mirror the kernel's.
linux_overlay=(Documentation drivers include samples)
linux_keep=16
linux_keep_builds=2

linux_build() {
	if [[ $kernel == debian ]]; then
		debian_linux_build
		return
	fi
	linux_find_source
	linux_stage
	linux_key=$(linux_hash)
	if keep_used "$linux_dir/bin/$linux_key"; then
		return
	fi
	(
		flock 9
		# Somebody else may have built the same meanwhile.
		[[ ! -d $linux_dir/bin/$linux_key ]] || exit 0
		linux_sync
		linux_configure
		linux_compile
		linux_install
	) 9>"$linux_dir/lock"
}

linux_output() {
	echo "$linux_dir/bin/$linux_key/$1"
}

# Set where the tree is that we start from, and our directory for it.
linux_find_source() {
	if [[ ${LINUX:-} ]]; then
		[[ -e $LINUX/Kbuild ]] || die "LINUX=$LINUX is not a kernel tree"
		linux_source=$(readlink -f "$LINUX")
		linux_dir=$cache/linux/local-$(hash_of <<<"$linux_source")
		mkdir -p "$linux_dir"
	else
		mkdir -p "$cache/linux"
		(
			flock 9
			[[ $(linux_newest) ]] || linux_fetch
		) 9>"$cache/linux/lock"
		linux_dir=$(linux_newest)
		linux_source=$linux_dir/source
	fi
}

linux_newest() {
	find "$cache/linux" -mindepth 2 -maxdepth 2 -path '*/7.*/source' -printf '%h\n' |
		sort -V | tail -n 1
}

linux_fetch() {
	local download=$cache/linux/download package version dir
	progress "linux: fetching Debian's $linux_package (160 MB)"
	rm -rf "$download"
	debian_download sid "$(dpkg --print-architecture)" "$download" "$linux_package"
	package=$(echo "$download"/*.deb)
	version=$(dpkg-deb -f "$package" Version)
	if [[ $version == "$linux_pinned" ]]; then
		echo "$linux_sha256  $package" | sha256sum --check --quiet ||
			die "linux: $package is not the one that we know"
	fi
	dir=$cache/linux/$version
	progress "linux: unpacking $version"
	rm -rf "$dir/source.tmp"
	mkdir -p "$dir/source.tmp"
	dpkg-deb --fsys-tarfile "$package" | tar -xO "./usr/src/$linux_package.tar.xz" |
		tar -xJ --strip-components=1 -C "$dir/source.tmp"
	mv "$dir/source.tmp" "$dir/source"
	rm -rf "$download"
}

# Our files as they will be in the tree: those of the overlay, and the kernel's
# own with our patches; and the configuration. A build takes a while, and the checkout
# may change meanwhile.
linux_stage() {
	local dir file patch
	linux_staged=$tmp/linux
	linux_staged_config=$tmp/linux.config
	rm -rf "$linux_staged"
	mkdir "$linux_staged"
	linux_fragments | xargs cat >"$linux_staged_config"
	for dir in "${linux_overlay[@]}" "${machine_kernel_modules[@]}"; do
		[[ ! -d $top/$dir ]] || (cd "$top" && cp -R --parents "$dir" "$linux_staged")
	done
	while read -r file; do
		mkdir -p "$linux_staged/${file%/*}"
		cp "$linux_source/$file" "$linux_staged/$file"
	done < <(sed -n 's|^+++ b/||p' "$top"/patches/*.patch | sort -u)
	for patch in "$top"/patches/*.patch "${linux_patches[@]}"; do
		patch -d "$linux_staged" -p1 -s --no-backup-if-mismatch <"$patch" ||
			die "linux: ${patch##*/} does not apply to $linux_source"
	done
}

linux_fragments() {
	local names=(common "${machine_fragments[@]}")
	[[ $kernel == plain ]] || names+=("$kernel")
	printf "$top/tests/machine/kernel/%s.config\n" "${names[@]}"
}

# One for each configuration: what changes it may change every file.
linux_build_dir() {
	echo "$linux_dir/build/$machine-$kernel/$(grep '^CONFIG' "$linux_staged_config" | hash_of)"
}

# A new one starts as a copy of the last one: often little has changed.
linux_create_build_dir() {
	local build=$1 last
	[[ ! -d $build ]] || return 0
	mkdir -p "${build%/*}"
	rm -rf "$build.tmp"
	last=$(find "${build%/*}" -mindepth 1 -maxdepth 1 -printf '%T@ %p\n' | sort -n | tail -n 1)
	if [[ $last ]]; then
		cp -a "${last#* }" "$build.tmp"
		linux_move_commands "${last#* }" "$build"
	else
		mkdir "$build.tmp"
	fi
	mv "$build.tmp" "$build"
}

# Some commands have the directory in them, among them the ones that build objtool,
# and with a new objtool all would be built again.
linux_move_commands() {
	{ grep -rlZ --include='.*.cmd' -F "$1" "$2.tmp" || true; } | xargs -0r sed -i "s|$1|$2|g"
}

linux_hash() {
	{
		echo "${machine_kernel[@]}" "${machine_fdtput[@]}"
		cat "$linux_staged_config"
		cd "$linux_staged"
		find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum
		if [[ ${LINUX:-} ]]; then
			cd "$linux_source"
			find . -path ./.git -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort
		fi
	} | hash_of
}

# Bring the tree to what this checkout says. Only files whose content differs
# are touched, so that make builds no more than that.
linux_sync() {
	local ours=$linux_dir/ours tree=$linux_dir/tree file
	touch "$ours"
	linux_sync_source
	(cd "$linux_staged" && find . -type f) | LC_ALL=C sort >"$ours.new"
	# An interrupted sync must not forget a file that it put there.
	LC_ALL=C sort -u "$ours" "$ours.new" >"$ours.tmp"
	cp "$ours.tmp" "$ours"
	while read -r file; do
		if [[ -e $linux_staged/$file ]]; then
			cmp -s "$linux_staged/$file" "$tree/$file" || linux_put "$linux_staged" "$file"
		elif [[ -e $linux_source/$file ]]; then
			linux_put "$linux_source" "$file"
		else
			rm -f "$tree/$file"
		fi
	done <"$ours"
	mv "$ours.new" "$ours"
	rm "$ours.tmp"
}

# The tree shares the source's files by hard links. What a build in the source
# has left is no source; ours, and the directories that hold them, stay for
# linux_sync to compare.
linux_sync_source() {
	linux_rsync_filter <"$linux_dir/ours" | sort -u >"$tmp/filter"
	rsync -a --delete --link-dest="$linux_source" --filter="merge $tmp/filter" \
		--exclude=/.git --exclude=/.config --exclude=/include/config \
		--exclude=/include/generated --exclude='/arch/*/include/generated' \
		--exclude='*.o' --exclude='.*.cmd' \
		"$linux_source/" "$linux_dir/tree/"
}

linux_rsync_filter() {
	local path
	while read -r path; do
		path=${path#.}
		echo "- $path"
		while path=${path%/*} && [[ $path ]]; do
			echo "P $path/"
		done
	done
}

# A new file each time: the old one may be a hard link to the source's.
linux_put() {
	local to=$linux_dir/tree/$2
	mkdir -p "${to%/*}"
	cp "$1/$2" "$to.tmp"
	mv "$to.tmp" "$to"
}

linux_make() {
	make -C "$linux_dir/tree" O="$(linux_build_dir)" \
		ARCH="$machine_linux_arch" CROSS_COMPILE="$machine_cross" "$@"
}

linux_configure() {
	local build
	build=$(linux_build_dir)
	linux_create_build_dir "$build"
	linux_last_values <"$linux_staged_config" >"$build/fragments"
	linux_make -s KCONFIG_ALLCONFIG="$build/fragments" allnoconfig >"$build/config.log" 2>&1 ||
		{ cat "$build/config.log" >&2; die "linux: the configuration failed"; }
	linux_check_config "$build"
}

# What a later fragment says counts.
linux_last_values() {
	awk -F= '/^CONFIG/ { value[$1] = $2 } END { for (name in value) print name "=" value[name] }'
}

# Kconfig drops silently what has unmet dependencies or is gone.
linux_check_config() {
	local line
	while read -r line; do
		if [[ $line == *=n ]] && ! grep -q "^${line%n}" "$1/.config"; then
			continue
		fi
		grep -qxF "$line" "$1/.config" || die "linux: Kconfig does not accept $line"
	done < <(grep '^CONFIG' "$1/fragments")
}

linux_compile() {
	local log
	log=$(linux_build_dir)/log
	progress "linux: building (minutes the first time, then seconds)"
	{ linux_make -j"$(nproc)" "${machine_kernel[@]}" modules &&
		linux_modules_for_each linux_module_make modules; } 2>&1 |
		tee "$log" | linux_show_progress ||
		{ grep -A10 -E 'error:|Error|ERROR' "$log" | head -n 40 >&2
		  die "linux: the build failed, see $log"; }
}

# Modules of ours that are the machine's and not the driver's. Their sources are
# laid over the tree as well, but no Makefile there knows them.
linux_modules_for_each() {
	local dir
	for dir in "${machine_kernel_modules[@]}"; do
		"$1" "$dir" "${@:2}" || return
	done
}

linux_module_make() {
	local dir=$1 out
	shift
	out=$(linux_build_dir)/$dir
	mkdir -p "$out"
	linux_make M="$linux_dir/tree/$dir" MO="$out" "$@"
}

# Every few hundred of make's lines.
linux_show_progress() {
	local count=0
	while read -r; do
		count=$((count + 1))
		if ((count % 250 == 0)); then
			progress "linux: $count steps"
		fi
	done
}

linux_install() {
	local build out=$linux_dir/bin/tmp file install
	build=$(linux_build_dir)
	install=(INSTALL_MOD_PATH="$tmp/modules" INSTALL_MOD_STRIP=1 modules_install)
	rm -rf "$out"
	mkdir -p "$out"
	for file in "${machine_kernel[@]}"; do
		cp "$(find "$build/arch/$machine_linux_arch/boot" -path "*/${file##*/}")" "$out"
		[[ $file != *.dtb || ! ${machine_fdtput[*]} ]] ||
			fdtput "$out/${file##*/}" "${machine_fdtput[@]}"
	done
	linux_make -s "${install[@]}" >/dev/null
	linux_modules_for_each linux_module_make -s "${install[@]}" >/dev/null
	find "$tmp/modules" -type l -delete
	pack_cpio "$tmp/modules" >"$out/modules.cpio"
	mv "$out" "$linux_dir/bin/$linux_key"
	keep_newest "$linux_dir/bin" "$linux_keep"
	touch "$build"
	keep_newest "${build%/*}" "$linux_keep_builds"
}
