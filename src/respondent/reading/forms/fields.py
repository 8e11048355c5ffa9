"""The fields of a form's cover sheet: a label with a blank cell beside it, or with room after it on its line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from respondent.reading.forms.boxes import has_choice
from respondent.reading.forms.lines import Line
from respondent.reading.forms.words import plain

_MOST_WORDS = 14
_LEAD = re.compile(r"^(?:(?:your|contact|main|respondents?) )+")
_LABELLED = re.compile(r"^(?P<label>[^:_…]{2,90}?)\s*(?:(?P<colon>:)\s*[\s_.…]*|[_…]{3,}|\.{4,})$", re.DOTALL)

CALLED: Mapping[str, tuple[str, ...]] = {
    "consultation": ("consultation title", "title of consultation", "title of the consultation"),
    "reference": ("consultation reference", "reference number"),
    "name": ("full name", "name of respondent", "name of contact"),
    "organisation": (
        "organisation name",
        "name of organisation",
        "name of your organisation",
        "organisation s you are representing",
        "representing self or organisation s",
        "representing organisation",
        "representing",
        "company",
        "on behalf of",
    ),
    "role": ("job title", "position", "title and position"),
    "email": ("e mail", "email address", "e mail address"),
    "telephone": ("phone", "telephone number", "phone number", "number", "daytime telephone"),
    "address": ("postal address",),
    "date": ("date of response", "date submitted"),
}
"""What forms call the fields that a cover sheet has by name, less a leading “your” or “contact”; as compared."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to be filled in: its label as compared, and the line with its room.

    `inline`: it goes on the label's own line, in the place of the characters from `start` on.
    """

    label: str
    shown: str
    line: Line
    inline: bool = False
    start: int = 0

    def is_called(self, name: str) -> bool:
        """Whether it is the field of that name, or its label reads so."""
        labels = {plain(label) for label in CALLED.get(name.casefold(), ())} | {plain(name)}
        return self.label in labels or _LEAD.sub("", self.label) in labels


def blanks_in(lines: Sequence[Line]) -> tuple[Blank, ...]:
    """Every labelled field of those lines that is blank, in order."""
    found: list[Blank] = []
    for line in lines:
        if line.is_blank or has_choice(line) or line.numbered.called:
            continue
        if blank := _beside(lines, line) or _after(line):
            found.append(blank)
    return tuple(found)


def _beside(lines: Sequence[Line], line: Line) -> Blank | None:
    """The blank cell right after a label's."""
    label = _label(line.text)
    if line.row is None or not label:
        return None
    row = [one for one in lines if one.row is line.row]
    cells = list(dict.fromkeys(one.cell for one in row))
    at = cells.index(line.cell)
    own = [one for one in row if one.cell is line.cell and not one.is_blank]
    if at + 1 == len(cells) or own[0] is not line:
        return None
    room = [one for one in row if one.cell is cells[at + 1]]
    if all(one.is_blank for one in room):
        return Blank(label, line.text.strip(" \t:*"), room[0])
    return None


def _after(line: Line) -> Blank | None:
    """The rest of a label's own line: “Name: ____”, or a control that prompts to type it."""
    match = _LABELLED.match(line.text.rstrip())
    if match is None and not line.prompts:
        return None
    label = _label(match["label"] if match else line.text)
    if not label or line.is_prompt:
        return None
    start = (
        match.end("colon") if match and match["colon"] else match.end("label") if match else len(line.text)
    )
    return Blank(
        label, (match["label"] if match else line.text).strip(" \t:*"), line, inline=True, start=start
    )


def _label(text: str) -> str:
    """A label as compared, without what stands in brackets after it; "" where the words are too many for one."""
    bare = re.sub(r"\((?!s\))[^)]*\)|[*]", " ", text)
    words = plain(bare)
    return words if 0 < len(words.split()) <= _MOST_WORDS and not text.rstrip().endswith("?") else ""
