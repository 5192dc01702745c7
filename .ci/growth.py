"""Checks that the analysis of an article costs time in proportion to its length.

Time itself is no measure on a busy machine. So the tests of the analysis are built
with counters of how often each block of code runs (go test -cover -covermode=count),
TestHostile runs over each of its texts at two sizes, one four times the other, and the
counts are compared. Usage: growth.py WORKFOLDER, in the root of the checkout.
"""

import re
import subprocess
import sys

SMALL, TIMES = 15_000, 4
# All of the work may grow by a fifth more than the length; a block that makes a
# hundredth of it, by the double. What costs the square grows sixteenfold.
MOST_OF_ALL, MOST_OF_A_BLOCK, LEAST_SHARE = 1.2 * TIMES, 2 * TIMES, 0.01


def counts(binary, name, size, profile):
    """How often each block runs for the text of that name and size."""
    subprocess.run(
        [binary, "-test.run=^TestHostile$", f"-hostile-only={name}", f"-hostile-size={size}", f"-test.coverprofile={profile}"],
        cwd="ingest", check=True, stdout=subprocess.DEVNULL,
    )
    with open(profile) as lines:
        rows = (re.match(r"(\S+) \d+ (\d+)$", line) for line in lines)
        return {row[1]: int(row[2]) for row in rows if row}


def faults(small, large):
    """What grows too fast."""
    total = sum(large.values())
    if total == 0:
        yield "nothing was counted"
        return
    growth = total / max(1, sum(small.values()))
    if growth > MOST_OF_ALL:
        yield f"all of the work grows {growth:.1f}-fold"
    for block, n in large.items():
        growth = n / max(1, small.get(block, 0))
        if n > LEAST_SHARE * total and growth > MOST_OF_A_BLOCK:
            yield f"{block} runs {n} times, {growth:.1f} times as often"


def main():
    work = sys.argv[1]
    binary = f"{work}/ingest.test"
    subprocess.run(
        ["go", "test", "-c", "-cover", "-covermode=count", "-coverpkg=./ingest/...", "-o", binary, "./ingest"], check=True
    )
    with open("ingest/hostile_test.go") as source:
        names = re.findall(r'^\t\{"([a-z-]+)", "', source.read(), re.M)
    failed = 0
    for name in names:
        small, large = (counts(binary, name, size, f"{work}/cover.txt") for size in (SMALL, SMALL * TIMES))
        found = list(faults(small, large))
        failed += bool(found)
        for fault in found:
            print(f"{name}, {TIMES} times as long: {fault}")
    print(f"{len(names) - failed} passed, {failed} failed")
    sys.exit(1 if failed or not names else 0)


main()
