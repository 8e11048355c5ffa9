"""Where an answer goes: the cell beside its question or below it, a prompt, a blank line, or right after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.reading.forms.asking import Asked
from respondent.reading.forms.boxes import has_choice
from respondent.reading.forms.lines import Line


@dataclass(frozen=True, slots=True)
class Room:
    """The line in whose place an answer goes, or (`after`) below which it goes.

    `beside` are words that stand there already and are no prompt; `made` says that the form left no room.
    """

    line: Line
    after: bool = False
    beside: str = ""
    made: bool = False

    @property
    def is_locked(self) -> bool:
        """Whether the form does not let anybody write there."""
        return self.line.is_locked


def room_for(lines: Sequence[Line], asked: Asked, end: int) -> Room:
    """The room for an answer between the last line of its question and the line `end`, where the next begins."""
    region = [line for line in lines[asked.last.index + 1 : end] if line.index < end]
    region = _until_heading(region)
    own = asked.last
    beside = [
        line for line in region if line.row is own.row and line.cell is not own.cell and own.row is not None
    ]
    return (
        _in_cells(beside)
        or _below(region, own)
        or _in_lines([line for line in region if line.cell is own.cell], apart=True)
        or _at_end_of(beside)
        or _in_lines([line for line in region if own.row is None or line.table is not own.table], apart=True)
        or Room(own, after=True, made=True)
    )


def _until_heading(region: list[Line]) -> list[Line]:
    """The lines up to the next heading outside tables."""
    kept = []
    for line in region:
        if line.heading and not line.is_blank and line.cell is None:
            break
        kept.append(line)
    return kept


def _in_cells(lines: Sequence[Line]) -> Room | None:
    """The first cell of those lines that has a blank line or a prompt."""
    for cell in dict.fromkeys(line.cell for line in lines):
        if found := _in_lines([line for line in lines if line.cell is cell]):
            return found
    return None


def _below(region: Sequence[Line], own: Line) -> Room | None:
    """A blank cell in a row below the question's, in a row that says nothing else."""
    if own.table is None:
        return None
    rows = dict.fromkeys(
        line.row for line in region if _is_within(line, own.table) and line.row is not own.row
    )
    for row in rows:
        lines = [line for line in region if line.row is row]
        spoken = [
            line
            for line in lines
            if not (line.is_blank or line.is_prompt or has_choice(line) or line.prompts)
        ]
        if not spoken and (found := _in_cells(lines)):
            return found
    return None


def _is_within(line: Line, table: etree._Element) -> bool:
    return any(above is table for above in line.element.iterancestors(w("tbl")))


def _in_lines(lines: Sequence[Line], *, apart: bool = False) -> Room | None:
    """A control that prompts, else the first blank line, else the place below a prompt in words.

    With `apart` words among the lines are the form's own, and no answer that somebody began.
    """
    words = " ".join(
        line.text.strip()
        for line in lines
        if not (line.is_blank or line.is_prompt or has_choice(line) or apart)
    )
    for line in lines:
        if line.prompts:
            return Room(line, after=not line.is_blank, beside=words)
    after = next((number for number, line in enumerate(lines) if _says_answer(line)), -1)
    for line in (*lines[after + 1 :], *lines[: after + 1]) if after >= 0 else lines:
        if line.is_blank:
            return Room(line, beside=words)
    if after >= 0:
        return Room(lines[after], after=True, beside=words)
    return None


def _says_answer(line: Line) -> bool:
    return line.is_prompt and not has_choice(line)


def _at_end_of(beside: Sequence[Line]) -> Room | None:
    """Below the last words of the cell beside the question, where nothing in it is blank."""
    if not beside:
        return None
    last = beside[-1]
    cell = [line for line in beside if line.cell is last.cell]
    words = " ".join(line.text.strip() for line in cell if not (line.is_prompt or has_choice(line)))
    return Room(last, after=True, beside=words)
