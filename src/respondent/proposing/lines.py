"""Edits of whole lines: from two texts of a file, and back into a file that may have changed since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from respondent.model.proposal import LineEdit

_LINE_END = re.compile("\r\n|\n")


class Fit(StrEnum):
    """How an edit fits a text."""

    FITS = "fits"
    DONE = "done"  # the text has it already
    LOST = "lost"  # the lines are not there, or stand several times


def line_edits(path: str, old: str, new: str) -> tuple[LineEdit, ...]:
    """The edits that make a file's text the new one, from its end to its beginning.

    Lines that are only put in come with the one above, or below, so that their place is found again.
    """
    before, after = _LINE_END.split(old), _LINE_END.split(new)
    edits = []
    for kind, first, last, start, end in reversed(
        SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    ):
        if kind == "equal":
            continue
        if kind == "insert" and first > 0:
            first, start = first - 1, start - 1
        elif kind == "insert":
            last, end = last + 1, end + 1
        edits.append(LineEdit(path, first + 1, tuple(before[first:last]), tuple(after[start:end])))
    return tuple(edits)


def with_line_edits(text: str, edits: Iterable[LineEdit]) -> tuple[str, Fit]:
    """The text with the edits, or as it was with the worst that is to be said of them.

    An edit fits where its lines stand at its place, or elsewhere once. The text's own line ends are kept.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = _LINE_END.split(text)
    found = set()
    for edit in edits:
        at, fit = _place(lines, edit)
        found.add(fit)
        if fit is Fit.FITS:
            lines[at : at + len(edit.before)] = edit.after
    if Fit.LOST in found:
        return text, Fit.LOST
    return (end.join(lines), Fit.FITS) if Fit.FITS in found else (text, Fit.DONE)


def _place(lines: Sequence[str], edit: LineEdit) -> tuple[int, Fit]:
    """Where the edit is to be made, from 0."""
    at = edit.line - 1
    if edit.after and _stand_at(lines, edit.after, at) and not _all_of(lines, edit.before):
        return at, Fit.DONE
    if _stand_at(lines, edit.before, at):
        return at, Fit.FITS
    places = _all_of(lines, edit.before)
    if len(places) == 1:
        return places[0], Fit.FITS
    if not places and edit.after and len(_all_of(lines, edit.after)) == 1:
        return at, Fit.DONE
    return at, Fit.LOST


def _stand_at(lines: Sequence[str], wanted: Sequence[str], at: int) -> bool:
    return at >= 0 and tuple(lines[at : at + len(wanted)]) == tuple(wanted)


def _all_of(lines: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Every place, from 0, at which the lines stand; none for no lines."""
    if not wanted:
        return []
    return [at for at in range(len(lines) - len(wanted) + 1) if _stand_at(lines, wanted, at)]
