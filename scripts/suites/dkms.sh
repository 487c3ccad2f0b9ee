# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# the driver as a DKMS package, and with all on Debian's own kernels

source "$top/scripts/lib/vc4.sh"
source "$top/scripts/lib/dkms-root.sh"

# What of tests/igt needs nothing that a stock kernel lacks.
dkms_tests=(vciv_bo vciv_bo_mmap vciv_bo_purge vciv_bo_share vciv_contract vciv_get_param
	vciv_hang vciv_program vciv_sched vciv_submit vciv_verify)

suite_dkms() {
	local package
	package=$("$top/scripts/dkms" --output "$tmp/dkms-package")
	dkms_test_package "$package"
	if [[ ! $thorough ]]; then
		skipped "Debian's kernels" "takes long: scripts/test all dkms"
		return
	fi
	packages_check dkms kmod
	dkms_test_build amd64 "$package"
	if [[ $(id -u) == 0 ]]; then
		dkms_test_install "$package"
		dkms_test_kit
	else
		skipped "packages installed" "takes root"
	fi
	dkms_test_overlay
	dkms_test_guest
	dkms_test_udev
	dkms_test_vc4
}

# Each of our sources is in it, and nothing that one would have to change in them.
dkms_test_package() {
	local root=$tmp/dkms-root source
	dpkg-deb -x "$1" "$root"
	source=$(echo "$root"/usr/src/vciv-*)
	expect "the sources are the tree's" "$(cd "$top/drivers/gpu/drm/vciv" &&
		for file in *.[ch] Makefile; do cmp "$file" "$source/$file" 2>&1 || true; done)" ""
	expect "they know nothing of versions" \
		"$(grep -lE 'LINUX_VERSION_CODE|KERNEL_VERSION|HAVE_' "$source"/*.[ch] || true)" ""
	expect "each probe is for something that is missing otherwise" \
		"$(cd "$source/probe" && for file in *.c; do dkms_probe_unused "$file"; done)" "always"
}

dkms_probe_unused() {
	local name=${1%.c}
	grep -rq "\bHAVE_${name^^}\b" ../compat || echo "$name"
}

# A board's device tree with the overlay for none but the V3D.
dkms_test_overlay() {
	local tree=$tmp/dkms-overlay.dtb
	debian_linux_fetch_image arm64
	fdtoverlay -i "$(find "$(debian_linux_dir arm64)/image/usr/lib" -name bcm2837-rpi-3-b.dtb)" \
		-o "$tree" "$tmp/dkms-root/usr/share/vciv-dkms/vciv.dtbo"
	expect "the overlay leaves the V3D alone" \
		"$(fdtget "$tree" /soc/v3d@7ec00000 status) $(fdtget "$tree" /soc/gpu status)" \
		"okay disabled"
}

# By dkms itself, in a tree of its own.
dkms_test_build() {
	local arch=$1 root=$tmp/dkms-root version release log=$tmp/dkms.log status=0
	debian_linux_fetch "$arch"
	version=$(echo "$root"/usr/src/vciv-*)
	version=${version##*-}
	release=$(debian_linux_release "$arch")
	mkdir -p "$tmp/dkms-tree"
	nice dkms build -m vciv -v "$version" -k "$release" --dkmstree "$tmp/dkms-tree" \
		--sourcetree "$root/usr/src" --kernelsourcedir "$(debian_linux_headers "$arch")" \
		--no-depmod >"$log" 2>&1 || status=$?
	[[ $status == 0 ]] || tail -n 20 "$log" "$tmp"/dkms-tree/vciv/*/build/make.log
	expect "dkms builds it for $release" "$status" 0
	expect "without a warning" "$(grep -E 'warning:|WARNING' "$tmp"/dkms-tree/vciv/*/"$release"/*/log/make.log)" ""
	expect "for that kernel" "$(modinfo -F vermagic "$tmp"/dkms-tree/vciv/*/"$release"/*/module/vciv.ko* |
		cut -d' ' -f1)" "$release"
}

# By dpkg, on a Debian, and off again: with what the package's scripts do.
dkms_test_install() {
	local log=$tmp/dkms.log version status=0
	version=$(dpkg-deb -f "$1" Version)
	dkms_in_debian "$1" '
		dpkg -i /tmp/*.deb
		dkms status
		echo "module $(find /lib/modules -name "vciv.ko*" | wc -l)"
		modinfo -b / -k "$(ls /lib/modules)" -F alias vciv | grep v3d
		dpkg --verify vciv-dkms
		dpkg -i /tmp/*.deb
		echo "again $(dkms status)"
		dpkg --purge vciv-dkms
		echo "left $(find /lib/modules /usr/src /var/lib/dkms /usr/lib /etc /usr/share -name "*vciv*" | wc -l)"
		' >"$log" 2>&1 || status=$?
	[[ $status == 0 ]] || tail -n 30 "$log"
	expect "dpkg installs, upgrades and removes it" "$status" 0
	expect "the module is built and installed then" "$(grep -c "^vciv/$version,.*: installed" "$log"
		), $(grep ^module "$log")" "1, module 1"
	expect "it is loaded for the V3D" "$(grep -c 'brcm,bcm2835-v3d' "$log")" 2
	expect "once more, it is there again" "$(grep -c "^again vciv/$version,.*: installed" "$log")" 1
	expect "nothing of it is left" "$(grep ^left "$log")" "left 0"
}

# What the kit for boards tells people to do, as far as that goes without a board.
dkms_test_kit() {
	local log=$tmp/dkms.log kit status=0
	kit=$("$top/scripts/pi-kit" --output "$tmp/dkms-kit")
	dkms_in_debian "$kit" '
		cd /tmp
		tar -xf *.tar.gz
		cd vciv-kit-*/
		dpkg -i ./vciv-dkms_*_all.deb
		modinfo -b / -k "$(ls /lib/modules)" -F parm vciv
		make
		build/vciv-hwtest --help
		build/mandelbrot --help
		build/vciv-fft --help
		' >"$log" 2>&1 || status=$?
	[[ $status == 0 ]] || tail -n 30 "$log"
	expect "the kit installs its package and builds" "$status" 0
	expect "its module has allow_unverified" "$(grep -c '^allow_unverified:' "$log")" 1
}

# Some commands, as root of a new Debian that has a file in /tmp.
dkms_in_debian() {
	local root=$tmp/dkms-debian status=0
	dkms_root_build
	dkms_root_unpack "$root"
	cp "$1" "$root/tmp"
	nice bash -c "$(declare -f dkms_root_run)"'; dkms_root_run "$@"' bash "$root" sh -ec "$2" || status=$?
	rm -r "$root"
	return "$status"
}

# By udev, whose own rules are there as well, without the guest's way to give nodes a group.
dkms_udev_packages=(udev libudev1 libkmod2 libblkid1 libselinux1 libacl1 libcap2 libpcre2-8-0
	liblzma5 libzstd1 libssl3)

dkms_test_udev() {
	local root=$tmp/dkms-udev log=$tmp/dkms.log package
	debian_download "$rootfs_suite" arm64 "$tmp/dkms-udev-packages" "${dkms_udev_packages[@]}"
	for package in "$tmp"/dkms-udev-packages/*.deb; do
		dpkg-deb -x "$package" "$root"
	done
	rm -rf "$root/usr/share" "$root/lib/udev/hwdb.d"
	cp -R "$tmp/dkms-root/usr/lib/udev" "$root/usr/lib"
	pack_cpio "$root" >"$tmp/dkms-udev.cpio"
	"$top/scripts/run" --kernel debian --timeout 600 --archive "$tmp/dkms-udev.cpio" --param unprivileged=1 -- sh -c '
		echo >/sys/kernel/uevent_helper
		chown root:root /dev/dri/render*
		chmod 600 /dev/dri/render*
		su -s /bin/sh user -c "saxpy >/dev/null 2>&1"
		echo "before $?"
		/lib/systemd/systemd-udevd --daemon 2>/dev/null
		udevadm trigger --subsystem-match=drm
		udevadm settle
		stat -c "%G %a" /dev/dri/render*
		readlink -f /dev/dri/vciv
		su -s /bin/sh user -c "saxpy >/dev/null"
		echo "after $?"' >"$log" 2>&1 || true
	expect "udev gives the node to the group render, and a name" \
		"$(grep -A 4 '^before' "$log" | paste -sd' ')" \
		"before 1 render 660 /dev/dri/renderD128 after 0"
}

# An unpatched vc4, for whose displays nothing is there. busybox does not know of
# "install" in the file for modprobe, so the command is run here.
dkms_test_vc4() {
	local log=$tmp/dkms-vc4.log
	"$top/scripts/run" --kernel debian --timeout 600 -- sh -c "$(declare -f vc4_hide_display)"'
		driver=/sys/bus/platform/drivers/vciv
		echo 3fc00000.v3d >$driver/unbind
		vc4_hide_display
		eval "$1"
		dmesg | sed -n "s/.*vc4-drm.*: bound \(.*\) (ops.*/bound \1/p"
		echo 3fc00000.v3d >$driver/bind
		saxpy --size 1600 >/dev/null
		echo "saxpy $?"' sh "$(sed -n 's/^install vc4 //p; ' "$top/dkms/system/vciv.conf" |
			sed 's|/sbin/modprobe --ignore-install|modprobe|; s|[$]CMDLINE_OPTS||')" >"$log" 2>&1 || true
	expect "vc4 goes on without the V3D" "$(grep ^bound "$log")" "bound 3f400000.hvs"
	expect "vciv has the V3D beside it" "$(tail -n 1 "$log")" "saxpy 0"
}

dkms_test_guest() {
	local log=$tmp/dkms.log status=0 test
	"$top/scripts/run" --kernel debian --timeout 900 --param unprivileged=1 \
		--param allow_unverified=1 -- sh -c '
		echo "release $(uname -r)"
		for test; do
			/usr/libexec/vciv-tests/$test
			echo "status $?: $test"
		done
		su -s /bin/sh user -c "saxpy && vciv-fft --size 9"
		echo "status $?: samples"
		vciv-hwtest --output /dev/null
		echo "status $?: vciv-hwtest"
		rmmod vciv
		echo "unload $?"' sh "${dkms_tests[@]}" >"$log" 2>&1 || status=$?
	[[ $status == 0 ]] || tail -n 40 "$log"
	expect "the guest runs Debian's kernel" "$(grep ^release "$log")" "release $(debian_linux_release arm64)"
	expect "the module stays, since fences of old kernels ask it for names" \
		"$(tail -n 1 "$log")" "unload 1"
	for test in "${dkms_tests[@]}" samples vciv-hwtest; do
		expect "$test" "$(sed -n "s|^status \(.*\): $test\$|\1|p" "$log")" 0
	done
}
