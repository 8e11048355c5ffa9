"""Where the mark of a comment may stand: beside a run or what stands for one (ISO/IEC 29500-1, 17.13.4).

Word allows no comment in a text box, a drawing, a note, a header or a footer. What stands in a text box or a
drawing is marked around the run that holds it; the others are for the caller to find a place for.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.namespaces import XML

_HOLDERS = frozenset("p hyperlink ins moveTo smartTag customXml sdtContent fldSimple dir bdo".split())
"""Elements in which a run may stand, and so a comment's mark."""

_CLOSED = frozenset("txbxContent ruby pict object drawing AlternateContent".split())
"""Elements from which a mark is taken out, to stand beside them."""

_PLAIN_CONTROLS = frozenset("text dataBinding dropDownList comboBox date checkbox picture equation".split())
"""Kinds of content control that hold a value and no markup; Word empties and fills them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a mark stands beside, and, where a run can be cut at a character, the element and the offset in it."""

    beside: etree._Element
    leaf: etree._Element | None = None
    offset: int = 0


def spot_of(element: etree._Element, offset: int) -> Spot | None:
    """The spot of a character of an element's text; None where no mark may stand, as in a header.

    `offset` counts characters of the element's text; of an element without text, 0 is before and 1 behind it.
    """
    path = [element, *element.iterancestors()]
    if not any(_name(each) == "body" for each in path):
        return None
    namespace = _space(path[-1])
    lowest = 0
    for index, each in enumerate(path):
        if _name(each) in _CLOSED or _space(each) != namespace or _is_plain_control(each):
            lowest = index
    for index in range(lowest, len(path) - 1):
        if _may_hold(path[index + 1], namespace) and _in_paragraph(path[index + 1 :]):
            beside = path[index]
            cuts = index == 1 and _name(beside) == "r" and lowest == 0
            return Spot(beside, element, offset) if cuts else Spot(beside)
    return None


def cut(spot: Spot) -> tuple[etree._Element | None, etree._Element | None]:
    """What stands before and what behind a spot, once its run is cut in two there; one of them is None at an end.

    The run keeps what is before the spot, and a new one with the same properties takes what is behind it.
    """
    run, leaf = spot.beside, spot.leaf
    if leaf is None:
        return run, run
    text = leaf.text or ""
    length = len(text) or 1
    before = [child for child in leaf.itersiblings(preceding=True) if _name(child) != "rPr"]
    behind = list(leaf.itersiblings())
    if spot.offset <= 0 and not before:
        return None, run
    if spot.offset >= length and not behind:
        return run, None
    rest = _empty_copy(run)
    if 0 < spot.offset < length:
        second = etree.SubElement(rest, leaf.tag)
        _copy_attributes(leaf, second)
        leaf.text, second.text = text[: spot.offset], text[spot.offset :]
        for half in (leaf, second):
            half.set(f"{{{XML}}}space", "preserve")
    elif spot.offset <= 0:
        behind.insert(0, leaf)
    for child in behind:
        rest.append(child)
    run.addnext(rest)
    return run, rest


def first_spot(root: etree._Element) -> Spot | None:
    """The beginning of the first paragraph that is not in a text box; None where there is no paragraph."""
    namespace = _space(root)
    for paragraph in root.iter(f"{{{namespace}}}p"):
        closed = any(_name(above) in _CLOSED for above in paragraph.iterancestors())
        if not closed and any(_name(above) == "body" for above in paragraph.iterancestors()):
            return Spot(paragraph)
    return None


def _empty_copy(run: etree._Element) -> etree._Element:
    """A run with the same attributes and properties, and nothing in it."""
    copied = etree.Element(run.tag)
    _copy_attributes(run, copied)
    properties = run.find(f"{{{_space(run)}}}rPr")
    if properties is not None:
        copied.append(deepcopy(properties))
    return copied


def _copy_attributes(element: etree._Element, other: etree._Element) -> None:
    for name, value in element.attrib.items():
        other.set(name, value)


def _may_hold(element: etree._Element, namespace: str) -> bool:
    return _space(element) == namespace and _name(element) in _HOLDERS


def _in_paragraph(path: list[etree._Element]) -> bool:
    return any(_name(each) == "p" for each in path)


def _is_plain_control(element: etree._Element) -> bool:
    """Whether a content control in a line holds a value and no markup."""
    if _name(element) != "sdt":
        return False
    properties = next((child for child in element if _name(child) == "sdtPr"), None)
    parent = element.getparent()
    if properties is None or parent is None or _name(parent) not in _HOLDERS:
        return False
    return any(_name(child) in _PLAIN_CONTROLS for child in properties)


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _space(element: etree._Element) -> str:
    return element.tag.rpartition("}")[0][1:] if isinstance(element.tag, str) else ""
