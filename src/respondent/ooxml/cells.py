"""What a spreadsheet’s XML says of its cells that a reader of values does not: formulas, errors, their reach.

A library sets aside room for all cells up to the last one, so that a single cell far out takes all memory: how far
a sheet reaches is to be looked at first. Names are taken without their namespaces and addresses in either case,
since libraries do so too; what they might read otherwise is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from respondent.ooxml.faults import DamagedPackageError
from respondent.ooxml.namespaces import RelationshipType
from respondent.ooxml.parts import relationships_of
from respondent.ooxml.xml import parse_xml

_ADDRESS = re.compile(r"([A-Za-z]{1,7})([0-9]{1,10})")
_FURTHEST = 10**12
"""More cells than any program has: what is beyond is as far as that."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """Of one sheet: the cells with formulas and with errors, counted from 0, and how many rows and columns."""

    formulas: frozenset[tuple[int, int]]
    errors: frozenset[tuple[int, int]]
    rows: int
    width: int

    @property
    def cells(self) -> int:
        """How many cells there would be, if all were there up to the last."""
        return self.rows * self.width


def scan(parts: Mapping[str, bytes]) -> Mapping[str, Scanned] | None:
    """What the sheets of a workbook are like, by their names; None where it is no Excel or OpenDocument workbook.

    Raises PackageError.
    """
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return _scan_ods(parts)
    return _scan_xlsx(parts) if any(part.startswith("xl/") for part in parts) else None


def _scan_xlsx(parts: Mapping[str, bytes]) -> Mapping[str, Scanned]:
    related = relationships_of(parts, "")
    main = next((r.target for r in related if r.type == RelationshipType.DOCUMENT), "xl/workbook.xml")
    if main not in parts:
        raise DamagedPackageError("its main part is missing")
    if not main.endswith(".xml"):
        return {}  # a binary workbook (.xlsb)
    targets = {r.id: r.target for r in relationships_of(parts, main)}
    found: dict[str, Scanned] = {}
    for sheet in _named(parse_xml(parts[main], main), "sheet"):
        part = targets.get(_attribute(sheet, "id"), "")
        if part not in parts or not part.startswith("xl/worksheets/"):
            continue
        _note(found, _attribute(sheet, "name"), _scan_cells(parse_xml(parts[part], part)))
    return found


def _note(found: dict[str, Scanned], name: str, scanned: Scanned) -> None:
    if name in found:
        raise DamagedPackageError("two of its sheets have the same name")
    found[name] = scanned


def _scan_cells(root: etree._Element) -> Scanned:
    formulas, errors = set(), set()
    rows = width = 0
    row_at = -1
    for row in _named(root, "row"):
        number = row.get("r")
        row_at = int(number) - 1 if number and number.isdecimal() and len(number) < 11 else row_at + 1
        at = (row_at, -1)
        for cell in _named(row, "c"):
            at = _address(cell.get("r")) or (at[0], at[1] + 1)
            if len(cell):
                rows, width = max(rows, at[0] + 1), max(width, at[1] + 1)
            if next(_named(cell, "f"), None) is not None:
                formulas.add(at)
            elif cell.get("t") == "e":
                errors.add(at)
    return Scanned(frozenset(formulas), frozenset(errors), rows, width)


def _address(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise DamagedPackageError(f"it has a cell at “{text[:20]}”, which is no place")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _scan_ods(parts: Mapping[str, bytes]) -> Mapping[str, Scanned]:
    content = parts.get("content.xml")
    if content is None:
        raise DamagedPackageError("its main part is missing")
    found: dict[str, Scanned] = {}
    for table in _named(parse_xml(content, "content.xml"), "table"):
        _note(found, _attribute(table, "name"), _scan_table(table))
    return found


def _scan_table(table: etree._Element) -> Scanned:
    formulas, errors = set(), set()
    row_at = rows = width = 0
    for row in _named(table, "table-row"):
        times = _times(row, "number-rows-repeated")
        column = 0
        for cell in row:
            if not isinstance(cell.tag, str) or _local(cell.tag) not in {"table-cell", "covered-table-cell"}:
                continue
            formula = _attribute(cell, "formula")
            if formula:
                formulas.add((row_at, column))
            elif any(_local(name) == "value-type" and value == "error" for name, value in cell.items()):
                errors.add((row_at, column))
            column = min(column + _times(cell, "number-columns-repeated"), _FURTHEST)
            if len(cell) or formula:
                rows, width = max(rows, row_at + times), max(width, column)
        row_at = min(row_at + times, _FURTHEST)
    return Scanned(frozenset(formulas), frozenset(errors), rows, width)


def _times(element: etree._Element, name: str) -> int:
    times = _attribute(element, name)
    if not times.isdecimal():
        return 1
    return int(times) if len(times) < 12 else _FURTHEST


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that name, in whatever namespace."""
    return root.iter(f"{{*}}{name}")


def _attribute(element: etree._Element, name: str) -> str:
    """The attribute of that name, in whatever namespace; "" without one."""
    return next((str(value) for key, value in element.items() if _local(key) == name), "")


def _local(name: str | bytes) -> str:
    text = name if isinstance(name, str) else name.decode()
    return text.rpartition("}")[2]
