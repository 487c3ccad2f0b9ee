# SPDX-License-Identifier: MIT
# Copyright (C) 2026 vciv contributors
"""The Python module on a GPU: results, what it refuses and how, who owns what."""

import array
import errno
import os
import sys
import threading
import unittest

import vciv

try:
    import numpy
except ImportError:
    numpy = None

QPUS = 12
SIZE = 192      # numbers: a vector of 16 for each QPU
BYTES = 4 * SIZE

with open("/usr/share/vciv/saxpy.bin", "rb") as file:
    SAXPY = file.read()


def uniforms(x, y, factor, size=BYTES):
    """Of saxpy.qasm: y := factor * x + y."""
    return [[x, size - 64, y, size - 64, qpu, size, factor] for qpu in range(QPUS)]


class Case(unittest.TestCase):
    def setUp(self):
        self.gpu = vciv.Session()
        self.addCleanup(self.gpu.close)
        self.kernel = self.gpu.kernel(SAXPY)
        self.x = self.gpu.buffer(BYTES)
        self.y = self.gpu.buffer(BYTES)
        self.x.view("f")[:SIZE] = array.array("f", range(SIZE))

    def saxpy(self, factor):
        self.gpu.add(self.kernel, uniforms(self.x, self.y, factor))
        self.gpu.run()

    def result(self):
        return self.y.view("f")[:SIZE].tolist()


class Results(Case):
    def test_compute(self):
        self.saxpy(3.0)
        self.assertEqual(self.result(), [3 * i for i in range(SIZE)])

    def test_again_with_other_numbers(self):
        self.saxpy(3.0)
        self.saxpy(-1.0)
        self.assertEqual(self.result(), [2 * i for i in range(SIZE)])

    def test_batch_with_barriers(self):
        for factor in (1.0, 2.0, 4.0):
            self.gpu.add(self.kernel, uniforms(self.x, self.y, factor), barrier=True)
        self.gpu.run()
        self.assertEqual(self.result(), [7 * i for i in range(SIZE)])

    def test_batch_of_many_shapes(self):
        """More than a kernel keeps programs for: uniforms that it does not read."""
        for more in range(20):
            self.gpu.add(self.kernel, [row + [0] * more for row in
                                       uniforms(self.x, self.y, 1.0)], barrier=True)
        self.gpu.run()
        self.assertEqual(self.result(), [20 * i for i in range(SIZE)])

    def test_empty_batch(self):
        self.gpu.run()

    def test_offset_in_a_buffer(self):
        with self.gpu.buffer(2 * BYTES) as both:
            both.view("f")[SIZE:2 * SIZE] = array.array("f", range(SIZE))
            self.gpu.add(self.kernel, uniforms(both.token + BYTES, self.y, 1.0))
            self.gpu.run()
        self.assertEqual(self.result(), list(range(SIZE)))

    def test_words_and_bits(self):
        """-1.0 as bits, as a signed and an unsigned number."""
        self.saxpy(0xbf800000)
        self.saxpy(0xbf800000 - (1 << 32))
        self.assertEqual(self.result(), [-2 * i for i in range(SIZE)])

    def test_generators(self):
        self.gpu.add(self.kernel, (iter(row) for row in uniforms(self.x, self.y, 1.0)))
        self.gpu.run()
        self.assertEqual(self.result(), list(range(SIZE)))

    def test_threads_take_turns(self):
        failures = []

        def work():
            try:
                for _ in range(5):
                    self.saxpy(1.0)
            except vciv.Error as error:
                failures.append(error)

        # Of one program on all QPUs at a time; each waits for what was before.
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])

    @unittest.skipUnless(numpy, "no NumPy")
    def test_numpy(self):
        self.x.array()[:SIZE] = numpy.arange(SIZE) * 2
        self.gpu.add(self.kernel, uniforms(self.x, self.y, numpy.float32(0.5),
                                           size=numpy.int64(BYTES)))
        self.gpu.run()
        numpy.testing.assert_array_equal(self.y.array()[:SIZE], numpy.arange(SIZE))
        self.assertEqual(self.y.array("uint32").nbytes, self.y.size)


class Buffers(Case):
    def test_size_and_zeros(self):
        buffer = self.gpu.buffer(5000)
        self.assertEqual(buffer.size, 8192)
        self.assertEqual(bytes(buffer.view()), bytes(8192))

    def test_views_outlive_buffer_and_session(self):
        view = self.y.view("f")
        self.saxpy(1.0)
        self.y.close()
        self.assertEqual(view[7], 7)
        self.gpu.close()
        self.assertEqual(view[8], 8)

    def test_memory_comes_back(self):
        for _ in range(300):
            self.gpu.buffer(1 << 20).close()

    def test_export(self):
        file = self.y.export()
        try:
            self.assertEqual(os.lseek(file, 0, os.SEEK_END), self.y.size)
        finally:
            os.close(file)

    def test_no_such_sizes(self):
        for size in 0, 0xffffffff:
            with self.assertRaises(vciv.Error) as caught:
                self.gpu.buffer(size)
            self.assertEqual(caught.exception.errno, errno.EINVAL)
        for size in -1, 1 << 32:
            with self.assertRaises(ValueError):
                self.gpu.buffer(size)

    def test_no_memory(self):
        with self.assertRaises(vciv.Error) as caught:
            self.gpu.buffer(500 << 20)
        self.assertEqual(caught.exception.errno, errno.ENOMEM)

    def test_closed(self):
        self.y.close()
        self.y.close()
        for use in (self.y.view, self.y.export, lambda: self.saxpy(1.0)):
            with self.assertRaises(ValueError):
                use()

    def test_closed_under_a_batch(self):
        """It stays until then, and is nobody else's meanwhile."""
        token = self.x.token
        self.gpu.add(self.kernel, uniforms(self.x, self.y, 1.0))
        self.x.close()
        self.kernel.close()
        self.assertNotEqual(self.gpu.buffer(BYTES).token, token)
        self.gpu.run()
        self.assertEqual(self.result(), list(range(SIZE)))
        self.assertEqual(self.gpu.buffer(BYTES).token, token)

    def test_session_closed_under_a_batch(self):
        self.gpu.add(self.kernel, uniforms(self.x, self.y, 1.0))
        self.x.close()
        self.gpu.close()


class Refused(Case):
    def test_rejected_program(self):
        """A store to where no buffer is."""
        with self.assertRaises(vciv.Rejected) as caught:
            self.gpu.add(self.kernel, uniforms(self.x, 4096, 1.0))
        self.assertEqual(caught.exception.errno, errno.EACCES)
        self.assertRegex(caught.exception.log, r"(?s)\[.*\].*instruction \d+: .*")
        self.assertNotIn("not proven safe", caught.exception.log)
        self.saxpy(1.0)
        self.assertEqual(self.result(), list(range(SIZE)))

    def test_behind_the_end(self):
        """The contract asks for more bytes than there are."""
        self.gpu.add(self.kernel, uniforms(self.x, self.y, 1.0, size=8192))
        with self.assertRaises(vciv.Error) as caught:
            self.gpu.run()
        self.assertEqual(caught.exception.errno, errno.EINVAL)
        self.assertIn("too few bytes", str(caught.exception))

    def test_code(self):
        for code in b"", bytes(8 * 8193):
            with self.assertRaises(vciv.Error) as caught:
                self.gpu.kernel(code)
            self.assertEqual(caught.exception.errno, errno.EINVAL)
        with self.assertRaises(ValueError):
            self.gpu.kernel(SAXPY[:-1])
        with self.assertRaises(TypeError):
            self.gpu.kernel("code")

    def test_uniforms(self):
        for value, error in ((1 << 32, ValueError), (-(1 << 31) - 1, ValueError),
                             ("1", TypeError), (None, TypeError), (1e39, OverflowError)):
            with self.assertRaises(error):
                self.gpu.add(self.kernel, [[value]])
        for instances in [], [[1], [1, 2]]:
            with self.assertRaises(ValueError):
                self.gpu.add(self.kernel, instances)
        for instances in [[0] * 1025], [[0]] * 70000:
            with self.assertRaises(vciv.Error) as caught:
                self.gpu.add(self.kernel, instances)
            self.assertEqual(caught.exception.errno, errno.EINVAL)

    def test_too_many_dispatches(self):
        with self.assertRaises(vciv.Error) as caught:
            for _ in range(65):
                self.gpu.add(self.kernel, uniforms(self.x, self.y, 1.0), barrier=True)
        self.assertEqual(caught.exception.errno, errno.ENOSPC)

    def test_of_another_session(self):
        with vciv.Session() as other:
            for kernel, x in (other.kernel(SAXPY), self.x), (self.kernel, other.buffer(BYTES)):
                with self.assertRaises(ValueError):
                    self.gpu.add(kernel, uniforms(x, self.y, 1.0))

    def test_closed_session(self):
        self.gpu.close()
        self.gpu.close()
        for use in (self.gpu.run, lambda: self.gpu.buffer(1), lambda: self.gpu.kernel(SAXPY),
                    lambda: self.saxpy(1.0)):
            with self.assertRaises(ValueError):
                use()


if __name__ == "__main__":
    result = unittest.main(argv=[sys.argv[0]], verbosity=2, exit=False).result
    bad = len(result.failures) + len(result.errors)
    skipped = len(result.skipped)
    print(f"{result.testsRun - bad - skipped} passed, {bad} failed, {skipped} skipped")
    sys.exit(bad != 0)
