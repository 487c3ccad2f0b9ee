# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# QEMU with our V3D: fetch Debian's source package, bring in tests/qemu and
# tests/model, build. To be sourced after common.sh and debian.sh.
#
#   qemu_build		makes sure that the binaries for this checkout exist
#   qemu_binary ARCH	prints the path of one; ARCH is aarch64 or x86_64
#
# In the cache, shared by all checkouts:
#   qemu/source/	Debian's tree with ours in it, and build/
#   qemu/pristine/	how those of its files were that we ever changed
#   qemu/bin/KEY/	finished binaries; KEY stands for all that went into them

qemu_cache=$cache/qemu
qemu_suite=bookworm
qemu_archs=(aarch64 x86_64)
qemu_flags=(
	"--target-list=aarch64-softmmu,x86_64-softmmu"
	--without-default-features
	--enable-fdt=system --enable-tcg
	--enable-virtfs --enable-attr --enable-cap-ng
	--disable-docs --disable-tools --disable-werror
)
# Sets of binaries to keep: one for each of a few checkouts or branches.
qemu_keep=8

qemu_binary() {
	echo "$qemu_cache/bin/$(qemu_key)/qemu-system-$1"
}

qemu_build() {
	if keep_used "$qemu_cache/bin/$(qemu_key)"; then
		return
	fi
	mkdir -p "$qemu_cache"
	(
		flock 9
		# Somebody else may have built the same meanwhile.
		[[ ! -d $qemu_cache/bin/$(qemu_key) ]] || exit 0
		qemu_fetch
		qemu_sync
		qemu_configure
		qemu_compile
		qemu_install
	) 9>"$qemu_cache/lock"
}

# The Debian version in the cache, and the content of everything of ours.
qemu_key() {
	{
		cat "$qemu_cache/source/.version" 2>/dev/null || echo none
		echo "${qemu_flags[@]}"
		qemu_our_files | sort | (cd "$top" && xargs sha256sum)
	} | hash_of
}

qemu_model_sources() {
	grep -v '^#' "$top/tests/model/sources"
}

qemu_our_files() {
	(cd "$top" && find tests/qemu/hw tests/qemu/include tests/qemu/patches -type f)
	(cd "$top" && find tests/model -maxdepth 1 -name '*.h')
	qemu_model_sources | sed 's|^|tests/model/|'
}

qemu_fetch() {
	local download=$qemu_cache/download
	if [[ -e $qemu_cache/source/.version ]]; then
		return
	fi
	progress "qemu: fetching Debian's source package"
	rm -rf "$download" "$qemu_cache/source" "$qemu_cache/pristine"
	debian_source "$qemu_suite" qemu "$download"
	dpkg-source --no-check -x "$download"/*.dsc "$download/source" >/dev/null
	sed -n 's/^Version: //p' "$download"/*.dsc >"$download/source/.version"
	mv "$download/source" "$qemu_cache/source"
	rm -rf "$download"
}

# Bring the tree to what this checkout says. Only files whose content differs
# are touched, so that ninja builds no more than that.
qemu_sync() {
	local stage=$qemu_cache/stage file
	rm -rf "$stage"
	mkdir "$stage"
	qemu_stage_patched "$stage"
	qemu_stage_ours "$stage"
	while read -r file; do
		if ! cmp -s "$stage/$file" "$qemu_cache/source/$file"; then
			qemu_put "$stage/$file" "$qemu_cache/source/$file"
		fi
	done < <(cd "$stage" && find . -type f)
	rm -rf "$stage"
}

# Debian's files with our patches. A file that is no longer patched goes back
# to what it was, since its pristine copy stays.
qemu_stage_patched() {
	local stage=$1 file patch
	while read -r file; do
		if [[ ! -e $qemu_cache/pristine/$file ]]; then
			qemu_put "$qemu_cache/source/$file" "$qemu_cache/pristine/$file"
		fi
	done < <(sed -n 's|^+++ b/||p' "$top"/tests/qemu/patches/*.patch | sort -u)
	cp -R "$qemu_cache/pristine/." "$stage"
	for patch in "$top"/tests/qemu/patches/*.patch; do
		patch -d "$stage" -p1 -s --no-backup-if-mismatch <"$patch" ||
			die "qemu: ${patch##*/} does not apply to $(<"$qemu_cache/source/.version")"
	done
}

qemu_stage_ours() {
	local stage=$1 model=$1/hw/v3d/model
	cp -R "$top/tests/qemu/hw" "$top/tests/qemu/include" "$stage"
	mkdir -p "$model"
	cp "$top"/tests/model/*.h "$model"
	(cd "$top/tests/model" && qemu_model_sources | xargs cp -t "$model")
	{
		echo 'softmmu_ss.add(files('
		qemu_model_sources | sed "s/.*/  '&',/"
		echo '))'
	} >"$model/meson.build"
}

# Copy a file so that it is there whole or not at all.
qemu_put() {
	mkdir -p "${2%/*}"
	cp "$1" "$2.tmp"
	mv "$2.tmp" "$2"
}

qemu_configure() {
	local build=$qemu_cache/source/build log=$qemu_cache/configure.log
	if [[ $(cat "$build/.flags" 2>/dev/null) == "${qemu_flags[*]}" ]]; then
		return
	fi
	progress "qemu: configuring (about a minute)"
	rm -rf "$build"
	mkdir "$build"
	(cd "$build" && ../configure "${qemu_flags[@]}") >"$log" 2>&1 ||
		{ tail -20 "$log" >&2; die "qemu: configure failed, see $log"; }
	echo "${qemu_flags[*]}" >"$build/.flags"
}

qemu_compile() {
	local log=$qemu_cache/build.log
	progress "qemu: building (about ten minutes the first time)"
	ninja -C "$qemu_cache/source/build" "${qemu_archs[@]/#/qemu-system-}" |
		tee "$log" | qemu_show_progress ||
		{ grep -A20 -m1 '^FAILED' "$log" >&2; die "qemu: build failed, see $log"; }
}

# Every hundredth of ninja's steps.
qemu_show_progress() {
	local line
	while read -r line; do
		if [[ $line =~ ^\[([0-9]*00)/([0-9]+)\] ]]; then
			progress "qemu: ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]} steps"
		fi
	done
}

qemu_install() {
	local bin=$qemu_cache/bin target arch
	target=$bin/$(qemu_key)
	rm -rf "$bin/tmp"
	mkdir -p "$bin/tmp"
	for arch in "${qemu_archs[@]}"; do
		strip -o "$bin/tmp/qemu-system-$arch" \
			"$qemu_cache/source/build/qemu-system-$arch"
	done
	rm -rf "$target"
	mv "$bin/tmp" "$target"
	keep_newest "$bin" "$qemu_keep"
}
