# SPDX-License-Identifier: GPL-2.0-or-later
"""The Raspberry Pi around the V3D: addresses, firmware mailbox, power, interrupt."""

import struct

# Where CPUs see the peripherals, and the alias of memory that Linux lets the V3D use:
# cached by the L2 that the BCM2835's CPU shares, else uncached.
BOARDS = {
    'raspi3b': (0x3f000000, 0xc0000000),
    'raspi2b': (0x3f000000, 0xc0000000),
    'raspi0': (0x20000000, 0x40000000),
}

# Among the peripherals.
TIMER_STATUS = 0x3000
TIMER_COUNTER = 0x3004
TIMER_COMPARE_3 = 0x3018
ASB = 0xa000
IRQ_PENDING_1 = 0xb204
IRQ_ENABLE_1 = 0xb210
MAILBOX_READ = 0xb880
MAILBOX_WRITE = 0xb8a0
PM_RSTC = 0x10001c
PM_GRAFX = 0x10010c
V3D = 0xc00000
CPU_CACHE = 0xc01000

PASSWORD = 0x5a000000
V3D_IRQ = 1 << 10
PROPERTY_CHANNEL = 8

GET_CLOCKS = 0x10007
GET_CLOCK_STATE = 0x30001
SET_CLOCK_STATE = 0x38001
GET_CLOCK_RATE = 0x30002
GET_DOMAIN_STATE = 0x30030
SET_DOMAIN_STATE = 0x38030

# Commands to CPU_CACHE.
TRACK_DIRTY = 1
TRACK_CLEAN = 2
FORGET = 3
CLEAN = 4
INVALIDATE = 5

DOMAIN_V3D = 11
CLOCK_V3D = 5

# Where the tests put things in RAM.
MESSAGE = 0x1000
CODE_ARM = 0x80000
CODE = 0x100000
UNIFORMS = 0x200000
DATA = 0x300000

IDENT0 = 0x000
IDENT1 = 0x004
IDENT2 = 0x008
SCRATCH = 0x010
SRQPC = 0x430
SRQUA = 0x434
SRQUL = 0x438
SRQCS = 0x43c
VPMBASE = 0x504
DBCFG = 0xe00
DBQITE = 0xe2c
DBQITC = 0xe30

POWERED_OFF = 0xdeadbeef


class Pi:
    def __init__(self, machine):
        self.machine = machine
        self.peripherals, self.bus = BOARDS[machine.board]

    def read_peripheral(self, offset):
        return self.machine.read32(self.peripherals + offset)

    def write_peripheral(self, offset, value):
        self.machine.write32(self.peripherals + offset, value)

    def read(self, register):
        return self.read_peripheral(V3D + register)

    def write(self, register, value):
        self.write_peripheral(V3D + register, value)

    def property(self, tag, *values):
        """Ask the firmware; gives the values after the answer, None for an unknown tag."""
        size = 4 * len(values)
        message = struct.pack(f'<IIIII{len(values)}II', 24 + size, 0, tag, size, 0, *values, 0)
        self.machine.write_memory(MESSAGE, message)
        self.write_peripheral(MAILBOX_WRITE, self.bus | MESSAGE | PROPERTY_CHANNEL)
        self.read_peripheral(MAILBOX_READ)
        answer = struct.unpack(f'<IIIII{len(values)}II',
                               self.machine.read_memory(MESSAGE, len(message)))
        return list(answer[5:-1]) if answer[4] & 0x7fffffff else None

    def power(self, on):
        self.property(SET_DOMAIN_STATE, DOMAIN_V3D, int(on))

    def set_up(self):
        """Powered on, with what a driver writes before its first job."""
        self.power(True)
        self.write(VPMBASE, 16)
        self.write(DBCFG, 1)
        self.write(DBQITE, 0xfff)
        self.write_peripheral(IRQ_ENABLE_1, V3D_IRQ)

    def irq(self):
        return bool(self.read_peripheral(IRQ_PENDING_1) & V3D_IRQ)

    def load(self, words):
        self.machine.write_memory(CODE, struct.pack(f'<{len(words)}Q', *words))

    def request(self, *uniforms):
        """Queue the program that was loaded."""
        if uniforms:
            self.machine.write_memory(UNIFORMS, struct.pack(f'<{len(uniforms)}I', *uniforms))
        self.write(SRQUL, 0xfff)
        self.write(SRQUA, self.bus | UNIFORMS)
        self.write(SRQPC, self.bus | CODE)

    def cpu_cache(self, command, address, size):
        """Gives the number of pages that are tracked then."""
        self.write_peripheral(CPU_CACHE, address)
        self.write_peripheral(CPU_CACHE + 4, size)
        self.write_peripheral(CPU_CACHE + 8, command)
        return self.read_peripheral(CPU_CACHE + 8)

    def made(self):
        return self.read(SRQCS) >> 8 & 0xff

    def completed(self):
        return self.read(SRQCS) >> 16 & 0xff
