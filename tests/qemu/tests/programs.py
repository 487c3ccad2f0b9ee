# SPDX-License-Identifier: GPL-2.0-or-later
"""QPU programs as words, so that these tests need no assembler (manual 4.1)."""

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


STORE_SIZE = 64
