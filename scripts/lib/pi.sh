# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034,SC2154
#
# What the models of the Raspberry Pi have in common. To be sourced by a machine
# that has set
#
#   pi_board		QEMU's name of it
#   pi_peripherals	where its CPUs see the peripherals
#   pi_kernel, pi_dtb	files of linux_output

machine_parts=(rootfs programs linux qemu)
# Modules of ours that are not part of the driver, and what is loaded before it.
machine_kernel_modules=(tests/machine/modules)
machine_guest_modules=("$(printf 'vciv_test_cache address=%#x' $((pi_peripherals + 0xc01000)))")
machine_qemu_arch=aarch64
# As the guest sees them: where the command talks, where results go, the registers.
machine_tty=/dev/ttyAMA0
machine_disk=/dev/mmcblk0
machine_v3d=$(printf '%#x' $((pi_peripherals + 0xc00000)))
machine_debian_tag=
machine_append="console=ttyS1,115200 panic=-1 oops=panic"
machine_append+=" earlycon=bcm2835aux,mmio32,$(printf '%#x' $((pi_peripherals + 0x215040)))"

# The first serial port (PL011) is the command's and the second (mini UART) the
# kernel's. On most boards no connector has that one: the device tree says so.
machine_fdtput=(-t s /soc/serial@7e215040 status okay)

machine_qemu_args() {
	local initrd=$1 disk=$2 command_chardev=$3 console_chardev=$4 report=$5
	printf '%s\n' \
		-M "$pi_board" \
		-kernel "$(linux_output "$pi_kernel")" \
		-dtb "$(linux_output "$pi_dtb")" \
		-initrd "$initrd" \
		-append "$machine_append" \
		-drive "if=sd,format=raw,file=$disk" \
		-chardev "$command_chardev" -serial chardev:command \
		-chardev "$console_chardev" -serial chardev:console \
		-global "bcm2835-v3d.report=$report"
}
