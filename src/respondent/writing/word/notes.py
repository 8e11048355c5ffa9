"""A letterhead's footnotes: the part, its two separators, and where each letter's notes go."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import ContentType, RelationshipType, W, w
from respondent.ooxml.xml import DECLARATION, xml_text
from respondent.writing.word.namespacing import with_namespaces
from respondent.writing.word.opened import Opened, relationships
from respondent.writing.word.prepared import FootnotePart, Halves
from respondent.writing.word.trees import number

_EMPTY = f'{DECLARATION}<w:footnotes xmlns:w="{W}"/>'
_SEPARATORS = (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator"))


def ensure_footnotes(opened: Opened, mark: etree._Element) -> FootnotePart:
    """Make sure that there is a part for footnotes; `mark` is where the letter goes in the text."""
    part = opened.related(RelationshipType.FOOTNOTES)
    if part is None:
        part = opened.add(
            "word/footnotes.xml", RelationshipType.FOOTNOTES, ContentType.FOOTNOTES, _EMPTY.encode()
        )
    root = with_namespaces(opened.root(part))
    kinds = {note.get(w("type")) for note in root.iter(w("footnote"))}
    for own, kind, element in reversed(_SEPARATORS):
        if kind not in kinds:
            root.insert(0, _separator(root, own, kind, element))
    ids = [number(note, w("id")) for note in root.iter(w("footnote"))]
    root.append(etree.ProcessingInstruction("respondent", "notes"))
    before, after = xml_text(root).split("<?respondent notes?>")
    return FootnotePart(
        text=Halves(before, after),
        first_free=max(0, *ids) + 1,
        before=_references_before(mark),
        relationships=relationships(part),
    )


def _separator(root: etree._Element, own: str, kind: str, name: str) -> etree._Element:
    note = root.makeelement(w("footnote"), {w("type"): kind, w("id"): own}, None)
    paragraph = etree.SubElement(note, w("p"))
    properties = etree.SubElement(paragraph, w("pPr"))
    etree.SubElement(
        properties,
        w("spacing"),
        {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"},
    )
    etree.SubElement(etree.SubElement(paragraph, w("r")), w(name))
    return note


def _references_before(mark: etree._Element) -> int:
    """How many footnotes the letterhead has before the letter."""
    count = 0
    for element in mark.getroottree().getroot().iter():
        if element is mark:
            break
        count += element.tag == w("footnoteReference")
    return count
