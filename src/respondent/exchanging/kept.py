"""What a workbook held when it was made, out of its hidden sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from respondent.exchanging.digests import digest_of
from respondent.exchanging.marks import HIDDEN
from respondent.exchanging.opening import CameBook, CameSheet

Place = tuple[str, str, str]
"""A record's row on a sheet: the sheet's key, the record's id, and which of its rows: "" or a list in JSON."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a workbook held: whose it is, when it was made, the sheets' titles by key, and the cells of each row.

    `rows` are by place, each its texts by column; `doubtful` are records whose cells do not have their digest.
    """

    owner: str | None = None
    made: date | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)
    records: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    there: bool = False


def read_kept(book: CameBook) -> Kept:
    """What the hidden sheet says; where there is none, nothing."""
    sheet = next((one for one in book.sheets if _is_ours(one)), None)
    if sheet is None:
        return Kept()
    facts: dict[str, str] = {}
    titles: dict[str, str] = {}
    digests: dict[str, str] = {}
    cells: dict[str, list[tuple[str, ...]]] = {}
    rows: dict[Place, dict[str, str]] = {}
    for number in range(sheet.rows):
        what, *rest = (_text(sheet, number, at) for at in range(6))
        match what:
            case "owner" | "made" | "confidential":
                facts[what] = rest[0]
            case "sheet":
                titles[rest[0]] = rest[1]
            case "record":
                digests[rest[0]] = rest[1]
            case "cell":
                record, key, item, column, text = rest
                cells.setdefault(record, []).append((key, item, column, text))
                row = rows.setdefault((key, record, item), {})
                if column:
                    row[column] = text
            case _:
                continue
    records = frozenset(digests) | frozenset(cells)
    doubtful = frozenset(one for one in records if digest_of(cells.get(one, ())) != digests.get(one))
    return Kept(
        facts.get("owner") or None, _day(facts.get("made", "")), titles, rows, records, doubtful, there=True
    )


def _is_ours(sheet: CameSheet) -> bool:
    return sheet.text(0, 0) == "respondent workbook" or sheet.name == HIDDEN


def _text(sheet: CameSheet, row: int, column: int) -> str:
    value = sheet.cells.get((row, column))
    return "" if value is None else value if isinstance(value, str) else str(value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
