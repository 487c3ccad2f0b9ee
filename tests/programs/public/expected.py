#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Computes the SHA-256 of what the public programs of this directory should store.

It prints the lines that the descriptions *.run contain, from nothing but what a
program is said to do: neither the model nor the program takes part.
"""
import hashlib
import struct


def mix(x):
    """The function hash() of the descriptions."""
    x &= 0xffffffff
    x = (x ^ x >> 16) * 0x85ebca6b & 0xffffffff
    x = (x ^ x >> 13) * 0xc2b2ae35 & 0xffffffff
    return x ^ x >> 16


def single(x):
    """The bits of a float."""
    return struct.unpack("<I", struct.pack("<f", x))[0]


def column_invert():
    return "out", [~mix(i) for i in range(64)]


def crab_add():
    return "C", [mix(~i) for i in range(256)]


def life():
    cell = [mix(i) & 1 for i in range(54)]
    following = []
    for i in range(16):
        block = [cell[18 * row + i + column] for row in range(3) for column in range(3)]
        neighbours = sum(block) - block[4]
        following.append(int(neighbours == 3 or (neighbours == 2 and block[4])))
    return "next", following


def memcpy():
    return "to", [mix(i) for i in range(131072)]


def parallel_add():
    return "C", [96 + 2 * i for i in range(2097152)]


def parallel_sub():
    return "C", [mix(i) - mix(~i) for i in range(393216)]


def scan_sum():
    return "sums", [mix(i) + mix(1920 + i // 16 * 16) for i in range(1920)]


def semaphore():
    return "out", [100000] * 16


def sgemm():
    depth, width = 363, 384
    a = [mix(i) % 15 - 7 for i in range(32 * depth)]
    b = [mix(~i) % 15 - 7 for i in range(depth * width)]
    columns = [b[j::width] for j in range(width)]
    result = []
    for i in range(32):
        row = a[i * depth:(i + 1) * depth]
        for j in range(width):
            product = sum(x * y for x, y in zip(row, columns[j]))
            result.append(single(product + (i * width + j) % 100))
    return "C", result


def sha256():
    digests = []
    for message in range(12 * 16):
        words = [mix(16 * message + i) for i in range(13)]
        digests += struct.unpack(">8I", hashlib.sha256(struct.pack(">13I", *words)).digest())
    return "H", digests


def tmu_gather():
    return "out", [mix(mix(i + 4096) & 4095) for i in range(1920)]


def vector_multiply():
    return "C", [(mix(i) & 0xffffff) * (mix(i + 1024) & 0xffffff) for i in range(1024)]


def main():
    programs = (column_invert, crab_add, life, memcpy, parallel_add, parallel_sub, scan_sum,
                semaphore, sgemm, sha256, tmu_gather, vector_multiply)
    for program in programs:
        buffer, words = program()
        data = b"".join(struct.pack("<I", word & 0xffffffff) for word in words)
        name = program.__name__.replace("_", "-")
        print(f"{name}.run: sha256 {buffer} {hashlib.sha256(data).hexdigest()}")


main()
