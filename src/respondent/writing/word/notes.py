"""A letterhead's footnotes: the part, its two separators, and where each letter's notes go."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import ContentType, RelationshipType, W, w
from respondent.ooxml.xml import DECLARATION, xml_text
from respondent.writing.word.namespacing import with_namespaces
from respondent.writing.word.opened import Opened, relationships
from respondent.writing.word.prepared import FootnotePart, Halves
from respondent.writing.word.settings import declare_footnotes
from respondent.writing.word.trees import number

_EMPTY = f'{DECLARATION}<w:footnotes xmlns:w="{W}"/>'
_SEPARATORS = ("separator", "continuationSeparator")
_FREE_FOR_SEPARATORS = (-1, 0, -2, -3)
"""The ids that Word gives to the two, and others where a letterhead uses these for something else."""


def ensure_footnotes(opened: Opened, mark: etree._Element) -> FootnotePart:
    """Make sure that there is a part for footnotes; `mark` is where the letter goes in the text."""
    part = opened.related(RelationshipType.FOOTNOTES)
    if part is None:
        part = opened.add(
            "word/footnotes.xml", RelationshipType.FOOTNOTES, ContentType.FOOTNOTES, _EMPTY.encode()
        )
    root = with_namespaces(opened.root(part))
    declare_footnotes(opened, _ensure_separators(root))
    ids = [number(note, w("id")) for note in root.iter(w("footnote"))]
    root.append(etree.ProcessingInstruction("respondent", "notes"))
    before, after = xml_text(root).split("<?respondent notes?>")
    return FootnotePart(
        text=Halves(before, after),
        first_free=max(0, *ids) + 1,
        before=_references_before(mark),
        relationships=relationships(part),
    )


def _ensure_separators(root: etree._Element) -> list[int]:
    """Add what is missing of the lines between text and footnotes; gives the ids of all of them."""
    notes = list(root.iter(w("footnote")))
    taken = {number(note, w("id")) for note in notes}
    kinds = {note.get(w("type")) for note in notes}
    for position, kind in enumerate(_SEPARATORS):
        if kind not in kinds:
            own = next(free for free in _FREE_FOR_SEPARATORS if free not in taken)
            taken.add(own)
            root.insert(position, _separator(root, own, kind))
    special = (note for note in root.iter(w("footnote")) if note.get(w("type"), "normal") != "normal")
    return [number(note, w("id")) for note in special]


def _separator(root: etree._Element, own: int, kind: str) -> etree._Element:
    note = root.makeelement(w("footnote"), {w("type"): kind, w("id"): str(own)}, None)
    paragraph = etree.SubElement(note, w("p"))
    spacing = {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"}
    etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("spacing"), spacing)
    etree.SubElement(etree.SubElement(paragraph, w("r")), w(kind))
    return note


def _references_before(mark: etree._Element) -> int:
    """How many footnotes the letterhead has before the letter."""
    count = 0
    for element in mark.getroottree().getroot().iter():
        if element is mark:
            break
        count += element.tag == w("footnoteReference")
    return count
