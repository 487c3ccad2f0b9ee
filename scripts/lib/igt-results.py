#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compare what IGT's runner found with what is expected.

usage: igt-results.py RESULTS.JSON LISTS

RESULTS.JSON is the runner's, LISTS the directory of the lists in the form of the
kernel's drm/ci: in vciv-fails.txt a line TEST,Result for each test that does not
pass, in vciv-flakes.txt an expression for each whose result varies, and in
vciv-skips.txt one for each that cannot pass. Prints a line for each test, with
what IGT says, and counts them as scripts/test does. A test that skips and is not
in its list is a failure, and so is one that is in there and passes.
"""
import json
import pathlib
import re
import sys

# Where the kernel complained meanwhile it is no pass. A mere warning says that a test
# which passed wrote lines that the runner does not know, and it cuts some that it does.
NAMES = {"pass": "Pass", "warn": "Pass", "dmesg-warn": "Warn", "skip": "Skip", "notrun": "Skip",
         "timeout": "Timeout", "crash": "Crash", "abort": "Crash", "incomplete": "Crash"}


def lines(path):
    text = path.read_text().splitlines()
    return [line for line in text if line and not line.startswith("#")]


def matches(expressions, name):
    return any(re.search(expression, name) for expression in expressions)


def find_reason(test):
    """What IGT says about a test: of all its lines the one that matters."""
    text = test.get("out", "") + test.get("err", "")
    for pattern in (r"Test requirement: (.*)", r"(.*), skipping test", r"Last errno: (.*)",
                    r"Failed assertion: (.*)", r"^(No .*)"):
        found = re.search(pattern, text, re.MULTILINE)
        if found:
            return found.group(1).strip()
    return None


def reason(tests, name):
    """The same; what all subtests of a program lack is only said in the first."""
    program = name.split("@")[1]
    siblings = [test for other, test in tests.items() if other.split("@")[1] == program]
    reasons = map(find_reason, [tests[name], *siblings])
    return next(filter(None, reasons), "it says nothing")


def main():
    results, lists = map(pathlib.Path, sys.argv[1:])
    expected = dict(line.rsplit(",", 1) for line in lines(lists / "vciv-fails.txt"))
    flakes = lines(lists / "vciv-flakes.txt")
    skips = lines(lists / "vciv-skips.txt")
    tests = json.loads(results.read_text())["tests"]
    passed = failed = skipped = 0
    for key, test in sorted(tests.items()):
        name = key.removeprefix("igt@")
        result = NAMES.get(test["result"], "Fail")
        if result != "Pass" and matches(skips, name):
            skipped += 1
            print(f"skip {name}: {reason(tests, key)}")
        elif result == "Pass" and matches(skips, name):
            failed += 1
            print(f"FAIL {name}: it passes, but is in vciv-skips.txt")
        elif result == expected.pop(name, "Pass") or matches(flakes, name):
            passed += 1
            print(f"ok   {name}")
        else:
            failed += 1
            print(f"FAIL {name}: {result}: {reason(tests, key)}")
    for name in expected:
        failed += 1
        print(f"FAIL {name}: it is in vciv-fails.txt and was not run")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed != 0 or not tests


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main())
