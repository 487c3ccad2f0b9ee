# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# IGT's own programs, and what is expected of them. To be sourced after common.sh.
#
#   igt_run KERNEL DIR TEST...	runs tests, those of the list when none is named, in
#				the PC's guest; what they print is DIR/TEST.txt
#   igt_results DIR		prints a line TEST@SUBTEST,Result for each
#   igt_unexpected RESULTS	prints those that are not as expected
#   igt_summary RESULTS		prints how many had which result

igt_lists=$top/tests/igt/ci
igt_programs=/usr/libexec/igt-gpu-tools

igt_run() {
	local kernel=$1 dir=$2 share=$tmp/igt
	shift 2
	mkdir -p "$share"
	if [[ $# == 0 ]]; then
		sed '/^#/d; /^$/d' "$igt_lists/vciv.testlist"
	else
		printf '%s\n' "$@"
	fi >"$share/tests"
	igt_guest_script >"$share/run"
	rm -rf "$dir"
	"$top/scripts/run" --machine pc --kernel "$kernel" --param vc4_uapi=1 --timeout 1800 \
		--share "$share" -- sh /share/run || die "igt: the guest failed"
	mkdir -p "$dir"
	cp -R "$share/results/." "$dir"
}

# Each test in the guest, one after the other. Their names may have a slash.
igt_guest_script() {
	cat <<END
while read -r test; do
	echo "igt: \$test" >&2
	name=\$(echo "\${test#*/}" | tr @ -)
	mkdir -p /share/results
	set -- $igt_programs/"\${test%%@*}"
	[ "\$test" = "\${test%%@*}" ] || set -- "\$@" --run-subtest "\${test##*@}"
	{
		echo "test \${test%%@*}"
		timeout 300 chroot /debian "\$@" 2>&1 </dev/null
		echo "status \$?"
	} >"/share/results/\$name.txt"
done </share/tests
END
}

# A test without subtests has the result that its exit status tells: 77 is a
# skip, 98 a failure. One that ends badly with all subtests well is a crash.
igt_results() {
	local file
	for file in "$1"/*.txt; do
		awk '
		/^test / { test = $2 }
		match($0, /^(Dynamic s|S)ubtest [^:]+: [A-Z]+/) {
			name = $0
			sub(/^(Dynamic s|S)ubtest /, "", name)
			sub(/:.*/, "", name)
			result = substr($0, RSTART, RLENGTH)
			sub(/.*: /, "", result)
			if ($1 == "Dynamic")
				next
			bad = bad || result !~ /SUCCESS|SKIP/
			count++
			print test "@" name "," word(result)
		}
		/^status / {
			if (!count)
				print test "," ($2 == 0 ? "Pass" : $2 == 77 ? "Skip" : $2 == 98 ? "Fail" : "Crash")
			else if ($2 != 0 && $2 != 77 && !bad)
				print test ",Crash"
		}
		function word(result) {
			return result == "SUCCESS" ? "Pass" : substr(result, 1, 1) tolower(substr(result, 2))
		}' "$file"
	done
}

# The lists have a line each, # begins a comment. What neither list has passes.
igt_expected() {
	sed 's/[ \t]*#.*//; /^$/d' "$igt_lists"/vciv-{fails,skips}.txt
}

igt_unexpected() {
	local line name
	while read -r line; do
		name=${line%,*}
		if igt_expected | grep -q "^$name,"; then
			igt_expected | grep -qxF "$line" || echo "$line, not what is expected"
		elif [[ $line != *,Pass ]]; then
			echo "$line, not Pass"
		fi
	done <"$1"
}

igt_summary() {
	sed 's/.*,//' "$1" | sort | uniq -c | awk '{ printf "%s%s %s", NR > 1 ? ", " : "", $1, $2 } END { print "" }'
}
