# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the kit for boards: vciv-hwtest finds out how the model is set

source "$top/scripts/lib/module.sh"

# What the model has a switch for (tests/model/v3d_options.c): what the report says as it
# is, and what when it is set.
hardware_switches() {
	cat <<-'END'
	mutex-unused=1     HT-1  mutex-never      is acquired                          is not acquired
	semaphore-flags=1  HT-2  flag-semaphore   set                                  not set
	mul24-carry=1      HT-2  flag-mul24       set                                  not set
	itof-carry=1       HT-2  flag-itof        not set                              set
	vpm-read-latency=1 HT-3  vpm-latency      is there, as vc4asm measured         something else, *
	vpm-read-early=1   HT-3  vpm-fetch        is fetched when it is read           was fetched at the setup
	vpm-read-setups=1  HT-3  vpm-second-setup is ignored, as vc4asm measured       is taken, as AG100 says
	vpm-over-read=1    HT-3  vpm-over-read    waits for ever, as vc4asm measured   gives something, as AG100 says
	semaphore-reset=1  HT-8  reset-semaphore  is 0                                 keeps its value
	regfile-hazard=1   HT-11 hazard-a         the old value                        the new value
	regfile-hazard=1   HT-11 hazard-b         the old value                        the new value
	mutex-end=1        HT-13 end-mutex        stays held                           is free
	tmu-end=1          HT-13 end-lookup       left on all QPUs                     gone on all QPUs
	setup-shared=1     HT-5  setup-store      each QPU has its own                 shared with other QPUs
	setup-shared=1     HT-5  setup-stride     each QPU has its own                 shared with other QPUs
	setup-shared=1     HT-5  setup-write      each QPU has its own                 shared with other QPUs
	setup-shared=1     HT-5  setup-load       each QPU has its own                 shared with other QPUs
	END
}

suite_hardware() {
	local out=$tmp/hardware
	[[ $machine == pi3 ]] || return 0
	mkdir -p "$out"
	hardware_test_kit "$out"
	hardware_run "$out" standard
	hardware_test_standard "$out/standard"
	# Shared setups let everything else go wrong, too.
	hardware_run "$out" others "$(hardware_switches | awk '!/^setup-shared/ { print $1 }' |
		sort -u | paste -sd,)" HT-1 HT-2 HT-3 HT-8 HT-11 HT-13
	hardware_run "$out" shared setup-shared=1 HT-5
	cat "$out"/{others,shared} >"$out/switched"
	hardware_test_readings "$out/standard" "$out/switched"
	hardware_test_manners "$out"
}

# The kit for boards, built as on one.
hardware_test_kit() {
	local out=$1 status=0
	rm -rf "$out/kit"
	mkdir "$out/kit"
	tar -C "$out/kit" --strip-components=1 -xf "$("$top/scripts/pi-kit" --output "$out")"
	nice make -C "$out/kit" CC="${machine_cc[*]} --sysroot=$(rootfs_sysroot "$machine_debian_arch")" \
		>"$out/kit/log" 2>&1 || status=$?
	expect "the kit builds without a word" \
		"$status $(grep -E 'warning|rror:' "$out/kit/log" | head -n 3)" "0 "
	expect "its package is named in its text, and has allow_unverified" \
		"$(grep -cF "./$(basename "$out"/kit/*.deb) " "$out/kit/README.txt") $(
			dpkg-deb --fsys-tarfile "$out"/kit/*.deb | tar -xO --wildcards '*/dkms.conf' |
			grep -c '^MAKE.* CONFIG_DRM_VCIV_UNVERIFIED=y"')" "1 1"
	expect "nothing of it is left to be filled in" \
		"$(grep -E '@[a-z]+@' "$out"/kit/{README.txt,Makefile})" ""
}

# Into a file of that name, with options of the model, and its exit status as last line.
hardware_run() {
	local out=$1 name=$2 options=${3:+,$3}
	shift; shift; [[ $# == 0 ]] || shift
	rm -rf "$out/share"
	mkdir "$out/share"
	cp "$out"/kit/build/{vciv-hwtest,vciv-fft,mandelbrot,mandelbrot.bin} "$out/share"
	"$top/scripts/run" "${guest[@]}" --param allow_unverified=1 --share "$out/share" --timeout 600 \
		--qemu-arg -global --qemu-arg "bcm2835-v3d.options=seed=1$options" -- sh -c '
		/share/vciv-hwtest --output /share/report "$@" >/dev/null
		echo "status $?"' sh "$@" >"$out/log" 2>&1 || true
	cat "$out/share/report" "$out/log" >"$out/$name" || cat "$out/log"
}

hardware_test_standard() {
	expect "all is as it should be" "$(tail -n 1 "$1"), $(grep -c 'NOT AS ASSUMED' "$1")" "status 0, 0"
	expect "it has looked at each" \
		"$(grep -o '^HT-[0-9]*' "$1" | sort -u -t- -k2n | paste -sd' ')" \
		"$(seq -f HT-%g -s ' ' 1 15)"
	expect "the demo is in it" "$(grep -c ' 262144 pixels .* as QPUs do: 0 differ' "$1")" 1
	expect "the FFT is in it" "$(grep -c '^  2^.* ok$' "$1")" 12
	expect "rates are in it" "$(grep -cE '^(submit to fence|BO, ).* (us|MiB)' "$1")" 3
	expect "what the verifier folds is right" "$(grep -cE '^HT-15 .* known before' "$1")" 30
}

hardware_test_readings() {
	local switch id name standard other
	while IFS=$'\t' read -r switch id name standard other; do
		expect "$switch: $name" "$(hardware_reading "$1" "$id" "$name"); $(
			hardware_reading "$2" "$id" "$name" | sed 's/something else, .*/something else, */')" \
			"$standard; $other"
	done < <(hardware_switches | sed -E 's/ +/\t/; s/ +/\t/; s/ +/\t/; s/  +/\t/')
}

hardware_reading() {
	sed -n "s/^$2 *$3: \(.*\) \[.*/\1/p" "$1"
}

# Without the right to run what is not proven, with a mistake, and stopped.
hardware_test_manners() {
	local log=$1/manners
	rm -rf "$1/share"
	mkdir "$1/share"
	"$top/scripts/run" "${guest[@]}" --share "$1/share" -- sh -c "$(declare -f module_unload)"'
		cd /tmp
		vciv-hwtest HT-14 HT-15 >/dev/null
		echo "unprivileged $?"
		cp vciv-hwtest.txt /share
		vciv-hwtest --help >/dev/null
		echo "help $?"
		vciv-hwtest HT-99 2>/dev/null
		echo "mistake $?"
		vciv-hwtest --output /no/such/file
		echo "output $?"
		rm vciv-hwtest.txt
		vciv-hwtest demo fft latency >/dev/null &
		until [ -s vciv-hwtest.txt ]; do sleep 0.1; done
		sleep 1
		kill -INT $!
		wait $!
		echo "stopped $?"
		tail -n 1 vciv-hwtest.txt | cut -d: -f1
		module_unload
		vciv-hwtest | tail -n 1' >"$log" 2>&1 || true
	expect "without allow_unverified it says so" \
		"$(sed -n 's/^unprivileged //p' "$log") $(grep -c 'skipped: takes root and .* allow_unverified=1' \
			"$1/share/vciv-hwtest.txt")" "3 2"
	expect "help" "$(sed -n 's/^help //p' "$log")" 0
	expect "an unknown part" "$(sed -n 's/^mistake //p' "$log")" 2
	expect "no place for the report" "$(sed -n 's/^output //p' "$log")" 2
	expect "stopped by Ctrl-C, it has a report" "$(sed -n '/^stopped/,+1p' "$log" | paste -sd' ')" \
		"stopped 130 interrupted"
	expect "without a driver it says so" "$(tail -n 1 "$log")" \
		"no V3D: is the module loaded (modprobe vciv)?"
}
