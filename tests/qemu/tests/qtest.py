# SPDX-License-Identifier: GPL-2.0-or-later
"""A QEMU machine under a test that does the CPU's accesses itself."""

import json
import os
import shutil
import socket
import subprocess
import tempfile


class Machine:
    """
    A board with QMP beside it and the V3D's report in a file. No CPU runs, unless the
    arguments name an accelerator.
    """

    def __init__(self, qemu, board, *arguments):
        self.board = board
        if '-accel' not in arguments:
            arguments = ('-accel', 'qtest', *arguments)
        self.directory = tempfile.mkdtemp(prefix='v3d-qtest-')
        self.report_path = os.path.join(self.directory, 'report')
        self.qmp_path = os.path.join(self.directory, 'qmp')
        self.process = subprocess.Popen(
            [qemu, '-machine', board, '-qtest', 'stdio', '-qtest-log', '/dev/null',
             '-display', 'none', '-serial', 'none', '-monitor', 'none',
             '-qmp', f'unix:{self.qmp_path},server=on,wait=off',
             '-global', f'bcm2835-v3d.report={self.report_path}', *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.read32(0)  # answered once everything is there

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()
        shutil.rmtree(self.directory)

    def command(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().split()
        if not answer or answer[0] != 'OK':
            raise RuntimeError(f'{" ".join(map(str, words))}: {answer}: '
                               f'{self.process.stderr.readline()}')
        return answer[1:]

    def read32(self, address):
        return int(self.command('readl', hex(address))[0], 16)

    def write32(self, address, value):
        self.command('writel', hex(address), hex(value))

    def read_memory(self, address, size):
        return bytes.fromhex(self.command('read', hex(address), size)[0][2:])

    def write_memory(self, address, data):
        self.command('write', hex(address), len(data), '0x' + data.hex())

    def qmp(self, name, **arguments):
        """One QMP command on a connection of its own; gives the text of an error."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(self.qmp_path)
            lines = connection.makefile('rw')
            lines.readline()
            for execute, values in (('qmp_capabilities', {}), (name, arguments)):
                print(json.dumps({'execute': execute, 'arguments': values}), file=lines, flush=True)
                answer = {}
                while 'return' not in answer and 'error' not in answer:
                    answer = json.loads(lines.readline())
            return answer.get('error', {}).get('desc')

    def report(self):
        with open(self.report_path, encoding='ascii') as report:
            return report.read().splitlines()
