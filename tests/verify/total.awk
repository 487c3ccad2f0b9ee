# SPDX-License-Identifier: GPL-2.0-or-later
# Adds up the counts of several test programs; one that gave none has crashed.

/ passed, .* failed, .* skipped$/ {
	passed += $1
	failed += $3
	skipped += $5
	counts++
}

{ print }

END {
	if (counts != tests)
		failed++
	printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
	exit failed != 0
}
