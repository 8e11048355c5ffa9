"""The boxes of a form: content controls, “☐” in the text, fields of old forms, and “Y / N”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.reading.forms.lines import Line
from respondent.reading.forms.text import controls_in, pieces_of
from respondent.reading.forms.words import plain

_SIGNS = "☐□◻❏❑⬜▢"
_YES_OR_NO = re.compile(r"(?<!\w)(?P<yes>Y(?:es)?)\s*(?:/|\||\bor\b)\s*(?P<no>N(?:o)?)(?!\w)", re.IGNORECASE)
_DELETE = re.compile(
    r"\(?\s*(?:please\s+)?delete (?:as|where) (?:appropriate|applicable)\s*\)?", re.IGNORECASE
)
_YES, _NO = {"yes", "y"}, {"no", "n"}
_NEAR = 2
"""The boxes for yes and for no are no more lines apart."""


class BoxKind(StrEnum):
    """How a form makes its box."""

    CONTROL = "control"
    SIGN = "sign"
    FIELD = "field"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Box:
    """One box: the element that it is, or the characters of its line."""

    kind: BoxKind
    line: Line
    element: etree._Element | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """What a form lets one choose: the words that it is about, the box for yes, and that for no if there is one.

    `words` are as compared: small letters and single spaces.
    """

    words: str
    yes: Box
    no: Box | None = None

    @property
    def line(self) -> Line:
        """The line that it stands in."""
        return self.yes.line


def has_choice(line: Line) -> bool:
    """Whether there is anything to choose on a line."""
    return bool(_YES_OR_NO.search(line.text)) or next(_boxes(line), None) is not None


def choices_in(lines: Sequence[Line]) -> tuple[Choice, ...]:
    """Every choice of a form, in order."""
    found: list[Choice] = []
    for line in lines:
        found += _words(lines, line)
        found += _ticked(lines, line)
    return tuple(_paired(lines, found))


def _words(lines: Sequence[Line], line: Line) -> Iterator[Choice]:
    """“Confidential? Y / N”: each box is what is to be deleted where it is chosen."""
    at = 0
    for match in _YES_OR_NO.finditer(line.text):
        before = plain(_DELETE.sub(" ", line.text[at : match.start()]))
        behind = plain(_DELETE.sub(" ", line.text[match.end() :]))
        at = match.end()
        yield Choice(
            before or behind or _beside(lines, line),
            Box(BoxKind.WORDS, line, None, match.end("yes"), match.end("no")),
            Box(BoxKind.WORDS, line, None, match.start("yes"), match.start("no")),
        )


def _ticked(lines: Sequence[Line], line: Line) -> Iterator[Choice]:
    """The boxes of a line, each with the words after it, or before it where the line begins with words."""
    boxes = sorted(_boxes(line), key=lambda box: box.start)
    if not boxes:
        return
    starts = [*(box.start for box in boxes[1:]), len(line.text)]
    after = [plain(line.text[box.end : start]) for box, start in zip(boxes, starts, strict=True)]
    first = plain(line.text[: boxes[0].start])
    before = [first, *after[:-1]]
    if len(boxes) == 2 and _are_yes_and_no(after[0], after[1]):
        yield _pair(first or _beside(lines, line), boxes, after[0])
    elif len(boxes) == 2 and not after[1] and _are_yes_and_no(_last(first), before[1]):
        yield _pair(first.rpartition(" ")[0] or _beside(lines, line), boxes, _last(first))
    else:
        for box, words in zip(boxes, before if first and not after[-1] else after, strict=True):
            yield Choice(words or _beside(lines, line), box)


def _last(words: str) -> str:
    return words.rpartition(" ")[2]


def _are_yes_and_no(one: str, other: str) -> bool:
    return (one in _YES and other in _NO) or (one in _NO and other in _YES)


def _pair(about: str, boxes: Sequence[Box], first: str) -> Choice:
    yes, no = boxes if first in _YES else reversed(boxes)
    return Choice(about, yes, no)


def _paired(lines: Sequence[Line], choices: Sequence[Choice]) -> Iterator[Choice]:
    """The choices, with a box called “yes” and the one called “no” after it as one."""
    left = list(choices)
    while left:
        choice = left.pop(0)
        other = left[0] if left else None
        if (
            other is not None
            and choice.no is None
            and _are_yes_and_no(choice.words, other.words)
            and other.line.index - choice.line.index <= _NEAR
        ):
            left.pop(0)
            yield _pair(_beside(lines, choice.line), (choice.yes, other.yes), choice.words)
        else:
            yield choice


def _beside(lines: Sequence[Line], line: Line) -> str:
    """The words of the other cells of the row, or of the line above, for a box that stands alone."""
    if line.row is not None:
        others = [one for one in lines if one.row is line.row and one.cell is not line.cell]
        words = " ".join(plain(one.text) for one in others if not has_choice(one))
        if words:
            return " ".join(words.split())
    above = [one for one in lines[max(0, line.index - 2) : line.index] if one.cell is line.cell]
    return plain(above[-1].text) if above else ""


def _boxes(line: Line) -> Iterator[Box]:
    pieces = pieces_of(line.element)
    held: set[int] = set()
    for control in controls_in(line.element):
        if _is_checkbox(control):
            inside = [
                piece for piece in pieces if any(above is control for above in piece.element.iterancestors())
            ]
            held |= {number for piece in inside for number in range(piece.start, piece.end)}
            start = inside[0].start if inside else 0
            yield Box(BoxKind.CONTROL, line, control, start, inside[-1].end if inside else start)
    for number, sign in enumerate(line.text):
        if sign in _SIGNS and number not in held:
            yield Box(BoxKind.SIGN, line, None, number, number + 1)
    for field in line.element.iter(w("fldChar")):
        box = field.find(f"{w('ffData')}/{w('checkBox')}")
        if box is not None:
            start = _offset_of(line, field)
            yield Box(BoxKind.FIELD, line, box, start, start)


def _is_checkbox(control: etree._Element) -> bool:
    properties = control.find(w("sdtPr"))
    return properties is not None and any(
        etree.QName(child).localname == "checkbox" for child in properties.iterchildren(etree.Element)
    )


def _offset_of(line: Line, element: etree._Element) -> int:
    """How many characters of the line come before an element."""
    order = {one: number for number, one in enumerate(line.element.iter(etree.Element))}
    at = order[element]
    return max((piece.end for piece in pieces_of(line.element) if order[piece.element] < at), default=0)
