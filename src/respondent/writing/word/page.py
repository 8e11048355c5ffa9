"""The page that the letter stands on: its section, and how wide a line of its text is."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import w
from respondent.writing.word.trees import number

_A4 = 11906
_MARGIN = 1440
_SPACE = 720
_CELL_MARGINS = 216
"""The defaults of Word, in twips: a page's width and margins, the space between columns, a cell's margins."""
_NARROWEST = 1440
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
    line = _line(section)
    cell = next(mark.iterancestors(w("tc")), None)
    if cell is None:
        return line
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    if width is not None and width.get(w("type"), "dxa") == "dxa":
        wide = number(width, w("w"))
    else:
        row = cell.getparent()
        wide = line // (len(row.findall(w("tc"))) if row is not None else 1)
    return max(_NARROWEST, wide - _CELL_MARGINS)


def _line(section: etree._Element | None) -> int:
    """The width of a column of text on a section's pages."""
    if section is None:
        return _A4 - 2 * _MARGIN
    size, margins, columns = (section.find(w(name)) for name in ("pgSz", "pgMar", "cols"))
    sides = sum(number(margins, w(name), default) for name, default in _SIDES.items())
    count = max(1, number(columns, w("num"), 1))
    spaces = (count - 1) * number(columns, w("space"), _SPACE)
    return max(_NARROWEST, (number(size, w("w"), _A4) - sides - spaces) // count)
