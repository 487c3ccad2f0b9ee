#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 vciv contributors
"""y := a * x + y on the QPUs, compared with what the CPU makes of it."""

import argparse
import array
import sys

import vciv

QPUS = 12
VECTOR = 64     # bytes of the numbers that a QPU computes at once
SIZE = 960      # numbers; whole ones, since QPUs round toward zero and CPUs do not
FACTOR = 3.0


def saxpy(gpu, code, x, y):
    kernel = gpu.kernel(code)
    size = 4 * SIZE
    # What tests/programs/saxpy.qasm takes, in its order.
    gpu.add(kernel, [[x, size - VECTOR, y, size - VECTOR, qpu, size, FACTOR]
                     for qpu in range(QPUS)])
    gpu.run()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="/usr/share/vciv/saxpy.bin",
                        help="QPU program (default %(default)s)")
    path = parser.parse_args().program

    try:
        with open(path, "rb") as file, vciv.Session() as gpu:
            x, y = gpu.buffer(4 * SIZE), gpu.buffer(4 * SIZE)
            x.view("f")[:SIZE] = array.array("f", range(SIZE))
            y.view("f")[:SIZE] = array.array("f", [7] * SIZE)
            saxpy(gpu, file.read(), x, y)
            result = y.view("f")[:SIZE].tolist()
    except (OSError, ValueError) as error:
        sys.exit(f"saxpy.py: {error}")

    wrong = sum(result[i] != FACTOR * i + 7 for i in range(SIZE))
    print(f"{SIZE} numbers, {wrong} wrong")
    sys.exit(wrong != 0)


if __name__ == "__main__":
    main()
