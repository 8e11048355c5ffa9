"""What surrounds a draft's text: the head and the foot of a letter or a release, and the text between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.template import DocumentKind

_SALUTATION = re.compile(r"(?:my )?dear\b|to whom it may concern\b", re.IGNORECASE)
_VALEDICTION = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly|ever|aye)|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)"
    r"|with thanks|sincerely|regards)\b[^.\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_ENDS = re.compile(r"[\W_]*ends?[\W_]*$", re.IGNORECASE)
_RELEASE_LINE = re.compile(
    r"(?:strictly )?embargo|(?:for|not for) |(?:press|news|media) release", re.IGNORECASE
)
_NOTES = re.compile(r"notes? (?:to|for) editors?:?$", re.IGNORECASE)
_FROM = 60
"""Passages among which a letter's salutation stands, if it has one."""

_LONGEST_LINE = 160
_BESIDE = frozenset({PassageKind.NOTE, PassageKind.HEADER})


@dataclass(frozen=True, slots=True)
class Frame:
    """A draft divided up; each passage comes with its number in the draft.

    `salutation` and `valediction` are a letter's own words; `heading` is the passage that is the title; `editors`
    are a release's notes; `margin` what stands in headers and footers.
    """

    kind: DocumentKind
    head: tuple[tuple[int, Passage], ...]
    salutation: str | None
    heading: tuple[int, Passage] | None
    body: tuple[tuple[int, Passage], ...]
    valediction: str | None
    foot: tuple[tuple[int, Passage], ...]
    editors: tuple[tuple[int, Passage], ...] = ()
    margin: tuple[tuple[int, Passage], ...] = ()


Numbered = tuple[tuple[int, Passage], ...]


def frame_of(draft: Draft) -> Frame:
    """The parts of a draft: a letter if it says “Dear …”, a release if it has an “ENDS” or notes to editors."""
    every = tuple(enumerate(draft.passages))
    text = tuple(pair for pair in every if pair[1].kind not in _BESIDE)
    margin = tuple(pair for pair in every if pair[1].kind is PassageKind.HEADER)
    greeted = next((at for at, (_, p) in enumerate(text[:_FROM]) if _is_salutation(p)), None)
    ended = next((at for at, (_, p) in enumerate(text) if _ENDS.match(p.text) or _NOTES.match(p.text)), None)
    if greeted is None and ended is not None:
        return _release(text, ended, margin)
    return _letter(text, greeted, margin)


def _is_salutation(passage: Passage) -> bool:
    text = passage.text
    return len(text) <= _LONGEST_LINE and text[-1] not in ".?" and _SALUTATION.match(text) is not None


def _letter(text: Numbered, greeted: int | None, margin: Numbered) -> Frame:
    start = 0 if greeted is None else greeted + 1
    closed = next((at for at in range(len(text) - 1, start - 1, -1) if _closes(text[at][1])), None)
    rest = text[start : len(text) if closed is None else closed]
    heading = rest[0] if rest and _is_title(rest[0][1], begins=greeted is not None) else None
    foot = () if closed is None else text[closed + 1 :]
    valediction = None
    if closed is not None:
        valediction, *below = lines_of(text[closed][1])
        if below:
            foot = ((text[closed][0], _with_lines(text[closed][1], below)), *foot)
    return Frame(
        DocumentKind.LETTER,
        () if greeted is None else text[:greeted],
        None if greeted is None else text[greeted][1].text,
        heading,
        rest[1:] if heading else rest,
        valediction,
        foot,
        margin=margin,
    )


def _closes(passage: Passage) -> bool:
    return _VALEDICTION.match(lines_of(passage)[0]) is not None


def _with_lines(passage: Passage, below: list[str]) -> Passage:
    """What stands below a letter's closing words in the same paragraph."""
    start = passage.place(len(passage.text) - 1)
    return Passage("\n".join(below), passage.kind, ((0, *start),), passage.part)


def lines_of(passage: Passage) -> list[str]:
    """The lines of an address or a signature, also where a reader of text has put them together."""
    starts = [0]
    for (_, above, _), (offset, line, _) in pairwise(passage.places):
        if line != above:
            starts.append(offset)
    parts = (passage.text[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True))
    lines = (" ".join(line.split()) for part in parts for line in part.split("\n"))
    return [line for line in lines if line] or [""]


def _is_title(passage: Passage, *, begins: bool) -> bool:
    """Whether the first passage is the subject: a heading, or after a salutation a line without a full stop."""
    if passage.kind is PassageKind.HEADING:
        return True
    if passage.kind is not PassageKind.PARAGRAPH or not begins:
        return False
    return (
        len(passage.text) <= _LONGEST_LINE and passage.text[-1] not in ".!?:;," and "\n" not in passage.text
    )


def _release(text: Numbered, ended: int, margin: Numbered) -> Frame:
    above, below = text[:ended], text[ended:]
    titled = next((at for at, (_, p) in enumerate(above) if p.kind is PassageKind.HEADING), None)
    head = above[:titled] if titled is not None else ()
    rest = above[titled + 1 :] if titled is not None else above
    labels = next((at for at, (_, p) in enumerate(rest) if not _is_about_the_release(p)), len(rest))
    editors = _editors(below)
    taken = {number for number, _ in editors}
    return Frame(
        DocumentKind.RELEASE,
        (*head, *rest[:labels]),
        None,
        above[titled] if titled is not None else None,
        rest[labels:],
        None,
        tuple(pair for pair in below if pair[0] not in taken and not _is_label(pair[1])),
        editors,
        margin,
    )


def _is_about_the_release(passage: Passage) -> bool:
    """Whether a line below the title says when the release may be used."""
    return is_date_line(passage.text) or (
        len(passage.text) <= _LONGEST_LINE and _RELEASE_LINE.match(passage.text) is not None
    )


def _is_label(passage: Passage) -> bool:
    return bool(_ENDS.match(passage.text) or _NOTES.match(passage.text))


def _editors(below: Sequence[tuple[int, Passage]]) -> Numbered:
    """The notes to editors: what stands below their heading, up to the next one."""
    at = next((at for at, (_, p) in enumerate(below) if _NOTES.match(p.text)), None)
    if at is None:
        return ()
    notes: list[tuple[int, Passage]] = []
    for number, passage in below[at + 1 :]:
        if passage.kind is PassageKind.HEADING:
            break
        notes.append((number, passage))
    return tuple(notes)


_DATE_LINE = re.compile(
    r"(?:date:? *)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? [a-z]+,? \d{4}$",
    re.IGNORECASE,
)


def is_date_line(text: str) -> bool:
    """Whether a line says a day and nothing else."""
    return _DATE_LINE.match(text.strip()) is not None
