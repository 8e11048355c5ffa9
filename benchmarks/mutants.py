"""A draw of small faults, put in one after the other: ``python -m benchmarks.mutants PART [HOW_MANY]``.

All faults of `weighing/` take mutmut two hours on one core. This draws so many of those whose names match PART, such
as ``respondent.weighing.*``, the same ones each time as long as the code is the same, and has mutmut try them. It
prints how many the tests noticed, and the names of the others; ``mutmut show NAME`` shows what such a fault is.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path
from random import Random

MUTMUT = str(Path(sys.executable).with_name("mutmut"))
SMALL = "respondent.weighing.facing.*"
"""A part with few faults: mutmut knows the names of all once it has tried any."""

SEED = 3
NOTICED = frozenset({"killed", "timeout", "segfault", "suspicious"})
"""What mutmut says of a fault with which a test fails or does not end."""


def statuses() -> dict[str, str]:
    """What mutmut says of every fault it knows, by the fault's name."""
    told = subprocess.run([MUTMUT, "results", "--all", "true"], capture_output=True, text=True, check=True)
    lines = (line.strip().partition(": ") for line in told.stdout.splitlines())
    return {name: status for name, colon, status in lines if colon}


def drawn(names: list[str], part: str, how_many: int) -> list[str]:
    """So many of the names that match the part, or all; the same ones each time, and a larger draw holds a smaller."""
    matching = sorted(name for name in names if fnmatch(name, part))
    Random(SEED).shuffle(matching)
    return matching[:how_many]


def attempt(names: list[str]) -> None:
    """Have mutmut put in each of these faults and run the tests that come through it, one child at a time."""
    subprocess.run([MUTMUT, "run", "--max-children", "1", *names], stdout=subprocess.DEVNULL, check=True)


def main(part: str, how_many: int) -> None:
    """Draw, try and report."""
    attempt([SMALL])
    names = drawn(list(statuses()), part, how_many)
    attempt(names)
    found = statuses()
    for name in sorted(names):
        if found[name] not in NOTICED:
            print(f"{name}: {found[name]}")
    counts = Counter(found[name] for name in names)
    noticed = sum(counts[status] for status in NOTICED)
    print(f"{len(names)} faults tried, {noticed} noticed ({100 * noticed / len(names):.1f} per cent): {dict(counts)}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else sys.maxsize)
