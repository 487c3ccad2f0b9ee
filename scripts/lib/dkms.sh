# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
#
# The driver outside the kernel tree. To be sourced after common.sh.
#
#   dkms_version	prints the version of this checkout
#   dkms_stage DIR	lays the module's sources out, to be built by DIR/build.sh KERNEL

dkms_version() {
	echo "0.$(git -C "$top" rev-list --count HEAD)"
}

dkms_stage() {
	mkdir -p "$1/uapi"
	cp "$top"/drivers/gpu/drm/vciv/{*.[ch],Makefile} "$1"
	cp -R "$top/include/uapi/drm" "$1/uapi"
	cp -R "$top"/dkms/module/. "$1"
}
