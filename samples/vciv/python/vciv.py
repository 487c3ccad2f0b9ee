# SPDX-License-Identifier: MIT
# Copyright (C) 2026 vciv contributors
"""Compute on the VideoCore IV GPU of the Raspberry Pi 0 to 3, by libvciv.

    with vciv.Session() as gpu:
        kernel = gpu.kernel(open("saxpy.bin", "rb").read())
        x = gpu.buffer(4096)
        x.view("f")[0] = 1.5
        gpu.add(kernel, [[x, 64, 3, i] for i in range(12)])
        gpu.run()

A program takes its uniforms as words, those of each instance in a list of its own:
int (32 bits, signed or not), float (its bits), or a Buffer, which stands for the
address of its first byte; that of byte n is buffer.token + n.

The standard library is all that it takes; with NumPy, buffers are arrays too.
"""

import ctypes
import errno
import mmap
import numbers
import os
import struct
import threading

__all__ = ["Buffer", "Error", "Kernel", "Rejected", "Session"]

_PREFIX = "the program is not proven safe: "


class Error(OSError):
    """What libvciv refused, or what failed; errno and strerror say why."""


class Rejected(Error):
    """The kernel cannot prove a program safe for uniforms of this kind.

    log: what the verifier says: instruction, reason, and what would help.
    """

    def __init__(self, number, text):
        super().__init__(number, text)
        self.log = text.removeprefix(_PREFIX)


class _Buffer(ctypes.Structure):
    _fields_ = [("cpu", ctypes.c_void_p), ("token", ctypes.c_uint32), ("size", ctypes.c_uint32)]


def _load():
    """libvciv with the types of what we call; errno is taken with each call."""
    library = ctypes.CDLL("libvciv.so.0", use_errno=True)
    pointer, u32 = ctypes.c_void_p, ctypes.c_uint32
    for name, result, arguments in (
            ("session_open", pointer, []),
            ("session_close", None, [pointer]),
            ("session_error", ctypes.c_char_p, [pointer]),
            ("buffer_create", ctypes.POINTER(_Buffer), [pointer, u32]),
            ("buffer_destroy", None, [pointer, ctypes.POINTER(_Buffer)]),
            ("buffer_export", ctypes.c_int, [pointer, ctypes.POINTER(_Buffer)]),
            ("kernel_create", pointer, [pointer, ctypes.c_char_p, u32]),
            ("kernel_destroy", None, [pointer, pointer]),
            ("batch_add", ctypes.c_int,
             [pointer, pointer, u32, ctypes.POINTER(u32), u32, ctypes.c_bool]),
            ("batch_run", ctypes.c_int, [pointer])):
        function = getattr(library, "vciv_" + name)
        function.restype = result
        function.argtypes = arguments
    return library


_library = None
_library_lock = threading.Lock()


def _get_library():
    global _library
    with _library_lock:
        if _library is None:
            _library = _load()
        return _library


def _u32(number, what):
    """Else ctypes would cut it off."""
    if not 0 <= number < 1 << 32:
        raise ValueError(f"{what} is {number}, which is no number of 32 bits")
    return number


class _Owned:
    """What a session has until it is closed, or the session is."""

    def __init__(self, session, destroy, pointer):
        self._session = session
        self._destroy = destroy
        self._pointer = pointer

    def close(self):
        """A batch that has yet to run keeps what it needs."""
        self._session._close(self)

    def _get(self, session):
        if self._session is not session:
            raise ValueError("this belongs to another session")
        if not self._pointer:
            raise ValueError("this is closed")
        return self._pointer

    def _release(self):
        pointer, self._pointer = self._pointer, None
        self._session._call(self._destroy, pointer)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class Buffer(_Owned):
    """Memory that CPU and GPU see, zeroed. Made by Session.buffer().

    token: what stands for its first byte among uniforms
    size: in bytes, a multiple of the page

    The CPU sees it write-combined: reading is slow, so read once. Views stay valid
    after close(): memory is freed when the last of them is gone.
    """

    def __init__(self, session, size):
        pointer = session._call_pointer("buffer_create", _u32(size, "the size"))
        super().__init__(session, "buffer_destroy", pointer)
        self.token = pointer.contents.token
        self.size = pointer.contents.size
        try:
            self._map = self._mapping()
        except BaseException:
            self._release()
            raise

    def _mapping(self):
        """One of our own, which Python keeps as long as there are views."""
        file = self.export()
        try:
            return mmap.mmap(file, self.size)
        finally:
            os.close(file)

    def view(self, format="B"):
        """All of it as a memoryview of numbers, "f" for float, "I" for 32 bits..."""
        self._get(self._session)
        return memoryview(self._map).cast(format)

    def array(self, dtype="float32"):
        """All of it as an array of NumPy."""
        import numpy
        self._get(self._session)
        return numpy.frombuffer(self._map, dtype)

    def export(self):
        """A file descriptor of it as a dma-buf. The caller closes it."""
        return self._session._call_int("buffer_export", self._get(self._session))

    def _release(self):
        self._map = None
        super()._release()


class Kernel(_Owned):
    """A QPU program. Made by Session.kernel()."""

    def __init__(self, session, code):
        code = bytes(code)
        if len(code) % 8:
            raise ValueError(f"{len(code)} bytes are no program: an instruction has 8")
        pointer = session._call_pointer("kernel_create", code, len(code) // 8)
        super().__init__(session, "kernel_destroy", pointer)


def _word(session, value):
    if isinstance(value, Buffer):
        value._get(session)
        return value.token
    if isinstance(value, numbers.Integral):
        if not -1 << 31 <= value < 1 << 32:
            raise ValueError(f"uniform {value} has more than 32 bits")
        return int(value) & 0xffffffff
    if isinstance(value, numbers.Real):
        return struct.unpack("=I", struct.pack("=f", value))[0]
    raise TypeError(f"a uniform is an int, a float or a Buffer, not {value!r}")


def _words(session, instances):
    """The uniforms of all instances in a row, and how many each of them has."""
    rows = [[_word(session, value) for value in instance] for instance in instances]
    if not rows:
        raise ValueError("uniforms of no instance: there has to be one")
    if len({len(row) for row in rows}) != 1:
        raise ValueError("instances with different numbers of uniforms")
    words = [word for row in rows for word in row]
    return (ctypes.c_uint32 * len(words))(*words), len(rows), len(rows[0])


class Session:
    """The GPU, for one program. Error if there is none, or it may not be opened.

    Threads may share it: they take turns, and share the batch.
    """

    def __init__(self):
        self._session = None
        self._lock = threading.RLock()
        self._owned = set()
        self._library = _get_library()
        self._session = self._library.vciv_session_open()
        if not self._session:
            number = ctypes.get_errno()
            raise Error(number, f"no session on the GPU: {os.strerror(number)}")

    def buffer(self, size):
        """A Buffer of at least so many bytes."""
        return self._own(Buffer, size)

    def kernel(self, code):
        """A Kernel of the bytes that the assembler writes."""
        return self._own(Kernel, code)

    def add(self, kernel, instances, barrier=False):
        """Add instances of a kernel to the batch, each with its list of uniforms.

        With a barrier they wait for all that was added before; else they may run at
        once. Rejected, when the kernel cannot prove the program safe for them.
        """
        with self._lock:
            words, count, each = _words(self, instances)
            self._call_int("batch_add", kernel._get(self), count, words, each, bool(barrier))

    def run(self):
        """Run the batch and wait for its end. Afterwards it is empty, in any case."""
        self._call_int("batch_run")

    def close(self):
        """Give back all that the GPU holds for us. Views of buffers stay valid."""
        with self._lock:
            if not self._session:
                return
            for owned in self._owned:
                owned._release()
            self._owned.clear()
            self._library.vciv_session_close(self._session)
            self._session = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __del__(self):
        self.close()

    def _own(self, kind, argument):
        with self._lock:
            owned = kind(self, argument)
            self._owned.add(owned)
            return owned

    def _close(self, owned):
        with self._lock:
            if owned not in self._owned:
                return
            self._owned.remove(owned)
            owned._release()

    def _call(self, name, *arguments):
        with self._lock:
            if not self._session:
                raise ValueError("the session is closed")
            return getattr(self._library, "vciv_" + name)(self._session, *arguments)

    def _call_pointer(self, name, *arguments):
        with self._lock:
            result = self._call(name, *arguments)
            if not result:
                raise self._error(ctypes.get_errno())
            return result

    def _call_int(self, name, *arguments):
        with self._lock:
            result = self._call(name, *arguments)
            if result < 0:
                raise self._error(-result)
            return result

    def _error(self, number):
        text = self._library.vciv_session_error(self._session).decode(errors="replace").strip()
        return Rejected(number, text) if number == errno.EACCES else Error(number, text)
