"""A draft with its assessments in place, as text for a terminal.

Each passage that states quantities stands under its place, with a sign and brackets around each of them. Below it
comes what is to be said: in full of what somebody should look at, in a line of what is borne out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from respondent.model.assessment import Assessment, part_name
from respondent.model.draft import Draft, Passage
from respondent.reporting.excerpts import excerpts
from respondent.reporting.marks import (
    Mark,
    Standing,
    by_passage,
    one_line,
    pieces,
    standing,
)

_COLOURS = {
    Standing.CONTRADICTED: "31;1",
    Standing.INCONSISTENT: "31;1",
    Standing.UNSUPPORTED: "33",
    Standing.CONSISTENT: "32",
    Standing.SUPPORTED: "32",
    Standing.ANSWERED: "36",
}
_HEADING, _DIM = "1", "2"
_WIDTH = 100
_BELOW = " " * 6
_KEPT = "\N{NO-BREAK SPACE}"
_START, _END = "\ue000", "\ue001"
"""Stand for colours while lines are broken: a passage's text never holds private-use characters."""


def assessments_as_text(draft: Draft, assessments: Iterable[Assessment], *, colour: bool = False) -> str:
    """Each passage that states quantities, with what is to be said of each below it; a blank line after each."""
    paint = _Paint(colour)
    return "\n".join(
        "\n".join(_passage(draft.name, draft.passages[number], marks, paint)) + "\n"
        for number, marks in by_passage(assessments).items()
    )


class _Paint:
    """Puts colours on text, or leaves it as it is."""

    def __init__(self, colour: bool) -> None:  # noqa: FBT001 - it is the only one
        self._colour = colour

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and text else text

    def lines(self, lines: Iterable[str], codes: Sequence[str]) -> Iterator[str]:
        """The lines with their marks in colours, also where one runs on over the end of a line."""
        numbered = iter(codes)
        code = ""
        for line in lines:
            painted = []
            for position, stretch in enumerate(line.replace(_END, _START).split(_START)):
                if position:
                    code = "" if code else next(numbered)
                painted.append(self(stretch, code) if code else stretch)
            yield "".join(painted)


def _passage(name: str, passage: Passage, marks: Sequence[Mark], paint: _Paint) -> Iterator[str]:
    line, column = passage.place(0)
    part = part_name(passage.part)
    yield paint(f"{name}:{line}:{column}{f' ({part})' if part else ''}", _HEADING)
    codes = [_COLOURS[mark.standing] for mark in marks]
    lines = wrap(_marked(passage.text, marks), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield from paint.lines(lines, codes)
    for mark in marks:
        for assessment in mark.assessments:
            yield from _entry(assessment, paint)


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """What is shown of the text, on one line, each quantity in brackets with its sign."""
    shown = excerpts(text, marks)
    stretches = [_stretch(text, marks, start, end) for start, end in shown]
    joined = " … ".join(stretches)
    before = "… " if shown[0][0] > 0 else ""
    after = " …" if shown[-1][1] < len(text.rstrip()) else ""
    return f"{before}{joined}{after}"


def _stretch(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    found = []
    for piece, mark in pieces(text, marks, start, end):
        blank_before, blank_after = (" " if letter.isspace() else "" for letter in (piece[0], piece[-1]))
        line = one_line(piece)
        if mark is None:
            found.append(f"{blank_before}{line}{blank_after}" if line else " ")
        else:
            found.append(f"{_START}[{mark.standing.sign}{_KEPT}{line}]{_END}")
    return "".join(found).strip()


def _entry(assessment: Assessment, paint: _Paint) -> Iterator[str]:
    """What is to be said of one quantity: a line of what is not false, several of what is."""
    which = standing(assessment)
    code = f" {assessment.code.id}" if assessment.code else ""
    verdict = f"{which.sign} {which.value}{code if assessment.answer is None else ''}"
    message = assessment.message
    if assessment.answer is not None:
        message = f"{assessment.answer} (it was {assessment.verdict.value}{code}: {message})"
    head = f"{verdict} {assessment.place} {one_line(assessment.text)}"
    lines = _entry_lines(head) if which.is_false else _entry_lines(f"{head} – {one_line(message)}")
    yield lines[0].replace(verdict, paint(verdict, _COLOURS[which]), 1)
    yield from lines[1:]
    if which.is_false:
        yield from _below(message)
        if assessment.evidence:
            yield from (paint(line, _DIM) for line in _below(f"Evidence: {', '.join(assessment.evidence)}"))


def _entry_lines(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="    ", subsequent_indent=_BELOW)


def _below(text: str) -> list[str]:
    return wrap(one_line(text), _WIDTH, initial_indent=_BELOW, subsequent_indent=_BELOW)
