# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# The driver as series of patches for the kernel. To be sourced after build.sh and
# objects.sh, with a machine selected.
#
#   series_write DIR		the mails, one directory in DIR for each series
#   series_recipients DIR	whom to send them to
#   series_check DIR		apply and build them
#
# Each directory patches/series* is a series, on top of those before it. Each file in
# there whose name begins with a number is a patch, in that order. It starts with a
# head, one field in each line:
#
#   Subject: TEXT
#   Patch: NAME		a file in patches: its subject and message count
#   Files: PATTERN...	files of the checkout to add; those that an earlier patch
#			has added are passed over, so that "*" is the rest
#   Regions: NAME...	add these regions, to files that are there and to those to come
#   Maintainers: yes	add our entry
#
# then follows the message. The order is from what depends on nothing to what is
# hooked up, so that each file compiles when it is added. Of our Makefiles, each
# patch has the lines whose files are there.
#
# A region of a file is what stands between a comment "left-out: NAME" and a comment
# "left-out: end", each on a line of its own, which no patch has. patches/left-out
# names the regions and the files that no series has: in the head's way, a name being
# a word that must not be found elsewhere either.

series_names=(series series-heap)
series_makefiles=("$objects_dir/Makefile" "$objects_dir/tests/Makefile")

series_write() {
	local out=$1 name
	linux_find_source
	series_stage "$tmp/stage"
	series_regions=
	series_tree=$tmp/series
	series_init "$series_tree" "$linux_source"
	for name in "${series_names[@]}"; do
		series_write_mails "$top/patches/$name" "$out/$name"
	done
	series_complete
}

series_write_mails() {
	local description=$1 out=$2 start patch
	start=$(git -C "$series_tree" rev-parse HEAD)
	for patch in "$description"/[0-9]*; do
		series_commit "$patch"
	done
	rm -rf "$out"
	git -C "$series_tree" format-patch --quiet --rfc --cover-letter -o "$out" "$start"
	series_cover "$description/cover" "$out"/0000-*
	progress "series: $(find "$out" -name '*.patch' | wc -l) mails in ${out#"$top/"}"
}

# The checkout without files that no series has.
series_stage() {
	local file
	mkdir "$1"
	(cd "$top" && git ls-files -z Documentation drivers include | xargs -0 cp --parents -t "$1")
	for file in $(series_field "$top/patches/left-out" Files); do
		rm "$1/$file"
	done
}

# A file of the stage, with the regions that are added so far. One blank line stays
# where there would be two.
series_copy() {
	awk -v names=" $series_regions " '
		/left-out: / {
			name = $0
			sub(/.*left-out: /, "", name)
			sub(/[^a-z0-9_].*/, "", name)
			if ((name == "end") != inside)
				exit 1
			inside = name != "end"
			skip = inside && !index(names, " " name " ")
			cut = 1
			next
		}
		skip || cut && blank && $0 == "" { next }
		{ print; blank = $0 == ""; cut = 0 }
		END { exit inside }' "$tmp/stage/$1" >"$series_tree/$1" ||
		die "series: in $1, left-out regions do not begin and end in turn"
}

series_patch() {
	patch -d "$1" -p1 -s --no-backup-if-mismatch <"$top/$2" || die "$2 does not apply any more"
}

# A repository with those of the kernel's files that we change. Authors are who the
# checkout's git says.
series_init() {
	local tree=$1 source=$2
	mkdir -p "$tree"
	git init -q "$tree"
	git -C "$tree" config user.name "$(git -C "$top" config user.name)"
	git -C "$tree" config user.email "$(git -C "$top" config user.email)"
	series_existing | (cd "$source" && xargs cp --parents -t "$tree" 2>/dev/null || true)
	series_existing | (cd "$tree" && xargs git add -f)
	git -C "$tree" commit -q -m "The kernel"
	git -C "$tree" tag base
}

series_existing() {
	sed -n 's|^+++ b/||p' "$top"/patches/*.patch
	echo MAINTAINERS
}

series_field() {
	sed -n "1,/^\$/s/^$2: //p" "$1"
}

series_commit() {
	local description=$1 diff
	diff=$(series_field "$description" Patch)
	series_message "$description" "$diff" >"$tmp/message"
	[[ ! $diff ]] || series_patch "$series_tree" "patches/$diff"
	series_add_regions "$description"
	series_add_files "$description"
	series_add_makefiles
	[[ ! $(series_field "$description" Maintainers) ]] || series_add_maintainers
	git -C "$series_tree" add -A
	git -C "$series_tree" commit -q -F "$tmp/message" || die "series: ${description##*/} adds nothing"
}

series_message() {
	local file=$1
	[[ $(series_field "$1" Subject) ]] || file=$top/patches/$2
	series_field "$file" Subject
	echo
	sed '1,/^$/d; /^diff --git/,$d' "$file"
}

series_add_files() {
	local pattern patterns file files
	read -ra patterns -d '' < <(series_field "$1" Files) || true
	for pattern in "${patterns[@]}"; do
		mapfile -t files < <(series_files "$pattern")
		[[ ${#files[@]} != 0 ]] || die "series: ${1##*/}: there is no $pattern"
		for file in "${files[@]}"; do
			series_add_file "$file"
		done
	done
}

series_files() (
	cd "$tmp/stage"
	shopt -s extglob nullglob
	# shellcheck disable=SC2086,SC2206
	files=($1)
	[[ ${#files[@]} == 0 ]] || printf '%s\n' "${files[@]}"
)

series_add_file() {
	[[ ! -e $series_tree/$1 && -f $tmp/stage/$1 ]] || return 0
	mkdir -p "$series_tree/${1%/*}"
	series_copy "$1"
}

# Files that are there get the regions, too.
series_add_regions() {
	local name file
	for name in $(series_field "$1" Regions); do
		series_regions+=" $name"
		for file in $(cd "$tmp/stage" && grep -rlwF "left-out: $name" .); do
			[[ ! -e $series_tree/$file ]] || series_copy "$file"
		done
	done
}

series_add_makefiles() {
	local file dir
	for file in "${series_makefiles[@]}"; do
		dir=$series_tree/${file%/*}
		[[ -d $dir ]] || continue
		series_copy "$file"
		series_makefile "$dir" <"$series_tree/$file" >"$tmp/makefile"
		cp "$tmp/makefile" "$series_tree/$file"
	done
}

# Objects stand one in each line, all but the last with a backslash.
series_makefile() {
	local line object
	while IFS= read -r line; do
		object=${line#$'\t'}
		object=${object%.o*}
		[[ $line != $'\t'*.o* || -e $1/$object.c ]] || continue
		[[ $line != *tests/ || -d $1/tests ]] || continue
		printf '%s\n' "$line"
	done | awk '
		NR > 1 { if (!/^\t/) sub(/ \\$/, "", last); print last }
		{ last = $0 }
		END { print last }'
}

# Drivers stand in the order of their titles. Whoever sends the series maintains.
series_add_maintainers() {
	series_entry >"$tmp/entry"
	awk -v entry="$(<"$tmp/entry")" '
		/^DRM DRIVER/ && !done && $0 > substr(entry, 1, index(entry, "\n") - 1) {
			print entry "\n"
			done = 1
		}
		{ print }' "$series_tree/MAINTAINERS" >"$tmp/MAINTAINERS"
	cp "$tmp/MAINTAINERS" "$series_tree/MAINTAINERS"
}

# Of our entry, the files that are part of the series.
series_entry() {
	local line
	while IFS= read -r line; do
		if [[ $line != F:* ]]; then
			echo "$line"
		elif [[ $(series_files "${line#F:$'\t'}*") ]]; then
			echo "$line"
		fi
		if [[ $line != *:* ]]; then
			printf 'M:\t%s\n' "$(git -C "$series_tree" var GIT_COMMITTER_IDENT | sed 's/>.*/>/')"
		fi
	done <"$top/MAINTAINERS"
}

# Nothing may be forgotten, nor mentioned that is not there.
series_complete() {
	local file name left_out
	left_out=$(series_field "$top/patches/left-out" Regions)
	for name in $(grep -rhoP 'left-out: \K(?!end)\w+' "$tmp/stage" | sort -u); do
		[[ " $series_regions $left_out " == *" $name "* ]] ||
			die "series: no patch adds the regions $name (see patches/left-out)"
	done
	! git -C "$series_tree" diff base | grep -iE "^\+.*(${left_out// /|})" >&2 ||
		die "series: above is mentioned what is left out (see patches/left-out)"
	while read -r file; do
		[[ -e $series_tree/$file ]] || die "series: no patch adds $file (see patches/series)"
	done < <(cd "$tmp/stage" && find . -type f)
}

series_cover() {
	local cover=$1 mail=$2
	awk -v subject="$(series_field "$cover" Subject)" '
		NR == FNR { if (body) blurb = blurb $0 "\n"; if ($0 == "") body = 1; next }
		{ sub(/\*\*\* SUBJECT HERE \*\*\*/, subject) }
		/\*\*\* BLURB HERE \*\*\*/ { printf "%s", blurb; next }
		{ print }' "$cover" "$mail" >"$tmp/cover"
	cp "$tmp/cover" "$mail"
}

series_recipients() {
	local name
	for name in "${series_names[@]}"; do
		(cd "$linux_source" && scripts/get_maintainer.pl --no-git --no-git-fallback --norolestats \
			"$1/$name"/*.patch) >"$tmp/recipients" 2>/dev/null ||
			die "series: get_maintainer.pl failed"
		cp "$tmp/recipients" "$1/$name/recipients"
	done
}

# A kernel tree of its own, pristine but for a repository with what we change.
series_check() {
	local out=$1 patch patches=() bad=
	objects_lock series
	mkdir -p "$linux_dir/tree"
	series_tree=$linux_dir/tree
	rsync -a --delete --link-dest="$linux_source" --exclude='*.o' --exclude='.*.cmd' \
		"$linux_source/" "$series_tree/"
	rm -rf "$tmp/index"
	series_init "$tmp/index" "$linux_source"
	mv "$tmp/index/.git" "$series_tree/.git"
	objects_select arm64 gcc
	series_configure
	for patch in "${series_names[@]/#/$out/}"; do
		patches+=("$patch"/*.patch)
	done
	for patch in "${patches[@]}"; do
		[[ $patch != */0000-* ]] || continue
		series_check_patch "$patch" || bad+=" ${patch##*/}"
	done
	[[ ! $bad ]] || die "wrong:$bad"
}

# With vc4, which we change, and with the driver once it is there.
series_configure() {
	local kconfig=$series_tree/$objects_dir/Kconfig
	local options=(OF=y SOUND=m SND=m SND_SOC=m DRM_VC4=m DRM_VCIV_UNVERIFIED=n)
	[[ -e $kconfig ]] || options+=(DRM_VCIV=n DRM_VCIV_KUNIT_TEST=n)
	grep -qs VCIV_HEAP "$kconfig" || options+=(DRM_VCIV_HEAP=n)
	objects_configure "${options[@]}"
}

series_check_patch() {
	local patch=$1 log=$tmp/check.log
	: >"$log"
	{ git -C "$series_tree" am -q "$patch" && series_checkpatch "$patch" && series_build "$patch" &&
		series_kunit "$patch"; } >"$log" 2>&1 &&
		[[ ! -s $log ]] && { echo "ok   ${patch##*/}"; return; }
	head -n 60 "$log"
	echo "FAIL ${patch##*/}"
	return 1
}

# Whoever sends the series signs it off, and MAINTAINERS has its files once the
# driver is hooked up.
series_checkpatch() {
	(cd "$tmp" && "$linux_source/scripts/checkpatch.pl" --strict --no-tree --no-signoff --quiet \
		--no-summary --terse --color=never --ignore FILE_PATH_CHANGES "$1")
}

# Until the driver is hooked up, no Makefile of the kernel knows its objects.
series_build() {
	local objects others
	mapfile -t objects < <(cd "$series_tree/$objects_dir" 2>/dev/null && find . -name '*.c' | sed 's|^./||; s/c$/o/')
	mapfile -t others < <(sed -n 's|^+++ b/\(.*\)\.c$|\1.o|p' "$1" | grep -v "^$objects_dir/")
	! grep -q '^+++ b/.*Kconfig' "$1" || series_configure
	[[ ${#others[@]} == 0 ]] || objects_make -s W=1e "${others[@]}"
	if [[ -e $series_tree/$objects_dir/Kconfig ]]; then
		objects_make -s W=1e "$objects_dir/"
	elif [[ ${#objects[@]} != 0 ]]; then
		objects_make -s W=1e M="$series_tree/$objects_dir" MO="$objects_build/series" \
			CONFIG_DRM_VCIV=m CONFIG_DRM_VCIV_KUNIT_TEST=m "${objects[@]}"
	fi
}

# The tests that are there by now, with each patch that adds some and with the one that
# hooks the driver up: by the kernel's own tool, in a kernel that is a process. What no
# test calls may be in a later patch.
series_kunit() {
	local log=$tmp/kunit.log
	grep -qE "^\+\+\+ b/$objects_dir/(tests/.*\.c|Kconfig)\$" "$1" || return 0
	series_hook_up
	(cd "$series_tree" && nice tools/testing/kunit/kunit.py run --jobs "$(nproc)" \
		--build_dir="$linux_dir/build-kunit" --kunitconfig="$objects_dir" \
		--make_options LD_FLAGS_CMDLINE="-Wl,-m,elf_x86_64 -Wl,-z,noexecstack -Wl,--unresolved-symbols=ignore-all") \
		>"$log" 2>&1 || { tail -n 50 "$log"; return 1; }
	git -C "$series_tree" checkout -q .
	git -C "$series_tree" clean -qfdx "$objects_dir"
}

series_hook_up() {
	[[ ! -e $series_tree/$objects_dir/Kconfig ]] || return 0
	series_copy "$objects_dir/Kconfig"
	series_copy "$objects_dir/.kunitconfig"
	series_patch "$series_tree" patches/0001-*
}
