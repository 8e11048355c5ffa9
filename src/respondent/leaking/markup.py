"""The texts in XML and in HTML: words with their runs joined, attributes, remarks, and instructions.

A phrase may be split over many runs, so the texts of a paragraph stand together without anything between them; a
paragraph, a cell or a line break ends a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lxml import etree

_LINES = frozenset(
    "p tr tc br cr tab line si row c is pt v title desc li div td th h1 h2 h3 h4 h5 h6 comment footnote endnote "
    "instrText property item string lpwstr lpstr".split()
)
_LEGIBLE = frozenset(
    "descr title name tag alias val author initials instr content alt label tooltip target href src uri".split()
)
"""Attributes in which people’s words and numbers stand; of others only words are looked for."""

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em font i ins del kbd mark q s samp small span strong sub sup time u var"
    "".split()
)
_XML = re.compile(r"\s*(?:<\?xml|<!--|<[A-Za-z_][\w.-]*:[\w.-]+[\s>/]|<[A-Za-z_][\w.-]*\s[^>]*xmlns)")
_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|span|table|a)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[\s\d.,+-]*")

Text = tuple[str, str, bool]
"""What it is called in its part, the text, and whether people’s numbers may stand in it."""


def looks_like_xml(text: str) -> bool:
    """Whether a text is XML, as far as its beginning tells."""
    return _XML.match(text.lstrip("\ufeff")) is not None


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page or a piece of one."""
    return _HTML.search(text[:2000]) is not None


def xml_texts(data: bytes) -> list[Text] | None:
    """The texts of an XML document; None where it is none after all. Entities of a DTD are not resolved."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    joined: list[str] = []
    spaced: list[str] = []
    attributes: list[tuple[str, str]] = []
    remarks: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"}:
            remarks.append(node.text or "")
            joined.append(node.tail or "")
            continue
        local = etree.QName(node).localname
        if event == "start":
            attributes += [(etree.QName(key).localname, value) for key, value in node.attrib.items()]
            joined.append(node.text or "")
            spaced.append(node.text or "")
        else:
            joined += ["\n" if local in _LINES else "", node.tail or ""]
            spaced.append(node.tail or "")
    found: list[Text] = [("", "".join(joined), True)]
    found.append(("", " ".join(part for part in spaced if part.strip()), False))
    found += _of_attributes(attributes)
    if remarks:
        found.append(("remarks", "\n".join(remarks), True))
    return found


def _of_attributes(attributes: list[tuple[str, str]]) -> Iterator[Text]:
    legible = [
        value for name, value in attributes if name.lower() in _LEGIBLE and not _NUMBER.fullmatch(value)
    ]
    yield "attributes", "\n".join(dict.fromkeys(legible)), True
    yield "attributes", "\n".join(dict.fromkeys(value for _, value in attributes)), False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.remarks: list[str] = []
        self.code: list[str] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(name, value) for name, value in attrs if value]
        self._in_code = tag in {"script", "style"}
        if tag not in _INLINE:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._in_code = False
        if tag not in _INLINE and tag not in _VOID:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        (self.code if self._in_code else self.words).append(data)

    def handle_comment(self, data: str) -> None:
        self.remarks.append(data)

    def handle_decl(self, decl: str) -> None:
        self.remarks.append(decl)

    def handle_pi(self, data: str) -> None:
        self.remarks.append(data)

    def unknown_decl(self, data: str) -> None:
        self.remarks.append(data)


def html_texts(text: str) -> Iterator[Text]:
    """The texts of a web page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield "", "".join(reader.words), True
    yield from _of_attributes(reader.attributes)
    for name, found, numbers in (("remarks", reader.remarks, True), ("code", reader.code, False)):
        if found:
            yield name, "\n".join(found), numbers
