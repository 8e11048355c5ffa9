"""All that a workspace holds, immutable, and how its figures are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from respondent.errors import RespondentError
from respondent.model.confidence import confidential_records
from respondent.model.evidence import DataTable, Row, Statistic
from respondent.model.quantity import Quantity, total_of
from respondent.model.record import Record
from respondent.model.review import NO_COPIES, NO_REVIEWS, ArchivedCopy, Review
from respondent.model.settings import Settings
from respondent.model.silence import Silence
from respondent.model.template import Template

R = TypeVar("R", bound=Record)

KIND_NAMES: Mapping[str, str] = {
    "Source": "source",
    "Statistic": "statistic",
    "DataTable": "table",
    "Quotation": "quotation",
    "Finding": "finding",
    "Organisation": "organisation",
    "Office": "office",
    "Consultation": "consultation",
}
"""What each class of record is called in a file's `kind:` and in messages."""


class NotFoundError(RespondentError):
    """There is no record, row or group of that name, or its value is unknown.

    `message` says so; `remedy` names the nearest ones, or says what can be chosen.
    """

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}")


class WithheldError(NotFoundError):
    """The record is confidential, and the workspace is that of a public edition."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace: `root` is its folder; records and document templates are by id, partials by name.

    `broken` are the ids of records whose files hold errors, so that they are not among `records`;
    `silences` are comments by which a rule's finding is known and stays. `reviews` are the verdicts given on
    records, and `copies` the archived ones of sources, both by the record's id and oldest first. One for a `public`
    edition has no confidential records; the ids of those that it had are `withheld`.
    """

    root: Path
    settings: Settings
    records: Mapping[str, Record]
    templates: Mapping[str, Template]
    partials: Mapping[str, Template]
    broken: frozenset[str] = frozenset()
    silences: tuple[Silence, ...] = ()
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=lambda: NO_REVIEWS)
    copies: Mapping[str, tuple[ArchivedCopy, ...]] = field(default_factory=lambda: NO_COPIES)
    public: bool = False
    withheld: frozenset[str] = frozenset()
    _totals: dict[tuple[str, frozenset[tuple[str, str]]], Quantity] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _reasons: list[Mapping[str, str]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why each record must stay out of a public edition that must, by the record's id; worked out once."""
        if not self._reasons:
            self._reasons.append(confidential_records(self.records))
        return self._reasons[0]

    def by_former_name(self) -> dict[str, Record]:
        """The records by the ids that they had before; of an id that several had, the first."""
        found: dict[str, Record] = {}
        for record in self.records.values():
            for old in record.formerly:
                found.setdefault(old, record)
        return found

    def all_of(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a class, by id; a public edition’s stand-in by that of the record it stands for."""
        return {name: record for name, record in self.records.items() if isinstance(record, kind)}

    def get(self, kind: type[R], record_id: str) -> R:
        """The record of that id and class. Raises NotFoundError with the nearest ids."""
        record = self.records.get(record_id)
        if isinstance(record, kind):
            return record
        name = KIND_NAMES[kind.__name__]
        if record is not None:
            raise NotFoundError(
                f"“{record_id}” is {with_article(KIND_NAMES[type(record).__name__])}, not {with_article(name)}.",
                f"Give the id of {with_article(name)}.",
            )
        raise self._no(name, record_id, kind)

    def figure(self, record_id: str, **key: str) -> Quantity:
        """The figure of a statistic, or of the one row of a table that `key` chooses (``force="Gwent"``).

        Raises NotFoundError where there is no such record or row, several, or the row's value is unknown.
        """
        record = self.records.get(record_id)
        if isinstance(record, Statistic):
            if key:
                raise NotFoundError(f"“{record_id}” is one figure, without rows.", "Leave the key out.")
            return replace(record.quantity, base=self._base(record.of))
        if isinstance(record, DataTable):
            row = self._row(record, key)
            if row.quantity is None:
                why = f" ({', '.join(row.markers)})" if row.markers else ""
                raise NotFoundError(
                    f"“{record_id}” has no value for {', '.join(row.key)}{why}.", "Unknown is not nought."
                )
            return replace(row.quantity, base=self._base(record.of))
        if record_id in self.withheld:
            raise withheld(record_id)
        if record is not None:
            kind = KIND_NAMES[type(record).__name__]
            raise NotFoundError(
                f"“{record_id}” is {with_article(kind)} and has no figure.", "Name a statistic or a table."
            )
        raise self._no("statistic or table", record_id, Statistic, DataTable)

    def total(self, record_id: str, **group: str) -> Quantity:
        """The sum of a table's rows in a group (``region="Wales"``), or of all its rows.

        A group that the record does not declare complete, or that has an unknown value in it, gives a sum
        that bears "at least" alone. Raises NotFoundError, or ArithmeticRefusedError.
        """
        wanted = record_id, frozenset(group.items())
        known = self._totals.get(wanted)  # a release for each row of a large table asks for the same one
        if known is None:
            known = self._totals[wanted] = self._total(self.get(DataTable, record_id), group)
        return known

    def _total(self, table: DataTable, group: Mapping[str, str]) -> Quantity:
        rows = self._rows(table, group)
        base = self._base(table.of)
        known = tuple(replace(row.quantity, base=base) for row in rows if row.quantity is not None)
        if not known:
            raise NotFoundError(
                f"No value in “{table.id}” is known for this group.", "Unknown is not nought."
            )
        declared = len(group) == 1 and all(
            table.is_complete(column, value) for column, value in group.items()
        )
        return total_of(known, place=_place_of(table, group), complete=declared and len(known) == len(rows))

    def rows(self, record_id: str, **group: str) -> tuple[Row, ...]:
        """A table's rows in a group (``region="Wales"``), or all of them. Raises NotFoundError."""
        return self._rows(self.get(DataTable, record_id), group)

    def change(self, record_id: str) -> Quantity:
        """A statistic's published change. Raises NotFoundError where the record states none."""
        record = self.get(Statistic, record_id)
        if record.change is None:
            raise NotFoundError(f"“{record_id}” states no change.", "Give the record a `change:`.")
        return record.change.by

    def _no(self, what: str, record_id: str, *kinds: type[Record]) -> NotFoundError:
        """What is said of a record that is not there: a broken one is not missing.

        The others are looked at, and so count as used, only where one of them may have been meant.
        """
        if record_id in self.withheld:
            return withheld(record_id)
        if record_id in self.broken:
            return unreadable(record_id)
        ids = [other.id for other in self.records.values() if isinstance(other, kinds)]
        near = did_you_mean(record_id, ids)
        if self.public and self.settings.confidential_evidence:
            near = f"If it is confidential, put the words between {{% confidential %}} tags. {near}"
        return NotFoundError(f"There is no {what} “{record_id}”.", near)

    def _base(self, record_id: str | None) -> Quantity | None:
        record = self.records.get(record_id) if record_id else None
        return record.quantity if isinstance(record, Statistic) else None

    def _row(self, table: DataTable, key: Mapping[str, str]) -> Row:
        if set(key) == set(table.key):
            wanted = tuple(key[column] for column in table.key)
            for row in table.rows:
                if row.key == wanted:
                    return row
        rows = self._rows(table, key)
        if len(rows) > 1:
            raise NotFoundError(
                f"{len(rows)} rows of “{table.id}” are meant.",
                f"Name one by its key: {', '.join(table.key)}.",
            )
        return rows[0]

    def _rows(self, table: DataTable, group: Mapping[str, str]) -> tuple[Row, ...]:
        for column, value in group.items():
            if column not in table.columns:
                raise NotFoundError(
                    f"“{table.id}” has no column “{column}”.", did_you_mean(column, table.columns)
                )
            values = list(dict.fromkeys(row.cells[column] for row in table.rows))
            if value not in values:
                raise NotFoundError(f"“{table.id}” has no {column} “{value}”.", did_you_mean(value, values))
        rows = tuple(
            r for r in table.rows if all(r.cells[column] == value for column, value in group.items())
        )
        if not rows:
            raise NotFoundError(f"No row of “{table.id}” is all of these.", "Leave one of them out.")
        return rows


def unreadable(record_id: str) -> NotFoundError:
    """What is said of a record whose file has errors: it is there, and cannot be used."""
    return NotFoundError(f"“{record_id}” cannot be used, since its file has errors.", "Mend those first.")


def withheld(record_id: str) -> WithheldError:
    """What is said where a public edition would need a confidential record."""
    return WithheldError(
        f"“{record_id}” is confidential, or rests on what is, and this is the public edition.",
        'Put the words that need it between {% confidential reason="…" %} and {% endconfidential %}.',
    )


def _place_of(table: DataTable, group: Mapping[str, str]) -> str | None:
    """The place that a group is: one of the table's places, or what each of its places is in one of (a region)."""
    if len(group) != 1 or table.place_column is None:
        return None
    ((column, value),) = group.items()
    within: dict[str, str] = {}
    for row in table.rows:
        if within.setdefault(row.cells[table.place_column], row.cells[column]) != row.cells[column]:
            return None
    return value


def with_article(kind: str) -> str:
    """A kind's name with its article: "an office"."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    """A sentence that names the nearest known words, or a few of them."""
    near = get_close_matches(word, known, n=2, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(f'“{name}”' for name in near)}?"
    if not known:
        return "There are none yet."
    shown = ", ".join(sorted(known)[:6])
    return f"There {'is' if len(known) == 1 else 'are'}: {shown}{' …' if len(known) > 6 else '.'}"
