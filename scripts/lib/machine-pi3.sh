# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034
#
# The Raspberry Pi 3 (BCM2837): what to build for it, and how QEMU runs it.

machine_debian_arch=arm64
machine_linux_arch=arm64
machine_cross=aarch64-linux-gnu-
machine_cc=(aarch64-linux-gnu-gcc)
machine_debian_arch32=armhf
machine_cc32=(arm-linux-gnueabihf-gcc)
# Fragments of the kernel's configuration beside the common one, and targets of its make.
machine_fragments=(pi3 pi)
machine_kernel=(Image broadcom/bcm2837-rpi-3-b.dtb)
# What Debian's kernel needs as modules.
machine_debian_modules=(bcm2835 mmc_block bcm2835_wdt)
# QEMU's arguments for a single core; the kernel is told by the command line too.
machine_one_cpu=(-global bcm2837.enabled-cpus=1)

pi_board=raspi3b
pi_peripherals=0x3f000000
pi_kernel=Image
pi_dtb=bcm2837-rpi-3-b.dtb
source "$top/scripts/lib/pi.sh"
