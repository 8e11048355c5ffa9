"""A letterhead's lists, and the two kinds that letters add to them."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from respondent.ooxml.namespaces import ContentType, RelationshipType, w
from respondent.ooxml.xml import xml_text
from respondent.writing.word.opened import Opened
from respondent.writing.word.plain import plain_bytes, plain_part
from respondent.writing.word.prepared import Halves, NumberingPart
from respondent.writing.word.trees import insert_before, number

_OURS = "0", "1"
"""The abstract numbers in plain/numbering.xml: bullets, and numbers."""


def ensure_numbering(opened: Opened) -> NumberingPart:
    """Add our two kinds of list to a letterhead's, and find where each letter's numbered lists go."""
    part = opened.related(RelationshipType.NUMBERING)
    if part is None:
        empty = plain_bytes("numbering.xml")
        part = opened.add("word/numbering.xml", RelationshipType.NUMBERING, ContentType.NUMBERING, empty)
        root = opened.root(part)
        root[:] = []
    root = opened.root(part)
    abstract = _highest(root, "abstractNum", "abstractNumId") + 1
    first = max(_highest(root, "num", "numId"), 0) + 1
    for offset, ours in enumerate(_OURS):
        kind = deepcopy(_abstract(ours))
        kind.set(w("abstractNumId"), str(abstract + offset))
        insert_before(root, kind, ("num", "numIdMacAtCleanup"))
    bullets = root.makeelement(w("num"), {w("numId"): str(first)}, None)
    etree.SubElement(bullets, w("abstractNumId"), {w("val"): str(abstract)})
    insert_before(root, bullets, ("numIdMacAtCleanup",))
    mark = etree.ProcessingInstruction("respondent", "lists")
    bullets.addnext(mark)
    text = xml_text(root)
    before, after = text.split("<?respondent lists?>")
    return NumberingPart(Halves(before, after), first, abstract + 1, first + 1)


def _abstract(number: str) -> etree._Element:
    return next(
        kind
        for kind in plain_part("numbering.xml").iter(w("abstractNum"))
        if kind.get(w("abstractNumId")) == number
    )


def _highest(root: etree._Element, name: str, attribute: str) -> int:
    return max((number(element, w(attribute)) for element in root.iter(w(name))), default=-1)
