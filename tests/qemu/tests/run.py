#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Test the V3D and its surroundings in QEMU at the level of registers.

Usage: run.py QEMU [TEST...]

QEMU is our qemu-system-aarch64. Without TEST all tests are run.
"""

import signal
import sys
import time
import traceback

import pi
import programs
from qtest import Machine

# Seconds, for one test and for what it waits for.
TEST_TIMEOUT = 60
TIMEOUT = 20

# Let the first CPU run what is at CODE_ARM, and the others what is at 0.
RUN_CODE = ('-accel', 'tcg', '-S', '-device', f'loader,addr={pi.CODE_ARM:#x},cpu-num=0')

TESTS = {}


def test(*arguments, boards=('raspi3b',)):
    """Run the function on a fresh machine of each board, with these arguments more."""
    def register(function):
        TESTS[function.__name__] = (function, boards, arguments)
        return function
    return register


def show(value):
    if isinstance(value, bytes):
        return value.hex()
    return hex(value) if isinstance(value, int) else repr(value)


def equal(what, got, wanted):
    if got != wanted:
        raise AssertionError(f'{what} is {show(got)}, should be {show(wanted)}')


def wait(what, condition):
    end = time.monotonic() + TIMEOUT
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f'no {what} in {TIMEOUT} s')


def expect_reset_state(board):
    equal('SCRATCH', board.read(pi.SCRATCH), 0)
    equal('DBCFG', board.read(pi.DBCFG), 0)
    equal('SRQCS', board.read(pi.SRQCS), 0)


@test(boards=pi.BOARDS)
def identity(board):
    board.power(True)
    equal('IDENT0', board.read(pi.IDENT0), 0x02443356)
    equal('IDENT1', board.read(pi.IDENT1), 0xc1102431)
    equal('IDENT2', board.read(pi.IDENT2), 0x121)


@test()
def powered_off_at_first(board):
    equal('IDENT0', board.read(pi.IDENT0), pi.POWERED_OFF)
    board.write(pi.SCRATCH, 1)
    equal('SCRATCH', board.read(pi.SCRATCH), pi.POWERED_OFF)
    board.power(True)
    expect_reset_state(board)


@test()
def power_loss_loses_registers(board):
    board.set_up()
    board.write(pi.SCRATCH, 0x12345678)
    equal('SCRATCH', board.read(pi.SCRATCH), 0x12345678)
    board.power(True)
    equal('SCRATCH after a second power-on', board.read(pi.SCRATCH), 0x12345678)
    board.power(False)
    equal('SCRATCH without power', board.read(pi.SCRATCH), pi.POWERED_OFF)
    board.power(True)
    expect_reset_state(board)


@test()
def firmware_domains(board):
    equal('state of V3D', board.property(pi.GET_DOMAIN_STATE, pi.DOMAIN_V3D, ~0 & 0xffffffff),
          [pi.DOMAIN_V3D, 0])
    equal('answer to on', board.property(pi.SET_DOMAIN_STATE, pi.DOMAIN_V3D, 1),
          [pi.DOMAIN_V3D, 1])
    equal('state of V3D', board.property(pi.GET_DOMAIN_STATE, pi.DOMAIN_V3D, 0),
          [pi.DOMAIN_V3D, 1])
    # Another domain has a state of its own.
    equal('answer to off', board.property(pi.SET_DOMAIN_STATE, 10, 0), [10, 0])
    equal('IDENT0', board.read(pi.IDENT0), 0x02443356)
    # A number without a domain.
    equal('answer for domain 99', board.property(pi.SET_DOMAIN_STATE, 99, 1), [99, 0])
    equal('unknown tag', board.property(0x3ffff, 0, 0), None)


@test()
def firmware_clocks(board):
    clocks = board.property(pi.GET_CLOCKS, *[0] * 32)
    equal('parents and ids', clocks[:10], [0, 1, 0, 2, 0, 3, 0, 4, 0, 5])
    equal('end of the list', set(clocks[10:]), {0})
    equal('a short list', board.property(pi.GET_CLOCKS, 7, 7, 7, 7, 7), [0, 1, 0, 2, 7])
    for state in 0, 1:
        equal('answer', board.property(pi.SET_CLOCK_STATE, pi.CLOCK_V3D, state),
              [pi.CLOCK_V3D, state])
        equal('state', board.property(pi.GET_CLOCK_STATE, pi.CLOCK_V3D, 7), [pi.CLOCK_V3D, state])
    equal('no such clock', board.property(pi.GET_CLOCK_STATE, 77, 0), [77, 2])
    equal('rate', board.property(pi.GET_CLOCK_RATE, pi.CLOCK_V3D, 0), [pi.CLOCK_V3D, 300000000])


def grafx(board, value):
    board.write_peripheral(pi.PM_GRAFX, pi.PASSWORD | value)
    return board.read_peripheral(pi.PM_GRAFX)


def grafx_power_up(board):
    equal('PM_GRAFX at first', board.read_peripheral(pi.PM_GRAFX), 0x1000)
    equal('POWUP gives POWOK', grafx(board, 0x1001), 0x1003)
    equal('ISPOW', grafx(board, 0x1005), 0x1007)
    equal('MEMREP gives MRDONE', grafx(board, 0x100d), 0x101f)
    equal('ISFUNC', grafx(board, 0x102d), 0x103f)
    equal('still in reset', board.read(pi.IDENT0), pi.POWERED_OFF)
    equal('V3DRSTN', grafx(board, 0x106d), 0x107f)


@test(boards=pi.BOARDS)
def grafx_powers_up(board):
    grafx_power_up(board)
    equal('IDENT0', board.read(pi.IDENT0), 0x02443356)


@test('-global', 'bcm2835-grafx.failing-power-up=2')
def grafx_fails_to_power_up(board):
    grafx_power_up(board)
    grafx(board, 0x1000)
    equal('POWUP the second time', grafx(board, 0x1001), 0x1001)
    equal('POWUP, more current', grafx(board, 0x3001), 0x3001)
    grafx(board, 0x106d)
    equal('IDENT0', board.read(pi.IDENT0), pi.POWERED_OFF)
    grafx(board, 0x1000)
    grafx_power_up(board)
    equal('IDENT0', board.read(pi.IDENT0), 0x02443356)


@test()
def grafx_wants_its_password(board):
    grafx_power_up(board)
    board.write_peripheral(pi.PM_GRAFX, 0)
    board.write_peripheral(pi.PM_GRAFX, 0xa5000000)
    equal('PM_GRAFX', board.read_peripheral(pi.PM_GRAFX), 0x107f)


@test()
def grafx_powers_down(board):
    grafx_power_up(board)
    board.write(pi.SCRATCH, 1)
    for bit in 0x01, 0x04, 0x20, 0x40:
        grafx(board, 0x106d & ~bit)
        equal(f'IDENT0 without bit {bit:#x}', board.read(pi.IDENT0), pi.POWERED_OFF)
        grafx(board, 0x106d)
        equal('SCRATCH', board.read(pi.SCRATCH), 0)
        board.write(pi.SCRATCH, 1)


@test()
def reset_in_a_firmware_domain(board):
    board.set_up()
    board.write(pi.SCRATCH, 1)
    value = board.read_peripheral(pi.PM_GRAFX)
    grafx(board, value & ~0x40)
    equal('IDENT0 in reset', board.read(pi.IDENT0), pi.POWERED_OFF)
    grafx(board, value)
    expect_reset_state(board)


@test(boards=('raspi0',))
def timer_value_that_is_late(board):
    def after(steps, value):
        board.write_peripheral(pi.TIMER_STATUS, 1 << 3)
        board.write_peripheral(pi.TIMER_COMPARE_3, value)
        board.machine.command('clock_step', steps * 1000)
        return board.read_peripheral(pi.TIMER_STATUS)
    board.machine.command('clock_step', 100 * 1000)
    equal('counter', board.read_peripheral(pi.TIMER_COUNTER), 100)
    equal('status before the time', after(9, 110), 0)
    equal('status at the time', after(1, 110), 1 << 3)
    equal('status for a time just gone', after(1, 105), 1 << 3)


@test()
def bridges(board):
    def control(offset, value=None):
        if value is not None:
            board.write_peripheral(pi.ASB + offset, value)
        return board.read_peripheral(pi.ASB + offset)

    equal('id', control(0x20), 0x62726467)
    for offset in range(0x08, 0x20, 4):
        equal('at first', control(offset), 7)
        equal('without password', control(offset, 0), 7)
        equal('started', control(offset, pi.PASSWORD), 4)
    equal('stopped', control(0x08, pi.PASSWORD | 1), 7)
    equal('the other one', control(0x0c), 4)
    board.power(True)
    equal('V3D_S after the firmware', control(0x08), 4)
    board.power(False)
    equal('V3D_M after the firmware', control(0x0c), 7)
    equal('ISP_S after the firmware', control(0x10), 4)


@test(boards=pi.BOARDS)
def job(board):
    board.set_up()
    board.load(programs.store(0xc0ffee))
    board.machine.write_memory(pi.DATA, bytes(128))
    board.request(board.bus | pi.DATA + 16)
    wait('completion', lambda: board.completed() == 1)
    equal('SRQCS', board.read(pi.SRQCS), 0x00010100)
    equal('memory', board.machine.read_memory(pi.DATA, 128),
          bytes(16) + 0xc0ffee.to_bytes(4, 'little') * 16 + bytes(48))


@test(boards=pi.BOARDS)
def interrupt_line(board):
    board.set_up()
    equal('line at first', board.irq(), False)
    board.load(programs.INTERRUPT_AND_END)
    board.request()
    wait('interrupt', board.irq)
    latches = board.read(pi.DBQITC)
    equal('number of latches', bin(latches).count('1'), 1)
    board.write(pi.DBQITE, 0)
    equal('line when masked', board.irq(), False)
    board.write(pi.DBQITE, 0xfff)
    equal('line when enabled', board.irq(), True)
    board.write(pi.DBQITC, latches)
    equal('line after the acknowledge', board.irq(), False)


@test()
def programs_run_on_their_own(board):
    """More than a slice, and nobody touches the V3D meanwhile."""
    board.set_up()
    board.load([programs.NOP] * 20000 + programs.INTERRUPT_AND_END)
    board.request()
    wait('interrupt', board.irq)


@test()
def power_loss_lowers_the_line(board):
    board.set_up()
    board.load(programs.INTERRUPT_AND_END)
    board.request()
    wait('interrupt', board.irq)
    board.power(False)
    equal('line', board.irq(), False)
    board.power(True)
    equal('line', board.irq(), False)


@test(boards=pi.BOARDS)
def bus_aliases(board):
    board.set_up()
    for alias in range(4):
        board.load(programs.store(alias + 1))
        board.request(alias << 30 | pi.DATA)
        wait('completion', lambda: board.completed() == alias + 1)
        equal('memory', board.machine.read_memory(pi.DATA, 4), bytes([alias + 1, 0, 0, 0]))
        # Code and uniforms are where Linux has them.
        equal('report', [line.split()[-1] for line in board.machine.report()
                         if line.startswith(f'v3d: job {alias + 1}: bus alias')],
              [f'0x{used:08x}' for used in sorted({alias << 30, board.bus})])


@test(boards=pi.BOARDS)
def peripherals_are_out_of_reach(board):
    """A program stores to the V3D's own registers, and nothing hangs."""
    board.set_up()
    board.write(pi.SCRATCH, 0x5a5a5a5a)
    board.load(programs.store(1))
    board.request(0x7ec00000)
    wait('completion', lambda: board.completed() == 1)
    equal('SCRATCH', board.read(pi.SCRATCH), 0x5a5a5a5a)
    line = next(line for line in board.machine.report() if 'VDW' in line)
    equal('report', line.endswith(', 1 outside memory'), True)


@test()
def report(board):
    board.set_up()
    board.load(programs.store(1))
    for n in 1, 2:
        board.request(board.bus | pi.DATA)
        wait('completion', lambda: board.completed() == n)
    lines = board.machine.report()
    length = len(programs.store(1))
    for n in 1, 2:
        mine = [line for line in lines if line.startswith(f'v3d: job {n}: ')]
        equal('first line', mine[0],
              f'v3d: job {n}: 1 programs on 1 QPUs, {length} instructions retired')
        equal('QPU line', mine[1].endswith(f' retired {length}'), True)
        equal('VDW line', [line for line in mine if 'VDW' in line],
              [f'v3d: job {n}: VDW wrote 64 bytes in 1 rows, span 64 bytes, 0 outside memory'])
    equal('number of jobs', sum('programs on' in line for line in lines), 2)


@test()
def report_counts_registers(board):
    board.set_up()
    board.load(programs.INTERRUPT_AND_END)
    for n in 1, 2:
        board.request()
        wait('completion', lambda: board.completed() == n)
    lines = board.machine.report()
    for line in ('VPMBASE read 0, written 1 times', 'SRQUA read 0, written 1 times',
                 'SRQPC read 0, written 1 times'):
        equal(line, f'v3d: job 1: {line}' in lines, True)
    # What prepares a job is counted with it, and nothing twice.
    equal('SRQPC', sum(int(line.split()[-2]) for line in lines if 'SRQPC' in line), 2)


@test('-global', 'bcm2835-v3d.instructions-per-us=100')
def virtual_time(board):
    """100 instructions in each microsecond of the virtual clock, which stands still here."""
    board.set_up()
    board.load([programs.NOP] * 2500 + programs.INTERRUPT_AND_END)
    board.request()
    for step in range(26):
        time.sleep(0.001)
        equal(f'completed after {step} us', board.completed(), 0)
        board.machine.command('clock_step', 1000)
    for step in range(26, 30):
        board.machine.command('clock_step', 1000)
    equal('completed after 30 us', board.completed(), 1)
    equal('interrupt', board.irq(), True)
    equal('report', board.machine.report()[0].endswith(' 2504 instructions retired'), True)


@test('-global', 'bcm2835-v3d.instructions-per-us=1')
def virtual_time_power_loss(board):
    board.set_up()
    spin(board, 12)
    board.machine.command('clock_step', 20000)
    board.power(False)
    equal('report', board.machine.report()[0].endswith(
        ' 20 instructions retired, cut off by a reset'), True)
    board.machine.command('clock_step', 20000)
    board.set_up()
    board.load(programs.INTERRUPT_AND_END)
    board.request()
    board.machine.command('clock_step', 10000)
    equal('SRQCS', board.read(pi.SRQCS), 0x00010100)


@test('-global', 'bcm2835-v3d.options=seed=7,power-up=2')
def options(board):
    board.set_up()
    board.load(programs.INTERRUPT_AND_END)
    board.request()
    wait('completion', lambda: board.completed() == 1)


def spin(board, count):
    board.load(programs.SPIN)
    for _ in range(count):
        board.request()


@test()
def registers_live_while_programs_spin(board):
    board.set_up()
    spin(board, 14)
    begin = time.monotonic()
    for n in range(1000):
        board.write(pi.SCRATCH, n)
        equal('SCRATCH', board.read(pi.SCRATCH), n)
    took = time.monotonic() - begin
    equal('2000 accesses are quick', took < TIMEOUT, True)
    equal('SRQCS', board.read(pi.SRQCS), 0x00000e02)


@test()
def polling_does_not_starve_programs(board):
    board.set_up()
    board.load([programs.NOP] * 10000 + programs.END)
    for _ in range(12):
        board.request()
    wait('completion', lambda: board.completed() == 12)


@test()
def power_loss_stops_spinning_programs(board):
    board.set_up()
    spin(board, 12)
    board.power(False)
    lines = board.machine.report()
    equal('report', lines[0].endswith(' instructions retired, cut off by a reset'), True)
    board.set_up()
    board.load(programs.INTERRUPT_AND_END)
    board.request()
    wait('completion', lambda: board.completed() == 1)
    equal('SRQCS', board.read(pi.SRQCS), 0x00010100)


@test()
def machine_reset_stops_spinning_programs(board):
    board.set_up()
    spin(board, 12)
    board.write_peripheral(pi.PM_RSTC, pi.PASSWORD | 0x20)
    wait('reset', lambda: board.read(pi.IDENT0) == pi.POWERED_OFF)
    equal('PM_GRAFX', board.read_peripheral(pi.PM_GRAFX), 0x1000)
    equal('state of V3D', board.property(pi.GET_DOMAIN_STATE, pi.DOMAIN_V3D, 0),
          [pi.DOMAIN_V3D, 0])
    board.power(True)
    expect_reset_state(board)


@test()
def machine_ends_while_programs_spin(board):
    board.set_up()
    spin(board, 12)
    board.machine.qmp('quit')
    equal('exit status', board.machine.process.wait(TIMEOUT), 0)


@test()
def stopped_machine_runs_no_program(board):
    board.set_up()
    board.machine.qmp('stop')
    board.load(programs.INTERRUPT_AND_END)
    board.request()
    time.sleep(0.2)
    equal('completed', board.completed(), 0)
    board.machine.qmp('cont')
    wait('completion', lambda: board.completed() == 1)


@test('-global', 'bcm2835-v3d.qpus=off')
def disabled_qpus(board):
    board.set_up()
    board.load(programs.INTERRUPT_AND_END)
    board.request()
    time.sleep(0.2)
    equal('made', board.made(), 1)
    equal('completed', board.completed(), 0)


@test(*RUN_CODE)
def stores_invalidate_translated_code(board):
    """A CPU calls a function again and again, and a program changes that function."""
    def result():
        return board.machine.read32(pi.DATA)

    board.machine.write_memory(0, programs.arm64_idle())
    board.machine.write_memory(pi.CODE_ARM, programs.arm64_caller(pi.DATA))
    board.machine.write_memory(pi.CODE_ARM + programs.ARM64_CALLEE, programs.arm64_callee(1))
    board.machine.qmp('cont')
    wait('call', lambda: result() == 16)
    board.set_up()
    board.load(programs.store(programs.arm64_add(2)))
    board.request(board.bus | pi.CODE_ARM + programs.ARM64_CALLEE)
    wait('call of the new function', lambda: result() == 32)


def store_one(board, address):
    """Let a program store 1 where the uniform says, which is written to RAM only if given."""
    done = (board.completed() + 1) % 256
    board.load(programs.store(1))
    board.request(*([board.bus | address] if address else []))
    wait('completion', lambda: board.completed() == done)


def first_word(board, address):
    return int.from_bytes(board.machine.read_memory(address, 4), 'little')


@test()
def cpu_cache_hides_what_programs_store(board):
    board.set_up()
    equal('pages', board.cpu_cache(pi.TRACK_CLEAN, pi.DATA, 0x2000), 2)
    store_one(board, pi.DATA)
    store_one(board, pi.DATA + 0x2000)
    equal('cached', first_word(board, pi.DATA), 0)
    equal('not tracked', first_word(board, pi.DATA + 0x2000), 1)
    board.cpu_cache(pi.CLEAN, pi.DATA, 64)
    equal('after a clean', first_word(board, pi.DATA), 0)
    board.cpu_cache(pi.INVALIDATE, pi.DATA + 64, 64)
    equal('after the next line', first_word(board, pi.DATA), 0)
    board.cpu_cache(pi.INVALIDATE, pi.DATA, 64)
    equal('after an invalidate', first_word(board, pi.DATA), 1)
    equal('tracked twice', board.cpu_cache(pi.TRACK_DIRTY, pi.DATA, 0x1000), 2)
    equal('forgotten once', board.cpu_cache(pi.FORGET, pi.DATA, 0x1000), 2)
    equal('forgotten', board.cpu_cache(pi.FORGET, pi.DATA, 0x1000), 1)


@test()
def cpu_cache_hides_what_cpus_store(board):
    board.set_up()
    store_one(board, pi.DATA)
    board.cpu_cache(pi.TRACK_CLEAN, pi.UNIFORMS, 0x1000)
    store_one(board, pi.DATA + 0x40)
    equal('program reads memory', first_word(board, pi.DATA + 0x40), 0)
    board.cpu_cache(pi.CLEAN, pi.UNIFORMS, 4)
    store_one(board, None)
    equal('after a clean', first_word(board, pi.DATA + 0x40), 1)
    # An invalidate before the clean loses what the CPU stored.
    store_one(board, pi.DATA + 0x80)
    board.cpu_cache(pi.INVALIDATE, pi.UNIFORMS, 4)
    equal('lost', first_word(board, pi.UNIFORMS), board.bus | pi.DATA + 0x40)


@test()
def cpu_cache_starts_dirty(board):
    """A clean that is missing shows what memory held before."""
    board.set_up()
    board.cpu_cache(pi.TRACK_DIRTY, pi.DATA, 0x1000)
    board.cpu_cache(pi.CLEAN, pi.DATA, 64)
    board.cpu_cache(pi.INVALIDATE, pi.DATA, 0x1000)
    equal('cleaned', first_word(board, pi.DATA), 0)
    equal('not cleaned', first_word(board, pi.DATA + 64), 0xa5a5a5a5)


@test()
def cpu_cache_wants_ram(board):
    equal('pages', board.cpu_cache(pi.TRACK_CLEAN, board.peripherals + pi.V3D, 0x1000), 0)
    equal('pages', board.cpu_cache(pi.TRACK_CLEAN, 0xfffff000, 0x1000), 0)
    equal('pages', board.cpu_cache(99, pi.DATA, 0x1000), 0)


def maintain_by_instructions(board, idle, maintain):
    line = pi.DATA + 0x10000
    flag = pi.DATA + 0x20000
    board.machine.write_memory(0, idle())
    board.machine.write_memory(pi.CODE_ARM, maintain(pi.DATA, pi.UNIFORMS, line, flag))
    board.machine.qmp('cont')
    board.set_up()
    store_one(board, pi.DATA + 0x40)
    for address in pi.DATA, pi.UNIFORMS, line:
        board.cpu_cache(pi.TRACK_CLEAN, address, 0x1000)
    board.machine.write_memory(pi.UNIFORMS, (board.bus | pi.DATA).to_bytes(4, 'little'))
    board.cpu_cache(pi.CLEAN, pi.UNIFORMS, 4)
    store_one(board, line)  # goes to DATA: the new uniform is in the cache
    board.machine.write_memory(flag, b'\x01')
    wait('the instructions', lambda: first_word(board, flag) == 2)
    equal('after the invalidate', first_word(board, pi.DATA), 1)
    store_one(board, None)  # the clean let it through
    equal('after both', first_word(board, line), 0)
    board.cpu_cache(pi.INVALIDATE, line, 64)
    equal('after the clean', first_word(board, line), 1)


@test(*RUN_CODE)
def arm64_instructions_maintain_the_cache(board):
    maintain_by_instructions(board, programs.arm64_idle, programs.arm64_maintain)


@test(*RUN_CODE, boards=('raspi2b', 'raspi0'))
def arm_instructions_maintain_the_cache(board):
    maintain_by_instructions(board, programs.arm_idle, programs.arm_maintain)


@test()
def migration_is_refused(board):
    equal('answer', board.machine.qmp('migrate', uri='exec:cat >/dev/null'),
          "State blocked by non-migratable device 'bcm2835-v3d'")


def hung(*_):
    raise AssertionError(f'hung for {TEST_TIMEOUT} s')


def run(qemu, name, board):
    function, _, arguments = TESTS[name]
    title = f'{board} {name}'
    signal.alarm(TEST_TIMEOUT)
    try:
        with Machine(qemu, board, *arguments) as machine:
            function(pi.Pi(machine))
    except AssertionError as error:
        print(f'not ok {title}: {error}', flush=True)
        return False
    except Exception:  # a machine that dies is a failed test, not the end of all
        traceback.print_exc()
        print(f'not ok {title}: the machine died', flush=True)
        return False
    print(f'ok {title}', flush=True)
    return True


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith('-') or set(sys.argv[2:]) - set(TESTS):
        sys.exit(__doc__.strip() + '\n\nTests: ' + ' '.join(TESTS))
    signal.signal(signal.SIGALRM, hung)
    results = [run(sys.argv[1], name, board) for name in sys.argv[2:] or TESTS
               for board in TESTS[name][1]]
    print(f'{sum(results)} passed, {len(results) - sum(results)} failed, 0 skipped')
    sys.exit(not all(results))


if __name__ == '__main__':
    main()
