"""Files that would exhaust or crash other YAML loaders: refused soon, with a message, and in little memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [*{before}, *{before}, *{before}]}}\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

HAZARDS = {
    "aliases that unfold": (BOMB, "Y103"),
    "merge keys that unfold": (MERGES, "Y103"),
    "thirty thousand brackets": ("[" * 30_000, "Y106"),
    "thirty thousand braces": ("a: " + "{a: " * 30_000, "Y106"),
    "a million brackets": ("[" * 999_999, "Y106"),
    "lists in lists": ("- " * 400_000, "Y106"),
    "names in names": ("? " * 400_000, "Y112"),
    "half a million values": ("[" + ",".join("x" * 400_000) + "]", "Y106"),
    "half a million lines": ("- x\n" * 249_000, "Y106"),
    "a million anchors": ("- &a x\n" * 140_000, "Y106"),
    "a hundred thousand orders": ("%TAG !a! b\n" * 90_000, "Y104"),
    "a hundred megabytes": ("a: x\n" * 20_000_000, "Y107"),
    "one name over and over": ("a: x\n" * 15_000, "Y102"),
    "a quotation mark without end": ('a: "' + "x\n" * 480_000, "Y114"),
    "a comment without end": ("#" * 999_999, "Y116"),
    "blank lines without end": ("\n" * 999_999, "Y116"),
    "almost a name": ("a" + " a" * 490_000, ""),
    "almost pairs": ("a: {" + "b " * 490_000 + "}", ""),
    "almost short pairs": ("".join(f"a{n}: {{{'b ' * 450}}}\n" for n in range(1000)), ""),
    "control characters": ("\0" * 999_999, "Y109"),
}

CHILD = """
import sys
try:
    from resource import RLIMIT_AS, RLIMIT_CPU, setrlimit
except ImportError:
    pass
else:
    setrlimit(RLIMIT_AS, (512_000_000, 512_000_000)) if sys.platform == "linux" else None
    setrlimit(RLIMIT_CPU, (3, 3))
from respondent.yamltext.parse import parse_yaml
node, problems = parse_yaml(sys.stdin.buffer.read(), "a.yaml")
print(*sorted({problem.code.id for problem in problems}), node is None)
"""


@pytest.mark.parametrize("name", HAZARDS)
def test_a_hazard_is_refused_in_little_time_and_memory(name: str) -> None:
    text, code = HAZARDS[name]
    done = subprocess.run([sys.executable, "-c", CHILD], input=text.encode(), capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    assert code in done.stdout.decode()
