"""A paragraph of a Word file as its smallest parts: words, tabs, marks of notes, fields, pictures.

Each knows from which elements it comes, so that what changed can be marked where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from respondent.model.tag import parse_tag
from respondent.ooxml.namespaces import MC, WP, XML, A, R, w

_TOKEN = re.compile(r"\w+(?:[.,’'\u2011-]\w+)*|\s|[^\w\s]")
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OPAQUE = frozenset((f"{_MATHS}oMath", f"{_MATHS}oMathPara"))
_DRAWN = frozenset((w("drawing"), w("pict"), w("object"), f"{{{MC}}}AlternateContent"))
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    w("softHyphen"): "\N{SOFT HYPHEN}",
    w("sym"): "",
    w("footnoteRef"): "",
    w("endnoteRef"): "",
}
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_THROUGH = frozenset(map(w, ("smartTag", "customXml", "dir", "bdo", "sdtContent")))
_CROSS = frozenset(("NOTEREF", "REF", "PAGEREF"))
_BY_ITSELF = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "FILENAME"))


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """The smallest part that is compared, by its `key`.

    `elements` are the runs or the like that it stands in: one, but for a field. A word is the text of its run from
    `start` up to `end`; of other parts, which have their elements for themselves, `end` is 0. `control` is the
    content control around it, `name` which that is; `link` where it leads.
    """

    key: tuple[str, ...]
    text: str
    elements: tuple[etree._Element, ...]
    start: int = 0
    end: int = 0
    control: etree._Element | None = None
    name: str = ""
    link: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it is part of a run’s text."""
        return self.end > 0


@dataclass(frozen=True, slots=True)
class Naming:
    """What the numbers in a part stand for: its links’ addresses, its pictures’ bytes, and its notes."""

    links: Mapping[str, str]
    pictures: Callable[[str], bytes]
    notes: Callable[[str, str], str]


def atoms_of(paragraph: etree._Element, naming: Naming) -> list[Atom]:
    """The parts of a paragraph in order; its runs are cut in place so that each holds one thing."""
    _cut_runs(paragraph)
    return list(_walk(paragraph, naming, None, "", ""))


def text_of(atoms: list[Atom]) -> str:
    """What the parts say."""
    return "".join(atom.text for atom in atoms)


def _cut_runs(paragraph: etree._Element) -> None:
    for simple in list(paragraph.iter(w("fldSimple"))):
        _spell_out(simple)
    for run in list(paragraph.iter(w("r"))):
        content = [child for child in run if child.tag != w("rPr")]
        for child in reversed(content[1:]):
            other = etree.Element(w("r"), {str(k): str(v) for k, v in run.attrib.items()})
            look = run.find(w("rPr"))
            if look is not None:
                other.append(deepcopy(look))
            other.append(child)
            run.addnext(other)


def _spell_out(simple: etree._Element) -> None:
    """A field that is one element, as the runs that mean the same."""
    marks = []
    for kind in ("begin", "separate", "end"):
        run = etree.Element(w("r"))
        etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
        marks.append(run)
    code = etree.Element(w("r"))
    text = etree.SubElement(code, w("instrText"))
    text.text = simple.get(w("instr"), "")
    text.set(f"{{{XML}}}space", "preserve")
    parent = simple.getparent()
    if parent is not None:
        at = parent.index(simple)
        content = [child for child in simple if child.tag != w("fldData")]
        parent[at : at + 1] = [marks[0], code, marks[1], *content, marks[2]]


def _walk(
    container: etree._Element, naming: Naming, control: etree._Element | None, name: str, link: str
) -> Iterator[Atom]:
    children = list(container.iterchildren(etree.Element))
    at = 0
    while at < len(children):
        child = children[at]
        field = _field_from(children, at)
        if field:
            yield _field(children[at : at + field], control, name, link)
            at += field
            continue
        at += 1
        if child.tag == w("r"):
            yield from _in_run(child, naming, control, name, link)
        elif child.tag == w("hyperlink"):
            target = naming.links.get(child.get(f"{{{R}}}id", ""), "") or f"#{child.get(w('anchor'), '')}"
            yield from _walk(child, naming, control, name, target)
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            if content is not None:
                yield from _walk(content, naming, child, _name_of(child), link)
        elif child.tag in _THROUGH:
            yield from _walk(child, naming, control, name, link)
        elif child.tag in _OPAQUE:
            text = "".join(part.text or "" for part in child.iter(f"{_MATHS}t"))
            yield Atom(("maths", _print_of(child, naming)), text, (child,), 0, 0, control, name, link)


def _in_run(
    run: etree._Element, naming: Naming, control: etree._Element | None, name: str, link: str
) -> Iterator[Atom]:
    leaf = next((child for child in run.iterchildren(etree.Element) if child.tag != w("rPr")), None)
    if leaf is None:
        return

    def atom(*key: str, text: str = "", start: int = 0, end: int = 0) -> Atom:
        return Atom((*key, link) if link else key, text, (run,), start, end, control, name, link)

    if leaf.tag == w("t"):
        for found in _TOKEN.finditer(leaf.text or ""):
            yield atom(found[0], text=found[0], start=found.start(), end=found.end())
    elif leaf.tag in _SIGNS:
        more = (leaf.get(w(key), "") for key in ("type", "char"))
        yield atom("", etree.QName(leaf).localname, *more, text=_SIGNS[leaf.tag])
    elif leaf.tag in _NOTES:
        yield atom("", "note", naming.notes(_NOTES[leaf.tag], leaf.get(w("id"), "")))
    elif leaf.tag in _DRAWN:
        yield atom("", "drawing", _print_of(leaf, naming))


def _name_of(control: etree._Element) -> str:
    """Which claim a control is of, whatever its record says by now; of others, their tag."""
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    text = "" if tag is None else tag.get(w("val"), "")
    claim = parse_tag(text)
    return text if claim is None else f"{claim.record}~{claim.row8}"


def _field_from(children: list[etree._Element], at: int) -> int:
    """How many siblings a field takes up that begins here; 0 where none does, or where it ends elsewhere."""
    if _field_mark(children[at]) != "begin":
        return 0
    depth = 0
    for number, child in enumerate(children[at:], 1):
        depth += {"begin": 1, "end": -1}.get(_field_mark(child), 0)
        if depth == 0:
            return number
    return 0


def _field_mark(element: etree._Element) -> str:
    mark = element.find(w("fldChar")) if element.tag == w("r") else None
    return "" if mark is None else mark.get(w("fldCharType"), "")


def _field(elements: list[etree._Element], control: etree._Element | None, name: str, link: str) -> Atom:
    """A field, known by what it prints, and by its code where that is not just another number of a note."""
    code = "".join(t.text or "" for e in elements for t in e.iter(w("instrText"))).split()
    result = "".join(t.text or "" for e in shown(elements) for t in e.iter(w("t")))
    kind = code[0].upper() if code else ""
    if kind in _CROSS:
        key: tuple[str, ...] = (kind, result)
    elif kind in _BY_ITSELF:
        key = (kind,)
    else:
        key = (*code, result)
    return Atom(("", "field", *key), result, tuple(elements), 0, 0, control, name, link)


def shown(elements: list[etree._Element] | tuple[etree._Element, ...]) -> list[etree._Element]:
    """Of a field’s elements those that print its result."""
    depth, seen, found = 0, False, []
    for element in elements:
        mark = _field_mark(element)
        depth += {"begin": 1, "end": -1}.get(mark, 0)
        if mark == "separate" and depth == 1:
            seen = True
        elif seen and not mark and depth == 1:
            found.append(element)
    return found


def print_fields(paragraph: etree._Element) -> None:
    """Put what they print in the place of a paragraph’s fields, which are cut into runs already."""
    for holder in (paragraph, *paragraph.iter(w("hyperlink"), w("sdtContent"), *_THROUGH)):
        children = list(holder.iterchildren(etree.Element))
        at = 0
        while at < len(children):
            size = max(1, _field_from(children, at))
            field = children[at : at + size] if _field_from(children, at) else []
            kept = set(shown(field))
            for element in field:
                if element not in kept and element.tag == w("r"):
                    holder.remove(element)
            at += size


def _print_of(element: etree._Element, naming: Naming) -> str:
    """A digest of what a picture or a formula shows: its words, what they say of it, and its pictures."""
    digest = sha256()
    for part in element.iter(etree.Element):
        digest.update((part.text or "").strip().encode())
        if part.tag == f"{{{WP}}}docPr":
            digest.update(part.get("descr", "").encode())
        if part.tag in {f"{{{A}}}blip", "{urn:schemas-microsoft-com:vml}imagedata"}:
            digest.update(naming.pictures(part.get(f"{{{R}}}embed") or part.get(f"{{{R}}}id") or ""))
    return digest.hexdigest()
