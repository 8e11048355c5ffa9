"""What a cell of a table's value column says: a number, why there is none, or what to mind about it.

The marks are those of the UK's Government Analysis Function (``[c]``, ``[x]``, ``[p]`` …) and those that older
tables use (``*``, ``..``, ``-``, ``<5``). Unknown is never nought.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from respondent.loading.csvtext import without_note
from respondent.loading.numbers import WrittenNumber, parse_number

BREAK = "break in series"
"""The mark after which figures must not be compared with those before."""

_UNKNOWN = {
    "": "blank",
    "[c]": "suppressed",
    "c": "suppressed",
    "*": "suppressed",
    "[x]": "not available",
    "n/a": "not available",
    "n.a.": "not available",
    "na": "not available",
    "..": "not available",
    "…": "not available",
    ":": "not available",
    "-": "not available",
    "–": "not available",
    "—": "not available",
    "[z]": "not applicable",
    "[low]": "too low to show",
}
"""Why there is no number."""

_REMARKS = {
    "[p]": "provisional",
    "[r]": "revised",
    "[b]": BREAK,
    "[e]": "estimated",
    "[f]": "forecast",
    "[u]": "of low reliability",
}
"""What to mind about a number; alone, there is none."""

MARKS = "[c], [x], [z], [p], [r], [b], *, .., -, <5 or nothing at all"
"""What may stand in place of a number, for a message."""

LONGEST_CELL = 100
"""Characters that a number and its marks may have."""

_BELOW = re.compile(r"< ?([0-9]{1,6})")
_FORMULA = re.compile(r"[=@].*|[+\-−].*[(!|].*|#[A-Z/0!?]+", re.DOTALL)


class CellFormError(ValueError):
    """The cell is neither a number nor a mark; the message says why, and what is accepted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value cell: its number, None where it is unknown, and its marks in words."""

    number: WrittenNumber | None
    marks: tuple[str, ...] = ()


def read_cell(text: str) -> Cell:
    """What a trimmed cell says. Raises CellFormError, or NumberFormError where it should be a number."""
    if text.isdigit() and text.isascii():  # nearly all of them
        return Cell(parse_number(text))
    if len(text) > LONGEST_CELL:
        raise CellFormError(f"“{text[:30]}…” is too long to be a number.")
    rest, marks = _taken_apart(text)
    unknown = _reason(rest)
    reasons = [unknown] if unknown and (rest or not marks) else []
    reasons += [_UNKNOWN[mark] for mark in marks if mark in _UNKNOWN]
    if not reasons and rest:
        return Cell(parse_number(rest), tuple(_REMARKS[mark] for mark in marks))
    if rest and not unknown:
        raise CellFormError(
            f"“{text}” has a number and also a mark that says that there is none. Keep one of the two."
        )
    return Cell(None, (*reasons, *(_REMARKS[mark] for mark in marks if mark in _REMARKS)))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run the cell, or has failed to (``=A1+A2``, ``#REF!``)."""
    return _FORMULA.fullmatch(text) is not None


def _taken_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """What stands before the marks in brackets, and the marks. Raises CellFormError for an unknown one."""
    rest, marks = without_note(text), []
    while rest.endswith("]"):
        before, _, name = rest.rpartition("[")
        mark = f"[{name.lower()}"
        if mark not in _REMARKS and mark not in _UNKNOWN:
            raise CellFormError(f"“[{name}” is no mark that is known here. Known are {MARKS}.")
        marks.append(mark)
        rest = without_note(before.rstrip())
    return rest, tuple(reversed(marks))


def _reason(text: str) -> str | None:
    """Why there is no number, where the text says so without brackets."""
    if found := _BELOW.fullmatch(text):
        return f"fewer than {int(found[1])}"
    return _UNKNOWN.get(text.lower())
