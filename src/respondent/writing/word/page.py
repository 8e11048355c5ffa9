"""The page that the letter stands on: its section, and how wide a line of its text is."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import w

_A4 = 11906
_MARGIN = 1440
_SPACE = 720
_CELL_MARGINS = 216
"""The defaults of Word, in twips: a page's width and margins, the space between columns, a cell's margins."""
_SIDES = {"left": _MARGIN, "right": _MARGIN, "gutter": 0}


def section_of(mark: etree._Element) -> etree._Element | None:
    """The section that the mark stands in: a section's properties come at its end."""
    passed = False
    for element in mark.getroottree().getroot().iter():
        if element is mark:
            passed = True
        elif passed and element.tag == w("sectPr"):
            return element
    return None


def measure_of(mark: etree._Element, section: etree._Element | None) -> int:
    """The width of a line of text at the mark, in twips: of a page, of one of its columns, or of a table's cell."""
    cell = next(mark.iterancestors(w("tc")), None)
    width = cell.find(f"{w('tcPr')}/{w('tcW')}") if cell is not None else None
    if width is not None and width.get(w("type"), "dxa") == "dxa" and _number(width, "w", 0) > _CELL_MARGINS:
        return _number(width, "w", 0) - _CELL_MARGINS
    if section is None:
        return _A4 - 2 * _MARGIN
    size, margins, columns = (section.find(w(name)) for name in ("pgSz", "pgMar", "cols"))
    sides = sum(_number(margins, name, default) for name, default in _SIDES.items())
    line = _number(size, "w", _A4) - sides
    count = max(1, _number(columns, "num", 1))
    return max(_MARGIN, (line - (count - 1) * _number(columns, "space", _SPACE)) // count)


def _number(element: etree._Element | None, name: str, default: int) -> int:
    text = element.get(w(name)) if element is not None else None
    try:
        return round(float(text)) if text else default
    except ValueError:
        return default
