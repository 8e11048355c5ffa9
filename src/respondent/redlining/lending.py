"""What a copy from the earlier file needs in the later one: styles, lists, links, pictures, notes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from respondent.ooxml.namespaces import MC, PIC, WP, XML, A, R, W, w
from respondent.ooxml.parts import content_types_of
from respondent.redlining.lists import Lists
from respondent.redlining.package import Package

_STYLES = (w("pStyle"), w("rStyle"), w("tblStyle"))
_KNOWN = frozenset((W, R, WP, A, PIC, XML, None))
"""The namespaces that a copy keeps: others mean nothing, or harm, where a file does not declare them so."""

_LEFT_OUT = frozenset(map(w, ("sectPr", "rPrChange", "pPrChange", "ins", "del", "moveFrom", "moveTo")))

Notes = Callable[[str, str], str | None]


class Lender:
    """Carries what one part of the earlier file uses over to the same part of the later one."""

    def __init__(
        self, old: Package, new: Package, parts: tuple[str, str], lists: Lists, notes: Notes
    ) -> None:
        self._old, self._new, self._lists, self.note = old, new, lists, notes
        self._from, self._to = parts

    def link(self, target: str) -> str:
        """The id of a link’s relationship."""
        return self._new.add_link(self._to, target)

    def dressed(self, properties: etree._Element) -> etree._Element:
        """Properties of text, a paragraph or a table, with the styles and lists that they name."""
        copy = deepcopy(properties)
        for element in list(copy.iter(etree.Element)):
            parent = element.getparent()
            foreign = etree.QName(element).namespace != W
            if parent is not None and (foreign or element.tag in _LEFT_OUT):
                parent.remove(element)
                continue
            for name in [n for n in element.attrib if etree.QName(n).namespace not in _KNOWN]:
                del element.attrib[name]
        for element in copy.iter(*_STYLES):
            self._lend_style(element.get(w("val"), ""))
        self._lists.renumber(copy)
        etree.cleanup_namespaces(copy)
        return copy

    def _lend_style(self, style: str) -> None:
        """Let the later file have a style, with those that it rests on, if it has none of that name."""
        names = self._old.related("styles"), self._new.related("styles")
        if names[0] is None or names[1] is None:
            return
        there = self._new.root(names[1])
        while style and _style(there, style) is None:
            found = _style(self._old.root(names[0]), style)
            if found is None:
                return
            self._new.root(names[1], change=True).append(_plain(found))
            base = found.find(w("basedOn"))
            style = "" if base is None else base.get(w("val"), "")

    def carried(self, element: etree._Element) -> etree._Element | None:
        """A picture or a formula; None of what means something only to the earlier file."""
        chosen = self._alternative(element)
        if chosen is None:
            return None
        copy = deepcopy(chosen)
        for part in copy.iter(etree.Element):
            for name in [n for n in part.attrib if etree.QName(n).namespace == R]:
                identity = self._carry(part.get(name, ""))
                if identity is None:
                    return None
                part.set(name, identity)
            for name in [n for n in part.attrib if etree.QName(n).namespace not in _KNOWN]:
                del part.attrib[name]
        return copy

    def _alternative(self, element: etree._Element) -> etree._Element | None:
        """Of what is said twice, all if the later file knows the prefixes that it needs, else the plainer one."""
        if element.tag != f"{{{MC}}}AlternateContent":
            return element
        known = self._new.root(self._to).nsmap
        choices = element.findall(f"{{{MC}}}Choice")
        needed = {prefix for choice in choices for prefix in choice.get("Requires", "").split()}
        if all(prefix in known and known[prefix] == element.nsmap.get(prefix) for prefix in needed):
            return element
        plainer = element.find(f"{{{MC}}}Fallback")
        return None if plainer is None or len(plainer) == 0 else plainer[0]

    def _carry(self, identity: str) -> str | None:
        """The relationship of a picture, in the later file; None of anything else."""
        known = {r.id: r for r in self._old.relationships(self._from)}
        found = known.get(identity)
        if found is None:
            return None
        if found.external:
            return self._new.relate(self._to, found.type, found.target, external=True)
        content = self._old.parts.get(found.target)
        kind = content_types_of(self._old.parts).get(found.target, "")
        if content is None or not kind.startswith("image/"):
            return None
        same = (name for name, data in self._new.parts.items() if data == content)
        name = next(same, None) or self._new.add(
            posixpath.join(posixpath.dirname(self._new.main), "media", posixpath.basename(found.target)),
            content,
            kind,
        )
        return self._new.relate(self._to, found.type, name)


def _style(styles: etree._Element, identity: str) -> etree._Element | None:
    return next((s for s in styles.iterchildren(w("style")) if s.get(w("styleId")) == identity), None)


def _plain(style: etree._Element) -> etree._Element:
    """A copy of a style without what is not WordprocessingML, and without its list."""
    copy = deepcopy(style)
    for element in list(copy.iter(etree.Element)):
        parent = element.getparent()
        if parent is not None and (etree.QName(element).namespace != W or element.tag == w("numPr")):
            parent.remove(element)
    return copy
