#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Does the test suite notice when a rule of the verifier is broken?

Applies each fault of mutations.txt to a copy of the sources, runs the tests and
the fuzzer, and names the faults that nobody noticed.
"""
import argparse
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
PARTS = ["drivers/gpu/drm/vciv", "include/uapi/drm", "tests/verify", "tests/fuzz", "tests/model"]


def read_mutations(path):
    fault = []
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        line = line.rstrip("\n")
        if line.startswith("#"):
            continue
        if line:
            fault.append(line)
        elif fault:
            name, old, new = fault
            yield name, old[1:], new[1:]
            fault = []


def run(tree, out, target):
    command = ["make", "-s", "-C", os.path.join(tree, target), "O=" + os.path.join(out, target),
               "CFLAGS=-O1", "WARNINGS=", "check"]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=900)


def outcome(tree, out):
    """Who notices: tests, fuzzer, or nobody. A fault that does not compile is no fault."""
    for target in ("tests/verify", "tests/fuzz"):
        try:
            result = run(tree, out, target)
        except subprocess.TimeoutExpired:
            return target + " (does not end)"
        if "error:" in result.stdout and "FAIL" not in result.stdout:
            return "does not compile\n" + result.stdout
        if result.returncode:
            return target
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", default="/tmp/vciv-mutate", help="directory to work in")
    parser.add_argument("--list", default=os.path.join(HERE, "mutations.txt"),
                        help="file of faults")
    args = parser.parse_args()

    tree, out = os.path.join(args.work, "tree"), os.path.join(args.work, "out")
    shutil.rmtree(args.work, ignore_errors=True)
    for part in PARTS:
        shutil.copytree(os.path.join(TOP, part), os.path.join(tree, part))

    if outcome(tree, out):
        sys.exit("the tests fail without any fault")

    noticed = survived = 0
    for name, old, new in read_mutations(args.list):
        path = os.path.join(tree, "drivers/gpu/drm/vciv", name)
        source = open(path, encoding="utf-8").read()
        if old + "\n" not in source:
            sys.exit(f"{name} has no line {old.strip()}")
        open(path, "w", encoding="utf-8").write(source.replace(old + "\n", new + "\n", 1))
        who = outcome(tree, out)
        open(path, "w", encoding="utf-8").write(source)
        if who and who.startswith("does not compile"):
            sys.exit(f"{name}: {new.strip()}: {who}")
        print(f"{who or 'SURVIVED'}: {name}: {old.strip()}  ->  {new.strip()}", flush=True)
        noticed += bool(who)
        survived += not who

    print(f"{noticed} passed, {survived} failed, 0 skipped")
    sys.exit(survived != 0)


if __name__ == "__main__":
    main()
