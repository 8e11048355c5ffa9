"""Built letters as other programs would save them: other prefixes, strict OOXML, no controls, split runs."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/"
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/customXml": (
        b"http://purl.oclc.org/ooxml/officeDocument/customXml"
    ),
}
BODIES = ("word/document.xml", "word/footnotes.xml")

Rewrite = Callable[[etree._Element], None]


def w(name: str) -> str:
    """A name in Word's namespace."""
    return f"{{{W}}}{name}"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def rewritten(data: bytes, rewrite: Rewrite, *, without: tuple[str, ...] = ()) -> bytes:
    """The package with its text and its notes rewritten, and without the parts that begin so."""
    parts = {
        name: content for name, content in parts_of(data).items() if not name.startswith(without or ("?",))
    }
    for name in BODIES:
        root = etree.fromstring(parts[name])
        rewrite(root)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def strict(data: bytes) -> bytes:
    """As Word saves “Strict Open XML Document”: every namespace of the text is another."""
    parts = parts_of(data)
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            for old, new in STRICT.items():
                content = content.replace(old, new)
            parts[name] = content
    return packed(parts)


def with_other_prefixes(data: bytes) -> bytes:
    """As a program does that numbers its prefixes, and gives the text's own none."""
    parts = parts_of(data)
    for name in BODIES:
        text = parts[name].decode("utf-8")
        text = text.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:")
        parts[name] = text.replace("xmlns:w=", "xmlns:ns0=").encode("utf-8")
    return packed(parts)


def without_controls(root: etree._Element) -> None:
    """As Google Docs, Pages and LibreOffice 7.4 save it: what a control holds stays, and the control goes."""
    for control in list(root.iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        parent = control.getparent()
        assert parent is not None
        at = parent.index(control)
        parent[at : at + 1] = list(content) if content is not None else []


def without_bookmarks(root: etree._Element) -> None:
    """As Google Docs and Pages save it: their own marks, or none."""
    for name in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(root.iter(w(name))):
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)


def with_split_runs(root: etree._Element) -> None:
    """As an editor does that keeps who typed what: a run for every few letters, with properties of its own."""
    for run in list(root.iter(w("r"))):
        texts = run.findall(w("t"))
        parent = run.getparent()
        if len(texts) != 1 or parent is None or len(texts[0].text or "") < 2:
            continue
        words = texts[0].text or ""
        at = parent.index(run)
        pieces = [words[start : start + 3] for start in range(0, len(words), 3)]
        for offset, piece in enumerate(pieces):
            part = copy.deepcopy(run)
            (text,) = part.findall(w("t"))
            text.text = piece
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            parent.insert(at + offset, part)
        parent.remove(run)


def in_nested_tables(root: etree._Element) -> None:
    """Every paragraph in a table of its own, in a table: how some programs lay out a page."""
    body = root.find(w("body"))
    if body is None:
        return
    for paragraph in [one for one in body if one.tag == w("p") and one.find(f".//{w('sectPr')}") is None]:
        body.replace(paragraph, _table(_table(copy.deepcopy(paragraph), etree.Element(w("p")))))


def _table(*content: etree._Element) -> etree._Element:
    table = etree.Element(w("tbl"))
    cell = etree.SubElement(etree.SubElement(table, w("tr")), w("tc"))
    cell.extend(content)
    return table


def in_other_controls(root: etree._Element) -> None:
    """Every control in a control of somebody else's, and the whole text in one more."""
    for control in list(root.iter(w("sdt"))):
        parent = control.getparent()
        assert parent is not None
        at = parent.index(control)
        outer = _control("theirs")
        outer[-1].append(control)
        parent.insert(at, outer)
    body = root.find(w("body"))
    if body is not None:
        whole = _control("whole")
        whole[-1].extend(one for one in list(body) if one.tag != w("sectPr"))
        body.insert(0, whole)


def _control(tag: str) -> etree._Element:
    control = etree.Element(w("sdt"))
    etree.SubElement(etree.SubElement(control, w("sdtPr")), w("tag")).set(w("val"), tag)
    etree.SubElement(control, w("sdtContent"))
    return control
