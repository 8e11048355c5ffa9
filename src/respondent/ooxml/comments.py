"""Comments of a Word package: the part that holds them, and the marks in the text to which they belong.

A comment is an element of the comments part, and three marks of its number in the main part: where its words
begin and end, and a run that refers to it (ISO/IEC 29500-1, 17.13.4). It carries no date, so that the same input
gives the same bytes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from lxml import etree

from respondent.ooxml.namespaces import (
    CONTENT_TYPES,
    RELATIONSHIPS,
    STRICT,
    XML,
    ContentType,
    RelationshipType,
    W,
)
from respondent.ooxml.parts import relationships_name, relationships_of
from respondent.ooxml.xml import parse_xml, xml_text

_TYPES = "[Content_Types].xml"
_KIND = "/comments"
_NUMBERED = tuple(
    f"{{*}}{name}" for name in ("comment", "commentRangeStart", "commentReference", "footnote", "endnote")
)
_NOTES = ("/footnotes", "/endnotes")
_STRICT_RELATIONS = f"{STRICT}officeDocument/relationships"
_LAST_NUMBER = 2**31 - 1
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its number in the package, who says it, and what; each line of `text` is a paragraph."""

    id: int
    author: str
    initials: str
    text: str


@dataclass(frozen=True, slots=True)
class CommentMarks:
    """The marks of one comment in the main part, as XML with the prefix ``w``.

    `start` and `end` stand before and after the words; `reference` is a run, and follows `end`.
    """

    start: str
    end: str
    reference: str


def comment_marks(number: int) -> CommentMarks:
    """The marks of the comment of that number."""
    return CommentMarks(
        f'<w:commentRangeStart w:id="{number}"/>',
        f'<w:commentRangeEnd w:id="{number}"/>',
        f'<w:r><w:commentReference w:id="{number}"/></w:r>',
    )


def comments_name(parts: Mapping[str, bytes], main: str) -> str | None:
    """The name of the part that holds the comments of the part `main`, or None. Raises DamagedPackageError."""
    found = (r.target for r in relationships_of(parts, main) if r.type.endswith(_KIND) and not r.external)
    return next((name for name in found if name in parts), None)


def free_numbers(parts: Mapping[str, bytes], main: str, how_many: int) -> list[int]:
    """Numbers for new comments: they go on from the highest that is there. Raises DamagedPackageError.

    Notes have numbers of their own, and Word keeps the two apart; LibreOffice 7.4 shows another note's words
    where a comment has a footnote's number, so that theirs are not used either.
    """
    taken = set()
    notes = (r.target for r in relationships_of(parts, main) if r.type.endswith(_NOTES) and not r.external)
    for name in (main, comments_name(parts, main), *notes):
        if name is not None and name in parts:
            taken |= _numbers(parse_xml(parts[name], name))
    first = max(taken, default=-1) + 1
    if first + how_many <= _LAST_NUMBER:
        return list(range(first, first + how_many))
    numbers = count()
    return [next(number for number in numbers if number not in taken) for _ in range(how_many)]


def comments_part(comments: Iterable[Comment], existing: bytes | None = None, namespace: str = W) -> bytes:
    """The content of a comments part: what `existing` holds already, and then the comments.

    `namespace` is that of the main part, which strict Open XML names otherwise. Raises DamagedPackageError where
    `existing` is not well-formed.
    """
    if existing is None:
        root = etree.Element(f"{{{namespace}}}comments", nsmap={"w": namespace})
    else:
        root = parse_xml(existing, "comments.xml")
    for comment in comments:
        root.append(_element(comment, namespace))
    return xml_text(root).encode()


def with_comments(parts: Mapping[str, bytes], main: str, comments: Iterable[Comment]) -> dict[str, bytes]:
    """The parts with the comments in their part, which is made and related to the part `main` where it is missing.

    The marks in `main` are for the caller to set. Parts that need no change keep their bytes; a new part follows
    `main`. Raises DamagedPackageError.
    """
    is_strict = any(r.type.startswith(STRICT) for r in relationships_of(parts, ""))
    namespace = f"{STRICT}wordprocessingml/main" if is_strict else W
    name = comments_name(parts, main)
    if name is not None:
        return {**parts, name: comments_part(comments, parts[name], namespace)}
    name = _free_name(parts, posixpath.dirname(main))
    relations = relationships_name(main)
    kind = f"{_STRICT_RELATIONS}{_KIND}" if is_strict else RelationshipType.COMMENTS
    new = {
        name: comments_part(comments, None, namespace),
        relations: _related(parts.get(relations), kind, posixpath.basename(name)),
    }
    changed = {_TYPES: _typed(parts[_TYPES], name), relations: new[relations]}
    found: dict[str, bytes] = {}
    for part, content in parts.items():
        found[part] = changed.get(part, content)
        if part == main:
            found |= {added: content for added, content in new.items() if added not in parts}
    return found


def _element(comment: Comment, namespace: str) -> etree._Element:
    def name(local: str) -> str:
        return f"{{{namespace}}}{local}"

    element = etree.Element(name("comment"), nsmap={"w": namespace})
    element.set(name("id"), str(comment.id))
    element.set(name("author"), _clean(comment.author))
    element.set(name("initials"), _clean(comment.initials))
    for number, line in enumerate(comment.text.split("\n")):
        paragraph = etree.SubElement(element, name("p"))
        if number == 0:
            etree.SubElement(etree.SubElement(paragraph, name("r")), name("annotationRef"))
        text = etree.SubElement(etree.SubElement(paragraph, name("r")), name("t"))
        text.set(f"{{{XML}}}space", "preserve")
        text.text = _clean(line)
    return element


def _numbers(root: etree._Element) -> set[int]:
    """The numbers of comments and notes in a part, whichever namespace it is written in."""
    found = set()
    for element in root.iter(*_NUMBERED):
        number = element.get(f"{{{etree.QName(element).namespace}}}id", "")
        if number.isascii() and number.isdecimal():
            found.add(min(int(number[:12]), _LAST_NUMBER))
    return found


def _free_name(parts: Mapping[str, bytes], folder: str) -> str:
    """The first of comments.xml, comments1.xml and so on that no part has, in whatever letters."""
    taken = {part.lower() for part in parts}
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
    return next(name for name in names if name.lower() not in taken)


def _related(existing: bytes | None, kind: str, target: str) -> bytes:
    """A part's relationships with one more."""
    if existing is None:
        root = parse_xml(f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode(), "_rels")
    else:
        root = parse_xml(existing, "_rels")
    taken = {element.get("Id") for element in root}
    identity = next(name for n in count(1) if (name := f"rIdComments{n}") not in taken)
    relationship = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
    relationship.set("Id", identity)
    relationship.set("Type", kind)
    relationship.set("Target", target)
    return xml_text(root).encode()


def _typed(existing: bytes, name: str) -> bytes:
    """The package's content types with that of the comments."""
    root = parse_xml(existing, _TYPES)
    override = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", ContentType.COMMENTS)
    return xml_text(root).encode()


def _clean(text: str) -> str:
    """The text without what XML does not allow."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
