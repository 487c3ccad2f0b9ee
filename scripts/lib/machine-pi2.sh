# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034
#
# The Raspberry Pi 2 (BCM2836): what to build for it, and how QEMU runs it.

machine_debian_arch=armhf
machine_linux_arch=arm
machine_cross=arm-linux-gnueabihf-
machine_cc=(arm-linux-gnueabihf-gcc)
# All its programs are of 32 bits.
machine_debian_arch32=
machine_cc32=()
# Fragments of the kernel's configuration beside the common one, and targets of its make.
machine_fragments=(arm pi2 pi)
machine_kernel=(zImage broadcom/bcm2836-rpi-2-b.dtb)
machine_debian_modules=()
machine_one_cpu=(-global bcm2836.enabled-cpus=1)

pi_board=raspi2b
pi_peripherals=0x3f000000
pi_kernel=zImage
pi_dtb=bcm2836-rpi-2-b.dtb
source "$top/scripts/lib/pi.sh"
