# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034
#
# The Raspberry Pi Zero (BCM2835): what to build for it, and how QEMU runs it.

machine_debian_arch=armel
machine_linux_arch=arm
machine_cross=arm-linux-gnueabi-
# Debian's libraries do without a floating-point unit, which programs need that round
# as a QPU does.
machine_cc=(arm-linux-gnueabi-gcc -march=armv6k -mfpu=vfp -mfloat-abi=softfp)
# All its programs are of 32 bits.
machine_debian_arch32=
machine_cc32=()
# Fragments of the kernel's configuration beside the common one, and targets of its make.
machine_fragments=(arm pi0 pi)
machine_kernel=(zImage broadcom/bcm2835-rpi-zero.dtb)
machine_debian_modules=()
# It has no other.
machine_one_cpu=()

pi_board=raspi0
pi_peripherals=0x20000000
pi_kernel=zImage
pi_dtb=bcm2835-rpi-zero.dtb
source "$top/scripts/lib/pi.sh"
