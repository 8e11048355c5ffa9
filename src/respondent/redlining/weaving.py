"""Marks set in a paragraph’s runs, which are cut where a mark begins or ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from respondent.ooxml.namespaces import XML, w
from respondent.redlining.atoms import Atom
from respondent.redlining.pen import Pen


def weave(
    atoms: Sequence[Atom],
    inserted: Collection[int],
    behind: Mapping[int, list[etree._Element]],
    before: Mapping[int, list[etree._Element]],
    pen: Pen,
) -> None:
    """Mark the parts that were put in, and set elements before and behind parts."""
    first = 0
    while first < len(atoms):
        last = first + 1
        while last < len(atoms) and atoms[last].elements[0] is atoms[first].elements[0]:
            last += 1
        numbers = range(first, last)
        touched = any(n in inserted or n in behind or n in before for n in numbers)
        if touched and atoms[first].is_word:
            _weave_run(atoms, numbers, inserted, behind, before, pen)
        elif touched:
            _weave_whole(atoms[first], first, inserted, behind, before, pen)
        first = last


def _weave_whole(
    atom: Atom,
    number: int,
    inserted: Collection[int],
    behind: Mapping[int, list[etree._Element]],
    before: Mapping[int, list[etree._Element]],
    pen: Pen,
) -> None:
    for element in before.get(number, ()):
        atom.elements[0].addprevious(element)
    for element in reversed(behind.get(number, ())):
        atom.elements[-1].addnext(element)
    if number in inserted:
        for element in atom.elements:
            mark_in(element, pen)


def mark_in(element: etree._Element, pen: Pen) -> None:
    """Mark a run as put in; of what holds runs, each of these, since a mark may not hold a link or a field."""
    if element.tag in {w("hyperlink"), w("sdt"), w("sdtContent"), w("smartTag"), w("customXml")}:
        for child in list(element):
            mark_in(child, pen)
    elif element.tag == w("r") or "math" in element.tag:
        mark = pen.mark("ins")
        element.addprevious(mark)
        mark.append(element)


def tidy(paragraph: etree._Element) -> None:
    """Put marks of one kind that follow each other into one."""
    for mark in list(paragraph.iter(w("ins"), w("del"))):
        before = mark.getprevious()
        parent = mark.getparent()
        if before is not None and parent is not None and before.tag == mark.tag and parent.tag != w("rPr"):
            before.extend(list(mark))
            parent.remove(mark)


def _weave_run(
    atoms: Sequence[Atom],
    numbers: range,
    inserted: Collection[int],
    behind: Mapping[int, list[etree._Element]],
    before: Mapping[int, list[etree._Element]],
    pen: Pen,
) -> None:
    """Put in a run’s place its stretches, those that were put in with their mark, and what goes between them."""
    run = atoms[numbers[0]].elements[0]
    pieces: list[etree._Element] = []
    open_from: int | None = None

    def close(at: int) -> None:
        nonlocal open_from
        if open_from is not None:
            piece = _piece(run, atoms[open_from].start, atoms[at - 1].end)
            pieces.append(pen.around("ins", (piece,)) if open_from in inserted else piece)
        open_from = None

    for number in numbers:
        if number in before or (open_from is not None and (number in inserted) != (open_from in inserted)):
            close(number)
        pieces += before.get(number, ())
        open_from = number if open_from is None else open_from
        if number in behind:
            close(number + 1)
            pieces += behind[number]
    close(numbers[-1] + 1)
    parent = run.getparent()
    if parent is not None:
        at = parent.index(run)
        parent[at : at + 1] = pieces


def _piece(run: etree._Element, start: int, end: int) -> etree._Element:
    """The run with a part of its text."""
    piece = deepcopy(run)
    text = piece.find(w("t"))
    if text is not None:
        text.text = (text.text or "")[start:end]
        text.set(f"{{{XML}}}space", "preserve")
    return piece
