"""What a paragraph's style makes of it, a heading, an item or a quotation; and what text is hidden or raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from respondent.model.draft import PassageKind
from respondent.ooxml.namespaces import w
from respondent.reading.word.names import is_on, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BY_NAME = {
    "title": PassageKind.HEADING,
    "subtitle": PassageKind.HEADING,
    "caption": PassageKind.CAPTION,
    "table caption": PassageKind.CAPTION,
    "image caption": PassageKind.CAPTION,
    "quote": PassageKind.QUOTATION,
    "intense quote": PassageKind.QUOTATION,
    "block text": PassageKind.QUOTATION,
    "source code": PassageKind.CODE,
    "html preformatted": PassageKind.CODE,
}
"""Word writes the names of its own styles in English whatever its language; their ids are translated."""

_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of a style: its name in small letters, the style it is based on, and properties of its own."""

    name: str
    base: str
    outline: str
    numbering: str
    hidden: bool | None
    alignment: str
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id, and the id of the one that paragraphs have which name none."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """The styles of a styles part; of None, none."""
        if root is None:
            return cls()
        found, default = {}, ""
        for style in root.iterchildren(w("style")):
            identity = style.get(w("styleId"), "")
            found[identity] = _style(style)
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                default = identity
        return cls(found, default)

    def kind(self, paragraph: etree._Element) -> tuple[PassageKind, int]:
        """The kind of a paragraph outside tables, notes and text boxes, and its level if it is a heading."""
        properties = paragraph.find(w("pPr"))
        chain = list(self._chain(_own(properties, "pStyle") or self.default))
        for style in chain:
            if level := _HEADING.fullmatch(style.name):
                return PassageKind.HEADING, int(level[1])
        outline = _own(properties, "outlineLvl") or next((s.outline for s in chain if s.outline), "")
        if outline.isdecimal() and int(outline) < 9:
            return PassageKind.HEADING, int(outline) + 1
        for style in chain:
            if kind := _BY_NAME.get(style.name):
                return kind, 1 if kind is PassageKind.HEADING else 0
        listed = self.list_of(paragraph) != "0"
        return (PassageKind.ITEM if listed else PassageKind.PARAGRAPH), 0

    def list_of(self, paragraph: etree._Element) -> str:
        """The id of the list that the paragraph, or else its style, is in; "0" for none."""
        properties = paragraph.find(w("pPr"))
        own = "" if properties is None else value(properties.find(f"{w('numPr')}/{w('numId')}"))
        chain = self._chain(_own(properties, "pStyle") or self.default)
        return own or next((style.numbering for style in chain if style.numbering), "0")

    def hides(self, properties: etree._Element | None, paragraph: etree._Element) -> bool:
        """Whether a run with these properties, in that paragraph, is hidden (`w:vanish`)."""
        if properties is not None and (own := properties.find(w("vanish"))) is not None:
            return is_on(own)
        for name in (_own(properties, "rStyle"), _own(paragraph.find(w("pPr")), "pStyle") or self.default):
            said = next((s.hidden for s in self._chain(name) if s.hidden is not None), None)
            if said is not None:
                return said
        return False

    def alignment(self, properties: etree._Element | None) -> str:
        """Whether a run with these properties is above or below the line ("superscript", "subscript")."""
        own = _own(properties, "vertAlign")
        chain = self._chain(_own(properties, "rStyle"))
        return own or next((style.alignment for style in chain if style.alignment), "")

    def stressed(self, properties: etree._Element | None) -> tuple[bool, bool]:
        """Whether a run with these properties is bold and italic of its own; how its paragraph looks is apart."""
        chain = list(self._chain(_own(properties, "rStyle")))
        bold = _own_flag(properties, "b")
        italic = _own_flag(properties, "i")
        if bold is None:
            bold = next((style.bold for style in chain if style.bold is not None), False)
        if italic is None:
            italic = next((style.italic for style in chain if style.italic is not None), False)
        return bold, italic

    def _chain(self, identity: str) -> Iterator[Style]:
        """The style and those that it is based on, however they may go round in a circle."""
        for _ in range(_LONGEST_CHAIN):
            style = self.by_id.get(identity)
            if style is None:
                return
            yield style
            identity = style.base


def _style(element: etree._Element) -> Style:
    vanish = element.find(f"{w('rPr')}/{w('vanish')}")
    properties = element.find(w("pPr"))
    return Style(
        value(element.find(w("name"))).lower(),
        value(element.find(w("basedOn"))),
        _own(properties, "outlineLvl"),
        "" if properties is None else value(properties.find(f"{w('numPr')}/{w('numId')}")),
        None if vanish is None else is_on(vanish),
        value(element.find(f"{w('rPr')}/{w('vertAlign')}")),
        _own_flag(element.find(w("rPr")), "b"),
        _own_flag(element.find(w("rPr")), "i"),
    )


def _own(properties: etree._Element | None, name: str) -> str:
    return "" if properties is None else value(properties.find(w(name)))


def _own_flag(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on; None where nothing is said of it."""
    element = None if properties is None else properties.find(w(name))
    return None if element is None else is_on(element)
