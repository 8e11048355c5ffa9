"""The styles that letters use, found in a letterhead or added to it, and its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.writing.word.plain import plain_part
from respondent.writing.word.trees import remove

LANGUAGE = "en-GB"
ACCENT = "1F3A5F"
"""The colour of headings in plain/styles.xml."""
_REFERENCES = ("basedOn", "next", "link")


def ensure_styles(root: etree._Element, *, language: bool = True) -> Mapping[str, str]:
    """Add to a letterhead's styles those of ours that it lacks; the id in the letterhead of each of ours.

    A style is known by its type and its name, since Word translates the ids of its own styles and never the
    names. A letterhead's style keeps its looks; its language becomes British English, unless `language` is not set.
    """
    theirs = {_identity(style): style.get(w("styleId"), "") for style in root.iter(w("style"))}
    defaults = {style.get(w("type")): style.get(w("styleId"), "") for style in _defaults(root)}
    taken = set(theirs.values())
    ids: dict[str, str] = {}
    missing: list[etree._Element] = []
    for style in plain_part("styles.xml").iter(w("style")):
        ours = style.get(w("styleId"), "")
        found = theirs.get(_identity(style))
        if style.get(w("default")) == "1":
            found = defaults.get(style.get(w("type")), found)
        if found is None:
            missing.append(deepcopy(style))
            found = ours if ours not in taken else f"{ours}-letter"
        ids[ours] = found
    for style in missing:
        _drop_accent(style)
        style.set(w("styleId"), ids[style.get(w("styleId"), "")])
        for name in _REFERENCES:
            for reference in style.findall(w(name)):
                reference.set(w("val"), ids[reference.get(w("val"), "")])
        root.append(style)
    if language:
        _set_language(root)
    return MappingProxyType(ids)


def _drop_accent(style: etree._Element) -> None:
    """Take the plain letterhead's colour from a style: beside an organisation's own it looks like a mistake."""
    for colour in [c for c in style.iter(w("color")) if c.get(w("val")) == ACCENT]:
        remove(colour)


def _identity(style: etree._Element) -> tuple[str, str]:
    name = style.find(w("name"))
    words = name.get(w("val"), "") if name is not None else ""
    return style.get(w("type"), ""), words.casefold()


def _defaults(root: etree._Element) -> Iterator[etree._Element]:
    for style in root.iter(w("style")):
        if style.get(w("default")) in {"1", "true", "on"}:
            yield style


def _set_language(root: etree._Element) -> None:
    """British English for everything that is English or says nothing; Welsh stays Welsh."""
    parent = root
    for name in ("docDefaults", "rPrDefault", "rPr"):
        child = parent.find(w(name))
        if child is None:
            child = parent.makeelement(w(name), {}, None)
            parent.insert(0, child)
        parent = child
    if parent.find(w("lang")) is None:
        etree.SubElement(parent, w("lang"))
    for language in root.iter(w("lang")):
        if language.get(w("val"), "en").startswith("en"):
            language.set(w("val"), LANGUAGE)
