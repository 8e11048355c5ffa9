"""What a letterhead must not bring into a letter: traces of editing, and what an earlier letter left in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from respondent.model.manifest import NAMESPACE
from respondent.model.tag import parse_bookmark
from respondent.ooxml.ids import Ids
from respondent.ooxml.namespaces import WP, RelationshipType, w
from respondent.writing.word.inlines import NOTE_BOOKMARK
from respondent.writing.word.opened import Opened
from respondent.writing.word.prepared import Taken
from respondent.writing.word.trees import remove, undo

_RSIDS = {w(f"rsid{kind}") for kind in ("R", "RDefault", "P", "RPr", "Sect", "Tr", "Del")}
_CLAIM = "claim:"
_DRAWING = f"{{{WP}}}docPr"
_LARGEST = 2**31 - 1


def clean(opened: Opened) -> Taken:
    """Take away revision marks' ids and remnants of letters; give what must be unique a number of its own.

    Gives the numbers that are taken in the end.
    """
    stories = opened.stories()
    _drop_old_manifests(opened)
    for root in stories:
        _drop_rsids(root)
        _drop_old_claims(root)
    drawings = [drawing for root in stories for drawing in root.iter(_DRAWING)]
    for number, drawing in enumerate(drawings, 1):
        drawing.set("id", str(number))
    controls = _controls(stories)
    bookmarks = (mark for root in stories for mark in root.iter(w("bookmarkStart")))
    return Taken(
        bookmarks=frozenset(_number(mark.get(w("id"))) for mark in bookmarks),
        controls=frozenset(controls),
        drawings=frozenset(range(1, len(drawings) + 1)),
    )


def _drop_rsids(root: etree._Element) -> None:
    """Remove the marks of who typed what in which session."""
    for element in root.iter(etree.Element):
        for name in _RSIDS.intersection(element.attrib):
            del element.attrib[name]


def _drop_old_claims(root: etree._Element) -> None:
    """Remove claims' bookmarks and controls: people make letterheads by emptying a letter that was sent."""
    for start in [mark for mark in root.iter(w("bookmarkStart")) if _is_ours(mark.get(w("name"), ""))]:
        number = start.get(w("id"))
        for end in [mark for mark in root.iter(w("bookmarkEnd")) if mark.get(w("id")) == number]:
            remove(end)
        remove(start)
    for control in list(root.iter(w("sdt"))):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        if tag is not None and tag.get(w("val"), "").startswith(_CLAIM):
            undo(control)


def _is_ours(name: str) -> bool:
    return parse_bookmark(name) is not None or name.startswith(NOTE_BOOKMARK)


def _drop_old_manifests(opened: Opened) -> None:
    rels = opened.document.rels
    for number, rel in list(rels.items()):
        item = rel.reltype == RelationshipType.CUSTOM_XML and not rel.is_external
        if item and NAMESPACE.encode() in rel.target_part.blob:
            del rels[number]


def _controls(stories: Iterable[etree._Element]) -> set[int]:
    """The numbers of the content controls, after those that come twice were given new ones."""
    found = list(_control_ids(stories))
    free = Ids(_number(element.get(w("val"))) for element in found)
    seen: set[int] = set()
    for element in found:
        number = _number(element.get(w("val")))
        if number in seen:
            number = free.new()
            element.set(w("val"), str(number))
        seen.add(number)
    return seen


def _control_ids(stories: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for root in stories:
        for properties in root.iter(w("sdtPr")):
            yield from properties.findall(w("id"))


def _number(text: str | None) -> int:
    """A number as it stands in the file; what is none counts as the largest, which is never reached."""
    try:
        return int(text or "")
    except ValueError:
        return _LARGEST
