# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# drivers broken on purpose, by the patches in tests/breaks, are caught

# What catches each break: a subtest of tests/igt, with options of the model. Without
# the break it passes: suite igt.
breaks_list() {
	cat <<-'END'
	no-cache-clears stale=1 vciv_submit   barrier-caches
	no-cpu-sync     stale=0 vciv_bo_share cached-bo-sync
	no-cpu-sync     stale=0 vciv_bo_share cached-dmabuf-sync
	END
}

suite_breaks() {
	local name options program subtest
	while read -r name options program subtest; do
		breaks_test "$name" "$options" "$program" "$subtest"
	done < <(breaks_list)
	expect "each patch is in the list" "$(breaks_list | cut -d' ' -f1 | sort -u)" \
		"$(basename -as .patch "$top"/tests/breaks/*.patch | sort)"
}

breaks_test() {
	local name=$1 options=$2 program=$3 subtest=$4 log=$tmp/breaks.log
	"$top/scripts/run" "${guest[@]}" --patch "$top/tests/breaks/$name.patch" \
		--qemu-arg -global --qemu-arg "bcm2835-v3d.options=$options" --param allow_unverified=1 -- \
		"/usr/libexec/vciv-tests/$program" --run-subtest "$subtest" >"$log" 2>&1 || true
	expect "$name: $program: $subtest" \
		"$(sed -n 's/^Subtest \([^:]*\): FAIL.*/\1/p' "$log")" "$subtest"
}
