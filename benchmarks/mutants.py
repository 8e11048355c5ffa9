"""Small faults put in, one after the other, and those that no test notices: ``python -m benchmarks.mutants PART``.

PART is a pattern for their names, such as ``respondent.weighing.fit.*``. After it may stand how many to try of a
part that would take hours: they are drawn by lot, the same ones each time as long as the code is the same. Printed
are the names of those that went unnoticed – ``mutmut show NAME`` shows such a fault – and how many were noticed.
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
NOTICED = frozenset({"killed", "timeout", "segfault"})
"""What mutmut says of a fault with which a test fails, or does not end."""


def statuses() -> dict[str, str]:
    """What mutmut says of every fault it knows, by the fault's name."""
    told = subprocess.run([MUTMUT, "results", "--all", "true"], capture_output=True, text=True, check=True)
    lines = (line.strip().partition(": ") for line in told.stdout.splitlines())
    return {name: status for name, colon, status in lines if colon}


def matching(names: list[str], part: str) -> list[str]:
    """The names that the part is a pattern for."""
    return [name for name in names if fnmatch(name, part)]


def drawn(names: list[str], how_many: int) -> list[str]:
    """So many of the names, the same ones whatever order they come in; a larger draw holds a smaller."""
    shuffled = sorted(names)
    Random(SEED).shuffle(shuffled)
    return shuffled[:how_many]


def attempt(parts: list[str]) -> None:
    """Have mutmut put in each of these faults, and run the tests that come through it."""
    subprocess.run([MUTMUT, "run", *parts], stdout=subprocess.DEVNULL, check=True)


def main(part: str, how_many: int | None) -> None:
    """Try the faults of a part, or a draw of them, and report."""
    if how_many is None:
        attempt([part])
        names = matching(list(statuses()), part)
    else:
        attempt([SMALL])
        names = drawn(matching(list(statuses()), part), how_many)
        attempt(names)
    found = statuses()
    for name in sorted(names):
        if found[name] not in NOTICED:
            print(f"{name}: {found[name]}")
    counts = Counter(found[name] for name in names)
    noticed = sum(counts[status] for status in NOTICED)
    print(f"{noticed} of {len(names)} noticed, {100 * noticed / len(names):.1f} per cent: {dict(counts)}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
