# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034
#
# The Raspberry Pi 3: what to build for it, and how QEMU runs it.

machine_parts=(rootfs programs linux qemu)
machine_debian_arch=arm64
machine_linux_arch=arm64
machine_cross=aarch64-linux-gnu-
machine_debian_arch32=armhf
machine_cc32=(arm-linux-gnueabihf-gcc)
# Targets of the kernel's make.
machine_kernel=(Image broadcom/bcm2837-rpi-3-b.dtb)
# Modules of ours that are not part of the driver, and what is loaded before it.
machine_kernel_modules=(tests/machine/modules)
machine_guest_modules=("vciv_test_cache address=0x3fc01000")
# What Debian's kernel needs as modules.
machine_debian_modules=(bcm2835 mmc_block bcm2835_wdt)
machine_qemu_arch=aarch64
# As the guest sees them: where the command talks, where results go, the registers.
machine_tty=/dev/ttyAMA0
machine_disk=/dev/mmcblk0
machine_v3d=0x3fc00000
machine_debian_tag=
# QEMU's arguments for a single core; the kernel is told by the command line too.
machine_one_cpu=(-global bcm2837.enabled-cpus=1)
machine_append="console=ttyS1,115200 earlycon=bcm2835aux,mmio32,0x3f215040 panic=-1 oops=panic"

# The first serial port (PL011) is the command's and the second (mini UART, the
# one that the device tree makes the console) the kernel's.
machine_qemu_args() {
	local initrd=$1 disk=$2 command_chardev=$3 console_chardev=$4 report=$5
	printf '%s\n' \
		-M raspi3b \
		-kernel "$(linux_output Image)" \
		-dtb "$(linux_output bcm2837-rpi-3-b.dtb)" \
		-initrd "$initrd" \
		-append "$machine_append" \
		-drive "if=sd,format=raw,file=$disk" \
		-chardev "$command_chardev" -serial chardev:command \
		-chardev "$console_chardev" -serial chardev:console \
		-global "bcm2835-v3d.report=$report"
}
