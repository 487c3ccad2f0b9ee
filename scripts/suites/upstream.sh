# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# what kernel maintainers ask for: style, documentation, other compilers and machines

source "$top/scripts/lib/tools.sh"
source "$top/scripts/lib/objects.sh"

upstream_packages=(clang-19 coccinelle pahole python3-sphinx)

suite_upstream() {
	packages_check "${upstream_packages[@]}"
	tools_build
	objects_lock
	objects_sync
	upstream_test_style
	upstream_test_uapi
	upstream_test_coccinelle
	upstream_test_objects
	upstream_test_sparse
	upstream_test_documents
	[[ ! $thorough ]] || upstream_test_device_tree
}

# Without a word from a command, its check passed. Else the words are shown.
upstream_silent() {
	local name=$1 log=$tmp/upstream.log
	shift
	if "$@" >"$log" 2>&1 && [[ ! -s $log ]]; then
		passed "$name"
	else
		grep -v '^make.*\*\*\*' "$log" | head -n 60
		failed "$name" "see above"
	fi
}

upstream_files() {
	(cd "$top" && git ls-files -- "$@")
}

upstream_test_style() {
	local kernel modules samples headers
	mapfile -t kernel < <(upstream_files "$objects_dir" include Documentation |
		grep -E '\.([chS]|rst|yaml)$|Kconfig|Makefile|Kbuild')
	mapfile -t modules < <(upstream_files tests/machine/modules)
	mapfile -t samples < <(upstream_files samples)
	mapfile -t headers < <(upstream_files "$objects_dir/*.[ch]" "include/*.h")
	upstream_silent "checkpatch of ${#kernel[@]} files" upstream_checkpatch -f "${kernel[@]}"
	# The devices that they drive are our machines' alone.
	upstream_silent "checkpatch of the machines' modules" upstream_checkpatch -f "${modules[@]}" \
		--ignore UNDOCUMENTED_DT_STRING
	# Programs have the C library's types and libdrm's names.
	upstream_silent "checkpatch of ${#samples[@]} samples" upstream_checkpatch -f "${samples[@]}" \
		--ignore ARRAY_SIZE,PREFER_KERNEL_TYPES,CAMELCASE,PREFER_DEFINED_ATTRIBUTE_MACRO,MACRO_ARG_REUSE
	upstream_silent "checkpatch of the patches" upstream_checkpatch --no-signoff "$top"/patches/*.patch
	upstream_silent "kernel-doc of ${#headers[@]} files" upstream_kernel_doc "${headers[@]}"
}

# Not in the checkout: it would leave a file there, and take our patches for text.
# But by the names that files have in the kernel, which some rules depend on.
upstream_checkpatch() {
	mkdir -p "$tmp/checkpatch"
	ln -sfn "$top"/*/ "$tmp/checkpatch"
	(cd "$tmp/checkpatch" && nice "$linux_source/scripts/checkpatch.pl" --strict --root="$linux_source" --quiet --no-summary \
		--terse --color=never "$@")
}

upstream_kernel_doc() {
	(cd "$top" && nice "$linux_source/scripts/kernel-doc" -none -Wall "$@")
}

# Our structures as a user space program gets them, on each architecture.
upstream_test_uapi() {
	local arch layouts=$tmp/uapi
	mkdir "$layouts"
	for arch in "${!objects_cross[@]}"; do
		objects_select "$arch" gcc
		upstream_silent "the uAPI header compiles, $arch" upstream_layout "$layouts/$arch"
	done
	expect "structures have one layout on ${#objects_cross[@]} architectures" \
		"$(sha256sum "$layouts"/* | cut -d' ' -f1 | sort -u | wc -l)" 1
	expect "there are structures to compare" "$(grep -c '^struct drm_vciv_.*{$' "$layouts/arm")" \
		"$(grep -c '^struct drm_vciv_.*{$' "$top/include/uapi/drm/vciv_drm.h")"
	expect "no structure has holes or padding" "$(grep -hE "XXX|padding" "$layouts"/*)" ""
	upstream_silent "what version 1 of the uAPI had is as it was" upstream_uapi_changes "$layouts/arm"
	upstream_silent "the uAPI header is C++" g++ -fsyntax-only -Wall -Wextra -nostdinc \
		-I"$objects_build/usr/include" -include drm/vciv_drm.h -x c++ /dev/null
}

upstream_layout() {
	objects_make -s headers &&
		"$objects_cc" -std=c90 -Wall -Wextra -g -fno-eliminate-unused-debug-types -nostdinc \
			-I"$objects_build/usr/include" -include drm/vciv_drm.h -x c -c /dev/null \
			-o "$tmp/uapi.o" &&
		pahole -y drm_vciv_ "$tmp/uapi.o" >"$1"
}

# Lines of tests/upstream/uapi-1 that are none any more. There may be new ones: as
# structures grow, and values are added.
upstream_uapi_changes() {
	upstream_uapi "$1" | LC_ALL=C sort >"$tmp/uapi-now"
	LC_ALL=C sort "$top/tests/upstream/uapi-1" | LC_ALL=C comm -23 - "$tmp/uapi-now"
}

# Members with offset and size, and constants with value. Caps may rise.
upstream_uapi() {
	awk '/^struct/ { name = $2 }
		match($0, /[a-z_0-9\[\]]+; +\/\* +[0-9]+ +[0-9]+ /) {
			split(substr($0, RSTART, RLENGTH), member, /[;\/* ]+/)
			print name "." member[1], member[2], member[3]
		}' "$1"
	sed -nE '/DRM_VCIV_MAX|UNVERIFIED/d
		s/^\t(DRM_VCIV_[A-Z_]+) = ([0-9]+),$/\1 \2/p
		s/^#define (DRM_VCIV_[A-Z_]+)\t+(.*)/\1 \2/p' "$top/include/uapi/drm/vciv_drm.h"
}

# The kernel's own semantic patches, all that can report and need no OCaml. Its
# coccicheck would say which files match beside what is wrong with them.
upstream_test_coccinelle() {
	local files
	mapfile -t files < <(grep -rl --include='*.cocci' 'virtual report' "$linux_source/scripts/coccinelle" |
		xargs grep -L ocaml)
	upstream_silent "${#files[@]} semantic patches" upstream_coccinelle "${files[@]}"
}

upstream_coccinelle() {
	local file options
	for file; do
		options=$(sed -n 's|^// *Options: *||p' "$file")
		# shellcheck disable=SC2086
		(cd "$linux_dir/tree" && nice spatch --very-quiet -D report --no-show-diff \
			--use-coccigrep $options -I include -I include/uapi \
			--cocci-file "$file" --dir "$objects_dir") 2>"$tmp/spatch.err" ||
			{ cat "$tmp/spatch.err"; return 1; }
	done
}

# Each build of the objects: in CI or only with all, architecture, compiler, and
# what differs from tests/upstream/objects.config. PM is what Kconfig asks for;
# without suspend, which is not set, there is no PM_SLEEP.
upstream_builds() {
	cat <<-'END'
	ci  x86_64 gcc       64BIT=y
	ci  arm    gcc       MMU=y ARCH_MULTI_V6=y KUNIT=y DRM_VCIV=y DRM_VCIV_KUNIT_TEST=y OF=y
	ci  x86_64 clang-19  64BIT=y
	all arm64  gcc       MODULES=n KUNIT=y DRM_VCIV=y DRM_VCIV_KUNIT_TEST=y
	all arm64  gcc       DEBUG_FS=n DRM_VCIV_HEAP=n DRM_VCIV_UNVERIFIED=n
	all arm64  clang-19  SUSPEND=y
	all arm    gcc       MMU=y ARCH_MULTI_V7=y ARM_LPAE=y OF=y SMP=y
	all i386   gcc       KUNIT=n DRM_VCIV_KUNIT_TEST=n
	all x86_64 gcc       64BIT=y SMP=y SUSPEND=y ACPI=y DEBUG_FS=n
	END
}

upstream_test_objects() {
	local when arch cc options
	while read -r when arch cc options; do
		[[ $when == ci || $thorough ]] || continue
		objects_select "$arch" "$cc"
		# shellcheck disable=SC2086
		upstream_silent "builds with W=1: $arch $cc $options" upstream_build $options
	done < <(upstream_builds)
}

upstream_build() {
	objects_configure "$@" && objects_make -s W=1e "$objects_dir/" && upstream_division
}

# 64-bit division is a function call on 32-bit machines, and the kernel has none.
upstream_division() {
	local found=$tmp/division
	upstream_sources | sed 's/c$/o/' | (cd "$objects_build" &&
		xargs "${objects_cross[$objects_arch]}nm" -A -u 2>/dev/null || true) >"$found"
	! grep -E '__(aeabi_u?ldivmod|u?(div|mod)di3)$' "$found"
}

upstream_sources() {
	(cd "$linux_dir/tree" && find "$objects_dir" -name '*.c')
}

upstream_test_sparse() {
	objects_select x86_64 gcc
	upstream_silent "sparse" upstream_sparse 64BIT=y
}

upstream_sparse() {
	objects_configure "$@" && objects_make -s C=2 CHECK="$(tools_bin)/sparse" "$objects_dir/"
}

# Alone, since they cannot share a make's jobs.
upstream_test_device_tree() {
	local binding=display/brcm,bcm2835-v3d.yaml
	objects_select arm gcc
	upstream_silent "the binding" upstream_dt_make dt_binding_check DT_SCHEMA_FILES="$binding"
	upstream_silent "device trees against the binding" upstream_dt_make CHECK_DTBS=y \
		DT_SCHEMA_FILES="$binding" broadcom/bcm283{5-rpi-zero-w,6-rpi-2-b,7-rpi-3-b}.dtb
}

upstream_dt_make() {
	objects_configure MMU=y ARCH_MULTI_V7=y ARCH_BCM=y ARCH_BCM2835=y OF=y &&
		PATH=$(tools_bin):$PATH objects_make -j1 -s "$@"
}

# Ours alone, with the page that refers to us: all about GPUs would take minutes.
upstream_test_documents() {
	objects_select x86_64 gcc
	upstream_silent "documents of ours are in the index" upstream_unlisted
	upstream_silent "the documents have no warnings" upstream_documents
	[[ ! $thorough ]] || upstream_silent "nor have they among all about GPUs" upstream_gpu_documents
}

upstream_unlisted() {
	local file
	for file in $(upstream_files 'Documentation/gpu/*.rst'); do
		grep -qx "   $(basename "$file" .rst)" "$linux_dir/tree/Documentation/gpu/drivers.rst" ||
			echo "patches/0002-* does not list $file"
	done
}

# The page that refers to us refers to others too.
upstream_documents() {
	local alone=$linux_dir/tree/Documentation/alone log=$tmp/htmldocs
	mkdir -p "$alone"
	cp "$linux_dir"/tree/Documentation/gpu/{vciv*,drm-usage-stats}.rst "$alone"
	{
		printf '%s\n' ====== Alone ====== '' '.. toctree::' ''
		(cd "$alone" && printf '   %s\n' vciv*.rst drm-usage-stats.rst)
	} >"$alone/index.rst"
	rm -rf "$objects_build/Documentation/output/alone"
	objects_make -s htmldocs SPHINXDIRS=alone >"$log" 2>&1 || cat "$log"
	rm -r "$alone"
	sed "s|$linux_dir/tree/||g" "$log" | grep -E 'WARNING|ERROR' |
		grep -v -e 'dot(1) not found' -e 'drm-usage-stats.*undefined label' || true
	[[ -s $objects_build/Documentation/output/alone/vciv.html ]]
}

# As a maintainer builds them: of the warnings, those that name a file of ours.
upstream_gpu_documents() {
	local book=$objects_build/Documentation/output/gpu log=$tmp/htmldocs
	rm -rf "$book"
	objects_make -s htmldocs SPHINXDIRS=gpu >"$log" 2>&1 || tail -n 20 "$log"
	sed "s|$linux_dir/tree/||g" "$log" | grep -E 'WARNING|ERROR' | grep vciv || true
	grep -q 'href="vciv.html"' "$book/drivers.html"
}
