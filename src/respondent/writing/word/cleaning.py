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
from respondent.writing.word.trees import number, remove, undo

_RSIDS = {w(f"rsid{kind}") for kind in ("R", "RDefault", "P", "RPr", "Sect", "Tr", "Del")}
_CHANGES = [
    w(name) for name in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "sectPrChange")
]
_COMMENTS = {
    RelationshipType.COMMENTS,
    RelationshipType.COMMENTS_EXTENDED,
    RelationshipType.COMMENTS_IDS,
    RelationshipType.COMMENTS_EXTENSIBLE,
}
_COMMENT_MARKS = [w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
_CLAIM = "claim:"
_DRAWING = f"{{{WP}}}docPr"


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
    for position, drawing in enumerate(drawings, 1):
        drawing.set("id", str(position))
    controls = _controls(stories)
    bookmarks = (mark for root in stories for mark in root.iter(w("bookmarkStart")))
    return Taken(
        bookmarks=frozenset(number(mark, w("id")) for mark in bookmarks),
        controls=frozenset(controls),
        drawings=frozenset(range(1, len(drawings) + 1)),
    )


def has_traces(opened: Opened) -> bool:
    """Whether there are tracked changes or comments, which carry names."""
    comments = opened.related(RelationshipType.COMMENTS)
    if comments is not None and opened.root(comments).find(w("comment")) is not None:
        return True
    return any(next(root.iter(*_CHANGES), None) is not None for root in opened.stories())


def drop_comments(opened: Opened) -> None:
    """Remove all comments, their marks, and what newer programs keep of them elsewhere."""
    opened.let_go(_COMMENTS)
    for root in opened.stories():
        for mark in list(root.iter(*_COMMENT_MARKS)):
            remove(mark)


def _drop_rsids(root: etree._Element) -> None:
    """Remove the marks of who typed what in which session."""
    for element in root.iter(etree.Element):
        for name in _RSIDS.intersection(element.attrib):
            del element.attrib[name]


def _drop_old_claims(root: etree._Element) -> None:
    """Remove claims' bookmarks and controls: people make letterheads by emptying a letter that was sent."""
    for start in [mark for mark in root.iter(w("bookmarkStart")) if _is_ours(mark.get(w("name"), ""))]:
        own = start.get(w("id"))
        for end in [mark for mark in root.iter(w("bookmarkEnd")) if mark.get(w("id")) == own]:
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
    for key, rel in list(rels.items()):
        item = rel.reltype == RelationshipType.CUSTOM_XML and not rel.is_external
        if item and NAMESPACE.encode() in rel.target_part.blob:
            del rels[key]


def _controls(stories: Iterable[etree._Element]) -> set[int]:
    """The numbers of the content controls, after those that come twice were given new ones."""
    found = list(_control_ids(stories))
    free = Ids(number(element, w("val")) for element in found)
    seen: set[int] = set()
    for element in found:
        own = number(element, w("val"))
        if own in seen:
            own = free.new()
            element.set(w("val"), str(own))
        seen.add(own)
    return seen


def _control_ids(stories: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for root in stories:
        for properties in root.iter(w("sdtPr")):
            yield from properties.findall(w("id"))
