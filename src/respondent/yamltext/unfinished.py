"""What a merge that nobody finished leaves in a text: git's markers around two versions of some lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.span import Span

_MARK = re.compile(r"^(<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?$")
_SIGNS = "<<<<<<<, |||||||, ======= and >>>>>>>"
KEEP_ONE = f"Keep the lines of one of them, and delete the others with the lines of {_SIGNS}"
"""What is to be done about one; then whoever merges tells git that it is done."""

_MOST_REPORTED = 20


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One stretch between markers: its first line and its last, and what our driver said of it, if it did."""

    line: int
    end: int
    words: str


def unfinished_in(text: str) -> Iterator[Unfinished]:
    """The stretches between git's markers, in order; one without an end is none."""
    if "<<<<<<<" not in text:
        return
    begun, words, before = 0, "", False
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        found = _MARK.match(line)
        sign = found[1][0] if found else ""
        if sign == "<":
            begun, words, before = number, "", False
        elif sign == "|":
            before = True
        elif sign == ">" and begun:
            yield Unfinished(begun, number, words)
            begun = 0
        elif sign == "=":
            before = False
        elif before and not words and line.lstrip().startswith("# ") and ": " in line:
            words = line.strip()[2:]


def unfinished_merges(text: str, path: str, code: Code, first_line: int = 1) -> tuple[Diagnostic, ...]:
    """A diagnostic for each stretch between git's markers; `first_line` is the number of the text's first line."""
    problems = []
    for found in unfinished_in(text):
        said = f": {found.words}" if found.words else ""
        problems.append(
            code.at(
                Span(path, found.line + first_line - 1, 1),
                f"Two versions of something stand here, up to line {found.end + first_line - 1}{said}.",
                f"{KEEP_ONE}; then “git add” the file.",
            )
        )
        if len(problems) == _MOST_REPORTED:
            break
    return tuple(problems)
