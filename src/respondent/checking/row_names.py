"""What a table's rows are called, so that words about one row can be told from words about another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from respondent.model.evidence import DataTable, Row
from respondent.model.lineage import leaves
from respondent.model.quantity import Quantity
from respondent.model.workspace import Workspace

_WORD = re.compile(r"[^\s,;:()“”‘]+")
_LONGEST = 8
"""How many words a row's name may have to be found in a text."""

_NO_NAMES = frozenset("all any both don’t each every no none not other others total unknown yes".split())
_LEADING = frozenset(
    "a across and at but by for forces in on police the through throughout via while".split()
)


@dataclass(frozen=True, slots=True)
class RowNames:
    """`what` a figure of a table is of, the names that are its `own`, and `every` name that any row has."""

    what: str
    own: frozenset[str]
    every: frozenset[str]

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a name stands in a text, the longest first; never in the midst of a longer name."""
        words = list(_WORD.finditer(text))
        index = 0
        while index < len(words):
            for last in range(min(len(words), index + _LONGEST) - 1, index - 1, -1):
                start, end = words[index].start(), words[last].end()
                name = re.sub(r"(?:[’']s|[’'])?[.!?]?$", "", text[start:end])
                known = name if name in self.every or name in self.own else None
                if known and (known in self.own or not _is_part(text, start, start + len(name))):
                    yield start, start + len(name), known
                    index = last
                    break
            index += 1


def names_of(quantity: Quantity, workspace: Workspace) -> RowNames | None:
    """The names around a figure that rests on rows of one table; None for any other."""
    found = leaves(quantity.lineage)
    table = workspace.records.get(found[0].record) if found else None
    if not isinstance(table, DataTable) or not all(leaf.record == table.id and leaf.row for leaf in found):
        return None
    called = _called(_Same(table))
    rows = [row for leaf in found if (row := called.rows.get(leaf.row)) is not None]
    own = frozenset(text for row in rows for text in row.cells.values())
    place = frozenset({quantity.place}) if quantity.place else frozenset()
    what = quantity.place if quantity.place in called.names else None
    first = next((text for row in rows for text in row.key if text in called.names), None)
    if not rows or first is None:
        return None
    return RowNames(what or first, own | place, called.names)


@dataclass(frozen=True, slots=True)
class _Called:
    rows: Mapping[tuple[str, ...], Row]
    names: frozenset[str]


class _Same:
    """A table to be remembered by: a record is looked at once, not for each document of a release."""

    def __init__(self, table: DataTable) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.table is other.table


@lru_cache(maxsize=16)
def _called(same: _Same) -> _Called:
    """A table's rows by their keys, and the proper names in its keys and its complete groups."""
    table = same.table
    columns = {*table.key, *(column for column, _ in table.complete)} - {table.period_column}
    names = frozenset(row.cells[column] for row in table.rows for column in columns)
    return _Called({row.key: row for row in table.rows}, frozenset(filter(_is_proper, names)))


def _is_proper(name: str) -> bool:
    return len(name) > 2 and name[0].isupper() and name.casefold() not in _NO_NAMES


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a name is a piece of a longer one: "Wales" of "South Wales", "England" of "England and Wales"."""
    before = re.search(r"(?P<word>[^\W\d_][\w’'-]*)(?P<joined> and(?: the)?)? $", text[:start])
    if before is not None and before["word"][0].isupper() and before["word"].casefold() not in _LEADING:
        return True
    return re.match(r" (?:and (?:the )?)?(?!Police\b)[A-Z]", text[end:]) is not None
