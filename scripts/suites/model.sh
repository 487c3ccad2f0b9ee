# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the functional model of the V3D, on the host with sanitizers

# Public programs are run if they are there: see tests/programs/public.
suite_model() {
	local out=$top/out/build/model log=$tmp/model.log status=0
	make -s -C "$top/tests/model" -j"$(nproc)" O="$out" check check-programs \
		PROGRAMS="$cache/programs" >"$log" 2>&1 || status=$?
	results_of "$log" "$status"
}
