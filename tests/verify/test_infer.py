#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""qpu-verify --infer: the project's own programs and the public ones, and bad input.

What it proposes for uniforms must be a signature that qpu-verify accepts.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

import acceptance

passed = failed = skipped = 0


def check(good, what, detail=""):
    global passed, failed
    passed += good
    failed += not good
    if not good:
        print(f"FAIL: {what}: {detail}")


def run(tool, *args):
    return subprocess.run([tool, *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False)


def stream_of(uniforms):
    """Uniforms that the types allow. Several numbers are known to be several."""
    for uniform in uniforms:
        kind, *rest = uniform.split()
        if kind == "pointer":
            yield "address"
        elif kind == "scalar":
            low, high, align = ([int(word, 0) for word in rest] + [1])[:3]
            yield str(min(max(low, align), high))
        elif kind == "enum" and len(rest) == 1:
            yield rest[0]
        else:
            yield uniform


def check_program(tool, name, words, uniforms, scratch):
    program, stream, signature = (scratch / name for name in ("p.bin", "p.stream", "p.sig"))
    acceptance.write_words(program, words)
    stream.write_text("".join(line + "\n" for line in stream_of(uniforms)))
    result = run(tool, "--infer", stream, program)
    signature.write_text(result.stdout)
    check(result.returncode == 0, name, result.stdout)
    again = run(tool, program, signature)
    check(again.returncode == 0 and again.stdout.startswith("accepted"), f"{name}, again",
          again.stdout)
    return result.stdout


def check_bad_input(tool, scratch):
    program, stream = scratch / "p.bin", scratch / "p.stream"
    for text, message in (
            ("12x\n", "p.stream:1: not a uniform"),
            ("1\naddress 2\n", "p.stream:2: not a uniform"),
            ("addresses\n", "p.stream:1: not a uniform"),
            ("address 4 4\n", "p.stream:1: not a uniform"),
            ("0x100000000\n", "p.stream:1: not a uniform"),
            ("scalar 1\n", "p.stream:1: not a uniform"),
            ("record\n1\nrecord\n", "p.stream:3: not a uniform"),
            ("1\n" * 1025, "p.stream:1025: not a uniform")):
        stream.write_text(text)
        result = run(tool, "--infer", stream, program)
        check(result.returncode == 2 and message in result.stdout, repr(text[:20]),
              result.stdout[:300])
    stream.write_text("1\n")
    for args in (["--infer", stream], ["--infer", stream, program, stream],
                 ["--infer", scratch / "none", program], ["--infer", stream, scratch / "none"]):
        check(run(tool, *args).returncode == 2, f"arguments {args}")
    # A number where an address is needed is no error of the input, but no proof either.
    result = run(tool, "--infer", stream, program)
    check(result.returncode == 1 and "# rejected" in result.stdout, "no proof", result.stdout)


def main():
    global skipped
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    acceptance.add_arguments(parser)
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for path in acceptance.descriptions():
            description = acceptance.Description(path)
            words = description.load(args.programs, args.qpu_as, scratch / "assembled.bin")
            # Each number is tried as several ranges: what takes long once takes for ever.
            if words is None or description.expect != "ok" or description.slow:
                skipped += words is None
                continue
            text = check_program(args.qpu_verify, description.name, description.edited(words),
                                 description.uniforms, scratch)
            if description.name == "sgemm" and not path.parent.match("public"):
                check(text.count("0xffffffff") == 6, "numbers of sgemm may be any", text)
        check_bad_input(args.qpu_verify, scratch)

    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
