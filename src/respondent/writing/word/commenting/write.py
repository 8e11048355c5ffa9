"""A Word file with remarks as comments at their places; all else stays as it was.

Only the main part, the comments and, where these are new, the lists that name them change; every other part keeps
its bytes. The same file and remarks give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.comments import Comment, free_numbers, with_comments
from respondent.ooxml.xml import parse_xml, xml_text
from respondent.writing.word.commenting.places import Spot, cut, first_spot, spot_of

_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}
_TAKEN_OUT = ("del", "moveFrom")


@dataclass(frozen=True, slots=True)
class Author:
    """Whose comments they are."""

    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment to be: its text, and the characters it is about.

    `start` and `end` are (number of an element among those of the part, offset in its text) of the first and the
    last of these characters.
    """

    text: str
    part: str
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None


@dataclass(slots=True)
class _Mark:
    """A comment's number, and where its two marks stand."""

    number: int
    start: Spot
    end: Spot


def write_comments(
    parts: Mapping[str, bytes], main: str, remarks: Sequence[Remark], author: Author
) -> dict[str, bytes]:
    """The parts of the package with the remarks as comments.

    A remark about a note stands at the note's mark; those about headers and footers, and any for which there is no
    place, are together in one comment at the beginning. Raises DamagedPackageError.
    """
    if not remarks:
        return dict(parts)
    root = parse_xml(parts[main], main)
    finder = _Finder(parts, main, root)
    placed = [(remark, finder.spots(remark)) for remark in remarks]
    homeless = [remark.text for remark, spots in placed if spots is None]
    texts = [remark.text for remark, spots in placed if spots is not None]
    numbers = free_numbers(parts, main, len(texts) + 1)
    if homeless:
        texts.insert(0, "\n".join(homeless))
        _mark_beginning(root, numbers[0])
    spots = [spots for _, spots in placed if spots is not None]
    own = numbers[1:] if homeless else numbers
    _mark(root, [_Mark(number, *pair) for number, pair in zip(own, spots, strict=False)], finder.order)
    comments = [
        Comment(number, author.name, author.initials, text)
        for number, text in zip(numbers, texts, strict=False)
    ]
    changed = {**parts, main: xml_text(root).encode()}
    return with_comments(changed, main, comments)


class _Finder:
    """Finds the elements that remarks are about, before any of them is cut."""

    def __init__(self, parts: Mapping[str, bytes], main: str, root: etree._Element) -> None:
        self._parts, self._main, self._root = parts, main, root
        self._elements = {main: list(root.iter(etree.Element))}
        self.order = {element: number for number, element in enumerate(self._elements[main])}
        self._references = _references(root)

    def spots(self, remark: Remark) -> tuple[Spot, Spot] | None:
        """Where the marks of a remark go, or None where there is no such place."""
        if remark.start is None or remark.end is None or remark.part not in self._parts:
            return None
        first, last = (self._element(remark.part, place[0]) for place in (remark.start, remark.end))
        if first is None or last is None:
            return None
        start, end = (first, remark.start[1]), (last, remark.end[1] + 1)
        if remark.part != self._main:
            reference = self._reference(first)
            if reference is None:
                return None
            start, end = (reference, 0), (reference, 1)
        begins, ends = spot_of(*start), spot_of(*end)
        return None if begins is None or ends is None else (begins, ends)

    def _element(self, part: str, number: int) -> etree._Element | None:
        if part not in self._elements:
            self._elements[part] = list(parse_xml(self._parts[part], part).iter(etree.Element))
        elements = self._elements[part]
        return elements[number] if number < len(elements) else None

    def _reference(self, element: etree._Element) -> etree._Element | None:
        """The mark in the text of the note in which an element stands."""
        for above in element.iterancestors():
            name = etree.QName(above).localname
            if name in _NOTES:
                return self._references.get((_NOTES[name], _identity(above)))
        return None


def _references(root: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """The marks of notes in the text, by kind and id, without those that tracked changes take out."""
    taken_out = [f"{{*}}{name}" for name in _TAKEN_OUT]
    found: dict[tuple[str, str], etree._Element] = {}
    for mark in root.iter(*(f"{{*}}{name}" for name in _NOTES.values())):
        if next(mark.iterancestors(*taken_out), None) is None:
            found.setdefault((etree.QName(mark).localname, _identity(mark)), mark)
    return found


def _identity(element: etree._Element) -> str:
    return element.get(f"{{{etree.QName(element).namespace}}}id", "")


def _mark(root: etree._Element, marks: Sequence[_Mark], order: Mapping[etree._Element, int]) -> None:
    """Set the marks, the last place in the text first, so that the places before it stay where they are."""
    wanted = [(mark.start, 0, mark.number) for mark in marks] + [(mark.end, 1, mark.number) for mark in marks]

    def rank(item: tuple[Spot, int, int]) -> tuple[int, int, int, int]:
        spot, is_end, number = item
        return order[spot.beside if spot.leaf is None else spot.leaf], spot.offset, 1 - is_end, number

    for spot, is_end, number in sorted(wanted, key=rank, reverse=True):
        before, behind = cut(spot)
        if is_end:
            _set_end(root, number, before, behind)
        else:
            start = _element(root, "commentRangeStart", number)
            if behind is not None:
                behind.addprevious(start)
            elif before is not None:
                before.addnext(start)


def _set_end(
    root: etree._Element, number: int, before: etree._Element | None, behind: etree._Element | None
) -> None:
    """The end of a comment's words, and the run that refers to it."""
    end, reference = _element(root, "commentRangeEnd", number), _reference_run(root, number)
    if before is not None:
        before.addnext(reference)
        before.addnext(end)
    elif behind is not None:
        behind.addprevious(end)
        behind.addprevious(reference)


def _mark_beginning(root: etree._Element, number: int) -> None:
    """A comment about nothing in particular, at the beginning of the first paragraph."""
    spot = first_spot(root)
    if spot is None:
        body = next(root.iter(f"{{{etree.QName(root).namespace}}}body"))
        spot = Spot(etree.Element(f"{{{etree.QName(root).namespace}}}p"))
        body.insert(0, spot.beside)
    has_properties = len(spot.beside) > 0 and etree.QName(spot.beside[0]).localname == "pPr"
    marks = (
        _element(root, "commentRangeStart", number),
        _element(root, "commentRangeEnd", number),
        _reference_run(root, number),
    )
    for position, mark in enumerate(marks, int(has_properties)):
        spot.beside.insert(position, mark)


def _element(root: etree._Element, name: str, number: int) -> etree._Element:
    namespace = etree.QName(root).namespace
    element = etree.Element(f"{{{namespace}}}{name}")
    element.set(f"{{{namespace}}}id", str(number))
    return element


def _reference_run(root: etree._Element, number: int) -> etree._Element:
    run = etree.Element(f"{{{etree.QName(root).namespace}}}r")
    run.append(_element(root, "commentReference", number))
    return run
