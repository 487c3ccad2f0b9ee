# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034
#
# A PC with a V3D: what to build for it, and how QEMU runs it.

machine_parts=(rootfs programs linux qemu bios debian_root)
machine_debian_arch=amd64
# As ARCH=x86 it would be a 32-bit kernel unless told otherwise.
machine_linux_arch=x86_64
machine_cross=x86_64-linux-gnu-
machine_cc=(x86_64-linux-gnu-gcc)
machine_debian_arch32=i386
# Else the x87 would compute, with its own rounding.
machine_cc32=(i686-linux-gnu-gcc -msse2 -mfpmath=sse)
# Fragments of the kernel's configuration beside the common one, and targets of its make.
machine_fragments=(pc)
machine_kernel=(bzImage)
machine_fdtput=()
# Modules of ours that are not part of the driver, and what is loaded before it.
machine_kernel_modules=(tests/machine/modules)
machine_guest_modules=(vciv_test_reset)
# Where nothing has to be synchronized, only a kernel that debugs the DMA API tells.
[[ $kernel != debug ]] || machine_guest_modules+=("vciv_test_cache address=0xfed62000")
machine_debian_modules=()
machine_qemu_arch=x86_64
# As the guest sees them: where the command talks, where results go, the registers.
machine_tty=/dev/ttyS0
machine_disk=/dev/vda
machine_v3d=0xfed60000
machine_debian_tag=debian
machine_one_cpu=(-smp 1)
# x86 reserves no memory for contiguous buffers by itself. Linux would measure how
# fast the TSC counts, and be wrong by far when the host is busy: time comes from the
# HPET, whose speed is known.
machine_append="console=ttyS1,115200 panic=-1 oops=panic cma=256M clocksource=hpet tsc=unstable"

# All memory lies below the V3D's 32-bit addresses.
machine_qemu_args() {
	local initrd=$1 disk=$2 command_chardev=$3 console_chardev=$4 report=$5
	printf '%s\n' \
		-M q35 -m 1024 -smp 2 \
		-nodefaults -no-user-config \
		-L "$(bios_dir)" \
		-acpitable "file=$(bios_dir)/v3d0.aml" \
		-device v3d-pc \
		-kernel "$(linux_output bzImage)" \
		-initrd "$initrd" \
		-append "$machine_append" \
		-drive "if=none,id=disk,format=raw,file=$disk" -device virtio-blk-pci,drive=disk \
		-fsdev "local,id=debian,path=$(debian_root),security_model=none,readonly=on" \
		-device "virtio-9p-pci,fsdev=debian,mount_tag=$machine_debian_tag" \
		-chardev "$command_chardev" -serial chardev:command \
		-chardev "$console_chardev" -serial chardev:console \
		-global "bcm2835-v3d.report=$report"
}
