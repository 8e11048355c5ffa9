"""A workbook of records for a partner, as a value: what stands in it, whatever file it is written to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: `key` says to the program what it is, `heading` and `help` to people.

    `choices` are the words that its cells may hold, if all are known; `suggested` what they mostly hold. `hidden`
    columns are there for whoever needs them; `width` is in characters.
    """

    key: str
    heading: str
    help: str
    width: float = 16
    choices: tuple[str, ...] = ()
    suggested: str = ""
    required: bool = False
    locked: bool = False
    hidden: bool = False
    figures: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: whose it is, and its cells by the keys of their columns; those that `locked` names cannot be changed.

    `item` tells a record's rows apart, on sheets that have several of each: a number or the key of a table's row.
    """

    record: str
    item: tuple[str, ...]
    cells: dict[str, str]
    locked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `key` says to the program what is in it, `title` is its name on the tab, `about` stands above."""

    key: str
    title: str
    name: str
    about: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class PartnerBook:
    """A partner's records as a workbook; `lists` are the words of drop-down lists that columns suggest."""

    owner: str
    owner_name: str
    day: date
    sheets: tuple[Sheet, ...]
    lists: dict[str, tuple[str, ...]]
    confidential: bool = False

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records in it, in order."""
        return tuple(dict.fromkeys(row.record for sheet in self.sheets for row in sheet.rows))
