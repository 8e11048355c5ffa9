"""Small operations on trees of WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from respondent.ooxml.namespaces import w


def number(element: etree._Element | None, attribute: str, default: int = 0) -> int:
    """A whole number in an attribute; `default` where there is none, or no number in it."""
    text = element.get(attribute) if element is not None else None
    try:
        return int(text) if text else default
    except ValueError:
        return default


def undo(control: etree._Element) -> None:
    """Put what a content control holds in its place."""
    content = control.find(w("sdtContent"))
    for child in reversed(list(content) if content is not None else []):
        control.addnext(child)
    remove(control)


def remove(element: etree._Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def insert_before(parent: etree._Element, child: etree._Element, followers: Sequence[str]) -> None:
    """Put `child` before the first of `parent`'s children that the schema wants after it, or at the end."""
    names = {w(name) for name in followers}
    for sibling in parent:
        if sibling.tag in names:
            sibling.addprevious(child)
            return
    parent.append(child)
