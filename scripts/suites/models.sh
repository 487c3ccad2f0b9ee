# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the older Raspberry Pis boot 32-bit kernels, and run the demo and the samples

source "$top/scripts/suites/demo.sh"
source "$top/scripts/suites/kunit.sh"
source "$top/scripts/suites/samples.sh"

# Each has a kernel of its own, which takes as long to build as all else.
suite_models() {
	if [[ ! $thorough ]]; then
		skipped "pi2 and pi0" "two more kernels: scripts/test all models"
		return
	fi
	models_test pi2 armv7l brcm,bcm2836 0xc0000000
	models_test pi0 armv6l brcm,bcm2835 0x40000000
}

# By which alias of memory a V3D works is its SoC's affair, and the DMA API knows.
models_test() {
	local name=$1 cpu=$2 soc=$3 alias=$4 log=$tmp/models.v3d
	suite="models $name plain"
	suite_select "$name plain"
	build_all
	rm -rf "$log"
	expect "boots" "$("$top/scripts/run" "${guest[@]}" --log-dir "$log" -- sh -c '
		echo "$(uname -m) $(tr "\0" "\n" </proc/device-tree/compatible | tail -n 1)"
		saxpy >/dev/null')" "$cpu $soc"
	expect "the V3D works in the SoC's alias of memory" \
		"$(sed -n 's/^v3d: .* bus alias //p' "$log/v3d.log" | sort -u)" "$alias"
	suite_demo
	suite_kunit
	suite_samples
}
