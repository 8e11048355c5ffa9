"""A table's record before its rows are read: all that its YAML file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from respondent.model.evidence import Caveat, Coverage
from respondent.model.period import Period
from respondent.model.record import Plain, Record
from respondent.model.unit import Per, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingTable(Record):
    """Everything of a `DataTable` but what the CSV file holds: its columns and its rows.

    `rows_path` is the CSV file's path below the workspace's root, worked out from the record's own. The record
    names its columns by `key`, `value_column`, `place_column`, `period_column` and in `complete`; whether the
    file has them is for the reader of the rows to say, at `place_of("key")`, `place_of("value")`,
    `place_of("place")`, `place_of("period")` and `place_of("complete.<column>")`.

    `precision` is how coarsely the values were rounded, in the unit's own size: 1 for whole per cent.
    `dimensions`, `prices`, `index_base` and `per` hold for every row's quantity; `denominator` is the id of the
    statistic that `per` names.
    """

    heading: str
    source: str
    unit: Unit
    key: tuple[str, ...]
    value_column: str
    rows_path: str
    measure: str | None = None
    period: Period | None = None
    period_column: str | None = None
    place: str | None = None
    place_column: str | None = None
    of: str | None = None
    locator: str | None = None
    precision: Fraction | None = None
    complete: tuple[tuple[str, tuple[str, ...]], ...] = ()
    coverage: Coverage | None = None
    caveat: Caveat | None = None
    method: Mapping[str, Plain] | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    prices: str | None = None
    index_base: str | None = None
    per: Per | None = None
    denominator: str | None = None

    @property
    def title(self) -> str:
        """The table's title."""
        return self.heading
