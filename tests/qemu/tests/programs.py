# SPDX-License-Identifier: GPL-2.0-or-later
"""Programs as words, so that these tests need no assembler: QPU (manual 4.1), AArch64, ARM."""

import struct

NOP = 0x100009e7009e7000
END = [0x300009e7009e7000, NOP, NOP]  # thrend and its two slots
INTERRUPT = [0xd00209a7159c1fc0]  # or host_int, 1, 1


def load_immediate(high, value):
    return high << 32 | value


# Ends with an interrupt; four instructions.
INTERRUPT_AND_END = INTERRUPT + END

# brr -32: to itself, for ever.
SPIN = [0xf0f809e7ffffffe0, NOP, NOP, NOP]


def store(value):
    """One VPM row of @value to the address in the uniform."""
    return [
        load_immediate(0xe0021c67, 0x00001a00),  # vw_setup: row 0, 32 bit, horizontal
        load_immediate(0xe0020c27, value),  # vpm
        load_immediate(0xe0021c67, 0x80904000),  # vw_setup: one row of 16 words
        0xd0021ca715800dc0,  # or vw_addr, unif, 0
        0x100209e7159f2e00,  # or -, vw_wait, r0
    ] + INTERRUPT_AND_END


def words(*values):
    return struct.pack(f'<{len(values)}I', *values)


def arm64_idle():
    return words(0xd503207f, 0x17ffffff)  # wfi; b to it


# Where arm64_caller() expects the other function, on a page of its own.
ARM64_CALLEE = 0x1000


def arm64_caller(result):
    """For ever: w0 = callee(0), stored at @result, a multiple of 65536."""
    return words(0x52800000,  # mov w0, #0
                 0x94000000 | (ARM64_CALLEE - 4) // 4,  # bl callee
                 0xd2a00001 | result >> 16 << 5,  # mov x1, #result
                 0xb9000020,  # str w0, [x1]
                 0x17fffffc)  # b to the first


def arm64_add(number):
    return 0x11000000 | number << 10  # add w0, w0, #number


def arm64_callee(number):
    """Adds @number 16 times, so that one VPM row replaces all of it."""
    return words(*[arm64_add(number)] * 16, 0xd65f03c0)  # ret


def arm64_maintain(invalidate, clean, both, flag):
    """Wait for 1 at @flag, maintain the lines at the other addresses, store 2 there, idle."""
    def point_to(address):
        return 0xd2a00001 | address >> 16 << 5  # mov x1, #address, a multiple of 65536

    return words(point_to(flag), 0xb9400020, 0x34ffffe0,  # ldr w0, [x1]; cbz w0 to the ldr
                 point_to(invalidate), 0xd5087621,  # dc ivac, x1
                 point_to(clean), 0xd50b7a21,  # dc cvac, x1
                 point_to(both), 0xd50b7e21,  # dc civac, x1
                 point_to(flag), 0x52800040, 0xb9000020) + arm64_idle()  # mov w0, #2; str w0, [x1]


def arm_idle():
    return words(0xe320f003, 0xeafffffd)  # wfi; b to it


def arm_maintain(invalidate, clean, both, flag):
    """The same in 32-bit state."""
    def point_to(address):
        return 0xe3a01800 | address >> 16  # mov r1, #address, a multiple of 65536

    return words(point_to(flag),
                 0xe5910000, 0xe3500000, 0x0afffffc,  # ldr r0, [r1]; cmp r0, #0; beq to the ldr
                 point_to(invalidate), 0xee071f36,  # mcr p15, 0, r1, c7, c6, 1
                 point_to(clean), 0xee071f3a,  # mcr p15, 0, r1, c7, c10, 1
                 point_to(both), 0xee071f3e,  # mcr p15, 0, r1, c7, c14, 1
                 point_to(flag), 0xe3a00002, 0xe5810000) + arm_idle()  # mov r0, #2; str r0, [r1]
