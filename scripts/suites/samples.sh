# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the samples compute what the CPU does, as an ordinary user, and refuse what is wrong

# A command of the guest, and the exit status that it must have.
samples_good=(saxpy 'saxpy --size 16' 'saxpy --size 4000 --factor -0.001'
	gather 'gather --size 16' 'gather --size 3200 --table 1'
	sgemm 'sgemm --rows 1 --columns 16 --depth 1' 'sgemm --rows 50 --columns 80 --depth 33'
	reduce 'reduce --size 16' 'reduce --size 4000'
	mix 'mix --sounds 1 --size 64' 'mix --sounds 100 --size 4800'
	'blur --output /tmp/blur.png' 'blur --size 16 --output /tmp/blur.png'
	'vciv-fft' 'vciv-fft --size 8 --jobs 10' 'vciv-fft --size 11 --jobs 3'
	'vciv-fft --help' 'saxpy --help' 'gather --help' 'blur --help' 'mandelbrot --help'
	'sgemm --help' 'reduce --help' 'mix --help')
samples_bad=('saxpy --size 15' 'saxpy --factor x' 'saxpy more' 'gather --table 0'
	'sgemm --columns 8' 'sgemm --depth 0' 'reduce --size 15' 'reduce --program /usr/share/vciv/saxpy.bin'
	'mix --sounds 0' 'mix --size 65' 'mix --sounds 100 --size 49152'
	'vciv-fft --size 7' 'vciv-fft --jobs x' 'vciv-fft --limit 0 --size 8'
	'blur --size 4096' 'blur --output /no/such/file.png' 'saxpy --program /no/such/file'
	'saxpy --program /usr/share/vciv/gather.bin' 'mandelbrot --unverified')

suite_samples() {
	local log=$tmp/samples.log status=0 command good=("${samples_good[@]}")
	[[ ! $machine_debian_arch32 ]] || good+=('/usr/32/bin/vciv-fft --size 9')
	"$top/scripts/run" "${guest[@]}" --user -- sh -c '
		for command; do
			$command 2>&1
			echo "status $?: $command"
		done' sh "${good[@]}" "${samples_bad[@]}" >"$log" 2>&1 || status=$?
	if [[ $status != 0 ]]; then
		tail "$log"
		failed "all" "the machine failed (status $status)"
	fi
	for command in "${good[@]}"; do
		samples_expect "$log" 0 "$command"
	done
	for command in "${samples_bad[@]}"; do
		samples_expect "$log" 1 "$command"
	done
	expect "the kernel says why it refuses a program" \
		"$(grep -c 'saxpy: the kernel cannot prove .*gather.bin safe: ' "$log")" 1
}

samples_expect() {
	expect "$3" "$(sed -n "s|^status \(.*\): $3\$|\1|p" "$1")" "$2"
}
