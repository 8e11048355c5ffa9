"""Lists of the earlier file in the later one: an item that was taken out is of its neighbours’ list."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.redlining.package import Package


class Lists:
    """Which list of the later file each of the earlier one is; one that is no more is carried over."""

    def __init__(self, old: Package, new: Package) -> None:
        self._old, self._new = old, new
        self._known: dict[str, str] = {"0": "0"}

    def same(self, old: etree._Element, new: etree._Element) -> None:
        """Take note that two paragraphs are one and the same, and so are the lists that they are of."""
        was, now = _number(old), _number(new)
        if was is not None and now is not None:
            self._known.setdefault(was, now)

    def renumber(self, properties: etree._Element) -> None:
        """Let a copy of a paragraph’s properties name the list as the later file does."""
        for number in list(properties.iter(w("numId"))):
            found = self._known.get(number.get(w("val"), "")) or self._carried(number.get(w("val"), ""))
            if found is not None:
                number.set(w("val"), found)
            elif (parent := number.getparent()) is not None and (above := parent.getparent()) is not None:
                above.remove(parent)

    def _carried(self, identity: str) -> str | None:
        """A list with its kind, copied; None where the later file has no lists, or the earlier not this one."""
        names = self._old.related("numbering"), self._new.related("numbering")
        if names[0] is None or names[1] is None:
            return None
        there = self._old.root(names[0])
        number = _with(there, "num", "numId", identity)
        link = None if number is None else number.find(w("abstractNumId"))
        kind = None if link is None else _with(there, "abstractNum", "abstractNumId", link.get(w("val"), ""))
        if number is None or kind is None:
            return None
        here = self._new.root(names[1], change=True)
        number, kind = deepcopy(number), deepcopy(kind)
        own = str(_highest(here, "abstractNum", "abstractNumId") + 1)
        kind.set(w("abstractNumId"), own)
        for element in list(kind):
            if element.tag in {w("nsid"), w("numStyleLink"), w("styleLink")}:
                kind.remove(element)
        new = str(_highest(here, "num", "numId") + 1)
        number.set(w("numId"), new)
        for element in number.iter(w("abstractNumId")):
            element.set(w("val"), own)
        kinds, numbers = here.findall(w("abstractNum")), here.findall(w("num"))
        kinds[-1].addnext(kind) if kinds else here.insert(0, kind)
        numbers[-1].addnext(number) if numbers else kind.addnext(number)
        self._known[identity] = new
        return new


def _number(paragraph: etree._Element) -> str | None:
    found = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return None if found is None else found.get(w("val"))


def _with(root: etree._Element, name: str, attribute: str, value: str) -> etree._Element | None:
    return next((e for e in root.iterchildren(w(name)) if e.get(w(attribute)) == value), None)


def _highest(root: etree._Element, name: str, attribute: str) -> int:
    numbers = (e.get(w(attribute), "") for e in root.iterchildren(w(name)))
    return max((int(n) for n in numbers if n.isascii() and n.isdecimal() and len(n) < 9), default=0)
