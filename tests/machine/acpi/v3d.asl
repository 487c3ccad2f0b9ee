// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What a PC's firmware would say of its V3D. Addresses and interrupt are those
 * of tests/qemu/include/hw/v3d/v3d_pc.h.
 *
 * PRP0001 makes Linux match by a device tree's names, so that the driver of the
 * Raspberry Pi binds as it is.
 */
DefinitionBlock ("", "SSDT", 2, "VCIV", "V3D", 1)
{
	Scope (\_SB)
	{
		OperationRegion (CTRL, SystemMemory, 0xfed61000, 4)
		Field (CTRL, DWordAcc, NoLock, Preserve)
		{
			POWR, 1
		}

		// Named in both _PR0 and _PR3, it is off in D3cold alone. That is
		// where runtime suspend puts a device whose driver allows it.
		PowerResource (PWRV, 0, 0)
		{
			Method (_STA)
			{
				Return (POWR)
			}

			Method (_ON)
			{
				POWR = 1
			}

			Method (_OFF)
			{
				POWR = 0
			}
		}

		Device (RSTV)
		{
			Name (_HID, "PRP0001")
			Name (_UID, 1)
			Name (_CRS, ResourceTemplate ()
			{
				Memory32Fixed (ReadWrite, 0xfed61004, 4)
			})
			Name (_DSD, Package ()
			{
				ToUUID ("daffd814-6eba-4d8c-8a91-bc9bbf4aa301"),
				Package ()
				{
					Package () { "compatible", "vciv,test-reset" },
					Package () { "#reset-cells", 1 }
				}
			})
		}

		Device (V3D0)
		{
			Name (_HID, "PRP0001")
			Name (_UID, 2)
			Name (_PR0, Package () { PWRV })
			Name (_PR3, Package () { PWRV })
			Name (_CRS, ResourceTemplate ()
			{
				Memory32Fixed (ReadWrite, 0xfed60000, 0x1000)
				Interrupt (ResourceConsumer, Level, ActiveHigh, Exclusive) { 5 }
			})
			Name (_DSD, Package ()
			{
				ToUUID ("daffd814-6eba-4d8c-8a91-bc9bbf4aa301"),
				Package ()
				{
					Package () { "compatible", "brcm,bcm2835-v3d" },
					Package () { "resets", Package () { \_SB.RSTV, 0 } }
				}
			})
		}
	}
}
