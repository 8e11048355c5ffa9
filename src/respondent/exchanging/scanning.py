"""What a spreadsheet’s XML says of its cells that a reader of values does not: formulas, errors, their reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.namespaces import RelationshipType
from respondent.ooxml.parts import relationships_of
from respondent.ooxml.xml import parse_xml

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_REPEATED = 1_048_576


@dataclass(frozen=True, slots=True)
class Scanned:
    """Of one sheet: the cells with formulas and with errors, counted from 0, and how many rows and columns."""

    formulas: frozenset[tuple[int, int]]
    errors: frozenset[tuple[int, int]]
    rows: int
    width: int


def scan_xlsx(parts: Mapping[str, bytes]) -> Mapping[str, Scanned]:
    """What the sheets of an Excel workbook are like, by their names. Raises PackageError."""
    main = next(
        (r.target for r in relationships_of(parts, "") if r.type == RelationshipType.DOCUMENT),
        "xl/workbook.xml",
    )
    if main not in parts:
        return {}
    targets = {r.id: r.target for r in relationships_of(parts, main)}
    found = {}
    for sheet in parse_xml(parts[main], main).iter(f"{_MAIN}sheet"):
        part = targets.get(sheet.get(_REL_ID, ""), "")
        if part in parts and part.startswith("xl/worksheets/"):
            found[sheet.get("name", "")] = _scan_cells(parse_xml(parts[part], part))
    return found


def _scan_cells(root: etree._Element) -> Scanned:
    formulas, errors = set(), set()
    rows = width = 0
    at = (0, -1)
    for row in root.iter(f"{_MAIN}row"):
        number = row.get("r")
        at = (int(number) - 1 if number and number.isdecimal() else at[0] + bool(rows), -1)
        for cell in row.iter(f"{_MAIN}c"):
            at = _address(cell.get("r")) or (at[0], at[1] + 1)
            if len(cell):
                rows, width = max(rows, at[0] + 1), max(width, at[1] + 1)
            if cell.find(f"{_MAIN}f") is not None:
                formulas.add(at)
            elif cell.get("t") == "e":
                errors.add(at)
    return Scanned(frozenset(formulas), frozenset(errors), rows, width)


def _address(text: str | None) -> tuple[int, int] | None:
    found = _ADDRESS.fullmatch(text or "")
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def scan_ods(parts: Mapping[str, bytes]) -> Mapping[str, Scanned]:
    """What the sheets of an OpenDocument spreadsheet are like, by their names. Raises PackageError."""
    content = parts.get("content.xml")
    if content is None:
        return {}
    tables = parse_xml(content, "content.xml").iter(f"{_TABLE}table")
    return {table.get(f"{_TABLE}name", ""): _scan_table(table) for table in tables}


def _scan_table(table: etree._Element) -> Scanned:
    formulas, errors = set(), set()
    row_at = rows = width = 0
    for row in table.iter(f"{_TABLE}table-row"):
        times = _times(row, "number-rows-repeated")
        column = 0
        for cell, many in _cells(row):
            if cell.get(f"{_TABLE}formula") is not None:
                formulas.add((row_at, column))
            elif cell.get(f"{_CALCEXT}value-type") == "error":
                errors.add((row_at, column))
            column += many
            if len(cell) or cell.get(f"{_TABLE}formula") is not None:
                rows, width = max(rows, row_at + times), max(width, column)
        row_at += times
    return Scanned(frozenset(formulas), frozenset(errors), rows, width)


def _cells(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    for cell in row:
        if cell.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            yield cell, _times(cell, "number-columns-repeated")


def _times(element: etree._Element, name: str) -> int:
    times = element.get(f"{_TABLE}{name}", "1")
    return min(int(times), _MOST_REPEATED) if times.isdecimal() and len(times) < 9 else 1
