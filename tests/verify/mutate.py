#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Does the test suite notice when a rule of the verifier is broken?

Applies each fault of mutations.txt to a copy of the sources, runs the tests and
the fuzzer, and names the faults that nobody noticed.
"""
import argparse
import collections
import concurrent.futures
import pathlib
import queue
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[1]
DRIVER = "drivers/gpu/drm/vciv"
PARTS = [DRIVER, "include/uapi/drm", "tests/verify", "tests/fuzz", "tests/model"]
# Overflows are faults too; the address sanitizer would find none of these faults.
FLAGS = ["CFLAGS=-O2", "WARNINGS=",
         "SANITIZE=-O1 -fsanitize=undefined -fno-sanitize-recover=all"]
# Of one program, since there may be little to be had of a busy machine.
CPU_SECONDS = 100

Fault = collections.namedtuple("Fault", "group file old new")


def read_faults(path):
    faults, group, lines = [], "", []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("== "):
            group = line[3:]
        elif line and not line.startswith("#"):
            lines.append(line)
        elif lines:
            old = [text[1:] for text in lines[1:] if text[0] == "-"]
            new = [text[1:] for text in lines[1:] if text[0] == "+"]
            faults.append(Fault(group, lines[0], old, new))
            lines = []
    return faults


def text_of(lines):
    return "".join(line + "\n" for line in lines)


def with_fault(source, fault):
    """The source with the fault, or None if the lines are not there, or more than once."""
    source, old = "\n" + source, "\n" + text_of(fault.old)
    return source.replace(old, "\n" + text_of(fault.new))[1:] if source.count(old) == 1 else None


def check_faults(faults):
    for fault in faults:
        source = (TOP / DRIVER / fault.file).read_text(encoding="utf-8")
        if with_fault(source, fault) is None:
            sys.exit(f"{fault.file} does not have this just once:\n{text_of(fault.old)}")


class Tree:
    """A copy of the sources and what is built from it."""

    def __init__(self, path):
        self.path = path
        for part in PARTS:
            shutil.copytree(TOP / part, path / "tree" / part)

    def notices(self, suite):
        command = ["prlimit", f"--cpu={CPU_SECONDS}", "make", "-s", "-C",
                   self.path / "tree" / suite, f"O={self.path / 'out' / suite}", *FLAGS, "notice"]
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                text=True, check=False)
        if "error:" in result.stdout and "FAIL" not in result.stdout:
            if "runtime error:" not in result.stdout:
                sys.exit(f"does not compile:\n{result.stdout}")
        return result.returncode != 0

    def try_fault(self, fault, suites):
        path = self.path / "tree" / DRIVER / fault.file
        source = path.read_text(encoding="utf-8")
        path.write_text(with_fault(source, fault), encoding="utf-8")
        try:
            return [suite for suite in suites if self.notices(suite)]
        finally:
            path.write_text(source, encoding="utf-8")


def report(results, suites):
    groups = collections.defaultdict(list)
    for fault, noticed in results:
        groups[fault.group].append(noticed)
    groups["all"] = [noticed for _, noticed in results]
    print(f"\n{'faults in':<32}{'number':>7}" +
          "".join(f"{suite:>14}" for suite in suites) + f"{'either':>8}")
    for group, all_noticed in groups.items():
        counts = [sum(suite in noticed for noticed in all_noticed) for suite in suites]
        print(f"{group:<32}{len(all_noticed):>7}" + "".join(f"{count:>14}" for count in counts) +
              f"{sum(map(bool, all_noticed)):>8}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=pathlib.Path, default="/tmp/vciv-mutate", metavar="DIR",
                        help="directory to work in, emptied before (/tmp/vciv-mutate)")
    parser.add_argument("--list", type=pathlib.Path, default=HERE / "mutations.txt",
                        metavar="FILE", help="faults (mutations.txt)")
    parser.add_argument("--only", choices=["tests", "fuzz"], help="only the tests, or the fuzzer")
    parser.add_argument("--group", metavar="TEXT", help="only faults in groups with this name")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth fault")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="faults at a time (1)")
    args = parser.parse_args()

    suites = {"tests": ["tests/verify"], "fuzz": ["tests/fuzz"],
              None: ["tests/verify", "tests/fuzz"]}[args.only]
    faults = read_faults(args.list)
    check_faults(faults)
    faults = [fault for fault in faults if not args.group or args.group in fault.group]
    faults = faults[::args.every]

    shutil.rmtree(args.work, ignore_errors=True)
    trees = queue.Queue()
    for i in range(args.jobs):
        tree = Tree(args.work / str(i))
        if any(tree.notices(suite) for suite in suites):
            sys.exit("the tests fail without any fault")
        trees.put(tree)

    def try_fault(fault):
        tree = trees.get()
        try:
            return fault, tree.try_fault(fault, suites)
        finally:
            trees.put(tree)

    results = []
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for fault, noticed in pool.map(try_fault, faults):
            results.append((fault, noticed))
            print(f"{' '.join(noticed) or 'SURVIVED'}: {fault.file}: "
                  f"{' '.join(map(str.strip, fault.old))}  ->  "
                  f"{' '.join(map(str.strip, fault.new))}", flush=True)

    report(results, suites)
    noticed = sum(bool(suites) for _, suites in results)
    print(f"{noticed} passed, {len(results) - noticed} failed, 0 skipped")
    sys.exit(noticed != len(results))


if __name__ == "__main__":
    main()
