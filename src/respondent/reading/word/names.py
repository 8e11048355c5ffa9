"""The names of what is read in a Word file, and strict Open XML put into the names that Word usually writes."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import MC, STRICT, WP, A, R, W, w

MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"

_TRANSITIONAL = {
    f"{STRICT}wordprocessingml/main": W,
    f"{STRICT}drawingml/main": A,
    f"{STRICT}drawingml/wordprocessingDrawing": WP,
    f"{STRICT}officeDocument/relationships": R,
    f"{STRICT}officeDocument/math": MATHS,
}
"""The namespaces of strict Open XML (ISO/IEC 29500-1), and those of transitional (29500-4)."""

SKIPPED = frozenset(
    w(name)
    for name in (
        "pPr rPr sdtPr sdtEndPr tblPr tblGrid tblPrEx trPr tcPr sectPr smartTagPr customXmlPr rubyPr rt "
        "instrText delInstrText fldData annotationRef"
    ).split()
) | {f"{{{MATHS}}}{name}" for name in ("rPr", "ctrlPr", "oMathParaPr")}
"""Elements that say how text looks or is made, and are no text."""

ALTERNATIVES, CHOICE, FALLBACK = f"{{{MC}}}AlternateContent", f"{{{MC}}}Choice", f"{{{MC}}}Fallback"


def make_transitional(root: etree._Element) -> None:
    """Rename what is in a namespace of strict Open XML, in place."""
    for element in root.iter(etree.Element):
        namespace, name = _split(element.tag)
        if namespace in _TRANSITIONAL:
            element.tag = f"{{{_TRANSITIONAL[namespace]}}}{name}"
        for attribute, content in element.attrib.items():
            namespace, name = _split(str(attribute))
            if namespace in _TRANSITIONAL:
                del element.attrib[attribute]
                element.set(f"{{{_TRANSITIONAL[namespace]}}}{name}", content)


def is_on(element: etree._Element | None) -> bool:
    """Whether a property that is on or off (`w:vanish`) is there and on."""
    return element is not None and element.get(w("val"), "true") not in {"0", "false", "off"}


def value(element: etree._Element | None) -> str:
    """The property's value, "" where it has none."""
    return "" if element is None else element.get(w("val"), "")


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition("}")
    return namespace[1:], local
