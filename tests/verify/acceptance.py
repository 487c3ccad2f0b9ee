#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which public programs does the verifier accept, and what does that take?

Reads the descriptions *.accept in tests/programs/public and in tests/programs, which
has the project's own programs, verifies each program that is there, and prints a
table. A description has, one to a line:

    program OWNER/REPO@COMMIT:PATH   file under --programs, without @COMMIT
    program PATH                     file in tests/programs
    code-sha256 HASH                 of a public program's words, before edits
    words FIRST COUNT                only these of the file
    insert INDEX WORD                before that word; branches go where they went
    replace INDEX WORD
    uniform TYPE...                  see qpu-verify --help
    expect VERDICT                   ok, or the reason of the rejection
    note TEXT                        what the edit is, or what is in the way
    slow                             too slow to be verified again and again

A program that is expected to be rejected and is accepted is good news and no failure.
"""

import argparse
import hashlib
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
OWN = TOP / "tests/programs"
PUBLIC = OWN / "public"
BRANCH = 15
RELATIVE, REGISTER = 1 << 51, 1 << 50


class Description:
    def __init__(self, path):
        self.name = path.stem
        self.words, self.edits, self.uniforms, self.note = None, [], [], ""
        self.sha256, self.slow = None, False
        for line in path.read_text().splitlines():
            key, _, rest = line.partition(" ")
            if not line or line.startswith("#"):
                continue
            elif key == "program":
                repository, _, self.path = rest.rpartition(":")
                self.repository = repository.split("@")[0]
            elif key == "code-sha256":
                self.sha256 = rest
            elif key == "words":
                self.words = [int(word, 0) for word in rest.split()]
            elif key in ("insert", "replace"):
                index, word = rest.split()[:2]
                self.edits.append((key, int(index, 0), int(word, 0)))
            elif key == "uniform":
                self.uniforms.append(rest)
            elif key == "expect":
                self.expect = rest
            elif key == "note":
                self.note = rest
            elif key == "slow":
                self.slow = True
            else:
                sys.exit(f"{path}: what is '{key}'?")

    def load(self, programs, assembler, scratch):
        """The words as they are published; None if the file is not there."""
        path = programs / self.repository / self.path if self.repository else OWN / self.path
        if not path.exists():
            return None
        if path.suffix == ".bin":
            data = path.read_bytes()
        elif path.suffix == ".qasm":
            subprocess.run([assembler, "-I", programs / self.repository / "share/vc4inc",
                            "-o", scratch, path], check=True)
            data = scratch.read_bytes()
        else:
            text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.S)
            halves = [int(word, 16) for word in re.findall(r"\b0x[0-9a-fA-F]+", text)]
            data = struct.pack(f"<{len(halves)}I", *halves)
        if self.words:
            first, count = self.words
            data = data[8 * first:8 * (first + count)]
        if self.repository and hashlib.sha256(data).hexdigest() != self.sha256:
            sys.exit(f"{path}: the words' SHA-256 is {hashlib.sha256(data).hexdigest()}")
        return list(struct.unpack(f"<{len(data) // 8}Q", data))

    def edited(self, words):
        inserted = sorted(index for kind, index, _ in self.edits if kind == "insert")

        def moved(index):
            return index + sum(at <= index for at in inserted)

        result = []
        for index, word in enumerate(words):
            result += [new for kind, at, new in self.edits if kind == "insert" and at == index]
            for kind, at, new in self.edits:
                if kind == "replace" and at == index:
                    word = new
            if word >> 60 == BRANCH and word & RELATIVE and not word & REGISTER:
                offset = (word & 0xffffffff) - ((word & 0x80000000) << 1)
                target = moved(index + 4 + offset // 8)
                word = word & ~0xffffffff | (target - moved(index) - 4) * 8 & 0xffffffff
            result.append(word)
        return result


def descriptions():
    return sorted(PUBLIC.glob("*.accept")) + sorted(OWN.glob("*.accept"))


def write_words(path, words):
    path.write_bytes(struct.pack(f"<{len(words)}Q", *words))


def verify(tool, words, uniforms, scratch):
    program, signature = scratch / "program.bin", scratch / "signature"
    write_words(program, words)
    signature.write_text("".join(uniform + "\n" for uniform in uniforms))
    text = subprocess.run([tool, program, signature], stdout=subprocess.PIPE, text=True).stdout
    steps, milliseconds = re.search(r"(\d+) steps, \d+ states, ([\d.]+) ms", text).groups()
    reason = re.search(r"\[([\w-]+)\]$", text, re.M)
    verdict = "ok" if text.startswith("accepted") else reason.group(1)
    return verdict, int(steps), float(milliseconds)


def add_arguments(parser):
    parser.add_argument("--programs", type=pathlib.Path, metavar="DIR",
                        default=pathlib.Path.home() / ".cache/vciv/programs",
                        help="where they are, as DIR/OWNER/REPO/PATH (~/.cache/vciv/programs)")
    parser.add_argument("--qpu-verify", required=True, metavar="FILE", help="the verifier")
    parser.add_argument("--qpu-as", required=True, metavar="FILE", help="the assembler")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    add_arguments(parser)
    args = parser.parse_args()

    passed = failed = skipped = accepted = 0
    print(f"{'program':<18}{'words':>6}{'edits':>6}  {'verdict':<15}{'steps':>8}{'/word':>7}"
          f"{'ms':>9}  note")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for path in descriptions():
            description = Description(path)
            words = description.load(args.programs, args.qpu_as, scratch / "assembled.bin")
            if words is None:
                print(f"{description.name:<18}  skipped: {description.path} is not there")
                skipped += 1
                continue
            words = description.edited(words)
            verdict, steps, time = verify(args.qpu_verify, words, description.uniforms, scratch)
            print(f"{description.name:<18}{len(words):>6}{len(description.edits):>6}  "
                  f"{verdict:<15}{steps:>8}{steps / len(words):>7.0f}{time:>9.2f}  "
                  f"{description.note}")
            accepted += verdict == "ok"
            if verdict in ("ok", description.expect):
                passed += 1
            else:
                print(f"FAIL: {description.name}: {verdict}, expected {description.expect}")
                failed += 1
    print(f"{accepted} accepted")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
